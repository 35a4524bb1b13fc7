"""Workbooks of a small standard as grids of plain values: filled, bent as officers bend them, and saved as bytes.

A :class:`Book` is written from the layout alone, without the template's formulas and formats, so that a test shows every cell
that matters. Rows and columns are counted from 1, as Excel shows them.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import xlsxwriter

from pmqa.standard.compiled import Standard
from pmqa.standard.store import UnknownStandard
from pmqa.submission import Submission
from pmqa.workbook.layout import HEADER_ROW, identity_label, tables
from pmqa.workbook.reading.submissions import read_submission
from pmqa.workbook.words import SHEETS

BENT = {
    "standard.toml": """
        id = "bent"
        title = { th = "แบบทดสอบ", en = "Bent" }
        year = 2561
        maximum = 5
        combine = "mean"
        status = "unverified"
        source = "invented"
        [[agency_types]]
        code = "department"
        title = { th = "กรม", en = "Department" }
        [[agency_types]]
        code = "province"
        title = { th = "จังหวัด", en = "Province" }
        [[profile]]
        key = "staff"
        title = { th = "จำนวนบุคลากร", en = "Staff" }
        kind = "number"
        [evidence]
        required = true
        max_chars = 100
        [scales.five]
        lowest = 0
        highest = 5
        step = 1
        [measures.two]
        kind = "factors"
        scale = "five"
        order = ["A", "D"]
        factors = [{ code = "A", title = { th = "แนวทาง", en = "Approach" } }, { code = "D", title = { th = "การถ่ายทอด", en = "Deployment" } }]
        [measures.result]
        kind = "value"
        years = 3
        low = 0
        high = 100
        at = [0, 100]
        gives = [0, 5]
        [measures.boxes]
        kind = "boxes"
        counts = [2, 1]
        levels = [{ code = "B", title = { th = "พื้นฐาน", en = "Basic" }, points = 300 }, { code = "S", title = { th = "เกิดผล", en = "Significance" }, points = 200 }]
    """,
    "1-leadership.toml": """
        code = "1"
        title = { th = "การนำองค์การ", en = "Leadership" }
        [defaults]
        measure = "two"
        [[sections]]
        code = "1.1"
        title = { th = "ทิศทาง", en = "Direction" }
        [[requirements]]
        code = "LD1"
        in = "1.1"
        title = { th = "วิสัยทัศน์", en = "Vision" }
        [[requirements]]
        code = "LD2"
        in = "1.1"
        title = { th = "ค่านิยม", en = "Values" }
        [[requirements]]
        code = "LD-3"
        title = { th = "การกำกับดูแล", en = "Governance" }
    """,
    "2-clients.toml": """
        code = "2"
        title = { th = "ผู้รับบริการ", en = "Clients" }
        [defaults]
        measure = "two"
        [[requirements]]
        code = "2.1"
        title = { th = "ช่องทาง", en = "Channels" }
        [[requirements]]
        code = "2.2"
        title = { th = "ความพึงพอใจ", en = "Satisfaction" }
        [[requirements]]
        code = "2.10"
        title = { th = "ข้อร้องเรียน", en = "Complaints" }
    """,
    "7-results.toml": """
        code = "7"
        title = { th = "ผลลัพธ์", en = "Results" }
        [defaults]
        measure = "result"
        [[requirements]]
        code = "RM1"
        title = { th = "ผลหนึ่ง", en = "Result one" }
        [[requirements]]
        code = "RM2"
        title = { th = "ผลสอง", en = "Result two" }
        [[requirements]]
        code = "BX"
        title = { th = "กล่อง", en = "Boxes" }
        measure = "boxes"
        maximum = 5
    """,
}
FILE = "a.xlsx"
PROFILE, ONE, TWO, SEVEN = "ข้อมูลหน่วยงาน", "หมวด 1", "หมวด 2", "หมวด 7"

Grid = list[list[object]]


class Formula(NamedTuple):
    value: object


@dataclass
class Book:
    """Sheets by name, in their order. ``put`` and the others change it and give it back."""

    standard: Standard
    sheets: dict[str, Grid] = field(default_factory=dict)
    merged: list[tuple[str, str]] = field(default_factory=list)  # (sheet, range)
    hidden: set[str] = field(default_factory=set)

    def at(self, sheet: str, ref: str) -> object:
        row, column = _place(ref)
        return self.sheets[sheet][row][column]

    def put(self, sheet: str, **cells: object) -> Book:
        """Cells by reference; beyond the grid, it grows."""
        grid = self.sheets[sheet]
        for ref, value in cells.items():
            row, column = _place(ref)
            grid += [[] for _ in range(row + 1 - len(grid))]
            grid[row] += [None] * (column + 1 - len(grid[row]))
            grid[row][column] = value
        return self

    def insert_rows(self, sheet: str, before: int, *rows: list[object]) -> Book:
        self.sheets[sheet][before - 1:before - 1] = [list(row) for row in rows or ([],)]
        return self

    def delete_row(self, sheet: str, row: int) -> Book:
        del self.sheets[sheet][row - 1]
        return self

    def insert_column(self, sheet: str, before: str, *, header: object = None) -> Book:
        at = _place(f"{before}1")[1]
        for number, row in enumerate(self.sheets[sheet], start=1):
            if len(row) > at:
                row.insert(at, header if number == HEADER_ROW else None)
        return self

    def delete_column(self, sheet: str, letter: str) -> Book:
        at = _place(f"{letter}1")[1]
        for row in self.sheets[sheet]:
            del row[at:at + 1]
        return self

    def reorder(self, sheet: str, columns: list[int]) -> Book:
        """Columns in another order: their old places, from 0."""
        for row in self.sheets[sheet]:
            row += [None] * (len(columns) - len(row))
            row[:len(columns)] = [row[i] for i in columns]
        return self

    def rename(self, sheet: str, name: str) -> Book:
        self.sheets = {name if key == sheet else key: grid for key, grid in self.sheets.items()}
        return self

    def copy(self, sheet: str, name: str) -> Book:
        self.sheets[name] = [list(row) for row in self.sheets[sheet]]
        return self

    def drop(self, sheet: str) -> Book:
        del self.sheets[sheet]
        return self

    def saved(self) -> bytes:
        out = io.BytesIO()
        with xlsxwriter.Workbook(out, {"in_memory": True}) as workbook:
            for name, grid in self.sheets.items():
                sheet = workbook.add_worksheet(name)
                for row, values in enumerate(grid):
                    for column, value in enumerate(values):
                        if isinstance(value, Formula):
                            sheet.write_formula(row, column, "=1", None, value.value)
                        elif isinstance(value, str):
                            sheet.write_string(row, column, value)
                        elif value is not None:
                            sheet.write_number(row, column, value)
                for its, merged in self.merged:
                    if its == name:
                        (top, left), (bottom, right) = map(_place, merged.split(":"))
                        at = grid[top][left] if top < len(grid) and left < len(grid[top]) else None
                        sheet.merge_range(top, left, bottom, right, at)
                if name in self.hidden:
                    sheet.hide()
        return out.getvalue()

    def read(self, **asked: str) -> Submission:
        return read_submission(self.saved(), finder(self.standard), name=FILE, **asked)


def finder(*standards: Standard) -> Callable[[str], Standard]:
    known = {standard.id: standard for standard in standards}

    def find(name: str) -> Standard:
        if name not in known:
            raise UnknownStandard(name, sorted(known), [Path("criteria")])
        return known[name]

    return find


def filled(standard: Standard, agency_type: str = "department", lang: str = "th", year: int = 2561) -> Book:
    """Every answer cell filled with a value of its own, so that none can be taken for another."""
    book = Book(standard)
    book.sheets[SHEETS["cover"].in_(lang)] = [
        [standard.title.th], [], ["วิธีกรอก", "…"],
        [identity_label("standard"), standard.id], [identity_label("made-from"), standard.digest[:12]],
        [identity_label("type"), agency_type], [identity_label("year"), year],
    ]
    number = 0
    for table in tables(standard, agency_type, year):
        grid: Grid = [[table.name.in_(lang)], [], [], [], [column.header.in_(lang) for column in table.columns]]
        for row in table.rows:
            values: list[object] = []
            for key, _ in table.columns:
                number += 1
                if key in row.fields:
                    values.append(f"คำตอบ {number}" if row.fields[key].kind in ("text", "presence") else number)
                else:
                    values.append({"code": row.code, "title": row.title.in_(lang)}.get(key))
            grid.append(values)
        book.sheets[table.name.in_(lang)] = grid
    return book


def answers(submission: Submission) -> dict[str, object]:
    """Profile and answers that are given, by key."""
    entries = {f"profile:{key}": entry for key, entry in submission.profile.items()} | submission.entries
    return {key: entry.cell.value for key, entry in entries.items() if entry.cell is not None}


def _place(ref: str) -> tuple[int, int]:
    letters = ref.rstrip("0123456789")
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return int(ref[len(letters):]) - 1, column - 1
