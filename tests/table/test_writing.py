"""The empty table: filled in and read back it is whole; a person sees what each column may hold."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import openpyxl
import pytest
from reported import ROUND
from written_standards import compiled

from pmqa.checks import check
from pmqa.standard.compiled import Standard
from pmqa.standard.store import available, load_standard, shipped
from pmqa.table.reading import open_table, read_table
from pmqa.table.writing import columns, write_table

FOLDERS = available([shipped()]) | available([Path(__file__).parent.parent / "standards"])
AGENCIES = {"D01": {"name": "กรมน้ำใจ", "type": "department"}, "P01": {"name": "จังหวัดที่นี่", "type": "province", "group": "ใต้"}}


@pytest.fixture(scope="module")
def standard(tmp_path_factory: pytest.TempPathFactory) -> Standard:
    return compiled(tmp_path_factory.mktemp("round"), ROUND)


def test_agencies_of_a_register_are_filled_in(standard: Standard, tmp_path: Path) -> None:
    write_table(standard, tmp_path / "m.csv", AGENCIES, lang="en")
    assert list(csv.reader(io.StringIO((tmp_path / "m.csv").read_text(encoding="utf-8-sig")))) == [
        ["standard", "year", "code", "name", "type", "LD1", "LD2", "SP1", "SP2", "group"],
        ["worked", "2561", "D01", "กรมน้ำใจ", "Department", "", "", "", "", ""],
        ["worked", "2561", "P01", "จังหวัดที่นี่", "Province", "", "", "", "", "ใต้"]]
    assert (tmp_path / "m.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert [path.name for path in tmp_path.iterdir()] == ["m.csv"]


@pytest.mark.parametrize("form", [".csv", ".xlsx"])
@pytest.mark.parametrize("everything", [False, True])
@pytest.mark.parametrize("name", sorted(FOLDERS))
def test_every_column_written_is_known_and_none_is_missed(name: str, everything: bool, form: str, tmp_path: Path) -> None:
    standard = load_standard(FOLDERS[name])
    kinds = [kind.code for kind in standard.types] or [""]
    write_table(standard, tmp_path / f"m{form}", {f"A{n}": {"name": "ก", "type": kind} for n, kind in enumerate(kinds)}, everything=everything)
    table = read_table(open_table(tmp_path / f"m{form}"), standard)
    assert table.findings == ()
    assert [(one.agency_type, one.year, one.refused) for one in table.submissions] == [(kind, standard.year, False) for kind in kinds]
    if everything:
        for one in table.submissions:
            assert {finding.code for finding in check(standard, one).findings} <= {"TBL014", "ANS001", "ANS030"}
            assert one.entries.keys() == {field.key for field in standard.fields if not field.types or one.agency_type in field.types}


def test_the_sheet_tells_what_each_column_may_hold(standard: Standard, tmp_path: Path) -> None:
    write_table(standard, tmp_path / "m.xlsx", AGENCIES)
    book = openpyxl.load_workbook(tmp_path / "m.xlsx")
    sheet = book.worksheets[0]
    assert [(one.title, one.sheet_state) for one in book.worksheets] == [("คะแนนรายหน่วยงาน", "visible"), ("lists", "hidden")]
    assert [sheet.cell(row, 6).value for row in (1, 2, 3, 4)] == ["1 การนำองค์การ", "ทิศทาง · คะแนน", "0 1 2 3 4 5", "LD1"]
    rules = {str(rule.sqref): (rule.type, rule.formula1) for rule in sheet.data_validations.dataValidation}
    assert rules["F5:F204"] == ("list", "lists!$F$1:$F$6")
    assert [book["lists"].cell(row, 6).value for row in range(1, 7)] == [0, 1, 2, 3, 4, 5]
    assert sheet.freeze_panes == "E5"


def test_headers_are_keys_of_the_standard() -> None:
    standard = load_standard(FOLDERS["every-rule"])
    headers = [column.header for column in columns(standard, "en")]
    answers = [field.key for field in standard.fields if field.scored]
    assert headers[:5] == ["standard", "year", "code", "name", "type"]
    assert headers[-len(answers):] == answers
    assert {"size", "staff"} <= set(headers[5:-len(answers)])
