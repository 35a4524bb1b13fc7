"""The random numbers of all draws: the same from the same seed on every machine.

The raw 64-bit outputs of Philox4x64-10 (Salmon and others, "Parallel random numbers: as easy as 1, 2, 3", 2011) with the
key (seed, lane) and the counter 1, 2, 3, …. Each source of draws, and in it each agency, has a lane of its own, so that one agency's draws do not
depend on who else is there. Outputs are only ever used as whole numbers: no logarithm, sine or platform's ``float``
arithmetic stands between them and a result. numpy promises raw outputs for good; its distributions it does not.
"""

from __future__ import annotations

import numpy as np

WEIGHTS = 0  # the lane of the weights; the agency at place i has lane 1 + i


def whole(seed: int, lane: int, count: int) -> np.ndarray:
    """``count`` outputs, (count,) uint64. Seeds are taken modulo 2**64.

    >>> [hex(one) for one in whole(0, 0, 2).tolist()]
    ['0x2f4ba6408e4d89b', '0x3dd62b0b9ca8c5b2']
    """
    generator = np.random.Philox(key=np.array([seed % 2**64, lane], dtype=np.uint64))
    return generator.random_raw(count)


def below(limit: int, seed: int, lane: int, shape: tuple[int, ...]) -> np.ndarray:
    """Whole numbers 0 to ``limit`` - 1, int64, of the given shape; ``limit`` at most 2**31.

    The upper half of an output times ``limit``, divided by 2**32: no number is more likely than another by more than
    ``limit`` / 2**32.
    """
    upper = whole(seed, lane, int(np.prod(shape))) >> np.uint64(32)
    return ((upper * np.uint64(limit)) >> np.uint64(32)).astype(np.int64).reshape(shape)


def sixteen_bits(seed: int, lane: int, shape: tuple[int, int]) -> np.ndarray:
    """Whole numbers 0 to 65535, uint16, of the given shape (rows, count): four from each output, lowest bits first.

    Every row starts with a new output, so that a row does not depend on ``count``'s neighbours.
    """
    rows, count = shape
    outputs = -(-count // 4)
    raw = whole(seed, lane, rows * outputs).astype("<u8", copy=False)
    return raw.view("<u2").astype(np.uint16, copy=False).reshape(rows, 4 * outputs)[:, :count]
