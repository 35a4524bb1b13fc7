"""The random numbers, against an implementation of our own in plain whole numbers."""

from __future__ import annotations

from itertools import islice

import numpy as np
import pytest

from pmqa.robust.stream import below, sixteen_bits, whole

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
def test_outputs(seed: int, lane: int) -> None:
    assert whole(seed, lane, 11).tolist() == list(islice(stream(seed, lane), 11))


def test_whole_numbers_below_a_limit() -> None:
    expected = [((one >> 32) * 1000) >> 32 for one in islice(stream(7, 0), 6)]
    assert below(1000, 7, 0, (2, 3)).tolist() == [expected[:3], expected[3:]]
    assert below(1, 7, 0, (4,)).tolist() == [0] * 4


def test_four_numbers_of_sixteen_bits_from_each_output_and_a_new_output_for_each_row() -> None:
    outputs = list(islice(stream(7, 3), 4))
    parts = [[one >> shift & 0xFFFF for one in row for shift in (0, 16, 32, 48)] for row in (outputs[:2], outputs[2:])]
    got = sixteen_bits(7, 3, (2, 6))
    assert got.dtype == np.uint16
    assert got.tolist() == [row[:6] for row in parts]
