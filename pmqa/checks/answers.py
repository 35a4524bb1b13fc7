"""One answer cell: what it says, or which finding it is; and the same decision as formulas of the live workbook.

Engine and formula stand side by side here so that they cannot drift apart. Where Excel cannot see what the engine
sees (number formats, formulas typed over a mark, digits of another script), the engine's own findings are listed in
``ENGINE_ONLY``; the live sheet then shows the plain text-for-a-number finding, or the value as it stands.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from pmqa.cell_texts import shown
from pmqa.dates import FIRST, LAST, iso, parse_date
from pmqa.numerals import Parsed, Refusal, parse_number
from pmqa.standard.fields import Field
from pmqa.texts import Text
from pmqa.thai import canonical
from pmqa.xlsx.cells import Cell

TICKS = ("✓", "✔", "☑", "√", "/", "1", "x", "yes", "true", "ใช่", "มี")
NO_TICKS = ("0", "-", "–", "no", "false", "ไม่", "ไม่มี")
DASHES = ("-", "–")  # no number at all, where none is needed
NOT_APPLICABLE = ("n/a", "na", "ไม่เกี่ยวข้อง", "not applicable")
ENGINE_ONLY = ("ANS005", "ANS007", "ANS008", "ANS010", "ANS011", "ANS015", "ANS016", "ANS038")
REFUSING = ("ANS003", "ANS005", "ANS006", "ANS007", "ANS011", "ANS012", "ANS013", "ANS014", "ANS018", "ANS019", "ANS026", "ANS036")
_form = lru_cache(maxsize=1 << 11)(canonical)  # ticks and choices are a few words, in millions of cells
_NUMBERS = ("mark", "number")
_VALUE_KEPT = ("ANS008", "ANS010", "ANS015", "ANS016", "ANS017", "ANS028", "ANS038")


class Said(NamedTuple):
    """What one cell says. ``value`` is None for a blank or a cell that cannot be taken; ``codes`` are its findings."""

    value: float | None
    codes: tuple[str, ...] = ()

    @property
    def bad(self) -> bool:
        """Something stands in the cell that cannot be taken: not the same as a blank."""
        return self.value is None and bool(self.codes)


BLANK = Said(None)


def said(field: Field, cell: Cell | None) -> Said:
    """The value of an answer cell (None: an empty cell) and what is wrong with it."""
    if cell is None:
        return BLANK
    if cell.kind == "error":
        return Said(None, ("ANS006",))
    if cell.formula and field.kind in ("mark", "tick", "option"):
        return BLANK if cell.value == "" else Said(None, ("ANS005",))
    if cell.kind == "uncalculated":
        return Said(None, ("ANS007",))
    if cell.kind == "number" and field.kind in _NUMBERS:
        answer = _number(field, cell, "")
    else:
        text = shown(cell)
        if not text[:1].isalnum() and not _form(text):
            return BLANK
        answer = _KINDS[field.kind](field, cell, text)
    return Said(answer.value, ("ANS008", *answer.codes)) if cell.formula else answer


def expected(field: Field) -> str | Text:
    """What the cell may hold, in a few characters."""
    if field.kind == "mark":
        levels = field.legal
        return " ".join(f"{v:g}" for v in levels) if len(levels) <= 12 else f"{levels[0]:g}, {levels[1]:g}, … {levels[-1]:g}"
    if field.kind == "number":
        low, high = (None if end is None else f"{end:g}" for end in (field.low, field.high))
        if low is None or high is None:
            return f"≥ {low}" if low is not None else f"≤ {high}" if high is not None else Text("ตัวเลข", "a number")
        return f"{low}–{high}"
    if field.kind == "tick":
        return "✓"
    if field.kind == "date":
        return Text("วันที่ เช่น 15/1/2567", "a date such as 2024-01-15")
    if field.kind == "option":
        named = field.options if len(field.options) <= 12 else (*field.options[:2], Text("…", "…"), field.options[-1])
        return Text(" / ".join(option.th for option in named), " / ".join(option.en for option in named))
    return Text(f"ไม่เกิน {field.max_chars} ตัวอักษร", f"at most {field.max_chars} characters") if field.max_chars else ""


def _number(field: Field, cell: Cell, text: str) -> Said:
    """A mark or a number, by the grammar of :mod:`pmqa.numerals`; ``text`` is of no account in a number cell."""
    codes: tuple[str, ...] = ()
    if cell.kind == "number":
        value = cell.value
        if cell.format == "date":
            codes = ("ANS016",)
        elif cell.format == "percent" and field.kind == "number":
            if not field.percent and (field.low, field.high) != (0.0, 100.0):
                return Said(None, ("ANS011",))  # 12 that is shown as 1200%
            value, codes = round(value * 100, 9), ("ANS015",)
    elif field.kind == "number" and not field.scored and text.strip() in DASHES:
        return BLANK
    elif canonical(text) in NOT_APPLICABLE:
        return Said(None, ("ANS026",))
    elif cell.kind == "text" and isinstance(parsed := parse_number(text), Parsed):
        value, codes = parsed.value, ("ANS010",)
    else:
        ambiguous = cell.kind == "text" and parse_number(text) is Refusal.AMBIGUOUS
        return Said(None, ("ANS011",) if ambiguous else ("ANS003",))
    if field.kind == "mark":
        return Said(value, codes) if value in field.legal else Said(None, (*codes, "ANS012"))
    if (field.low is not None and value < field.low) or (field.high is not None and value > field.high):
        return Said(None, (*codes, "ANS013"))
    if field.whole and value != int(value):
        return Said(None, (*codes, "ANS014"))
    shared = field.percent and 0 < value <= 1 and "ANS015" not in codes and "%" not in text
    return Said(value, (*codes, "ANS017") if shared else codes)


def _date(field: Field, cell: Cell, text: str) -> Said:
    """A day as Excel counts them; typed as text it is read in either calendar."""
    value = cell.value if cell.kind == "number" else parse_date(text) if cell.kind == "text" else None
    if value is None or not FIRST <= value <= LAST:
        return Said(None, ("ANS036",))
    return Said(float(value), () if cell.kind == "number" or text.strip() == iso(value) else ("ANS038",))


def _presence(field: Field, cell: Cell, text: str) -> Said:
    return Said(1.0, ("ANS028",) if field.max_chars and len(text) > field.max_chars else ())


def _tick(field: Field, cell: Cell, text: str) -> Said:
    word = _form(text)
    if word in TICKS or word == _form(field.title.th) or word == _form(field.title.en):
        return Said(1.0)
    return Said(0.0) if word in NO_TICKS else Said(None, ("ANS018",))


def _option(field: Field, cell: Cell, text: str) -> Said:
    names = [(_form(option.th), _form(option.en)) for option in field.options]
    found = next((float(i) for i, both in enumerate(names) if _form(text) in both), None)
    return Said(found) if found is not None else Said(None, ("ANS019",))


def _text(field: Field, cell: Cell, text: str) -> Said:
    """A text counts by its length."""
    return Said(float(len(text)), ("ANS028",) if field.max_chars and len(text) > field.max_chars else ())


_KINDS: dict[str, Callable[[Field, Cell, str], Said]] = {
    "mark": _number, "number": _number, "date": _date, "tick": _tick, "option": _option, "text": _text, "presence": _presence,
}


def status_formula(field: Field, raw: str, lists: Callable[[tuple[str, ...]], str]) -> str:
    """The code of :func:`said` for the cell ``raw`` (a reference), or empty text; ``lists`` gives a range of constants."""
    blank = f"LEN(TRIM({raw}))=0"
    number = f"AND(ISNUMBER({raw}),NOT(ISLOGICAL({raw})))"  # LibreOffice takes TRUE for a number, Excel does not
    if field.kind in _NUMBERS:
        if field.kind == "mark":
            wrong = f'IF(SUMPRODUCT(--({lists(field.legal)}={raw}))>0,"","ANS012")'
        else:
            wrong = f'IF(AND({raw}>0,{raw}<=1),"ANS017","")' if field.percent else '""'
            wrong = f'IF({raw}<>INT({raw}),"ANS014",{wrong})' if field.whole else wrong
            ends = [f"{raw}{sign}{end!r}" for sign, end in (("<", field.low), (">", field.high)) if end is not None]
            wrong = f'IF(OR({",".join(ends)}),"ANS013",{wrong})' if ends else wrong
        words = f'IF(SUMPRODUCT(--({lists(NOT_APPLICABLE)}=TRIM({raw})))>0,"ANS026","ANS003")'
        if field.kind == "number" and not field.scored:
            words = f'IF(SUMPRODUCT(--({lists(DASHES)}=TRIM({raw})))>0,"",{words})'
        inner = f'IF({number},{wrong},IF({blank},"",{words}))'
    elif field.kind == "date":
        inner = f'IF({number},IF(OR({raw}<{FIRST!r},{raw}>{LAST!r}),"ANS036",""),IF({blank},"","ANS036"))'
    elif field.kind == "tick":
        known = lists(TICKS + NO_TICKS + (field.title.th, field.title.en))
        inner = f'IF({blank},"",IF(SUMPRODUCT(--({known}=TRIM({raw})))>0,"","ANS018"))'
    elif field.kind == "option":
        inner = f'IF({blank},"",IF(SUMPRODUCT(--({_options(field, lists)}=TRIM({raw})))>0,"","ANS019"))'
    else:
        inner = f'IF(LEN({raw})>{field.max_chars},"ANS028","")' if field.max_chars else '""'
    return f'IF(ISERROR({raw}),"ANS006",{inner})'


def value_formula(field: Field, raw: str, status: str, lists: Callable[[tuple[str, ...]], str]) -> str:
    """The value of :func:`said` (a number, or empty text) from the cells ``raw`` and ``status``."""
    if field.kind in (*_NUMBERS, "date"):
        worth = f'IF(ISNUMBER({raw}),{raw},"")'
    elif field.kind == "tick":
        worth = f"IF(SUMPRODUCT(--({lists(NO_TICKS)}=TRIM({raw})))>0,0,1)"
    elif field.kind == "option":
        options = _options(field, lists)
        first = options.split(":")[0]
        worth = f"INT(SUMPRODUCT(MAX(({options}=TRIM({raw}))*(ROW({options})-ROW({first}))))/2)"
    else:
        worth = "1" if field.kind == "presence" else f"LEN({raw})"
    kept = " ,".join(f'{status}="{code}"' for code in _VALUE_KEPT if code not in ENGINE_ONLY).replace(" ,", ",")
    empty = f'IF({status}<>"",TRUE,LEN(TRIM({raw}))=0)'
    return f'IF(OR({kept}),{worth},IF({empty},"",{worth}))'


def _options(field: Field, lists: Callable[[tuple[str, ...]], str]) -> str:
    """Thai and English names in turn: the place of a name, halved, is the option's number."""
    return lists(tuple(name for option in field.options for name in option))


def found_formula(raw: str) -> str:
    """:func:`shown` for the cell ``raw``."""
    errors = '"#NULL!","#DIV/0!","#VALUE!","#REF!","#NAME?","#NUM!","#N/A"'
    truth = f'IF({raw},"TRUE","FALSE")'  # the & of some languages and programs writes it otherwise
    return f'IF(ISERROR({raw}),CHOOSE(ERROR.TYPE({raw}),{errors}),IF(ISLOGICAL({raw}),{truth},{raw}&""))'
