"""How any part of the archive is parsed: expat fed bit by bit, every limit checked between two bits.

Checking between the bits keeps the handlers, which run once per tag, free of counting.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterable, Iterator
from xml.parsers.expat import ExpatError, ParserCreate, XMLParserType

from pmqa.xlsx import limits
from pmqa.xlsx.limits import Room, Unreadable

_PROLOG = re.compile(rb"(?:\xef\xbb\xbf)?(?:\s++|<\?.*?\?>|<!--.*?-->)*+", re.DOTALL)
_TWO_BYTES = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"<\0": "utf-16-le", b"\0<": "utf-16-be"}
_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")
_HALF_CHARACTER = re.compile("[\ud800-\udfff]")


Where = Callable[[], str]  # tells the place, if anything there must be refused


def bare(handler: Callable[..., None]) -> Callable[..., None]:
    """The handler, called with the name of the element without its prefix."""
    return lambda tag, *attributes: handler(tag.rpartition(":")[2], *attributes)


class Tally:
    """What one workbook has used up so far of its ``room``."""

    tags = 0
    characters = 0
    cells = 0

    def __init__(self, room: Room = limits.SUBMISSION) -> None:
        self.room = room

    def count_tags(self, content: bytes, part: str) -> None:
        """Raise :class:`Unreadable` where there have been too many by now."""
        self.tags += content.count(b"<")
        if self.tags > self.room.tags:
            raise Unreadable("FIL054", f"{part}: > {self.room.tags:,}")

    def text(self, raw: str, where: Where) -> str:
        """The stored text with its ``_x000D_`` escapes decoded; raises :class:`Unreadable` where it is too long."""
        self.characters += len(raw)
        if len(raw) > limits.TEXT_LENGTH or self.characters > self.room.characters:
            raise Unreadable("FIL055", f"{where()}: {len(raw):,}")
        return _decoded(raw) if "_x" in raw else raw

    def texts(self, raw: list[str], where: Where) -> list[str]:
        """The same for many texts at once."""
        together = "".join(raw)
        longest = max(map(len, raw), default=0)
        self.characters += len(together)
        if longest > limits.TEXT_LENGTH or self.characters > self.room.characters:
            raise Unreadable("FIL055", f"{where()}: {longest:,}")
        return [_decoded(text) if "_x" in text else text for text in raw] if "_x" in together else raw


def _decoded(raw: str) -> str:
    raw = _ESCAPE.sub(lambda escape: chr(int(escape[1], 16)), raw)
    if _HALF_CHARACTER.search(raw):  # halves are escaped apart; joined here, as a lone one cannot be printed
        raw = raw.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return raw


def new_parser() -> XMLParserType:
    """An expat parser for :func:`feed`. Its handlers are the caller's: it calls nothing that is not set."""
    parser = ParserCreate("utf-8", None, {})
    parser.buffer_text = True
    return parser


def feed(
    parser: XMLParserType,
    chunks: Iterable[bytes],
    part: str,
    tally: Tally,
    text: list[str] | None = None,
    last: bytes = b"",
) -> None:
    """Send one part through the parser; ``text`` is the list to which the caller's handlers append character data.

    What follows the tag ``last`` is not parsed if the handlers have taken themselves off by then: half of a sheet is
    drop-downs and colours. Raises :class:`Unreadable`.
    """
    bits = _utf8(chunks, part)
    fed = 0
    try:
        for bit in bits:
            tally.count_tags(bit, part)
            head, tag, rest = bit.partition(last) if last else (bit, b"", b"")
            for piece in (head + tag, rest):
                parser.Parse(piece, False)
                fed += len(piece)
                if fed - parser.CurrentByteIndex > limits.CHUNK_BYTES or len(parser.intern) > limits.NAMES:
                    raise Unreadable("FIL054", part)
                if text and sum(map(len, text)) > limits.TEXT_LENGTH:
                    raise Unreadable("FIL055", part)
                if tag and parser.StartElementHandler is None:
                    for _ in bits:  # its end proves length and CRC
                        pass
                    return
        parser.Parse(b"", True)
    except ExpatError as error:
        raise Unreadable("FIL036", f"{part}: {error.lineno}:{error.offset}") from None
    except UnicodeDecodeError:
        raise Unreadable("FIL036", f"{part}: UTF-16") from None


def _utf8(chunks: Iterable[bytes], part: str) -> Iterator[bytes]:
    """The chunks in UTF-8; a part is UTF-8 or UTF-16 whatever it declares (ECMA-376 Part 2, 8.1.4)."""
    decoder = None
    for number, chunk in enumerate(chunks):
        if not number and chunk[:2] in _TWO_BYTES:
            decoder = codecs.getincrementaldecoder(_TWO_BYTES[chunk[:2]])()
        if decoder:
            chunk = decoder.decode(chunk).encode()
        if not number:
            _check_prolog(chunk, part)
        yield chunk
    if decoder:
        yield decoder.decode(b"", True).encode()


def _check_prolog(chunk: bytes, part: str) -> None:
    """No DOCTYPE reaches expat, whose guard against entities that multiply depends on its version."""
    at = _PROLOG.match(chunk).end()  # type: ignore[union-attr]  # the pattern matches the empty string
    if chunk.startswith(b"<!DOCTYPE", at):
        raise Unreadable("FIL037", part)
    if at == len(chunk) or chunk.startswith(b"<!", at):
        raise Unreadable("FIL036", part)
