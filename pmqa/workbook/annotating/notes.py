"""Notes at cells: ours come and go; all others stay, and their cells get none of ours.

Ours begin with our name, because LibreOffice forgets who wrote a note, and end with signs that nobody sees: what was written
behind them is a reply of the agency, which is kept. Comments after ECMA-376 Part 1, 18.7; a comment
is shown by a box in the sheet's VML drawing (``annotate_vml``).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from pmqa.report.wrapping import cells
from pmqa.workbook.annotating.vml import WIDTH, Geometry, has_shapes, new_drawing, with_boxes, without_boxes
from pmqa.xlsx.limits import Unreadable
from pmqa.xlsx.markup import Tally, bare, new_parser
from pmqa.xlsx.package import Package, free_name
from pmqa.xlsx.references import address, parse_reference
from pmqa.xlsx.spans import Element, appended, edited, elements, escaped, prefixed

AUTHOR = "pmqa"
_OURS = re.compile(rb"(?:<[^>]*>|\s)*+" + f"{AUTHOR} ·".encode())  # the text of a note, whatever it is dressed in
_END = "\u200b\u200c\u200b"  # of no width; fonts for Thai have them
MOST = 1000  # notes on a sheet: shapes are numbered in blocks of 1,024, of which a new drawing has one
_COMMENTS = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_VML = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_NO_COMMENTS = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<comments xmlns="{}"><authors/><commentList/></comments>'
_RUN = '<r><rPr>{}<sz val="9"/><color indexed="81"/><rFont val="Tahoma"/><family val="2"/></rPr><t xml:space="preserve">{}</t></r>'
_CELL_WIDTH = 6.5  # pixels of a narrow letter in this type


class Line(NamedTuple):
    """A line of a note."""

    text: str
    bold: bool = False


class Owner(NamedTuple):
    """The worksheet part that notes belong to: its number in the workbook, and the namespaces of its file."""

    part: str
    number: int
    office: str
    namespace: str


def renew(package: Package, owner: Owner, drawing: str, notes: Mapping[str, Sequence[Line]], geometry: Geometry) -> str:
    """Our notes replaced by these, by A1 reference; replies stay below them, or alone.

    ``drawing`` is the id of the relation to the sheet's drawing of boxes, empty where it has none; gives the present one.
    """
    replies: dict[str, str] = {}
    if comments := _comments(package, owner.part):
        drawing, replies = _clear(package, owner, comments, drawing)
    new = {reference: [*(_ours(notes[reference]) if reference in notes else ()), *([Line(replies[reference])] if reference in replies else ())]
           for reference in dict.fromkeys([*replies, *notes])}
    return _add(package, owner, drawing, new, geometry) if new else drawing


def has_notes(package: Package, sheet: str) -> bool:
    """Whether a worksheet part may have notes of ours."""
    comments = _comments(package, sheet)
    return bool(comments) and AUTHOR.encode() in package.read(comments)


def _comments(package: Package, sheet: str) -> str:
    return next((one.part for one in package.relations(sheet).values() if one.kind == "comments" and one.part), "")


def _clear(package: Package, owner: Owner, comments: str, drawing: str) -> tuple[str, dict[str, str]]:
    """Without our notes, the replies to which are given by reference; the parts that hold nothing else go too."""
    content = package.read(comments)
    found = elements(content, comments, 3)
    every = [one for one in found if one.name == "comment"]
    mine = [one for one in every if _OURS.match(content, one.inside, one.close)]
    if not mine:
        return drawing, {}
    texts = [(parse_reference(one.attributes.get("ref", "")), _plain(content[one.start : one.end], comments)) for one in mine]
    replies = {address(*place): reply for place, text in texts if place and (reply := text.partition(_END)[2].strip())}
    boxes = package.relations(owner.part)[drawing].part if drawing else ""
    if boxes:
        places = {parse_reference(one.attributes.get("ref", "")) for one in mine}
        package.write(boxes, without_boxes(package.read(boxes), places))
    if len(mine) < len(every):
        last = [one for one in found if one.name == "author"][-1:]  # without it the numbers of the others stay
        gone = [one for one in last if content[one.inside : one.close] == AUTHOR.encode()]
        package.write(comments, edited(content, [(one.start, one.end, b"") for one in [*mine, *gone]]))
        return drawing, replies
    _drop(package, owner, comments)
    if not boxes or has_shapes(package.read(boxes)):
        return drawing, replies
    _drop(package, owner, boxes)
    return "", replies


def _plain(comment: bytes, part: str) -> str:
    """What a note says, whatever it is dressed in. Raises :class:`Unreadable` where it is too long."""
    pieces: list[str] = []
    parser = new_parser()

    def start(name: str, _: object) -> None:
        parser.CharacterDataHandler = pieces.append if name == "t" else None

    def end(_: str) -> None:
        parser.CharacterDataHandler = None

    parser.StartElementHandler, parser.EndElementHandler = bare(start), bare(end)
    parser.Parse(comment, True)
    return Tally().text("".join(pieces), lambda: part)


def _drop(package: Package, owner: Owner, part: str) -> None:
    for relation in package.relations(owner.part).values():
        if relation.part == part:
            package.unrelate(owner.part, relation.id)
    package.remove(part)


def _add(package: Package, owner: Owner, drawing: str, notes: Mapping[str, Sequence[Line]], geometry: Geometry) -> str:
    comments = _comments(package, owner.part)
    content = package.read(comments) if comments else _NO_COMMENTS.format(owner.namespace).encode()
    found = elements(content, comments, 3)
    taken = {one.attributes.get("ref") for one in found if one.name == "comment"}
    new = dict([pair for pair in notes.items() if pair[0] not in taken][:MOST])
    if not new:
        return drawing
    content = _with_comments(content, found, new)
    if comments:
        package.write(comments, content)
    else:
        comments = package.add(free_name(package, f"notes{owner.number}", "xml"), content, _COMMENTS)
        package.relate(owner.part, f"{owner.office}/comments", comments)
    if not drawing:
        package.declare_default("vml", _VML)
        part = package.write(free_name(package, f"notes{owner.number}", "vml"), new_drawing(owner.number))
        drawing = package.relate(owner.part, f"{owner.office}/vmlDrawing", part)
    boxes = package.relations(owner.part)[drawing].part
    sizes = {parse_reference(reference): _lines(note) for reference, note in new.items()}
    package.write(boxes, with_boxes(package.read(boxes), boxes, sizes, geometry))
    return drawing


def _with_comments(content: bytes, found: list[Element], notes: Mapping[str, Sequence[Line]]) -> bytes:
    author = sum(one.name == "author" for one in found)
    comments = "".join(f'<comment ref="{reference}" authorId="{author}"><text>{_text(note)}</text></comment>'
                       for reference, note in notes.items())
    prefix = found[0].prefix
    by_name = {one.name: one for one in found if one.depth == 1}
    if not {"authors", "commentList"} <= by_name.keys():
        raise Unreadable("FIL036", "comments")
    return edited(content, [
        appended(content, by_name["authors"], prefixed(f"<author>{AUTHOR}</author>".encode(), prefix)),
        appended(content, by_name["commentList"], prefixed(comments.encode(), prefix)),
    ])


def _ours(note: Sequence[Line]) -> list[Line]:
    """Our text with its marks before and behind, which nothing inside it resembles."""
    lines = [line._replace(text=line.text.replace(_END, "")) for line in note]
    lines[0] = lines[0]._replace(text=f"{AUTHOR} · {lines[0].text}")
    return [*lines[:-1], lines[-1]._replace(text=lines[-1].text + _END)]


def _text(note: Sequence[Line]) -> str:
    lines = zip(note, ["\n"] * (len(note) - 1) + [""], strict=True)
    return "".join(_RUN.format("<b/>" if line.bold else "", escaped(line.text + end)) for line, end in lines)


def _lines(note: Sequence[Line]) -> int:
    """Lines that a note takes in a box; Thai breaks at words, so a little is lost at each end."""
    return sum(1 + int(cells(text) * _CELL_WIDTH / (WIDTH - 20)) for line in note for text in line.text.split("\n"))
