"""Effects and the decision as criteria files write them, brought to conditions on the nodes and fields they speak of."""

from __future__ import annotations

from typing import NamedTuple

from pmqa.standard import compiled as c
from pmqa.standard.bars import PlacedBands, lists_of
from pmqa.standard.carried import Use, Wrong, carried, started, told
from pmqa.standard.doubt import Doubt
from pmqa.standard.faults import Fault, faults_at
from pmqa.standard.model import Effect, provenance
from pmqa.standard.resolve import Known, Unresolved, condition_for
from pmqa.standard.sentences import meant, say
from pmqa.standard.values import Criteria
from pmqa.texts import EMPTY, Text

OPEN = Text("ยังตัดสินไม่ได้: คำตอบไม่ครบ", "not decided: answers are missing")
_CAPS = ("cap_points", "cap_band")


class PlacedEffect(NamedTuple):
    """An effect and the use that it comes from; one that is switched off is checked all the same."""

    use: Use
    effect: c.Effect
    on: bool


def effects_of(criteria: Criteria, known: Known, bands: list[PlacedBands]) -> tuple[list[PlacedEffect], list[Fault]]:
    """Every effect, those of the standard first, then in the order of the files; and the faults met."""
    of_node = {placed.bands.node: placed.bands for placed in reversed(bands)}  # of two sets, told elsewhere, the first
    effects: list[PlacedEffect] = []
    wrong: list[Wrong] = []
    uses = carried(criteria, known, "effects")
    for use in uses:
        try:
            rule = Effect(use=use.rule) if isinstance(use.rule, str) else use.rule
            rule = started(rule, criteria.standard.named_effects, "effect", known.doubt)
            effect = _effect(rule, use, known, of_node)
        except Unresolved as why:
            wrong.append(Wrong(use, why.words))
            continue
        effects.append(PlacedEffect(use, effect, rule.when))
    return effects, told(uses, wrong)


def _effect(rule: Effect, use: Use, known: Known, bands: dict[str, c.Bands]) -> c.Effect:
    owner = use.node
    if not rule.does:
        raise Unresolved(say("no-does"))
    if rule.does not in _CAPS and (rule.to is not None or rule.node):
        raise Unresolved(say("nothing-to-cap", does=rule.does))
    node = rule.node or owner.code
    if node not in known.nodes:
        raise Unresolved(None if known.doubt.nodes else say("no-node", code=node))
    lists = lists_of(rule, owner.code, known)
    unless = tuple(condition_for(one, owner.code, known) for one in rule.unless)
    name = rule.name or f"effect-{use.place[-1] + 1}"
    title = rule.title if rule.title != EMPTY else Text(name, name)
    return c.Effect(owner.code, name, title, rule.does, node, _limit(rule, known.nodes[node], bands.get(node), known.doubt), lists, unless,
                    *provenance(rule, owner))


def _limit(rule: Effect, node: c.Node, bands: c.Bands | None, doubt: Doubt) -> float:
    """What is capped at: points, or the place of a band. Raises Unresolved."""
    if rule.does == "cap_points":
        if isinstance(rule.to, str) or rule.to is None:
            raise Unresolved(say("cap-at-points"))
        if not 0 <= rule.to < node.maximum and not doubt.maxima:
            raise Unresolved(say("not-between", value=rule.to, low=0, high=node.maximum))
    elif rule.does == "cap_band":
        names = [name for band in (bands.bands if bands else ()) for name in dict.fromkeys(band.name)]
        places = {name: i for i, band in enumerate(bands.bands if bands else ()) for name in band.name}
        if rule.to not in places and doubt.may_be("bands", ""):
            raise Unresolved(None)
        if rule.to not in places:
            raise Unresolved(meant(say("no-band-to-cap", name=rule.to, code=node.code, known=", ".join(names) or "-"), str(rule.to), names))
        return float(places[rule.to])
    return float(rule.to or 0.0)


def decision_of(criteria: Criteria, known: Known) -> tuple[c.Decision | None, list[Fault]]:
    """What the standard decides, if it does; and the fault met."""
    file = criteria.standard
    rule = file.decision
    if rule is None:
        return None, []
    try:
        lists = lists_of(rule, "total", known)
    except Unresolved as why:
        return None, faults_at(criteria.files.main, ("decision",), why.words)
    words = rule.open if rule.open != EMPTY else OPEN
    return c.Decision(rule.title, rule.granted, rule.refused, words, lists, *provenance(rule, file)), []
