"""The agency's own totals and control code against the engine's: both numbers and the cell are told."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from fills import random_fill
from libreoffice import LibreOffice

from pmqa.assessment import assess
from pmqa.checks import Checked, check
from pmqa.findings import Finding
from pmqa.standard.compiled import Standard
from pmqa.standard.store import load_standard
from pmqa.workbook.control import control_code
from pmqa.workbook.reading.submissions import read_submission
from pmqa.workbook.writing.template import write_template


@pytest.fixture(scope="module")
def standard() -> Standard:
    return load_standard(Path(__file__).parents[1] / "standards" / "worked-example")


def told(standard: Standard, path: Path) -> list[Finding]:
    """Findings about what the workbook shows."""
    submission = read_submission(path, lambda _: standard, name="a.xlsx")
    findings = assess(standard, [check(standard, submission)]).checked[0].findings
    return [finding for finding in findings if finding.code in ("SHT023", "SHT024", "SHT025")]


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
    assert found == [("SHT023", "สรุปคะแนน", "1", "1: 3.33, Σ: 3.60", "1: 3.00, Σ: 3.40")]
    submission = read_submission(tmp_path / "a.xlsx", lambda _: standard, name="a.xlsx")
    assert [(f.code, f.found, f.expected) for f in check(standard, submission).findings if f.code.startswith("SHT")] == [("SHT024", *codes)]


def summary_part(archive: zipfile.ZipFile) -> str:
    """The part of the summary sheet: the one that shows the control code's formula."""
    return next(name for name in archive.namelist() if name.startswith("xl/worksheets/sheet") and b"<f>RIGHT(" in archive.read(name))


def read(standard: Standard, path: Path, **content: object) -> Checked:
    write_template(standard, path, content=content)
    return check(standard, read_submission(path, lambda _: standard, name="a.xlsx"))


TYPED = {"LD1": "๔", "LD2": 2.0, "SP1": "3", "SP2": 5.0}  # Excel sees two blanks
SEEN = {"LD2": 2.0, "SP2": 5.0}


def test_digits_only_the_engine_reads_explain_the_difference(standard: Standard, tmp_path: Path) -> None:
    """Excel leaves a mark typed in Thai digits or as text out of its scores and its code; the cells are named, once."""
    typed, seen = read(standard, tmp_path / "a.xlsx", **TYPED), read(standard, tmp_path / "b.xlsx", **SEEN)
    row = assess(standard, [typed._replace(shown=seen.shown)]).checked[0]
    assert [(f.code, f.sheet, f.requirement, f.found, f.expected) for f in row.findings if f.code.startswith("SHT")] == [
        ("SHT025", "สรุปคะแนน", "1", "1: 0.67, 2: 2.50, Σ: 1.40 (หมวด 1!D7, หมวด 2!D7)", "1: 3.33, 2: 4.00, Σ: 3.60")]
    assert [f.code for f in assess(standard, [typed]).checked[0].findings if f.code[:3] in ("SHT", "ANS")] == [
        "ANS010", "ANS020", "ANS020", "ANS010", "ANS020", "ANS020"]


def test_what_explains_only_a_part_is_no_explanation(standard: Standard, tmp_path: Path) -> None:
    """Marks typed as text, and a total that was overwritten besides."""
    typed, seen = read(standard, tmp_path / "a.xlsx", **TYPED), read(standard, tmp_path / "b.xlsx", **SEEN)
    shown = tuple((code, 4.5 if code == "total" else number, *more) for code, number, *more in seen.shown)
    row = assess(standard, [typed._replace(shown=shown)]).checked[0]
    assert [(f.code, f.found) for f in row.findings if f.code.startswith("SHT")] == [("SHT023", "1: 0.67, 2: 2.50, Σ: 4.50")]


def test_what_a_calculating_program_makes_of_digits_typed_as_text(standard: Standard, tmp_path: Path, libreoffice: LibreOffice) -> None:
    path = tmp_path / "a.xlsx"
    write_template(standard, path, content=TYPED)
    saved = libreoffice.resave([path], tmp_path / "saved")[path]
    assert [(f.code, f.found, f.expected) for f in told(standard, saved)] == [
        ("SHT025", "1: 0.67, 2: 2.50, Σ: 1.40 (หมวด 1!D7, หมวด 2!D7)", "1: 3.33, 2: 4.00, Σ: 3.60")]


def test_random_fills_agree(standard: Standard, tmp_path: Path) -> None:
    for seed in range(3):
        path = tmp_path / f"{seed}.xlsx"
        write_template(standard, path, content=random_fill(standard, "", seed))
        assert told(standard, path) == []
