"""Faults of a measure that no single value shows: scales and curves out of order, points out of reach, idle keys."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import isclose

from pmqa.measures.boxes import Boxes
from pmqa.measures.curve import Curve
from pmqa.measures.factors import Factors
from pmqa.measures.kinds import Measure
from pmqa.measures.ratio import Ratio
from pmqa.measures.scale import Scale
from pmqa.measures.value import Value
from pmqa.standard.faults import Place, Words
from pmqa.standard.model_rules import NAME
from pmqa.standard.sentences import say
from pmqa.standard.sheets import RESERVED

Found = Iterator[tuple[Place, Words]]

_BESIDE_INPUT = {"low": None, "high": None, "whole": False, "percent": False, "years": 1, "target": False}
_STEPS, _BOXES, _CHOICES = 1000, 99, 100  # far more than anybody chooses from or ticks
_BOUNDS = (("years", 1, 9), ("round", 0, 6))


def measure_faults(measure: Measure, inputs: set[str] | None) -> Found:
    """Every such fault, with the key inside the measure that it speaks of. ``inputs``: the codes that may be read."""
    scale, curve = getattr(measure, "scale", None), getattr(measure, "curve", None)
    shape = [(("scale", *place), words) for place, words in scale_faults(scale)] if scale is not None else []
    shape += _curve(curve) if curve is not None else ()
    shape += _boxes(measure) if isinstance(measure, Boxes) else ()
    shape += _value(measure) if isinstance(measure, Value) else ()
    yield from shape
    if isinstance(measure, Factors):
        yield from _factors(measure)
    if inputs is not None:
        yield from _inputs(measure, inputs)
    if not shape:
        yield from _points(measure)
    if curve is not None and not shape:
        yield from _reach(measure, curve)


def scale_faults(scale: Scale) -> Found:
    """Levels out of order, a step that does not reach the end, levels that are no values; ranges with holes."""
    if scale.words:
        yield from _words(scale)
        return
    for i, level in enumerate(scale.levels):
        idle = [key for key in ("code", "requires") if getattr(level, key)]
        if level.at is None or idle:
            yield ("levels", i, *idle[:1]), say("no-at") if level.at is None else say("only-words", key=idle[0])
            return
    even = (scale.lowest, scale.highest, scale.step)
    if any(end is not None for end in even):
        if None in even or scale.step <= 0 or scale.highest <= scale.lowest:
            yield (), say("even-scale")
            return
        steps = (scale.highest - scale.lowest) / scale.step
        if steps > _STEPS:
            yield ("step",), say("steps", most=_STEPS)
            return
        if not isclose(steps, round(steps), abs_tol=1e-9):
            yield ("step",), say("step", step=scale.step, end=scale.highest)
            return
    values = scale.values
    if len(values) < 2 or not _rising(values):
        yield ("levels",), say("scale-order")
    elif values[-1] <= 0:
        yield (), say("scale-top")
    for i, level in enumerate(scale.levels):
        if level.at not in values:
            yield ("levels", i, "at"), say("off-scale", value=level.at)
    yield from _ranges(scale)


def _words(scale: Scale) -> Found:
    """Levels that are chosen by their titles: each needs a code and a title of its own, and something that it earns."""
    idle = [key for key in ("lowest", "highest", "step", "ranges") if getattr(scale, key)]
    if idle:
        yield (idle[0],), say("not-with-words", key=idle[0])
    levels = scale.levels
    if not 2 <= len(levels) <= _CHOICES or len({level.title for level in levels}) < len(levels):
        yield ("levels",), say("words-order", most=_CHOICES)
    elif not _distinct([level.code for level in levels], NAME):
        yield ("levels",), say("words-codes")
    elif not any((level.at or 0) > 0 for level in levels):
        yield (), say("scale-top")
    for i, level in enumerate(levels):
        if level.at is None and "na" not in level.requires:
            yield ("levels", i), say("no-at-no-reason")


def _ranges(scale: Scale) -> Found:
    """Each legal value lies in just one range; one that lies between two, as 80.5 between 71–80 and 81–90, has none."""
    for i, (lower, upper) in enumerate(pairwise(scale.ranges), start=1):
        if upper.low <= lower.low:
            yield ("ranges", i), say("range-order")
            return
    for value in scale.values if scale.ranges else ():
        inside = [one for one in scale.ranges if one.low <= value <= one.high]
        if len(inside) != 1:
            yield ("ranges",), say("range-hole", value=value) if not inside else say("range-twice", value=value)
            return


def _curve(curve: Curve) -> Found:
    key, ends = ("curve", "at"), list(curve.at)
    if bool(curve.at) == bool(curve.segments):
        yield key, say("at-or-segments")
        return
    if curve.at and (len(curve.at) != len(curve.gives) or len(curve.at) < 2):
        yield key, say("unequal-table", at=len(curve.at), gives=len(curve.gives))
    if curve.segments:
        key, ends = ("curve", "segments"), [curve.start, *(segment.upto for segment in curve.segments)]
        if None in ends[:-1] or any(len(segment.gives) not in (1, 2) for segment in curve.segments):
            yield key, say("segments")
            return
        if ends[-1] is None:
            ends.pop()
            if len(set(curve.segments[-1].gives)) > 1:
                yield key, say("endless-slope")
    if not _rising(ends):
        yield key, say("curve-order")


def _boxes(measure: Boxes) -> Found:
    codes = [level.code for level in measure.levels]
    if not _distinct(codes, r"[A-Za-z]+"):
        yield ("levels",), say("level-codes")
    if len(measure.counts) != len(codes) or not all(1 <= count <= _BOXES for count in measure.counts):
        yield ("counts",), say("counts", levels=len(codes), most=_BOXES)


def _factors(measure: Factors) -> Found:
    codes = [factor.code for factor in measure.factors]
    if not _distinct(codes, r"[A-Za-z][A-Za-z0-9-]*"):
        yield ("factors",), say("factor-codes")
    for i, factor in enumerate(measure.factors):
        if factor.code.lower() in RESERVED:
            yield ("factors", i, "code"), say("reserved", code=factor.code)
        if factor.weight <= 0:
            yield ("factors", i, "weight"), say("not-positive", value=factor.weight)
        elif factor.weight != 1 and measure.combine != "weighted_mean":
            yield ("factors", i, "weight"), say("factor-weight", combine=measure.combine)
    if measure.combine != "judged" and not measure.required:
        yield ("required",), say("required-judged")
    if any(level.at is None for level in measure.scale.levels):
        yield ("scale",), say("na-in-factors")
    if measure.cap is not None:
        yield from _cap(measure, codes)
    order = measure.order
    if order and (len(order) < 2 or not _distinct(order, ".*") or not set(order) <= set(codes)):
        yield ("order",), say("factor-order")


def _cap(measure: Factors, codes: list[str]) -> Found:
    cap = measure.cap
    for i, code in enumerate(cap.by):
        if code not in codes:
            yield ("cap", "by", i), say("no-factor", code=code)
    if measure.scale.words:
        yield ("cap",), say("cap-words")
    elif cap.to == "range" and not measure.scale.ranges:
        yield ("cap", "to"), say("cap-needs-ranges")
    if cap.effect == "warn" and measure.combine != "judged":
        yield ("cap", "effect"), say("warn-judged")


def _value(measure: Value) -> Found:
    if measure.low is not None and measure.high is not None and measure.low >= measure.high:
        yield ("low",), say("low-above-high")
    for key, default in _BESIDE_INPUT.items() if measure.input else ():
        if getattr(measure, key) != default:
            yield (key,), say("idle-beside-input", key=key)


def _inputs(measure: Measure, inputs: set[str]) -> Found:
    read: list[tuple[Place, str]] = []
    if isinstance(measure, Ratio):
        for key in ("top_of", "bottom_of"):
            read += [((key, i), name.removeprefix("-")) for i, name in enumerate(getattr(measure, key))]
            if not getattr(measure, key):
                yield (key,), say("needs-input")
    elif isinstance(measure, Value) and measure.input:
        read = [(("input",), measure.input)]
    for place, name in read:
        if name not in inputs:
            yield place, say("no-input", name=name)


def _points(measure: Measure) -> Found:
    if measure.top <= 0:
        yield (), say("nothing-to-earn")
        return
    for key, low, high in (*_BOUNDS, ("blank", 0, measure.top), ("zero_over_zero", 0, measure.top)):
        given = getattr(measure, key, None)
        if given is not None and not low <= given <= high:
            yield (key,), say("not-between", value=given, low=low, high=high)


def _reach(measure: Measure, curve: Curve) -> Found:
    """The curve goes one way, the measure's own, and the cells allow its highest points."""
    less = getattr(measure, "better", "more") == "less"
    line = [y for piece in curve.pieces for y in (piece.y0, piece.y1)]
    if any((b > a) if less else (b < a) for a, b in pairwise(line)):
        way = ("ลดลง", "fall") if less else ("เพิ่มขึ้น", "rise")
        yield ("curve", "gives" if curve.at else "segments"), say("one-way", way_th=way[0], way_en=way[1])
        return
    key = "low" if less else "high"
    end = getattr(measure, key, None)
    ends = [(x, y) for piece in curve.pieces for x, y in ((piece.start, piece.y0), (piece.upto, piece.y1))]
    full = [x for x, y in ends if y == curve.top]
    if end is not None and (end > max(full) if less else end < min(full)):
        yield (key,), say("no-full-points", key=key, end=end)


def _rising(numbers: Sequence[float]) -> bool:
    return all(a < b for a, b in pairwise(numbers))


def _distinct(codes: Sequence[str], pattern: str) -> bool:
    folded = {code.casefold() for code in codes}
    return bool(codes) and len(folded) == len(codes) and all(re.fullmatch(pattern, code) for code in codes)
