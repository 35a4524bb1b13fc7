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

MISSING = ("ANS001", "ANS023", "ANS024", "ANS030", "ANS031", "ANS032")  # an expected answer is not there
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
    states = said_in(standard, submission)
    out = not_applicable(standard, states)
    findings: list[Finding] = list(submission.findings)
    incomplete = False
    for point in points(standard, submission.agency_type):
        if isinstance(point, Field):
            findings += _cell_findings(submission, point, states[name_of(point)])
        elif _holds(point, states, out):
            incomplete = incomplete or RULES[point.kind].code in MISSING
            findings += _rule_finding(standard, submission, point, states)
    columns = standard.columns
    return Checked(
        submission.file, submission.digest, submission.agency_type, _attributes(standard, submission, states),
        tuple(states[key].value if key in states else None for key in columns),
        tuple(place_of(submission.entries.get(key)) for key in columns), tuple(findings), incomplete,
        any(states[key].bad for key in columns if key in states), submission.refused)


def said_in(standard: Standard, submission: Submission) -> dict[str, Said]:
    """What every cell says, by field key; profile keys with ``profile:`` before them."""
    fields = (point for point in points(standard, submission.agency_type) if isinstance(point, Field))
    return {name_of(field): said(field, entry_of(submission, field).cell) for field in fields}


def not_applicable(standard: Standard, states: dict[str, Said]) -> frozenset[str]:
    """Nodes that are out: their own reason is given, or that of a node above them."""
    out: set[str] = set()
    for node in standard.nodes:  # parents come first
        above = node.parent >= 0 and standard.nodes[node.parent].code in out
        if above or states.get(f"{node.code}.na", BLANK).value:
            out.add(node.code)
    return frozenset(out)


def name_of(field: Field) -> str:
    """The field's key among all states; profile fields have a space of their own."""
    return f"profile:{field.key}" if field.owner == "profile" else field.key


def entry_of(submission: Submission, field: Field) -> Entry:
    """The cell of a field; an empty entry where the reader did not find it."""
    return (submission.profile if field.owner == "profile" else submission.entries).get(field.key, _NOWHERE)


def place_of(entry: Entry | None) -> str:
    """``หมวด 3!G19``, or nothing."""
    return f"{entry.sheet}!{entry.ref}" if entry and entry.ref else ""


def _cell_findings(submission: Submission, field: Field, state: Said) -> list[Finding]:
    entry, owner = entry_of(submission, field), "" if field.owner == "profile" else field.owner
    text = shown(entry.cell)
    return [Finding(code, submission.file, entry.sheet, entry.ref, owner, str(len(text)) if code == "ANS028" else text, expected(field))
            for code in state.codes]


def _holds(rule: Rule, states: dict[str, Said], out: frozenset[str]) -> bool:
    """Whether a rule's finding is there: nothing is asked of what is declared not applicable but to be consistent."""
    asked = rule.owner not in out or rule.kind == "not-applicable-but-answered"
    prefix = "profile:" if rule.owner == "profile" else ""
    return asked and RULES[rule.kind].holds([states.get(prefix + key, BLANK) for key in rule.fields])


def _rule_finding(standard: Standard, submission: Submission, rule: Rule, states: dict[str, Said]) -> list[Finding]:
    """The finding of a rule that holds; none where its cell was not found at all: the reader has told that."""
    profile = rule.owner == "profile"
    entry = (submission.profile if profile else submission.entries).get(rule.at)
    if entry is None:
        return []
    parts = [standard.field[key].part for key in rule.fields] if RULES[rule.kind].lists else []
    text = found(parts, [states.get(key, BLANK) for key in rule.fields]) if parts else ""
    return [Finding(RULES[rule.kind].code, submission.file, entry.sheet, entry.ref, "" if profile else rule.owner, text)]


def _attributes(standard: Standard, submission: Submission, states: dict[str, Said]) -> dict[str, str | float]:
    """Profile values: numbers where the profile asks for a number, else what is typed."""
    out: dict[str, str | float] = {"type": submission.agency_type}
    for field in standard.profile:
        value = states[name_of(field)].value if field.kind == "number" else shown(entry_of(submission, field).cell).strip()
        if value is not None:
            out[field.key] = value
    return out
