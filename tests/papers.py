"""What a person gets out of a paper: the text of a PDF as it is copied, its pages, the words of an HTML file."""

from __future__ import annotations

import re
import shutil
import subprocess
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest

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

HOSTILE = (
    "<script>alert(1)</script>", "</style><img src=x onerror=alert(1)>", "#set text(red) *b* $x$ @ref <label> \\ `raw` // c", "'\"&amp;&lt;",
    "=1+1", "+1", "-1", "@SUM(A1)", "=HYPERLINK(\"http://x\")", "\u202egnp.\u202c\u200f\u2066x\u2069", "a\x00b\x07c\ufffe\ud800d\r\ne\tf",
    "ก" * 300, "A" * 300, "น้ำใจ " * 50, "กรม中文😀क", "", "   ")


def pdf_text(data: bytes, folder: Path) -> str:
    """What is copied from it, page after page."""
    return _poppler("pdftotext", data, folder, "-")


def pdf_pages(data: bytes, folder: Path) -> int:
    """How many pages it has, all of A4."""
    told = dict(line.split(":", 1) for line in _poppler("pdfinfo", data, folder).splitlines())
    assert "(A4)" in told["Page size"]
    return int(told["Pages"])


def pdf_boxes(data: bytes, folder: Path) -> list[tuple[float, float, float, float]]:
    """Where each word stands on its page, in points from the top left: left, top, right, bottom."""
    words = re.findall(r'<word xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)"', _poppler("pdftotext", data, folder, "-bbox", "-"))
    return [tuple(map(float, word)) for word in words]


def pdf_feet(data: bytes, folder: Path, height: float) -> list[tuple[str, str]]:
    """Of each page the words above its foot, which is so many points high, and those in it, left to right."""
    pages = []
    for high, page in re.findall(r'<page width=".*?" height="(.*?)">(.*?)</page>', _poppler("pdftotext", data, folder, "-bbox", "-"), re.DOTALL):
        words = [(float(left), float(top), unescape(word)) for left, top, word in re.findall(r'<word xMin="(.*?)" yMin="(.*?)" .*?>(.*?)</word>', page)]
        parts = ([word for word in words if word[1] <= float(high) - height], sorted(word for word in words if word[1] > float(high) - height))
        pages.append(tuple(" ".join(word for *_, word in part) for part in parts))
    return pages


def pdf_fonts(data: bytes, folder: Path) -> set[str]:
    """Names of its fonts; each is embedded and says which characters its signs are."""
    rows = [line.split() for line in _poppler("pdffonts", data, folder).splitlines()[2:]]
    assert {(row[-5], row[-3]) for row in rows} == {("yes", "yes")}
    return {row[0].partition("+")[2] for row in rows}


def _poppler(program: str, data: bytes, folder: Path, *options: str) -> str:
    if not shutil.which(program):
        pytest.skip(f"{program} is not installed (Debian: poppler-utils)")
    file = folder / "paper.pdf"
    file.write_bytes(data)
    command = [program, *(option for option in options if len(option) > 1), str(file), *(option for option in options if len(option) == 1)]
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8", errors="replace").stdout


def joined(text: str) -> str:
    """Without blanks and line ends."""
    return "".join(text.split())


class Words(HTMLParser):
    """``tags``: the elements of a page with their attributes; ``text``: its words."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        if not self.tags or self.tags[-1][0] != "style":
            self.text += data + "\n"


def of_every_block(text: str) -> Document:
    """A document that holds ``text`` in every place where a text can stand, pictures left out."""
    grid = Grid((Column(text), Column("no", right=True), Column(text, wide=1)), ((text, "3.50", text), ("x", text, "y")))
    blocks = (Line(text, "good"), Box((Line(text, "bad"), Line(text)), "bad"), Heading(text), Listing((text, "x")), NewPage(), Heading(text, 2), grid)
    return Document(text or "–", "th", "ร่าง", "pmqa", blocks)


def told(document: Document) -> list[str]:
    """The whole document as lines: headings after #, boxes after >, rows of tables with | between their cells."""
    return [f"[{document.banner}] {document.title}", *_told(document.blocks), f"[{document.foot}]"]


def _told(blocks: tuple[Block, ...]) -> list[str]:
    out = []
    for block in blocks:
        match block:
            case Heading(text, level):
                out.append("#" * level + " " + text)
            case Line(text):
                out.append(text)
            case Box(lines, _):
                out += [f"> {line.text}" for line in lines]
            case Listing(items):
                out += [f"{place}. {item}" for place, item in enumerate(items, 1)]
            case Grid(columns, rows):
                out += [" | ".join(row) for row in ([column.header for column in columns], *rows)]
            case Picture(_, signs, words):
                out.append(f"({words}) " + ", ".join(word for _, word in signs))
            case Beside(left, right):
                out += [*_told(left), *_told(right)]
            case NewPage():
                out.append("---")
    return out
