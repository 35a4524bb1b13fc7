"""Papers for offices that edit them, as Word files: A4, styles of Word's own names, tables whose heads repeat.

Word and LibreOffice break Thai lines themselves once a text is marked as Thai; the fonts travel inside the file.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime
from html import escape
from typing import TYPE_CHECKING

from pmqa.report.blocks import clean
from pmqa.report.papers.document import Block, Box, Column, Document, Grid, Heading, Line, Listing, NewPage, shares
from pmqa.report.wrapping import cells

if TYPE_CHECKING:
    import docx.document

_COLOURS = {"good": "1B6B3A", "bad": "A61C1C", "warn": "8A5200", "faint": "5F6B73"}
_FILLS = {"good": "EDF6EF", "bad": "FBEEEE", "warn": "FDF4E3"}
_WIDTH = 174.0  # mm between the margins
_LETTER, _BOLD, _DIGIT, _AROUND = 1.9, 2.15, 1.65, 3.2  # mm that one takes in a table, and the space beside it
_LEAST_WIDE = 15.0
_RIGHT = '<w:jc w:val="right"/>'
_THEN = datetime(2000, 1, 1, tzinfo=UTC)  # the same document gives the same bytes


def docx(document: Document) -> bytes:
    """Raises TypeError for a document with pictures: those are for PDF and HTML."""
    from docx import Document as new

    from pmqa.report.papers.docx_fonts import embed
    from pmqa.report.papers.docx_styles import set_up

    word = new()
    set_up(word, document.title, document.banner, document.foot, _THEN)
    embed(word)
    word.add_paragraph(clean(document.title), style="Title")
    new_page = False
    for block in document.blocks:
        if not isinstance(block, NewPage):
            _add(word, block, new_page)
        new_page = isinstance(block, NewPage)
    out = io.BytesIO()
    word.save(out)
    return _undated(out.getvalue())


def _add(word: docx.document.Document, block: Block, new_page: bool) -> None:
    match block:
        case Heading(text, level):
            word.add_heading(clean(text), level).paragraph_format.page_break_before = new_page or None
        case Line():
            _paragraph(word, block)
        case Grid():
            _table(word, block)
        case Listing(items):
            for place, item in enumerate(items, 1):  # numbers as text: a list of Word's goes on counting from the list before
                word.add_paragraph(f"{place}. {clean(item)}", style="List Paragraph")
        case Box(lines, style):
            for line in lines:
                _shade(_paragraph(word, line), _FILLS.get(style, "F3F5F6"))
        case _:
            raise TypeError(f"a Word paper has no {type(block).__name__}")


def _paragraph(word: docx.document.Document, line: Line) -> object:
    from docx.shared import RGBColor

    paragraph = word.add_paragraph()
    run = paragraph.add_run(clean(line.text))
    if line.style in ("strong", "good", "bad"):
        run.font.bold = run.font.complex_script = run.font.cs_bold = True
    if line.style in _COLOURS:
        run.font.color.rgb = RGBColor.from_string(_COLOURS[line.style])
    return paragraph


def _shade(paragraph: object, fill: str) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", fill)):
        shade.set(qn(f"w:{name}"), value)
    properties = paragraph._p.get_or_add_pPr()
    properties.insert_element_before(shade, "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:rPr", "w:sectPr")


def _table(word: docx.document.Document, grid: Grid) -> None:
    """Parsed whole: through python-docx's own cells a row takes longer the more rows there are."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    widths = [round(width * 56.7) for width in _widths(grid)]  # twentieths of a point
    grid_columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    head = _row([column.header for column in grid.columns], grid.columns, widths, "TableHead")
    rows = "".join(_row(row, grid.columns, widths, "TableText") for row in grid.rows)
    table = parse_xml(
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>'
        '<w:top w:val="single" w:sz="8" w:color="1A1A1A"/><w:bottom w:val="single" w:sz="4" w:color="C8CCD0"/>'
        '<w:insideH w:val="single" w:sz="4" w:color="C8CCD0"/></w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>'
        '<w:left w:w="60" w:type="dxa"/><w:right w:w="60" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{grid_columns}</w:tblGrid>{head}{rows}</w:tbl>")
    word.element.body.insert_element_before(table, "w:sectPr")
    word.add_paragraph(style="No Spacing")


def _row(texts: Sequence[str], columns: Sequence[Column], widths: Sequence[int], style: str) -> str:
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="{style}"/>'
        f'{_RIGHT if column.right else ""}</w:pPr><w:r><w:t xml:space="preserve">{escape(clean(text))}</w:t></w:r></w:p></w:tc>'
        for text, column, width in zip(texts, columns, widths, strict=True))
    return f'<w:tr><w:trPr><w:cantSplit/>{"<w:tblHeader/>" if style == "TableHead" else ""}</w:trPr>{cells}</w:tr>'


def _widths(grid: Grid) -> list[float]:
    """Millimetres: as wide as what stands in it, the wide ones share what is left; all narrower where that is too much."""
    share = shares(grid)
    own = []
    for place, (column, wide) in enumerate(zip(grid.columns, share, strict=True)):
        longest = max((cells(row[place]) for row in grid.rows), default=0) * (_DIGIT if column.right else _LETTER)
        own.append(0.0 if wide else max(longest, cells(column.header) * _BOLD) + _AROUND)
    squeeze = min(1.0, (_WIDTH - _LEAST_WIDE * sum(share)) / sum(own)) if sum(own) else 1.0
    left = _WIDTH - sum(own) * squeeze
    return [left * wide / sum(share) if wide else width * squeeze for wide, width in zip(share, own, strict=True)]


def _undated(data: bytes) -> bytes:
    """The same package without the time at which it was written."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            new.writestr(zipfile.ZipInfo(entry.filename, _THEN.timetuple()[:6]), old.read(entry), zipfile.ZIP_DEFLATED)
    return out.getvalue()
