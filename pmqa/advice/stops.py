"""Where a single answer can be raised to: the next marks of its scale, a tick, the next points of a curve.

Each function gives values with their number of steps from where the answer stands, nearest first. A blank stands where
the value stands that it counts as; filling it is at least one step.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import pairwise
from math import ceil, floor, inf, isnan

import numpy as np

from pmqa.measures.curve import Curve
from pmqa.standard.compiled import Condition
from pmqa.standard.fields import Field

Steps = list[tuple[float, int]]  # value, number of steps from here
_NOISE = 1e-9


def mark_stops(field: Field, now: float, blank: float) -> Steps:
    """The marks above ``now`` (NaN: a blank, which counts as ``blank``).

    >>> field = Field("LD1", "LD1", "", "mark", None, "mark", "LD1", legal=(0.0, 1.0, 2.0))
    >>> mark_stops(field, 1.0, 0.0), mark_stops(field, float("nan"), 0.0)
    ([(2.0, 1)], [(0.0, 1), (1.0, 1), (2.0, 2)])
    """
    here = blank if isnan(now) else now
    above = [(value, n) for n, value in enumerate([value for value in field.legal if value > here], start=1)]
    return [(here, 1), *above] if isnan(now) and here in field.legal else above


def word_stops(worths: Sequence[float | None], now: float, blank: float) -> Steps:
    """Places of the levels, chosen by their words, that are worth more than the one at ``now`` (NaN: a blank).

    ``worths``: of each level; None where it says that the row does not apply, which is no step. Of levels that are worth the
    same the first is taken.

    >>> word_stops([0.5, 1, 1, 0, None], 3.0, 0.0), word_stops([3, 1], float("nan"), 0.0)
    ([(0.0, 1), (1.0, 2)], [(1.0, 1), (0.0, 2)])
    """
    worth = blank if isnan(now) or worths[int(now)] is None else worths[int(now)]
    places: dict[float, float] = {}
    for place, value in enumerate(worths):
        if value is not None:
            places.setdefault(value, float(place))
    above = [(places[value], n) for n, value in enumerate(sorted(value for value in places if value > worth), start=1)]
    return [(places[worth], 1), *above] if isnan(now) and worth in places else above


def number_stops(field: Field, now: float, values: Iterable[float], way: int) -> Steps:
    """The legal ones of ``values`` that lie ahead of ``now`` (NaN: all); ``way`` 1 upwards, -1 downwards.

    In a field of whole numbers a value between two is taken at the farther one.
    """
    if field.whole:
        values = [ceil(value - _NOISE) if way > 0 else floor(value + _NOISE) for value in values]
    low, high = -inf if field.low is None else field.low, inf if field.high is None else field.high
    legal = {float(value) for value in values if low <= value <= high}
    ahead = sorted((value for value in legal if isnan(now) or way * value > way * now), key=lambda value: way * value)
    return [(value, n) for n, value in enumerate(ahead, start=1)]


def least_meeting(condition: Condition, way: int, unit: float) -> float | None:
    """The nearest value that meets a condition on a typed number; None where this way leads from it, not to it.

    ``unit``: how far beyond a limit counts as beyond it.
    """
    upwards = condition.op in ("at_least", "more_than")
    if isinstance(condition.than, (bool, tuple)) or upwards != (way > 0):
        return None
    return float(condition.than) + {"more_than": unit, "less_than": -unit}.get(condition.op, 0.0)


def bends(curve: Curve, way: int, unit: float, worth: float) -> list[float]:
    """The values at which a curve gives more than just before, and more than ``worth``: its points, and the far side of
    its jumps (``unit`` beyond the value that still belongs to the lower piece).

    >>> bends(Curve(at=(75, 80, 85), gives=(1, 2, 3)), 1, 0.01, 1.5)
    [80.0, 85.0]
    >>> from pmqa.measures.curve import Segment
    >>> bends(Curve(start=0, segments=(Segment((0, 60), 100), Segment((80,), 105, closed=True), Segment((100,)))), 1, 1, 0)
    [100.0, 106.0]
    """
    tried = []
    for left, right in pairwise(curve.pieces):
        tried.append(float(left.upto))
        if (left.closed and right.y0 > left.y1) if way > 0 else (not left.closed and left.y1 > right.y0):
            tried.append(_beyond(left.upto, way * unit))
    found, best = [], worth
    for x in sorted(tried, key=lambda x: way * x):
        y = float(curve.points(np.array([x]))[0])
        if y > best:
            found.append(x)
            best = y
    return found


def of_target(success: float, target: float, less: bool) -> float:
    """The result that makes this success (percent) against the target, worked out in exact decimals.

    >>> of_target(105, 68, less=False), of_target(75, 10, less=True)
    (71.4, 12.5)
    """
    percent, goal = Fraction(repr(float(success))), Fraction(repr(float(target)))
    return float((200 - percent if less else percent) * goal / 100)


def _beyond(edge: float, unit: float) -> float:
    return float(Fraction(repr(float(edge))) + Fraction(repr(float(unit))))
