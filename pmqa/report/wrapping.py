"""Text in terminal cells: how wide it is, padded to a column, broken into lines.

Thai writes no blanks between words, and a mark stands in the cell of its consonant: ``len`` and ``textwrap`` are both
wrong for it. Words are found by budoux (0.4 MB, pure Python); without it lines still break between whole clusters.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import accumulate

_ZERO_WIDTH = {"Mn", "Me", "Cf", "Cc"}
_LEADING_VOWELS = "เแโใไ"  # written before the consonant they belong to
_FOLLOWERS = "ะาำๅๆฯ"  # written after it
_VIRAMA = 9  # the combining class of the sign that joins two Indian consonants; Thai's phinthu has it too
_ZERO_WIDTH_JOINER = "\u200d"
_THAI = "[\u0e00-\u0e7f]+"

# Of the line ends that budoux's Thai model gives texts like the criteria's, one in six falls inside a word of two
# dictionaries. Asking for a clearer score leaves one in fourteen, and knowing these words of the field one in forty.
_CLEARER_BY = 1000
_FIELD_WORDS = (
    "กรอก|กระบวนการ|กำกับ|ข้อมูล|ควบคุม|คะแนน|คำรับรอง|คุณค่า|งบประมาณ|จัดการ|ฉุกเฉิน|ตัวเลข|ทรัพยากร|"
    "นโยบาย|บุคคล|บุคลากร|โปร่งใส|ผูกพัน|พึงพอใจ|ยั่งยืน|เรียนรู้|ร้องเรียน|ร้อยละ|เลือก|วัตถุประสงค์|วิเคราะห์|"
    "สนับสนุน|สภาพแวดล้อม|สร้างสรรค์|สอดคล้อง|ส่วนร่วม|สารสนเทศ|สื่อสาร|องค์การ"
)


def cells(text: str) -> int:
    """Width in terminal cells: marks, joiners and controls take none, wide East Asian characters two.

    >>> cells("น้ำใจ"), cells("ที่นี่"), cells("น้ํา"), cells("A4")
    (4, 2, 2, 2)
    """
    return len(text) if text.isascii() and text.isprintable() else sum(map(_cell, text))


def pad(text: str, width: int, *, right: bool = False) -> str:
    """The text with blanks up to ``width`` cells, at its end, or before it for a column set ``right``.

    >>> pad("หมู่", 4) + "|", pad("หมู่", 4, right=True) + "|"
    ('หมู่  |', '  หมู่|')
    """
    blanks = " " * (width - cells(text))
    return blanks + text if right else text + blanks


def wrap(text: str, width: int) -> list[str]:
    """Lines of at most ``width`` cells; at least one, perhaps empty.

    Lines end where the text's own lines end, at blanks (a run of them counts as one), between Thai words, and inside
    a word only where it alone is wider than a line: then between clusters, so that no vowel or mark leaves its
    consonant and no number is cut. Only a single cluster (or number) wider than ``width`` sticks out.

    >>> wrap("การให้ความสำคัญกับผู้รับบริการ", 12)
    ['การให้ความ', 'สำคัญกับผู้รับ', 'บริการ']
    """
    return [line for paragraph in text.splitlines() or [""] for line in _lines(paragraph, width)]


def _lines(paragraph: str, width: int) -> Iterator[str]:
    line = ""
    for chunk in paragraph.split():
        gap = " " if line else ""
        for word in _words(chunk):
            for part in [word] if cells(word) <= width else _clusters(word):
                if line and cells(line + gap + part) > width:
                    yield line
                    line = gap = ""
                line, gap = line + gap + part, ""
    yield line


def _words(chunk: str) -> Iterator[str]:
    """Text without blanks, cut where a Thai word begins after another."""
    start = 0
    for thai in re.finditer(_THAI, chunk):
        for cut in _word_starts(thai[0]):
            yield chunk[start : thai.start() + cut]
            start = thai.start() + cut
    yield chunk[start:]


@lru_cache(maxsize=4096)
def _word_starts(thai: str) -> tuple[int, ...]:
    """Where a word begins in an unbroken run of Thai, its first word left out."""
    cuts = set(accumulate(map(len, _word_finder()(thai))))
    for known in re.finditer(_FIELD_WORDS, thai):
        cuts -= set(range(known.start() + 1, known.end()))
        cuts |= {known.start(), known.end()}
    return tuple(sorted(cut for cut in cuts if 0 < cut < len(thai) and _may_break(thai, cut)))


@lru_cache(maxsize=1)
def _word_finder() -> Callable[[str], list[str]]:
    """What cuts Thai into words; loaded when a Thai line is first wrapped. Without budoux a run is one word."""
    try:
        import budoux
    except ImportError:
        return lambda thai: [thai]
    model = budoux.load_default_thai_parser().model
    # A parser cuts where its features score more than half of all weights: weight under a feature that no text has
    # raises that bar.
    return budoux.Parser({**model, "in no text": {"": 2 * _CLEARER_BY}}).parse


def _clusters(text: str) -> Iterator[str]:
    start = 0
    for position in range(1, len(text)):
        if _may_break(text, position):
            yield text[start:position]
            start = position
    yield text[start:]


def _may_break(text: str, position: int) -> bool:
    """Whether a line may end before ``text[position]`` without parting a vowel, mark or digit from its own."""
    before, after = text[position - 1], text[position]
    if before in _LEADING_VOWELS or before == _ZERO_WIDTH_JOINER or unicodedata.combining(before) == _VIRAMA:
        return False
    if before.isdecimal() and after.isdecimal():
        return False
    return after not in _FOLLOWERS and unicodedata.category(after) not in {"Mn", "Mc", "Me", "Cf"}


@lru_cache(maxsize=4096)
def _cell(character: str) -> int:
    if unicodedata.category(character) in _ZERO_WIDTH:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
