"""Which files some paths mean: those named, those in the folders and archives named, with what was passed over."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from glob import glob, has_magic
from pathlib import Path
from typing import NamedTuple

from pmqa.intake.archives import members
from pmqa.intake.kinds import KINDS, is_archive, passed_over
from pmqa.texts import Text
from pmqa.xlsx.limits import Unreadable

_MOST_NAMED = 5  # of the files that were passed over


class Named(NamedTuple):
    """A file and what it is called in reports. ``member``: its name inside the archive at ``path``, empty for a file of its own.

    ``refused``: code and what was found, where it is known before reading that it cannot be read.
    """

    path: Path
    name: str
    member: str = ""
    refused: tuple[str, str] | None = None


class Found(NamedTuple):
    """``folders``: where criteria may lie beside the data. ``remarks``: subfolders and archives read, files passed over."""

    files: tuple[Named, ...]
    folders: tuple[Path, ...]
    remarks: tuple[Text, ...]


def workbooks(paths: Sequence[Path], copies: Path | None = None) -> Found:
    """The workbooks that ``paths`` (files, folders, zip archives, patterns such as ``sent/*.xlsx``) mean, each once, in a fixed order.

    Folders are read with their subfolders, archives with theirs. One file named alone is taken whatever it is called.
    ``copies``: a folder that is written to; what lies in it is passed over, unless nothing outside it was named.
    """
    linked: dict[str, None] = {}
    given = list(matched(paths, linked))
    apart = os.path.realpath(copies) if copies else ""
    if apart and all(_is_in(os.path.realpath(path), apart) for path in given):
        apart = ""
    files: dict[str, Named] = {}
    skipped: dict[str, list[str]] = {"linked": list(linked)} if linked else {}
    inside: Counter[str] = Counter()
    folders = dict.fromkeys(path if path.is_dir() else path.parent for path in given)
    above = _common_folder(list(folders))
    for start in given:
        within = start.is_dir()
        below: Counter[Path] = Counter()
        for path, called, real, trouble in _below(start, above) if within else [_entry(start, above)]:
            kind = trouble or (passed_over(path.name) if within or len(given) > 1 else "")
            kind = "copies" if not kind and apart and _is_in(real, apart) else kind
            if kind in KINDS:
                skipped.setdefault(kind, []).append(called)
            elif real in files:
                continue
            elif kind:
                files[real] = Named(path, called, "", ("FIL026", kind))
            elif is_archive(path):
                found = _in_archive(path, called, skipped)
                inside[called] += sum(one.refused is None for one in found)
                files |= {f"{real}\0{one.member}": one for one in found}
            else:
                files[real] = Named(path, called)
                if within:
                    below[path.parent] += 1
        inside.update({folder.relative_to(start).as_posix(): count for folder, count in below.items() if folder != start})
    return Found(tuple(files.values()), tuple(folders), tuple(_remarks(inside, skipped)))


def _is_in(real: str, folder: str) -> bool:
    """Whether a path is this folder or in it, both without links."""
    return Path(real).is_relative_to(folder)


def matched(paths: Sequence[Path], linked: dict[str, None] | None = None) -> Iterator[Path]:
    """The paths, with patterns replaced by what they match: a Windows shell hands them on as they are typed.

    ``linked`` is given the linked folders that patterns lead into: they are left out.
    """
    for path in paths:
        if has_magic(str(path)) and not os.path.lexists(path):
            yield from _hits(path, {} if linked is None else linked)
        else:
            yield path


def _hits(pattern: Path, linked: dict[str, None]) -> Iterator[Path]:
    """What a pattern matches, but for what a folder would leave out below the part that is written out."""
    fixed = next(place for place, part in enumerate(pattern.parts) if has_magic(part))
    why: dict[Path, str] = {}
    for hit in map(Path, sorted(glob(str(pattern), recursive=True))):
        for end in range(fixed + 1, len(hit.parts) + 1):
            folder = Path(*hit.parts[:end])
            if folder not in why:
                why[folder] = _why_not_entered(folder)
            if why[folder]:
                linked |= {str(folder): None} if why[folder] == "linked" else {}
                break
        else:
            yield hit


def _why_not_entered(path: Path) -> str:
    """Why nothing is read below; empty for a file or a folder that is read."""
    if not path.is_dir():
        return ""
    return "criteria" if path.name == "criteria" else "linked" if path.is_symlink() else ""


def _common_folder(folders: Sequence[Path]) -> Path | None:
    """The folder above all, which names of files leave out; None where there is none (two drives)."""
    try:
        return Path(os.path.commonpath([os.path.abspath(folder) for folder in folders]))
    except ValueError:
        return None


class _Entry(NamedTuple):
    """What lies at a path: its name in reports, the path without links, and why it is no file to read (empty where it may be one)."""

    path: Path
    called: str
    real: str
    trouble: str = ""


def _entry(path: Path, above: Path | None, trouble: str = "") -> _Entry:
    called = (Path(os.path.abspath(path)).relative_to(above) if above else path).as_posix()
    return _Entry(path, called, os.path.realpath(path), trouble)  # Path.resolve raises where links lead in a circle


def _below(folder: Path, above: Path | None) -> Iterator[_Entry]:
    """Every entry in a folder and its subfolders that is none itself; linked folders with the reason ``linked``."""
    unread: list[OSError] = []
    for place, subfolders, names in os.walk(folder, onerror=unread.append):
        inner = sorted(name for name in subfolders if not name.startswith(".") and name != "criteria")
        linked = [name for name in inner if os.path.islink(os.path.join(place, name))]
        subfolders[:] = [name for name in inner if name not in linked]
        yield from (_entry(Path(place, name), above, "linked") for name in linked)
        yield from _files(place, sorted(names), above)
    yield from (_entry(Path(error.filename or folder), above, error.strerror or "?") for error in unread)


def _files(place: str, names: Sequence[str], above: Path | None) -> Iterator[_Entry]:
    """Those with these names in one folder, of which all that they share is worked out once."""
    path, called, real, _ = _entry(Path(place), above)
    before = "" if called == "." else f"{called}/"
    for name in names:
        own = os.path.join(real, name)
        yield _Entry(path / name, before + name, os.path.realpath(own) if os.path.islink(own) else own)


def _in_archive(path: Path, name: str, skipped: dict[str, list[str]]) -> list[Named]:
    """The workbooks in an archive; where it cannot be opened, itself with the reason."""
    out = []
    try:
        for member, refused in members(path):
            if not member:
                return [Named(path, name)]
            kind = passed_over(member)
            if kind and not refused:
                skipped.setdefault(kind, []).append(f"{name}/{member}")
            else:
                out.append(Named(path, f"{name}/{member}", member, refused))
    except Unreadable as why:
        return [Named(path, name, "", (why.code, why.found))]
    return out


def _remarks(inside: Counter[str], skipped: dict[str, list[str]]) -> Iterator[Text]:
    if inside:
        listed = ", ".join(f"{folder} ({count})" for folder, count in inside.items())
        yield Text(f"รวมที่อยู่ใน: {listed}", f"Read too, inside: {listed}")
    if skipped:
        kinds = [(KINDS[kind], _counted(kind, skipped[kind])) for kind in KINDS if kind in skipped]
        yield Text(*(said + ", ".join(f"{text.in_(lang)} ({count})" for text, count in kinds)
                     for lang, said in (("th", "ข้าม: "), ("en", "Passed over: "))))


def _counted(kind: str, names: Sequence[str]) -> str:
    """How many there are; the first by name where one of them may have been meant as a submission.

    >>> _counted("lock", ["~$a.xlsx"]), _counted("other", list("abcdefg"))
    ('1', '7: a, b, c, d, e, …')
    """
    if kind != "other":
        return str(len(names))
    return f"{len(names)}: {', '.join([*names[:_MOST_NAMED], *(['…'] if names[_MOST_NAMED:] else [])])}"
