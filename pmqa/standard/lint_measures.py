"""Faults of a measure that no single value shows: scales and curves out of order, points out of reach, idle keys."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from math import isclose

from pmqa.measures import Boxes, Factors, Measure, Ratio, Target, Value
from pmqa.measures.curve import Curve
from pmqa.measures.scale import Scale
from pmqa.standard.faults import Place, Words
from pmqa.standard.sheets import RESERVED

Found = Iterator[tuple[Place, Words]]

_CORRECT = ("แก้ค่านี้", "Correct it.")
_BESIDE_INPUT = {"low": None, "high": None, "whole": False, "percent": False, "years": 1, "target": False}
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
    """Levels out of order, a step that does not reach the end, levels that are no values."""
    even = (scale.lowest, scale.highest, scale.step)
    if any(end is not None for end in even):
        if None in even or scale.step <= 0 or scale.highest <= scale.lowest:
            yield (), Words("scale แบบช่วงต้องมี lowest, highest ที่มากกว่า และ step มากกว่า 0",
                            "an even scale needs lowest, a highest above it and a step above 0", "ให้ครบทั้งสาม", "Give all three.")
            return
        steps = (scale.highest - scale.lowest) / scale.step
        if not isclose(steps, round(steps), abs_tol=1e-9):
            yield ("step",), Words(f"ขั้นละ {scale.step:g} ไปไม่ถึง {scale.highest:g} พอดี",
                                   f"steps of {scale.step:g} do not end at {scale.highest:g}", *_CORRECT)
            return
    values = scale.values
    if len(values) < 2 or any(b <= a for a, b in pairwise(values)):
        yield ("levels",), Words("ค่าของ scale ต้องมีอย่างน้อยสองค่าและเรียงจากน้อยไปมาก",
                                 "a scale needs two values or more, in rising order",
                                 "เรียง levels ใหม่ หรือให้ lowest highest step", "Order the levels, or give lowest, highest and step.")
    elif values[-1] <= 0:
        yield (), Words("ค่าสูงสุดของ scale ต้องมากกว่า 0", "the highest value of a scale must be above 0", *_CORRECT)
    for i, level in enumerate(scale.levels):
        if level.at not in values:
            yield ("levels", i, "at"), Words(f"ค่า {level.at:g} ไม่อยู่ใน scale", f"the value {level.at:g} is not on the scale", *_CORRECT)


def _curve(curve: Curve) -> Found:
    key, ends = ("curve", "at"), list(curve.at)
    if bool(curve.at) == bool(curve.segments):
        yield key, Words("เส้นคะแนนต้องมี at หรือ segments อย่างใดอย่างหนึ่ง", "a curve needs either at or segments", "ให้อย่างเดียว",
                         "Give one of them.")
        return
    if curve.at and (len(curve.at) != len(curve.gives) or len(curve.at) < 2):
        yield key, Words(f"at มี {len(curve.at)} ค่า แต่ gives มี {len(curve.gives)} ค่า",
                         f"at has {len(curve.at)} numbers, gives has {len(curve.gives)}", "ให้เท่ากัน อย่างน้อย 2",
                         "Give as many of each, 2 or more.")
    if curve.segments:
        key, ends = ("curve", "segments"), [curve.start, *(segment.upto for segment in curve.segments)]
        last = curve.segments[-1]
        if None in ends[:-1] or any(len(segment.gives) not in (1, 2) for segment in curve.segments):
            yield key, Words("segments ต้องมี start, upto ทุกช่วงก่อนช่วงสุดท้าย และ gives 1 หรือ 2 ค่า",
                             "segments need start, upto for all but the last, and 1 or 2 numbers in gives", "เพิ่มให้ครบ",
                             "Add what is missing.")
            return
        if last.upto is None:
            ends.pop()
            if last.gives[0] != last.gives[-1]:
                yield key, Words("ช่วงสุดท้ายที่ไม่มี upto ต้องมีค่าคงที่", "a last segment without upto must be constant",
                                 "ให้ gives หนึ่งค่า", "Give it one number.")
    if any(b <= a for a, b in pairwise(ends)):
        yield key, Words("จุดของเส้นคะแนนต้องเรียงจากน้อยไปมาก", "the points of a curve must rise", "เรียงใหม่", "Put them in order.")


def _boxes(measure: Boxes) -> Found:
    codes = [level.code for level in measure.levels]
    if not _distinct(codes, r"[A-Za-z]+"):
        yield ("levels",), Words("ระดับต้องมีรหัสเป็นตัวอักษร A–Z ไม่ซ้ำกัน", "levels need codes of letters, each once", *_CORRECT)
    if len(measure.counts) != len(codes) or min(measure.counts, default=0) < 1:
        yield ("counts",), Words("counts ต้องมีจำนวนช่องของทุกระดับ อย่างน้อย 1",
                                 "counts needs a number of boxes for each level, 1 or more", f"ให้ {len(codes)} จำนวน",
                                 f"Give {len(codes)} numbers.")


def _factors(measure: Factors) -> Found:
    codes = [factor.code for factor in measure.factors]
    if not _distinct(codes, r"[A-Za-z][A-Za-z0-9-]*"):
        yield ("factors",), Words("ปัจจัยต้องมีรหัสเป็นตัวอักษรหรือตัวเลข ไม่ซ้ำกัน",
                                  "factors need codes of letters and digits, each once", *_CORRECT)
    for i, factor in enumerate(measure.factors):
        if factor.code.lower() in RESERVED:
            yield ("factors", i, "code"), Words(f"รหัส {factor.code} โปรแกรมใช้อยู่แล้ว", f"the program itself uses the code {factor.code}",
                                                "ใช้รหัสอื่น", "Use another.")
        if factor.weight <= 0:
            yield ("factors", i, "weight"), Words("น้ำหนักต้องมากกว่า 0", "a weight must be above 0", *_CORRECT)
        elif factor.weight != 1 and measure.combine != "weighted_mean":
            yield ("factors", i, "weight"), Words(f"น้ำหนักไม่มีผลกับ combine = {measure.combine}",
                                                  f"a weight has no effect with combine = {measure.combine}",
                                                  "ใช้ weighted_mean หรือลบ weight", "Use weighted_mean, or remove it.")
    if measure.order and (len(measure.order) < 2 or not _distinct(measure.order, ".*") or not set(measure.order) <= set(codes)):
        yield ("order",), Words("order ต้องเป็นรหัสปัจจัยอย่างน้อยสองตัว ไม่ซ้ำ",
                                "order needs codes of factors, two or more, each once", *_CORRECT)


def _distinct(codes: list[str] | tuple[str, ...], pattern: str) -> bool:
    folded = {code.casefold() for code in codes}
    return bool(codes) and len(folded) == len(codes) and all(re.fullmatch(pattern, code) for code in codes)


def _value(measure: Value) -> Found:
    if measure.low is not None and measure.high is not None and measure.low >= measure.high:
        yield ("low",), Words("low ต้องน้อยกว่า high", "low must be below high", *_CORRECT)
    for key, default in _BESIDE_INPUT.items() if measure.input else ():
        if getattr(measure, key) != default:
            yield (key,), Words(f"{key} ไม่มีผลเมื่อใช้ input", f"{key} has no effect beside input", "ย้ายไปที่ [[inputs]] หรือลบ",
                                "Say it under [[inputs]], or remove it.")


def _inputs(measure: Measure, inputs: set[str]) -> Found:
    read: list[tuple[Place, str]] = []
    if isinstance(measure, Ratio):
        for key in ("top_of", "bottom_of"):
            read += [((key, i), name.removeprefix("-")) for i, name in enumerate(getattr(measure, key))]
            if not getattr(measure, key):
                yield (key,), Words("ต้องมีข้อมูลนำเข้าอย่างน้อยหนึ่งรายการ", "it needs an input", "ใส่รหัสจาก [[inputs]]",
                                    "Name one of [[inputs]].")
    elif isinstance(measure, Value) and measure.input:
        read = [(("input",), measure.input)]
    for place, name in read:
        if name not in inputs:
            yield place, Words(f"ไม่มีข้อมูลนำเข้ารหัส {name}", f"there is no input {name}", "เพิ่มใน [[inputs]] หรือแก้รหัส",
                               "Add it under [[inputs]], or correct the code.")


def _points(measure: Measure) -> Found:
    top = measure.top
    if top <= 0:
        yield (), Words("คะแนนสูงสุดของ measure ต้องมากกว่า 0", "the most that a measure gives must be above 0", *_CORRECT)
        return
    bounds = [*_BOUNDS, ("blank", 0, top), ("zero_over_zero", 0, top)]
    for key, low, high in bounds:
        given = getattr(measure, key, None)
        if given is not None and not low <= given <= high:
            yield (key,), Words(f"{given:g} ไม่อยู่ระหว่าง {low:g} ถึง {high:g}", f"{given:g} does not lie between {low:g} and {high:g}", *_CORRECT)


def _reach(measure: Measure, curve: Curve) -> Found:
    """The curve goes one way, the measure's own, and the cells allow its highest points."""
    less = getattr(measure, "better", "more") == "less" and not isinstance(measure, Target)
    line = [y for piece in curve.pieces for y in (piece.y0, piece.y1)]
    if any((b > a) if less else (b < a) for a, b in pairwise(line)):
        way = ("ลดลง", "fall") if less else ("เพิ่มขึ้น", "rise")
        yield ("curve", "gives" if curve.at else "segments"), Words(
            f"คะแนนต้อง{way[0]}ทางเดียว รวม below และ above", f"the points must only {way[1]}, below and above included",
            "แก้ gives, below, above หรือ better", "Correct gives, below, above or better.")
        return
    key, end = ("low", getattr(measure, "low", None)) if less else ("high", getattr(measure, "high", None))
    full = [x for piece in curve.pieces for x, y in ((piece.start, piece.y0), (piece.upto, piece.y1)) if y == curve.top]
    if end is not None and (end > max(full) if less else end < min(full)):
        yield (key,), Words(f"กรอกได้แค่ {end:g} จึงไม่มีทางได้คะแนนเต็ม", f"{key} = {end:g} keeps everybody from full points",
                            f"แก้ {key} หรือเส้นคะแนน", f"Correct {key} or the curve.")
