"""The bytes of the files of an intake, wherever they lie; an archive stays open while its files are read one after the other."""

from __future__ import annotations

from pathlib import Path

from pmqa.intake.archives import content, open_archive
from pmqa.intake.files import Named
from pmqa.xlsx.container import Archive, read_file
from pmqa.xlsx.limits import Unreadable


class Contents:
    """Fetches files; what they need stays open until the next archive, or until this object is gone."""

    def __init__(self) -> None:
        self._opened: tuple[Path, Archive] | None = None

    def of(self, named: Named) -> bytes:
        """Raises :class:`Unreadable`."""
        if named.refused:
            raise Unreadable(*named.refused)
        if not named.member:
            return read_file(named.path)
        if self._opened is None or self._opened[0] != named.path:
            self._opened = (named.path, open_archive(named.path))
        return content(self._opened[1], named.member)
