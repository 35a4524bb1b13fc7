"""Several files together: which agency each belongs to, which of them are ranked, and why the others are not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from pmqa.catalogue import CATALOGUE
from pmqa.checks import Checked
from pmqa.findings import Finding
from pmqa.numerals import Parsed, parse_number, typed
from pmqa.standard.compiled import Standard
from pmqa.standard.fields import Field
from pmqa.texts import EMPTY, Text
from pmqa.thai import canonical, canonical_code

_MOST_CODES = 8  # named in one finding
_UNSURE = ("STD009", "STD012")  # the year of its results is another; the edition was not in force then
Register = dict[str, dict[str, str]]  # agency code → attributes


class Agency(NamedTuple):
    """Who a row of every array is. ``order``: its place in the announcement, which is no rank; 0 where there is none."""

    code: str
    name: str
    type: str
    group: str
    file: str
    order: int = 0


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
    order = {code: place for place, code in enumerate(register or (), start=1)}
    spelled = {canonical_code(code): code for code in register or ()}
    year, period = _most(checked, "year"), _most(checked, "period")
    for row in checked:
        if not row.refused and (other := _elsewhen(standard, row, year, period)):  # results of two years make no list
            findings.append(other)
            left.append(LeftOut(str(row.attributes.get("code", "")), str(row.attributes.get("name", "")), row.file, told(findings[-1])))
        elif row.refused:
            left.append(LeftOut(str(row.attributes.get("code", "")), str(row.attributes.get("name", "")), row.file, _reason(row)))
        else:
            known = _attributes(standard, row, register, spelled, findings)
            row = _with_attributes(standard, row, known)
            attributes[id(row)] = known
            agency = _agency(standard, row, known, order)
            if known.get("type", row.agency_type) != row.agency_type:  # its sheets were made for another type
                findings.append(Finding("STD002", row.file, found=row.agency_type, expected=str(known["type"])))
                left.append(LeftOut(agency.code, agency.name, row.file, told(findings[-1])))
            else:
                rows.append((agency, row))
    rows.sort(key=lambda pair: (pair[0].code, pair[1].file))
    kept, differing = _once_each(rows, findings)
    groupless = {id(row) for agency, row in kept if standard.ranking.cuts and not agency.group}
    apart = [agency.code for agency, _ in kept if standard.ranking.group == "group" and not agency.group]
    if apart and len(kept) > 1:
        findings.append(Finding("RND004", found=_some(apart)))
    findings += _same_names([agency for agency, _ in kept])
    for agency, row in kept:
        if id(row) in differing | groupless:
            why = "RND001" if id(row) in differing else "RND003"
            left.append(LeftOut(agency.code, agency.name, agency.file, _wrong(why)))
    if register is not None:
        sent = {agency.code for agency, _ in kept} | {out.agency for out in left}
        left += [LeftOut(code, entry.get("name", ""), "", _wrong("REG003")) for code, entry in register.items() if code not in sent]
    return Gathered(tuple(row for _, row in kept), tuple(agency for agency, _ in kept),
                    tuple(attributes[id(row)] for _, row in kept), tuple(id(row) not in differing | groupless for _, row in kept), tuple(left), tuple(findings))


def _most(checked: Sequence[Checked], key: str) -> str | float | None:
    """The year (or the month, the week) that most usable files are of; of equally many, the latest.

    A file that contradicts itself on that is asked only where all do.
    """
    dated = [row for row in checked if not row.refused and key in row.attributes]
    sure = [row for row in dated if not any(finding.code in _UNSURE for finding in row.findings)]
    found = Counter(row.attributes[key] for row in sure or dated)
    return max(found, key=lambda one: (found[one], one), default=None)


def _elsewhen(standard: Standard, row: Checked, year: str | float | None, period: str | float | None) -> Finding | None:
    """A file of another year, month or week than the others."""
    own = row.attributes.get("year", year)
    if own != year:
        return Finding("STD010", row.file, found=str(own), expected=str(year))
    if standard.cycle != "yearly" and row.attributes.get("period") != period:
        return Finding("STD011", row.file, found=str(row.attributes.get("period", "")), expected=str(period))
    return None


def _attributes(standard: Standard, row: Checked, register: Register | None, spelled: dict[str, str],
                findings: list[Finding]) -> dict[str, str | float]:
    """The profile; where a register says otherwise than the workbook, the register holds and the difference is told.

    ``spelled``: the codes of the register by the form in which codes are matched; theirs is the spelling that is kept.
    """
    known = dict(row.attributes)
    if register is None:
        return known
    typed_in = str(known.get("code", ""))
    code = spelled.get(canonical_code(typed_in), typed_in)
    if code not in register:
        findings.append(Finding("REG002", row.file, found=code))
    else:
        known["code"] = code
    asked = {field.key: field for field in standard.profile}
    for key, value in register.get(code, {}).items():
        if key == "name" and known.get(key) not in (None, "", value):
            findings.append(Finding("REG001", row.file, found=str(known[key]), expected=value))
        read = _as_asked(asked.get(key), value)
        if read is None:
            findings.append(Finding("REG013", row.file, found=value, expected=key))
        else:
            known[key] = read
    return known


def _as_asked(field: Field | None, value: str) -> str | float | None:
    """What a register says, as the profile would: a number, the code of a choice, else the text; None where it is no such."""
    if field is None or field.kind not in ("number", "option"):
        return value
    if field.kind == "number":
        number = parse_number(value)
        return number.value if isinstance(number, Parsed) else None
    names = {canonical(name): code for code, title in zip(field.codes, field.options, strict=True) for name in (code, *title)}
    return names.get(canonical(value))


def _with_attributes(standard: Standard, row: Checked, known: dict[str, str | float]) -> Checked:
    """The row with the attributes that measures read as they are known now; totals of a workbook that knew others say nothing."""
    values = list(row.values)
    for name in standard.attributes:
        if name[1:] in known:
            value = known[name[1:]]
            values[standard.columns[name]] = value if isinstance(value, float) else None
    return row if tuple(values) == row.values else row._replace(values=tuple(values), shown=())


def _agency(standard: Standard, row: Checked, known: dict[str, str | float], order: dict[str, int]) -> Agency:
    """Who sent the file. The workbook's own type stays: its sheets were made for it."""
    code = str(known.get("code", ""))
    return Agency(code or row.file, str(known.get("name", "")), row.agency_type, _group(standard, row, known), row.file, order.get(code, 0))


def _group(standard: Standard, row: Checked, known: dict[str, str | float]) -> str:
    """The value that the ranking groups by: of an attribute or an input; of a number with cuts, the cut."""
    rule = standard.ranking
    value = known.get(rule.group, "") if rule.group else ""
    if rule.group in standard.columns:
        value = row.values[standard.columns[rule.group]]
    if not rule.cuts:
        return typed(value) if isinstance(value, float) else str(value or "")
    if not isinstance(value, float):
        return ""
    return next(cut.code for cut in rule.cuts if cut.upto is None or value < cut.upto or cut.closed and value == cut.upto)


def _once_each(rows: list[tuple[Agency, Checked]], findings: list[Finding]) -> tuple[list[tuple[Agency, Checked]], set[int]]:
    """One row for files that say the same; rows of an agency whose files differ are kept, and named as differing.

    Codes are compared in the form in which all codes are: p01 and P 01 are one agency.
    """
    kept: list[tuple[Agency, Checked]] = []
    differing: set[int] = set()
    first: dict[str, Checked] = {}
    for agency, row in rows:
        other = first.setdefault(canonical_code(agency.code), row)
        if other is row:
            kept.append((agency, row))
        elif other.values == row.values:
            findings.append(Finding("RND002", row.file, found=agency.code, expected=other.file))
        else:
            findings.append(Finding("RND001", row.file, found=agency.code, expected=other.file))
            differing |= {id(other), id(row)}
            kept.append((agency, row))
    return kept, differing


def _same_names(agencies: Sequence[Agency]) -> list[Finding]:
    """One finding for each name that agencies of different codes bear: it may be one agency under two codes."""
    named: dict[str, list[Agency]] = {}
    for agency in agencies:
        if agency.name.strip():
            named.setdefault(canonical(agency.name), []).append(agency)
    out = []
    for of in named.values():
        codes = {canonical_code(one.code): one.code for one in reversed(of)} if len(of) > 1 else {}
        if len(codes) > 1:
            out.append(Finding("RND005", found=f"{of[0].name}: {_some(list(codes.values())[::-1])}"))
    return out


def _some(codes: Sequence[str]) -> str:
    return ", ".join(codes[:_MOST_CODES]) + (f" … ({len(codes)})" if codes[_MOST_CODES:] else "")


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
