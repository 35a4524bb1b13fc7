"""The rows of one table, each read into a submission: which agency it is, of which type, what stands in its cells."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from pmqa.findings import Finding
from pmqa.numerals import Parsed, parse_number
from pmqa.standard.compiled import Standard, applies
from pmqa.standard.fields import Field
from pmqa.submission import Entry, Submission
from pmqa.table.grid import Grid, tidy
from pmqa.texts import LANGUAGES, Text
from pmqa.thai import canonical
from pmqa.workbook.reading.seeking import few, is_blank
from pmqa.xlsx.cells import Cell

_PLAIN = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,15})?", re.ASCII)
_ERRORS = ("#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A")  # what Excel writes into a CSV file


class Column(NamedTuple):
    """A column that is read. ``letter`` names it in Excel; ``field`` is None for what is not an answer."""

    number: int
    letter: str
    means: str
    field: Field | None
    profile: Field | None


class Reader:
    """Rows of one table, each read into a submission of its own."""

    def __init__(self, standard: Standard, grid: Grid, columns: list[Column], file: str, digest: str, types: Mapping[str, str]) -> None:
        self.standard, self.grid, self.file, self.digest, self.types = standard, grid, file, digest, types
        self.findings: list[Finding] = []
        self.profile = [column for column in columns if column.profile or column.means == "@group"]
        self.answers = [column for column in columns if column.field]
        self.who = {column.means.removeprefix("@"): column for column in columns if column.means[:1] == "@"}
        self.choices = {column.number: words for column in columns if (words := _choices(column.field or column.profile))}
        self.plans = {kind: [(column.number, column.means, column.letter, column.field.kind, applies(column.field.types, kind))
                             for column in self.answers] for kind in [one.code for one in standard.types] or [""]}

    def submission(self, number: int) -> Submission | None:
        """The row as a submission; None where it holds no agency, which is told unless it is blank."""
        cells, sheet = self.grid.rows[number], self.grid.sheet
        if all(map(is_blank, cells.values())):
            return None
        code = self._said("code", number)
        if not code and not any(column.number in cells for column in self.answers):
            found = few(filter(None, map(tidy, cells.values())))
            self.findings.append(Finding("TBL006", cell=f"{self.who['code'].letter}{number}", found=found))
            return None
        file = f"{self.file}:{number}"
        kind, wrong = self._type(code, number)
        standard = self._said("standard", number)
        if standard and canonical(standard) != canonical(self.standard.id):
            at = f"{self.who['standard'].letter}{number}"
            wrong = [Finding("TBL011", file, sheet, at, "", standard, self.standard.id)]
        profile = {column.means.removeprefix("@"): Entry(self._cell(column, number), sheet, f"{column.letter}{number}")
                   for column in self.profile}
        base = Submission(file, self.digest, self.standard.id, "", kind or "", self._year(number), profile, of_table=True)
        if wrong:
            return replace(base, findings=tuple(wrong), refused=True)
        entries, beyond, row, typed = {}, [], str(number), not sheet
        for place, key, letter, holds, asked in self.plans[kind]:  # millions of cells go through here
            cell = cells.get(place)
            if cell is not None:
                cell = _typed(cell, holds) if typed else None if is_blank(cell) else cell
                if place in self.choices:
                    cell = _chosen(cell, self.choices[place])
            if asked:
                entries[key] = Entry(cell, sheet, letter + row)
            elif cell is not None:
                beyond.append((letter, key))
        if beyond:
            wrong = [Finding("SHT017", file, sheet, f"{beyond[0][0]}{number}", "", few(key for _, key in beyond))]
        return replace(base, entries=entries, findings=tuple(wrong))

    def _cell(self, column: Column, number: int) -> Cell | None:
        cell = self.grid.rows[number].get(column.number)
        field = column.field or column.profile
        if cell is None or self.grid.sheet or field is None:
            cell = None if is_blank(cell) else cell
        else:
            cell = _typed(cell, field.kind)
        return _chosen(cell, self.choices.get(column.number, {}))

    def _said(self, key: str, number: int) -> str:
        column = self.who.get(key)
        return tidy(self.grid.rows[number].get(column.number)) if column else ""

    def _year(self, number: int) -> int | None:
        said = parse_number(self._said("year", number))
        return int(said.value) if isinstance(said, Parsed) and said.value.is_integer() else None

    def _type(self, code: str, number: int) -> tuple[str | None, list[Finding]]:
        """The agency type that the row names, or the register, or the only one there is."""
        kinds = self.standard.types
        written = self._said("type", number) or self.types.get(code, "")
        if not kinds or (len(kinds) == 1 and not written):
            return kinds[0].code if kinds else "", []
        form = canonical(written)
        known = next((kind.code for kind in kinds if form and form in map(canonical, (kind.code, *kind.title))), None)
        if known is not None:
            return known, []
        allowed = Text(*(" / ".join(kind.title.in_(lang) for kind in kinds) for lang in LANGUAGES))
        at = f"{self.who['type'].letter}{number}" if "type" in self.who else f"A{number}"
        return None, [Finding("TBL010", f"{self.file}:{number}", self.grid.sheet, at, "", written, allowed)]


def _choices(field: Field | None) -> dict[str, Cell]:
    """Codes of a field's options → the words that a workbook would hold; a code that is the word of an option is left alone."""
    if field is None or not field.codes:
        return {}
    words = {canonical(word) for option in field.options for word in option}
    return {canonical(code): Cell("text", option.th) for code, option in zip(field.codes, field.options, strict=True) if canonical(code) not in words}


def _chosen(cell: Cell | None, choices: dict[str, Cell]) -> Cell | None:
    """An option may be named by its code, too: a table often comes from a program."""
    return choices.get(canonical(str(cell.value)), cell) if cell is not None and choices and cell.kind == "text" and not cell.formula else cell


@lru_cache(maxsize=1 << 14)
def _typed(cell: Cell, kind: str) -> Cell | None:
    """A value of a text file as the cell that Excel would make of it: a plain number is one, all else stays a text, or is blank.

    >>> _typed(Cell("text", "2.50"), "mark"), _typed(Cell("text", "3,5"), "mark").kind
    (Cell(kind='number', value=2.5, formula=False, format=''), 'text')
    """
    text = str(cell.value).strip()
    if text in _ERRORS:
        return Cell("error", text)
    if kind in ("mark", "number", "date", "tick") and _PLAIN.fullmatch(text):
        return Cell("number", float(text))
    return None if is_blank(cell) else cell
