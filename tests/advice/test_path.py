"""The cheapest path against trying everything: no cheaper set of raises passes, and every step of it is needed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from itertools import product
from pathlib import Path as FolderPath
from random import Random
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_standards import EFFECTS, KINDS, SUMS
from written_standards import WORKED, WORKED_ANSWERS, answered, compiled

from pmqa.advice.levers import Efforts, one_step
from pmqa.advice.path import Path, Raise, path
from pmqa.advice.trial import assess_all
from pmqa.assessment import Assessment, assess
from pmqa.standard.compiled import Standard
from pmqa.standard.fields import Field

# Where the numbers of the small standards can be raised to, worked out by hand from their curves and bars.
WORDS = {1: 0, 0: 1, 3: 2}  # place of the level of a clause: its rank from above (2, "good", is worth what 1, "conform", is)
NUMBERS = {"V1": [75, 78, 80, 95], "V2": [24], "T1": [40, 42.004]}  # T1: 100 % and just over 105 % (105.01 %) of a target of 40


FILES = {"worked": WORKED, "sums": SUMS, "kinds": KINDS, "effects": EFFECTS}


@cache
def standard_of(name: str) -> Standard:
    with TemporaryDirectory() as folder:
        return compiled(FolderPath(folder), FILES[name])


def one(standard: Standard, answers: Mapping[str, float]) -> Assessment:
    return assess(standard, [answered(standard, "Z", answers)])


def settings(standard: Standard, answers: Mapping[str, float], efforts: Efforts) -> tuple[np.ndarray, np.ndarray]:
    """Every way to raise the answers, (ways, columns), and what each costs; nothing of the product's search is used."""
    choices = []
    for key in standard.columns:
        field, now = standard.field[key], answers.get(key)
        if field.kind == "mark":
            values = [value for value in field.legal if value > (now or 0)]
            first = [(0.0, efforts(field, 0.0))] if now is None else []
            choices.append([(now, 0.0), *first, *((value, sum(efforts(field, v) for v in values[: n + 1])) for n, value in enumerate(values))])
        elif field.kind == "option" and field.key in ("C1", "C2", "C3"):
            above = [place for place in (3, 0, 1) if WORDS[place] < WORDS.get(3 if now is None else 1 if now == 2 else now)]
            first = [(3.0, efforts(field, 3.0))] if now is None else []
            choices.append([(now, 0.0), *first, *((float(place), sum(efforts(field, float(p)) for p in above[: n + 1])) for n, place in enumerate(above))])
        elif field.kind == "tick" and field.part != "none" and not now:
            choices.append([(now, 0.0), (1.0, efforts(field, 1.0))])
        elif key in NUMBERS:
            ahead = [v for v in NUMBERS[key] if now is None or (v < now if key == "V2" else v > now)]
            if key == "T1" and now is None:
                ahead = NUMBERS[key]
            choices.append([(now, 0.0), *((v, sum(efforts(field, w) for w in ahead[: n + 1])) for n, v in enumerate(ahead))])
        else:
            choices.append([(now, 0.0)])
    ways = list(product(*choices))
    rows = np.array([[np.nan if value is None else value for value, _ in way] for way in ways], dtype=float)
    return rows, np.array([sum(cost for _, cost in way) for way in ways])


def least(standard: Standard, answers: Mapping[str, float], band: int, efforts: Efforts) -> float:
    """The least effort of all ways that meet the bars and the band, infinite where none does."""
    rows, costs = settings(standard, answers, efforts)
    found = assess_all(standard, answered(standard, "Z", answers), rows)
    passes = found.met[:, 0].copy()
    if band >= 0:
        passes &= found.bands["total"] >= band
    for rule in (rule for rule in standard.rules if rule.kind == "order"):
        a, d = (standard.columns[key] for key in rule.fields)
        was = answers.get(rule.fields[1]) or 0
        passes &= ~((rows[:, d] > was) & ~(rows[:, a] > 0))
    return float(costs[passes].min()) if passes.any() else np.inf


def applied(answers: Mapping[str, float], raises: tuple[Raise, ...]) -> dict[str, float]:
    return {**answers, **{one.key: one.to for one in raises}}


def holds(standard: Standard, before: Mapping[str, float], after: Mapping[str, float], band: int = -1) -> bool:
    """Bars met, band reached, and no later factor raised over an earlier one that is 0 or blank."""
    found = one(standard, after)
    order = any(after.get(later, 0) > before.get(later, 0) and not after.get(earlier, 0) for rule in standard.rules
                if rule.kind == "order" for earlier, later in [rule.fields])
    return bool(found.met[0, 0]) and (band < 0 or int(found.bands["total"][0]) >= band) and not order


def one_less(answers: Mapping[str, float], raises: tuple[Raise, ...]) -> list[dict[str, float]]:
    """The answers with the path applied, each time without one of its steps."""
    out = []
    for raise_ in raises:
        before = raise_.through[-2] if len(raise_.through) > 1 else raise_.found
        left = applied(answers, raises)
        left.pop(raise_.key)
        out.append(left if before is None else {**left, raise_.key: before})
    return out


def random_answers(standard: Standard, rng: Random) -> dict[str, float]:
    out: dict[str, float] = {}
    for key in standard.columns:
        field = standard.field[key]
        if rng.random() < 0.15:
            continue
        if field.kind == "mark":
            out[key] = rng.choice(field.legal)
        elif field.kind == "option" and key in ("C1", "C2", "C3"):
            out[key] = float(rng.choice([0, 1, 2, 3, 3]))
        elif field.kind == "tick" and field.part != "none" and rng.random() < 0.5:
            out[key] = 1.0
    if "T1" in standard.node:
        out |= {"V1": rng.choice([60.0, 76.0, 79.0, 90.0]), "V2": float(rng.choice([20, 30, 60])), "T1": rng.choice([10.0, 40.0, 41.0]),
                "T1.target": 40.0, "T1.direction": 0.0, "closed": float(rng.choice([0, 2, 6])), "open": 4.0}
    return out


def random_efforts(rng: Random) -> Efforts:
    table: dict[tuple[str, float], float] = {}
    return lambda field, value: table.setdefault((field.key, value), rng.choice([0.5, 1.0, 1.25, 3.0]))


@pytest.mark.parametrize("name", ["sums", "kinds", "effects"])
@given(seed=st.integers(0, 10**6))
def test_no_cheaper_set_passes_and_every_step_is_needed(name: str, seed: int) -> None:
    standard, rng = standard_of(name), Random(seed)
    answers = random_answers(standard, rng)
    band = rng.choice([-1, *range(len(standard.bands[0].bands))]) if standard.bands else -1
    efforts = rng.choice([one_step, random_efforts(rng)])
    found = path(one(standard, answers), 0, band, efforts)
    cheapest = least(standard, answers, band, efforts)
    if cheapest == np.inf:
        assert not found.reached
        return
    assert (found.reached, found.proven, found.effort) == (True, True, pytest.approx(cheapest, abs=1e-9))
    assert holds(standard, answers, applied(answers, found.raises), band)
    assert not any(holds(standard, answers, left, band) for left in one_less(answers, found.raises))


def brief(found: Path) -> list[tuple]:
    return [(one.key, one.found, one.to, one.through, one.steps) for one in found.raises]


def test_the_bars_of_the_worked_example() -> None:
    """B lacks one step at LD1 (bar 3); D has it blank: three steps."""
    standard = standard_of("worked")
    found = path(assess(standard, [answered(standard, code, answers) for code, answers in WORKED_ANSWERS.items()]), 1)
    assert (found.agency.code, found.reached, found.proven, found.steps, found.effort) == ("B", True, True, 1, 1.0)
    assert brief(found) == [("LD1", 2.0, 3.0, (3.0,), 1)]
    assert found.raises[0].cell == "หมวด 1!G6"
    assert (found.before.scores[0, 0], found.after.scores[0, 0]) == (3.4, 3.8)
    blank = path(one(standard, WORKED_ANSWERS["D"]), 0)
    assert brief(blank) == [("LD1", None, 3.0, (1.0, 2.0, 3.0), 3)]


def test_nothing_to_raise_where_all_bars_are_met() -> None:
    found = path(one(standard_of("worked"), WORKED_ANSWERS["A"]), 0)
    assert (found.raises, found.steps, found.reached, found.proven) == ((), 0, True, True)


def test_interchangeable_steps_are_marked() -> None:
    """Two equal requirements, one step missing in the total: either does."""
    standard = standard_of("sums")
    answers = {"LD1": 3, "LD2": 3, "SP1": 2, "SP2": 3}  # total: 0.6 × 3 + 0.4 × 2.5 = 2.8; SP1 or SP2 up once: 3
    found = path(one(standard, answers), 0)
    assert len(found.raises) == 1
    assert found.raises[0].instead
    for key, to in found.raises[0].instead:
        assert holds(standard, answers, {**answers, key: to})


def test_a_value_is_raised_to_the_next_point_that_does_it() -> None:
    answers = {"F1.A": 3, "F1.D": 3, "B1.B1": 1, "B1.B2": 1, "B1.S1": 1, "V1": 60, "V2": 20, "T1": 42.5, "T1.target": 40, "T1.direction": 0,
               "closed": 6, "open": 4}
    found = path(one(standard_of("kinds"), answers), 0)
    assert brief(found) == [("V1", 60.0, 78.0, (75.0, 78.0), 2)]


def test_what_no_step_can_meet_is_said_and_the_rest_is_planned(tmp_path) -> None:
    files = {**KINDS, "2-measured.toml": KINDS["2-measured.toml"].replace('title = "Share closed"', 'title = "Share closed"\n        bars = [{ name = "share", at_least = 4 }]')}
    standard = compiled(tmp_path, files)
    answers = {"F1.A": 3, "F1.D": 0, "B1.B1": 1, "B1.B2": 1, "B1.S1": 1, "V1": 95, "V2": 20, "T1": 42.5, "T1.target": 40, "T1.direction": 0,
               "closed": 6, "open": 4}
    found = path(one(standard, answers), 0)
    assert (found.reached, found.proven) == (False, True)
    assert [(standard.bars[stuck.bar].name, stuck.target) for stuck in found.stuck] == [("share", "R1")]
    assert [(one.key, one.to) for one in found.raises] == [("F1.D", 1.0)]
    assert found.after.gaps.unmet[0].sum() == 1


def test_a_factor_is_not_raised_over_one_that_is_missing() -> None:
    answers = {"F1.A": 0, "F1.D": 0, "B1.B1": 1, "B1.B2": 1, "B1.S1": 1, "B1.S2": 1, "V1": 95, "V2": 20, "T1": 42.5, "T1.target": 40,
               "T1.direction": 0, "closed": 6, "open": 0}
    found = path(one(standard_of("kinds"), answers), 0)
    assert {(one.key, one.to >= 1) for one in found.raises} == {("F1.A", True), ("F1.D", True)}


def test_stated_efforts_decide() -> None:
    standard = standard_of("sums")
    answers = {"LD1": 3, "LD2": 3, "SP1": 2, "SP2": 3}

    def dear(dear_key: str) -> Callable[[Field, float], float]:
        return lambda field, value: 10.0 if field.key == dear_key else 1.0

    avoided = {key: {one.key for one in path(one(standard, answers), 0, -1, dear(key)).raises} for key in answers}
    assert all(key not in raised for key, raised in avoided.items())
