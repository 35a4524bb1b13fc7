"""The path as its reader sees it: what no step can meet, what can be swapped, answers in words."""

from __future__ import annotations

import pytest
from small_standards import EFFECTS, KINDS
from written_standards import answered, compiled

from pmqa.advice.efforts import efforts_of
from pmqa.advice.path import Path, path
from pmqa.assessment import assess
from pmqa.report.advice_json import path_data
from pmqa.report.blocks import laid_out
from pmqa.report.path_report import path_report
from pmqa.report.wrapping import cells

RATIO_BAR = {**KINDS, "2-measured.toml": KINDS["2-measured.toml"].replace(
    'title = "Share closed"', 'title = "Share closed"\n        bars = [{ name = "share", at_least = 4 }]')}
ANSWERS = {"F1.A": 3, "F1.D": 0, "B1.B1": 1, "B1.B2": 1, "B1.S1": 1, "V1": 60, "V2": 20, "T1": 42.5, "closed": 6, "open": 4}


def lines(found: Path, lang: str = "en", width: int | None = None) -> list[str]:
    return [line.text for line in laid_out(path_report(found, lang), width)]


@pytest.fixture
def stuck(tmp_path) -> Path:
    standard = compiled(tmp_path, RATIO_BAR)
    return path(assess(standard, [answered(standard, "Z", ANSWERS)]), 0)


@pytest.fixture
def words(tmp_path) -> Path:
    """To the highest band, past an effect that caps points and one that caps the band."""
    standard = compiled(tmp_path, EFFECTS)
    return path(assess(standard, [answered(standard, "Z", {"C1": 3, "C2": 0, "C3": 3, "M1": 0, "M2": 0, "G": 0})]), 0, 2)


def test_a_bar_on_a_ratio_has_no_step_and_the_rest_is_planned(stuck: Path) -> None:
    assert lines(stuck)[6:] == [
        "✗ Steps alone do not lead to: every bar met. What they can do: 3 steps in 2 cells", "Proved: nothing does it in fewer steps.",
        "By the bars as set (unverified)", "", "Code\tNow\tTo\tSteps\tCell\tRequirement", "F1.D\t0\t1\t1\tหมวด 1!G7\tFactors",
        "V1\t60\t78\t2\tหมวด 2!G15\tValue", "", "The scores that follow", "Category\tBefore\tAfter\tBars\tRequirement", "Total\t2.25\t2.67\t✗ unmet\t",
        "1\t2.50\t3.33\t✓ met\tJudged", "2\t2.00\t2.00\t✗ unmet\tMeasured", "", "Bars that no step can meet", "Code\tBar\tReason",
        "R1\t≥ 4\tat least 4: it is worked out from counts (R1), which have no next step (share now 0.6, needed 0.8)", "",
        "A step is the next mark of the scale, one tick, or the next point of a result's table.",
        "This is the arithmetic of the bars, not a plan: practice and evidence come first, marks follow."]
    assert path_data(stuck, {})["stuck"] == [{
        "bar": "share", "code": "R1", "target": "R1", "title": {"th": "อย่างน้อย 4", "en": "at least 4"}, "why": "ratio", "codes": ["R1"], "share": 0.6,
        "share_needed": 0.8}]


def test_answers_chosen_by_words_are_shown_by_their_words(words: Path) -> None:
    shown = [line.split("\t")[:4] for line in lines(words) if "\t" in line]
    assert shown[1:6] == [["C2", "minor", "conform", "1"], ["C3", "major", "conform", "2"], ["M1", "0", "3", "3"], ["M2", "0", "2", "2"], ["G", "0", "1", "1"]]
    raises = {one["key"]: one for one in path_data(words, {})["raises"]}
    assert (raises["C3"]["from"], raises["C3"]["to"], raises["C3"]["through"]) == ("major", "conform", ["minor", "conform"])
    assert words.after.band_of(0, "total").en == "best"


def test_swaps_cost_the_same_and_reach_the_same(words: Path) -> None:
    """Each is tried: the raise and those along with it undone, what stands instead done."""
    standard, answers = words.before.standard, dict(zip(words.before.standard.columns, words.before.checked[0].values, strict=True))
    alone = [one for one in words.raises if one.instead and not one.along]
    assert [one.key for one in alone] == ["M2"]
    for one in alone:
        kept = {other.key: other.to for other in words.raises if other.key != one.key}
        after = {key: value for key, value in {**answers, **kept, **dict(one.instead)}.items() if value is not None}
        assert assess(standard, [answered(standard, "Z", after)]).band_of(0, "total").en == "best"


def test_what_keeps_a_band_out_of_reach(tmp_path) -> None:
    """An effect on an attribute of the profile: no raise lifts it."""
    files = {**EFFECTS, "standard.toml": EFFECTS["standard.toml"].replace(
        'conditions = [{ of = "M2", on = "share", less_than = 0.3 }]', 'conditions = [{ of = "@staff", on = "given", is = false }]')
        + '\n        [[profile]]\n        key = "staff"\n        title = "staff"\n        kind = "number"\n'}
    standard = compiled(tmp_path, files)
    found = path(assess(standard, [answered(standard, "Z", {"C1": 1, "C2": 1, "C3": 1, "M1": 2, "M2": 1, "G": 1})]), 0, 2)
    assert (found.reached, found.proven, found.band_stuck, found.raises) == (False, True, True, ())
    assert "Even with everything raised as far as it goes the band is not reached. In effect: M2 is 0" in lines(found)


def test_stated_efforts_have_a_column_and_nothing_is_wider_than_the_window(stuck: Path) -> None:
    standard = stuck.before.standard
    stated = path(stuck.before, 0, -1, efforts_of(standard, {"F1": {"effort": "2.5"}}))
    assert lines(stated)[10:12] == ["Code\tNow\tTo\tSteps\tEffort\tCell\tRequirement", "F1.D\t0\t1\t1\t2.5\tหมวด 1!G7\tFactors"]
    for lang in ("th", "en"):
        assert max(cells(line) for line in lines(stuck, lang, 80)) <= 80
