"""The effects that a node carries or suffers: whether they take place, which conditions hold, what was reduced."""

from __future__ import annotations

from pmqa.explain.bars import SIGNS
from pmqa.explain.case import Case, cited
from pmqa.explain.trace import Trace, joined, same, short
from pmqa.report.words import DOES
from pmqa.scoring.conditions import holds
from pmqa.standard.compiled import Condition, Effect, Node
from pmqa.texts import Text

_HOLDS, _FAILS = Text("เป็นจริง", "holds"), Text("ไม่เป็นจริง", "does not hold")
_IDLE = Text("ไม่มีผล", "no effect")


def reduced(case: Case, node: Node) -> tuple[Trace, ...]:
    """Why the node's own points were capped, and what they would be without any reduction."""
    out = []
    for place, effect in enumerate(case.standard.effects):
        if effect.does != "cap_points" or effect.node != node.code or not case.assessment.effects[case.agency, place]:
            continue
        before = float(case.assessment.before[case.agency, case.standard.index[node.code]])
        if before <= effect.to:
            continue
        because = cited(effect.title, effect.status, effect.source)
        out.append(Trace(Text(f"ลดเหลือ {short(effect.to)} เพราะ {because.th} (ถ้าไม่ลดเลย: {short(before)})",
                              f"reduced to {short(effect.to)} because {because.en} (without any reduction: {short(before)})"), effect.to))
    return tuple(out)


def effects_of(case: Case, node: Node) -> tuple[Trace, ...]:
    """Every effect that the node carries or that caps it, with its conditions; then the decision, on the total."""
    own = [(place, effect) for place, effect in enumerate(case.standard.effects) if node.code in (effect.owner, _capped(effect))]
    out = [Trace(Text("ผลของกติกา", "effects"), None, tuple(_effect(case, place, effect) for place, effect in own))] if own else []
    decided = case.assessment.decision_of(case.agency)
    if node.kind == "total" and decided is not None:
        rule = case.standard.decision
        out.append(Trace(cited(joined([rule.title, decided], ": "), rule.status, rule.source)))
    return tuple(out)


def _capped(effect: Effect) -> str:
    return effect.node if effect.does in ("cap_points", "cap_band") else ""


def _effect(case: Case, place: int, effect: Effect) -> Trace:
    takes_place = bool(case.assessment.effects[case.agency, place])
    lead = DOES[effect.does] if takes_place else Text(f"{_IDLE.th}: ", f"{_IDLE.en}: ")
    text = Text(lead.th + effect.title.th, lead.en + effect.title.in_("en"))
    conditions = [one for every in effect.lists for one in every]
    lifted = [Text(f"ยกเว้นเมื่อ {said.th}", f"unless {said.en}") for said in (_condition(case, one) for one in effect.unless)]
    return Trace(cited(text, effect.status, effect.source), None,
                 tuple(Trace(said) for said in (*(_condition(case, one) for one in conditions), *lifted)))


def _condition(case: Case, condition: Condition) -> Text:
    """``files value < 30: holds``; what caps points looks at the scores before."""
    of = " ".join(target.removeprefix("field:") for target in condition.of[:6]) + (" …" if len(condition.of) > 6 else "")
    than = "/".join(condition.than) if isinstance(condition.than, tuple) else condition.than
    than = than if isinstance(than, (bool, str)) else short(than)
    need = f" ({condition.need}/{len(condition.of)})" if condition.need else ""
    met = bool(holds(case.assessment.facts, condition)[case.agency])
    return joined([same(f"{of} {condition.on} {SIGNS[condition.op]} {than}{need}"), _HOLDS if met else _FAILS], ": ")
