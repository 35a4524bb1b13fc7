"""What is written into a workbook is what is read back, and its summary shows what the engine computes."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from fills import random_fill

from pmqa.assessment import assess
from pmqa.checks import check
from pmqa.standard.store import load_standard
from pmqa.submission import Entry
from pmqa.workbook.reading.submissions import read_submission
from pmqa.workbook.writing.book import Formula
from pmqa.workbook.writing.template import write_template

MADE_UP = Path(__file__).parent.parent / "standards"
CASES = [("pmqa-fl2", "province", "th"), (MADE_UP / "every-rule", "office", "th"), (MADE_UP / "every-rule", "school", "en"),
         (MADE_UP / "worked-example", "", "th"), (MADE_UP / "worked-example", "", "en")]


def same(entry: Entry, content: object) -> bool:
    if isinstance(content, Formula):
        return entry.cell is not None and entry.cell.formula
    if content is None or content == " ":
        return entry.cell is None
    return entry.cell is not None and (entry.cell.value, entry.cell.formula) == (content, False)


@pytest.mark.parametrize(("standard", "kind", "lang"), CASES, ids=lambda case: getattr(case, "name", case))
def test_a_filled_workbook_is_read_as_it_was_filled(standard: str | Path, kind: str, lang: str, tmp_path: Path) -> None:
    known = load_standard(standard)
    content = random_fill(known, kind, 1)
    write_template(known, tmp_path / "a.xlsx", agency_type=kind, lang=lang, content=content)
    submission = read_submission(tmp_path / "a.xlsx", lambda _: known, standard=known.id, agency_type=kind)
    entries = submission.entries | {f"profile:{key}": entry for key, entry in submission.profile.items()}
    assert {key for key, entry in entries.items() if not same(entry, content.get(key))} == set()
    assert content.keys() <= entries.keys()
    assert (submission.findings, submission.refused, submission.year) == ((), False, known.year)
    result = assess(known, [check(known, submission)])
    scores = {node.code: result.scores[0, i] for i, node in enumerate(known.nodes) if node.kind != "requirement"}
    shown = {code: entry.cell.value for code, entry in submission.shown.items()}
    assert isinstance(shown.pop("control"), str)
    assert shown == {code: score for code, score in scores.items() if not np.isnan(score)}
