"""What the stored text of a cell means: its kind and value (ECMA-376 Part 1, 18.3.1.4 and 18.18.11)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time, timedelta
from math import inf, isfinite
from typing import NamedTuple

from pmqa.xlsx import limits
from pmqa.xlsx.limits import Unreadable
from pmqa.xlsx.markup import Tally

_BOOLEANS = {"1": True, "0": False, "true": True, "false": False}
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


Maker = Callable[[str, str, "str | None", bool, Callable[[], str]], "Cell | None"]


def cell_maker(strings: list[str], formats: dict[str, str], date1904: bool, tally: Tally) -> Maker:
    """How the type, style and stored text of a cell become a cell in this workbook, or None where it is blank.

    ``make(kind, style, raw, formula, where)``: ``kind`` and ``style`` are the attributes ``t`` and ``s``; ``raw`` is None
    where nothing is stored; ``where`` tells the place if the cell must be refused.
    """
    shared: dict[str, Cell] = {}
    numbers: dict[str, float] = {}

    def make(kind: str, style: str, raw: str | None, formula: bool, where: Callable[[], str]) -> Cell | None:
        if kind == "s" and raw in shared and not formula:
            return shared[raw]
        if kind == "str" or kind == "inlineStr":
            if raw:
                return Cell("text", tally.text(raw, where), formula)
            return Cell("text", "", True) if formula and raw is not None else _blank(formula)
        if raw is None or not raw.strip():
            return _blank(formula)
        if kind == "n":
            if raw not in numbers:
                numbers[raw] = _number(raw, where)
            shown = formats.get(style) if formats else ""
            if shown is None:  # a percentage would be taken for a share of one
                raise Unreadable("FIL040", f"{where()}: s={style[:20]}")
            return Cell("number", numbers[raw], formula, shown)
        if kind == "s":
            index = int(raw) if raw.isascii() and raw.isdigit() and len(raw) < 8 else len(strings)
            if index >= len(strings):
                raise Unreadable("FIL039", f"{where()}: {raw[:40]}")
            if formula or not strings[index]:
                return Cell("text", strings[index], True) if formula else None
            shared[raw] = Cell("text", strings[index])
            return shared[raw]
        if kind == "b" and raw in _BOOLEANS:
            return Cell("boolean", _BOOLEANS[raw], formula)
        if kind == "e":
            return Cell("error", tally.text(raw, where), formula)
        if kind == "d":
            return Cell("number", _serial(raw, date1904, where), formula, "date")
        raise Unreadable("FIL040", f"{where()}: {kind[:20]} {raw[:40]}")

    return make


def _blank(formula: bool) -> Cell | None:
    return Cell("uncalculated", None, True) if formula else None


def _number(raw: str, where: Callable[[], str]) -> float:
    """The number written (xsd:double), never what ``float`` takes besides: ``nan``, ``1_000``, Thai digits."""
    try:
        value = float(raw) if len(raw) <= limits.NUMBER_LENGTH else inf
    except ValueError:
        value = inf
    if isfinite(value) and raw.isascii() and "_" not in raw:
        return value
    raise Unreadable("FIL040", f"{where()}: {raw[:40]}")


def _serial(raw: str, date1904: bool, where: Callable[[], str]) -> float:
    """The serial number of an ISO 8601 date or time of day, which Strict files store as such (18.17.4)."""
    try:
        if raw[2:3] == ":":
            return (datetime.combine(_DAY_0, time.fromisoformat(raw)) - _DAY_0) / timedelta(days=1)
        moment = datetime.fromisoformat(raw.removesuffix("Z"))
        days = (moment - (datetime(1904, 1, 1) if date1904 else _DAY_0)) / timedelta(days=1)
    except (ValueError, TypeError):  # TypeError: with a time zone
        raise Unreadable("FIL040", f"{where()}: {raw[:40]}") from None
    return days - 1 if not date1904 and days < 61 else days  # Excel counts a 29 February 1900
