"""Every limit of the reader, in one place, and the one exception that reading raises.

A filled workbook of a large standard holds about 50 parts, 0.6 MB unpacked, 12 sheets and 1,500 cells a sheet; each
limit lies far above that and low enough that no file costs more than 150 MB or 2 seconds. Photos and attachments
count towards the size of the file only: parts that are not opened cost nothing.
"""

from __future__ import annotations

from typing import NamedTuple

MB = 1 << 20

FILE_BYTES = 64 * MB  # the file as it lies on disk, pasted photos and all
PARTS = 5_000  # entries in the zip directory; 200,000 of them take seconds to list
PART_BYTES = 32 * MB  # one opened part, unpacked
TOTAL_BYTES = 48 * MB  # all opened parts together
ARCHIVE_BYTES = 2048 * MB  # a zip archive of submissions as it lies on disk, and all its submissions together
ARCHIVE_FILES = 20_000  # entries in it; each file in it has the limits of a file in a folder
TAGS = 700_000  # "<" in all opened parts: each costs up to 1 µs, each open one 150 bytes
NAMES = 5_000  # different tag and attribute names in one part: a real sheet has under 200
CHUNK_BYTES = 1 * MB  # unpacked and parsed at a time; also the longest single tag

SHEETS = 255  # listed in the workbook, opened or not
ROWS = 4_000  # cells beyond are counted as stray, not kept: add-ins park cells near XFD1048576
COLUMNS = 256
CELLS = 100_000  # filled cells in the workbook
STRINGS = 100_000  # entries in the table of shared texts
TEXT_LENGTH = 40_000  # characters in one cell; Excel stops at 32,767
TEXT_TOTAL = 4_000_000  # characters kept in the workbook
NUMBER_LENGTH = 64  # characters of one stored number; Excel writes at most 24


class Room(NamedTuple):
    """How much one workbook may hold, of that which differs between an agency's workbook and a table of all agencies."""

    rows: int = ROWS
    columns: int = COLUMNS
    cells: int = CELLS
    tags: int = TAGS
    strings: int = STRINGS
    characters: int = TEXT_TOTAL
    part_bytes: int = PART_BYTES
    total_bytes: int = TOTAL_BYTES


SUBMISSION = Room()
# Twenty thousand agencies, or a hundred columns for each of them: the office's own file, read once and by itself.
TABLE = Room(rows=20_000, columns=2_000, cells=2_000_000, tags=12_000_000, strings=1_000_000, characters=40_000_000,
             part_bytes=256 * MB, total_bytes=320 * MB)


class Unreadable(Exception):
    """This file cannot be read as a workbook: ``code`` is a key of the catalogue, ``found`` what was met and where."""

    def __init__(self, code: str, found: str = "") -> None:
        super().__init__(code, found)  # both in args, so that it survives pickling between processes
        self.code = code
        self.found = found
