from __future__ import annotations

from math import isfinite, nextafter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmqa.numerals import REPAIRS, Parsed, Refusal, parse_number, typed

ZEROS = {"๐": "Thai", "०": "Devanagari", "૦": "Gujarati", "０": "full width", "٠": "Arabic-Indic"}


def in_digits_of(zero: str, text: str) -> str:
    return "".join(chr(ord(zero) + int(character)) if character.isdecimal() else character for character in text)


@pytest.mark.parametrize(
    ("text", "value", "repairs"),
    [
        ("450", 450, ()),
        ("2.50", 2.5, ()),
        ("007", 7, ()),
        ("-3", -3, ()),
        ("-0", 0, ()),
        ("๔๕๐.๕", 450.5, ("digits",)),
        ("４５０", 450, ("digits",)),
        ("０．５", 0.5, ("digits",)),
        ("४५०", 450, ("digits",)),
        ("૪૫૦", 450, ("digits",)),
        (" 450\u00a0", 450, ("blanks",)),
        ("\ufeff4\u200b50", 450, ("blanks",)),
        ("- 5", -5, ("blanks",)),
        ("\u22125", -5, ("minus",)),
        ("–5", -5, ("minus",)),
        ("+5", 5, ("plus",)),
        ("3,5", 3.5, ("decimal-comma",)),
        ("0,234", 0.234, ("decimal-comma",)),
        ("1,23", 1.23, ("decimal-comma",)),
        ("1,2345", 1.2345, ("decimal-comma",)),
        ("12345,6", 12345.6, ("decimal-comma",)),
        ("1,234.5", 1234.5, ("thousands",)),
        ("1,234,567", 1234567, ("thousands",)),
        ("-1,234,567.25", -1234567.25, ("thousands",)),
        ("12,34,567", 1234567, ("thousands",)),
        ("1,23,456.5", 123456.5, ("thousands",)),
        ("85%", 85, ("percent",)),
        ("85 ％", 85, ("digits", "blanks", "percent")),
        ("٨٥٪", 85, ("digits", "percent")),
        ("0.85%", 0.85, ("percent",)),
        ("๘๕,๕%", 85.5, ("digits", "decimal-comma", "percent")),
        (".5", 0.5, ("bare-point",)),
        ("5.", 5, ("bare-point",)),
        ("9" * 15, 999_999_999_999_999, ()),
    ],
)
def test_what_can_mean_only_one_number_is_read(text, value, repairs):
    assert parse_number(text) == Parsed(value, repairs)


def test_there_is_no_negative_zero():
    assert str(parse_number("-0").value) == "0.0"


@pytest.mark.parametrize("text", ["", " ", "\u00a0\t\n", "\u200b", "\ufeff \u2060"])
def test_blank(text):
    assert parse_number(text) is Refusal.BLANK


@pytest.mark.parametrize(
    "text",
    ["1,234", "-1,234", "1,234%", "๑,๒๓๔", "1234,567", "12,345", "1 234", "3 4", "3. 5", "1\u00a0234,5", "8 5 %"],
)
def test_what_can_mean_two_numbers_is_ambiguous(text):
    assert parse_number(text) is Refusal.AMBIGUOUS


@pytest.mark.parametrize(
    "text",
    # what float() takes although nobody types it, or fails to see that two scripts are mixed
    ["1_000", "nan", "NaN", "inf", "-Infinity", "1e3", "1E3", "1๓", "๑३", "1０", "9" * 16, "9" * 400]
    # digits that are none, words, units
    + ["²", "5²", "½", "Ⅴ", "๏", "三", "abc", "450 คะแนน", "ร้อยละ 85", "O", "๐.o", "0x1F", "=1+1", "12:30", "1/3"]
    # signs and marks out of place
    + ["-", ".", ",", "%", "--5", "-+5", "5-", "5%%", "%5", "1.2.3", "1..2", "1,2,3", "1,23,45", "1,2345,678"]
    + ["1.234,5", "012,345", "1,234.", ",5", "5,", "(5)", "'5", "5 %%", "$5", "5฿"],
)
def test_what_is_no_number_is_refused(text):
    assert parse_number(text) is Refusal.NOT_A_NUMBER


@given(st.text(st.sampled_from("0123456789.,%+-– \u00a0\u200b\u2212๐๓５²e_") | st.characters(), max_size=12))
def test_any_text_gets_an_answer(text):
    answer = parse_number(text)
    if isinstance(answer, Parsed):
        assert isfinite(answer.value)
        assert list(answer.repairs) == [name for name in REPAIRS if name in answer.repairs]
        assert parse_number(typed(answer.value)).value == pytest.approx(answer.value, rel=1e-14, abs=1e-9)
    else:
        assert answer in Refusal


@given(st.integers(-(10**9), 10**9), st.integers(0, 6), st.sampled_from([None, *ZEROS]))
def test_decimals_are_read_exactly(units, decimals, zero):
    digits = f"{abs(units):0{decimals + 1}d}"
    whole = digits[: len(digits) - decimals]
    text = f"{'-' if units < 0 else ''}{whole}{'.' if decimals else ''}{digits[len(whole) :]}"
    shown = in_digits_of(zero, text) if zero else text
    assert parse_number(shown) == Parsed(float(text), ("digits",) if zero else ())


@given(st.integers(1, 10**12), st.integers(0, 99))
def test_grouped_thousands_are_read_as_printed(whole, hundredths):
    text = f"{whole:,}.{hundredths:02d}"
    assert parse_number(text) == Parsed(float(text.replace(",", "")), ("thousands",) if whole >= 1000 else ())


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (2.5, "2.5"),
        (3.0, "3"),
        (0.0, "0"),
        (-0.0, "0"),
        (1 / 3, "0.333333333333333"),
        (2 / 3, "0.666666666666667"),
        (0.1 + 0.2, "0.3"),
        (0.285 * 100, "28.5"),
        (1234567.891, "1234567.891"),
        (0.0001, "0.0001"),
        (0.00005, "0.00005"),
        (-1e-7, "-0.0000001"),
        (1e-9, "0.000000001"),
        (1e-10, "1E-10"),
        (123456789012345.0, "123456789012345"),
        (1e15, "1E+15"),
        (-1.5e21, "-1.5E+21"),
    ],
)
def test_typed(value, text):
    assert typed(value) == text


@given(st.floats(1e-9, 1e14), st.sampled_from([1, -1]))
def test_typed_is_the_number_to_fifteen_digits(size, sign):
    text = typed(sign * size)
    assert float(text) == pytest.approx(sign * size, rel=5.0000001e-15)
    assert len(text.lstrip("-0.").replace(".", "")) <= 15
    assert "." not in text or not text.endswith("0")


@given(st.integers(1, 10**12))
def test_noise_in_the_last_binary_digit_is_not_shown(thousandths):
    number = thousandths / 1000
    assert typed(nextafter(number, 1e13)) == typed(number)
