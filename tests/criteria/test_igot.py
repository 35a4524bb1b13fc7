"""iGOT (other_standards.md §5): rates per head within size groups; a course card with gates, floors and grades."""

from __future__ import annotations

import pytest
from scored import band, everywhere, one, scored, shipped

STATE = {"enrolled": 0, "with-one-course": 0, "with-half": 0, "hours": 0, "with-two-areas": 0}


def states(answers: dict[str, dict[str, float]], employees: dict[str, int], unsourced: tuple[str, ...] = ()):
    source = {code: "census 2024" for code in answers if code not in unsourced}
    return scored(shipped("igot-states"), {code: STATE | given | {"@employees": employees[code]} for code, given in answers.items()},
                  employees={code: float(count) for code, count in employees.items()}, **{"employees-source": source})


def test_weights() -> None:
    standard = shipped("igot-states")
    assert {node.code: node.maximum for node in standard.nodes if node.kind == "requirement"} == {
        "enrolled-share": 20, "one-course": 20, "half-prescribed": 30, "hours-per-head": 20, "two-areas": 10}


def test_rates_per_head() -> None:
    """1,200,000 of 1,500,000 = 80.0 % of 20; 147,015 of 1,500,000 = 0.098 of 20; 6 hours a head of 12."""
    answers = {"enrolled": 1_200_000, "with-one-course": 147_015, "with-half": 0, "hours": 9_000_000, "with-two-areas": 150_000}
    found = states({"A": answers}, {"A": 1_500_000})
    index = shipped("igot-states").index
    assert {code: float(found.scores[0, index[code]]) for code in ("enrolled-share", "one-course", "hours-per-head", "two-areas", "total")} == {
        "enrolled-share": 16.0, "one-course": 1.96, "hours-per-head": 10.0, "two-areas": 1.0, "total": 28.96}


def test_registered_is_not_active() -> None:
    """23,724 completions of 242,053 registered = 0.098 per head."""
    found = states({"A": {"enrolled": 242_053, "with-one-course": 23_724}}, {"A": 242_053})
    index = shipped("igot-states").index
    assert (float(found.scores[0, index["enrolled-share"]]), float(found.scores[0, index["one-course"]])) == (20.0, 1.96)


def test_size_groups_and_dense_ranks() -> None:
    sizes = {"A": 100_000, "B": 100_001, "C": 500_000, "D": 500_001, "E": 90_000, "F": 80_000}
    found = states({code: {"enrolled": size * share} for (code, size), share in zip(sizes.items(), (0.5, 0.4, 0.8, 0.1, 0.5, 0.2), strict=True)}, sizes)
    groups = [agency.group for agency in found.agencies]
    assert [groups[0] == group for group in groups] == [True, False, False, False, True, True]
    assert groups[1] == groups[2] != groups[3]
    assert found.rank.tolist() == [1, 2, 1, 1, 1, 2]  # dense: after two firsts comes a second
    assert found.rank_overall.tolist() == [2, 3, 1, 5, 2, 4]


def test_a_head_count_without_a_source_is_not_ranked() -> None:
    found = states({"A": {"enrolled": 10}, "B": {"enrolled": 5}}, {"A": 100, "B": 100}, unsourced=("A",))
    assert (found.rank.tolist(), found.scores[:, 0].tolist()) == ([0, 1], [2.0, 1.0])


YES, NO, NA = range(3)  # places of the answers
CRITERIA = {"1": (13, 0.25, 0.5), "2": (9, 0.20, 0.5), "3": (3, 0.20, 0.5), "4": (6, 0.15, 0.5), "5": (20, 0.15, 0.6), "6": (5, 0.05, 0.5)}


def card(**no: int) -> dict[str, float]:
    """Every question answered yes, but the first so many of a criterion or gate (``c5=9``, ``_G2=1``)."""
    standard = shipped("igot-course-card")
    answers = everywhere(standard, YES, "option")
    for name, count in no.items():
        answers |= {f"{name[1:].upper()}.{k}": NO for k in range(1, count + 1)}
    return answers


def test_questions_weights_and_floors() -> None:
    standard = shipped("igot-course-card")
    floors = {bar.owner: bar.condition.than for bar in standard.bars}
    assert {node.code: (len(standard.children[node.code]), node.weight, floors.get(node.code)) for node in standard.categories} == {
        "G1": (9, 0, None), "G2": (16, 0, None), **CRITERIA}


def test_all_yes_is_100() -> None:
    assert (one(shipped("igot-course-card"), card()), band(shipped("igot-course-card"), card())) == ((100.0,), "high")


def test_diversity_11_of_20_is_93_25_but_below_its_floor() -> None:
    """Lowest grade: .55 lies below .6."""
    standard = shipped("igot-course-card")
    assert (one(standard, card(c5=9), "5"), band(standard, card(c5=9))) == ((93.25, 55.0), "low")
    assert (one(standard, card(c5=8), "5"), band(standard, card(c5=8))) == ((94.0, 60.0), "high")


@pytest.mark.parametrize(("missed", "grade"), [({"c1": 6}, "high"), ({"c1": 6, "c2": 4, "c3": 1}, "high"), ({"c1": 7}, "low"), ({"c3": 2}, "low"),
                                               ({"c1": 6, "c2": 4, "c3": 1, "c4": 3}, "middle")])
def test_a_floor_missed_means_the_lowest_grade(missed: dict[str, int], grade: str) -> None:
    assert band(shipped("igot-course-card"), card(**missed)) == grade


def test_not_applicable_lowers_the_maximum() -> None:
    """3 of 13 not applicable and 5 of the rest no: 5 of 10."""
    standard = shipped("igot-course-card")
    answers = card(c1=5)
    for k in (11, 12, 13):
        answers |= {f"1.{k}": NA, f"1.{k}.na": 1}
    assert one(standard, answers, "1") == (87.5, 50.0)
    assert band(standard, answers) == "high"


@pytest.mark.parametrize(("missed", "decision"), [({}, "admitted"), ({"_g1": 1}, "disqualified"), ({"_g2": 1}, "disqualified"),
                                                  ({"c1": 13}, "admitted")])
def test_a_no_in_a_gate_disqualifies_whatever_the_score(missed: dict[str, int], decision: str) -> None:
    standard = shipped("igot-course-card")
    found = scored(standard, {"A": card(**missed)})
    assert found.decision_of(0).en == decision
    assert found.scores[0, 0] == (75 if missed == {"c1": 13} else 100)  # gates weigh nothing


def test_where_not_applicable_is_allowed() -> None:
    standard = shipped("igot-course-card")
    allowed = {field.owner for field in standard.fields if field.part == "na"}
    assert {code for code in allowed if code.startswith("G")} == {"G1.5", *(f"G2.{k}" for k in range(1, 17))}
    without = card() | {f"G2.{k}": NA for k in range(1, 17)} | {f"G2.{k}.na": 1 for k in range(1, 17)}
    found = scored(standard, {"A": without})
    assert (float(found.scores[0, 0]), found.decision_of(0).en) == (100.0, "admitted")
