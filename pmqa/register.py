"""The register of agencies expected: one row for each, as CSV or as an Excel sheet; the first filled row holds headers.

A column ``code`` (รหัส) is needed; ``name`` (ชื่อหน่วยงาน), ``type`` (ประเภท) and ``group`` (กลุ่ม) are known by either
language; every other column is an attribute under its own header. What a file does not say about itself (which signs,
which separator, which of its sheets) is assumed, and told as a note.
"""

from __future__ import annotations

from os import PathLike
from pathlib import Path
from typing import NamedTuple

from pmqa.findings import Finding
from pmqa.standard.compiled import Standard
from pmqa.table.grid import Grid, broken, read_grid, tidy
from pmqa.texts import LANGUAGES, Text
from pmqa.thai import canonical, canonical_code
from pmqa.workbook.reading.seeking import letters
from pmqa.xlsx.cells import Unreadable, read_file
from pmqa.xlsx.references import address

KNOWN = {
    "code": ("code", "agency code", "รหัส", "รหัสหน่วยงาน"),
    "name": ("name", "agency name", "agency", "ชื่อ", "ชื่อหน่วยงาน", "หน่วยงาน"),
    "type": ("type", "agency type", "ประเภท", "ประเภทหน่วยงาน"),
    "group": ("group", "กลุ่ม", "กลุ่มหน่วยงาน"),
}
_HEADERS = {letters(name): attribute for attribute, names in KNOWN.items() for name in names}


class Register(NamedTuple):
    """``agencies``: code → attributes, in the order of the file; an empty cell gives none. ``findings`` are about the
    file. ``cells``: (code, attribute) → where it stands on ``sheet`` (empty: a CSV file, counted as Excel opens it)."""

    agencies: dict[str, dict[str, str]]
    findings: tuple[Finding, ...]
    cells: dict[tuple[str, str], str]
    file: str = ""
    sheet: str = ""


def read_register(path: str | PathLike[str]) -> Register:
    """The register in a file; whatever is wrong with it is among its findings, never an exception.

    How its bytes are read: :mod:`pmqa.table.grid`.
    """
    file = Path(path).name
    try:
        grid = read_grid(read_file(path))
    except Unreadable as why:
        return Register({}, (Finding(why.code, file, found=why.found),), {}, file)
    register = Register({}, (), {}) if grid.unreadable else _register(_texts(grid))
    placed = (finding._replace(file=file, sheet=grid.sheet) for finding in (*grid.findings, *broken(grid.rows), *register.findings))
    return register._replace(findings=tuple(placed), file=file, sheet=grid.sheet)


def resolve_types(register: Register, standard: Standard) -> Register:
    """The register with its types as the standard's codes, written there as code or title in either language.

    A type that the standard does not have is a finding, and left out. A standard without types takes any.
    """
    if not standard.types:
        return register
    names = {canonical(name): kind.code for kind in standard.types for name in (*kind.title, kind.code) if name}
    allowed = Text(*(" / ".join(kind.title.in_(lang) for kind in standard.types) for lang in LANGUAGES))
    agencies, findings = {}, list(register.findings)
    for code, entry in register.agencies.items():
        written = entry.get("type", "")
        known = names.get(canonical(written))
        if written and not known:
            place = register.cells[code, "type"]
            findings.append(Finding("REG010", register.file, register.sheet, place, "", written, allowed))
        agencies[code] = {key: value for key, value in (entry | {"type": known}).items() if value}
    return register._replace(agencies=agencies, findings=tuple(findings))


def _texts(grid: Grid) -> dict[int, dict[int, str]]:
    """Filled cells as text; error values and formulas without a value are told apart (:func:`broken`)."""
    rows = {row: {column: text for column, cell in cells.items() if cell.kind not in ("error", "uncalculated") and (text := tidy(cell))}
            for row, cells in grid.rows.items()}
    return {row: texts for row, texts in rows.items() if texts}


def _register(table: dict[int, dict[int, str]]) -> Register:
    """Agencies by code; findings still without file and sheet."""
    if not table:
        return Register({}, (Finding("TBL004"),), {})
    (head, headers), *rows = table.items()
    columns, findings = _columns(head, headers, rows)
    if "code" not in columns.values():
        found = ", ".join(headers.values())
        missing = Finding("TBL005", cell=f"A{head}", found=found, expected=Text("รหัส", "code"))
        return Register({}, (missing, *findings), {})
    agencies: dict[str, dict[str, str]] = {}
    cells: dict[tuple[str, str], str] = {}
    first: dict[str, str] = {}  # codes as they are compared → where they stood first
    for number, values in rows:
        entry = {attribute: values[column] for column, attribute in columns.items() if column in values}
        places = {attribute: address(number, column) for column, attribute in columns.items()}
        if "code" not in entry:
            findings += [Finding("TBL006", cell=places["code"], found=", ".join(entry.values()))] if entry else []
            continue
        code = entry.pop("code")
        if canonical_code(code) in first:
            findings.append(Finding("REG006", cell=places["code"], found=code, expected=first[canonical_code(code)]))
            continue
        first[canonical_code(code)] = places["code"]
        agencies[code] = entry
        cells |= {(code, attribute): place for attribute, place in places.items()}
    if not agencies:
        findings.append(Finding("TBL004"))
    return Register(agencies, tuple(findings), cells)


def _columns(head: int, headers: dict[int, str], rows: list[tuple[int, dict[int, str]]]
             ) -> tuple[dict[int, str], list[Finding]]:
    """Column → attribute; a column whose header is blank or stands twice is not read."""
    columns: dict[int, str] = {}
    findings = []
    for column in sorted(set(headers).union(*(values for _, values in rows))):
        attribute = attribute_of(headers.get(column, ""))
        if attribute and attribute not in columns.values():
            columns[column] = attribute
        else:
            findings.append(Finding("TBL007", cell=address(head, column), found=headers.get(column, "")))
    return columns, findings


def attribute_of(header: str) -> str:
    """What a header stands for; ``รหัส / Code`` stands for what its parts do, and an unknown one for itself."""
    known = (_HEADERS.get(letters(part)) for part in (header, *header.split("/")))
    return next(filter(None, known), header)
