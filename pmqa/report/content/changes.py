"""What changed since the round before: of all agencies for those who decide, of one for itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pmqa.advice.comparison import compare
from pmqa.advice.mapping import why_not_comparable
from pmqa.report.blocks import Block
from pmqa.report.compare_report import compare_report
from pmqa.report.content.figures import score
from pmqa.report.content.rows import Earlier
from pmqa.report.heading import heading

if TYPE_CHECKING:
    from pmqa.report.content.content import Content


def changes(content: Content) -> tuple[Block, ...]:
    """As :mod:`pmqa.report.compare_report` tells them, without the lines that head every report."""
    found = compare(content.previous, content.assessment)
    return tuple(compare_report(found, content.lang)[len(heading(content.standard, content.lang)):])


def earlier(content: Content, place: int) -> Earlier | None:
    """One agency in the round before; None where it was not in it, or the rounds cannot be compared."""
    before, code = content.previous, content.assessment.agencies[place].code
    if before is None or why_not_comparable(before.standard, content.standard) is not None:
        return None
    row = content.shared.row_before(before, code)
    if row is None:
        return None
    year = str(before.checked[row].attributes.get("year", ""))
    return Earlier(year, score(float(before.scores[row, 0]), before.standard.decimals), int(before.gaps.unmet[row].sum()))
