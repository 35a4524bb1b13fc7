"""Two rounds side by side: scores and gaps of each agency, and its change of rank split exactly.

The split goes from the first round's rank to the second's in a stated order, one thing changed at a time, each step ranked
by the engine: only the agencies of both rounds (*set*) → the second round's rules (*rules*) → the agency's own new answers
(*own*) → everybody's (*others*) → with the agencies that are only in the second round (*set* again). The parts are the
places gained at each step, so they add up, ties and all. Another order may give other parts; this one never changes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from pmqa.advice.mapping import rows_under, why_not_comparable
from pmqa.assessment import Assessment, assess
from pmqa.gather import Register
from pmqa.texts import Text


class Split(NamedTuple):
    """Places gained (below 0: lost) by what changed; together the change of rank."""

    own: int
    others: int
    rules: int
    set: int


class Pair(NamedTuple):
    """An agency of both rounds: its rows there. ``split``: None where the ranks cannot be compared, for the ``reason``."""

    code: str
    before: int
    after: int
    split: Split | None
    reason: Text | None


@dataclass(frozen=True)
class Comparison:
    """``pairs`` in the order of the second round; ``gone`` and ``new``: rows of agencies that are in one round only.
    ``reason``: why the rounds cannot be compared at all (then there are no pairs)."""

    before: Assessment
    after: Assessment
    reason: Text | None
    pairs: tuple[Pair, ...]
    gone: tuple[int, ...]
    new: tuple[int, ...]

    @property
    def same_rules(self) -> bool:
        """Whether both rounds were assessed by the same criteria files under the same variant."""
        return (self.before.standard.digest, self.before.standard.variant) == (self.after.standard.digest, self.after.standard.variant)


def compare(before: Assessment, after: Assessment, registers: tuple[Register, Register] = ({}, {})) -> Comparison:
    """The two rounds compared, agency by agency (by code). ``registers``: the attributes by agency code that the rounds were
    assessed with, if groups or rules rest on them."""
    reason = why_not_comparable(before.standard, after.standard)
    old = {agency.code: n for n, agency in enumerate(before.agencies)}
    new = {agency.code: n for n, agency in enumerate(after.agencies)}
    gone = tuple(n for code, n in old.items() if code not in new)
    come = tuple(n for code, n in new.items() if code not in old)
    if reason is not None:
        return Comparison(before, after, reason, (), gone, come)
    both = [(old[code], new[code]) for code in new if code in old]
    reasons = [_unranked(before, after, *pair) for pair in both]
    ranked = [pair for pair, why in zip(both, reasons, strict=True) if why is None]
    splits = dict(zip(ranked, _splits(before, after, ranked, registers), strict=True))
    pairs = tuple(Pair(after.agencies[now].code, was, now, splits.get((was, now)), why) for (was, now), why in zip(both, reasons, strict=True))
    return Comparison(before, after, None, pairs, gone, come)


def _unranked(before: Assessment, after: Assessment, was: int, now: int) -> Text | None:
    """Why two ranks of one agency cannot be compared."""
    one, other = before.standard.ranking, after.standard.ranking
    if not one.key or not other.key:
        return Text("เกณฑ์นี้ไม่มีการจัดอันดับ", "the standard has no ranking")
    if one.group != other.group:
        return Text(f"แบ่งกลุ่มต่างกัน: {one.group or '–'} → {other.group or '–'}", f"grouped otherwise: {one.group or '–'} → {other.group or '–'}")
    first, second = before.agencies[was], after.agencies[now]
    if (first.type, first.group) != (second.type, second.group):
        return Text(f"อยู่คนละกลุ่ม: {first.group or first.type} → {second.group or second.type}", f"in another group: {first.group or first.type} → {second.group or second.type}")
    if not before.ranked[was] or not after.ranked[now]:
        return Text("ไม่ได้จัดอันดับในรอบใดรอบหนึ่ง", "not ranked in one of the rounds")
    return None


def _splits(before: Assessment, after: Assessment, pairs: list[tuple[int, int]], registers: tuple[Register, Register]) -> list[Split]:
    if not pairs:
        return []
    old, new = [was for was, _ in pairs], [now for _, now in pairs]
    ranks = [before.rank[old]]
    first_of, second_of = registers
    ranks.append(_ranks(assess(before.standard, rows_under(before.standard, before, old), first_of or None), before, old))
    mapped = rows_under(after.standard, before, old)
    ranks.append(_ranks(assess(after.standard, mapped, first_of or None), before, old))
    together = assess(after.standard, [*rows_under(after.standard, before, old, "1 "), *rows_under(after.standard, after, new, "2 ")],
                      _prefixed("1 ", first_of) | _prefixed("2 ", second_of) or None)
    first, second = (_rows(together, prefix, after, new) for prefix in ("1 ", "2 "))
    groups = together.groups[second]
    ranks.append(_own_moved(together.rank[first], together.rank[second], groups, after.standard.ranking.ties))
    ranks.append(_ranks(assess(after.standard, rows_under(after.standard, after, new), second_of or None), after, new))
    ranks.append(after.rank[new])
    gained = -np.diff(np.array(ranks, dtype=int), axis=0)  # (steps, agencies)
    return [Split(own=int(own), others=int(others), rules=int(rules), set=int(left + came)) for left, rules, own, others, came in gained.T]


def _prefixed(prefix: str, register: Register) -> Register:
    return {prefix + code: entry for code, entry in register.items()}


def _ranks(assessment: Assessment, of: Assessment, agencies: list[int]) -> np.ndarray:
    """Their ranks in an assessment of just these agencies."""
    return assessment.rank[_rows(assessment, "", of, agencies)]


def _rows(assessment: Assessment, prefix: str, of: Assessment, agencies: list[int]) -> np.ndarray:
    places = {agency.code: n for n, agency in enumerate(assessment.agencies)}
    return np.array([places[prefix + of.agencies[agency].code] for agency in agencies], dtype=int)


def _own_moved(old: np.ndarray, new: np.ndarray, groups: np.ndarray, ties: str) -> np.ndarray:
    """The rank each agency would have with its own new answers among the others' old ones, (agencies,).

    ``old`` and ``new``: places of all answers, old and new, ranked as if each were an agency: only their order is used.

    >>> _own_moved(np.array([1, 2, 4]), np.array([5, 2, 2]), np.zeros(3, dtype=int), "competition").tolist()
    [3, 2, 2]
    """
    out = np.zeros(len(old), dtype=int)
    for group in np.unique(groups):
        members = np.flatnonzero(groups == group)
        values, counts = np.unique(old[members], return_counts=True)
        for n in members.tolist():
            better = values < new[n]
            if ties == "dense":
                alone = (values == old[n]) & (counts == 1)  # its own old answers make room
                out[n] = 1 + int((better & ~alone).sum())
            else:
                out[n] = 1 + int(counts[better].sum()) - int(old[n] < new[n])
    return out
