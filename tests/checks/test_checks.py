"""Every finding about answers: a cell as it stands in the file, and the whole list of findings it makes.

The cases are the clauses of issue and design: blank, zero, not-applicable, text for a number, out of scale, formula in a
mark cell, Excel error value, repaired digits, missing evidence, contradicting order, results year absent.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from pmqa.checks import check
from pmqa.checks.answers import Said, said
from pmqa.standard.compiled import Standard
from pmqa.standard.fields import Field
from pmqa.standard.store import load_standard
from pmqa.submission import Entry, Submission
from pmqa.texts import Text
from pmqa.xlsx.cells import Cell

TITLE = Text("คะแนน", "Mark")
MARK = Field("LD1", "LD1", "", "mark", TITLE, "mark", "LD1", legal=(0.0, 1.0, 2.0, 3.0, 4.0, 5.0))
PERCENT = Field("RM1", "RM1", "", "number", TITLE, "value", "RM1", low=0.0, high=100.0, percent=True)
ITA = Field("RM6", "RM6", "", "number", TITLE, "value", "RM6", low=0.0, high=100.0, scored=True)
COUNT = Field("N1", "N1", "", "number", TITLE, "value", "N1", low=0.0, whole=True)
TICK = Field("1.1.B1", "1.1", "B1", "tick", TITLE, "tick", "1.1.B1")
WAY = Field("K.direction", "K", "direction", "option", TITLE, "direction", "K", options=(Text("มากกว่าดี", "more"), Text("น้อยกว่าดี", "less")))
PROOF = Field("LD1.evidence", "LD1", "evidence", "text", TITLE, "evidence", "LD1", max_chars=5)
REASON = Field("LD1.na", "LD1", "na", "presence", TITLE, "na", "LD1")


def text(value: str) -> Cell:
    return Cell("text", value)


def number(value: float, format_: str = "") -> Cell:
    return Cell("number", value, format=format_)


@pytest.mark.parametrize(
    ("field", "cell", "value", "codes"),
    [
        (MARK, None, None, ()),
        (MARK, number(3.0), 3.0, ()),
        (MARK, number(0.0), 0.0, ()),
        (MARK, text("  "), None, ()),
        (MARK, text("\u00a0\u200b"), None, ()),
        (MARK, number(2.5), None, ("ANS012",)),
        (MARK, number(6.0), None, ("ANS012",)),
        (MARK, text("ดี"), None, ("ANS003",)),
        (MARK, Cell("boolean", True), None, ("ANS003",)),
        (MARK, text("๔"), 4.0, ("ANS010",)),
        (MARK, text("４"), 4.0, ("ANS010",)),
        (MARK, text("๗"), None, ("ANS010", "ANS012")),
        (MARK, text("N/A"), None, ("ANS026",)),
        (MARK, text("ไม่เกี่ยวข้อง"), None, ("ANS026",)),
        (MARK, Cell("number", 3.0, formula=True), None, ("ANS005",)),
        (MARK, Cell("uncalculated", None, formula=True), None, ("ANS005",)),
        (MARK, Cell("error", "#REF!", formula=True), None, ("ANS006",)),
        (MARK, number(3.0, "date"), 3.0, ("ANS016",)),
        (PERCENT, number(82.5), 82.5, ()),
        (PERCENT, number(0.825, "percent"), 82.5, ("ANS015",)),
        (PERCENT, number(0.85), 0.85, ("ANS017",)),
        (PERCENT, text("0.5%"), 0.5, ("ANS010",)),
        (PERCENT, text("85,5"), 85.5, ("ANS010",)),
        (PERCENT, text("1,234"), None, ("ANS011",)),
        (PERCENT, number(101.0), None, ("ANS013",)),
        (PERCENT, number(-1.0), None, ("ANS013",)),
        (PERCENT, Cell("number", 90.0, formula=True), 90.0, ("ANS008",)),
        (PERCENT, Cell("uncalculated", None, formula=True), None, ("ANS007",)),
        (ITA, number(0.8137, "percent"), 81.37, ("ANS015",)),
        (ITA, number(84.0, "percent"), None, ("ANS015", "ANS013")),
        (ITA, text("-"), None, ("ANS003",)),
        (COUNT, number(12.0, "percent"), None, ("ANS011",)),
        (COUNT, text(" – "), None, ()),
        (MARK, number(0.04, "percent"), None, ("ANS012",)),
        (MARK, text("-"), None, ("ANS003",)),
        (COUNT, number(3.5), None, ("ANS014",)),
        (COUNT, text("1,234,567"), 1234567.0, ("ANS010",)),
        (TICK, text("✓"), 1.0, ()),
        (TICK, text("X"), 1.0, ()),
        (TICK, text("/"), 1.0, ()),
        (TICK, text(" √"), 1.0, ()),
        (TICK, text("✗"), None, ("ANS018",)),
        (TICK, number(0.0), 0.0, ()),
        (TICK, text("บางส่วน"), None, ("ANS018",)),
        (WAY, text(" น้อยกว่าดี "), 1.0, ()),
        (WAY, text("MORE"), 0.0, ()),
        (WAY, text("มาก"), None, ("ANS019",)),
        (PROOF, text("12345"), 5.0, ()),
        (PROOF, text("123456"), 6.0, ("ANS028",)),
        (REASON, text("ไม่มีภารกิจ"), 1.0, ()),
    ],
)
def test_one_cell(field: Field, cell: Cell | None, value: float | None, codes: tuple[str, ...]) -> None:
    assert said(field, cell) == Said(value, codes)


@pytest.fixture(scope="module")
def standard() -> Standard:
    return load_standard(Path(__file__).parents[1] / "standards" / "every-rule")


def filled(standard: Standard) -> dict[str, object]:
    """Answers without a finding for an office."""
    answers: dict[str, object] = {f"profile:{f.key}": f.options[0].th if f.options else 12.0 if f.kind == "number" else 45306.0 if f.kind == "date" else "ข้อมูล"
                                  for f in standard.profile}
    for field in standard.fields:
        if field.part == "na" or field.part == "none" or (field.types and "office" not in field.types):
            continue
        if field.kind == "mark":
            answers[field.key] = field.legal[-1]
        elif field.kind == "number":
            answers[field.key] = 1.0 if field.whole else 50.0
        elif field.kind == "tick":
            answers[field.key] = "✓"
        elif field.kind == "option":
            answers[field.key] = field.options[0].en
        elif field.kind == "date":
            answers[field.key] = 45306.0
        elif field.kind == "presence":
            answers[field.key] = "ข้อมูล"
        elif field.column == "evidence":
            answers[field.key] = "E1"
    return answers


def findings(standard: Standard, changed: dict[str, object]) -> list[tuple[str, str, str, str]]:
    """Code, cell, requirement and found of every finding; a cell's place is its own key."""
    answers = {**filled(standard), **changed}

    def entry(key: str, name: str) -> Entry:
        value = answers.get(name)
        cell = None if value is None else text(value) if isinstance(value, str) else number(float(value))
        return Entry(cell, "sheet", key)

    submission = Submission(
        "a.xlsx", "", standard.id, "", "office", 2025, {f.key: entry(f.key, f"profile:{f.key}") for f in standard.profile},
        {f.key: entry(f.key, f.key) for f in standard.fields if not f.types or "office" in f.types})
    return [(f.code, f.cell, f.requirement, f.found) for f in check(standard, submission).findings]


def test_a_full_workbook_has_no_finding(standard: Standard) -> None:
    assert findings(standard, {}) == []


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"profile:name": None}, [("PRF001", "name", "", "")]),
        ({"J1": None}, [("ANS001", "J1", "J1", "")]),
        ({"J5.evidence": None}, [("ANS020", "J5.evidence", "J5", "")]),
        ({"J1": 0.0}, [("ANS029", "J1.evidence", "J1", "")]),
        ({"J3.A": 0.0}, [("ANS021", "J3.A", "J3", "A = 0, D = 5")]),
        ({"J3.A": None, "J3.D": None}, [("ANS001", "J3.A", "J3", ""), ("ANS001", "J3.D", "J3", "")]),
        ({"J1.na": "ไม่มีภารกิจ"}, [("ANS027", "J1.na", "J1", "")]),
        ({"J1.na": "ไม่มีภารกิจ", "J1": None, "J1.evidence": None}, []),
        ({"E1.B1": None, "E1.B2": None, "E1.B3": None, "E1.A1": None, "E1.A2": None}, [("ANS030", "E1.none", "E1", "")]),
        ({"E1.none": "✓"}, [("ANS022", "E1.none", "E1", "")]),
        ({"R4": None}, [("ANS023", "R4", "R4", "")]),
        ({"R4": None, "R4.y-1": None, "R4.y-2": None}, [("ANS001", "R4", "R4", "")]),
        ({"R6.target": None}, [("ANS024", "R6.target", "R6", "")]),
        ({"R6.target": 0.0}, [("ANS025", "R6.target", "R6", "target = 0")]),
        ({"R6": None, "R6.y-1": None, "R6.y-2": None}, [("ANS032", "R6", "R6", "")]),
        ({"R6.direction": None}, [("ANS031", "R6.direction", "R6", "")]),
        ({"received": None}, [("ANS001", "received", "received", "")]),
    ],
)
def test_what_joins_several_cells(standard: Standard, changed: dict[str, object], expected: list) -> None:
    assert findings(standard, changed) == expected
