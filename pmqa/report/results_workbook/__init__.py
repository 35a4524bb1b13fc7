"""The results as one workbook to sort, filter and reckon on: numbers as numbers, native charts, no macros.

What agencies typed is written as text, whatever it begins with: nothing of it can become a formula or a link.
"""

from __future__ import annotations

import io
from collections.abc import Iterator

from pmqa.report.content import Content
from pmqa.report.makers import Made


def make(content: Content) -> Iterator[Made]:
    """The workbook, as ``results.xlsx``."""
    yield Made("results.xlsx", results_workbook(content))


def results_workbook(content: Content) -> bytes:
    """The whole workbook. The same content gives the same bytes. What is not for the audience has no sheet."""
    from pmqa.report.results_workbook import lists
    from pmqa.report.results_workbook.book import Book
    from pmqa.report.results_workbook.front import front, own_front

    sight = content.sight
    names = [name for name, seen in {
        "ranking": sight.others, "scores": sight.others, "gaps": sight.requirements, "often": sight.others, "spread": sight.others,
        "ranges": bool(content.ranges), "unranked": sight.others, "findings": sight.findings, "rules": True}.items() if seen]
    out = io.BytesIO()
    with Book(out, content) as book:
        book.declare("front", *names)
        for name in names:
            getattr(lists, name)(book)
        (front if sight.others else own_front)(book)
    return out.getvalue()
