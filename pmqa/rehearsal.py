"""A rehearsal: the same answers under two rule sets; whose verdict, band or rank changes, and what cannot be compared.

The other rule set is a variant, an edition or a draft. An answer goes over by its key (``LD1.A``) as long as the other
rules can take it: the same kind of answer, a value that is legal there. What they ask and the answers do not hold is blank
there, what they do not ask is left out; both are told, as is a code that bears another title there.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pmqa.assessment import Assessment, assess
from pmqa.checks import Checked
from pmqa.deciding import in_columns_of
from pmqa.gather import Agency, Register
from pmqa.standard.compiled import Standard, applies
from pmqa.standard.fields import Field
from pmqa.texts import Text
from pmqa.thai import canonical

CHANGES = ("verdict", "decision", "band", "rank", "total")


class Side(NamedTuple):
    """One agency under one rule set. ``verdict``: bars met, None without bars or unranked. ``rank`` 0: unranked.

    ``total`` is published, ``exact`` not rounded; both None where the total is out. ``gaps``: unmet points.
    """

    total: float | None
    exact: float | None
    verdict: bool | None
    gaps: int
    band: Text | None
    rank: int
    group: str
    decision: Text | None = None


class Compared(NamedTuple):
    """An agency under both. ``lost``: keys of its answers that the other rules cannot take, which are blank there."""

    agency: Agency
    here: Side
    there: Side
    lost: tuple[str, ...]

    @property
    def changes(self) -> tuple[str, ...]:
        """Which of :data:`CHANGES` differ. Totals are compared as published, ranks only where there is one on both sides."""
        one, other = self.here, self.there
        differ = {"verdict": one.verdict != other.verdict, "decision": one.decision != other.decision, "band": one.band != other.band, "total": one.total != other.total,
                  "rank": bool(one.rank and other.rank) and (one.rank, one.group) != (other.rank, other.group)}
        return tuple(change for change in CHANGES if differ[change])


class Differences(NamedTuple):
    """What stands in the way of comparing: answers asked on one side only, and codes with another title, as (key, here, there).

    ``only_here`` and ``only_there`` are keys of answers that can change a score, of any agency type that is compared.
    """

    only_here: tuple[str, ...]
    only_there: tuple[str, ...]
    retitled: tuple[tuple[str, Text, Text], ...]

    @property
    def any(self) -> bool:
        return bool(self.only_here or self.only_there or self.retitled)


class Rehearsal(NamedTuple):
    """``compared`` in the order of the first assessment; ``apart``: agencies of a type that the other rules do not have."""

    here: Assessment
    there: Assessment
    compared: tuple[Compared, ...]
    apart: tuple[Agency, ...]
    differences: Differences


def rehearse(here: Assessment, other: Standard, register: Register | None = None) -> Rehearsal:
    """The agencies of an assessment under another rule set as well. ``register``: as for :func:`assess`, in its types."""
    standard = here.standard
    there_types = {kind.code for kind in other.types}
    known = [not there_types or agency.type in there_types for agency in here.agencies]
    rows = [row for row, fits in zip(here.checked, known, strict=True) if fits]
    carried, lost = _carried(other, standard, rows)
    there = assess(other, carried, register)
    places = {agency.file: i for i, agency in enumerate(there.agencies)}
    compared = tuple(Compared(agency, side(here, i), side(there, places[agency.file]), lost[agency.file])
                     for i, agency in enumerate(here.agencies) if agency.file in places)
    apart = tuple(agency for agency, fits in zip(here.agencies, known, strict=True) if not fits)
    return Rehearsal(here, there, compared, apart, differences(standard, other, [row.agency_type for row in rows]))


def side(assessment: Assessment, agency: int) -> Side:
    """What is compared of one agency."""
    out = bool(assessment.tree.out[agency, 0])
    exact, total = float(assessment.exact[agency, 0]), float(assessment.scores[agency, 0])
    return Side(None if out else total, None if out else exact, assessment.meets_bars(agency), int(assessment.gaps.unmet[agency].sum()),
                assessment.band_of(agency, "total"), int(assessment.rank[agency]), assessment.agencies[agency].group,
                assessment.decision_of(agency))


def differences(standard: Standard, other: Standard, types: Sequence[str]) -> Differences:
    """What the two rule sets ask otherwise of agencies of these types."""
    asked, wanted = _scored(standard, types), _scored(other, types)
    both = [key for key in asked if key in wanted]
    only_here = tuple(key for key in asked if key not in wanted or not _alike(asked[key], wanted[key]))
    only_there = tuple(key for key in wanted if key not in asked or not _alike(asked[key], wanted[key]))
    owners = dict.fromkeys(asked[key].owner for key in both if asked[key].owner == wanted[key].owner)
    titles = [(owner, _title(standard, owner), _title(other, owner)) for owner in owners]
    return Differences(only_here, only_there, tuple(one for one in titles if canonical(one[1].th) != canonical(one[2].th)))


def _scored(standard: Standard, types: Sequence[str]) -> dict[str, Field]:
    kinds = dict.fromkeys(types)
    return {field.key: field for field in standard.fields
            if field.scored and field.numeric and any(applies(field.types, kind) for kind in kinds)}


def _alike(one: Field, other: Field) -> bool:
    """Whether an answer to one may be an answer to the other."""
    numbers = ("mark", "number")
    return one.kind == other.kind or (one.kind in numbers and other.kind in numbers)


def _title(standard: Standard, owner: str) -> Text:
    return standard.node[owner].title if owner in standard.node else standard.field[owner].title


def _carried(other: Standard, standard: Standard, rows: Sequence[Checked]) -> tuple[list[Checked], dict[str, tuple[str, ...]]]:
    """The rows with the answers that ``other`` can take, and by file the keys of those it cannot."""
    carried, lost = [], {}
    fields = [(other.field[key], standard.field.get(key)) for key in other.columns]
    for row in in_columns_of(other, standard, rows):
        read = {f"@{key}": value for key, value in row.attributes.items() if isinstance(value, float)}
        row = row._replace(values=tuple(read.get(key, value) for key, value in zip(other.columns, row.values, strict=True)))
        values = tuple(None if value is None else _taken(value, field, source)
                       for value, (field, source) in zip(row.values, fields, strict=True))
        lost[row.file] = tuple(field.key for value, now, (field, _) in zip(row.values, values, fields, strict=True)
                               if value is not None and now is None and applies(field.types, row.agency_type))
        carried.append(row._replace(values=values, shown=()))  # the totals that a workbook shows are those of its own rules
    return carried, lost


def _taken(value: float, field: Field, source: Field | None) -> float | None:
    """The value where ``field`` may hold it; a choice goes over by its code or its words. None where it may not."""
    if field.key[0] == "@":
        return value  # of the profile: no answer
    if source is None or not _alike(source, field):
        return None
    if field.kind == "option":
        names, wanted = (field.codes, source.codes) if field.codes and source.codes else (
            [canonical(option.th) for option in field.options], [canonical(option.th) for option in source.options])
        return float(names.index(wanted[int(value)])) if wanted[int(value)] in names else None
    if field.kind == "mark":
        return value if value in field.legal else None
    within = (field.low is None or value >= field.low) and (field.high is None or value <= field.high)
    return value if within and not (field.whole and value != int(value)) else None
