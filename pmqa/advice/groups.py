"""Raises that hang together: all levers of the requirements that read them, with every way to set them.

The points of each way come from the engine's own tree, on as many made-up rows as the largest group has ways; groups are
independent of each other there, so that one pass serves them all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from pmqa.advice.goal import COMPARE, Goal, Target
from pmqa.advice.levers import Lever
from pmqa.scoring.tree import tree
from pmqa.standard.compiled import Standard

MOST_WAYS = 250_000  # of one group; beyond, nothing is promised
_AT_ONCE = 5_000  # rows


class TooMany(Exception):
    """A requirement can be raised in more ways than are looked through."""


class Group(NamedTuple):
    """``states`` (ways, levers): which stop each lever stands at, 0 where it stays. ``effort`` (ways,). ``leaves``: places
    of the requirements whose points count, ``points`` (ways, leaves). ``columns``: the answers that its levers move. Way 0
    changes nothing."""

    levers: tuple[Lever, ...]
    states: np.ndarray
    effort: np.ndarray
    leaves: tuple[int, ...]
    points: np.ndarray
    columns: frozenset[int]

    def holds(self, target: Target, answers: np.ndarray) -> np.ndarray:
        """Whether a target on an answer holds, (ways,) bool."""
        at, values = next((n, values) for n, lever in enumerate(self.levers)
                          if (values := _values(lever, target.column, answers)) is not None)
        return COMPARE[target.op](np.array(values)[self.states[:, at]], target.than)


def _values(lever: Lever, column: int, answers: np.ndarray) -> list[float] | None:
    """The answer in the column at each stop, the present one first; None where the lever does not write it."""
    if column not in {at for stop in lever.stops for at, _ in stop.writes}:
        return None
    return [float(answers[column]), *(dict(stop.writes).get(column, float(answers[column])) for stop in lever.stops)]


def groups_of(standard: Standard, agency_type: str, answers: np.ndarray, found: Sequence[Lever], goal: Goal) -> list[Group]:
    """The groups that matter for the goal. ``answers`` (columns,). Raises TooMany."""
    targets = [*(target for need in (*goal.needs, *(need for way in goal.ways for need in way)) for target in need.targets), *goal.watched]
    wanted = _leaves_below(standard, {target.node for target in targets if target.node >= 0})
    fields = {target.column: target for target in targets if target.column >= 0}
    kept = [short for lever in found if (short := _needed(lever, wanted, targets, fields, answers))]
    together = [_ways(standard, part, answers) for part in _parts(_with_earlier(standard, kept, found, answers))]
    leaves = [tuple(sorted({leaf for lever in levers for leaf in lever.leaves} & wanted)) for levers, _ in together]
    points = _points(standard, agency_type, answers, together, leaves)
    return [Group(levers, states, _effort(levers, states), places, worth, frozenset(at for lever in levers for stop in lever.stops for at, _ in stop.writes))
            for (levers, states), places, worth in zip(together, leaves, points, strict=True)]


def apply(answers: np.ndarray, levers: Sequence[Lever], states: Iterable[int]) -> np.ndarray:
    """The answers with each lever at its stop."""
    out = answers.copy()
    for lever, state in zip(levers, states, strict=True):
        for column, value in lever.stops[state - 1].writes if state else ():
            out[column] = value
    return out


def contradicts(standard: Standard, before: np.ndarray, after: np.ndarray) -> np.ndarray:
    """Whether a raise puts a later factor above 0 while an earlier one is 0 or blank. ``after`` (rows, columns)."""
    wrong = np.zeros(len(after), dtype=bool)
    for rule in standard.rules:
        if rule.kind == "order":
            columns = [standard.columns[key] for key in rule.fields]
            marks = np.nan_to_num(after[:, columns])
            raised = after[:, columns] > np.nan_to_num(before[columns])
            for later in range(1, len(columns)):
                wrong |= raised[:, later] & (marks[:, later] > 0) & (marks[:, :later] == 0).any(axis=1)
    return wrong


def _leaves_below(standard: Standard, nodes: set[int]) -> set[int]:
    """Requirements that one of the nodes is, or that stand below it."""
    below = [standard.nodes[at] for at in nodes]
    for node in below:  # which grows
        below += [standard.node[code] for code in standard.children[node.code]]
    return {standard.index[node.code] for node in below if node.measure is not None}


def _needed(lever: Lever, wanted: set[int], targets: Sequence[Target], fields: dict[int, Target], answers: np.ndarray) -> Lever | None:
    """The lever as far as it matters: whole where its points count; else only the stops at which a condition turns."""
    if wanted & set(lever.leaves):
        return lever
    column = lever.stops[0].writes[0][0]
    if column not in fields:
        return None
    asked = [target for target in targets if target.column == column]

    def told(value: float) -> tuple[bool, ...]:
        return tuple(bool(COMPARE[target.op](value, target.than)) for target in asked)

    kept, last = [], told(float(answers[column]))
    for stop in lever.stops:
        now = told(dict(stop.writes)[column])
        if now != last:
            kept.append(stop)
            last = now
    return lever._replace(stops=tuple(kept)) if kept else None


def _with_earlier(standard: Standard, kept: list[Lever], found: Sequence[Lever], answers: np.ndarray) -> list[Lever]:
    """With the factors that must be above 0 before a kept one may be raised, up to their first such stop."""
    out = {lever.keys: lever for lever in kept}
    for rule in standard.rules:
        places = [n for n, key in enumerate(rule.fields) if (key,) in out] if rule.kind == "order" else []
        for lever in found:
            at, key = standard.columns[lever.keys[0]], lever.keys[0]
            if places and key in rule.fields[: max(places)] and lever.keys not in out and not answers[at] > 0:
                first = next((stop for stop in lever.stops if dict(stop.writes)[at] > 0), None)
                if first:
                    out[lever.keys] = lever._replace(stops=(first,))
    return [out[lever.keys] for lever in found if lever.keys in out]


def _parts(found: Sequence[Lever]) -> Iterator[list[Lever]]:
    """Levers parted into those that share an owner or a requirement."""
    left = list(found)
    while left:
        part, marks = [], {left[0].owner}
        while True:
            more = [lever for lever in left if lever.owner in marks or set(lever.leaves) & marks]
            if not more:
                break
            part += more
            left = [lever for lever in left if lever not in more]
            marks |= {mark for lever in more for mark in (lever.owner, *lever.leaves)}
        yield [lever for lever in found if lever in part]


def _ways(standard: Standard, levers: list[Lever], answers: np.ndarray) -> tuple[tuple[Lever, ...], np.ndarray]:
    """Every setting of the levers that contradicts nothing, the present one first."""
    sizes = [len(lever.stops) + 1 for lever in levers]
    if np.prod(sizes, dtype=float) > MOST_WAYS:
        raise TooMany(levers[0].owner)
    states = np.indices(sizes).reshape(len(sizes), -1).T
    rules = [rule for rule in standard.rules if rule.kind == "order" and rule.owner in {lever.owner for lever in levers}]
    if not rules:
        return tuple(levers), states
    after = _written(np.repeat(answers[None, :], len(states), axis=0), levers, states)
    return tuple(levers), states[~contradicts(standard, answers, after)]


def _written(rows: np.ndarray, levers: Sequence[Lever], states: np.ndarray) -> np.ndarray:
    """The rows with the writes of each way in their places, changed in place."""
    for at, lever in enumerate(levers):
        for stop, writes in enumerate(lever.stops, start=1):
            here = np.flatnonzero(states[:, at] == stop)
            for column, value in writes.writes:
                rows[here, column] = value
    return rows


def _effort(levers: Sequence[Lever], states: np.ndarray) -> np.ndarray:
    tables = [np.array([0.0, *(stop.effort for stop in lever.stops)]) for lever in levers]
    return sum((table[states[:, at]] for at, table in enumerate(tables)), np.zeros(len(states)))


def _points(standard: Standard, agency_type: str, answers: np.ndarray, together: Sequence[tuple[tuple[Lever, ...], np.ndarray]],
            leaves: Sequence[tuple[int, ...]]) -> list[np.ndarray]:
    """Points (ways, leaves) of each group."""
    most = max((len(states) for (_, states), places in zip(together, leaves, strict=True) if places), default=0)
    found = [np.empty((len(states), len(places))) for (_, states), places in zip(together, leaves, strict=True)]
    for start in range(0, most, _AT_ONCE):
        rows = np.repeat(answers[None, :], min(_AT_ONCE, most - start), axis=0)
        for (levers, states), places in zip(together, leaves, strict=True):
            part = states[start : start + _AT_ONCE] if places else states[:0]
            _written(rows[: len(part)], levers, part)
        points = tree(standard, rows, [agency_type] * len(rows)).points
        for worth, places in zip(found, leaves, strict=True):
            part = worth[start : start + _AT_ONCE]
            part[:] = points[: len(part), list(places)] if places else 0.0
    return found
