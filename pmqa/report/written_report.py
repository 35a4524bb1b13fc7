"""What was written where, and how the round stands, for the one who asked for reports."""

from __future__ import annotations

from collections.abc import Sequence

from pmqa.assessment import Assessment
from pmqa.report.blocks import Block, Column, Line, Table
from pmqa.report.heading import heading
from pmqa.report.rank_report import summary
from pmqa.report.words import counted, word

_LISTED = 40  # files; of more only the first are named


def written_report(assessment: Assessment, folder: str, files: Sequence[tuple[str, int]], remarks: Sequence[str], lang: str) -> list[Block]:
    """``files``: names below ``folder`` with their sizes in bytes."""
    rows = [(kilobytes(size), name) for name, size in files[:_LISTED]]
    more = len(files) - len(rows)
    count = counted(len(files), "ไฟล์", "file", lang)
    title = {"th": f"เขียน {count} ใน {folder}", "en": f"{count} written to {folder}"}[lang]
    rest = {"th": f"และอีก {more} ไฟล์", "en": f"and {more} more"}[lang]
    return [*heading(assessment.standard, lang), Line(), Line(title, "title"), Table((Column("kB", right=True), Column(word("file", lang))), rows),
            *([Line(rest, "faint")] if more else []), Line(), summary(assessment, lang), *(Line(text, "faint") for text in remarks)]


def kilobytes(size: int) -> str:
    """Rounded up: nothing has no size.

    >>> kilobytes(0), kilobytes(1), kilobytes(2048)
    ('0', '1', '2')
    """
    return str(-(-size // 1024))
