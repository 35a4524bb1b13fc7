"""The workbook handed out: every sheet, with live formulas that carry the engine's own values."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

import xlsxwriter

from pmqa.assessment import assess
from pmqa.checks import check, not_applicable, said_in
from pmqa.standard.compiled import Standard
from pmqa.submission import Entry, Submission
from pmqa.workbook.layout import Table, tables
from pmqa.workbook.writing.answer_sheets import write_category, write_profile
from pmqa.workbook.writing.book import FONT, SIZE, Book, Formula
from pmqa.workbook.writing.calc_answers import AnswerSheet
from pmqa.workbook.writing.calc_scores import ScoreSheet
from pmqa.workbook.writing.check_sheet import write_check
from pmqa.workbook.writing.front_sheets import write_cover, write_index, write_plan
from pmqa.workbook.writing.summary_sheet import write_summary
from pmqa.xlsx.cells import Cell
from pmqa.xlsx.references import address

Content = Mapping[str, object]


def write_template(standard: Standard, path: Path, *, agency_type: str = "", year: int | None = None, lang: str = "th",
                   content: Content | None = None, created: datetime | None = None) -> None:
    """Write the workbook of ``standard`` for an agency of ``agency_type`` to ``path``, replacing a file there at once.

    ``content`` fills cells by field key (``LD1.A``: 3), the profile by ``profile:code``, the evidence index and the plan
    by ``index:rows`` and ``plan:rows``; a value may be a number, text, bool or :class:`Formula`. ``created`` is kept in
    its properties (default: now). Raises ValueError for an unknown agency type, OSError when the file cannot be written.
    """
    known = [kind.code for kind in standard.types]
    if agency_type not in known and (known or agency_type):
        raise ValueError(f"agency type {agency_type!r}: choose one of {', '.join(known) or '(none)'}")
    year = standard.year if year is None else year
    half = Path(path).with_name(f".{Path(path).name}.{os.getpid()}.tmp")  # not a secret file: others open it on a shared drive
    try:
        _write(standard, str(half), agency_type, year, lang, dict(content or {}), created)
        os.replace(half, path)
    finally:
        half.unlink(missing_ok=True)


def _write(standard: Standard, path: str, agency_type: str, year: int, lang: str, content: Content, created: datetime | None) -> None:
    layout = tables(standard, agency_type, year)
    submission = _submission(standard, agency_type, year, lang, layout, content)
    checked = check(standard, submission)
    states = said_in(standard, submission)
    # Widths count digits of the workbook's own font: were that another, a computer without it would make columns too wide.
    plain = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False,
             "default_format_properties": {"font_name": FONT, "font_size": SIZE}}
    with xlsxwriter.Workbook(path, plain) as workbook:
        workbook.set_calc_mode("auto")
        workbook.set_properties({"title": standard.id, "subject": agency_type, "comments": standard.digest[:12], "created": created})
        book = Book(workbook, standard, agency_type, year, lang, layout, content, submission, states,
                    not_applicable(standard, states), assess(standard, [checked]))
        book.add("cover")
        write_cover(book)
        write_in_order(book)


def write_in_order(book: Book) -> None:
    """Sheets in the order of the tabs; those that read the calculation are filled once it is laid out."""
    lists = book.sheets["lists"] = book.book.add_worksheet(book.name("lists"))
    answers = AnswerSheet(book)
    scores = ScoreSheet(book, answers)
    write_profile(book)
    for table in book.tables[1:]:
        write_category(book, table, answers, scores)
    for key in ("index", "plan", "summary", "check"):
        book.add(key, "#6AA84F" if key in ("summary", "check") else "#8EA0BE", grows=key in ("index", "plan"))
    write_index(book)
    write_plan(book)
    answers.write(scores.applies)
    scores.write()
    write_summary(book, answers, scores)
    write_check(book, answers, scores)
    lists.protect()
    lists.hide()
    book.sheets["cover"].activate()


def _submission(standard: Standard, agency_type: str, year: int, lang: str, layout: tuple[Table, ...], content: Content) -> Submission:
    """The content as the reader would read it back from the finished workbook."""
    profile: dict[str, Entry] = {}
    entries: dict[str, Entry] = {}
    for table in layout:
        name = table.name.in_(lang)
        for row in table.rows:
            for column, field in row.fields.items():
                place = address(table.row_number(row.code), table.column_number(column))
                if table.category == "profile":
                    profile[field.key] = Entry(_cell(content.get(f"profile:{field.key}")), name, place)
                else:
                    entries[field.key] = Entry(_cell(content.get(field.key)), name, place)
    return Submission("", "", standard.id, standard.digest[:12], agency_type, year, profile, entries)


def _cell(content: object) -> Cell | None:
    """What a cell with this content reads as."""
    if content is None or content == "":
        return None
    if isinstance(content, Formula):
        inner = _cell(content.value)
        return inner._replace(formula=True) if inner else Cell("text", "", True)
    if isinstance(content, bool):
        return Cell("boolean", content)
    if isinstance(content, str):
        return Cell("error" if content in _ERRORS else "text", content)
    return Cell("number", float(content))


_ERRORS = ("#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A")
