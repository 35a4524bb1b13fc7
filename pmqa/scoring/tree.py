"""Points and roll-up: answers (agencies × fields) in, points (agencies × nodes) out.

Every step works column by column, so a number never depends on which other agencies are in the batch: one agency
alone gets the same bits as among ten thousand.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from pmqa.measures import measure_of
from pmqa.scoring.rounding import published
from pmqa.standard.compiled import Node, Standard, applies


class Tree(NamedTuple):
    """``points`` (agencies, nodes), float, unrounded: NaN where the node is out. ``out`` (agencies, nodes), bool: of
    another agency type, not applicable, or an optional row left empty; it has no weight then. ``empty``: that last case."""

    points: np.ndarray
    out: np.ndarray
    empty: np.ndarray


def tree(standard: Standard, answers: np.ndarray, types: list[str], most: np.ndarray | None = None) -> Tree:
    """Points of every node for every agency.

    ``answers``: (agencies, columns) in the order of ``standard.columns``, NaN = blank. ``types``: agency type codes. ``most``:
    (agencies, nodes), points at which a node is capped for an agency, infinity where it is not (see ``scoring.effects``).
    A node's points are its maximum × the combination of its children's shares (points ÷ maximum); what is out drops
    and the weights renormalise. A node whose optional rows are all empty earns 0; one that has nothing else than
    what is not applicable is itself out.
    """
    shape = len(answers), len(standard.nodes)
    points = np.full(shape, np.nan)
    out, empty = outside(standard, types), np.zeros(shape, dtype=bool)
    own, above = _not_applicable(standard, answers)
    pool = np.zeros(shape)  # the maxima of what counts below each node, which a pooled node goes by
    for i, node in upwards(standard):
        if node.measure is not None:
            points[:, i], empty[:, i] = _requirement(standard, node, answers)
        else:
            points[:, i], nothing = combined(standard, node, points, out | empty, empty, pool)
            out[:, i] |= nothing
        if node.round is not None:
            points[:, i] = published(points[:, i], node.round)
        if not isinstance(node.not_applicable, str):  # counts as a stated value
            points[own[:, i] & ~above[:, i], i] = node.not_applicable
            out[:, i] |= above[:, i]
        else:
            out[:, i] |= own[:, i] | above[:, i]
        pool[:, i] = _pool(standard, node, pool, out[:, i] | empty[:, i])
        if most is not None:
            points[:, i] = np.minimum(points[:, i], most[:, i])
    points[out | empty] = np.nan
    return Tree(points, out | empty, empty)


def upwards(standard: Standard) -> list[tuple[int, Node]]:
    """Every node after those that it is made of: subtotals, which put others together, come last."""
    nodes = list(enumerate(standard.nodes))
    return [pair for pair in reversed(nodes) if pair[1].kind != "subtotal"] + [pair for pair in nodes if pair[1].kind == "subtotal"]


def pools(standard: Standard, out: np.ndarray) -> np.ndarray:
    """The maxima of what counts in each node, by which a pooled node weighs its children, (agencies, nodes).

    ``out``: of a :class:`Tree`. Of a node that is not pooled itself, its own maximum.
    """
    pool = np.zeros(out.shape)
    for i, node in upwards(standard):
        pool[:, i] = _pool(standard, node, pool, out[:, i])
    return pool


def _pool(standard: Standard, node: Node, pool: np.ndarray, out: np.ndarray) -> np.ndarray:
    pooled = node.measure is None and node.combine == "pooled"
    counted = sum(pool[:, standard.index[code]] for code in standard.children[node.code]) if pooled else node.maximum
    return np.where(out, 0.0, counted)


def outside(standard: Standard, types: list[str]) -> np.ndarray:
    """(agencies, nodes), bool: the node does not exist for this type of agency."""
    table = {code: [not applies(node.types, code) for node in standard.nodes] for code in set(types)}
    return np.array([table[code] for code in types], dtype=bool).reshape(len(types), len(standard.nodes))


def _not_applicable(standard: Standard, answers: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Declared not applicable: the node itself, or one above it; each (agencies, nodes), bool."""
    own = np.zeros((len(answers), len(standard.nodes)), dtype=bool)
    above = own.copy()
    for i, node in enumerate(standard.nodes):
        column = standard.columns.get(f"{node.code}.na")
        if column is not None:
            own[:, i] = answers[:, column] > 0
        if node.parent >= 0:
            above[:, i] = own[:, node.parent] | above[:, node.parent]
    return own, above


def measured(standard: Standard, node: Node, answers: np.ndarray) -> np.ndarray:
    """What a requirement's measure gives (agencies,), in the measure's own unit."""

    def get(part: str) -> np.ndarray:
        key = f"{node.code}.{part}" if part else node.code
        return answers[:, standard.columns[key if key in standard.columns else part]]

    return np.broadcast_to(measure_of(node.measure).value(get), (len(answers),))


def _requirement(standard: Standard, node: Node, answers: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Points of a leaf (agencies,), and where it is an optional row left empty."""
    points = node.maximum * (measured(standard, node, answers) / node.top)
    if not node.optional:
        return points, np.zeros(len(answers), dtype=bool)
    mine = [standard.columns[f.key] for f in standard.fields if f.owner == node.code and f.numeric]
    return points, np.isnan(answers[:, mine]).all(axis=1)


def combined(standard: Standard, node: Node, points: np.ndarray, dropped: np.ndarray, empty: np.ndarray,
              pool: np.ndarray | None = None) -> tuple[np.ndarray, np.ndarray]:
    """Points of an inner node (agencies,), and where nothing at all stands below it. ``pool`` (agencies, nodes): the maxima of
    what counts in each node; without it all of them count."""
    children = [(standard.index[code], standard.node[code]) for code in standard.children[node.code]]
    total, weights, lowest = np.zeros(len(points)), np.zeros(len(points)), np.full(len(points), np.inf)
    for i, child in children:
        here = ~dropped[:, i]
        share = np.where(here, points[:, i] / child.maximum, 0.0)
        weight = {"sum": child.maximum, "weighted_mean": child.weight, "pooled": child.maximum if pool is None else pool[:, i]}.get(node.combine, 1.0)
        total += weight * share
        weights += np.where(here, weight, 0.0)
        lowest = np.where(here, np.minimum(lowest, share), lowest)
    counted = weights > 0
    with np.errstate(divide="ignore", invalid="ignore"):
        share = lowest if node.combine == "min" else total / weights
    some_empty = np.any([empty[:, i] for i, _ in children], axis=0)
    return np.where(counted, node.maximum * share, 0.0), ~counted & ~some_empty
