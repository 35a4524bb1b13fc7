"""A rehearsal: both sides are what each rule set gives by itself; what cannot go over is told."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reported import ROUND, round_of, standard_in
from test_properties import agency, random_agencies
from written_standards import WORKED, WORKED_ANSWERS, answered, compiled

from pmqa.assessment import assess
from pmqa.deciding import deciding
from pmqa.rehearsal import Compared, Differences, rehearse, side
from pmqa.standard.compiled import Standard
from pmqa.standard.store import available, load_standard, shipped
from pmqa.texts import Text

FOLDERS = available([shipped()]) | available([Path(__file__).parent / "standards"])
CASES = [(name, variant.name) for name, folder in sorted(FOLDERS.items()) for variant in load_standard(folder).variants]


@lru_cache
def standard_of(name: str, variant: str = "") -> Standard:
    return load_standard(FOLDERS[name], variant)


def by_code(compared: tuple[Compared, ...]) -> dict[str, Compared]:
    return {one.agency.code: one for one in compared}


def test_the_verdict_and_rank_that_a_variant_changes(tmp_path: Path) -> None:
    """Under ``direction-2`` B's 2 in LD1 meets its bar; a blank does not (the worked example of docs/criteria.md)."""
    rehearsal = rehearse(round_of(standard_in(tmp_path)), standard_in(tmp_path, "direction-2"))
    assert [(one.agency.code, one.changes, one.lost) for one in rehearsal.compared] == [
        ("A", (), ()), ("B", ("verdict",), ()), ("C", (), ()), ("D", (), ())]
    found = by_code(rehearsal.compared)
    assert [(one.verdict, one.gaps, one.rank, one.total) for one in (found["B"].here, found["B"].there)] == [
        (False, 1, 2, 3.4), (True, 0, 2, 3.4)]
    assert (rehearsal.differences.any, rehearsal.apart) == (False, ())


@given(st.sampled_from(CASES), st.integers(0, 2**32 - 1))
def test_each_side_is_what_its_rules_give_alone(case: tuple[str, str], seed: int) -> None:
    """Assessed again under the variant by another way than the rehearsal's; and :mod:`pmqa.deciding` finds the same flips."""
    name, variant = case
    standard, other, rng = standard_of(name), standard_of(name, variant), Random(seed)
    agencies = random_agencies(standard, rng, 5)
    here = assess(standard, [agency(standard, f"X{i}", *one) for i, one in enumerate(agencies)])
    kept = [({key: value for key, value in answers.items() if key in other.columns}, kind, profile) for answers, kind, profile in agencies]
    there = assess(other, [agency(other, f"X{i}", *one) for i, one in enumerate(kept)])
    compared = rehearse(here, other).compared
    assert [one.here for one in compared] == [side(here, i) for i in range(5)]
    assert [one.there for one in compared] == [side(there, i) for i in range(5)]
    decided = deciding(here, lambda wanted: standard_of(name, wanted))
    if next(one.status for one in standard.variants if one.name == variant) not in ("verified", "adopted") and standard.bars:
        flips = [any((rule.kind, rule.rule) == ("variant", variant) for rule in rules) for rules in decided]
        assert ["verdict" in one.changes for one in compared] == flips


def test_against_itself_nothing_changes() -> None:
    standard = standard_of("every-rule")
    here = assess(standard, [agency(standard, f"X{i}", *one) for i, one in enumerate(random_agencies(standard, Random(1), 6))])
    rehearsal = rehearse(here, standard)
    assert [one.changes for one in rehearsal.compared] == [()] * 6
    assert [one.lost for one in rehearsal.compared] == [()] * 6
    assert not rehearsal.differences.any


@pytest.fixture
def draft(tmp_path: Path) -> Standard:
    """The worked example as next year's draft: LD2 is retitled and of another scale, SP2 gone, SP3 new."""
    files = {name: text.replace('id = "worked"', 'id = "draft"') for name, text in WORKED.items()}
    files["standard.toml"] += '\n[measures.ten]\nkind = "mark"\nscale = "ten"\n[scales.ten]\nlowest = 0\nhighest = 4\nstep = 2\n'
    files["1-leadership.toml"] = files["1-leadership.toml"].replace(
        'title = { th = "การกำกับดูแล", en = "Governance" }', 'title = { th = "การกำกับดูแลองค์การ", en = "Governing" }\nmeasure = "ten"')
    files["2-strategy.toml"] = files["2-strategy.toml"].replace('code = "SP2"', 'code = "SP3"')
    return compiled(tmp_path, files)


def test_what_another_edition_asks_otherwise(draft: Standard, tmp_path: Path) -> None:
    standard = compiled(tmp_path, WORKED)
    here = assess(standard, [answered(standard, code, answers) for code, answers in WORKED_ANSWERS.items()])
    rehearsal = rehearse(here, draft)
    assert rehearsal.differences == Differences(
        ("SP2",), ("SP3",), (("LD2", Text("การกำกับดูแล", "Governance"), Text("การกำกับดูแลองค์การ", "Governing")),))
    # LD2: 2 is legal there, 5 is not; SP3 is blank there and earns 0
    assert {one.agency.code: (one.lost, one.there.total) for one in rehearsal.compared} == {
        "A": ((), round(0.6 * (2 * 4 / 5 + 2 / 4) / 3 * 5 + 0.4 * 3 / 2, 2)),
        "B": (("LD2",), round(0.6 * (2 * 2 / 5) / 3 * 5 + 0.4 * 3 / 2, 2)),
        "C": ((), round(0.6 * (2 * 4 / 5 + 2 / 4) / 3 * 5 + 0.4 * 5 / 2, 2)),
        "D": (("LD2",), round(0.4 * 4 / 2, 2))}


def test_agencies_of_a_type_that_is_not_there(tmp_path: Path) -> None:
    other = compiled(tmp_path, {**ROUND, "standard.toml": ROUND["standard.toml"].replace('code = "province"', 'code = "district"')
                                .replace('id = "worked"', 'id = "other"')})
    rehearsal = rehearse(round_of(standard_in(tmp_path)), other)
    assert [one.agency.code for one in rehearsal.compared] == ["A", "B"]
    assert [one.code for one in rehearsal.apart] == ["C", "D"]
