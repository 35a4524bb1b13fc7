"""All submissions read and checked: the same rows in the same order, whoever reads them and whatever was read before."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from contextlib import closing, nullcontext
from pathlib import Path

from pmqa.findings import Finding
from pmqa.intake.cache import Cache
from pmqa.intake.crew import Crew
from pmqa.intake.processes import default_jobs
from pmqa.intake.sources import Source, contents
from pmqa.intake.standards import Find
from pmqa.intake.work import Read, Task, refused
from pmqa.workbook.limits import Unreadable

Progress = Callable[[int, int], None]  # how many are done, of how many


def read_all(sources: Sequence[Source], find: Find, *, wanted: str = "", jobs: int | None = None, executor: Executor | None = None,
             cache: Path | None = None, progress: Progress | None = None) -> list[Read]:
    """One row for each source, in their order.

    ``find`` gives a standard by its id; for other processes it must be one that can be pickled, as
    :class:`pmqa.intake.standards.Finder` is. ``wanted``: the standard they must be of (empty: whichever they name).
    ``jobs``: processes (None: one for each processor; 1: this one alone). ``executor``: read by these workers instead;
    any executor of :mod:`concurrent.futures` or with the same methods, which is left open. ``cache``: a folder in which
    rows of earlier runs are looked up and new ones kept. A worker that dies costs the file that it read: FIL060.

    Raises what ``find`` raises for criteria that cannot be used (CriteriaError).
    """
    rows: list[Read | None] = [None] * len(sources)
    digests: dict[int, str] = {}
    sharing = _Sharing()
    finished = 0

    def take(index: int, row: Read) -> None:
        nonlocal finished
        rows[index] = sharing(row)
        finished += 1
        if progress:
            progress(finished, len(sources))

    with (Crew(find, wanted, jobs or default_jobs(), executor) as crew,
          closing(Cache(cache, find, wanted)) if cache else nullcontext() as kept):

        def collect(last: bool = False) -> None:
            for task, row in crew.done(last):
                take(task.index, row)
                if kept:
                    kept.put(digests.pop(task.index), row)

        for index, (source, content) in enumerate(contents(sources)):
            if isinstance(content, Unreadable):
                take(index, refused(source.name, content))
                continue
            if kept:
                digest = hashlib.sha256(content).hexdigest()
                if row := kept.get(digest, source.name):
                    take(index, row)
                    continue
                digests[index] = digest
            crew.add(Task(index, source.name, content))
            collect()
        collect(last=True)
    return rows


class _Sharing:
    """Equal texts and numbers of different files become one object: ten thousand files say mostly the same."""

    def __init__(self) -> None:
        self._places: dict[tuple[str, ...], tuple[str, ...]] = {}
        self._values: dict[object, object] = {0.0: 0.0, None: None}  # so that no -0.0 comes to stand for all zeros

    def __call__(self, row: Read) -> Read:
        one, share = row.checked, self._values.setdefault
        findings = tuple(Finding._make(share(part, part) for part in finding) for finding in one.findings)
        places = self._places.setdefault(one.places, one.places)
        return row._replace(checked=one._replace(places=places, values=tuple(map(share, one.values, one.values)), findings=findings))
