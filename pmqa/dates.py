"""Dates as Excel stores them (days, whole numbers) and as people type them, in Buddhist or common years."""

from __future__ import annotations

import re
from datetime import date, timedelta

from pmqa.characters import ascii_digits, without_invisible

FIRST, LAST = 25569.0, 109574.0  # 1970-01-01 to 2199-12-31: a year typed alone is no date
_DAY_0 = date(1899, 12, 30)  # of Excel's days from March 1900 on
_BUDDHIST = 543
_LEAST_BUDDHIST = 2400  # no form asks for a date in the years from C.E. 2400 on
_FORMS = (re.compile(r"(?P<y>[0-9]{4})-(?P<m>[0-9]{1,2})-(?P<d>[0-9]{1,2})"),
          re.compile(r"(?P<d>[0-9]{1,2})[/.-](?P<m>[0-9]{1,2})[/.-](?P<y>[0-9]{4})"))


def parse_date(text: str) -> float | None:
    """The day that a text means, as Excel counts days; None where it is no date: ``15/1/24`` may be three dates.

    >>> parse_date("2024-01-15") == parse_date("๑๕/๑/๒๕๖๗") == 45306.0, parse_date("15/1/24"), parse_date("31/2/2567")
    (True, None, None)
    """
    plain = ascii_digits(without_invisible(text)).strip()
    match = next(filter(None, (form.fullmatch(plain) for form in _FORMS)), None)
    if match is None:
        return None
    try:
        return float((date(common_year(int(match["y"])), int(match["m"]), int(match["d"])) - _DAY_0).days)
    except ValueError:
        return None


def common_year(year: int) -> int:
    """A year in either calendar as a common one.

    >>> common_year(2567), common_year(2024)
    (2024, 2024)
    """
    return year - _BUDDHIST if year >= _LEAST_BUDDHIST else year


def in_calendar_of(other: int, year: int) -> int:
    """A year in the calendar that another year is in.

    >>> in_calendar_of(2561, 2018), in_calendar_of(2561, 2561), in_calendar_of(2024, 2567)
    (2561, 2561, 2024)
    """
    return common_year(year) + (_BUDDHIST if other >= _LEAST_BUDDHIST else 0)


def day_of(serial: float) -> date:
    """The day of an Excel number."""
    return _DAY_0 + timedelta(days=int(serial))


def iso(serial: float) -> str:
    """An Excel day in ISO form.

    >>> iso(45306.0)
    '2024-01-15'
    """
    return day_of(serial).isoformat()
