"""Whether a cell still holds what a finding was about, as a formula: colours and the findings sheet follow it live.

A cell that holds something else now may be wrong again; only checking again tells. Only functions of Excel 2010 are used,
ISFORMULA apart, which is asked for so that Excel 2010 does without.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from pmqa.checks.rules import RULES
from pmqa.standard.compiled import Standard, applies
from pmqa.submission import Submission
from pmqa.xlsx.cells import Cell

Place = tuple[str, str]  # sheet and A1 reference
Watched = Mapping[tuple[str, str, str], tuple[Place, ...]]  # code, sheet and reference of a finding → cells that mend it

_A_FORMULA = ("ANS005", "ANS008")  # that there is a formula, whatever it gives now
_ANY_OF_THEM = ("ANS021", "ANS022", "ANS027", "ANS029", "ANS030")
_LITERAL = 60  # characters of a text that are compared, besides its length; Excel takes 255
# What a literal in a formula may hold and every program counts alike: no line ends, no characters beyond 16 bits.
_SAFE = re.compile("(?:(?!_x)[ -\ud7ff\ue000-\ufffd])*")


def watched(standard: Standard, submission: Submission) -> Watched:
    """The cells that contradict each other in a finding of several cells: any of them may be the one that is mended.

    Where a finding asks for something that is not there, its own cell is the one, whatever else changes.
    """
    out = {}
    for rule in standard.rules:
        if RULES[rule.kind].code in _ANY_OF_THEM and applies(rule.types, submission.agency_type):
            entries = submission.profile if rule.owner == "profile" else submission.entries
            at = entries.get(rule.at)
            places = tuple((entry.sheet, entry.ref) for key in rule.fields if (entry := entries.get(key)))
            if at and len(places) > 1:
                out[RULES[rule.kind].code, at.sheet, at.ref] = places
    return out


def unchanged(reference: str, cell: Cell | None, code: str = "") -> str:
    """A formula that is true while the cell called ``reference`` holds ``cell``; an error where it holds one it did not.

    For a finding (``code``) about there being a formula: while it holds any; Excel 2010 looks at the value.

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
