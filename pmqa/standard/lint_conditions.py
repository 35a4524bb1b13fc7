"""Faults of bars, bands and effects: out of reach, always met, out of order, or asking what cannot be asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from math import inf
from typing import NamedTuple

from pmqa.standard.bars import PlacedBands, PlacedBar
from pmqa.standard.carried import Use, Wrong, told
from pmqa.standard.compiled import Bands, Bar, Condition, Effect, Lists, Standard
from pmqa.standard.effects import PlacedEffect
from pmqa.standard.faults import Fault, Place, Source, Words, fault
from pmqa.standard.sentences import listed, say

_UP, _DOWN = ("at_least", "more_than"), ("at_most", "less_than")
_OPPOSITE = {"at_least": "less_than", "more_than": "at_most", "at_most": "more_than", "less_than": "at_least"}


class Rules(NamedTuple):
    """What looks at scores and answers, with its places."""

    bars: list[PlacedBar]
    bands: list[PlacedBands]
    effects: list[PlacedEffect]


def condition_faults(main: Source, compiled: Standard, rules: Rules) -> Iterator[Fault]:
    """Every such fault."""
    yield from _named_twice([(one.use, one.bar) for one in rules.bars], "bar-twice")
    yield from told([one.use for one in rules.bars],
                    [Wrong(one.use, words, (one.bar.condition.op,)) for one in rules.bars for words in _bar(compiled, one.bar.condition)])
    yield from _named_twice([(one.use, one.effect) for one in rules.effects], "effect-twice")
    yield from told([one.use for one in rules.effects],
                    [Wrong(one.use, words) for one in rules.effects for words in _effect(compiled, one.effect)])
    for place, words in (*_band_sets(compiled, rules.bands), *_decision(compiled)):
        yield fault(main, place, *words)


def _named_twice(rules: Iterable[tuple[Use, Bar | Effect]], sentence: str) -> Iterator[Fault]:
    """Two rules of one name at one node."""
    names: set[tuple[str, str]] = set()
    for use, rule in rules:
        if (rule.owner, rule.name) in names:
            yield fault(use.source, use.place, *say(sentence, code=rule.owner, name=rule.name))
        names.add((rule.owner, rule.name))


def _effect(compiled: Standard, effect: Effect) -> Iterator[Words]:
    if not all(effect.lists) and not effect.unless:
        yield say("always-in-effect")
    if effect.does == "refuse_decision" and compiled.decision is None:
        yield say("no-decision")
    for condition in _conditions(effect):
        yield from _reach(compiled, condition)
        if effect.does == "cap_points" and condition.on == "bars":
            yield say("cap-on-bars")


def _conditions(effect: Effect) -> list[Condition]:
    return [*(one for every in effect.lists for one in every), *effect.unless]


def _decision(compiled: Standard) -> Iterator[tuple[Place, Words]]:
    """A decision that nothing can refuse."""
    decision = compiled.decision
    if decision is None:
        return
    if not all(decision.lists) and not any(effect.does == "refuse_decision" for effect in compiled.effects):
        yield ("decision",), say("always-granted")
    for condition in (one for every in decision.lists for one in every):
        for words in _reach(compiled, condition):
            yield ("decision",), words


def _bar(compiled: Standard, condition: Condition) -> Iterator[Words]:
    if condition.op == "is":
        yield say("bar-without-order")
    else:
        yield from _reach(compiled, condition)


def _reach(compiled: Standard, condition: Condition) -> Iterator[Words]:
    """A condition that no answer can meet, or that every answer meets."""
    op, than = condition.op, condition.than
    met: dict[str, list[str]] = {}  # one number is one fault, however many it is asked of
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
            met.setdefault("never", []).append(name)
        elif op in _OPPOSITE and _never(_OPPOSITE[op], than, low, high):
            met.setdefault("always", []).append(name)
    for sentence, names in met.items():
        yield say(sentence, name=listed(names), than=than)


def _never(op: str, than: float, low: float, high: float) -> bool:
    """Whether no number from ``low`` to ``high`` stands in this relation to ``than``."""
    return {"at_least": than > high, "more_than": than >= high, "at_most": than < low, "less_than": than <= low,
            "is": not low <= than <= high}[op]


def _band_sets(compiled: Standard, sets: list[PlacedBands]) -> Iterator[tuple[Place, Words]]:
    owners: dict[str, int] = {}
    once: set[tuple[int, Place]] = set()
    for i, one in sets:
        if owners.setdefault(one.node, i) != i:
            yield ("bands", i, "of"), say("bands-twice", code=one.node)
        for place, words in _bands(compiled, one):
            if (i, place) not in once:  # not for each node of the set
                yield ("bands", i, *place), words
            once.add((i, place))


def _bands(compiled: Standard, bands: Bands) -> Iterator[tuple[Place, Words]]:
    if not bands.bands:
        yield ("bands",), say("no-band")
    names: set[str] = set()
    for k, band in enumerate(bands.bands):
        place = ("bands", k)
        if band.name.th in names:
            yield (*place, "name"), say("band-twice", th=band.name.th, en=band.name.en)
        names.add(band.name.th)
        if (k or bands.every) and not all(band.lists):
            yield place, say("unconditional")
        for condition in (one for every in band.lists for one in every):
            for words in _reach(compiled, condition):
                yield place, words
        if k and not bands.every and all(band.lists) and _not_above(band.lists, bands.bands[k - 1].lists):
            yield place, say("not-rising")
    yield from _holes(bands)


def _holes(bands: Bands) -> Iterator[tuple[Place, Words]]:
    """Bands from … to … on one thing, between two of which a value has none: 71–80, 81–90 leave 80.5 out."""
    spans = [(_span(band.lists), ("bands", k)) for k, band in enumerate(bands.bands)]
    for (lower, _), (upper, place) in pairwise(spans):
        if lower is None or upper is None or lower[0] != upper[0] or lower[2] is None or upper[1] is None:
            continue
        (end, ends_in), (start, starts_in) = lower[2], upper[1]
        if start > end or start == end and not (ends_in or starts_in):
            yield place, say("hole", low=end, high=start)


def _span(lists: Lists) -> tuple | None:
    """(the thing looked at, lower end, upper end) of a band that asks for a stretch of one thing; an end is (value, belongs)."""
    things = {(one.of, one.on, one.need) for one in lists[0]} if len(lists) == 1 else set()
    if len(things) != 1 or any(one.op == "is" for one in lists[0]):
        return None
    low = max(((one.than, one.op == _UP[0]) for one in lists[0] if one.op in _UP), default=None)
    high = min(((one.than, one.op == _DOWN[0]) for one in lists[0] if one.op in _DOWN), default=None)
    return things.pop(), low, high


def _not_above(upper: Lists, lower: Lists) -> bool:
    """Two bands on the same things, of which the upper asks for no more, or somewhere for less."""
    if len(upper) != 1 or len(lower) != 1:
        return False
    below = {(one.of, one.on, one.need): one for one in lower[0]}
    if len(below) < len(lower[0]):  # a stretch of one thing: its ends are looked at together
        return False
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
