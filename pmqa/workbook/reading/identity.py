"""What the cover says of the workbook: standard, criteria version, agency type, year; and whether it may be read under them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable
from typing import NamedTuple

from pmqa.characters import ascii_dashes, ascii_digits, without_invisible
from pmqa.dates import in_calendar_of
from pmqa.findings import Finding
from pmqa.numerals import Parsed, parse_number
from pmqa.standard.compiled import Standard
from pmqa.standard.store import UnknownStandard
from pmqa.submission import Entry
from pmqa.texts import Text
from pmqa.workbook.layout import identity_label
from pmqa.workbook.reading.seeking import code_form, few, is_blank, label, letters
from pmqa.workbook.words import IDENTITY, SHEETS
from pmqa.xlsx.cells import Sheet
from pmqa.xlsx.references import address

_WHOLE = {letters(identity_label(key)): key for key in IDENTITY}
_HALVES = {letters(half): key for key, text in IDENTITY.items() for half in text}
_COVER = frozenset(map(code_form, SHEETS["cover"]))
_OTHERS = frozenset(code_form(name) for key, text in SHEETS.items() if key != "cover" for name in text)
_COPY = re.compile(r"\([0-9]+\)$")
_ID = re.compile(r"[A-Za-z0-9][\w.-]*", re.ASCII)  # a name of a folder, never a path
_YEARS = range(1900, 3000)
_ERA = re.compile(r"^\s*(?:ปี\s*)?(?:[พค]\s*\.?\s*ศ\s*\.?|[BCA]\s*\.?\s*[ED]\s*\.?)?\s*(?=\S)")  # พ.ศ. 2561, B.E. 2561
_NOWHERE = Entry(None, "", "")


class Identity(NamedTuple):
    """``standard`` None: unknown here, nothing can be read. ``refused``: it is not what was asked for, or not clear."""

    standard: Standard | None = None
    named: str = ""
    made_from: str = ""
    agency_type: str = ""
    year: int | None = None
    findings: tuple[Finding, ...] = ()
    refused: bool = True


def is_cover(name: str) -> bool:
    """Also a copy, which Excel calls ``ปก (2)``: it may say something else."""
    return _COPY.sub("", code_form(name)) in _COVER


def is_form(names: Iterable[str]) -> bool:
    """Whether sheets of these names are those of a form handed out: a cover, or, where it was deleted, two others."""
    forms = {_COPY.sub("", code_form(name)) for name in names}
    return not forms.isdisjoint(_COVER) or len(forms & _OTHERS) > 1


def identify(sheets: Iterable[Sheet], find: Callable[[str], Standard], standard: str, agency_type: str) -> Identity:
    """Who the workbook says it is, compared with what was asked for (empty: nothing was)."""
    said, unclear = _statements(list(sheets))
    if "standard" not in said:
        return Identity(findings=(unclear.get("standard", Finding("STD004")),))
    at = said["standard"]
    named = _plain(at)
    known, ids = _known(find, named)
    kind = _agency_type(known, said.get("type")) if known else None
    if standard and named != standard:
        return Identity(known, named, agency_type=kind or "", findings=(Finding("STD001", "", at.sheet, at.ref, "", named, standard),))
    if known is None:
        return Identity(None, named, findings=(Finding("STD005", "", at.sheet, at.ref, "", label(at.cell).strip(), ", ".join(ids)),))
    findings = list(unclear.values())
    refused = kind is None or bool(agency_type) and kind != agency_type
    if refused and "type" not in unclear:
        findings.insert(0, _wrong_type(known, said.get("type", _NOWHERE), agency_type, kind))
    made_from, at = _plain(said.get("made-from")), said.get("made-from", _NOWHERE)
    if not known.digest.startswith(made_from.lower()):
        findings.append(Finding("STD003", "", at.sheet, at.ref, "", made_from, known.digest[: len(made_from)]))
    year, at = _year(said.get("year")), said.get("year", _NOWHERE)
    if year is None and "year" not in unclear:
        findings.append(Finding("STD008", "", at.sheet, at.ref, "", label(at.cell), identity_label("year")))
    if year is not None and known.year:
        year = in_calendar_of(known.year, year)
    return Identity(known, named, made_from, kind or "", year, tuple(findings), refused)


def _known(find: Callable[[str], Standard], named: str) -> tuple[Standard | None, list[str]]:
    """The standard of that name, or the names that are known."""
    try:
        return (find(named), []) if _ID.fullmatch(named) else (None, [])
    except UnknownStandard as why:
        return None, why.known


def _wrong_type(standard: Standard, at: Entry, asked: str, kind: str | None) -> Finding:
    code = "STD007" if kind is None else "STD002"
    choices = [t.title for t in standard.types if not asked or t.code == asked]
    expected = Text(*(" / ".join(title.in_(lang) for title in choices) for lang in ("th", "en")))
    return Finding(code, "", at.sheet, at.ref, "", label(at.cell), expected if choices else asked)


def _agency_type(standard: Standard, said: Entry | None) -> str | None:
    """The code of the type that the cover names by code or title; None where it names none of them."""
    if not standard.types:
        return ""
    form = code_form(label(said.cell)) if said else ""
    return next((t.code for t in standard.types if form and form in map(code_form, (t.code, *t.title))), None)


def _year(said: Entry | None) -> int | None:
    number = parse_number(_ERA.sub("", label(said.cell))) if said else None
    if not isinstance(number, Parsed) or not number.value.is_integer() or int(number.value) not in _YEARS:
        return None
    return int(number.value)


def _plain(said: Entry | None) -> str:
    """A short name as it was meant: no blanks, invisible characters, other dashes or digits."""
    return ascii_dashes(ascii_digits("".join(without_invisible(label(said.cell)).split()))) if said else ""


def _statements(sheets: list[Sheet]) -> tuple[dict[str, Entry], dict[str, Finding]]:
    """What the cover says, by key of IDENTITY; where it names no standard, every other sheet is asked.

    What is said in two ways is not said, and is a finding.
    """
    stated = [one for sheet in sheets if is_cover(sheet.name) for one in _stated(sheet)]
    if "standard" not in [key for key, _, _ in stated]:
        stated += [one for sheet in sheets if not is_cover(sheet.name) for one in _stated(sheet)]
    said: dict[str, Entry] = {}
    unclear: dict[str, Finding] = {}
    for key in IDENTITY:
        mine = [(whole, entry) for found, whole, entry in stated if found == key]
        entries = [entry for whole, entry in mine if whole] or [entry for _, entry in mine]
        values = {code_form(label(entry.cell)): entry for entry in entries}
        if len(values) > 1:
            shown = few(label(entry.cell) for entry in values.values())
            at = list(values.values())[1]
            unclear[key] = Finding("STD006", "", at.sheet, at.ref, "", shown, identity_label(key))
        elif entries:
            said[key] = entries[0]
    return said, unclear


def _stated(sheet: Sheet) -> Iterable[tuple[str, bool, Entry]]:
    """(key, whether the whole label stands there, the next filled cell to its right) for every label on a sheet."""
    hits: dict[tuple[int, int], tuple[str, bool]] = {}
    for place, cell in sheet.cells.items():
        form = letters(label(cell)) if cell.kind == "text" else ""
        if form in _WHOLE or form in _HALVES:
            hits[place] = (_WHOLE.get(form) or _HALVES[form], form in _WHOLE)
    rows: dict[int, list[int]] = {row: [] for row, _ in hits}
    for row, column in sorted(sheet.cells):
        if row in rows and not is_blank(sheet.cells[row, column]):
            rows[row].append(column)
    for (row, column), (key, whole) in hits.items():
        right = bisect_right(rows[row], column)
        if right < len(rows[row]) and (row, rows[row][right]) not in hits:
            place = (row, rows[row][right])
            yield key, whole, Entry(sheet.cells[place], sheet.name, address(*place))
