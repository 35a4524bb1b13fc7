"""Findings as a reviewer reads them: worst first, one sentence for each code, its cells below."""

from __future__ import annotations

from collections.abc import Sequence

from pmqa.catalogue import CATALOGUE
from pmqa.findings import SEVERITIES, Finding, worst_first
from pmqa.report.blocks import Block, Column, Line, Table
from pmqa.report.words import SEVERITY, counted

_STYLES = {"error": "bad", "warning": "warn", "note": "faint"}
_SHOWN = 60  # characters of what was found in a cell
_CELLS = 300  # of one code on one sheet: more than a sheet of a workbook has


def findings_report(findings: Sequence[Finding], lang: str, *, with_file: bool = False) -> list[Block]:
    """Each code once: severity, sentence, then its places. ``with_file``: the findings are of several files."""
    groups: dict[str, list[Finding]] = {}
    for finding in worst_first(list(findings)):
        groups.setdefault(finding.code, []).append(finding)
    out: list[Block] = []
    for code, group in groups.items():
        severity = CATALOGUE[code].severity
        out.append(Line(f"{SEVERITY[severity].in_(lang)} {code} ({len(group)}) {group[0].message.in_(lang)}", _STYLES[severity]))
        says = [(finding, _says(finding, lang)) for finding in group]
        rows = [(finding.requirement, place_of(finding), text) for finding, text in says if text]
        if with_file:
            rows = [(finding.file, _of_several(finding, text)) for finding, text in says]
        silent = [] if with_file else [finding for finding, text in says if not text]
        for table in (rows, _by_sheet(silent)):
            if table:
                out.append(Table(tuple(Column("") for _ in table[0]), table, indent=2))
    return out


def about_several(findings: Sequence[Finding], lang: str) -> list[Block]:
    """Findings about several files together; those of single files are counted below."""
    if not findings:
        return []
    return [Line({"th": "หลายไฟล์รวมกัน", "en": "About several files"}[lang], "title"),
            *findings_report(findings, lang, with_file=True)]


def count_of(findings: Sequence[Finding], lang: str) -> str:
    """``2 errors, 1 warning, 0 notes``."""
    severities = [finding.severity for finding in findings]
    return ", ".join(counted(severities.count(name), SEVERITY[name].th, name, lang) for name in SEVERITIES)


def errors_told(findings: Sequence[Finding], lang: str) -> list[Block]:
    """One line where there are errors, for a report that does not list them; its numbers go by what could be read."""
    errors = sum(finding.severity == "error" for finding in findings)
    if not errors:
        return []
    th = f"ไฟล์นี้มีข้อผิดพลาด {errors} ข้อ ตัวเลขข้างล่างคิดตามที่อ่านได้ ดูทุกข้อด้วย pmqa check"
    en = f"This file has {counted(errors, '', 'error', 'en')}; the numbers below go by what could be read. pmqa check lists them."
    return [Line({"th": th, "en": en}[lang], "warn")]


def place_of(finding: Finding) -> str:
    """``หมวด 3!G19``, the sheet alone, or nothing."""
    return f"{finding.sheet}!{finding.cell}" if finding.sheet and finding.cell else finding.sheet or finding.cell


def _says(finding: Finding, lang: str) -> str:
    """What was found and what is expected; empty where the sentence says it all."""
    found = finding.found if len(finding.found) <= _SHOWN else finding.found[:_SHOWN] + "…"
    says = {
        "th": (f"พบ “{found}”" if found else "", f"ต้องเป็น {finding.expected_in('th')}" if finding.expected else ""),
        "en": (f"found “{found}”" if found else "", f"expected {finding.expected_in('en')}" if finding.expected else ""),
    }[lang]
    return ", ".join(filter(None, says))


def _of_several(finding: Finding, text: str) -> str:
    """Which agency, and which other file; of the register what differs."""
    return " · ".join(filter(None, (finding.found, finding.expected))) if finding.code.startswith("RND") else text


def _by_sheet(findings: Sequence[Finding]) -> list[tuple[str, ...]]:
    """Cells of findings that have nothing more to say, sheet by sheet: ``หมวด 5`` and ``F7 HR1, G7 HR1``."""
    sheets: dict[str, list[str]] = {}
    for finding in findings:
        sheets.setdefault(finding.sheet, []).append(" ".join(filter(None, (finding.cell, finding.requirement))))
    return [(sheet, _listed([cell for cell in cells if cell])) for sheet, cells in sheets.items() if sheet or any(cells)]


def _listed(cells: list[str]) -> str:
    """The cells, or of very many (a table of all agencies) the first: JSON and ``--findings`` have them all."""
    return ", ".join(cells[:_CELLS]) + (f", … (+{len(cells) - _CELLS:,})" if len(cells) > _CELLS else "")
