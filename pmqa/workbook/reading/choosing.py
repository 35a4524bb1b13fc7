"""Which sheet holds which table: by its name; a sheet that was renamed, by the codes on it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pmqa.findings import Finding
from pmqa.workbook.reading.headers import find_header
from pmqa.workbook.reading.locating import Place, locate
from pmqa.workbook.reading.seeking import Sought, code_form, few
from pmqa.workbook.words import SHEETS
from pmqa.xlsx.cells import Sheet

_OURS = frozenset(code_form(name) for key, text in SHEETS.items() if key != "profile" for name in text)

_OURS_IN_ENGLISH = frozenset(code_form(text.en) for text in SHEETS.values())


class Chosen(NamedTuple):
    """The places of the tables that were found, in the order of the layout; ``fatal`` tells of those that were not."""

    places: list[Place]
    findings: list[Finding]
    fatal: list[Finding]


def choose(sheets: Sequence[Sheet], tables: Sequence[Sought]) -> Chosen:
    """A place for each table. A sheet without a table's name is only looked at when no table claims it by name."""
    named = {id(table): [sheet for sheet in sheets if code_form(sheet.name) in table.names] for table in tables}
    own = {key: [_place(table, sheet) for sheet in named[key]] for key, table in zip(named, tables, strict=True)}
    fitting = {key: [place for place in places if place is not None and place.fits] for key, places in own.items()}
    claimed = {id(place.sheet) for places in fitting.values() for place in places}
    free = [sheet for sheet in sheets if id(sheet) not in claimed and code_form(sheet.name) not in _OURS]
    headers = [(sheet, header) for sheet in free if (header := find_header(sheet, tables))]
    out = Chosen([], [], [])
    for key, table in zip(named, tables, strict=True):
        others = [place for sheet, header in headers if (place := locate(table, sheet, header)) is not None and place.fits]
        places = fitting[key] + others
        if places:
            _take(places, out)
        elif placed := [place for place in own[key] if place is not None]:
            out.places.append(placed[0])
        elif named[key]:
            out.fatal.append(Finding("SHT002", "", named[key][0].name))
        else:
            out.fatal.append(Finding("SHT001", "", table.table.name.in_(language_of(sheets))))
    return out


def _place(table: Sought, sheet: Sheet) -> Place | None:
    header = find_header(sheet, (table,))
    return locate(table, sheet, header) if header else None


def _take(places: list[Place], out: Chosen) -> None:
    """The only sheet with answers; sheets that say the same, or nothing, are named; two that differ are both refused."""
    if len(places) == 1:
        out.places.append(places[0])
        return
    said = [_answers(place) for place in places]
    filled = [place for place, answers in zip(places, said, strict=True) if answers]
    first = next(filter(None, said), {})
    other = next((answers for answers in said if answers and answers != first), None)
    if other is not None:
        names = few(place.sheet.name for place in filled)
        where = next((entry.ref for field, entry in filled[0].entries() if first.get(field.key) != other.get(field.key)), "")
        out.fatal.append(Finding("SHT007", "", filled[0].sheet.name, where, "", names, filled[0].sought.table.name))
        return
    taken = (filled or places)[0]
    out.places.append(taken)
    for place in places:
        if place is not taken:
            out.findings.append(Finding("SHT021", "", place.sheet.name, "", "", place.sheet.name, taken.sheet.name))


def _answers(place: Place) -> dict[str, object]:
    return {field.key: (entry.cell.kind, entry.cell.value) for field, entry in place.entries() if entry.cell and not entry.cell.formula}


def language_of(sheets: Sequence[Sheet]) -> str:
    """The language of the workbook, by the names of its sheets."""
    names = {code_form(sheet.name) for sheet in sheets}
    return "en" if not names.isdisjoint(_OURS_IN_ENGLISH) else "th"
