"""The paper for the meeting, whole, and its method on one page."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from libreoffice import LibreOffice
from papers import pdf_pages, pdf_text, told
from reported import checked, round_of, standard_in

from pmqa.api import assess, check, load_standard, read_submission
from pmqa.assessment import Assessment
from pmqa.report.content import Content, Rule
from pmqa.report.papers.as_docx import docx
from pmqa.report.papers.as_pdf import pdf
from pmqa.report.papers.meeting import document, together
from pmqa.robust.whole import robustness
from pmqa.standard.compiled import Standard

SAMPLES = Path(__file__).parents[3] / "sample_submissions"
PAPER = """\
[ร่าง · ผลประเมินตนเอง ยังไม่ผ่านการตรวจ] เอกสารประกอบการประชุม: ผลการจัดอันดับ
ตัวอย่าง · ปี 2561
> 4 จัดอันดับ
> 2 ✓ ถึงเกณฑ์ที่ตั้งไว้ (กติกายังไม่ได้ยืนยัน)
> 2 ✗ ไม่ถึงเกณฑ์ที่ตั้งไว้ (กติกายังไม่ได้ยืนยัน)
> 1 ไม่จัดอันดับ
# วิธีการ
คะแนนมาจากคำตอบในไฟล์ที่อ่าน ยังไม่มีผู้ตรวจ ไฟล์เดียวกันและเกณฑ์ฉบับเดียวกันให้ผลเดียวกันเสมอ
เรียงตาม ถึงเกณฑ์ก่อน แล้วตามด้วย รวม (ยังไม่ยืนยัน)
คะแนนที่ประกาศเท่ากันได้อันดับเดียวกัน อันดับถัดไปข้าม (1, 1, 3)
แต่ละกลุ่มมีอันดับของตน ไม่เทียบข้ามกลุ่ม
คะแนนที่ประกาศปัดเป็นทศนิยม 2 ตำแหน่ง เกณฑ์และระดับตัดสินจากคะแนนก่อนปัด
ช่องที่ว่างไม่ถูกข้ามในการเฉลี่ย หน่วยงานที่มีช่องว่างแสดงว่า “ไม่ครบ” ที่มีข้อที่อ่านค่าไม่ได้แสดงว่า “ชั่วคราว”
## กติกาที่ผลนี้อาศัย และความแน่ชัดของแต่ละข้อ
ชนิด | กติกา | สถานะ | ที่มา
การจัดอันดับ | เรียงตาม ถึงเกณฑ์ก่อน แล้วตามด้วย รวม | ยังไม่ยืนยัน | invented
เกณฑ์ | ทิศทางอย่างน้อย 3 | ยังไม่ยืนยัน | invented
เกณฑ์ | อย่างน้อย 2 | มีมติรับรอง | resolution 1/2561
ค่าที่ตั้งไว้ | เกณฑ์ของทิศทาง: 3 | ยังไม่ยืนยัน | invented
ทางเลือกอื่น | เกณฑ์ของทิศทางเป็น 2 | ยังไม่ยืนยัน | invented
---
# อันดับ
## กรม: 2 หน่วยงาน
อันดับ | ชื่อหน่วยงาน | รวม | 1 | 2 | เกณฑ์
1 | A กรมการข้าวสมมติ | 3.60 | 3.33 | 4.00 | ✓ ถึง
2 | B กรมน้ำสมมติ | 3.40 | 3.00 | 4.00 | ✗ ขาด 1
## จังหวัด: 2 หน่วยงาน
อันดับ | ชื่อหน่วยงาน | รวม | 1 | 2 | เกณฑ์
1 | C จังหวัดผู้ใหญ่บ้านสมมติ | 3.60 | 3.33 | 4.00 | ✓ ถึง
2 | D จังหวัดที่นี่สมมติ (ไม่ครบ) | 2.60 | 1.67 | 4.00 | ✗ ขาด 1
# กรณีคาบเส้น
ห่างไม่เกินหนึ่งหน่วยของทศนิยมที่ประกาศ (0.01)
ไม่มี
# ไม่จัดอันดับ: 1
ชื่อหน่วยงาน | เหตุผล
E กรมดินสมมติ | ปก older ≠ worked: สมุดงานนี้เป็นของเกณฑ์อื่น ใช้แบบฟอร์มของเกณฑ์ที่กำหนด แล้วกรอกใหม่
# กติกาที่มีมติรับรอง
ชนิด | กติกา | ที่มา
เกณฑ์ | อย่างน้อย 2 | resolution 1/2561"""


@pytest.fixture(scope="module")
def standard(tmp_path_factory: pytest.TempPathFactory) -> Standard:
    return standard_in(tmp_path_factory.mktemp("worked"))


@cache
def samples(standard_id: str, *folders: str) -> Assessment:
    standard = load_standard(standard_id)
    files = [path for folder in folders for path in sorted((SAMPLES / folder).glob("[!~]*.xlsx"))]
    return assess(standard, [check(standard, read_submission(path, standard)) for path in files])


def test_the_whole_paper(standard: Standard) -> None:
    assert told(document(Content(round_of(standard), {}, "committee", "th")))[:-1] == PAPER.splitlines()


def test_files_of_one_agency_are_told_once_where_files_are_not_named(standard: Standard) -> None:
    assessment = round_of(standard)
    twice = replace(assessment, left_out=assessment.left_out * 2 + (assessment.left_out[0]._replace(agency="", name=""),))
    made = told(document(Content(twice, {}, "committee", "en")))
    start = made.index("# Not ranked: 3")
    assert [line.partition(" | ")[0] for line in made[start + 1: start + 4]] == ["Agency", "E กรมดินสมมติ (2 files)", "A file that names no agency"]
    assert "E กรมดินสมมติ | old.xlsx | " in "\n".join(told(document(Content(assessment, {}, "office", "en"))))


def test_borderline_cases_are_those_within_a_hundredth() -> None:
    """The results are typed with two decimals, so that a bar's neighbours can be told by hand: 79.99, 80.00, 80.01."""
    assessment = samples("pmqa-fl2", "fl2-2561")
    content = Content(assessment, {}, "committee", "en")
    bars = {bar.condition.of[0].removeprefix("field:"): bar.condition.than for bar in assessment.standard.bars if bar.owner.startswith("RM")}
    expected = {}
    for agency, row in zip(assessment.agencies, assessment.checked, strict=True):
        for key, limit in bars.items():
            value = row.values[assessment.standard.columns[key]]
            if value is not None and round(100 * value) - round(100 * limit) in (-1, 0, 1):
                expected.setdefault(agency.code, set()).add(f"{assessment.standard.field[key].owner} {value:.2f} (≥{limit:g})")
    found: dict[str, set[str]] = {}
    for one in content.near:
        found.setdefault(one.code, set()).update(one.limits.split(" · "))
    assert found == expected
    made = told(document(content))
    start = made.index("# Borderline cases")
    assert made[start + 2: start + 5] == [f"## Close to a bar or a band: {len(content.near)}", "Agency | Bars | Value (limit)",
                                         "D03 กรมดาวเหนือ (สมมติ) | ✗ unmet | RM1 79.99 (≥80)"]
    ranked = {row.code: row for group in content.groups for row in group.rows}
    for one in content.hairs:
        upper, lower = ranked[one.upper_code], ranked[one.lower_code]
        assert (one.upper_total, one.lower_total) == (upper.total.text, lower.total.text)
        assert round(100 * upper.total.value) - round(100 * lower.total.value) == 1
        assert f"{upper.rank.text} | {one.upper_code} {one.upper_name} {one.upper_total} | " in "\n".join(made)


def test_the_public_and_agencies_are_told_no_borderline_cases() -> None:
    assessment = samples("pmqa-fl2", "fl2-2561")
    for audience, agency in (("public", None), ("agency", 2)):
        content = Content(assessment, {}, audience, "en", agency)
        assert (content.near, content.hairs) == ((), ())


def test_of_many_borderline_cases_a_paper_names_some_and_counts_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pmqa.report.papers.meeting.MOST_CASES", 3)
    content = Content(samples("pmqa-fl2", "fl2-2561"), {}, "committee", "en")
    made = told(document(content))
    assert f"and {len(content.near) - 3} more" in made


def test_sensitivity_ranges_stand_beside_the_ranks() -> None:
    """The ranges are those of :mod:`pmqa.robust`; here only that each stands in the row of its agency."""
    assessment = samples("pmqa-fl2", "fl2-2561")
    content = Content(assessment, {}, "committee", "en", robustness=robustness(assessment, draws=200, load_variant=lambda name: load_standard("pmqa-fl2", name)))
    made = told(document(content))
    [by_weights] = [source for source in content.ranges if source.source == "weights"]
    for group, ranges in by_weights.groups.items():
        for one in ranges:
            assert any(line.startswith(f"{one.rank.text} | {one.range} | {one.code} ") for line in made), (group, one)
        assert " · ".join(by_weights.alike[group]) in made
    assert any(line.startswith("5–95 % is the sensitivity range of the rank when category weights differ") for line in made)
    agency = Content(assessment, {}, "public", "en", robustness=content.robustness)
    assert "5–95 %" not in "\n".join(told(document(agency)))


def test_changes_since_the_round_before_stand_after_the_ranking(standard: Standard) -> None:
    """B had 3 at LD1 then and met the bar; D was not there."""
    then = [checked(standard, agency) for agency in "ABC"]
    then[1] = then[1]._replace(values=(3.0, *then[1].values[1:]))
    content = Content(round_of(standard), {}, "committee", "en", previous=assess(standard, then))
    made = told(document(content))
    start = made.index("# Changes since the round before")
    assert made[start + 1: made.index("# Borderline cases")] == [
        "The rules of both rounds are the same.", "## Department: 2 agencies of both rounds",
        "Rank | Moved | Own | Others | Rules | Set | Total | Gaps | Agency",
        "2 → 1 | +1 | 0 | +1 | 0 | 0 | 3.60 → 3.60 | 0 → 0 | A กรมการข้าวสมมติ",
        "1 → 2 | -1 | -1 | 0 | 0 | 0 | 3.80 → 3.40 | 0 → 1 | B กรมน้ำสมมติ",
        "## Province: 1 agency of both rounds",
        "Rank | Moved | Own | Others | Rules | Set | Total | Gaps | Agency",
        "1 → 1 | 0 | 0 | 0 | 0 | 0 | 3.60 → 3.60 | 0 → 0 | C จังหวัดผู้ใหญ่บ้านสมมติ",
        "## Only in the round after: 1", "D จังหวัดที่นี่สมมติ", *made[made.index("# Borderline cases") - 2: made.index("# Borderline cases")]]
    for audience, agency in (("public", None), ("agency", 1)):
        assert Content(content.assessment, {}, audience, "en", agency, previous=content.previous).changes == ()


def test_rules_of_many_nodes_stand_together() -> None:
    bands = [Rule("band", code, f"Level {code}: low < high", "unverified", "unverified", "x") for code in ("1.1", "1.2", "7.6")]
    total = Rule("band", "total", "Level of all: low < high", "unverified", "unverified", "x")
    bar = Rule("bar", "practised", "A bar", "adopted", "adopted", "resolution 2/2561")
    assert together([bar, *bands, total]) == [bar, bands[0]._replace(text="Level: low < high (1.1 … 7.6: 3)"), total]


@pytest.mark.parametrize(("standard_id", "folder"), [("pmqa-fl2", "fl2-2561"), ("pmqa-40", "pmqa-40")])
@pytest.mark.parametrize("lang", ["th", "en"])
def test_the_method_takes_one_page(tmp_path: Path, standard_id: str, folder: str, lang: str) -> None:
    made = document(Content(samples(standard_id, folder), {}, "committee", lang))
    data = pdf(made)
    ranking = {"th": "อันดับ", "en": "Ranking"}[lang]
    assert pdf_text(data, tmp_path).split("\f")[1].splitlines()[2] == ranking
    assert pdf_pages(data, tmp_path) in (2, 3)
    assert docx(made).startswith(b"PK")


@pytest.mark.slow
def test_in_word_the_method_takes_one_page_too(libreoffice: LibreOffice, tmp_path: Path) -> None:
    wanted = {}
    for standard_id, folder in (("pmqa-fl2", "fl2-2561"), ("pmqa-40", "pmqa-40")):
        for lang, ranking in (("th", "อันดับ"), ("en", "Ranking")):
            file = tmp_path / f"{standard_id}-{lang}.docx"
            file.write_bytes(docx(document(Content(samples(standard_id, folder), {}, "committee", lang))))
            wanted[file] = ranking
    for file, made in libreoffice.papers_to_pdf(list(wanted), tmp_path / "out").items():
        pages = [[line for line in page.splitlines() if line] for page in pdf_text(made.read_bytes(), tmp_path).split("\f")]
        assert pages[1][1] == wanted[file]
