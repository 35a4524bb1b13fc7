"""The gate: from a path to bytes, from bytes to the parts of a zip archive, nothing inflated beyond what is declared.

The directory of the archive is walked here rather than with :mod:`zipfile`, because the number of entries, their
overlaps and their sizes must be known before anything is opened (``ZipFile.read`` inflates an entry whose directory
lies to the end), and because it costs a third. Layout: PKWARE APPNOTE 6.3.10, sections 4.3 and 4.5.3.
"""

from __future__ import annotations

import os
import stat
import zlib
from collections.abc import Iterator
from pathlib import Path
from struct import Struct
from struct import error as StructError
from typing import TYPE_CHECKING, NamedTuple

from pmqa.xlsx import limits
from pmqa.xlsx.limits import Unreadable

if TYPE_CHECKING:
    from mmap import mmap

_END = Struct("<4s4H2LH")  # signature, disks (2), entries (2), directory size and offset, comment length
_END64_PLACE = Struct("<4sLQL")  # signature, disk, offset of the record below, disks
_END64 = Struct("<4sQ2H2L4Q")  # signature, length, versions (2), disks (2), entries (2), directory size and offset
_ENTRY = Struct("<4s6H3L5H2L")
_LOCAL = Struct("<4s5H3L2H")
_FEED = 1 << 18  # packed bytes handed to zlib at a time


class Part(NamedTuple):
    """One file in the archive, as the directory describes it."""

    name: str
    raw_name: bytes
    method: int
    crc: int
    packed: int
    size: int
    offset: int
    locked: bool = False


def read_file(path: str | os.PathLike[str], most: int = limits.FILE_BYTES) -> bytes:
    """The content of a file, at most ``most`` bytes. Raises :class:`Unreadable` (FIL001 to FIL004)."""
    path = Path(path)
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):  # a folder, or a pipe or device that would never end
            raise Unreadable("FIL002", path.name)
        if status.st_size <= most:
            with path.open("rb", buffering=0) as file:
                data = file.read(status.st_size + 1)  # room for ``most`` would be set aside, and cost five times the reading
                while len(data) != status.st_size and len(data) <= most and (more := file.read(most + 1 - len(data))):
                    data += more  # it grew meanwhile, or comes piece by piece
            if len(data) <= most:
                return data
    except FileNotFoundError:
        leads = f" → {os.readlink(path)}" if path.is_symlink() else ""
        raise Unreadable("FIL001", path.name + leads) from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise Unreadable("FIL003", f"{path.name}: {getattr(error, 'strerror', None) or error}") from None
    raise Unreadable("FIL004", f"{-(-status.st_size // limits.MB):,} MB > {most // limits.MB} MB")


def canonical(name: str) -> str:
    """One spelling per part: some tools write backslashes or another case, and both mean the same part."""
    return name.replace("\\", "/").lower().lstrip("/")


class Archive:
    """The parts of a zip archive by canonical name, each at most ``largest`` bytes unpacked and all together ``most``.

    ``data`` may be a memory map. Raises :class:`Unreadable` where the directory is not sound or lists more than ``entries``, and
    where a part is locked with a password, unless ``locked`` ones may lie beside others.
    """

    def __init__(self, data: bytes | mmap, most: int = limits.TOTAL_BYTES, largest: int = limits.PART_BYTES,
                 entries: int = limits.PARTS, *, locked: bool = False) -> None:
        self._data = data
        self._left = most
        self._largest = largest
        self._entries = entries
        self._locked = locked
        self.parts: dict[str, Part] = {}
        try:
            self._start = self._walk()
        except StructError:
            raise Unreadable("FIL032", "zip directory") from None

    def _find_directory(self) -> tuple[int, int, int]:
        """Number of entries, offset of the first and offset behind the last."""
        data = self._data
        place = data.rfind(b"PK\x05\x06", max(0, len(data) - _END.size - 0xFFFF))
        if place < 0 or place + _END.size > len(data):
            raise Unreadable("FIL030", f"{len(data):,} bytes")
        _, disk, _, _, count, size, start, _ = _END.unpack_from(data, place)
        if 0xFFFF in (count, disk) or 0xFFFFFFFF in (size, start):
            signature, _, place64, _ = _END64_PLACE.unpack_from(data, max(0, place - _END64_PLACE.size))
            if signature != b"PK\x06\x07" or place64 > place:
                raise Unreadable("FIL032", "zip end record")
            _, _, _, _, disk, _, _, count, size, start = _END64.unpack_from(data, place64)
        if disk or start + size > place:
            raise Unreadable("FIL032", "zip end record")
        if count > self._entries:
            raise Unreadable("FIL050", f"{count:,} > {self._entries:,}")
        return count, start, start + size

    def _walk(self) -> int:
        """Fill ``parts``; the offset of the directory, which is the end of the last part."""
        data, unpack = self._data, _ENTRY.unpack_from
        count, start, end = self._find_directory()
        at, spans = start, []
        for _ in range(count):
            (signature, _, _, flags, method, _, _, crc, packed, size,
             name_length, extra_length, comment_length, _, _, _, offset) = unpack(data, at)  # fmt: skip
            if signature != b"PK\x01\x02":
                raise Unreadable("FIL032", f"zip directory, entry {len(spans) + 1:,}")
            raw_name = data[at + 46 : at + 46 + name_length]
            at += 46 + name_length + extra_length + comment_length
            if size == 0xFFFFFFFF or packed == 0xFFFFFFFF or offset == 0xFFFFFFFF:
                extra = data[at - comment_length - extra_length : at - comment_length]
                size, packed, offset = _wide(extra, size, packed, offset)
            name = _name(raw_name)
            if flags & 0x41 and not self._locked:
                raise Unreadable("FIL010", name)
            spans.append((offset, offset + 30 + name_length + packed))
            if name.endswith(("/", "\\")):
                continue
            key = canonical(name)
            if key in self.parts:
                raise Unreadable("FIL033", name)
            self.parts[key] = Part(name, raw_name, method, crc, packed, size, offset, bool(flags & 0x41))
        spans.sort()
        if at != end or any(one[1] > two[0] for one, two in zip(spans, [*spans[1:], (start, 0)])):
            raise Unreadable("FIL032", "zip directory")
        return start

    def size(self, name: str) -> int:
        """The declared length of a part, 0 where there is none."""
        return self.parts[name].size if name in self.parts else 0

    def chunks(self, name: str) -> Iterator[bytes]:
        """The content of the part with that canonical name, unpacked bit by bit and proved by its length and CRC.

        What has been yielded may be trusted only when the iteration has ended. Raises :class:`Unreadable`.
        """
        part = self.parts.get(name)
        if part is None:
            raise Unreadable("FIL035", name)
        if part.locked:
            raise Unreadable("FIL010", part.name)
        self._left -= part.size
        if part.size > self._largest or self._left < 0:
            raise Unreadable("FIL051", f"{part.name}: {part.size / limits.MB:,.0f} MB")
        at, end = self._content(part)
        if part.method == 8:
            pieces = self._inflate(part, at, end)
        elif part.method == 0:
            pieces = (self._data[i : min(i + limits.CHUNK_BYTES, end)] for i in range(at, end, limits.CHUNK_BYTES))
        else:
            raise Unreadable("FIL034", f"{part.name}: {part.method}")
        size = crc = 0
        for piece in pieces:
            size += len(piece)
            if size > part.size:
                raise Unreadable("FIL032", part.name)
            crc = zlib.crc32(piece, crc)
            yield piece
        if size != part.size:
            raise Unreadable("FIL032", part.name)
        if crc != part.crc:
            raise Unreadable("FIL031", part.name)

    def _content(self, part: Part) -> tuple[int, int]:
        """Where the packed bytes of a part begin and end."""
        if part.offset + _LOCAL.size > self._start:
            raise Unreadable("FIL032", part.name)
        signature, *_, name_length, extra_length = _LOCAL.unpack_from(self._data, part.offset)
        at = part.offset + _LOCAL.size + name_length
        if signature != b"PK\x03\x04" or self._data[at - name_length : at] != part.raw_name:
            raise Unreadable("FIL032", part.name)
        at += extra_length
        if at + part.packed > self._start:
            raise Unreadable("FIL032", part.name)
        return at, at + part.packed

    def _inflate(self, part: Part, at: int, end: int) -> Iterator[bytes]:
        inflater = zlib.decompressobj(-zlib.MAX_WBITS)
        room = part.size + 1  # never inflate more than one byte beyond what is declared
        while not inflater.eof:
            packed = inflater.unconsumed_tail
            if not packed:
                packed = self._data[at : min(at + _FEED, end)]
                at += len(packed)
            try:
                piece = inflater.decompress(packed, min(limits.CHUNK_BYTES, room))
            except zlib.error:
                raise Unreadable("FIL031", part.name) from None
            if not packed and not piece and not inflater.eof:
                raise Unreadable("FIL031", part.name)
            room -= len(piece)
            if piece:
                yield piece
        if at != end or inflater.unused_data:
            raise Unreadable("FIL032", part.name)


def _name(raw: bytes) -> str:
    """The name of an entry: UTF-8, or what a Thai Windows or an old program makes of it."""
    for encoding in ("utf-8", "cp874"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("cp437")


def _wide(extra: bytes, size: int, packed: int, offset: int) -> tuple[int, int, int]:
    """Sizes and offset of an entry that keeps them in its ZIP64 field, as some Java libraries always do."""
    at = 0
    while at + 4 <= len(extra):
        kind, length = int.from_bytes(extra[at : at + 2], "little"), int.from_bytes(extra[at + 2 : at + 4], "little")
        if kind == 1:
            numbers = iter(extra[i : i + 8] for i in range(at + 4, at + 4 + length, 8))
            return tuple(  # type: ignore[return-value]
                int.from_bytes(next(numbers, b""), "little") if value == 0xFFFFFFFF else value
                for value in (size, packed, offset)
            )
        at += 4 + length
    return size, packed, offset
