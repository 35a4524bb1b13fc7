"""Each flag at its threshold and just below it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from reported import standard_in
from written_standards import WORKED, answered, compiled

from pmqa.advice.flags import GROUP, MARKS, RULES, Flag, Flags, flags
from pmqa.advice.twins import ANSWERS, LETTERS, LONG, TEXTS, same_answers, same_texts
from pmqa.assessment import Assessment, assess
from pmqa.findings import Finding
from pmqa.standard.compiled import Standard

MANY_MARKS = """
        [[requirements]]
        code = "{code}"
        title = "{code}"
"""


@pytest.fixture
def wide(tmp_path) -> Standard:
    """The worked example with as many further marks as a flag asks for."""
    more = "".join(MANY_MARKS.format(code=f"X{n}") for n in range(2 * ANSWERS))
    return compiled(tmp_path, {**WORKED, "2-strategy.toml": WORKED["2-strategy.toml"] + more})


def told(found: Flags, rule: str) -> list[tuple[str, tuple[str, ...], str]]:
    return [(found.assessment.agencies[flag.agency].code, flag.codes, flag.other) for flag in found.flags if flag.rule == rule]


def test_marks_without_evidence_and_contradictions_come_from_the_findings(tmp_path) -> None:
    standard = standard_in(tmp_path)
    found = (Finding("ANS020", "A.xlsx", "หมวด 1", "H6", "LD1"), Finding("ANS020", "A.xlsx", "หมวด 1", "H7", "LD2"),
             Finding("ANS021", "A.xlsx", "หมวด 1", "G6", "LD1"), Finding("ANS001", "A.xlsx", "หมวด 1", "G6", "SP1"))
    result = flags(assess(standard, [answered(standard, "A", {"LD1": 3}, "department", found)]))
    assert told(result, "no-evidence") == [("A", ("LD1", "LD2"), "")]
    assert told(result, "contradiction") == [("A", ("LD1",), "")]
    assert [name for name, _ in result.not_asked] == ["same-text", "far-from-before"]


def test_all_marks_equal(wide: Standard) -> None:
    keys = list(wide.columns)
    agencies = {"A": dict.fromkeys(keys[:MARKS], 3), "B": dict.fromkeys(keys[: MARKS - 1], 3), "C": {**dict.fromkeys(keys, 3), keys[0]: 4}}
    assert told(flags(assess(wide, [answered(wide, code, said) for code, said in agencies.items()])), "all-equal") == [("A", (), "")]


def test_answers_as_another_agencys() -> None:
    rng = np.random.default_rng(2561)
    marks = rng.integers(0, 6, (1, 60)).astype(float)
    copy, other, changed = marks.copy(), rng.integers(0, 6, (1, 60)).astype(float), marks.copy()
    changed[0, :2] = (changed[0, :2] + 1) % 6  # 2 of some 50: 96 %
    answers = np.vstack([marks, other, copy, changed, np.full((1, 60), 3.0), np.full((1, 60), 3.0)])
    found = [(one, another) for one, another, _ in same_answers(answers)]
    assert found == [(0, 2), (0, 3), (2, 3)]
    changed[0, :8] = (changed[0, :8] + 1) % 6
    assert (0, 3) not in [(one, another) for one, another, _ in same_answers(np.vstack([answers[:3], changed]))]
    few = answers.copy()
    few[:, ANSWERS:] = np.nan
    assert list(same_answers(few)) == []


def test_texts_as_another_agencys() -> None:
    short, text, long = "ก" * (LETTERS - 1), "เอกสารฉบับที่ {} ของกรมที่ยาวพอ " + "ข" * LETTERS, "ค" * LONG
    several = {f"X{n}.evidence": text.format(n) for n in range(TEXTS)}
    one_less = dict(list(several.items())[: TEXTS - 1])
    assert list(same_texts([several, {"Y.evidence": short}, {key: f"  {said} " for key, said in several.items()}, one_less, {"Z": short}])) == [
        (0, 2, tuple(several)), (2, 0, tuple(several))]
    assert list(same_texts([{"X.evidence": long}, {"Y.evidence": long}])) == [(0, 1, ("X.evidence",)), (1, 0, ("Y.evidence",))]


def test_outliers_by_median_and_mad(tmp_path) -> None:
    """Totals 1.0 … 1.7 and 5: median 1.4, MAD 0.2: 0.6745 × 3.6 ÷ 0.2 = 12.1 is above 3.5; 0.6745 × 0.4 ÷ 0.2 = 1.3 is not."""
    standard = replace(compiled(tmp_path, WORKED), decimals=4)
    fields = tuple(field._replace(legal=tuple(round(0.1 * n, 1) for n in range(51))) if field.kind == "mark" else field for field in standard.fields)
    standard = replace(standard, fields=fields)

    def round_of(marks: list[float]) -> Assessment:
        return assess(standard, [answered(standard, f"A{n}", dict.fromkeys(standard.columns, mark)) for n, mark in enumerate(marks)])

    marks = [1.0, 1.1, 1.2, 1.3, 1.4, 1.5, 1.6, 1.7, 5.0]
    found = [flag for flag in flags(round_of(marks)).flags if flag.rule == "outlier"]
    assert [(flag.agency, flag.codes, flag.usual) for flag in found] == [(8, ("total",), pytest.approx(1.4)), (8, ("1",), pytest.approx(1.4)), (8, ("2",), pytest.approx(1.4))]
    assert told(flags(round_of(marks[2:])), "outlier") == []  # too few
    assert len(marks[2:]) < GROUP
    assert told(flags(round_of([2.0] * 8 + [5.0])), "outlier") == []  # half of the group stands at one place: no MAD to measure by


def test_marks_far_from_last_rounds(tmp_path) -> None:
    """0.4 of 5 is 2: a mark that moved by two levels."""
    standard = compiled(tmp_path, WORKED)
    before = assess(standard, [answered(standard, "A", {"LD1": 2, "LD2": 2, "SP1": 5, "SP2": 3}), answered(standard, "gone", {})])
    after = assess(standard, [answered(standard, "A", {"LD1": 4, "LD2": 3, "SP1": 3, "SP2": 3}), answered(standard, "new", {"LD1": 5})])
    found = flags(after, before=before)
    assert [flag for flag in found.flags if flag.rule == "far-from-before"] == [
        Flag("far-from-before", 0, ("LD1",), value=4.0, usual=2.0), Flag("far-from-before", 0, ("SP1",), value=3.0, usual=5.0)]
    assert [name for name, _ in found.not_asked] == ["same-text"]
    other = assess(replace(standard, id="other"), [answered(standard, "A", {})])
    assert dict(flags(after, before=other).not_asked)["far-from-before"].en.startswith("other and worked are two standards")


def test_every_rule_says_its_threshold_in_both_languages() -> None:
    for rule in RULES.values():
        assert all(rule.says), rule.name
        assert all(rule.title), rule.name
