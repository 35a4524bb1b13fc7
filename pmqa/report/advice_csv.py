"""Advice as CSV, for spreadsheets."""

from __future__ import annotations

from pmqa.advice.path import Path
from pmqa.numerals import typed
from pmqa.report.as_csv import text_of
from pmqa.report.heading import DIGEST
from pmqa.report.path_report import answer_words, title_of
from pmqa.report.words import word
from pmqa.standard.compiled import Standard


def path_csv(path: Path, lang: str) -> str:
    """A row for each raise."""
    standard, who = path.before.standard, path.agency
    header = [*MADE, "agency", "name", "key", "code", "now", "to", "steps", "effort", "cell", "instead", "title"]
    rows = [[*made_by(standard, lang), who.code, who.name, one.key, one.code, answer_words(one.kind, one.found, lang),
             answer_words(one.kind, one.to, lang), one.steps, typed(one.effort), one.cell, " ".join(key for key, _ in one.instead),
             title_of(standard, one.code, who.type, lang)] for one in path.raises]
    return text_of([header, *rows])


MADE = ["draft", "standard", "criteria"]


def made_by(standard: Standard, lang: str) -> list[str]:
    """The first columns of every row: by which criteria it was made."""
    return [word("draft", lang), standard.id, standard.digest[:DIGEST]]
