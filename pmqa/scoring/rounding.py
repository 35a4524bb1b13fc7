"""Rounding: the values that are published, and the values that are compared.

Weighted means of short decimals carry the noise of binary arithmetic: 2.675 may be computed as 2.6749999999999998.
``round`` and ``np.round`` publish that as 2.67, and send true halves to the even neighbour. Here a value is first
freed from noise (six decimals beyond those published), then halves go up.

Right while ``|x| * 10**decimals`` is at most 1e9: up to ten million at two decimals, a hundred thousand at four.
There noise of two units in the last binary digit is still removed, at a thousandth of it noise of two thousand; beyond,
less and less, and from 1e10 on nothing. For values of 0 and more the results are those of
``ROUND(ROUND(x,decimals+6),decimals)``, which the live workbook shows; a negative half goes up too (-0.5 to 0), where
a spreadsheet sends it away from zero.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

_NOISE_DECIMALS = 6


def snap(x: ArrayLike, decimals: int) -> NDArray[np.float64]:
    """``x`` (any shape, NaN stays) rounded to ``decimals + 6`` places: what bars and bands compare.

    The result is the float nearest to that decimal, so that it equals a minimum written in a criteria file.

    >>> 0.7 + 0.1 >= 0.8, bool(snap(0.7 + 0.1, 2) >= 0.8)
    (False, True)
    """
    return np.round(np.asarray(x, dtype=float), decimals + _NOISE_DECIMALS) + 0.0  # + 0.0: no negative zero


def published(x: ArrayLike, decimals: int, truncate: bool = False) -> NDArray[np.float64]:
    """``x`` (any shape, NaN stays) as published: halves up, or cut off where ``truncate``.

    >>> published([1.005, 2.675, 0.285 * 100, (2 / 3 + 3) / 2], 2).tolist()
    [1.01, 2.68, 28.5, 1.83]
    >>> published([0.29 * 100, 28.999], 2, truncate=True).tolist()
    [29.0, 28.99]
    """
    return published_integers(x, decimals, truncate) / 10.0**decimals


def published_integers(x: ArrayLike, decimals: int, truncate: bool = False) -> NDArray[np.float64]:
    """:func:`published` in units of its last decimal: whole numbers as floats (NaN stays), which ranks compare.

    >>> published_integers([1.005, float("nan")], 2).tolist()
    [101.0, nan]
    """
    units = snap(np.asarray(x, dtype=float) * 10.0**decimals, 0)
    return np.floor(units if truncate else units + 0.5)


def digits_until_different(value: float, minimum: float, decimals: int) -> int:
    """Decimals to print so that a value that fails its bar does not look equal to the minimum.

    ``decimals`` where that is enough, or where the two are equal as compared (:func:`snap`); at most
    ``decimals + 6``.

    >>> digits_until_different(2.9996, 3, 2), digits_until_different(2.5, 3, 2)
    (4, 2)
    """
    pair = snap([value, minimum], decimals)
    for digits in range(decimals, decimals + _NOISE_DECIMALS + 1):
        shown_value, shown_minimum = published(pair, digits)
        if shown_value != shown_minimum:
            return digits
    return decimals
