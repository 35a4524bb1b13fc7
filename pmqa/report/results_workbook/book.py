"""The workbook being written: its formats, its sheets in order, and how a table becomes a sheet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import IO, NamedTuple, Self

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from pmqa.report.content import Content, Figure
from pmqa.report.findings_workbook import FONT
from pmqa.texts import Text

INK, LINE, GOLD, MET, UNMET = "#14284B", "#CBD3DF", "#9A7B2F", "#14508C", "#A33A08"
HEADER = 3  # row of the table's head, from 0: title, remark and an empty row stand above
MOST_ROWS = 1_000_000  # a sheet ends at 1,048,576
MOST_CHARACTERS = 2_000  # of a text: a cell ends at 32,767, a reader's patience sooner
_MADE = datetime(2000, 1, 1)  # not now: the same input gives the same file

NAMES = {
    "front": Text("ภาพรวม", "Overview"),
    "ranking": Text("อันดับ", "Ranking"),
    "scores": Text("คะแนน", "Scores"),
    "gaps": Text("เกณฑ์ที่ไม่ถึง", "Unmet bars"),
    "often": Text("ข้อที่ไม่ถึงบ่อย", "Often unmet"),
    "spread": Text("การกระจาย", "Spread"),
    "ranges": Text("ช่วงอันดับ", "Rank ranges"),
    "unranked": Text("ไม่จัดอันดับ", "Not ranked"),
    "findings": Text("สิ่งที่ตรวจพบ", "Findings"),
    "rules": Text("กติกาและที่มา", "Rules and run"),
}
_WITHOUT_RANKING = {"ranking": Text("ผล", "Results"), "unranked": Text("ไม่นำมารวม", "Left out")}

Cell = str | int | Figure | None


class Column(NamedTuple):
    """``kind``: text, number (as published), plain (as typed) or count. ``note``: what the head stands for, as a comment."""

    head: str
    width: float
    kind: str = "text"
    note: str = ""


class Book:
    """A workbook under way; leaving the ``with`` finishes it."""

    def __init__(self, out: IO[bytes], content: Content) -> None:
        options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
        self.content, self.lang = content, content.lang
        self.book = xlsxwriter.Workbook(out, options)
        self.book.set_properties({"title": content.run.title, "comments": content.run.draft, "created": _MADE})
        self.sheets: dict[str, Worksheet] = {}
        self._formats: dict[tuple, Format] = {}
        decimals = content.standard.decimals
        self.number = "0" + ("." + "0" * decimals if decimals else "")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.book.close()

    def declare(self, *names: str) -> None:
        """Makes the sheets in this order, whatever order they are filled in."""
        for name in names:
            self.sheets[name] = self.book.add_worksheet(self.named(name))

    def named(self, sheet: str) -> str:
        """What a sheet is called: without a ranking nobody is ranked or not."""
        names = NAMES if self.content.standard.ranking.key else NAMES | _WITHOUT_RANKING
        return names[sheet].in_(self.lang)

    def say(self, th: str, en: str) -> str:
        return th if self.lang == "th" else en

    def format(self, **properties: object) -> Format:
        """A format, made once."""
        key = tuple(sorted(properties.items()))
        if key not in self._formats:
            self._formats[key] = self.book.add_format({"font_name": FONT, "font_size": 10, "valign": "top", **properties})
        return self._formats[key]

    def cell(self, kind: str, **properties: object) -> Format:
        """The format of a cell of this kind in a table."""
        shapes = {"number": {"num_format": self.number}, "count": {"num_format": "0"}, "plain": {"num_format": "General"}, "text": {"num_format": "@"}}
        return self.format(**shapes[kind], bottom=1, bottom_color=LINE, **properties)

    def put(self, sheet: Worksheet, row: int, column: int, value: Cell, form: Format) -> None:
        """A number as a number, anything else as the text it is."""
        if isinstance(value, Figure):
            value = value.text if value.value is None else value.value
        if isinstance(value, str):
            if value:
                sheet.write_string(row, column, value if len(value) <= MOST_CHARACTERS else value[: MOST_CHARACTERS - 1] + "…", form)
            else:
                sheet.write_blank(row, column, None, form)
        elif value is None:
            sheet.write_blank(row, column, None, form)
        else:
            sheet.write_number(row, column, value, form)

    def title(self, name: str, remark: str) -> Worksheet:
        """A sheet with its title, what it is for, and its pages set up."""
        sheet, run = self.sheets[name], self.content.run
        sheet.write_string(0, 0, f"{self.named(name)} · {run.short or run.title} {run.year}", self.format(bold=True, font_size=14, font_color=INK))
        sheet.write_string(1, 0, f"{run.draft} · {remark}" if remark else run.draft, self.format(font_color="#7A5200", bold=True))
        sheet.set_row(0, 24)
        sheet.hide_gridlines(2)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(0.4, 0.4, 0.5, 0.6)
        sheet.set_footer("&L&8&A&R&8&P / &N")
        return sheet

    def table(self, name: str, remark: str, columns: Sequence[Column], rows: Iterable[Sequence[Cell]], frozen: int = 0) -> int:
        """A sheet that is one table with filters, its head and first columns frozen; the number of its rows."""
        sheet = self.title(name, remark)
        head = self.format(bold=True, font_color="#FFFFFF", bg_color=INK, align="center", valign="vcenter", text_wrap=True, border=1, border_color=LINE)
        forms = [self.cell(column.kind) for column in columns]
        for at, column in enumerate(columns):
            sheet.set_column(at, at, column.width)
            sheet.write_string(HEADER, at, column.head, head)
        sheet.set_row(HEADER, 46)
        count = 0
        for row in rows:
            if count == MOST_ROWS:
                break
            count += 1
            for at, value in enumerate(row):
                self.put(sheet, HEADER + count, at, value, forms[at])
        sheet.autofilter(HEADER, 0, HEADER + max(count, 1), len(columns) - 1)
        sheet.freeze_panes(HEADER + 1, frozen)
        sheet.repeat_rows(HEADER)
        return count
