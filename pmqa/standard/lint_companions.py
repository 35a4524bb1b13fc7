"""Faults of what stands beside a measure: companions of one kind with keys of another, choices that require what is not there."""

from __future__ import annotations

from collections.abc import Iterator

from pmqa.standard.compiled import Node
from pmqa.standard.faults import Fault, Place, Words, fault
from pmqa.standard.model import Companion, said
from pmqa.standard.resolve import Known
from pmqa.standard.sentences import say
from pmqa.standard.sheets import RESERVED
from pmqa.standard.values import Criteria

_KEYS = {"options": "option", "max_chars": "text", "low": "number", "high": "number", "whole": "number", "percent": "number"}


def companion_faults(criteria: Criteria, known: Known) -> Iterator[Fault]:
    """Every such fault, at the requirement or at the defaults of its file."""
    for source, category in criteria.by_file:
        lists = [(("defaults", "companions"), category.defaults.companions)]
        lists += [(("requirements", i, "companions"), one.companions) for i, one in enumerate(category.requirements)]
        for place, companions in lists:
            for at, words in _companions(companions):
                yield fault(source, (*place, *at), *words)
        told = [pair for pair in enumerate(category.requirements) if pair[1].code not in known.doubt.cells]
        for i, item in told:
            companions = said(item, "companions", category.defaults)
            for words in _required(known.nodes[item.code], companions):
                yield fault(source, ("requirements", i), *words)


def _companions(companions: tuple[Companion, ...]) -> Iterator[tuple[Place, Words]]:
    for i, one in enumerate(companions):
        if one.code in RESERVED:
            yield (i, "code"), say("reserved", code=one.code)
        for key, kind in _KEYS.items():
            if key in one.model_fields_set and one.kind != kind:
                yield (i, key), say("other-kind", key=key, kind=kind)
        codes = {option.code for option in one.options}
        if one.kind == "option" and (len(codes) < 2 or len(codes) < len(one.options)):
            yield (i, "options"), say("option-codes")


def _required(node: Node, companions: tuple[Companion, ...]) -> Iterator[Words]:
    """What choices of this row require must be there."""
    scale = (node.measure or {}).get("scale") or {}
    levels = scale.get("levels", ()) if scale.get("words") and (node.measure or {}).get("kind") == "mark" else ()
    if node.not_applicable == "" and any(level.get("at") is None for level in levels):
        yield say("na-not-allowed")
        return
    known = {one.code for one in companions} | ({"na"} if node.not_applicable != "" else set())
    wanted = [code for level in levels for code in level.get("requires", ())]
    wanted += [code for one in companions for option in one.options for code in option.requires]
    for code in dict.fromkeys(wanted):
        if code not in known:
            yield say("no-companion", code=code)
