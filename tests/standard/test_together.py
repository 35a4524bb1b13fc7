"""A faulty value hides no reference to nothing, in whichever file, and makes none up."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from bent_standards import STANDARDS, change, copied, told

from pmqa.standard.check import faults_of

BROKEN = {one["name"]: one for one in tomllib.loads(Path(__file__).with_name("broken.toml").read_text(encoding="utf-8"))["broken"]}
VALUES = {
    "worked-example": ["misspelt key", "text for a number", "half a decimal", "misspelt word", "no Thai", "endless number", "unknown status",
                       "setting of the wrong kind", "other id than folder"],
    "every-rule": ["word that the program never says", "setting without a value", "boxes without end", "factor twice", "curve of two halves",
                   "low above high", "idle key beside input", "options without choice", "years that end before they begin",
                   "in force from no date", "blank factors in a mean", "nothing to earn"],
}
REFERENCES = {
    "worked-example": ["unknown section", "bar on nothing", "grouped by types that are not there"],
    "every-rule": ["unknown agency type", "ranked by nothing", "grouped by nothing", "unknown bar", "bands of nothing", "unknown choice",
                   "no such node to cap", "no such band to cap at", "no such node in a subtotal", "no such node to compare with",
                   "a choice requires what is not there", "valid from a day that nobody asks for", "unknown input"],
}
HIDDEN = {"grouped by types that are not there"}  # what must fit together is looked at when the values are right


def expected(*names: str) -> set[tuple[str, str]]:
    """(file, problem) of each; places are named by codes, which another fault may change."""
    lines = [line.split(" | ") for name in names for line in BROKEN[name]["told"].strip().splitlines()]
    return {(file, problem) for file, _, _, problem in lines}


@pytest.mark.parametrize(("standard", "value"), [(standard, value) for standard, values in VALUES.items() for value in values])
def test_each_is_told_and_nothing_else(standard, value, tmp_path):
    for reference in REFERENCES[standard]:
        folder = copied(STANDARDS / standard, tmp_path / reference)
        for name in (value, reference):
            broken = BROKEN[name]
            change(folder / broken["file"], broken.get("old", ""), broken["new"])
        found = {(file, problem) for file, _, _, problem in told(folder, faults_of(folder))}
        assert found == expected(value, *({reference} - HIDDEN)), reference


@pytest.fixture
def worked(tmp_path: Path) -> Path:
    return copied(STANDARDS / "worked-example", tmp_path)


def test_in_one_file_and_across_files(worked):
    change(worked / "standard.toml", "maximum = 5", 'maximum = "5"')
    change(worked / "1-leadership.toml", "weight = 2", 'weight = "2"')
    change(worked / "1-leadership.toml", 'code = "LD2"', 'code = "LD2"\nbars = ["practised", { of = "LD9", at_least = 3 }]')
    change(worked / "2-strategy.toml", 'code = "SP2"', 'code = "SP2"\nmeasure = "marks"\nin = "2.1"')
    assert [(file, place) for file, _, place, _ in told(worked, faults_of(worked))] == [
        ("standard.toml", "maximum"), ("1-leadership.toml", "requirements[LD1].weight"), ("1-leadership.toml", "requirements[LD2].bars[0]"),
        ("1-leadership.toml", "requirements[LD2].bars[1]"), ("2-strategy.toml", "requirements[SP2].measure"),
        ("2-strategy.toml", "requirements[SP2].in")]


def test_a_file_that_is_no_toml_hides_no_other(worked):
    """What its codes may be is not known, so that nothing is said of codes; but of names."""
    change(worked / "1-leadership.toml", "weight = 2", "weight = ")
    change(worked / "standard.toml", 'key = ["total"]', 'key = ["LD1", "nothing"]')
    change(worked / "2-strategy.toml", "bars = [{ at_least = 2 }]", 'bars = ["practised", { of = "LD1", at_least = 2 }]')
    assert [(file, place) for file, _, place, _ in told(worked, faults_of(worked))] == [
        ("1-leadership.toml", ""), ("2-strategy.toml", "requirements[SP1].bars[0]")]


@pytest.mark.parametrize(("file", "old", "new", "place"), [
    ("standard.toml", "[measures.mark]", "[measurs.mark]", "measurs"),
    ("standard.toml", "[scales.level]", "[scales.Level]", "scales.Level"),
    ("standard.toml", 'kind = "mark"', 'kind = "marks"', "measures.mark.kind"),
    ("1-leadership.toml", 'measure = "mark"', 'mesure = "mark"', "defaults.mesure"),
    ("1-leadership.toml", 'measure = "mark"', "measure = 1", "defaults.measure"),
    ("1-leadership.toml", 'code = "LD1"', "code = 1", "requirements[0].code"),
    ("1-leadership.toml", 'code = "1"', "code = 1", "code"),
    ("2-strategy.toml", "[[requirements]]", "[[requirement]]", "requirement"),
])
def test_what_hangs_on_a_faulty_value_is_not_told(worked, file, old, new, place):
    change(worked / "standard.toml", 'key = ["total"]', 'key = ["LD1", "SP1", "total"]')
    change(worked / "2-strategy.toml", "bars = [{ at_least = 2 }]", 'bars = [{ of = ["LD1", "1"], on = "share", at_least = 0.5 }]')
    assert faults_of(worked) == []
    change(worked / file, old, new)
    assert [(name, where) for name, _, where, _ in told(worked, faults_of(worked))] == [(file, place)]
