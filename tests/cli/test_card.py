"""``pmqa card``: a file for one agency, alone or beside the others of its group."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from commanded import Ran
from papers import Words, pdf_pages, pdf_text


def test_a_card_as_pdf(pmqa_: Callable[..., Ran], office: Path, tmp_path: Path) -> None:
    assert pmqa_("card", "sent/B.xlsx", "-o", "card.pdf") == Ran(0, "B กรมน้ำสมมติ\ncard.pdf\n", "")
    data = (office / "card.pdf").read_bytes()
    assert pdf_pages(data, tmp_path) == 1
    copied = pdf_text(data, tmp_path)
    assert "✗ does not meet the bars as set (rules not verified)" in copied
    assert "กรมน้ำสมมติ" in copied


def test_a_card_as_html_among_others(pmqa_: Callable[..., Ran], office: Path) -> None:
    assert pmqa_("card", "sent/B.xlsx", "--among", "sent", "-o", "card.html", "--lang", "th").code == 0
    words = Words((office / "card.html").read_text(encoding="utf-8")).text
    assert "อันดับ 2 จาก 2 กรม" in words
    assert "กรมการข้าวสมมติ" not in words
    assert pmqa_("card", "sent/B.xlsx", "-o", "card.html", "--lang", "th").code == 0
    assert "อันดับ" not in Words((office / "card.html").read_text(encoding="utf-8")).text


def test_another_copy_of_the_file_is_found_among_the_others(pmqa_: Callable[..., Ran], office: Path) -> None:
    shutil.copy("sent/B.xlsx", "mine.xlsx")
    assert pmqa_("card", "mine.xlsx", "--among", "sent", "-o", "card.html").code == 0
    assert "rank 2 of 2 Department" in (office / "card.html").read_text(encoding="utf-8")


def test_path_and_evidence_are_put_in_where_asked_for(pmqa_: Callable[..., Ran], office: Path) -> None:
    assert pmqa_("card", "sent/B.xlsx", "-o", "card.html", "--path", "--evidence").code == 0
    words = Words((office / "card.html").read_text(encoding="utf-8")).text
    assert "The cheapest path to the bars" in words
    assert "หลักฐานของ LD1" in words
    assert pmqa_("card", "sent/A.xlsx", "-o", "card.html", "--path").code == 0  # it meets the bars
    assert "The cheapest path" not in (office / "card.html").read_text(encoding="utf-8")


def test_a_variant_is_named(pmqa_: Callable[..., Ran], office: Path) -> None:
    assert pmqa_("card", "sent/B.xlsx", "-o", "card.html", "--variant", "direction-2").code == 0
    page = (office / "card.html").read_text(encoding="utf-8")
    assert "✓ meets the bars as set" in page
    assert "variant direction-2: the bar of direction is 2" in page


def test_a_file_that_cannot_be_used_gets_no_card_but_a_reason(pmqa_: Callable[..., Ran], office: Path) -> None:
    (office / "sent" / "E.xlsx").write_bytes(b"no workbook")
    ran = pmqa_("card", "sent/E.xlsx", "-o", "card.pdf")
    assert (ran.code, ran.err) == (1, "")
    assert "✗ This file cannot be used." in ran.lines
    assert not (office / "card.pdf").exists()


def test_only_pdf_and_html_are_written_and_a_failure_leaves_nothing(pmqa_: Callable[..., Ran], office: Path) -> None:
    ran = pmqa_("card", "sent/B.xlsx", "-o", "card.docx")
    assert (ran.code, ran.out, ran.err) == (2, "", "card.docx must be a file .pdf or .html.\n")
    ran = pmqa_("card", "sent/B.xlsx", "-o", "nowhere/card.pdf")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("nowhere/card.pdf cannot be written (")
    assert sorted(path.name for path in office.iterdir()) == ["criteria", "sent"]
