"""What would follow from other answers: the engine's own scores, gaps and ranks, before and after."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import nan
from typing import NamedTuple

from pmqa.advice.trial import with_answers
from pmqa.assessment import Assessment, assess
from pmqa.checks import Checked
from pmqa.checks.answers import Said
from pmqa.checks.rules import RULES
from pmqa.standard.compiled import Standard, applies


class Change(NamedTuple):
    """One answer put otherwise; None: blank."""

    key: str
    cell: str
    found: float | None
    to: float | None


class Contradiction(NamedTuple):
    """A rule over several answers that the new ones break and the old ones did not: code of its finding, whose, where."""

    code: str
    owner: str
    cell: str


@dataclass(frozen=True)
class WhatIf:
    """``before`` and ``after``: the agency alone, or among others (``among``); ``at_before`` and ``at_after`` are its rows
    there, -1 where it was left out."""

    changes: tuple[Change, ...]
    contradictions: tuple[Contradiction, ...]
    before: Assessment
    after: Assessment
    at_before: int
    at_after: int
    among: bool


def what_if(standard: Standard, row: Checked, answers: Mapping[str, float | None], others: Sequence[Checked] = ()) -> WhatIf:
    """The agency of ``row`` with other answers, by field key, among ``others`` (none of them its own).

    Raises KeyError for a key that is no column of the answers.
    """
    columns = standard.columns
    values = {columns[key]: value for key, value in answers.items()}
    then = [values.get(n, value) for n, value in enumerate(row.values)]
    moved = with_answers(row, [nan if value is None else value for value in then])
    before, after = assess(standard, [row, *others]), assess(standard, [moved, *others])
    changes = tuple(Change(key, row.places[columns[key]], row.values[columns[key]], value) for key, value in answers.items())
    return WhatIf(changes, tuple(_contradictions(standard, row, moved)), before, after, _place(before, row), _place(after, row), bool(others))


def _place(assessment: Assessment, row: Checked) -> int:
    return next((n for n, agency in enumerate(assessment.agencies) if agency.file == row.file), -1)


def _contradictions(standard: Standard, row: Checked, moved: Checked) -> list[Contradiction]:
    """What holds now and did not before; rules that look at texts are not asked."""
    columns, found = standard.columns, []
    for rule in standard.rules:
        if not applies(rule.types, row.agency_type) or not all(key in columns for key in rule.fields):
            continue
        kind = RULES[rule.kind]
        broken = [kind.holds([Said(values[columns[key]]) for key in rule.fields], rule.values) for values in (row.values, moved.values)]
        if broken == [False, True]:
            found.append(Contradiction(kind.code, rule.owner, row.places[columns[rule.at]]))
    return found
