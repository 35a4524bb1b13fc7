"""What the stored text of a cell means: its kind and value (ECMA-376 Part 1, 18.3.1.4 and 18.18.11)."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from functools import partial
from itertools import repeat
from math import inf, isfinite
from typing import NamedTuple

from pmqa.xlsx import limits
from pmqa.xlsx.limits import Unreadable
from pmqa.xlsx.markup import Tally, Where

_BOOLEANS = {"1": True, "0": False, "true": True, "false": False}
_INDEXES = tuple(map(str, range(2_000)))  # made once: a large form has about a thousand shared texts
_DAY_0 = datetime(1899, 12, 30)


class Cell(NamedTuple):
    """One filled cell.

    ``kind`` is "number" (``value`` a finite float), "text" (str), "boolean" (bool), "error" (its text, "#REF!") or
    "uncalculated" (None: a formula without a stored value). ``formula``: the cell holds a formula. ``format`` says of a
    number whether it is shown as a "date" or "percent"; ``value`` stays the stored number, 0.85 for 85%.
    """

    kind: str
    value: float | str | bool | None
    formula: bool = False
    format: str = ""


_new_cell = partial(tuple.__new__, Cell)  # without a call of Python code for each cell


class Maker:
    """How the type, style and stored text of a cell become a cell in one workbook.

    ``shared``: the cells of its shared texts by their index as it is stored, for cells without a formula.
    """

    def __init__(self, strings: list[str], formats: dict[str, str], date1904: bool, tally: Tally) -> None:
        self._strings, self._formats, self._date1904, self._tally = strings, formats, date1904, tally
        self._numbers: dict[tuple[str, str, bool], Cell] = {}
        indexes = _INDEXES if len(strings) <= len(_INDEXES) else map(str, range(len(strings)))
        self.shared: dict[str, Cell] = dict(zip(indexes, map(_new_cell, zip(repeat("text"), strings, repeat(False), repeat("")))))
        for index in [index for index, text in enumerate(strings) if not text] if "" in strings else ():
            del self.shared[str(index)]

    def make(self, kind: str, style: str, raw: str | None, formula: bool, where: Where) -> Cell | None:
        """The cell, or None where it is blank. ``kind`` and ``style`` are its attributes ``t`` and ``s``; ``raw`` is None where
        nothing is stored. Raises :class:`Unreadable`."""
        if kind == "str" or kind == "inlineStr":
            if raw:
                return _new_cell(("text", self._tally.text(raw, where), formula, ""))
            return Cell("text", "", True) if formula and raw is not None else _blank(formula)
        if raw is None or not raw.strip():
            return _blank(formula)
        if kind == "n":
            key = raw, style, formula
            if key not in self._numbers:
                self._numbers[key] = self._number(*key, where)
            return self._numbers[key]
        if kind == "s":
            return self._shared(raw, formula, where)
        if kind == "b" and raw in _BOOLEANS:
            return Cell("boolean", _BOOLEANS[raw], formula)
        if kind == "e":
            return Cell("error", self._tally.text(raw, where), formula)
        if kind == "d":
            return Cell("number", _serial(raw, self._date1904, where), formula, "date")
        raise Unreadable("FIL040", f"{where()}: {kind[:20]} {raw[:40]}")

    def _number(self, raw: str, style: str, formula: bool, where: Where) -> Cell:
        value = _number(raw, where)
        shown = self._formats.get(style) if self._formats else ""
        if shown is None:  # a percentage would be taken for a share of one
            raise Unreadable("FIL040", f"{where()}: s={style[:20]}")
        return Cell("number", value, formula, shown)

    def _shared(self, raw: str, formula: bool, where: Where) -> Cell | None:
        index = int(raw) if raw.isascii() and raw.isdigit() and len(raw) < 8 else len(self._strings)
        if index >= len(self._strings):
            raise Unreadable("FIL039", f"{where()}: {raw[:40]}")
        if formula:
            return Cell("text", self._strings[index], True)
        return self.shared.get(str(index))


def _blank(formula: bool) -> Cell | None:
    return Cell("uncalculated", None, True) if formula else None


def _number(raw: str, where: Where) -> float:
    """The number written (xsd:double), never what ``float`` takes besides: ``nan``, ``1_000``, Thai digits."""
    try:
        value = float(raw) if len(raw) <= limits.NUMBER_LENGTH else inf
    except ValueError:
        value = inf
    if isfinite(value) and raw.isascii() and "_" not in raw:
        return value
    raise Unreadable("FIL040", f"{where()}: {raw[:40]}")


def _serial(raw: str, date1904: bool, where: Where) -> float:
    """The serial number of an ISO 8601 date or time of day, which Strict files store as such (18.17.4)."""
    try:
        if raw[2:3] == ":":
            return (datetime.combine(_DAY_0, time.fromisoformat(raw)) - _DAY_0) / timedelta(days=1)
        moment = datetime.fromisoformat(raw.removesuffix("Z"))
        days = (moment - (datetime(1904, 1, 1) if date1904 else _DAY_0)) / timedelta(days=1)
    except (ValueError, TypeError):  # TypeError: with a time zone
        raise Unreadable("FIL040", f"{where()}: {raw[:40]}") from None
    return days - 1 if not date1904 and days < 61 else days  # Excel counts a 29 February 1900
