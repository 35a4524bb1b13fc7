"""A table's bytes as filled cells by row and column; what the file does not say about itself is assumed, and told.

Text is UTF-8 (or UTF-16 with its mark), else taken for Windows-874; columns are parted by commas, semicolons or tabs. Of
a workbook the first visible sheet that holds anything is read.
"""

from __future__ import annotations

import csv
import io
from typing import NamedTuple

from pmqa.cell_texts import shown
from pmqa.findings import Finding
from pmqa.xlsx import limits
from pmqa.xlsx.cells import Cell, Unreadable, read_workbook
from pmqa.xlsx.foreign import refuse_unless_zip
from pmqa.xlsx.references import address

_SEPARATORS = {",": "", ";": ";", "\t": "Tab"}  # the usual one needs no note
_LONGEST = 1 << 17  # characters of one value: the csv module's own limit


class Grid(NamedTuple):
    """``rows``: row → column → cell, both from 1, filled ones only; every cell of a text file is a text as it stands there.

    ``sheet`` is empty for a text file, whose cells are counted as Excel opens it. ``findings`` bear neither file nor sheet.
    """

    rows: dict[int, dict[int, Cell]]
    sheet: str = ""
    findings: tuple[Finding, ...] = ()

    @property
    def unreadable(self) -> bool:
        """Whether nothing could be read at all: the findings say why."""
        return any(finding.code == "TBL001" for finding in self.findings)


def read_grid(data: bytes) -> Grid:
    """The grid of a file. Raises :class:`Unreadable` for what is neither text nor a workbook of today."""
    try:
        refuse_unless_zip(data)
    except Unreadable as why:
        if why.code != "FIL015":  # that it is plain text: just what a table may be
            raise
        return _from_text(data)
    return _from_workbook(data)


def _from_workbook(data: bytes) -> Grid:
    filled = [sheet for sheet in read_workbook(data, room=limits.TABLE).sheets if sheet.cells]
    filled = [sheet for sheet in filled if sheet.state == "visible"] or filled
    if not filled:
        return Grid({})
    sheet, findings = filled[0], []
    if len(filled) > 1:
        findings.append(Finding("TBL002", found=sheet.name))
    if sheet.stray:
        findings.append(Finding("TBL003", found=f"> {limits.TABLE.rows:,} × {limits.TABLE.columns}"))
    rows: dict[int, dict[int, Cell]] = {}
    for (row, column), cell in sorted(sheet.cells.items()):
        rows.setdefault(row, {})[column] = cell
    return Grid(rows, sheet.name, tuple(findings))


def _from_text(data: bytes) -> Grid:
    """Separated values. A quotation mark that is never closed would swallow the agencies after it: it is an error."""
    findings = []
    try:
        text = data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeDecodeError:
        try:
            text = data.decode("cp874")
        except UnicodeDecodeError:
            return Grid({}, findings=(Finding("TBL001", found="UTF-8, Windows-874"),))
        findings.append(Finding("TBL002", found="Windows-874"))
    separator = max(_SEPARATORS, key=lambda sign: _first_row(text).count(sign))
    if _SEPARATORS[separator]:
        findings.append(Finding("TBL002", found=_SEPARATORS[separator]))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    rows: dict[int, dict[int, Cell]] = {}
    cells: dict[str, Cell] = {}  # one for each text: a table of marks has few
    number = 0
    try:
        for number, values in enumerate(reader, start=1):
            row = {column: cells.get(value) or cells.setdefault(value, Cell("text", value))
                   for column, value in enumerate(values, start=1) if value}
            if row:
                rows[number] = row
    except csv.Error as why:
        return Grid({}, findings=(*findings, Finding("TBL001", cell=f"A{number + 1}", found=str(why))))
    return Grid(rows, findings=tuple(findings))


def _first_row(text: str) -> str:
    return next((line for line in text.splitlines() if line.strip(",;\t \"")), "")


def tidy(cell: Cell | None) -> str:
    """The text of a header, a code or a name: one blank between its words."""
    return " ".join(shown(cell).split())


def broken(rows: dict[int, dict[int, Cell]]) -> list[Finding]:
    """Cells that hold an error value or a formula that was never calculated."""
    codes = {"error": "ANS006", "uncalculated": "ANS007"}
    return [Finding(codes[cell.kind], cell=address(row, column), found=shown(cell))
            for row, cells in rows.items() for column, cell in cells.items() if cell.kind in codes]
