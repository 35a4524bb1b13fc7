"""Why two totals differ, node by node: parts that add up to the difference exactly.

A requirement with the same weight on both sides has the part *weight × (its share here − its share there)*. Weights can
differ: what is not applicable, of another agency type or an optional row left empty has none, and its sisters share its
weight. So each node counts by how far it lies above a *reference*, the middle of both sides' shares of its parent:

    part = weight here × (share here − reference) − weight there × (share there − reference)

Weights of sisters add up to their parent's on each side, so the parts of sisters add up to their parent's part, but for
what only the parent has: a weight of its own that differs, rounding, an effect that takes points. That is its ``own``.
Where a node is its lowest child, that child has all of its weight (several at the lowest: equal parts of it).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from pmqa.assessment import Assessment
from pmqa.scoring.tree import pools
from pmqa.standard.compiled import Standard


class Side(NamedTuple):
    """One side's ``share`` (points ÷ maximum; NaN: out) and ``weight`` of every node in the total, each (nodes,)."""

    share: np.ndarray
    weight: np.ndarray


class Part(NamedTuple):
    """One node's part of the difference, in points of the total; ``own``: what of it none of its children has."""

    node: int
    here: float  # points of the node, NaN: out
    there: float
    part: float
    own: float


@dataclass(frozen=True)
class Difference:
    """``parts`` by place of the node, those out on both sides left out; the first is the total's, ``parts[0].part`` the
    difference itself. ``level``: every node weighs the same on both sides, so a part is its weight × the difference."""

    standard: Standard
    parts: tuple[Part, ...]
    level: bool = True

    @property
    def total(self) -> float:
        return self.parts[0].part

    def of_kind(self, kind: str) -> list[Part]:
        """Parts of the nodes of that kind (``category``, ``requirement``), in the order of the standard."""
        return [part for part in self.parts if self.standard.nodes[part.node].kind == kind]


def side_of(assessment: Assessment, agency: int) -> Side:
    """One agency's shares and weights."""
    standard, tree = assessment.standard, assessment.tree
    maxima = np.array([node.maximum for node in standard.nodes])
    share = tree.points[agency] / maxima
    pool = pools(standard, tree.out[[agency]])[0]
    weight = np.zeros(len(maxima))
    weight[0] = 0.0 if np.isnan(share[0]) else 1.0
    pool = pools(standard, tree.out[[agency]])[0]
    for at, node in enumerate(standard.nodes):
        here = [standard.index[code] for code in standard.children[node.code] if not tree.out[agency, standard.index[code]]]
        if not weight[at] or not here or _stated(assessment, agency, at):
            continue
        if node.combine == "min":
            lowest = min(share[child] for child in here)
            weights = [float(share[child] == lowest) for child in here]
        else:
            weights = [{"sum": standard.nodes[child].maximum, "weighted_mean": standard.nodes[child].weight,
                        "pooled": float(pool[child])}.get(node.combine, 1.0) for child in here]
        for child, one in zip(here, weights, strict=True):
            weight[child] = weight[at] * one / sum(weights) if one else 0.0
    return Side(share, weight)


def median_of(assessment: Assessment, among: Sequence[int], like: Side) -> Side:
    """A side made of each requirement's median share among some agencies, weighed as ``like`` is.

    It is no agency: its total is not the median of the totals.
    """
    standard = assessment.standard
    maxima = np.array([node.maximum for node in standard.nodes])
    shares = assessment.tree.points[list(among)] / maxima
    share = np.full(len(maxima), np.nan)
    for at in range(len(maxima) - 1, -1, -1):
        below = [standard.index[code] for code in standard.children[standard.nodes[at].code]]
        weights = like.weight[below]
        if weights.sum() > 0:
            share[at] = float(np.nansum(share[below] * weights) / weights.sum())
        elif not np.isnan(like.share[at]) and not np.isnan(shares[:, at]).all():
            share[at] = float(np.nanmedian(shares[:, at]))
        elif not np.isnan(like.share[at]):
            share[at] = like.share[at]  # nobody else has it: it makes no difference
    return Side(share, like.weight)


def difference(standard: Standard, here: Side, there: Side) -> Difference:
    """The parts of one total less another."""
    middle = np.where(np.isnan(here.share), there.share, np.where(np.isnan(there.share), here.share, (here.share + there.share) / 2))
    part = np.zeros(len(standard.nodes))
    for at, node in enumerate(standard.nodes):
        reference = middle[node.parent] if node.parent >= 0 else 0.0
        part[at] = sum(sign * side.weight[at] * (side.share[at] - reference)
                       for sign, side in ((1, here), (-1, there)) if side.weight[at])
    below = np.zeros(len(part))
    for at, node in enumerate(standard.nodes[1:], start=1):
        below[node.parent] += part[at]
    scale, parts = standard.nodes[0].maximum, []
    for at, node in enumerate(standard.nodes):
        if node.kind == "subtotal":  # beside the tree: part of no difference
            continue
        points = [float(side.share[at] * node.maximum) for side in (here, there)]
        if not np.isnan(points).all() and node.kind != "subtotal":  # which is beside the tree
            own = part[at] - below[at] if standard.children[node.code] else part[at]
            parts.append(Part(at, *points, float(part[at] * scale), float(own * scale)))
    return Difference(standard, tuple(parts), bool(np.allclose(here.weight, there.weight, rtol=0.0, atol=1e-12)))


def adding_up(parts: Sequence[float], digits: int) -> list[float]:
    """Parts rounded so that they add up to their rounded sum: those that lose most by it are the ones not cut.

    >>> adding_up([1 / 3, 1 / 3, 1 / 3], 2), adding_up([0.005, -0.012], 2)
    ([0.34, 0.33, 0.33], [0.0, -0.01])
    """
    scale = 10.0**digits
    units = [round(part * scale, 6) for part in parts]
    floors = [float(np.floor(unit)) for unit in units]
    missing = int(np.floor(round(sum(units), 6) + 0.5) - sum(floors))
    first = sorted(range(len(units)), key=lambda n: (floors[n] - units[n], n))[:missing]
    return [(floor + (n in first)) / scale + 0.0 for n, floor in enumerate(floors)]


def _stated(assessment: Assessment, agency: int, at: int) -> bool:
    """Not applicable and counted as a stated value: what stands below has no part."""
    standard = assessment.standard
    column = standard.columns.get(f"{standard.nodes[at].code}.na")
    return not isinstance(standard.nodes[at].not_applicable, str) and column is not None and bool(assessment.answers[agency, column] > 0)
