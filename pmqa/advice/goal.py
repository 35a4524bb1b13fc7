"""What is to be reached: every bar, and perhaps a band of the total; each condition as the targets it looks at.

Targets that do not count for the agency are left out, as the engine leaves them out. What no raise can change (the
profile, an option, a value that must stay below something) is a fact: it holds or it does not, as the engine says of the
agency with everything raised as far as it goes.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

import numpy as np

from pmqa.assessment import Assessment
from pmqa.scoring.conditions import meets, target_values
from pmqa.standard.compiled import Band, Bands, Condition, Standard

_UPWARDS = ("at_least", "more_than")
COMPARE = {
    "at_least": np.greater_equal, "more_than": np.greater, "at_most": np.less_equal, "less_than": np.less,
    "option": np.isin, "given": lambda values, wanted: ~np.isnan(values) == wanted,
}


class Target(NamedTuple):
    """One thing a condition looks at: the answer in ``column``, the points of ``node`` ÷ ``scale``, or (both -1) a fact.

    ``op`` is a key of ``COMPARE``; ``than`` what it compares with: a number, places of options, whether an answer is given.
    ``holds``: with everything raised as far as it goes.
    """

    column: int
    node: int
    op: str
    than: float | tuple[int, ...]
    scale: float
    holds: bool


class Need(NamedTuple):
    """At least ``count`` of the targets must hold."""

    targets: tuple[Target, ...]
    count: int


class Stuck(NamedTuple):
    """A bar (its place in ``standard.bars``, and the target that fails it; "" for several) that no raise can meet."""

    bar: int
    target: str


class Goal(NamedTuple):
    """``needs`` of the bars that can be met; ``ways``: lists of further needs, one of which makes the band (a single empty
    list where none is asked). ``stuck``: the bars that cannot be met. ``band``: the least place of the band of the total,
    -1 for none; ``band_stuck``: it cannot be reached. ``watched``: answers and requirements that effects look at; they are
    not asked for, but a raise may lift what holds the points or the band down."""

    needs: tuple[Need, ...]
    ways: tuple[tuple[Need, ...], ...]
    stuck: tuple[Stuck, ...]
    band: int
    band_stuck: bool
    watched: tuple[Target, ...] = ()

    @property
    def reachable(self) -> bool:
        """Whether all that was asked for can be reached."""
        return not self.stuck and not self.band_stuck

    def passes(self, assessment: Assessment) -> np.ndarray:
        """Whether each agency meets all that can be met, (agencies,) bool."""
        stuck = set(self.stuck)
        counts = np.array([Stuck(*pair) not in stuck for pair in assessment.gaps.pairs], dtype=bool)
        met = ~assessment.gaps.unmet[:, counts].any(axis=1)
        if self.band >= 0 and not self.band_stuck:
            met &= has_band(assessment, self.band)
        return met


def conditions_of(standard: Standard, band: int = -1) -> list[Condition]:
    """Every condition of the bars and, where a band is asked for, of that band of the total and those above it."""
    found = [bar.condition for bar in standard.bars]
    for one in bands_from(standard, band):
        found += [condition for conditions in one.lists for condition in conditions]
    return found


def bands_of_total(standard: Standard) -> Bands | None:
    """The bands of the total, if the standard has some."""
    return next((entry for entry in standard.bands if entry.node == "total"), None)


def bands_from(standard: Standard, band: int) -> tuple[Band, ...]:
    """What makes the band at that place among those of the total: itself, or one above it where the highest that holds
    counts. None for -1."""
    entry = bands_of_total(standard)
    if entry is None or band < 0:
        return ()
    return entry.bands[band : band + 1] if entry.every else entry.bands[band:]


def has_band(assessment: Assessment, band: int) -> np.ndarray:
    """Whether each agency has that band of the total, or a higher one, after all effects, (agencies,) bool."""
    if bands_of_total(assessment.standard).every:
        return assessment.held["total"][:, band]
    return assessment.bands["total"] >= band


def goal_of(standard: Standard, top: Assessment, movable: Collection[int], band: int = -1) -> Goal:
    """The goal of one agency. ``top``: it alone, everything raised as far as it goes; ``movable``: columns that can be
    raised; ``band``: place of the wanted band among those of the total, -1 for the bars alone."""
    unmet = top.gaps.unmet[0]
    stuck = tuple(Stuck(*pair) for pair, fails in zip(top.gaps.pairs, unmet.tolist(), strict=True) if fails)
    needs = []
    for place, bar in enumerate(standard.bars):
        failing = {target for of, target in stuck if of == place}
        if not top.tree.out[0, standard.index[bar.owner]] and "" not in failing:
            needs.append(_need(top, bar.condition, movable, leave_out=failing))
    ways: list[tuple[Need, ...]] = []
    for one in bands_from(standard, band):
        lists = [tuple(_need(top, condition, movable) for condition in conditions) for conditions in one.lists]
        ways += [needs_ for needs_ in lists if all(_holds(need) for need in needs_)]
    band_stuck = band >= 0 and not (ways and has_band(top, band)[0])
    return Goal(tuple(needs), ((),) if band_stuck or not ways else tuple(ways), stuck, band, band_stuck, _watched(top, movable))


def _watched(top: Assessment, movable: Collection[int]) -> tuple[Target, ...]:
    """What effects on points and bands look at, as far as raises can change it."""
    conditions = [condition for effect in top.standard.effects if effect.does in ("cap_points", "cap_band")
                  for some in (*effect.lists, effect.unless) for condition in some]
    targets = [target for condition in conditions for target in _need(top, condition, movable, any_op=True).targets]
    return tuple(dict.fromkeys(target for target in targets if target.column >= 0 or target.node >= 0))


def _need(top: Assessment, condition: Condition, movable: Collection[int], leave_out: Collection[str] = (), *, any_op: bool = False) -> Need:
    """``any_op``: a node that must stay below something is a target too, not a fact."""
    values, counts = target_values(top.facts, condition)
    met = meets(values, condition)[0]
    targets = [_target(top.standard, condition, target, bool(met[i]), movable, any_op)
               for i, target in enumerate(condition.of) if counts[0, i] and target not in leave_out]
    return Need(tuple(targets), condition.need or len(targets))


def _target(standard: Standard, condition: Condition, target: str, holds: bool, movable: Collection[int], any_op: bool) -> Target:
    if target.startswith("field:"):
        field = standard.field[target.removeprefix("field:")]
        column = standard.columns[field.key]
        if column in movable and condition.on == "option":
            return Target(column, -1, "option", tuple(n for n, code in enumerate(field.codes) if code in condition.than), 1.0, holds)
        if column in movable and condition.on == "given":
            return Target(column, -1, "given", float(condition.than), 1.0, holds)
        if column in movable and condition.op in COMPARE and not isinstance(condition.than, (bool, tuple)):
            return Target(column, -1, condition.op, float(condition.than), 1.0, holds)
    elif not target.startswith("@") and condition.on in ("points", "share") and (any_op or condition.op in _UPWARDS) and condition.op in COMPARE:
        node = standard.index[target]
        return Target(-1, node, condition.op, float(condition.than), standard.nodes[node].maximum if condition.on == "share" else 1.0, holds)
    return Target(-1, -1, condition.op, 0.0, 1.0, holds)


def _holds(need: Need) -> bool:
    return sum(target.holds for target in need.targets) >= need.count
