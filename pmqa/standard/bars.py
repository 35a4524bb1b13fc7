"""Bars and bands as criteria files write them, brought to conditions on the nodes and fields they speak of."""

from __future__ import annotations

from typing import NamedTuple

from pmqa.standard import compiled as c
from pmqa.standard.faults import Fault, Place, Source, fault
from pmqa.standard.files import Criteria, items_of
from pmqa.standard.model import BandSet, Bar, Item, Requirement, StandardFile, provenance, said
from pmqa.standard.resolve import OPERATORS, Known, Unresolved, comparison, condition_for, targets_of
from pmqa.standard.sentences import meant, say
from pmqa.texts import EMPTY, Text


class PlacedBar(NamedTuple):
    """A bar and where it is written; one that is switched off is checked all the same."""

    source: Source
    place: Place
    bar: c.Bar
    on: bool


class PlacedBands(NamedTuple):
    """The bands of one node, and the place of their set in standard.toml."""

    at: int
    bands: c.Bands


def bars_of(criteria: Criteria, known: Known) -> tuple[list[PlacedBar], list[Fault]]:
    """Every bar, those on the total first, then in the order of the files; and the faults met."""
    bars: list[PlacedBar] = []
    faults: list[Fault] = []
    for source, place, node, written in _carried(criteria, known):
        for i, one in enumerate(written):
            try:
                bar = _bar(criteria.standard, one, i)
                condition = condition_for(bar, node.code, known)
            except Unresolved as why:
                faults.append(fault(source, (*place, i), *why.words))
                continue
            compiled = c.Bar(node.code, bar.name, bar.title, condition, *provenance(bar, node), node.types)
            bars.append(PlacedBar(source, (*place, i), compiled, bar.when))
    return bars, faults


def _carried(criteria: Criteria, known: Known) -> list[tuple[Source, Place, c.Node, tuple[str | Bar, ...]]]:
    """What carries bars: the source and place of its list, its node, the list."""
    out = [(criteria.files.main, ("bars",), known.nodes["total"], criteria.standard.bars)]
    for source, category in criteria.by_file:
        for place, item in items_of(category):
            if isinstance(item, Item):
                by_default = isinstance(item, Requirement) and "bars" not in item.model_fields_set
                at = ("defaults", "bars") if by_default else (*place, "bars")
                out.append((source, at, known.nodes[item.code], said(item, "bars", category.defaults)))
    return out


def _bar(standard: StandardFile, written: str | Bar, place: int) -> Bar:
    """The bar written as a name, or as a table that may start from a named one. Raises Unresolved."""
    bar = Bar(use=written) if isinstance(written, str) else written
    if bar.use and bar.use not in standard.named_bars:
        known = list(standard.named_bars)
        words = say("unknown-name", what="bar", name=bar.use, where="[named_bars]", known=", ".join(known) or "-")
        raise Unresolved(meant(words, bar.use, known))
    if bar.use:
        own = {key: getattr(bar, key) for key in bar.model_fields_set - {"use"}}
        bar = standard.named_bars[bar.use].model_copy(update={"name": bar.use, **own})
    name, title = bar.name or f"bar-{place + 1}", bar.title if bar.title != EMPTY else _title(bar)
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
            faults.append(fault(main, ("bands", i, "of"), *why.words))
            continue
        for owner in owners:
            found = _bands(main, i, band_set, owner, known, faults)
            one = c.Bands(owner, band_set.title, found, *provenance(band_set, file))
            bands.append(PlacedBands(i, one))
    return bands, faults


def _bands(main: Source, i: int, band_set: BandSet, owner: str, known: Known,
           faults: list[Fault]) -> tuple[c.Band, ...]:
    bands = []
    for k, band in enumerate(band_set.bands):
        if band.any_of and band.conditions:
            faults.append(fault(main, ("bands", i, "bands", k), *say("both-lists")))
        try:
            lists = tuple(tuple(condition_for(one, owner, known) for one in conditions)
                          for conditions in band.any_of or (band.conditions,))
        except Unresolved as why:
            faults.append(fault(main, ("bands", i, "bands", k), *why.words))
            continue
        bands.append(c.Band(band.name, lists))
    return tuple(bands)
