"""The control code: a short number made of every scored answer, printed on the sign-off block and computed live.

If a signed sheet and a file show the same code, the marks are the same; it is a check against slips and old copies, not
against a forger. Two weighted sums of small terms, so that Excel computes them exactly.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

PRIMES = (9973, 9967)


def term(value: float | None) -> int:
    """A blank is 0; a number its hundredths (sign apart), plus one.

    Freed from binary noise before the half goes up, as published numbers are: 71.865 × 100 is computed as 7186.499….

    >>> term(None), term(0.0), term(3.0), term(-82.5), term(71.865)
    (0, 1, 301, 13234, 7188)
    """
    if value is None:
        return 0
    return int(round(abs(value) * 100, 6) + 0.5) % PRIMES[0] + 1 + (4983 if value < 0 else 0)


def term_formula(value: str) -> str:
    """:func:`term` of the cell ``value``."""
    return f'IF({value}="",0,MOD(INT(ROUND(ABS({value})*100,6)+0.5),{PRIMES[0]})+1+IF({value}<0,4983,0))'


@lru_cache(maxsize=1 << 12)
def weights(place: int) -> tuple[int, int]:
    """The weights of the scored answer at ``place`` (from 0): what makes swapped marks show."""
    return 1 + place * 7919 % (PRIMES[0] - 1), 1 + place * 6007 % (PRIMES[1] - 1)


def control_code(values: Sequence[float | None]) -> str:
    """The code of the scored answers in the order of the fields.

    >>> control_code([3.0, None, 2.0]), control_code([None, 3.0, 2.0])
    ('2754-3503', '2826-7583')
    """
    first = second = 0
    for place, value in enumerate(values):
        its, (one, other) = term(value), weights(place)
        first += its * one
        second += its * other
    return f"{first % PRIMES[0]:04d}-{second % PRIMES[1]:04d}"


def control_formula(terms: str, first: str, second: str) -> str:
    """:func:`control_code` from the ranges of terms and of both weights. No TEXT(): its codes change with the language."""
    parts = (f'RIGHT("000"&MOD(SUMPRODUCT({terms},{weight}),{prime}),4)' for weight, prime in zip((first, second), PRIMES, strict=True))
    return '&"-"&'.join(parts)
