"""The reader of typed cells: a workbook's bytes in, every filled cell with its kind and stored value out, one pass.

Nothing is calculated, followed or run: a formula counts with the value stored beside it, links to other files and
macros are left alone. A file is read right or refused with :class:`Unreadable`; nothing is guessed. Every limit stands
in :mod:`pmqa.xlsx.limits`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import NamedTuple

from pmqa.xlsx import limits
from pmqa.xlsx.container import Archive, read_file
from pmqa.xlsx.foreign import refuse_unless_zip
from pmqa.xlsx.limits import Room, Unreadable
from pmqa.xlsx.markup import Tally, bare, feed, new_parser
from pmqa.xlsx.parts import read_formats, read_outline
from pmqa.xlsx.plain_cells import Stored, plain_cells, split_sheet
from pmqa.xlsx.shared_texts import read_strings
from pmqa.xlsx.values import Cell, Maker, cell_maker

__all__ = ["Cell", "Sheet", "Unreadable", "Workbook", "address", "parse_reference", "read_file", "read_workbook"]

_REFERENCE = re.compile("([A-Z]{1,3})([1-9][0-9]{0,6})")
LAST_ROW, LAST_COLUMN = 1 << 20, 1 << 14  # of an Excel sheet: XFD1048576


class Sheet(NamedTuple):
    """One sheet. ``state`` is "visible", "hidden" or "veryHidden"; ``cells`` maps (row, column), from 1, to the cell.

    A blank cell, and an empty text that no formula made, is absent; a formula that gives "" is a text "". ``stray``
    counts the filled cells beyond the rows and columns there is room for, which are not kept.
    """

    name: str
    state: str
    cells: dict[tuple[int, int], Cell]
    stray: int


class Workbook(NamedTuple):
    """All sheets in their order. ``date1904``: day 0 is 1 January 1904. ``kind`` is "xlsx" or "xlsm"."""

    sheets: tuple[Sheet, ...]
    date1904: bool
    kind: str


def address(row: int, column: int) -> str:
    """The A1 reference of a cell.

    >>> address(19, 7), address(1, 27), address(1048576, 16384)
    ('G19', 'AA1', 'XFD1048576')
    """
    letters = ""
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(65 + letter) + letters
    return f"{letters}{row}"


@lru_cache(maxsize=1 << 14)  # sheets and files use the same few thousand addresses
def parse_reference(reference: str) -> tuple[int, int] | None:
    """Row and column of an A1 reference without ``$``; None where it is none or lies beyond an Excel sheet.

    >>> parse_reference("G19"), parse_reference("XFD1048576"), parse_reference("XFE1"), parse_reference("A0")
    ((19, 7), (1048576, 16384), None, None)
    """
    match = _REFERENCE.fullmatch(reference)
    if match is None:
        return None
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    row = int(match[2])
    return (row, column) if row <= LAST_ROW and column <= LAST_COLUMN else None


def read_workbook(data: bytes, wanted: Callable[[str], bool] | None = None, room: Room = limits.SUBMISSION) -> Workbook:
    """Read a workbook from its bytes.

    A sheet whose name ``wanted`` declines is listed without cells and its part is not opened; so is a sheet that holds
    no cells by nature, such as a chart sheet. Raises :class:`Unreadable`.
    """
    refuse_unless_zip(data)
    archive = Archive(data, room.total_bytes, room.part_bytes, limits.PARTS)
    tally = Tally(room)
    outline = read_outline(archive, tally)
    make = None
    sheets = []
    for name, state, part in outline.sheets:
        cells: dict[tuple[int, int], Cell] = {}
        stray = 0
        if part and (wanted is None or wanted(name)):
            if make is None:
                strings = read_strings(archive, outline.strings, tally) if outline.strings else []
                formats = read_formats(archive, outline.styles, tally) if outline.styles else {}
                make = cell_maker(strings, formats, outline.date1904, tally)
            cells, stray = _read_cells(archive, name, part, make, tally)
            tally.cells += len(cells)
        sheets.append(Sheet(name, state, cells, stray))
    return Workbook(tuple(sheets), outline.date1904, outline.kind)


def _read_cells(
    archive: Archive, sheet: str, part: str, make: Maker, tally: Tally
) -> tuple[dict[tuple[int, int], Cell], int]:
    """The filled cells of one worksheet part by (row, column), and the number of stray ones."""
    cells: dict[tuple[int, int], Cell] = {}
    pieces: list[str] = []
    collect = pieces.append
    inside = around = ""  # the innermost element that matters, and for a text the one around it
    attributes: dict[str, str] = {}  # of the last cell in this row
    raw: str | None = None
    formula = False
    row = stray = 0
    parser = new_parser()

    def where() -> str:
        return f"{sheet}!{attributes.get('r') or row or ''}"[:60]

    def misplaced(tag: str) -> Unreadable:
        return Unreadable("FIL036", f"{where()}: <{tag[:20]}>")

    def root(tag: str, _: dict[str, str]) -> None:
        if tag.rpartition(":")[2] != "worksheet":
            raise misplaced(tag)
        parser.StartElementHandler = before

    def before(tag: str, _: dict[str, str]) -> None:
        if tag == "sheetData":
            parser.StartElementHandler, parser.EndElementHandler = start, end
        elif tag.endswith(":sheetData"):
            parser.StartElementHandler, parser.EndElementHandler = bare(start), bare(end)

    def start(tag: str, given: dict[str, str]) -> None:
        nonlocal inside, around, attributes, raw, formula, row
        if tag == "c":
            if inside != "row":
                raise misplaced(tag)
            inside = tag
            if "r" not in given:  # the cell behind the last one
                before_it = parse_reference(attributes["r"]) if attributes else (row, 0)
                given["r"] = address(row, before_it[1] + 1) if before_it else ""
            attributes = given
        elif tag == "v":
            if inside != "c" or raw is not None:
                raise misplaced(tag)
            raw = ""
            parser.CharacterDataHandler = collect
        elif tag == "f":
            if inside != "c" or raw is not None:
                raise misplaced(tag)
            formula = True
        elif tag == "row":
            if inside:
                raise misplaced(tag)
            inside = tag
            attributes = {}
            number = given.get("r", str(row + 1))
            first = parse_reference("A" + number)
            if first is None or first[1] != 1:
                raise Unreadable("FIL038", f"{sheet}!{number[:20]}")
            row = first[0]
        elif tag == "t":
            if inside == "is" or inside == "r":
                inside, around = tag, inside
                parser.CharacterDataHandler = collect
            elif inside != "rPh":
                raise misplaced(tag)
        elif tag == "is":
            if inside != "c" or raw is not None or attributes.get("t") != "inlineStr":
                raise misplaced(tag)
            inside = tag
        elif tag == "r" or tag == "rPh":
            if inside != "is":
                raise misplaced(tag)
            inside = tag
        elif tag == "sheetData" or tag.endswith((":row", ":c", ":v", ":is", ":t")):  # prefixed, though not around
            raise misplaced(tag)

    def end(tag: str) -> None:
        nonlocal inside, raw, formula
        if tag == "v":
            parser.CharacterDataHandler = None
            raw = "".join(pieces)
            pieces.clear()
        elif tag == "c":
            inside = "row"
            if raw is not None or formula:
                cell = make(attributes.get("t", "n"), attributes.get("s", "0"), raw, formula, where)
                raw, formula = None, False
                if cell is not None:
                    keep(cell)
        elif tag == "row":
            inside = ""
            if tally.cells + len(cells) > tally.room.cells:
                raise Unreadable("FIL052", f"> {tally.room.cells:,}")
        elif tag == "t":
            if inside == tag:
                parser.CharacterDataHandler = None
                inside = around
        elif tag == "is":
            inside = "c"
            raw = "".join(pieces)
            pieces.clear()
        elif tag == "r" or tag == "rPh":
            inside = "is"
        elif tag == "sheetData":
            inside = "read"
            parser.StartElementHandler = parser.EndElementHandler = None

    def keep(cell: Cell) -> None:
        nonlocal stray
        place = parse_reference(attributes["r"])
        if place is None or place[0] != row:
            raise Unreadable("FIL038", f"{where()} ≠ {row}")
        if row > tally.room.rows or place[1] > tally.room.columns:
            stray += 1
        elif place in cells:
            raise Unreadable("FIL038", where())
        else:
            cells[place] = cell

    plain, chunks = _without_plain_cells(archive, part, tally)
    parser.StartElementHandler = root
    feed(parser, chunks, part, tally, pieces, last=b"</sheetData>")
    for row, reference, kind, style, raw, formula in plain:
        attributes["r"] = reference
        cell = make(kind, style, raw, formula, where)
        if cell is not None:
            keep(cell)
    if tally.cells + len(cells) > tally.room.cells:
        raise Unreadable("FIL052", f"> {tally.room.cells:,}")
    if inside != "read":
        raise Unreadable("FIL036", f"{sheet}: {part}")
    return cells, stray


def _without_plain_cells(archive: Archive, part: str, tally: Tally) -> tuple[list[Stored], Iterable[bytes]]:
    """The cells that need no parser, which are all or none, and the content without them."""
    if archive.size(part) > limits.CHUNK_BYTES:
        return [], archive.chunks(part)
    content = b"".join(archive.chunks(part))
    head, body, tail = split_sheet(content)
    cells = plain_cells(body) if head else None
    if cells is None:
        return [], [content]
    tally.count_tags(body, part)
    return cells, [head + tail]
