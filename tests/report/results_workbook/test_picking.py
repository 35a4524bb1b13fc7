"""Another agency picked on the first sheet: the formulas, calculated by LibreOffice, give that agency's numbers."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from libreoffice import LibreOffice
from reported import round_of, standard_in

from pmqa.report.content import Content
from pmqa.report.results_workbook import results_workbook


def repicked(data: bytes, path: Path, code: str) -> Path:
    """The workbook with another code in the picker cell, nothing else changed: its stored values are then stale."""
    path.write_bytes(data)
    changed = path.with_name(f"{code}.xlsx")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            content = old.read(part)
            if part == "xl/worksheets/sheet1.xml":
                before = content.decode()
                start = before.index('<c r="B12"')
                end = before.index("</c>", start) + len("</c>")
                content = (before[:start] + f'<c r="B12" t="inlineStr"><is><t>{code}</t></is></c>' + before[end:]).encode()
            new.writestr(part, content)
    return changed


@pytest.mark.slow
def test_the_picked_agency_is_looked_up(libreoffice: LibreOffice, tmp_path: Path) -> None:
    content = Content(round_of(standard_in(tmp_path)), {}, "office", "en")
    data = results_workbook(content)
    files = {row.code: repicked(data, tmp_path / "results.xlsx", row.code) for group in content.groups for row in group.rows}
    read = libreoffice.recalculate(list(files.values()), tmp_path / "out")
    for group in content.groups:
        for row in group.rows:
            sheet = read[files[row.code]]["Overview"]
            assert [sheet[at][1] for at in range(11, 16)] == [row.code, row.name, group.name, row.rank.text, row.verdict]
            for at, score, category in zip((18, 19), row.scores, content.card(row.place).categories, strict=True):
                assert [float(cell) for cell in sheet[at][2:4]] == [score.value, category.median.value]
