"""A row of the cache as text, and back."""

from __future__ import annotations

import json
import zlib
from typing import NamedTuple

from pmqa.checks import Checked
from pmqa.findings import Finding
from pmqa.intake.work import Read
from pmqa.texts import Text

_QUOTED = 80  # characters of a cell that a finding may quote; a longer text may be evidence in the wrong cell
_CELLS = ("ANS", "PRF")  # findings that quote cells


class Kept(NamedTuple):
    """``text`` without the file's name and digest; ``places`` apart, since nearly all files share them."""

    text: str
    places: tuple[str, ...]


def may_be_kept(row: Read) -> bool:
    """Neither a failure of the program, nor a standard unknown today, nor a long text of the agency."""
    findings = row.checked.findings
    return (
        bool(row.checked.digest)
        and bool(row.standard) == bool(row.names)
        and all(one.code != "FIL060" and one.file == row.checked.file for one in findings)
        and not any(one.code.startswith(_CELLS) and len(one.found) > _QUOTED for one in findings)
    )


def to_text(row: Read) -> Kept:
    one = row.checked
    findings = [[f.code, f.sheet, f.cell, f.requirement, f.found, f.expected] for f in one.findings]
    plain = [row.names, row.standard, one.agency_type, one.attributes, one.values, findings, one.incomplete, one.provisional, one.refused,
             one.shown]
    text = json.dumps(plain, ensure_ascii=False, check_circular=False, separators=(",", ":"))
    return Kept(f"{_checksum(text)} {text}", one.places)


def from_text(text: str, places: tuple[str, ...], file: str, digest: str) -> Read:
    """Raises ValueError where the text is not whole."""
    checksum, _, plain = text.partition(" ")
    if checksum != _checksum(plain):
        raise ValueError("checksum")
    names, standard, agency_type, attributes, values, findings, incomplete, provisional, refused, totals = json.loads(plain)
    found = tuple(Finding(code, file, sheet, cell, requirement, quoted, expected if isinstance(expected, str) else Text(*expected))
                  for code, sheet, cell, requirement, quoted, expected in findings)
    return Read(names, standard, Checked(file, digest, agency_type, attributes, tuple(values), places, found,
                                         incomplete, provisional, refused, tuple(map(tuple, totals))))


def _checksum(text: str) -> str:
    return f"{zlib.crc32(text.encode()):08x}"
