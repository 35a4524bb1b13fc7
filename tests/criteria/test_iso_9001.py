"""ISO 9001:2015 (other_standards.md §3): 62 leaves, findings instead of points, a decision whatever the percentage."""

from __future__ import annotations

from datetime import date

from scored import scored, shipped

from pmqa.assessment import Assessment
from pmqa.standard.compiled import Standard
from pmqa.validity import consecutive, expiry, state_on, surveillance_due

CONFORM, OPPORTUNITY, MINOR, MAJOR, NA = range(5)  # places of the levels


def standard() -> Standard:
    return shipped("iso-9001-2015")


def leaves(category: str = "") -> list[str]:
    return [node.code for node in standard().nodes if node.kind == "requirement" and category in ("", node.category)]


def test_28_clauses_and_62_leaves() -> None:
    assert [len(leaves(str(n))) for n in range(4, 11)] == [5, 5, 5, 12, 23, 8, 4]
    two_digits = [node.code for node in standard().nodes if node.code.count(".") == 1]
    assert len(two_digits) == 28
    assert [code for code in two_digits if code.startswith("8.")] == [f"8.{n}" for n in range(1, 8)]


def test_leaves_stand_in_the_order_of_the_standard() -> None:
    numbers = [tuple(map(int, code.split("."))) for code in leaves()]
    assert numbers == sorted(numbers)


def audited() -> dict[str, float]:
    """Every leaf conform."""
    return dict.fromkeys(leaves(), CONFORM)


def decision(answers: dict[str, float]) -> tuple[str, float]:
    result: Assessment = scored(standard(), {"A": answers})
    return result.decision_of(0).en, float(result.scores[0, 0])


ACCEPTED, VERIFIED = 1, 1  # places of the choices of plan and correction


def test_no_major_and_three_minors_with_plans_grant() -> None:
    """59 of 62 conform: 95.16; the percentage decides nothing."""
    minors = {code: MINOR for code in ("7.2", "8.5.1", "9.2.1")} | {f"{code}.plan": ACCEPTED for code in ("7.2", "8.5.1", "9.2.1")}
    assert decision(audited() | minors) == ("granted", 95.16)


def test_one_open_major_blocks_at_any_score() -> None:
    assert decision(audited() | {"8.5.1": MAJOR}) == ("not granted", 98.39)
    assert decision(audited() | {"8.5.1": MAJOR, "8.5.1.correction": 0}) == ("not granted", 98.39)
    assert decision(audited() | {"8.5.1": MAJOR, "8.5.1.correction": VERIFIED, "8.5.1.verified-on": 45000}) == ("granted", 98.39)


def test_a_minor_needs_an_accepted_plan() -> None:
    assert decision(audited() | {"7.2": MINOR}) == ("not granted", 98.39)
    assert decision(audited() | {"7.2": MINOR, "7.2.plan": 0}) == ("not granted", 98.39)


def test_nearly_nothing_conforms_and_yet_it_is_granted() -> None:
    """Sixty minors, each with its plan: a decision by findings, not by a percentage."""
    minors = {code: MINOR for code in leaves()[:60]} | {f"{code}.plan": ACCEPTED for code in leaves()[:60]}
    assert decision(audited() | minors) == ("granted", 3.23)


def test_an_opportunity_is_no_nonconformity() -> None:
    assert decision(audited() | {"7.2": OPPORTUNITY}) == ("granted", 100.0)


def test_design_not_applicable_leaves_56_in_the_denominator() -> None:
    """With one minor: 55 of 56 conform, 98.21; of 62 it would be 98.39."""
    answers = audited() | {"7.2": MINOR, "7.2.plan": ACCEPTED, "8.3.na": 1}
    result = scored(standard(), {"A": answers})
    index = standard().index
    assert sum(not result.tree.out[0, index[code]] for code in leaves()) == 56
    assert decision(answers) == ("granted", 98.21)
    by_leaf = {code: value for code, value in answers.items() if code != "8.3.na"}
    by_leaf |= {f"8.3.{k}": NA for k in range(1, 7)} | {f"8.3.{k}.na": 1 for k in range(1, 7)}
    assert decision(by_leaf) == ("granted", 98.21)


def test_unanswered_leaves_leave_it_open() -> None:
    answers = audited()
    del answers["10.3"]
    assert decision(answers)[0].startswith("not decided")


def test_validity_of_the_certificate() -> None:
    """Decision 2024-01-15: first surveillance by 2025-01-15, expiry 2027-01-14; restorable for six months."""
    rule = standard().validity
    decided = date(2024, 1, 15)
    assert (surveillance_due(decided, rule)[0], expiry(decided, rule)) == (date(2025, 1, 15), date(2027, 1, 14))
    assert [state_on(day, decided, rule) for day in (date(2027, 1, 14), date(2027, 7, 14), date(2027, 7, 15))] == ["valid", "restorable", "expired"]


def test_eighteen_years_without_a_gap() -> None:
    """Five cycles of three years 2009-2023 and a sixth 2024-2026; without 2015-17 only the last three count."""
    cycles = [(date(year, 1, 1), expiry(date(year, 1, 1), standard().validity)) for year in range(2009, 2027, 3)]
    assert (consecutive(cycles), consecutive([cycle for cycle in cycles if cycle[0].year != 2015])) == (6, 3)
