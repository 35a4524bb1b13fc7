"""The cells of any worksheet, by a parser: prefixed or not, rows and cells with references or without, in any order."""

from __future__ import annotations

from collections.abc import Iterable

from pmqa.xlsx.limits import Unreadable
from pmqa.xlsx.markup import Tally, bare, feed, new_parser
from pmqa.xlsx.references import address, parse_reference
from pmqa.xlsx.values import Cell, Maker


def parsed_cells(
    chunks: Iterable[bytes], part: str, sheet: str, maker: Maker, tally: Tally
) -> tuple[dict[tuple[int, int], Cell], int]:
    """The filled cells of one worksheet part by (row, column), and the number of stray ones. Raises :class:`Unreadable`."""
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
                cell = maker.make(attributes.get("t", "n"), attributes.get("s", "0"), raw, formula, where)
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

    parser.StartElementHandler = root
    feed(parser, chunks, part, tally, pieces, last=b"</sheetData>")
    if inside != "read":
        raise Unreadable("FIL036", f"{sheet}: {part}")
    return cells, stray
