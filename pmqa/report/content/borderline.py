"""Borderline cases: who stands at most one unit of the last published decimal from a limit, or from the next in rank."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pmqa.report.content.rows import Hair, Near
from pmqa.report.robust_tables import hair_table, near_table
from pmqa.robust import closeness

if TYPE_CHECKING:
    from pmqa.report.content.content import Content


def near(content: Content) -> tuple[Near, ...]:
    """Agencies close to a bar or a band, in the order of the assessment; limits met and unmet each in a row."""
    found = closeness.near(content.assessment)
    places = sorted({(one.agency, one.met) for one in found})  # the rows of the table
    table = near_table(content.assessment, found, content.lang)
    return tuple(Near(*content.named(agency), met, words, limits) for (agency, met), (_, words, limits) in zip(places, table.rows, strict=True))


def hairs(content: Content) -> tuple[Hair, ...]:
    """Neighbours in rank, group by group, best first."""
    found = closeness.hairs(content.assessment)
    table = hair_table(content.assessment, found, content.lang)
    return tuple(Hair(rank, *content.named(one.upper), above, *content.named(one.lower), below, by)
                 for one, (rank, _, above, _, below, by) in zip(found, table.rows, strict=True))
