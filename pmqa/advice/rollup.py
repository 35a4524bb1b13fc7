"""How the points of inner nodes follow from those of requirements, written down for a solver: what is out is left out.

It says nothing that the engine does not say: effects that reduce points are not here, so that what it allows is never
less than what the engine gives.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from pmqa.scoring.tree import Tree, pools, upwards
from pmqa.standard.compiled import Standard


class Inner(NamedTuple):
    """Points = ``maximum`` × (sum of coefficient × child's points, or the lowest of those products), perhaps rounded."""

    maximum: float
    children: tuple[tuple[int, float], ...]  # place, coefficient
    lowest: bool
    round: int | None


class Rollup(NamedTuple):
    """``inner`` (children before what they are in) and ``constant`` by place of the node; constant points are those of now,
    which groups may replace."""

    inner: dict[int, Inner]
    constant: dict[int, float]
    decimals: int

    def below(self, at: int) -> set[int]:
        """The node itself and all that stands below it and counts."""
        return {at}.union(*(self.below(child) for child, _ in self.inner[at].children)) if at in self.inner else {at}


def rollup_of(standard: Standard, tree: Tree, answers: np.ndarray) -> Rollup:
    """The roll-up of one agency. ``tree``: a batch of one; ``answers`` (columns,)."""
    inner, constant, pool = {}, {}, pools(standard, tree.out)
    for at, node in upwards(standard):
        if tree.out[0, at]:
            continue
        here = [standard.index[code] for code in standard.children[node.code] if not tree.out[0, standard.index[code]]]
        if node.measure is not None or not here or _stated(standard, at, answers):
            constant[at] = float(tree.points[0, at])
            continue
        weights = [{"sum": standard.nodes[child].maximum, "weighted_mean": standard.nodes[child].weight,
                    "pooled": float(pool[0, child])}.get(node.combine, 1.0) for child in here]
        if not sum(weights):
            constant[at] = float(tree.points[0, at])
            continue
        lowest = node.combine == "min"
        total = 1.0 if lowest else sum(weights)
        terms = tuple((child, (1.0 if lowest else weight) / total / standard.nodes[child].maximum)
                      for child, weight in zip(here, weights, strict=True))
        inner[at] = Inner(node.maximum, terms, lowest, node.round)
    return Rollup(inner, constant, standard.decimals)


def _stated(standard: Standard, at: int, answers: np.ndarray) -> bool:
    """Declared not applicable and counted as a stated value."""
    node = standard.nodes[at]
    column = standard.columns.get(f"{node.code}.na")
    return not isinstance(node.not_applicable, str) and column is not None and answers[column] > 0
