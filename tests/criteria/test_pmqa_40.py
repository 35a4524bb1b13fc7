"""PMQA 4.0: every unsettled rule is a variant, and the worked example whose verdict one of them flips (pmqa.md §7)."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from scored import CRITERIA, scored, shipped

from pmqa.deciding import deciding
from pmqa.standard.compiled import Standard
from pmqa.standard.store import load_standard

THIRD = {"RM1": 85, "RM2": 85, "RM3": 85, "RM4": 90, "RM5": 90, "RM6": 60, "RM7": 85, "RM8": 96, "RM9": 80, "RM10": 80}  # level 3 of each table


def flat_400_and_300(standard: Standard) -> dict[str, float]:
    """Items of categories 1-6 all at 400 (Basic and Advance full), of category 7 all at 300."""
    return {field.key: 1 for field in standard.fields if field.kind == "tick" and field.part[0] in "BA"} | THIRD


@pytest.fixture
def with_mark(tmp_path: Path) -> Path:
    """The standard with a mark of 385 on the total, as an office might set it."""
    folder = shutil.copytree(CRITERIA / "pmqa-40", tmp_path / "pmqa-40")
    main = folder / "standard.toml"
    text = main.read_text(encoding="utf-8")
    main.write_text(text.replace("\nmaximum = 500\n", '\nmaximum = 500\nbars = [{ name = "mark", at_least = 385 }]\n', 1), encoding="utf-8")
    return folder


@pytest.mark.parametrize(("variant", "total", "meets"), [("", 385.71, True), ("thirty-items", 380.0, False)])
def test_a_mark_of_385_flips(variant: str, total: float, meets: bool, with_mark: Path) -> None:
    standard = load_standard(with_mark, variant)
    found = scored(standard, {"A": flat_400_and_300(standard)}, "department")
    assert (found.scores[0, 0], found.meets_bars(0)) == (total, meets)


def test_the_report_names_the_rules_that_decide_it(with_mark: Path) -> None:
    """The other readings give less or no more than 385 too: each alone would change the verdict, or leave it."""
    standard = load_standard(with_mark)
    found = scored(standard, {"A": flat_400_and_300(standard)}, "department")
    assert [(rule.kind, rule.rule) for rule in deciding(found, lambda variant: load_standard(with_mark, variant))[0]] == [("variant", "thirty-items")]


def test_every_unsettled_rule_has_a_variant_that_decides_it_otherwise() -> None:
    standard = shipped("pmqa-40")
    assert [variant.name for variant in standard.variants] == ["all-or-nothing", "ungated", "thirty-items", "below-level-1-is-100", "truncated"]


@pytest.mark.parametrize(
    ("variant", "ticks", "item"),
    [("", "B1 B2 A1 S1", 200.0), ("all-or-nothing", "B1 B2 A1 S1", 0.0), ("ungated", "B1 B2 A1 S1", 400.0), ("", "B1 B2 B3 S1", 300.0),
     ("ungated", "B1 B2 B3 S1", 400.0), ("truncated", "B1 B2 B3 A1", 400.0)],
)
def test_what_the_readings_make_of_an_item(variant: str, ticks: str, item: float) -> None:
    """1.1 has 3, 1 and 1 boxes: (2/3, 1/1, 1/1) → 200 as that department reads it."""
    standard = shipped("pmqa-40", variant)
    found = scored(standard, {"A": {f"1.1.{box}": 1 for box in ticks.split()}}, "department")
    assert found.scores[0, standard.index["1.1"]] == item


def test_published_scores_cut_off_instead_of_rounded() -> None:
    """Two of three boxes of Advance: 300 + 200/3 = 366.666…"""
    ticks = {f"1.2.{box}": 1 for box in ("B1", "B2", "B3", "A1", "A2")}
    found = {variant: float(scored(shipped("pmqa-40", variant), {"A": ticks}, "department").scores[0, shipped("pmqa-40").index["1.2"]])
             for variant in ("", "truncated")}
    assert found == {"": 366.67, "truncated": 366.66}
