"""A workbook as a package of parts that can be changed; what is not touched goes out as the packed bytes that came in.

Relationships and content types after ECMA-376 Part 2; the archive after PKWARE APPNOTE 6.3.10, 4.3.
"""

from __future__ import annotations

import re
import zlib
from posixpath import join, normpath, split
from struct import Struct
from struct import error as StructError
from typing import NamedTuple

from pmqa.xlsx.container import Archive, Part, canonical
from pmqa.xlsx.foreign import refuse_unless_zip
from pmqa.xlsx.limits import Unreadable
from pmqa.xlsx.spans import Element, appended, edited, elements, prefixed

_LOCAL = Struct("<4s5H3L2H")
_ENTRY = Struct("<4s6H3L5H2L")
_END = Struct("<4s4H2LH")
_VERSION, _UTF8_NAME, _SIZES_FOLLOW, _DAY_ONE = 20, 0x800, 0x8, 33  # 33: 1 January 1980
_DECLARED = re.compile(rb"""(<\?xml[^>]*?encoding\s*=\s*)(?:"[^"]*"|'[^']*')""")
_TWO_BYTES = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"<\0": "utf-16-le", b"\0<": "utf-16-be"}
_TYPES = "[content_types].xml"
_NO_RELATIONS = (b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
                 b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>')


class Relation(NamedTuple):
    """``kind`` is the last word of ``type``; ``part`` is empty where the target lies outside of the file."""

    id: str
    type: str
    part: str

    @property
    def kind(self) -> str:
        return self.type.rpartition("/")[2]


class Package:
    """The parts by canonical name. Raises :class:`Unreadable` where the archive or a part that is read is not sound."""

    def __init__(self, data: bytes) -> None:
        refuse_unless_zip(data)
        self._data = data
        self.archive = Archive(data)
        self._read: dict[str, bytes] = {}
        self._written: dict[str, bytes] = {}
        self._trees: dict[str, tuple[bytes, list[Element]]] = {}
        self._names = {name: part.name.replace("\\", "/").lstrip("/") for name, part in self.archive.parts.items()}

    def __contains__(self, part: str) -> bool:
        return part in self._names

    def read(self, part: str) -> bytes:
        """The content of a part, as UTF-8."""
        if part in self._written:
            return self._written[part]
        if part not in self._read:
            self._read[part] = _utf8(b"".join(self.archive.chunks(part)), part)
        return self._read[part]

    def write(self, name: str, content: bytes) -> str:
        """A new content for a part, which may be new; gives its canonical name."""
        part = canonical(name)
        self._names.setdefault(part, name)
        if part in self.archive.parts and content == self._read.get(part):
            self._written.pop(part, None)
        else:
            self._written[part] = content
        return part

    def add(self, name: str, content: bytes, content_type: str) -> str:
        """A new part with its declared type; gives its canonical name."""
        types, root = self._tree(_TYPES)
        new = f'<Override PartName="/{name}" ContentType="{content_type}"/>'.encode()
        self.write(_TYPES, edited(types, [appended(types, root[0], prefixed(new, root[0].prefix))]))
        return self.write(name, content)

    def declare_default(self, extension: str, content_type: str) -> None:
        """A content type for all parts with that extension, unless there is one."""
        types, root = self._tree(_TYPES)
        if not any(one.attributes.get("Extension", "").lower() == extension for one in root):
            new = f'<Default Extension="{extension}" ContentType="{content_type}"/>'.encode()
            self.write(_TYPES, edited(types, [(root[0].inside, root[0].inside, prefixed(new, root[0].prefix))]))

    def forget_default(self, extension: str) -> None:
        """No content type for an extension that no part has."""
        if not any(part.endswith("." + extension) for part in self._names):
            types, root = self._tree(_TYPES)
            self._cut(_TYPES, types, [one for one in root if one.attributes.get("Extension", "").lower() == extension])

    def remove(self, part: str) -> None:
        """Without this part, its declared type and its own relations; who points to it must be told."""
        types, root = self._tree(_TYPES)
        self._cut(_TYPES, types, [one for one in root if canonical(one.attributes.get("PartName", "")) == part])
        for gone in (part, _relations_part(part)):
            self._names.pop(gone, None)
            self._written.pop(gone, None)

    def relations(self, source: str) -> dict[str, Relation]:
        """What a part points to, by id; of the whole package for an empty ``source``."""
        if _relations_part(source) not in self._names:
            return {}
        folder = split(source)[0]
        found = {}
        for one in self._tree(_relations_part(source))[1][1:]:
            given = one.attributes
            target = canonical(normpath(join("/", folder, given.get("Target", "").replace("\\", "/"))))
            inside = given.get("TargetMode") != "External"
            found[given.get("Id", "")] = Relation(given.get("Id", ""), given.get("Type", ""), target if inside else "")
        return found

    def relate(self, source: str, kind: str, target: str) -> str:
        """A new relation to the part called ``target``; gives its id."""
        name = _relations_part(source)
        if name not in self._names:
            self.write(_relations_part(self._names[source]), _NO_RELATIONS)
        content, root = self._tree(name)
        taken = {one.attributes.get("Id") for one in root}
        identifier = next(i for n in range(1, len(taken) + 2) if (i := f"pmqa{n}") not in taken)
        new = f'<Relationship Id="{identifier}" Type="{kind}" Target="/{self._names[target]}"/>'.encode()
        self.write(name, edited(content, [appended(content, root[0], prefixed(new, root[0].prefix))]))
        return identifier

    def unrelate(self, source: str, identifier: str) -> None:
        """Without that relation; a part with none left needs no list of them."""
        name = _relations_part(source)
        content, root = self._tree(name)
        self._cut(name, content, [one for one in root if one.attributes.get("Id") == identifier])
        if not self.relations(source):
            del self._names[name]
            self._written.pop(name, None)

    def packed(self) -> bytes:
        """The archive: parts in their old order, new ones behind them."""
        out, directory, at = [], [], 0
        for part, name in self._names.items():
            head, body = self._packed_part(part, name)
            raw_name = head[_LOCAL.size :]
            _, version, flags, method, time, date, crc, packed, size, length, _ = _LOCAL.unpack_from(head)
            directory.append(_ENTRY.pack(b"PK\x01\x02", _VERSION, version, flags, method, time, date, crc, packed, size,
                                         length, 0, 0, 0, 0, 0, at) + raw_name)
            out += [head, body]
            at += len(head) + len(body)
        length = sum(map(len, directory))
        end = _END.pack(b"PK\x05\x06", 0, 0, len(directory), len(directory), length, at, 0)
        return b"".join([*out, *directory, end])

    def _packed_part(self, part: str, name: str) -> tuple[bytes, bytes]:
        """The local header of a part, with its name, and its packed bytes."""
        content = self._written.get(part)
        old = self.archive.parts.get(part)
        if content is None:
            return self._untouched(old)
        packer = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS)
        body = packer.compress(content) + packer.flush()
        raw_name = old.raw_name if old else name.encode()
        flags = 0 if raw_name.isascii() else _UTF8_NAME
        head = _LOCAL.pack(b"PK\x03\x04", _VERSION, flags, 8, 0, _DAY_ONE, zlib.crc32(content), len(body), len(content),
                           len(raw_name), 0)
        return head + raw_name, body

    def _untouched(self, part: Part) -> tuple[bytes, bytes]:
        try:
            signature, version, flags, _, time, date, *_, length, extra = _LOCAL.unpack_from(self._data, part.offset)
        except StructError:
            raise Unreadable("FIL032", part.name) from None
        at = part.offset + _LOCAL.size + length + extra
        body = self._data[at : at + part.packed]
        if signature != b"PK\x03\x04" or len(body) != part.packed:
            raise Unreadable("FIL032", part.name)
        head = _LOCAL.pack(signature, version, flags & ~_SIZES_FOLLOW, part.method, time, date, part.crc, part.packed,
                           part.size, len(part.raw_name), 0)
        return head + part.raw_name, body

    def _tree(self, part: str) -> tuple[bytes, list[Element]]:
        """A part with its root and what is right below it; parsed again only when it was changed."""
        content = self.read(part)
        if self._trees.get(part, (b"", []))[0] is not content:
            self._trees[part] = content, elements(content, part)
        return self._trees[part]

    def _cut(self, part: str, content: bytes, gone: list[Element]) -> None:
        if gone:
            self.write(part, edited(content, [(one.start, one.end, b"") for one in gone]))


def free_name(package: Package, stem: str, extension: str) -> str:
    """A name for a part of ours that no part has."""
    name, number = f"xl/pmqa/{stem}.{extension}", 1
    while name in package:
        number += 1
        name = f"xl/pmqa/{stem}-{number}.{extension}"
    return name


def _utf8(content: bytes, part: str) -> bytes:
    encoding = _TWO_BYTES.get(content[:2])
    if encoding is None:
        return content
    try:
        return _DECLARED.sub(rb'\1"UTF-8"', content.decode(encoding).encode(), count=1)
    except UnicodeDecodeError:
        raise Unreadable("FIL036", f"{part}: UTF-16") from None


def _relations_part(source: str) -> str:
    folder, base = split(source)
    return join(folder, "_rels", base + ".rels")
