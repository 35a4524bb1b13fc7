"""The same answers as workbooks and as a table give the same checks and the same results."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

import numpy as np
import pytest
import xlsxwriter
from fills import random_fill
from hypothesis import given, settings
from hypothesis import strategies as st

from pmqa.api import assess, check, read_submission
from pmqa.assessment import Assessment
from pmqa.checks import Checked
from pmqa.numerals import typed
from pmqa.standard.compiled import Standard, applies
from pmqa.standard.store import available, load_standard, shipped
from pmqa.table.reading import Rows, open_table, read_table
from pmqa.workbook.writing.book import Formula
from pmqa.workbook.writing.template import write_template

FOLDERS = available([shipped()]) | available([Path(__file__).parent.parent / "standards"])
Fill = Mapping[str, object]


def shipped_names() -> list[str]:
    return list(available([shipped()]))



@lru_cache
def standard_of(name: str) -> Standard:
    return load_standard(FOLDERS[name])


def fills(standard: Standard, seed: int, count: int) -> list[tuple[str, Fill]]:
    """Agency types and contents of some agencies, each with a code of its own."""
    kinds = [kind.code for kind in standard.types] or [""]
    out = []
    for n in range(count):
        kind = kinds[(seed + n) % len(kinds)]
        out.append((kind, random_fill(standard, kind, seed + n) | {"profile:code": f"A{n:02}"}))
    return out


def as_workbooks(standard: Standard, agencies: list[tuple[str, Fill]], folder: Path) -> list[Checked]:
    rows = []
    for n, (kind, content) in enumerate(agencies):
        path = folder / f"{n}.xlsx"
        write_template(standard, path, agency_type=kind, content=content)
        rows.append(check(standard, read_submission(path, standard)))
    return rows


def headers(standard: Standard) -> dict[str, str]:
    """Header → key of the content."""
    return {f"@{field.key}": f"profile:{field.key}" for field in standard.profile} | {field.key: field.key for field in standard.fields}


def as_sheet(standard: Standard, agencies: list[tuple[str, Fill]], path: Path) -> Path:
    """One Excel sheet that holds just what the workbooks hold, formulas and error values too."""
    with xlsxwriter.Workbook(path, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet = book.add_worksheet()
        known = headers(standard)
        sheet.write_row(0, 0, ["standard", "year", "type", *known])
        for row, (kind, content) in enumerate(agencies, start=1):
            sheet.write_row(row, 0, [standard.id, standard.year, kind])
            for column, key in enumerate(known.values(), start=3):
                value = content.get(key)
                if isinstance(value, Formula):
                    sheet.write_formula(row, column, value.text, None, value.value)
                elif value is not None:
                    sheet.write(row, column, value)
    return path


def as_csv(standard: Standard, agencies: list[tuple[str, Fill]], path: Path, encoding: str = "utf-8", separator: str = ",") -> Path:
    """The same as Excel would save it: error values as their texts, TRUE and FALSE."""
    known = headers(standard)
    rows = [["standard", "year", "type", *known]]
    rows += [[standard.id, str(standard.year), kind, *(_text(content.get(key)) for key in known.values())] for kind, content in agencies]
    with path.open("w", encoding=encoding, errors="replace", newline="") as file:
        csv.writer(file, delimiter=separator).writerows(rows)
    return path


def _text(value: object) -> str:
    value = value.value if isinstance(value, Formula) else value
    if value is None or isinstance(value, bool):
        return "" if value is None else str(value).upper()
    return typed(value) if isinstance(value, float) else str(value)


def read(standard: Standard, path: Path) -> Rows:
    opened = open_table(path)
    assert opened
    return read_table(opened, standard)


def told(row: Checked, unseen: tuple[str, ...] = ()) -> tuple:
    """All that a file says but for where it says so: a blank about the agency is told in other words of a row."""
    findings = Counter((one.code.replace("TBL014", "PRF001"), one.requirement, one.found, one.expected) for one in row.findings if one.code not in unseen)
    return row.agency_type, row.attributes, row.values, row.incomplete, row.provisional, row.refused, findings


def results(assessment: Assessment) -> dict[str, tuple]:
    return {one.code: (one.name, one.group, int(assessment.rank[i]), *np.nan_to_num(assessment.exact[i], nan=-1.0).tolist(),
                       *(int(band[i]) for band in assessment.bands.values()), assessment.meets_bars(i),
                       [gap._replace(cell="") for gap in assessment.gaps_of(i)])
            for i, one in enumerate(assessment.agencies)}


def compared(name: str, seed: int, count: int, folder: Path) -> None:
    standard = standard_of(name)
    agencies = fills(standard, seed, count)
    books = as_workbooks(standard, agencies, folder)
    for path in (as_sheet(standard, agencies, folder / "marks.xlsx"), as_csv(standard, agencies, folder / "marks.csv")):
        table = read(standard, path)
        rows = [check(standard, one) for one in table.submissions]
        assert table.findings == ()
        # A text file has no formulas: what Excel shows is a value there.
        unseen = ("ANS005", "ANS008") if path.suffix == ".csv" else ()
        assert [told(row, unseen) for row in rows] == [told(book, unseen) for book in books]
        assert results(assess(standard, rows)) == results(assess(standard, books))


@pytest.mark.parametrize("name", ["every-rule", "worked-example", *(pytest.param(name, marks=pytest.mark.slow) for name in sorted(shipped_names()))])
def test_a_table_says_what_the_workbooks_say(name: str, tmp_path: Path) -> None:
    compared(name, 1, 2, tmp_path)


@pytest.mark.slow
@settings(max_examples=15)
@given(st.sampled_from(sorted(FOLDERS)), st.integers(0, 2**32 - 1))
def test_whatever_stands_in_the_cells(tmp_path_factory: pytest.TempPathFactory, name: str, seed: int) -> None:
    compared(name, seed, 2, tmp_path_factory.mktemp("same"))


def test_each_finding_stands_at_its_row_and_column(tmp_path: Path) -> None:
    """The cell of a finding, in a sheet and in a text file, holds what the finding says was found there."""
    standard = standard_of("every-rule")
    agencies = fills(standard, 3, 4)
    keys = ["standard", "year", "type", *headers(standard)]
    for path in (as_sheet(standard, agencies, tmp_path / "marks.xlsx"), as_csv(standard, agencies, tmp_path / "marks.csv")):
        seen = 0
        for n, submission in enumerate(read(standard, path).submissions):
            assert submission.file == f"{path.name}:{n + 2}"
            for one in check(standard, submission).findings:
                if one.code in ("ANS003", "ANS012", "ANS013", "ANS018", "ANS019"):
                    column, row = one.cell.rstrip("0123456789"), int(one.cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
                    key = keys[sum((ord(letter) - 64) * 26**place for place, letter in enumerate(reversed(column))) - 1]
                    content = _text(agencies[n][1][headers(standard)[key]])
                    assert (row, one.found, one.sheet) == (n + 2, content, "Sheet1" if path.suffix == ".xlsx" else "")
                    seen += 1
        assert seen >= 3


def test_answers_of_another_type_are_told_and_not_counted(tmp_path: Path) -> None:
    standard = standard_of("every-rule")
    (tmp_path / "marks.csv").write_text("standard,code,name,type,J1,J4.A,J4.L\nevery-rule,S1,หนึ่ง,school,5,1,\n", encoding="utf-8")
    row = check(standard, read(standard, tmp_path / "marks.csv").submissions[0])
    assert [(one.code, one.cell, one.found) for one in row.findings if one.code == "SHT017"] == [("SHT017", "F2", "J4.A")]
    assert row.values[standard.columns["J4.A"]] is None
    assert not applies(standard.field["J4.A"].types, "school")
