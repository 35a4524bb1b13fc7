"""Answers that only some standards ask for: choices and what they require, caps, dates, periods of a cycle."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from written_standards import answered

from pmqa.checks import check
from pmqa.checks.answers import Said, said
from pmqa.gather import gather
from pmqa.measures import measure_of
from pmqa.standard.compile import compile_folder
from pmqa.standard.compiled import Standard
from pmqa.standard.fields import Field
from pmqa.submission import Entry, Submission
from pmqa.texts import Text
from pmqa.xlsx.cells import Cell

FOLDER = Path(__file__).parents[1] / "standards" / "every-rule"
DATE = Field("X.seen", "X", "seen", "date", Text("วันที่", "date"), "seen", "X")
PLAN = Field("X.plan", "X", "plan", "presence", Text("แผน", "plan"), "plan", "X", max_chars=5)


@pytest.fixture(scope="module")
def rules() -> Standard:
    return compile_folder(FOLDER)


@pytest.mark.parametrize(
    ("field", "cell", "expected"),
    [
        (DATE, Cell("number", 45306.0, format="date"), Said(45306.0)),
        (DATE, Cell("number", 45306.0), Said(45306.0)),
        (DATE, Cell("text", "15/1/2567"), Said(45306.0, ("ANS038",))),
        (DATE, Cell("text", "๒๐๒๔-๐๑-๑๕"), Said(45306.0, ("ANS038",))),
        (DATE, Cell("text", "2024-01-15"), Said(45306.0)),
        (DATE, Cell("text", "15/1/24"), Said(None, ("ANS036",))),
        (DATE, Cell("number", 2567.0), Said(None, ("ANS036",))),
        (DATE, Cell("boolean", True), Said(None, ("ANS036",))),
        (DATE, Cell("text", " "), Said(None)),
        (PLAN, Cell("text", "แผน"), Said(1.0)),
        (PLAN, Cell("text", "แผนแก้ไข"), Said(1.0, ("ANS028",))),
    ],
)
def test_dates_and_texts(field: Field, cell: Cell, expected: Said) -> None:
    assert said(field, cell) == expected


def findings(standard: Standard, cells: dict[str, object], owner: str, year: int = 2025, period: str = "มกราคม") -> list[tuple[str, str, str]]:
    """(code, field of the cell, found) of what is said about one requirement, all other cells being blank."""
    entries = {field.key: Entry(None, "S", field.key) for field in standard.fields if "school" in (field.types or ("school",))}
    for key, value in cells.items():
        entries[key] = Entry(Cell("number" if isinstance(value, float) else "text", value), "S", key)
    profile = {field.key: Entry(Cell("text", period) if field.key == "period" else None, "P", field.key) for field in standard.profile}
    found = check(standard, Submission("f.xlsx", "", standard.id, "", "school", year, profile, entries)).findings
    return [(one.code, one.cell, one.found) for one in found if one.requirement == owner or one.code.startswith("STD")]


def test_a_choice_asks_for_what_it_requires(rules: Standard) -> None:
    assert findings(rules, {"4.2": "major"}, "4.2") == [("ANS035", "4.2.plan", ""), ("ANS035", "4.2.seen", "")]
    assert findings(rules, {"4.2": "major", "4.2.plan": "แผน", "4.2.seen": 45306.0}, "4.2") == []
    assert findings(rules, {"4.2": "สอดคล้อง"}, "4.2") == []
    assert findings(rules, {"4.2": "good", "4.2.state": "verified"}, "4.2") == [("ANS035", "4.2.seen", "")]
    assert findings(rules, {"4.2": "excellent"}, "4.2") == [("ANS019", "4.2", "excellent")]


def test_not_applicable_is_chosen_with_its_reason_and_nothing_beside(rules: Standard) -> None:
    assert findings(rules, {"4.2": "not applicable"}, "4.2") == [("ANS035", "4.2.na", "")]
    assert findings(rules, {"4.2": "not applicable", "4.2.na": "ไม่มีภารกิจ"}, "4.2") == []
    assert findings(rules, {"4.2": "good", "4.2.na": "ไม่มีภารกิจ"}, "4.2") == [("ANS027", "4.2.na", "")]
    assert findings(rules, {"4.2": "not applicable", "4.2.na": "ไม่มีภารกิจ", "4.2.plan": "แผน"}, "4.2") == [("ANS027", "4.2.na", "")]


def test_the_lowest_factor_caps_the_range_of_the_mark(rules: Standard) -> None:
    """pmqa.md section 6: the weakest factor caps the band, by default as a warning; factors need not be given."""
    marks = {"4.5": 65.0, "4.5.A": 30.0, "4.5.D": 90.0}
    assert findings(rules, marks, "4.5") == [("ANS033", "4.5", "65, A = 30, D = 90")]
    assert findings(rules, marks | {"4.5": 60.0}, "4.5") == []  # the top of the range in which 30 lies
    assert findings(rules, {"4.5": 65.0}, "4.5") == []
    capping = compile_folder(FOLDER, "strict")
    assert findings(capping, marks, "4.5") == [("ANS034", "4.5", "65, A = 30, D = 90")]

    def value(standard: Standard, **parts: float) -> float:
        measure = measure_of(standard.node["4.5"].measure)
        return float(measure.value(lambda part: np.array([parts.get(part or "mark", np.nan)]))[0])

    assert [value(one, mark=65.0, A=30.0, D=90.0) for one in (rules, capping)] == [65.0, 60.0]
    assert value(capping, mark=65.0) == 65.0
    assert value(capping, A=30.0) == 0.0


def test_a_mean_may_not_exceed_a_factor(rules: Standard) -> None:
    """EFQM (other_standards.md section 7): the part's value may not exceed one attribute."""
    measure = measure_of(rules.node["4.7"].measure)
    assert [float(measure.value({"A": np.array([a]), "D": np.array([d])}.__getitem__)[0]) for a, d in ((40.0, 80.0), (80.0, 40.0))] == [40.0, 60.0]
    assert "reduced from 60 to 40 because A" in measure.explain({"A": 40.0, "D": 80.0}.get)[1].en


def test_a_workbook_of_a_time_when_the_edition_was_not_in_force(rules: Standard) -> None:
    """In force from 2024-10-01 to 2025-09-30; monthly."""
    assert findings(rules, {}, "-", 2025, "กันยายน") == []
    assert findings(rules, {}, "-", 2025, "October") == [("STD012", "period", "2025-10")]
    assert findings(rules, {}, "-", 2024, "September") == [("STD012", "period", "2024-09")]
    assert findings(rules, {}, "-", 2024, "ตุลาคม") == []


def test_periods_are_not_ranked_together(rules: Standard) -> None:
    rows = [answered(rules, code, {}, "school") for code in "ABC"]
    rows = [row._replace(attributes={**row.attributes, "year": 2025, "period": period, "staff": 5.0})
            for row, period in zip(rows, ("01", "01", "02"), strict=True)]
    result = gather(rules, rows, None)
    assert [(one.code, one.found, one.expected) for one in result.findings] == [("STD011", "02", "01")]
    assert [left.agency for left in result.left_out] == ["C"]
