"""The card of an agency, whole."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from papers import HOSTILE, told
from reported import checked, round_of, standard_in

from pmqa.advice.path import path
from pmqa.api import assess, check, load_standard, read_submission
from pmqa.assessment import Assessment
from pmqa.report.blocks import clean
from pmqa.report.content import Content, EvidenceText
from pmqa.report.papers.as_html import html
from pmqa.report.papers.as_pdf import pdf
from pmqa.report.papers.card import document
from pmqa.report.papers.document import Beside, Box, Document, Picture
from pmqa.standard.compiled import Standard

SAMPLES = Path(__file__).parents[3] / "sample_submissions" / "fl2-2561"
FAILING = """\
[DRAFT · unreviewed self-assessment] B กรมน้ำสมมติ
Department · Worked example · B.xlsx
> ✗ does not meet the bars as set (rules not verified)
> Total 3.40 of 5.00 · 1 of 2 bars unmet · rank 2 of 2 Department
> Weakest status this rests on: unverified
Category | Requirement | Score | Least* | Bars
1 | Leadership | 3.00 | 2.00 | ✗ 1 gap
2 | Strategy | 4.00 | 1.00 | ✓ met
* The least score that is possible with every bar of the category met; above it a bar may still be unmet.
# What to do first
1. LD1 Direction: 2, must be ≥ 3 (หมวด 1!G6)
# Unmet bars: 1, the largest shortfall first
Code | Requirement | Value | Bar | Short | Cell
LD1 | Direction | 2 | ≥ 3 | 1 | หมวด 1!G6
# Found in the file
Severity | What | Where
warning | There is an answer but no evidence. Write the evidence, or its number in the evidence index. | หมวด 1: H6 · หมวด 2: H6
note | This text was read as a number. Make sure that the number is the one meant. | หมวด 1: G6
[worked · criteria abcdefabcdef · pmqa 0.1.0 · inputs 0c8f1b6a6c54 · weakest status: unverified]"""
ALONE = """\
[ร่าง · ผลประเมินตนเอง ยังไม่ผ่านการตรวจ] A กรมการข้าวสมมติ
กรม · ตัวอย่าง · A.xlsx
> ✓ ถึงเกณฑ์ที่ตั้งไว้ (กติกายังไม่ได้ยืนยัน)
> รวม 3.60 จาก 5.00 · ไม่ถึง 0 จาก 2 เกณฑ์
> สถานะของกติกาที่อ่อนที่สุดที่ผลนี้อาศัย: ยังไม่ยืนยัน
หมวด | ประเด็น | คะแนน | ต่ำสุด* | เกณฑ์
1 | การนำองค์การ | 3.33 | 2.00 | ✓ ถึง
2 | การวางแผน | 4.00 | 1.00 | ✓ ถึง
* คะแนนต่ำสุดที่ยังถึงทุกเกณฑ์ของหมวดได้ ต่ำกว่านี้ย่อมมีเกณฑ์ที่ไม่ถึง สูงกว่าแล้วก็ยังอาจมีได้
# สิ่งที่ตรวจพบในไฟล์
ไม่พบข้อผิดพลาดในไฟล์
[worked · เกณฑ์ฉบับ abcdefabcdef · pmqa 0.1.0 · ข้อมูล e3b0c44298fc · สถานะอ่อนที่สุด: ยังไม่ยืนยัน]"""


@pytest.fixture(scope="module")
def standard(tmp_path_factory: pytest.TempPathFactory) -> Standard:
    return standard_in(tmp_path_factory.mktemp("worked"))


@pytest.fixture(scope="module")
def samples() -> Assessment:
    """The samples of departments."""
    standard = load_standard("pmqa-fl2")
    return assess(standard, [check(standard, read_submission(path, standard)) for path in sorted(SAMPLES.glob("D*.xlsx"))])


def for_agency(assessment: Assessment, place: int, lang: str = "en") -> Document:
    return document(Content(assessment, {}, "agency", lang, place), place)


def pictures(made: Document) -> list[Picture]:
    return [left for block in made.blocks if isinstance(block, Beside) for left in block.left if isinstance(left, Picture)]


def test_the_card_of_an_agency_that_fails(standard: Standard) -> None:
    made = document(Content(round_of(standard), {"B.xlsx": "b" * 64}, "agency", "en", 1), 1)
    lines = FAILING.splitlines()
    assert told(made)[:-1] == lines[:-1]
    assert told(made)[-1].startswith("[worked · criteria abcdefabcdef · pmqa ")


def test_an_agency_alone_has_no_rank_and_no_median(standard: Standard) -> None:
    made = for_agency(assess(standard, [checked(standard, "A")]), 0, "th")
    assert told(made)[:-1] == ALONE.splitlines()[:-1]


def test_an_agency_sees_its_own_round_before(standard: Standard) -> None:
    then = checked(standard, "B")
    before = assess(standard, [then._replace(values=(3.0, *then.values[1:]), attributes=then.attributes | {"year": "2560"})])
    made = document(Content(round_of(standard), {}, "agency", "th", 1, previous=before), 1)
    assert told(made)[5] == "รอบก่อน (ปี 2560): รวม 3.80, ไม่ถึงเกณฑ์ 0 จุด"
    assert told(document(Content(round_of(standard), {}, "agency", "th", 2, previous=before), 2))[5].startswith("หมวด | ")


def test_the_radar_draws_the_same_categories_that_the_table_prints(samples: Assessment) -> None:
    for place in range(len(samples.agencies)):
        made = for_agency(samples, place)
        [picture] = pictures(made)
        [beside] = [block for block in made.blocks if isinstance(block, Beside)]
        assert picture.told.split(" · ") == [f"{code} {title}: {score}" for code, title, score, *_ in beside.right[0].rows]
        unmet = any("✗" in row[-1] for row in beside.right[0].rows)
        assert [words for _, words in picture.signs] == ["this agency", "median of the group", "least with every bar met"] + ["a bar is unmet"] * unmet


def test_no_card_names_another_agency(samples: Assessment) -> None:
    names = [agency.name for agency in samples.agencies]
    for place in range(len(names)):
        made = html(for_agency(samples, place, "th"))
        assert [name for name in names if name in made] == [names[place]]


def test_a_committee_sees_no_cells_and_no_files(standard: Standard) -> None:
    made = told(document(Content(round_of(standard), {}, "committee", "en"), 1))
    assert "LD1 | Direction | 2 | ≥ 3 | 1" in made
    assert "# Found in the file" not in made
    assert not [line for line in made if "xlsx" in line or "G6" in line]


def test_an_agency_sees_no_other(standard: Standard) -> None:
    with pytest.raises(ValueError, match="agency"):
        document(Content(round_of(standard), {}, "agency", "en", 1), 2)


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_stay_names(standard: Standard, name: str) -> None:
    row = checked(standard, "B")
    row = row._replace(attributes=row.attributes | {"name": name, "code": name.strip()}, file=f"{name}.xlsx")
    made = for_agency(assess(standard, [row]), 0)
    assert clean(name).strip() in made.title
    page = html(made)
    assert "<script" not in page
    assert "<img" not in page
    assert pdf(made).startswith(b"%PDF-")


def test_the_cheapest_path_is_told_where_it_was_looked_for(standard: Standard) -> None:
    assessment = round_of(standard)
    made = told(document(Content(assessment, {}, "agency", "en", 1, paths={1: path(assessment, 1)}), 1))
    start, end = made.index("# The cheapest path to the bars"), made.index("# Unmet bars: 1, the largest shortfall first")
    part = made[start + 1: end]
    assert [line for line in part if line.startswith("LD1 | ")] == ["LD1 | 2 | 3 | 1 | หมวด 1!G6 | Direction"]
    assert "# The cheapest path to the bars" not in told(document(Content(assessment, {}, "agency", "en", 1), 1))


def test_evidence_is_shown_where_it_was_asked_for(samples: Assessment) -> None:
    file = samples.agencies[0].file
    content = Content(samples, {}, "agency", "en", 0, evidence={file: (EvidenceText("LD1", "หมวด 1!I7", "แผน 2561"),)})
    assert told(document(content, 0))[-3:-1] == ["Code | Cell | Evidence", "LD1 | หมวด 1!I7 | แผน 2561"]
    assert "# Evidence" not in told(document(replace(content, evidence={}), 0))


@pytest.mark.parametrize(("folder", "place", "style", "lines"), [
    ("igot-course-card", 2, "bad", [
        "Admission: disqualified (rules not verified)", "▼ refused because G1.4: a “no” in a gate (rules not verified)",
        "✓ every floor reached (rules not verified)", "Band: high (rules not verified)"]),
    ("igot-course-card", 1, "good", [
        "Admission: admitted (rules not verified)", "▼ band lowered because a floor is missed: the lowest grade (rules not verified) · Total high → low",
        "✗ a floor is missed (rules not verified)", "Band: low (rules not verified)"]),
    ("iso-9001-2015", 1, "bad", [
        "Certification: not granted (rules not verified)",
        "▼ refused because 8.5.1: a major whose correction is not verified (rules not verified)", "Total 98.39 of 100.00"]),
    ("iso-9001-2015", 3, "warn", ["Certification: not decided: answers are missing (rules not verified)", "Total 93.55 of 100.00 · incomplete"])])
def test_the_decision_is_the_headline(folder: str, place: int, style: str, lines: list[str]) -> None:
    """And what refused it, or lowered a band, stands below it, in the same words as in every report."""
    standard = load_standard(folder)
    assessment = assess(standard, [check(standard, read_submission(path, standard)) for path in sorted((SAMPLES.parent / folder).glob("*.xlsx"))])
    made = for_agency(assessment, place)
    box = next(block for block in made.blocks if isinstance(block, Box))
    assert (box.style, [line.text for line in box.lines[: len(lines)]], box.lines[0].style) == (style, lines, style)
    assert lines[0] in html(made)
