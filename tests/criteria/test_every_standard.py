"""Every shipped standard: it loads, makes a workbook, and what is read back from a filled one is scored, all from data alone."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from fills import random_fill
from scored import CRITERIA, shipped

from pmqa.api import check, read_submission
from pmqa.assessment import assess
from pmqa.workbook.writing.template import write_template

IDS = sorted(folder.name for folder in CRITERIA.iterdir())
ASKED = {"caf-2020", "eoffice-adoption", "igot-course-card", "igot-states", "iso-9001-2015", "ita-2565", "ita-2567", "mp-cm-helpline-1",
         "mp-cm-helpline-2", "mp-cm-helpline-3", "pmqa-2562", "pmqa-40", "pmqa-fl1", "pmqa-fl2"}


def test_every_standard_asked_for_is_here() -> None:
    assert set(IDS) == ASKED


@pytest.mark.parametrize("id", [id for id in IDS if id not in ("pmqa-fl1", "pmqa-fl2", "pmqa-40")])  # which have their samples
def test_a_workbook_filled_at_random_is_read_and_scored(id: str, tmp_path: Path) -> None:
    """The total that the workbook shows is the engine's: no finding tells a difference, and no file is refused."""
    standard = shipped(id)
    rows = []
    for seed in (1,):
        kind = standard.types[seed % len(standard.types)].code if standard.types else ""
        content = random_fill(standard, kind, seed) | {"profile:code": f"A{seed}", "profile:name": f"หน่วย {seed}"}
        write_template(standard, tmp_path / f"{seed}.xlsx", agency_type=kind, content=content)
        rows.append(check(standard, read_submission(tmp_path / f"{seed}.xlsx", standard)))
    found = assess(standard, rows)
    assert [row.file for row in rows if row.refused] == []
    assert [one for row in found.checked for one in row.findings if one.code == "SHT023"] == []
    inside = found.scores[~np.isnan(found.scores)]
    assert ((inside >= 0) & (inside <= max(node.maximum for node in standard.nodes))).all()


@pytest.mark.parametrize("id", IDS)
def test_every_number_says_what_it_rests_on(id: str) -> None:
    """Nothing was checked against an official document: nothing claims to be, and everything names its source."""
    standard = shipped(id)
    around = (standard.status, standard.source)  # of what says nothing itself
    told = [(item.status, item.source) for item in (*standard.nodes, *standard.bars, *standard.bands, *standard.settings)]
    measures = [(node.measure.get("status", ""), node.measure.get("source", "")) for node in standard.nodes if node.measure]
    told += [own if own[0] else around for own in measures]
    assert {status for status, _ in told} <= {"unverified", "secondary"}
    assert [source for _, source in told if not source] == []


@pytest.mark.parametrize("id", IDS)
def test_the_head_of_the_file_tells_what_is_ours(id: str) -> None:
    text = (CRITERIA / id / "standard.toml").read_text(encoding="utf-8")
    assert [label for label in ("What it is", "Source", "Ours", "Not here", "Correct me") if f"\n# {label:<12} " not in text] == []


@pytest.mark.parametrize("id", IDS)
def test_every_title_is_told_in_both_languages(id: str) -> None:
    for node in shipped(id).nodes:
        assert node.title.en.isascii() and (not node.title.th.isascii()), node.code
        assert len(node.name.th) <= 45, node.code
