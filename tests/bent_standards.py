"""Copies of standards with something wrong in them, and what is told about it."""

from __future__ import annotations

import shutil
from pathlib import Path

from pmqa.standard.faults import Fault

HERE = Path(__file__).parent
STANDARDS = HERE / "standards"
CRITERIA = HERE.parent / "criteria"


def copied(standard: Path, into: Path) -> Path:
    return shutil.copytree(standard, into / standard.name)


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1) if old else f"{text}\n{new}", encoding="utf-8")


def told(folder: Path, faults: list[Fault]) -> list[tuple[str, str, str, str]]:
    """(file, the line that is meant, place, problem)."""
    lines = {path.name: path.read_text(encoding="utf-8").splitlines() for path in folder.glob("*.toml")}
    return [(one.file, lines[one.file][one.line - 1].strip(), one.place, one.problem.en) for one in faults]
