"""From a table of marks to submissions: one for each row, with the same cells that the agency's workbook would hold.

Everything after it is the same as for workbooks: checks, findings with their cells, scores. What concerns the table as a
whole (what was assumed, columns that are not there) is told once, not for every agency.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import sha256
from os import PathLike
from pathlib import Path
from typing import NamedTuple

from pmqa.findings import Finding, worst_first
from pmqa.standard.compiled import Standard, applies
from pmqa.submission import Submission
from pmqa.table.columns import attribute_of, attributes_needed, headers_of
from pmqa.table.grid import Grid, read_grid, tidy
from pmqa.table.rows import Column, Reader
from pmqa.texts import Text
from pmqa.workbook.reading.identity import is_form
from pmqa.workbook.reading.seeking import few
from pmqa.xlsx.cells import Cell, Unreadable, read_file, read_workbook
from pmqa.xlsx.references import address

TEXTS = (".csv", ".tsv", ".txt")
_HEADER_WITHIN = 20  # filled rows: titles and notes may stand above the headers


class Rows(NamedTuple):
    """A table, read: ``submissions`` in the order of its rows, ``findings`` about the table as a whole.

    A table of which nothing can be used is one submission, refused, that bears the reason.
    """

    file: str
    digest: str
    submissions: tuple[Submission, ...]
    findings: tuple[Finding, ...] = ()


class Opened(NamedTuple):
    """A file that may be a table of marks, before it is known of which standard. ``head``: the row of its headers, 0 without."""

    path: Path
    digest: str
    grid: Grid
    head: int


def open_table(path: str | PathLike[str], *, meant: bool = False) -> Opened | None:
    """The table in a file; None where it is none: no text and no sheet with a header of agency codes, or a form.

    What cannot be read at all is no table either: the reader of workbooks tells why. ``meant``: text that is called a table
    (:data:`TEXTS`) is one, also without a header of agency codes: its ``head`` is 0, and its rows cannot be used.
    """
    path = Path(path)
    try:
        data = read_file(path)
        if data.startswith(b"PK") and is_form(sheet.name for sheet in read_workbook(data, lambda _: False).sheets):
            return None
        grid = read_grid(data)
    except Unreadable:
        return None
    head = next((row for row in list(grid.rows)[:_HEADER_WITHIN] if _column_of("code", grid.rows[row])), 0)
    return Opened(path, sha256(data).hexdigest(), grid, head) if head or grid.unreadable or meant and _called_text(path, data) else None


def _called_text(path: Path, data: bytes) -> bool:
    return path.suffix.lower() in TEXTS and not data.startswith(b"PK")


def named_standard(table: Opened) -> str:
    """The first id in a column ``standard``; empty where there is none."""
    column = _column_of("standard", table.grid.rows.get(table.head, {}))
    below = (tidy(cells.get(column)) for row, cells in table.grid.rows.items() if row > table.head) if column else ()
    return next(filter(None, below), "")


def _column_of(attribute: str, cells: dict[int, Cell]) -> int | None:
    return next((number for number, cell in cells.items() if attribute_of(tidy(cell)) == f"@{attribute}"), None)


def read_table(table: Opened, standard: Standard, *, name: str = "", types: Mapping[str, str] | None = None) -> Rows:
    """The rows of a table under one standard; whatever is wrong is among the findings, never an exception.

    ``name``: what the file is called in findings; the row of an agency is called ``name:12``. ``types``: agency types by
    agency code (of a register), for rows that name none.
    """
    file, grid = name or table.path.name, table.grid
    if not table.head:
        return _refused(table, file, standard.id, _why_headless(table))
    table = table._replace(head=_header_row(standard, table))
    columns, findings, fatal = _columns(standard, grid, table.head)
    if fatal:
        return _refused(table, file, standard.id, [fatal, *findings])
    rows = Reader(standard, grid, columns, file, table.digest, types or {})
    submissions = [one for number in grid.rows if number > table.head and (one := rows.submission(number))]
    findings += rows.findings
    if not submissions:
        return _refused(table, file, standard.id, [Finding("TBL004"), *findings])
    missing = _missing(standard, columns, {one.agency_type for one in submissions})
    if missing:
        count = f" ({len(missing)})" if len(missing) > 5 else ""
        findings.insert(0, Finding("TBL009", cell=f"A{table.head}", found=few(missing) + count))
    return Rows(file, table.digest, tuple(submissions), _placed(table, file, findings))


def unnamed(table: Opened, file: str) -> Rows:
    """A table of which nobody says which standard it is of: refused."""
    return _refused(table, file, "", [Finding("TBL013")] if table.head else _why_headless(table))


def _why_headless(table: Opened) -> list[Finding]:
    """Besides what the grid tells: that it is empty, or that no header is that of agency codes."""
    if table.grid.unreadable:
        return []
    if not table.grid.rows:
        return [Finding("TBL004")]
    row, cells = next(iter(table.grid.rows.items()))
    return [Finding("TBL005", cell=f"A{row}", found=few(filter(None, map(tidy, cells.values()))), expected=Text("รหัส", "code"))]


def _header_row(standard: Standard, table: Opened) -> int:
    """Of the rows that bear a header of agency codes (titles may stand above) that which names most of the standard."""
    known, rows = headers_of(standard), table.grid.rows
    candidates = [row for row in list(rows)[:_HEADER_WITHIN] if row >= table.head and _column_of("code", rows[row])]
    return max(candidates, key=lambda row: sum(known.meant(tidy(cell)) is not None for cell in rows[row].values()))


def _placed(table: Opened, file: str, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(finding._replace(file=file, sheet=table.grid.sheet) for finding in (*table.grid.findings, *findings))


def _refused(table: Opened, file: str, standard: str, findings: Iterable[Finding]) -> Rows:
    """Nothing of it can be used: one submission without answers tells why."""
    told = tuple(worst_first(list(_placed(table, file, findings))))
    return Rows(file, table.digest, (Submission(file, table.digest, standard, findings=told, refused=True),))


def _columns(standard: Standard, grid: Grid, head: int) -> tuple[list[Column], list[Finding], Finding | None]:
    """The columns that are read; findings about the others; the one for which no row can be used."""
    known, profile = headers_of(standard), {field.key: field for field in standard.profile}
    headers = {number: tidy(cell) for number, cell in grid.rows[head].items()}
    filled = {number for row, cells in grid.rows.items() if row > head for number in cells}
    places: dict[str, list[int]] = {}
    findings: list[Finding] = []
    for number in sorted({*headers, *filled}):
        header = headers.get(number, "")
        means = known.meant(header) if header else None
        if means:
            places.setdefault(means, []).append(number)
        else:
            findings.append(Finding("TBL008" if header else "TBL007", cell=address(head, number), found=header))
    columns, fatal = [], None
    for means, numbers in places.items():
        if len(numbers) > 1:
            fatal = fatal or Finding("SHT008", cell=address(head, numbers[1]), found=headers[numbers[1]])
        letter = address(1, numbers[0])[:-1]
        field = None if means[0] == "@" else standard.field[means]
        columns.append(Column(numbers[0], letter, means, field, None if field else profile.get(means[1:])))
    if fatal is None and not any(column.field and column.field.numeric for column in columns):
        fatal = Finding("TBL012", cell=f"A{head}", found=few(filter(None, headers.values())), expected=standard.id)
    return columns, findings, fatal


def _missing(standard: Standard, columns: list[Column], types: set[str]) -> list[str]:
    """Answers that some agency of the table is asked for, and attributes that decide something, without a column."""
    there = {column.means for column in columns}
    optional = {node.code for node in standard.nodes if node.optional}
    optional |= {field.key for field in standard.fields if field.owner not in standard.node and not field.required}  # inputs
    attributes = [key for key in attributes_needed(standard) if f"@{key}" not in there]
    answers = [field.key for field in standard.fields
               if field.scored and field.kind != "presence" and field.owner not in optional and field.key not in there
               and any(applies(field.types, kind) for kind in types)]
    return [*attributes, *answers]
