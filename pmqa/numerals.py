"""Numbers as people type them into a cell: one strict grammar, and a name for every repair.

``float`` takes ``1_000``, ``nan`` and ``1e3``, and refuses ``85%``: it knows Python's numbers, not an officer's.
Here whatever can mean only one number is read and the repair is reported; whatever can mean two is refused.
"""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum
from typing import NamedTuple

from pmqa.characters import ascii_dashes, ascii_digits, without_invisible

REPAIRS = (
    "digits",  # digits or signs of another script or width: ๔๕๐, ४५०, ４５０
    "blanks",  # white space or invisible characters around it
    "minus",  # a dash or minus sign that is not the keyboard's
    "plus",  # a leading +
    "thousands",  # 1,234.5 · 1,234,567 · 12,34,567
    "decimal-comma",  # 3,5
    "bare-point",  # .5 or 5.
    "percent",  # 85% is 85
)

_PARTS = re.compile(r"(?P<sign>[+-]?)\s*(?P<number>[0-9.,]+)\s*(?P<percent>%?)")
_PLAIN = re.compile(r"[0-9]+(\.[0-9]*)?|\.[0-9]+")
# Patterns that few files need are compiled when first met.
_BLANK_INSIDE = r"[+-]?\s*[0-9.,]+(\s+[0-9.,]+)+\s*%?"
_GROUPS = r"[1-9][0-9]{0,2}(,[0-9]{3})+(\.[0-9]+)?"  # 1,234,567
_LAKHS = r"[1-9][0-9]?(,[0-9]{2})+,[0-9]{3}(\.[0-9]+)?"  # 12,34,567
_DECIMAL_COMMA = r"(0|[1-9][0-9]*),[0-9]+"
_THREE_AFTER_COMMA = r"[1-9][0-9]*,[0-9]{3}"
_MOST_WHOLE_DIGITS = 15  # what a cell can hold exactly


class Parsed(NamedTuple):
    """A number, and what had to be repaired to read it, in the order of :data:`REPAIRS`."""

    value: float
    repairs: tuple[str, ...] = ()


class Refusal(StrEnum):
    """Why a text is no number."""

    BLANK = "blank"  # nothing but white space and invisible characters
    AMBIGUOUS = "ambiguous"  # two numbers could be meant
    NOT_A_NUMBER = "not-a-number"


def parse_number(text: str) -> Parsed | Refusal:
    """Read one typed number.

    ``85%`` is 85. A comma before exactly three digits is a decimal comma in one country and a thousands mark in
    the next: ``1,234`` is ambiguous, while ``0,234``, ``1,23``, ``1,234.5`` and ``1,234,567`` are not. Blanks inside
    a number are ambiguous too (``1 234``, ``3 4``). Digits of two scripts in one number are refused (the
    mixed-number check of Unicode's UTS #39): a slip or a look-alike is likelier than a meaning. So are exponents,
    underscores, ``nan``, ``inf``, superscripts, words, and more than 15 digits before the point.

    >>> parse_number(" ๓,๕ % ")
    Parsed(value=3.5, repairs=('digits', 'blanks', 'decimal-comma', 'percent'))
    >>> parse_number("1,234")
    <Refusal.AMBIGUOUS: 'ambiguous'>
    >>> parse_number("1e3")
    <Refusal.NOT_A_NUMBER: 'not-a-number'>
    """
    stripped = without_invisible(text).strip()
    if not stripped:
        return Refusal.BLANK
    if _scripts_of_digits(stripped) > 1:
        return Refusal.NOT_A_NUMBER
    dashed = ascii_dashes(stripped)
    plain = ascii_digits(dashed).replace("\u066a", "%")  # the Arabic percent sign
    parts = _PARTS.fullmatch(plain)
    if parts is None:
        return Refusal.AMBIGUOUS if re.fullmatch(_BLANK_INSIDE, plain) else Refusal.NOT_A_NUMBER
    read = _comma_and_point(parts["number"])
    if isinstance(read, Refusal):
        return read
    number, repair = read
    if len(number.partition(".")[0]) > _MOST_WHOLE_DIGITS:
        return Refusal.NOT_A_NUMBER
    made = {
        "digits": plain != dashed,
        "blanks": text != stripped or any(map(str.isspace, plain)),
        "minus": dashed != stripped,
        "plus": parts["sign"] == "+",
        "percent": parts["percent"] == "%",
        repair: True,
    }
    value = float(number) * (-1 if parts["sign"] == "-" else 1) + 0.0  # + 0.0: no negative zero
    return Parsed(value, tuple(name for name in REPAIRS if made.get(name)))


def typed(value: float) -> str:
    """A finite number cell as its owner knows it: at most 15 significant digits, like Excel's ``x&""``.

    Only from 1e15 on and below 1e-9 an exponent is written (``1E+15``, ``1E-10``).

    >>> [typed(value) for value in (2.5, 3.0, 1 / 3, 0.1 + 0.2, 0.00005)]
    ['2.5', '3', '0.333333333333333', '0.3', '0.00005']
    """
    mantissa, _, exponent = f"{value + 0.0:.15g}".partition("e")  # + 0.0: no negative zero
    if not exponent:
        return mantissa
    if -9 <= int(exponent) < 0:
        return f"{value:.{14 - int(exponent)}f}".rstrip("0")
    return f"{mantissa}E{int(exponent):+03d}"


def _scripts_of_digits(text: str) -> int:
    """How many sets of ten digits the text uses: each set is known by where its zero stands."""
    return len({ord(digit) - unicodedata.decimal(digit) for digit in re.findall(r"\d", text)})


def _comma_and_point(number: str) -> tuple[str, str] | Refusal:
    """Digits, commas and points as text for ``float``, and the repair made (empty: none)."""
    if _PLAIN.fullmatch(number):
        return number, "bare-point" if number[0] == "." or number[-1] == "." else ""
    if re.fullmatch(_THREE_AFTER_COMMA, number):
        return Refusal.AMBIGUOUS
    if re.fullmatch(_GROUPS, number) or re.fullmatch(_LAKHS, number):
        return number.replace(",", ""), "thousands"
    if re.fullmatch(_DECIMAL_COMMA, number):
        return number.replace(",", "."), "decimal-comma"
    return Refusal.NOT_A_NUMBER
