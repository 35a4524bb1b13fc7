"""The oracle itself: one that repeats what a file says would agree with every mistake."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from libreoffice import LibreOffice

CATEGORY, CHECK, HIDDEN = "หมวด 1", "ตรวจก่อนส่ง - a'b & 100%", "ซ่อน"


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    """A workbook whose stored results (99, 5, 5, 7) are all wrong."""
    path = tmp_path / "a-b.xlsx"
    with xlsxwriter.Workbook(path) as book:
        category, check, hidden = (book.add_worksheet(name) for name in (CATEGORY, CHECK, HIDDEN))
        hidden.hide()
        category.write(1, 1, 1 / 3)
        category.write(1, 2, 'ข้อ "หนึ่ง",\nสอง')
        category.write_formula(2, 1, "=B2*3", None, 99)
        category.write(3, 0, "007")
        category.write(3, 1, 0.125, book.add_format({"num_format": "0%"}))
        category.write_formula(4, 0, "=1/0", None, 5)
        category.write_formula(4, 1, "=1=1", None, 5)
        check.write_formula(0, 1, f"='{CATEGORY}'!B3+1", None, 7)
        hidden.write(0, 0, 2.5)
    return path


def sheets(one: str, division: str, truth: str, two: str) -> dict[str, list[list[str]]]:
    category = [
        ["", "", ""],
        ["", "0.333333333333333", 'ข้อ "หนึ่ง",\nสอง'],
        ["", one, ""],
        ["007", "12.5%", ""],
        [division, truth, ""],
    ]
    return {CATEGORY: category, CHECK: [["", two]], HIDDEN: [["2.5"]]}


def test_recalculate_does_not_trust_the_file(libreoffice: LibreOffice, wrong: Path, tmp_path: Path) -> None:
    assert libreoffice.recalculate([wrong], tmp_path) == {wrong: sheets("1", "#DIV/0!", "TRUE", "2")}


def test_as_stored_shows_what_the_file_says(libreoffice: LibreOffice, wrong: Path, tmp_path: Path) -> None:
    assert libreoffice.as_stored([wrong], tmp_path) == {wrong: sheets("99", "5", "5", "7")}


def test_files_of_one_name_stay_apart(libreoffice: LibreOffice, wrong: Path, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    other = tmp_path / "other" / wrong.name
    with xlsxwriter.Workbook(other) as book:
        book.add_worksheet("หมวด 1").write(0, 0, 4)
    values = libreoffice.recalculate([other, wrong], tmp_path)
    assert list(values) == [other, wrong]
    assert values[other] == {CATEGORY: [["4"]]}
    assert values[wrong][CATEGORY][2] == ["", "1", ""]


def test_resave_stores_the_right_results(libreoffice: LibreOffice, wrong: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    assert libreoffice.resave([wrong], out) == {wrong: out / "a-b.xlsx"}
    book = openpyxl.load_workbook(out / "a-b.xlsx", data_only=True)
    assert [book[CATEGORY][cell].value for cell in ("B3", "A4", "A5", "B5")] == [1, "007", "#DIV/0!", True]
    assert openpyxl.load_workbook(out / "a-b.xlsx")[CATEGORY]["B3"].value == "=B2*3"


def test_to_pdf(libreoffice: LibreOffice, wrong: Path, tmp_path: Path) -> None:
    assert libreoffice.to_pdf([wrong], tmp_path) == {wrong: tmp_path / "a-b.pdf"}
    assert (tmp_path / "a-b.pdf").read_bytes().startswith(b"%PDF-")


def test_a_file_that_cannot_be_read_is_an_error(libreoffice: LibreOffice, tmp_path: Path) -> None:
    broken = tmp_path / "broken.xlsx"
    broken.write_bytes(b"PK\x03\x04 not a workbook")
    with pytest.raises(RuntimeError, match=r"not made: \['0.xlsx'\]"):
        libreoffice.resave([broken], tmp_path)
