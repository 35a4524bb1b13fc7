"""A record of an intake as bytes: what comes from worker processes and what the cache keeps. JSON, never pickle: a cache is only a file."""

from __future__ import annotations

import json
from typing import NamedTuple

from pmqa.checks import Checked
from pmqa.findings import Finding
from pmqa.texts import Text

_places: dict[str, tuple[str, ...]] = {}  # thousands of files have their answers in the same cells


class Read(NamedTuple):
    """``names``: the standard that the workbook says it is of; ``standard``: the same where it is known."""

    names: str
    standard: str
    checked: Checked


def pack(read: Read) -> bytes:
    """The record without the name of the file, which may change while its content stays."""
    places = json.dumps(read.checked.places, ensure_ascii=False)
    findings = [finding._replace(file="") for finding in read.checked.findings]
    row = read.names, read.standard, read.checked._replace(file="", places=places, findings=findings)  # named tuples are lists in JSON
    return json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def unpack(record: bytes, name: str) -> Read:
    """The record of the file called ``name``. Raises KeyError, TypeError or ValueError where these bytes are none."""
    names, standard, row = json.loads(record.decode("utf-8", "surrogatepass"))
    _, digest, kind, attributes, values, packed_places, findings, incomplete, provisional, refused, shown, otherwise = row
    places = _places.get(packed_places)
    if places is None:
        places = _places[packed_places] = tuple(json.loads(packed_places))
    return Read(names, standard, Checked(
        name, digest, kind, attributes, tuple(values), places, tuple([_finding(name, *finding) for finding in findings]), incomplete, provisional,
        refused, tuple(map(tuple, shown)), tuple(map(tuple, otherwise))))


def _finding(name: str, code: str, _: str, sheet: str, cell: str, requirement: str, found: str, expected: str | list[str]) -> Finding:
    return Finding(code, name, sheet, cell, requirement, found, expected if isinstance(expected, str) else Text(*expected))
