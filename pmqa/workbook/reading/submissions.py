"""From a workbook's bytes to a submission: which standard it is of, where each answer stands now, what was wrong on the way.

Answers never shift silently. Where codes and headers leave exactly one reading it is taken and what moved is a note;
where they leave two, the row or the sheet is refused and the finding says which. A submission with a refused sheet is
not ranked; a missing row is blank.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from pmqa.findings import Finding
from pmqa.standard.compiled import Standard
from pmqa.submission import Submission
from pmqa.workbook.reading.choosing import choose, language_of
from pmqa.workbook.reading.identity import Identity, identify, is_cover
from pmqa.workbook.reading.locating import Place
from pmqa.workbook.reading.merges import merges
from pmqa.workbook.reading.moves import moves
from pmqa.workbook.reading.seeking import Sought, code_form, sought
from pmqa.workbook.reading.shown import is_summary, summarised
from pmqa.workbook.words import SHEETS
from pmqa.xlsx.cells import Unreadable, Workbook, read_file, read_workbook
from pmqa.xlsx.references import address

Find = Callable[[str], Standard]

_NO_ANSWERS = frozenset(code_form(name) for key in ("index", "plan", "check", "answers", "nodes", "lists") for name in SHEETS[key])
_TOO_MUCH = ("FIL051", "FIL052", "FIL053", "FIL054", "FIL055")


def read_submission(path: str | Path | bytes, find: Find, *, standard: str = "", agency_type: str = "", name: str = "") -> Submission:
    """Read one workbook: a path, or its bytes and the ``name`` that findings shall show.

    ``find`` gives the compiled standard of an id, or raises UnknownStandard. ``standard`` and ``agency_type``: refuse a
    workbook of another. A file that cannot be used is a submission that is ``refused``, with the reason first among
    its findings; nothing about the file is ever raised.
    """
    file = name or ("" if isinstance(path, bytes) else Path(path).name)
    data = b""
    try:
        data = path if isinstance(path, bytes) else read_file(path)
        book = _open(data, find)
    except Unreadable as why:
        digest = sha256(data).hexdigest() if data else ""
        return Submission(file, digest, findings=(Finding(why.code, file, found=why.found),), refused=True)
    submission = _read(book, identify(book.sheets, find, standard, agency_type))
    findings = tuple(finding._replace(file=file) for finding in submission.findings)
    return replace(submission, file=file, digest=sha256(data).hexdigest(), findings=findings)


def _open(data: bytes, find: Find) -> Workbook:
    """The sheets that may hold answers; where that is too much, only those that must, by their names."""
    try:
        return read_workbook(data, lambda name: code_form(name) not in _NO_ANSWERS)
    except Unreadable as why:
        if why.code not in _TOO_MUCH:
            raise
        who = identify(read_workbook(data, is_cover).sheets, find, "", "")
        if who.standard is None:
            raise why from None
        names = {name for table in _tables(who) for name in table.names}
        return read_workbook(data, lambda name: is_cover(name) or is_summary(name) or code_form(name) in names)


def _tables(who: Identity) -> tuple[Sought, ...]:
    return sought(who.standard, who.agency_type, who.year or who.standard.year)


def _read(book: Workbook, who: Identity) -> Submission:
    """The submission without the name of its file. Of one that is refused for what it is, the profile still says whose."""
    base = Submission("", "", who.named, who.made_from, who.agency_type, who.year, findings=who.findings, refused=who.refused)
    if who.standard is None:
        return base
    tables = _tables(who)
    chosen = choose(book.sheets, tables[:1] if who.refused else tables)
    cells = [pair for place in chosen.places for pair in place.entries()]
    profile = {field.key: entry for field, entry in cells if field.owner == "profile"}
    if who.refused:
        return replace(base, profile=profile)
    years = {place.year for place in chosen.places if place.year}
    fatal = [*chosen.fatal, *(finding for place in chosen.places for finding in place.fatal)]
    other = [*chosen.findings]
    lang = language_of(book.sheets)
    for place in chosen.places:
        other += [*_wrong_year(place, who.year), *(_of_another(finding, tables, lang) for finding in place.findings),
                  *moves(place, place.sought.table.name.in_(lang)), *_hidden(place), *merges(place), *_stray(place)]
    summary = summarised(book.sheets, who.standard)
    return replace(
        base, year=who.year or (years.pop() if len(years) == 1 else None), profile=profile, refused=bool(fatal),
        entries={field.key: entry for field, entry in cells if field.owner != "profile"},
        findings=(*fatal, *who.findings, *other, *summary.findings), shown=summary.shown)


def _wrong_year(place: Place, year: int | None) -> list[Finding]:
    if year is None or place.year in (None, year):
        return []
    latest = max(place.sought.years, key=place.sought.years.__getitem__)
    return [Finding("STD009", "", place.sheet.name, address(place.header.row, place.columns[latest]), "", str(place.year), str(year))]


def _of_another(finding: Finding, tables: Sequence[Sought], lang: str) -> Finding:
    """A code that is unknown on its sheet, but known on another, says so."""
    if finding.code != "SHT006":
        return finding
    table = next((table.table for table in tables if code_form(finding.found) in table.codes), None)
    return finding._replace(code="SHT029", expected=table.name.in_(lang)) if table else finding


def _hidden(place: Place) -> list[Finding]:
    return [Finding("SHT026", "", place.sheet.name)] if place.sheet.state != "visible" else []


def _stray(place: Place) -> list[Finding]:
    return [Finding("SHT022", "", place.sheet.name, "", "", str(place.sheet.stray))] if place.sheet.stray else []
