"""Every shipped standard and those that use every rule: nothing varied changes nothing, and draws keep their order."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import pytest
from ranked_rounds import ranked

from pmqa import load_standard
from pmqa.robust.result import Ranges, Spread
from pmqa.robust.whole import robustness
from pmqa.standard.compiled import Standard, applies

ROOT = Path(__file__).parents[2]
FOLDERS = sorted(folder for parent in ("criteria", "tests/standards") for folder in (ROOT / parent).iterdir() if (folder / "standard.toml").is_file())


def answers(standard: Standard, kind: str, seed: int) -> dict[str, float]:
    """A legal answer in most of the cells of one agency's workbook."""
    rng = random.Random(seed)
    known: dict[str, float] = {}
    for field in standard.fields:
        if field.numeric and applies(field.types, kind) and rng.random() < 0.9:
            if field.kind == "mark":
                known[field.key] = rng.choice(field.legal)
            elif field.kind == "tick":
                known[field.key] = float(rng.random() < 0.7 and field.part != "none")
            elif field.kind == "option":
                known[field.key] = float(rng.randrange(len(field.options)))
            elif field.kind == "number":
                known[field.key] = float(rng.randint(int(field.low or 0), int(min(field.high or 100, 1000))))
    return known


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_standard(folder: Path) -> None:
    standard = load_standard(folder)
    kinds = [kind.code for kind in standard.types] or [""]
    who = {f"A{n}": kinds[n % len(kinds)] for n in range(6)}
    assessment = ranked(standard, {agency: answers(standard, kind, n) for n, (agency, kind) in enumerate(who.items())}, who)
    still = robustness(assessment, draws=4, spread=Spread("band", 0.0), misjudged=0.0, load_variant=lambda name: load_standard(folder, name))
    moved = robustness(assessment, draws=40, misjudged=0.4)
    assert "other-rules" not in (still.no_weights, still.no_misjudgement)
    on = assessment.ranked
    for source in ("weights", "misjudgement"):
        same, ranges = getattr(still, source), getattr(moved, source)
        assert (same is None) == (ranges is None) == bool(getattr(still, f"no_{source}"))
        if same is not None:
            expected = assessment.rank[on].astype(float)
            assert all(np.array_equal(part[on], expected) for part in (same.low, same.median, same.high))
            assert set(same.nominal[on].tolist()) <= {1.0}
            if standard.bars:
                assert same.meets[on].tolist() == assessment.met[on, 0].tolist()
            in_order(ranges, on)


def in_order(ranges: Ranges, on: np.ndarray) -> None:
    assert (ranges.low[on] <= ranges.median[on]).all()
    assert (ranges.median[on] <= ranges.high[on]).all()
    assert (ranges.low[on] >= 1).all()
    for part in (ranges.nominal, ranges.top, ranges.meets):
        assert ((part[on] >= 0) & (part[on] <= 1) | np.isnan(part[on])).all()
    assert np.isnan(ranges.low[~on]).all()
