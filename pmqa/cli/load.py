"""All files of a round brought under one standard; one bad file hides no other."""

from __future__ import annotations

from argparse import Namespace
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from pmqa.checks import Checked
from pmqa.cli.several import finder, read_files, read_several
from pmqa.cli.stop import WrongUse, unknown
from pmqa.intake.files import Named, workbooks
from pmqa.intake.reading import Find, How
from pmqa.intake.records import Read
from pmqa.standard.compiled import Standard
from pmqa.standard.store import UnknownStandard
from pmqa.texts import Text


class Batch(NamedTuple):
    """Many files under one standard. ``inputs``: name of the file → sha256. ``remarks``: what was read and passed over."""

    standard: Standard
    checked: list[Checked]
    inputs: dict[str, str]
    remarks: list[Text]


def under(standard: Standard, variant: str) -> Standard:
    """The standard, made sure that it is under the variant asked for. Raises WrongUse."""
    if variant != standard.variant:
        raise unknown(Text("ทางเลือก", "variant"), variant, [known.name for known in standard.variants])
    return standard


def read_batch(options: Namespace) -> Batch:
    """Every file of ``options.paths`` under one standard: ``options.standard``, or the one that most files are of.

    A file of another edition is refused, with the reason among its findings. Raises WrongUse without any file, or when
    none says which standard it is of.
    """
    chosen = options.standard
    if chosen:  # made sure of before the long work
        folders = workbooks(options.paths).folders
        under(finder(options.criteria, folders, options.variant)(chosen), options.variant)
    several = read_several(options, chosen)
    files, rows = several.found.files, several.rows
    standard = under(several.find(chosen) if chosen else _most_frequent(files, rows, several.find), options.variant)
    others = [place for place, row in enumerate(rows) if not chosen and row.names not in ("", standard.id)]
    if others:
        how = How(several.searched, options.variant, standard.id)
        for place, row in zip(others, read_files([files[place] for place in others], how, several, options), strict=True):
            rows[place] = row
    checked = [row.checked for row in rows]
    return Batch(standard, checked, {one.file: one.digest for one in checked}, several.remarks)


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
