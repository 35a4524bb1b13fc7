"""What a verdict rests on: all bars where it passes, the failing ones where it fails, the bands where there are none."""

from __future__ import annotations

from dataclasses import replace

import pytest
from reported import checked, standard_in

from pmqa.api import assess
from pmqa.report.verdict import Verdict, decision_status, verdict_of, with_status
from pmqa.standard.compiled import Bands, Standard, worst
from pmqa.standard.compiled_rules import Decision
from pmqa.texts import EMPTY, Text


@pytest.fixture(scope="module")
def standard(tmp_path_factory: pytest.TempPathFactory) -> Standard:
    return standard_in(tmp_path_factory.mktemp("worked"))


def test_a_pass_rests_on_every_bar(standard: Standard) -> None:
    assert [bar.status for bar in standard.bars] == ["unverified", "adopted"]
    assert verdict_of(assess(standard, [checked(standard, "A")]), 0) == Verdict(True, 0, 2, 0, "unverified")


def test_a_failure_rests_on_the_bars_that_fail(standard: Standard) -> None:
    assert verdict_of(assess(standard, [checked(standard, "B")]), 0) == Verdict(False, 1, 2, 1, "unverified")
    low_plan = checked(standard, "A")
    low_plan = low_plan._replace(values=tuple(1.0 if key == "SP1" else value for key, value in zip(standard.columns, low_plan.values, strict=True)))
    assert verdict_of(assess(standard, [low_plan]), 0) == Verdict(False, 1, 2, 1, "adopted")


def test_without_bars_it_rests_on_the_bands_or_on_the_standard(standard: Standard) -> None:
    barless = replace(standard, bars=())
    assert verdict_of(assess(barless, [checked(barless, "A")]), 0) == Verdict(None, 0, 0, 0, "unverified")
    banded = replace(barless, bands=(Bands("total", EMPTY, (), "secondary"),))
    assert verdict_of(assess(banded, [checked(banded, "A")]), 0) == Verdict(None, 0, 0, 0, "secondary")


def test_a_decision_counts_with_what_refuses_it(standard: Standard) -> None:
    """Settled bars do not settle a decision."""
    settled = replace(standard, bars=tuple(bar._replace(status="adopted") for bar in standard.bars))
    for status in ("verified", "secondary"):
        decided = replace(settled, decision=Decision(*[Text("ก", "a")] * 4, (), status))
        assert decision_status(decided) == status
        assert verdict_of(assess(decided, [checked(decided, "A")]), 0).status == worst(["adopted", status])
    assert decision_status(standard) == ""


def test_an_unranked_agency_has_no_verdict(standard: Standard) -> None:
    twice = [checked(standard, "A"), checked(standard, "A")._replace(file="other.xlsx", values=checked(standard, "B").values)]
    assert [verdict_of(assess(standard, twice), i).meets for i in (0, 1)] == [None, None]


def test_words_carry_the_warning_until_the_rules_are_settled() -> None:
    assert [with_status("passes", status, "en") for status in ("verified", "adopted", "secondary", "unverified")] == [
        "passes", "passes", "passes (rules not verified)", "passes (rules not verified)"]
