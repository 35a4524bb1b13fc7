"""Misjudged marks: the quick way against the engine, and both against every judgement there is."""

from __future__ import annotations

from collections import defaultdict
from itertools import product
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ranked_rounds import RANKED, every_judgement, marks, ranked, worked
from written_standards import MANY, compiled

import pmqa.robust.by_marks as module
from pmqa import load_standard
from pmqa.robust.by_marks import by_marks, in_65536ths
from pmqa.robust.marks import steps
from pmqa.robust.outcomes import outcomes
from pmqa.robust.whole import robustness
from pmqa.scoring.ranking import rank

ROWS = marks((4, 2, 3, 5), (3, 5, 2, 5), (4, None, 5, 3), (0, 5, 4, 4))
MARK = st.integers(0, 5) | st.none()


def both_ways(assessment, draws: int, seed: int, probability: float):
    judged, odd = steps(assessment), in_65536ths(probability)
    tables = outcomes(assessment, judged)
    assert tables is not None
    return module._quick(assessment, judged, tables, draws, seed, odd)[0], module._scored(assessment, judged, draws, seed, odd)


def test_steps_are_legal_neighbours_and_blanks_stay(tmp_path: Path) -> None:
    found = steps(ranked(worked(tmp_path), ROWS))
    assert found.owners == ("LD1", "LD2", "SP1", "SP2")
    assert np.array_equal(found.down, [[3, 1, 2, 4], [2, 4, 1, 4], [3, np.nan, 4, 2], [0, 4, 3, 3]], equal_nan=True)
    assert np.array_equal(found.up, [[5, 3, 4, 5], [4, 5, 3, 5], [5, np.nan, 5, 4], [1, 5, 5, 5]], equal_nan=True)


def test_boxes_flip_unless_nothing_was_answered(tmp_path: Path) -> None:
    standard = compiled(tmp_path, MANY)
    found = steps(ranked(standard, {"A": {"P2.B1": 1}, "B": {}, "C": {"P2.none": 1}}, dict.fromkeys("ABC", "province")))
    boxes = [i for i, box in enumerate(found.boxes) if box]
    assert [[found.owners[i] for i in boxes], found.down[:, boxes].tolist()[0]][0] == ["P2"] * 3
    assert np.array_equal(found.down[:, boxes], [[0, np.nan, np.nan], [np.nan] * 3, [np.nan] * 3], equal_nan=True)
    assert np.array_equal(found.up[:, boxes], [[1, 1, 1], [np.nan] * 3, [1, 1, 1]], equal_nan=True)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(MARK, MARK, MARK, MARK), min_size=1, max_size=4), st.integers(0, 1000), st.sampled_from([0.0, 0.1, 0.5, 1.0]))
def test_the_quick_way_is_the_engine(tmp_path: Path, rows, seed, probability) -> None:
    quick, (scored, _) = both_ways(ranked(worked(tmp_path), marks(*rows)), 40, seed, probability)
    assert quick.size == scored.size
    assert np.array_equal(quick.values, scored.values)


@pytest.mark.parametrize("name", ["pmqa-fl2", "pmqa-40"])
def test_the_quick_way_is_the_engine_on_whole_standards(name: str) -> None:
    standard = load_standard(name)
    source = np.random.default_rng(3)
    answers = {}
    for agency in "ABC":
        answers[agency] = {field.key: float(source.choice(field.legal) if field.legal else source.integers(0, 2))
                           for field in standard.fields if field.legal or field.kind == "tick" and field.part != "none"}
        answers[agency] |= {field.key: float(source.integers(70, 100)) for field in standard.fields if field.kind == "number" and field.scored}
    kind = standard.types[0].code if standard.types else ""
    quick, (scored, _) = both_ways(ranked(standard, answers, dict.fromkeys("ABC", kind)), 50, 1, 0.3)
    assert np.array_equal(quick.values, scored.values)
    assert len(np.unique(quick.values[0])) > 5


def test_the_chance_of_meeting_the_bars_is_the_sum_over_every_judgement(tmp_path: Path) -> None:
    standard, odd = worked(tmp_path), in_65536ths(0.2) / 2**16
    found = by_marks(ranked(standard, ROWS), 100, 1, 0.2)
    expected = []
    for known in ROWS.values():
        judgements = every_judgement(known, odd)
        tried = ranked(standard, {f"{n:03}": answers for n, (answers, _) in enumerate(judgements)})
        expected.append(sum(chance for (_, chance), met in zip(judgements, tried.met[:, 0], strict=True) if met))
    assert found.exact
    assert np.allclose(found.meets, expected, rtol=0, atol=1e-12)
    assert 0 < found.meets[1] < 1


def test_ranks_are_distributed_as_over_every_judgement_of_every_agency(tmp_path: Path) -> None:
    """All combinations of all agencies' possible keys, each with its exact probability: within 4 standard errors."""
    standard, draws = worked(tmp_path), 20_000
    assessment = ranked(standard, ROWS)
    odd = in_65536ths(0.2) / 2**16
    keys = []
    for known in ROWS.values():
        judgements = every_judgement(known, odd)
        tried = ranked(standard, {f"{n:03}": answers for n, (answers, _) in enumerate(judgements)})
        chances: dict[tuple[bool, float], float] = defaultdict(float)
        for (_, chance), met, total in zip(judgements, tried.met[:, 0].tolist(), tried.scores[:, 0].tolist(), strict=True):
            chances[met, total] += chance
        keys.append(list(chances.items()))
    nominal, top = np.zeros(4), np.zeros(4)
    for choice in product(*keys):
        chance = np.prod([one for _, one in choice])
        ranks = rank([[met for (met, _), _ in choice], [total for (_, total), _ in choice]])
        nominal += chance * (ranks == assessment.rank)
        top += chance * (ranks <= 2)
    got = robustness(assessment, draws=draws, top=2, misjudged=0.2).misjudgement
    for expected, counted in ((nominal, got.nominal), (top, got.top)):
        assert (np.abs(counted - expected) <= 4 * np.sqrt(expected * (1 - expected) / draws) + 1e-12).all()


def test_what_does_not_add_up_is_scored_draw_by_draw(tmp_path: Path) -> None:
    """MANY has a category that counts by its lowest requirement and one that is rounded."""
    standard = compiled(tmp_path, {**MANY, "standard.toml": MANY["standard.toml"] + '[ranking]\nkey = ["bars", "total"]\n'})
    answers = {"A": {"P1.A": 3, "P1.D": 3, "P2.B1": 1, "P2.B2": 1, "N1": 4, "N2": 3, "RM1": 90, "closed": 5, "open": 5}}
    assessment = ranked(standard, answers, {"A": "province"})
    assert outcomes(assessment, steps(assessment)) is None
    found = by_marks(assessment, 4000, 1, 0.2)
    odd = in_65536ths(0.2) / 2**16
    # Both marks of P1 must stay at 3 or rise, each with 1 - odd; the bar on one of P1 and P2 at half holds then.
    assert not found.exact
    assert abs(found.meets[0] - (1 - odd) ** 2) < 4 * np.sqrt(odd * 2 / 4000)


def test_where_the_engine_says_otherwise_it_is_believed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assessment = ranked(worked(tmp_path), ROWS)
    right = by_marks(assessment, 50, 1, 0.5)
    quick = module._quick
    monkeypatch.setattr(module, "_quick", lambda *known: (right.keys._replace(values=right.keys.values * 0), quick(*known)[1]))
    found = by_marks(assessment, 50, 1, 0.5)
    assert not found.exact
    assert np.array_equal(found.keys.values, right.keys.values)


def test_one_agency_s_draws_do_not_depend_on_the_others_after_it(tmp_path: Path) -> None:
    standard = worked(tmp_path)
    alone = by_marks(ranked(standard, {"A": ROWS["A"]}), 30, 4, 0.3).keys.values
    assert np.array_equal(alone, by_marks(ranked(standard, ROWS), 30, 4, 0.3).keys.values[:1])


def test_without_marks_or_with_rules_unknown_to_the_draws_the_reason_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    standard = worked(tmp_path)
    blank = robustness(ranked(standard, marks((None, None, None, None))), draws=10)
    assert (blank.misjudgement, blank.no_misjudgement) == (None, "no-marks")
    monkeypatch.setattr("pmqa.robust.whole.agrees", lambda assessment: False)
    assert robustness(ranked(standard, ROWS), draws=10).no_misjudgement == "other-rules"


CAPPED = """
[named_effects.no-plan]
title = { th = "ไม่มีแผน", en = "no plan" }
conditions = [{ of = "SP1", on = "value", at_most = 1 }]
does = "cap_points"
to = 2
"""


def test_a_cap_that_a_judgement_sets_off_is_part_of_every_draw(tmp_path: Path) -> None:
    """SP1 at 2 is one step above the cap of the total at 2.00: with the probability of that step the total is 2.00."""
    standard = worked(tmp_path, RANKED + CAPPED, **{'source = "invented"\n': 'source = "invented"\n        effects = ["no-plan"]\n'})
    assessment = ranked(standard, marks((5, 5, 2, 5), (5, 5, 1, 5)))
    assert assessment.scores[:, 0].tolist() == [4.4, 2.0]
    assert outcomes(assessment, steps(assessment)) is None
    found = by_marks(assessment, 3000, 1, 0.2)
    totals = found.keys.values % 502 - 1
    odd = in_65536ths(0.2) / 2**16
    assert abs((totals[0] == 200).mean() - odd) < 4 * np.sqrt(odd / 3000)
    assert robustness(assessment, draws=10).no_weights == "not-a-mean"


def test_levels_chosen_by_words_step_by_what_they_are_worth(tmp_path: Path) -> None:
    words = """
        [scales.clause]
        words = true
        levels = [
            { code = "conform", at = 1, title = "สอดคล้อง" },
            { code = "major", at = 0, title = "หลัก" },
            { code = "minor", at = 0.5, title = "ย่อย" },
        ]
        [measures.clause]
        kind = "mark"
        scale = "clause"
    """
    changed = {"[measures.level]": words + "        [measures.level]",
               'code = "LD2"': 'code = "LD2"\n        measure = "clause"\n        maximum = 5'}
    standard = worked(tmp_path, **changed)
    found = steps(ranked(standard, {name: {"LD2": place, "LD1": 3, "SP1": 3, "SP2": 3} for name, place in zip("ABC", (0, 1, 2), strict=True)}))
    at = found.owners.index("LD2")
    assert found.up[:, at].tolist() == [0, 2, 0]
    assert found.down[:, at].tolist() == [2, 1, 1]
