"""Ranks in every draw, ties as the standard counts them.

Keys are small whole numbers, so where there are not many more of them than agencies, *counting* how many agencies have each
key ranks them all without any comparison; otherwise the keys are sorted, with the agency's place in their lowest bits.
"""

from __future__ import annotations

import numpy as np

_COUNT_UP_TO = 4  # different keys for each agency: beyond, sorting is faster


def places(keys: np.ndarray, size: int, ties: str = "competition") -> np.ndarray:
    """Rank of each agency in each draw, 1 the best; (draws, agencies), uint16 (uint32 above 65,535 agencies).

    ``keys`` (draws, agencies), int64, 0 to ``size`` - 1, larger is better. Raises ValueError for other ``ties``.

    >>> keys = np.array([[3, 5, 5, 0]])
    >>> places(keys, 6).tolist(), places(keys, 6, "dense").tolist(), places(keys, 10**6).tolist()
    ([[3, 1, 1, 4]], [[2, 1, 1, 3]], [[3, 1, 1, 4]])
    """
    if ties not in ("competition", "dense"):
        raise ValueError(f"ties must be competition or dense, not {ties!r}")
    out = np.empty(keys.shape, dtype=np.uint16 if keys.shape[1] < 2**16 else np.uint32)
    if size <= _COUNT_UP_TO * keys.shape[1]:
        _counted(keys, size, ties == "dense", out)
    else:
        _sorted(keys, ties == "dense", out)
    return out


def _counted(keys: np.ndarray, size: int, dense: bool, out: np.ndarray) -> None:
    for row, places_ in zip(keys, out, strict=True):
        counts = np.bincount(row, minlength=size)
        upto = np.cumsum(counts > 0 if dense else counts)
        place_of_key = (upto[-1] + 1 - upto).astype(out.dtype)
        np.take(place_of_key, row, out=places_, mode="clip")


def _sorted(keys: np.ndarray, dense: bool, out: np.ndarray) -> None:
    draws, agencies = keys.shape
    bits = max(agencies - 1, 1).bit_length()
    best = keys.max(initial=0)
    packed = ((best - keys) << bits) | np.arange(agencies)
    packed.sort(axis=1)
    who = packed & (2**bits - 1)
    packed >>= bits
    new = np.ones((draws, agencies), dtype=bool)
    np.not_equal(packed[:, 1:], packed[:, :-1], out=new[:, 1:])
    if dense:
        place = np.cumsum(new, axis=1, dtype=out.dtype)
    else:
        place = np.where(new, np.arange(1, agencies + 1, dtype=out.dtype), 0).astype(out.dtype)
        np.maximum.accumulate(place, axis=1, out=place)
    who += np.arange(draws)[:, None] * agencies
    out.reshape(-1)[who.reshape(-1)] = place.reshape(-1)
