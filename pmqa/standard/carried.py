"""What nodes and the standard carry, bars and effects alike: where each stands, where it is written, and where its faults are told."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple, TypeVar

from pmqa.standard.compiled import Node
from pmqa.standard.doubt import Doubt
from pmqa.standard.faults import Fault, Place, Source, Words, fault
from pmqa.standard.model import Bar, Effect, Item, Requirement, said
from pmqa.standard.resolve import Known, Unresolved
from pmqa.standard.sentences import listed, meant, say
from pmqa.standard.values import Criteria, items_of

Rule = TypeVar("Rule", Bar, Effect)
Home = tuple[str, Place]  # file and place in which a rule is written

_DRESS = {"use", "name", "title", "when", "status", "source"}  # keys that change nothing of what a rule asks for

_DECIDES = {"at_least", "more_than", "at_most", "less_than", "is_", "does", "to"}


class Use(NamedTuple):
    """A rule at one node that carries it; ``written``: where what it asks for stands, here or at the named rule."""

    source: Source
    place: Place
    node: Node
    rule: str | Bar | Effect
    written: tuple[Source, Place]


class Wrong(NamedTuple):
    """What is wrong with a rule where it is used (no words: that cannot be told yet); ``key``: what it is about inside the rule."""

    use: Use
    words: Words | None
    key: Place = ()


def carried(criteria: Criteria, known: Known, key: Literal["bars", "effects"]) -> list[Use]:
    """Each rule under ``key`` at each node that carries it, the standard's own first."""
    main, file = criteria.files.main, criteria.standard
    lists = [(main, (key,), known.nodes["total"], getattr(file, key))]
    lists += [(main, ("subtotals", i, key), known.nodes[one.code], getattr(one, key)) for i, one in enumerate(file.subtotals)]
    for source, category in criteria.by_file:
        for place, item in items_of(category):
            if isinstance(item, Item):
                by_default = isinstance(item, Requirement) and key not in item.model_fields_set
                at = ("defaults", key) if by_default else (*place, key)
                lists.append((source, at, known.nodes[item.code], said(item, key, category.defaults)))
    table = f"named_{key}"
    whole = _whole(getattr(file, table), [rule for *_, rules in lists for rule in rules])
    out = []
    for source, place, node, rules in lists:
        for i, rule in enumerate(rules):
            name = rule if isinstance(rule, str) else "" if rule.model_fields_set - _DRESS else rule.use
            at = (main, (table, name)) if name in whole else (source, (*place, i))
            out.append(Use(source, (*place, i), node, rule, at))
    return out


def _whole(named: dict[str, Rule], rules: list[str | Rule]) -> set[str]:
    """The named rules that say all; others leave the number (or what it does) to their uses, and lack nothing themselves."""
    own = [(rule.use, rule.model_fields_set & _DECIDES) for rule in rules if not isinstance(rule, str)]
    return set(named) - {name for name, keys in own if name in named and keys - named[name].model_fields_set}


def started(rule: Rule, named: dict[str, Rule], what: str, doubt: Doubt) -> Rule:
    """The rule upon the named one that it starts from; its own keys replace those. Raises Unresolved."""
    if not rule.use:
        return rule
    if rule.use not in named:
        if doubt.may_be(f"named_{what}s", rule.use):
            raise Unresolved(None)
        known = list(named)
        words = say("unknown-name", what=what, name=rule.use, where=f"[named_{what}s]", known=", ".join(known) or "-")
        raise Unresolved(meant(words, rule.use, known))
    own = {key: getattr(rule, key) for key in rule.model_fields_set - {"use"}}
    return named[rule.use].model_copy(update={"name": rule.use, **own})


def told(uses: Sequence[Use], wrong: Sequence[Wrong]) -> list[Fault]:
    """What is wrong at every use of a rule is told once, where it is written, with how many use it; else at those uses alone."""
    untold = {_here(one.use) for one in wrong if one.words is None}
    carriers: dict[Home, list[str]] = {}
    for use in uses:
        if _here(use) not in untold:
            carriers.setdefault(_home(use), []).append(use.node.code)
    met: dict[Home, dict[tuple[str, Place, str], list[Wrong]]] = {}
    for one in wrong:
        if one.words is not None:
            met.setdefault(_home(one.use), {}).setdefault(_here(one.use), []).append(one)
    out: list[Fault] = []
    for home, by_use in met.items():
        first, codes = next(iter(by_use.values())), carriers[home]
        if len(by_use) < len(codes):
            out += [fault(one.use.source, one.use.place, *one.words) for ones in by_use.values() for one in ones]
        else:
            out += [_at_home(one, codes) for one in first]
    return out


def _home(use: Use) -> Home:
    return use.written[0].name, use.written[1]


def _here(use: Use) -> tuple[str, Place, str]:
    return use.source.name, use.place, use.node.code


def _at_home(one: Wrong, codes: Sequence[str]) -> Fault:
    source, place = one.use.written
    named = place != one.use.place
    words, codes = one.words, list(dict.fromkeys(codes))  # a node may carry it twice
    if named or len(codes) > 1:
        th, en = (say("wherever-used", problem=text, count=len(codes), codes=listed(codes)) for text in (words.th, words.en))
        words = words._replace(th=th.th, en=en.en)
    return fault(source, (*place, *one.key) if named else place, *words)
