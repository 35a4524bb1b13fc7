"""The least score that is possible with every bar met: below it, some bar is surely unmet; above it, one may still be.

Answers that have a bar stand just at it, all others are left blank; points are rolled up as always, and a node with a bar
of its own on points or share is lifted to that. Bars that ask for some of several targets lift nothing.
"""

from __future__ import annotations

import numpy as np

from pmqa.scoring.tree import _combined, tree
from pmqa.standard.compiled import Bar, Standard, applies


def least_with_bars_met(standard: Standard, agency_type: str) -> np.ndarray:
    """Points of every node (nodes,), unrounded; NaN where no bar stands on the node or below it, or the node is of another type."""
    bars = [bar for bar in standard.bars if applies(bar.types, agency_type) and _lifts(bar)]
    answers = _answers(standard, bars)
    start = tree(standard, answers, [agency_type])
    points, barred = start.points.copy(), np.zeros(len(standard.nodes), dtype=bool)
    for i, node in reversed(list(enumerate(standard.nodes))):
        if start.out[0, i]:
            continue
        if node.measure is None:
            points[:, i] = _combined(standard, node, points, start.out, start.empty)[0]
        mine = [bar for bar in bars if node.code in bar.condition.of or bar.owner == node.code]
        lifts = [bar.condition.than * (node.maximum if bar.condition.on == "share" else 1.0)
                 for bar in mine if bar.condition.on != "value" and node.code in bar.condition.of]
        points[0, i] = max([points[0, i], *lifts])
        barred[i] |= bool(mine)
        if node.parent >= 0:
            barred[node.parent] |= barred[i]
    return np.where(barred & ~start.out[0], points[0], np.nan)


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
