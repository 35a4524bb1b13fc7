"""Many files read and checked, on all cores where that pays; what comes out is the same, and in the same order."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from pmqa import api
from pmqa.checks import Checked
from pmqa.cli.files import Named
from pmqa.standard.compiled import Standard
from pmqa.standard.store import UnknownStandard
from pmqa.submission import Submission

Find = Callable[[str], Standard]
POOL_FROM = 60  # files: with fewer, starting processes costs what they save


class How(NamedTuple):
    """What a process needs to read files by itself. ``chosen``: the standard that they must be of (empty: any)."""

    criteria: Path | None
    beside: tuple[Path, ...]
    variant: str
    chosen: str


class Read(NamedTuple):
    """``names``: the standard that the workbook says it is of; ``standard``: the same where it is known."""

    names: str
    standard: str
    checked: Checked


def finder(criteria: Path | None, beside: Sequence[Path], variant: str) -> Find:
    """Standards by id, each loaded once; under ``variant`` where they have one of that name."""
    known: dict[str, Standard] = {}

    def find(name: str) -> Standard:
        if name not in known:
            standard = api.load_standard(name, criteria=criteria, beside=beside)
            if variant and any(one.name == variant for one in standard.variants):
                standard = api.load_standard(Path(standard.origin), variant)
            known[name] = standard
        return known[name]

    return find


def standard_of(submission: Submission, find: Find) -> Standard | None:
    """The standard that the workbook names, or None where it names none that is known."""
    try:
        return find(submission.standard) if submission.standard else None
    except UnknownStandard:
        return None


def read(named: Named, find: Find, chosen: str) -> Read:
    """One file read and checked."""
    submission = api.read_submission(named.path, find(chosen) if chosen else None, name=named.name, find=find)
    standard = standard_of(submission, find)
    return Read(submission.standard, standard.id if standard else "", api.check(standard, submission))


def read_all(files: Sequence[Named], how: How, find: Find) -> Iterator[Read]:
    """Each file in turn."""
    done = 0
    if len(files) >= POOL_FROM and (os.cpu_count() or 1) > 1:
        for one in _in_processes(files, how):
            yield one
            done += 1
    for named in files[done:]:
        yield read(named, find, how.chosen)


def _in_processes(files: Sequence[Named], how: How) -> Iterator[Read]:
    """As many as come through: where processes cannot be started, or one is killed, the rest is left to the caller."""
    from concurrent.futures import BrokenExecutor, ProcessPoolExecutor

    try:
        with ProcessPoolExecutor(initializer=_begin, initargs=(how,)) as pool:
            yield from pool.map(_read_in_process, files, chunksize=8)
    except (BrokenExecutor, OSError, ImportError):
        return


_process: list[tuple[Find, str]] = []  # set once in each worker process


def _begin(how: How) -> None:
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent tells of it, once
    _process[:] = [(finder(how.criteria, how.beside, how.variant), how.chosen)]


def _read_in_process(named: Named) -> Read:
    find, chosen = _process[0]
    return read(named, find, chosen)
