"""Where elements stand in a part, to the byte, so that a part can be changed in a few places and stay as it is elsewhere."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from typing import NamedTuple
from xml.parsers.expat import ExpatError, ParserCreate

from pmqa.xlsx import limits
from pmqa.xlsx.limits import Unreadable

_MOST = 100_000  # elements kept of a part; a sheet has some hundred rows and rules
_TAG = re.compile(rb"""<(?:[^"'>]|"[^"]*"|'[^']*')*+>""")
_ATTRIBUTE = re.compile(rb"""([^\s=<>"'/]+)\s*=\s*("[^"]*"|'[^']*')""")
_NAME = re.compile(rb"<(/?)(?=[A-Za-z])")
# Control characters, halves of characters and the two that are none (XML 1.0, 2.2).
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_SPECIAL = re.compile(f"[&<>\"\r]|_x|{_NO_XML.pattern}")
_LIKE_AN_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")


class Element(NamedTuple):
    """One element: start tag ``[start:inside]``, content ``[inside:close]``, end tag ``[close:end]``; ``depth`` 0: the root."""

    tag: str
    attributes: dict[str, str]
    depth: int
    start: int
    inside: int
    close: int
    end: int

    @property
    def name(self) -> str:
        """The tag without its prefix."""
        return self.tag.rpartition(":")[2]

    @property
    def prefix(self) -> bytes:
        """``x:``, or nothing."""
        return self.tag[: -len(self.name)].encode()

    def number(self, name: str) -> int | None:
        """An attribute that is a plain number of reasonable length."""
        text = self.attributes.get(name, "")
        return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else None


Edit = tuple[int, int, bytes]  # what to put in the place of ``[start:end]``


def elements(content: bytes, part: str, levels: int = 2, names: Collection[str] = ()) -> list[Element]:
    """The elements of a part (UTF-8) on its upper levels, and those of these names on any, in their order; the root first.

    Raises :class:`Unreadable` where the part is not well-formed or passes a limit; nothing in it is expanded.
    """
    if b"<!DOCTYPE" in content:
        raise Unreadable("FIL037", part)
    if content.count(b"<") > limits.TAGS:
        raise Unreadable("FIL054", f"{part}: > {limits.TAGS:,}")
    found: list[Element] = []
    open_ones: list[int] = []  # place in ``found`` of each open element, -1 of one that is not kept
    parser = ParserCreate("utf-8")

    def start(tag: str, attributes: dict[str, str]) -> None:
        if len(open_ones) < levels or tag in names or ":" in tag and tag.rpartition(":")[2] in names:
            if len(found) >= _MOST:
                raise Unreadable("FIL054", f"{part}: > {_MOST:,}")
            at = parser.CurrentByteIndex
            inside = _TAG.match(content, at).end()  # type: ignore[union-attr]  # expat has found a tag here
            open_ones.append(len(found))
            found.append(Element(tag, attributes, len(open_ones) - 1, at, inside, inside, inside))
        else:
            open_ones.append(-1)

    def end(_: str) -> None:
        place = open_ones.pop()
        if place >= 0 and not _is_empty(content, found[place]):
            tag, attributes, depth, at, inside, *_ = found[place]
            close = parser.CurrentByteIndex
            found[place] = Element(tag, attributes, depth, at, inside, close, content.index(b">", close) + 1)

    parser.StartElementHandler, parser.EndElementHandler = start, end
    try:
        parser.Parse(content, True)
    except ExpatError as error:
        raise Unreadable("FIL036", f"{part}: {error.lineno}:{error.offset}") from None
    return found


def _is_empty(content: bytes, element: Element) -> bool:
    return content[element.inside - 2 : element.inside] == b"/>"


def edited(content: bytes, edits: Iterable[Edit]) -> bytes:
    """The content with each edit made; edits do not overlap, and those at one place come out in the order given."""
    pieces, at = [], 0
    for start, end, new in sorted(edits, key=lambda edit: edit[:2]):
        pieces += [content[at:start], new]
        at = end
    return b"".join([*pieces, content[at:]])


def appended(content: bytes, element: Element, new: bytes) -> Edit:
    """``new`` as the last of what the element holds, be it ``<element/>``."""
    if _is_empty(content, element):
        return element.start, element.end, content[element.start : element.end - 2] + b">" + new + b"</%b>" % element.tag.encode()
    return element.close, element.close, new


def counted(content: bytes, element: Element, new: bytes, count: int) -> Edit:
    """The same for an element that says in ``count`` how many it holds: all of it anew."""
    start, end, value = attribute(content, element, "count", str(count))
    tag = edited(content[element.start : element.inside], [(start - element.start, end - element.start, value)])
    tag = tag[:-2] + b">" if _is_empty(content, element) else tag
    return element.start, element.end, tag + content[element.inside : element.close] + new + b"</%b>" % element.tag.encode()


def attribute(content: bytes, element: Element, name: str, value: str | None) -> Edit:
    """The start tag with another value of an attribute that it has, or (None) without it."""
    tag = content[element.start : element.inside]
    for match in _ATTRIBUTE.finditer(tag):
        if match[1] == name.encode():
            if value is None:
                blank = len(tag[: match.start()]) - len(tag[: match.start()].rstrip())
                return element.start + match.start() - blank, element.start + match.end(), b""
            return element.start + match.start(2), element.start + match.end(2), b'"%b"' % value.encode()
    return element.start, element.start, b""


def prefixed(markup: bytes, prefix: bytes) -> bytes:
    """Our own markup with the prefix that its part uses.

    >>> prefixed(b'<fill><none a="1"/></fill>', b"x:")
    b'<x:fill><x:none a="1"/></x:fill>'
    """
    return _NAME.sub(rb"<\1" + prefix, markup) if prefix else markup


def escaped(text: str) -> str:
    """Text for an element or an attribute in double quotes; what XML cannot hold becomes U+FFFD.

    >>> escaped('a < b & "c"'), escaped("_x0041_"), escaped("a\\x07")
    ('a &lt; b &amp; &quot;c&quot;', '_x005F_x0041_', 'a\ufffd')
    """
    if not _SPECIAL.search(text):
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = _LIKE_AN_ESCAPE.sub("_x005F_", _NO_XML.sub("\ufffd", text))
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
