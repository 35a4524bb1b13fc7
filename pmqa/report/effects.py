"""Effects in words: what was reduced, refused or left out for one agency, and because of what."""

from __future__ import annotations

from pmqa.assessment import Assessment, InEffect
from pmqa.report.tables import number
from pmqa.report.verdict import with_status
from pmqa.report.words import DOES, word
from pmqa.texts import Text


def effect_lines(assessment: Assessment, agency: int, lang: str) -> list[str]:
    """A line for each rule that takes effect: why, where, and what it changed; both values are shown."""
    standard = assessment.standard
    by_rule: dict[tuple[str, str], list[InEffect]] = {}
    for one in assessment.in_effect(agency):
        effect = standard.effects[one.effect]
        by_rule.setdefault((effect.does, effect.name), []).append(one)
    return [_line(assessment, found, lang) for found in by_rule.values()]


def _line(assessment: Assessment, found: list[InEffect], lang: str) -> str:
    effects = [assessment.standard.effects[one.effect] for one in found]
    where = ", ".join(dict.fromkeys(effect.owner for effect in effects if effect.owner != "total"))
    why = with_status(effects[0].title.in_(lang), effects[0].status, lang)
    changed = "; ".join(dict.fromkeys(filter(None, (changed_in_words(assessment, one, lang) for one in found))))
    text = DOES[effects[0].does].in_(lang) + (f"{where}: " if where else "") + why
    return f"{text} · {changed}" if changed else text


def changed_in_words(assessment: Assessment, one: InEffect, lang: str) -> str:
    """``total 62.50 → 50.00``; nothing where the cap lies above what was reached."""
    if one.before == one.after:
        return ""
    node = assessment.standard.node[assessment.standard.effects[one.effect].node]
    name = node.name.in_(lang) if node.kind == "total" else node.code
    shown = [_shown(assessment, value, lang) for value in (one.before, one.after)]
    return f"{name} {shown[0]} → {shown[1]}"


def _shown(assessment: Assessment, value: float | Text | None, lang: str) -> str:
    if value is None:
        return word("no-rank", lang)
    if isinstance(value, Text):
        return value.in_(lang)
    return number(float(assessment.published(value)), assessment.standard.decimals)
