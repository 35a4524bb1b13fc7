"""Whatever is done to a template, an answer is never read from another's cell: it is right, or it is missing and told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import cycle

import pytest
from bent_workbooks import BENT, Book, answers, filled
from hypothesis import given, settings
from hypothesis import strategies as st
from written_standards import compiled

from pmqa.standard.compiled import Standard
from pmqa.thai import canonical_code
from pmqa.workbook.layout import tables

COVER = "ปก"
THAI = str.maketrans("0123456789-", "๐๑๒๓๔๕๖๗๘๙–")
RETYPED = (str.upper, str.lower, lambda text: f" {text} ", lambda text: text.replace(" ", "\n"), lambda text: "\u200b".join(text),
           lambda text: text.translate(THAI), lambda text: f"{text}:", lambda text: text.replace(" ", "\u00a0 "))


class Pick:
    """Choices made by a few numbers, over and over."""

    def __init__(self, numbers: Sequence[int]) -> None:
        self._numbers = cycle(numbers)

    def __call__(self, choices: Sequence):
        return choices[next(self._numbers) % len(choices)]


Bend = Callable[[Book, Pick], None]


@pytest.fixture(scope="module")
def bent(tmp_path_factory: pytest.TempPathFactory) -> Standard:
    return compiled(tmp_path_factory.mktemp("criteria"), BENT)


def sheet_of(book: Book, pick: Pick) -> str:
    return pick([name for name in book.sheets if name != COVER])


def header_of(book: Book, sheet: str) -> int:
    """Where the header row stands, from 0: the first with four texts, none of them an answer."""
    return next(i for i, row in enumerate(book.sheets[sheet])
                if len(texts := [value for value in row if isinstance(value, str)]) >= 4 and not any(t.startswith("คำตอบ ") for t in texts))


def row_of(book: Book, sheet: str, pick: Pick) -> int:
    """A row below the header, from 0."""
    return pick(range(header_of(book, sheet) + 1, len(book.sheets[sheet])))


def column_of(book: Book, sheet: str, pick: Pick) -> int:
    """A headed column, from 0."""
    header = book.sheets[sheet][header_of(book, sheet)]
    return pick([i for i, text in enumerate(header) if text])


def code_column(book: Book, sheet: str) -> int:
    """The column in which the codes stand, from 0."""
    codes = {canonical_code(row.code) for table in tables(book.standard, "department", 2561) for row in table.rows}
    found = Counter(i for row in book.sheets[sheet] for i, value in enumerate(row) if canonical_code(str(value)) in codes)
    return found.most_common(1)[0][0] if found else 0


def insert_rows(book: Book, pick: Pick) -> None:
    """Rows with a remark, which does not stand where the codes do: there it would be an unknown code."""
    sheet = sheet_of(book, pick)
    remark = ["หมายเหตุ"] if code_column(book, sheet) == 1 else [None, "หมายเหตุ"]
    book.insert_rows(sheet, pick(range(1, len(book.sheets[sheet]) + 1)), *[remark] * pick([1, 2, 3]))


def insert_column(book: Book, pick: Pick) -> None:
    sheet = sheet_of(book, pick)
    at = column_of(book, sheet, pick)
    for row in book.sheets[sheet]:
        row[at:at] = [None] if len(row) > at else []


def swap_rows(book: Book, pick: Pick) -> None:
    sheet = sheet_of(book, pick)
    grid, one, two = book.sheets[sheet], row_of(book, sheet, pick), row_of(book, sheet, pick)
    grid[one], grid[two] = grid[two], grid[one]


def swap_columns(book: Book, pick: Pick) -> None:
    sheet = sheet_of(book, pick)
    one, two = column_of(book, sheet, pick), column_of(book, sheet, pick)
    for row in book.sheets[sheet][header_of(book, sheet):]:
        row += [None] * (max(one, two) + 1 - len(row))
        row[one], row[two] = row[two], row[one]


def reorder_sheets(book: Book, pick: Pick) -> None:
    first = pick(list(book.sheets))
    book.sheets = {first: book.sheets[first]} | dict(reversed(book.sheets.items()))


def rename_sheet(book: Book, pick: Pick) -> None:
    sheet = sheet_of(book, pick)
    book.rename(sheet, f"{sheet}ก")


def retype_header(book: Book, pick: Pick) -> None:
    sheet = sheet_of(book, pick)
    header = book.sheets[sheet][header_of(book, sheet)]
    at = column_of(book, sheet, pick)
    header[at] = pick(RETYPED)(header[at])


def retype_code(book: Book, pick: Pick) -> None:
    sheet = sheet_of(book, pick)
    codes = {row.code for table in tables(book.standard, "department", 2561) for row in table.rows}
    for row in book.sheets[sheet][header_of(book, sheet) + 1:]:
        row[:] = [pick(RETYPED)(value) if value in codes else value for value in row]


HARMLESS = (insert_rows, insert_column, swap_rows, swap_columns, reorder_sheets, rename_sheet, retype_header, retype_code)


def delete_row(book: Book, pick: Pick) -> None:
    sheet = sheet_of(book, pick)
    book.delete_row(sheet, pick(range(1, len(book.sheets[sheet]) + 1)))


def delete_column(book: Book, pick: Pick) -> None:
    sheet = sheet_of(book, pick)
    at = column_of(book, sheet, pick)
    for row in book.sheets[sheet]:
        del row[at:at + 1]


def clear_cells(book: Book, pick: Pick) -> None:
    """The header or the code of one column or row; the answers stay."""
    sheet = sheet_of(book, pick)
    if pick([True, False]):
        book.sheets[sheet][header_of(book, sheet)][column_of(book, sheet, pick)] = None
    else:
        book.sheets[sheet][row_of(book, sheet, pick)][:1] = [None]


def retitle_column(book: Book, pick: Pick) -> None:
    sheet = sheet_of(book, pick)
    book.sheets[sheet][header_of(book, sheet)][column_of(book, sheet, pick)] = pick(["ความเห็น", "2561", "x"])


def copy_row(book: Book, pick: Pick) -> None:
    sheet = sheet_of(book, pick)
    grid = book.sheets[sheet]
    grid.insert(row_of(book, sheet, pick), list(grid[row_of(book, sheet, pick)]))


def copy_column(book: Book, pick: Pick) -> None:
    sheet = sheet_of(book, pick)
    one, two = column_of(book, sheet, pick), column_of(book, sheet, pick)
    for row in book.sheets[sheet]:
        row += [None] * (max(one, two) + 1 - len(row))
        row.insert(two, row[one])


def copy_table_below(book: Book, pick: Pick) -> None:
    grid = book.sheets[sheet_of(book, pick)]
    grid += [list(row) for row in grid]


def copy_sheet(book: Book, pick: Pick) -> None:
    sheet = sheet_of(book, pick)
    book.copy(sheet, f"{sheet}ข")


def drop_sheet(book: Book, pick: Pick) -> None:
    book.drop(pick(list(book.sheets)))


def numbers_for_codes(book: Book, pick: Pick) -> None:
    """What Excel does with a code that looks like a number."""
    for row in book.sheets[sheet_of(book, pick)]:
        if row and isinstance(row[0], str) and row[0].replace(".", "", 1).isdigit() and row[0].isascii():
            row[0] = float(row[0])


HARMFUL = (delete_row, delete_column, clear_cells, retitle_column, copy_row, copy_column, copy_table_below, copy_sheet, drop_sheet,
           numbers_for_codes)


def bends(kinds: tuple[Bend, ...], most: int) -> st.SearchStrategy[list[tuple[Bend, list[int]]]]:
    numbers = st.lists(st.integers(0, 99), min_size=6, max_size=6)
    return st.lists(st.tuples(st.sampled_from(kinds), numbers), min_size=1, max_size=most)


def bend(book: Book, todo: list[tuple[Bend, list[int]]]) -> Book:
    for one, numbers in todo:
        try:
            one(book, Pick(numbers))
        except (StopIteration, IndexError, ZeroDivisionError):
            continue  # what was to be bent is gone
    return book


@given(todo=bends(HARMLESS, 5))
def test_what_leaves_one_reading_is_read(bent: Standard, todo: list[tuple[Bend, list[int]]]) -> None:
    book = filled(bent)
    before = answers(book.read())
    submission = bend(book, todo).read()
    assert answers(submission) == before
    assert not submission.refused
    assert {finding.code for finding in submission.findings} <= {"SHT010", "SHT011", "SHT012", "SHT014"}


@settings(max_examples=settings().max_examples * 3)
@given(todo=bends(HARMLESS + HARMFUL, 4))
def test_no_answer_is_read_from_another_cell(bent: Standard, todo: list[tuple[Bend, list[int]]]) -> None:
    book = filled(bent)
    before = answers(book.read())
    submission = bend(book, todo).read()
    after = answers(submission)
    assert {key: value for key, value in after.items() if before[key] != value} == {}
    errors = [finding for finding in submission.findings if finding.severity == "error"]
    assert after.keys() == before.keys() or errors
    assert submission.refused <= bool(errors)


@given(data=st.data(), todo=bends(HARMLESS, 3))
def test_rows_sorted_without_their_codes_are_never_read(bent: Standard, data: st.DataObject, todo: list[tuple[Bend, list[int]]]) -> None:
    """All of some rows but the codes in another order; the titles, which moved with the answers, give it away."""
    book = filled(bent)
    before = answers(book.read())
    sheet = data.draw(st.sampled_from([name for name in book.sheets if name.startswith("หมวด")]))
    grid, first = book.sheets[sheet], header_of(book, sheet) + 1
    order = data.draw(st.permutations(range(first, len(grid))))
    grid[first:] = [[grid[here][0], *grid[there][1:]] for here, there in zip(range(first, len(grid)), order, strict=True)]
    submission = bend(book, todo).read()
    after = answers(submission)
    assert {key: value for key, value in after.items() if before[key] != value} == {}
    assert after == before or any(finding.severity == "error" for finding in submission.findings)
