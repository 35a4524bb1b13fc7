"""Papers of every standard that is shipped, and of those that use every rule, with bars or bands or neither, few categories or many."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from papers import pdf_pages, told
from written_standards import answered

from pmqa.api import assess, load_standard
from pmqa.assessment import Assessment
from pmqa.checks import applies
from pmqa.report.content import Content
from pmqa.report.papers import announcement, card, meeting
from pmqa.report.papers.as_docx import docx
from pmqa.report.papers.as_html import html
from pmqa.report.papers.as_pdf import pdf
from pmqa.report.papers.document import Grid
from pmqa.standard.compiled import Standard
from pmqa.standard.fields import Field

ROOT = Path(__file__).parents[3]
STANDARDS = sorted(path.parent for folder in (ROOT / "criteria", ROOT / "tests" / "standards") for path in folder.glob("*/standard.toml"))


def some_round(standard: Standard) -> Assessment:
    """Six agencies of each type, with random answers."""
    luck, rows = random.Random(standard.id), []
    for kind in [one.code for one in standard.types] or [""]:
        for n in range(6):
            answers = {key: answer(luck, standard.field[key]) for key in standard.columns if applies(standard.field[key].types, kind)}
            rows.append(answered(standard, f"{kind}-{n}", answers, kind))
    return assess(standard, rows)


def answer(luck: random.Random, field: Field) -> float:
    if field.legal:
        return luck.choice(field.legal)
    if field.kind == "number":
        return round(luck.uniform(field.low or 0.0, 100.0 if field.high is None else field.high), 2)
    return float(luck.randint(0, 1))


@pytest.mark.parametrize("folder", STANDARDS, ids=lambda folder: folder.name)
def test_papers_can_be_made(folder: Path, tmp_path: Path) -> None:
    standard = load_standard(folder)
    assessment = some_round(standard)
    content = Content(assessment, {}, "office", "en")
    paper = meeting.document(content)
    assert ("# Ranking" in told(paper)) == bool(standard.ranking.key)
    assert all(block.rows for block in paper.blocks if isinstance(block, Grid))
    assert docx(paper).startswith(b"PK")
    assert pdf_pages(pdf(paper), tmp_path) >= 2
    made = card.document(Content(assessment, {}, "agency", "th", 0), 0)
    assert pdf_pages(pdf(made), tmp_path) >= 1
    assert html(made).count("<svg ") >= (len(standard.categories) >= 3)
    to_reach = bool(standard.decision or standard.bars) or any(entry.node == "total" for entry in standard.bands)
    assert bool(announcement.what(content)) == to_reach
    assert len(list(announcement.make(content))) == (3 if to_reach else 0)
