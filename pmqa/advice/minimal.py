"""The cheapest setting of all groups that meets every need.

Where each need looks at one group alone, the cheapest way of each group is the answer. Only where needs join groups (a
bar on a category, a total, "two of three") a mixed-integer program is solved, by HiGHS. Its rows are never stricter than
the engine: sums are met within a tolerance, and the engine has the last word on every answer (:mod:`pmqa.advice.path`
adds what it refuses as a :class:`Cut`).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from pmqa.advice.goal import COMPARE, Need, Target
from pmqa.advice.groups import Group
from pmqa.advice.rollup import Rollup
from pmqa.scoring.rounding import snap

Setting = tuple[int, ...]  # the way of each group


class Cut(NamedTuple):
    """The engine refused this setting of the levers, so in some group a lever must go beyond it (None: no matter how far)."""

    states: tuple[np.ndarray | None, ...]


class Limits(NamedTuple):
    """What a search may not do: ``cuts``; and ``below``: (group, lever, least stop that is out of reach). With
    ``near``, a cheapest setting without ``below``, only what costs no more than it is looked for, and of that the setting
    that differs from it in the fewest groups. Ways that differ in a ``watched`` target are all kept: the engine may tell."""

    cuts: tuple[Cut, ...] = ()
    below: tuple[tuple[int, int, int], ...] = ()
    near: Setting | None = None
    watched: tuple[Target, ...] = ()


NO_LIMITS = Limits()


class Unsolved(Exception):
    """The solver stopped without an answer that it can prove."""


def cheapest(groups: Sequence[Group], needs: Sequence[Need], rollup: Rollup, answers: np.ndarray, limits: Limits = NO_LIMITS) -> Setting | None:
    """The way of each group, with the least effort in all; None where nothing meets the needs. Raises Unsolved."""
    joint, allowed = [], [np.ones(len(group.effort), dtype=bool) for group in groups]
    for at, lever, stop in limits.below:
        allowed[at] &= groups[at].states[:, lever] < stop
    for need in needs:
        need = _settled(groups, rollup, need)
        homes = [_home(groups, target) for target in need.targets]
        if need.count > len(need.targets):
            return None
        if need.count == len(need.targets) and None not in homes:
            for target, home in zip(need.targets, homes, strict=True):
                allowed[home] &= met_by(groups[home], target, answers, rollup.decimals)
        elif need.count > 0:
            joint.append(need)
    if not all(ways.any() for ways in allowed):
        return None
    if not joint and not limits.cuts:
        return tuple(_alone(group, ways, None if limits.near is None else limits.near[at])
                     for at, (group, ways) in enumerate(zip(groups, allowed, strict=True)))
    from pmqa.advice.program import solve

    return solve(groups, allowed, joint, rollup, answers, limits)


def _alone(group: Group, allowed: np.ndarray, near: int | None) -> int:
    """The cheapest way of one group."""
    ways = np.flatnonzero(allowed)
    best = int(ways[np.argmin(group.effort[ways])])
    return near if near is not None and allowed[near] and group.effort[near] <= group.effort[best] else best


def _settled(groups: Sequence[Group], rollup: Rollup, need: Need) -> Need:
    """The need without the targets that none of the groups can change: those that hold are counted off."""
    open_ = [target for target in need.targets if not _fact(groups, rollup, target)]
    return Need(tuple(open_), need.count - sum(target.holds for target in need.targets if target not in open_))


def _fact(groups: Sequence[Group], rollup: Rollup, target: Target) -> bool:
    if target.node >= 0:
        return not rollup.below(target.node) & {leaf for group in groups for leaf in group.leaves}
    return target.column < 0 or not any(target.column in group.columns for group in groups)


def _home(groups: Sequence[Group], target: Target) -> int | None:
    """The group that a target looks at alone; None where it looks at several."""
    return next((at for at, group in enumerate(groups)
                 if (target.node in group.leaves if target.node >= 0 else target.column in group.columns)), None)


def met_by(group: Group, target: Target, answers: np.ndarray, decimals: int) -> np.ndarray:
    """Which ways of the group meet a target on one of its answers or requirements, (ways,) bool."""
    if target.column >= 0:
        return group.holds(target, answers)
    points = group.points[:, group.leaves.index(target.node)]
    return COMPARE[target.op](snap(points / target.scale, decimals), target.than)
