"""The workbook of results, read back by another library."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import openpyxl
import pytest
from hostile import NAMES, hostile_content
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from reported import REFUSED, round_of, standard_in

from pmqa.api import assess
from pmqa.assessment import Assessment
from pmqa.report.blocks import clean
from pmqa.report.content import AUDIENCES, Content
from pmqa.report.results_workbook import results_workbook
from pmqa.standard.compiled import Ranking, Standard

INPUTS = {f"{name}.xlsx": name.lower() * 64 for name in "ABCD"} | {"old.xlsx": "0" * 64}
EVERY = ["Overview", "Ranking", "Scores", "Unmet bars", "Often unmet", "Spread", "Not ranked", "Findings", "Rules and run"]
SHEETS = {"office": EVERY, "committee": [name for name in EVERY if name != "Findings"], "agency": ["Overview", "Unmet bars", "Findings", "Rules and run"],
          "public": [name for name in EVERY if name not in ("Unmet bars", "Findings")]}


@pytest.fixture(scope="module")
def standard(tmp_path_factory: pytest.TempPathFactory) -> Standard:
    return standard_in(tmp_path_factory.mktemp("worked"))


@pytest.fixture(scope="module")
def assessment(standard: Standard) -> Assessment:
    return round_of(standard)


def read(content: Content, *, values: bool = True) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(results_workbook(content)), data_only=values)


def rows(sheet: Worksheet) -> list[tuple[object, ...]]:
    """The table below its head."""
    return list(sheet.iter_rows(min_row=5, values_only=True))


def test_ranking_scores_and_gaps_are_numbers(assessment: Assessment) -> None:
    book = read(Content(assessment, INPUTS, "office", "en"))
    assert book.sheetnames == EVERY
    assert rows(book["Ranking"]) == [
        ("Department", 1, "A", "กรมการข้าวสมมติ", 3.6, 3.33, 4, "✓ met", 0, None, None, None, "A.xlsx"),
        ("Department", 2, "B", "กรมน้ำสมมติ", 3.4, 3, 4, "✗ 1 gap", 1, None, None, None, "B.xlsx"),
        ("Province", 1, "C", "จังหวัดผู้ใหญ่บ้านสมมติ", 3.6, 3.33, 4, "✓ met", 0, None, None, None, "C.xlsx"),
        ("Province", 2, "D", "จังหวัดที่นี่สมมติ", 2.6, 1.67, 4, "✗ 1 gap", 1, None, None, "incomplete", "D.xlsx")]
    assert rows(book["Scores"])[1] == ("Department", "B", "กรมน้ำสมมติ", 3.4, 3, 2, 5, 4, 3, 5)
    assert rows(book["Unmet bars"]) == [
        ("Department", "B", "กรมน้ำสมมติ", "LD1", "Direction", 2, "≥ 3", 1, "unverified", "หมวด 1!G6"),
        ("Province", "D", "จังหวัดที่นี่สมมติ", "LD1", "Direction", "blank", "≥ 3", 3, "unverified", "หมวด 1!G6")]
    assert rows(book["Often unmet"]) == [("LD1", "Direction", 2, 4, 1, 1), ("SP1", "Plan", 0, 4, 0, 0)]
    assert rows(book["Spread"])[0] == ("Department|total", "Department", "total", "Total", 3.4, 3.45, 3.5, 3.55, 3.6, 2)
    assert [row[0] for row in rows(book["Findings"])] == ["warning", "warning", "note", "error"]
    assert [row[:3] for row in rows(book["Not ranked"])] == [("E", "กรมดินสมมติ", "old.xlsx")]


def test_heads_are_frozen_and_filtered_and_gaps_framed(assessment: Assessment) -> None:
    book = read(Content(assessment, INPUTS, "office", "en"))
    assert (book["Ranking"].freeze_panes, book["Ranking"].auto_filter.ref) == ("E5", "A4:M8")
    unmet, met = book["Scores"]["F6"], book["Scores"]["F5"]
    assert (unmet.value, unmet.number_format, unmet.border.left.style) == (2, '"✗ "0.00', "medium")
    assert (met.value, met.number_format, met.border.left.style) == (4, "0.00", None)
    assert len(book["Ranking"].conditional_formatting) == 2


@pytest.mark.parametrize("audience", AUDIENCES)
def test_each_audience_has_its_sheets(assessment: Assessment, audience: str) -> None:
    book = read(Content(assessment, INPUTS, audience, "en", 1))
    assert book.sheetnames == SHEETS[audience]
    said = "\n".join(str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row if cell is not None)
    run = Content(assessment, INPUTS, audience, "en", 1).run
    assert [part for part in ("DRAFT · unreviewed self-assessment", run.sha256, run.digest, f"pmqa {run.engine}") if part not in said] == []
    if audience in ("agency", "public", "committee"):
        assert "A.xlsx" not in said
    if audience == "agency":
        assert "กรมการข้าวสมมติ" not in said
        assert "กรมน้ำสมมติ" in said


@pytest.mark.parametrize("audience", AUDIENCES)
def test_hostile_texts_stay_texts(standard: Standard, audience: str) -> None:
    content = hostile_content(standard, audience, "en")
    book = read(content, values=False)
    formulas = {(sheet.title, cell.coordinate) for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"}
    assert {sheet for sheet, _ in formulas} <= {"Overview"}
    assert [cell.hyperlink for sheet in book for row in sheet.iter_rows() for cell in row if cell.hyperlink] == []
    shown = {content.named(place)[1] for place in content.places}
    assert shown <= {clean(name) for name in NAMES}
    if audience != "agency":
        listed = {(cell.value, cell.data_type) for cell in book["Ranking"]["D"][4:] if cell.value is not None}
        assert listed == {(name, "s") for name in shown if name}
    parts = zipfile.ZipFile(io.BytesIO(results_workbook(content))).namelist()
    assert [part for part in parts if "vba" in part.lower() or "externalLink" in part] == []


def test_the_picked_agency_s_formulas_have_their_values(assessment: Assessment) -> None:
    sheet = read(Content(assessment, INPUTS, "office", "en"))["Overview"]
    assert sheet["B12"].value == "A"
    assert [sheet[f"B{row}"].value for row in range(13, 17)] == ["กรมการข้าวสมมติ", "Department", 1, "✓ met"]
    assert [[sheet.cell(row, column).value for column in range(1, 7)] for row in (19, 20)] == [
        ["1", "Leadership", 3.33, 3.17, 2, 5], ["2", "Strategy", 4, 4, 1, 5]]
    assert [str(validation.sqref) for validation in sheet.data_validations.dataValidation] == ["B12"]


def test_the_same_content_gives_the_same_bytes(assessment: Assessment) -> None:
    assert results_workbook(Content(assessment, INPUTS, "office", "th")) == results_workbook(Content(assessment, INPUTS, "office", "th"))


def test_a_round_without_any_ranked_agency_is_a_workbook_all_the_same(standard: Standard) -> None:
    book = read(Content(assess(standard, [REFUSED]), {}, "office", "en"))
    assert book["Overview"]["A4"].value == 0
    assert rows(book["Not ranked"])[0][0] == "E"


def test_without_a_ranking_nobody_is_ranked_or_not(standard: Standard) -> None:
    content = Content(round_of(replace(standard, ranking=Ranking())), INPUTS, "office", "en")
    book = read(content)
    assert [name for name, usual in zip(book.sheetnames, EVERY, strict=True) if name != usual] == ["Results", "Left out"]
    front = [row[:2] for row in book["Overview"].iter_rows(min_row=4, max_row=7, values_only=True)]
    assert (front[0], front[-1], rows(book["Left out"])[0][0]) == ((4, "assessed"), (1, "left out"), "E")
    assert read(content.in_("th")).sheetnames[1:7:5] == ["ผล", "ไม่นำมารวม"]
