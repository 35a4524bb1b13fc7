"""Rounds of any size for benchmarks: random marks typed straight into the answer columns, no files read."""

from __future__ import annotations

import tempfile
from pathlib import Path

import numpy as np

import pmqa
from pmqa.assessment import Assessment, assess
from pmqa.checks import Checked
from pmqa.standard.compile import compile_folder
from pmqa.standard.compiled import Standard

THOUSAND = """
id = "thousand"
title = "Totals from 0 to 1000 at two decimals"
year = 2561
decimals = 2
maximum = 1000
combine = "sum"
status = "unverified"
source = "invented for a benchmark"
[measures.level]
kind = "mark"
scale = "percent"
[scales.percent]
lowest = 0
highest = 100
step = 5
[ranking]
key = ["total"]
"""


def thousand() -> Standard:
    """Seven categories of 120 to 400 points with four requirements each, on a scale of steps of five percent."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "thousand"
        folder.mkdir()
        (folder / "standard.toml").write_text(THOUSAND, encoding="utf-8")
        for n, points in enumerate((120, 80, 110, 100, 90, 100, 400), start=1):
            lines = [f'code = "{n}"', f'title = "Category {n}"', f"maximum = {points}", 'combine = "mean"', '[defaults]', 'measure = "level"']
            for m in range(1, 5):
                lines += ["[[requirements]]", f'code = "{n}.{m}"', f'title = "Requirement {n}.{m}"']
            (folder / f"{n}.toml").write_text("\n".join(lines), encoding="utf-8")
        return compile_folder(folder)


def filled(standard: Standard, agencies: int, seed: int = 1) -> list[Checked]:
    """Checked submissions: each agency has a level of its own around which its marks lie; typed results from 60 to 100."""
    source = np.random.default_rng(seed)
    fields = [field for field in standard.fields if field.numeric]
    level = source.beta(4, 3, agencies)
    columns = []
    for field in fields:
        if field.legal:
            legal = np.array(field.legal)
            place = np.clip(np.rint(level * len(legal) + source.normal(0, 0.9, agencies) - 0.5), 0, len(legal) - 1)
            columns.append(legal[place.astype(int)].tolist())
        elif field.kind == "number" and field.scored:
            columns.append(np.round(60 + 40 * np.clip(level + source.normal(0, 0.15, agencies), 0, 1), 1).tolist())
        else:
            columns.append([None] * agencies)
    kind = standard.types[0].code if standard.types else ""
    places = tuple("" for _ in fields)
    return [Checked(f"{i:05}.xlsx", "", kind, {"type": kind, "code": f"{i:05}", "name": f"Agency {i}"}, values, places, (), False, False, False)
            for i, values in enumerate(zip(*columns, strict=True))]


def assessed(standard: Standard | str, agencies: int) -> Assessment:
    """``agencies`` random agencies under a standard, or the shipped one of that id."""
    standard = pmqa.load_standard(standard) if isinstance(standard, str) else standard
    return assess(standard, filled(standard, agencies))
