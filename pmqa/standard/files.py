"""Criteria files on disk: which they are, in which order, and what stands in them."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from pmqa.standard.faults import CriteriaError, Fault, Source, Words
from pmqa.standard.sentences import say
from pmqa.texts import Text

MAIN = "standard.toml"


class Files(NamedTuple):
    """A standard's files: ``main`` and the categories in the order of their numbered names; one that is no TOML has no data."""

    main: Source
    categories: tuple[Source, ...]
    unread: frozenset[str] = frozenset()


def criteria_files(folder: Path) -> list[Path]:
    """``standard.toml`` first, then the other ``*.toml`` by the numbers in their names (2- before 10-)."""
    others = (p for p in folder.glob("*.toml") if p.name != MAIN)
    return [folder / MAIN, *sorted(others, key=lambda p: natural(p.name))]


def natural(name: str) -> list[tuple[int, int, str]]:
    """By this names stand as people count: 2- before 10-, 7.2 before 7.10.

    >>> sorted(["7.10", "7.2", "7"], key=natural)
    ['7', '7.2', '7.10']
    """
    return [(0, int(part), "") if part.isdigit() else (1, 0, part) for part in re.split(r"(\d+)", name) if part]


def numbers_left_out(names: Iterable[str]) -> list[tuple[int, int]]:
    """The stretches of numbers that no file has, between those that files have and where these mostly go up by one.

    >>> numbers_left_out(["1-a.toml", "2-b.toml", "4-d.toml", "more.toml"]), numbers_left_out(["10-a.toml", "20-b.toml"])
    ([(3, 3)], [])
    """
    numbers = sorted({int(found[0]) for name in names if (found := re.match(r"\d+", name))})
    holes = [(a + 1, b - 1) for a, b in pairwise(numbers) if b - a > 1]
    return holes if 2 * len(holes) < len(numbers) else []


def digest_of(folder: Path) -> str:
    """sha256 over names and contents of the criteria files; line endings do not count. Raises OSError."""
    total = hashlib.sha256()
    for path in criteria_files(folder):
        total.update(path.name.encode() + b"\0" + path.read_bytes().replace(b"\r\n", b"\n") + b"\0")
    return total.hexdigest()


def read_files(folder: Path) -> Files:
    """The parsed files of a folder. Raises CriteriaError (no such folder, not UTF-8, not TOML)."""
    files, faults = parsed(folder)
    if files is None or faults:
        raise CriteriaError(faults, folder)
    return files


def parsed(folder: Path) -> tuple[Files | None, list[Fault]]:
    """What can be read of a folder, and the faults of the rest; None where ``standard.toml`` is of that rest."""
    sources, faults = [], []
    for path in criteria_files(folder):
        text = ""
        try:
            text = path.read_text(encoding="utf-8-sig")
            sources.append(Source(path.name, text, tomllib.loads(text)))
            continue
        except OSError as error:
            faults.append(_of_file(path, 1, say("unreadable", why=error.strerror)))
        except UnicodeDecodeError:
            faults.append(_of_file(path, 1, say("not-utf-8")))
        except tomllib.TOMLDecodeError as error:
            line = re.search(r"line (\d+)", str(error))
            faults.append(_of_file(path, int(line[1]) if line else text.count("\n") + 1, say("not-toml", why=error)))
        sources.append(Source(path.name, text, {}))
    unread = frozenset(one.file for one in faults)
    return (None if MAIN in unread else Files(sources[0], tuple(sources[1:]), unread)), faults


def _of_file(path: Path, line: int, words: Words) -> Fault:
    return Fault(path.name, line, "", Text(words.th, words.en), Text(words.do_th, words.do_en))
