"""One table on one sheet: where its columns and rows now stand, or why that cannot be told."""

from __future__ import annotations

from typing import NamedTuple

from pmqa.cell_texts import seen
from pmqa.findings import Finding
from pmqa.standard.fields import Field
from pmqa.submission import Entry
from pmqa.workbook.layout import Row
from pmqa.workbook.reading.headers import Header, find_columns, same_header
from pmqa.workbook.reading.rows import find_rows, requirement_of
from pmqa.workbook.reading.seeking import Sought, is_blank, letters
from pmqa.xlsx.cells import Cell, Sheet
from pmqa.xlsx.references import address, parse_reference


class Place(NamedTuple):
    """Where a table was found: ``columns`` by key, ``rows`` by code. ``fatal``: the findings for which it is refused.

    ``year``: the year assessed by the headers of results, None where they do not tell.
    """

    sought: Sought
    sheet: Sheet
    header: Header
    columns: dict[str, int]
    rows: dict[str, int]
    year: int | None
    findings: tuple[Finding, ...]
    fatal: tuple[Finding, ...]

    @property
    def fits(self) -> bool:
        """Whether the sheet holds this table beyond doubt: at least half of the rows to be answered."""
        asked = [row.code for row in self.sought.table.rows if row.fields]
        return 2 * sum(code in self.rows for code in asked) >= len(asked) > 0

    def entries(self) -> list[tuple[Field, Entry]]:
        """Every answer cell that was found, blank ones too, in the order of the layout."""
        out = []
        cells, sheet = self.sheet.cells, self.sheet.name
        for row in self.sought.table.rows:
            number = self.rows.get(row.code)
            for key, field in row.fields.items() if number else ():
                column = self.columns.get(key)
                if column is not None:
                    cell = cells.get((number, column))
                    out.append((field, Entry(None if is_blank(cell) else cell, sheet, address(number, column))))
        return out


def locate(sought: Sought, sheet: Sheet, header: Header) -> Place | None:
    """The table on this sheet; None where the header row is not this table's."""
    columns = find_columns(sought, sheet, header)
    if columns is None:
        return None
    place = Place(sought, sheet, header, columns.at, {}, columns.year, tuple(columns.findings), tuple(columns.fatal))
    if "code" not in columns.at:
        return place
    rows = find_rows(sought, sheet, header, columns.at)
    again = next((row for row in rows.repeated if not same_header(sought, sheet, row, columns.at)), rows.twice)
    if again or not rows.at:
        code = "SHT020" if again else "SHT009"
        reason = Finding(code, "", sheet.name, address(again or header.row, columns.at["code"]))
        return place._replace(fatal=(*place.fatal, reason))
    place = place._replace(rows=rows.at, findings=(*place.findings, *rows.findings))
    retitled, others = _retitled(place)
    disturbed, lost = _disturbed(place._replace(rows={code: row for code, row in rows.at.items() if code not in others}))
    kept = {code: row for code, row in rows.at.items() if code not in others | lost}
    return place._replace(rows=kept, findings=(*place.findings, *retitled, *disturbed))


def _retitled(place: Place) -> tuple[list[Finding], set[str]]:
    """Rows beside whose code stands the title of another row, and their codes: sorted or moved without the codes.

    Which of the two is right cannot be told, so the answers are nobody's. A title that was merely reworded is nobody else's.
    """
    column, rows = place.columns.get("title"), {row.code: row for row in place.sought.table.rows}
    findings, lost = [], set()
    for code, number in place.rows.items() if column else ():
        cell = place.sheet.cells.get((number, column))
        owner = place.sought.titles.get(letters(cell.value), code) if cell is not None and cell.kind == "text" else code
        if owner != code and letters(cell.value) not in map(letters, rows[code].title):
            lost.add(code)
            if rows[code].fields:
                findings.append(Finding("SHT030", "", place.sheet.name, address(number, column), requirement_of(rows[code]), f"{code} ≠ {owner}"))
    return findings, lost


def _disturbed(place: Place) -> tuple[list[Finding], set[str]]:
    """Rows without the formulas that other rows have, and the codes of those whose cells were moved sideways.

    Cells inserted or deleted within one row leave header and code where they were and shift the answers between them;
    what gives it away is that two of the row's formulas are not in their columns. One alone was typed over.
    """
    cells, columns = place.sheet.cells, place.columns
    gone: dict[str, list[str]] = {}
    for key in ("score", "chars"):
        column = columns.get(key)
        rows = [row for row in place.sought.table.rows if column and row.code in place.rows and _calculated(row, key)]
        plain = [row for row in rows if not _is_number_formula(cells.get((place.rows[row.code], column)))]
        if 2 * len(plain) < len(rows):
            for row in plain:
                gone.setdefault(row.code, []).append(address(place.rows[row.code], column))
    findings, lost = [], set()
    for row in place.sought.table.rows:
        if where := gone.get(row.code):
            if len(where) == 1:
                there = seen(cells.get(parse_reference(where[0])))
                findings.append(Finding("SHT018", "", place.sheet.name, where[0], requirement_of(row), there))
            else:
                findings.append(Finding("SHT019", "", place.sheet.name, where[0], requirement_of(row), ", ".join(where)))
                lost.add(row.code)
    return findings, lost


def _calculated(row: Row, key: str) -> bool:
    """Whether the workbook calculates this column in this row."""
    if key == "chars":
        return "evidence" in row.fields
    return bool(row.fields) and row.node is not None and row.code == row.node.code


def _is_number_formula(cell: Cell | None) -> bool:
    """A formula that gives no words: the neighbouring columns hold formulas too, which do."""
    return cell is not None and cell.formula and (cell.kind != "text" or not cell.value)
