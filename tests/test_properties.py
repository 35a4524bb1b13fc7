"""What must hold of every ranking, under every shipped standard and those made up for tests, searched with random answers."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from random import Random

import numpy as np
import pytest
from fills import random_fill
from hypothesis import given
from hypothesis import strategies as st
from random_rounds import random_answer
from written_standards import answered

from pmqa.api import read_submission
from pmqa.assessment import Assessment, assess
from pmqa.checks import Checked
from pmqa.standard.compiled import Standard, applies
from pmqa.standard.fields import Field
from pmqa.standard.store import available, load_standard, shipped
from pmqa.workbook.writing.template import write_template

FIXTURES = available([Path(__file__).parent / "standards"])
FOLDERS = available([shipped()]) | FIXTURES
Answers = dict[str, float]

standards = st.sampled_from(sorted(FOLDERS))
seeds = st.integers(0, 2**32 - 1)


@lru_cache
def standard_of(name: str) -> Standard:
    return load_standard(FOLDERS[name])


def random_answers(standard: Standard, rng: Random, kind: str) -> Answers:
    """Legal answers of an agency of this type, some of them blank; numbers often at a level of their table or a bar."""
    blank = rng.choice((0.0, 0.1, 0.5))
    fields = [field for field in standard.fields if field.numeric and applies(field.types, kind) and rng.random() >= blank]
    return {field.key: random_answer(standard, rng, field) for field in fields if field.kind != "presence" or rng.random() < 0.1}


def agency(standard: Standard, code: str, answers: Mapping[str, float], kind: str, profile: Mapping[str, str | float]) -> Checked:
    row = answered(standard, code, answers, kind)
    return row._replace(attributes={**profile, **row.attributes})


def random_agencies(standard: Standard, rng: Random, count: int) -> list[tuple[Answers, str, dict[str, str | float]]]:
    """Answers, type and profile of some agencies."""
    kinds = [kind.code for kind in standard.types] or [""]
    out = []
    for _ in range(count):
        kind = rng.choice(kinds)
        profile = {field.key: rng.choice(field.codes) if field.codes else float(rng.randint(1, 40))
                   for field in standard.profile if field.codes or field.kind == "number"}
        profile |= {"period": "01"} if "period" in profile else {}  # of one month: others are not ranked together
        out.append((random_answers(standard, rng, kind), kind, profile))
    return out


def places(assessment: Assessment) -> dict[str, tuple]:
    """Rank, rank of all, and rank by each node, by agency code."""
    return {one.code: (int(assessment.rank[i]), int(assessment.rank_overall[i]), *assessment.ranks[i].tolist())
            for i, one in enumerate(assessment.agencies)}


@given(standards, seeds, st.integers(2, 7))
def test_permuting_agencies_permutes_ranks(name: str, seed: int, count: int) -> None:
    """Neither the order of the files nor the agencies' codes decide a rank."""
    standard, rng = standard_of(name), Random(seed)
    agencies = random_agencies(standard, rng, count)
    codes = [f"X{i}" for i in range(count)]
    others = rng.sample(codes, count)
    first = places(assess(standard, [agency(standard, code, *one) for code, one in zip(codes, agencies, strict=True)]))
    second = places(assess(standard, [agency(standard, code, *one) for code, one in zip(others, agencies, strict=True)]))
    assert [first[code] for code in codes] == [second[code] for code in others]


@given(standards, seeds, st.integers(1, 4))
def test_equal_answers_have_equal_rank(name: str, seed: int, count: int) -> None:
    standard, rng = standard_of(name), Random(seed)
    agencies = random_agencies(standard, rng, count)
    twin = rng.choice(agencies)
    rows = [agency(standard, f"X{i}", *one) for i, one in enumerate([*agencies, twin])]
    found = places(assess(standard, rows))
    assert found[f"X{agencies.index(twin)}"] == found[f"X{count}"]


@given(standards, seeds, st.integers(2, 6))
def test_one_agency_alone_gets_its_row_among_many(name: str, seed: int, count: int) -> None:
    standard, rng = standard_of(name), Random(seed)
    rows = [agency(standard, f"X{i}", *one) for i, one in enumerate(random_agencies(standard, rng, count))]
    many = assess(standard, rows)
    i = rng.randrange(count)
    alone = assess(standard, [rows[i]])
    for part in ("exact", "scores", "met"):
        np.testing.assert_array_equal(getattr(alone, part)[0], getattr(many, part)[i])
    assert (alone.gaps_of(0), alone.meets_bars(0)) == (many.gaps_of(i), many.meets_bars(i))
    assert {node: int(band[0]) for node, band in alone.bands.items()} == {node: int(band[i]) for node, band in many.bands.items()}


def better(standard: Standard, answers: Answers, key: str) -> int:
    """Which way an answer improves: 1 up, -1 down, 0 where neither can be said (it serves two ends, or decides nothing)."""
    field = standard.field[key]
    node = standard.node.get(field.owner)
    if node is None:  # an input: whatever measures read it must agree
        signs = {_reads(node.measure, key, answers) for node in standard.nodes if node.measure} - {None}
        return signs.pop() if len(signs) == 1 else 0
    measure, owner = node.measure or {}, field.owner
    if field.kind == "mark" or field.kind == "tick" and field.part != "none":
        return int(answers[key] < (field.legal[-1] if field.legal else 1.0))
    if field.part == "" and measure.get("kind") == "value":
        return -1 if measure.get("better") == "less" else 1
    if field.part == "" and measure.get("kind") == "target" and answers.get(f"{owner}.target", 0) > 0:
        return {0.0: 1, 1.0: -1}.get(answers.get(f"{owner}.direction"), 0)
    companions = {bar.condition.op for bar in standard.bars if f"field:{key}" in bar.condition.of}
    return 1 if companions and companions <= {"at_least", "more_than"} else 0


def _reads(measure: dict, key: str, answers: Answers) -> int | None:
    """How an input serves a measure; None where the measure does not read it."""
    if measure["kind"] == "value" and measure.get("input") == key:
        return -1 if measure.get("better") == "less" else 1
    if measure["kind"] == "ratio" and key in measure["top_of"] and key not in measure["bottom_of"]:
        bottom = sum(-answers.get(name[1:], 0) if name.startswith("-") else answers.get(name, 0) for name in measure["bottom_of"])
        return 0 if bottom <= 0 else -1 if measure.get("better") == "less" else 1  # 0/0 is judged by its own rule
    return 0 if measure["kind"] == "ratio" and key in " ".join((*measure["top_of"], *measure["bottom_of"])) else None


def improved(field: Field, rng: Random, value: float, way: int) -> float:
    if field.kind == "mark":
        return rng.choice([mark for mark in field.legal if mark > value])
    if field.kind == "tick":
        return 1.0
    end = field.high if way > 0 else field.low
    step = rng.choice((0.01, 1.0, 5.0, 50.0)) if not field.whole else rng.choice((1.0, 3.0))
    moved = value + way * step
    return moved if end is None else min(moved, end) if way > 0 else max(moved, end)


@given(standards, seeds)
def test_improving_an_answer_lowers_no_score_and_opens_no_gap(name: str, seed: int) -> None:
    """Only answers that were given are improved: what a blank earns is the standard's choice, and filling an optional row
    gives it weight."""
    standard, rng = standard_of(name), Random(seed)
    before, after = [], []
    for i, (answers, kind, profile) in enumerate(random_agencies(standard, rng, 8)):
        candidates = [(key, way) for key in answers if (way := better(standard, answers, key))]
        moved = dict(answers)
        for key, way in rng.sample(candidates, min(len(candidates), rng.choice((1, 5)))):
            moved[key] = improved(standard.field[key], rng, answers[key], way)
        before.append(agency(standard, f"X{i}", answers, kind, profile))
        after.append(agency(standard, f"X{i}", moved, kind, profile))
    one, two = assess(standard, before), assess(standard, after)
    assert np.array_equal(np.isnan(one.exact), np.isnan(two.exact))
    assert np.nan_to_num(two.exact - one.exact).min() >= 0
    assert np.nan_to_num(two.scores - one.scores).min() >= 0
    assert not (two.gaps.unmet & ~one.gaps.unmet).any()


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("name", sorted(FIXTURES))
def test_what_was_filled_is_what_is_read(name: str, seed: int, tmp_path: Path) -> None:
    """Template, fill, read: also what cannot be counted comes back as it was typed. (Shipped standards: the samples.)"""
    standard = standard_of(name)
    for kind in [kind.code for kind in standard.types] or [""]:
        filled = random_fill(standard, kind, seed)
        write_template(standard, tmp_path / "filled.xlsx", agency_type=kind, content=filled, lang=("th", "en")[seed % 2])
        submission = read_submission(tmp_path / "filled.xlsx", standard)
        read = {key: entry.cell.value for key, entry in submission.entries.items() if entry.cell is not None}
        read |= {f"profile:{key}": entry.cell.value for key, entry in submission.profile.items() if entry.cell is not None}
        assert not submission.refused
        assert read == {key: getattr(value, "value", value) for key, value in filled.items() if value is not None}
