"""A fault of a rule that many requirements use is told once, where the rule is written."""

from __future__ import annotations

from pathlib import Path

import pytest
from bent_standards import CRITERIA, STANDARDS, change, copied, told

from pmqa.standard.check import faults_of

A_D = 'of = [".A", ".D"]\non = "value"\n'


@pytest.fixture
def level(tmp_path: Path) -> Path:
    """The fundamental level: one named bar on 30 requirements of six files, another on which nine put a number of their own."""
    return copied(CRITERIA / "pmqa-fl2", tmp_path)


@pytest.mark.parametrize(("old", "new", "line", "place", "problem"), [
    (f"{A_D}at_least = 3", f"{A_D}at_least = 9", "at_least = 9", "named_bars.practised.at_least", "no answer of LD1.A, LD1.D can meet 9"),
    (f"{A_D}at_least = 3", f"{A_D}at_least = 0", "at_least = 0", "named_bars.practised.at_least", "every answer of LD1.A, LD1.D meets 0"),
    (A_D, A_D.replace(".D", ".X"), "[named_bars.practised]", "named_bars.practised", "of = .X names nothing for on = value"),
    (A_D, f"{A_D}at_most = 4\n", "[named_bars.practised]", "named_bars.practised", "one comparison is needed, found 2"),
    (f"{A_D}at_least = 3", A_D, "[named_bars.practised]", "named_bars.practised", "one comparison is needed, found 0"),
])
def test_at_the_named_bar_with_how_many_use_it(level, old, new, line, place, problem):
    change(level / "standard.toml", old, new)
    assert told(level, faults_of(level)) == [
        ("standard.toml", line, place, f"{problem}; places that use it: 30 (LD1, LD2, LD3 …)")]


def test_in_thai_too(level):
    change(level / "standard.toml", f"{A_D}at_least = 3", f"{A_D}at_least = 9")
    (fault,) = faults_of(level)
    assert fault.problem.th == "ไม่มีคำตอบใดของ LD1.A, LD1.D ถึง 9 จุดที่ใช้: 30 แห่ง (LD1, LD2, LD3 …)"


def test_a_number_of_a_use_is_told_there(level):
    change(level / "7-results.toml", 'use = "level-2", at_least = 80', 'use = "level-2", at_least = 800')
    assert told(level, faults_of(level)) == [
        ("7-results.toml", 'bars = [{ use = "level-2", at_least = 800 }]', "requirements[RM2].bars[0]", "no answer of RM2 can meet 800")]


def test_a_number_that_one_use_lacks_and_the_others_give_is_told_there(level):
    change(level / "7-results.toml", '{ use = "level-2", at_least = 80 }', '"level-2"')
    assert told(level, faults_of(level)) == [
        ("7-results.toml", 'bars = ["level-2"]', "requirements[RM2].bars[0]", "one comparison is needed, found 0")]


def test_what_is_wrong_at_some_uses_is_told_at_these(level):
    """LD1 is marked on a scale that the bar does not fit: the bar is right for the other 29."""
    change(level / "1-leadership.toml", 'code = "LD1"', 'code = "LD1"\nmeasure = { use = "adli", scale = { lowest = 0, highest = 2, step = 1 } }')
    assert told(level, faults_of(level)) == [
        ("1-leadership.toml", 'bars = ["practised", "overall"]', "defaults.bars[0]", "no answer of LD1.A, LD1.D can meet 3")]


def test_a_bar_of_the_defaults_is_told_once(level):
    change(level / "1-leadership.toml", 'bars = ["practised", "overall"]', 'bars = ["practised", { at_least = 6 }]')
    assert told(level, faults_of(level)) == [
        ("1-leadership.toml", 'bars = ["practised", { at_least = 6 }]', "defaults.bars[1]",
         "no answer of LD1 can meet 6; places that use it: 6 (LD1, LD2, LD3 …)")]


def test_two_uses_at_one_requirement_are_told_there(tmp_path):
    folder = copied(STANDARDS / "every-rule", tmp_path)
    change(folder / "1-judgement.toml", 'bars = ["three"]', 'bars = ["three", "three"]')
    assert [(file, place) for file, _, place, _ in told(folder, faults_of(folder))] == [("1-judgement.toml", "requirements[J1].bars[1]")]
