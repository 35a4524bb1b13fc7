"""What nodes and the standard carry, bars and effects alike: where each list stands, and rules that start from named ones."""

from __future__ import annotations

from typing import Literal, TypeVar

from pmqa.standard.compiled import Node
from pmqa.standard.faults import Place, Source
from pmqa.standard.files import Criteria, items_of
from pmqa.standard.model import Bar, Effect, Item, Requirement, said
from pmqa.standard.resolve import Known, Unresolved
from pmqa.standard.sentences import meant, say

Rule = TypeVar("Rule", Bar, Effect)


def carried(criteria: Criteria, known: Known, key: Literal["bars", "effects"]) -> list[tuple[Source, Place, Node, tuple]]:
    """Each list under ``key``: its source and place, the node that carries it, the list; the standard's own first."""
    main = criteria.files.main
    out = [(main, (key,), known.nodes["total"], getattr(criteria.standard, key))]
    out += [(main, ("subtotals", i, key), known.nodes[one.code], getattr(one, key)) for i, one in enumerate(criteria.standard.subtotals)]
    for source, category in criteria.by_file:
        for place, item in items_of(category):
            if isinstance(item, Item):
                by_default = isinstance(item, Requirement) and key not in item.model_fields_set
                at = ("defaults", key) if by_default else (*place, key)
                out.append((source, at, known.nodes[item.code], said(item, key, category.defaults)))
    return out


def started(rule: Rule, named: dict[str, Rule], what: str) -> Rule:
    """The rule upon the named one that it starts from; its own keys replace those. Raises Unresolved."""
    if not rule.use:
        return rule
    if rule.use not in named:
        known = list(named)
        words = say("unknown-name", what=what, name=rule.use, where=f"[named_{what}s]", known=", ".join(known) or "-")
        raise Unresolved(meant(words, rule.use, known))
    own = {key: getattr(rule, key) for key in rule.model_fields_set - {"use"}}
    return named[rule.use].model_copy(update={"name": rule.use, **own})
