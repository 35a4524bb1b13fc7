"""How a sheet comes out on A4: which way it lies, how many pages wide, what stands again on every page.

Excel ignores page breaks that are set by hand where a sheet is fitted to pages, so pages are only counted, never cut.
"""

from __future__ import annotations

from collections.abc import Iterable

from xlsxwriter.utility import xl_range_abs
from xlsxwriter.worksheet import Worksheet

from pmqa.workbook.writing.book import SIZE, Book, quoted

_LEAST = 6.75  # points; a sheet with smaller text goes on beside. Without our font it is a sixth smaller still
_ROW = 15  # points that a row of one line takes
_MARGIN, _HEAD, _FOOT = 0.25, 0.4, 0.55  # inches; most printers leave a fifth of an inch
_A4 = 8.27, 11.69


def page(book: Book, sheet: Worksheet, repeat: int | None = None, widths: Iterable[float] = (), upright: bool = False) -> None:
    """A4, as wide as the sheet where its text stays legible, headers repeated, protected without a password.

    ``widths`` are those of the columns, in characters; on a sheet two pages wide the first two columns, a code and what
    it means, stand on both.
    """
    if upright:
        sheet.set_portrait()
    else:
        sheet.set_landscape()
    wide = 1 if SIZE * _scale(widths, upright) >= _LEAST else 2
    sheet.set_paper(9)
    sheet.fit_to_pages(wide, 0)
    sheet.set_margins(_MARGIN, _MARGIN, _HEAD, _FOOT)
    sheet.set_footer(f"&L&8{book.standard.id} · {book.standard.digest[:8]}&C&8&A&R&8&P / &N", {"margin": 0.25, "scale_with_doc": False})
    if repeat is not None:
        sheet.repeat_rows(repeat)
    if wide > 1:
        sheet.repeat_columns(0, 1)
        sheet.print_across()
    sheet.protect("", {"format_columns": True, "format_rows": True, "insert_hyperlinks": True})


def print_only(book: Book, key: str, areas: Iterable[tuple[int, int, int, int]]) -> None:
    """Print these areas of a sheet and no others, each on pages of its own; first and last row and column from 0."""
    name = quoted(book.name(key))
    ranges = (f"{name}!{xl_range_abs(*area)}" for area in areas)
    book.book.define_name(f"{name}!_xlnm.Print_Area", "=" + ",".join(ranges))


def rows_of_a_page(widths: Iterable[float], upright: bool = False) -> int:
    """How many rows of one line surely stand on a page that is as wide as columns of these widths."""
    high = _A4[1 if upright else 0] - _HEAD - _FOOT
    return int(0.92 * high * 72 / (_ROW * _scale(widths, upright)))


def _scale(widths: Iterable[float], upright: bool) -> float:
    """How large a sheet is printed so that its columns fill the page: a character is 7 pixels wide, a cell 5 pixels wider."""
    across = (_A4[0] if upright else _A4[1]) - 2 * _MARGIN
    inches = sum(7 * width + 5 for width in widths) / 96
    return min(1.0, across / inches) if inches else 1.0
