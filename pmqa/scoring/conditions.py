"""Conditions: the one comparison that bars and bands are made of, on whole batches of agencies.

Values are compared unrounded but snapped (``rounding.snap``), so that float noise never fails a bar. A target that does
not count for an agency (of another type, not applicable) is left out; a blank counts and meets nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from pmqa.scoring.rounding import snap
from pmqa.scoring.tree import Tree
from pmqa.standard.compiled import Bands, Condition, Lists, Standard
from pmqa.standard.fields import Field

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
            columns.append(_answer(field, facts.answers[:, standard.columns[field.key]], condition))
            owner = standard.index.get(field.owner)
            counts.append(np.ones(len(facts.answers), dtype=bool) if owner is None else ~facts.tree.out[:, owner])
        elif target.startswith("@"):
            columns.append(_attribute(facts.attributes[target[1:]], condition))
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


def _answer(field: Field, values: np.ndarray, condition: Condition) -> np.ndarray:
    """Numbers as they are; whether one of the choices asked for was taken; whether anything was given."""
    if condition.on == "given":
        return ~np.isnan(values)
    if condition.on == "option":
        return np.isin(values, [i for i, code in enumerate(field.codes) if code in condition.than])
    return values


def _attribute(values: list, condition: Condition) -> np.ndarray:
    """Numbers with NaN for what is none; whether a text is one of those asked for; whether there is anything."""
    if condition.on == "given":
        return np.array([value not in (None, "") for value in values], dtype=bool)
    if isinstance(condition.than, tuple):
        return np.array([str(value or "") in condition.than for value in values], dtype=bool)
    return np.array([value if isinstance(value, float) else np.nan for value in values], dtype=float)


def meets(values: np.ndarray, condition: Condition) -> np.ndarray:
    """Which of the values of :func:`target_values` stand in the relation asked for, the same shape."""
    return _COMPARE[condition.op](values, True if isinstance(condition.than, tuple) else condition.than)


def holds(facts: Facts, condition: Condition) -> np.ndarray:
    """Whether the condition holds, (agencies,) bool."""
    values, counts = target_values(facts, condition)
    met = meets(values, condition) & counts
    if condition.need == 0:
        return (met | ~counts).all(axis=1)
    return met.sum(axis=1) >= condition.need


def all_hold(facts: Facts, conditions: Sequence[Condition]) -> np.ndarray:
    """Whether every condition holds, (agencies,) bool; always for none."""
    return np.logical_and.reduce([np.ones(len(facts.answers), dtype=bool), *(holds(facts, one) for one in conditions)])


def any_list_holds(facts: Facts, lists: Lists) -> np.ndarray:
    """Whether all conditions of one of the lists hold, (agencies,) bool."""
    return np.logical_or.reduce([all_hold(facts, conditions) for conditions in lists])


def gaps(facts: Facts) -> Gaps:
    """Every bar, target by target. Bars are conditions with an order: their shortfall is the distance to the minimum."""
    pairs, value, unmet = [], [], []
    signs = []
    for b, bar in enumerate(facts.standard.bars):
        condition = bar.condition
        values, counts = target_values(facts, condition)
        outside = facts.tree.out[:, facts.standard.index[bar.owner]][:, None]
        failed = ~meets(values, condition) & counts & ~outside
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


def bands_held(facts: Facts, bands: Bands) -> np.ndarray:
    """Which bands hold, (agencies, bands) bool; none where the node is out."""
    held = np.array([any_list_holds(facts, band.lists) for band in bands.bands], dtype=bool).reshape(len(bands.bands), len(facts.answers)).T
    return held & ~facts.tree.out[:, [facts.standard.index[bands.node]]]


def highest_band(facts: Facts, bands: Bands) -> np.ndarray:
    """Place of the highest band that holds for each agency, (agencies,) int; -1 where none does or the node is out."""
    held = bands_held(facts, bands)
    return np.where(held, np.arange(held.shape[1]), -1).max(axis=1, initial=-1)
