"""The rules of a standard as tables of text: bands, effects, what is decided and for how long."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pmqa.report.blocks import Block, Column, Line, Table
from pmqa.report.tables import SIGNS, plain
from pmqa.report.words import STATUS, word
from pmqa.standard.compiled import Condition, Decision, Effect, Standard
from pmqa.texts import Text

_ON = {"share": Text("สัดส่วน", "share"), "bars": Text("เกณฑ์ของ", "bars of"), "option": Text("คำตอบ", "answer to"), "given": Text("มีข้อมูล", "given")}
_DOES = {
    "cap_points": Text("คะแนนของ {node} ไม่เกิน {to}", "caps the points of {node} at {to}"),
    "cap_band": Text("ระดับของ {node} ไม่เกิน {to}", "caps the band of {node} at {to}"),
    "refuse_decision": Text("ไม่ผ่านการตัดสิน", "refuses the decision"),
    "unrank": Text("ไม่จัดอันดับ", "takes the rank away"),
}
_FEW = 6  # nodes are named; more are counted


def rule_blocks(standard: Standard, lang: str) -> list[Block]:
    """A title and a table for each set of bands, for the effects, for the decision."""
    out: list[Block] = []
    sets: dict[tuple, list[str]] = {}
    for entry in standard.bands:
        sets.setdefault((entry.title, entry.status, tuple((band.name, _of_others(band.lists, entry.node)) for band in entry.bands)), []).append(entry.node)
    for (title, status, bands), nodes in sets.items():
        head = " · ".join(filter(None, (title.in_(lang), named(nodes, lang), STATUS[status].in_(lang))))
        out += [Line(), Line(f"{word('band', lang)}: {head}", "title"),
                _two_columns([(name.in_(lang), alternatives(lists, lang)) for name, lists in bands])]
    if standard.effects:
        out += [Line(), Line({"th": "ผลที่ตามมา", "en": "Effects"}[lang], "title"), _effects(standard, lang)]
    if standard.decision:
        out += [Line(), Line(standard.decision.title.in_(lang), "title"), _two_columns(_decision(standard, lang))]
    return out


def alternatives(lists: Iterable[Sequence[Condition]], lang: str) -> str:
    """``total ≥ 275 and share of 1 2 ≥ 0.5 (any)``; several lists, of which one must hold, with "or" between."""
    joint = {"th": (" และ ", " หรือ "), "en": (" and ", " or ")}[lang]
    return joint[1].join(joint[0].join(condition(one, lang) for one in every) for every in lists)


def condition(one: Condition, lang: str = "en") -> str:
    """One condition with its sign; the node that carries it is not named.

    >>> condition(Condition(("field:LD1.A", "field:LD1.D"), "value", "at_least", 3.0, 0))
    'LD1.A LD1.D ≥ 3'
    >>> condition(Condition(("1", "2", "3"), "share", "more_than", 0.5, 2))
    'share 1 2 3 > 0.5 (2/3)'
    """
    than = one.than
    shown = "/".join(than) if isinstance(than, tuple) else {True: "✓", False: "✗"}[than] if isinstance(than, bool) else (
        than if isinstance(than, str) else plain(than))
    of = [target.removeprefix("field:") for target in one.of]
    need = f" ({one.need}/{len(of)})" if one.need else ""
    on = _ON[one.on].in_(lang) if one.on in _ON else ""
    return " ".join(filter(None, (on, named(of, lang) if of else "", SIGNS[one.op], shown))) + need


def _of_others(lists: Iterable[Sequence[Condition]], node: str) -> tuple[tuple[Condition, ...], ...]:
    """The conditions, with nothing where they speak of the node that carries them: equal bands of many nodes become one."""
    return tuple(tuple(one._replace(of=()) if one.of == (node,) else one for one in every) for every in lists)


def effect_rules(standard: Standard) -> list[list[Effect]]:
    """The effects of the standard, those that are one rule on several nodes together."""
    groups: dict[tuple, list[Effect]] = {}
    for effect in standard.effects:
        groups.setdefault((effect.name, effect.title, effect.does, effect.to), []).append(effect)
    return list(groups.values())


def does(standard: Standard, same: Sequence[Effect], lang: str) -> str:
    """What one of the :func:`effect_rules` does: ``caps the points of total at 60``."""
    first, to = same[0], ""
    if first.does == "cap_points":
        to = plain(first.to)
    elif first.does == "cap_band":
        to = next(entry.bands[int(first.to)].name.in_(lang) for entry in standard.bands if entry.node == first.node)
    return _DOES[first.does].in_(lang).format(node=named(list(dict.fromkeys(effect.node for effect in same)), lang), to=to)


def decided(decision: Decision, lang: str) -> str:
    """``Certification: granted (total ≥ 60) / not granted``."""
    when = alternatives(decision.lists, lang)
    return f"{decision.title.in_(lang)}: {decision.granted.in_(lang)}{f' ({when})' if when else ''} / {decision.refused.in_(lang)}"


def _effects(standard: Standard, lang: str) -> Table:
    rows = [(named([effect.owner for effect in same], lang), same[0].title.in_(lang), does(standard, same, lang), STATUS[same[0].status].in_(lang))
            for same in effect_rules(standard)]
    return Table(tuple(Column("") for _ in range(4)), rows)


def _decision(standard: Standard, lang: str) -> list[tuple[str, str]]:
    decision, validity = standard.decision, standard.validity
    rows = [(decision.granted.in_(lang), alternatives(decision.lists, lang)), (decision.refused.in_(lang), ""), (decision.open.in_(lang), "")]
    if validity:
        rows.append(({"th": "อายุ (ปี)", "en": "valid for years"}[lang], str(validity.years)))
        if validity.surveillance_months is not None:
            rows.append(({"th": "ตรวจติดตามครั้งแรกภายใน (เดือน)", "en": "first surveillance within months"}[lang], str(validity.surveillance_months)))
        rows.append(({"th": "คืนสภาพได้ภายใน (เดือน)", "en": "restorable for months"}[lang], str(validity.restorable_months)))
    return rows


def _two_columns(rows: Sequence[tuple[str, str]]) -> Table:
    return Table((Column(""), Column("")), list(rows), indent=2)


def named(codes: Sequence[str], lang: str) -> str:
    """The codes, or how many they are."""
    return " ".join(codes) if len(codes) <= _FEW else {"th": f"{len(codes)} รายการ", "en": f"{len(codes)} nodes"}[lang]
