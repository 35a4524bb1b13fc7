"""The cells of a worksheet as programs write them, found by one search in C: twice as fast as parsing.

Excel, LibreOffice and the libraries write the same few forms of a row and a cell. The search must cover every character
between ``<sheetData>`` and its end; where anything else stands, a comment, a blank between two cells, an unknown entity, a
cell out of its row, the whole sheet is left to the parser. Both ways give the same cells (ECMA-376 Part 1, 18.3.1.4).
"""

from __future__ import annotations

import re
from functools import lru_cache

from pmqa.xlsx.limits import Unreadable
from pmqa.xlsx.markup import Tally, feed, new_parser
from pmqa.xlsx.plain_text import plain_text, unescaped
from pmqa.xlsx.references import LAST_ROW, parse_reference
from pmqa.xlsx.values import Cell, Maker

_ATTRIBUTE = re.compile(r""" ([A-Za-z_:][\w:.-]*)="[^"<&\n\t]*\"""", re.ASCII)
_PIECE = re.compile(
    r"""<c r="([A-Z]{1,3}+[1-9][0-9]{0,6}+)"(?: s="([0-9]{1,6}+)")?+(?:/>| t="s"><v>([0-9]++)</v></c>|"""
    r"""(?: t="(s|n|str|b|e|inlineStr)")?+>(?:<f([^<>/]*+)(?:/>|>[^<]*+</f>))?+"""
    r"""(?:<v>([^<]*+)</v>|<is><t(?: xml:space="preserve")?+>([^<]*+)</t></is>)?+</c>)"""
    r"""|<row( r="[1-9][0-9]{0,6}+"[^<>/]*+/?+)>|</row>""")
_END = b"</sheetData>"
_STEP = _PIECE.groups + 1


def split_sheet(content: bytes) -> tuple[bytes, bytes, bytes]:
    """What stands before the cells, the cells, and the end tag with all that follows; empty where these are not plain."""
    before, start, rest = content.partition(b"<sheetData>")
    body, end, after = rest.partition(_END)
    if not end or before.count(b"<?") > before.startswith(b"<?xml ") or b"<!" in before:
        return b"", b"", b""
    return before + start, body, end + after


def check_head(head: bytes, part: str, tally: Tally) -> None:
    """Raise :class:`Unreadable` unless what stands before the cells is well-formed and that of a worksheet."""
    parser = new_parser()

    def root(tag: str, _: dict[str, str]) -> None:
        if tag.rpartition(":")[2] != "worksheet":
            raise Unreadable("FIL036", f"{part}: <{tag[:20]}>")
        parser.StartElementHandler = None

    parser.StartElementHandler = root
    feed(parser, [head + _END], part, tally, last=_END)


def plain_cells(body: bytes, maker: Maker, sheet: str) -> dict[tuple[int, int], Cell] | None:
    """The filled cells by (row, column); None where anything but plain rows and cells stands. Raises what ``maker`` raises."""
    text = plain_text(body)
    if text is None:
        return None
    pieces = _PIECE.split(text)
    if any(pieces[::_STEP]):  # what lies between two pieces
        return None
    cells: dict[tuple[int, int], Cell] = {}
    make, shared = maker.make, maker.shared.get
    row = filled = 0  # row 0: outside of any
    reference = ""

    def where() -> str:
        return f"{sheet}!{reference}"

    for _, reference, style, index, kind, formula, value, inline, opened in zip(*[iter(pieces[:-1])] * _STEP):
        if index is not None:
            cell = shared(index) or make("s", "0", index, False, where)
        elif reference is None:  # the start or end of a row
            if (opened is None) == (row == 0):
                return None
            row = _row(opened) if opened else 0
            if row is None:
                return None
            continue
        elif value is None and formula is None and inline is None:
            if not row:
                return None
            continue
        elif formula and not _attributes(formula) or inline is not None and (kind != "inlineStr" or formula is not None):
            return None
        else:
            stored = inline if value is None else value
            cell = make(kind or "n", style or "0", stored and unescaped(stored), formula is not None, where)
        if cell is not None:
            place = parse_reference(reference)
            if place is None or place[0] != row:
                return None
            cells[place] = cell
            filled += 1
    return cells if not row and filled == len(cells) else None  # fewer: one stands twice


@lru_cache(maxsize=1 << 12)
def _row(attributes: str) -> int | None:
    """The number of a row that begins, 0 of one that ends at once; None where this must be left to the parser."""
    _, number, others = attributes.split('"', 2)
    if int(number) > LAST_ROW or not _attributes(others.removesuffix("/")):
        return None
    return 0 if others.endswith("/") else int(number)


@lru_cache(maxsize=1 << 10)
def _attributes(text: str) -> bool:
    """Whether these are attributes, each once, none of them a reference; the same few stand in every file."""
    names = _ATTRIBUTE.findall(text.removesuffix(" "))
    return not _ATTRIBUTE.sub("", text.removesuffix(" ")) and len({*names, "r"}) == len(names) + 1
