"""A record of an intake as bytes: what comes from worker processes and what the cache keeps. JSON, never pickle: a cache is only a file."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from pmqa.standard.plain import from_plain, to_plain

if TYPE_CHECKING:
    from pmqa.intake.reading import Read

_places: dict[tuple[str, ...], tuple[str, ...]] = {}  # thousands of files have their answers in the same cells


def pack(read: Read) -> bytes:
    """The record without the name of the file, which may change while its content stays."""
    checked = read.checked
    findings = tuple(finding._replace(file="") for finding in checked.findings)
    return json.dumps(to_plain(read._replace(checked=checked._replace(file="", findings=findings))),
                      ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def unpack(record: bytes, name: str) -> Read:
    """The record of the file called ``name``. Raises KeyError, TypeError or ValueError where these bytes are none."""
    from pmqa.intake.reading import Read

    read = from_plain(Read, json.loads(record.decode("utf-8", "surrogatepass")))
    checked = read.checked
    findings = tuple([finding._replace(file=name) for finding in checked.findings])
    places = _places.setdefault(checked.places, checked.places)
    return read._replace(checked=checked._replace(file=name, findings=findings, places=places))
