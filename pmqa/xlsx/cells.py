"""The reader of typed cells: a workbook's bytes in, every filled cell with its kind and stored value out, one pass.

Nothing is calculated, followed or run: a formula counts with the value stored beside it, links to other files and
macros are left alone. A file is read right or refused with :class:`Unreadable`; nothing is guessed. Every limit stands
in :mod:`pmqa.xlsx.limits`.
"""

from __future__ import annotations

from collections.abc import Callable
from operator import itemgetter
from typing import NamedTuple

from pmqa.xlsx import limits
from pmqa.xlsx.container import Archive, read_file
from pmqa.xlsx.foreign import refuse_unless_zip
from pmqa.xlsx.limits import Room, Unreadable
from pmqa.xlsx.markup import Tally
from pmqa.xlsx.merged import Range, merged_ranges
from pmqa.xlsx.parsed_cells import parsed_cells
from pmqa.xlsx.parts import read_formats, read_outline
from pmqa.xlsx.plain_cells import check_head, plain_cells, split_sheet
from pmqa.xlsx.shared_texts import read_strings
from pmqa.xlsx.values import Cell, Maker

__all__ = ["Cell", "Sheet", "Unreadable", "Workbook", "read_file", "read_workbook"]


class Sheet(NamedTuple):
    """One sheet. ``state`` is "visible", "hidden" or "veryHidden"; ``cells`` maps (row, column), from 1, to the cell.

    A blank cell, and an empty text that no formula made, is absent; a formula that gives "" is a text "". ``stray``
    counts the filled cells beyond the rows and columns there is room for, which are not kept. ``merged``: ranges of merged
    cells; none of a sheet too large to be read at once.
    """

    name: str
    state: str
    cells: dict[tuple[int, int], Cell]
    stray: int
    merged: tuple[Range, ...] = ()


class Workbook(NamedTuple):
    """All sheets in their order. ``date1904``: day 0 is 1 January 1904. ``kind`` is "xlsx" or "xlsm"."""

    sheets: tuple[Sheet, ...]
    date1904: bool
    kind: str


def read_workbook(data: bytes, wanted: Callable[[str], bool] | None = None, room: Room = limits.SUBMISSION) -> Workbook:
    """Read a workbook from its bytes.

    A sheet whose name ``wanted`` declines is listed without cells and its part is not opened; so is a sheet that holds
    no cells by nature, such as a chart sheet. Raises :class:`Unreadable`.
    """
    refuse_unless_zip(data)
    archive = Archive(data, room.total_bytes, room.part_bytes, limits.PARTS)
    tally = Tally(room)
    outline = read_outline(archive, tally)
    maker: Maker | None = None
    sheets = []
    for name, state, part in outline.sheets:
        sheet = Sheet(name, state, {}, 0)
        if part and (wanted is None or wanted(name)):
            if maker is None:
                strings = read_strings(archive, outline.strings, tally) if outline.strings else []
                formats = read_formats(archive, outline.styles, tally) if outline.styles else {}
                maker = Maker(strings, formats, outline.date1904, tally)
            sheet = _read_sheet(archive, name, state, part, maker, tally)
            tally.cells += len(sheet.cells)
            if tally.cells > room.cells:
                raise Unreadable("FIL052", f"> {room.cells:,}")
        sheets.append(sheet)
    return Workbook(tuple(sheets), outline.date1904, outline.kind)


def _read_sheet(archive: Archive, name: str, state: str, part: str, maker: Maker, tally: Tally) -> Sheet:
    if archive.size(part) > limits.CHUNK_BYTES:
        return Sheet(name, state, *parsed_cells(archive.chunks(part), part, name, maker, tally))
    content = b"".join(archive.chunks(part))
    head, body, tail = split_sheet(content)
    characters = tally.characters
    cells = plain_cells(body, maker, name) if head else None
    if cells is None:
        tally.characters = characters
        return Sheet(name, state, *parsed_cells([content], part, name, maker, tally), merged_ranges(content))
    tally.count_tags(body + tail, part)
    check_head(head, part, tally)
    return Sheet(name, state, *_near(cells, tally.room), merged_ranges(tail))


def _near(cells: dict[tuple[int, int], Cell], room: Room) -> tuple[dict[tuple[int, int], Cell], int]:
    """The cells on the rows and columns that there is room for, and the number of the others."""
    if not cells or max(cells)[0] <= room.rows and max(map(itemgetter(1), cells)) <= room.columns:
        return cells, 0
    near = {place: cell for place, cell in cells.items() if place[0] <= room.rows and place[1] <= room.columns}
    return near, len(cells) - len(near)
