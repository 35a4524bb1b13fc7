"""Two rounds: the parts of a change of rank against ranking everybody anew, one thing changed at a time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise
from random import Random

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from random_rounds import NAMES, random_agency, standard_of
from reported import NAMES as AGENCIES
from reported import TYPES, standard_in
from written_standards import WORKED, WORKED_ANSWERS, answered, compiled

from pmqa.advice.comparison import Comparison, Split, compare
from pmqa.advice.mapping import rows_under, why_not_comparable
from pmqa.assessment import Assessment, assess
from pmqa.checks import Checked
from pmqa.scoring.ranking import rank
from pmqa.standard.compiled import Ranking, Standard
from pmqa.texts import Text


def worked(tmp_path, answers: Mapping[str, Mapping[str, float]], **changes: object) -> Assessment:
    standard = replace(compiled(tmp_path, WORKED), **changes)
    return assess(standard, [answered(standard, code, said) for code, said in answers.items()])


def splits(found: Comparison) -> dict[str, Split | None]:
    return {pair.code: pair.split for pair in found.pairs}


BY_TOTAL = {"ranking": Ranking(("total",))}


def test_own_and_others_answers(tmp_path) -> None:
    """A 3, B 2, C 1. B rises to 4: it gains one place by itself, A loses one to it."""
    marks = {code: {"LD1": mark, "LD2": mark, "SP1": mark, "SP2": mark} for code, mark in zip("ABC", (3, 2, 1), strict=True)}
    after = {**marks, "B": dict.fromkeys(marks["B"], 4)}
    found = compare(worked(tmp_path, marks, **BY_TOTAL), worked(tmp_path, after, **BY_TOTAL))
    assert splits(found) == {"A": Split(0, -1, 0, 0), "B": Split(1, 0, 0, 0), "C": Split(0, 0, 0, 0)}
    assert (found.reason, found.gone, found.new, found.same_rules) == (None, (), (), True)


def test_agencies_that_left_and_joined(tmp_path) -> None:
    """A leaves from above B: one place up by the set. N joins above B: one place down by the set. Together 0."""
    marks = {code: dict.fromkeys(("LD1", "LD2", "SP1", "SP2"), mark) for code, mark in {"A": 3, "B": 2, "N": 5}.items()}
    found = compare(worked(tmp_path, {"A": marks["A"], "B": marks["B"]}, **BY_TOTAL), worked(tmp_path, {"B": marks["B"], "N": marks["N"]}, **BY_TOTAL))
    assert splits(found) == {"B": Split(0, 0, 0, 0)}
    assert ([found.before.agencies[n].code for n in found.gone], [found.after.agencies[n].code for n in found.new]) == (["A"], ["N"])
    alone = compare(found.before, worked(tmp_path, {"B": marks["B"]}, **BY_TOTAL))
    assert splits(alone) == {"B": Split(0, 0, 0, 1)}


def test_other_rules_alone(tmp_path) -> None:
    """The round's ranking goes by bars first. B (LD1 = 2) fails the bar of 3 and meets that of 2."""
    def under(variant: str) -> Assessment:
        standard = standard_in(tmp_path, variant)
        return assess(standard, [answered(standard, code, {**WORKED_ANSWERS[code], **more}, "department")
                                 for code, more in (("A", {"LD2": 0, "SP2": 0}), ("B", {}))])

    found = compare(under(""), under("direction-2"))
    assert splits(found) == {"A": Split(0, 0, -1, 0), "B": Split(0, 0, 1, 0)}
    assert not found.same_rules


def test_ranks_of_two_groups_or_of_the_unranked_are_not_compared(tmp_path) -> None:
    standard = standard_in(tmp_path)

    def round_with(types: Mapping[str, str], left_out: str = "") -> Assessment:
        rows = [answered(standard, code, WORKED_ANSWERS[code], types[code]) for code in "ABCD"]
        twice = [row._replace(file="again.xlsx", values=rows[0].values) for row in rows if row.attributes["code"] == left_out]
        return assess(standard, [*rows, *twice])

    found = compare(round_with(TYPES), round_with({**TYPES, "B": "province"}, "C"))
    assert {pair.code: pair.reason and pair.reason.en for pair in found.pairs} == {
        "A": None, "B": "in another group: department → province", "C": "not ranked in one of the rounds", "D": None}
    assert set(AGENCIES) == {pair.code for pair in found.pairs}


# --- against brute force ---------------------------------------------------------------------------------------------

def by_hand(before: Assessment, after: Assessment, pairs: list[tuple[int, int]]) -> list[Split]:
    """Every step ranked anew by assessing it: for the agency's own answers once for each agency."""
    old, new = [was for was, _ in pairs], [now for _, now in pairs]
    codes = [after.agencies[now].code for now in new]

    def places(standard: Standard, rows: list[Checked]) -> dict[str, int]:
        found = assess(standard, rows)
        return {agency.code: int(found.rank[n]) for n, agency in enumerate(found.agencies)}

    set_ = places(before.standard, rows_under(before.standard, before, old))
    mapped, real = rows_under(after.standard, before, old), rows_under(after.standard, after, new)
    rules, others = places(after.standard, mapped), places(after.standard, real)
    out = []
    for n, code in enumerate(codes):
        own = places(after.standard, [*mapped[:n], real[n], *mapped[n + 1 :]])[code]
        steps = [int(before.rank[old[n]]), set_[code], rules[code], own, others[code], int(after.rank[new[n]])]
        gained = [a - b for a, b in pairwise(steps)]
        out.append(Split(own=gained[2], others=gained[3], rules=gained[1], set=gained[0] + gained[4]))
    return out


def another_round(before: Assessment, standard: Standard, rng: Random) -> Assessment:
    """Some of the same agencies with some other answers, and some new ones."""
    rows = []
    for agency, row in zip(before.agencies, before.checked, strict=True):
        other = random_agency(standard, rng, agency.code, agency.type)
        kept = {key: value for key, value in row.attributes.items() if key != standard.ranking.group or rng.random() < 0.8}
        values = tuple(new if rng.random() < 0.3 else old for old, new in zip(row.values, other.values, strict=True))
        rows.append(row._replace(values=values, attributes=other.attributes | kept))
    rng.shuffle(rows)
    return assess(standard, [*rows[: rng.randint(1, len(rows))], *(random_agency(standard, rng, f"N{n}") for n in range(rng.randint(0, 2)))])


@given(st.sampled_from(NAMES), st.integers(0, 10**6), st.sampled_from(["competition", "dense"]))
def test_parts_of_the_change_of_rank_are_those_of_ranking_anew(name: str, seed: int, ties: str) -> None:
    rng = Random(seed)
    standard = standard_of(name)
    standard = replace(standard, ranking=standard.ranking._replace(key=standard.ranking.key or ("total",), ties=ties))
    later = replace(standard, decimals=rng.choice([0, standard.decimals]))
    before = assess(standard, [random_agency(standard, rng, f"A{n}") for n in range(6)])
    after = another_round(before, later, rng)
    found = compare(before, after)
    compared = [pair for pair in found.pairs if pair.split is not None]
    assert [pair.split for pair in compared] == by_hand(before, after, [(pair.before, pair.after) for pair in compared])
    assert [sum(pair.split) for pair in compared] == [int(before.rank[pair.before] - after.rank[pair.after]) for pair in compared]
    assert all((pair.split is None) == (pair.reason is not None) for pair in found.pairs)


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=1, max_size=7), st.sampled_from(["competition", "dense"]))
def test_own_answers_among_the_others_old_ones(scores: list[tuple[int, int]], ties: str) -> None:
    """The shortcut that ranks all old and new answers once, against ranking once for each agency."""
    from pmqa.advice.comparison import _own_moved

    old, new = (np.array(side) for side in zip(*scores, strict=True))
    places = rank([np.concatenate([old, new])], ties)
    found = _own_moved(places[: len(old)], places[len(old) :], np.zeros(len(old), dtype=int), ties)
    direct = [rank([np.where(np.arange(len(old)) == n, new, old)], ties)[n] for n in range(len(old))]
    assert found.tolist() == direct


# --- what can be compared at all -------------------------------------------------------------------------------------

def test_one_edition_can_be_compared_with_itself(tmp_path) -> None:
    standard = compiled(tmp_path, WORKED)
    assert why_not_comparable(standard, replace(standard, digest="other")) is None


def test_two_standards_need_that_one_supersedes_the_other(tmp_path) -> None:
    standard = compiled(tmp_path, WORKED)
    other = replace(standard, id="newer")
    assert why_not_comparable(standard, other).en == "worked and newer are two standards; neither supersedes the other"
    assert why_not_comparable(standard, replace(other, supersedes="worked")) is None
    assert why_not_comparable(replace(other, supersedes="worked"), standard) is None


def test_the_same_code_must_be_the_same_requirement() -> None:
    """The trap of pmqa.md section 1: the letters are the same, the requirements are not."""
    old, new = standard_of("pmqa-fl1"), standard_of("pmqa-fl2")
    reason = why_not_comparable(old, new)
    assert reason.en.startswith("the same code stands for another requirement in pmqa-fl1 and pmqa-fl2: LD1")
    before = assess(old, [answered(old, "A", {}, "department")])
    after = assess(new, [answered(new, "A", {}, "department")])
    assert (compare(before, after).reason, compare(before, after).pairs) == (reason, ())


def test_answers_must_mean_the_same(tmp_path) -> None:
    standard = compiled(tmp_path, WORKED)
    fields = tuple(field._replace(legal=(0.0, 10.0)) if field.key == "LD1" else field for field in standard.fields)
    assert why_not_comparable(standard, replace(standard, fields=fields)) == Text("ค่าที่ใส่ได้ไม่เหมือนกัน: LD1", "the values that may be given differ: LD1")


def test_groups_that_only_a_register_tells(tmp_path) -> None:
    """Size comes from the register: A and C are large, B is small and first of its own list in both rounds."""
    standard = replace(compiled(tmp_path, WORKED), ranking=Ranking(("total",), group="size"))
    register = {"A": {"size": "large"}, "B": {"size": "small"}, "C": {"size": "large"}}
    first = assess(standard, [answered(standard, code, dict.fromkeys(standard.columns, mark)) for code, mark in (("A", 2), ("B", 1), ("C", 3))], register)
    second = assess(standard, [answered(standard, code, dict.fromkeys(standard.columns, mark)) for code, mark in (("A", 5), ("B", 1), ("C", 3))], register)
    assert splits(compare(first, second, (register, register))) == {"A": Split(1, 0, 0, 0), "B": Split(0, 0, 0, 0), "C": Split(0, -1, 0, 0)}
