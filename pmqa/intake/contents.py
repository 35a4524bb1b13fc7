"""The bytes of the files of an intake, wherever they lie, fetched by a thread ahead of whoever reads them."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from pmqa.intake.archives import content, open_archive
from pmqa.intake.files import Named
from pmqa.intake.reading import Content
from pmqa.xlsx import limits
from pmqa.xlsx.container import Archive, read_file
from pmqa.xlsx.limits import Unreadable

AT_ONCE_FILES = 8  # fetched, and sent to a worker, at a time: what is lost on the way is then small beside the reading
AT_ONCE_BYTES = 8 * limits.MB
_AHEAD = 2


class Fetched(NamedTuple):
    """A file with what its reader is given and, where asked for, the SHA-256 of its bytes; or with why there are none."""

    named: Named
    content: Content = b""
    digest: bytes = b""
    refused: Unreadable | None = None


def fetched(files: Sequence[Named], *, hashed: bool, carried: bool) -> Iterator[list[Fetched]]:
    """The files in order, some at a time; ``carried``: all as bytes.

    Reading from disk and hashing go on in a thread while others work on what came before.
    """
    some = partial(_some, iter(files), Contents(), hashed, carried)
    with ThreadPoolExecutor(1) as thread:
        coming = deque(thread.submit(some) for _ in range(_AHEAD))
        while come := coming.popleft().result():
            coming.append(thread.submit(some))
            yield come


def _some(left: Iterator[Named], contents: Contents, hashed: bool, carried: bool) -> list[Fetched]:
    out: list[Fetched] = []
    size = 0
    for named in left:
        by_path = not (carried or named.member or named.refused)
        try:
            data = b"" if by_path and not hashed else contents.of(named)
        except Unreadable as why:
            out.append(Fetched(named, refused=why))
        else:
            out.append(Fetched(named, named.path if by_path else data, sha256(data).digest() if hashed else b""))
            size += 0 if by_path else len(data)
        if len(out) == AT_ONCE_FILES or size > AT_ONCE_BYTES:
            break
    return out


class Contents:
    """Fetches files; an archive stays open while its files are read one after the other, until the next archive."""

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
