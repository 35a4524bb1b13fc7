from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

import pytest
from written_standards import WORKED, WORKED_ANSWERS, answered, compiled

import pmqa.deciding
from pmqa.api import load_standard
from pmqa.assessment import Assessment, assess
from pmqa.checks import Checked
from pmqa.deciding import Deciding, deciding, tried
from pmqa.standard.compiled import Standard
from pmqa.texts import Text

Load = Callable[[str], Standard]
MET, UNMET = Text("ถึงเกณฑ์ที่ตั้งไว้", "meets the bars as set"), Text("ไม่ถึงเกณฑ์ที่ตั้งไว้", "does not meet the bars as set")

SETTINGS = """
        [settings.lowest]
        value = 3
        title = "lowest mark"
        [settings.judged]
        value = { kind = "mark", scale = "five" }
        title = "how SP2 is judged"
        [settings.mean]
        value = false
        title = "the total too"
        [[variants]]
        name = "lenient"
        title = { th = "เกณฑ์ 2", en = "the bar is 2" }
        set = { lowest = 2 }
        status = "secondary"
        source = "an article"
        [[variants]]
        name = "by-factors"
        title = { th = "ให้คะแนนเป็นปัจจัย", en = "judged by factors" }
        [variants.set.judged]
        kind = "factors"
        scale = "five"
        factors = [{ code = "A", title = "A" }, { code = "D", title = "D" }]
        [[variants]]
        name = "total-too"
        title = { th = "รวมถึง 3 ด้วย", en = "the total at 3 too" }
        set = { mean = true }
        [[variants]]
        name = "settled"
        title = { th = "มีมติแล้ว", en = "decided" }
        set = { lowest = 5 }
        status = "adopted"
        source = "resolution 1/2561"
"""
NAMED = """
        bars = ["total-3"]
        [named_bars.lowest]
        title = { th = "คะแนนต่ำสุด", en = "the lowest mark" }
        at_least = { setting = "lowest" }
        source = "ours"
        [named_bars.total-3]
        title = { th = "รวมถึง 3", en = "the total at 3" }
        at_least = 3
        when = { setting = "mean" }
"""
RULES = WORKED | {
    "standard.toml": WORKED["standard.toml"].replace("[measures.level]", NAMED + "[measures.level]") + SETTINGS,
    "1-leadership.toml": WORKED["1-leadership.toml"].replace("[defaults]", '[defaults]\n        bars = ["lowest"]'),
    "2-strategy.toml": WORKED["2-strategy.toml"].replace(
        'code = "SP2"', 'code = "SP2"\n        bars = [{ at_least = 1 }]\n        measure = { setting = "judged" }'
    ),
}
BANDS = {name: text.replace("bars = [{", "tags = [] #") for name, text in WORKED.items()}
BANDS["standard.toml"] += """
        [settings.cut]
        value = 3
        title = "cut"
        [[bands]]
        bands = [
            { name = { th = "ดี", en = "Good" }, conditions = [{ at_least = 2 }] },
            { name = { th = "เด่น", en = "Fine" }, conditions = [{ at_least = { setting = "cut" } }] },
        ]
        [[variants]]
        name = "higher-cut"
        title = { th = "เส้นสูงกว่า", en = "a higher cut" }
        set = { cut = 3.5 }
        source = "ours"
"""


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> Load:
    folder = tmp_path_factory.mktemp("criteria")
    return {
        name: compiled(folder, RULES, name) for name in ("", "lenient", "by-factors", "total-too", "settled")
    }.__getitem__


@pytest.fixture(scope="module")
def bands(tmp_path_factory: pytest.TempPathFactory) -> Load:
    folder = tmp_path_factory.mktemp("criteria")
    return {name: compiled(folder, BANDS, name) for name in ("", "higher-cut")}.__getitem__


def one(standard: Standard, **answers: float) -> Assessment:
    return assess(standard, [answered(standard, "Z", answers)])


def test_the_rule_behind_each_gap_of_the_worked_example(tmp_path) -> None:
    standard = compiled(tmp_path, WORKED)
    assessment = assess(standard, [answered(standard, agency, answers) for agency, answers in WORKED_ANSWERS.items()])
    rule = Deciding("direction", Text("ทิศทางอย่างน้อย 3", "direction at least 3"), "bar", "unverified", "invented", MET)
    assert deciding(assessment, {}.__getitem__) == ((), (rule,), (), (rule,))


def test_a_variant_that_turns_failing_into_meeting(rules: Load) -> None:
    found = deciding(one(rules(""), LD1=3, LD2=2, SP1=2, SP2=2), rules)
    assert found == (
        (
            Deciding("lenient", Text("เกณฑ์ 2", "the bar is 2"), "variant", "secondary", "an article", MET),
            Deciding("lowest", Text("คะแนนต่ำสุด", "the lowest mark"), "bar", "unverified", "ours", MET),
        ),
    )


def test_a_variant_that_turns_meeting_into_failing(rules: Load) -> None:
    """The adopted variant, which would fail this agency too, is settled and not listed."""
    found = deciding(one(rules(""), LD1=3, LD2=3, SP1=2, SP2=2), rules)
    assert [(rule.rule, rule.then) for rule in found[0]] == [("by-factors", UNMET), ("total-too", UNMET)]


def test_no_single_rule_decides_where_two_fail(rules: Load) -> None:
    assert deciding(one(rules(""), LD1=2, LD2=2, SP1=2, SP2=1), rules) == ((),)


def test_a_gap_under_a_settled_bar_is_decided_by_no_bar(rules: Load) -> None:
    assert deciding(one(rules(""), LD1=5, LD2=5, SP1=1, SP2=5), rules) == ((),)


def test_unnamed_bars_of_two_requirements_are_two_rules(rules: Load) -> None:
    found = deciding(one(rules(""), LD1=5, LD2=5, SP1=5, SP2=0), rules)
    assert [(rule.rule, rule.kind) for rule in found[0]] == [("SP2 bar-1", "bar")]


def test_in_a_run_under_a_variant_only_that_one_is_undone(rules: Load) -> None:
    found = deciding(one(rules("total-too"), LD1=3, LD2=3, SP1=2, SP2=2), rules)
    assert [(rule.rule, rule.kind, rule.then) for rule in found[0]] == [
        ("total-too", "variant", MET),
        ("total-3", "bar", MET),
    ]


def test_bands_decide_where_there_are_no_bars(bands: Load) -> None:
    standard = bands("")
    rows = [
        answered(standard, name, dict.fromkeys(standard.columns, mark)) for name, mark in (("P", 1), ("Q", 3), ("R", 4))
    ]
    rule = Deciding("higher-cut", Text("เส้นสูงกว่า", "a higher cut"), "variant", "unverified", "ours", Text("ดี", "Good"))
    assert deciding(assess(standard, rows), bands) == ((), (rule,), ())


def test_losing_the_lowest_band_is_said(bands: Load) -> None:
    def load(variant: str) -> Standard:
        standard = bands(variant)
        return replace(standard, bands=tuple(entry._replace(bands=entry.bands[1:]) for entry in standard.bands))

    found = deciding(one(load(""), LD1=3, LD2=3, SP1=3, SP2=3), load)
    assert [rule.then for rule in found[0]] == [Text("ไม่ถึงระดับใด", "no band")]


def test_a_variant_may_bring_the_first_bars(bands: Load, rules: Load) -> None:
    """Without bars there is none to fail: the file as it stands meets them."""

    def load(variant: str) -> Standard:
        return replace(bands(variant), bars=rules("").bars if variant else ())

    found = deciding(one(load(""), LD1=0, LD2=3, SP1=3, SP2=3), load)
    assert [rule.then for rule in found[0]] == [UNMET]


def test_kinds_of_rules_that_are_tried(rules: Load, bands: Load) -> None:
    """Variants and bars whose status is not settled, effects instead of bars where the standard decides; none without a verdict."""
    settled = replace(rules(""), bars=tuple(bar._replace(status="verified") for bar in rules("").bars))
    assert [tried(one) for one in (rules(""), settled, bands(""), replace(bands(""), bands=()))] == [("variant", "bar"), ("variant",), ("variant",), ()]
    assert tried(rules("settled")) == ("bar",)
    assert [tried(load_standard(name)) for name in ("iso-9001-2015", "pmqa-2562", "caf-2020")] == [("effect",), ("variant",), ()]


def test_an_agency_that_is_not_ranked_has_no_verdict(rules: Load) -> None:
    standard = rules("")
    rows = [answered(standard, "Z", {"LD1": 3, "LD2": 2, "SP1": 2, "SP2": mark}) for mark in (2, 3)]
    rows += [answered(standard, "Y", {"LD1": 3, "LD2": 2, "SP1": 2, "SP2": 2})]
    found = deciding(assess(standard, rows), rules)
    assert [[rule.rule for rule in agency] for agency in found] == [["lenient", "lowest"], [], []]


def random_rows(standard: Standard, count: int) -> list[Checked]:
    rng = random.Random(2561)
    return [
        answered(
            standard,
            f"{n:03}",
            {key: mark for key in standard.columns if (mark := rng.choice([None, 1, 2, 3, 3, 4, 5])) is not None},
        )
        for n in range(count)
    ]


def by_definition(standard: Standard, row: Checked, load: Load) -> list[tuple[str, str]]:
    """One agency alone, one rule at a time, the answers moved by hand."""

    def met(under: Standard, answers: dict[str, float | None]) -> bool:
        kept = {key: value for key, value in answers.items() if key in under.columns and value is not None}
        return assess(under, [answered(under, "Z", kept)]).meets_bars(0) is not False

    answers = dict(zip(standard.columns, row.values, strict=True))
    now, found = met(standard, answers), []
    for variant in standard.variants:
        if variant.status != "adopted" and met(load(variant.name), answers) != now:
            found.append((variant.name, "variant"))
    for name in ("lowest", "direction", "SP1 bar-1", "SP2 bar-1"):
        left = tuple(
            bar for bar in standard.bars if name not in (bar.name, f"{bar.owner} {bar.name}") or bar.status == "adopted"
        )
        if met(replace(standard, bars=left), answers) != now:
            found.append((name, "bar"))
    return found


def test_every_rule_found_and_no_other(rules: Load) -> None:
    standard = rules("")
    rows = random_rows(standard, 120)
    found = deciding(assess(standard, rows), rules)
    assert [[(rule.rule, rule.kind) for rule in agency] for agency in found] == [
        by_definition(standard, row, rules) for row in rows
    ]
    assert {rule.rule for agency in found for rule in agency} == {
        "lenient",
        "by-factors",
        "total-too",
        "lowest",
        "direction",
        "SP2 bar-1",
    }


def test_one_assessment_for_each_variant_whatever_the_number_of_agencies(
    rules: Load, monkeypatch: pytest.MonkeyPatch
) -> None:
    assessment = assess(rules(""), random_rows(rules(""), 50))
    under = []
    monkeypatch.setattr(
        pmqa.deciding, "assess", lambda standard, rows: under.append(standard.variant) or assess(standard, rows)
    )
    deciding(assessment, rules)
    assert under == ["lenient", "by-factors", "total-too"]


def test_nobody_sent_anything(rules: Load) -> None:
    assert deciding(assess(rules(""), []), rules) == ()
