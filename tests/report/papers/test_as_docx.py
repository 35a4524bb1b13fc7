"""Word files: texts, tables and heads as they were meant, opened by another library and by LibreOffice."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx as word
import pytest
from libreoffice import LibreOffice
from papers import HOSTILE, of_every_block, pdf_fonts, pdf_pages

from pmqa.report.blocks import clean
from pmqa.report.papers.as_docx import docx
from pmqa.report.papers.document import Beside, Column, Document, Grid, Heading, Line, Listing

FONTS = {"Sarabun-Regular", "Sarabun-Bold"}


def opened(document: Document) -> word.document.Document:
    return word.Document(io.BytesIO(docx(document)))


@pytest.mark.parametrize("text", HOSTILE)
def test_texts_stay_texts(text: str) -> None:
    paper = opened(of_every_block(text))
    text = clean(text)
    assert [(p.style.name, p.text) for p in paper.paragraphs] == [
        ("Title", text or "–"), ("Normal", text), ("Normal", text), ("Normal", text), ("Heading 1", text), ("List Paragraph", f"1. {text}"),
        ("List Paragraph", "2. x"), ("Heading 2", text), ("No Spacing", "")]
    assert [[cell.text for cell in row.cells] for row in paper.tables[0].rows] == [[text, "no", text], [text, "3.50", text], ["x", text, "y"]]
    assert paper.sections[0].header.paragraphs[0].text == "ร่าง"
    assert paper.sections[0].footer.paragraphs[0].text == "pmqa  ·   / "


def test_nobody_is_named_and_the_same_document_gives_the_same_bytes() -> None:
    about = opened(of_every_block("น้ำ")).core_properties
    assert (about.title, about.author, about.last_modified_by, about.comments) == ("น้ำ", "", "", "")
    assert docx(of_every_block("น้ำ")) == docx(of_every_block("น้ำ"))


def test_a_table_repeats_its_head_and_keeps_its_rows_whole() -> None:
    paper = opened(Document("ก", "th", "", "", (Grid((Column("ลำดับที่", right=True), Column("ชื่อ", wide=1)), (("1", "กรม"),)),)))
    head, row = paper.tables[0].rows
    assert [bool(head._tr.xpath("./w:trPr/w:tblHeader")), bool(row._tr.xpath("./w:trPr/w:tblHeader"))] == [True, False]
    assert all(one._tr.xpath("./w:trPr/w:cantSplit") for one in (head, row))
    assert sum(cell.width for cell in row.cells) == pytest.approx(174 * 36000, rel=0.01)


def test_the_font_travels_inside() -> None:
    with zipfile.ZipFile(io.BytesIO(docx(of_every_block("น้ำ")))) as parts:
        assert {"word/fonts/font1.odttf", "word/fonts/font2.odttf"} <= set(parts.namelist())
        assert not parts.read("word/fonts/font1.odttf").startswith(b"\0\1\0\0")


def test_pictures_are_refused() -> None:
    with pytest.raises(TypeError):
        docx(Document("ก", "th", "", "", (Beside((), ()),)))


@pytest.mark.slow
def test_libreoffice_prints_it_with_its_own_font(libreoffice: LibreOffice, tmp_path: Path) -> None:
    rows = tuple((str(n), f"กรมที่ {n} (สมมติ)") for n in range(1, 121))
    document = Document("รายชื่อ", "th", "ร่าง", "pmqa", (
        Heading("กรม"), Line("ผู้รับบริการและผู้มีส่วนได้ส่วนเสีย", "good"), Listing(("น้ำใจ",)),
        Grid((Column("ลำดับที่", right=True), Column("ชื่อ", wide=1)), rows)))
    file = tmp_path / "paper.docx"
    file.write_bytes(docx(document))
    data = libreoffice.papers_to_pdf([file], tmp_path / "out")[file].read_bytes()
    assert pdf_fonts(data, tmp_path) == FONTS
    assert pdf_pages(data, tmp_path) == 3
