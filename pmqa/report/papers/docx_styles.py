"""The look of a Word paper: page, styles, header with the banner, footer with the run record and the number of the page."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from pmqa.report.blocks import clean
from pmqa.report.papers.docx_fonts import FONT

if TYPE_CHECKING:
    import docx.document

_SIZES = {"Normal": 10.5, "Title": 16, "Heading 1": 13, "Heading 2": 11, "List Paragraph": 10.5, "No Spacing": 6, "Header": 9, "Footer": 7.5}
_BOLD = ("Title", "Heading 1", "Heading 2", "Header")


def set_up(word: docx.document.Document, title: str, banner: str, foot: str, then: datetime) -> None:
    """Everything about the file but its text. No name of a person is written into it."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Mm, RGBColor

    about = word.core_properties
    about.title, about.author, about.last_modified_by, about.comments, about.language = clean(title)[:255], "", "", "", "th-TH"
    about.created = about.modified = then
    page = word.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = Mm(18)
    page.top_margin = page.bottom_margin = Mm(20)
    for name, size in _SIZES.items():
        _style(word.styles[name], size, name in _BOLD)
    for name, bold in (("Table Text", False), ("Table Head", True)):
        style = word.styles.add_style(name, 1)
        style.base_style = word.styles["Normal"]
        style.paragraph_format.space_after = 0
        _style(style, 9.5, bold)
        style.paragraph_format.line_spacing = 1.0
    for name, before, after in (("Normal", 0, 0.8), ("Title", 0, 1), ("Heading 1", 4, 1), ("Heading 2", 2.5, 1)):
        spacing = word.styles[name].paragraph_format
        spacing.space_before, spacing.space_after, spacing.line_spacing = Mm(before), Mm(after), 1.0
    listed = word.styles["List Paragraph"].paragraph_format
    listed.left_indent, listed.first_line_indent = Mm(6), Mm(-6)
    head = page.header.paragraphs[0]
    head.alignment = WD_ALIGN_PARAGRAPH.CENTER
    head.add_run(clean(banner)).font.color.rgb = RGBColor.from_string("8A5200")
    last = page.footer.paragraphs[0]
    last.add_run(f"{clean(foot)}  ·  ")
    _field(last, "PAGE")
    last.add_run(" / ")
    _field(last, "NUMPAGES")


def _style(style: object, size: float, bold: bool) -> None:
    """Font and size, for Thai (which Word calls a complex script) as for Latin; nothing left of the theme's fonts."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    style.font.name, style.font.size, style.font.bold, style.font.italic = FONT, Pt(size), bold, False
    style.font.cs_bold = bold
    style.font.color.rgb = RGBColor(0x1A, 0x1A, 0x1A)
    properties = style.element.get_or_add_rPr()
    fonts = properties.find(qn("w:rFonts"))
    for name in list(fonts.attrib):
        del fonts.attrib[name]
    for name in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{name}"), FONT)
    for name, values in (("szCs", {"val": str(round(size * 2))}), ("lang", {"val": "en-US", "bidi": "th-TH"})):
        for old in properties.findall(qn(f"w:{name}")):
            properties.remove(old)
        element = OxmlElement(f"w:{name}")
        for key, value in values.items():
            element.set(qn(f"w:{key}"), value)
        if name == "szCs":
            properties.find(qn("w:sz")).addnext(element)
        else:
            properties.append(element)
    for border in style.element.findall(f".//{qn('w:pBdr')}"):  # the template's title is underlined
        border.getparent().remove(border)


def _field(paragraph: object, instruction: str) -> None:
    """A number that Word fills in."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), instruction)
    run, text = OxmlElement("w:r"), OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)
