"""The random numbers, against an implementation of our own in plain whole numbers."""

from __future__ import annotations

from itertools import islice

import numpy as np
import pytest

from pmqa.robust.stream import Stream, scaled

_ALL = 2**64 - 1
_M0, _M1 = 0xD2E7470EE14C6C93, 0xCA5A826395121157
_W0, _W1 = 0x9E3779B97F4A7C15, 0xBB67AE8584CAA73B


def philox(counter: tuple[int, ...], key: tuple[int, int]) -> tuple[int, ...]:
    """Philox4x64-10 as its authors publish it (Salmon, Moraes, Dror, Shaw, SC11)."""
    x0, x1, x2, x3 = counter
    k0, k1 = key
    for _ in range(10):
        high0, low0 = divmod(_M0 * x0, 2**64)
        high1, low1 = divmod(_M1 * x2, 2**64)
        x0, x1, x2, x3 = high1 ^ x1 ^ k0, low1, high0 ^ x3 ^ k1, low0
        k0, k1 = (k0 + _W0) & _ALL, (k1 + _W1) & _ALL
    return x0, x1, x2, x3


def stream(seed: int, lane: int):
    counter = 1
    while True:
        yield from philox((counter, 0, 0, 0), (seed % 2**64, lane))
        counter += 1


def test_the_published_known_answers() -> None:
    """Of the authors' Random123 library: philox4x64 with 10 rounds, all bits 0 and all bits 1."""
    assert philox((0, 0, 0, 0), (0, 0)) == (0x16554D9ECA36314C, 0xDB20FE9D672D0FDC, 0xD7E772CEE186176B, 0x7E68B68AEC7BA23B)
    assert philox((_ALL,) * 4, (_ALL, _ALL)) == (0x87B092C3013FE90B, 0x438C3C67BE8D0224, 0x9CC7D7C69CD777B6, 0xA09CAEBF594F0BA0)


@pytest.mark.parametrize(("seed", "lane"), [(0, 0), (1, 0), (1, 48), (-1, 5), (2**64 + 3, 1)])
def test_outputs_come_in_order(seed: int, lane: int) -> None:
    ours = Stream(seed, lane)
    assert [*ours.outputs(7).tolist(), *ours.outputs(4).tolist()] == list(islice(stream(seed, lane), 11))


@pytest.mark.parametrize(("kind", "bits"), [("<u4", 32), ("<u2", 16)])
def test_outputs_are_taken_apart_lowest_bits_first_and_each_row_starts_with_a_new_one(kind: str, bits: int) -> None:
    count = 64 // bits + 1
    outputs = list(islice(stream(7, 3), 6))
    rows = [[one >> shift & (2**bits - 1) for one in outputs[2 * row : 2 * row + 2] for shift in range(0, 64, bits)] for row in range(3)]
    at_once = Stream(7, 3).pieces(kind, 3, count)
    assert at_once.dtype == np.dtype(f"u{bits // 8}")
    assert at_once.tolist() == [row[:count] for row in rows]
    parts = Stream(7, 3)
    assert np.array_equal(np.vstack([parts.pieces(kind, 1, count), parts.pieces(kind, 2, count)]), at_once)


def test_whole_numbers_below_a_limit() -> None:
    pieces = Stream(7, 0).pieces("<u4", 2, 5)
    assert scaled(pieces, 1000).tolist() == [[one * 1000 >> 32 for one in row] for row in pieces.tolist()]
    assert scaled(pieces, 1).tolist() == [[0] * 5] * 2
