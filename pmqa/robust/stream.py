"""The random numbers of all draws: the same from the same seed on every machine.

The raw 64-bit outputs of Philox4x64-10 (Salmon and others, "Parallel random numbers: as easy as 1, 2, 3", 2011) with the
key (seed, lane) and the counter 1, 2, 3, …. Each source of draws, and in it each agency, has a lane of its own, so that one agency's draws do not
depend on who else is there. Outputs are only ever used as whole numbers: no logarithm, sine or platform's ``float``
arithmetic stands between them and a result. numpy promises raw outputs for good; its distributions it does not.
"""

from __future__ import annotations

import numpy as np

WEIGHTS = 0  # the lane of the weights; the agency at place i has lane 1 + i


class Stream:
    """The outputs of one lane, in order. Seeds are taken modulo 2**64.

    >>> Stream(0, 0).pieces("<u4", 2, 3).tolist()
    [[149215387, 49592932, 2628306354], [1569730169, 478570405, 802534620]]
    """

    def __init__(self, seed: int, lane: int) -> None:
        self._generator = np.random.Philox(key=np.array([seed % 2**64, lane], dtype=np.uint64))

    def outputs(self, count: int) -> np.ndarray:
        """The next ``count`` outputs, uint64."""
        return self._generator.random_raw(count)

    def pieces(self, kind: str, rows: int, count: int) -> np.ndarray:
        """(rows, count) whole numbers, "<u4" of 32 bits or "<u2" of 16: outputs taken apart, lowest bits first.

        Every row starts with a new output, so that rows can be drawn all at once or some at a time.
        """
        each = 8 // np.dtype(kind).itemsize
        outputs = -(-count // each)
        raw = self.outputs(rows * outputs).astype("<u8", copy=False)
        return raw.view(kind).astype(kind.replace("<", "="), copy=False).reshape(rows, each * outputs)[:, :count]


def scaled(pieces: np.ndarray, limit: int) -> np.ndarray:
    """Pieces of 32 bits as whole numbers 0 to ``limit`` - 1, int64: times ``limit``, divided by 2**32, cut off; in their order.

    No number is more likely than another by more than ``limit`` / 2**32. ``limit``: at most 2**31.

    >>> scaled(np.array([0, 2**31, 2**32 - 1], dtype=np.uint32), 6).tolist()
    [0, 3, 5]
    """
    return ((pieces.astype(np.uint64) * np.uint64(limit)) >> np.uint64(32)).astype(np.int64)
