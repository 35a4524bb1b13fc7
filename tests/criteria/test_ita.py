"""ITA to 2565 and from 2567 (other_standards.md §7): weights, means, grades by the total, results by a conjunction."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scored import band, one, scored, shipped

INSTRUMENTS = {"IIT": (30, ("I1", "I2", "I3", "I4", "I5")), "EIT": (30, ("E6", "E7", "E8")), "OIT": (40, ("O9", "O10"))}
IDS = ("ita-2565", "ita-2567")
BOTH = pytest.mark.parametrize("id", IDS)


def at(iit: float, eit: float, oit: float) -> dict[str, float]:
    """Every indicator of an instrument at the same score."""
    return {code: score for score, (_, codes) in zip((iit, eit, oit), INSTRUMENTS.values(), strict=True) for code in codes}


@BOTH
def test_ten_indicators_in_three_instruments(id: str) -> None:
    standard = shipped(id)
    assert {node.code: (node.weight, standard.children[node.code]) for node in standard.categories} == INSTRUMENTS


@BOTH
def test_instruments_are_means_and_the_total_is_weighted(id: str) -> None:
    """(90 + 80 + 70 + 60 + 50)/5 = 70; (88 + 90 + 91)/3 = 89.67; (100 + 75)/2 = 87.5; 0.3 × 70 + 0.3 × 89.667 + 0.4 × 87.5 = 82.9."""
    answers = {"I1": 90, "I2": 80, "I3": 70, "I4": 60, "I5": 50, "E6": 88, "E7": 90, "E8": 91, "O9": 100, "O10": 75}
    assert one(shipped(id), answers, "IIT", "EIT", "OIT") == (82.9, 70.0, 89.67, 87.5)


@pytest.mark.parametrize(
    ("score", "grade"),
    [(100, "AA"), (95, "AA"), (94.99, "A"), (85, "A"), (84.99, "B"), (75, "B"), (74.99, "C"), (65, "C"), (64.99, "D"), (55, "D"), (54.99, "E"),
     (50, "E"), (49.99, "F"), (0, "F")],
)
def test_grades_to_2565_go_by_the_total_alone(score: float, grade: str) -> None:
    assert band(shipped("ita-2565"), at(score, score, score)) == grade


@pytest.mark.parametrize(
    ("iit", "eit", "oit", "result"),
    [
        (95, 95, 95, "passed with excellence"),
        (94, 100, 100, "passed well"),  # the total is 98.2, but one instrument lies below 95
        (85, 85, 85, "passed well"),
        (84, 100, 100, "passed"),  # 95.2 in total, one instrument below 85
        (80, 86, 90, "passed"),  # 85.8
        (80, 85, 88, "to improve"),  # 84.7
        (70, 70, 70, "to improve"),
        (69.99, 69.99, 69.99, "to improve at once"),
        (0, 100, 97, "to improve at once"),  # 68.8
    ],
)
def test_results_from_2567_ask_for_each_instrument_too(iit: float, eit: float, oit: float, result: str) -> None:
    assert band(shipped("ita-2567"), at(iit, eit, oit)) == result


def test_one_agency_two_editions() -> None:
    """A total of 96.2 with an instrument at 89 is AA to 2565 and not excellent from 2567."""
    answers = at(89, 98.33, 100)
    assert (band(shipped("ita-2565"), answers), band(shipped("ita-2567"), answers)) == ("AA", "passed well")


@given(st.lists(st.integers(0, 10_000), min_size=10, max_size=10))
def test_no_result_of_2567_is_better_than_its_grade_of_2565_allows(hundredths: list[int]) -> None:
    codes = [code for _, codes in INSTRUMENTS.values() for code in codes]
    answers = {code: n / 100 for code, n in zip(codes, hundredths, strict=True)}
    old, new = band(shipped("ita-2565"), answers), band(shipped("ita-2567"), answers)
    allowed = {"AA": {"passed with excellence", "passed well", "passed"}, "A": {"passed well", "passed"}, "B": {"to improve"},
               "C": {"to improve", "to improve at once"}}
    assert new in allowed.get(old, {"to improve at once"})


@BOTH
def test_a_blank_indicator_counts_as_nothing_and_equal_totals_share_a_rank(id: str) -> None:
    blank = at(90, 90, 90) | {"I1": 90}
    del blank["I1"]
    found = scored(shipped(id), {"A": at(90, 90, 90), "B": blank, "C": at(90, 90, 90)})
    assert (found.scores[:, 0].tolist(), found.rank.tolist()) == ([90.0, 84.6, 90.0], [1, 3, 1])


def test_the_editions_follow_each_other() -> None:
    assert [(shipped(id).in_force, shipped(id).supersedes) for id in IDS] == [("2565", ""), ("2567", "ita-2565")]
