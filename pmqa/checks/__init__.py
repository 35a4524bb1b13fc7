"""Checking a submission: every answer cell, then every rule that joins several of them.

:func:`points` is the one order of everything that can be wrong with the answers; the live check sheet of the workbook
walks the same list with the formulas that stand beside the decisions (``answers``, ``rules``).
"""

from __future__ import annotations

from typing import NamedTuple

from pmqa.checks.answers import BLANK, Said, expected, said, shown
from pmqa.checks.rules import RULES, found
from pmqa.findings import Finding
from pmqa.standard.compiled import Standard, applies
from pmqa.standard.fields import Field, Rule
from pmqa.submission import Entry, Submission

_NOWHERE = Entry(None, "", "")


class Checked(NamedTuple):
    """What one file says, small enough to gather from thousands of files.

    ``values``: one number per column of the answer array (None: blank), in its order; ``places`` the cell of each
    (``หมวด 3!G19``). ``attributes``: the profile, as text or number. ``incomplete``: an expected answer is missing.
    ``provisional``: something was answered that cannot be taken. ``refused``: the file cannot be used at all.
    """

    file: str
    digest: str
    agency_type: str
    attributes: dict[str, str | float]
    values: tuple[float | None, ...]
    places: tuple[str, ...]
    findings: tuple[Finding, ...]
    incomplete: bool
    provisional: bool
    refused: bool


def points(standard: Standard, agency_type: str) -> list[Field | Rule]:
    """Everything that is checked for an agency of this type, in sheet order: an owner's cells, then its rules."""
    out: list[Field | Rule] = []
    for field in standard.profile:
        out.append(field)
        if field.required:
            out.append(Rule("profile-blank", "profile", (field.key,), field.key))
    rules: dict[str, list[Rule]] = {}
    for rule in standard.rules:
        if applies(rule.types, agency_type):
            rules.setdefault(rule.owner, []).append(rule)
    owner = ""
    for field in standard.fields:
        if not applies(field.types, agency_type) or not checkable(field):
            continue
        if field.owner != owner:
            out += rules.pop(owner, [])
            owner = field.owner
        out.append(field)
    return out + rules.pop(owner, [])


def checkable(field: Field) -> bool:
    """Free texts without a limit (remarks, who, when) hold nothing that could be wrong."""
    return field.numeric or bool(field.max_chars)


def check(standard: Standard, submission: Submission) -> Checked:
    """Every answer of a submission, checked. The findings of its reading come first; none is told twice."""
    kind = submission.agency_type
    states: dict[str, Said] = {}
    findings: list[Finding] = list(submission.findings)
    todo = points(standard, kind)
    for field in todo:
        if isinstance(field, Field):
            entry = _entry(submission, field)
            states[_name(field)] = said(field, entry.cell)
    out = _not_applicable(standard, states)
    missing = {finding.requirement for finding in submission.findings if finding.code in ("SHT004", "SHT005")}
    lost_sheets = {finding.sheet for finding in submission.findings if finding.code in ("SHT001", "SHT002")}
    incomplete = False
    for point in todo:
        if isinstance(point, Field):
            entry = _entry(submission, point)
            for code in states[_name(point)].codes:
                text = f"{len(shown(entry.cell))}" if code == "ANS028" else shown(entry.cell)
                findings.append(Finding(code, submission.file, entry.sheet, entry.ref, _requirement(point), text, expected(point)))
            continue
        prefix = "profile:" if point.owner == "profile" else ""
        seen = [states.get(prefix + key, BLANK) for key in point.fields]
        rule = RULES[point.kind]
        if point.owner in out and point.kind != "not-applicable-but-answered" or not rule.holds(seen):
            continue
        incomplete = incomplete or (rule.code in MISSING)
        entry = (submission.profile if prefix else submission.entries).get(point.at, _NOWHERE)
        if not entry.ref and (point.owner in missing or not prefix and _sheet_lost(standard, point, lost_sheets, submission)):
            continue  # its row or sheet is missing: told once, there
        text = found([_part(standard, key) for key in point.fields], seen) if rule.lists else ""
        findings.append(Finding(rule.code, submission.file, entry.sheet, entry.ref, "" if prefix else point.owner, text))
    values = tuple(states[key].value if key in states else None for key in standard.columns)
    places = tuple(place_of(submission.entries.get(key)) for key in standard.columns)
    provisional = any(states[key].bad for key in standard.columns if key in states)
    return Checked(submission.file, submission.digest, kind, _attributes(submission, states), values, places, tuple(findings),
                   incomplete, provisional, submission.refused)


def place_of(entry: Entry | None) -> str:
    """``หมวด 3!G19``, or nothing."""
    return f"{entry.sheet}!{entry.ref}" if entry and entry.ref else ""


def _attributes(submission: Submission, states: dict[str, Said]) -> dict[str, str | float]:
    """Profile values; a number where the field is one."""
    out: dict[str, str | float] = {"type": submission.agency_type}
    for key, entry in submission.profile.items():
        text, value = shown(entry.cell).strip(), states.get(f"profile:{key}", BLANK).value
        out[key] = text if entry.cell is None or entry.cell.kind != "number" or value is None or key == "code" else value
    return out


MISSING = ("ANS001", "ANS023", "ANS024", "ANS030", "ANS031", "ANS032")


def _name(field: Field) -> str:
    return f"profile:{field.key}" if field.owner == "profile" else field.key


def _requirement(field: Field) -> str:
    return "" if field.owner == "profile" else field.owner


def _entry(submission: Submission, field: Field) -> Entry:
    return (submission.profile if field.owner == "profile" else submission.entries).get(field.key, _NOWHERE)


def _part(standard: Standard, key: str) -> str:
    return standard.field[key].part


def _not_applicable(standard: Standard, states: dict[str, Said]) -> set[str]:
    """Owners that are out: their own reason is given, or that of a node above them."""
    out: set[str] = set()
    for node in standard.nodes:  # parents come first
        above = node.parent >= 0 and standard.nodes[node.parent].code in out
        reason = states.get(f"{node.code}.na")
        if above or (reason is not None and reason.value):
            out.add(node.code)
    return out


def _sheet_lost(standard: Standard, rule: Rule, lost: set[str], submission: Submission) -> bool:
    """No cell of the rule was found at all, on a sheet that was told missing."""
    return bool(lost) and not any(key in submission.entries for key in rule.fields)
