"""What a report is made of: lines and tables of text. Laying them out knows neither numbers nor where they will be shown.

In a window a table has padded columns and its last one, where the Thai stands, wraps at words; piped, a row is its cells
with tabs between and nothing is wrapped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from pmqa.report.wrapping import cells, pad, wrap

# A last column narrower than this goes on lines of its own below its row.
_LEAST_LAST = 16
_HANGING = 4
# Control characters and marks of writing direction: a workbook could otherwise steer the terminal. And what is no character.
_STEERING = "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]+"


class Line(NamedTuple):
    """A line of text, wrapped at words where it is long. ``style``: title, good, bad, warn, faint or nothing."""

    text: str = ""
    style: str = ""
    indent: int = 0


class Column(NamedTuple):
    """``right``: its cells are set right. ``keep``: "always", "wide" (left out where the window is too narrow for all
    columns), "window" (a drawing: not for a pipe)."""

    header: str
    right: bool = False
    keep: str = "always"


class Table(NamedTuple):
    """Rows of cells, one for each column; without headers no header row is shown. ``note`` follows where columns that
    are kept for wide windows were left out."""

    columns: tuple[Column, ...]
    rows: list[tuple[str, ...]]
    indent: int = 0
    note: str = ""


Block = Line | Table


def clean(text: str) -> str:
    """Text of others, safe to print on one line."""
    return re.sub(_STEERING, " ", text) if not text.isprintable() else text


def laid_out(blocks: Iterable[Block], width: int | None) -> Iterator[Line]:
    """Every block as finished lines of at most ``width`` cells; None: as piped, not wrapped.

    >>> table = Table((Column("no", right=True), Column("name")), [("7", "ข้าว"), ("12", "น้ำ")])
    >>> [line.text for line in laid_out([Line("list", "title"), table], 40)]
    ['list', 'no  name', ' 7  ข้าว', '12  น้ำ']
    >>> [line.text for line in laid_out([table], None)]
    ['no\\tname', '7\\tข้าว', '12\\tน้ำ']
    """
    for block in blocks:
        if isinstance(block, Table):
            yield from _piped(block) if width is None else _padded(block, width)
        elif width is None:
            yield Line(" " * block.indent + clean(block.text), block.style)
        else:
            blanks = " " * block.indent
            paragraphs = block.text.splitlines() or [""]
            for text in (line for paragraph in paragraphs for line in _wrapped(clean(paragraph), width - block.indent)):
                yield Line(blanks + text if text else "", block.style)


def _piped(table: Table) -> Iterator[Line]:
    kept = [i for i in _filled(table) if table.columns[i].keep != "window"]
    if any(column.header for column in table.columns):
        yield Line("\t".join(table.columns[i].header for i in kept), "title")
    for row in table.rows:
        yield Line("\t".join(clean(row[i]) for i in kept))


def _padded(table: Table, width: int) -> Iterator[Line]:
    rows = [tuple(map(clean, row)) for row in table.rows]
    headers = tuple(column.header for column in table.columns)
    every = [headers, *rows]
    widths = [max(cells(row[i]) for row in every) for i in range(len(table.columns))]
    kept = _fitting(table, widths, width)
    left = kept[:-1]
    gaps = _gaps(table, kept)
    taken = table.indent + sum(widths[i] for i in left) + sum(gaps[1:])
    room = width - taken
    if taken > width:  # not even the columns before the last fit: each row as running text
        for row in every if any(headers) else rows:
            text = "  ".join(row[i] for i in kept if row[i])
            yield from laid_out([Line(text, "title" if row is headers else "", table.indent)], width)
        return
    for row in every if any(headers) else rows:
        style = "title" if row is headers else ""
        start = " " * table.indent + "".join(
            " " * gaps[n] + pad(row[i], widths[i], right=table.columns[i].right) for n, i in enumerate(left))
        last = row[kept[-1]]
        if table.columns[kept[-1]].right:
            yield Line(start + " " * gaps[-1] + pad(last, widths[kept[-1]], right=True), style)
        elif room >= min(_LEAST_LAST, widths[kept[-1]]):
            for n, text in enumerate(_wrapped(last, room)):
                yield Line(((start + " " * gaps[-1] if n == 0 else " " * taken) + text).rstrip(), style)
        else:
            yield Line(start.rstrip(), style)
            hanging = " " * (table.indent + _HANGING)
            yield from (Line(hanging + text, style) for text in _wrapped(last, width - len(hanging)))
    if len(kept) < len(_filled(table)):
        yield from laid_out([Line(table.note, "faint", table.indent)], width)


def _filled(table: Table) -> list[int]:
    """Places of the columns that have a header or hold anything."""
    return [i for i, column in enumerate(table.columns) if column.header or any(row[i] for row in table.rows)]


def _fitting(table: Table, widths: list[int], width: int) -> list[int]:
    """The columns shown: all, or without those kept for wide windows only, where they do not fit."""
    every = _filled(table)
    needed = table.indent + sum(widths[i] for i in every[:-1]) + sum(_gaps(table, every)[1:-1])
    if needed <= width:
        return every
    return [i for i in every if table.columns[i].keep != "wide"]


def _gaps(table: Table, kept: list[int]) -> list[int]:
    """Blanks before each kept column: one between numbers, two before text, none before the first."""
    rights = [table.columns[i].right for i in kept]
    return [0, *(1 if before and here else 2 for before, here in pairwise(rights))]


def _wrapped(text: str, width: int) -> list[str]:
    return [text] if cells(text) <= width else wrap(text, max(width, 1))
