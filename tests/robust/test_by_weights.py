"""Ranks under other category weights: against the engine with those weights in the criteria file, and against closed forms."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ranked_rounds import marks, ranked, worked
from written_standards import MANY, compiled

from pmqa.robust.by_weights import ByWeights, why_not
from pmqa.robust.result import Spread
from pmqa.robust.weights import draw
from pmqa.robust.whole import robustness

MARK = st.integers(0, 5)
TOTAL_BAR = """
[[bars]]
name = "overall"
title = "total at 3"
at_least = 3
"""
TOTAL_FIRST = '[ranking]\nkey = ["total", "2"]\n'


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(MARK, MARK, MARK, MARK), min_size=2, max_size=6), st.integers(0, 10**6),
       st.sampled_from(['[ranking]\nkey = ["bars", "total"]\n', TOTAL_FIRST, '[ranking]\nkey = ["2", "bars", "total"]\nties = "dense"\n']),
       st.sampled_from(["", TOTAL_BAR]))
def test_ranks_are_those_of_the_engine_with_the_drawn_weights_in_its_file(tmp_path: Path, rows, seed, ranking, bar) -> None:
    assessment = ranked(worked(tmp_path, bar + ranking), marks(*rows))
    by_weights = ByWeights(assessment, np.arange(len(rows)))
    drawn = draw(Spread("dirichlet", 5), by_weights.weights, by_weights.grid, 3, seed)
    ranks, met = by_weights.ranks(drawn)
    for weights, some_ranks, some_met in zip(drawn.tolist(), ranks, np.broadcast_to(met, ranks.shape), strict=True):
        if min(weights) == 0:
            continue  # a file may not say that
        changed = {"weights_total = 1": f"weights_total = {by_weights.grid}", "weight = 0.6": f"weight = {weights[0]}",
                   "weight = 0.4": f"weight = {weights[1]}"}
        under = ranked(worked(tmp_path, bar + ranking, **changed), marks(*rows))
        assert some_ranks.tolist() == under.rank.tolist()
        assert some_met.tolist() == under.met[:, 0].tolist()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(MARK | st.none(), MARK, MARK, MARK), min_size=1, max_size=6))
def test_without_perturbation_every_rank_is_the_one_there_is(tmp_path: Path, rows) -> None:
    assessment = ranked(worked(tmp_path), marks(*rows))
    found = robustness(assessment, draws=5, spread=Spread("band", 0.0), misjudged=0.0)
    for ranges in (found.weights, found.misjudgement):
        if ranges is not None:
            assert ranges.low.tolist() == ranges.median.tolist() == ranges.high.tolist() == assessment.rank.tolist()
            assert set(ranges.nominal.tolist()) == {1.0}
            assert ranges.meets.tolist() == assessment.met[:, 0].tolist()


def test_two_votes_on_two_equal_categories_are_an_evenly_drawn_weight(tmp_path: Path) -> None:
    """A has 5 and 0, B 2 in both: A is first exactly where the evenly drawn weight of category 1 is above 2/5 (0.3995 ahead of
    rounding: level from 0.399 to 0.401), so in 60 % of draws; its rank is 1.4 on average."""
    standard = worked(tmp_path, '[ranking]\nkey = ["total"]\n', **{"weight = 0.6": "weight = 0.5", "weight = 0.4": "weight = 0.5"})
    found = robustness(ranked(standard, marks((5, 5, 0, 0), (2, 2, 2, 2))), draws=40_000, spread=Spread("dirichlet", 2), top=1)
    assert abs(found.weights.top[0] - 0.601) < 4 * np.sqrt(0.6 * 0.4 / 40_000)
    assert abs(found.weights.top[1] - 0.401) < 4 * np.sqrt(0.6 * 0.4 / 40_000)
    assert found.dominance.over.tolist() == [0, 0]


def test_the_same_numbers_from_the_same_seed_on_any_machine(tmp_path: Path) -> None:
    """Written down once; only whole numbers and exact sums stand between seed and result."""
    found = robustness(ranked(worked(tmp_path), marks((4, 2, 3, 5), (3, 5, 2, 5), (4, 3, 5, 3), (1, 5, 4, 4))), draws=1000, seed=2561)
    assert found.weights.nominal.tolist() == [0.554, 0.57, 1.0, 1.0]
    assert found.misjudgement.nominal.tolist() == [0.571, 0.545, 0.875, 0.982]
    assert found.misjudgement.meets.tolist() == [1.0, (1 - 3277 / 65536) ** 2, 1.0, 0.0]  # B: LD1 at 3 and SP1 at 2 must not fall


def test_an_agency_without_a_category_has_its_weight_on_the_others(tmp_path: Path) -> None:
    files = {**MANY, "standard.toml": MANY["standard.toml"] + '[ranking]\nkey = ["total"]\n',
             "2-left-out.toml": MANY["2-left-out.toml"].replace('combine = "weighted_mean"', 'combine = "weighted_mean"\nnot_applicable = "drop"')}
    standard = compiled(tmp_path, files)
    answers = {"P1.A": 3, "P1.D": 3, "P2.B1": 1, "P2.B2": 1, "N1": 4, "N2": 3, "RM1": 90, "closed": 5, "open": 5}
    out = {key: value for key, value in answers.items() if not key.startswith("N")} | {"2.na": 1.0}
    assessment = ranked(standard, {"A": answers, "B": out}, {"A": "province", "B": "province"})
    assert assessment.tree.out[:, standard.index["2"]].tolist() == [False, True]
    by_weights = ByWeights(assessment, np.arange(2))
    assert np.array_equal(by_weights.published(), np.round(assessment.scores[:, 0] * 100))
    assert why_not(assessment) == ""


@pytest.mark.parametrize(("ranking", "changes", "why"), [
    ("[ranking]\nkey = []\n", {}, "no-ranking"),
    ('[ranking]\nkey = ["bars", "2"]\n', {}, "total-not-ranked"),
    ('[ranking]\nkey = ["total"]\n', {'combine = "weighted_mean"\n        weights_total = 1': 'combine = "min"',
                                      "weight = 0.6": "", "weight = 0.4": "", "weight = 2": ""},
     "lowest-category"),
])
def test_where_weights_do_not_apply_the_reason_is_said(tmp_path: Path, ranking, changes, why) -> None:
    found = robustness(ranked(worked(tmp_path, ranking, **changes), marks((4, 2, 3, 5), (3, 5, 2, 5))), draws=10)
    assert (found.weights, found.no_weights, found.dominance, found.without) == (None, why, None, ())
    assert (found.misjudgement is None) == (why == "no-ranking")


def test_nobody_sent_anything(tmp_path: Path) -> None:
    found = robustness(ranked(worked(tmp_path), {}), draws=10)
    assert (found.weights, found.no_weights, found.misjudgement, found.no_misjudgement) == (None, "nobody-ranked", None, "nobody-ranked")
    assert (found.hairs, found.near, found.without, found.items) == ((), (), (), ())


@pytest.mark.parametrize("wrong", [{"draws": 0}, {"misjudged": 1.1}, {"spread": Spread("band", 1.0)}])
def test_impossible_wishes_are_refused(tmp_path: Path, wrong) -> None:
    with pytest.raises(ValueError, match="draw"):
        robustness(ranked(worked(tmp_path), marks((4, 2, 3, 5))), **{"draws": 10, **wrong})


def test_an_agency_with_nothing_to_assess_is_last_in_every_draw(tmp_path: Path) -> None:
    standard = worked(tmp_path, '[ranking]\nkey = ["total"]\n', **{'code = "1"\n': 'code = "1"\n        not_applicable = "drop"\n',
                                                                  'code = "2"\n': 'code = "2"\n        not_applicable = "drop"\n'})
    rows = {"A": {"LD1": 0, "LD2": 0, "SP1": 0, "SP2": 0}, "B": {"1.na": 1, "2.na": 1}, "C": {"LD1": 5, "LD2": 5, "2.na": 1}}
    assessment = ranked(standard, rows)
    assert np.isnan(assessment.scores[1, 0])
    assert assessment.rank.tolist() == [2, 3, 1]
    found = robustness(assessment, draws=50, misjudged=0.2)
    for ranges in (found.weights, found.misjudgement):
        assert ranges.low.tolist() == ranges.high.tolist() == [2, 3, 1]
    assert [one.rank.tolist() for one in found.without] == [[1, 2, 2], [2, 3, 1]]


@pytest.mark.parametrize(("weights", "slack"), [((0.6, 0.4), 0), ((0.333, 0.667), 0), ((0.33333, 0.66667), 1)])
def test_weights_written_very_finely_are_taken_as_near_as_the_grid_allows(tmp_path: Path, weights, slack) -> None:
    changed = {"weight = 0.6": f"weight = {weights[0]}", "weight = 0.4": f"weight = {weights[1]}", "maximum = 5": "maximum = 1000"}
    assessment = ranked(worked(tmp_path, **changed), marks((4, 2, 3, 5), (3, 5, 2, 5), (1, 5, 4, 4)))
    assert ByWeights(assessment, np.arange(3)).slack == slack
    assert why_not(assessment) == ""
