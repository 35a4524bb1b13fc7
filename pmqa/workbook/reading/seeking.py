"""What the reader looks for: the names, headers and codes of each table, in the forms in which they are matched.

A sheet comes back with its headers retyped and its codes with Thai digits or another dash; a header is therefore matched
by its letters and digits alone, a code in its canonical form, and a code that Excel made a number by its value.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from pmqa.characters import without_invisible
from pmqa.numerals import typed
from pmqa.standard.compiled import Standard
from pmqa.texts import Text
from pmqa.thai import canonical_code
from pmqa.workbook.layout import Row, Table, tables
from pmqa.workbook.words import COLUMNS
from pmqa.xlsx.cells import Cell

_LABEL_LENGTH = 80  # headers and labels are short; evidence need not be looked at
_NO_LETTER = re.compile("[^\\w\u0e00-\u0e7f]|_")  # Thai vowels above and below are no \w
_NUMBER = re.compile("[0-9]+([.][0-9]+)?", re.ASCII)

code_form = lru_cache(maxsize=1 << 13)(canonical_code)  # the files of one standard share nearly all their labels


@lru_cache(maxsize=1 << 13)
def letters(text: str) -> str:
    """The form in which headers and labels are matched: no blanks, line breaks, signs or case.

    >>> letters("Filled\\nby:") == letters("filled-by"), letters("ผลปี ๒๕๖๑ *")
    (True, 'ผลปี2561')
    """
    return _NO_LETTER.sub("", canonical_code(text))


def label(cell: Cell | None) -> str:
    """The text of a cell that may be a header, a label or a code; empty where it is none of these."""
    if cell is None:
        return ""
    if cell.kind == "text":
        return cell.value if len(cell.value) <= _LABEL_LENGTH else ""
    return typed(cell.value) if cell.kind == "number" else ""


def is_blank(cell: Cell | None) -> bool:
    """Nothing, or blanks and invisible characters only. A formula is never blank: the checks must see it."""
    if cell is None:
        return True
    if cell.kind != "text" or cell.formula:
        return False
    return not cell.value[:1].isalnum() and not without_invisible(cell.value).strip()


def few(texts: Iterable[str]) -> str:
    """The first of some texts, for a finding: a hostile file may hold thousands.

    >>> few("abcdefg")
    'a, b, c, d, e, …'
    """
    first = list(islice(texts, 6))
    return ", ".join([*first[:5], "…"] if len(first) > 5 else first)


class Sought(NamedTuple):
    """One table and how it is recognised.

    ``names``: forms of the sheet's name. ``headers``: form of a header → column key. ``years``: column key → the year its
    header bears. ``codes``: form of a code → its row. ``numbers``: a number → the codes that Excel would turn into it.
    ``answers``: keys of the columns with answer cells → whether the sheet is of no use without that column. ``titles``: form of
    a title that one row alone has → its code.
    """

    table: Table
    names: frozenset[str]
    headers: dict[str, str]
    years: dict[str, int]
    codes: dict[str, Row]
    numbers: dict[float, tuple[str, ...]]
    answers: dict[str, bool]
    titles: dict[str, str]

    def column(self, text: str) -> str | None:
        """The key of the column that bears this header."""
        return self.headers.get(code_form(text)) or self.headers.get(letters(text)) if text else None

    def rows(self, cell: Cell) -> tuple[str, ...]:
        """The code that a cell of the code column holds; several where a number could mean several, none if unknown."""
        if cell.kind == "number":
            return self.numbers.get(float(typed(cell.value)), ())
        form = code_form(label(cell))
        row = self.codes.get(form) or self.codes.get(form.strip(".:()"))
        return (row.code,) if row else ()


_kept: dict[tuple[str, str, str, int], tuple[Sought, ...]] = {}


def sought(standard: Standard, agency_type: str, year: int) -> tuple[Sought, ...]:
    """The tables of an agency of this type, the profile first; made once for all the files of a standard."""
    key = (standard.digest, standard.variant, agency_type, year)
    if key not in _kept:
        _kept[key] = tuple(map(_sought, tables(standard, agency_type, year)))
    return _kept[key]


def _sought(table: Table) -> Sought:
    years = {column.key: year for column in table.columns if (year := year_of(column.header.th)) is not None}
    answers: dict[str, bool] = {}
    for row in table.rows:
        for key, field in row.fields.items():
            answers[key] = answers.get(key, False) or field.scored or table.category == "profile"
    numbers: dict[float, tuple[str, ...]] = {}
    for row in table.rows:
        if _NUMBER.fullmatch(canonical_code(row.code)):
            value = float(canonical_code(row.code))
            numbers[value] = (*numbers.get(value, ()), row.code)
    codes = {canonical_code(row.code): row for row in table.rows}
    return Sought(table, frozenset(map(canonical_code, table.name)), _headers(table), years, codes, numbers, answers, _titles(table))


def _titles(table: Table) -> dict[str, str]:
    owners: dict[str, set[str]] = {}
    for row in table.rows:
        for text in row.title:
            owners.setdefault(letters(text), set()).add(row.code)
    return {form: codes.pop() for form, codes in owners.items() if form and len(codes) == 1}


def _headers(table: Table) -> dict[str, str]:
    """Either language, both together, or a factor's code alone. A form that two columns share stands for neither."""
    loose: dict[str, set[str]] = {}
    for key, header in table.columns:
        own = (key,) if key not in COLUMNS and year_of(header.th) is None else ()
        for text in (*header, header.th + header.en, header.en + header.th, *own):
            loose.setdefault(letters(text), set()).add(key)
    exact = {canonical_code(text): key for key, header in table.columns for text in header}
    return {form: keys.pop() for form, keys in loose.items() if form and len(keys) == 1} | exact


def _year_pattern(header: Text) -> str:
    sides = [text.split("{year}") for text in header]
    return "|".join(f"{letters(before)}([0-9]{{4}}){letters(after)}" for before, after in sides)


_YEAR = re.compile(_year_pattern(COLUMNS["value"]))


def year_of(header: str) -> int | None:
    """The year in a header of results (``ผลปี 2561``, in either language), else None."""
    match = _YEAR.fullmatch(letters(header))
    return int(match[1] or match[2]) if match else None
