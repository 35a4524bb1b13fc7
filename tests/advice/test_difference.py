"""Parts of a difference add up to it, whatever drops out, is rounded or is the lowest; worked by hand where that is short."""

from __future__ import annotations

from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from random_rounds import NAMES, random_agency, standard_of
from reported import round_of, standard_in
from written_standards import MANY, WORKED, WORKED_ANSWERS, answered, compiled

from pmqa.advice.difference import Difference, adding_up, difference, median_of, side_of
from pmqa.advice.why import LEAST, TooFew, why
from pmqa.assessment import Assessment, assess

names, seeds = st.sampled_from(NAMES), st.integers(0, 10**6)


def parts(found: Difference) -> dict[str, float]:
    return {found.standard.nodes[one.node].code: one.part for one in found.parts}


def between(assessment: Assessment, one: int, other: int) -> Difference:
    return difference(assessment.standard, side_of(assessment, one), side_of(assessment, other))


def test_two_agencies_of_the_worked_example(tmp_path) -> None:
    """A 3.6, B 3.4: LD1 weighs 0.6 × 2/3, LD2 0.6 × 1/3; 0.4 × (4 − 2) + 0.2 × (2 − 5) = 0.2."""
    standard = compiled(tmp_path, WORKED)
    assessment = assess(standard, [answered(standard, code, answers) for code, answers in WORKED_ANSWERS.items()])
    found = between(assessment, 0, 1)
    assert parts(found) == pytest.approx({"total": 0.2, "1": 0.2, "LD1": 0.8, "LD2": -0.6, "2": 0, "SP1": 0, "SP2": 0})
    assert [round(one.own, 12) for one in found.parts if standard.children[standard.nodes[one.node].code]] == [0, 0, 0]


def test_what_is_not_applicable_leaves_its_weight_to_its_sisters(tmp_path) -> None:
    """Category 2 of MANY: N1 weighs 3, N2 weighs 1. Without N1 here, all of the category is N2: where both say 4 throughout,
    nothing differs, and no part may say otherwise."""
    standard = compiled(tmp_path, MANY)
    rest = {"P1.A": 4, "P1.D": 4, "P2.B1": 1, "P2.B2": 1, "RM1": 95, "closed": 1, "open": 1, "N2": 4}
    assessment = assess(standard, [answered(standard, "A", {**rest, "N1.na": 1}, "province"), answered(standard, "B", {**rest, "N1": 4}, "province")])
    assert parts(between(assessment, 0, 1)) == pytest.approx(dict.fromkeys(parts(between(assessment, 0, 1)), 0.0), abs=1e-12)
    lower = assess(standard, [assessment.checked[0], answered(standard, "B", {**rest, "N1": 0}, "province")])
    found = between(lower, 0, 1)  # 4 against (3 × 0 + 4) ÷ 4 = 1: the category is a third of the total
    assert (found.total, parts(found)["2"]) == pytest.approx((1.0, 1.0))
    assert parts(found)["N1"] + parts(found)["N2"] == pytest.approx(1.0)


def test_the_lowest_child_has_the_weight_of_a_category_that_is_its_minimum(tmp_path) -> None:
    standard = compiled(tmp_path, MANY)
    rest = {"P2.B1": 1, "P2.B2": 1, "P2.S1": 1, "N1": 3, "N2": 3, "RM1": 80, "closed": 1, "open": 1}
    assessment = assess(standard, [answered(standard, "A", {**rest, "P1.A": 4, "P1.D": 4}, "province"),
                                   answered(standard, "B", {**rest, "P1.A": 2, "P1.D": 2}, "province")])
    found = between(assessment, 0, 1)
    assert (parts(found)["P1"], parts(found)["P2"], found.total) == pytest.approx((2 / 3, 0, 2 / 3))


@given(names, seeds)
def test_parts_add_up_and_turn_around(name: str, seed: int) -> None:
    standard, rng = standard_of(name), Random(seed)
    assessment = assess(standard, [random_agency(standard, rng, code) for code in "AB"])
    found, back = between(assessment, 0, 1), between(assessment, 1, 0)
    total = float(assessment.tree.points[0, 0] - assessment.tree.points[1, 0])
    assert found.total == pytest.approx(total, abs=1e-9)
    inner = [one for one in found.parts if standard.children[standard.nodes[one.node].code]]
    leaves = [one for one in found.parts if not standard.children[standard.nodes[one.node].code]]
    assert sum(one.part for one in leaves) + sum(one.own for one in inner) == pytest.approx(total, abs=1e-9)
    by_code = parts(found)
    for one in inner:
        node = standard.nodes[one.node]
        assert one.own + sum(by_code.get(code, 0.0) for code in standard.children[node.code]) == pytest.approx(one.part, abs=1e-9)
    assert parts(back) == pytest.approx({code: -part for code, part in by_code.items()}, abs=1e-9)


@given(names, seeds)
def test_the_median_side_adds_up_too(name: str, seed: int) -> None:
    standard, rng = standard_of(name), Random(seed)
    kind = standard.types[0].code if standard.types else ""
    assessment = assess(standard, [random_agency(standard, rng, code, kind) for code in "ABCDE"])
    here = side_of(assessment, 0)
    found = difference(standard, here, median_of(assessment, range(5), here))
    leaves = [one for one in found.parts if not standard.children[standard.nodes[one.node].code]]
    own = sum(one.own for one in found.parts if standard.children[standard.nodes[one.node].code])
    assert sum(one.part for one in leaves) + own == pytest.approx(found.total, abs=1e-9)


def test_the_median_of_each_requirement_stands_beside_the_agency(tmp_path) -> None:
    """Marks 1 to 5 of five agencies: everywhere the middle one is 3."""
    standard = compiled(tmp_path, WORKED)
    marks = {code: dict.fromkeys(standard.columns, mark) for code, mark in zip("ABCDE", (1, 2, 3, 4, 5), strict=True)}
    assessment = assess(standard, [answered(standard, code, answers) for code, answers in marks.items()])
    found = why(assessment, 4)
    assert (found.difference.total, found.median_total, found.count, found.other) == pytest.approx((2.0, 3.0, 5, None))
    assert parts(found.difference) == pytest.approx({"total": 2, "1": 1.2, "LD1": 0.8, "LD2": 0.4, "2": 0.8, "SP1": 0.4, "SP2": 0.4})


def test_a_small_group_has_no_median(tmp_path) -> None:
    assessment = round_of(standard_in(tmp_path))
    with pytest.raises(TooFew, match="2"):
        why(assessment, 0)
    assert LEAST == 5


def test_what_decides_the_rank_is_told(tmp_path) -> None:
    """A meets the bars and B does not; C and D are another group."""
    assessment = round_of(standard_in(tmp_path))
    assert [why(assessment, 1, other).decides for other in (0, 2)] == ["bars", ""]
    assert why(assessment, 2, 3).decides == "bars"


@given(st.lists(st.floats(-1, 1, allow_nan=False), min_size=1, max_size=60), st.integers(2, 4))
def test_rounded_parts_add_up_to_the_rounded_sum(values: list[float], digits: int) -> None:
    rounded = adding_up(values, digits)
    assert sum(rounded) == pytest.approx(np.floor(round(sum(round(v * 10**digits, 6) for v in values), 6) + 0.5) / 10**digits, abs=1e-9)
    assert all(abs(a - b) <= 1.000001 * 10.0**-digits for a, b in zip(values, rounded, strict=True))
