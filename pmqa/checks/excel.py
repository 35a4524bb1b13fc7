"""Where the workbook's own formulas take another value from a cell than is read here: they know neither repairs nor formats."""

from __future__ import annotations

from collections.abc import Sequence

from pmqa.checks.answers import ENGINE_ONLY, Said, said
from pmqa.standard.compiled import Standard
from pmqa.standard.fields import Field
from pmqa.submission import Submission
from pmqa.xlsx.cells import Cell


def read_otherwise(standard: Standard, submission: Submission, read: Sequence[Said]) -> tuple[tuple[int, float | None], ...]:
    """The columns concerned, each with the value that the formulas see. ``read``: what is read here, by column."""
    out = []
    for key, column in standard.columns.items():
        if read[column].codes and not set(ENGINE_ONLY).isdisjoint(read[column].codes):
            entry = submission.entries.get(key) or submission.profile[key[1:]]  # @key: a number of the profile
            seen = seen_by_excel(standard.field[key], entry.cell)
            if seen != read[column].value:
                out.append((column, seen))
    return tuple(out)


def seen_by_excel(field: Field, cell: Cell | None) -> float | None:
    """What a formula takes from the cell; it counts the result of a formula typed over a mark.

    >>> from pmqa.texts import Text
    >>> mark = Field("LD1", "LD1", "", "mark", Text("", ""), "", "", legal=(0.0, 1.0, 2.0))
    >>> [seen_by_excel(mark, cell) for cell in (Cell("text", "2"), Cell("number", 2.0, formula=True), Cell("number", 2.0), None)]
    [None, 2.0, 2.0, None]
    """
    if cell is None or cell.kind == "text" and field.kind in ("mark", "number", "date"):
        return None
    return said(field, Cell(cell.kind, cell.value)).value
