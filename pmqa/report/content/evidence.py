"""The evidence texts of a submission, for the cards that are asked to hold them."""

from __future__ import annotations

from pmqa.cell_texts import shown
from pmqa.checks import place_of
from pmqa.report.content.card_rows import EvidenceText
from pmqa.standard.compiled import Standard
from pmqa.submission import Submission


def evidence_of(standard: Standard, submission: Submission) -> tuple[EvidenceText, ...]:
    """Every evidence text that is not blank, in the order of the sheets."""
    out = []
    for field in standard.fields:
        entry = submission.entries.get(field.key)
        if field.column == "evidence" and entry and entry.cell and field.owner in standard.node and shown(entry.cell).strip():
            out.append(EvidenceText(field.owner, place_of(entry), shown(entry.cell)))
    return tuple(out)
