"""All files of a round brought under one standard; one bad file hides no other."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, TypeVar

from pmqa.checks import Checked
from pmqa.cli.files import Found, Named
from pmqa.cli.several import Find, How, Read, finder, read, read_all
from pmqa.cli.stop import WrongUse, unknown
from pmqa.standard.compiled import Standard
from pmqa.standard.store import UnknownStandard
from pmqa.texts import Text

_PROGRESS_FROM = 20  # files
T = TypeVar("T")


class Batch(NamedTuple):
    """Many files under one standard. ``inputs``: name of the file → sha256."""

    standard: Standard
    checked: list[Checked]
    inputs: dict[str, str]


def under(standard: Standard, variant: str) -> Standard:
    """The standard, made sure that it is under the variant asked for. Raises WrongUse."""
    if variant != standard.variant:
        raise unknown(Text("ทางเลือก", "variant"), variant, [known.name for known in standard.variants])
    return standard


def read_batch(found: Found, options: Namespace) -> Batch:
    """Every file read and checked under one standard: ``options.standard``, or the one that most files are of.

    A file of another edition is refused, with the reason among its findings. Raises WrongUse without any file, or when
    none says which standard it is of.
    """
    if not found.files:
        raise WrongUse("ไม่พบสมุดงานในโฟลเดอร์", "There is no workbook in the folder.")
    how = How(options.criteria, found.folders, options.variant, options.standard)
    find = finder(how.criteria, how.beside, how.variant)
    chosen = under(find(how.chosen), how.variant) if how.chosen else None  # before the long work
    rows = list(with_progress(read_all(found.files, how, find), len(found.files), options.lang))
    standard = chosen or under(_most_frequent(found.files, rows, find), how.variant)
    checked = [row.checked if row.names in ("", standard.id) or chosen else read(named, find, standard.id).checked
               for named, row in zip(found.files, rows, strict=True)]
    return Batch(standard, checked, {one.file: one.digest for one in checked})


def _most_frequent(files: Sequence[Named], rows: Sequence[Read], find: Find) -> Standard:
    """The standard of most usable files; of equally many, the first by id."""
    named = Counter(row.names for row in rows if row.names and not row.checked.refused) or Counter(row.names for row in rows if row.names)
    for name in sorted(named, key=lambda name: (-named[name], name)):
        try:
            return find(name)
        except UnknownStandard:
            continue
    reasons = [(one.name, finding.message) for one, row in zip(files, rows, strict=True) for finding in row.checked.findings[:1]]
    raise WrongUse("\n".join(["ไม่มีไฟล์ใดบอกเกณฑ์ที่รู้จัก", *(f"{name}: {message.in_('th')}" for name, message in reasons)]),
                   "\n".join(["No file names a standard that is known.", *(f"{name}: {message.in_('en')}" for name, message in reasons)]))


def with_progress(items: Iterable[T], count: int, lang: str) -> Iterator[T]:
    """The items, counted on standard error where someone is looking and there are many."""
    shown = count >= _PROGRESS_FROM and sys.stderr.isatty()
    for done, item in enumerate(items, start=1):
        if shown:
            sys.stderr.write({"th": f"\rอ่าน {done}/{count}", "en": f"\rreading {done}/{count}"}[lang])
            sys.stderr.flush()
        yield item
    if shown:
        sys.stderr.write("\r" + " " * 24 + "\r")
