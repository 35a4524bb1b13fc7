"""The findings that a live workbook can show, on its lists sheet: code, severity, the engine's sentence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pmqa.catalogue import CATALOGUE
from pmqa.checks.answers import ENGINE_ONLY
from pmqa.checks.rules import RULES
from pmqa.findings import SEVERITIES, Finding
from pmqa.standard.fields import Field, Rule
from pmqa.workbook.writing.book import Book


class Codes(NamedTuple):
    """Ranges of one length."""

    codes: str
    severities: str
    sentences: str


def severity_number(code: str) -> int:
    """1 error, 2 warning, 3 note."""
    return SEVERITIES.index(CATALOGUE[code].severity) + 1


def live_codes(points: Sequence[Field | Rule] = ()) -> tuple[str, ...]:
    """Every code about answers and profile that a formula can see; those of choices, caps and dates where ``points`` have some."""
    kinds = {point.kind for point in points}
    rare = {kind: RULES[kind].code for kind in ("asked-for-by-choice", "above-warn", "above-cap")} | {"date": "ANS036"}
    absent = {code for kind, code in rare.items() if kind not in kinds}
    return tuple(code for code in CATALOGUE if code.startswith(("ANS", "PRF")) and code not in (*ENGINE_ONLY, *absent))


def write_codes(book: Book, points: Sequence[Field | Rule]) -> Codes:
    """The three ranges on the lists sheet."""
    codes = live_codes(points)
    sentences = tuple(book.text(Finding(code).message) for code in codes)
    return Codes(book.constants(codes), book.constants(tuple(float(severity_number(code)) for code in codes)), book.constants(sentences))
