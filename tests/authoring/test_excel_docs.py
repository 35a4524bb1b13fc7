"""docs/criteria-in-excel.md is true: what it shows in first cells and in cells is what is written and read."""

from __future__ import annotations

import re
from pathlib import Path

from pmqa.authoring.hints import Hint
from pmqa.authoring.notation import from_cell
from pmqa.authoring.sheets import kind_label

PAGE = (Path(__file__).parent.parent.parent / "docs" / "criteria-in-excel.md").read_text(encoding="utf-8")


def test_first_cells() -> None:
    shown = re.findall(r"^\| `([^`]*\[[^`]*)` \| (?:a|the) ", PAGE, re.MULTILINE)
    assert len(shown) == 6
    assert [kind_label(cell.rpartition(" ")[2]) for cell in shown] == shown


def test_cells() -> None:
    number, numbers = Hint(frozenset({"number"})), Hint(frozenset({"array"}), frozenset({"number"}))
    for cell, hint, value in (("๓,๕", number, 3.5), ("[75, 80, 85]", Hint(), [75, 80, 85]), ("75, 80, 85", numbers, [75, 80, 85]), ("[]", Hint(), []),
                              ("setting: partial", number, {"setting": "partial"}), ('""', Hint(), "")):
        assert f"`{cell}`" in PAGE
        assert from_cell(cell, hint) == value
