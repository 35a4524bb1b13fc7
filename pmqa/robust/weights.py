"""Category weights as whole numbers, and draws of them around the declared ones.

Every draw is a vector of whole numbers with the same sum, the *grid*: weights are renormalised exactly, and totals made of
them can be added in any order without rounding. Both ways to draw cut the line from 0 to the grid into pieces, one for
each category.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import partial
from math import gcd, lcm

import numpy as np

from pmqa.robust.result import Spread
from pmqa.robust.stream import WEIGHTS, Stream, scaled

_PARTS = 2**20  # parts of 1 that the factor of a band is counted in
_BLOCK = 1000  # draws made together: they stay near the processor
_MOST = 2**20


def in_whole_numbers(weights: Sequence[float]) -> list[int]:
    """The declared weights in the smallest whole numbers; where their sum would be above 2**20, the nearest of about that sum.

    >>> in_whole_numbers([0.6, 0.4]), in_whole_numbers([120.0, 80.0, 110.0])
    ([3, 2], [12, 8, 11])
    """
    exact = _fractions(weights)
    common = lcm(*(weight.denominator for weight in exact))
    whole = [int(weight * common) for weight in exact]
    divisor = gcd(*whole) or 1
    if sum(whole) // divisor > _MOST:
        return [round(weight * _MOST / sum(exact)) for weight in exact]
    return [weight // divisor for weight in whole]


def held_exactly(weights: Sequence[float], whole: Sequence[int], grid: int) -> bool:
    """Whether the declared weights, as ``whole`` numbers on a ``grid``, are what the file says.

    >>> held_exactly([0.6, 0.4], [3, 2], 1000), held_exactly([0.6, 0.4], [3, 2], 999)
    (True, False)
    """
    exact = _fractions(weights)
    return grid % sum(whole) == 0 and all(one * sum(whole) == other * sum(exact) for one, other in zip(exact, whole, strict=True))


def _fractions(weights: Sequence[float]) -> list[Fraction]:
    return [Fraction(repr(float(weight))) for weight in weights]


def grid_below(limit: int, weights: Sequence[int]) -> int:
    """The largest multiple of the weights' sum up to ``limit``, on which the declared weights are whole; ``limit`` itself
    where their sum is above it.

    >>> grid_below(1000, [3, 2]), grid_below(1000, [1] * 7)
    (1000, 994)
    """
    total = sum(weights)
    return limit // total * total or limit


def draw(spread: Spread, weights: Sequence[int], grid: int, draws: int, seed: int) -> np.ndarray:
    """Weights (draws, categories), int64, each row with the sum ``grid``. Raises ValueError for an unknown or impossible spread.

    >>> draw(Spread("band", 0.0), [3, 2], 1000, 1, seed=1).tolist()
    [[600, 400]]
    """
    if spread.kind == "dirichlet" and 2 <= spread.size <= 10_000:
        cut = partial(_dirichlet, round(spread.size))
    elif spread.kind == "band" and 0 <= spread.size < 1:
        cut = partial(_band, spread.size)
    else:
        raise ValueError(f"no way to draw weights: {spread}")
    stream, ends = Stream(seed, WEIGHTS), np.empty((draws, len(weights)), dtype=np.int64)
    for start in range(0, draws, _BLOCK):
        part = ends[start : start + _BLOCK]
        part[:] = cut(weights, grid, len(part), stream)
    return np.diff(ends, axis=1, prepend=0)


def _dirichlet(votes: int, weights: Sequence[int], grid: int, draws: int, stream: Stream) -> np.ndarray:
    """Where each category ends, (draws, categories): Dirichlet with the parameters ``votes`` × declared weight.

    ``votes`` - 1 evenly drawn points cut the line into ``votes`` pieces, and each category takes its share of the pieces in
    order (the spacings of uniform order statistics are Dirichlet(1, …, 1), and sums of its parts are Dirichlet again: L.
    Devroye, Non-Uniform Random Variate Generation, 1986, V.2 and XI.4). Where a share is no whole number of pieces, one
    random offset for the draw rounds all borders up or down, so that the mean weights are the declared ones.
    """
    numbers = stream.pieces("<u4", draws, votes)  # the offset, then the points
    line = np.empty((draws, votes + 1), dtype=np.uint32)
    line[:, 0], line[:, 1:-1], line[:, -1] = 0, numbers[:, 1:], 2**32 - 1
    line.sort(axis=1)
    total, ends = sum(weights), np.cumsum(weights)
    border = (votes * ends * 2**16 + (numbers[:, :1] >> 16).astype(np.int64) * total) // (total * 2**16)
    return scaled(np.take_along_axis(line, np.minimum(border, votes), axis=1), grid + 1)


def _band(size: float, weights: Sequence[int], grid: int, draws: int, stream: Stream) -> np.ndarray:
    """Where each category ends, (draws, categories): every weight times its own factor, evenly from 1 - size to 1 + size."""
    least, most = round((1 - size) * _PARTS), round((1 + size) * _PARTS)
    factors = least + scaled(stream.pieces("<u4", draws, len(weights)), most - least + 1)
    ends = np.cumsum(np.array(weights, dtype=np.int64) * factors, axis=1)
    return ends * grid // np.maximum(ends[:, -1:], 1)
