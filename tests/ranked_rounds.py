"""Rounds to be sure of: answers typed straight into the columns of small standards, ranked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import product
from pathlib import Path

from written_standards import WORKED, answered, compiled

from pmqa.assessment import Assessment, assess
from pmqa.standard.compiled import Standard

RANKED = '[ranking]\nkey = ["bars", "total"]\n'


def worked(folder: Path, ranking: str = RANKED, variant: str = "", **changes: str) -> Standard:
    """The worked example with a ranking rule; ``changes``: a text of its files → another."""
    files = {**WORKED, "standard.toml": WORKED["standard.toml"] + ranking}
    for old, new in changes.items():
        assert any(old in text for text in files.values()), old
        files = {name: text.replace(old, new) for name, text in files.items()}
    return compiled(folder, files, variant)


def ranked(standard: Standard, answers: Mapping[str, Mapping[str, float]], types: Mapping[str, str] = {}) -> Assessment:
    return assess(standard, [answered(standard, agency, known, types.get(agency, "")) for agency, known in answers.items()])


def marks(*rows: Sequence[float | None]) -> dict[str, dict[str, float]]:
    """Agencies A, B, …: their marks on LD1, LD2, SP1, SP2 (None: blank)."""
    keys = ("LD1", "LD2", "SP1", "SP2")
    return {chr(65 + n): {key: mark for key, mark in zip(keys, row, strict=True) if mark is not None} for n, row in enumerate(rows)}


def neighbours(mark: float, odd: float) -> list[tuple[float, float]]:
    """A mark on the scale 0 to 5 as another judge might give it, with the probability: a step that does not exist is not made."""
    steps = [(mark + step, odd) for step in (-1, 1) if 0 <= mark + step <= 5]
    return [(mark, 1 - sum(chance for _, chance in steps)), *steps]


def every_judgement(known: Mapping[str, float], odd: float) -> list[tuple[dict[str, float], float]]:
    """All answers that other judges might have given, each with its probability; blanks stay."""
    out = []
    for choice in product(*(neighbours(mark, odd) for mark in known.values())):
        chance = 1.0
        for _, one in choice:
            chance *= one
        out.append((dict(zip(known, (mark for mark, _ in choice), strict=True)), chance))
    return out
