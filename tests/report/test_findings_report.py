"""Findings as read by people: worst first, each sentence once, its cells below."""

from __future__ import annotations

from pmqa.findings import Finding
from pmqa.report.blocks import laid_out
from pmqa.report.check_report import check_report
from pmqa.report.findings_report import count_of, findings_report

BLANKS = [Finding("ANS001", "a.xlsx", sheet, cell, requirement) for sheet, cell, requirement in (
    ("หมวด 5", "F7", "HR1"), ("หมวด 5", "G7", "HR1"), ("หมวด 6", "H11", "PM5"))]
FINDINGS = [
    Finding("ANS020", "a.xlsx", "หมวด 1", "J7", "LD1"),
    *BLANKS,
    Finding("ANS012", "a.xlsx", "หมวด 3", "G19", "CS3", "2.5", "0 1 2 3 4 5"),
    Finding("FIL030", "a.xlsx", found="9 bytes"),
]


def text(blocks: list, width: int | None) -> list[str]:
    return [line.text for line in laid_out(blocks, width)]


def test_each_code_once_worst_first() -> None:
    assert text(findings_report(FINDINGS, "en"), None) == [
        "error ANS001 (3) The answer is blank and counts as 0 until it is filled. Fill this cell.",
        "หมวด 5\tF7 HR1, G7 HR1",
        "หมวด 6\tH11 PM5",
        "error ANS012 (1) This is not one of the levels and counts as blank. Choose a level from the list.",
        "CS3\tหมวด 3!G19\tfound “2.5”, expected 0 1 2 3 4 5",
        f"error FIL030 (1) {FINDINGS[-1].message.en}",
        "found “9 bytes”",
        "warning ANS020 (1) There is an answer but no evidence. Write the evidence, or its number in the evidence index.",
        "หมวด 1\tJ7 LD1",
    ]


def test_in_a_window_the_cells_stand_below_their_sentence() -> None:
    assert text(findings_report(FINDINGS[:5], "th"), 80)[:6] == [
        "ข้อผิดพลาด ANS001 (3) ยังไม่กรอกคำตอบ นับเป็น 0 จนกว่าจะกรอก กรอกช่องนี้",
        "  หมวด 5  F7 HR1, G7 HR1",
        "  หมวด 6  H11 PM5",
        "ข้อผิดพลาด ANS012 (1) ไม่ใช่ระดับที่กำหนด จึงนับเป็นช่องว่าง เลือกระดับจากรายการ",
        "  CS3  หมวด 3!G19  พบ “2.5”, ต้องเป็น 0 1 2 3 4 5",
        "คำเตือน ANS020 (1) ให้คะแนนไว้แต่ไม่มีหลักฐาน เขียนหลักฐาน หรือรหัสเอกสารหลักฐาน",
    ]


def test_a_long_text_is_cut_and_a_control_character_is_not_printed() -> None:
    finding = Finding("ANS003", "a.xlsx", "S", "A1", "LD1", "x\x1b[31m" + "y" * 100)
    assert text(findings_report([finding], "en"), None)[1] == "LD1\tS!A1\tfound “x [31m" + "y" * 54 + "…”"


def test_counts_bend_in_english_only() -> None:
    assert count_of(FINDINGS, "en") == "5 errors, 1 warning, 0 notes"
    assert count_of(FINDINGS, "th") == "5 ข้อผิดพลาด, 1 คำเตือน, 0 หมายเหตุ"


def test_files_checked_together() -> None:
    files = [("a.xlsx", "worked", FINDINGS[:1]), ("b.xlsx", "worked", []), ("c.xlsx", "", [FINDINGS[-1]])]
    assert text(check_report(files, [], ["Passed over: lock files (1)"], "en"), None) == [
        "DRAFT · unreviewed self-assessment",
        "",
        "a.xlsx · worked · 0 errors, 1 warning, 0 notes",
        f"warning ANS020 (1) {FINDINGS[0].message.en}",
        "หมวด 1\tJ7 LD1",
        "",
        "b.xlsx · worked · ✓ nothing wrong found",
        "",
        "c.xlsx · 1 error, 0 warnings, 0 notes",
        f"error FIL030 (1) {FINDINGS[-1].message.en}",
        "found “9 bytes”",
        "",
        "3 files checked, 2 without errors",
        "Passed over: lock files (1)",
    ]
