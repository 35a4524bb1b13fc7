"""How wide the columns of a category's sheet are, and how many lines a text takes in one."""

from __future__ import annotations

from pmqa.report.wrapping import cells
from pmqa.workbook.layout import Row, Table
from pmqa.workbook.writing.book import Book

# As narrow as words and numbers allow: a whole row, with its evidence, is to stand legibly on one page.
_WIDTHS = {"code": 8, "title": 20, "guidance": 25, "indicator": 22, "unit": 7, "target": 8, "direction": 9, "mark": 8,
           "tick": 8, "value": 9, "na": 17, "score": 8, "bar": 8, "evidence": 38, "chars": 7, "remarks": 12, "filled-by": 10,
           "filled-on": 10}
_BY_KIND = {"mark": 9, "text": 24, "presence": 24, "option": 15, "date": 11}
_ROOM = 185  # a sheet that is narrower has room for wider evidence
_NARROW = 9  # earlier years, and numbers beside a mark


def widths_of(book: Book, table: Table) -> dict[str, int]:
    """Of every column; those of companions by what is asked for in them, that of the levels by the longest."""
    kinds = {key: field.kind for row in table.rows for key, field in row.fields.items()}
    legends = (legend(book, row) for row in table.rows if row.node is not None)
    levels = max((cells(line) for words in legends for line in words.split("\n")), default=0)
    known = _WIDTHS | {"levels": max(9, min(18, levels + 2))}
    widths = {}
    for column in table.columns:
        word = max(map(len, column.header.en.split())) + 1 if book.lang == "en" else 0  # Thai words are short
        widths[column.key] = max(word, known.get(column.key) or _BY_KIND.get(kinds.get(column.key, ""), _NARROW))
    if "evidence" in widths:
        widths["evidence"] += max(0, min(12, _ROOM - sum(widths.values())))
    return widths


def legend(book: Book, row: Row) -> str:
    """One level to a line."""
    return book.text(row.node.legend).replace(" · ", "\n")


def lines(text: str | None, width: int) -> int:
    """Lines that a text takes in a column: Thai breaks at words, so a little is lost at each end."""
    return sum(max(1, -(-cells(line) // max(1, int(width * 0.92)))) for line in (text or "").split("\n"))
