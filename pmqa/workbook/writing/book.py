"""A workbook being written: its formats, its constant lists, and the engine's values that stand beside every formula.

Formulas are written with their values, so that a preview which does not calculate shows the same numbers.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from pmqa.assessment import Assessment
from pmqa.checks.answers import Said
from pmqa.scoring.conditions import Facts
from pmqa.standard.compiled import Standard
from pmqa.submission import Submission
from pmqa.texts import Text
from pmqa.workbook.layout import Table
from pmqa.workbook.words import SHEETS
from pmqa.workbook.writing.growing import GrowingSheet

FONT, SIZE = "Tahoma", 10  # has Thai and Latin, and every Windows office has it
INK, PALE, LINE, FILL = "#1F3864", "#E8EEF7", "#8EA0BE", "#FFFBE6"
_BASE = {"font_name": FONT, "font_size": SIZE, "valign": "top", "text_wrap": True}
_STYLES: dict[str, dict[str, object]] = {
    "text": {},
    "plain": {"text_wrap": False},
    "title": {"bold": True, "font_size": 15, "font_color": INK, "text_wrap": False},
    "heading": {"bold": True, "font_size": 12, "font_color": INK, "text_wrap": False},
    "lead": {"bold": True, "font_size": 13, "text_wrap": False},
    "header": {"bold": True, "font_color": "#FFFFFF", "bg_color": INK, "border": 1, "border_color": LINE, "valign": "vcenter", "align": "center"},
    "cell": {"border": 1, "border_color": LINE},
    "strong": {"border": 1, "border_color": LINE, "bold": True},
    "section": {"border": 1, "border_color": LINE, "bold": True, "bg_color": PALE},
    "number": {"border": 1, "border_color": LINE, "align": "center"},
    "link": {"border": 1, "border_color": LINE, "font_color": "#0B5394", "underline": 1},
    "answer": {"border": 1, "border_color": LINE, "bg_color": FILL, "locked": False},
    "mark": {"border": 1, "border_color": LINE, "bg_color": FILL, "locked": False, "align": "center"},
    "none": {"border": 1, "border_color": LINE, "bg_color": "#EDEDED"},
    "calc": {"text_wrap": False, "font_size": 9},
}


class Formula(NamedTuple):
    """Cell content that is a formula, with the value it shows."""

    text: str
    value: object = 0


@dataclass
class Book:
    """Everything the sheet writers share. ``content``: what to put in the answer cells, by key (``profile:code`` too)."""

    book: xlsxwriter.Workbook
    standard: Standard
    agency_type: str
    year: int
    lang: str
    tables: tuple[Table, ...]
    content: Mapping[str, object]
    submission: Submission
    states: Mapping[str, Said]
    not_applicable: frozenset[str]  # owners that are out by their own or a higher reason
    assessment: Assessment
    sheets: dict[str, Worksheet] = field(default_factory=dict)
    formats: dict[str, Format] = field(default_factory=dict)
    ranges: dict[tuple, str] = field(default_factory=dict)

    @property
    def facts(self) -> Facts:
        """What the engine's conditions speak of."""
        return self.assessment.facts

    def name(self, key: str) -> str:
        """The name of a sheet: one of the fixed ones, or a category's."""
        if key in SHEETS:
            return SHEETS[key].in_(self.lang)
        return next(table.name for table in self.tables if table.category == key).in_(self.lang)

    def add(self, key: str, colour: str = INK, grows: bool = False) -> Worksheet:
        sheet = self.book.add_worksheet(self.name(key), GrowingSheet if grows else None)
        sheet.set_tab_color(colour)
        sheet.hide_gridlines(2)
        self.sheets[key] = sheet
        return sheet

    def style(self, name: str, **more: object) -> Format:
        """A format by name; ``more`` adds properties (``num_format``)."""
        key = name + repr(sorted(more.items()))
        if key not in self.formats:
            self.formats[key] = self.book.add_format(_BASE | _STYLES[name] | more)
        return self.formats[key]

    def decimals(self, name: str = "number", **more: object) -> Format:
        """A number as it is published."""
        return self.style(name, num_format="0." + "0" * self.standard.decimals if self.standard.decimals else "0", **more)

    def say(self, th: str, en: str) -> str:
        return th if self.lang == "th" else en

    def text(self, text: Text) -> str:
        return text.in_(self.lang)

    def ref(self, key: str, row: int, column: int, absolute: bool = True) -> str:
        """A reference to a cell of a sheet; row and column from 0."""
        return f"{quoted(self.name(key))}!{xl_rowcol_to_cell(row, column, absolute, absolute)}"

    def column(self, key: str, first: int, last: int, column: int) -> str:
        """A range of one column; rows and column from 0."""
        letter = xl_col_to_name(column)
        return f"{quoted(self.name(key))}!${letter}${first + 1}:${letter}${last + 1}"

    def constants(self, values: tuple) -> str:
        """A range on the lists sheet that holds ``values``: drop-downs and comparisons never use literals in formulas."""
        if values not in self.ranges:
            column = len(self.ranges)
            sheet = self.sheets["lists"]
            for row, value in enumerate(values):
                if isinstance(value, str):
                    sheet.write_string(row, column, value)
                else:
                    sheet.write_number(row, column, value)
            self.ranges[values] = self.column("lists", 0, len(values) - 1, column)
        return self.ranges[values]

    def formula(self, sheet: Worksheet, row: int, column: int, formula: str, style: Format, value: object) -> None:
        """A formula with its value; an empty value is empty text."""
        sheet.write_formula(row, column, f"={formula}", style, "" if value is None else value)

    def put(self, sheet: Worksheet, row: int, column: int, content: object, style: Format) -> None:
        """A cell's content as it is: text never becomes a formula or a link."""
        if content is None:
            sheet.write_blank(row, column, None, style)
        elif isinstance(content, Formula):
            sheet.write_formula(row, column, content.text, style, content.value)
        elif isinstance(content, bool):
            sheet.write_boolean(row, column, content, style)
        elif isinstance(content, str):
            sheet.write_string(row, column, content, style)
        else:
            sheet.write_number(row, column, content, style)


def quoted(sheet: str) -> str:
    """A sheet name in a formula."""
    return "'" + sheet.replace("'", "''") + "'"
