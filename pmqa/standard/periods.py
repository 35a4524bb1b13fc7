"""The days that a workbook is about, by its standard's calendar and cycle, against those on which the edition was in force."""

from __future__ import annotations

from datetime import date, timedelta

from pmqa.standard.compiled import Standard

_BUDDHIST = 543


def days_of(calendar: str, cycle: str, year: int, period: str = "") -> tuple[date, date] | None:
    """First and last day of a year, a month (``07``) or an ISO week (``W31``); None where there is no such.

    >>> days_of("BE", "monthly", 2564, "09"), days_of("CE", "weekly", 2025, "W01")
    ((datetime.date(2021, 9, 1), datetime.date(2021, 9, 30)), (datetime.date(2024, 12, 30), datetime.date(2025, 1, 5)))
    """
    common = year - _BUDDHIST if calendar == "BE" else year
    try:
        if cycle == "monthly":
            first = date(common, int(period), 1)
            return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        if cycle == "weekly":
            first = date.fromisocalendar(common, int(period.removeprefix("W")), 1)
            return first, first + timedelta(days=6)
        return date(common, 1, 1), date(common, 12, 31)
    except ValueError:
        return None


def in_force(standard: Standard, year: int, period: str = "") -> bool:
    """Whether the edition was in force at any time of what is assessed. Years are compared as years, dates as days."""
    days = days_of(standard.calendar, standard.cycle, year, period)
    for end, way in ((standard.since, 1), (standard.until, -1)):
        if isinstance(end, int):
            if (year - end) * way < 0:
                return False
        elif end and days is not None:
            day = date.fromisoformat(end)
            if way > 0 and days[1] < day or way < 0 and days[0] > day:
                return False
    return True
