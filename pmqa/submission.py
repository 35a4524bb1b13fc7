"""A submission: one agency's workbook as it was read, each answer with the cell it came from."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from pmqa.findings import Finding
from pmqa.xlsx.cells import Cell


class Entry(NamedTuple):
    """What stands in one answer cell (None: nothing) and where that is."""

    cell: Cell | None
    sheet: str
    ref: str


@dataclass(frozen=True, slots=True)
class Submission:
    """``entries`` by field key, ``profile`` by profile key; a field whose cell was not found is absent.

    ``refused`` tells that the file as a whole cannot be used; ``findings`` then hold the reason. ``shown`` are the
    cells of the numbers that the workbook itself shows on its summary, by node code, and of its control code (``control``).
    ``of_table``: it is a row of a table of marks, no workbook of its own.
    """

    file: str
    digest: str
    standard: str = ""
    made_from: str = ""  # the first characters of the digest of the criteria the workbook was made from
    agency_type: str = ""
    year: int | None = None
    profile: dict[str, Entry] = field(default_factory=dict)
    entries: dict[str, Entry] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    refused: bool = False
    shown: dict[str, Entry] = field(default_factory=dict)
    of_table: bool = False
