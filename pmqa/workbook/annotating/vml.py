"""The boxes of notes: VML shapes (ECMA-376 Part 4), without which Excel shows no note.

Such a part need not be well-formed XML (Excel itself leaves ``<br>`` open in it), so it is changed as text.
"""

from __future__ import annotations

import re
from collections.abc import Container, Mapping

from pmqa.xlsx import limits
from pmqa.xlsx.limits import Unreadable
from pmqa.xlsx.references import LAST_COLUMN, LAST_ROW

Geometry = tuple[Mapping[int, float], Mapping[int, float]]  # widths of columns and heights of rows, from 1, in pixels

WIDTH, LINE = 340, 17  # of a box and of one line in it, in pixels
COLUMN, ROW = 64.0, 20.0  # a column and a row of which nothing is said
_FARTHEST = 200  # rows or columns, which may be hidden, between a cell and the end of its box
_BLOCK = 1024  # shape numbers come in blocks, which idmap lists
_PREFIXES = {b"v": b"urn:schemas-microsoft-com:vml", b"o": b"urn:schemas-microsoft-com:office:office",
             b"x": b"urn:schemas-microsoft-com:office:excel"}
_DRAWING = b'<xml xmlns:v="%b" xmlns:o="%b" xmlns:x="%b">' % tuple(_PREFIXES.values()) + (
    b'<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="%d"/></o:shapelayout></xml>')
_KIND = (b'<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
         b'<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>')
_SHAPE = ('<v:shape id="_x0000_s{number}" type="#_x0000_t202" style="position:absolute;width:{width}px;height:{height}px;'
          'visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/>'
          '<v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>'
          '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>'
          '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{anchor}</x:Anchor>'
          '<x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>')
_START, _END = re.compile(rb"(?=<(?:\w+:)?shape[\s>])"), re.compile(rb"</(?:\w+:)?shape>")
_ROW_OF, _COLUMN_OF = (re.compile(rb"<(?:\w+:)?%b>\s*([0-9]{1,7})\s*</" % name) for name in (b"Row", b"Column"))
_NUMBER = re.compile(rb"_x0000_s([0-9]{1,9})")
_ROOT = re.compile(rb"<xml(?=[\s>])")


def new_drawing(sheet: int) -> bytes:
    """A drawing without shapes, for the sheet of that number (from 1)."""
    return _DRAWING % sheet


def has_shapes(drawing: bytes) -> bool:
    return _START.search(drawing) is not None


def with_boxes(drawing: bytes, part: str, boxes: Mapping[tuple[int, int], int], geometry: Geometry) -> bytes:
    """The drawing with a box for each cell (row and column from 1) of that many lines. Raises :class:`Unreadable`."""
    missing = b"".join(b' xmlns:%b="%b"' % pair for pair in _PREFIXES.items() if b"xmlns:%b=" % pair[0] not in drawing)
    drawing = _ROOT.sub(b"<xml" + missing, drawing, count=1)
    end = drawing.rfind(b"</xml>")
    if end < 0:
        raise Unreadable("FIL036", part)
    block = re.search(rb'idmap[^>]*data="([0-9]{1,6})', drawing)
    taken = [int(number) for number in _NUMBER.findall(drawing)]
    first = max(taken, default=_BLOCK * (int(block[1]) if block else 1)) + 1
    shapes = [_shape(first + n, place, lines, geometry) for n, (place, lines) in enumerate(boxes.items())]
    kind = b"" if b'id="_x0000_t202"' in drawing else _KIND
    return drawing[:end] + kind + "".join(shapes).encode() + drawing[end:]


def without_boxes(drawing: bytes, places: Container[tuple[int, int]]) -> bytes:
    """The drawing without the boxes of notes at these cells. Raises :class:`Unreadable` where it passes a limit."""
    if drawing.count(b"<") > limits.TAGS:
        raise Unreadable("FIL054", "VML")
    pieces = _START.split(drawing)
    return pieces[0] + b"".join(_without_box(piece, places) for piece in pieces[1:])


def _without_box(piece: bytes, places: Container[tuple[int, int]]) -> bytes:
    """A shape and what follows it, without the shape where that is the box of a note at one of these cells."""
    end = _END.search(piece)
    shape = piece[: end.end()] if end else b""
    row, column = _ROW_OF.search(shape), _COLUMN_OF.search(shape)
    mine = b'"Note"' in shape and row and column and (int(row[1]) + 1, int(column[1]) + 1) in places
    return piece[len(shape) :] if mine else piece


def _shape(number: int, place: tuple[int, int], lines: int, geometry: Geometry) -> str:
    row, column = place
    height = LINE * lines + 8
    left = _edge(column + 1, 12, geometry[0], COLUMN, LAST_COLUMN)
    right = _edge(column + 1, 12 + WIDTH, geometry[0], COLUMN, LAST_COLUMN)
    top = _edge(row, 2, geometry[1], ROW, LAST_ROW)
    bottom = _edge(row, 2 + height, geometry[1], ROW, LAST_ROW)
    anchor = ", ".join(str(n) for edge in ((left, top), (right, bottom)) for side in edge for n in side)
    return _SHAPE.format(number=number, width=WIDTH, height=height, anchor=anchor, row=row - 1, column=column - 1)


def _edge(start: int, distance: float, sizes: Mapping[int, float], usual: float, last: int) -> tuple[int, int]:
    """The row or column (from 0) that many pixels on from the beginning of ``start`` (from 1), and the pixels inside it."""
    at, last = min(start, last), min(start + _FARTHEST, last)
    while distance >= (size := sizes.get(at, usual)) and at < last:
        distance -= size
        at += 1
    return at - 1, int(min(distance, size))
