"""Who stands close to another, and who to a limit."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np

from pmqa.assessment import Assessment
from pmqa.robust.engine import ROWS, groups_of, key_of, met_and_key, score
from pmqa.robust.marks import judgements
from pmqa.robust.result import Hair, Near
from pmqa.scoring.conditions import target_values
from pmqa.scoring.rounding import published_integers
from pmqa.standard.compiled import Condition, Standard

_OPS = {"at_least": np.greater_equal, "more_than": np.greater, "at_most": np.less_equal, "less_than": np.less, "is": np.equal}


def hairs(assessment: Assessment) -> tuple[Hair, ...]:
    """Neighbours in rank, equal but for one unit of the last decimal; group by group, best first."""
    if not assessment.standard.ranking.key:
        return ()
    pairs = [(upper, lower, units) for members in groups_of(assessment) for upper, lower in pairwise(members.tolist())
             if (units := _units_apart(assessment, upper, lower)) == 1]
    return _with_requirements(assessment, pairs)


def _units_apart(assessment: Assessment, upper: int, lower: int) -> int:
    """Difference in the first of the ranking's keys that differs, in units of the last decimal; 0 for none or for the bars."""
    standard = assessment.standard
    for name in standard.ranking.key:
        if name == "bars":
            if assessment.met[upper, 0] != assessment.met[lower, 0]:
                return 0
            continue
        points = assessment.tree.points[[upper, lower], standard.index[name]]
        above, below = published_integers(points, standard.decimals, standard.truncate)
        if above != below:
            return 0 if np.isnan(above - below) else int(above - below)
    return 0


def _with_requirements(assessment: Assessment, pairs: list[tuple[int, int, int]]) -> tuple[Hair, ...]:
    """Each requirement's answers of the upper one are lent to the lower one, alone, and scored."""
    standard = assessment.standard
    keys = key_of(standard, assessment.tree.points, assessment.met[:, 0]).values
    lent = [(n, place, columns) for n, (upper, lower, _) in enumerate(pairs) for place, columns in _differing(assessment, upper, lower)]
    found: list[list[tuple[int, int]]] = [[] for _ in pairs]
    for start in range(0, len(lent), ROWS):
        part = lent[start : start + ROWS]
        who = np.array([pairs[n][1] for n, _, _ in part])
        answers = assessment.answers[who]
        for row, (n, _, columns) in enumerate(part):
            answers[row, columns] = assessment.answers[pairs[n][0], columns]
        key = met_and_key(standard, score(assessment, who, answers))[1].values
        for value, (n, place, _) in zip(key.tolist(), part, strict=True):
            if value >= keys[pairs[n][0]]:
                found[n].append((-value, place))
    return tuple(Hair(upper, lower, units, tuple(standard.nodes[place].code for _, place in sorted(places)))
                 for (upper, lower, units), places in zip(pairs, found, strict=True))


def _differing(assessment: Assessment, upper: int, lower: int) -> Iterator[tuple[int, list[int]]]:
    """Requirements that both have and that they answer differently, with their columns."""
    a, b = assessment.answers[upper], assessment.answers[lower]
    differs = ~((a == b) | (np.isnan(a) & np.isnan(b)))
    for place, columns in _columns_of(assessment.standard).items():
        if differs[columns].any() and not assessment.tree.out[[upper, lower], place].any():
            yield place, columns


def _columns_of(standard: Standard) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for key, column in standard.columns.items():
        owner = standard.index.get(standard.field[key].owner)
        if owner is not None and standard.nodes[owner].measure is not None:
            found.setdefault(owner, []).append(column)
    return found


def near(assessment: Assessment) -> tuple[Near, ...]:
    """Ranked agencies at most one unit of the last decimal away from the limit of a bar or a band: points and shares of the total,
    categories and sections, and typed results. A mark, or a requirement made of marks, is not near: it moves in whole steps."""
    standard = assessment.standard
    limits = [("bar", (place, -1), bar.condition, bar.owner) for place, bar in enumerate(standard.bars)]
    limits += [("band", (n, place), condition, entry.node) for n, entry in enumerate(standard.bands)
               for place, band in enumerate(entry.bands) for conditions in band.lists for condition in conditions]
    found = {one: None for kind, place, condition, owner in limits for one in _near(assessment, kind, place, condition, owner)}
    return tuple(sorted(found, key=lambda one: (one.agency, one.kind, one.place)))


def _near(assessment: Assessment, kind: str, place: tuple[int, int], condition: Condition, owner: str) -> Iterator[Near]:
    standard = assessment.standard
    if condition.on not in ("points", "share", "value") or isinstance(condition.than, bool) or not isinstance(condition.than, int | float):
        return
    values, counts = target_values(assessment.facts, condition)
    inside = assessment.ranked & ~assessment.tree.out[:, standard.index[owner]]
    met = _OPS[condition.op](values, condition.than)
    for column, target in enumerate(condition.of):
        unit = _unit(standard, condition, target)
        close = np.abs(values[:, column] - condition.than) <= unit * (1 + 1e-9)
        for agency in np.flatnonzero(close & counts[:, column] & inside).tolist():
            yield Near(agency, kind, place, target.removeprefix("field:"), float(values[agency, column]), float(condition.than),
                       bool(met[agency, column]))


def _unit(standard: Standard, condition: Condition, target: str) -> float:
    """One unit of the last decimal as this condition counts; nothing is that near where only whole steps exist."""
    unit = 10.0**-standard.decimals
    if target.startswith("field:"):
        return unit if standard.field[target.removeprefix("field:")].kind == "number" else -1.0
    if target.startswith("@"):
        return -1.0
    if any(standard.field[key].owner == target for key in judgements(standard)):
        return -1.0
    return unit / standard.node[target].maximum if condition.on == "share" else unit
