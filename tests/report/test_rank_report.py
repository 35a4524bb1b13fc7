"""The central office's reports, whole: in a window of 80 cells in Thai, piped in English."""

from __future__ import annotations

from dataclasses import replace

import pytest
from reported import checked, round_of, standard_in

from pmqa.api import assess
from pmqa.assessment import Assessment
from pmqa.report.blocks import Block, laid_out
from pmqa.report.rank_report import gaps_report, rank_report
from pmqa.report.wrapping import cells
from pmqa.standard.compiled import Ranking, Standard

RANKED = """\
ร่าง · ผลประเมินตนเอง ยังไม่ผ่านการตรวจ
worked · ตัวอย่าง
เกณฑ์ฉบับ abcdefabcdef จาก criteria/worked
เรียงตาม ถึงเกณฑ์ก่อน แล้วตามด้วย รวม (ยังไม่ยืนยัน)

กรม: 2 หน่วยงาน
อันดับ  รวม    1    2  เกณฑ์     หน่วยงาน
   1 3.60 3.33 4.00  ✓ ถึง     A กรมการข้าวสมมติ
   2 3.40 3.00 4.00  ✗ ขาด 1  B กรมน้ำสมมติ

จังหวัด: 2 หน่วยงาน
อันดับ  รวม    1    2  เกณฑ์     หน่วยงาน
   1 3.60 3.33 4.00  ✓ ถึง     C จังหวัดผู้ใหญ่บ้านสมมติ
   2 2.60 1.67 4.00  ✗ ขาด 1  D จังหวัดที่นี่สมมติ (ไม่ครบ)

ไม่จัดอันดับ: 1
หน่วยงาน  ไฟล์       เหตุผล
E        old.xlsx  กรมดินสมมติ · ปก older ≠ worked: สมุดงานนี้เป็นของเกณฑ์อื่น ใช้แบบฟอร์ม
                   ของเกณฑ์ที่กำหนด แล้วกรอกใหม่

4  จัดอันดับ
2  ✓ ถึงเกณฑ์ที่ตั้งไว้ (กติกายังไม่ได้ยืนยัน)
2  ✗ ไม่ถึงเกณฑ์ที่ตั้งไว้ (กติกายังไม่ได้ยืนยัน)
1  ไม่จัดอันดับ
ในสมุดงาน: 1 ข้อผิดพลาด, 2 คำเตือน, 1 หมายเหตุ ดูรายละเอียดด้วย pmqa check
รวมโฟลเดอร์ย่อย: x (1)"""
RANKED_PIPED = """\
DRAFT · unreviewed self-assessment
worked · Worked example
criteria abcdefabcdef from criteria/worked
Ranked by bars met first, then Total (unverified)

Department: 2 agencies
Rank⇥Total⇥1⇥2⇥Bars⇥Agency
1⇥3.60⇥3.33⇥4.00⇥✓ met⇥A กรมการข้าวสมมติ
2⇥3.40⇥3.00⇥4.00⇥✗ 1 gap⇥B กรมน้ำสมมติ

Province: 2 agencies
Rank⇥Total⇥1⇥2⇥Bars⇥Agency
1⇥3.60⇥3.33⇥4.00⇥✓ met⇥C จังหวัดผู้ใหญ่บ้านสมมติ
2⇥2.60⇥1.67⇥4.00⇥✗ 1 gap⇥D จังหวัดที่นี่สมมติ (incomplete)

Not ranked: 1
Agency⇥File⇥Reason
E⇥old.xlsx⇥กรมดินสมมติ · ปก older ≠ worked: This workbook belongs to another standard. Fill the workbook of the standard asked for.

4⇥ranked
2⇥✓ meets the bars as set (rules not verified)
2⇥✗ does not meet the bars as set (rules not verified)
1⇥not ranked
In the workbooks: 1 error, 2 warnings, 1 note; pmqa check tells them."""
GAPS = """\
ร่าง · ผลประเมินตนเอง ยังไม่ผ่านการตรวจ
worked · ตัวอย่าง
เกณฑ์ฉบับ abcdefabcdef จาก criteria/worked

ข้อที่ไม่ถึงเกณฑ์บ่อยที่สุด (จำนวนหน่วยงาน)
จำนวน  รหัส  ประเด็น
    2  LD1  ทิศทาง

B กรมน้ำสมมติ: 1 จุด
รหัส  ค่า เกณฑ์ ขาด  สถานะ     เซลล์       ประเด็น
LD1   2  ≥ 3   1  ยังไม่ยืนยัน  หมวด 1!G6  ทิศทาง

D จังหวัดที่นี่สมมติ (ไม่ครบ): 1 จุด
รหัส   ค่า เกณฑ์ ขาด  สถานะ     เซลล์       ประเด็น
LD1  ว่าง  ≥ 3   3  ยังไม่ยืนยัน  หมวด 1!G6  ทิศทาง

ไม่จัดอันดับ: 1
หน่วยงาน  ไฟล์       เหตุผล
E        old.xlsx  กรมดินสมมติ · ปก older ≠ worked: สมุดงานนี้เป็นของเกณฑ์อื่น ใช้แบบฟอร์ม
                   ของเกณฑ์ที่กำหนด แล้วกรอกใหม่

4  จัดอันดับ
2  ✓ ถึงเกณฑ์ที่ตั้งไว้ (กติกายังไม่ได้ยืนยัน)
2  ✗ ไม่ถึงเกณฑ์ที่ตั้งไว้ (กติกายังไม่ได้ยืนยัน)
1  ไม่จัดอันดับ
ในสมุดงาน: 1 ข้อผิดพลาด, 2 คำเตือน, 1 หมายเหตุ ดูรายละเอียดด้วย pmqa check"""


@pytest.fixture(scope="module")
def standard(tmp_path_factory: pytest.TempPathFactory) -> Standard:
    return standard_in(tmp_path_factory.mktemp("worked"))


@pytest.fixture(scope="module")
def all_four(standard: Standard) -> Assessment:
    return round_of(standard)


def text(blocks: list[Block], width: int | None) -> str:
    return "\n".join(line.text for line in laid_out(blocks, width))


def test_ranking_in_a_window(all_four: Assessment) -> None:
    shown = text(rank_report(all_four, ["รวมโฟลเดอร์ย่อย: x (1)"], "th"), 80)
    assert shown == RANKED
    assert max(map(cells, shown.splitlines())) <= 80


def test_ranking_piped(all_four: Assessment) -> None:
    assert text(rank_report(all_four, [], "en"), None) == RANKED_PIPED.replace("⇥", "\t")


def test_gaps_in_a_window(all_four: Assessment) -> None:
    shown = text(gaps_report(all_four, [], "th"), 80)
    assert shown == GAPS
    assert max(map(cells, shown.splitlines())) <= 80


@pytest.mark.parametrize("lang", ["th", "en"])
@pytest.mark.parametrize("width", [56, 80, 120])
def test_no_line_is_wider_than_the_window(all_four: Assessment, lang: str, width: int) -> None:
    shown = text([*rank_report(all_four, [], lang), *gaps_report(all_four, [], lang)], width)
    assert max(map(cells, shown.splitlines())) <= width


def test_one_list_without_groups_and_a_place_among_all_with_them(standard: Standard) -> None:
    together = replace(standard, ranking=Ranking(("total",), "", True, "competition"))
    lines = text(rank_report(round_of(together), [], "en"), None).splitlines()
    assert lines[3:10] == [
        "Ranked by Total (unverified)", "", "4 agencies", "Rank\tTotal\t1\t2\tBars\tAgency",
        "1\t3.60\t3.33\t4.00\t✓ met\tA กรมการข้าวสมมติ", "1\t3.60\t3.33\t4.00\t✓ met\tC จังหวัดผู้ใหญ่บ้านสมมติ",
        "3\t3.40\t3.00\t4.00\t✗ 1 gap\tB กรมน้ำสมมติ"]
    grouped = replace(standard, ranking=Ranking(("total",), "type", True, "dense"))
    lines = text(rank_report(round_of(grouped), [], "en"), None).splitlines()
    rows = [line.split("\t") for line in lines if line.count("\t") == 6]
    assert [(row[:3], row[-1][0]) for row in rows] == [
        (["Rank", "Overall", "Total"], "A"), (["1", "1", "3.60"], "A"), (["2", "2", "3.40"], "B"),
        (["Rank", "Overall", "Total"], "A"), (["1", "1", "3.60"], "C"), (["2", "3", "2.60"], "D")]


def test_a_standard_without_ranking_shows_no_ranks(standard: Standard) -> None:
    unranked = round_of(replace(standard, ranking=Ranking()))
    lines = text(rank_report(assess(replace(standard, ranking=Ranking()), [checked(standard, "A")]), [], "en"), None).splitlines()
    assert lines[3] == "This standard has no ranking."
    assert lines[7].split("\t") == ["–", "3.60", "3.33", "4.00", "✓ met", "A กรมการข้าวสมมติ"]
    for report in (rank_report, gaps_report):
        en, th = (text(report(unranked, [], lang), None).splitlines() for lang in ("en", "th"))
        assert ("Left out: 1" in en, "4\tassessed" in en, "1\tleft out" in en) == (True, True, True)
        assert ("ไม่นำมารวม: 1" in th, "4\tประเมินแล้ว" in th, "1\tไม่นำมารวม" in th) == (True, True, True)
        assert [line for line in en if "ranked" in line] == []


def test_two_differing_files_of_one_agency_are_told_together(standard: Standard) -> None:
    copy = checked(standard, "B")._replace(file="copy.xlsx", attributes={"code": "A", "name": "ซ้ำ", "type": "department"})
    shown = text(rank_report(assess(standard, [checked(standard, "A"), copy]), [], "en"), None)
    assert "About several files\nerror RND001 (1) Different files bear the same agency; none of them is ranked. " in shown
    assert "\ncopy.xlsx\tA · A.xlsx\n" in shown
    assert "\n0\tranked\n" in shown
