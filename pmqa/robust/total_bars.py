"""Bars that look at the total: when weights change, they are tested again; every other bar stays as it is."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from pmqa.assessment import Assessment
from pmqa.scoring.conditions import target_values
from pmqa.standard.compiled import Bar, Condition

_OPS = {"at_least": np.greater_equal, "more_than": np.greater, "at_most": np.less_equal, "less_than": np.less}
_SIGN = {"at_least": -1, "more_than": 1, "at_most": 1, "less_than": -1}


class _Bar(NamedTuple):
    """``never``: fails whatever the total is; ``turns``: fails exactly where the total is on the wrong side; both (agencies,)."""

    op: str
    limit: float
    never: np.ndarray
    turns: np.ndarray


class TotalBars:
    """Whether all bars are met, as a function of the totals of the agencies at ``members``."""

    def __init__(self, assessment: Assessment, members: np.ndarray) -> None:
        bars = assessment.standard.bars
        ours = [place for place, bar in enumerate(bars) if _looks_at_total(bar)]
        others = [column for column, (place, _) in enumerate(assessment.gaps.pairs) if place not in ours]
        self._others = ~assessment.gaps.unmet[np.ix_(members, others)].any(axis=1)
        self._bars = [_prepared(assessment, bars[place], members) for place in ours]

    def met(self, totals: np.ndarray) -> np.ndarray:
        """(draws, agencies) bool; ``totals`` of that shape, unrounded, in units of the last decimal.

        (agencies,) where no bar looks at the total.
        """
        met = self._others
        for bar in self._bars:
            met = met & ~bar.never & (_OPS[bar.op](totals, bar.limit) | ~bar.turns)
        return met

    @property
    def any(self) -> bool:
        return bool(self._bars)

    @property
    def others(self) -> np.ndarray:
        """(agencies,) bool: every bar that does not look at the total is met."""
        return self._others


def _looks_at_total(bar: Bar) -> bool:
    return "total" in bar.condition.of and bar.condition.on in ("points", "share")


def _prepared(assessment: Assessment, bar: Bar, members: np.ndarray) -> _Bar:
    condition, facts = bar.condition, assessment.facts
    values, counts = target_values(facts, condition)
    met = _compared(values, condition) & counts
    other = np.array([target != "total" for target in condition.of])
    inside = ~assessment.tree.out[:, assessment.standard.index[bar.owner]]
    if condition.need:
        have = met[:, other].sum(axis=1)
        never, turns = have < condition.need - 1, have == condition.need - 1
    else:
        never = (~met & counts)[:, other].any(axis=1)
        turns = counts[:, ~other].any(axis=1)
    return _Bar(condition.op, _limit(assessment, condition), (never & inside)[members], (turns & inside)[members])


def _compared(values: np.ndarray, condition: Condition) -> np.ndarray:
    return _OPS[condition.op](values, condition.than)


def _limit(assessment: Assessment, condition: Condition) -> float:
    """The bar's minimum in units of the last decimal, moved by half of the noise that comparing forgives."""
    standard = assessment.standard
    scale = 10.0**standard.decimals * (standard.nodes[0].maximum if condition.on == "share" else 1.0)
    noise = 0.5 * 10.0 ** -(standard.decimals + 6)
    return float((condition.than + _SIGN[condition.op] * noise) * scale)
