"""A standard edited as a workbook, on the command line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from commanded import Ran

Run = Callable[..., Ran]


@pytest.fixture
def book(pmqa_: Run) -> Path:
    ran = pmqa_("criteria", "to-excel", "worked", "-o", "worked.xlsx")
    assert (ran.code, ran.err) == (0, "")
    assert ran.lines == ["worked.xlsx · 8 sheets", "  standard, measures, scales, agency types, settings, variants, 1 Leadership, 2 Strategy",
                         "Edit it, then make criteria files of it: pmqa criteria from-excel worked.xlsx -o criteria/worked"]
    return Path("worked.xlsx")


def test_there_and_back(pmqa_: Run, office: Path, book: Path) -> None:
    ran = pmqa_("criteria", "from-excel", "worked.xlsx", "-o", "new/worked")
    assert ran.code == 0
    assert ran.lines == ["✓ new/worked: usable, 3 of 3 files changed", "  standard.toml", "  1-leadership.toml", "  2-strategy.toml"]
    for path in (office / "criteria" / "worked").iterdir():
        assert (office / "new" / "worked" / path.name).read_bytes() == path.read_bytes()


def test_an_edit_is_used_at_once(pmqa_: Run, office: Path, book: Path) -> None:
    opened = openpyxl.load_workbook(book)
    sheet = opened["settings"]
    at = next(cell.column for cell in sheet[4] if cell.value == "value")
    sheet.cell(5, at).value = 4
    opened.save(book)
    assert pmqa_("criteria", "from-excel", "worked.xlsx", "-o", "criteria/worked").err == (
        "criteria/worked holds criteria files: add --replace to replace them.\n")
    assert pmqa_("criteria", "from-excel", "worked.xlsx", "-o", "criteria/worked", "--replace").lines == [
        "✓ criteria/worked: usable, 1 of 3 files changed", "  standard.toml"]
    gaps = {one["agency"]["code"]: [gap["minimum"] for gap in one["gaps"]] for one in pmqa_("gaps", "sent", "--format", "json").data["agencies"]}
    assert gaps == {"A": [], "B": [4.0], "C": [], "D": [4.0]}


def test_a_fault_is_told_with_its_cell(pmqa_: Run, office: Path, book: Path) -> None:
    opened = openpyxl.load_workbook(book)
    sheet = opened["1 Leadership"]
    at = next(cell for cell in sheet[4] if cell.value == "weight").column_letter
    sheet[f"{at}7"] = "many"
    opened.save(book)
    ran = pmqa_("criteria", "from-excel", "worked.xlsx", "-o", "new/worked")
    assert ran.code == 3
    assert ran.lines == ["✗ worked.xlsx: 1 fault; nothing was written",
                         f'  1 Leadership!{at}7 requirements[LD1].weight: "many" will not do: it must be a number. Correct it; see docs/criteria.md.']
    assert not (office / "new" / "worked").exists()


def test_wrong_use(pmqa_: Run, office: Path, book: Path) -> None:
    assert pmqa_("criteria", "to-excel", "worked", "-o", "worked.xlsx").err == "worked.xlsx exists and may hold changes; it is not written over.\n"
    assert pmqa_("criteria", "to-excel", "worked", "-o", "worked.csv").err == "worked.csv must be a file .xlsx in a folder that is there.\n"
    (office / "text.xlsx").write_text("a text", encoding="utf-8")
    ran = pmqa_("criteria", "from-excel", "text.xlsx", "-o", "new/worked")
    assert (ran.code, ran.err.split(":")[0]) == (2, "text.xlsx")
