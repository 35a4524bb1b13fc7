"""The register of agencies expected: one row for each, as CSV or as an Excel sheet; the first filled row holds headers.

A column ``code`` (รหัส) is needed; ``name`` (ชื่อหน่วยงาน), ``type`` (ประเภท) and ``group`` (กลุ่ม) are known by either
language; every other column is an attribute under its own header. What a file does not say about itself (which signs,
which separator, which of its sheets) is assumed, and told as a note.
"""

from __future__ import annotations

import csv
import io
from os import PathLike
from pathlib import Path
from typing import NamedTuple

from pmqa.checks.answers import shown
from pmqa.findings import Finding
from pmqa.standard.compiled import Standard
from pmqa.texts import LANGUAGES, Text
from pmqa.thai import canonical, canonical_code
from pmqa.workbook import limits
from pmqa.workbook.cells import Unreadable, address, read_file, read_workbook
from pmqa.workbook.foreign import refuse_unless_zip
from pmqa.workbook.seeking import letters

KNOWN = {
    "code": ("code", "agency code", "รหัส", "รหัสหน่วยงาน"),
    "name": ("name", "agency name", "agency", "ชื่อ", "ชื่อหน่วยงาน", "หน่วยงาน"),
    "type": ("type", "agency type", "ประเภท", "ประเภทหน่วยงาน"),
    "group": ("group", "กลุ่ม", "กลุ่มหน่วยงาน"),
}
_HEADERS = {letters(name): attribute for attribute, names in KNOWN.items() for name in names}
_SEPARATORS = {",": "", ";": ";", "\t": "Tab"}  # the usual one needs no note


class Register(NamedTuple):
    """``agencies``: code → attributes, in the order of the file; an empty cell gives none. ``findings`` are about the
    file. ``cells``: (code, attribute) → where it stands on ``sheet`` (empty: a CSV file, counted as Excel opens it)."""

    agencies: dict[str, dict[str, str]]
    findings: tuple[Finding, ...]
    cells: dict[tuple[str, str], str]
    file: str = ""
    sheet: str = ""


class _Table(NamedTuple):
    """Filled cells as text, by row and column from 1; what was noticed on the way."""

    rows: dict[int, dict[int, str]]
    sheet: str = ""
    findings: tuple[Finding, ...] = ()


def read_register(path: str | PathLike[str]) -> Register:
    """The register in a file; whatever is wrong with it is among its findings, never an exception.

    Text is UTF-8 (or UTF-16 with its mark), else taken for Windows-874; columns are parted by commas, semicolons or
    tabs. Of a workbook the first sheet that holds anything is read.
    """
    file = Path(path).name
    try:
        table = _table(read_file(path))
    except Unreadable as why:
        return Register({}, (Finding(why.code, file, found=why.found),), {}, file)
    register = _register(table)
    placed = (finding._replace(file=file, sheet=table.sheet) for finding in (*table.findings, *register.findings))
    return register._replace(findings=tuple(placed), file=file, sheet=table.sheet)


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


def _table(data: bytes) -> _Table:
    try:
        refuse_unless_zip(data)
    except Unreadable as why:
        if why.code != "FIL015":  # that it is plain text: just what a register may be
            raise
        return _from_text(data)
    return _from_workbook(data)


def _from_workbook(data: bytes) -> _Table:
    """The first sheet that holds anything."""
    filled = [sheet for sheet in read_workbook(data).sheets if sheet.cells]
    if not filled:
        return _Table({})
    sheet, findings = filled[0], []
    if len(filled) > 1:
        findings.append(Finding("REG009", found=sheet.name))
    if sheet.stray:
        findings.append(Finding("REG012", found=f"> {limits.ROWS:,} × {limits.COLUMNS}"))
    rows: dict[int, dict[int, str]] = {}
    for (row, column), cell in sorted(sheet.cells.items()):
        if cell.kind in ("error", "uncalculated"):
            code = "ANS006" if cell.kind == "error" else "ANS007"
            findings.append(Finding(code, cell=address(row, column), found=shown(cell)))
        elif text := _tidy(shown(cell)):
            rows.setdefault(row, {})[column] = text
    return _Table(rows, sheet.name, tuple(findings))


def _from_text(data: bytes) -> _Table:
    """Separated values. A quotation mark that is never closed would swallow the agencies after it: it is an error."""
    findings = []
    try:
        text = data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeDecodeError:
        try:
            text = data.decode("cp874")
        except UnicodeDecodeError:
            return _Table({}, findings=(Finding("REG011", found="UTF-8, Windows-874"),))
        findings.append(Finding("REG009", found="Windows-874"))
    separator = max(_SEPARATORS, key=lambda sign: _first_row(text).count(sign))
    if _SEPARATORS[separator]:
        findings.append(Finding("REG009", found=_SEPARATORS[separator]))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    rows: dict[int, dict[int, str]] = {}
    number = 0
    try:
        for number, values in enumerate(reader, start=1):
            cells = {column: _tidy(value) for column, value in enumerate(values, start=1) if _tidy(value)}
            rows |= {number: cells} if cells else {}
    except csv.Error as why:
        return _Table({}, findings=(*findings, Finding("REG011", cell=f"A{number + 1}", found=str(why))))
    return _Table(rows, findings=tuple(findings))


def _first_row(text: str) -> str:
    return next((line for line in text.splitlines() if line.strip(",;\t \"")), "")


def _tidy(text: str) -> str:
    return " ".join(text.split())


def _register(table: _Table) -> Register:
    """Agencies by code; findings still without file and sheet."""
    if not table.rows:
        told = any(finding.code == "REG011" for finding in table.findings)
        return Register({}, () if told else (Finding("REG004"),), {})
    (head, headers), *rows = table.rows.items()
    columns, findings = _columns(head, headers, rows)
    if "code" not in columns.values():
        found = ", ".join(headers.values())
        missing = Finding("REG005", cell=f"A{head}", found=found, expected=Text("รหัส", "code"))
        return Register({}, (missing, *findings), {})
    agencies: dict[str, dict[str, str]] = {}
    cells: dict[tuple[str, str], str] = {}
    first: dict[str, str] = {}  # codes as they are compared → where they stood first
    for number, values in rows:
        entry = {attribute: values[column] for column, attribute in columns.items() if column in values}
        places = {attribute: address(number, column) for column, attribute in columns.items()}
        if "code" not in entry:
            findings += [Finding("REG007", cell=places["code"], found=", ".join(entry.values()))] if entry else []
            continue
        code = entry.pop("code")
        if canonical_code(code) in first:
            findings.append(Finding("REG006", cell=places["code"], found=code, expected=first[canonical_code(code)]))
            continue
        first[canonical_code(code)] = places["code"]
        agencies[code] = entry
        cells |= {(code, attribute): place for attribute, place in places.items()}
    if not agencies:
        findings.append(Finding("REG004"))
    return Register(agencies, tuple(findings), cells)


def _columns(head: int, headers: dict[int, str], rows: list[tuple[int, dict[int, str]]]
             ) -> tuple[dict[int, str], list[Finding]]:
    """Column → attribute; a column whose header is blank or stands twice is not read."""
    columns: dict[int, str] = {}
    findings = []
    for column in sorted(set(headers).union(*(values for _, values in rows))):
        attribute = _attribute(headers.get(column, ""))
        if attribute and attribute not in columns.values():
            columns[column] = attribute
        else:
            findings.append(Finding("REG008", cell=address(head, column), found=headers.get(column, "")))
    return columns, findings


def _attribute(header: str) -> str:
    """What a header stands for; ``รหัส / Code`` stands for what its parts do, and an unknown one for itself."""
    known = (_HEADERS.get(letters(part)) for part in (header, *header.split("/")))
    return next(filter(None, known), header)
