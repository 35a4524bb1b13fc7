"""Numbers as a report shows them: published, as typed, or with as many decimals as tell a value from its bar."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from written_standards import WORKED, answered, compiled

from pmqa.assessment import Gap, assess
from pmqa.report.tables import chart, gap_numbers, gap_row, marks, number
from pmqa.standard.compiled import Standard


@pytest.fixture(scope="module")
def standard(tmp_path_factory: pytest.TempPathFactory) -> Standard:
    return compiled(tmp_path_factory.mktemp("worked"), WORKED)


def on(standard: Standard, on: str, op: str = "at_least", than: float | bool = 3.0) -> Standard:
    """The standard with its first bar on something else."""
    first, *rest = standard.bars
    return replace(standard, bars=(first._replace(condition=first.condition._replace(on=on, op=op, than=than)), *rest))


def gap(value: float | None, short: float | None, minimum: float = 3.0) -> Gap:
    return Gap(0, "LD1", "", value, minimum, short, "หมวด 1!G6", "unverified")


def test_points_that_fail_never_look_equal_to_their_bar(standard: Standard) -> None:
    assert gap_numbers(standard, gap(2.5, 0.5), "en") == ("2.50", "≥ 3.00", "0.50")
    assert gap_numbers(standard, gap(2.9996, 0.0004), "en") == ("2.9996", "≥ 3.0000", "0.0004")
    assert gap_numbers(standard, gap(None, 3.0), "en") == ("blank", "≥ 3.00", "3.00")


def test_typed_values_are_shown_as_typed(standard: Standard) -> None:
    typed = on(standard, "value")
    assert gap_numbers(typed, gap(79.9, 80 - 79.9, 80.0), "en") == ("79.9", "≥ 80", "0.1")
    assert gap_numbers(typed, gap(2.0, 1.0), "th") == ("2", "≥ 3", "1")
    assert gap_numbers(typed, gap(None, 3.0), "th") == ("ว่าง", "≥ 3", "3")


def test_bars_from_above_and_bars_on_other_bars(standard: Standard) -> None:
    assert gap_numbers(on(standard, "points", "at_most", 2.0), gap(2.5, 0.5, 2.0), "en") == ("2.50", "≤ 2.00", "0.50")
    assert gap_numbers(on(standard, "bars", "is", True), gap(0.0, 1.0, 1.0), "en") == ("✗ unmet", "✓ met", "–")


def test_a_gap_says_where_it_is(tmp_path: Path) -> None:
    on_marks = {name: text.replace("at_least = ", 'on = "value", at_least = ') for name, text in WORKED.items()}
    standard = compiled(tmp_path, on_marks)
    one = assess(standard, [answered(standard, "B", {"LD1": 2, "LD2": 5, "SP1": 3, "SP2": 5})]).gaps_of(0)[0]
    assert gap_row(standard, one, "en") == ("LD1", "2", "≥ 3", "1", "unverified", "หมวด 1!G6")


def test_numbers_charts_and_marks() -> None:
    assert [number(value, 2) for value in (3.5, 0.0, None, float("nan"))] == ["3.50", "0.00", "–", "–"]
    assert [chart(share).count("█") for share in (0.0, 0.024, 0.026, 0.5, 0.999, 1.0, 1.2, float("nan"))] == [0, 0, 1, 10, 20, 20, 20, 0]
    assert [marks(True, 0, "en"), marks(False, 1, "en"), marks(False, 3, "en"), marks(False, 0, "en")] == [
        "✓ met", "✗ 1 gap", "✗ 3 gaps", "✗ unmet"]
    assert marks(False, 3, "th") == "✗ ขาด 3"
