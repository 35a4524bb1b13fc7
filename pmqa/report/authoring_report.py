"""What became of a standard on its way to a workbook and back, as text."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pmqa.authoring.importing import Imported, Located
from pmqa.report.blocks import Block, Line
from pmqa.report.words import counted


def written_report(path: Path, folder: Path, sheets: Sequence[str], lang: str) -> list[Block]:
    """The workbook, its sheets, and how to go on."""
    back = {"th": f"แก้ในสมุดงาน แล้วทำไฟล์เกณฑ์ด้วย: pmqa criteria from-excel {path} -o criteria/{folder.name}",
            "en": f"Edit it, then make criteria files of it: pmqa criteria from-excel {path} -o criteria/{folder.name}"}[lang]
    return [Line(f"{path} · {counted(len(sheets), 'แผ่นงาน', 'sheet', lang)}", "title"), Line(", ".join(sheets), "", 2), Line(back)]


def imported_report(path: Path, folder: Path, done: Imported, lang: str) -> list[Block]:
    """Every fault with its cell; or the files written, those that changed marked."""
    if done.faults:
        count = len(done.faults)
        says = {"th": f"✗ {path}: {count} ข้อผิด จึงไม่เขียนไฟล์เกณฑ์", "en": f"✗ {path}: {counted(count, '', 'fault', 'en').strip()}; nothing was written"}[lang]
        return [Line(says, "bad"), *(Line(fault_line(fault, lang), "", 2) for fault in done.faults)]
    says = {"th": f"✓ {folder}: ใช้ได้ เปลี่ยน {len(done.changed)} จาก {len(done.files)} ไฟล์",
            "en": f"✓ {folder}: usable, {len(done.changed)} of {len(done.files)} files changed"}[lang]
    return [Line(says, "good"), *(Line(name, "", 2) for name in done.changed)]


def fault_line(fault: Located, lang: str) -> str:
    """``หมวด 1!G7 requirements[LD1].weight: what is wrong. What to do.``"""
    where = "!".join(filter(None, fault.at))
    what = " ".join(filter(None, (where, fault.place)))
    return f"{what}{': ' if what else ''}{fault.problem.in_(lang)}{' ' if lang == 'th' else '. '}{fault.remedy.in_(lang)}"
