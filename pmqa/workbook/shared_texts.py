"""The table of shared texts (ECMA-376 Part 1, 18.4.9): most words of a form, and once a third of the time to read it.

Nearly every table holds nothing but texts, or runs of text with a format each. Such a table is taken apart by a few
searches in C; a table in which anything else stands is parsed. Both ways give the same texts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import unescape

from pmqa.workbook import limits
from pmqa.workbook.container import Archive
from pmqa.workbook.limits import Unreadable
from pmqa.workbook.markup import Tally, bare, feed, new_parser

_TABLE = re.compile(
    r"""(?:<\?xml version="1\.0"(?: encoding="[\w-]+")?(?: standalone="(?:yes|no)")?\?>\s*)?"""
    r"""<sst(?: [A-Za-z:]+="[^"<&]*")*>(?:<si>(.*)</si>)?</sst>\s*""",
    re.ASCII | re.DOTALL,
)
_FORMATS = re.compile(r"""(?:<[A-Za-z]+(?: [A-Za-z]+="[ !#-%'-;=-~]*")* ?/>)*""")
_ENTITY = re.compile("&(?:amp|lt|gt|quot|apos);")
_CONTROLS = bytes(sorted({*range(0x20)} - {0x09, 0x0A}))  # a parser refuses them, or makes a line feed of them
_UNUSUAL = (b"<!", b"]]>", b"\xef\xbf\xbe", b"\xef\xbf\xbf")  # comment, CDATA and its end; U+FFFE, U+FFFF
_NOT_PLAIN = "<"  # as a text: it cannot be one before its entities are replaced


def read_strings(archive: Archive, part: str, tally: Tally) -> list[str]:
    """The texts by their index, the runs of each joined, phonetic guides left out. Raises :class:`Unreadable`."""
    chunks = list(archive.chunks(part)) if archive.size(part) <= limits.CHUNK_BYTES else archive.chunks(part)
    texts = plain_texts(chunks[0]) if isinstance(chunks, list) and len(chunks) == 1 else None
    if texts is None:
        texts = _parsed(chunks, part, tally)
    else:
        tally.count_tags(chunks[0], part)
        texts = [tally.text(text, part) for text in texts]
    if len(texts) > limits.STRINGS:
        raise Unreadable("FIL053", f"{len(texts):,} > {limits.STRINGS:,}")
    return texts


def plain_texts(content: bytes) -> list[str] | None:
    """The texts of a table that holds nothing but texts and runs with formats; None for any other content."""
    if len(content.translate(None, _CONTROLS)) != len(content) or any(mark in content for mark in _UNUSUAL):
        return None
    try:
        table = content.decode()
    except UnicodeDecodeError:
        return None
    table = _without_formats(table.replace('<t xml:space="preserve">', "<t>"))
    match = _TABLE.fullmatch(table)
    if match is None:
        return None
    body = match[1]
    if body is None:
        return []
    texts = [_plain(body)] if "</si><si>" not in body else _plain(body.replace("</t></si><si><t>", "\0")).split("\0")
    if _NOT_PLAIN in "".join(texts):
        texts = [_plain(item) for item in body.split("</si><si>")]
    joined = "".join(texts)
    if _NOT_PLAIN in joined or joined.count("&") != len(_ENTITY.findall(joined)):
        return None
    return [unescape(text) if "&" in text else text for text in texts]


def _plain(item: str) -> str:
    """The text of the content of one ``si``, entities and all."""
    if item.startswith("<t>") and item.endswith("</t>"):
        return item[3:-4]
    if item.startswith("<r><t>") and item.endswith("</t></r>"):
        return item[6:-8].replace("</t></r><r><t>", "")
    return _NOT_PLAIN


def _without_formats(table: str) -> str:
    """Cut ``<rPr>…</rPr>`` out where it holds only empty elements: LibreOffice writes one for each run."""
    first, *others = table.split("<rPr>")
    kept = [first]
    known: set[str] = set()  # a handful, however many runs there are
    for other in others:
        formats, closed, rest = other.partition("</rPr>")
        if formats not in known:
            if not closed or not _FORMATS.fullmatch(formats):
                return table
            known.add(formats)
        kept.append(rest)
    return "".join(kept)


def _parsed(chunks: Iterable[bytes], part: str, tally: Tally) -> list[str]:
    """Any table: the runs of each text joined, phonetic guides left out."""
    strings: list[str] = []
    pieces: list[str] = []
    inside = around = ""
    parser = new_parser()

    def root(tag: str, _: dict[str, str]) -> None:
        if tag.rpartition(":")[2] != "sst":
            raise misplaced(tag)
        parser.StartElementHandler, parser.EndElementHandler = (bare(start), bare(end)) if ":" in tag else (start, end)

    def start(tag: str, _: dict[str, str]) -> None:
        nonlocal inside, around
        if tag == "t":
            if inside == "si" or inside == "r":
                around, inside = inside, tag
                parser.CharacterDataHandler = pieces.append
            elif inside != "rPh":
                raise misplaced(tag)
        elif tag == "si":
            if inside:
                raise misplaced(tag)
            inside = tag
        elif tag == "r" or tag == "rPh":
            if inside != "si":
                raise misplaced(tag)
            inside = tag
        elif tag.endswith((":si", ":t", ":r")):
            raise misplaced(tag)

    def end(tag: str) -> None:
        nonlocal inside
        if tag == "t":
            if inside == tag:
                parser.CharacterDataHandler = None
                inside = around
        elif tag == "si":
            strings.append(tally.text("".join(pieces), part))
            pieces.clear()
            inside = ""
        elif tag == "r" or tag == "rPh":
            inside = "si"

    def misplaced(tag: str) -> Unreadable:
        return Unreadable("FIL036", f"{part}: <{tag[:20]}>")

    parser.StartElementHandler = root
    feed(parser, chunks, part, tally, pieces)
    return strings