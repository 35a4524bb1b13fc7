"""A workbook to criteria files: read, written to a folder, checked as any criteria are, every fault led back to its cell."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from pmqa.authoring.reading import At, Read, read_criteria
from pmqa.authoring.toml_files import file_text
from pmqa.standard.check import faults_of
from pmqa.standard.faults import Fault, line_of, words_of
from pmqa.standard.files import MAIN
from pmqa.texts import Text
from pmqa.xlsx.cells import read_file

_FILE_NAME = re.compile(r"[^\\/:*?\"<>|\x00-\x1f.][^\\/:*?\"<>|\x00-\x1f]*\.toml")


class Located(NamedTuple):
    """A fault and the cell it is about; ``place`` as ``criteria check`` tells it, empty where the sheet itself makes no sense."""

    at: At
    place: str
    problem: Text
    remedy: Text


class Imported(NamedTuple):
    """``changed``: names of the files that differ from what stood in the folder; nothing is written where there are ``faults``."""

    files: tuple[str, ...]
    changed: tuple[str, ...]
    faults: tuple[Located, ...]


def texts_of(read: Read) -> dict[str, str]:
    """The text of each file, ``standard.toml`` first."""
    names = sorted(read.data, key=lambda name: name != MAIN)
    return {name: file_text(read.data[name], read.originals.get(name, "")) for name in names}


def import_criteria(path: Path, folder: Path) -> Imported:
    """Write the workbook's standard to ``folder``, unless it has a fault; files there that the workbook does not have are removed.

    Raises :class:`Unreadable` for what is no workbook, OSError.
    """
    read = read_criteria(read_file(path))
    troubles = [Located(one.at, "", Text(*one.words[:2]), Text(*one.words[2:])) for one in (*read.troubles, *_names(read))]
    if troubles:
        return Imported((), (), tuple(troubles))
    texts = texts_of(read)
    folder = folder.resolve()
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=f".{folder.name}.") as scratch:
        half = Path(scratch) / folder.name  # the folder's name is part of what is checked
        half.mkdir()
        for name, text in texts.items():
            (half / name).write_text(text, encoding="utf-8", newline="\n")
        faults = [located(fault, read, texts) for fault in faults_of(half)]
        if faults:
            return Imported(tuple(texts), (), tuple(faults))
        changed = tuple(name for name in texts if not _same(half / name, folder / name))
        folder.mkdir(exist_ok=True)
        for name in changed:
            os.replace(half / name, folder / name)
    for old in folder.glob("*.toml"):
        if old.name not in texts:
            old.unlink()
    return Imported(tuple(texts), changed, ())


def _names(read: Read) -> list:
    """File names that are none, and the file without which there is no standard."""
    from pmqa.authoring.reading import Trouble

    out = []
    for name in read.data:
        if not _FILE_NAME.fullmatch(name):
            at = read.places.get((name, ()), At("", ""))
            out.append(Trouble(At(at.sheet, "B2"), (f"{name} ไม่ใช่ชื่อไฟล์เกณฑ์", f"{name} is no name of a criteria file",
                                                    "ใช้ชื่อเช่น 8-new.toml", "Use one such as 8-new.toml.")))
    if MAIN not in read.data:
        out.append(Trouble(At("", ""), (f"ไม่มีแผ่นของ {MAIN}", f"there is no sheet of {MAIN}",
                                        "ใช้สมุดงานที่ได้จาก pmqa criteria to-excel", "Use a workbook made by pmqa criteria to-excel.")))
    return out


def _same(one: Path, other: Path) -> bool:
    return other.is_file() and one.read_bytes() == other.read_bytes()


def located(fault: Fault, read: Read, texts: Mapping[str, str]) -> Located:
    """The fault at its cell; what is missing is shown at the row that would hold it."""
    places = [place for file, place in read.places if file == fault.file]
    named: dict[str, list] = {}
    for place in places:
        named.setdefault(words_of(read.data[fault.file], place), []).append(place)
    words = fault.place
    while words not in named and words:
        words = re.sub(r"(\.[^.\[]*|\[[^\]]*\])$", "", words) if re.search(r"[.\[]", words) else ""
    found = named.get(words, [()])
    place = next((one for one in found if line_of(texts[fault.file], one) == fault.line), found[0])
    return Located(read.places.get((fault.file, place), At(fault.file, "")), fault.place, fault.problem, fault.remedy)


