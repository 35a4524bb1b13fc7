"""Checking a submission: every answer cell, then every rule that joins several of them.

:func:`points` is the one order of everything that can be wrong with the answers; the live check sheet of the workbook
walks the same list with the formulas that stand beside the decisions (``answers``, ``rules``).
"""

from __future__ import annotations

from typing import NamedTuple

from pmqa.catalogue import CATALOGUE
from pmqa.cell_texts import seen, shown
from pmqa.checks.answers import BLANK, Said, expected, said
from pmqa.checks.excel import read_otherwise
from pmqa.checks.rules import RULES, Kind, found
from pmqa.dates import iso
from pmqa.findings import Finding
from pmqa.numerals import typed
from pmqa.standard.compiled import Standard, applies
from pmqa.standard.fields import Field, Rule
from pmqa.standard.periods import in_force
from pmqa.submission import Entry, Submission
from pmqa.workbook.control import control_code

MISSING = ("ANS001", "ANS023", "ANS024", "ANS030", "ANS031", "ANS032", "ANS035")  # an expected answer is not there
_NOWHERE = Entry(None, "", "")


class Checked(NamedTuple):
    """What one file says, small enough to gather from thousands of files.

    ``values``: one number per column of the answer array (None: blank), in its order; ``places`` the cell of each
    (``หมวด 3!G19``). ``attributes``: the profile, as text or number. ``incomplete``: an expected answer is missing.
    ``provisional``: something was answered that cannot be taken. ``refused``: the file cannot be used at all. ``shown``: the
    scores that the workbook shows (node code, number, sheet, cell). ``otherwise``: columns of ``values`` that its own formulas
    read otherwise, each with the value they see.
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
    shown: tuple[tuple[str, float, str, str], ...] = ()
    otherwise: tuple[tuple[int, float | None], ...] = ()


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
    for step in _steps(standard, submission.agency_type):
        if step.kind is None:
            if states[step.names[0]].codes:
                findings += _cell_findings(submission, step.point, states[step.names[0]])
        elif (step.always or step.point.owner not in out) and step.kind.holds(
                [states.get(name, BLANK) for name in step.names], step.point.values):
            incomplete = incomplete or step.kind.code in MISSING
            findings += _rule_finding(standard, submission, step.point, states)
    columns, attributes = standard.columns, _attributes(standard, submission, states)
    said_of = [states.get(_state(key), BLANK) for key in columns]
    otherwise = read_otherwise(standard, submission, said_of)
    findings += _control(standard, submission, states, dict(otherwise))
    findings += _out_of_force(standard, submission, str(attributes.get("period", "")))
    return Checked(
        submission.file, submission.digest, submission.agency_type, attributes,
        tuple([one.value for one in said_of]), tuple([place_of(submission.entries.get(key) or submission.profile.get(key[1:])) for key in columns]),
        tuple(findings), incomplete, any(one.bad for one in said_of), submission.refused,
        tuple((code, entry.cell.value, entry.sheet, entry.ref) for code, entry in submission.shown.items()
              if code != "control" and _whole(submission)), otherwise)


def _state(column: str) -> str:
    """What :func:`said_in` calls the cell behind a column of the answers."""
    return f"profile:{column[1:]}" if column.startswith("@") else column


def check_readable(standard: Standard | None, submission: Submission) -> Checked:
    """:func:`check`; a file refused before its answers were looked for keeps its findings, and needs no standard."""
    if standard is not None and (submission.entries or not submission.refused):
        return check(standard, submission)
    attributes = {key: shown(entry.cell).strip() for key, entry in submission.profile.items()}
    return Checked(submission.file, submission.digest, submission.agency_type, attributes, (), (), submission.findings,
                   incomplete=False, provisional=False, refused=True)


class _Step(NamedTuple):
    """One of :func:`points` with what is known before a submission comes.

    ``names``: what it looks at, as :func:`said_in` calls it. ``kind``: that of a rule, None for a field. ``always``: asked
    even of what is declared not applicable.
    """

    point: Field | Rule
    names: tuple[str, ...]
    kind: Kind | None
    always: bool


_kept: dict[tuple[str, str, str], tuple[Standard, tuple[_Step, ...]]] = {}


def _steps(standard: Standard, agency_type: str) -> tuple[_Step, ...]:
    """Worked out once for all files of a standard."""
    key = (standard.digest, standard.variant, agency_type)
    known, steps = _kept.get(key, (None, ()))
    if known is not standard:
        steps = tuple(_step(point) for point in points(standard, agency_type))
        _kept[key] = (standard, steps)
    return steps


def _step(point: Field | Rule) -> _Step:
    if isinstance(point, Field):
        return _Step(point, (name_of(point),), None, True)
    prefix = "profile:" if point.owner == "profile" else ""
    names = tuple(prefix + key for key in point.fields)
    return _Step(point, names, RULES[point.kind], point.kind == "not-applicable-but-answered")


def said_in(standard: Standard, submission: Submission) -> dict[str, Said]:
    """What every cell says, by field key; profile keys with ``profile:`` before them."""
    steps = _steps(standard, submission.agency_type)
    return {step.names[0]: said(step.point, entry_of(submission, step.point).cell) for step in steps if step.kind is None}


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
    """``หมวด 3!G19``, the cell alone where the file has no sheets, or nothing."""
    return "!".join(filter(None, (entry.sheet, entry.ref))) if entry and entry.ref else ""


def _cell_findings(submission: Submission, field: Field, state: Said) -> list[Finding]:
    """What is wrong with one cell; where it was read otherwise than it stands, the number read is told with it."""
    entry, owner = entry_of(submission, field), "" if field.owner == "profile" else field.owner
    text = shown(entry.cell) if field.kind == "date" else seen(entry.cell)  # a date is no surprise there
    read = f"{text} → {iso(state.value) if field.kind == 'date' else typed(state.value)}" if state.value is not None else text
    found_by = {"ANS028": str(len(text)), "ANS010": read, "ANS015": read, "ANS016": read, "ANS038": read}
    if owner and field.kind in ("text", "presence") and state.value is not None:
        text = ""  # of evidence only its length is told: it may be long, and it stays with the agency
    codes = [code for code in state.codes if not state.bad or CATALOGUE[code].severity == "error"]  # how it was read is of no account then
    return [Finding(code, submission.file, entry.sheet, entry.ref, owner, found_by.get(code, text), expected(field)) for code in codes]


def _rule_finding(standard: Standard, submission: Submission, rule: Rule, states: dict[str, Said]) -> list[Finding]:
    """The finding of a rule that holds; none where its cell was not found at all: the reader has told that."""
    profile = rule.owner == "profile"
    entry = (submission.profile if profile else submission.entries).get(rule.at)
    if entry is None:
        return []
    parts = [standard.field[key].part for key in rule.fields] if RULES[rule.kind].lists else []
    text = found(parts, [states.get(key, BLANK) for key in rule.fields]) if parts else ""
    code = "TBL014" if profile and submission.of_table else RULES[rule.kind].code  # a row has no profile sheet
    return [Finding(code, submission.file, entry.sheet, entry.ref, "" if profile else rule.owner, text)]


def _control(standard: Standard, submission: Submission, states: dict[str, Said], otherwise: dict[int, float | None]) -> list[Finding]:
    """The control code on the sign-off block belongs neither to these answers nor to what Excel itself makes of them."""
    entry = submission.shown.get("control")
    if entry is None or not _whole(submission):
        return []
    scored = [step.names[0] for step in _steps(standard, submission.agency_type) if step.kind is None and step.point.scored]
    there, ours = shown(entry.cell), control_code([states[key].value for key in scored])
    if there == ours or there == control_code([otherwise.get(standard.columns.get(key, -1), states[key].value) for key in scored]):
        return []
    return [Finding("SHT024", submission.file, entry.sheet, entry.ref, "", there, ours)]


def _out_of_force(standard: Standard, submission: Submission, period: str) -> list[Finding]:
    """The workbook is about a time when this edition was not in force."""
    if submission.year is None or in_force(standard, submission.year, period):
        return []
    entry = submission.profile.get("period", _NOWHERE)
    found = f"{submission.year}-{period}" if period else str(submission.year)
    return [Finding("STD012", submission.file, entry.sheet, entry.ref, "", found, standard.in_force)]


def _whole(submission: Submission) -> bool:
    """Every answer was found: where a sheet, row or column is missing, that is told, and the totals follow from it."""
    return not any(finding.severity == "error" for finding in submission.findings)


def _attributes(standard: Standard, submission: Submission, states: dict[str, Said]) -> dict[str, str | float]:
    """Profile values: numbers where the profile asks for a number, else what is typed."""
    out: dict[str, str | float] = {"type": submission.agency_type}
    if submission.year is not None:
        out["year"] = submission.year
    if "group" in submission.profile:  # only a table tells it of each agency; workbooks have it from the register
        out["group"] = shown(submission.profile["group"].cell).strip()
    for field in standard.profile:
        value = states[name_of(field)].value
        if field.codes and value is not None:
            value = field.codes[int(value)]
        elif field.kind == "date" and value is not None:
            value = iso(value)
        elif field.kind != "number":
            value = shown(entry_of(submission, field).cell).strip()
        if value is not None:
            out[field.key] = value
    return out
