"""Files that are no workbook, and workbooks whose archive is damaged or lies: name -> (how to make it, what it gives).

What it gives is the code of the refusal, or the cells that are right. Sizes are those at which other readers take
gigabytes or never end.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable
from functools import partial

from xlsx.packages import Entry, archive, book, content_types, deflate, relations, repeated, sheet, zipped

MB = 1 << 20
FIVE = sheet('<row r="1"><c r="A1"><v>5</v></c></row>')
READ = {"S1": {"A1": ["number", 5.0, False, ""]}}
GOOD = zipped(book(FIVE))
OLE = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(504)
NOISE = b"".join(zlib.crc32(bytes([n % 256, n // 256])).to_bytes(4, "little") for n in range(5_000))


def ole(*names: str) -> bytes:
    return OLE + b"".join(name.encode("utf-16-le").ljust(128, b"\0") for name in names)


def entries(changed: str = "", parts: dict | None = None, **lies) -> list[Entry]:
    """The entries of a good workbook, ``lies`` told about the one named."""
    return [Entry(name, data, **(lies if name == changed else {})) for name, data in (parts or book(FIVE)).items()]


def renamed(rename: Callable[[str], str]) -> bytes:
    return archive([Entry(rename(name), data) for name, data in book(FIVE).items()])


def cut(share: int) -> bytes:
    return GOOD[: len(GOOD) * share // 100]


def with_entry(entry: Entry, **options) -> bytes:
    return archive([*entries(), entry], **options)


S1 = "xl/worksheets/sheet1.xml"

FOREIGN = {
    "empty file": (lambda: b"", "FIL005"),
    "zero bytes": (lambda: bytes(70_000), "FIL030"),
    "random bytes": (lambda: NOISE, "FIL020"),
    "password": (lambda: ole("Root Entry", "EncryptedPackage", "StrongEncryptionDataSpace"), "FIL010"),
    "rights": (lambda: ole("Root Entry", "EncryptedPackage", "DRMEncryptedDataSpace"), "FIL011"),
    "xls": (lambda: ole("Root Entry", "Workbook"), "FIL012"),
    "xls of 1995": (lambda: ole("Root Entry", "Book"), "FIL012"),
    "xml of 2003": (
        lambda: b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
        "FIL012",
    ),
    "xls that is a web page": (lambda: b"<html><table><tr><td>5</td></tr></table></html>", "FIL016"),
    "web page with a declaration": (lambda: b'\xef\xbb\xbf<?xml version="1.0"?>\n<!DOCTYPE html><html/>', "FIL016"),
    "web archive": (lambda: b"MIME-Version: 1.0\r\nContent-Type: multipart/related", "FIL016"),
    "doc": (lambda: ole("Root Entry", "WordDocument"), "FIL018"),
    "ppt": (lambda: ole("Root Entry", "PowerPoint Document"), "FIL018"),
    "msg": (lambda: ole("Root Entry", "__properties_version1.0"), "FIL020"),
    "rtf": (lambda: b"{\\rtf1 x}", "FIL018"),
    "pdf": (lambda: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "FIL017"),
    "csv": (lambda: "รหัส,คะแนน\n1.1,5\n".encode(), "FIL015"),
    "csv of Windows": (lambda: "รหัส,คะแนน\r\n1.1,5\r\n".encode("cp874"), "FIL015"),
    "csv in UTF-16": (lambda: "รหัส\tคะแนน\n".encode("utf-16"), "FIL015"),
    "link to a web sheet": (lambda: b'{"doc_id": "abc"}', "FIL015"),
    "picture": (lambda: b"\x89PNG\r\n\x1a\n" + NOISE, "FIL020"),
    "photo": (lambda: b"\xff\xd8\xff\xe0" + NOISE, "FIL020"),
    "rar": (lambda: b"Rar!\x1a\x07\x01\x00" + NOISE, "FIL020"),
    "flat ods": (
        lambda: (
            b'<?xml version="1.0"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"/>'
        ),
        "FIL014",
    ),
    "ods": (
        lambda: zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<a/>"}),
        "FIL014",
    ),
    "docx": (
        lambda: zipped(
            {
                "_rels/.rels": relations(("r", "officeDocument", "word/document.xml")),
                "word/document.xml": "<document/>",
                "word/_rels/document.xml.rels": relations(),
            }
        ),
        "FIL018",
    ),
    "docx without relations": (
        lambda: zipped(
            {
                "_rels/.rels": relations(("r", "officeDocument", "word/document.xml")),
                "word/document.xml": "<w:document/>",
            }
        ),
        "FIL018",
    ),
    "xlsb": (
        lambda: zipped(
            {"_rels/.rels": relations(("r", "officeDocument", "xl/workbook.bin")), "xl/workbook.bin": NOISE}
        ),
        "FIL013",
    ),
    "zip of a workbook": (lambda: zipped({"agency.xlsx": GOOD}), "FIL019"),
    "empty zip": (lambda: archive([]), "FIL019"),
    "package without a document": (lambda: zipped({"_rels/.rels": relations(), "a.xml": "<a/>"}), "FIL019"),
}

ARCHIVES = {
    **{f"cut at {share} %": (partial(cut, share), "FIL030") for share in (2, 10, 50, 90, 99)},
    "last byte missing": (lambda: GOOD[:-1], "FIL030"),
    "bytes behind the end": (lambda: archive(entries(), tail=b"\r\n\0\0"), READ),
    "bytes before the start": (lambda: GOOD[:4] + b"mail" + GOOD, "FIL032"),
    "bytes lost inside": (lambda: GOOD[:400] + GOOD[410:], "FIL032"),
    "ZIP64 records": (lambda: archive(entries(), wide=True), READ),
    "ZIP64 without its record": (lambda: archive(entries(), count=0xFFFF), "FIL032"),
    "ZIP64 field cut": (lambda: archive(entries(S1, size=0xFFFFFFFF, extra=b"\1\0\x18\0\5")), "FIL032"),
    "second disk": (lambda: archive(entries(), disk=1), "FIL032"),
    "stored, not packed": (lambda: archive(entries(S1, method=0)), READ),
    "stored, cut short": (lambda: archive(entries(S1, method=0, size=10_000, packed_size=100)), "FIL032"),
    "bad CRC": (lambda: archive(entries(S1, crc=7)), "FIL031"),
    "bad deflate": (lambda: archive(entries(S1, packed=b"\xff" * 200)), "FIL031"),
    "deflate that never ends": (lambda: archive(entries(S1, packed=deflate(FIVE.encode())[:-4])), "FIL031"),
    "deflate with more behind": (lambda: archive(entries(S1, packed=deflate(FIVE.encode()) + b"more")), "FIL032"),
    "deflate of nothing, 4 MB of it": (lambda: archive(entries(S1, packed=b"\0\0\0\xff\xff" * 800_000)), "FIL031"),
    "bzip2": (lambda: archive(entries(S1, method=12, packed=b"BZh9")), "FIL034"),
    "encrypted entry": (lambda: archive(entries(S1, flags=1)), "FIL010"),
    "strongly encrypted entry": (lambda: archive(entries(S1, flags=0x41)), "FIL010"),
    "size told too small": (lambda: archive(entries(S1, size=20)), "FIL032"),
    "size told too large": (lambda: archive(entries(S1, size=5_000)), "FIL032"),
    "size told as 1,000, truly 2 GB": (
        lambda: archive(entries(S1, packed=repeated(b" " * MB, 2048), size=1_000)),
        "FIL032",
    ),
    "2 GB of blanks in a sheet": (
        lambda: archive(entries(S1, packed=repeated(b" " * MB, 2048), size=2048 * MB)),
        "FIL051",
    ),
    "directory moved": (lambda: archive(entries(), move=-5), "FIL032"),
    "directory beyond the end": (lambda: archive(entries(), move=10_000), "FIL032"),
    "count told too small": (lambda: archive(entries(), count=3), "FIL032"),
    "count told too large": (lambda: archive(entries(), count=30), "FIL032"),
    "entry of another name": (lambda: archive(entries(S1, local_name="xl/worksheets/sheet9.xml")), "FIL032"),
    "entry inside another": (lambda: with_entry(Entry("xl/media/a.bin", offset=60)), "FIL032"),
    "entry inside the directory": (lambda: archive(entries(S1, offset=len(GOOD) - 60)), "FIL032"),
    "two entries of one name": (lambda: with_entry(Entry(S1, FIVE)), "FIL033"),
    "two entries that differ in case": (lambda: with_entry(Entry(S1.upper(), FIVE)), "FIL033"),
    "two entries that differ in the slash": (lambda: with_entry(Entry(S1.replace("/", "\\"), FIVE)), "FIL033"),
    "folders listed": (lambda: archive([Entry("xl/", method=0), Entry("xl\\media\\", method=0), *entries()]), READ),
    "names with backslashes": (lambda: renamed(lambda name: name.replace("/", "\\")), READ),
    "names in capitals": (lambda: renamed(str.upper), READ),
    "names with a slash in front": (lambda: renamed("/{}".format), READ),
    "name that leads out of the folder": (lambda: with_entry(Entry("../../etc/passwd", b"x")), READ),
    "name that is no text": (lambda: with_entry(Entry(b"\xff\xfe\0/\x80", b"x")), READ),
    "65,534 entries declared": (lambda: archive(entries(), count=0xFFFE), "FIL050"),
    "100,000 entries": (lambda: archive([Entry(f"x{n}", method=0) for n in range(100_000)], wide=True), "FIL050"),
    "5,000 entries": (
        lambda: archive([*entries(), *(Entry(f"xl/media/{n}.png", method=0) for n in range(4_990))]),
        READ,
    ),
    "60 MB of photos": (lambda: with_entry(Entry("xl/media/photo.jpg", NOISE * 3_000, method=0)), READ),
    "part never opened says 4 GB": (lambda: with_entry(Entry("xl/media/a.emf", b"x", size=0xFFFFFFF0)), READ),
    "xlsm": (
        lambda: zipped(
            {
                **book(FIVE),
                "[Content_Types].xml": content_types("vnd.ms-excel.sheet.macroEnabled"),
                "xl/vbaProject.bin": NOISE,
            }
        ),
        READ,
    ),
    "no content types": (lambda: archive([entry for entry in entries() if entry.name != "[Content_Types].xml"]), READ),
    "no relations": (lambda: archive([entry for entry in entries() if entry.name != "_rels/.rels"]), "FIL035"),
    "no relations of the workbook": (
        lambda: archive([entry for entry in entries() if "book.xml.rels" not in entry.name]),
        "FIL035",
    ),
    "no workbook part": (lambda: archive([entry for entry in entries() if entry.name != "xl/workbook.xml"]), "FIL035"),
    "no sheet part": (lambda: archive([entry for entry in entries() if entry.name != S1]), "FIL035"),
}
