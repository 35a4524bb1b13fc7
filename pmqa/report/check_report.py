"""What is wrong in each of some workbooks, before any score."""

from __future__ import annotations

from collections.abc import Sequence

from pmqa.findings import Finding
from pmqa.report.blocks import Block, Line
from pmqa.report.findings_report import about_several, count_of, findings_report
from pmqa.report.heading import criteria_lines
from pmqa.report.words import word
from pmqa.standard.compiled import Standard


def check_report(files: Sequence[tuple[str, str, Sequence[Finding]]], standards: Sequence[Standard], remarks: Sequence[str],
                 lang: str, several: Sequence[Finding] = ()) -> list[Block]:
    """``files``: name, id of its standard, findings; the standards are those in use. ``several``: findings about several files
    together."""
    out: list[Block] = [Line(word("draft", lang), "warn")]
    for standard in standards:
        out += criteria_lines(standard, lang)
    for name, standard_id, findings in files:
        out += [Line(), Line(" · ".join(filter(None, (name, standard_id, _verdict(findings, lang, _among(name, several))))), "title"),
                *findings_report(findings, lang)]
    if several:
        out += [Line(), *about_several(several, lang)]
    if len(files) > 1 or remarks:
        free = sum(not any(finding.severity == "error" for finding in (*findings, *_among(name, several))) for name, _, findings in files)
        says = {"th": f"ตรวจ {len(files)} ไฟล์ ไม่มีข้อผิดพลาด {free} ไฟล์",
                "en": f"{len(files)} file{'s' * (len(files) != 1)} checked, {free} without errors"}[lang]
        out += [Line(), Line(says, "title"), *(Line(remark, "faint") for remark in remarks)]
    return out


def _among(name: str, several: Sequence[Finding]) -> list[Finding]:
    """Those of the findings about several files that keep this file, or a row of it, out of a ranking."""
    return [finding for finding in several if finding.severity != "note"
            and any(one == name or one.startswith(f"{name}:") for one in (finding.file, finding.expected_in("en")))]


def _verdict(findings: Sequence[Finding], lang: str, among: Sequence[Finding]) -> str:
    if findings:
        return count_of(findings, lang)
    if among:
        codes = ", ".join(dict.fromkeys(finding.code for finding in among))
        return {"th": f"ไม่พบข้อผิดพลาดในไฟล์เอง แต่ดู {codes} ข้างล่าง", "en": f"nothing wrong in the file itself, but see {codes} below"}[lang]
    return {"th": "✓ ไม่พบข้อผิดพลาด", "en": "✓ nothing wrong found"}[lang]
