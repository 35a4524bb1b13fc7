"""What many draws of a rank say: percentiles and shares; and which neighbours they do not tell apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np

PERCENTILES = (5, 50, 95)
_TURNED = 256  # draws
_ELEMENTS = 2**18  # looked at together: they stay near the processor


class Drawn(NamedTuple):
    """One number for each agency: percentiles of its rank, share of draws at its nominal rank, share in the top."""

    low: np.ndarray
    median: np.ndarray
    high: np.ndarray
    nominal: np.ndarray
    top: np.ndarray


def by_agency(parts: Iterable[np.ndarray], agencies: int, draws: int) -> np.ndarray:
    """Parts (some draws, agencies) put together and turned, (agencies, draws): many draws at a time, or writing them costs most."""
    out, start, waiting = None, 0, []
    for part in parts:
        out = np.empty((agencies, draws), dtype=part.dtype) if out is None else out
        waiting.append(part)
        count = sum(map(len, waiting))
        if count >= _TURNED or start + count == draws:
            out[:, start : start + count] = np.concatenate(waiting).T
            start, waiting = start + count, []
    return out


def drawn(ranks: np.ndarray, nominal: np.ndarray, top: int) -> Drawn:
    """``ranks`` (agencies, draws), whole numbers; sorted in place. ``nominal`` (agencies,): the ranks as published.

    Percentiles are those of ``np.percentile(..., method="linear")``: the point at (draws - 1) × share of the sorted draws.

    >>> drawn(np.array([[4, 2, 1, 2]], dtype=np.uint16), np.array([2]), 1)._replace(low=None, high=None)
    Drawn(low=None, median=array([2.]), high=None, nominal=array([0.5]), top=array([0.25]))
    """
    agencies, draws = ranks.shape
    found = np.empty((5, agencies))
    step = max(1, _ELEMENTS // draws)
    for start in range(0, agencies, step):
        some, here = ranks[start : start + step], slice(start, start + step)
        found[3, here] = np.count_nonzero(some == nominal[here, None], axis=1) / draws
        found[4, here] = np.count_nonzero(some <= top, axis=1) / draws
        some.sort(axis=1, kind="stable")  # a radix sort for small whole numbers: its speed does not depend on the processor
        found[:3, here] = [_at(some, percent) for percent in PERCENTILES]
    return Drawn(*found)


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
