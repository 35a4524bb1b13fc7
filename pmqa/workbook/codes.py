"""The findings that a live workbook can show, on its lists sheet: code, severity, the engine's sentence."""

from __future__ import annotations

from typing import NamedTuple

from pmqa.catalogue import CATALOGUE
from pmqa.checks.answers import ENGINE_ONLY
from pmqa.findings import SEVERITIES, Finding
from pmqa.workbook.book import Book


class Codes(NamedTuple):
    """Ranges of one length."""

    codes: str
    severities: str
    sentences: str


def severity_number(code: str) -> int:
    """1 error, 2 warning, 3 note."""
    return SEVERITIES.index(CATALOGUE[code].severity) + 1


def live_codes() -> tuple[str, ...]:
    """Every code about answers and profile that a formula can see."""
    return tuple(code for code in CATALOGUE if code.startswith(("ANS", "PRF")) and code not in ENGINE_ONLY)


def write_codes(book: Book) -> Codes:
    """The three ranges on the lists sheet."""
    codes = live_codes()
    sentences = tuple(book.text(Finding(code).message) for code in codes)
    return Codes(book.constants(codes), book.constants(tuple(float(severity_number(code)) for code in codes)), book.constants(sentences))
