"""Rehearsals on the command line."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

from commanded import Ran, criteria

Run = Callable[..., Ran]


def test_a_variant_in_text(pmqa_: Run) -> None:
    ran = pmqa_("rehearse", "sent", "--against", "direction-2")
    assert (ran.code, ran.err) == (0, "")
    assert ran.lines[3:] == [
        "", "Compared with", "worked · Worked example", ran.lines[6], "variant direction-2: the bar of direction is 2", "",
        "4\tagencies compared", "1\tverdicts change (0 lost, 1 won)", "0\tbands change", "0\tranks change (by 0 at most)", "0\ttotals change", "",
        "Department: 1 agency changes", "Rank\tTotal\tBars\tAgency", "2\t3.40\t✗ 1 gap → ✓ met\tB กรมน้ำสมมติ"]


def test_json_has_every_agency(pmqa_: Run) -> None:
    data = pmqa_("rehearse", "sent", "--against", "direction-2", "--format", "json").data
    assert list(data) == ["draft", "standard", "against", "agencies", "not_compared", "unranked", "run"]
    assert (data["against"]["id"], data["against"]["variant"]) == ("worked", "direction-2")
    assert [(one["agency"]["code"], one["changes"]) for one in data["agencies"]] == [("A", []), ("B", ["verdict"]), ("C", []), ("D", [])]
    assert data["agencies"][1]["there"] == {"total": 3.4, "exact": 3.4, "meets_bars": True, "gaps": 0, "band": {"th": "", "en": ""},
                                            "decision": {"th": "", "en": ""}, "rank": 2, "group": "department"}
    assert data["not_compared"] == {"only_here": [], "only_there": [], "retitled": [], "agencies": []}


def test_csv_has_a_row_for_each_agency(pmqa_: Run) -> None:
    rows = list(csv.DictReader(io.StringIO(pmqa_("rehearse", "sent", "--against", "direction-2", "--format", "csv").out.lstrip("\ufeff"))))
    assert [(row["agency"], row["meets_bars"], row["meets_bars_against"], row["changes"]) for row in rows] == [
        ("A", "yes", "yes", ""), ("B", "no", "yes", "verdict"), ("C", "yes", "yes", ""), ("D", "no", "no", "")]


def test_a_draft_in_a_folder(pmqa_: Run, office: Path) -> None:
    draft = criteria(office / "drafts", "draft", **{'code = "SP2"': 'code = "SP3"', 'th = "แผน", en = "Plan"': 'th = "แผนงาน", en = "Plans"'})
    ran = pmqa_("rehearse", "sent", "--against", str(draft.relative_to(office)))
    assert ran.code == 0
    assert "1 answer asked only by the other rules stands blank there" in ran.out
    assert ran.lines[-4:] == ["Cannot be compared", "  asked only by the other rules (1): SP3", "  not asked by the other rules (1): SP2",
                              "  SP1: Plan → Plans"]


def test_a_run_under_a_variant_against_the_file_as_it_stands(pmqa_: Run) -> None:
    data = pmqa_("rehearse", "sent", "--variant", "direction-2", "--against", "worked", "--format", "json").data
    assert [(one["agency"]["code"], one["changes"]) for one in data["agencies"] if one["changes"]] == [("B", ["verdict"])]
    assert data["agencies"][1]["here"]["meets_bars"] is True


def test_wrong_use(pmqa_: Run) -> None:
    assert pmqa_("rehearse", "sent", "--against", "worked").err == "worked is the rule set in use; there is nothing to compare.\n"
    ran = pmqa_("rehearse", "sent", "--against", "nothing")
    assert (ran.code, ran.err.split(". Standards:")[0]) == (2, "There is no variant or standard nothing. Variants of worked: direction-2")
