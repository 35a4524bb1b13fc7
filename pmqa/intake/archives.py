"""Zip archives of submissions: which there are inside, and the bytes of each. Nothing is ever unpacked to disk.

The gate is that of the workbooks (:class:`pmqa.workbook.container.Archive`): number of entries, overlaps and sizes are
known before anything is inflated, and what lies about its size or is damaged is refused.
"""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from typing import NamedTuple

from pmqa.intake.names import is_archive
from pmqa.workbook import limits
from pmqa.workbook.container import Archive, Part, read_file
from pmqa.workbook.limits import Unreadable

_DRIVE = re.compile("[A-Za-z]:")
_OWN_FINDINGS = ("FIL001", "FIL002", "FIL003")  # the archive is not there, or may not be read
_WORKBOOK = "[content_types].xml"  # in every workbook, and in nothing that people pack


class Member(NamedTuple):
    """A file inside an archive. ``key`` finds it there; ``refused``: why it is not opened."""

    key: str
    name: str
    refused: Unreadable | None = None


class Opened:
    """An archive whose content is in memory while its members are read, one after the other. Raises Unreadable.

    ``is_workbook``: a workbook is a zip archive too, and this is one whose name was changed.
    """

    def __init__(self, path: Path) -> None:
        try:
            self._archive = Archive(read_file(path, limits.ARCHIVE_BYTES), limits.ARCHIVE_BYTES)
        except Unreadable as why:
            raise why if why.code in _OWN_FINDINGS else Unreadable("FIL061", why.found) from None
        self.is_workbook = _WORKBOOK in self._archive.parts

    def members(self) -> list[Member]:
        """Every file inside, in the order of the names."""
        named = sorted((shown_name(part), key, part) for key, part in self._archive.parts.items())
        return [Member(key, _printable(name), _refusal(name, part)) for name, key, part in named]

    def content(self, key: str) -> bytes:
        """The bytes of one member. Raises Unreadable where it is damaged, or more than an archive may hold."""
        try:
            return b"".join(self._archive.chunks(key))
        except Unreadable as why:
            raise Unreadable("FIL061", why.found) if why.code == "FIL051" else why from None


def shown_name(part: Part) -> str:
    """The name as it was meant: UTF-8, else that of a Thai Windows, which does not say so; ``/`` between folders."""
    for encoding in ("utf-8", "cp874", "cp437"):
        try:
            return part.raw_name.decode(encoding).replace("\\", "/")
        except UnicodeDecodeError:
            continue
    return part.name


def _refusal(name: str, part: Part) -> Unreadable | None:
    if name.startswith("/") or ".." in name.split("/") or _DRIVE.match(name) or name != _printable(name):
        return Unreadable("FIL062")
    if is_archive(name):
        return Unreadable("FIL063")
    if part.size > limits.PART_BYTES:
        return Unreadable("FIL004", f"{part.size // limits.MB:,} MB > {limits.PART_BYTES // limits.MB} MB")
    return None


def _printable(name: str) -> str:
    """Control characters spelt out: a name must not command the terminal that shows it."""
    return "".join(f"\\x{ord(one):02x}" if unicodedata.category(one) in ("Cc", "Cs") else one for one in name)
