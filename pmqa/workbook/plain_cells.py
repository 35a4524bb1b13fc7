"""The cells of a worksheet as programs write them, taken apart by a few searches in C: three times as fast as parsing.

Excel, LibreOffice and the libraries write the same few forms of a row and a cell, and the heads of their cells
(``r="G19" s="6" t="s"``) repeat from file to file. Where anything else stands, a comment, a blank between two cells, an
unknown entity, the whole sheet is left to the parser: both ways give the same cells (ECMA-376 Part 1, 18.3.1.4).
"""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape

_CONTROLS = bytes(sorted({*range(0x20)} - {0x09, 0x0A}))  # a parser refuses them, or makes a line feed of them
_UNUSUAL = (b"<!", b"<?", b"]]>", b"\xef\xbf\xbe", b"\xef\xbf\xbf")  # comment, instruction, end of CDATA; U+FFFE, U+FFFF
_ENTITY = re.compile("&(?:amp|lt|gt|quot|apos);")
_ATTRIBUTE = r"""([A-Za-z_:][\w:.-]*)="([^"<&\n\t]*)\""""
_ATTRIBUTES = re.compile(rf"{_ATTRIBUTE}(?: {_ATTRIBUTE})*", re.ASCII)
_ONE = re.compile(_ATTRIBUTE, re.ASCII)
_ROW_NUMBER = re.compile("[1-9][0-9]{0,6}", re.ASCII)
_FORMULA = re.compile("<f(?: ([^<>]*?))? ?(?:/>|>[^<]*</f>)")
_NO_TEXT = ("", "<v/>", "<v />", "<v></v>")
_START, _END = b"<sheetData>", b"</sheetData>"


# One cell: its row, its attributes, the text of its value (None: none), whether it holds a formula.
Stored = tuple[int, "dict[str, str]", "str | None", bool]


def split_sheet(content: bytes) -> tuple[bytes, bytes, bytes]:
    """What stands before the cells, the cells, and the end tag with all that follows; empty where these are not plain."""
    before, start, rest = content.partition(_START)
    body, end, after = rest.partition(_END)
    if not end or before.count(b"<?") > before.startswith(b"<?xml ") or b"<!" in before:
        return b"", b"", b""
    return before + start, body, end + after


def plain_cells(body: bytes) -> list[Stored] | None:
    """Every cell with content of the plain form, in the order of the sheet; None where anything else stands."""
    if len(body.translate(None, _CONTROLS)) != len(body) or any(mark in body for mark in _UNUSUAL):
        return None
    try:
        text = body.decode()
    except UnicodeDecodeError:
        return None
    if text.count("&") != len(_ENTITY.findall(text)):
        return None
    first, *rows = text.replace('<t xml:space="preserve">', "<t>").split("<row ")
    cells: list[Stored] = []
    return cells if not first and all(_take_row(row, cells) for row in rows) else None


def _take_row(row: str, cells: list[Stored]) -> bool:
    """Add the cells of one row; False where it is not plain."""
    head, _, inside = row.partition(">")
    attributes, empty = _attributes(head)
    number = attributes.get("r", "")
    if not _ROW_NUMBER.fullmatch(number) or inside[-6:] != ("" if empty else "</row>"):
        return False
    first, *pieces = inside[:-6].split("<c ")
    if first:
        return False
    row_number = int(number)
    for piece in pieces:
        head, _, content = piece.partition(">")
        attributes, empty = _attributes(head)
        if "r" not in attributes or empty and content:
            return False
        if empty:
            continue
        if content[:3] == "<v>" and content[-8:] == "</v></c>":
            raw, formula = content[3:-8], False
        elif content[-4:] != "</c>":
            return False
        else:
            plain = _content(content[:-4], attributes)
            if plain is None:
                return False
            raw, formula = plain
        if raw is not None and "<" in raw:
            return False
        if raw is not None or formula:
            cells.append((row_number, attributes, unescape(raw) if raw and "&" in raw else raw, formula))
    return True


def _content(content: str, attributes: dict[str, str]) -> tuple[str | None, bool] | None:
    """Stored text and whether there is a formula; None where it is not plain."""
    formula = content.startswith("<f")
    if formula:
        match = _FORMULA.match(content)
        if match is None or match[1] and not _attributes(match[1])[0]:
            return None
        content = content[match.end():]
    if content in _NO_TEXT:
        return ("" if content else None), formula
    if content.startswith("<v>") and content.endswith("</v>"):
        return content[3:-4], formula
    if not formula and attributes.get("t") == "inlineStr" and content.startswith("<is><t>") and content.endswith("</t></is>"):
        return content[7:-9], formula
    return None


@lru_cache(maxsize=1 << 13)
def _attributes(head: str) -> tuple[dict[str, str], bool]:
    """The attributes between a tag's name and its ``>``, empty where they are not plain, and whether the tag is closed."""
    closed = head.endswith("/")
    if closed:
        head = head[:-1].removesuffix(" ")
    found = _ONE.findall(head) if _ATTRIBUTES.fullmatch(head) else []
    attributes = dict(found)
    return (attributes, closed) if len(attributes) == len(found) else ({}, False)
