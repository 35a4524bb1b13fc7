"""How long a decision holds: exact dates from whole years and months, no running days.

A date "so many months later" is the same day of that month, or its last day where the month is shorter: a year after
29 February ends on 28 February. What holds for three years from 15 January ends on 14 January.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta

from pmqa.standard.compiled_rules import Validity


def months_later(day: date, months: int) -> date:
    """The same day so many months later.

    >>> months_later(date(2024, 1, 31), 1), months_later(date(2024, 2, 29), 12)
    (datetime.date(2024, 2, 29), datetime.date(2025, 2, 28))
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def expiry(decided: date, rule: Validity) -> date:
    """The last day on which it holds.

    >>> expiry(date(2024, 1, 15), Validity(3, 12, 6))                    # other_standards.md section 3
    datetime.date(2027, 1, 14)
    """
    return months_later(decided, 12 * rule.years) - timedelta(days=1)


def surveillance_due(decided: date, rule: Validity, done: Iterable[date] = ()) -> tuple[date, ...]:
    """The days by which surveillance is still wanted: the first so many months after the decision, and one in each later
    calendar year that ends while it holds. ``done``: those that took place; one may serve both.

    >>> [str(day) for day in surveillance_due(date(2024, 1, 15), Validity(3, 12, 6))]
    ['2025-01-15', '2025-12-31', '2026-12-31']
    >>> [str(day) for day in surveillance_due(date(2024, 1, 15), Validity(3, 12, 6), [date(2025, 1, 10)])]
    ['2026-12-31']
    """
    if rule.surveillance_months is None:
        return ()
    first, last, held = months_later(decided, rule.surveillance_months), expiry(decided, rule), list(done)
    out = [] if any(decided <= day <= first for day in held) else [first]
    ends = (date(year, 12, 31) for year in range(decided.year + 1, last.year + 1))
    out += [end for end in ends if end <= last and not any(day.year == end.year for day in held)]
    return tuple(out)


def restorable_until(decided: date, rule: Validity) -> date:
    """The last day on which one that has run out can be taken up again.

    >>> restorable_until(date(2024, 1, 15), Validity(3, 12, 6))
    datetime.date(2027, 7, 14)
    """
    return months_later(expiry(decided, rule), rule.restorable_months)


def state_on(day: date, decided: date, rule: Validity) -> str:
    """``before``, ``valid``, ``restorable`` or ``expired``.

    >>> [state_on(date(2027, 1, d), date(2024, 1, 15), Validity(3, 12, 6)) for d in (14, 15)]
    ['valid', 'restorable']
    """
    if day < decided:
        return "before"
    if day <= expiry(decided, rule):
        return "valid"
    return "restorable" if day <= restorable_until(decided, rule) else "expired"


def consecutive(cycles: Iterable[tuple[date, date]]) -> int:
    """How many cycles (first and last day) stand in the latest run without a gap: each begins by the day after the one before.

    >>> years = [(date(y, 1, 1), date(y + 2, 12, 31)) for y in range(2009, 2027, 3)]
    >>> consecutive(years), consecutive(years[:2] + years[3:]), consecutive([])            # without 2015–17: 3
    (6, 3, 0)
    """
    run, end = 0, None
    for first, last in sorted(cycles):
        run = run + 1 if end is not None and first <= end + timedelta(days=1) else 1
        end = last if end is None else max(end, last)
    return run
