"""Several files together: which agency each belongs to, which of them are ranked, and why the others are not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from pmqa.catalogue import CATALOGUE
from pmqa.checks import Checked
from pmqa.findings import Finding
from pmqa.standard.compiled import Standard
from pmqa.texts import EMPTY, Text

Register = dict[str, dict[str, str]]  # agency code → attributes


class Agency(NamedTuple):
    """Who a row of every array is."""

    code: str
    name: str
    type: str
    group: str
    file: str


class LeftOut(NamedTuple):
    """An agency or file that is not ranked, and why."""

    agency: str
    name: str
    file: str
    reason: Text


class Gathered(NamedTuple):
    """``checked``, ``agencies`` and ``attributes`` go together; ``ranked`` says which take part in the ranking."""

    checked: tuple[Checked, ...]
    agencies: tuple[Agency, ...]
    attributes: tuple[dict[str, str | float], ...]
    ranked: tuple[bool, ...]
    left_out: tuple[LeftOut, ...]
    findings: tuple[Finding, ...]


def gather(standard: Standard, checked: Sequence[Checked], register: Register | None) -> Gathered:
    """The usable files in order of agency code, duplicates told; a register adds attributes and who is missing."""
    left, findings = [], []
    rows: list[tuple[Agency, Checked]] = []
    attributes: dict[int, dict[str, str | float]] = {}
    year = _year(checked)
    for row in checked:
        if not row.refused and row.attributes.get("year", year) != year:  # results of two years make no list
            findings.append(Finding("STD010", row.file, found=str(row.attributes["year"]), expected=str(year)))
            left.append(LeftOut(str(row.attributes.get("code", "")), str(row.attributes.get("name", "")), row.file, told(findings[-1])))
        elif row.refused:
            left.append(LeftOut(str(row.attributes.get("code", "")), str(row.attributes.get("name", "")), row.file, _reason(row)))
        else:
            known = _attributes(row, register, findings)
            attributes[id(row)] = known
            agency = _agency(standard, row, known)
            if known.get("type", row.agency_type) != row.agency_type:  # its sheets were made for another type
                findings.append(Finding("STD002", row.file, found=row.agency_type, expected=str(known["type"])))
                left.append(LeftOut(agency.code, agency.name, row.file, told(findings[-1])))
            else:
                rows.append((agency, row))
    rows.sort(key=lambda pair: (pair[0].code, pair[1].file))
    kept, differing = _once_each(rows, findings)
    for agency, row in kept:
        if id(row) in differing:
            left.append(LeftOut(agency.code, agency.name, agency.file, _wrong("RND001")))
    if register is not None:
        sent = {agency.code for agency, _ in kept} | {out.agency for out in left}
        left += [LeftOut(code, entry.get("name", ""), "", _wrong("REG003")) for code, entry in register.items() if code not in sent]
    return Gathered(tuple(row for _, row in kept), tuple(agency for agency, _ in kept),
                    tuple(attributes[id(row)] for _, row in kept), tuple(id(row) not in differing for _, row in kept), tuple(left), tuple(findings))


def _year(checked: Sequence[Checked]) -> str | float | None:
    """The year that most usable files are of; of equally many, the latest."""
    years = Counter(row.attributes["year"] for row in checked if not row.refused and "year" in row.attributes)
    return max(years, key=lambda year: (years[year], year), default=None)


def _attributes(row: Checked, register: Register | None, findings: list[Finding]) -> dict[str, str | float]:
    """The profile; where a register says otherwise than the workbook, the register holds and the difference is told."""
    known = dict(row.attributes)
    if register is None:
        return known
    code = str(known.get("code", ""))
    if code not in register:
        findings.append(Finding("REG002", row.file, found=code))
    for key, value in register.get(code, {}).items():
        if key == "name" and known.get(key) not in (None, "", value):
            findings.append(Finding("REG001", row.file, found=str(known[key]), expected=value))
        known[key] = value
    return known


def _agency(standard: Standard, row: Checked, known: dict[str, str | float]) -> Agency:
    """Who sent the file. The workbook's own type stays: its sheets were made for it."""
    group = str(known.get(standard.ranking.group, "")) if standard.ranking.group else ""
    return Agency(str(known.get("code", "")) or row.file, str(known.get("name", "")), row.agency_type, group, row.file)


def _once_each(rows: list[tuple[Agency, Checked]], findings: list[Finding]) -> tuple[list[tuple[Agency, Checked]], set[int]]:
    """One row for files that say the same; rows of an agency whose files differ are kept, and named as differing."""
    kept: list[tuple[Agency, Checked]] = []
    differing: set[int] = set()
    first: dict[str, Checked] = {}
    for agency, row in rows:
        other = first.setdefault(agency.code, row)
        if other is row:
            kept.append((agency, row))
        elif other.values == row.values:
            findings.append(Finding("RND002", row.file, found=agency.code, expected=other.file))
        else:
            findings.append(Finding("RND001", row.file, found=agency.code, expected=other.file))
            differing |= {id(other), id(row)}
            kept.append((agency, row))
    return kept, differing


def _reason(row: Checked) -> Text:
    """The first error of a file that cannot be used."""
    return next((told(finding) for finding in row.findings if finding.severity == "error"), EMPTY)


def told(finding: Finding) -> Text:
    """A finding in one line: where, what was found and expected, what is wrong, what to do.

    >>> told(Finding("STD001", found="pmqa-x", expected="pmqa-y")).en[:60]
    'pmqa-x ≠ pmqa-y: This workbook belongs to another standard. '
    """
    both = finding.message

    def line(lang: str) -> str:
        expected = finding.expected_in(lang)
        what = " ≠ ".join(part for part in (finding.found, expected) if part)
        where = " ".join(part for part in (finding.sheet, what) if part)
        return f"{where}: {both.in_(lang)}" if where else both.in_(lang)

    return Text(line("th"), line("en"))


def _wrong(code: str) -> Text:
    kind = CATALOGUE[code]
    return Text(kind.wrong_th, kind.wrong_en)
