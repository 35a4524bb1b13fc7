"""Closeness, dominance, one category left out, variants, requirements: each against another way to the same."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import numpy as np
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ranked_rounds import RANKED, marks, ranked, worked

from pmqa.robust.by_weights import ByWeights
from pmqa.robust.closeness import hairs, near
from pmqa.robust.dominance import dominance, never_below
from pmqa.robust.items import discriminations, items
from pmqa.robust.otherwise import under_variants, without_each
from pmqa.robust.result import Hair, Near, UnderVariant
from pmqa.scoring.ranking import rank

MARK = st.integers(0, 5)
ROWS = st.lists(st.tuples(MARK, MARK, MARK, MARK), min_size=2, max_size=6)
VARIANT = """
[settings.lowest]
value = 3
title = "lowest"
[[variants]]
name = "lower"
title = "the bar is 2"
set = { lowest = 2 }
"""
quick = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


WHOLE = {"year = 2561": "year = 2561\n        decimals = 0"}


def test_a_hair_and_the_requirements_that_would_turn_it(tmp_path: Path) -> None:
    """Totals 4, 3.2 and 3.8, published as 4, 3 and 4; C fails the bar on LD1, so no hair parts it from the others. B with A's mark
    on SP1 or SP2 has 3.6, published as 4: level."""
    assessment = ranked(worked(tmp_path, **WHOLE), marks((4, 4, 4, 4), (4, 4, 2, 2), (2, 5, 5, 5)))
    assert assessment.scores[:, 0].tolist() == [4, 3, 4]
    assert hairs(assessment) == (Hair(0, 1, 1, ("SP1", "SP2")),)


@quick
@given(ROWS)
def test_hairs_are_neighbours_one_unit_apart_and_lending_is_scored(tmp_path: Path, rows) -> None:
    standard = worked(tmp_path, **WHOLE)
    assessment = ranked(standard, marks(*rows))
    order = sorted(range(len(rows)), key=lambda i: (assessment.rank[i], i))
    expected = []
    for upper, lower in pairwise(order):
        if assessment.met[upper, 0] == assessment.met[lower, 0] and assessment.scores[upper, 0] - assessment.scores[lower, 0] == 1:
            turning = []
            for place in range(4):
                lent = list(rows[lower])
                lent[place] = rows[upper][place]
                then = ranked(standard, marks(rows[upper], lent))
                if lent != list(rows[lower]) and then.rank[1] <= then.rank[0]:
                    turning.append(("LD1", "LD2", "SP1", "SP2")[place])
            expected.append((upper, lower, 1, set(turning)))
    assert [(*hair[:3], set(hair.requirements)) for hair in hairs(assessment)] == expected


def test_near_a_bar_or_a_band_on_either_side(tmp_path: Path) -> None:
    bands = """
        [[bars]]
        name = "overall"
        title = "total at 3.4"
        at_least = 3.4
        [[bands]]
        title = "level"
        bands = [{ name = "low" }, { name = "high", conditions = [{ of = "1", on = "share", at_least = 0.7 }] }]
    """
    assessment = ranked(worked(tmp_path, bands + RANKED), marks((4, 3, 3, 3), (3, 4, 3, 4), (4, 2, 4, 4)))
    # totals 3.4, 3.4, 3.6; category 1: 3.667, 3.333, 3.333 of 5; the bars on LD1 and SP1 are on marks and never near.
    place = next(i for i, bar in enumerate(assessment.standard.bars) if bar.owner == "total")
    assert near(assessment) == (Near(0, "bar", (place, -1), "total", 3.4, 3.4, True), Near(1, "bar", (place, -1), "total", 3.4, 3.4, True))


@quick
@given(ROWS)
def test_never_below_is_what_no_weights_at_all_contradict(tmp_path: Path, rows) -> None:
    """The vertices decide: all weight on one category. Nothing between them says otherwise."""
    assessment = ranked(worked(tmp_path), marks(*rows))
    members = np.arange(len(rows))
    by_weights = ByWeights(assessment, members)
    grid = by_weights.grid
    weights = np.array([[grid, 0], [0, grid], [grid // 3, grid - grid // 3], [grid // 2, grid - grid // 2]])
    ranks = by_weights.ranks(weights)[0].astype(int)
    expected = (ranks[:, :, None] <= ranks[:, None, :]).all(axis=0)
    assert np.array_equal(never_below(assessment, members), expected)
    found = dominance(assessment)
    np.fill_diagonal(expected, False)
    assert found.over.tolist() == expected.sum(axis=1).tolist()
    assert found.under.tolist() == expected.sum(axis=0).tolist()
    assert found.first == tuple(np.flatnonzero(expected.sum(axis=1) == len(rows) - 1).tolist())


@quick
@given(ROWS)
def test_without_a_category_the_other_decides_and_bars_stay(tmp_path: Path, rows) -> None:
    assessment = ranked(worked(tmp_path), marks(*rows))
    for one, other in zip(without_each(assessment), ("2", "1"), strict=True):
        points = assessment.scores[:, assessment.standard.index[other]]
        expected = rank([assessment.met[:, 0], points])
        assert one.rank.tolist() == expected.tolist()
        assert abs(one.change - np.abs(expected - assessment.rank).mean()) < 1e-12
    assert [one.category for one in without_each(assessment)] == ["1", "2"]


def test_under_a_variant_ranks_and_verdicts_are_those_of_a_run_under_it(tmp_path: Path) -> None:
    changed = {"at_least = 3": "at_least = { setting = \"lowest\" }"}
    rows = marks((4, 2, 3, 5), (2, 5, 3, 5), (3, 3, 3, 3), (1, 5, 5, 5))

    def load(name: str):
        return worked(tmp_path, RANKED + VARIANT, name, **changed)

    here, there = ranked(load(""), rows), ranked(load("lower"), rows)
    assert here.rank.tolist() == [1, 3, 2, 3]
    (found,) = under_variants(here, load)
    assert (found.variant, found.flips, found.rank.tolist()) == ("lower", (1,), there.rank.tolist())
    assert found.change == np.abs(here.rank - there.rank).mean()
    (back,) = under_variants(there, load)
    assert (back.variant, back.flips, back.rank.tolist()) == ("", (1,), here.rank.tolist())
    assert isinstance(back, UnderVariant)


def test_requirements_over_all_agencies(tmp_path: Path) -> None:
    found = items(ranked(worked(tmp_path), marks((4, 2, 3, 5), (2, 5, 3, 5), (3, 3, 1, 5), (1, 5, 5, 5))))
    assert [(item.code, item.agencies, item.fails) for item in found] == [("LD1", 4, 2), ("LD2", 4, None), ("SP1", 4, 1), ("SP2", 4, None)]
    assert [item.mean for item in found] == [0.5, 0.75, 0.6, 1.0]
    assert found[3].deviation == 0
    assert found[3].discrimination is None


@given(st.lists(st.tuples(MARK, MARK, MARK), min_size=3, max_size=8))
def test_discrimination_is_the_correlation_with_the_rest(rows) -> None:
    shares = np.array(rows) / 5
    for n, got in enumerate(discriminations(shares)):
        rest = np.delete(shares, n, axis=1).mean(axis=1)
        if len(set(shares[:, n])) == 1 or np.ptp(rest) < 1e-9:
            assert got is None
        else:
            assert abs(got - np.corrcoef(shares[:, n], rest)[0, 1]) < 1e-9
