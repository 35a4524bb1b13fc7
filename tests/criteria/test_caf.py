"""CAF 2020 (other_standards.md §7): nine criteria, 28 subcriteria, two ways to judge them, six bands, no criterion weights."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scored import band, everywhere, one, scored, shipped

COUNTS = {"1": 4, "2": 4, "3": 3, "4": 6, "5": 3, "6": 2, "7": 2, "8": 2, "9": 2}


def test_nine_criteria_with_28_subcriteria() -> None:
    standard = shipped("caf-2020")
    assert {node.code: len(standard.children[node.code]) for node in standard.categories} == COUNTS
    assert sum(COUNTS.values()) == 28
    parts = {code: "".join(field.part for field in standard.fields if field.owner == code and field.kind == "mark") for code in ("1.1", "5.3", "6.1", "9.2")}
    assert parts == {"1.1": "PDCA", "5.3": "PDCA", "6.1": "TG", "9.2": "TG"}


def test_enablers_are_the_mean_of_pdca_and_results_of_trend_and_target() -> None:
    """(60 + 50 + 40 + 31)/4 = 45.25; (60 + 51)/2 = 55.5; alone in criteria of four and of two."""
    standard = shipped("caf-2020")
    answers = everywhere(standard, 0) | {"1.1.P": 60, "1.1.D": 50, "1.1.C": 40, "1.1.A": 31, "6.1.T": 60, "6.1.G": 51}
    assert one(standard, answers, "1.1", "1", "6.1", "6") == (4.34, 45.25, 11.31, 55.5, 27.75)


@pytest.mark.parametrize(
    ("value", "name"), [(0, "0–10"), (10, "0–10"), (11, "11–30"), (30, "11–30"), (31, "31–50"), (50, "31–50"), (51, "51–70"), (70, "51–70"),
                        (71, "71–90"), (90, "71–90"), (91, "91–100"), (100, "91–100")]
)
def test_bands_of_a_subcriterion(value: int, name: str) -> None:
    assert band(shipped("caf-2020"), everywhere(shipped("caf-2020"), value), "1.1") == name


def test_a_mean_between_two_bands_belongs_to_the_lower() -> None:
    """10 and 11 average 10.5 (ours: the framework gives bands of whole numbers)."""
    standard = shipped("caf-2020")
    assert band(standard, everywhere(standard, 10) | {"6.1.T": 11}, "6.1") == "0–10"


@settings(max_examples=25)
@given(st.dictionaries(st.sampled_from("123456789"), st.integers(0, 100), min_size=9, max_size=9))
def test_criteria_weigh_the_same(marks: dict[str, int]) -> None:
    """Whatever the number of their subcriteria: the total is the plain mean of nine (ours)."""
    standard = shipped("caf-2020")
    answers = {field.key: marks[field.category] for field in standard.fields if field.kind == "mark"}
    total = one(standard, answers)[0]
    assert total == pytest.approx(sum(marks.values()) / 9, abs=0.005 + 1e-9)


def test_it_ends_in_a_profile() -> None:
    standard = shipped("caf-2020")
    found = scored(standard, {"A": everywhere(standard, 50), "B": everywhere(standard, 60)})
    assert (found.rank.tolist(), found.scores[:, 0].tolist()) == ([0, 0], [50.0, 60.0])


def test_acting_without_planning_is_a_warning() -> None:
    standard = shipped("caf-2020")
    assert [(rule.owner, rule.kind) for rule in standard.rules if rule.kind == "order"][:1] == [("1.1", "order")]
