"""Workbooks written byte by byte: a zip archive that may lie, and the few parts that make a workbook."""

from __future__ import annotations

import zlib
from struct import pack
from typing import NamedTuple

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_OFFICE = "http://purl.oclc.org/ooxml/officeDocument/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

Parts = dict[str, str | bytes]


class Entry(NamedTuple):
    """One file for :func:`archive`; what is None is told truly."""

    name: str | bytes
    data: str | bytes = b""
    method: int = 8
    flags: int = 0
    packed: bytes | None = None
    crc: int | None = None
    size: int | None = None
    packed_size: int | None = None
    offset: int | None = None
    local_name: str | None = None
    extra: bytes = b""


def deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(6, zlib.DEFLATED, -15)
    return packer.compress(data) + packer.flush()


def repeated(block: bytes, times: int) -> bytes:
    """The deflate stream of ``block`` again and again, made without making that text."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = packer.compress(block) + packer.flush(zlib.Z_FULL_FLUSH)
    return packed * times + b"\x03\x00"


def archive(
    entries: list[Entry],
    *,
    count: int | None = None,
    move: int = 0,
    disk: int = 0,
    wide: bool = False,
    tail: bytes = b"",
) -> bytes:
    """A zip archive. ``move`` shifts the declared start of the directory; ``wide`` writes ZIP64 records."""
    body, directory = bytearray(), bytearray()
    for entry in entries:
        name, data = (part.encode() if isinstance(part, str) else part for part in (entry.name, entry.data))
        local_name = name if entry.local_name is None else entry.local_name.encode()
        packed = entry.packed if entry.packed is not None else deflate(data) if entry.method == 8 else data
        crc = zlib.crc32(data) if entry.crc is None else entry.crc
        size = len(data) if entry.size is None else entry.size
        packed_size = len(packed) if entry.packed_size is None else entry.packed_size
        offset = len(body) if entry.offset is None else entry.offset
        body += (
            pack(
                "<4s5H3L2H",
                b"PK\3\4",
                20,
                entry.flags,
                entry.method,
                0,
                33,
                crc,
                packed_size & 0xFFFFFFFF,
                size & 0xFFFFFFFF,
                len(local_name),
                0,
            )
            + local_name
            + packed
        )
        extra, declared = entry.extra, (packed_size, size, offset)
        if wide:
            extra += pack("<2H3Q", 1, 24, size, packed_size, offset)
            declared = (0xFFFFFFFF,) * 3
        directory += (
            pack(
                "<4s6H3L5H2L",
                b"PK\1\2",
                20,
                20,
                entry.flags,
                entry.method,
                0,
                33,
                crc,
                *declared[:2],
                len(name),
                len(extra),
                0,
                0,
                0,
                0,
                declared[2],
            )
            + name
            + extra
        )
    count = len(entries) if count is None else count
    start, end = len(body) + move, len(body) + len(directory)
    if not wide:
        return (
            bytes(body + directory)
            + pack("<4s4H2LH", b"PK\5\6", disk, disk, count, count, len(directory), start, 0)
            + tail
        )
    record = pack("<4sQ2H2L4Q", b"PK\6\6", 44, 45, 45, 0, 0, count, count, len(directory), start)
    place = pack("<4sLQL", b"PK\6\7", 0, end, 1)
    last = pack("<4s4H2LH", b"PK\5\6", 0xFFFF, 0xFFFF, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0)
    return bytes(body + directory) + record + place + last + tail


def zipped(parts: Parts, **options) -> bytes:
    return archive([Entry(name, data) for name, data in parts.items()], **options)


def sheet(rows: str, before: str = "", after: str = "", namespace: str = MAIN) -> str:
    """A worksheet part around the content of its ``sheetData``."""
    return f'{DECLARATION}<worksheet xmlns="{namespace}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'


def strings(*items: str, namespace: str = MAIN) -> str:
    """The part of shared texts around the content of each ``si``."""
    return f'{DECLARATION}<sst xmlns="{namespace}">' + "".join(f"<si>{item}</si>" for item in items) + "</sst>"


def styles(formats: list[str], codes: dict[str, str] | None = None, namespace: str = MAIN) -> str:
    """The styles part: style n has number format ``formats[n]``."""
    custom = "".join(f'<numFmt numFmtId="{name}" formatCode="{code}"/>' for name, code in (codes or {}).items())
    used = "".join(f'<xf numFmtId="{name}"><alignment/></xf>' for name in formats)
    return (
        f'{DECLARATION}<styleSheet xmlns="{namespace}"><numFmts>{custom}</numFmts><cellStyleXfs><xf numFmtId="9"/>'
        f'</cellStyleXfs><cellXfs>{used}</cellXfs><dxfs><dxf><numFmt numFmtId="0" formatCode="0%"/></dxf></dxfs></styleSheet>'
    )


def relations(*targets: tuple[str, str, str], office: str = OFFICE) -> str:
    """A relations part: (id, kind, target and what else stands in the element)."""
    links = "".join(
        f'<Relationship Id="{name}" Type="{office}/{kind}" Target="{target}"/>' for name, kind, target in targets
    )
    return f'{DECLARATION}<Relationships xmlns="{PACKAGE}/relationships">{links}</Relationships>'


def workbook(sheets: str, settings: str = "", namespace: str = MAIN, office: str = OFFICE) -> str:
    return (
        f'{DECLARATION}<workbook xmlns="{namespace}" xmlns:r="{office}">{settings}<sheets>{sheets}</sheets></workbook>'
    )


def book(
    *sheets: str, shared: str | None = None, style: str | None = None, settings: str = "", strict: bool = False
) -> Parts:
    """The parts of a workbook whose sheets, called S1, S2, …, are the given parts."""
    namespace, office = (STRICT, STRICT_OFFICE) if strict else (MAIN, OFFICE)
    numbers = range(1, len(sheets) + 1)
    links = [(f"r{n}", "worksheet", f"worksheets/sheet{n}.xml") for n in numbers]
    listed = "".join(f'<sheet name="S{n}" sheetId="{n}" r:id="r{n}"/>' for n in numbers)
    parts: Parts = {
        "[Content_Types].xml": content_types(),
        "_rels/.rels": relations(("r1", "officeDocument", "xl/workbook.xml"), office=office),
        "xl/workbook.xml": workbook(listed, settings, namespace, office),
    }
    for n, part in zip(numbers, sheets):
        parts[f"xl/worksheets/sheet{n}.xml"] = part
    if shared is not None:
        parts["xl/sharedStrings.xml"] = shared
        links.append(("rs", "sharedStrings", "sharedStrings.xml"))
    if style is not None:
        parts["xl/styles.xml"] = style
        links.append(("rt", "styles", "styles.xml"))
    parts["xl/_rels/workbook.xml.rels"] = relations(*links, office=office)
    return parts


def content_types(main: str = "vnd.openxmlformats-officedocument.spreadsheetml.sheet") -> str:
    return (
        f'{DECLARATION}<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="application/{main}.main+xml"/></Types>'
    )
