"""What is wrong in each of some workbooks, before any score."""

from __future__ import annotations

from collections.abc import Sequence

from pmqa.findings import Finding
from pmqa.report.blocks import Block, Line
from pmqa.report.findings_report import count_of, findings_report
from pmqa.report.heading import criteria_lines
from pmqa.report.words import word
from pmqa.standard.compiled import Standard


def check_report(files: Sequence[tuple[str, str, Sequence[Finding]]], standards: Sequence[Standard], remarks: Sequence[str],
                 lang: str) -> list[Block]:
    """``files``: name, id of its standard, findings; the standards are those in use."""
    out: list[Block] = [Line(word("draft", lang), "warn")]
    for standard in standards:
        out += criteria_lines(standard, lang)
    for name, standard_id, findings in files:
        out += [Line(), Line(" · ".join(filter(None, (name, standard_id, _verdict(findings, lang)))), "title"),
                *findings_report(findings, lang)]
    if len(files) > 1 or remarks:
        free = sum(not any(finding.severity == "error" for finding in findings) for _, _, findings in files)
        says = {"th": f"ตรวจ {len(files)} ไฟล์ ไม่มีข้อผิดพลาด {free} ไฟล์",
                "en": f"{len(files)} file{'s' * (len(files) != 1)} checked, {free} without errors"}[lang]
        out += [Line(), Line(says, "title"), *(Line(remark, "faint") for remark in remarks)]
    return out


def _verdict(findings: Sequence[Finding], lang: str) -> str:
    return count_of(findings, lang) if findings else {"th": "✓ ไม่พบข้อผิดพลาด", "en": "✓ nothing wrong found"}[lang]
