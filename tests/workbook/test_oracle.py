"""LibreOffice recalculates filled workbooks; every cell must show what the engine wrote beside its formula.

The stored values come from the engine (numpy), the recalculated ones from the formulas: two independent ways to every
score, bar, band, finding, control code and line of the check sheet.
"""

from __future__ import annotations

import os
import re
from datetime import date
from pathlib import Path

import pytest
from fills import random_fill
from libreoffice import LibreOffice
from shapes import SHAPES, write

from pmqa.cell_texts import shown
from pmqa.standard.compiled import Standard
from pmqa.standard.store import available, load_standard, shipped
from pmqa.workbook.writing.template import write_template
from pmqa.xlsx.cells import read_workbook
from pmqa.xlsx.references import address

HERE = Path(__file__).parents[1] / "standards"
SHIPPED = available([shipped()])
FIXTURES = available([HERE])
ISO_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
FILLS = int(os.environ.get("PMQA_ORACLE_FILLS", "2"))


def standards() -> list[tuple[Standard, str]]:
    """The fixtures and the mission's own standard, each with each of its agency types."""
    loaded = [load_standard(folder) for folder in (SHIPPED["pmqa-fl2"], *FIXTURES.values())]
    return [(standard, kind) for standard in loaded for kind in types(standard)]


def types(standard: Standard) -> list[str]:
    return [kind.code for kind in standard.types] or [""]


def stored_in(path: Path) -> dict[str, dict[tuple[int, int], str]]:
    """Every cell as the engine wrote it: sheet → (row, column) → text, numbers with 15 digits."""
    return {sheet.name: {place: shown(cell) for place, cell in sheet.cells.items()} for sheet in read_workbook(path.read_bytes()).sheets}


def differences(stored: dict[str, dict[tuple[int, int], str]], computed: dict[str, list[list[str]]]) -> list[str]:
    """Cells that differ: texts to the letter, numbers by more than 1e-9."""
    out = []
    for sheet in stored.keys() | computed.keys():
        seen = {(r, c): text for r, row in enumerate(computed.get(sheet, []), start=1) for c, text in enumerate(row, start=1) if text}
        wrote = stored.get(sheet, {})
        for place in sorted(seen.keys() | wrote.keys()):
            x, y = wrote.get(place, ""), seen.get(place, "")
            if x != y and not _same_number(x, y):
                out.append(f"{sheet}!{address(*place)}: engine {x!r}, formula {y!r}")
    return out


def _same_number(x: str, y: str) -> bool:
    try:
        a, b = _number(x), _number(y)
        return abs(a - b) <= 1e-9 * max(1.0, abs(a))
    except ValueError:
        return False


def _number(text: str) -> float:
    """A number; a day, which LibreOffice shows as such wherever it comes from a cell so formatted, as Excel counts days."""
    day_text, _, time = text.partition(" ")  # a time where a part of a day stands in the cell
    if not ISO_DAY.fullmatch(day_text):
        return float(text)
    day = (date.fromisoformat(day_text) - date(1899, 12, 30)).days
    hours, minutes, seconds = map(float, time.split(":")) if time else (0.0, 0.0, 0.0)
    return day + hours / 24 + minutes / 1440 + seconds / 86400


@pytest.mark.parametrize("lang", ["th", "en"])
def test_every_formula_agrees_with_the_engine(libreoffice: LibreOffice, tmp_path: Path, lang: str) -> None:
    files = []
    for standard, kind in standards():
        for seed in range(FILLS if lang == "th" else 1):
            files.append(filled(standard, kind, seed, tmp_path, lang))
    agree(libreoffice, files)


@pytest.mark.slow
@pytest.mark.parametrize("id", SHIPPED)
def test_every_shipped_standard_agrees(id: str, libreoffice: LibreOffice, tmp_path: Path) -> None:
    """Each of its agency types once at least, in both languages."""
    standard = load_standard(SHIPPED[id])
    kinds = types(standard)
    agree(libreoffice, [filled(standard, kinds[seed % len(kinds)], seed, tmp_path, ("th", "en")[seed % 3 == 2]) for seed in range(max(FILLS, len(kinds), 3))])


@pytest.mark.slow
def test_every_shape_agrees(libreoffice: LibreOffice, tmp_path: Path) -> None:
    """Kindred standards in structure only; every rule of theirs, in any number of categories, factors and bands."""
    loaded = [load_standard(write(shape, tmp_path)) for shape in SHAPES.values()]
    agree(libreoffice, [filled(standard, "", seed, tmp_path) for standard in loaded for seed in range(2)])


def filled(standard: Standard, kind: str, seed: int, folder: Path, lang: str = "th") -> Path:
    path = folder / f"{standard.id}-{kind}-{seed}.xlsx"
    write_template(standard, path, agency_type=kind, lang=lang, content=random_fill(standard, kind, seed))
    return path


def agree(libreoffice: LibreOffice, files: list[Path]) -> None:
    computed = libreoffice.recalculate(files, files[0].parent / "computed")
    assert {path.name: found[:20] for path in files if (found := differences(stored_in(path), computed[path]))} == {}


def test_the_comparison_can_fail(libreoffice: LibreOffice, tmp_path: Path) -> None:
    """A wrong stored value is seen: LibreOffice really recalculates, and the comparison really compares."""
    standard, kind = standards()[0]
    path = tmp_path / "wrong.xlsx"
    write_template(standard, path, agency_type=kind, content={**random_fill(standard, kind, 1)})
    stored, sheet = stored_in(path), "สรุปคะแนน"
    stored[sheet][6, 4] = "9.87"
    computed = libreoffice.recalculate([path], tmp_path / "computed")[path]
    assert differences(stored, computed) == [f"{sheet}!D6: engine '9.87', formula {computed[sheet][5][3]!r}"]
