"""The bars of a node as one agency meets them or not, target by target."""

from __future__ import annotations

from math import isnan

from pmqa.explain.case import Case, cited, named
from pmqa.explain.trace import Trace, joined, same, short
from pmqa.scoring.rounding import digits_until_different
from pmqa.standard.compiled import Bar, Condition, Node
from pmqa.texts import Text

SIGNS = {"at_least": "≥", "more_than": ">", "at_most": "≤", "less_than": "<", "is": "="}
MET, UNMET = Text("ถึง", "met"), Text("ไม่ถึง", "not met")


def bars_of(case: Case, node: Node) -> tuple[Trace, ...]:
    """Every bar on a node that counts for this agency: rule, status, source, and each value beside its minimum."""
    if case.is_out(node):
        return ()
    return tuple(_bar(case, place, bar) for place, bar in enumerate(case.standard.bars) if bar.owner == node.code)


def bars_on_field(case: Case, key: str) -> tuple[Trace, ...]:
    """The bars that look at one answer cell."""
    bars = [(place, bar) for place, bar in enumerate(case.standard.bars) if f"field:{key}" in bar.condition.of]
    return tuple(_bar(case, place, bar) for place, bar in bars if not case.is_out(case.standard.node[bar.owner]))


def _bar(case: Case, place: int, bar: Bar) -> Trace:
    found = case.assessment.gaps
    columns = [column for column, (of, _) in enumerate(found.pairs) if of == place]
    unmet = found.unmet[case.agency, columns].any()
    text = joined([UNMET if unmet else MET, cited(bar.title, bar.status, bar.source)], ": ")
    return Trace(text, None, tuple(_target(case, bar.condition, column) for column in columns))


def _target(case: Case, condition: Condition, column: int) -> Trace:
    """``LD1.A (หมวด 1!G7): 2 ≥ 3: not met``."""
    found, (_, target) = case.assessment.gaps, case.assessment.gaps.pairs[column]
    if _does_not_count(case, target):
        return Trace(joined([_name(case, target), Text("ไม่นับ", "does not count")], ": "))
    value, failed = float(found.value[case.agency, column]), bool(found.unmet[case.agency, column])
    name = _name(case, target) if target else _last_needed(condition)
    minimum = _than(condition)
    shown = short(value)
    if failed and shown == minimum:  # it fails by less than six decimals show
        shown = f"{value:.{digits_until_different(value, float(condition.than), case.standard.decimals)}f}"
    given = Text("ว่าง,", "blank,") if isnan(value) else same(shown)
    verdict = UNMET if failed else MET
    text = joined([name, joined([given, same(f"{SIGNS[condition.op]} {minimum}")], " "), verdict], ": ")
    return Trace(text, None if isnan(value) else value)


def _last_needed(condition: Condition) -> Text:
    """A bar that only some of its targets must meet turns on the last of those."""
    return Text(f"ค่าที่ดีเป็นอันดับ {condition.need}", f"number {condition.need} from the best")


def _does_not_count(case: Case, target: str) -> bool:
    if target.startswith("@") or not target:
        return False
    field = case.standard.field.get(target.removeprefix("field:")) if target.startswith("field:") else None
    node = case.standard.node.get(field.owner if field else target)
    return node is not None and case.is_out(node)


def _name(case: Case, target: str) -> Text:
    if target.startswith("field:"):
        key = target.removeprefix("field:")
        text = f"{key} ({case.cell(key)})" if case.cell(key) else key
        return same(text)
    return same(target[1:]) if target.startswith("@") else named(case, case.standard.node[target])


def _than(condition: Condition) -> str:
    than = condition.than
    if isinstance(than, tuple):
        return "/".join(than)
    return str(than) if isinstance(than, bool) else short(than)
