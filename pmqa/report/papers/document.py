"""What a paper is made of: finished texts in blocks, in one order for every kind of file. No block holds markup."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from pmqa.report import blocks
from pmqa.report.wrapping import cells

NARROW = 32  # letters that a narrow column may hold at most


class Heading(NamedTuple):
    """Level 1 begins a part, level 2 a table in it."""

    text: str
    level: int = 1


class Line(NamedTuple):
    """A paragraph. ``style``: strong, good, bad, warn, faint or nothing."""

    text: str
    style: str = ""


class Column(NamedTuple):
    """``right``: numbers, set right. ``wide``: takes a share of the room that the others leave; texts that may be long do."""

    header: str
    right: bool = False
    wide: int = 0


class Grid(NamedTuple):
    """A table: rows of cells, one for each column. Its head stands again on every page that it goes on to."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]


def shares(grid: Grid) -> tuple[int, ...]:
    """Of the room that narrow columns leave, each column's share, 0 for a narrow one: those meant to be wide, and those in
    which a longer text stands than was thought (it would take the room of all others).

    >>> shares(Grid((Column("no"), Column("name", wide=2), Column("cell")), (("1", "x", "y" * 40),)))
    (0, 2, 1)
    """
    longest = [max(map(cells, texts)) for texts in zip([column.header for column in grid.columns], *grid.rows, strict=True)]
    return tuple(column.wide or int(length > NARROW) for column, length in zip(grid.columns, longest, strict=True))


class Listing(NamedTuple):
    """Numbered sentences: things to do in their order, never places in a ranking."""

    items: tuple[str, ...]


class Box(NamedTuple):
    """Lines set off from the rest; ``style`` as of a line."""

    lines: tuple[Line, ...]
    style: str = ""


class Picture(NamedTuple):
    """A drawing with its signs explained: (drawing of the sign, words). ``told``: the same in words."""

    svg: str
    signs: tuple[tuple[str, str], ...]
    told: str


class Beside(NamedTuple):
    """Two stacks of blocks, the left a little wider than a third."""

    left: tuple[Block, ...]
    right: tuple[Block, ...]


class NewPage(NamedTuple):
    """The heading that follows begins a page."""


Block = Heading | Line | Grid | Listing | Box | Picture | Beside | NewPage


def of_report(told: Iterable[blocks.Block]) -> list[Block]:
    """Blocks of a report for the terminal as those of a paper: its titles become headings, its last columns the wide ones."""
    out: list[Block] = []
    for block in told:
        if isinstance(block, blocks.Table):
            last = len(block.columns) - 1
            columns = tuple(Column(column.header, column.right, int(place == last)) for place, column in enumerate(block.columns))
            out.append(Grid(columns, tuple(block.rows)))
        elif block.text:
            out.append(Heading(block.text, 2) if block.style == "title" else Line(block.text, block.style))
    return out


class Document(NamedTuple):
    """``banner`` stands on top of every page, ``foot`` below with the number of the page."""

    title: str
    lang: str
    banner: str
    foot: str
    blocks: tuple[Block, ...]
