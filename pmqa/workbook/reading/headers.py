"""The header row of a table and what stands under each header.

Columns are found by their headers alone; the one exception is a single header retyped between its two neighbours.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from pmqa.dates import in_calendar_of
from pmqa.findings import Finding
from pmqa.workbook.reading.seeking import Sought, few, label, year_of
from pmqa.xlsx.cells import Sheet
from pmqa.xlsx.references import address

_WITHIN = 100  # rows; nobody puts so many above a table


class Header(NamedTuple):
    """The header row of a sheet: its number and its texts by column."""

    row: int
    texts: dict[int, str]


class Columns(NamedTuple):
    """Column numbers by key. ``fatal``: the findings for which the sheet is refused.

    ``year``: the year assessed by the headers of results; None where they do not tell.
    """

    at: dict[str, int]
    year: int | None
    findings: list[Finding]
    fatal: list[Finding]


def find_header(sheet: Sheet, tables: Sequence[Sought]) -> Header | None:
    """The first row with the header of the code column and one more, or with any three headers, of these tables."""
    known: dict[int, set[str]] = {}
    for (row, _), cell in sheet.cells.items():
        text = label(cell) if cell.kind == "text" and row <= _WITHIN else ""
        key = next((key for table in tables if (key := table.column(text))), None) if text else None
        if key is None:
            continue
        keys = known.setdefault(row, set())
        keys.add(key)
        if len(keys) >= 3 or len(keys) == 2 and "code" in keys:
            return Header(row, {c: text for (r, c), cell in sheet.cells.items() if r == row and (text := label(cell))})
    return None


def find_columns(sought: Sought, sheet: Sheet, header: Header) -> Columns | None:
    """Where the columns stand; None where the row is not this table's header: half of its answer columns are not there."""
    places: dict[str, list[int]] = {}
    for column, text in sorted(header.texts.items()):
        if key := sought.column(text):
            places.setdefault(key, []).append(column)
    year = _by_year(sought, header, places)
    at = {key: found[0] for key, found in places.items() if len(found) == 1 or key not in sought.answers}
    if 2 * len(places.keys() & sought.answers.keys()) < len(sought.answers):
        return None
    out = Columns(at, year, [], [])
    at.pop("code", None)
    code = _code_column(sought, sheet, header)
    if code is None:
        out.fatal.append(Finding("SHT009", "", sheet.name, address(header.row, 1)))
    else:
        at["code"] = code
    retyped = _between_neighbours(sought, at, sheet, header)
    unknown = {column: text for column, text in sorted(header.texts.items()) if sought.column(text) is None}
    for key, name in sought.table.columns:
        if key not in at and key not in places and retyped:
            at[key] = retyped
            problem = Finding("SHT015", "", sheet.name, address(header.row, retyped), "", header.texts.get(retyped, ""), name)
            out.findings.extend([problem] if key in sought.answers else [])
        elif key not in at and key in sought.answers:
            if key in places:
                where = few(address(header.row, column) for column in places[key])
                problem = Finding("SHT008", "", sheet.name, address(header.row, places[key][1]), "", where, name)
            else:
                at_first = address(header.row, next(iter(unknown), 1))
                problem = Finding("SHT003", "", sheet.name, at_first, "", few(unknown.values()), name)
            (out.fatal if sought.answers[key] else out.findings).append(problem)
    return out


def same_header(sought: Sought, sheet: Sheet, row: int, columns: dict[str, int]) -> bool:
    """Whether a header row further down, as a table copied below has, stands over the same columns."""
    texts = {key: label(sheet.cells.get((row, column))) for key, column in columns.items() if key in sought.answers}
    return all(sought.column(text) in (key, None) for key, text in texts.items())


def _between_neighbours(sought: Sought, at: dict[str, int], sheet: Sheet, header: Header) -> int | None:
    """The column of the one header that is not there, if all others are, in their order, and its neighbours just two apart.

    A header that bears another year was not retyped: it says what it means. A column without header and cells was inserted.
    """
    order = [at.get(column.key) for column in sought.table.columns]
    i = order.index(None) if None in order else 0
    others = [column for column in order if column is not None]
    if not 0 < i < len(order) - 1 or len(others) < len(order) - 1 or others != sorted(others) or order[i + 1] != order[i - 1] + 2:
        return None
    between = order[i - 1] + 1
    there = any(column == between and row >= header.row for row, column in sheet.cells)
    return between if there and year_of(header.texts.get(between, "")) is None else None


def _by_year(sought: Sought, header: Header, places: dict[str, list[int]]) -> int | None:
    """The year assessed by the headers. A run of other years than was sought is matched by the distance from its latest."""
    if not sought.years:
        return None
    assessed = max(sought.years.values())
    if sought.years.keys() <= places.keys():
        return assessed
    shown = {column: in_calendar_of(assessed, year) for column, text in header.texts.items() if (year := year_of(text)) is not None}
    shift = max(shown.values(), default=assessed) - assessed
    if sorted(shown.values()) != sorted(year + shift for year in sought.years.values()):
        return None
    column_of = {year: column for column, year in shown.items()}
    places |= {key: [column_of[year + shift]] for key, year in sought.years.items()}
    return assessed + shift


def _code_column(sought: Sought, sheet: Sheet, header: Header) -> int | None:
    """The column headed as such, if codes stand in it; else the only one in which most of the codes stand."""
    headed = [column for column, text in header.texts.items() if sought.column(text) == "code"]
    if len(headed) == 1:
        under = (cell for (row, column), cell in sheet.cells.items() if column == headed[0] and row > header.row)
        if any(map(sought.rows, under)):
            return headed[0]
    counts = Counter(column for (row, column), cell in sheet.cells.items() if row > header.row and sought.rows(cell))
    likely = [column for column, count in counts.items() if 2 * count >= len(sought.codes)]
    return likely[0] if len(likely) == 1 else None
