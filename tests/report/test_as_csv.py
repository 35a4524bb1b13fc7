"""CSV: one row for each agency or gap, and nothing that a spreadsheet would run."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reported import checked, round_of, standard_in

from pmqa.api import assess
from pmqa.report.as_csv import agencies_csv, gaps_csv, safe, text_of
from pmqa.report.blocks import clean
from pmqa.standard.compiled import Standard

DRAFT = "DRAFT · unreviewed self-assessment"


@pytest.fixture(scope="module")
def standard(tmp_path_factory: pytest.TempPathFactory) -> Standard:
    return standard_in(tmp_path_factory.mktemp("worked"))


def rows(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text)))


def test_a_row_for_each_agency(standard: Standard) -> None:
    start = [DRAFT, "worked", "abcdefabcdef"]
    assert rows(agencies_csv(round_of(standard), "en"))[:-1] == [
        ["draft", "standard", "criteria", "group", "rank", "code", "name", "type", "file", "total", "1", "2", "gaps", "meets_bars", "band",
         "status", "incomplete", "provisional", "reason"],
        [*start, "department", "1", "A", "กรมการข้าวสมมติ", "department", "A.xlsx", "3.60", "3.33", "4.00", "0", "yes", "", "unverified", "no", "no", ""],
        [*start, "department", "2", "B", "กรมน้ำสมมติ", "department", "B.xlsx", "3.40", "3.00", "4.00", "1", "no", "", "unverified", "no", "no", ""],
        [*start, "province", "1", "C", "จังหวัดผู้ใหญ่บ้านสมมติ", "province", "C.xlsx", "3.60", "3.33", "4.00", "0", "yes", "", "unverified", "no", "no", ""],
        [*start, "province", "2", "D", "จังหวัดที่นี่สมมติ", "province", "D.xlsx", "2.60", "1.67", "4.00", "1", "no", "", "unverified", "yes", "no", ""],
    ]


def test_a_file_left_out_has_a_row_with_its_reason(standard: Standard) -> None:
    last = rows(agencies_csv(round_of(standard), "en"))[-1]
    assert last[:9] == [DRAFT, "worked", "abcdefabcdef", "", "", "E", "กรมดินสมมติ", "", "old.xlsx"]
    assert (set(last[9:-1]), bool(last[-1])) == ({""}, True)


def test_a_row_for_each_gap(standard: Standard) -> None:
    start = [DRAFT, "worked", "abcdefabcdef"]
    assert rows(gaps_csv(round_of(standard), "en")) == [
        ["draft", "standard", "criteria", "agency", "name", "type", "file", "code", "factor", "value", "bar", "shortfall", "status", "cell"],
        [*start, "B", "กรมน้ำสมมติ", "department", "B.xlsx", "LD1", "", "2", "≥ 3", "1", "unverified", "หมวด 1!G6"],
        [*start, "D", "จังหวัดที่นี่สมมติ", "province", "D.xlsx", "LD1", "", "blank", "≥ 3", "3", "unverified", "หมวด 1!G6"],
    ]


def test_a_name_that_is_a_formula_is_only_a_name(standard: Standard) -> None:
    row = checked(standard, "A")
    row = row._replace(attributes=row.attributes | {"name": '=HYPERLINK("http://example.org","กรม")', "code": "@SUM(1)"})
    cells = rows(agencies_csv(assess(standard, [row]), "en"))[1]
    assert (cells[5], cells[6]) == ("'@SUM(1)", "'=HYPERLINK(\"http://example.org\",\"กรม\")")


def test_numbers_stay_numbers() -> None:
    assert [safe(text) for text in ("-1.50", "3.33", "", "–", "กรม-1", "-x", "\t=1", "＝1", "a\nb")] == [
        "-1.50", "3.33", "", "–", "กรม-1", "'-x", "'=1", "'＝1", "a b"]


@given(st.lists(st.text(max_size=8), min_size=1, max_size=4))
def test_no_cell_ever_starts_like_a_formula_and_the_text_comes_back(cells: list[str]) -> None:
    back = next(csv.reader(io.StringIO(text_of([cells]), newline="")), [""])
    assert [cell.removeprefix("'") for cell in back] == [clean(cell).strip().removeprefix("'") for cell in cells]
    assert not any(cell.startswith(tuple("=+@\t\r\n＝＋－＠")) for cell in back)
