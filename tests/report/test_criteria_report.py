"""Standards as text: listed, in full, and with the faults of their files."""

from __future__ import annotations

from pathlib import Path

import pytest
from reported import ROUND, standard_in
from written_standards import compiled

from pmqa.report.blocks import Block, laid_out
from pmqa.report.criteria_report import check_report, list_report
from pmqa.report.standard_report import standard_report
from pmqa.report.wrapping import cells
from pmqa.standard.compiled import Standard
from pmqa.standard.faults import CriteriaError


@pytest.fixture(scope="module")
def standard(tmp_path_factory: pytest.TempPathFactory) -> Standard:
    return standard_in(tmp_path_factory.mktemp("worked"))


def text(blocks: list[Block], width: int | None) -> list[str]:
    return [line.text for line in laid_out(blocks, width)]


def test_standards_listed_with_those_that_cannot_be_used(standard: Standard) -> None:
    assert text(list_report([standard], {"bent": (Path("criteria/bent"), 2)}, "en"), None) == [
        "Standard\tYear\tStatus\tContent\tTitle",
        "worked\t2561\tunverified\tabcdefabcdef\tWorked example",
        "from criteria",
        "✗ bent cannot be used: 2 fault(s), see pmqa criteria check criteria/bent",
    ]


def test_one_standard_in_full(standard: Standard) -> None:
    assert text(standard_report(standard, "en"), 80) == [
        "worked · Worked example",
        "criteria abcdefabcdef from criteria/worked",
        "",
        "year     2561",
        "status   unverified",
        "source   invented",
        "types    department (Department), province (Province)",
        "ranking  within type, bars > total (unverified)",
        "",
        "Unsettled rules",
        "direction    = 3        unverified  bar of direction",
        "direction-2  --variant  unverified  the bar of direction is 2",
        "",
        "Code     Of Weight  Measure        Status      Requirement",
        "total     5      1  weighted_mean  unverified  Total",
        "  1       5    0.6  weighted_mean  unverified  Leadership",
        "    LD1   5      2  mark           unverified  Direction",
        "    LD2   5      1  mark           unverified  Governance",
        "  2       5    0.4  weighted_mean  unverified  Strategy",
        "    SP1   5      1  mark           unverified  Plan",
        "    SP2   5      1  mark           unverified  Follow-up",
        "",
        "Bars",
        "LD1  LD1 ≥ 3  unverified  direction at least 3",
        "SP1  SP1 ≥ 2  adopted     at least 2",
    ]


@pytest.mark.parametrize("lang", ["th", "en"])
def test_no_line_is_wider_than_the_window(standard: Standard, lang: str) -> None:
    assert max(map(cells, text([*standard_report(standard, lang), *list_report([standard], {}, lang)], 80))) <= 80


def test_the_variant_in_use_is_named(tmp_path: Path) -> None:
    lines = text(standard_report(standard_in(tmp_path, "direction-2"), "en"), None)
    assert lines[2] == "variant direction-2: the bar of direction is 2"
    assert "LD1\tLD1 ≥ 2\tunverified\tdirection at least 3" in lines


def test_every_fault_with_its_place_and_remedy(tmp_path: Path) -> None:
    bent = ROUND | {"2-strategy.toml": ROUND["2-strategy.toml"].replace('title = { th = "แผน", en = "Plan" }', "titel = 1", 1)}
    with pytest.raises(CriteriaError) as caught:
        compiled(tmp_path, bent)
    lines = text(check_report({"worked": (Path("w"), caught.value.faults), "fine": (Path("f"), [])}, "en"), None)
    assert lines[0] == f"✗ worked: {len(caught.value.faults)} fault(s) (w)"
    assert any(line.startswith("  2-strategy.toml:") and "requirements[SP1].titel: " in line for line in lines)
    assert lines[-1] == "✓ fine: usable (f)"
