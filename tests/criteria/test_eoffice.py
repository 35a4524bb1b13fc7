"""e-Office adoption (other_standards.md §4): lower is better, a gate, a filter that leaves the score and takes the rank."""

from __future__ import annotations

import pytest
from scored import one, scored, shipped

FULL = {"units-in-scope": 40, "units-live": 40, "users-mapped": 900, "users-active": 900, "files-electronic": 500, "files-physical": 0,
        "receipts": 800, "receipts-electronic": 800, "hours": 24, "inbox": 300, "pending-over-7": 0, "levels": 4, "staff": 950, "staff-trained": 950,
        "training-first": 0}  # the first answer: yes
WEIGHTS = {"live": 12.5, "active": 12.5, "e-files": 15, "e-receipts": 15, "hours": 15, "pending": 10, "levels": 10, "trained": 10}


def test_weights() -> None:
    standard = shipped("eoffice-adoption")
    assert [node.maximum for node in standard.categories] == [25, 30, 25, 10, 10]
    assert {code: standard.node[code].maximum for code in WEIGHTS} == WEIGHTS
    assert one(standard, FULL, *WEIGHTS) == (100.0, *WEIGHTS.values())


@pytest.mark.parametrize(("hours", "points"), [(10, 15), (24, 15), (132, 7.5), (240, 0), (500, 0)])
def test_disposal_time_is_linear_from_24_to_240_hours(hours: float, points: float) -> None:
    assert one(shipped("eoffice-adoption"), FULL | {"hours": hours}, "hours")[1] == points


@pytest.mark.parametrize(("levels", "points"), [(7.19, 0), (4.34, 8.93), (4, 10), (3, 10), (9, 0)])
def test_fewer_levels(levels: float, points: float) -> None:
    """7.19 → 4.34 is published: (7.19 − 4.34) ÷ 3.19 of 10."""
    assert one(shipped("eoffice-adoption"), FULL | {"levels": levels}, "levels")[1] == points


def test_shares_and_their_negative() -> None:
    answers = FULL | {"files-electronic": 30, "files-physical": 10, "pending-over-7": 75, "users-active": 450}
    assert one(shipped("eoffice-adoption"), answers, "e-files", "pending", "active") == (87.5, 11.25, 7.5, 6.25)


def test_training_comes_before_the_order_or_the_gate_is_not_met() -> None:
    standard = shipped("eoffice-adoption")
    found = scored(standard, {"A": FULL, "B": FULL | {"training-first": 1}, "C": FULL | {"hours": 240}}, "board")
    assert [found.meets_bars(i) for i in range(3)] == [True, False, True]
    assert (found.scores[:, 0].tolist(), found.rank.tolist()) == ([100.0, 100.0, 85.0], [1, 3, 2])


def test_fewer_than_30_files_are_scored_and_not_ranked() -> None:
    found = scored(shipped("eoffice-adoption"), {"A": FULL | {"files-electronic": 29}, "B": FULL | {"files-electronic": 30}}, "board")
    assert (found.scores[:, 0].tolist(), found.rank.tolist()) == ([100.0, 100.0], [0, 1])


def test_six_kinds_of_unit_each_with_its_own_list() -> None:
    standard = shipped("eoffice-adoption")
    assert len(standard.types) == 6
    assert (standard.ranking.group, standard.ranking.overall) == ("type", True)
