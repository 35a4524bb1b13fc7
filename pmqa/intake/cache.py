"""Records of files kept between runs, by the content of the file, the content of the criteria and the code of the reader.

One SQLite file, written by one process; it holds marks, findings and who sent them, no texts of evidence. What is damaged
or not ours is left alone, and the run goes on without it: a cache can make a run faster, never different.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import time
import zlib
from collections.abc import Iterable
from pathlib import Path

from pmqa import __version__
from pmqa.standard import store

FILE = "intake.sqlite3"
_MARK = 0x504D5141  # "PMQA", in the place where SQLite files say what they are
_LAYOUT = 1
_KEPT_DAYS = 180
_COMMIT_EVERY = 200
_TABLE = ("CREATE TABLE IF NOT EXISTS record (content BLOB, stamp TEXT, day INTEGER, crc INTEGER, packed BLOB,"
          " PRIMARY KEY (content, stamp)) WITHOUT ROWID")


def stamp(searched: Iterable[Path], variant: str, chosen: str) -> str:
    """What records depend on besides the file: the criteria in reach, the variant and standard asked for, the reader's code."""
    total = hashlib.sha256(f"{__version__}\0{variant}\0{chosen}".encode())
    for name, folder in sorted(store.available(list(searched)).items()):
        total.update(f"{name} {store.fingerprint(folder, variant)}\0".encode())
    for part in ("", "xlsx", "workbook", "workbook/reading", "checks", "intake"):
        for entry in sorted(os.scandir(store.PACKAGE / part), key=lambda e: e.name):
            if entry.name.endswith(".py"):
                total.update(f"{entry.name} {entry.stat().st_size} {entry.stat().st_mtime_ns}\0".encode())
    return total.hexdigest()


class Cache:
    """Kept records of one ``stamp`` in a folder, which is made where it is missing. To be used in one thread, and closed.

    ``trouble`` says why nothing is kept, empty where all is well; ``unfit``: the file itself is damaged or not ours.
    """

    def __init__(self, folder: Path, stamp: str) -> None:
        self.path = folder / FILE
        self.trouble = ""
        self.unfit = False
        self._stamp = stamp
        self._new = 0
        self._base: sqlite3.Connection | None = None
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._base = sqlite3.connect(self.path, timeout=2.0, isolation_level="DEFERRED")
            if not self._ours():
                self.unfit = True
                self._leave("not ours")
        except (OSError, sqlite3.Error) as error:
            self._fail(error)

    def _ours(self) -> bool:
        """Whether the file is of this program and layout; an empty one becomes so."""
        (mark,), (layout,) = (self._base.execute(f"PRAGMA {name}").fetchone() for name in ("application_id", "user_version"))
        empty = not self._base.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        if (mark, layout) == (0, 0) and empty:
            self._base.execute(f"PRAGMA application_id = {_MARK}")
            self._base.execute(f"PRAGMA user_version = {_LAYOUT}")
        elif (mark, layout) != (_MARK, _LAYOUT):
            return False
        self._base.execute(_TABLE)
        self._base.execute("DELETE FROM record WHERE day < ?", (_today() - _KEPT_DAYS,))
        self._base.commit()
        return True

    def get(self, content: bytes) -> bytes | None:
        """The record of the file with this sha256, or None."""
        if self._base is None:
            return None
        try:
            row = self._base.execute("SELECT crc, packed FROM record WHERE content = ? AND stamp = ?", (content, self._stamp)).fetchone()
        except sqlite3.Error as error:
            return self._fail(error)
        return row[1] if row and isinstance(row[1], bytes) and zlib.crc32(row[1]) == row[0] else None

    def put(self, content: bytes, packed: bytes) -> None:
        """Keep a record."""
        if self._base is None:
            return
        try:
            self._base.execute("INSERT OR REPLACE INTO record VALUES (?, ?, ?, ?, ?)",
                               (content, self._stamp, _today(), zlib.crc32(packed), packed))
            self._new += 1
            if self._new % _COMMIT_EVERY == 0:
                self._base.commit()
        except sqlite3.Error as error:
            self._fail(error)

    def close(self) -> None:
        """What was kept stays, also after an interruption: the next run goes on from there."""
        if self._base is not None:
            try:
                self._base.commit()
                self._base.close()
            except sqlite3.Error as error:
                self._fail(error)
            self._base = None

    def _fail(self, error: OSError | sqlite3.Error) -> None:
        self.unfit = isinstance(error, sqlite3.DatabaseError) and not isinstance(error, sqlite3.OperationalError)
        self._leave(str(error))

    def _leave(self, why: str) -> None:
        self.trouble = why
        if self._base is not None:
            self._base.close()
            self._base = None


def _today() -> int:
    return int(time.time() // 86400)
