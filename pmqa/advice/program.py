"""The mixed-integer program behind the cheapest setting, solved by HiGHS.

One binary for each way of each group. Points of inner nodes are variables that may not exceed what the roll-up gives, so
that a minimum on them is met only where the engine's points meet it. A rounded node is a whole number of its last decimal,
at most the unrounded value plus a half: exactly "halves up". Sums are met within ``SLACK``; efforts are made whole, so that
the proof of the optimum does not hang on a tolerance either.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import lcm

import highspy
import numpy as np

from pmqa.advice.goal import Need, Target
from pmqa.advice.groups import Group
from pmqa.advice.minimal import NO_LIMITS, Limits, Setting, Unsolved, met_by
from pmqa.advice.rollup import Inner, Rollup

SLACK = 1e-7  # of a node's maximum: the engine snaps at decimals + 6
SECONDS = 60.0
_INF = highspy.kHighsInf


class _Quiet(highspy.Highs):
    """The solver without its banner, which some releases print while they are made, before any option can be set."""

    def enableCallbacks(self) -> None:
        self.setOptionValue("output_flag", False)
        super().enableCallbacks()


class _Program:
    """Columns and rows as they grow; a row is a list of (column, coefficient) and its least value."""

    def __init__(self) -> None:
        self.cost: list[float] = []
        self.upper: list[float] = []
        self.whole: list[bool] = []
        self.rows: list[tuple[dict[int, float], float, float]] = []

    def column(self, upper: float, cost: float = 0.0, *, whole: bool = False) -> int:
        self.cost.append(cost)
        self.upper.append(upper)
        self.whole.append(whole)
        return len(self.cost) - 1

    def row(self, terms: dict[int, float], low: float, high: float = _INF) -> None:
        self.rows.append((terms, low, high))

    def solve(self) -> np.ndarray | None:
        """Values of the columns at the optimum; None where there is none. Raises Unsolved."""
        lp = highspy.HighsLp()
        lp.num_col_, lp.num_row_ = len(self.cost), len(self.rows)
        lp.col_cost_, lp.col_lower_, lp.col_upper_ = np.array(self.cost), np.zeros(len(self.cost)), np.array(self.upper)
        lp.row_lower_, lp.row_upper_ = (np.array([row[side] for row in self.rows], dtype=float) for side in (1, 2))
        lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        lp.a_matrix_.start_ = np.cumsum([0, *(len(row[0]) for row in self.rows)])
        lp.a_matrix_.index_ = np.array([column for row in self.rows for column in row[0]], dtype=np.int32)
        lp.a_matrix_.value_ = np.array([value for row in self.rows for value in row[0].values()], dtype=float)
        lp.integrality_ = [highspy.HighsVarType.kInteger if whole else highspy.HighsVarType.kContinuous for whole in self.whole]
        solver = _Quiet()
        for name, value in (("output_flag", False), ("threads", 1), ("random_seed", 0), ("mip_rel_gap", 0.0), ("mip_abs_gap", 0.5),
                            ("time_limit", SECONDS), ("mip_feasibility_tolerance", 1e-9), ("primal_feasibility_tolerance", 1e-9)):
            solver.setOptionValue(name, value)
        solver.passModel(lp)
        solver.run()
        status = solver.getModelStatus()
        if status == highspy.HighsModelStatus.kInfeasible:
            return None
        if status != highspy.HighsModelStatus.kOptimal:
            raise Unsolved(solver.modelStatusToString(status))
        return np.array(solver.getSolution().col_value)


def solve(groups: Sequence[Group], allowed: Sequence[np.ndarray], needs: Sequence[Need], rollup: Rollup, answers: np.ndarray,
          limits: Limits = NO_LIMITS) -> Setting | None:
    """The way of each group with the least effort in all. ``allowed``: (ways,) bool for each group. Raises Unsolved."""
    program, cuts = _Program(), limits.cuts
    kept = [_undominated(group, allowed[at], needs, answers, limits, rollup, at) for at, group in enumerate(groups)]
    scale = _whole_scale([group.effort[ways] for group, ways in zip(groups, kept, strict=True)])
    costs = [[float(round(effort * scale)) for effort in group.effort[ways].tolist()] for group, ways in zip(groups, kept, strict=True)]
    near = limits.near  # then the effort is known, and nearness is what is left to be made small
    aims = costs if near is None else [[float(way != near[at]) for way in ways.tolist()] for at, ways in enumerate(kept)]
    columns = [[program.column(1.0, aim, whole=True) for aim in some] for some in aims]
    if near is not None:
        most = sum(round(group.effort[way] * scale) for group, way in zip(groups, near, strict=True))
        program.row({column: cost for some, efforts in zip(columns, costs, strict=True) for column, cost in zip(some, efforts, strict=True) if cost},
                    -_INF, float(most))
    for chosen in columns:
        program.row(dict.fromkeys(chosen, 1.0), 1.0, 1.0)
    points = _points(program, groups, kept, columns, rollup)
    for need in needs:
        _need(program, need, groups, kept, columns, points, rollup, answers)
    for cut in cuts:
        beyond = {columns[at][n]: 1.0 for at, group in enumerate(groups) if (state := cut.states[at]) is not None
                  for n, way in enumerate(kept[at]) if (group.states[way] > state).any()}
        program.row(beyond, 1.0)
    values = program.solve()
    if values is None:
        return None
    return tuple(int(ways[np.argmax(values[chosen])]) for ways, chosen in zip(kept, columns, strict=True))


def _undominated(group: Group, allowed: np.ndarray, needs: Sequence[Need], answers: np.ndarray, limits: Limits, rollup: Rollup, at: int) -> np.ndarray:
    """The ways worth offering: no other costs at most as much, gives as many points and meets and passes as much."""
    facts = [met_by(group, target, answers, rollup.decimals) for need in needs for target in need.targets
             if target.column in group.columns]
    facts += [(group.states > cut.states[at]).any(axis=1) for cut in limits.cuts if cut.states[at] is not None]
    for target in limits.watched:
        if target.column in group.columns or target.node in group.leaves:
            holds = met_by(group, target, answers, rollup.decimals)
            facts += [holds, ~holds]
    merits = np.column_stack([np.round(group.points, 12), *facts]).astype(float)
    ways = np.flatnonzero(allowed)
    ways = ways[np.lexsort((*(-merits[ways]).T, group.effort[ways]))]
    ways = ways[np.sort(np.unique(merits[ways], axis=0, return_index=True)[1])]  # of equal merits the cheapest, which comes first
    kept: list[int] = []
    best = np.empty((0, merits.shape[1]))
    for way in ways.tolist():
        if not (best >= merits[way]).all(axis=1).any():
            kept.append(way)
            best = np.vstack([best, merits[way]])
    return np.array(kept, dtype=int)


def _whole_scale(efforts: Sequence[np.ndarray]) -> int:
    """What to multiply efforts by to make all of them whole.

    >>> _whole_scale([np.array([0.5, 2.25])]), _whole_scale([np.array([3.0])])
    (4, 1)
    """
    values = {value for each in efforts for value in each.tolist()}
    return min(lcm(*(Fraction(value).limit_denominator(10**6).denominator for value in values), 1), 10**9)


def _points(program: _Program, groups: Sequence[Group], kept: Sequence[np.ndarray], columns: Sequence[list[int]],
            rollup: Rollup) -> dict[int, tuple[dict[int, float], float]]:
    """Points of each node as (terms, constant)."""
    out: dict[int, tuple[dict[int, float], float]] = {at: ({}, points) for at, points in rollup.constant.items()}
    for group, ways, chosen in zip(groups, kept, columns, strict=True):
        for n, leaf in enumerate(group.leaves):
            out[leaf] = dict(zip(chosen, group.points[ways, n].tolist(), strict=True)), 0.0
    for at, inner in rollup.inner.items():
        out[at] = _inner(program, inner, out)
    return out


def _inner(program: _Program, inner: Inner, out: dict[int, tuple[dict[int, float], float]]) -> tuple[dict[int, float], float]:
    """Points of one inner node, those of its children being known."""
    parts = [({column: inner.maximum * share * value for column, value in out[child][0].items()}, inner.maximum * share * out[child][1])
             for child, share in inner.children]
    if not inner.lowest:
        parts = [_added(parts)]
    if not inner.lowest and inner.round is None:
        return parts[0]
    whole, step = inner.round is not None, 1.0 if inner.round is None else 10.0**-inner.round
    here = program.column(inner.maximum / step + 1, whole=whole)
    for terms, constant in parts:  # step × here ≤ the part (plus a half, where halves go up)
        room = step / 2 + SLACK * inner.maximum if whole else 0.0
        program.row({**terms, here: -step}, -constant - room)
    return {here: step}, 0.0


def _added(parts: Sequence[tuple[dict[int, float], float]]) -> tuple[dict[int, float], float]:
    terms: dict[int, float] = {}
    for some, _ in parts:
        for column, value in some.items():
            terms[column] = terms.get(column, 0.0) + value
    return terms, sum(constant for _, constant in parts)


def _need(program: _Program, need: Need, groups: Sequence[Group], kept: Sequence[np.ndarray], columns: Sequence[list[int]],
          points: dict[int, tuple[dict[int, float], float]], rollup: Rollup, answers: np.ndarray) -> None:
    """The need as rows: one for each target; where only some must hold, it binds if its target is chosen as one of them."""
    every = need.count >= len(need.targets)
    counted: dict[int, float] = {}
    for target in need.targets:
        if target.column >= 0:
            terms = {column: 1.0 for group, ways, some in zip(groups, kept, columns, strict=True) if target.column in group.columns
                     for column, holds in zip(some, met_by(group, target, answers, rollup.decimals)[ways].tolist(), strict=True) if holds}
            constant, least = 0.0, 1.0
        else:
            (terms, constant), least = points[target.node], _least(target)
        if every:
            program.row(terms, least - constant)
            continue
        chosen = program.column(1.0, whole=True)
        counted[chosen] = 1.0
        if least > 0:  # points are never below 0: a minimum of 0 or less holds anyway
            program.row({**terms, chosen: -least}, -constant)
    if not every:
        program.row(counted, need.count)


def _least(target: Target) -> float:
    """The points from which a target is met, a little less to be safe; beyond a limit that must be passed, a little more."""
    slack = SLACK * max(1.0, abs(target.than)) * target.scale
    return target.than * target.scale + (slack if target.op == "more_than" else -slack)
