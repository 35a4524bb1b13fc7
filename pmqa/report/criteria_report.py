"""Criteria as text: which standards there are, and what is wrong with criteria files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pmqa.report.blocks import Block, Column, Line, Table
from pmqa.report.heading import DIGEST, origin
from pmqa.report.words import STATUS, counted, word
from pmqa.standard.compiled import Standard
from pmqa.standard.faults import Fault

if TYPE_CHECKING:
    from pmqa.standard.check import Checked


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


def check_report(checked: Mapping[Path, Checked], lang: str) -> list[Block]:
    """Each folder with its faults, or with what was read: an author sees whether that is all."""
    out: list[Block] = []
    for folder, (standard, found, left_out) in checked.items():
        name = folder.name
        if standard is None or found:
            out.append(Line({"th": f"✗ {name}: {len(found)} ข้อผิด ({folder})", "en": f"✗ {name}: {len(found)} fault(s) ({folder})"}[lang], "bad"))
            out += [Line(text, "", 2) for text in fault_lines(found, lang)]
        else:
            says = {"th": "ใช้ได้", "en": "usable"}[lang]
            out.append(Line(f"✓ {name}: {says} · {_size(standard, lang)} ({folder})", "good"))
        if left_out:
            out.append(Line(_missing(left_out, lang), "warn", 2))
    return out


def _size(standard: Standard, lang: str) -> str:
    """``2 categories (1, 2), 4 requirements, 2 bars``."""
    codes = ", ".join(node.code for node in standard.categories)
    leaves = sum(node.kind == "requirement" for node in standard.nodes)
    return ", ".join((f"{counted(len(standard.categories), 'หมวด', 'category', lang, 'categories')} ({codes})",
                      counted(leaves, "ข้อ", "requirement", lang), counted(len(standard.bars), "เกณฑ์ที่ต้องถึง", "bar", lang)))


def _missing(left_out: Sequence[tuple[int, int]], lang: str) -> str:
    """No fault: an edition may leave a number out."""
    numbers = ", ".join(str(a) if a == b else f"{a}–{b}" for a, b in left_out)
    return {"th": f"เลขหน้าชื่อไฟล์หมวดขาด {numbers} ถ้าไฟล์หายไป ให้นำกลับมา ถ้าไม่มีแต่แรก ไม่ต้องแก้",
            "en": f"The numbers of the category files leave out {numbers}. If a file is missing, bring it back; if there was none, leave it."}[lang]


def fault_lines(faults: Iterable[Fault], lang: str) -> list[str]:
    """``1-leadership.toml:12 requirements[LD1].measure: what is wrong. What to do.``"""
    return [f"{fault.file}:{fault.line} {fault.place + ': ' if fault.place else ''}"
            f"{fault.problem.in_(lang)}{' ' if lang == 'th' else '. '}{fault.remedy.in_(lang)}" for fault in faults]
