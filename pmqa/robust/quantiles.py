"""What many draws of a rank say: percentiles and shares; and which neighbours they do not tell apart."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

PERCENTILES = (5, 50, 95)


class Drawn(NamedTuple):
    """One number for each agency: percentiles of its rank, share of draws at its nominal rank, share in the top."""

    low: np.ndarray
    median: np.ndarray
    high: np.ndarray
    nominal: np.ndarray
    top: np.ndarray


def drawn(ranks: np.ndarray, nominal: np.ndarray, top: int) -> Drawn:
    """``ranks`` (agencies, draws), whole numbers; sorted in place. ``nominal`` (agencies,): the ranks as published.

    Percentiles are those of ``np.percentile(..., method="linear")``: the point at (draws - 1) × share of the sorted draws.

    >>> drawn(np.array([[4, 2, 1, 2]], dtype=np.uint16), np.array([2]), 1)._replace(low=None, high=None)
    Drawn(low=None, median=array([2.]), high=None, nominal=array([0.5]), top=array([0.25]))
    """
    draws = ranks.shape[1]
    at_nominal = np.count_nonzero(ranks == nominal[:, None], axis=1) / draws
    in_top = np.count_nonzero(ranks <= top, axis=1) / draws
    ranks.sort(axis=1, kind="stable")  # a radix sort for small whole numbers: its speed does not depend on the processor
    return Drawn(*(_at(ranks, share) for share in PERCENTILES), at_nominal, in_top)


def _at(ordered: np.ndarray, percent: int) -> np.ndarray:
    place, rest = divmod((ordered.shape[1] - 1) * percent, 100)
    low = ordered[:, place].astype(float)
    return low + (ordered[:, min(place + 1, ordered.shape[1] - 1)] - low) * rest / 100


def alike(order: Sequence[int], low: np.ndarray, high: np.ndarray) -> list[tuple[int, ...]]:
    """Sets of two or more agencies that cannot be told apart: going down ``order`` (best first), a set is continued while some
    rank lies in the ranges ``low`` to ``high`` of all its members.

    >>> low, high = np.array([1, 1, 2, 4]), np.array([2, 3, 3, 4])
    >>> alike([0, 1, 2, 3], low, high)
    [(0, 1, 2)]
    """
    sets: list[list[int]] = []
    least = most = np.nan
    for agency in order:
        if sets and max(least, low[agency]) <= min(most, high[agency]):
            least, most = max(least, low[agency]), min(most, high[agency])
            sets[-1].append(agency)
        else:
            least, most = low[agency], high[agency]
            sets.append([agency])
    return [tuple(one) for one in sets if len(one) > 1]
