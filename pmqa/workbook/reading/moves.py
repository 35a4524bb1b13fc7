"""What was moved in the template and read all the same: one note per change, so that nobody is surprised."""

from __future__ import annotations

from itertools import groupby

from pmqa.findings import Finding
from pmqa.workbook.layout import HEADER_ROW
from pmqa.workbook.reading.locating import Place
from pmqa.workbook.reading.seeking import code_form, few
from pmqa.xlsx.references import address


def moves(place: Place, name: str) -> list[Finding]:
    """Notes on the sheet's name, its columns and its rows, against the workbook as handed out; none of a refused sheet.

    ``name``: that of the sheet as handed out.
    """
    return [] if place.fatal else [*_name(place, name), *_columns(place), *_rows(place)]


def _name(place: Place, name: str) -> list[Finding]:
    sheet = place.sheet.name
    known = code_form(sheet) in place.sought.names
    return [] if known else [Finding("SHT010", "", sheet, "", "", sheet, name)]


def _columns(place: Place) -> list[Finding]:
    sheet, row, at, answers = place.sheet.name, place.header.row, place.columns, place.sought.answers
    if [at.get(column.key) for column in place.sought.table.columns] == list(range(1, len(at) + 1)):
        return []
    known = {number for number, text in place.header.texts.items() if place.sought.column(text) in answers}
    inserted = set(range(1, max(at.values()) + 1)) - {*at.values()} - known
    out = [Finding("SHT011", "", sheet, address(row, number), "", _letter(number)) for number in sorted(inserted)]
    layout = list(enumerate(place.sought.table.columns, start=1))
    in_order = _longest_rise([at[column.key] for _, column in layout if column.key in at])
    for was, (key, name) in layout:
        if key in at and at[key] not in in_order:
            change = f"{_letter(was)} → {_letter(at[key])}"
            out.append(Finding("SHT012", "", sheet, address(row, at[key]), "", change, name))
        elif key not in at and key not in answers:
            out.append(Finding("SHT013", "", sheet, address(row, 1), "", _letter(was), name))
    return out


def _rows(place: Place) -> list[Finding]:
    """Blocks of rows that moved together, each by its first code, as ``SP2: 8 → 9``."""
    code = place.columns.get("code", 1)
    pairs = [("", HEADER_ROW, place.header.row)]
    for was, row in enumerate(place.sought.table.rows, start=HEADER_ROW + 1):
        if row.code in place.rows:
            pairs.append((row.code, was, place.rows[row.code]))
    blocks = [next(block) for shift, block in groupby(pairs, lambda pair: pair[2] - pair[1]) if shift]
    shown = few(f"{name}: {was} → {now}".removeprefix(": ") for name, was, now in blocks)
    return [Finding("SHT014", "", place.sheet.name, address(blocks[0][2], code), "", shown)] if blocks else []


def _letter(number: int) -> str:
    return address(1, number)[:-1]


def _longest_rise(numbers: list[int]) -> set[int]:
    """The members of a longest rising subsequence: the columns that stayed in order.

    >>> sorted(_longest_rise([1, 2, 9, 3, 4]))
    [1, 2, 3, 4]
    """
    best: list[list[int]] = []
    for number in numbers:
        before = max((rise for rise in best if rise[-1] < number), key=len, default=[])
        best.append([*before, number])
    return set(max(best, key=len, default=[]))
