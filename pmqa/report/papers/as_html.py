"""Any document as one HTML file: nothing is fetched, nothing runs, it prints on A4 as it is shown."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from pathlib import Path

from pmqa.report.blocks import clean
from pmqa.report.papers.document import (
    Beside,
    Block,
    Box,
    Column,
    Document,
    Grid,
    Heading,
    Line,
    Listing,
    NewPage,
    Picture,
)

_SHORT = 24  # characters
_STYLE = Path(__file__).with_name("paper.css")


def html(document: Document) -> str:
    """The same document gives the same text."""
    return "\n".join([
        "<!DOCTYPE html>",
        f'<html lang="{document.lang}">',
        "<head>",
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; style-src \'unsafe-inline\'">',
        f"<title>{_text(document.title)}</title>",
        f"<style>\n{_STYLE.read_text(encoding='utf-8')}</style>",
        "</head>",
        "<body>",
        f'<header><p class="banner">{_text(document.banner)}</p><h1>{_text(document.title)}</h1></header>',
        "<main>",
        *_all(document.blocks),
        "</main>",
        f"<footer>{_text(document.foot)}</footer>",
        "</body>",
        "</html>",
        "",
    ])


def _all(blocks: Iterable[Block]) -> list[str]:
    return [_one(block) for block in blocks]


def _one(block: Block) -> str:
    match block:
        case Heading(text, level):
            return f"<h{level + 1}>{_text(text)}</h{level + 1}>"
        case Line():
            return _line(block)
        case Grid():
            return _grid(block)
        case Listing(items):
            return "<ol>" + "".join(f"<li>{_text(item)}</li>" for item in items) + "</ol>"
        case Box(lines, style):
            return f'<div class="box {style}">' + "".join(map(_line, lines)) + "</div>"
        case Picture(svg, signs, told):
            said = "".join(f"<span>{sign} {_text(words)}</span>" for sign, words in signs)
            return f'<figure aria-label="{_text(told)}">{svg}<figcaption>{said}</figcaption></figure>'
        case Beside(left, right):
            return "\n".join(['<div class="beside"><div>', *_all(left), "</div><div>", *_all(right), "</div></div>"])
        case NewPage():
            return '<div class="new-page"></div>'


def _line(line: Line) -> str:
    return f'<p class="{line.style}">{_text(line.text)}</p>' if line.style else f"<p>{_text(line.text)}</p>"


def _grid(grid: Grid) -> str:
    head = "".join(f'<th scope="col"{_kind(column, column.header)}>{_text(column.header)}</th>' for column in grid.columns)
    rows = ["<tr>" + "".join(f"<td{_kind(column, cell)}>{_text(cell)}</td>" for column, cell in zip(grid.columns, row, strict=True)) + "</tr>"
            for row in grid.rows]
    return "\n".join(['<div class="wide"><table>', f"<thead><tr>{head}</tr></thead>", "<tbody>", *rows, "</tbody></table></div>"])


def _kind(column: Column, cell: str) -> str:
    """Numbers to the right; a few words that stand in a narrow column stay on one line."""
    return ' class="right"' if column.right else ' class="short"' if not column.wide and len(cell) <= _SHORT else ""


def _text(text: str) -> str:
    return escape(clean(text))
