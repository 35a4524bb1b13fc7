"""Zip archives of submissions: what lies in one, and its files one at a time, never unpacked to disk.

A file in an archive has the limits of a file in a folder. Archives in archives are not opened, and a name that leads out of its
archive (``../a.xlsx``) is refused, as a trick even where it could do no harm here.
"""

from __future__ import annotations

import mmap
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from pmqa.intake.kinds import ARCHIVES
from pmqa.xlsx import limits
from pmqa.xlsx.container import Archive, canonical
from pmqa.xlsx.limits import Unreadable

_AS_ARCHIVE = {"FIL004": "FIL022", "FIL050": "FIL022"}  # what is said of a workbook, said of an archive


def open_archive(path: Path) -> Archive:
    """The archive, mapped into memory rather than read. Raises :class:`Unreadable` in words about archives."""
    try:
        with path.open("rb") as file:
            size = file.seek(0, 2)
            if size > limits.ARCHIVE_BYTES:
                raise Unreadable("FIL022", f"{size // limits.MB:,} MB > {limits.ARCHIVE_BYTES // limits.MB:,} MB")
            if not size:
                raise Unreadable("FIL005")
            data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        return Archive(data, limits.ARCHIVE_BYTES, limits.FILE_BYTES, limits.ARCHIVE_FILES, locked=True)
    except OSError as error:
        raise Unreadable("FIL003", f"{path.name}: {error.strerror}") from None
    except Unreadable as why:
        code = _AS_ARCHIVE.get(why.code, why.code if why.code in ("FIL003", "FIL005", "FIL022") else "FIL023")
        raise Unreadable(code, why.found) from None


def members(path: Path) -> Iterator[tuple[str, tuple[str, str] | None]]:
    """The files in an archive in the order of their names, each with the reason where it is not to be read.

    A workbook that was renamed ``.zip`` is one file, under an empty name. Raises :class:`Unreadable`.
    """
    parts = open_archive(path).parts
    if "[content_types].xml" in parts:
        yield "", None
        return
    if parts and all(part.locked for part in parts.values()):
        raise Unreadable("FIL021", path.name)
    for part in sorted(parts.values(), key=lambda part: part.name):
        name = part.name.replace("\\", "/")
        steps = PurePosixPath(name).parts
        refused = None
        if ".." in steps or name.startswith("/") or ":" in steps[0]:
            refused = ("FIL025", name)
        elif name.lower().endswith(ARCHIVES):
            refused = ("FIL024", "")
        elif part.locked:
            refused = ("FIL021", "")
        elif part.size > limits.FILE_BYTES:
            refused = ("FIL004", f"{-(-part.size // limits.MB):,} MB > {limits.FILE_BYTES // limits.MB} MB")
        yield name, refused


def content(archive: Archive, member: str) -> bytes:
    """One file in an archive. Raises :class:`Unreadable`."""
    try:
        return b"".join(archive.chunks(canonical(member)))
    except Unreadable as why:
        raise Unreadable("FIL022" if why.code == "FIL051" else why.code, why.found) from None
