"""Whether a cell still holds what a finding was about, as a formula: colours and the findings sheet follow it live.

A cell that holds something else now may be wrong again; only checking again tells. Only functions of Excel 2010 are used,
ISFORMULA apart, which is asked for so that Excel 2010 does without.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from pmqa.cell_texts import shown
from pmqa.checks import MISSING, points
from pmqa.checks.rules import RULES
from pmqa.findings import Finding
from pmqa.standard.compiled import Standard, applies
from pmqa.standard.fields import Rule
from pmqa.submission import Submission
from pmqa.thai import canonical
from pmqa.xlsx.cells import Cell
from pmqa.xlsx.references import address, parse_reference

Place = tuple[str, str]  # sheet and A1 reference


class Asked(NamedTuple):
    """A cell that must not be blank: always, or while some cell of ``beside`` is not; never where one of ``excuses`` is filled."""

    beside: tuple[Place, ...]
    excuses: tuple[Place, ...]


class Watched(NamedTuple):
    """``joined``: code, sheet and reference of a finding → cells that mend it. ``asked``: the cells that must not be blank."""

    joined: Mapping[tuple[str, str, str], tuple[Place, ...]]
    asked: Mapping[Place, Asked]


# Mended by moving cells, by unmerging them, or in a place that is not known: only checking again tells.
_UNSEEN = ("SHT009", "SHT017", "SHT019", "SHT020", "SHT027", "SHT029", "STD012")
_A_FORMULA = ("ANS005", "ANS008")  # that there is a formula, whatever it gives now
_NO_FORMULA = ("SHT018", "SHT031")  # that there is none
_ANY_OF_THEM = ("ANS021", "ANS022", "ANS027", "ANS029", "ANS030", "ANS033", "ANS034")
_ONE_OF_MANY = "ANS030"  # a blank box is none to be ticked
_MADE_BLANK = ("ANS027",)  # where nothing applies, blank is right
_LITERAL = 60  # characters of a text that are compared, besides its length; Excel takes 255
# What a literal in a formula may hold and every program counts alike: no line ends, no characters beyond 16 bits.
_SAFE = re.compile("(?:(?!_x)[ -\ud7ff\ue000-\ufffd])*")


def watched(standard: Standard, submission: Submission) -> Watched:
    """The cells whose change counts, and those that are not mended by emptying them."""
    return Watched(_joined(standard, submission), _asked(standard, submission))


def _joined(standard: Standard, submission: Submission) -> dict[tuple[str, str, str], tuple[Place, ...]]:
    """The cells that contradict each other in a finding of several cells: any of them may be the one that is mended.

    Where a finding asks for something that is not there, its own cell is the one, whatever else changes.
    """
    out = {}
    for rule in standard.rules:
        if RULES[rule.kind].code in _ANY_OF_THEM and applies(rule.types, submission.agency_type):
            places = _places(submission, rule, rule.fields)
            if len(places) > 1:
                out.update({(RULES[rule.kind].code, *at): places for at in _places(submission, rule, (rule.at,))})
    return out


def stated(finding: Finding, cells: Mapping[tuple[int, int], Cell]) -> tuple[str, ...] | None:
    """The cells of its sheet that a finding of rows names, any of which may be mended; None where it is known not to be seen.

    A code in several rows names each; beside the title of another requirement stands the code, in the same row.
    """
    if finding.code == "SHT005":
        return tuple(filter(parse_reference, finding.found.split(", ")))
    if finding.code == "SHT030" and (title := parse_reference(finding.cell)):
        code = canonical(finding.found.partition(" ≠ ")[0])
        row = sorted(column for row, column in cells if row == title[0] and column != title[1])
        at = [column for column in row if canonical(shown(cells[title[0], column])) == code]
        return (address(title[0], at[0]),) if at else None
    return None if finding.code in _UNSEEN else ()


def _asked(standard: Standard, submission: Submission) -> dict[Place, Asked]:
    """Where a blank would itself be an error, as the rules of the check have it."""
    parents = {node.code: standard.nodes[node.parent].code if node.parent >= 0 else "" for node in standard.nodes}
    out: dict[Place, Asked] = {}
    for rule in points(standard, submission.agency_type):
        if not isinstance(rule, Rule) or RULES[rule.kind].code not in (*MISSING, "PRF001") or RULES[rule.kind].code == _ONE_OF_MANY:
            continue
        always = rule.kind in ("blank", "profile-blank")
        beside = () if always else _places(submission, rule, [key for key in rule.fields if key != rule.at])
        above, excuses = rule.owner, []
        while above:
            excuses.append(f"{above}.na")
            above = parents.get(above, "")
        for at in _places(submission, rule, (rule.at,)):
            if always or at not in out:
                out[at] = Asked(beside, _places(submission, rule, excuses))
            elif out[at].beside:
                out[at] = out[at]._replace(beside=tuple(dict.fromkeys([*out[at].beside, *beside])))
    return out


def _places(submission: Submission, rule: Rule, keys: Iterable[str]) -> tuple[Place, ...]:
    entries = submission.profile if rule.owner == "profile" else submission.entries
    return tuple((entry.sheet, entry.ref) for key in keys if (entry := entries.get(key)))


def unmended(code: str, place: Place, cell: Cell | None, asked: Asked | None, own: str) -> str:
    """A formula that is true while a finding is not mended as far as this cell goes: it is unchanged, or was only emptied.

    On the sheet ``own`` the formula sees only that sheet.

    >>> unmended("ANS012", ("S", "B2"), Cell("number", 9.0), Asked((), (("S", "F2"),)), "S")
    'OR(AND(ISNUMBER(B2),B2=9),AND(IFERROR(LEN(TRIM(B2))=0,FALSE),COUNTA(F2)=0))'
    """
    same = unchanged(_name(place, own), cell, code)
    if asked is None or cell is None or code in _MADE_BLANK:
        return same
    tests = [f"IFERROR(LEN(TRIM({_name(place, own)}))=0,FALSE)"]
    for places, sign in ((asked.beside, ">0"), (asked.excuses, "=0")):
        names = [_name(one, own) for one in places if own in ("", one[0])]
        tests += [f"COUNTA({','.join(names)}){sign}"] if names else []
    return f"OR({same},{f'AND({chr(44).join(tests)})' if len(tests) > 1 else tests[0]})"


def _name(place: Place, own: str) -> str:
    return place[1] if own else f"{quoted(place[0])}!{place[1]}"


def unchanged(reference: str, cell: Cell | None, code: str = "") -> str:
    """A formula that is true while the cell called ``reference`` holds ``cell``; an error where it holds one it did not.

    For a finding (``code``) about there being a formula, or none: while that is so; Excel 2010 looks at the value.

    >>> unchanged("G19", None), unchanged("G19", Cell("number", 2.5))
    ('LEN(TRIM(G19))=0', 'AND(ISNUMBER(G19),G19=2.5)')
    >>> unchanged("G19", Cell("text", "ดี"))
    'AND(ISTEXT(G19),LEN(G19)=2,EXACT(LEFT(G19,2),"ดี"))'
    >>> unchanged("G19", Cell("boolean", False, formula=True))
    'AND(IFERROR(_xlfn.ISFORMULA(G19),TRUE),ISLOGICAL(G19),NOT(G19))'
    >>> unchanged("G19", Cell("number", 2.0, formula=True), "ANS005")
    'IFERROR(_xlfn.ISFORMULA(G19),AND(ISNUMBER(G19),G19=2))'
    """
    if code in _A_FORMULA and cell is not None and cell.formula:
        return f"IFERROR(_xlfn.ISFORMULA({reference}),{unchanged(reference, cell._replace(formula=False))})"
    if code in _NO_FORMULA and not (cell and cell.formula):
        return f"IFERROR(NOT(_xlfn.ISFORMULA({reference})),{unchanged(reference, cell)})"
    if cell is None or cell.kind == "uncalculated":
        return f"LEN(TRIM({reference}))=0"
    if cell.kind == "error":
        return f"ISERROR({reference})"
    if cell.kind == "number":
        tests = [f"ISNUMBER({reference})", f"{reference}={cell.value + 0.0:.15G}"]
    elif cell.kind == "boolean":
        tests = [f"ISLOGICAL({reference})", reference if cell.value else f"NOT({reference})"]
    else:
        tests = [f"ISTEXT({reference})", *_same_text(reference, cell.value)]
    if cell.formula:
        tests.insert(0, f"IFERROR(_xlfn.ISFORMULA({reference}),TRUE)")
    return f"AND({','.join(tests)})"


def _same_text(reference: str, text: str) -> list[str]:
    start = _SAFE.match(text)[0][:_LITERAL]  # type: ignore[index]  # the pattern matches the empty string
    tests = [f"LEN({reference})={len(text)}"] if all(sign < "\U00010000" for sign in text) else []
    return [*tests, f'EXACT(LEFT({reference},{len(start)}),"{start.replace(chr(34), chr(34) * 2)}")'] if start else tests or ["TRUE"]


def quoted(sheet: str) -> str:
    """A sheet's name in a formula or a link."""
    return "'" + sheet.replace("'", "''") + "'"
