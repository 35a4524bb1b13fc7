"""Ranks from keys, ties included. Keys are compared exactly: give published values, never raw float sums.

Sums of the same merits in another order differ in their last binary digit and would split a tie. NaN, an agency
without that value, stands below every number and level with every other NaN.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

Ties = Literal["competition", "dense"]


def rank(keys: Sequence[ArrayLike], ties: Ties = "competition", among: ArrayLike | None = None) -> NDArray[np.int64]:
    """Place of each agency, 1 the best; shape (agency,).

    ``keys``: arrays of shape (agency,), most important first, larger is better. Equal in all keys is a tie, and the
    next place is 3 after 1, 1 (``competition``) or 2 (``dense``). ``among``: booleans of shape (agency,); the others
    get 0 and count for nobody. Raises ValueError without keys, where shapes differ, and for other ``ties``.

    >>> rank([[3.0, 5.0, 5.0, float("nan")]]).tolist(), rank([[3.0, 5.0, 5.0, float("nan")]], "dense").tolist()
    ([3, 1, 1, 4], [2, 1, 1, 3])
    """
    agencies = np.shape(keys[0]) if len(keys) else (0,)
    return rank_within(np.zeros(agencies, dtype=np.int64), keys, ties, among)


def rank_within(
    groups: ArrayLike, keys: Sequence[ArrayLike], ties: Ties = "competition", among: ArrayLike | None = None
) -> NDArray[np.int64]:
    """:func:`rank` in each group by itself. ``groups``: integers of shape (agency,).

    >>> rank_within([7, 7, 8, 8], [[1.0, 2.0, 4.0, 4.0]]).tolist()
    [2, 1, 1, 1]
    """
    if not len(keys):
        raise ValueError("ranking needs at least one key")
    if ties not in ("competition", "dense"):
        raise ValueError(f"ties must be competition or dense, not {ties!r}")
    groups = np.asarray(groups)
    chosen = np.ones(groups.shape, dtype=bool) if among is None else np.asarray(among, dtype=bool)
    values = [np.asarray(key, dtype=float) for key in keys]
    if groups.ndim != 1 or any(array.shape != groups.shape for array in (chosen, *values)):
        raise ValueError("groups, keys and among must be of one shape (agency,)")

    columns = [groups[chosen], *(_best_first(value[chosen]) for value in values)]
    order = np.lexsort(columns[::-1])  # its last key is the most important

    starts = [_starts(column[order]) for column in columns]
    new_group, new_place = starts[0], np.logical_or.reduce(starts)
    counted = np.cumsum(new_place) if ties == "dense" else np.arange(1, len(order) + 1)
    first_of_place = counted[_latest(new_place)]
    first_of_group = counted[_latest(new_group)]
    places = np.zeros(len(groups), dtype=np.int64)
    places[np.flatnonzero(chosen)[order]] = first_of_place - first_of_group + 1
    return places


def _best_first(key: NDArray[np.float64]) -> NDArray[np.int64]:
    """0 for the largest value, 1 for the next, and so on; NaN, as ``np.unique`` sorts it, last and only once."""
    return np.unique(-key, return_inverse=True)[1]


def _starts(column: NDArray) -> NDArray[np.bool_]:
    """Where a sorted column takes a new value."""
    return np.concatenate(([True], column[1:] != column[:-1]))[: len(column)]


def _latest(starts: NDArray[np.bool_]) -> NDArray[np.int64]:
    """For each position the latest start at or before it."""
    return np.maximum.accumulate(np.where(starts, np.arange(len(starts)), 0))
