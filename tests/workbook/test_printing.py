"""A printed workbook: no page is blank, no sheet is too small to read, every page of a table has its header."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import openpyxl
import pytest
from fills import random_fill
from libreoffice import LibreOffice
from openpyxl.worksheet.worksheet import Worksheet
from papers import pdf_feet

from pmqa.standard.store import available, load_standard, shipped
from pmqa.workbook.writing.template import write_template
from pmqa.xlsx.cells import read_workbook

SHIPPED = available([shipped()])
SAMPLE = Path(__file__).parents[2] / "sample_submissions" / "careful-officer.xlsx"
A4_LANDSCAPE = 297 / 25.4 * 96  # pixels
SHEETS = ["Cover", "Agency profile", *(f"Category {n}" for n in range(1, 8)), "Evidence index", "Improvement plan", "Summary", "Check before sending"]


def pages(pdf: Path) -> list[tuple[str, str]]:
    """Of each page the sheet that its foot names, and what stands above the foot."""
    found = pdf_feet(pdf.read_bytes(), pdf.parent, 40)
    feet = [re.fullmatch(rf"\S+ · \w{{8}} (.+) {n} / {len(found)}", foot) for n, (_, foot) in enumerate(found, start=1)]
    return [(foot[1], text) for foot, (text, _) in zip(feet, found, strict=True)]


@pytest.mark.slow
def test_no_page_is_blank(libreoffice: LibreOffice, tmp_path: Path) -> None:
    standard = load_standard(SHIPPED["pmqa-fl2"])
    fills = {"empty": {}, **{f"fill-{seed}": random_fill(standard, "department", seed) for seed in range(3)}}
    forms = [tmp_path / f"{name}.xlsx" for name in fills]
    for form, content in zip(forms, fills.values(), strict=True):
        write_template(standard, form, agency_type="department", lang="en", content=content)
    printed = {file.name: pages(pdf) for file, pdf in libreoffice.to_pdf([*forms, SAMPLE], tmp_path / "pdf").items()}
    assert {name: [n for n, (_, text) in enumerate(found, start=1) if not text] for name, found in printed.items()} == {name: [] for name in printed}
    for form in forms:  # the hidden sheets are not among them
        assert list(dict.fromkeys(sheet for sheet, _ in printed[form.name])) == SHEETS
    # One table after the other, and no page with a header alone: an empty form lists every cell, but one page says enough.
    assert [sheet for sheet, _ in printed["empty.xlsx"]].count("Check before sending") == 2
    assert [sheet for sheet, _ in printed[SAMPLE.name]].count("ตรวจก่อนส่ง") == 2


@pytest.mark.parametrize("id", ["pmqa-fl2", "pmqa-40", "mp-cm-helpline-3", "iso-9001-2015"])
def test_every_category_is_legible(id: str, tmp_path: Path) -> None:
    """Text of 10 points comes out at 6.75 at least, and what a page goes on with is told on it."""
    standard = load_standard(SHIPPED[id])
    write_template(standard, tmp_path / "form.xlsx", agency_type=standard.types[0].code if standard.types else "", lang="en")
    book = openpyxl.load_workbook(tmp_path / "form.xlsx")
    word = standard.word("category").en
    found = [sheet for sheet in book.worksheets if sheet.title.startswith(f"{word} ")]
    assert len(found) == len(standard.categories)
    for sheet in found:
        across, width = sheet.page_setup.fitToWidth or 1, pixels(sheet)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.print_title_rows == "$5:$5"
        assert sheet.print_title_cols == ("$A:$B" if across > 1 else None)
        if across > 1:
            width = (width + pixels(sheet, "AB")) / across
        assert 10 * (A4_LANDSCAPE - 48) / width >= 6.7, sheet.title


def pixels(sheet: Worksheet, letters: str = "") -> float:
    """How wide columns are on the screen: all, or those given. XlsxWriter merges columns of one width into one entry."""
    return sum((column.max - column.min + 1) * (column.width * 7)
               for letter, column in sheet.column_dimensions.items() if not letters or letter in letters)


def test_rows_grow_with_what_is_typed(tmp_path: Path) -> None:
    """No height is marked as set by hand: Excel and LibreOffice fit such rows to their text, and leave the others.

    Those of the summary are: a line for a signature stays as high as it is.
    """
    write_template(load_standard(SHIPPED["pmqa-fl2"]), tmp_path / "form.xlsx", agency_type="department")
    fixed = set()
    with zipfile.ZipFile(tmp_path / "form.xlsx") as parts:
        for number, sheet in enumerate(read_workbook((tmp_path / "form.xlsx").read_bytes()).sheets, start=1):
            rows = re.findall("<row [^>]*>", parts.read(f"xl/worksheets/sheet{number}.xml").decode())
            fixed |= {sheet.name for row in rows if "customHeight" in row}
    assert fixed == {"ปก", "สรุปคะแนน", "ตรวจก่อนส่ง"}
