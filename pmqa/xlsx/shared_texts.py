"""The table of shared texts (ECMA-376 Part 1, 18.4.9): most words of a form, and once a third of the time to read it.

Nearly every table holds nothing but texts, or runs of text with a format each. Such a table is taken apart by a few
searches in C; a table in which anything else stands is parsed. Both ways give the same texts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from pmqa.xlsx import limits
from pmqa.xlsx.container import Archive
from pmqa.xlsx.limits import Unreadable
from pmqa.xlsx.markup import Tally, bare, feed, new_parser

_TABLE = re.compile(
    r"""(?:<\?xml version="1\.0"(?: encoding="[\w-]+")?(?: standalone="(?:yes|no)")?\?>\s*)?"""
    r"""<sst(?: [A-Za-z:]+="[^"<&]*")*>(?:<si>(.*)</si>)?</sst>\s*""",
    re.ASCII | re.DOTALL,
)
_FORMATS = re.compile(r"""(?:<[A-Za-z]+(?: [A-Za-z]+="[ !#-%'-;=-~]*")* ?/>)*""")
_ENTITIES = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'", "&#10;": "\n"}
_ENTITY = re.compile("&(?:amp|lt|gt|quot|apos|#10);")
_CONTROLS = bytes(sorted({*range(0x20)} - {0x09, 0x0A}))  # a parser refuses them, or makes a line feed of them
_FORBIDDEN = ("]]>", "\ufffe", "\uffff")  # as text, to a parser
_NOT_PLAIN = "<"  # stands for a text that is not plain: no text holds one before its entities are replaced


def read_strings(archive: Archive, part: str, tally: Tally) -> list[str]:
    """The texts by their index, the runs of each joined, phonetic guides left out. Raises :class:`Unreadable`."""
    if archive.size(part) > limits.CHUNK_BYTES:
        texts = _parsed(archive.chunks(part), part, tally)
    else:
        content = b"".join(archive.chunks(part))
        plain = plain_texts(content)
        if plain is None:
            texts = _parsed([content], part, tally)
        else:
            tally.count_tags(content, part)
            texts = [tally.text(text, part) for text in plain]
    if len(texts) > tally.room.strings:
        raise Unreadable("FIL053", f"{len(texts):,} > {tally.room.strings:,}")
    return texts


def plain_texts(content: bytes) -> list[str] | None:
    """The texts of a table that holds nothing but texts and runs with formats; None for any other content."""
    table = plain_text(content)
    if table is None or table.count("&") != len(_ENTITY.findall(table)):
        return None
    match = _TABLE.fullmatch(_without_formats(table.replace('<t xml:space="preserve">', "<t>")))
    if match is None:
        return None
    texts = [_plain(item) for item in match[1].split("</si><si>")] if match[1] is not None else []
    if _NOT_PLAIN in "".join(texts):
        return None
    return [unescaped(text) if "&" in text else text for text in texts]


def plain_text(content: bytes) -> str | None:
    """The content as text; None where it holds bytes or characters that a parser refuses or changes."""
    if len(content.translate(None, _CONTROLS)) != len(content):
        return None
    try:
        text = content.decode()
    except UnicodeDecodeError:
        return None
    return None if any(mark in text for mark in _FORBIDDEN) else text


def unescaped(text: str) -> str:
    """The text with the entities that XML itself has, and line feeds, as characters."""
    return _ENTITY.sub(lambda entity: _ENTITIES[entity[0]], text)


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