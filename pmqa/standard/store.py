"""Where standards are found, and the compiled form kept between runs.

Looked for in this order: the folder given by the caller (``--criteria``), a folder ``criteria`` beside the data, a folder
``criteria`` here, the criteria shipped with the program. The compiled form is kept as JSON in the platform's cache folder
under a name made of the criteria's content, the variant and the compiling code: what does not fit is compiled anew. Of a
variant only what differs from the standard as it stands is kept: deciding what an agency's verdict rests on loads them all.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from pmqa import kept
from pmqa.standard.compiled import Standard
from pmqa.standard.plain import changes, from_plain, to_plain, with_changes

PACKAGE = Path(__file__).resolve().parents[1]

_known: dict[str, Standard] = {}  # standards as they stand, by key: their variants are built on them


class UnknownStandard(LookupError):
    """No folder of that name. ``known`` lists the ids that were found, ``searched`` the folders."""

    def __init__(self, name: str, known: list[str], searched: list[Path]) -> None:
        super().__init__(name)
        self.name, self.known, self.searched = name, known, searched


def shipped() -> Path:
    """The criteria that came with the program: inside the installed package, or beside it in a checkout."""
    inside = PACKAGE / "_criteria"
    return inside if inside.is_dir() else PACKAGE.parent / "criteria"


def places(given: Path | None = None, beside: Iterable[Path] = ()) -> list[Path]:
    """The folders that are searched, in order, without those that do not exist."""
    local = [folder / "criteria" for folder in (*beside, Path.cwd())]
    candidates = [given] if given else [*local, shipped()]
    return list(dict.fromkeys(path.resolve() for path in candidates if path.is_dir()))


def available(searched: list[Path]) -> dict[str, Path]:
    """Standard ids found in the folders, each with the folder that wins."""
    out: dict[str, Path] = {}
    for place in searched:
        found = [place] if (place / "standard.toml").is_file() else sorted(p.parent for p in place.glob("*/standard.toml"))
        for folder in found:
            out.setdefault(folder.name, folder)
    return out


def load_standard(name: str | Path, variant: str = "", searched: list[Path] | None = None) -> Standard:
    """The standard called ``name`` (an id, or a path to a folder) under ``variant``.

    Raises UnknownStandard, or CriteriaError with every fault of its files.
    """
    folder = Path(name)
    if not (folder / "standard.toml").is_file():
        searched = places() if searched is None else searched
        known = available(searched)
        if str(name) not in known:
            raise UnknownStandard(str(name), sorted(known), searched)
        folder = known[str(name)]
    return replace(_compiled(folder, variant), origin=str(folder))


def _compiled(folder: Path, variant: str) -> Standard:
    key = fingerprint(folder, variant)
    if key in _known:
        return _known[key]
    base = _compiled(folder, "") if variant else None
    try:
        data = json.loads((cache_folder() / f"{key}.json").read_bytes())
        standard = with_changes(base, data) if base else from_plain(Standard, data)
        if standard.variant != variant:
            raise ValueError("kept by someone else")
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        from pmqa.standard.compile import compile_folder  # pydantic: only when the criteria are new

        standard = compile_folder(folder, variant)
        _keep(key, changes(base, standard) if base else to_plain(standard))
    if base is None:
        _known[key] = standard
    return standard


def cache_folder() -> Path:
    """Where compiled standards are kept."""
    return kept.cache_folder("standards")


def fingerprint(folder: Path, variant: str) -> str:
    """Content of the criteria, the variant, and the code that compiles: a change of any of them is a new name."""
    total = hashlib.sha256(variant.encode() + b"\0")
    for path in sorted(folder.glob("*.toml")):
        total.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    for part in ("standard", "measures"):
        for entry in sorted(os.scandir(PACKAGE / part), key=lambda e: e.name):
            if entry.name.endswith(".py"):
                stat = entry.stat()
                total.update(f"{entry.name} {stat.st_size} {stat.st_mtime_ns}\0".encode())
    return total.hexdigest()


def _keep(key: str, data: object) -> None:
    """Written beside and renamed, so that no reader sees half a file; a cache that cannot be written is no fault."""
    import tempfile  # a tenth of what a short command imports, and needed only when the criteria are new

    try:
        cache_folder().mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", dir=cache_folder(), delete=False, encoding="utf-8", suffix=".tmp") as half:
            json.dump(data, half, ensure_ascii=False, separators=(",", ":"))
        os.replace(half.name, cache_folder() / f"{key}.json")
    except OSError:
        return
