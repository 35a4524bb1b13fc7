"""Effects, decisions, caps, pooled leaves, subtotals: small standards, whole results, worked by hand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from written_standards import answered, compiled

from pmqa.assessment import Assessment, assess
from pmqa.deciding import deciding
from pmqa.explain import explain, lines
from pmqa.findings import Finding
from pmqa.report.as_csv import agencies_csv
from pmqa.report.as_json import rank_data, score_data
from pmqa.report.effects import effect_lines
from pmqa.report.tables import ranking_table
from pmqa.standard.compiled import Standard
from pmqa.texts import Text

AUDIT = {
    "standard.toml": """
        id = "audit"
        title = { th = "ตรวจ", en = "Audit" }
        year = 2561
        maximum = 100
        combine = "pooled"
        status = "unverified"
        effects = ["few"]
        [ranking]
        key = ["total"]
        group = "staff"
        cuts = [{ code = "S", upto = 10, closed = true }, { code = "L", title = { th = "ใหญ่", en = "large" } }]
        [[profile]]
        key = "staff"
        title = { th = "บุคลากร", en = "Staff" }
        kind = "number"
        [scales.clause]
        words = true
        levels = [
            { code = "conform", at = 1, title = { th = "สอดคล้อง", en = "conform" } },
            { code = "minor", at = 0.5, title = { th = "ย่อย", en = "minor" }, requires = ["plan"] },
            { code = "major", at = 0, title = { th = "หลัก", en = "major" } },
            { code = "na", title = { th = "ไม่เกี่ยวข้อง", en = "not applicable" }, requires = ["na"] },
        ]
        [decision]
        title = { th = "การรับรอง", en = "Certification" }
        granted = { th = "ให้", en = "granted" }
        refused = { th = "ไม่ให้", en = "not granted" }
        [named_effects.few]
        title = { th = "น้อยกว่า 30", en = "fewer than 30" }
        conditions = [{ of = "cases", on = "value", less_than = 30 }]
        does = "unrank"
        [named_effects.open-major]
        title = { th = "หลักยังเปิด", en = "an open major" }
        conditions = [{ on = "option", is = "major" }]
        unless = [{ of = ".state", on = "option", is = ["verified", "closed"] }]
        does = "refuse_decision"
        status = "secondary"
        [named_effects.any-major]
        title = { th = "มีข้อหลัก", en = "any major" }
        conditions = [{ of = "requirements", on = "option", is = "major", need = "any" }]
        does = "cap_points"
        to = 25
        [[subtotals]]
        code = "both"
        title = { th = "รวมสองหมวด", en = "Both" }
        of = ["1", "2"]
        combine = "mean"
        [[bands]]
        bands = [
            { name = { th = "ต่ำ", en = "low" } },
            { name = { th = "สูง", en = "high" }, conditions = [{ at_least = 40 }] },
            { name = { th = "สูงสุด", en = "highest" }, conditions = [{ at_least = 80 }] },
        ]
    """,
    "1-first.toml": """
        code = "1"
        title = { th = "หมวดหนึ่ง", en = "First" }
        effects = [{ name = "low-first", title = { th = "หมวดหนึ่งต่ำ", en = "the first is low" }, conditions = [{ on = "share", less_than = 0.6 }], does = "cap_band", node = "total", to = "low" }]
        [[inputs]]
        code = "cases"
        title = { th = "เรื่อง", en = "Cases" }
        required = false
        [[inputs]]
        code = "announced"
        title = { th = "ประกาศ", en = "Announced" }
        required = false
        compares = "total"
        [defaults]
        measure = { kind = "mark", scale = "clause" }
        not_applicable = "drop"
        effects = ["open-major"]
        companions = [
            { code = "state", kind = "option", required = false, title = { th = "สถานะ", en = "state" }, options = [
                { code = "open", title = { th = "เปิด", en = "open" } }, { code = "verified", title = { th = "ยืนยัน", en = "verified" } },
                { code = "closed", title = { th = "ปิด", en = "closed" } } ] },
            { code = "plan", kind = "text", required = false, title = { th = "แผน", en = "plan" } },
        ]
        [[requirements]]
        code = "A1"
        title = "A1"
        [[requirements]]
        code = "A2"
        title = "A2"
    """,
    "2-second.toml": """
        code = "2"
        title = { th = "หมวดสอง", en = "Second" }
        effects = ["any-major"]
        [defaults]
        measure = { kind = "mark", scale = "clause" }
        not_applicable = "drop"
        [[requirements]]
        code = "B1"
        title = "B1"
        [[requirements]]
        code = "B2"
        title = "B2"
        companions = [{ code = "plan", kind = "text", required = false, title = { th = "แผน", en = "plan" } }]
    """,
}
AUDIT["2-second.toml"] = AUDIT["2-second.toml"].replace('code = "B1"\n        title = "B1"', """code = "B1"
        title = "B1"
        companions = [{ code = "plan", kind = "text", required = false, title = { th = "แผน", en = "plan" } }]""")
CONFORM, MINOR, MAJOR, NA = 0.0, 1.0, 2.0, 3.0
ALL = {"A1": CONFORM, "A2": CONFORM, "B1": CONFORM, "B2": CONFORM, "cases": 30}


@pytest.fixture(scope="module")
def standard(tmp_path_factory: pytest.TempPathFactory) -> Standard:
    return compiled(tmp_path_factory.mktemp("audit"), AUDIT)


def alone(standard: Standard, staff: float = 5.0, **answers: float) -> Assessment:
    given = {key.replace("__", "."): value for key, value in (ALL | answers).items()}
    row = answered(standard, "X", given)
    needed = {"A1", "A2", "B1", "B2"}
    row = row._replace(attributes={**row.attributes, "staff": staff}, incomplete=not needed <= {k for k, v in given.items() if v is not None})
    return assess(standard, [row])


def score(assessment: Assessment, code: str = "total") -> float:
    return float(assessment.scores[0, assessment.standard.index[code]])


def test_nothing_found_is_granted(standard: Standard) -> None:
    result = alone(standard)
    assert (score(result), result.decision_of(0), result.in_effect(0), effect_lines(result, 0, "en")) == (100.0, Text("ให้", "granted"), (), [])


def test_a_dropped_leaf_leaves_the_denominator_all_the_way_up(standard: Standard) -> None:
    """B2 out: A1, A2, B1 count, of which A1 conforms: 1/3, where the mean of the categories would give 1/4."""
    result = alone(standard, A2=MAJOR, B1=MAJOR, B2=NA, B2__na=1.0)
    before = float(result.before[0, 0])
    assert round(before, 6) == round(100 / 3, 6)
    assert [float(result.scores[0, standard.index[code]]) for code in ("1", "2")] == [50.0, 0.0]


def test_a_mark_of_not_applicable_without_its_reason_earns_what_a_blank_does(standard: Standard) -> None:
    assert score(alone(standard, B2=NA)) == 75.0
    assert score(alone(standard, B2=NA, B2__na=1.0)) == 100.0


def test_an_open_major_refuses_whatever_the_score_until_it_is_verified(standard: Standard) -> None:
    """other_standards.md section 3: one open major, no grant at any score."""
    opened, blank = alone(standard, A1=MAJOR, A1__state=0.0), alone(standard, A1=MAJOR)
    assert [result.decision_of(0).en for result in (opened, blank)] == ["not granted"] * 2
    assert [alone(standard, A1=MAJOR, A1__state=state).decision_of(0).en for state in (1.0, 2.0)] == ["granted"] * 2


def test_missing_answers_leave_the_decision_open_unless_it_is_refused_already(standard: Standard) -> None:
    assert alone(standard, B1=None).decision_of(0).en == "not decided: answers are missing"
    assert alone(standard, B1=None, A1=MAJOR).decision_of(0).en == "not granted"


def test_capped_points_count_above_and_both_values_are_kept(standard: Standard) -> None:
    """Category 2 at 50 is capped at 25 because of the major; the total falls from 75 to (2 × 100 + 2 × 25) ÷ 4 = 62.5."""
    result = alone(standard, B1=MAJOR)
    assert [(score(result, code), float(result.before[0, standard.index[code]])) for code in ("2", "1", "total", "both")] == [
        (25.0, 50.0), (100.0, 100.0), (62.5, 75.0), (62.5, 75.0)]
    (one,) = result.in_effect(0)
    assert (standard.effects[one.effect].name, one.before, one.after) == ("any-major", 50.0, 25.0)
    assert effect_lines(result, 0, "en") == ["points reduced because 2: any major (rules not verified) · 2 50.00 → 25.00"]
    told = lines(explain(result, 0, "2"), "en")
    assert "  reduced to 25 because any major · unverified (without any reduction: 50)" in told
    assert any(line.strip().startswith("points reduced because any major") for line in told)


def test_a_cap_above_what_was_reached_reduces_nothing(standard: Standard) -> None:
    result = alone(standard, B1=MAJOR, B2=MAJOR)
    (one,) = result.in_effect(0)
    assert (one.before, one.after, effect_lines(result, 0, "en")) == (0.0, 0.0, ["points reduced because 2: any major (rules not verified)"])


def test_a_band_is_lowered_and_the_score_is_not(standard: Standard) -> None:
    result = alone(standard, A1=MINOR, A2=MINOR)
    assert (result.band_of(0, "total").en, score(result), score(result, "1")) == ("low", 75.0, 50.0)
    assert effect_lines(result, 0, "en") == ["band lowered because 1: the first is low (rules not verified) · Total high → low"]


def test_too_few_cases_are_scored_and_not_ranked(standard: Standard) -> None:
    rows = [answered(standard, code, ALL | {"cases": cases})._replace(incomplete=False) for code, cases in (("A", 29), ("B", 30))]
    rows = [row._replace(attributes={**row.attributes, "staff": 5.0}) for row in rows]
    result = assess(standard, rows)
    assert (result.scores[:, 0].tolist(), result.ranked.tolist(), result.rank.tolist()) == ([100.0, 100.0], [False, True], [0, 1])
    assert [(left.agency, left.reason) for left in result.left_out] == [("A", Text("น้อยกว่า 30", "fewer than 30"))]


def test_a_number_makes_groups_by_cuts_and_its_absence_leaves_out(standard: Standard) -> None:
    rows = [answered(standard, code, ALL) for code in "ABCD"]
    sizes = ({"staff": 10.0}, {"staff": 10.5}, {"staff": 3.0}, {})
    rows = [row._replace(attributes={**row.attributes, **size}) for row, size in zip(rows, sizes, strict=True)]
    result = assess(standard, rows, {"C": {"staff": "๑๑"}, "D": {}, "B": {"staff": "many"}, "A": {}})
    assert [agency.group for agency in result.agencies] == ["S", "L", "L", ""]
    assert [standard.group_title(code) for code in "SL"] == [Text("S", "S"), Text("ใหญ่", "large")]
    assert result.rank.tolist() == [1, 1, 1, 0]
    assert [left.reason.en for left in result.left_out] == [Finding("RND003").message.en.split(" Fill")[0]]
    assert Finding("REG013", "B.xlsx", found="many", expected="staff") in result.findings
    assert [agency.order for agency in result.agencies] == [4, 3, 1, 2]  # as the register lists them: no rank


def test_a_published_score_stands_beside_the_computed_one(standard: Standard) -> None:
    same, other = (alone(standard, announced=value).checked[0].findings for value in (100.0, 94.8))
    assert same == ()
    assert [(one.code, one.requirement, one.found, one.expected) for one in other] == [("ANS037", "announced", "94.80", "100.00")]


def test_json_holds_effects_and_decision(standard: Standard) -> None:
    result = alone(standard, A1=MAJOR, B1=MAJOR)
    data = json.loads(json.dumps(score_data(result, 0, (), {})))
    assert [(one["rule"], one["does"], one["code"], one["node"], one["before"], one["after"]) for one in data["effects"]] == [
        ("low-first", "cap_band", "1", "total", {"th": "ต่ำ", "en": "low"}, {"th": "ต่ำ", "en": "low"}),
        ("open-major", "refuse_decision", "A1", "", None, None),
        ("any-major", "cap_points", "2", "2", 50.0, 25.0)]
    assert data["decision"] == {"th": "ไม่ให้", "en": "not granted"}
    assert rank_data(result, {})["ranking"][0]["decision"] == data["decision"]


def test_the_total_tells_what_was_decided(standard: Standard, tmp_path: Path) -> None:
    told = lines(explain(alone(standard), 0, "total"), "en")
    assert "  Certification: granted · unverified" in told
    assert any("fewer than 30" in line and "no effect" in line for line in told)


def test_the_effect_that_alone_refuses_decides_the_agency(standard: Standard) -> None:
    found = deciding(alone(standard, A1=MAJOR), lambda name: standard)
    assert [[(one.rule, one.kind, one.status, one.then.en) for one in rules] for rules in found] == [
        [("open-major", "effect", "secondary", "granted")]]
    found = deciding(alone(standard, A1=MAJOR, B1=None), lambda name: standard)
    assert [one.then.en for one in found[0]] == ["not decided: answers are missing"]
    assert deciding(alone(standard), lambda name: standard) == ((),)


def test_a_list_of_decisions_says_what_was_decided(standard: Standard) -> None:
    table = ranking_table(alone(standard, A1=MAJOR), [0], "en", "")
    assert [column.header for column in table.columns][:3] == ["Rank", "Overall", "Decision"]
    assert table.rows[0][2] == "not granted"
    assert agencies_csv(alone(standard), "en").splitlines()[1].endswith(",granted")
