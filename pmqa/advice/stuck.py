"""Why a bar cannot be met in steps."""

from __future__ import annotations

from math import isinf
from typing import NamedTuple

from pmqa.advice.goal import Stuck
from pmqa.advice.levers import inputs_of, way_of
from pmqa.assessment import Assessment
from pmqa.measures import measure_of
from pmqa.measures.curve import Curve
from pmqa.standard.compiled import Node


class Why(NamedTuple):
    """``kind``: *ratio* (worked out from counts, ``codes`` those that read them), *target* (``codes`` lack a target or a
    direction), *fact* (the profile, an option or a text decides), *top* (even the highest values are not enough).

    ``now`` and ``needed``: the share of a single ratio, where the bar stands on it; else None.
    """

    kind: str
    codes: tuple[str, ...] = ()
    now: float | None = None
    needed: float | None = None


def why_stuck(before: Assessment, stuck: Stuck) -> Why:
    """The reason in one agency's case. ``before``: the agency alone."""
    standard = before.standard
    bar = standard.bars[stuck.bar]
    targets = [stuck.target] if stuck.target else list(bar.condition.of)
    nodes = [node for target in targets for node in _leaves(before, target)]
    ratios = [node for node in nodes if measure_of(node.measure).kind == "ratio"]
    if ratios:
        now, needed = _share(before, ratios[0], float(bar.condition.than), bar.condition.on) if len(nodes) == 1 else (None, None)
        return Why("ratio", tuple(node.code for node in ratios), now, needed)
    aimless = [node for node in nodes if measure_of(node.measure).kind == "target"
               and not way_of(standard, standard.index[node.code], standard.field[node.code], before.answers[0])]
    if aimless:
        return Why("target", tuple(node.code for node in aimless))
    fact = all(target.startswith("@") or (target.startswith("field:") and standard.field[target[6:]].kind not in ("mark", "number", "tick"))
               for target in targets)
    return Why("fact" if fact else "top", tuple(dict.fromkeys(node.code for node in nodes)))


def _leaves(before: Assessment, target: str) -> list[Node]:
    """The requirements behind a target that count for the agency."""
    standard = before.standard
    if target.startswith("@"):
        return []
    if target.startswith("field:"):
        key = target.removeprefix("field:")
        own = standard.node.get(standard.field[key].owner)
        return [own] if own and own.measure else [node for node in standard.nodes if node.measure and key in inputs_of(measure_of(node.measure))]
    below = [standard.node[target]]
    for node in below:  # which grows
        below += [standard.node[code] for code in standard.children[node.code]]
    return [node for node in below if node.measure is not None and not before.tree.out[0, standard.index[node.code]]]


def _share(before: Assessment, node: Node, than: float, on: str) -> tuple[float | None, float | None]:
    """The share now, and the one from which the bar on the requirement is met."""
    measure, answers, columns = measure_of(node.measure), before.answers[0], before.standard.columns
    top, bottom = (sum((-1 if name.startswith("-") else 1) * answers[columns[name.removeprefix("-")]] for name in side)
                   for side in (measure.top_of, measure.bottom_of))
    now = float(top / bottom) if bottom > 0 else None
    points = than * node.maximum if on == "share" else than
    return now, least_share(measure.curve, points / node.maximum * node.top, measure.better == "less")


def least_share(curve: Curve, points: float, less: bool) -> float | None:
    """The value nearest to the worse end of the curve that is worth these points; None where none is.

    >>> least_share(Curve(at=(0, 1), gives=(0, 5)), 4, less=False), least_share(Curve(at=(0.5, 1), gives=(5, 0), below=5), 4, less=True)
    (0.8, 0.6)
    """
    found = []
    for piece in curve.pieces:
        low, high = sorted((piece.y0, piece.y1))
        if low == high or not low <= points <= high:
            found += [piece.start if not less else piece.upto] if low == high >= points else []
        else:
            found.append(piece.start + (points - piece.y0) / (piece.y1 - piece.y0) * (piece.upto - piece.start))
    ends = [value for value in found if not isinf(value)]
    return round((max if less else min)(ends), 9) if ends else None

