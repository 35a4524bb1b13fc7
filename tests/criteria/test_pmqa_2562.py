"""PMQA award criteria 2562 (pmqa.md §6): 1000 points, multiples of 5 in six bands, one holistic percent, tiers as conjunctions."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scored import band, one, scored, shipped

POINTS = {"1": {"1.1": 70, "1.2": 50}, "2": {"2.1": 40, "2.2": 40}, "3": {"3.1": 50, "3.2": 60}, "4": {"4.1": 50, "4.2": 50},
          "5": {"5.1": 40, "5.2": 50}, "6": {"6.1": 50, "6.2": 50},
          "7": {"7.1": 60, "7.2": 70, "7.3": 70, "7.4": 70, "7.5": 60, "7.6": 70}}
ITEMS = {code: points for items in POINTS.values() for code, points in items.items()}
# Check: categories 1–6 at 50/40/45/35/40/45 % and 7.1–7.6 at 30/35/25/40/20/30 %.
CHECK = dict(zip("123456", (50, 40, 45, 35, 40, 45), strict=True)) | {f"7.{k}": p for k, p in enumerate((30, 35, 25, 40, 20, 30), start=1)}


def by(percents: dict[str, float]) -> dict[str, float]:
    """One percent for each item, or for every item of a category."""
    return {code: percents.get(code, percents.get(code[0], 0)) for code in ITEMS}


def test_points_of_categories_and_items() -> None:
    standard = shipped("pmqa-2562")
    assert {node.code: {code: standard.node[code].maximum for code in standard.children[node.code]} for node in standard.categories} == POINTS
    assert [sum(items.values()) for items in POINTS.values()] == [120, 80, 110, 100, 90, 100, 400]


def test_the_worked_example() -> None:
    assert one(shipped("pmqa-2562"), by(CHECK), "process", "results", "7") == (378.5, 257.5, 121.0, 121.0)
    assert one(shipped("pmqa-2562"), by(dict.fromkeys("1234567", 35))) == (350.0,)


def test_only_multiples_of_5_in_six_bands() -> None:
    standard = shipped("pmqa-2562")
    assert standard.field["1.1"].legal == tuple(range(0, 101, 5))


@given(st.lists(st.integers(0, 20), min_size=18, max_size=18))
def test_points_are_item_times_percent(steps: list[int]) -> None:
    percents = {code: 5 * n for code, n in zip(ITEMS, steps, strict=True)}
    total = sum(Fraction(points * percents[code], 100) for code, points in ITEMS.items())
    results = sum(Fraction(points * percents[code], 100) for code, points in ITEMS.items() if code[0] == "7")
    assert one(shipped("pmqa-2562"), percents, "process", "results") == (total, total - results, results)


@pytest.mark.parametrize(
    ("percents", "tier", "qualifying"),
    [
        (dict.fromkeys("1234567", 50), "category award", set("1234567")),
        (dict.fromkeys("1234567", 45), None, set()),  # 450 in all, but no category at 50 %
        (dict.fromkeys("123456", 25) | {"1": 50, "7": 25}, "category award", {"1"}),  # 280 in all
        (dict.fromkeys("123456", 25) | {"2": 50, "7": 25}, None, set()),  # 270
        (dict.fromkeys("12345", 60) | {"6": 20, "7": 60}, None, set()),  # 560, but category 6 lies below the floor
        (dict.fromkeys("12345", 60) | {"6": 25, "7": 25}, "category award", set("12345")),
    ],
)
def test_a_category_award_asks_for_three_things_at_once(percents: dict[str, float], tier: str | None, qualifying: set[str]) -> None:
    """Total ≥ 275 and the category ≥ 50 % and every other ≥ 25 % (a, b, c unverified)."""
    standard = shipped("pmqa-2562")
    assert band(standard, by(percents)) == tier
    assert {code for code in "1234567" if band(standard, by(percents), code)} == qualifying


def test_another_least_total_flips_the_tier() -> None:
    percents = by(dict.fromkeys("123456", 25) | {"1": 50, "7": 25})
    assert [band(shipped("pmqa-2562", variant), percents) for variant in ("", "total-325")] == ["category award", None]


@pytest.mark.parametrize(("weakest", "plain", "capped"), [(25, 60, 25), (30, 60, 45), (45, 60, 45), (50, 60, 60), (90, 60, 60), (0, 60, 5)])
def test_the_weakest_factor_warns_or_caps_at_the_top_of_its_band(weakest: int, plain: int, capped: int) -> None:
    answers = {"1.1": 60, "1.1.A": 90, "1.1.D": weakest, "1.1.L": 90}
    found = [one(shipped("pmqa-2562", variant), answers, "1.1")[1] for variant in ("", "factor-cap")]
    assert found == [70 * plain / 100, 70 * capped / 100]


def test_factor_marks_may_be_left_out() -> None:
    for variant in ("", "factor-cap"):
        assert one(shipped("pmqa-2562", variant), {"1.1": 60}, "1.1") == (42.0, 42.0)


def test_agencies_are_ranked_within_their_type() -> None:
    found = scored(shipped("pmqa-2562"), {"A": by({"1": 50}), "B": by({"1": 60}), "C": by({"1": 50})}, "province")
    assert found.rank.tolist() == [2, 1, 2]
