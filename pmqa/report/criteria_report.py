"""Criteria as text: which standards there are, and what is wrong with criteria files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from pmqa.report.blocks import Block, Column, Line, Table
from pmqa.report.heading import DIGEST, origin
from pmqa.report.words import STATUS, word
from pmqa.standard.compiled import Standard
from pmqa.standard.faults import Fault


def list_report(standards: Sequence[Standard], unusable: Mapping[str, tuple[Path, int]], lang: str) -> list[Block]:
    """A row for each standard; those that cannot be used with the number of their faults."""
    rows = [(standard.id, str(standard.year), STATUS[standard.status].in_(lang), standard.digest[:DIGEST], standard.title.in_(lang))
            for standard in standards]
    columns = (Column({"th": "รหัสเกณฑ์", "en": "Standard"}[lang]), Column({"th": "ปี", "en": "Year"}[lang]), Column(word("status", lang)),
               Column({"th": "ฉบับ", "en": "Content"}[lang]), Column({"th": "ชื่อ", "en": "Title"}[lang]))
    folders = dict.fromkeys(str(Path(origin(standard)).parent) for standard in standards)
    from_ = {"th": "จาก", "en": "from"}[lang]
    out: list[Block] = [Table(columns, rows), *(Line(f"{from_} {folder}", "faint") for folder in folders)]
    for name, (folder, count) in unusable.items():
        out.append(Line({"th": f"✗ {name} ใช้ไม่ได้: {count} ข้อผิด ดูด้วย pmqa criteria check {folder}",
                         "en": f"✗ {name} cannot be used: {count} fault(s), see pmqa criteria check {folder}"}[lang], "bad"))
    return out


def check_report(faults: Mapping[str, tuple[Path, Sequence[Fault]]], lang: str) -> list[Block]:
    """Each standard with its faults."""
    out: list[Block] = []
    for name, (folder, found) in faults.items():
        if found:
            out.append(Line({"th": f"✗ {name}: {len(found)} ข้อผิด ({folder})", "en": f"✗ {name}: {len(found)} fault(s) ({folder})"}[lang], "bad"))
            out += [Line(text, "", 2) for text in fault_lines(found, lang)]
        else:
            out.append(Line({"th": f"✓ {name}: ใช้ได้ ({folder})", "en": f"✓ {name}: usable ({folder})"}[lang], "good"))
    return out


def fault_lines(faults: Iterable[Fault], lang: str) -> list[str]:
    """``1-leadership.toml:12 requirements[LD1].measure: what is wrong. What to do.``"""
    return [f"{fault.file}:{fault.line} {fault.place + ': ' if fault.place else ''}"
            f"{fault.problem.in_(lang)}{' ' if lang == 'th' else '. '}{fault.remedy.in_(lang)}" for fault in faults]
