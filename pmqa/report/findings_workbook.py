"""Findings as a workbook: a row for each, with a link to its cell, and a second sheet that counts them by code."""

from __future__ import annotations

import io
import os
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from pmqa.catalogue import CATALOGUE
from pmqa.findings import SEVERITIES, Finding, worst_first
from pmqa.report.words import SEVERITY, counted
from pmqa.report.wrapping import wrap
from pmqa.texts import EMPTY, Text
from pmqa.xlsx.cells import Unreadable, read_workbook

FONT = "Tahoma"  # has Thai and Latin, and every Windows office has it
MOST_ROWS = 1_000_000  # a sheet ends at 1,048,576
MOST_LINKS = 65_000  # Excel repairs a sheet with more than 65,530; the rows after bear the cell as text
MOST_CHARACTERS = 200  # of what was found: a cell ends at 32,767, a reader's patience sooner
_HEADER_ROW = 2
_COLOURS = {"error": "#F8D7DA", "warning": "#FFF3CD", "note": "#E2ECF7"}
_INK, _LINE = "#1F3864", "#B7C2D6"
_LINE_HEIGHT = 14.0  # points of one line in 10-point type
_MOST_HEIGHT = 409.0  # of a row in Excel
_LONGEST_LINK = 650  # characters; escaped, at most three times that, of Excel's 2,079


class Column(NamedTuple):
    """A column: its header, and its width in characters of Latin type."""

    header: Text
    width: int


_SAYS = {"th": Text("สิ่งที่พบและวิธีแก้ (ไทย)", "What is wrong, what to do (Thai)"),
         "en": Text("สิ่งที่พบและวิธีแก้ (อังกฤษ)", "What is wrong, what to do (English)")}
_LISTED = (
    Column(Text("ระดับ", "Severity"), 11), Column(Text("รหัสข้อพบ", "Finding"), 9), Column(Text("ไฟล์", "File"), 19),
    Column(Text("แผ่นงาน", "Sheet"), 11), Column(Text("ช่อง (ลิงก์)", "Cell (link)"), 8),
    Column(Text("ข้อ", "Code"), 9), Column(Text("พบ", "Found"), 17), Column(Text("ที่ควรเป็น", "Expected"), 16),
)
_COUNTED = (
    Column(Text("ระดับ", "Severity"), 11), Column(Text("รหัสข้อพบ", "Finding"), 9), Column(Text("จำนวน", "Count"), 9),
    Column(Text("จำนวนไฟล์", "Files"), 9),
)


_SHEETS = Text("ข้อพบ", "Findings"), Text("สรุปตามรหัส", "By code")


def is_findings_workbook(path: Path) -> bool:
    """Whether the file is one that :func:`write_findings` wrote, by its sheets: it holds nothing that is typed."""
    try:
        names = tuple(sheet.name for sheet in read_workbook(path.read_bytes()).sheets)
    except (OSError, Unreadable):
        return False
    return names in [tuple(name.in_(lang) for name in _SHEETS) for lang in ("th", "en")]


def write_findings(path: Path, findings: Sequence[Finding], standard_title: Text = EMPTY, lang: str = "th", *,
                   files: Mapping[str, Path] | None = None) -> None:
    """Write the findings to ``path``, worst first, in ``lang``; what is wrong stands there in both languages.

    ``files``: where each file lies by its name in the findings, for the links, which are relative to the folder of
    ``path``; a file not named is taken to lie there. The workbook is written beside ``path`` and then renamed. Raises
    OSError, most often because the old one is open in Excel.
    """
    path, content = Path(path), io.BytesIO()
    links = {name: _relative(file, path.parent) for name, file in (files or {}).items()}
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(content, options) as book:
        sheets = _Sheets(book, standard_title, lang)
        sheets.list(worst_first(list(findings)), links)
        sheets.count(findings)
    half = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        half.write_bytes(content.getvalue())
        os.replace(half, path)
    finally:
        half.unlink(missing_ok=True)


class _Sheets:
    """The workbook being written, with its formats."""

    def __init__(self, book: xlsxwriter.Workbook, title: Text, lang: str) -> None:
        self.book, self.title, self.lang = book, title, lang
        self.order = ("th", "en") if lang == "th" else ("en", "th")  # the reader's language first
        self.says = tuple(Column(_SAYS[one], 40) for one in self.order)

    def format(self, **more: object) -> Format:
        base = {"font_name": FONT, "font_size": 10, "valign": "top", "text_wrap": True, "border": 1}
        return self.book.add_format(base | {"border_color": _LINE} | more)

    def list(self, findings: list[Finding], files: Mapping[str, str]) -> None:
        """The first sheet."""
        columns, shown = (*_LISTED, *self.says), findings[:MOST_ROWS]
        sheet = self._sheet(_SHEETS[0], columns, self._headline(findings, len(shown)), len(shown))
        plain, link = self.format(), self.format(font_color="#0B5394", underline=1)
        severities = {severity: self.format(bg_color=_COLOURS[severity], bold=True) for severity in SEVERITIES}
        for row, finding in enumerate(shown, start=_HEADER_ROW + 1):
            texts = (SEVERITY[finding.severity].in_(self.lang), finding.code, finding.file, finding.sheet, finding.cell,
                     finding.requirement, _cut(finding.found), _cut(finding.expected_in(self.lang)),
                     *(finding.message.in_(lang) for lang in self.order))
            for column, text in enumerate(texts):
                sheet.write_string(row, column, text, severities[finding.severity] if column == 0 else plain)
            target = _link(files.get(finding.file, finding.file), finding)
            if target and row <= MOST_LINKS:
                sheet.write_url(row, 4, target, link, finding.cell)
            sheet.set_row(row, _height(texts, columns))

    def count(self, findings: Sequence[Finding]) -> None:
        """The second sheet: how often each code was found, and in how many files."""
        columns = (*_COUNTED, *self.says)
        times = Counter(finding.code for finding in findings)
        files = Counter(code for code, _ in {(finding.code, finding.file) for finding in findings})
        codes = sorted(times, key=lambda code: (SEVERITIES.index(CATALOGUE[code].severity), code))
        sheet = self._sheet(_SHEETS[1], columns, self._headline(findings, len(findings)), len(codes))
        plain, number = self.format(), self.format(align="center")
        severities = {severity: self.format(bg_color=_COLOURS[severity], bold=True) for severity in SEVERITIES}
        for row, code in enumerate(codes, start=_HEADER_ROW + 1):
            severity, message = CATALOGUE[code].severity, Finding(code).message
            says = [message.in_(lang) for lang in self.order]
            sheet.write_string(row, 0, SEVERITY[severity].in_(self.lang), severities[severity])
            sheet.write_string(row, 1, code, plain)
            sheet.write_number(row, 2, times[code], number)
            sheet.write_number(row, 3, files[code], number)
            for column, text in enumerate(says, start=4):
                sheet.write_string(row, column, text, plain)
            sheet.set_row(row, _height(("", "", "", "", *says), columns))

    def _headline(self, findings: Sequence[Finding], shown: int) -> str:
        """``120 findings: 100 errors, 20 warnings``."""
        times = Counter(finding.severity for finding in findings)
        parts = [counted(times[severity], SEVERITY[severity].th, SEVERITY[severity].en, self.lang)
                 for severity in SEVERITIES if times[severity]]
        text = f"{counted(len(findings), 'ข้อพบ', 'finding', self.lang)}{': ' if parts else ''}{', '.join(parts)}"
        if shown < len(findings):
            text += {"th": f" แสดง {shown:,} ข้อแรก", "en": f"; the first {shown:,} are listed"}[self.lang]
        return text

    def _sheet(self, name: Text, columns: Sequence[Column], headline: str, rows: int) -> Worksheet:
        """An empty table with its title, header and print set-up."""
        sheet = self.book.add_worksheet(name.in_(self.lang))
        title = self.book.add_format({"font_name": FONT, "font_size": 14, "bold": True, "font_color": _INK})
        lead = self.book.add_format({"font_name": FONT, "font_size": 10})
        header = self.format(bold=True, font_color="#FFFFFF", bg_color=_INK, align="center", valign="vcenter")
        words = [name.in_(self.lang), self.title.in_(self.lang)]
        sheet.write_string(0, 0, " · ".join(filter(None, words)), title)
        sheet.write_string(1, 0, headline, lead)
        for number, column in enumerate(columns):
            sheet.set_column(number, number, column.width)
            sheet.write_string(_HEADER_ROW, number, column.header.in_(self.lang), header)
        sheet.set_row(0, 24)
        sheet.set_row(_HEADER_ROW, 2 * _LINE_HEIGHT + 4)
        sheet.autofilter(_HEADER_ROW, 0, _HEADER_ROW + max(rows, 1), len(columns) - 1)
        sheet.freeze_panes(_HEADER_ROW + 1, 0)
        sheet.hide_gridlines(2)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(0.4, 0.4, 0.5, 0.6)
        sheet.repeat_rows(_HEADER_ROW)
        sheet.set_footer("&L&8&A&R&8&P / &N")
        return sheet


def _relative(file: Path, folder: Path) -> str:
    """The way from a folder to a file; to another drive of Windows there is none but the whole path."""
    try:
        return os.path.relpath(file, folder)
    except ValueError:
        return str(Path(file).resolve())


def _link(file: str, finding: Finding) -> str:
    """Where the cell is, for XlsxWriter; empty where there is no cell, or no file name that a link can bear."""
    if not file or not finding.cell or len(file) > _LONGEST_LINK:
        return ""
    sheet = finding.sheet.replace("'", "''")
    if "#" in file:  # XlsxWriter takes what follows for the place inside, unless it is escaped; then it escapes no more
        file = file.replace("%", "%25").replace("#", "%23").replace(" ", "%20")
    return f"external:{file}#'{sheet}'!{finding.cell}" if sheet else f"external:{file}"


def _cut(text: str) -> str:
    return text if len(text) <= MOST_CHARACTERS else text[: MOST_CHARACTERS - 1] + "…"


def _height(texts: Sequence[str], columns: Sequence[Column]) -> float:
    """Enough for the longest cell, wrapped. Most letters are narrower than a digit: the estimate errs to more lines."""
    lines = max(_lines(text, column.width) for text, column in zip(texts, columns, strict=True))
    return min(4 + _LINE_HEIGHT * lines, _MOST_HEIGHT)


@lru_cache(maxsize=1 << 14)
def _lines(text: str, width: int) -> int:
    return len(wrap(text, width)) if text else 1
