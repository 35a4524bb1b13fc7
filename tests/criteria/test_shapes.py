"""Kindred standards in structure only (other_standards.md §6, §7): they load, score and rank from data alone."""

from __future__ import annotations

from fractions import Fraction
from math import floor
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scored import band, everywhere, one, scored
from shapes import SHAPES, Shape, files, write

from pmqa.api import check, read_submission
from pmqa.assessment import assess
from pmqa.standard.check import faults_of
from pmqa.standard.compile import compile_folder
from pmqa.standard.compiled import Standard
from pmqa.workbook.writing.template import write_template

# Points of the categories, as other_standards.md §7 gives them (the last four: the shapes it asks for).
POINTS = {
    "edpex-shape": [115, 90, 85, 90, 85, 85, 450],
    "tqa-shape": [120, 85, 85, 90, 85, 85, 450],
    "results-first": [400, 120, 80, 110, 100, 90, 100],
    "two-results": [120, 80, 110, 100, 90, 250, 250],
    "efqm-shape": [100, 100, 100, 200, 100, 200, 200],
    "total-600": [60, 60, 60, 60, 60, 60, 240],
    "aun-qa-shape": [7] * 8,
}
HOLISTIC = [id for id, shape in SHAPES.items() if "[scales.percent]" in shape.rules and 'kind = "mark"' in shape.rules]


@pytest.fixture(scope="module")
def standards(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Standard]:
    place = tmp_path_factory.mktemp("shapes")
    return {id: compile_folder(write(shape, place)) for id, shape in SHAPES.items()}


def requirements(standard: Standard, category: str = "") -> list[str]:
    return [node.code for node in standard.nodes if node.kind == "requirement" and category in ("", node.category)]


@pytest.mark.parametrize("shape", SHAPES.values(), ids=list(SHAPES))
def test_every_shape_is_sound(shape: Shape, tmp_path: Path) -> None:
    assert faults_of(write(shape, tmp_path)) == []


@pytest.mark.parametrize(("id", "points"), POINTS.items())
def test_points_of_the_categories(id: str, points: list[int], standards: dict[str, Standard]) -> None:
    assert [node.maximum for node in standards[id].categories] == points
    assert standards[id].nodes[0].maximum == (7 if id == "aun-qa-shape" else sum(points))


def test_numbers_of_items_factors_and_bands_are_data(standards: dict[str, Standard]) -> None:
    count = {id: [len(requirements(standard, node.code)) for node in standard.categories] for id, standard in standards.items()}
    assert count["results-first"] == [6, 2, 2, 2, 2, 2, 2]
    assert count["two-results"] == [2, 2, 2, 2, 2, 6, 6]
    assert count["twelve-items"] == [12, 12, 12, 12, 12, 12, 6]
    assert sum(count["nscsti-shape"]) == 43
    assert {field.part for field in standards["three-factors"].fields if field.kind == "mark"} == set("ADLTC")
    assert {field.part for field in standards["four-factors"].fields if field.kind == "mark"} == set("ADLITC")
    assert {id: {len(entry.bands) for entry in standards[id].bands} for id in ("edpex-shape", "five-bands")} == {"edpex-shape": {6}, "five-bands": {5}}


@pytest.mark.parametrize("id", HOLISTIC)
def test_a_uniform_35_percent_gives_35_percent_of_the_whole(id: str, standards: dict[str, Standard]) -> None:
    """pmqa.md §6: 350 of 1000."""
    standard = standards[id]
    found = one(standard, everywhere(standard, 35), *(node.code for node in standard.categories))
    assert found == pytest.approx([0.35 * node.maximum for node in (standard.nodes[0], *standard.categories)], abs=1e-9)
    assert (found[0] == 350) is (standard.nodes[0].maximum == 1000)
    assert band(standard, everywhere(standard, 35), "1.1") == ("20" if id == "five-bands" else "30")


@pytest.mark.parametrize("id", ["edpex-shape", "twelve-items", "four-factors", "aun-qa-shape", "nscsti-shape"])
@settings(max_examples=25)
@given(data=st.data())
def test_any_marks_add_up_as_they_do_by_hand(id: str, data: st.DataObject, standards: dict[str, Standard]) -> None:
    """The total by exact fractions from the shape's own numbers: no node of the compiled tree is looked at."""
    shape, standard = SHAPES[id], standards[id]
    legal = {field.key: field.legal for field in standard.fields if field.kind == "mark"}
    answers = {key: data.draw(st.sampled_from(values)) for key, values in legal.items()}
    top = max(max(values) for values in legal.values())
    shares = []
    for k, part in enumerate(shape.parts, start=1):
        marks = [[Fraction(mark) for key, mark in answers.items() if key.split(".")[:2] == [str(k), str(i)]] for i in range(1, part.items + 1)]
        shares.append(sum(sum(item) / len(item) for item in marks) / part.items / Fraction(top))
    if shape.combine == "sum":
        total = sum(Fraction(part.maximum) * share for part, share in zip(shape.parts, shares, strict=True))
    else:
        total = Fraction(shape.maximum) * sum(shares) / len(shares)
    assert one(standard, answers) == (floor(total * 100 + Fraction(1, 2)) / 100,)


@pytest.mark.parametrize("id", SHAPES)
def test_agencies_are_ranked(id: str, standards: dict[str, Standard]) -> None:
    standard = standards[id]
    legal = next(field.legal for field in standard.fields if field.kind == "mark")
    found = scored(standard, {code: everywhere(standard, legal[place]) for code, place in {"A": -2, "B": -1, "C": -2, "D": 0}.items()})
    assert dict(zip("ABCD", found.rank.tolist(), strict=True)) == {"A": 2, "B": 1, "C": 2, "D": 4}


@pytest.mark.parametrize("id", ["two-results", "three-factors", "cyfun-like"])
def test_a_workbook_is_made_and_read_back(id: str, standards: dict[str, Standard], tmp_path: Path) -> None:
    standard = standards[id]
    filled = {field.key: field.legal[(3 * n) % len(field.legal)] for n, field in enumerate(standard.fields) if field.kind == "mark"}
    write_template(standard, tmp_path / "form.xlsx", content=filled | {"profile:code": "A", "profile:name": "สำนักงาน"})
    read = assess(standard, [check(standard, read_submission(tmp_path / "form.xlsx", standard))])
    assert read.left_out == () and [one.code for one in read.checked[0].findings] == []
    assert read.scores.tolist() == scored(standard, {"A": filled}).scores.tolist()


@pytest.mark.parametrize(
    ("low", "high", "star"),
    [
        (5, 5, "5"),
        (4, 4, "4"),
        (3, 5, "4"),  # mean 4.75, no pillar below 3: floor is 4
        (2, 5, "3"),  # mean 4.63, but one pillar at 2: no more than 3
        (1, 5, "2"),
        (1, 1, "1"),
    ],
)
def test_stars_are_the_floor_of_the_mean_but_no_pillar_lies_further_below_than_one(low: int, high: int, star: str, standards: dict[str, Standard]) -> None:
    """other_standards.md §6 (ours)."""
    standard = standards["nscsti-shape"]
    marks = {code: low if standard.node[code].category == "8" else high for code in requirements(standard)}
    assert band(standard, marks) == star


@pytest.mark.parametrize(("passed", "level"), [(0, "1"), (1, "1"), (2, "2"), (3, "2"), (4, "3"), (5, "3"), (6, "4"), (7, "5")])
def test_levels_by_how_many_categories_pass(passed: int, level: str, standards: dict[str, Standard]) -> None:
    """pmqa.md §4: at least two, four, six, all."""
    standard = standards["passed-categories"]
    assert band(standard, {code: 3 if int(standard.node[code].category) <= passed else 2 for code in requirements(standard)}) == level


@pytest.mark.parametrize(
    ("key", "other", "missed"),
    [
        (3, 4, set()),  # 3 and 4: total 3.5
        (3, 3, {"overall"}),
        (4, 3, set()),
        (4, 2, {"categories", "overall"}),
        (2, 5, {"key", "categories"}),
        (None, 4, set()),  # not applicable counts 3
        (4, None, set()),
        (None, None, {"overall"}),
    ],
)
def test_a_bar_in_three_parts_where_not_applicable_counts_3(key: int | None, other: int | None, missed: set[str], standards: dict[str, Standard]) -> None:
    """pmqa.md §4 (CyFun): every key requirement ≥ 3, every category ≥ 3, total ≥ 3.5."""
    standard = standards["cyfun-like"]
    answers = {}
    for code in requirements(standard):
        mark = key if standard.node[code].category == "1" else other
        answers[f"{code}.na" if mark is None else code] = 1 if mark is None else mark
    found = scored(standard, {"A": answers})
    assert {standard.bars[gap.bar].name for gap in found.gaps_of(0)} == missed
    assert found.meets_bars(0) is not bool(missed)


@pytest.mark.parametrize(
    ("percent", "tier"),
    [
        (30, None),  # 300
        (33, "site visit"),  # 330 exactly
        (35, "site visit"),  # 350 exactly: the next tier asks for more than 350
        (36, "350"),
        (45, "350"),  # 450 exactly
        (60, "450"),
        (65, "450"),  # 650 exactly
        (70, "650"),
        (75, "650"),
        (80, "750"),
    ],
)
def test_tiers_tell_more_than_from_at_least(percent: int, tier: str | None, standards: dict[str, Standard]) -> None:
    """The same percent everywhere, as exact points (no legal mark is 33): the total is 10 x percent."""
    standard = standards["tqa-shape"]
    assert band(standard, everywhere(standard, percent)) == tier


@pytest.mark.parametrize(("low", "tier"), [("1", "350"), ("7", "350"), ("2", "450"), ("5", "450")])
def test_a_tier_asks_for_single_categories_too(low: str, tier: str, standards: dict[str, Standard]) -> None:
    """Well above 450, but category 1 (or every result) below the 50-65 band; any one category of 2 to 6 may be low."""
    standard = standards["tqa-shape"]
    answers = {code: 45 if standard.node[code].category == low else 60 if low != "7" else 65 for code in requirements(standard)}
    assert band(standard, answers) == tier


@pytest.mark.parametrize(
    ("first", "others", "value"),
    [
        (50, 80, 50),  # mean 75, capped by the first attribute
        (80, 50, 55),  # mean 55: below it already
        (0, 100, 0),
        (100, 100, 100),
    ],
)
def test_one_attribute_caps_the_whole(first: int, others: int, value: float, standards: dict[str, Standard]) -> None:
    """other_standards.md §7 (EFQM): not above "sound" for approach, not above "scope and relevance" for results."""
    standard = standards["efqm-shape"]
    answers = {field.key: first if field.part in ("sound", "scope") else others for field in standard.fields if field.kind == "mark"}
    found = one(standard, answers, "1.1", "7.1", "4")
    assert found == (10 * value, value / 4, value, 2 * value)


def test_the_generator_writes_what_its_rows_say() -> None:
    assert sorted(files(SHAPES["aun-qa-shape"])) == [*(f"{k}-part.toml" for k in range(1, 9)), "standard.toml"]
