"""MP CM Helpline 181 (other_standards.md §2): ratios, rounding per component, grades, groups, three editions kept apart."""

from __future__ import annotations

from fractions import Fraction
from math import floor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scored import band, one, scored, shipped

from pmqa.api import check, read_submission
from pmqa.assessment import assess
from pmqa.workbook.writing.template import write_template

WEIGHTS = {1: (50, 10, 10, 10, 10, 10), 2: (60, 10, 10, 10, 10), 3: (60, 20, 10, 10)}
PARTS = ("1", "2", "3", "4")
# Of N complaints 427 satisfied, 2 not attended; 939 of 1000 old ones closed: the published row 56.06 + 18.78 + 10 + 9.96 = 94.80.
PUBLISHED = {"received": 457, "excluded": 0, "closed-satisfied": 427, "old-stock": 1000, "old-closed": 939, "low-quality": 0, "not-attended": 2}


def at(total: float) -> dict[str, float]:
    """Answers of edition 3 that come to a total of 40 or more, in hundredths: only satisfied closures are missing."""
    return {"received": 6000, "excluded": 0, "closed-satisfied": round((total - 40) * 100), "old-stock": 0, "old-closed": 0, "low-quality": 0,
            "not-attended": 0}


@pytest.mark.parametrize(("edition", "weights"), WEIGHTS.items())
def test_weights_of_the_components(edition: int, weights: tuple[int, ...]) -> None:
    assert tuple(node.maximum for node in shipped(f"mp-cm-helpline-{edition}").categories) == weights
    assert sum(weights) == 100


def test_the_published_row() -> None:
    assert one(shipped("mp-cm-helpline-3"), PUBLISHED, *PARTS) == (94.80, 56.06, 18.78, 10.0, 9.96)


def test_complaints_of_one_person_with_more_than_ten_are_left_out() -> None:
    """43 of 500 left out: N is 457 again."""
    assert one(shipped("mp-cm-helpline-3"), PUBLISHED | {"received": 500, "excluded": 43}, *PARTS) == (94.80, 56.06, 18.78, 10.0, 9.96)


def test_edition_1_weighs_satisfied_closure_with_50() -> None:
    answers = {"received": 1220, "excluded": 0, "closed-satisfied": 1158, "valid": 7.25, "fall": 4.5}
    assert one(shipped("mp-cm-helpline-1"), answers, "1", "5", "6") == (59.21, 47.46, 7.25, 4.5)  # the rest is blank: 0


@pytest.mark.parametrize(("total", "grade"), [(80.26, "A"), (80, "A"), (79.99, "B"), (76.05, "B"), (75.46, "B"), (70, "B"), (69.99, "C"), (60, "C"),
                                              (59.99, "D"), (51.06, "D")])
def test_grades(total: float, grade: str) -> None:
    standard = shipped("mp-cm-helpline-3")
    assert (one(standard, at(total)), band(standard, at(total))) == ((total,), grade)


def test_nothing_bad_and_nothing_old_earns_full_marks() -> None:
    assert one(shipped("mp-cm-helpline-3"), at(100), *PARTS) == (100.0, 60.0, 20.0, 10.0, 10.0)
    all_bad = PUBLISHED | {"low-quality": 457, "not-attended": 457}
    assert one(shipped("mp-cm-helpline-3"), all_bad, "3", "4") == (74.84, 0.0, 0.0)


@given(received=st.integers(1, 3000), share=st.tuples(*[st.fractions(0, 1)] * 3), old=st.integers(0, 500), closed=st.fractions(0, 1))
def test_the_total_is_the_sum_of_rounded_components(received: int, share: tuple[Fraction, ...], old: int, closed: Fraction) -> None:
    """By exact fractions, each component half up to hundredths; rounding once at the end would differ."""
    good, low, missed = (floor(part * received) for part in share)
    done = floor(closed * old)
    answers = {"received": received, "excluded": 0, "closed-satisfied": good, "old-stock": old, "old-closed": done, "low-quality": low,
               "not-attended": missed}
    parts = [60 * Fraction(good, received), 20 * (Fraction(done, old) if old else 1), 10 - 10 * Fraction(low, received),
             10 - 10 * Fraction(missed, received)]
    hundredths = [floor(part * 100 + Fraction(1, 2)) for part in parts]
    assert one(shipped("mp-cm-helpline-3"), answers, *PARTS) == (sum(hundredths) / 100, *(n / 100 for n in hundredths))


def test_rounding_each_component_is_told_from_rounding_the_total() -> None:
    """Of 7 complaints 1 satisfied, 1 low, 1 not attended: 8.57 + 20 + 8.57 + 8.57 = 45.71; 1/7 of 60 is 8.5714…, 6/7 of 10 is 8.5714…"""
    answers = {"received": 7, "excluded": 0, "closed-satisfied": 4, "old-stock": 7, "old-closed": 4, "low-quality": 1, "not-attended": 1}
    parts = [60 * Fraction(4, 7), 20 * Fraction(4, 7), 10 * Fraction(6, 7), 10 * Fraction(6, 7)]
    once = floor(sum(parts) * 100 + Fraction(1, 2)) / 100
    assert (one(shipped("mp-cm-helpline-3"), answers), once) == ((62.86,), 62.86)
    answers |= {"received": 9, "closed-satisfied": 4, "old-stock": 9}
    parts = [60 * Fraction(4, 9), 20 * Fraction(4, 9), 10 * Fraction(8, 9), 10 * Fraction(8, 9)]
    once = floor(sum(parts) * 100 + Fraction(1, 2)) / 100
    assert (one(shipped("mp-cm-helpline-3"), answers), once) == ((53.34,), 53.33)


def test_ranks_in_groups_by_volume_and_over_all() -> None:
    found = scored(shipped("mp-cm-helpline-3"), {"A": at(80), "B": at(90), "C": at(90), "D": at(70)}, "district",
                   group={"A": "high", "B": "low", "C": "low", "D": "high"})
    assert (found.rank.tolist(), found.rank_overall.tolist()) == ([1, 1, 1, 2], [3, 1, 1, 4])


def test_a_month_without_a_complaint_is_not_ranked() -> None:
    nothing = dict.fromkeys(PUBLISHED, 0)
    found = scored(shipped("mp-cm-helpline-3"), {"A": PUBLISHED, "B": nothing})
    assert (found.ranked.tolist(), found.rank.tolist()) == ([True, False], [1, 0])
    assert found.scores[1, 0] == 40.0  # scored all the same


def test_a_published_total_stays_beside_the_computed_one(tmp_path: Path) -> None:
    standard = shipped("mp-cm-helpline-3")
    codes = {}
    for published in (94.80, 94.70):
        path = tmp_path / f"{published}.xlsx"
        content = PUBLISHED | {"published": published, "profile:code": "A", "profile:name": "เขตธารา", "profile:period": "กรกฎาคม"}
        write_template(standard, path, agency_type="district", content=content)
        row = check(standard, read_submission(path, standard))
        found = assess(standard, [row])
        codes[published] = (float(found.scores[0, 0]), row.values[standard.columns["published"]],
                            [(one.found, one.expected) for one in found.checked[0].findings if one.code == "ANS037"])
    assert codes == {94.80: (94.8, 94.8, []), 94.70: (94.8, 94.7, [("94.70", "94.80")])}


@pytest.mark.parametrize("digits", ["०", "૦", "๐"], ids=["devanagari", "gujarati", "thai"])
def test_counts_typed_in_other_scripts(digits: str, tmp_path: Path) -> None:
    """What a keyboard of the state types is read as it is meant."""
    standard = shipped("mp-cm-helpline-3")
    typed = {key: "".join(chr(ord(digits) + int(sign)) for sign in str(value)) for key, value in PUBLISHED.items()}
    write_template(standard, tmp_path / "form.xlsx", agency_type="district", content=typed)
    row = check(standard, read_submission(tmp_path / "form.xlsx", standard))
    read = {key: row.values[standard.columns[key]] for key in PUBLISHED}
    assert read == PUBLISHED


@pytest.mark.parametrize(("sent", "wanted"), [(1, 3), (3, 1), (2, 3)])
def test_a_sheet_of_one_edition_is_refused_under_another(sent: int, wanted: int, tmp_path: Path) -> None:
    write_template(shipped(f"mp-cm-helpline-{sent}"), tmp_path / "form.xlsx", agency_type="district", content={"received": 10})
    read = read_submission(tmp_path / "form.xlsx", shipped(f"mp-cm-helpline-{wanted}"))
    assert read.refused and [one.code for one in read.findings] == ["STD001"]


@pytest.mark.parametrize(("month", "codes"), [("มิถุนายน", []), ("กรกฎาคม", []), ("ธันวาคม", ["STD012"])])
def test_a_month_outside_the_edition_is_told(month: str, codes: list[str], tmp_path: Path) -> None:
    """Edition 3 was in force to October 2025; the year of the form is 2025."""
    standard = shipped("mp-cm-helpline-3")
    content = PUBLISHED | {"profile:code": "A", "profile:name": "เขตธารา", "profile:period": month}
    write_template(standard, tmp_path / "form.xlsx", agency_type="district", content=content)
    row = check(standard, read_submission(tmp_path / "form.xlsx", standard))
    assert [one.code for one in row.findings] == codes


def test_editions_follow_each_other_without_a_hole() -> None:
    assert [(shipped(f"mp-cm-helpline-{n}").in_force, shipped(f"mp-cm-helpline-{n}").supersedes) for n in (1, 2, 3)] == [
        ("2021-09-01–2021-09-30", ""), ("2021-10-01–2022-06-30", "mp-cm-helpline-1"), ("2022-07-01–2025-10-31", "mp-cm-helpline-2")]
