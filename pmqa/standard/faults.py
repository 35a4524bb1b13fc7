"""Faults of criteria files: values with a file, a line, a place and a remedy, so that all are told at once."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from pmqa.texts import Text

Place = tuple[str | int, ...]


class Fault(NamedTuple):
    """One fault. ``place`` leads to the value inside the file (``requirements[LD3].measure``); ``line`` is 1-based."""

    file: str
    line: int
    place: str
    problem: Text
    remedy: Text


class CriteriaError(Exception):
    """A standard that cannot be used; ``faults`` holds every reason, ``folder`` is where its files lie."""

    def __init__(self, faults: list[Fault], folder: Path | None = None) -> None:
        super().__init__("; ".join(f"{f.file}:{f.line} {f.place}: {f.problem.en}" for f in faults))
        self.faults = faults
        self.folder = folder


class Words(NamedTuple):
    """What is wrong and what to do, in Thai and English."""

    th: str
    en: str
    do_th: str
    do_en: str


class Source(NamedTuple):
    """One criteria file: its name, its text and, once parsed, its data."""

    name: str
    text: str
    data: dict


def fault(source: Source, place: Place, th: str, en: str, do_th: str, do_en: str) -> Fault:
    """A fault of the file ``source`` at ``place``; what is missing is shown at the line of what would hold it."""
    here, known = source.data, 0
    while known < len(place) and has(here, place[known]):
        here, known = here[place[known]], known + 1
    line = line_of(source.text, place[:known])
    return Fault(source.name, line, words_of(source.data, place), Text(th, en), Text(do_th, do_en))


def faults_at(source: Source, place: Place, words: Words | None) -> list[Fault]:
    """The fault with these words; none without words."""
    return [fault(source, place, *words)] if words else []


def words_of(data: object, place: Place) -> str:
    """The place in words; list items go by their code, name or key where they have one.

    >>> words_of({"requirements": [{"code": "LD1"}]}, ("requirements", 0, "measure"))
    'requirements[LD1].measure'
    """
    out, here = "", data
    for step in place:
        here = here[step] if has(here, step) else None
        if isinstance(step, int):
            known = here if isinstance(here, dict) else {}
            out += f"[{next((known[k] for k in ('code', 'name', 'key') if isinstance(known.get(k), str)), step)}]"
        else:
            out += f".{step}" if out else str(step)
    return out


def has(here: object, step: str | int) -> bool:
    """Whether ``step`` (a key, or a place in a list) leads on from ``here``."""
    if isinstance(here, dict):
        return step in here
    return isinstance(here, (list, tuple)) and isinstance(step, int) and step < len(here)


def line_of(text: str, place: Place) -> int:
    """The line of a TOML text on which the value at ``place`` begins, as near as its headers, keys and ``{`` tell.

    >>> line_of('a = 1\\n[[r]]\\ncode = "x"\\n[[r]]\\ncode = "y"\\nm = { at = 3 }\\n', ("r", 1, "m", "at"))
    6
    """
    lines = text.splitlines()
    start, end, rest = _deepest_block(lines, place)
    at = start
    for step in rest:
        if isinstance(step, str):
            found = _find(lines, at, end, rf'(^|[{{,])\s*"?{re.escape(step)}"?\s*[=.]')
        elif re.search(r"=\s*\[.*\]\s*(#.*)?$", lines[at]):  # a whole list in one line
            found = at
        else:  # the items of a list written one to a line
            found = at
            for _ in range(step + 1):
                found = _find(lines, found + 1, end, r"^\s*\{") if found is not None else None
        if found is None:
            break
        at = found
    return at + 1


def _deepest_block(lines: list[str], place: Place) -> tuple[int, int, Place]:
    """First line and end of the table that leads furthest towards ``place``, and the steps that are left."""
    counts: dict[Place, int] = {}
    best, here = (0, len(lines), place), None
    for number, line in enumerate(lines):
        match = re.match(r"\s*(\[\[?)\s*([A-Za-z0-9_.\s\"'-]+?)\s*\]\]?\s*(#.*)?$", line)
        if not match:
            continue
        if here is not None:
            best, here = (here[0], number, here[2]), None
        elif best[:2] == (0, len(lines)):
            best = (0, number, place)
        path = _numbered(tuple(part.strip(" \"'") for part in match[2].split(".")), match[1] == "[[", counts)
        led = len(place) - len(best[2])
        if place[:len(path)] == path and len(path) > led:
            best = here = (number, len(lines), place[len(path):])
        elif path[:len(place)] == place and led < len(place):  # only written by what stands inside it
            best = (number, number + 1, ())
    return best


def _numbered(keys: Place, opens_item: bool, counts: dict[Place, int]) -> Place:
    """The header's keys with the numbers of the list items they stand in."""
    path: Place = ()
    for i, key in enumerate(keys):
        path = (*path, key)
        if opens_item and i == len(keys) - 1:
            counts[path] = counts.get(path, -1) + 1
        if path in counts:
            path = (*path, counts[path])
    return path


def _find(lines: list[str], start: int, end: int, pattern: str) -> int | None:
    return next((n for n in range(start, min(end, len(lines))) if re.search(pattern, lines[n])), None)
