"""Checks over several cells of one requirement: the decision in Python and as a formula, side by side.

A rule sees the states of its fields in the order they were declared (:class:`pmqa.standard.fields.Rule`). The formula sees
two cells for each field: its value (a number or empty text) and its status (a code or empty text).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from pmqa.checks.answers import Said
from pmqa.numerals import typed

EMPTY = '=""'
Values = Sequence[float]


class Ref(NamedTuple):
    """The two cells of a field on the calculation sheet."""

    value: str
    status: str

    @property
    def blank(self) -> str:
        return f'AND({self.value}="",{self.status}="")'

    @property
    def given(self) -> str:
        return f'OR({self.value}<>"",{self.status}<>"")'


class Kind(NamedTuple):
    """One kind of rule: its finding, when it holds, the same as a formula, and whether ``found`` lists the fields.

    Both take the rule's own numbers too (:attr:`pmqa.standard.fields.Rule.values`).
    """

    code: str
    holds: Callable[[Sequence[Said], Values], bool]
    formula: Callable[[Sequence[Ref], Values], str]
    lists: bool = False


def _blank(state: Said) -> bool:
    return state.value is None and not state.bad


def _above(state: Said) -> bool:
    return (state.value or 0) > 0


def _or(parts: Sequence[str]) -> str:
    return f"OR({','.join(parts)})" if parts else "FALSE"


def _alone(first: Ref, others: Sequence[Ref], given: bool) -> str:
    """``first`` is blank and the others are (``given``: some are not)."""
    rest = _or([other.given for other in others])
    return f"AND({first.blank},{rest if given else f'NOT({rest})'})"


def _order(states: Sequence[Said]) -> bool:
    return any(earlier.value == 0 and any(_above(later) for later in states[i + 1:]) for i, earlier in enumerate(states))


def _order_formula(refs: Sequence[Ref]) -> str:
    return _or([f"AND({refs[i].value}=0,{_or([f'N({later.value})>0' for later in refs[i + 1:]])})" for i in range(len(refs) - 1)])


def _all_empty(cells: Sequence[str]) -> str:
    return f"AND({','.join(cell + EMPTY for cell in cells)})"


def _sum(refs: Sequence[Ref]) -> str:
    return f"SUM({','.join(ref.value for ref in refs)})"


def _one_of(cell: str, values: Values) -> str:
    return _or([f"{cell}={value:g}" for value in values])


def _else_answered(state: Said, choices: Values) -> bool:
    """Answered, and not by the very choice "not applicable"."""
    return not _blank(state) and state.value not in choices


def _else_answered_formula(ref: Ref, choices: Values) -> str:
    return f"AND({ref.given},NOT({_one_of(ref.value, choices)}))" if choices else ref.given


def _above_limit(states: Sequence[Said], ends: Values) -> bool:
    """The mark is above what the lowest of the others allows: itself, or the top of its range (``ends``: low, high, …)."""
    given = [state.value for state in states[1:] if state.value is not None]
    if states[0].value is None or not given:
        return False
    limit = min(given)
    for low, high in zip(ends[::2], ends[1::2], strict=True):
        limit = high if min(given) >= low else limit
    return states[0].value > limit


def _above_limit_formula(refs: Sequence[Ref], ends: Values) -> str:
    others = ",".join(ref.value for ref in refs[1:])
    limit = lowest = f"MIN({others})"
    for low, high in zip(ends[::2], ends[1::2], strict=True):
        limit = f"IF({lowest}>={low!r},{high!r},{limit})"
    return f'IF(OR({refs[0].value}="",COUNT({others})=0),FALSE,{refs[0].value}>{limit})'


RULES: dict[str, Kind] = {
    "blank": Kind("ANS001", lambda s, _: _blank(s[0]) and all(_blank(x) for x in s[1:]), lambda r, _: _alone(r[0], r[1:], False)),
    "profile-blank": Kind("PRF001", lambda s, _: _blank(s[0]), lambda r, _: r[0].blank),
    "year-absent": Kind("ANS023", lambda s, _: _blank(s[0]) and any(not _blank(x) for x in s[1:]), lambda r, _: _alone(r[0], r[1:], True)),
    "order": Kind("ANS021", lambda s, _: _order(s), lambda r, _: _order_formula(r), lists=True),
    "no-evidence": Kind("ANS020", lambda s, _: any(_above(x) for x in s[:-1]) and _blank(s[-1]),
                        lambda r, _: f"AND({_or([f'N({ref.value})>0' for ref in r[:-1]])},{r[-1].blank})"),
    "zero-with-evidence": Kind("ANS029", lambda s, _: all(x.value == 0 for x in s[:-1]) and s[-1].value is not None,
                               lambda r, _: f"AND({','.join(f'{ref.value}=0' for ref in r[:-1])},NOT({_all_empty([r[-1].value])}))"),
    "nothing-ticked": Kind("ANS030", lambda s, _: not any(_above(x) or x.bad for x in s),
                           lambda r, _: f"AND({_sum(r)}=0,{_all_empty([ref.status for ref in r])})"),
    "none-but-ticked": Kind("ANS022", lambda s, _: _above(s[0]) and any(_above(x) for x in s[1:]),
                            lambda r, _: f"AND(N({r[0].value})>0,{_sum(r[1:])}>0)"),
    "no-result": Kind("ANS032", lambda s, _: _blank(s[0]) and not _blank(s[1]) and all(_blank(x) for x in s[2:]),
                      lambda r, _: f"AND({_alone(r[0], r[2:], False)},{r[1].given})"),
    "no-target": Kind("ANS024", lambda s, _: s[0].value is not None and _blank(s[1]), lambda r, _: f'AND({r[0].value}<>"",{r[1].blank})'),
    "target-not-positive": Kind("ANS025", lambda s, _: s[0].value is not None and s[0].value <= 0,
                                lambda r, _: f'IF({r[0].value}="",FALSE,{r[0].value}<=0)', lists=True),
    "no-direction": Kind("ANS031", lambda s, _: s[0].value is not None and _blank(s[1]), lambda r, _: f'AND({r[0].value}<>"",{r[1].blank})'),
    "not-applicable-but-answered": Kind("ANS027", lambda s, v: s[0].value is not None and any(_else_answered(x, v) for x in s[1:]),
                                        lambda r, v: f'AND({r[0].value}<>"",{_or([_else_answered_formula(ref, v) for ref in r[1:]])})'),
    "asked-for-by-choice": Kind("ANS035", lambda s, v: s[0].value in v and _blank(s[1]), lambda r, v: f"AND({_one_of(r[0].value, v)},{r[1].blank})"),
    "no-evidence-for-choice": Kind("ANS020", lambda s, v: s[0].value in v and _blank(s[1]), lambda r, v: f"AND({_one_of(r[0].value, v)},{r[1].blank})"),
    "above-warn": Kind("ANS033", lambda s, v: _above_limit(s, v), lambda r, v: _above_limit_formula(r, v), lists=True),
    "above-cap": Kind("ANS034", lambda s, v: _above_limit(s, v), lambda r, v: _above_limit_formula(r, v), lists=True),
}


def found(parts: Sequence[str], states: Sequence[Said]) -> str:
    """``A = 0, D = 3``: the values that contradict each other; a blank is ``–``."""
    values = ("–" if state.value is None else typed(state.value) for state in states)
    return ", ".join(f"{part} = {value}" if part else value for part, value in zip(parts, values, strict=True))


def found_formula(parts: Sequence[str], refs: Sequence[Ref]) -> str:
    """:func:`found` from the value cells."""
    shown = (f'IF({ref.value}="","–",{ref.value})' for ref in refs)
    return '&", "&'.join(f'"{part} = "&{value}' if part else value for part, value in zip(parts, shown, strict=True))
