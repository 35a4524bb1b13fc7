"""The agency's own totals and control code against the engine's: both numbers and the cell are told."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from fills import random_fill

from pmqa.assessment import assess
from pmqa.checks import check
from pmqa.findings import Finding
from pmqa.standard.compiled import Standard
from pmqa.standard.store import load_standard
from pmqa.workbook.control import control_code
from pmqa.workbook.reading import read_submission
from pmqa.workbook.template import write_template


@pytest.fixture(scope="module")
def standard() -> Standard:
    return load_standard(Path(__file__).parents[1] / "standards" / "worked-example")


def told(standard: Standard, path: Path) -> list[Finding]:
    """Findings about what the workbook shows."""
    submission = read_submission(path, lambda _: standard, name="a.xlsx")
    findings = assess(standard, [check(standard, submission)]).checked[0].findings
    return [finding for finding in findings if finding.code in ("SHT023", "SHT024")]


def test_a_workbook_as_handed_out_agrees(standard: Standard, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    write_template(standard, path, content={"LD1": 4.0, "LD2": 2.0, "SP1": 3.0, "SP2": 5.0})
    assert told(standard, path) == []


def test_a_stale_total_and_a_stale_code_are_told_with_both_numbers(standard: Standard, tmp_path: Path) -> None:
    """The marks change while the stored results stay: a file edited by a program that does not calculate."""
    old, new = tmp_path / "old.xlsx", tmp_path / "new.xlsx"
    write_template(standard, old, content={"LD1": 4.0, "LD2": 2.0, "SP1": 3.0, "SP2": 5.0})
    write_template(standard, new, content={"LD1": 2.0, "LD2": 5.0, "SP1": 3.0, "SP2": 5.0})
    with zipfile.ZipFile(old) as stale, zipfile.ZipFile(new) as fresh, zipfile.ZipFile(tmp_path / "a.xlsx", "w") as out:
        summary = summary_part(fresh)
        for name in fresh.namelist():
            out.writestr(name, (stale if name == summary else fresh).read(name))
    found = [(f.code, f.sheet, f.requirement, f.found, f.expected) for f in told(standard, tmp_path / "a.xlsx")]
    codes = [control_code([4.0, 2.0, 3.0, 5.0]), control_code([2.0, 5.0, 3.0, 5.0])]
    assert found == [
        ("SHT024", "สรุปคะแนน", "", *codes),
        ("SHT023", "สรุปคะแนน", "1", "3.33", "3.00"),
        ("SHT023", "สรุปคะแนน", "", "3.60", "3.40"),
    ]


def summary_part(archive: zipfile.ZipFile) -> str:
    """The part of the summary sheet: the one that shows the control code's formula."""
    return next(name for name in archive.namelist() if name.startswith("xl/worksheets/sheet") and b"<f>RIGHT(" in archive.read(name))


def test_digits_only_the_engine_reads_do_not_break_the_code(standard: Standard, tmp_path: Path) -> None:
    """Excel leaves a mark typed in Thai digits out of its code; the engine knows both codes."""
    path = tmp_path / "a.xlsx"
    write_template(standard, path, content={"LD1": "๔", "LD2": 2.0})
    assert told(standard, path) == []


def test_random_fills_agree(standard: Standard, tmp_path: Path) -> None:
    for seed in range(3):
        path = tmp_path / f"{seed}.xlsx"
        write_template(standard, path, content=random_fill(standard, "", seed))
        assert told(standard, path) == []
