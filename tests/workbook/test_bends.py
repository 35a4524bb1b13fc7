"""Whatever is done to a template, an answer is never read from another's cell: it is right, or it is missing and told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from bent_workbooks import BENT, Book, answers, filled
from hypothesis import given, settings
from hypothesis import strategies as st
from written_standards import compiled

from pmqa.standard.compiled import Standard
from pmqa.workbook.layout import tables
from pmqa.standard.store import load_standard
from pmqa.workbook.reading import read_submission
from pmqa.workbook.template import write_template

Draw = Callable[[st.SearchStrategy], object]
COVER = "ปก"
THAI = str.maketrans("0123456789-", "๐๑๒๓๔๕๖๗๘๙–")
RETYPED = (str.upper, str.lower, lambda text: f" {text} ", lambda text: text.replace(" ", "\n"), lambda text: "\u200b".join(text),
           lambda text: text.translate(THAI), lambda text: f"{text}:", lambda text: text.replace(" ", "\u00a0 "))


@pytest.fixture(scope="module")
def bent(tmp_path_factory: pytest.TempPathFactory) -> Standard:
    return compiled(tmp_path_factory.mktemp("criteria"), BENT)


def sheet_of(book: Book, draw: Draw) -> str:
    return draw(st.sampled_from([name for name in book.sheets if name != COVER]))


def header_of(book: Book, sheet: str) -> int:
    """Where the header row stands, from 0: the first with four texts."""
    return next(i for i, row in enumerate(book.sheets[sheet]) if sum(isinstance(value, str) for value in row) >= 4)


def row_of(book: Book, sheet: str, draw: Draw) -> int:
    """A row below the header, from 0."""
    return draw(st.integers(header_of(book, sheet) + 1, len(book.sheets[sheet]) - 1))


def column_of(book: Book, sheet: str, draw: Draw) -> int:
    """A headed column, from 0."""
    header = book.sheets[sheet][header_of(book, sheet)]
    return draw(st.sampled_from([i for i, text in enumerate(header) if text]))


def insert_rows(book: Book, draw: Draw) -> None:
    sheet = sheet_of(book, draw)
    book.insert_rows(sheet, draw(st.integers(1, len(book.sheets[sheet]))), *[[None, "หมายเหตุ"]] * draw(st.integers(1, 3)))


def insert_column(book: Book, draw: Draw) -> None:
    sheet = sheet_of(book, draw)
    at = column_of(book, sheet, draw)
    for row in book.sheets[sheet]:
        row[at:at] = [None] if len(row) > at else []


def swap_rows(book: Book, draw: Draw) -> None:
    sheet = sheet_of(book, draw)
    grid, one, two = book.sheets[sheet], row_of(book, sheet, draw), row_of(book, sheet, draw)
    grid[one], grid[two] = grid[two], grid[one]


def swap_columns(book: Book, draw: Draw) -> None:
    sheet = sheet_of(book, draw)
    one, two = column_of(book, sheet, draw), column_of(book, sheet, draw)
    for row in book.sheets[sheet][header_of(book, sheet):]:
        row += [None] * (max(one, two) + 1 - len(row))
        row[one], row[two] = row[two], row[one]


def reorder_sheets(book: Book, draw: Draw) -> None:
    book.sheets = {name: book.sheets[name] for name in draw(st.permutations(list(book.sheets)))}


def rename_sheet(book: Book, draw: Draw) -> None:
    sheet = sheet_of(book, draw)
    book.rename(sheet, f"{sheet}ก")


def retype_header(book: Book, draw: Draw) -> None:
    sheet = sheet_of(book, draw)
    header = book.sheets[sheet][header_of(book, sheet)]
    at = column_of(book, sheet, draw)
    header[at] = draw(st.sampled_from(RETYPED))(header[at])


def retype_code(book: Book, draw: Draw) -> None:
    sheet = sheet_of(book, draw)
    codes = {row.code for table in tables(book.standard, "department", 2561) for row in table.rows}
    for row in book.sheets[sheet][header_of(book, sheet) + 1:]:
        row[:] = [draw(st.sampled_from(RETYPED))(value) if value in codes else value for value in row]


HARMLESS = (insert_rows, insert_column, swap_rows, swap_columns, reorder_sheets, rename_sheet, retype_header, retype_code)


def delete_row(book: Book, draw: Draw) -> None:
    sheet = sheet_of(book, draw)
    book.delete_row(sheet, draw(st.integers(1, len(book.sheets[sheet]))))


def delete_column(book: Book, draw: Draw) -> None:
    sheet = sheet_of(book, draw)
    at = column_of(book, sheet, draw)
    for row in book.sheets[sheet]:
        del row[at:at + 1]


def clear_cells(book: Book, draw: Draw) -> None:
    """The header or the code of one column or row; the answers stay."""
    sheet = sheet_of(book, draw)
    if draw(st.booleans()):
        book.sheets[sheet][header_of(book, sheet)][column_of(book, sheet, draw)] = None
    else:
        book.sheets[sheet][row_of(book, sheet, draw)][:1] = [None]


def retitle_column(book: Book, draw: Draw) -> None:
    sheet = sheet_of(book, draw)
    book.sheets[sheet][header_of(book, sheet)][column_of(book, sheet, draw)] = draw(st.sampled_from(["ความเห็น", "2561", "x"]))


def copy_row(book: Book, draw: Draw) -> None:
    sheet = sheet_of(book, draw)
    grid = book.sheets[sheet]
    grid.insert(row_of(book, sheet, draw), list(grid[row_of(book, sheet, draw)]))


def copy_column(book: Book, draw: Draw) -> None:
    sheet = sheet_of(book, draw)
    one, two = column_of(book, sheet, draw), column_of(book, sheet, draw)
    for row in book.sheets[sheet]:
        row += [None] * (max(one, two) + 1 - len(row))
        row.insert(two, row[one])


def copy_table_below(book: Book, draw: Draw) -> None:
    grid = book.sheets[sheet_of(book, draw)]
    grid += [list(row) for row in grid]


def copy_sheet(book: Book, draw: Draw) -> None:
    sheet = sheet_of(book, draw)
    book.copy(sheet, f"{sheet}ข")


def drop_sheet(book: Book, draw: Draw) -> None:
    book.drop(draw(st.sampled_from(list(book.sheets))))


def numbers_for_codes(book: Book, draw: Draw) -> None:
    """What Excel does with a code that looks like a number."""
    for row in book.sheets[sheet_of(book, draw)]:
        if row and isinstance(row[0], str) and row[0].replace(".", "", 1).isdigit() and row[0].isascii():
            row[0] = float(row[0])


HARMFUL = (delete_row, delete_column, clear_cells, retitle_column, copy_row, copy_column, copy_table_below, copy_sheet, drop_sheet,
           numbers_for_codes)


def bend(book: Book, bends: list[Callable], draw: Draw) -> Book:
    for one in bends:
        try:
            one(book, draw)
        except (StopIteration, IndexError):
            continue  # what was to be bent is gone
    return book


@given(bends=st.lists(st.sampled_from(HARMLESS), min_size=1, max_size=5), data=st.data())
def test_what_leaves_one_reading_is_read(bent: Standard, bends: list[Callable], data: st.DataObject) -> None:
    book = filled(bent)
    before, known = answers(book.read()), dict(book.sheets)
    submission = bend(book, bends, data.draw).read()
    assert answers(submission) == before
    assert not submission.refused
    assert {finding.code for finding in submission.findings} <= {"SHT010", "SHT011", "SHT012", "SHT014"}
    assert bool(submission.findings) or set(book.sheets) == set(known)


@settings(max_examples=settings().max_examples * 3)
@given(bends=st.lists(st.sampled_from(HARMLESS + HARMFUL), min_size=1, max_size=4), data=st.data())
def test_no_answer_is_read_from_another_cell(bent: Standard, bends: list[Callable], data: st.DataObject) -> None:
    book = filled(bent)
    before = answers(book.read())
    submission = bend(book, [*bends], data.draw).read()
    after = answers(submission)
    assert {key: value for key, value in after.items() if before[key] != value} == {}
    errors = [finding for finding in submission.findings if finding.severity == "error"]
    assert (after.keys() == before.keys()) or errors
    assert submission.refused <= bool(errors)
