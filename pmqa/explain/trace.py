"""A trace: how a number came about, as a small tree of sentences, and the numbers inside those sentences."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from math import fsum
from typing import NamedTuple

from pmqa.texts import EMPTY, Text


class Trace(NamedTuple):
    """``text`` says everything, its numbers included; ``value`` is the number it is about, unrounded, or None."""

    text: Text
    value: float | None = None
    children: tuple[Trace, ...] = ()


def lines(trace: Trace, lang: str, depth: int | None = None) -> list[str]:
    """One line for each sentence, two blanks deeper for each level; ``depth`` levels below the first (None: all).

    >>> lines(Trace(Text("รวม", "total"), 4.0, (Trace(Text("ก", "a"), 1.0), Trace(Text("ข", "b"), 3.0))), "en")
    ['total', '  a', '  b']
    """
    out = [trace.text.in_(lang)]
    if depth != 0:
        for child in trace.children:
            out += ["  " + line for line in lines(child, lang, None if depth is None else depth - 1)]
    return out


def as_data(trace: Trace) -> dict[str, object]:
    """For JSON: ``text`` in both languages, ``value``, ``children`` (each the same again).

    >>> as_data(Trace(Text("ก", "a"), 1.0))
    {'text': {'th': 'ก', 'en': 'a'}, 'value': 1.0, 'children': []}
    """
    children = [as_data(child) for child in trace.children]
    return {"text": trace.text._asdict(), "value": trace.value, "children": children}


def same(text: str) -> Text:
    """Codes, cells and arithmetic read alike in both languages."""
    return Text(text, text)


def joined(parts: Sequence[Text], by: str) -> Text:
    """Texts in a row, empty ones left out.

    >>> joined([Text("ก", "a"), Text("", ""), Text("ข", "b")], " + ")
    Text(th='ก + ข', en='a + b')
    """
    given = [part for part in parts if part != EMPTY]
    return Text(by.join(part.in_("th") for part in given), by.join(part.in_("en") for part in given))


def short(value: float) -> str:
    """At most six decimals, none that say nothing.

    >>> short(0.8), short(2 / 3), short(100.0), short(-1e-9)
    ('0.8', '0.666667', '100', '0')
    """
    text = six(value).rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def six(value: float) -> str:
    """Six decimals, always.

    >>> six(10 / 3)
    '3.333333'
    """
    return f"{value:.6f}"


def added(parts: Sequence[float]) -> str:
    """The parts and their sum as printed; where the digits do not add up, ``≈``, since each part is rounded by itself.

    >>> added([8 / 3, 2 / 3]), added([0.5, 0.25])
    ('2.666667 + 0.666667 ≈ 3.333333', '0.500000 + 0.250000 = 0.750000')
    """
    texts = [six(part) for part in parts]
    whole = six(fsum(parts))
    if len(parts) == 1:
        return whole
    return f"{' + '.join(texts)} {'=' if sum(map(Decimal, texts)) == Decimal(whole) else '≈'} {whole}"
