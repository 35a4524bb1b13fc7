"""What a file is that is no workbook of today: the true reason, so that the remedy fits.

The name of a file says nothing: an officer renames what Excel would not open. Signatures: [MS-CFB] 2.2, [MS-OFFCRYPTO]
2.1 and 2.2 (names of storages in the old compound file), OpenDocument 1.3 Part 2, 3.3.
"""

from __future__ import annotations

import re

from pmqa.xlsx.container import Archive
from pmqa.xlsx.limits import Unreadable

_COMPOUND = bytes.fromhex("D0CF11E0A1B11AE1")
_STORAGES = (  # the first name found decides: a protected workbook hides its own storages
    ("DRMEncrypted", "FIL011", "DRM"),
    ("EncryptedPackage", "FIL010", ""),
    ("WordDocument", "FIL018", "Word 97-2003"),
    ("PowerPoint Document", "FIL018", "PowerPoint 97-2003"),
    ("Workbook", "FIL012", "Excel 97-2003 (.xls)"),
    ("Book", "FIL012", "Excel 5.0/95 (.xls)"),
)
_SIGNATURES = (
    (b"%PDF-", "FIL017", "PDF"),
    (b"\x89PNG", "FIL020", "PNG"),
    (b"\xff\xd8\xff", "FIL020", "JPEG"),
    (b"Rar!", "FIL020", "RAR"),
    (b"7z\xbc\xaf\x27\x1c", "FIL020", "7-Zip"),
    (b"\x1f\x8b", "FIL020", "gzip"),
    (b"{\\rtf", "FIL018", "RTF"),
)
_MARKUP = (
    (b"urn:schemas-microsoft-com:office:spreadsheet", "FIL012", "XML Spreadsheet 2003"),
    (b"urn:oasis:names:tc:opendocument", "FIL014", "OpenDocument"),
    (b"<html", "FIL016", "HTML"),
    (b"<table", "FIL016", "HTML"),
    (b"mime-version:", "FIL016", "MHTML"),
)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1f\x7f]")


def refuse_unless_zip(data: bytes) -> None:
    """Raise :class:`Unreadable` with the reason unless the bytes begin like a zip archive."""
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return
    if not data:
        raise Unreadable("FIL005")
    if data.startswith(_COMPOUND):
        for name, code, found in _STORAGES:
            if name.encode("utf-16-le") in data:
                raise Unreadable(code, found)
        raise Unreadable("FIL020", "OLE")
    for signature, code, found in _SIGNATURES:
        if data.startswith(signature):
            raise Unreadable(code, found)
    head = data[:4096]
    if not data.strip(b"\0"):  # what a broken disk or an interrupted copy leaves
        raise Unreadable("FIL030", f"{len(data):,} × 00")
    text = head.decode("utf-16", "replace") if head[:2] in (b"\xff\xfe", b"\xfe\xff") else ""
    if not text and not _CONTROL.search(head):
        lowered = head.lower()
        for mark, code, found in _MARKUP:
            if mark in lowered:
                raise Unreadable(code, found)
        text = head.decode("utf-8" if _is_utf8(head) else "cp874", "replace")
    if text:
        line = next(iter(text.lstrip("\ufeff\r\n \t").splitlines()), "")
        raise Unreadable("FIL015", "".join(filter(str.isprintable, line))[:40])
    raise Unreadable("FIL020", head[:8].hex(" "))


def _is_utf8(head: bytes) -> bool:
    try:
        head[:-4].decode("utf-8")  # the last character may be cut
    except UnicodeDecodeError as error:
        return error.start > len(head) - 8
    return True


def refuse_archive(archive: Archive) -> None:
    """Raise :class:`Unreadable`: a zip archive that names no main document; what is it?"""
    if "mimetype" in archive.parts and b"opendocument" in b"".join(archive.chunks("mimetype")):
        raise Unreadable("FIL014", "OpenDocument")
    if any(name.startswith("xl/") for name in archive.parts):
        raise Unreadable("FIL035", "_rels/.rels")
    raise Unreadable("FIL019", next((part.name for part in archive.parts.values()), ""))
