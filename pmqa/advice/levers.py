"""What can be raised, and in which legal steps: a mark on its scale, a tick, a number along its curve.

The stops of a number are the points of its curve and the minima of the conditions that look at it. What is not
applicable, of another agency type, or an optional row left empty is left alone; so are options, texts, inputs of ratios,
and a result whose target or direction is missing: none of these has a next step.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

import numpy as np

from pmqa.advice.stops import Steps, bends, least_meeting, mark_stops, number_stops, of_target, word_stops
from pmqa.measures import measure_of
from pmqa.scoring.tree import Tree
from pmqa.standard.compiled import Condition, Standard
from pmqa.standard.fields import Field

Efforts = Callable[[Field, float], float]  # the effort of the step that ends at this value


class Stop(NamedTuple):
    """A place a lever can be moved to: what it writes (column, value); steps and effort from where it stands now."""

    writes: tuple[tuple[int, float], ...]
    steps: int
    effort: float


class Lever(NamedTuple):
    """``keys``: the fields it moves (several only for ticks that do the same). ``owner``: the requirement or input.
    ``leaves``: places of the requirements that read it. ``stops``: nearest first; standing still is not among them."""

    keys: tuple[str, ...]
    owner: str
    leaves: tuple[int, ...]
    stops: tuple[Stop, ...]


def one_step(field: Field, value: float) -> float:
    """Every step costs the same: the effort where none is stated."""
    return 1.0


def levers(standard: Standard, answers: np.ndarray, tree: Tree, conditions: Iterable[Condition], efforts: Efforts = one_step) -> list[Lever]:
    """Every lever of one agency, in sheet order. ``answers`` (columns,), NaN = blank; ``tree``: of a batch of one.

    ``conditions``: what is to be met; the minima of those that look at a number are stops of it.
    """
    asked = _asked(conditions)
    readers = _readers(standard)
    found = []
    for field in standard.fields:
        owner = standard.index.get(field.owner)
        leaves = tuple(at for at in readers.get(field.key, ()) if not tree.out[0, at])
        out = owner is not None and tree.out[0, owner]
        if field.numeric and not out and (leaves or field.key in asked):
            values = _values(standard, field, leaves, answers, asked.get(field.key, []))
            stops = _stops(standard, field, values, efforts)
            if stops:
                found.append(Lever((field.key,), field.owner, leaves, stops))
    return _joined(standard, found, asked)


def inputs_of(measure: object) -> tuple[str, ...]:
    """Codes of the inputs of the whole standard that a measure reads."""
    alone = getattr(measure, "input", "")
    return (alone,) if alone else tuple(getattr(measure, "inputs", ()))


def way_of(standard: Standard, leaf: int, field: Field, answers: np.ndarray) -> int:
    """1: more of this number is better for the requirement; -1: less is; 0: it has no steps of its own there."""
    node = standard.nodes[leaf]
    measure = measure_of(node.measure)
    if measure.kind == "value" and field.key in (measure.input, node.code):
        return -1 if measure.better == "less" else 1
    if measure.kind == "target" and field.key == node.code:
        target, direction = (answers[standard.columns[f"{node.code}.{part}"]] for part in ("target", "direction"))
        return 0 if not target > 0 or np.isnan(direction) else -1 if direction else 1
    return 0


def _asked(conditions: Iterable[Condition]) -> dict[str, list[Condition]]:
    """The conditions that look at each field."""
    found: dict[str, list[Condition]] = {}
    for condition in conditions:
        for target in condition.of:
            if target.startswith("field:"):
                found.setdefault(target.removeprefix("field:"), []).append(condition)
    return found


def _readers(standard: Standard) -> dict[str, list[int]]:
    """The requirements whose points a field can change: its owner, and all that read it as an input."""
    found: dict[str, list[int]] = {}
    for at, node in enumerate(standard.nodes):
        if node.measure is not None:
            measure = measure_of(node.measure)
            for key in (*(field.key for field in measure.fields(node.code) if field.scored), *inputs_of(measure)):
                found.setdefault(key, []).append(at)
    return found


def _values(standard: Standard, field: Field, leaves: tuple[int, ...], answers: np.ndarray, asked: list[Condition]) -> Steps:
    """Values to raise the field to, each with its number of steps."""
    now = float(answers[standard.columns[field.key]])
    measures = [measure_of(standard.nodes[at].measure) for at in leaves]
    if field.kind == "mark":
        return mark_stops(field, now, max((measure.blank for measure in measures), default=0.0))
    if field.kind == "option":
        scales = [measure.scale for measure in measures if measure.kind in ("mark", "factors") and measure.scale.words]
        return word_stops([level.at for level in scales[0].levels], now, measures[0].blank) if scales else []
    if field.kind == "tick":
        return [(1.0, 1)] if field.part != "none" and not now > 0 else []
    ways = {way_of(standard, at, field, answers) for at in leaves} or {1 if c.op in ("at_least", "more_than") else -1 for c in asked}
    if field.kind != "number" or len(ways) != 1 or 0 in ways:
        return []
    way = ways.pop()
    unit = 1.0 if field.whole else 10.0**-standard.decimals
    values = {end for condition in asked if (end := least_meeting(condition, way, unit)) is not None}
    for at, measure in zip(leaves, measures, strict=True):
        worth = float(measure.value(lambda part, code=standard.nodes[at].code: _column(standard, answers, code, part))[0])
        if measure.kind == "value":
            values |= set(bends(measure.curve, way, unit, worth))
        else:
            target = float(answers[standard.columns[f"{standard.nodes[at].code}.target"]])
            values |= {of_target(success, target, way < 0) for success in bends(measure.curve, 1, unit, worth)}
    return number_stops(field, now, values, way)


def _column(standard: Standard, answers: np.ndarray, code: str, part: str) -> np.ndarray:
    key = f"{code}.{part}" if part else code
    return answers[[standard.columns[key if key in standard.columns else part]]]


def _stops(standard: Standard, field: Field, values: Steps, efforts: Efforts) -> tuple[Stop, ...]:
    """The stops with the effort of all steps up to each. Where two are one step away, the first only fills a blank: it is
    not on the way to the other."""
    column = standard.columns[field.key]
    fills = len(values) > 1 and values[0][1] == values[1][1]
    out, effort = [], 0.0
    for n, (value, steps) in enumerate(values):
        here = efforts(field, value)
        effort += 0.0 if fills and n == 0 else here
        out.append(Stop(((column, value),), steps, here if n == 0 else effort))
    return tuple(out)


def _joined(standard: Standard, found: list[Lever], asked: Iterable[str]) -> list[Lever]:
    """Ticks of one level of a requirement become one lever: the first so many of them. They do the same, unless a
    condition looks at one of them or their efforts differ."""
    out: dict[tuple, Lever] = {}
    for lever in found:
        field = standard.field[lever.keys[0]]
        alone = field.kind != "tick" or field.key in asked
        level = field.key if alone else re.sub(r"[0-9]+$", "", field.part)
        key = (lever.owner, level, lever.stops[0].effort)
        known = out.get(key)
        if known is None or alone:
            out[key] = lever
            continue
        last, stop = known.stops[-1], lever.stops[0]
        more = Stop(last.writes + stop.writes, last.steps + 1, last.effort + stop.effort)
        out[key] = known._replace(keys=known.keys + lever.keys, stops=(*known.stops, more))
    return list(out.values())
