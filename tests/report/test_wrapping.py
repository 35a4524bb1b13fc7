from __future__ import annotations

import sys
import textwrap
from itertools import pairwise
from unicodedata import combining

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from pmqa.report import wrapping
from pmqa.report.wrapping import cells, pad, wrap

THAI = "".join(map(chr, [*range(0x0E01, 0x0E3B), *range(0x0E3F, 0x0E5C)]))
SENTENCES = [
    "การให้ความสำคัญกับผู้รับบริการและผู้มีส่วนได้ส่วนเสีย",
    "คะแนนของหมวดนี้ต่ำกว่าเกณฑ์ขั้นต่ำ โปรดเลือกระดับเต็ม แล้วกรอกตัวเลขใหม่อีกครั้ง",
    "ร้อยละเฉลี่ยถ่วงน้ำหนักในการบรรลุเป้าหมายตามแผนปฏิบัติราชการ (RM1) 80%",
]
texts = st.text(st.sampled_from(THAI + "ab1-( \n\u200b\u200d") | st.characters(codec="utf-8"), max_size=40)
typing = st.sampled_from(SENTENCES) | texts


@pytest.fixture
def without_budoux(monkeypatch):
    monkeypatch.setitem(sys.modules, "budoux", None)  # what makes its import fail
    for cached in (wrapping._word_finder, wrapping._word_starts):
        cached.cache_clear()
    yield
    for cached in (wrapping._word_finder, wrapping._word_starts):
        cached.cache_clear()


def without_blanks(text: str) -> str:
    return "".join(text.split())


def breaks(lines: list[str]) -> list[tuple[str, str]]:
    """The characters before and after each line end."""
    return [(one[-1], two[0]) for one, two in pairwise(lines) if one and two]


@pytest.mark.parametrize(
    ("text", "width"),
    [("", 0), ("A4", 2), ("น้ำใจ", 4), ("ที่นี่", 2), ("ผู้ใหญ่", 4), ("น\u0e49\u0e4d\u0e32", 2)]
    + [("日本", 4), ("ｶ", 1), ("Ａ", 2), ("หมวด\u200b", 4), ("é", 1), ("e\u0301", 1), ("क्", 1), ("\x1b\t", 0)],
)
def test_cells(text, width):
    assert cells(text) == width


@pytest.mark.parametrize("character", [*THAI, *map(chr, range(0x20, 0x7F))])
def test_each_thai_and_ascii_character_is_as_wide_as_the_terminal_library_says(character):
    assert cells("ก" + character) == cell_len("ก" + character)


@given(texts, st.integers(0, 60))
def test_padding_fills_the_column_and_cuts_nothing(text, width):
    for padded in (pad(text, width), pad(text, width, right=True)):
        assert cells(padded) == max(width, cells(text))
        assert padded.strip(" ") == text.strip(" ")


@given(typing, st.integers(1, 60))
def test_lines_fit_and_lose_nothing(text, width):
    lines = wrap(text, width)
    assert lines
    assert without_blanks("".join(lines)) == without_blanks(text)
    for line in lines:
        assert cells(line) <= width or len(list(wrapping._clusters(line))) == 1


@given(st.text(st.sampled_from(THAI), max_size=40) | st.sampled_from(SENTENCES), st.integers(2, 60))
def test_no_vowel_or_mark_leaves_its_consonant(text, width):
    for before, after in breaks(wrap(text, width)):
        assert before not in "เแโใไ"
        assert cells(after) == 1 and after not in "ะาำๅๆฯ" and not combining(after)
        assert not (before.isdecimal() and after.isdecimal())


@given(st.lists(st.text("ab1-", min_size=1, max_size=8), min_size=1), st.integers(8, 30))
def test_text_with_blanks_is_wrapped_like_the_standard_library_does(words, width):
    text = " ".join(words)
    assert wrap(text, width) == textwrap.wrap(text, width, break_on_hyphens=False)


def test_thai_breaks_between_words():
    assert wrap("การวางแผนเชิงยุทธศาสตร์และการนำไปปฏิบัติ", 20) == ["การวางแผนเชิงยุทธศาสตร์", "และการนำไปปฏิบัติ"]
    text = SENTENCES[1]
    for width in range(12, 60):
        lines = wrap(text, width)
        for word in ("คะแนน", "หมวด", "เกณฑ์", "โปรด", "เลือก", "ระดับ", "เต็ม", "กรอก", "ตัวเลข", "ใหม่", "ครั้ง"):
            assert sum(line.count(word) for line in lines) == text.count(word), (width, word)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("กระบวนการและสารสนเทศ", ["กระบวนการ", "และ", "สารสนเทศ"]),  # words of the field
        ("กรอกตัวเลข", ["กรอก", "ตัวเลข"]),
        ("ความท้าทาย", ["ความท้าทาย"]),  # the model by itself cuts ท้า|ทาย, but not clearly
    ],
)
def test_doubtful_breaks_are_not_taken(text, words):
    assert list(wrapping._words(text)) == words


@pytest.mark.parametrize(
    ("text", "clusters"),
    [
        ("เก้าอี้", ["เก้า", "อี้"]),
        ("น้ําๆ", ["น้ําๆ"]),
        ("ปี๒๕๖๒", ["ปี", "๒๕๖๒"]),  # half a number would be another number
        ("क्षिति", ["क्षि", "ति"]),
        ("👩\u200d💻!", ["👩\u200d💻", "!"]),
    ],
)
def test_clusters(text, clusters):
    assert wrap(text, 1) == clusters


def test_blanks_and_line_ends():
    assert wrap("one  two\nthree\n\nfour", 20) == ["one two", "three", "", "four"]
    assert wrap("one two three", 7) == ["one two", "three"]
    assert wrap("", 10) == [""] == wrap("  ", 10)


def test_a_word_wider_than_the_line_is_broken_between_clusters():
    assert wrap("see https://example.org/path", 12) == ["see https://", "example.org/", "path"]
    assert wrap("日本語", 5) == ["日本", "語"]
    assert wrap("日本", 1) == ["日", "本"]


def test_without_the_word_library_lines_still_break_between_clusters(without_budoux):
    text = SENTENCES[0]
    lines = wrap(text, 10)
    assert "".join(lines) == text
    assert [cells(line) for line in lines[:-1]] == pytest.approx([10] * (len(lines) - 1), abs=1)
    for before, after in breaks(lines):
        assert before not in "เแโใไ" and cells(after) == 1 and after not in "ะาำๅๆฯ"
    assert wrap("ตัวเลข แผน", 6) == ["ตัวเลข", "แผน"]
