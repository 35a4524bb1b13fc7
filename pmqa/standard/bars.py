"""Bars and bands as criteria files write them, brought to conditions on the nodes and fields they speak of."""

from __future__ import annotations

from typing import NamedTuple

from pmqa.standard import compiled as c
from pmqa.standard.carried import Use, Wrong, carried, started, told
from pmqa.standard.faults import Fault, Source, faults_at
from pmqa.standard.model import Band, BandSet, Bar, Decision, Effect, StandardFile, provenance
from pmqa.standard.resolve import OPERATORS, Known, Unresolved, comparison, condition_for, targets_of
from pmqa.standard.sentences import say
from pmqa.standard.values import Criteria
from pmqa.texts import EMPTY, Text


class PlacedBar(NamedTuple):
    """A bar and the use that it comes from; one that is switched off is checked all the same."""

    use: Use
    bar: c.Bar
    on: bool


class PlacedBands(NamedTuple):
    """The bands of one node, and the place of their set in standard.toml."""

    at: int
    bands: c.Bands


def bars_of(criteria: Criteria, known: Known) -> tuple[list[PlacedBar], list[Fault]]:
    """Every bar, those on the total first, then in the order of the files; and the faults met."""
    bars: list[PlacedBar] = []
    wrong: list[Wrong] = []
    uses = carried(criteria, known, "bars")
    for use in uses:
        try:
            bar = _bar(criteria.standard, use, known)
            condition = condition_for(bar, use.node.code, known)
        except Unresolved as why:
            wrong.append(Wrong(use, why.words))
            continue
        compiled = c.Bar(use.node.code, bar.name, bar.title, condition, *provenance(bar, use.node), use.node.types)
        bars.append(PlacedBar(use, compiled, bar.when))
    return bars, told(uses, wrong)


def _bar(standard: StandardFile, use: Use, known: Known) -> Bar:
    """The bar written as a name, or as a table that may start from a named one. Raises Unresolved."""
    bar = started(Bar(use=use.rule) if isinstance(use.rule, str) else use.rule, standard.named_bars, "bar", known.doubt)
    name, title = bar.name or f"bar-{use.place[-1] + 1}", bar.title if bar.title != EMPTY else _title(bar)
    return bar.model_copy(update={"name": name, "title": title})


def _title(bar: Bar) -> Text:
    """``at least 3``, for a bar that its author gave no words."""
    op, value = comparison(bar)
    shown = value if isinstance(value, str) else f"{value:g}"
    return Text(f"{OPERATORS[op].th} {shown}", f"{OPERATORS[op].en} {shown}")


def bands_of(criteria: Criteria, known: Known) -> tuple[list[PlacedBands], list[Fault]]:
    """The bands of every node that has some; and the faults met."""
    bands: list[PlacedBands] = []
    faults: list[Fault] = []
    main, file = criteria.files.main, criteria.standard
    for i, band_set in enumerate(file.bands):
        try:
            owners = targets_of(band_set.of, "share", "total", known)
        except Unresolved as why:
            faults += faults_at(main, ("bands", i, "of"), why.words)
            known.doubt.tables.add("bands")
            continue
        for owner in owners:
            found = _bands(main, i, band_set, owner, known, faults)
            one = c.Bands(owner, band_set.title, found, *provenance(band_set, file), every=band_set.which == "every")
            bands.append(PlacedBands(i, one))
    return bands, faults


def lists_of(rule: Band | Effect | Decision, owner: str, known: Known) -> c.Lists:
    """The conditions of what has ``conditions`` or ``any_of``; one empty list where it has neither. Raises Unresolved."""
    if rule.any_of and rule.conditions:
        raise Unresolved(say("both-lists"))
    return tuple(tuple(condition_for(one, owner, known) for one in conditions) for conditions in rule.any_of or (rule.conditions,))


def _bands(main: Source, i: int, band_set: BandSet, owner: str, known: Known,
           faults: list[Fault]) -> tuple[c.Band, ...]:
    bands = []
    for k, band in enumerate(band_set.bands):
        lists: c.Lists = ()  # its name is known all the same
        try:
            lists = lists_of(band, owner, known)
        except Unresolved as why:
            faults += faults_at(main, ("bands", i, "bands", k), why.words)
        bands.append(c.Band(band.name, lists))
    return tuple(bands)
