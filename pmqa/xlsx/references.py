"""The A1 references of cells, and how far an Excel sheet goes."""

from __future__ import annotations

import re
from functools import lru_cache

_REFERENCE = re.compile("([A-Z]{1,3})([1-9][0-9]{0,6})")
LAST_ROW, LAST_COLUMN = 1 << 20, 1 << 14  # of an Excel sheet: XFD1048576


@lru_cache(maxsize=1 << 14)  # sheets and files use the same few thousand addresses
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


@lru_cache(maxsize=1 << 14)
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
