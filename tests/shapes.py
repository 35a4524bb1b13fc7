"""Kindred standards in structure only, written as criteria files by a small generator: shapes of one base, not near-equal copies.

Points, counts of categories and the rules told in words are those of ``other_standards.md`` §6 and §7; how a category's points
are split among its items is invented, and titles are numbers. None is a shipped standard. ``files(SHAPES[id])`` gives the texts
of its folder: what loads here loads from data alone.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple


class Part(NamedTuple):
    """A category: its maximum, how many items share it equally, which measure they take, further keys of each item."""

    maximum: float
    items: int = 2
    measure: str = "process"
    more: str = ""


class Shape(NamedTuple):
    """A standard: its parts, and what else its ``standard.toml`` says."""

    id: str
    parts: tuple[Part, ...]
    rules: str
    combine: str = "sum"
    maximum: float | None = None  # None: the parts' together


SIX_BANDS = (0, 10, 30, 50, 70, 90)
FIVE_BANDS = (0, 20, 40, 60, 80)


def percent(bands: tuple[int, ...] = SIX_BANDS) -> str:
    """One holistic percent, a multiple of 5, whose band is a band of the item too."""
    named = ", ".join(f'{{ at = {at}, title = "ช่วง {k}" }}' for k, at in enumerate(bands, start=1))
    rows = ", ".join(f'{{ name = "{at}", conditions = [{{ on = "share", at_least = {at / 100} }}] }}' for at in bands[1:])
    return f"""
        [scales.percent]
        lowest = 0
        highest = 100
        step = 5
        levels = [{named}]
        [measures.process]
        kind = "mark"
        scale = "percent"
        [measures.results]
        use = "process"
        [[bands]]
        of = "requirements"
        bands = [{{ name = "0" }}, {rows}]
    """


def factors(process: str, results: str = "") -> str:
    """Several marks 0 to 5 on each item; a letter is a factor."""
    def measure(name: str, letters: str) -> str:
        rows = ", ".join(f'{{ code = "{letter}", title = "ปัจจัย {letter}" }}' for letter in letters)
        return f'[measures.{name}]\nkind = "factors"\nscale = "five"\nfactors = [{rows}]\n'

    return "[scales.five]\nlowest = 0\nhighest = 5\nstep = 1\n" + measure("process", process) + (measure("results", results) if results else "")


def marks(lowest: int, highest: int) -> str:
    """One mark on a scale of whole numbers."""
    return f"""
        [scales.level]
        lowest = {lowest}
        highest = {highest}
        step = 1
        [measures.process]
        kind = "mark"
        scale = "level"
    """


def baldrige(id: str, points: tuple[int, ...], items: int = 2, results: tuple[int, ...] = (7,), rules: str = "") -> Shape:
    """Categories by their points; ``results`` tells which of them (from 1) are results, with six items each."""
    parts = (Part(p, 6, "results") if k in results else Part(p, items) for k, p in enumerate(points, start=1))
    return Shape(id, tuple(parts), rules or percent())


def stars(most: int) -> str:
    """Star k: the mean reaches k, no pillar lies below k - 1."""
    bands = ", ".join(f'{{ name = "{k}", conditions = [{{ at_least = {k} }}, {{ of = "categories", at_least = {k - 1} }}] }}'
                      for k in range(2, most + 1))
    return f'[[bands]]\nof = "total"\nbands = [{{ name = "1", conditions = [{{ at_least = 1 }}] }}, {bands}]\n'


THREE_PART_BAR = """
    bars = [
        { name = "key", of = "#key", at_least = 3 },
        { name = "categories", of = "categories", at_least = 3 },
        { name = "overall", at_least = 3.5 },
    ]
"""
# The tiers of the Thailand Quality Award (pmqa.md §6): > and ≥ differ by the agency that has exactly the number.
TIERS = """
    [[bands]]
    of = "total"
    bands = [
        { name = "site visit", conditions = [{ at_least = 330 }] },
        { name = "350", conditions = [{ more_than = 350 }] },
        { name = "450", conditions = [
            { more_than = 450 },
            { of = "1", on = "share", at_least = 0.5 },
            { of = ["2", "3", "4", "5", "6"], on = "share", at_least = 0.5, need = "any" },
            { of = ["7.1", "7.2", "7.3", "7.4", "7.5", "7.6"], on = "share", at_least = 0.5, need = "any" },
        ] },
        { name = "650", conditions = [{ more_than = 650 }] },
        { name = "750", conditions = [{ more_than = 750 }] },
    ]
"""
# Attributes of RADAR: the whole may not exceed one of them.
RADAR = """
    [scales.percent]
    lowest = 0
    highest = 100
    step = 5
    [measures.process]
    kind = "factors"
    scale = "percent"
    factors = [{ code = "sound", title = "sound" }, { code = "integrated", title = "integrated" }, { code = "implemented", title = "implemented" },
               { code = "flexible", title = "flexible" }, { code = "evaluated", title = "evaluated" }, { code = "learnt", title = "learnt" }]
    cap = { by = ["sound"], to = "value", effect = "cap" }
    [measures.results]
    use = "process"
    factors = [{ code = "scope", title = "scope and relevance" }, { code = "usability", title = "usability" }, { code = "trends", title = "trends" },
               { code = "targets", title = "targets" }, { code = "comparisons", title = "comparisons" }, { code = "future", title = "future" }]
    cap = { by = ["scope"], to = "value", effect = "cap" }
"""
# Levels by the number of categories that pass (pmqa.md §4, the Ministry of Public Health's rule).
PASSED = """
    [[bands]]
    of = "total"
    bands = [
        { name = "1" },
        { name = "2", conditions = [{ of = "categories", on = "bars", is = true, need = 2 }] },
        { name = "3", conditions = [{ of = "categories", on = "bars", is = true, need = 4 }] },
        { name = "4", conditions = [{ of = "categories", on = "bars", is = true, need = 6 }] },
        { name = "5", conditions = [{ of = "categories", on = "bars", is = true }] },
    ]
"""
KEY = 'tags = ["key"]\nnot_applicable = 3'

SHAPES = {shape.id: shape for shape in (
    baldrige("edpex-shape", (115, 90, 85, 90, 85, 85, 450)),
    baldrige("tqa-shape", (120, 85, 85, 90, 85, 85, 450), rules=percent() + TIERS),
    Shape("efqm-shape", (*(Part(points, 4) for points in (100, 100, 100, 200, 100)), Part(200, 2, "results"), Part(200, 2, "results")), RADAR),
    baldrige("results-first", (400, 120, 80, 110, 100, 90, 100), results=(1,)),
    baldrige("two-results", (120, 80, 110, 100, 90, 250, 250), results=(6, 7)),
    baldrige("five-bands", (120, 80, 110, 100, 90, 100, 400), rules=percent(FIVE_BANDS)),
    baldrige("twelve-items", (120, 80, 110, 100, 90, 100, 400), items=12),
    baldrige("total-600", (60, 60, 60, 60, 60, 60, 240)),
    baldrige("three-factors", (120, 80, 110, 100, 90, 100, 400), rules=factors("ADL", "LTC")),
    baldrige("four-factors", (120, 80, 110, 100, 90, 100, 400), rules=factors("ADLI", "LTCI")),
    Shape("aun-qa-shape", (Part(7, 5),) * 8, marks(1, 7), "mean", 7),
    Shape("nscsti-shape", tuple(Part(5, items) for items in (6, 6, 5, 5, 5, 5, 5, 6)), marks(1, 5) + stars(5), "mean", 5),
    Shape("passed-categories", (Part(5, 2, more="bars = [{ at_least = 3 }]"),) * 7, marks(0, 5) + PASSED, "mean", 5),
    Shape("cyfun-like", (Part(5, 3, more=KEY), Part(5, 2, more="not_applicable = 3")), THREE_PART_BAR + marks(1, 5), "mean", 5),
)}


def files(shape: Shape) -> dict[str, str]:
    """The texts of a folder of criteria files, by name."""
    whole = sum(part.maximum for part in shape.parts) if shape.maximum is None else shape.maximum
    main = [f'id = "{shape.id}"', f'title = {{ th = "รูปแบบ {shape.id}", en = "{shape.id}" }}', "year = 2567", 'status = "unverified"',
            'source = "structure only, made up for tests"', f"maximum = {whole}", f'combine = "{shape.combine}"']
    texts = {"standard.toml": "\n".join(main) + "\n" + _flat(shape.rules) + "\n[evidence]\nrequired = false\n"}
    for k, part in enumerate(shape.parts, start=1):
        each = part.maximum / part.items if shape.combine == "sum" else part.maximum
        lines = [f'code = "{k}"', f'title = {{ th = "หมวดที่ {k}", en = "part {k}" }}', f"maximum = {part.maximum}",
                 "[defaults]", f'measure = "{part.measure}"']
        for i in range(1, part.items + 1):
            lines += ["[[requirements]]", f'code = "{k}.{i}"', f'title = {{ th = "หัวข้อ {k}.{i}", en = "item {k}.{i}" }}',
                      f"maximum = {each!r}", part.more]
        texts[f"{k}-part.toml"] = "\n".join(lines) + "\n"
    return texts


def write(shape: Shape, place: Path) -> Path:
    """The folder of the standard below ``place``, written."""
    folder = place / shape.id
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files(shape).items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def _flat(text: str) -> str:
    return "\n".join(line.strip() for line in text.strip().splitlines())
