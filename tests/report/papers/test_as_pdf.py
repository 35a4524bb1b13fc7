"""PDF: Thai as it was typed, whatever is typed; nothing of it is read as markup."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from papers import HOSTILE, joined, of_every_block, pdf_boxes, pdf_fonts, pdf_pages, pdf_text

from pmqa.report.blocks import clean
from pmqa.report.drawing import Axis, Ring, radar, sign
from pmqa.report.papers.as_pdf import pdf
from pmqa.report.papers.document import Beside, Column, Document, Grid, Line, Picture

CONSONANTS = [chr(code) for code in range(0x0E01, 0x0E2F) if chr(code) not in "ฤฦ"]
VOWELS = ["", *"ัิีึืุู็"]
TONES = ["", *"่้๊๋"]
TAILS = ["", "ำ", "า", "ะ", "์"]


def paper(*texts: str) -> Document:
    return Document("–", "th", "", "", tuple(map(Line, texts)))


@pytest.mark.parametrize("style", ["", "strong"])
def test_every_thai_syllable_is_copied_out_as_it_was_typed(tmp_path: Path, style: str) -> None:
    """A font that moves marks up or down by its tables had every such syllable copied twice (สิ่สิ่ง)."""
    words = ["".join(parts) for parts in product(CONSONANTS, VOWELS, TONES)]
    words += [consonant + tone + tail for consonant, tone, tail in product(CONSONANTS, TONES, TAILS) if not (tone and tail == "์")]
    document = Document("–", "th", "", "", tuple(Line(" ".join(words[start : start + 12]), style) for start in range(0, len(words), 12)))
    copied = pdf_text(pdf(document), tmp_path).split()
    assert [word for word in copied if word != "–" and "/" not in word] == words


@settings(max_examples=30)
@given(st.lists(st.text(st.sampled_from("กขคงจชดตนบปผฝพฟมยรลวสหอเแโใไะาำัิีึืุู็่้๊๋์ๆฯ ฿๐๑๙0123456789.,()/–≥✓✗ABcdé"), max_size=60), max_size=8))
def test_any_text_of_thai_letters_is_copied_out(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    """Also where no Thai word could be written so; only a mark that has no letter to stand on may come out elsewhere."""
    folder = tmp_path_factory.mktemp("any")
    copied = pdf_text(pdf(paper(*texts)), folder)
    assert sorted(joined(copied)) == sorted(joined("–" + "".join(texts) + "1/1"))


@pytest.mark.parametrize("text", HOSTILE)
def test_texts_stay_texts(tmp_path: Path, text: str) -> None:
    data = pdf(of_every_block(text))
    copied = joined(pdf_text(data, tmp_path))
    known = joined(clean(text))
    if "😀" not in text and "\u202e" not in text:  # what no font here draws, and what is read from right to left
        assert copied.count(known) >= 9 * bool(known)
    assert pdf_pages(data, tmp_path) >= 2
    assert all(50 < left and right < 545 and bottom < 842 for left, _, right, bottom in pdf_boxes(data, tmp_path))


def test_the_same_document_gives_the_same_bytes() -> None:
    assert pdf(of_every_block("น้ำ")) == pdf(of_every_block("น้ำ"))


@pytest.mark.parametrize(("text", "accessible"), [("น้ำใจ ABC", True), ("\u0378", False)])
def test_it_is_readable_without_eyes_unless_no_font_draws_a_character(tmp_path: Path, text: str, accessible: bool) -> None:
    """PDF/UA-1: tagged, with a title, a language and words for every picture; typst refuses to write it otherwise."""
    drawn = radar([Axis("1", 0.5), Axis("2", 0.7), Axis("3", 0.9)], [Ring(1.0, "5")], "t")
    document = of_every_block(text)
    document = document._replace(blocks=(Beside((Picture(drawn, ((sign("own"), text),), text),), (Line(text),)), *document.blocks))
    data = pdf(document)
    assert (b"pdfuaid:part>1<" in data) == accessible
    assert pdf_pages(data, tmp_path) == 2


def test_pictures_stand_beside_text_and_say_their_signs(tmp_path: Path) -> None:
    drawn = radar([Axis("1", 0.5), Axis("2", 0.7), Axis("3", 0.9)], [Ring(1.0, "5")], "t")
    picture = Picture(drawn, ((sign("own"), "หน่วยงานนี้"),), "1: 2.50 · 2: 3.50 · 3: 4.50")
    data = pdf(Document("กรม", "th", "ร่าง", "pmqa", (Beside((picture,), (Line("ข้างกัน"),)),)))
    copied = pdf_text(data, tmp_path).split()
    assert {"1", "2", "3", "5", "หน่วยงานนี้", "ข้างกัน", "ร่าง", "กรม"} <= set(copied)
    assert pdf_fonts(data, tmp_path) == {"Sarabun-Regular", "Sarabun-Bold"}


def test_a_long_table_repeats_its_head_on_every_page(tmp_path: Path) -> None:
    rows = tuple((str(n), f"กรมที่ {n}") for n in range(1, 121))
    data = pdf(Document("รายการ", "th", "", "", (Grid((Column("ลำดับที่", right=True), Column("ชื่อ", wide=1)), rows),)))
    pages = pdf_text(data, tmp_path).split("\f")[:-1]
    assert len(pages) == pdf_pages(data, tmp_path) == 3
    assert all("ลำดับที่" in page for page in pages)
    assert [word for page in pages for word in page.split() if word.startswith("กรมที่")] == ["กรมที่"] * 120
