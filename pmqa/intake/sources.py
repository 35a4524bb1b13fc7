"""Which submissions a list of paths means: files, folders, patterns and zip archives, and what was passed over on the way."""

from __future__ import annotations

import glob
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from pmqa.intake.archives import Opened
from pmqa.intake.names import NOT_READ, PASSED_OVER, is_archive, passed_over
from pmqa.texts import Text
from pmqa.workbook.container import read_file
from pmqa.workbook.limits import Unreadable

_NAMED = 12  # subfolders and archives told one by one


class Source(NamedTuple):
    """One submission: a file, or what stands ``inside`` an archive. ``name`` is what it is called in reports.

    ``refused``: why it is not opened at all, such as an archive inside an archive.
    """

    path: Path
    name: str
    inside: str = ""
    refused: Unreadable | None = None


class Found(NamedTuple):
    """``folders``: where criteria may lie beside the data. ``remarks``: subfolders and archives read, files passed over."""

    files: tuple[Source, ...]
    folders: tuple[Path, ...]
    remarks: tuple[Text, ...]


class _Met(NamedTuple):
    """A file on the way. ``below``: the subfolder it was met in, None for a file that was itself named."""

    path: Path
    name: str
    below: str | None


def find_sources(paths: Sequence[str | Path]) -> Found:
    """The submissions that ``paths`` mean, each file once: in the order of the paths, within a folder in that of the names.

    Folders are read with their subfolders, archives (``.zip``) with their submissions. A path that does not exist and
    holds ``*``, ``?`` or ``[`` is a pattern; ``**`` stands for any number of folders. A named file is taken whatever it
    is called, unless it is a lock file; whether it is there is found out when it is read.
    """
    given = [Path(path) for path in paths]
    files: list[Source] = []
    seen: set[Path] = set()
    skipped: Counter[str] = Counter()
    within: Counter[str] = Counter()
    for path, name, below in _met(given):
        kind = passed_over(path.name)
        if kind == "lock" or kind and below is not None:
            skipped[kind] += 1
        elif (real := path.resolve() if len(given) > 1 else path) not in seen:
            seen.add(real)
            if is_archive(path.name):
                inside = list(_members(path, name, skipped))
                files += inside
                within[name] += len(inside)
            else:
                files.append(Source(path, name))
                within[below or ""] += 1
    del within[""]
    folders = dict.fromkeys(path if path.is_dir() else path.parent for path in given)
    return Found(tuple(files), tuple(folders), tuple(_remarks(within, skipped)))


def contents(sources: Iterable[Source]) -> Iterator[tuple[Source, bytes | Unreadable]]:
    """The bytes of each submission in turn, or why there are none. One archive at a time is held in memory."""
    opened: tuple[Path, Opened] | None = None
    for source in sources:
        try:
            if source.refused:
                raise source.refused
            if not source.inside:
                opened = None
                yield source, read_file(source.path)
                continue
            if opened is None or opened[0] != source.path:
                opened = None  # the last one goes before the next one comes
                opened = (source.path, Opened(source.path))
            yield source, opened[1].content(source.inside)
        except Unreadable as why:
            yield source, why


def _met(given: list[Path]) -> Iterator[_Met]:
    """Every file in turn. With one path, names inside a folder do not repeat it."""
    for path in given:
        if path.is_dir():
            for file in _below(path):
                relative = file.relative_to(path)
                below = relative.parent.as_posix().removeprefix(".")
                yield _Met(file, (relative if len(given) == 1 else file).as_posix(), below)
        elif not path.exists() and glob.has_magic(str(path)):
            for match in map(Path, sorted(glob.glob(str(path), recursive=True))):
                if match.is_file():
                    yield _Met(match, match.as_posix(), "")
        else:
            yield _Met(path, path.name if len(given) == 1 else path.as_posix(), None)


def _below(folder: Path) -> Iterator[Path]:
    for place, subfolders, names in os.walk(folder):
        subfolders[:] = sorted(name for name in subfolders if not name.startswith(".") and name not in NOT_READ)
        yield from (Path(place) / name for name in sorted(names))


def _members(path: Path, name: str, skipped: Counter[str]) -> Iterator[Source]:
    """The submissions inside an archive; an archive that cannot be used is one source, with the reason."""
    try:
        opened = Opened(path)
    except Unreadable as why:
        yield Source(path, name, "", why)
        return
    if opened.is_workbook:
        yield Source(path, name)
        return
    for key, inner, refused in opened.members():
        kind = passed_over(inner)
        if kind:
            skipped[kind] += 1
        else:
            yield Source(path, f"{name}/{inner}", key, refused)


def _remarks(within: Counter[str], skipped: Counter[str]) -> Iterator[Text]:
    if within:
        named = [f"{folder} ({count})" for folder, count in within.items()]
        more = len(named) - _NAMED
        th, en = (f" และอีก {more}", f" and {more} more") if more > 0 else ("", "")
        listed = ", ".join(named[:_NAMED])
        yield Text(f"รวมโฟลเดอร์ย่อยและไฟล์บีบอัด: {listed}{th}", f"Subfolders and archives read too: {listed}{en}")
    if skipped:
        kinds = [(PASSED_OVER[kind], skipped[kind]) for kind in PASSED_OVER if skipped[kind]]
        yield Text(*(said + ", ".join(f"{text.in_(lang)} ({count})" for text, count in kinds)
                     for lang, said in (("th", "ข้าม: "), ("en", "Passed over: "))))
