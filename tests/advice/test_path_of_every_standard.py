"""The path under every shipped standard: applied it passes, without any one of its steps it does not, nothing is lost."""

from __future__ import annotations

import os
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from random_rounds import NAMES, random_agency, standard_of

from pmqa.advice.goal import bands_of_total
from pmqa.advice.groups import contradicts
from pmqa.advice.path import Path, path
from pmqa.advice.trial import assess_all, own_row
from pmqa.assessment import assess
from pmqa.standard.compiled import Standard


def answers_with(standard: Standard, found: Path, without: int = -1) -> np.ndarray:
    """The answers with the path applied; of the raise ``without`` only up to the stop before its last."""
    out = found.before.answers[0].copy()
    for n, one in enumerate(found.raises):
        value = one.to if n != without else one.through[-2] if len(one.through) > 1 else one.found
        out[standard.columns[one.key]] = np.nan if value is None else value
    return out


def passes(standard: Standard, found: Path, band: int, rows: np.ndarray) -> list[bool]:
    """Whether the engine finds nothing unmet but what the path said that no step can meet, and the band reached."""
    result = assess_all(standard, own_row(found.before, 0), rows)
    stuck = {(one.bar, one.target) for one in found.stuck}
    counts = [pair not in stuck for pair in result.gaps.pairs]
    met = ~result.gaps.unmet[:, np.array(counts, dtype=bool)].any(axis=1)
    if band >= 0 and not found.band_stuck:
        met &= result.bands["total"] >= band
    return (met & ~contradicts(standard, found.before.answers[0], rows)).tolist()


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=12 if os.environ.get("CI") else 3)
@given(seed=st.integers(0, 10**6))
def test_a_path_passes_and_needs_each_of_its_steps(name: str, seed: int) -> None:
    standard, rng = standard_of(name), Random(seed)
    entry = bands_of_total(standard)
    band = rng.choice([-1, *range(len(entry.bands))]) if entry else -1
    found = path(assess(standard, [random_agency(standard, rng)]), 0, band)
    assert found.proven
    assert found.reached == (not found.stuck and not found.band_stuck)
    rows = [answers_with(standard, found), *(answers_with(standard, found, n) for n in range(len(found.raises)))]
    assert passes(standard, found, band, np.array(rows)) == [True, *[False] * len(found.raises)]
    assert (found.steps, found.effort) == (sum(one.steps for one in found.raises), pytest.approx(sum(one.effort for one in found.raises)))
