from __future__ import annotations

from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmqa.thai import canonical, canonical_code

THAI = "".join(map(chr, [*range(0x0E01, 0x0E3B), *range(0x0E3F, 0x0E5C)]))
MARKS = "กานำเๆ \u0e31\u0e34\u0e38\u0e3a\u0e47\u0e48\u0e49\u0e4c\u0e4d\u200b"
texts = st.text(st.sampled_from(MARKS), max_size=6) | st.text(
    st.sampled_from(THAI + " \u00a0\u200b-–aZß๓३３") | st.characters(), max_size=30
)


@pytest.mark.parametrize(
    ("typed", "same_as"),
    [
        ("\u0e19\u0e4d\u0e32", "\u0e19\u0e33"),  # นํ+า: น ำ
        ("\u0e19\u0e4d\u0e49\u0e32", "\u0e19\u0e49\u0e33"),  # ํ ้ า
        ("\u0e19\u0e49\u0e4d\u0e32", "\u0e19\u0e49\u0e33"),  # ้ ํ า
        ("\u0e19\u0e4d\u0e32\u0e49", "\u0e19\u0e49\u0e33"),  # ํ า ้
        ("\u0e19\u0e33\u0e49", "\u0e19\u0e49\u0e33"),  # ำ ้
        ("\u0e40\u0e40\u0e1c\u0e19", "\u0e41\u0e1c\u0e19"),  # เ เ
        ("\u0e17\u0e48\u0e35", "\u0e17\u0e35\u0e48"),  # tone before the vowel above: ที่
        ("\u0e1c\u0e49\u0e39", "\u0e1c\u0e39\u0e49"),  # tone before the vowel below: ผู้
        ("\u0e01\u0e48\u0e31\u0e19", "\u0e01\u0e31\u0e48\u0e19"),
        ("\u0e2a\u0e34\u0e17\u0e18\u0e4c\u0e34", "\u0e2a\u0e34\u0e17\u0e18\u0e34\u0e4c"),  # สิทธิ์
        ("\u0e17\u0e35\u0e48\u0e48", "\u0e17\u0e35\u0e48"),  # the tone typed twice
        ("หน่วย\u200bงาน\ufeff", "หน่วยงาน"),
        ("\u200eหน่วย\u00adงาน\u2060", "หน่วยงาน"),
        (" กรม\u00a0 \n การ ", "กรม การ"),
        ("ต่าง ๆ", "ต่างๆ"),
        ("Basic  LEVEL", "basic level"),
        ("cafe\u0301", "café"),
    ],
)
def test_ways_of_typing_one_text_have_one_form(typed, same_as):
    assert canonical(typed) == same_as


def test_ordinary_thai_stays_as_it_is():
    text = "น้ำใจ ผู้ใหญ่ ทั้งนี้ สิทธิ์ เก็บข้อมูล ประสิทธิภาพ แผนปฏิบัติการ กรรมการบริหารฯ"
    assert canonical(text) == text


def test_the_form_is_not_nfkc_which_takes_sara_am_apart():
    assert canonical("น้ำ") == "น้ำ" != normalize("NFKC", "น้ำ")


@pytest.mark.parametrize("other", ["มา", "ม้า", "ม่า", "มำ", "ม ำ", "แม", "เม", "มี"])
def test_different_texts_stay_different(other):
    assert canonical(other) != canonical("ม๊า")


@given(texts)
def test_the_form_of_a_form_is_itself(text):
    assert canonical(canonical(text)) == canonical(text)
    assert canonical_code(canonical_code(text)) == canonical_code(text)


@given(texts, texts)
def test_case_blanks_and_the_invisible_make_no_difference(one, two):
    assert canonical(f" {one}\t {two}\u00a0") == canonical(f"{one} {two}\u200b")
    assert canonical(normalize("NFD", one)) == canonical(one)
    assert canonical_code(f"{one} {two}") == canonical_code(f" {one}\u00a0{two}")


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("CS3", "CS3"),
        (" cs ๓ ", "CS3"),
        ("RM–1๐", "RM-10"),
        ("RM\u22121\u200b0", "RM-10"),
        ("७.१", "7.1"),
        ("૭.૧", "7.1"),
        ("ＣＳ３", "CS3"),
        ("٧.١", "7.1"),
        ("1.10", "1.10"),
        ("หมวด ๑", "หมวด1"),
        ("ข้อ²", "ข้อ²"),
    ],
)
def test_codes(typed, code):
    assert canonical_code(typed) == code
