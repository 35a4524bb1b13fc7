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
from pmqa.xlsx.plain_text import plain_text, unescaped

_TABLE = re.compile(
    r"""(?:<\?xml version="1\.0"(?: encoding="[\w-]+")?(?: standalone="(?:yes|no)")?\?>\s*)?"""
    r"""<sst(?: [A-Za-z:]+="[^"<&]*")*>(?:<si>(.*)</si>)?</sst>\s*""",
    re.ASCII | re.DOTALL,
)
_FORMATS = re.compile(r"""(?:<[A-Za-z]+(?: [A-Za-z]+="[ !#-%'-;=-~]*")* ?/>)*""")
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
            texts = tally.texts(plain, lambda: part)
    if len(texts) > tally.room.strings:
        raise Unreadable("FIL053", f"{len(texts):,} > {tally.room.strings:,}")
    return texts


def plain_texts(content: bytes) -> list[str] | None:
    """The texts of a table that holds nothing but texts and runs with formats; None for any other content."""
    table = plain_text(content)
    if table is None:
        return None
    match = _TABLE.fullmatch(_without_formats(table.replace('<t xml:space="preserve">', "<t>")))
    if match is None:
        return None
    items = match[1]
    if items is None:
        return []
    texts = items[len("<t>") : -len("</t>")].split("</t></si><si><t>")
    if not items.startswith("<t>") or not items.endswith("</t>") or items.count("<") != 4 * len(texts) - 2:  # not texts alone
        texts = [_plain(item) for item in items.split("</si><si>")]
        if _NOT_PLAIN in "".join(texts):
            return None
    return list(map(unescaped, texts)) if "&" in items else texts


def _plain(item: str) -> str:
    """The text of the content of one ``si``, entities and all."""
    if item.startswith("<t>") and item.endswith("</t>"):
        return item[3:-4]
    if item.startswith("<r><t>") and item.endswith("</t></r>"):
        return item[6:-8].replace("</t></r><r><t>", "")
    if item == "<t/>":
        return ""
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
            strings.append(tally.text("".join(pieces), lambda: part))
            pieces.clear()
            inside = ""
        elif tag == "r" or tag == "rPh":
            inside = "si"

    def misplaced(tag: str) -> Unreadable:
        return Unreadable("FIL036", f"{part}: <{tag[:20]}>")

    parser.StartElementHandler = root
    feed(parser, chunks, part, tally, pieces)
    return strings