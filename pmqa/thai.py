"""Texts as people type them, brought to one form to be *matched* by; what is stored and shown stays as typed.

Thai can be typed in several orders that look alike on screen, and Unicode's own forms do not help: NFC joins none of
them, NFKC takes ำ apart.
"""

from __future__ import annotations

import re
from unicodedata import normalize

from pmqa.characters import ascii_dashes, ascii_digits, without_invisible

_MARKS = "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"  # vowels above and below, tones, and the other marks on a consonant
_NIKHAHIT_AA = re.compile(f"\u0e4d([{_MARKS}]*)\u0e32")
_MARKS_TOGETHER = re.compile(f"[{_MARKS}\u0e33]{{2,}}")
_REPETITION = re.compile("\\s+\u0e46")


def canonical(text: str) -> str:
    """The form for matching: case, blanks, invisible characters and ways of typing Thai make no difference.

    ํ + า is ำ, a tone stands before ำ and after any other vowel, a mark typed twice over itself counts once, เเ is แ,
    and the blank before ๆ (which the Royal Society asks for and few type) is gone.

    >>> canonical("นํ้า") == canonical("น้ํา") == canonical("นำ้") == "น้ำ"
    True
    >>> canonical("  เเผน\\u00a0 IT "), canonical("ต่าง ๆ")
    ('แผน it', 'ต่างๆ')
    """
    text = normalize("NFC", normalize("NFD", without_invisible(text)).casefold())
    text = " ".join(text.split())
    if text.isascii():
        return text
    text = _NIKHAHIT_AA.sub("\\1\u0e33", text)
    text = _MARKS_TOGETHER.sub(_one_order, text)
    text = text.replace("\u0e40\u0e40", "\u0e41")
    return _REPETITION.sub("\u0e46", text)


def canonical_code(text: str) -> str:
    """The form in which codes of requirements are matched: no blanks, capital letters, plain digits and hyphens.

    >>> canonical_code(" cs ๓ "), canonical_code("RM–１０"), canonical_code("७.१")
    ('CS3', 'RM-10', '7.1')
    """
    return ascii_dashes(ascii_digits(canonical("".join(text.split())))).upper()


def _one_order(marks: re.Match[str]) -> str:
    """Marks of one consonant, each once, in the order of their code points (vowel before tone), and ำ at the end."""
    return "".join(sorted(set(marks[0]), key=lambda mark: (mark == "\u0e33", mark)))
