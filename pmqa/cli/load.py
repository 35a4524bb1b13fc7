"""From files to checked submissions: the criteria they name, each standard loaded once, one bad file hiding no other."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pmqa import api
from pmqa.checks import Checked
from pmqa.cli.files import Found, Named
from pmqa.cli.stop import WrongUse, unknown
from pmqa.standard.compiled import Standard
from pmqa.standard.store import UnknownStandard
from pmqa.texts import Text

if TYPE_CHECKING:
    from pmqa.submission import Submission

Find = Callable[[str], Standard]
_PROGRESS_FROM = 20  # files


class Batch(NamedTuple):
    """Many files under one standard. ``inputs``: name of the file → sha256."""

    standard: Standard
    checked: list[Checked]
    inputs: dict[str, str]


def finder(criteria: Path | None, beside: Sequence[Path], variant: str) -> Find:
    """Standards by id, each loaded once; under ``variant`` where they have one of that name."""

    @cache
    def find(name: str) -> Standard:
        standard = api.load_standard(name, criteria=criteria, beside=beside)
        if variant and any(known.name == variant for known in standard.variants):
            standard = api.load_standard(Path(standard.origin), variant)
        return standard

    return find


def under(standard: Standard, variant: str) -> Standard:
    """The standard, made sure that it is under the variant asked for. Raises WrongUse."""
    if variant != standard.variant:
        raise unknown(Text("ทางเลือก", "variant"), variant, [known.name for known in standard.variants])
    return standard


def standard_of(submission: Submission, find: Find) -> Standard | None:
    """The standard that the workbook names, or None where it names none that is known."""
    try:
        return find(submission.standard) if submission.standard else None
    except UnknownStandard:
        return None


def read_batch(found: Found, find: Find, chosen: str, variant: str, lang: str) -> Batch:
    """Every file read and checked under one standard: ``chosen``, or the one that most files are of.

    A file of another edition is refused, with the reason among its findings. Raises WrongUse without any file, or when
    none says which standard it is of.
    """
    if not found.files:
        raise WrongUse("ไม่พบสมุดงานในโฟลเดอร์", "There is no workbook in the folder.")
    standard = find(chosen) if chosen else None
    rows: list[tuple[Named, str, Checked]] = []
    for named in _with_progress(found.files, lang):
        submission = api.read_submission(named.path, standard, name=named.name, find=find)
        rows.append((named, submission.standard, api.check(standard_of(submission, find), submission)))
    if standard is None:
        standard = _most_frequent(rows, find)
        rows = [(named, name, row if name in ("", standard.id) else _other_edition(named, standard, find)) for named, name, row in rows]
    under(standard, variant)
    return Batch(standard, [row for _, _, row in rows], {row.file: row.digest for _, _, row in rows})


def _most_frequent(rows: Sequence[tuple[Named, str, Checked]], find: Find) -> Standard:
    """The standard of most usable files; of equally many, the first by id."""
    usable = Counter(name for _, name, row in rows if name and not row.refused)
    named = usable or Counter(name for _, name, _ in rows if name)
    for name in sorted(named, key=lambda name: (-named[name], name)):
        try:
            return find(name)
        except UnknownStandard:
            continue
    reasons = [(named.name, finding.message) for named, _, row in rows for finding in row.findings[:1]]
    raise WrongUse("\n".join(["ไม่มีไฟล์ใดบอกเกณฑ์ที่รู้จัก", *(f"{name}: {message.in_('th')}" for name, message in reasons)]),
                   "\n".join(["No file names a standard that is known.", *(f"{name}: {message.in_('en')}" for name, message in reasons)]))


def _other_edition(named: Named, standard: Standard, find: Find) -> Checked:
    """A file of another edition, read again so that it is refused in the reader's own words."""
    return api.check(standard, api.read_submission(named.path, standard, name=named.name, find=find))


def _with_progress(files: Sequence[Named], lang: str) -> Iterator[Named]:
    """The files, with a count on standard error where someone is looking and there are many."""
    shown = len(files) >= _PROGRESS_FROM and sys.stderr.isatty()
    for count, named in enumerate(files, start=1):
        if shown:
            sys.stderr.write({"th": f"\rอ่าน {count}/{len(files)}", "en": f"\rreading {count}/{len(files)}"}[lang])
            sys.stderr.flush()
        yield named
    if shown:
        sys.stderr.write("\r\x1b[K")
