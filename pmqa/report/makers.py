"""Every kind of file that ``pmqa report`` writes, in one list: to add one, write a module and name it here.

A maker's module has ``make(content) -> Iterator[Made]``. It is given the content for the audience and in the language asked
for (``content.in_("en")`` gives the other), for the audience ``agency`` once for each agency; it makes its files from those
rows alone and is imported only when it is used.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import NamedTuple

from pmqa.report.content import AUDIENCES, Content


class Made(NamedTuple):
    """A finished file: its name (folders parted by ``/``), and its bytes."""

    name: str
    data: bytes


class Maker(NamedTuple):
    """``name`` is what ``--only`` calls it; ``audiences``: whom it is made for."""

    name: str
    module: str
    audiences: tuple[str, ...] = AUDIENCES


MAKERS: tuple[Maker, ...] = (
    Maker("page", "pmqa.report.page"),
    Maker("workbook", "pmqa.report.results_workbook"),
    Maker("meeting", "pmqa.report.papers.meeting", ("office", "committee")),
    Maker("announcement", "pmqa.report.papers.announcement", ("office", "committee", "public")),
    Maker("cards", "pmqa.report.papers.card", ("office", "agency")),
)


def made(content: Content, only: tuple[str, ...] = ()) -> Iterator[Made]:
    """Every file for this content, of the makers named in ``only`` (empty: of all)."""
    for maker in MAKERS:
        if content.audience in maker.audiences and (not only or maker.name in only):
            yield from import_module(maker.module).make(content)
