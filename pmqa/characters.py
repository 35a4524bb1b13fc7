"""One character, many code points: the digits, dashes and invisible characters that keyboards and copying bring in."""

from __future__ import annotations

import re
import unicodedata

# Signs and letters of the full-width block stand at a fixed distance from ASCII.
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_INVISIBLE = re.compile("[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2212\ufe58\ufe63\uff0d"), "-")


def ascii_digits(text: str) -> str:
    """The decimal digits of every script as 0-9; full-width letters and signs as ASCII.

    Superscripts and numbers spelt as one character (``²``, ``½``) are no decimal digits and stay.

    >>> ascii_digits("๔.๕ ४५० ૪૫૦ ４５％ ²")
    '4.5 450 450 45% ²'
    """
    if text.isascii():
        return text
    return re.sub(r"\d", lambda digit: str(unicodedata.decimal(digit[0])), text.translate(_FULL_WIDTH))


def ascii_dashes(text: str) -> str:
    """Hyphens, dashes and the minus sign as the keyboard's ``-``."""
    return text if text.isascii() else text.translate(_DASHES)


def without_invisible(text: str) -> str:
    """The text without zero-width characters, soft hyphens and marks of writing direction."""
    return text if text.isascii() else _INVISIBLE.sub("", text)
