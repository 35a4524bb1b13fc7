"""Faults of bars and bands: out of reach, always met, out of order, or asking what cannot be asked."""

from __future__ import annotations

from collections.abc import Iterator
from math import inf

from pmqa.standard.bars import PlacedBands, PlacedBar
from pmqa.standard.compiled import Bands, Condition, Standard
from pmqa.standard.faults import Place, Source, Words
from pmqa.standard.sentences import say

Lists = tuple[tuple[Condition, ...], ...]

_UP, _DOWN = ("at_least", "more_than"), ("at_most", "less_than")
_OPPOSITE = {"at_least": "less_than", "more_than": "at_most", "at_most": "more_than", "less_than": "at_least"}


def condition_faults(main: Source, compiled: Standard, bars: list[PlacedBar],
                     bands: list[PlacedBands]) -> Iterator[tuple[Source, Place, Words]]:
    """Every such fault."""
    names: set[tuple[str, str]] = set()
    for source, place, bar, _ in bars:
        for words in _bar(compiled, bar.condition):
            yield source, place, words
        if (bar.owner, bar.name) in names:
            yield source, place, say("bar-twice", code=bar.owner, name=bar.name)
        names.add((bar.owner, bar.name))
    owners: dict[str, int] = {}
    told: set[tuple[int, Place]] = set()
    for i, one in bands:
        if owners.setdefault(one.node, i) != i:
            yield main, ("bands", i, "of"), say("bands-twice", code=one.node)
        for place, words in _bands(compiled, one):
            if (i, place) not in told:  # once, not for each node of the set
                yield main, ("bands", i, *place), words
            told.add((i, place))


def _bar(compiled: Standard, condition: Condition) -> Iterator[Words]:
    if condition.op == "is":
        yield say("bar-without-order")
    else:
        yield from _reach(compiled, condition)


def _reach(compiled: Standard, condition: Condition) -> Iterator[Words]:
    """A condition that no answer can meet, or that every answer meets."""
    op, than = condition.op, condition.than
    for target in condition.of if isinstance(than, float) else ():
        name = target.removeprefix("field:")
        if name.startswith("@"):
            continue
        low, high = 0.0, 1.0 if condition.on == "share" else inf
        if name != target:
            field = compiled.field[name]
            ends = (field.legal[0], field.legal[-1]) if field.legal else (field.low, field.high)
            low, high = (-inf if ends[0] is None else ends[0], inf if ends[1] is None else ends[1])
        elif condition.on == "points":
            high = compiled.node[target].maximum
        if _never(op, than, low, high):
            yield say("never", name=name, than=than)
        elif op in _OPPOSITE and _never(_OPPOSITE[op], than, low, high):
            yield say("always", name=name, than=than)


def _never(op: str, than: float, low: float, high: float) -> bool:
    """Whether no number from ``low`` to ``high`` stands in this relation to ``than``."""
    return {"at_least": than > high, "more_than": than >= high, "at_most": than < low, "less_than": than <= low,
            "is": not low <= than <= high}[op]


def _bands(compiled: Standard, bands: Bands) -> Iterator[tuple[Place, Words]]:
    if not bands.bands:
        yield ("bands",), say("no-band")
    names: set[str] = set()
    for k, band in enumerate(bands.bands):
        place = ("bands", k)
        if band.name.th in names:
            yield (*place, "name"), say("band-twice", th=band.name.th, en=band.name.en)
        names.add(band.name.th)
        if k and not all(band.lists):
            yield place, say("unconditional")
        for condition in (one for every in band.lists for one in every):
            for words in _reach(compiled, condition):
                yield place, words
        if k and all(band.lists) and _not_above(band.lists, bands.bands[k - 1].lists):
            yield place, say("not-rising")


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
