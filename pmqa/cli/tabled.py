"""Tables among the files of a command line: told apart from workbooks by what they hold, and read under one standard.

What reads tables is imported only where a file may be one: a workbook is scored as fast as if there were none.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pmqa.cli.stop import WrongUse
from pmqa.intake.files import matched
from pmqa.intake.kinds import WORKBOOKS
from pmqa.standard.compiled import Standard
from pmqa.workbook.reading.identity import is_form
from pmqa.xlsx.cells import Unreadable, read_file, read_workbook

if TYPE_CHECKING:
    from pmqa.table.reading import Opened, Rows

_MOST_OPENED = 50  # Excel files named: with more, nobody means tables, and opening each twice would be felt


def apart(paths: Sequence[Path]) -> tuple[list[Path], list[Opened]]:
    """Folders and workbooks; then the tables, which are only those named themselves: a folder may hold a register, too."""
    named = list(dict.fromkeys(matched(paths)))
    few = len(named) <= _MOST_OPENED
    perhaps = [path for path in named if path.is_file() and (few or _is_text(path)) and not _is_workbook(path)]
    if not perhaps:
        return list(paths), []
    from pmqa.table.reading import open_table

    meant = {path for path in paths if len(named) == 1 or path.suffix.lower() != ".txt"}  # a shell's * names notes, too
    tables = {path: table for path in perhaps if (table := open_table(path, meant=path in meant))}
    return ([path for path in named if path not in tables], list(tables.values())) if tables else (list(paths), [])


def _is_text(path: Path) -> bool:
    return path.suffix.lower() in (".csv", ".tsv", ".txt")


def _is_workbook(path: Path) -> bool:
    """Whether it is a form, text that was called a workbook, or cannot be read: then the reader of workbooks tells why."""
    try:
        data = read_file(path)
        if not data.startswith(b"PK"):
            return path.suffix.lower() in WORKBOOKS
        return is_form(sheet.name for sheet in read_workbook(data, lambda _: False).sheets)
    except Unreadable:
        return True


def standard_named(tables: Sequence[Opened], asked: str, beside: bool = False) -> str:
    """The standard of the tables: that asked for, or the one they name.

    Where there is neither: empty ``beside`` other files, which are to be read all the same, and where no table can be used;
    else raises WrongUse.
    """
    if asked or not tables:
        return asked
    from pmqa.table.reading import named_standard

    named = next(filter(None, map(named_standard, tables)), "")
    usable = [table for table in tables if table.head]
    if usable and not named and not beside:
        raise WrongUse(f"{usable[0].path} ไม่บอกว่าเป็นของเกณฑ์ใด: ระบุ --standard รหัสเกณฑ์",
                       f"{usable[0].path} does not say which standard it is of: name it with --standard ID.")
    return named


def read_tables(tables: Sequence[Opened], standard: Standard | None, types: Mapping[str, str] | None = None) -> list[Rows]:
    """Each table's rows under the standard; tables of one name are told apart by their folders. None: each is refused."""
    if not tables:
        return []
    from pmqa.table.reading import read_table, unnamed

    plain = [table.path.name for table in tables]
    names = [name if plain.count(name) == 1 else table.path.as_posix() for table, name in zip(tables, plain, strict=True)]
    return [read_table(table, standard, types=types, name=name) if standard else unnamed(table, name)
            for table, name in zip(tables, names, strict=True)]
