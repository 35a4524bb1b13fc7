"""Ranks in every draw, ties as the standard counts them.

Keys are small whole numbers, so a table with a cell for each possible key can say the rank of all agencies that have it.
Where there are not many more keys than agencies, *counting* who has each key fills the table without any comparison;
otherwise the keys alone are sorted (no agency has to travel with them), and those that are there fill their cells.
"""

from __future__ import annotations

import numpy as np

_COUNT_UP_TO = 4  # different keys for each agency: beyond, sorting is faster
_TABLE = 2**16  # cells of the tables of several draws side by side: they stay near the processor
_MOST_CELLS = 2**24


def places(keys: np.ndarray, size: int, ties: str = "competition") -> np.ndarray:
    """Rank of each agency in each draw, 1 the best; (draws, agencies), uint16 (uint32 above 65,535 agencies).

    ``keys`` (draws, agencies), whole numbers 0 to ``size`` - 1, larger is better. Raises ValueError for other ``ties``.

    >>> keys = np.array([[3, 5, 5, 0]])
    >>> places(keys, 6).tolist(), places(keys, 6, "dense").tolist(), places(keys, 10**6).tolist()
    ([[3, 1, 1, 4]], [[2, 1, 1, 3]], [[3, 1, 1, 4]])
    """
    if ties not in ("competition", "dense"):
        raise ValueError(f"ties must be competition or dense, not {ties!r}")
    if size > _MOST_CELLS:
        keys = np.unique(keys, return_inverse=True)[1].reshape(keys.shape)
        size = int(keys.max(initial=0)) + 1
    out = np.empty(keys.shape, dtype=np.uint16 if keys.shape[1] < 2**16 else np.uint32)
    fill = _counted if size <= _COUNT_UP_TO * keys.shape[1] else _sorted
    step = max(1, _TABLE // size)
    for start in range(0, len(keys), step):
        here = keys[start : start + step]
        cells = here + np.arange(0, len(here) * size, size)[:, None]
        table = fill(here, cells, size, ties == "dense", out.dtype)
        np.take(table, cells, out=out[start : start + step], mode="clip")
    return out


def _counted(keys: np.ndarray, cells: np.ndarray, size: int, dense: bool, dtype: np.dtype) -> np.ndarray:
    """The tables of some draws in a row: the rank of every key, from how many agencies have it and each one above."""
    counts = np.bincount(cells.reshape(-1), minlength=len(keys) * size).reshape(len(keys), size)
    upto = np.cumsum(counts > 0 if dense else counts, axis=1)
    return (upto[:, -1:] + 1 - upto).astype(dtype).reshape(-1)


def _sorted(keys: np.ndarray, cells: np.ndarray, size: int, dense: bool, dtype: np.dtype) -> np.ndarray:
    """The same for the keys that are there; all other cells hold anything."""
    draws, agencies = keys.shape
    least = int(keys.min(initial=size))
    short = int(keys.max(initial=0)) - least < 2**16  # a radix sort, whose speed does not depend on the processor
    ordered = (keys - least).astype(np.uint16 if short else np.int32)
    ordered.sort(axis=1, kind="stable" if short else None)
    if dense:
        new = np.ones((draws, agencies), dtype=bool)
        np.not_equal(ordered[:, 1:], ordered[:, :-1], out=new[:, 1:])
        upto = np.cumsum(new, axis=1)
        ranks = (upto[:, -1:] + 1 - upto).astype(dtype)
    else:
        ranks = np.broadcast_to(np.arange(agencies, 0, -1, dtype=dtype), keys.shape)
    where = ordered + np.arange(least, least + draws * size, size)[:, None]
    table = np.empty(draws * size, dtype=dtype)
    table[where.reshape(-1)] = ranks.reshape(-1)  # of equal keys the last, the highest place, stays
    return table
