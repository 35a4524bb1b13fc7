"""The reviewer's report on one agency, whole: in a window of 80 cells in Thai, piped in English."""

from __future__ import annotations

from dataclasses import replace

import pytest
from reported import REFUSED, checked, standard_in

from pmqa.api import assess
from pmqa.assessment import Assessment
from pmqa.deciding import Deciding, deciding
from pmqa.report.blocks import Block, laid_out
from pmqa.report.score_report import findings_part, refused_report, score_report
from pmqa.report.wrapping import cells
from pmqa.standard.compiled import Standard
from pmqa.submission import Entry, Submission
from pmqa.xlsx.cells import Cell

PROOF = ("คำสั่งที่ 12/2561 แต่งตั้งคณะทำงานกำหนดทิศทางและค่านิยมขององค์การ พร้อมรายงานการประชุม"
         "สามครั้ง")
SUBMISSION = Submission("B.xlsx", "b" * 64, "worked", "", "department", 2561,
                        entries={"LD1.evidence": Entry(Cell("text", PROOF), "หมวด 1", "H6")})
IN_A_WINDOW = """\
ร่าง · ผลประเมินตนเอง ยังไม่ผ่านการตรวจ
worked · ตัวอย่าง
เกณฑ์ฉบับ abcdefabcdef จาก criteria/worked

B · กรมน้ำสมมติ · กรม · ปี 2561 · B.xlsx

✗ ไม่ถึงเกณฑ์ที่ตั้งไว้ (กติกายังไม่ได้ยืนยัน)
รวม 3.40 จาก 5.00
ไม่ถึง 1 จาก 2 เกณฑ์ (1 จุด)
สถานะของกติกาที่อ่อนที่สุดที่ผลนี้อาศัย: ยังไม่ยืนยัน
กติกาที่ยังไม่ยุติซึ่งตัดสินหน่วยงานนี้ ถ้าเปลี่ยนเพียงข้อเดียว:
  → ถึงเกณฑ์ที่ตั้งไว้: direction-2 – เกณฑ์ของทิศทางเป็น 2 (ยังไม่ยืนยัน)
  → ถึงเกณฑ์ที่ตั้งไว้: direction ถ้าไม่ใช้ – ทิศทางอย่างน้อย 3 (ยังไม่ยืนยัน)

หมวด  คะแนน  เต็ม                        เกณฑ์     ประเด็น
1      3.00 5.00  ████████████········  ✗ ขาด 1  การนำองค์การ
2      4.00 5.00  ████████████████····  ✓ ถึง     การวางแผน

ช่องว่าง 1 จุด ขาดมากก่อน
รหัส  ค่า เกณฑ์ ขาด  สถานะ     เซลล์       ประเด็น
LD1   2  ≥ 3   1  ยังไม่ยืนยัน  หมวด 1!G6  ทิศทาง

สิ่งที่ตรวจพบ: 0 ข้อผิดพลาด, 2 คำเตือน, 1 หมายเหตุ
คำเตือน ANS020 (2) ให้คะแนนไว้แต่ไม่มีหลักฐาน เขียนหลักฐาน หรือรหัสเอกสารหลักฐาน
  หมวด 1  H6 LD1
  หมวด 2  H6 SP1
หมายเหตุ ANS010 (1) แปลงข้อความเป็นตัวเลขให้แล้ว ตรวจว่าตรงกับที่ตั้งใจ
  LD1  หมวด 1!G6  พบ “๒”

หลักฐาน
LD1  หมวด 1!H6  ทิศทาง
    คำสั่งที่ 12/2561 แต่งตั้งคณะทำงานกำหนดทิศทางและค่านิยมขององค์การ พร้อมรายงานการประชุมสาม
    ครั้ง"""
PIPED = """\
DRAFT · unreviewed self-assessment
worked · Worked example
criteria abcdefabcdef from criteria/worked

B · กรมน้ำสมมติ · Department · year 2561 · B.xlsx

✗ does not meet the bars as set (rules not verified)
Total 3.40 of 5.00
1 of 2 bars unmet (1 gap)
Weakest status this rests on: unverified
Unsettled rules that decide this agency; if just this one were changed:
  → meets the bars as set: direction-2 – the bar of direction is 2 (unverified)
  → meets the bars as set: direction, left out – direction at least 3 (unverified)

Category⇥Score⇥Of⇥Bars⇥Requirement
1⇥3.00⇥5.00⇥✗ 1 gap⇥Leadership
2⇥4.00⇥5.00⇥✓ met⇥Strategy

1 gap, largest shortfall first
Code⇥Value⇥Bar⇥Short⇥Status⇥Cell⇥Requirement
LD1⇥2⇥≥ 3⇥1⇥unverified⇥หมวด 1!G6⇥Direction

Findings: 0 errors, 2 warnings, 1 note
warning ANS020 (2) There is an answer but no evidence. Write the evidence, or its number in the evidence index.
หมวด 1⇥H6 LD1
หมวด 2⇥H6 SP1
note ANS010 (1) This text was read as a number. Make sure that the number is the one meant.
LD1⇥หมวด 1!G6⇥found “๒”"""


@pytest.fixture(scope="module")
def standard(tmp_path_factory: pytest.TempPathFactory) -> Standard:
    return standard_in(tmp_path_factory.mktemp("worked"))


@pytest.fixture(scope="module")
def one(standard: Standard) -> Assessment:
    return assess(standard, [checked(standard, "B")])


@pytest.fixture(scope="module")
def decided_by(one: Assessment, tmp_path_factory: pytest.TempPathFactory) -> tuple[Deciding, ...]:
    return deciding(one, lambda variant: standard_in(tmp_path_factory.mktemp("variant"), variant))[0]


def text(blocks: list[Block], width: int | None) -> str:
    return "\n".join(line.text for line in laid_out(blocks, width))


def test_in_a_window(one: Assessment, decided_by: tuple[Deciding, ...]) -> None:
    shown = text(score_report(one, 0, decided_by, SUBMISSION, "th", evidence=True), 80)
    assert shown == IN_A_WINDOW
    assert max(map(cells, shown.splitlines())) <= 80


def test_piped(one: Assessment, decided_by: tuple[Deciding, ...]) -> None:
    shown = text(score_report(one, 0, decided_by, SUBMISSION, "en"), None)
    assert shown == PIPED.replace("⇥", "\t")


@pytest.mark.parametrize("lang", ["th", "en"])
@pytest.mark.parametrize("width", [60, 72, 80, 100, 132])
def test_no_line_is_wider_than_the_window(one: Assessment, decided_by: tuple[Deciding, ...], lang: str, width: int) -> None:
    shown = text(score_report(one, 0, decided_by, SUBMISSION, lang, evidence=True), width)
    assert max(map(cells, shown.splitlines())) <= width


def test_an_agency_that_passes_with_nothing_to_tell(standard: Standard) -> None:
    settled = replace(standard, bars=tuple(bar._replace(status="adopted") for bar in standard.bars))
    shown = text(score_report(assess(settled, [checked(settled, "A")]), 0, (), Submission("A.xlsx", ""), "en"), 80)
    assert shown.splitlines()[6:10] == ["✓ meets the bars as set", "Total 3.60 of 5.00", "0 of 2 bars unmet",
                                        "Weakest status this rests on: adopted"]
    assert shown.splitlines()[-1] == "Nothing wrong was found in the file."


def test_where_no_rule_decides_only_what_was_tried_is_said(standard: Standard) -> None:
    """Settings without a variant are not tried; where there is no verdict, or nothing unsettled to try, nothing is said."""
    def said(changed: Standard, lang: str) -> list[str]:
        shown = text(score_report(assess(changed, [checked(changed, "A")]), 0, (), Submission("A.xlsx", ""), lang), None)
        return [line for line in shown.splitlines() if "none alone" in line or "ไม่มีข้อใดที่เปลี่ยน" in line]

    assert said(standard, "en") == ["Of the declared unsettled variants and bars, none alone would change this verdict."]
    assert said(standard, "th") == ["ในบรรดาทางเลือกและเกณฑ์ขั้นต่ำที่ประกาศไว้และยังไม่ยุติ ไม่มีข้อใดที่เปลี่ยนเพียงข้อเดียวแล้วผลจะกลับ"]
    assert said(replace(standard, variants=()), "en") == ["Of the declared unsettled bars, none alone would change this verdict."]
    assert said(replace(standard, bars=()), "en") == []


def test_a_file_that_cannot_be_used() -> None:
    submission = Submission(REFUSED.file, REFUSED.digest, findings=REFUSED.findings, refused=True)
    assert text(refused_report(None, submission, "en"), None).splitlines() == [
        "DRAFT · unreviewed self-assessment", "", "old.xlsx", "✗ This file cannot be used.", "",
        *text(findings_part(REFUSED.findings, "en"), None).splitlines()]
