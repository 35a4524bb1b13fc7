"""A cell as its owner sees it."""

from __future__ import annotations

from pmqa.dates import LAST, iso
from pmqa.numerals import typed
from pmqa.xlsx.cells import Cell

_MARCH_1900 = 61  # programs differ about the days before


def shown(cell: Cell | None) -> str:
    """The stored value as text, whatever its format."""
    if cell is None or cell.value is None:
        return ""
    if cell.kind == "number":
        return typed(cell.value)
    return str(cell.value).upper() if cell.kind == "boolean" else str(cell.value)


def seen(cell: Cell | None) -> str:
    """The same, and what a number format makes of it: what its owner looks for.

    >>> seen(Cell("number", 0.8137, False, "percent")), seen(Cell("number", 43194.0, False, "date")), seen(Cell("number", 4.0))
    ('81.37%', '43194 (2018-04-04)', '4')
    """
    if cell is not None and cell.kind == "number" and cell.format == "percent":
        return f"{typed(round(cell.value * 100, 9))}%"
    if cell is not None and cell.kind == "number" and cell.format == "date" and _MARCH_1900 <= cell.value <= LAST:
        return f"{typed(cell.value)} ({iso(cell.value)})"
    return shown(cell)
