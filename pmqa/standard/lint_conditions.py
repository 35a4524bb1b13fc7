"""Faults of bars and bands: out of reach, always met, out of order, or asking what cannot be asked."""

from __future__ import annotations

from collections.abc import Iterator

from pmqa.standard.compiled import Bands, Condition, Standard
from pmqa.standard.faults import Place, Source, Words
from pmqa.standard.resolve import PlacedBar

Lists = tuple[tuple[Condition, ...], ...]

_UP, _DOWN = ("at_least", "more_than"), ("at_most", "less_than")
_CORRECT = ("แก้ค่านี้", "Correct it.")


def condition_faults(main: Source, compiled: Standard, bars: list[PlacedBar],
                     bands: list[tuple[int, Bands]]) -> Iterator[tuple[Source, Place, Words]]:
    """Every such fault. ``bands``: each with its place in the list of band sets."""
    names: set[tuple[str, str]] = set()
    for source, place, bar, _ in bars:
        for words in _bar(compiled, bar.condition):
            yield source, place, words
        if (bar.owner, bar.name) in names:
            yield source, place, Words(f"ข้อ {bar.owner} มี bar ชื่อ {bar.name} สองครั้ง", f"{bar.owner} has two bars named {bar.name}",
                                       "ให้ name ต่างกัน", "Give each a name of its own.")
        names.add((bar.owner, bar.name))
    owners: dict[str, int] = {}
    told: set[tuple[int, Place]] = set()
    for i, one in bands:
        if owners.setdefault(one.node, i) != i:
            yield main, ("bands", i, "of"), Words(f"ข้อ {one.node} มี bands ชุดอื่นอยู่แล้ว", f"{one.node} has bands already", "ให้ชุดเดียวต่อข้อ",
                                                  "Give a node one set of bands.")
        for place, words in _bands(compiled, one):
            if (i, place) not in told:  # once, not for each node of the set
                yield main, ("bands", i, *place), words
            told.add((i, place))


def _bar(compiled: Standard, condition: Condition) -> Iterator[Words]:
    if condition.op == "is":
        yield Words("bar ต้องเป็นค่าขั้นต่ำหรือขั้นสูง ใช้ is ได้ใน bands เท่านั้น", "a bar needs an order; is belongs in bands",
                    "ใช้ at_least, more_than, at_most หรือ less_than", "Use at_least, more_than, at_most or less_than.")
    else:
        yield from _reach(compiled, condition)


def _reach(compiled: Standard, condition: Condition) -> Iterator[Words]:
    """A condition that no answer can meet, or that every answer meets."""
    than = condition.than
    for target in condition.of if isinstance(than, float) else ():
        if target.startswith("@"):
            continue
        low, high = 0.0, 1.0
        if target.startswith("field:"):
            field = compiled.field[target.removeprefix("field:")]
            low, high = (field.legal[0], field.legal[-1]) if field.legal else (field.low, field.high)
        elif condition.on == "points":
            high = compiled.node[target].maximum
        never = {"at_least": high is not None and than > high, "more_than": high is not None and than >= high,
                 "at_most": low is not None and than < low, "less_than": low is not None and than <= low,
                 "is": (high is not None and than > high) or (low is not None and than < low)}[condition.op]
        always = {"at_least": low is not None and than <= low, "more_than": low is not None and than < low,
                  "at_most": high is not None and than >= high, "less_than": high is not None and than > high,
                  "is": False}[condition.op]
        name = target.removeprefix("field:")
        if never:
            yield Words(f"ไม่มีคำตอบใดของ {name} ถึง {than:g}", f"no answer of {name} can meet {than:g}", *_CORRECT)
        elif always:
            yield Words(f"ทุกคำตอบของ {name} ผ่าน {than:g}", f"every answer of {name} meets {than:g}", *_CORRECT)


def _bands(compiled: Standard, bands: Bands) -> Iterator[tuple[Place, Words]]:
    if not bands.bands:
        yield ("bands",), Words("ไม่มีระดับใด", "there is no band", "เพิ่ม [[bands.bands]]", "Add [[bands.bands]].")
    names: set[str] = set()
    for k, band in enumerate(bands.bands):
        place = ("bands", k)
        if band.name.th in names:
            yield (*place, "name"), Words(f"ระดับ {band.name.th} ซ้ำ", f"the band {band.name.en} stands twice", "ใช้ชื่ออื่น", "Use another name.")
        names.add(band.name.th)
        if k and not all(band.lists):
            yield place, Words("ระดับที่ไม่มีเงื่อนไขต้องเป็นระดับต่ำสุด", "a band without conditions must be the lowest", "เพิ่ม conditions", "Add conditions.")
        for condition in (one for every in band.lists for one in every):
            for words in _reach(compiled, condition):
                yield place, words
        if k and all(band.lists) and _not_above(band.lists, bands.bands[k - 1].lists):
            yield place, Words("เงื่อนไขไม่สูงกว่าระดับก่อนหน้า", "its conditions do not rise above those of the band before",
                               "เรียงจากระดับต่ำสุดไปสูงสุด", "Order the bands from lowest to highest.")


def _not_above(upper: Lists, lower: Lists) -> bool:
    """Two bands on the same things, of which the upper asks for no more, or somewhere for less."""
    if len(upper) != 1 or len(lower) != 1:
        return False
    below = {(one.of, one.on, one.need): one for one in lower[0]}
    pairs = [(one, below[one.of, one.on, one.need]) for one in upper[0] if (one.of, one.on, one.need) in below]
    steps = [_step(high, low) for high, low in pairs]
    same_things = len(steps) == len(upper[0]) == len(lower[0]) and None not in steps
    return -1 in steps or same_things and 1 not in steps


def _step(high: Condition, low: Condition) -> int | None:
    """1 when ``high`` asks for more than ``low``, -1 for less, 0 for the same; None where that cannot be said."""
    for way, sign in ((_UP, 1), (_DOWN, -1)):
        if high.op in way and low.op in way:
            if high.than != low.than:
                return sign if high.than > low.than else -sign
            return (high.op == way[1]) - (low.op == way[1])
    return 0 if (high.op, high.than) == (low.op, low.than) else None
