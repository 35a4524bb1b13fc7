"""What the compiler makes of the language, on the fixture that uses all of it."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest

from pmqa.measures import measure_of
from pmqa.standard.compile import compile_folder
from pmqa.standard.compiled import Condition, Standard
from pmqa.standard.fields import Rule
from pmqa.texts import Text

STANDARDS = Path(__file__).parent.parent / "standards"


@pytest.fixture(scope="module")
def rules() -> Standard:
    return compile_folder(STANDARDS / "every-rule")


def bar(standard: Standard, owner: str, name: str):
    return next(one for one in standard.bars if (one.owner, one.name) == (owner, name))


def test_nodes_stand_depth_first_sections_before_requirements(rules):
    assert [(node.code, node.kind, rules.nodes[node.parent].code) for node in rules.nodes[1:13]] == [
        ("1", "category", "total"),
        ("1.1", "section", "1"),
        ("1.1.1", "section", "1.1"),
        ("J6", "requirement", "1.1.1"),
        ("J7", "requirement", "1.1.1"),
        ("J5", "requirement", "1.1"),
        ("J1", "requirement", "1"),
        ("J2", "requirement", "1"),
        ("J3", "requirement", "1"),
        ("J4", "requirement", "1"),
        ("2", "category", "total"),
        ("E1", "requirement", "2"),
    ]


def test_maxima_and_ways_of_combining(rules):
    """Not declared: the standard's, but the sum of those below where they add up. ``combine``: the standard's."""
    assert {
        code: (rules.node[code].maximum, rules.node[code].combine)
        for code in ("total", "1", "1.1", "1.1.1", "2", "E1", "3", "3.1")
    } == {
        "total": (100, "weighted_mean"),
        "1": (100, "weighted_mean"),
        "1.1": (100, "mean"),
        "1.1.1": (100, "min"),
        "2": (100, "sum"),
        "E1": (50, "weighted_mean"),
        "3": (100, "mean"),
        "3.1": (100, "weighted_mean"),
    }


def test_an_undeclared_maximum_of_a_sum_is_the_sum(tmp_path):
    folder = shutil.copytree(STANDARDS / "every-rule", tmp_path / "every-rule")
    path = folder / "2-evidence.toml"
    path.write_text(
        path.read_text(encoding="utf-8")
        .replace("maximum = 100\n", "")
        .replace("maximum = 20", "maximum = 40")
        .replace("weights_total = 100", "weights_total = 120"),
        encoding="utf-8",
    )
    assert compile_folder(folder).node["2"].maximum == 120


def test_a_measure_rounds_its_requirement(rules):
    assert {node.code: node.round for node in rules.nodes if node.round is not None} == {
        "J2": 0,
        "J7": 1,
        "3": 2,
        "R1": 2,
        "R2": 2,
        "process": 1,
    }


def test_fields_of_a_requirement_in_the_order_of_its_cells(rules):
    def keys(owner):
        return [field.key for field in rules.fields if field.owner == owner]

    beside = ["remarks", "filled-by", "filled-on"]
    assert keys("1.1") == ["1.1.na"]
    assert keys("J4") == ["J4.A", "J4.L", "J4.times", "J4.evidence", *(f"J4.{part}" for part in beside)]
    assert keys("E1")[:5] == ["E1.none", "E1.remarks", "E1.filled-by", "E1.filled-on", "E1.B1"]
    assert keys("R5") == [
        "R5.unit",
        "R5.target",
        "R5.y-1",
        "R5",
        "R5.direction",
        "R5.evidence",
        *(f"R5.{part}" for part in beside),
    ]
    assert keys("R6")[0] == "R6.indicator"
    assert keys("hours") == ["hours", "hours.remarks"]


def test_inputs_stand_right_below_the_heading_they_belong_to(rules):
    order = [field.key for field in rules.fields if field.category == "3" and field.owner == field.key]
    assert order[:6] == ["received", "excluded", "announced", "announced-1", "closed", "hours"]
    assert order.index("hours") < order.index("R4")


def test_a_companion_is_asked_for_but_earns_nothing(rules):
    field = rules.field["J4.times"]
    assert (field.kind, field.low, field.high, field.whole, field.required, field.scored) == (
        "number",
        0,
        99,
        True,
        True,
        True,
    )
    assert (field.title, field.types) == (Text("จำนวนครั้ง", "times"), ("office",))
    assert Rule("blank", "J4", ("J4.times",), "J4.times", ("office",)) in rules.rules
    assert bar(rules, "J4", "twice").condition == Condition(("field:J4.times",), "points", "at_least", 2.0, 0)
    parts = {"A": 3.0, "L": 1.0}
    assert measure_of(rules.node["J4"].measure).value(lambda part: np.array([parts[part]])).tolist() == [2.5]


def test_an_optional_row_left_empty_is_no_finding(rules):
    optional = {node.code for node in rules.nodes if node.optional}
    assert optional == {"E3", "R6", "R7"}
    assert not [rule for rule in rules.rules if rule.owner in optional and rule.kind in ("blank", "nothing-ticked")]
    assert not [field.key for field in rules.fields if field.owner in optional and field.required]
    assert [rule.kind for rule in rules.rules if rule.owner == "R6"][:4] == [
        "year-absent",
        "no-result",
        "no-target",
        "target-not-positive",
    ]


def test_evidence_is_demanded_where_the_file_says(rules):
    assert [rule.owner for rule in rules.rules if rule.kind == "no-evidence"] == ["J5"]
    assert rules.field["J5.evidence"].max_chars == 200


def test_bars_take_over_named_ones_and_may_be_switched_off(rules):
    assert bar(rules, "J1", "three").condition == Condition(("field:J1",), "value", "at_least", 2.5, 0)
    fifty = bar(rules, "J2", "fifty")
    assert (fifty.condition.than, fifty.title, fifty.status, fifty.source) == (
        50.0,
        Text("50", "50"),
        "secondary",
        "made up for tests",
    )
    assert bar(rules, "J3", "either").condition == Condition(("field:J3.A", "field:J3.D"), "value", "more_than", 1.0, 1)
    assert bar(rules, "total", "two-of-three").condition == Condition(("1", "2", "3", "4"), "points", "at_least", 40.0, 2)
    off = compile_folder(STANDARDS / "every-rule", "no-companion-bar")
    assert set(rules.bars) - set(off.bars) == {bar(rules, "J4", "twice")}


def test_a_bar_without_a_title_gets_one():
    (first, second) = compile_folder(STANDARDS / "worked-example").bars
    assert (first.name, first.title) == ("bar-1", Text("อย่างน้อย 3", "at least 3"))
    assert second.condition == Condition(("SP1",), "points", "at_least", 2.0, 0)


def test_bands_are_lists_of_conditions_and_alternatives(rules):
    bands = {entry.node: entry.bands for entry in rules.bands}
    assert list(bands) == ["total", "1", "2", "3", "4", "process"]
    lowest, _, good, _ = bands["total"]
    assert lowest.lists == ((),)  # no condition: holds always
    assert good.lists == (
        (Condition(("total",), "points", "at_least", 60.0, 0), Condition(("1", "2", "3", "4"), "share", "at_least", 0.3, 0)),
        (
            Condition(("total",), "points", "more_than", 50.0, 0),
            Condition(("@size",), "points", "is", ("small",), 0),
            Condition(("@staff",), "value", "at_most", 20.0, 0),
        ),
    )
    assert bands["2"][1].lists == ((Condition(("2",), "points", "at_least", 50.0, 0),),)
    assert bands["total"][3].lists[0][2].of == (
        "J6",
        "J7",
        "J5",
        "J1",
        "J2",
        "J4",
    )  # tagged by [defaults], J3 takes itself out


def test_settings_tell_the_value_in_force(rules):
    assert {one.name: one.value for one in rules.settings} == {
        "truncate": "false",
        "partial": "true",
        "factor-cap": '"warn"',
        "points-cap": "true",
        "companion-bar": "true",
    }
    strict = compile_folder(STANDARDS / "every-rule", "strict")
    assert {one.name: one.value for one in strict.settings} == {
        "truncate": "true",
        "partial": "false",
        "factor-cap": '"cap"',
        "points-cap": "true",
        "companion-bar": "true",
    }
    assert (strict.truncate, strict.variant, strict.node["E1"].measure["partial"]) == (True, "strict", False)
    assert [(one.name, one.status, one.source) for one in rules.variants] == [
        ("strict", "adopted", "resolution 1/2025"),
        ("uncapped", "unverified", "made up for tests"),
        ("no-companion-bar", "unverified", "made up for tests"),
    ]


def test_a_status_of_its_own_does_not_take_over_the_source_around_it(tmp_path):
    folder = shutil.copytree(STANDARDS / "every-rule", tmp_path / "every-rule")
    path = folder / "3-results.toml"
    path.write_text(
        path.read_text(encoding="utf-8").replace('code = "R4"\n', 'code = "R4"\nstatus = "verified"\n'),
        encoding="utf-8",
    )
    nodes = compile_folder(folder).node
    assert {code: (nodes[code].status, nodes[code].source) for code in ("R3", "R4", "J1")} == {
        "R3": ("secondary", "made up for tests"),
        "R4": ("verified", ""),
        "J1": ("unverified", "made up for tests"),
    }


def test_a_section_passes_its_agency_types_on(rules):
    assert rules.node["J4"].types == ("office",)
    assert {rule.types for rule in rules.rules if rule.owner == "J4"} == {("office",)}


def test_the_header_of_the_standard(rules):
    assert (rules.id, rules.edition, rules.in_force, rules.supersedes, rules.calendar, rules.year) == (
        "every-rule",
        "1",
        "2024-10-01–2025-09-30",
        "earlier-rules",
        "CE",
        2025,
    )
    assert (rules.word("category"), rules.word("agency")) == (Text("ส่วน", "Part"), Text("หน่วยงาน", "agency"))
    assert [field.key for field in rules.profile] == ["code", "name", "period", "size", "staff", "remark", "founded"]
    assert rules.ranking.key == ("bars", "total", "process", "3")
