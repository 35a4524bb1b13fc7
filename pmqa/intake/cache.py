"""What was read before: an unchanged file is not parsed again.

One SQLite file for each state of the program, named by a fingerprint of the code that reads and checks. A row stands
under the SHA-256 of the workbook's bytes (size and time of a file prove nothing: copying and unpacking set them at will)
and holds for one standard, one variant, one content of its criteria. Only what :class:`pmqa.checks.Checked` holds is
kept: profile, marks and numbers, findings. **No evidence**: it is never part of that, and what a finding quotes from a
cell is kept up to 80 characters; a file with a longer quotation is simply read again each time.

Nothing depends on the cache. What cannot be opened, written or understood, or does not have the checksum written with it,
counts as not there.
"""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import sys
import time
from contextlib import suppress
from pathlib import Path
from pyexpat import EXPAT_VERSION

from pmqa import __version__
from pmqa.intake.kept import Kept, from_text, may_be_kept, to_text
from pmqa.intake.standards import Find
from pmqa.intake.work import Read
from pmqa.standard.store import PACKAGE, UnknownStandard, cache_folder

_AT_ONCE = 500  # rows written in one transaction: others may write between
_WAIT = 2  # seconds for another process that is writing
_KEPT_DAYS = 90  # what no program has used for so long goes
_TABLES = """
CREATE TABLE IF NOT EXISTS read(content TEXT, wanted TEXT, standard TEXT, layout TEXT, row TEXT,
  PRIMARY KEY(content, wanted, standard)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS layout(name TEXT PRIMARY KEY, places TEXT) WITHOUT ROWID;
"""


def default_folder() -> Path:
    """Where it lies unless told otherwise: beside the compiled standards (``PMQA_CACHE``, or the platform's cache folder)."""
    return cache_folder().parent / "read"


def fingerprint() -> str:
    """The code that reads and checks, by name, size and time of its files, and what else decides about the result."""
    total = hashlib.sha256(f"{__version__} {sys.version_info[:3]} {EXPAT_VERSION}\0".encode())
    for part in ("", "checks", "intake", "measures", "standard", "workbook"):
        for entry in sorted(os.scandir(PACKAGE / part), key=lambda entry: entry.name):
            if entry.name.endswith(".py"):
                stat = entry.stat()
                total.update(f"{part} {entry.name} {stat.st_size} {stat.st_mtime_ns}\0".encode())
    return total.hexdigest()[:16]


class Cache:
    """Rows of earlier runs in ``folder``; ``find`` and ``wanted`` as in :func:`pmqa.intake.pool.read_all`.

    Nothing that is wrong with the cache is ever raised. To be closed: that writes the last rows.
    """

    def __init__(self, folder: Path, find: Find, wanted: str) -> None:
        self._find, self._wanted = find, wanted
        self._path = folder / f"{fingerprint()}.sqlite"
        self._new: list[tuple[str, str, Kept]] = []
        self._layouts: dict[str, tuple[str, ...]] = {}
        self._under: dict[str, str | None] = {}
        self._file = self._opened(folder)

    def get(self, content: str, name: str) -> Read | None:
        """What the workbook with this SHA-256 gave, told of a file called ``name``. Raises only what ``find`` raises."""
        for standard, layout, text in self._rows(content):
            if standard != self._current(standard.partition(" ")[0]):
                continue
            try:
                return from_text(text, self._places(layout), name, content)
            except (ValueError, TypeError, sqlite3.Error):
                continue
        return None

    def put(self, content: str, row: Read) -> None:
        """Remember what was read, if it may be kept."""
        if self._file is not None and may_be_kept(row):
            self._new.append((content, self._current(row.standard) or "", to_text(row)))
            if len(self._new) >= _AT_ONCE:
                self._write()

    def close(self) -> None:
        self._write()
        if self._file is not None:
            self._file.close()
            self._file = None

    def _rows(self, content: str) -> list[tuple[str, str, str]]:
        query = "SELECT standard, layout, row FROM read WHERE content = ? AND wanted = ?"
        try:
            return self._file.execute(query, (content, self._wanted)).fetchall() if self._file is not None else []
        except sqlite3.OperationalError:  # another process writes for too long
            return []
        except sqlite3.Error:
            self._give_up()
            return []

    def _places(self, name: str) -> tuple[str, ...]:
        if name not in self._layouts:
            found = self._file.execute("SELECT places FROM layout WHERE name = ?", (name,)).fetchone()
            if found is None or _name(found[0]) != name:
                raise ValueError("layout")
            self._layouts[name] = tuple(json.loads(found[0]))
        return self._layouts[name]

    def _current(self, standard: str) -> str | None:
        """The standard of this id as rows must have been checked under; None where it is not known today."""
        if standard not in self._under:
            try:
                found = self._find(standard) if standard else None
                self._under[standard] = f"{found.id} {found.digest} {found.variant}" if found else ""
            except UnknownStandard:
                self._under[standard] = None
        return self._under[standard]

    def _write(self) -> None:
        new, self._new = self._new, []
        if self._file is None or not new:
            return
        layouts = {kept.places: json.dumps(kept.places, ensure_ascii=False) for _, _, kept in new}
        rows = [(content, self._wanted, standard, _name(layouts[kept.places]), kept.text) for content, standard, kept in new]
        try:
            with self._file:
                self._file.executemany("INSERT OR REPLACE INTO layout VALUES (?, ?)", [(_name(text), text) for text in layouts.values()])
                self._file.executemany("INSERT OR REPLACE INTO read VALUES (?, ?, ?, ?, ?)", rows)
        except sqlite3.OperationalError:  # locked, read-only, no room: these rows are not kept
            return
        except sqlite3.Error:
            self._give_up()

    def _opened(self, folder: Path) -> sqlite3.Connection | None:
        """The file, made anew where it is damaged or something else; None where none can be had."""
        for _ in range(2):
            try:
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
                self._path.touch(mode=0o600)
                file = sqlite3.connect(self._path, timeout=_WAIT)
                file.executescript(_TABLES)
                file.execute("SELECT content, wanted, standard, layout, row FROM read LIMIT 1").fetchall()
                _forget_old(folder, self._path)
                return file
            except (OSError, sqlite3.OperationalError):  # no such folder, locked, read-only
                return None
            except sqlite3.DatabaseError:
                with suppress(OSError):
                    self._path.unlink()
        return None

    def _give_up(self) -> None:
        """Damaged in the middle: not used any more, and gone before the next run."""
        self._file.close()
        self._file = None
        with suppress(OSError):
            self._path.unlink()


def _name(places: str) -> str:
    return hashlib.sha256(places.encode()).hexdigest()


def _forget_old(folder: Path, used: Path) -> None:
    """Remove what other states of the program left, once it is old."""
    os.utime(used)
    for path in folder.glob("*.sqlite"):
        if path != used and path.stat().st_mtime < time.time() - _KEPT_DAYS * 24 * 3600:
            path.unlink()
