"""What a ranking compares, as one whole number for each agency: larger is better, equal is a tie."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np


class Digit(NamedTuple):
    """One of the ranking's keys. ``values``: whole numbers 0 to ``size`` - 1, (agencies,) or (draws, agencies)."""

    values: np.ndarray
    size: int


def joined(digits: Sequence[Digit]) -> Digit:
    """All keys in one, the most important first: 2 and then 5 become 25.

    >>> joined([Digit(np.array([0, 1]), 2), Digit(np.array([7, 3]), 10)])
    Digit(values=array([ 7, 13]), size=20)
    """
    values, size = np.int64(0), 1
    for digit in digits:
        values = values * digit.size + digit.values
        size *= digit.size
    return Digit(values, size)


def flag(values: np.ndarray) -> Digit:
    """A yes or no, yes the better.

    >>> flag(np.array([True, False]))
    Digit(values=array([1, 0]), size=2)
    """
    return Digit(values.astype(np.int64), 2)


def units(published: np.ndarray, top: int) -> Digit:
    """Published values in units of their last decimal, 0 to ``top``; NaN, no value, is worst.

    >>> units(np.array([500.0, np.nan, 0.0]), 500).values.tolist()
    [501, 0, 1]
    """
    if published.dtype.kind == "f":
        published = np.where(np.isnan(published), -1, published).astype(np.int64)
    return Digit(published + 1, top + 2)
