"""Published totals under many weightings, exact: whole numbers in, whole numbers out, whatever the order of addition.

A category's share of its maximum is rounded once, to a fixed-point number so fine that even at the largest weight it moves
a total by less than the noise that publishing forgives (:mod:`pmqa.scoring.rounding`). Products with whole weights and
their sums then fit into the 53 bits of a float, so that a matrix product is exact on every machine, in any order,
with any number of threads.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

_BITS = 52
_NOISE = 5e-7  # of a unit of the last published decimal: published() lifts a value that misses a half by less
_MOST_GRID = 2**20


class Publishing(NamedTuple):
    """How a total is published: its ``maximum``, the standard's ``decimals``, whether these are cut off (``truncate``), and the
    decimals to which the total itself is rounded first (``rounded``, None: not)."""

    maximum: float
    decimals: int
    truncate: bool = False
    rounded: int | None = None

    @property
    def top(self) -> int:
        """The maximum in units of the last decimal."""
        return round(self.maximum * 10**self.decimals)

    @property
    def _first(self) -> int:
        return self.decimals if self.rounded is None else self.rounded

    @property
    def _bits(self) -> int:
        """Bits behind the point of a total in units of its first rounding."""
        return _BITS - int(np.ceil(self.maximum * 10**self._first)).bit_length()

    @property
    def most_grid(self) -> int:
        """The largest grid of weights for which shares in fixed point stay below the noise."""
        return min(_MOST_GRID, 2 ** (self._bits - 21))


class Totals:
    """Totals of a set of agencies as a function of the weights.

    ``shares`` (agencies, categories): points ÷ maximum, NaN where the category is out; its weight then falls to the others.
    ``grid``: the sum of every weighting that will come, at most ``publishing.most_grid``.
    """

    def __init__(self, shares: np.ndarray, publishing: Publishing, grid: int) -> None:
        self._publishing, self._grid = publishing, grid
        self._scale = 2.0**publishing._bits
        here = ~np.isnan(shares)
        units = np.where(here, shares, 0.0) * (publishing.maximum * 10.0**publishing._first)
        self._points = np.ascontiguousarray((np.rint(units * (self._scale / grid)) / self._scale).T)  # exact: a power of two
        patterns, self._pattern = np.unique(here, axis=0, return_inverse=True)
        self._pattern = self._pattern.reshape(-1)
        self._patterns = patterns.astype(np.int64)
        self._buffer = np.empty((0, len(shares)))

    def exact(self, weights: np.ndarray) -> np.ndarray:
        """Unrounded totals (draws, agencies) in units of the published decimals; after the total's own rounding, if it has one.

        ``weights`` (draws, categories), whole numbers. The array is used again by the next call.
        """
        if len(self._buffer) < len(weights):
            self._buffer = np.empty((len(weights), self._points.shape[1]))
        totals = np.matmul(weights.astype(float), self._points, out=self._buffer[: len(weights)])
        for number, pattern in enumerate(self._patterns):
            if not pattern.all():  # one correctly rounded division: the same everywhere, and far below the noise
                columns = self._pattern == number
                counted = np.maximum(weights @ pattern, 1).astype(float)
                totals[:, columns] = totals[:, columns] / counted[:, None] * self._grid
        if self._publishing.rounded is not None:
            totals = np.floor(totals + self._half(False)) * 10.0 ** (self._publishing.decimals - self._publishing.rounded)
        return totals

    def published(self, exact: np.ndarray) -> np.ndarray:
        """What :meth:`exact` gave as published: int64 in units of the last decimal. Changes ``exact``."""
        exact += self._half(self._publishing.truncate)
        return exact.astype(np.int64)  # totals are never negative: cutting off is the floor

    def _half(self, truncate: bool) -> float:
        return round((_NOISE if truncate else 0.5 + _NOISE) * self._scale) / self._scale
