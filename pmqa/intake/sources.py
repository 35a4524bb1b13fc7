"""Which submissions a list of paths means: files, folders, patterns and zip archives, and what was passed over on the way."""

from __future__ import annotations

import glob
import os
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from pmqa.intake.archives import Opened, Refused, is_archive
from pmqa.texts import Text
from pmqa.workbook.container import read_file
from pmqa.workbook.limits import Unreadable

WORKBOOKS = (".xlsx", ".xlsm")
OTHER_BOOKS = (".xls", ".xlsb", ".ods", ".xltx", ".xltm")  # read too, so that each is refused with its reason
_NOT_READ = ("criteria", "__MACOSX")  # folders; the second is what a Mac adds to every archive
_NAMED = 10  # subfolders and archives named one by one in a remark
_KINDS = {
    "lock": Text("ไฟล์ล็อกของโปรแกรม", "lock files"),
    "hidden": Text("ไฟล์ซ่อน", "hidden files"),
    "temporary": Text("ไฟล์ชั่วคราว", "temporary files"),
    "other": Text("ไฟล์ที่ไม่ใช่สมุดงาน", "files that are no workbooks"),
}


class Source(NamedTuple):
    """One submission: a file, or what stands ``inside`` an archive. ``name`` is what it is called in reports.

    ``refused``: why it will not be opened, such as an archive inside an archive.
    """

    path: Path
    name: str
    inside: str = ""
    refused: Refused | None = None


class Found(NamedTuple):
    """``folders``: where criteria may lie beside the data. ``remarks``: subfolders and archives read, files passed over."""

    files: tuple[Source, ...]
    folders: tuple[Path, ...]
    remarks: tuple[Text, ...]


def find_sources(paths: Sequence[str | Path]) -> Found:
    """The submissions that ``paths`` mean, each file once, in the order of the paths, inside folders in that of the names.

    Folders are read with their subfolders, archives (``.zip``) with their submissions; a path that does not exist and
    holds ``*``, ``?`` or ``[`` is a pattern (``**`` is any number of folders). A named file is taken whatever it is called,
    but for a lock file; one that does not exist is found out when it is read.
    """
    given = [Path(path) for path in paths]
    files: dict[tuple[Path, str], Source] = {}
    skipped: Counter[str] = Counter()
    within: Counter[str] = Counter()
    folders: dict[Path, None] = {}
    for path, shown, named in _each(given):
        kind = passed_over(path.name, archives=True)
        if kind == "lock" or kind and not named:
            skipped[kind] += 1
            continue
        folders.setdefault(path.parent if named else _root(path, given))
        for source in _unpacked(path, shown, skipped):
            if files.setdefault((path.resolve(), source.inside or source.name), source) is source and "/" in shown + source.inside:
                within[shown if source.inside else shown.rpartition("/")[0]] += not named or bool(source.inside)
    for path in given:
        if path.is_dir():
            folders.setdefault(path)
    return Found(tuple(files.values()), tuple(folders), tuple(_remarks(+within, skipped)))
