"""The announcement: who is in it, in which order, and that its numbers are no ranks."""

from __future__ import annotations

import re
from csv import reader
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from papers import HOSTILE, told
from reported import checked, round_of, standard_in

from pmqa.api import assess, check, load_standard, read_submission
from pmqa.report.content import Content
from pmqa.report.papers.announcement import csv, document, parts, what
from pmqa.standard.compiled import Standard
from pmqa.standard.compiled_rules import Decision
from pmqa.texts import Text

SAMPLES = Path(__file__).parents[3] / "sample_submissions"
ANNOUNCED = """\
[DRAFT · unreviewed self-assessment] Announcement of agencies · Result: meets the bars as set (rules not verified)
Worked example · year 2561
> This draft is made from unreviewed self-assessments. It certifies nobody.
> The numbers follow the agencies' codes; they are not ranks.
> Weakest status this rests on: unverified
# Department: 1 of 2 agencies that could be judged
No. | Code | Agency
1 | A | กรมการข้าวสมมติ
# Province: 1 of 2 agencies that could be judged
No. | Code | Agency
2 | C | จังหวัดผู้ใหญ่บ้านสมมติ"""
CSV = """\
draft,announcement,standard,criteria,number,group,code,name,band,flags
ร่าง · ผลประเมินตนเอง ยังไม่ผ่านการตรวจ,ประกาศรายชื่อหน่วยงาน · ผล: ถึงเกณฑ์ที่ตั้งไว้ (กติกายังไม่ได้ยืนยัน),worked,abcdefabcdef,1,กรม,A,กรมการข้าวสมมติ,,
ร่าง · ผลประเมินตนเอง ยังไม่ผ่านการตรวจ,ประกาศรายชื่อหน่วยงาน · ผล: ถึงเกณฑ์ที่ตั้งไว้ (กติกายังไม่ได้ยืนยัน),worked,abcdefabcdef,2,จังหวัด,C,จังหวัดผู้ใหญ่บ้านสมมติ,,
"""


@pytest.fixture(scope="module")
def standard(tmp_path_factory: pytest.TempPathFactory) -> Standard:
    return standard_in(tmp_path_factory.mktemp("worked"))


def test_the_whole_announcement(standard: Standard) -> None:
    content = Content(round_of(standard), {}, "public", "en")
    assert told(document(content))[:-1] == ANNOUNCED.splitlines()


def test_the_whole_csv(standard: Standard) -> None:
    assert csv(Content(round_of(standard), {}, "public", "th")) == CSV


def test_the_order_is_the_registers_and_numbers_run_on_through_the_groups() -> None:
    """As in the announcement of 30 May 2561: departments, then provinces, numbered through; the number is no rank."""
    standard = load_standard("pmqa-fl2")
    assessment = assess(standard, [check(standard, read_submission(path, standard)) for path in sorted((SAMPLES / "fl2-2561").glob("*.xlsx"))])
    content = Content(assessment, {}, "public", "th")
    register = [agency.code for agency in reversed(assessment.agencies)]
    meets = [agency.code for i, agency in enumerate(assessment.agencies) if assessment.met[i, 0] and assessment.ranked[i]]
    for order in ((), register):
        found = parts(replace(content, order=order))
        listed = [one for part in found for one in part.listed]
        codes = [[code for code in order or sorted(meets) if code in meets and code[0] == kind] for kind in "DP"]
        assert [[one.code for one in part.listed] for part in found] == codes
        assert [one.number for one in listed] == list(range(1, len(meets) + 1))
    ranks = {row.code: row.rank.value for group in content.groups for row in group.rows}
    assert [ranks[one.code] for one in listed] != [one.number for one in listed]


def test_agencies_that_the_register_lacks_come_last(standard: Standard) -> None:
    rows = [checked(standard, "A")._replace(file=f"{code}.xlsx") for code in "AXY"]
    rows = [row._replace(attributes=row.attributes | {"code": row.file[0]}) for row in rows]
    content = Content(assess(standard, rows), {}, "public", "en")
    assert [one.code for part in parts(replace(content, order=["Y", "A"])) for one in part.listed] == ["Y", "A", "X"]


def test_without_bars_the_bands_of_the_total_are_announced() -> None:
    standard = load_standard("pmqa-40")
    assessment = assess(standard, [check(standard, read_submission(path, standard)) for path in sorted((SAMPLES / "pmqa-40").glob("*.xlsx"))])
    content = Content(assessment, {}, "public", "en")
    assert what(content) == "Announcement of agencies by Level of the agency (rules not verified)"
    reached = {agency.code: band.en for i, agency in enumerate(assessment.agencies) if (band := assessment.band_of(i, "total"))}
    assert {one.code: one.band for part in parts(content) for one in part.listed} == reached
    assert told(document(content))[6] == "No. | Code | Agency | Band"


@pytest.mark.parametrize(("folder", "title", "counted", "granted"), [
    # A03 meets every floor and is disqualified by a gate; A02 misses a floor and is admitted all the same.
    ("igot-course-card", "Announcement of agencies · Admission: admitted (rules not verified)", "3 of 4", ["A01", "A02", "A04"]),
    # A02 has an open major; A04 is not decided, so it is no agency that could be judged.
    ("iso-9001-2015", "Announcement of agencies · Certification: granted (rules not verified)", "2 of 3", ["A01", "A03"])])
def test_where_a_standard_decides_only_the_granted_are_announced(folder: str, title: str, counted: str, granted: list[str]) -> None:
    standard = load_standard(folder)
    assessment = assess(standard, [check(standard, read_submission(path, standard)) for path in sorted((SAMPLES / folder).glob("*.xlsx"))])
    content = Content(assessment, {}, "public", "en")
    assert [one.code for part in parts(content) for one in part.listed] == granted
    assert [one.code for i, one in enumerate(assessment.agencies) if assessment.decision_of(i) == standard.decision.granted] == granted
    told_lines = told(document(content))
    assert told_lines[0] == f"[DRAFT · unreviewed self-assessment] {title}"
    assert told_lines[5] == f"# {counted} agencies that could be judged"
    assert [row[4:7:2] for row in list(reader(csv(content).splitlines()))[1:]] == [[str(n), code] for n, code in enumerate(granted, 1)]


def test_a_decision_that_is_not_settled_is_told_though_every_bar_is(standard: Standard) -> None:
    """The words of a standard stand as they are, whatever they are: a phrase, a sentence, a verb."""
    settled = replace(standard, bars=tuple(bar._replace(status="adopted") for bar in standard.bars))
    words = (Text("การรับรอง", "Certification"), Text("ให้", "granted"), Text("ไม่ให้", "refused"), Text("รอ", "open"))
    for status, more in (("adopted", ""), ("unverified", " (rules not verified)")):
        content = Content(assess(replace(settled, decision=Decision(*words, (), status)), [checked(standard, "A")]), {}, "public", "en")
        assert what(content) == f"Announcement of agencies · Certification: granted{more}"
    assert what(Content(assess(settled, [checked(standard, "A")]), {}, "public", "th")) == "ประกาศรายชื่อหน่วยงาน · ผล: ถึงเกณฑ์ที่ตั้งไว้"


@given(st.sampled_from(HOSTILE) | st.text(max_size=40))
def test_no_text_becomes_a_formula(standard: Standard, name: str) -> None:
    row = checked(standard, "A")
    row = row._replace(attributes=row.attributes | {"name": name, "code": name})
    written = csv(Content(assess(standard, [row]), {}, "public", "en"))
    header, *rows = reader(written.splitlines())
    assert [len(one) for one in rows] == [len(header)]
    assert [cell for cell in rows[0] if cell and cell[0] in "=+-@＝＋－＠" and not re.fullmatch(r"-[0-9.]+", cell)] == []
