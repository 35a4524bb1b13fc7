"""The workbook in which an office edits a standard: a sheet for each part, drop-downs where few values are legal."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from pmqa.authoring.hints import Hint, hint
from pmqa.authoring.notation import to_cell
from pmqa.authoring.outline import ITEM, NAME, ROOT, Keys
from pmqa.authoring.sheets import Column, Sheet, content, definition, kind_label, sheets_of
from pmqa.authoring.words import FILE, RESOLUTIONS, label
from pmqa.report.wrapping import cells as width_of
from pmqa.standard.files import Files, read_files

KEY_ROW = 3  # from 0: title, file and words stand above the keys
ORIGINAL = "toml"  # the hidden sheet with the files as they were
RESOLUTION_KEYS = ("ref", "number", "date", "body")
_MORE_ROWS = 60  # rows below the last with drop-downs
_LONGEST = 30_000  # characters of a line that go into one cell
_LEAD, _BELOW = "#D6E2F3", "#F6F6F6"  # what others stand below; what stands deep below
_WIDTHS = {"guidance": 52, "title": 34, "source": 34, "short": 22, "conditions": 30, "at": 18, "gives": 18, "bars": 24, NAME: 18, ITEM: 24}


def write_criteria(folder: Path, path: Path, lang: str = "th") -> list[str]:
    """Write the standard in ``folder`` to the workbook ``path``; the names of its sheets.

    It is written beside ``path`` and then renamed. Raises CriteriaError for files that are no TOML, OSError.
    """
    files = read_files(folder)
    half = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
        with xlsxwriter.Workbook(half, options) as book:
            names = _Writer(book, lang).all(files)
        half.replace(path)
    finally:
        half.unlink(missing_ok=True)
    return names


class _Writer:
    """One workbook being written."""

    def __init__(self, book: xlsxwriter.Workbook, lang: str) -> None:
        self.book, self.lang = book, lang
        self.formats: dict[str, Format] = {}
        self.lists: Worksheet | None = None
        self.ranges: dict[tuple[str, ...], str] = {}

    def all(self, files: Files) -> list[str]:
        sheets = sheets_of(files.main, files.categories, self.lang)
        self.choices = {"measure": _names(files, "measures"), "use": (), "scale": _names(files, "scales")}
        for sheet in sheets:
            (self._outline if sheet.columns else self._keys)(sheet)
        self._resolutions()
        self.lists = self.lists or self.book.add_worksheet("lists")
        self.lists.hide()
        self._originals(files)
        return [sheet.name for sheet in sheets]

    def style(self, **more: object) -> Format:
        key = repr(sorted(more.items()))
        if key not in self.formats:
            base = {"font_name": "Tahoma", "font_size": 10, "valign": "top", "text_wrap": True, "border": 1, "border_color": "#B7C2D6"}
            self.formats[key] = self.book.add_format(base | more)
        return self.formats[key]

    def _head(self, sheet: Sheet) -> Worksheet:
        page = self.book.add_worksheet(sheet.name)
        page.hide_gridlines(2)
        page.set_tab_color("#1F3864" if not sheet.columns else "#8EA0BE" if sheet.rows and sheet.rows[0].kind != ROOT else "#2E7D32")
        page.write_string(0, 0, sheet.title, self.style(bold=True, font_size=14, font_color="#1F3864", text_wrap=False, border=0))
        page.write_string(1, 0, f"{FILE.th} / {FILE.en}", self.style(font_color="#5A6B85", border=0, text_wrap=False))
        page.write_string(1, 1, sheet.file, self.style(bold=True, border=0, text_wrap=False))
        page.set_row(2, 30)
        page.set_landscape()
        page.set_paper(8)
        page.fit_to_pages(1, 0)
        page.repeat_rows(2, 3)
        return page

    def _titles(self, page: Worksheet, number: int, keys: Keys, used: bool = True) -> None:
        words = label(keys)
        page.write_string(2, number, f"{words.th}\n{words.en}", self.style(bold=True, bg_color="#E8EEF7" if used else "#F2F2F2", font_size=9))
        page.write_string(KEY_ROW, number, ".".join(keys), self.style(font_color="#FFFFFF", bg_color="#1F3864", font_size=9))

    def _keys(self, sheet: Sheet) -> None:
        """A row for each key of the file: what it is, its value or its Thai, its English."""
        page = self._head(sheet)
        for number, (keys, width) in enumerate([(("[key]",), 26), (("[what]",), 46), (("value",), 60), (("value", "en"), 60)]):
            self._titles(page, number, keys)
            page.set_column(number, number, width)
        (row,) = sheet.rows
        lines: dict[Keys, list[Any]] = {}
        for keys, value in row.cells.items():
            if keys[-1] in ("th", "en"):
                lines.setdefault(keys[:-1], [None, None])[keys[-1] == "en"] = value
            else:
                lines[keys] = [value, None]
        for at, (keys, (value, english)) in enumerate(lines.items(), KEY_ROW + 1):
            words, known = label(keys), hint(definition(sheet.file), keys)
            page.write_string(at, 0, ".".join(keys), self.style(font_color="#5A6B85", bg_color="#F6F6F6"))
            page.write_string(at, 1, f"{words.th} / {words.en}", self.style(bg_color="#F6F6F6"))
            self._put(page, at, 2, value)
            self._put(page, at, 3, english)
            self._drop_down(page, at, at, 2, known)
        page.freeze_panes(KEY_ROW + 1, 2)

    def _outline(self, sheet: Sheet) -> None:
        """A row for each table; columns that no row fills stand folded away at the right."""
        page = self._head(sheet)
        self._titles(page, 0, ("[kind]",))
        page.set_column(0, 0, 34)
        kinds = tuple(dict.fromkeys(kind_label(row.kind) for row in sheet.rows))
        last = KEY_ROW + len(sheet.rows)
        deep = sheet.rows[0].kind != ROOT and any(row.depth for row in sheet.rows)
        for number, column in enumerate(sheet.columns, 1):
            self._titles(page, number, column.keys, column.used)
            page.set_column(number, number, self._width(column), None, {} if column.used else {"level": 1, "hidden": True})
            self._drop_down(page, KEY_ROW + 1, last + _MORE_ROWS, number, column.hint, self._named(column))
        for at, row in enumerate(sheet.rows, KEY_ROW + 1):
            lead = row.depth == 0 and (deep or not row.kind.startswith("[["))
            colour = _LEAD if lead else _BELOW if row.depth > 1 else "#FFFFFF"
            kind = self.style(bg_color=colour, font_color="#5A6B85", font_size=9, align="left", indent=min(row.depth * 2, 8), text_wrap=False)
            page.write_string(at, 0, kind_label(row.kind), kind)
            height = 1
            for number, column in enumerate(sheet.columns, 1):
                value = content(row, column)
                self._put(page, at, number, value, colour)
                if isinstance(value, str):
                    height = max(height, sum(-(-max(width_of(line), 1) // max(int(self._width(column) * 1.05), 6)) for line in value.split("\n")))
            page.set_row(at, min(14 * height + 2, 400))
        page.data_validation(KEY_ROW + 1, 0, last + _MORE_ROWS, 0, self._list(kinds))
        page.freeze_panes(KEY_ROW + 1, 2)
        page.outline_settings(True, False, False, False)

    def _width(self, column: Column) -> int:
        known = column.hint
        return _WIDTHS.get(column.keys[0]) or (10 if known.kinds and known.kinds <= {"number", "integer", "boolean"} else 18)

    def _named(self, column: Column) -> tuple[str, ...]:
        """The names that a measure or scale may bear: a drop-down that only proposes."""
        return self.choices.get(column.keys[-1], ()) if column.keys[-1] in ("measure", "scale") and "string" in column.hint.kinds else ()

    def _put(self, page: Worksheet, row: int, column: int, value: Any, colour: str = "#FFFFFF") -> None:
        """The value as a cell; a text stays a text whatever is typed over it."""
        if value is None:
            page.write_blank(row, column, None, self.style(bg_color=colour))
            return
        cell = to_cell(value)
        if isinstance(cell, bool):
            page.write_boolean(row, column, cell, self.style(bg_color=colour, align="center"))
        elif isinstance(cell, str):
            page.write_string(row, column, cell, self.style(bg_color=colour, num_format="@"))
        else:
            page.write_number(row, column, cell, self.style(bg_color=colour, align="center"))

    def _drop_down(self, page: Worksheet, first: int, last: int, column: int, known: Hint, names: tuple[str, ...] = ()) -> None:
        if names:
            page.data_validation(first, column, last, column, self._list(names))
        elif known.choices and known.kinds <= {"string"}:
            page.data_validation(first, column, last, column, self._list(known.choices))
        elif known.kinds == {"boolean"}:
            page.data_validation(first, column, last, column, self._list(("TRUE", "FALSE")))

    def _list(self, values: tuple[str, ...]) -> dict[str, object]:
        """A drop-down that proposes; other values are told when the workbook is read."""
        if self.lists is None:
            self.lists = self.book.add_worksheet("lists")
        if values not in self.ranges:
            number = len(self.ranges)
            for row, value in enumerate(values):
                if value in ("TRUE", "FALSE"):
                    self.lists.write_boolean(row, number, value == "TRUE")
                else:
                    self.lists.write_string(row, number, value)
            letter = xl_col_to_name(number)
            self.ranges[values] = f"=lists!${letter}$1:${letter}${len(values)}"
        return {"validate": "list", "source": self.ranges[values], "error_type": "warning"}

    def _resolutions(self) -> None:
        """Where a resolution is written once: its name in a ``source`` cell stands for it."""
        page = self.book.add_worksheet(RESOLUTIONS.in_(self.lang))
        page.hide_gridlines(2)
        says = ("กรอกมติหนึ่งครั้งที่นี่ แล้วใส่ชื่อมติ (ref) ในคอลัมน์ source ของตัวเลขที่มตินั้นรับรอง และเลือก status = adopted",
                "Write a resolution here once; put its ref into the column source of each number that it adopts, and choose status = adopted.")
        page.write_string(0, 0, f"{RESOLUTIONS.th} / {RESOLUTIONS.en}", self.style(bold=True, font_size=14, font_color="#1F3864", border=0, text_wrap=False))
        page.write_string(1, 0, " / ".join(says), self.style(border=0, text_wrap=False, font_color="#5A6B85"))
        heads = (("ชื่อที่ใช้อ้าง", "ref"), ("เลขที่มติ", "number"), ("วันที่", "date"), ("คณะที่มีมติ", "body"))
        for number, (head, key) in enumerate(zip(heads, RESOLUTION_KEYS, strict=True)):
            page.set_column(number, number, (18, 18, 18, 60)[number])
            page.write_string(2, number, f"{head[0]}\n{head[1]}", self.style(bold=True, bg_color="#E8EEF7", font_size=9))
            page.write_string(KEY_ROW, number, "[ref]" if key == "ref" else key, self.style(font_color="#FFFFFF", bg_color="#1F3864", font_size=9))
            for row in range(KEY_ROW + 1, KEY_ROW + 11):
                page.write_blank(row, number, None, self.style(num_format="@" if number != 2 else "yyyy-mm-dd"))
        page.set_row(2, 28)
        page.freeze_panes(KEY_ROW + 1, 0)

    def _originals(self, files: Files) -> None:
        """The files line by line, so that comments and everything that is not changed come back as they were."""
        page = self.book.add_worksheet(ORIGINAL)
        page.hide()
        row = 0
        for source in (files.main, *files.categories):
            for number, line in enumerate(source.text.split("\n")):
                for part in [line[i:i + _LONGEST] for i in range(0, len(line), _LONGEST)] or [""]:
                    page.write_string(row, 0, source.name)
                    page.write_number(row, 1, number)
                    page.write_string(row, 2, part)
                    row += 1


def _names(files: Files, key: str) -> tuple[str, ...]:
    named = files.main.data.get(key)
    return tuple(named) if isinstance(named, dict) else ()


