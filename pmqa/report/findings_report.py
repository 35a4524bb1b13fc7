"""Findings as a reviewer reads them: worst first, one sentence for each code, its cells below."""

from __future__ import annotations

from collections.abc import Sequence

from pmqa.catalogue import CATALOGUE
from pmqa.findings import SEVERITIES, Finding, worst_first
from pmqa.report.blocks import Block, Column, Line, Table
from pmqa.report.words import SEVERITY, counted

_STYLES = {"error": "bad", "warning": "warn", "note": "faint"}
_SHOWN = 60  # characters of what was found in a cell


def findings_report(findings: Sequence[Finding], lang: str, *, with_file: bool = False) -> list[Block]:
    """Each code once: severity, sentence, then its places. ``with_file``: the findings are of several files."""
    groups: dict[str, list[Finding]] = {}
    for finding in worst_first(list(findings)):
        groups.setdefault(finding.code, []).append(finding)
    out: list[Block] = []
    for code, group in groups.items():
        severity = CATALOGUE[code].severity
        out.append(Line(f"{SEVERITY[severity].in_(lang)} {code} ({len(group)}) {group[0].message.in_(lang)}", _STYLES[severity]))
        rows = [row for row in (_row(finding, lang, with_file) for finding in group) if any(row)]
        if rows:
            out.append(Table(tuple(Column("") for _ in rows[0]), rows, indent=2))
    return out


def count_of(findings: Sequence[Finding], lang: str) -> str:
    """``2 errors, 1 warning, 0 notes``."""
    severities = [finding.severity for finding in findings]
    return ", ".join(counted(severities.count(name), SEVERITY[name].th, name, lang) for name in SEVERITIES)


def place_of(finding: Finding) -> str:
    """``หมวด 3!G19``, the sheet alone, or nothing."""
    return f"{finding.sheet}!{finding.cell}" if finding.sheet and finding.cell else finding.sheet or finding.cell


def _row(finding: Finding, lang: str, with_file: bool) -> tuple[str, ...]:
    found = finding.found if len(finding.found) <= _SHOWN else finding.found[:_SHOWN] + "…"
    says = {
        "th": (f"พบ “{found}”" if found else "", f"ต้องเป็น {finding.expected_in('th')}" if finding.expected else ""),
        "en": (f"found “{found}”" if found else "", f"expected {finding.expected_in('en')}" if finding.expected else ""),
    }[lang]
    row = (finding.requirement, place_of(finding), ", ".join(filter(None, says)))
    return (finding.file, *row) if with_file else row
