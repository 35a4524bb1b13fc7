"""One file of an intake read and checked: bytes in, its record out, in whatever process or on whatever machine."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from pmqa import __version__
from pmqa.checks import check_readable
from pmqa.findings import Finding
from pmqa.intake.records import Read, pack
from pmqa.standard import store
from pmqa.standard.compiled import Standard
from pmqa.standard.faults import CriteriaError
from pmqa.standard.store import UnknownStandard
from pmqa.submission import Submission
from pmqa.workbook.reading.submissions import read_submission

Find = Callable[[str], Standard]
Content = bytes | Path  # a file of this machine by its path; what lies in an archive, or is read on another machine, as bytes


class How(NamedTuple):
    """All that a file's record depends on besides its bytes.

    ``searched``: the folders of criteria. ``chosen``: the standard that files must be of (empty: any). ``stamp`` stands for the
    content of the criteria and the code of the reader (:func:`pmqa.intake.cache.stamp`); ``engine`` is the program's version.
    """

    searched: tuple[Path, ...]
    variant: str = ""
    chosen: str = ""
    stamp: str = ""
    engine: str = __version__


class UnfitWorker(RuntimeError):
    """A worker that would read otherwise than asked: another version of the program, or criteria that it does not see."""


def finder_in(searched: Sequence[Path], variant: str) -> Find:
    """Standards by id, each loaded once; under ``variant`` where they have one of that name."""
    known: dict[str, Standard] = {}

    def find(name: str) -> Standard:
        if name not in known:
            standard = store.load_standard(name, "", list(searched))
            if variant and any(one.name == variant for one in standard.variants):
                standard = store.load_standard(Path(standard.origin), variant)
            known[name] = standard
        return known[name]

    return find


def standard_of(submission: Submission, find: Find) -> Standard | None:
    """The standard that the workbook names, or None where it names none that is known."""
    try:
        return find(submission.standard) if submission.standard else None
    except UnknownStandard:
        return None


def read(content: Content, name: str, find: Find, chosen: str) -> Read:
    """One workbook, called ``name`` in findings, read and checked. Raises CriteriaError."""
    submission = read_submission(content, find, standard=chosen, name=name)
    standard = standard_of(submission, find)
    return Read(submission.standard, standard.id if standard else "", check_readable(standard, submission))


def unread(name: str, code: str, found: str) -> Read:
    """The record of a file that could not be read at all."""
    return Read("", "", check_readable(None, Submission(name, "", findings=(Finding(code, name, found=found),), refused=True)))


def packed(named: tuple[str, Content], find: Find, chosen: str) -> bytes:
    """One file with its name as its packed record. What goes wrong in the program itself costs this one file."""
    name, content = named
    try:
        return pack(read(content, name, find, chosen))
    except CriteriaError:
        raise
    except Exception as error:  # noqa: BLE001 - a fault of ours must not hide the other files
        return pack(unread(name, "FIL006", f"{type(error).__name__}: {error}"[:200]))


def packed_by(how: How, contents: Sequence[tuple[str, Content]]) -> list[bytes | None]:
    """The records of some files; this is what a :class:`concurrent.futures.Executor` is given. None: the criteria are at fault.

    Raises :class:`UnfitWorker`.
    """
    return [one_packed_by(how, content) for content in contents]


def one_packed_by(how: How, named: tuple[str, Content]) -> bytes | None:
    """The record of one file, None where the criteria cannot be used: the caller tells of that, once for all files."""
    try:
        return packed(named, _finder(how), how.chosen)
    except CriteriaError:
        return None


@lru_cache(maxsize=2)
def _finder(how: How) -> Find:
    """Kept from call to call, until anything in ``how`` changes."""
    if how.engine != __version__:
        raise UnfitWorker(f"the worker has pmqa {__version__}, not {how.engine}")
    for folder in how.searched:
        if not folder.is_dir():
            raise UnfitWorker(f"the worker sees no folder {folder}")
    return finder_in(how.searched, how.variant)
