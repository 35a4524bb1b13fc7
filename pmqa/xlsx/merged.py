"""Ranges of merged cells (ECMA-376 Part 1, 18.3.1.55): only the first cell of a range shows what it holds."""

from __future__ import annotations

import re
from itertools import islice

from pmqa.xlsx.references import parse_reference

_MERGED = re.compile(rb"""<(?:\w+:)?mergeCell\s+ref\s*=\s*["']([A-Z]{1,3}[0-9]{1,7}:[A-Z]{1,3}[0-9]{1,7})["']""")
_END = b"sheetData>"  # merged ranges stand behind the cells
_MOST = 1_000  # a hostile file may hold thousands

Range = tuple[int, int, int, int]  # first row and column, last row and column


def merged_ranges(content: bytes) -> tuple[Range, ...]:
    """The merged ranges of a worksheet part.

    >>> merged_ranges(b'<sheetData/><mergeCells count="1"><mergeCell ref="D5:D7"/></mergeCells>')
    ((5, 4, 7, 4),)
    """
    if b"mergeCell" not in content:
        return ()
    found = (match[1].decode().split(":") for match in islice(_MERGED.finditer(content, content.rfind(_END) + 1), _MOST))
    corners = ((parse_reference(first), parse_reference(last)) for first, last in found)
    return tuple((*first, *last) for first, last in corners if first and last)
