"""Advice as CSV, for spreadsheets."""

from __future__ import annotations

from math import isnan

from pmqa.advice.path import Path
from pmqa.advice.why import Why
from pmqa.numerals import typed
from pmqa.report.as_csv import text_of
from pmqa.report.follows import answer_words, title_of
from pmqa.report.heading import DIGEST
from pmqa.report.words import word
from pmqa.standard.compiled import Standard


def path_csv(path: Path, lang: str) -> str:
    """A row for each raise."""
    standard, who = path.before.standard, path.agency
    header = [*MADE, "agency", "name", "key", "code", "now", "to", "steps", "effort", "cell", "instead", "title"]
    rows = [[*made_by(standard, lang), who.code, who.name, one.key, one.code, *(answer_words(standard.field[one.key], value, lang) for value in (one.found, one.to)), one.steps, typed(one.effort), one.cell, " ".join(key for key, _ in one.instead),
             title_of(standard, one.code, who.type, lang)] for one in path.raises]
    return text_of([header, *rows])


MADE = ["draft", "standard", "criteria"]


def made_by(standard: Standard, lang: str) -> list[str]:
    """The first columns of every row: by which criteria it was made."""
    return [word("draft", lang), standard.id, standard.digest[:DIGEST]]


def why_csv(found: Why, lang: str) -> str:
    """A row for each node that has a part, with the unrounded numbers."""
    standard, who = found.assessment.standard, found.assessment.agencies[found.agency]
    other = "median" if found.other is None else found.assessment.agencies[found.other].code
    header = [*MADE, "agency", "beside", "code", "kind", "here", "there", "part", "own", "title"]
    rows = []
    for one in found.difference.parts:
        node = standard.nodes[one.node]
        points = ["" if isnan(value) else repr(value) for value in (one.here, one.there)]
        rows.append([*made_by(standard, lang), who.code, other, node.code, node.kind, *points, repr(one.part), repr(one.own),
                     title_of(standard, node.code, who.type, lang)])
    return text_of([header, *rows])
