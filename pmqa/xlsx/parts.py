"""The parts around the sheets: the outline of the workbook and its number formats.

Structure after ECMA-376 Part 1 (chapters 12 and 18) and Part 2 (packages). Elements are compared without their prefix,
so that Transitional, Strict and prefixed files read alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from posixpath import join, normpath, split
from typing import NamedTuple

from pmqa.xlsx import limits
from pmqa.xlsx.container import Archive, canonical
from pmqa.xlsx.foreign import refuse_archive
from pmqa.xlsx.limits import Unreadable
from pmqa.xlsx.markup import Tally, bare, feed, new_parser

# Number formats that a file names by their number alone (18.8.30), the last group those of a Thai Excel.
_PERCENT_IDS = frozenset({9, 10, 67, 68})
_DATE_IDS = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59), *range(71, 82)})
# What a format shows as it stands: quoted, escaped, in brackets (but [h] counts hours), and the e of 0.0E+00.
_LITERAL = re.compile(
    r'"[^"]*"?|\\.|_.|\*.|\[(?!(?:h+|m+|s+)\])[^\]]*\]|general|e[+-]', re.IGNORECASE | re.DOTALL
)
_STATES = ("visible", "hidden", "veryHidden")
_DATE_LETTER = re.compile("[ymdhsb]", re.IGNORECASE)  # b: the Thai Buddhist year


class Listed(NamedTuple):
    """One sheet of the list of sheets. ``part`` is empty where it is no worksheet but, for example, a chart."""

    name: str
    state: str
    part: str


class Outline(NamedTuple):
    """What the workbook part says. ``strings`` and ``styles`` are part names, empty where there are none."""

    sheets: list[Listed]
    date1904: bool
    kind: str
    strings: str
    styles: str


def read_outline(archive: Archive, tally: Tally) -> Outline:
    """The list of sheets and where everything lies. Raises :class:`Unreadable` where this is no workbook."""
    main = ""
    if "_rels/.rels" in archive.parts:
        main = _only("officeDocument", _relations(archive, "", tally))
    if not main:
        refuse_archive(archive)
    if main.endswith(".bin"):
        raise Unreadable("FIL013", main)
    date1904 = False
    listed: list[tuple[str, str, str]] = []
    root = ""

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal date1904, root
        root = root or tag
        if tag == "sheet":
            identifier = next((value for name, value in attributes.items() if name.endswith(":id")), "")
            state = attributes.get("state", "")
            listed.append((attributes.get("name", ""), state if state in _STATES else "visible", identifier))
        elif tag == "workbookPr":
            date1904 = attributes.get("date1904") in ("1", "true")

    parser = new_parser()
    parser.StartElementHandler = bare(start)
    feed(parser, archive.chunks(main), main, tally)
    if root != "workbook":
        raise Unreadable("FIL018", main)
    relations = _relations(archive, main, tally)
    sheets = []
    for name, state, identifier in listed:
        if identifier not in relations:
            raise Unreadable("FIL035", name)
        kind, part = relations[identifier]
        sheets.append(Listed(name, state, part if kind == "worksheet" else ""))
    _check_sheets(sheets)
    kind = "xlsm" if "macroenabled" in _content_type(archive, main, tally) else "xlsx"
    return Outline(sheets, date1904, kind, _only("sharedStrings", relations), _only("styles", relations))


def _check_sheets(sheets: list[Listed]) -> None:
    if not sheets:
        raise Unreadable("FIL042")
    if len(sheets) > limits.SHEETS:
        raise Unreadable("FIL050", f"{len(sheets):,} > {limits.SHEETS}")
    names, parts = set(), set()
    for name, _, part in sheets:
        if name.casefold() in names or part and part in parts:  # Excel holds names equal that differ in case
            raise Unreadable("FIL041", name)
        names.add(name.casefold())
        parts.add(part)


def _relations(archive: Archive, source: str, tally: Tally) -> dict[str, tuple[str, str]]:
    """Relation id -> (last word of its type, canonical name of the part); what lies outside of the file is left out."""
    folder, base = split(source)
    rels = canonical(join(folder, "_rels", base + ".rels"))
    found: dict[str, tuple[str, str]] = {}

    def start(tag: str, attributes: dict[str, str]) -> None:
        if tag == "Relationship" and attributes.get("TargetMode") != "External":
            if attributes.get("Id", "") in found:
                raise Unreadable("FIL036", f"{rels}: {attributes.get('Id', '')[:20]}")
            found[attributes.get("Id", "")] = (attributes.get("Type", "").rpartition("/")[2], _target(folder, attributes.get("Target", "")))

    parser = new_parser()
    parser.StartElementHandler = bare(start)
    feed(parser, archive.chunks(rels), rels, tally)
    return found


@lru_cache(maxsize=1 << 10)  # the files of a round name the same parts
def _target(folder: str, target: str) -> str:
    """The canonical name of the part that a part in ``folder`` points to."""
    return canonical(normpath(join("/", folder, target.replace("\\", "/"))))


def _only(kind: str, relations: dict[str, tuple[str, str]]) -> str:
    """The one part of that kind, empty where there is none."""
    parts = {part for its, part in relations.values() if its == kind}
    if len(parts) > 1:
        raise Unreadable("FIL036", ", ".join(sorted(parts))[:80])
    return parts.pop() if parts else ""


def _content_type(archive: Archive, part: str, tally: Tally) -> str:
    """The declared content type of a part in small letters, empty where none is."""
    types: dict[str, str] = {}

    def start(_: str, attributes: dict[str, str]) -> None:
        if "PartName" in attributes:
            types[canonical(attributes["PartName"])] = attributes.get("ContentType", "").lower()

    if "[content_types].xml" in archive.parts:
        parser = new_parser()
        parser.StartElementHandler = start
        feed(parser, archive.chunks("[content_types].xml"), "[content_types].xml", tally)
    return types.get(part, "")


def read_formats(archive: Archive, part: str, tally: Tally) -> dict[str, str]:
    """Style of a cell, as its ``s`` attribute says it -> "", "date" or "percent" (18.8.10, 18.8.30)."""
    if archive.size(part) > limits.CHUNK_BYTES:
        return _formats(archive.chunks(part), part, tally)
    content = b"".join(archive.chunks(part))
    tally.count_tags(content, part)
    return _formats_of(content, part)


@lru_cache(maxsize=8)  # the files of a round come from one form, and most have its styles
def _formats_of(content: bytes, part: str) -> dict[str, str]:
    return _formats([content], part, Tally())


def _formats(chunks: Iterable[bytes], part: str, tally: Tally) -> dict[str, str]:
    codes: dict[str, str] = {}
    formats: list[str] = []
    section = ""
    depth = 0

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal section, depth
        depth += 1
        if depth == 2:
            section = tag
        elif depth == 3 and section == "cellXfs" and tag == "xf":
            formats.append(attributes.get("numFmtId", "0"))
        elif depth == 3 and section == "numFmts" and tag == "numFmt":
            codes[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")

    def end(_: str) -> None:
        nonlocal depth
        depth -= 1

    parser = new_parser()
    parser.StartElementHandler, parser.EndElementHandler = bare(start), end
    feed(parser, chunks, part, tally)
    return {str(index): number_format(name, codes.get(name)) for index, name in enumerate(formats)}


@lru_cache(maxsize=1 << 10)
def number_format(identifier: str, code: str | None = None) -> str:
    """What a number format makes of a number: "percent", "date" (also a time of day or a span), or "".

    >>> number_format("9"), number_format("164", "0.0%"), number_format("164", '0.0"%"')
    ('percent', 'percent', '')
    >>> number_format("165", "[$-41E]d mmm bbbb"), number_format("166", "[h]:mm"), number_format("167", "[Red]0.00E+00")
    ('date', 'date', '')
    """
    if code is None:
        number = int(identifier) if identifier.isdecimal() and len(identifier) < 6 else 0
        return "percent" if number in _PERCENT_IDS else "date" if number in _DATE_IDS else ""
    bare = _LITERAL.sub("", code[:255])  # Excel's longest code
    return "percent" if "%" in bare else "date" if _DATE_LETTER.search(bare) else ""
