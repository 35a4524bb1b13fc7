"""Several files read and checked as the options of a command say; with progress where someone is looking."""

from __future__ import annotations

import os
import sys
import time
from argparse import Namespace
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pmqa import kept
from pmqa.cli.stop import WrongUse
from pmqa.intake.files import Found, Named, workbooks
from pmqa.intake.reading import Find, How, finder_in
from pmqa.intake.records import Read
from pmqa.standard import store
from pmqa.texts import Text

if TYPE_CHECKING:
    from pmqa.intake.cache import Cache

_PROGRESS_FROM = 20  # files
_PROGRESS_EVERY = 0.1  # seconds


class Several(NamedTuple):
    """``rows`` stand for ``found.files``, in that order; ``remarks`` are those of ``found`` and what the reading has to add.

    ``searched``: where criteria were looked for; ``find`` gives them.
    """

    found: Found
    rows: list[Read]
    remarks: list[Text]
    searched: tuple[Path, ...]
    find: Find


def finder(criteria: Path | None, beside: Iterable[Path], variant: str) -> Find:
    """Standards by id: those in ``criteria`` alone, if it is given, else those beside the data, here, and shipped."""
    return finder_in(store.places(criteria, beside), variant)


def none(find: Find) -> Several:
    """No file at all, where only tables were named."""
    return Several(Found((), (), ()), [], [], (), find)


def read_several(options: Namespace, chosen: str = "") -> Several:
    """Every file that ``options.paths`` mean; ``chosen``: the standard they must be of. Raises WrongUse where there is none."""
    found = workbooks(options.paths, getattr(options, "annotate", None))
    if not found.files:
        passed = [remark for remark in found.remarks if remark.en.startswith("Passed over")]
        raise WrongUse("\n".join(["ไม่พบสมุดงาน", *(remark.th for remark in passed)]),
                       "\n".join(["There is no workbook.", *(remark.en for remark in passed)]))
    searched = tuple(store.places(options.criteria, found.folders))
    variant = getattr(options, "variant", "")
    several = Several(found, [], list(found.remarks), searched, finder_in(searched, variant))
    several.rows[:] = read_files(found.files, How(searched, variant, chosen), several, options)
    return several


def read_files(files: Sequence[Named], how: How, several: Several, options: Namespace) -> list[Read]:
    """These files, with the cache and the processes that the options ask for."""
    from pmqa.intake.cache import Cache, stamp
    from pmqa.intake.many import read_all

    how = how._replace(stamp=stamp(how.searched, how.variant, how.chosen))
    folder = None if options.no_cache or len(files) < 2 else options.cache or kept.cache_folder("intake")
    cache = Cache(folder, how.stamp) if folder else None
    reading = read_all(files, how, jobs=options.jobs or processors(), cache=cache, find=several.find)
    with closing(cache) if cache else nullcontext():
        rows = list(with_progress(reading, len(files), options.lang))
    if cache and cache.trouble:
        several.remarks.append(_not_used(cache))
    return rows


def _not_used(cache: Cache) -> Text:
    """That a cache was not used, and why; where there is a file, what to do about it."""
    th, en = f"ไม่ได้ใช้แคช {cache.path} ({cache.trouble})", f"The cache {cache.path} was not used ({cache.trouble})."
    if not cache.unfit:
        return Text(th, en)
    return Text(f"{th} ถ้าไม่มีโปรแกรมอื่นใช้ไฟล์นี้ ลบได้ แล้วครั้งต่อไปจะสร้างใหม่", f"{en} Unless another program needs it, the file can be deleted: the next run makes a new one.")


def processors() -> int:
    """Those that this process may use, which can be fewer than the machine has."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def with_progress(items: Iterator[Read], count: int, lang: str) -> Iterator[Read]:
    """The items, counted on standard error where someone is looking and there are many; the line is taken away at any end."""
    if count < _PROGRESS_FROM or not sys.stderr.isatty():
        yield from items
        return
    told = 0.0
    try:
        for done, item in enumerate(items, start=1):
            if time.monotonic() - told > _PROGRESS_EVERY:
                told = time.monotonic()
                sys.stderr.write({"th": f"\rอ่าน {done}/{count}", "en": f"\rreading {done}/{count}"}[lang])
                sys.stderr.flush()
            yield item
    finally:
        sys.stderr.write("\r" + " " * 32 + "\r")
        sys.stderr.flush()
