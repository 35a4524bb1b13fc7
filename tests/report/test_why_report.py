"""Why two totals differ, in words: what a part is, what the levels above have, what decides who stands above."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from reported import checked, round_of, standard_in

import pmqa
from pmqa.advice.why import why
from pmqa.assessment import Assessment
from pmqa.report.blocks import laid_out
from pmqa.report.why_report import why_report

WEIGHED = ("The two sides weigh things differently (what does not count has no weight, and the others weigh more). So a part is the weight × how far the "
           "score lies above the middle of both sides' scores one level up, for the first less for the second; rounded so that the parts add up.")
SAMPLES = Path(__file__).parents[2] / "sample_submissions"


@pytest.fixture(scope="module")
def audited() -> Assessment:
    """The sample audits: clauses that do not apply to A01, an open major finding of A02, a corrected one of A03."""
    standard = pmqa.load_standard("iso-9001-2015")
    return pmqa.assess(standard, [pmqa.read_submission(path, standard) for path in sorted((SAMPLES / standard.id).glob("*.xlsx"))])


def said(assessment: Assessment, agency: int, other: int, lang: str = "en") -> list[str]:
    return [line.text for line in laid_out(why_report(why(assessment, agency, other), lang), None)]


def test_parts_where_the_weights_differ(audited: Assessment) -> None:
    """8.3 does not apply to A01. A02 earns all of it: 6 of 62 requirements, 5.1161 above the middle of both sides' 8: 0.4950."""
    assert said(audited, 0, 1)[-4:] == [
        "above\t\t\t-0.2985\twhat only the levels above have: weights that differ, rounding, or points taken (8.3 -0.4950, 8.5 -0.1198, 8 +0.1099, …)",
        "Total\t94.64\t98.39\t-3.7442\t", "", WEIGHED]
    assert said(audited, 0, 1, "th")[-4].startswith("ชั้นบน\t\t\t-0.2985\tส่วนที่มีเฉพาะชั้นที่อยู่เหนือขึ้นไป")
    assert said(audited, 1, 2)[-1] == "A part is the weight in the total × the difference of the scores; rounded so that the parts add up."


def test_the_decision_of_each_where_there_is_no_ranking(audited: Assessment) -> None:
    assert said(audited, 1, 2)[4:8] == [
        "A02 สำนักงานทะเบียน (สมมติ): Total 98.39 · rank – · Certification: not granted",
        "A03 สำนักงานคลังเอกสาร (สมมติ): Total 98.39 · rank – · Certification: granted", "", "The difference: 0.0000"]
    assert said(audited, 1, 2)[8] == "This standard has no ranking; what counts is the decision, not the total."
    assert said(audited, 1, 2, "th")[4].endswith("การรับรอง: ไม่ให้การรับรอง")
    assert said(audited, 1, 2, "th")[8] == "เกณฑ์นี้ไม่จัดอันดับ ผลอยู่ที่การตัดสิน ไม่ใช่คะแนนรวม"


def test_why_ranks_do_not_tell_two_apart(tmp_path: Path) -> None:
    """A beside its double, beside an agency that is not ranked, beside one of another type; where nothing is ranked."""
    standard = standard_in(tmp_path)
    double = checked(standard, "A")._replace(file="twin.xlsx", digest="f" * 64)
    double = double._replace(attributes=double.attributes | {"code": "T", "name": "กรมแฝดสมมติ"})
    assessment = pmqa.assess(standard, [checked(standard, "A"), double, checked(standard, "B"), checked(standard, "C")])
    codes = [agency.code for agency in assessment.agencies]
    assessment = replace(assessment, ranked=assessment.ranked & (np.array(codes) != "B"))
    told = {code: [said(assessment, codes.index("A"), codes.index(code), lang)[8] for lang in ("en", "th")] for code in "TBC"}
    assert told == {
        "T": ["They share a rank.", "อันดับเท่ากัน"],
        "B": ["Not ranked: B; so the ranks cannot be compared.", "ไม่ได้จัดอันดับ: B อันดับจึงเทียบกันไม่ได้"],
        "C": ["They stand in two groups; their ranks cannot be compared.", "คนละกลุ่ม อันดับจึงเทียบกันไม่ได้"]}
    unranked = round_of(replace(standard, ranking=standard.ranking._replace(key=())))
    assert said(unranked, 0, 1)[8] == "This standard has no ranking."
