"""Which files a command line means: workbooks named, and those in the folders named, with what was passed over."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from pmqa.texts import Text

WORKBOOKS = (".xlsx", ".xlsm")
OTHER_BOOKS = (".xls", ".xlsb", ".ods", ".xltx", ".xltm")  # read too, so that each is refused with its reason
_KINDS = {
    "lock": Text("ไฟล์ล็อกของโปรแกรม", "lock files"),
    "hidden": Text("ไฟล์ซ่อน", "hidden files"),
    "temporary": Text("ไฟล์ชั่วคราว", "temporary files"),
    "other": Text("ไฟล์ที่ไม่ใช่สมุดงาน", "files that are no workbooks"),
}


class Named(NamedTuple):
    """A file and what it is called in reports."""

    path: Path
    name: str


class Found(NamedTuple):
    """``folders``: where criteria may lie beside the data. ``remarks``: subfolders read and files passed over."""

    files: tuple[Named, ...]
    folders: tuple[Path, ...]
    remarks: tuple[Text, ...]


def workbooks(paths: Sequence[Path]) -> Found:
    """The workbooks that ``paths`` (files and folders that exist) mean, each once, in the order of their names.

    Folders are read with their subfolders. A named file is taken whatever it is called.
    """
    files: dict[Path, Named] = {}
    skipped: Counter[str] = Counter()
    inside: Counter[str] = Counter()
    folders = dict.fromkeys(path if path.is_dir() else path.parent for path in paths)
    above = _common_folder(list(folders))
    for given in paths:
        for path in _below(given) if given.is_dir() else (given,):
            kind = _passed_over(path.name) if given.is_dir() else ""
            if kind:
                skipped[kind] += 1
            elif path.resolve() not in files:
                name = Path(os.path.abspath(path)).relative_to(above) if above else path
                files[path.resolve()] = Named(path, name.as_posix())
                if given.is_dir() and path.parent != given:
                    inside[path.parent.relative_to(given).as_posix()] += 1
    return Found(tuple(files.values()), tuple(folders), tuple(_remarks(inside, skipped)))


def _common_folder(folders: Sequence[Path]) -> Path | None:
    """The folder above all, which names of files leave out; None where there is none (two drives)."""
    try:
        return Path(os.path.commonpath([os.path.abspath(folder) for folder in folders]))
    except ValueError:
        return None


def _below(folder: Path) -> Iterator[Path]:
    for place, subfolders, names in os.walk(folder):
        subfolders[:] = sorted(name for name in subfolders if not name.startswith(".") and name != "criteria")
        yield from (Path(place) / name for name in sorted(names))


def _passed_over(name: str) -> str:
    """Why a file in a folder is no submission; empty for one that may be.

    >>> _passed_over("a.XLSX"), _passed_over("~$a.xlsx"), _passed_over(".a.xlsx"), _passed_over("a.pdf")
    ('', 'lock', 'hidden', 'other')
    """
    if name.startswith(("~$", ".~lock.")):
        return "lock"
    if name.startswith("."):
        return "hidden"
    if name.startswith("~") or name.endswith("~") or name.lower().endswith((".tmp", ".part", ".crdownload")):
        return "temporary"
    return "" if name.lower().endswith(WORKBOOKS + OTHER_BOOKS) else "other"


def _remarks(inside: Counter[str], skipped: Counter[str]) -> Iterator[Text]:
    if inside:
        listed = ", ".join(f"{folder} ({count})" for folder, count in inside.items())
        yield Text(f"รวมโฟลเดอร์ย่อย: {listed}", f"Subfolders read too: {listed}")
    if skipped:
        kinds = [(_KINDS[kind], skipped[kind]) for kind in _KINDS if skipped[kind]]
        yield Text(*(said + ", ".join(f"{text.in_(lang)} ({count})" for text, count in kinds)
                     for lang, said in (("th", "ข้าม: "), ("en", "Passed over: "))))
