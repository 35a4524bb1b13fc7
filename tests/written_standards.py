"""Small standards written as criteria files for tests, and agencies' answers typed straight into their columns."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path

from pmqa.checks import Checked
from pmqa.findings import Finding
from pmqa.standard.compile import compile_folder
from pmqa.standard.compiled import Standard

# The worked example: two categories, weighted means, a bar in each.
WORKED = {
    "standard.toml": """
        id = "worked"
        title = { th = "ตัวอย่าง", en = "Worked example" }
        year = 2561
        maximum = 5
        combine = "weighted_mean"
        weights_total = 1
        status = "unverified"
        source = "invented"
        [measures.level]
        kind = "mark"
        scale = "five"
        [scales.five]
        lowest = 0
        highest = 5
        step = 1
    """,
    "1-leadership.toml": """
        code = "1"
        title = { th = "การนำองค์การ", en = "Leadership" }
        weight = 0.6
        [defaults]
        measure = "level"
        [[requirements]]
        code = "LD1"
        title = { th = "ทิศทาง", en = "Direction" }
        weight = 2
        bars = [{ name = "direction", title = { th = "ทิศทางอย่างน้อย 3", en = "direction at least 3" }, at_least = 3 }]
        [[requirements]]
        code = "LD2"
        title = { th = "การกำกับดูแล", en = "Governance" }
    """,
    "2-strategy.toml": """
        code = "2"
        title = { th = "การวางแผน", en = "Strategy" }
        weight = 0.4
        [defaults]
        measure = "level"
        [[requirements]]
        code = "SP1"
        title = { th = "แผน", en = "Plan" }
        bars = [{ at_least = 2, status = "adopted", source = "resolution 1/2561" }]
        [[requirements]]
        code = "SP2"
        title = { th = "การติดตาม", en = "Follow-up" }
    """,
}
WORKED_ANSWERS = {
    "A": {"LD1": 4, "LD2": 2, "SP1": 3, "SP2": 5},
    "B": {"LD1": 2, "LD2": 5, "SP1": 3, "SP2": 5},
    "C": {"LD1": 4, "LD2": 2, "SP1": 5, "SP2": 3},
    "D": {"LD2": 5, "SP1": 4, "SP2": 4},
}


def compiled(folder: Path, files: Mapping[str, str], variant: str = "") -> Standard:
    """The files, written into a folder of the standard's name below ``folder`` and compiled."""
    folder = folder / tomllib.loads(files["standard.toml"])["id"]
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return compile_folder(folder, variant)


def answered(standard: Standard, agency: str, answers: Mapping[str, float], agency_type: str = "",
             findings: tuple[Finding, ...] = ()) -> Checked:
    """What a file says that holds just these answers; the n-th column stands in row n + 5 of its sheet."""
    category = standard.word("category").th
    places = tuple(f"{category} {standard.field[key].category}!G{n + 5}" for n, key in enumerate(standard.columns, start=1))
    unknown = set(answers) - set(standard.columns)
    if unknown:
        raise KeyError(unknown)
    values = tuple(None if (value := answers.get(key)) is None else float(value) for key in standard.columns)
    attributes = {"type": agency_type, "code": agency, "name": f"Agency {agency}"}
    return Checked(f"{agency}.xlsx", "", agency_type, attributes, values, places, findings, None in values, False, False)
