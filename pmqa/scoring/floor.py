"""The least score that is possible with every bar met: below it, some bar is surely unmet; above it, one may still be.

Answers that have a bar stand just at it, all others are left blank; points are rolled up as always, and a node with a bar
of its own on points or share is lifted to that. Bars that ask for some of several targets lift nothing. Nothing is claimed of a
node whose points may be capped, or that has something below it that may drop out (not applicable, an optional row): what
is left then may be less. Its own bar still counts.
"""

from __future__ import annotations

import numpy as np

from pmqa.scoring.tree import combined, pools, tree, upwards
from pmqa.standard.compiled import Bar, Node, Standard, applies


def least_with_bars_met(standard: Standard, agency_type: str) -> np.ndarray:
    """Points of every node (nodes,), unrounded; NaN where no bar stands on the node or below it, or the node is of another type."""
    bars = [bar for bar in standard.bars if applies(bar.types, agency_type) and _lifts(bar)]
    answers = _answers(standard, bars)
    start = tree(standard, answers, [agency_type])
    pool, points = pools(standard, start.out), start.points.copy()
    barred, capped = np.zeros(len(standard.nodes), dtype=bool), {effect.node for effect in standard.effects if effect.does == "cap_points"}
    for i, node in upwards(standard):
        if start.out[0, i]:
            continue
        below = standard.children[node.code]
        if node.measure is None:
            points[:, i] = combined(standard, node, points, start.out, start.empty, pool)[0]
        mine = [bar for bar in bars if node.code in bar.condition.of or bar.owner == node.code]
        lifts = [bar.condition.than * (node.maximum if bar.condition.on == "share" else 1.0)
                 for bar in mine if bar.condition.on != "value" and node.code in bar.condition.of]
        unsure = node.code in capped or np.isnan(points[0, i]) or any(_may_drop(standard.node[code]) for code in below)
        points[0, i] = np.nan if node.code in capped else max([*lifts, *([] if unsure else [points[0, i]])], default=np.nan)
        barred[i] = bool(mine) or barred[[standard.index[code] for code in below]].any()
    return np.where(barred & ~start.out[0], points[0], np.nan)


def _may_drop(node: Node) -> bool:
    return node.not_applicable != "" or node.optional


def _lifts(bar: Bar) -> bool:
    """Bars with a least number that all of their targets must reach."""
    condition = bar.condition
    return (not condition.need and condition.op in ("at_least", "more_than") and condition.on in ("points", "share", "value")
            and not isinstance(condition.than, bool | str))


def _answers(standard: Standard, bars: list[Bar]) -> np.ndarray:
    """(1, columns): the largest minimum on each field, NaN where it has none."""
    answers = np.full((1, len(standard.columns)), np.nan)
    for bar in bars:
        for target in bar.condition.of:
            column = standard.columns.get(target.removeprefix("field:")) if target.startswith("field:") else None
            if column is not None:
                answers[0, column] = np.fmax(answers[0, column], bar.condition.than)
    return answers
