"""Conditions: the one comparison that bars and bands are made of, on whole batches of agencies.

Values are compared unrounded but snapped (``rounding.snap``), so that float noise never fails a bar. A target that does
not count for an agency (of another type, not applicable) is left out; a blank counts and meets nothing.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from pmqa.scoring.rounding import snap
from pmqa.scoring.tree import Tree
from pmqa.standard.compiled import Bands, Condition, Standard

_COMPARE = {"at_least": np.greater_equal, "more_than": np.greater, "at_most": np.less_equal, "less_than": np.less, "is": np.equal}


class Facts(NamedTuple):
    """What conditions may speak of. ``met`` (agencies, nodes), bool: every bar on and below the node is met."""

    standard: Standard
    answers: np.ndarray
    tree: Tree
    attributes: dict[str, list]  # of the profile or register: text, number or None, one per agency
    met: np.ndarray


class Gaps(NamedTuple):
    """Every bar's targets side by side: ``value``, ``shortfall`` (NaN: blank) and ``unmet``, each (agencies, pairs).

    ``pairs``: (place of the bar in ``standard.bars``, target). A bar that asks for some of its targets only has one pair,
    whose value is that of the last one needed.
    """

    pairs: tuple[tuple[int, str], ...]
    value: np.ndarray
    shortfall: np.ndarray
    unmet: np.ndarray


def target_values(facts: Facts, condition: Condition) -> tuple[np.ndarray, np.ndarray]:
    """Snapped values (agencies, targets) and where each counts (the same shape, bool)."""
    standard, columns, counts = facts.standard, [], []
    for target in condition.of:
        if target.startswith("field:"):
            field = standard.field[target.removeprefix("field:")]
            columns.append(facts.answers[:, standard.columns[field.key]])
            owner = standard.index.get(field.owner)
            counts.append(np.ones(len(facts.answers), dtype=bool) if owner is None else ~facts.tree.out[:, owner])
        elif target.startswith("@"):
            columns.append(_attribute(facts.attributes[target[1:]], isinstance(condition.than, str)))
            counts.append(np.ones(len(facts.answers), dtype=bool))
        else:
            i = standard.index[target]
            node = facts.tree.points[:, i]
            columns.append(facts.met[:, i] if condition.on == "bars" else node / standard.nodes[i].maximum if condition.on == "share" else node)
            counts.append(~facts.tree.out[:, i])
    values = np.column_stack(columns)
    if values.dtype.kind == "f":
        values = snap(values, standard.decimals)
    return values, np.column_stack(counts)


def _attribute(values: list, as_text: bool) -> np.ndarray:
    """Texts, or numbers with NaN for what is none."""
    if as_text:
        return np.array([str(value or "") for value in values])
    return np.array([value if isinstance(value, float) else np.nan for value in values], dtype=float)


def holds(facts: Facts, condition: Condition) -> np.ndarray:
    """Whether the condition holds, (agencies,) bool."""
    values, counts = target_values(facts, condition)
    met = _COMPARE[condition.op](values, condition.than) & counts
    if condition.need == 0:
        return (met | ~counts).all(axis=1)
    return met.sum(axis=1) >= condition.need


def gaps(facts: Facts) -> Gaps:
    """Every bar, target by target. Bars are conditions with an order: their shortfall is the distance to the minimum."""
    pairs, value, unmet = [], [], []
    signs = []
    for b, bar in enumerate(facts.standard.bars):
        condition = bar.condition
        values, counts = target_values(facts, condition)
        outside = facts.tree.out[:, facts.standard.index[bar.owner]][:, None]
        failed = ~_COMPARE[condition.op](values, condition.than) & counts & ~outside
        if condition.need:
            value.append(_last_needed(values, counts, condition))
            unmet.append(~holds(facts, condition)[:, None] & ~outside)
            pairs.append((b, ""))
        else:
            value.append(values)
            unmet.append(failed)
            pairs += [(b, target) for target in condition.of]
        signs += [_shortfall_of(condition)] * value[-1].shape[1]
    empty = np.zeros((len(facts.answers), 0))
    values = np.hstack([empty, *value])
    unmets = np.hstack([empty.astype(bool), *unmet])
    short = np.column_stack([empty, *(sign(values[:, i]) for i, sign in enumerate(signs))]) if signs else empty
    return Gaps(tuple(pairs), values, np.where(unmets, short, np.nan), unmets)


def _last_needed(values: np.ndarray, counts: np.ndarray, condition: Condition) -> np.ndarray:
    """The value on which the count turns, (agencies, 1): the need-th best."""
    best_last = condition.op in ("at_most", "less_than")
    usable = np.where(counts & ~np.isnan(values), values, np.inf if best_last else -np.inf)
    ordered = np.sort(usable, axis=1)
    column = ordered[:, [condition.need - 1 if best_last else -condition.need]]
    return np.where(np.isinf(column), np.nan, column)


def _shortfall_of(condition: Condition):
    """Distance to the minimum, a blank being at 0 (or at the limit, where less is better: it has no distance)."""
    if condition.op in ("at_most", "less_than"):
        return lambda value: value - condition.than
    return lambda value: condition.than - np.where(np.isnan(value), 0.0, value)


def bars_met(standard: Standard, found: Gaps) -> np.ndarray:
    """(agencies, nodes), bool: no bar on the node or below it is unmet. No compensation between bars."""
    met = np.ones((len(found.unmet), len(standard.nodes)), dtype=bool)
    for column, (bar, _) in enumerate(found.pairs):
        met[:, standard.index[standard.bars[bar].owner]] &= ~found.unmet[:, column]
    for i in range(len(standard.nodes) - 1, 0, -1):
        met[:, standard.nodes[i].parent] &= met[:, i]
    return met


def highest_band(facts: Facts, bands: Bands) -> np.ndarray:
    """Place of the highest band that holds for each agency, (agencies,) int; -1 where none does or the node is out."""
    best = np.full(len(facts.answers), -1)
    for place, band in enumerate(bands.bands):
        here = np.zeros(len(facts.answers), dtype=bool)
        for conditions in band.lists:
            all_ = np.ones(len(facts.answers), dtype=bool)
            for condition in conditions:
                all_ &= holds(facts, condition)
            here |= all_
        best[here] = place
    best[facts.tree.out[:, facts.standard.index[bands.node]]] = -1
    return best
