"""The rows of a table by their codes: missing, twice, unknown, and answers where no code says whose they are."""

from __future__ import annotations

from typing import NamedTuple

from pmqa.characters import ascii_dashes
from pmqa.findings import Finding
from pmqa.workbook.layout import Row
from pmqa.workbook.reading.headers import Header
from pmqa.workbook.reading.seeking import Sought, few, is_blank, label
from pmqa.xlsx.cells import Cell, Sheet
from pmqa.xlsx.references import address

_UNKNOWN_CODE = 20  # characters; a longer text in the code column is a note


class Rows(NamedTuple):
    """Row numbers by code. ``repeated``: rows that repeat the header. ``twice``: the row in which a second copy of the
    whole table begins, 0 where there is none."""

    at: dict[str, int]
    repeated: list[int]
    findings: list[Finding]
    twice: int = 0


def find_rows(sought: Sought, sheet: Sheet, header: Header, columns: dict[str, int]) -> Rows:
    """Where the rows stand, and what is wrong with the codes. A code that stands twice has no row."""
    code = columns["code"]
    scored = sought.table.category != "profile"
    marked = {columns[key] for key, needed in sought.answers.items() if scored and needed and key in columns}
    places: dict[str, list[int]] = {}
    told: set[int] = set()  # rows that have a finding of their own
    marks: list[tuple[int, int]] = []
    out = Rows({}, [], [])
    for (row, column), cell in sheet.cells.items():
        if row <= header.row:
            continue
        if column in marked and _like_a_mark(cell):
            marks.append((row, column))
        if column != code or is_blank(cell):
            continue
        found, text = sought.rows(cell), label(cell)
        if len(found) == 1:
            places.setdefault(found[0], []).append(row)
        elif found:
            out.findings.append(Finding("SHT016", "", sheet.name, address(row, column), "", text, ", ".join(found)))
            told.add(row)
        elif text and sought.column(text) == "code":
            out.repeated.append(row)
        elif 0 < len(text) <= _UNKNOWN_CODE:
            out.findings.append(Finding("SHT006", "", sheet.name, address(row, column), "", text))
            told.add(row)
    asked: dict[int, Row] = {}
    for wanted in sought.table.rows:
        found_in = places.get(wanted.code, [])
        if len(found_in) == 1:
            out.at[wanted.code] = found_in[0]
            asked[found_in[0]] = wanted
            continue
        told.update(found_in)
        if wanted.fields:
            out.findings.append(_no_row(wanted, sheet.name, found_in, code))
    keys = {number: key for key, number in columns.items()}
    for row, column in sorted(marks):
        if row not in told and (row not in asked or keys[column] not in asked[row].fields):
            shown = label(sheet.cells[row, column])
            out.findings.append(Finding("SHT017", "", sheet.name, address(row, column), "", shown))
    copies = [sorted(found_in)[1] for found_in in places.values() if len(found_in) > 1]
    return out._replace(twice=min(copies)) if 2 * len(copies) > len(sought.codes) else out


def requirement_of(wanted: Row) -> str:
    """Whose answers a row holds; none for the profile."""
    owner = next(iter(wanted.fields.values())).owner
    return "" if owner == "profile" else owner


def _no_row(wanted: Row, sheet: str, found: list[int], code: int) -> Finding:
    if not found:
        return Finding("SHT004", "", sheet, "", requirement_of(wanted), "", wanted.code)
    where = few(address(row, code) for row in sorted(found))
    return Finding("SHT005", "", sheet, address(sorted(found)[1], code), requirement_of(wanted), where, wanted.code)


def _like_a_mark(cell: Cell) -> bool:
    """A typed number or a single sign such as ✓; a dash is what people put where nothing belongs."""
    if cell.formula or cell.kind == "error":
        return False
    if cell.kind != "text":
        return True
    text = label(cell).strip()
    return len(text) == 1 and ascii_dashes(text) != "-"
