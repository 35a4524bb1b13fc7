"""The cells of a worksheet as programs write them, taken apart by a few searches in C: three times as fast as parsing.

Excel, LibreOffice and the libraries write the same few forms of a row and a cell, and the heads of their cells
(``r="G19" s="6" t="s"``) repeat from file to file. Where anything else stands, a comment, a blank between two cells, an
unknown entity, the whole sheet is left to the parser: both ways give the same cells (ECMA-376 Part 1, 18.3.1.4).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from pmqa.workbook.shared_texts import unescaped

_NO_CHARACTER = "\\x00-\\x08\\x0b-\\x1f\\ufffe\\uffff"  # a parser refuses these, or makes a line feed of a carriage return
_UNUSUAL = re.compile(f"[{_NO_CHARACTER}]")
_ENTITY = re.compile("&(?:amp|lt|gt|quot|apos);")
_ATTRIBUTE = rf"""([A-Za-z_:][\w:.-]*)="([^"<&\n\t{_NO_CHARACTER}]*)\""""
_ATTRIBUTES = re.compile(rf"{_ATTRIBUTE}(?: {_ATTRIBUTE})*", re.ASCII)
_ONE = re.compile(_ATTRIBUTE, re.ASCII)
_ROW_NUMBER = re.compile("[1-9][0-9]{0,6}", re.ASCII)
_FORMULA = re.compile(f"<f(?: ([^<>]*?))? ?(?:/>|>[^<{_NO_CHARACTER}]*</f>)")
_NO_TEXT = ("<v/>", "<v />", "<v></v>")


class Head(NamedTuple):
    """The attributes of a row or cell, and those of a cell with their defaults. ``closed``: it has no content."""

    attributes: dict[str, str]
    kind: str
    style: str
    closed: bool


Stored = tuple[int, Head, "str | None", bool]  # row, head, text of the value (None: none), whether there is a formula


def split_sheet(content: bytes) -> tuple[bytes, bytes, bytes]:
    """What stands before the cells, the cells, and the end tag with all that follows; empty where these are not plain."""
    before, start, rest = content.partition(b"<sheetData>")
    body, end, after = rest.partition(b"</sheetData>")
    if not end or before.count(b"<?") > before.startswith(b"<?xml ") or b"<!" in before:
        return b"", b"", b""
    return before + start, body, end + after


def plain_cells(body: bytes) -> list[Stored] | None:
    """Every cell with content, in the order of the sheet; None where anything but plain rows and cells stands."""
    try:
        text = body.decode()
    except UnicodeDecodeError:
        return None
    if "]]>" in text or text.count("&") != len(_ENTITY.findall(text)):
        return None
    first, *rows = text.replace('<t xml:space="preserve">', "<t>").split("<row ")
    cells: list[Stored] = []
    return cells if not first and all(_take_row(row, cells) for row in rows) else None


def _take_row(row: str, cells: list[Stored]) -> bool:
    """Add the cells of one row; False where it is not plain."""
    tag, bracket, inside = row.partition(">")
    head = _head(tag) if bracket else None
    if head is None or not _ROW_NUMBER.fullmatch(head.attributes["r"]) or inside[-6:] != ("" if head.closed else "</row>"):
        return False
    first, *pieces = inside[:-6].split("<c ")
    number = int(head.attributes["r"])
    for piece in pieces:
        tag, value, content = piece.partition("><v>")
        formula = False
        if value and content[-8:] == "</v></c>" and "<" not in tag:
            raw, head = content[:-8], _head(tag)
            if head is None or head.closed:
                return False
        else:
            tag, bracket, content = piece.partition(">")
            head = _head(tag) if bracket else None
            if head is None or content[-4:] != ("" if head.closed else "</c>"):
                return False
            plain = _content(content[:-4], head.kind)
            if plain is None:
                return False
            raw, formula = plain
        if raw and ("<" in raw or not raw.isprintable() and _UNUSUAL.search(raw)):
            return False
        if raw is not None or formula:
            cells.append((number, head, unescaped(raw) if raw and "&" in raw else raw, formula))
    return not first


def _content(content: str, kind: str) -> tuple[str | None, bool] | None:
    """Stored text and whether there is a formula; None where it is not plain."""
    formula = content.startswith("<f")
    if formula:
        match = _FORMULA.match(content)
        if match is None or match[1] and _attributes(match[1]) is None:
            return None
        content = content[match.end():]
    if not content or content in _NO_TEXT:
        return ("" if content else None), formula
    if content.startswith("<v>") and content.endswith("</v>"):
        return content[3:-4], formula
    if not formula and kind == "inlineStr" and content.startswith("<is><t>") and content.endswith("</t></is>"):
        return content[7:-9], formula
    return None


@lru_cache(maxsize=1 << 13)
def _head(tag: str) -> Head | None:
    """What stands between the name of a row or cell and its ``>``; None where that is not plain or has no reference."""
    closed = tag.endswith("/")
    found = _attributes(tag[:-1].removesuffix(" ") if closed else tag)
    if found is None or "r" not in found:
        return None
    return Head(found, found.get("t", "n"), found.get("s", "0"), closed)


def _attributes(text: str) -> dict[str, str] | None:
    found = _ONE.findall(text) if _ATTRIBUTES.fullmatch(text) else []
    attributes = dict(found)
    return attributes if found and len(attributes) == len(found) else None
