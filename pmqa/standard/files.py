"""Criteria files on disk: read, replace settings, validate against the model; all faults at once."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

from pmqa.standard.faults import CriteriaError, Fault, Place, Source, Words, fault
from pmqa.standard.invalid import not_finite, read_as
from pmqa.standard.model import CategoryFile, StandardFile
from pmqa.standard.sentences import meant, say
from pmqa.texts import Text

MAIN = "standard.toml"


class Files(NamedTuple):
    """A standard's files: ``main`` and the categories in the order of their numbered names."""

    main: Source
    categories: tuple[Source, ...]


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
    sources, faults = [], []
    for path in criteria_files(folder):
        try:
            text = path.read_text(encoding="utf-8-sig")
            sources.append(Source(path.name, text, tomllib.loads(text)))
        except OSError as error:
            faults.append(_of_file(path, 1, say("unreadable", why=error.strerror)))
        except UnicodeDecodeError:
            faults.append(_of_file(path, 1, say("not-utf-8")))
        except tomllib.TOMLDecodeError as error:
            line = re.search(r"line (\d+)", str(error))
            faults.append(_of_file(path, int(line[1]) if line else text.count("\n") + 1, say("not-toml", why=error)))
    if faults:
        raise CriteriaError(faults, folder)
    return Files(sources[0], tuple(sources[1:]))


def _of_file(path: Path, line: int, words: Words) -> Fault:
    return Fault(path.name, line, "", Text(words.th, words.en), Text(words.do_th, words.do_en))


class Criteria(NamedTuple):
    """The files as models; a category is None when its file has faults."""

    files: Files
    standard: StandardFile
    categories: tuple[CategoryFile | None, ...]

    @property
    def by_file(self) -> list[tuple[Source, CategoryFile]]:
        """Each category with the file it comes from."""
        return [(source, item) for source, item in zip(self.files.categories, self.categories, strict=True) if item]


def items_of(category: CategoryFile) -> list[tuple[Place, Any]]:
    """The category and everything written below it that has a code, each with its place in the file."""
    return [((), category), *(((key, i), item) for key in ("sections", "requirements", "inputs")
                              for i, item in enumerate(getattr(category, key)))]


def validate(files: Files, variant: str) -> tuple[Criteria | None, list[Fault]]:
    """The files as models, settings replaced as ``variant`` says, and every fault; None when standard.toml has one."""
    faults: list[Fault] = []
    values = _settings(files.main, variant, faults)
    unused = set(values)
    models: list[Any] = []
    for source, kind in [(files.main, StandardFile), *((source, CategoryFile) for source in files.categories)]:
        asked: list[tuple[Place, str]] = []
        data = {key: item if key in ("settings", "variants") else _with_settings(item, values, asked, (key,))
                for key, item in source.data.items()}
        unused -= {name for _, name in asked}
        missing = [(place, _unknown(name, values)) for place, name in asked if name not in values]
        valueless = [place for place, name in asked if values.get(name) is None]  # told at the setting
        endless = [(place, say("not-finite")) for place in not_finite(source.data)]
        model, wrong = read_as(kind, data) if not missing + endless else (None, [])
        models.append(model)
        wrong = [(place, words) for place, words in wrong if not any(place[:len(at)] == at for at in valueless)]
        faults += [fault(source, place, *words) for place, words in [*missing, *endless, *wrong]]
    faults += [fault(files.main, ("settings", name), *say("idle", name=name)) for name in sorted(unused)]
    return (Criteria(files, models[0], tuple(models[1:])) if models[0] else None), faults


def _with_settings(data: object, values: dict[str, object], asked: list[tuple[Place, str]], place: Place) -> object:
    """``{ setting = "x" }`` anywhere in the data replaced by the value of x; every name asked for goes to ``asked``."""
    if isinstance(data, dict):
        if set(data) == {"setting"} and isinstance(data["setting"], str):
            asked.append((place, data["setting"]))
            return values.get(data["setting"])
        return {key: _with_settings(item, values, asked, (*place, key)) for key, item in data.items()}
    if isinstance(data, list):
        return [_with_settings(item, values, asked, (*place, i)) for i, item in enumerate(data)]
    return data


def _settings(main: Source, variant: str, faults: list[Fault]) -> dict[str, object]:
    """Every setting's value under ``variant``; what the model refuses anyway is passed over."""
    declared = _tables(main.data, "settings", dict)
    values = {name: item.get("value") for name, item in declared.items() if isinstance(item, dict)}
    variants = [(i, item) for i, item in enumerate(_tables(main.data, "variants", list)) if isinstance(item, dict)]
    changes = {str(item.get("name")): (i, _tables(item, "set", dict)) for i, item in variants}
    for i, changed in changes.values():
        for name, value in changed.items():
            if name not in values:
                faults.append(fault(main, ("variants", i, "set", name), *_unknown(name, values)))
            elif value == values[name] and type(value) is type(values[name]):
                faults.append(fault(main, ("variants", i, "set", name), *say("same-value")))
    if variant and variant not in changes:
        words = say("unknown-name", what="variant", name=variant, where="[[variants]]", known=", ".join(changes) or "-")
        faults.append(fault(main, ("variants",), *meant(words, variant, list(changes))))
    return values | changes.get(variant, (0, {}))[1]


def _unknown(name: str, values: dict[str, object]) -> Words:
    words = say("unknown-name", what="setting", name=name, where="[settings]", known=", ".join(values) or "-")
    return meant(words, name, list(values))


def _tables(data: dict, key: str, kind: type) -> Any:
    return data[key] if isinstance(data.get(key), kind) else kind()
