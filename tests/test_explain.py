from __future__ import annotations

import json
import re
from decimal import Decimal
from math import isnan
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from written_standards import MANY, WORKED, WORKED_ANSWERS, answered, compiled

from pmqa.assessment import Assessment, assess
from pmqa.explain import Trace, as_data, explain, lines
from pmqa.explain.trace import added
from pmqa.findings import Finding
from pmqa.standard.compiled import Standard
from pmqa.texts import Text

ANSWERS = {
    "P1.A": 4,
    "P2.B1": 1,
    "P2.B2": 1,
    "N1.na": 1,
    "N2.na": 1,
    "RM1": 82.5,
    "RM1.y-1": 90,
    "closed": 1,
    "open": 2,
}


@pytest.fixture(scope="module")
def worked(tmp_path_factory: pytest.TempPathFactory) -> Assessment:
    standard = compiled(tmp_path_factory.mktemp("criteria"), WORKED)
    return assess(standard, [answered(standard, agency, answers) for agency, answers in WORKED_ANSWERS.items()])


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Standard:
    return compiled(tmp_path_factory.mktemp("criteria"), MANY)


def one(standard: Standard, answers: dict[str, float], *findings: Finding) -> Assessment:
    return assess(standard, [answered(standard, "Z", answers, "province", findings)])


def english(assessment: Assessment, code: str, agency: int = 0) -> list[str]:
    return lines(explain(assessment, agency, code), "en")


def test_a_weighted_mean_of_the_worked_example(worked: Assessment) -> None:
    """DESIGN.md's example: 4 and 2 at weights 2 and 1 are 3.33 in category 1."""
    assert english(worked, "1") == [
        "1 Leadership: 3.33 of 5",
        "  the weighted mean of the shares of its parts × 5 (share = points ÷ maximum) · unverified · source: invented",
        "  LD1 Direction: share 4 ÷ 5 = 0.8, weight 2 ÷ 3 → 2.666667",
        "    LD1 = 4 (หมวด 1!G6)",
        "  LD2 Governance: share 2 ÷ 5 = 0.4, weight 1 ÷ 3 → 0.666667",
        "    LD2 = 2 (หมวด 1!G7)",
        "  together 2.666667 + 0.666667 ≈ 3.333333",
        "  shown with 2 decimals (halves up): 3.33; what counts above is not rounded so",
    ]


def test_the_total_goes_down_to_the_cells(worked: Assessment) -> None:
    assert lines(explain(worked, 3, "total"), "th") == [
        "รวม: 2.60 จาก 5",
        "  ค่าเฉลี่ยถ่วงน้ำหนักของสัดส่วนของข้อย่อย × 5 (สัดส่วน = คะแนน ÷ คะแนนเต็ม) · ยังไม่ยืนยัน · ที่มา: invented",
        "  1 การนำองค์การ: สัดส่วน 1.666667 ÷ 5 = 0.333333 น้ำหนัก 0.6 ÷ 1 → 1.000000",
        "    ค่าเฉลี่ยถ่วงน้ำหนักของสัดส่วนของข้อย่อย × 5 (สัดส่วน = คะแนน ÷ คะแนนเต็ม) · ยังไม่ยืนยัน · ที่มา: invented",
        "    LD1 ทิศทาง: สัดส่วน 0 ÷ 5 = 0 น้ำหนัก 2 ÷ 3 → 0.000000",
        "      LD1 = ว่าง (หมวด 1!G6)",
        "    LD2 การกำกับดูแล: สัดส่วน 5 ÷ 5 = 1 น้ำหนัก 1 ÷ 3 → 1.666667",
        "      LD2 = 5 (หมวด 1!G7)",
        "    รวม 0.000000 + 1.666667 = 1.666667",
        "  2 การวางแผน: สัดส่วน 4 ÷ 5 = 0.8 น้ำหนัก 0.4 ÷ 1 → 1.600000",
        "    ค่าเฉลี่ยถ่วงน้ำหนักของสัดส่วนของข้อย่อย × 5 (สัดส่วน = คะแนน ÷ คะแนนเต็ม) · ยังไม่ยืนยัน · ที่มา: invented",
        "    SP1 แผน: สัดส่วน 4 ÷ 5 = 0.8 น้ำหนัก 1 ÷ 2 → 2.000000",
        "      SP1 = 4 (หมวด 2!G8)",
        "    SP2 การติดตาม: สัดส่วน 4 ÷ 5 = 0.8 น้ำหนัก 1 ÷ 2 → 2.000000",
        "      SP2 = 4 (หมวด 2!G9)",
        "    รวม 2.000000 + 2.000000 = 4.000000",
        "  รวม 1.000000 + 1.600000 = 2.600000",
    ]
    assert lines(explain(worked, 3, "total"), "th", depth=0) == ["รวม: 2.60 จาก 5"]


def test_a_requirement_with_an_unmet_bar(worked: Assessment) -> None:
    assert english(worked, "LD1", agency=1) == [
        "LD1 Direction: 2.00 of 5",
        "  answers",
        "    LD1 Mark: 2 · หมวด 1!G6",
        "  measure mark · unverified · source: invented",
        "    the mark 2 of at most 5",
        "  points = maximum × value ÷ top: 5 × 2 ÷ 5 = 2",
        "  bars",
        "    not met: direction at least 3 · unverified · source: invented",
        "      LD1 Direction: 2 ≥ 3: not met",
    ]


def test_a_result_between_two_levels(many: Standard) -> None:
    """pmqa.md section 5: RM1 at 82.5 is level 2.5. The bar looks at the typed result, never at points."""
    assert english(one(many, ANSWERS), "RM1") == [
        "RM1 Success: 1.50 of 3",
        "  answers",
        "    y-1 result 1 year(s) before: 90 · หมวด 3!G22 · kept, not scored",
        "    RM1 Result: 82.5 · หมวด 3!G23",
        "  measure value · unverified · source: invented",
        "    by the level table 82.5 → 2 + (82.5 − 80) ÷ (85 − 80) × (3 − 2)",
        "  points = maximum × value ÷ top: 3 × 2.5 ÷ 5 = 1.5",
        "  bars",
        "    met: RM1 at 80 · secondary",
        "      RM1 (หมวด 3!G23): 82.5 ≥ 80: met",
    ]
    assert explain(one(many, ANSWERS), 0, "RM1").children[1].value == 2.5


def test_answers_with_their_findings(many: Standard) -> None:
    findings = (
        Finding("ANS012", "Z.xlsx", "หมวด 1", "G7", "P1", "2.5", "0 1 2 3 4 5"),
        Finding("ANS020", "Z.xlsx", "หมวด 1", "K6", "P1"),
    )
    assert english(one(many, {"P1.A": 4}, *findings), "P1")[1:7] == [
        "  answers",
        "    A Approach: 4 · หมวด 1!G6",
        "    D Deployment: “2.5” cannot be taken and counts as blank · หมวด 1!G7",
        "      ANS012 · หมวด 1!G7 · found “2.5” · expected 0 1 2 3 4 5 · This is not one of the levels and counts as blank. Choose a level from the list.",
        "    ANS020 · หมวด 1!K6 · There is an answer but no evidence. Write the evidence, or its number in the evidence index.",
        "  measure factors · secondary · source: a series of articles",
    ]


def test_a_rule_over_several_cells_does_not_pass_for_the_answer(many: Standard) -> None:
    assessment = one(many, {"P1.D": 3}, Finding("ANS021", "Z.xlsx", "หมวด 1", "G6", "P1", "A = , D = 3"))
    assert english(assessment, "P1")[2] == "    A Approach: blank · หมวด 1!G6"


def test_one_answer(many: Standard) -> None:
    assert english(one(many, ANSWERS), "P1.A") == [
        "P1 A Approach: 4 · หมวด 1!G6",
        "  may hold: 0 1 2 3 4 5",
        "  not met: A and D · adopted · source: resolution 2",
        "    P1.A (หมวด 1!G6): 4 ≥ 3: met",
        "    P1.D (หมวด 1!G7): blank, ≥ 3: not met",
        "  P1 Approach: 2.00 of 5",
        "    measure factors · secondary · source: a series of articles",
        "      the mean of A = 4, D = –: (4 + 0) ÷ 2",
        "    points = maximum × value ÷ top: 5 × 2 ÷ 5 = 2",
    ]


def test_an_input_is_traced_to_its_readers(many: Standard) -> None:
    assert english(one(many, ANSWERS), "closed") == [
        "closed Cases closed: 1 · หมวด 3!G20",
        "  may hold: ≥ 0",
        "  RM2 Share closed: 0.67 of 2",
        "    measure ratio · unverified · source: invented",
        "      1 ÷ 3 = 0.333333333 → 0 + (0.333333333 − 0) ÷ (1 − 0) × (2 − 0)",
        "    points = maximum × value ÷ top: 2 × 0.666667 ÷ 2 = 0.666667",
        "    shown with 2 decimals (halves up): 0.67; what counts above is not rounded so",
    ]


def test_a_text_changes_no_score(many: Standard) -> None:
    assert explain(one(many, ANSWERS), 0, "P1.evidence") == Trace(
        Text("P1 · หลักฐาน · ข้อความ ไม่คิดคะแนน", "P1 · Evidence · a text: it changes no score")
    )


def test_the_lowest_part_decides(many: Standard) -> None:
    assert english(one(many, ANSWERS), "1") == [
        "1 Processes of the province: 2.00 of 5",
        "  the lowest share of its parts × 5 (share = points ÷ maximum) · unverified · source: invented",
        "  P1 Approach: share 2 ÷ 5 = 0.4",
        "    A = 4 (หมวด 1!G6), D = blank (หมวด 1!G7)",
        "  P2 Steps: share 300 ÷ 500 = 0.6",
        "    B1 = ✓ (หมวด 1!G9), B2 = ✓ (หมวด 1!G10)",
        "  the lowest: 2.000000",
        "  bars",
        "    met: one of the two at half · adopted · source: resolution 3",
        "      number 1 from the best: 0.6 ≥ 0.5: met",
    ]


def test_what_drops_out_says_why(many: Standard) -> None:
    assert english(one(many, ANSWERS), "2") == [
        "2 Left out: 3.00 of 5",
        "  the weighted mean of the shares of its parts × 5 (share = points ÷ maximum) · unverified · source: invented",
        "  N1 May be out: does not count: not applicable; the reason stands in หมวด 2!G12",
        "  N2 Counts as three: share 3 ÷ 5 = 0.6, weight 1 ÷ 1 → 3.000000",
        "    not applicable; the reason stands in หมวด 2!G14: counts as 3",
        "  N3 Departments only: does not count: not part of the tree of this type of agency",
        "  N4 Own indicator: does not count: an optional row left empty has no weight",
        "  what does not count has no weight; the weights left make up the whole",
        "  together 3.000000",
    ]
    assert english(one(many, ANSWERS), "N1") == [
        "N1 May be out: does not count",
        "  not applicable; the reason stands in หมวด 2!G12",
    ]


def test_a_sum_that_goes_up_rounded(many: Standard) -> None:
    assert english(one(many, ANSWERS), "3") == [
        "3 Results: 2.20 of 5",
        "  the points of its parts added · unverified · source: invented",
        "  RM1 Success: share 1.5 ÷ 3 = 0.5, weight 3 ÷ 5 → 1.500000",
        "    RM1 = 82.5 (หมวด 3!G23)",
        "  RM2 Share closed: share 0.666667 ÷ 2 = 0.333333, weight 2 ÷ 5 → 0.666667",
        "    closed = 1 (หมวด 3!G20), open = 2 (หมวด 3!G21)",
        "  together 1.500000 + 0.666667 = 2.166667",
        "  rounded to 1 decimal before it counts above: 2.2",
    ]


def test_the_band_of_a_node(many: Standard) -> None:
    assert english(one(many, ANSWERS), "total")[-1] == "  band: Basic · unverified · source: invented"
    assert english(one(many, {}), "total")[-1] == "  band: none reached · unverified · source: invented"


def test_a_failing_value_never_looks_like_its_minimum(many: Standard) -> None:
    assert (
        english(one(many, ANSWERS | {"RM1": 79.9999999}), "RM1")[-1]
        == "      RM1 (หมวด 3!G23): 79.9999999 ≥ 80: not met"
    )


@pytest.mark.parametrize("typed", ["ld1", " LD ๑", "LD1"])
def test_codes_as_people_type_them(worked: Assessment, typed: str) -> None:
    assert explain(worked, 0, typed) == explain(worked, 0, "LD1")


def test_an_unknown_code(worked: Assessment) -> None:
    with pytest.raises(KeyError):
        explain(worked, 0, "LD9")


def test_a_trace_as_data(worked: Assessment) -> None:
    trace = explain(worked, 0, "1")
    data = json.loads(json.dumps(as_data(trace)))
    assert data["text"] == {"th": "1 การนำองค์การ: 3.33 จาก 5", "en": "1 Leadership: 3.33 of 5"}
    assert data["value"] == pytest.approx(10 / 3)
    assert [child["value"] for child in data["children"]] == [None, pytest.approx(8 / 3), pytest.approx(2 / 3), pytest.approx(10 / 3), 3.33]


@given(st.lists(st.floats(0, 1000), min_size=2, max_size=12))
def test_a_printed_sum_is_exact_or_says_that_it_is_not(parts: list[float]) -> None:
    """The digits printed add up where ``=`` stands between them; each part is rounded by itself."""
    shown, sign, whole = re.fullmatch(r"(.*) ([=≈]) (.*)", added(parts)).groups()
    assert [Decimal(part) for part in shown.split(" + ")] == [Decimal(f"{part:.6f}") for part in parts]
    assert (sum(map(Decimal, shown.split(" + "))) == Decimal(whole)) == (sign == "=")
    assert float(whole) == pytest.approx(sum(parts), abs=5.1e-7)


# Of each cell: nothing, or one of a few values that it may hold.
@st.composite
def fills(draw: st.DrawFn, standard: Standard) -> dict[str, float]:
    answers = {}
    for key in standard.columns:
        field = standard.field[key]
        legal = field.legal or {"presence": [1.0], "tick": [0.0, 1.0], "option": [0.0, 1.0]}.get(
            field.kind, [0.0, 1.0, 33.3, 82.5]
        )
        value = draw(st.sampled_from([None, *legal]))
        if value is not None:
            answers[key] = value
    return answers


@given(st.data())
def test_every_trace_agrees_with_the_scores(many: Standard, data: st.DataObject) -> None:
    """In any fill and for every code: the number told is the number scored, and what the parts bring adds up to it."""
    assessment = one(many, data.draw(fills(many)))
    for node in many.nodes:
        trace = explain(assessment, 0, node.code)
        score = float(assessment.tree.points[0, many.index[node.code]])
        assert (trace.value is None) == isnan(score)
        if trace.value is not None:
            assert trace.value == score
            assert f"{float(assessment.scores[0, many.index[node.code]]):.2f} of {node.maximum:g}" in trace.text.en
            told = [child for child in trace.children if child.text.en.startswith("together")]
            for step in told:
                brought = [child.value for child in trace.children if " → " in child.text.en]
                assert sum(brought) == pytest.approx(step.value, abs=0.051 if node.round else 6e-7)
    for key in many.field:
        assert lines(explain(assessment, 0, key), "th")


def test_no_trace_leaves_out_a_text_without_english(tmp_path: Path) -> None:
    """Texts without English are told in Thai, never left out."""
    files = {name: text.replace(', en = "Direction"', "") for name, text in WORKED.items()}
    standard = compiled(tmp_path, files)
    assessment = assess(standard, [answered(standard, "A", WORKED_ANSWERS["A"])])
    assert english(assessment, "LD1")[0] == "LD1 ทิศทาง: 4.00 of 5"
