"""Tables as offices send them: what each is assumed to be, and every finding about a table as a whole."""

from __future__ import annotations

from pathlib import Path

import pytest
import xlsxwriter
from reported import ROUND
from written_standards import compiled

from pmqa import api
from pmqa.checks import check
from pmqa.findings import Finding
from pmqa.standard.compiled import Standard
from pmqa.standard.store import load_standard
from pmqa.table.reading import Rows, named_standard, open_table, read_table, unnamed
from pmqa.texts import Text

HEAD = ["รหัส", "ชื่อหน่วยงาน", "ประเภท", "LD1", "LD2", "SP1", "SP2"]
LINES = [["D01", "กรมน้ำใจ", "กรม", "4", "2", "3", "5"], ["P01", "จังหวัดที่นี่", "จังหวัด", "2", "5", "3", "5"]]
KINDS = Text("กรม / จังหวัด", "Department / Province")


@pytest.fixture(scope="module")
def standard(tmp_path_factory: pytest.TempPathFactory) -> Standard:
    return compiled(tmp_path_factory.mktemp("round"), ROUND)


def read(standard: Standard, folder: Path, content: str | bytes, encoding: str = "utf-8", **more: object) -> Rows:
    path = folder / "marks.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
    opened = open_table(path)
    assert opened
    return read_table(opened, standard, **more)


def lines(*rows: list[str], separator: str = ",") -> str:
    return "".join(separator.join(row) + "\r\n" for row in rows)


def values(standard: Standard, table: Rows) -> list[tuple]:
    return [(*(one.profile[key].cell.value for key in ("code", "name")), one.agency_type, check(standard, one).values)
            for one in table.submissions]


EXPECTED = [("D01", "กรมน้ำใจ", "department", (4, 2, 3, 5)), ("P01", "จังหวัดที่นี่", "province", (2, 5, 3, 5))]


@pytest.mark.parametrize(("separator", "encoding", "assumed"), [
    (",", "utf-8", []), (",", "utf-8-sig", []), (";", "utf-8", [";"]), ("\t", "utf-16", ["Tab"]), (",", "cp874", ["Windows-874"]),
    (";", "cp874", ["Windows-874", ";"]), ("\t", "utf-8-sig", ["Tab"]),
])
def test_what_is_assumed_of_a_text_file_is_told(
    standard: Standard, tmp_path: Path, separator: str, encoding: str, assumed: list[str]
) -> None:
    table = read(standard, tmp_path, lines(HEAD, *LINES, separator=separator), encoding)
    assert values(standard, table) == EXPECTED
    assert table.findings == tuple(Finding("TBL002", "marks.csv", found=one) for one in assumed)


def test_titles_above_the_headers_and_blank_rows_are_passed_over(standard: Standard, tmp_path: Path) -> None:
    content = lines(["ผลการประเมิน ปี 2561"], [], ["รหัสหน่วยงาน", "", "", "วิสัยทัศน์"], HEAD, [], LINES[0], ["", "", "", "", ""], LINES[1])
    table = read(standard, tmp_path, content)
    assert values(standard, table) == EXPECTED
    assert [one.file for one in table.submissions] == ["marks.csv:6", "marks.csv:8"]
    assert table.findings == ()


def test_headers_in_other_forms(standard: Standard, tmp_path: Path) -> None:
    table = read(standard, tmp_path, lines(["Code", "Agency name", "Agency type", "ld ๑", "LD2", "sp-1", "SP2"], *LINES))
    assert values(standard, table) == EXPECTED


def test_numbers_as_people_type_them(standard: Standard, tmp_path: Path) -> None:
    rows = [["D01", "ก", "กรม", "๔", " 2 ", "3.0", "+5"], ["D02", "ข", "กรม", "7", "ดี", "1,0", "#DIV/0!"]]
    table = read(standard, tmp_path, lines(HEAD, *([value if "," not in value else f'"{value}"' for value in row] for row in rows)))
    checked = [check(standard, one) for one in table.submissions]
    assert [row.values for row in checked] == [(4, 2, 3, 5), (None, None, 1, None)]
    assert [(one.file, one.cell, one.code, one.found) for row in checked for one in row.findings] == [
        ("marks.csv:2", "D2", "ANS010", "๔ → 4"), ("marks.csv:2", "G2", "ANS010", "+5 → 5"), ("marks.csv:3", "D3", "ANS012", "7"),
        ("marks.csv:3", "E3", "ANS003", "ดี"), ("marks.csv:3", "F3", "ANS010", "1,0 → 1"), ("marks.csv:3", "G3", "ANS006", "#DIV/0!")]


@pytest.mark.parametrize(("content", "code", "cell", "found"), [
    (lines(HEAD), "TBL004", "", ""),
    (lines(HEAD) + 'D01,"กรม\r\n', "TBL001", "A2", "unexpected end of data"),
    (lines(["รหัส", "ชื่อ"], ["D01", "ก"]), "TBL012", "A1", "รหัส, ชื่อ"),
    (lines([*HEAD, "LD1"], [*LINES[0], "5"]), "SHT008", "H1", "LD1"),
])
def test_a_table_of_which_nothing_can_be_used(
    standard: Standard, tmp_path: Path, content: str, code: str, cell: str, found: str
) -> None:
    (one,) = read(standard, tmp_path, content).submissions
    assert one.refused
    first = one.findings[0]
    assert (first.file, first.code, first.cell, first.found) == ("marks.csv", code, cell, found)


def test_text_called_a_table_has_its_own_reason(standard: Standard, tmp_path: Path) -> None:
    """Without a header of agency codes it is a table where it is meant as one; in a form it is not."""
    for name, content, told in (("a.csv", "ชื่อ;LD1\nก;5\n", ("TBL005", "A1", "ชื่อ, LD1")), ("b.TSV", "\n", ("TBL004", "", "")),
                                ("c.txt", 'code,LD1\n"D01,5\n', ("TBL001", "A2", "unexpected end of data"))):
        (tmp_path / name).write_text(content, encoding="utf-8")
        for table in (unnamed(open_table(tmp_path / name, meant=True), name), api.read_table(tmp_path / name, standard)):
            (one,) = table.submissions
            assert (one.refused, *[(first.code, first.cell, first.found) for first in one.findings[:1]]) == (True, told)
    (tmp_path / "d.xlsx").write_text("ชื่อ;LD1\nก;5\n", encoding="utf-8")
    assert open_table(tmp_path / "d.xlsx", meant=True) is None


def test_what_is_no_table_of_agencies_is_left_to_the_reader_of_workbooks(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("name,LD1\nD01,5\n", encoding="utf-8")
    (tmp_path / "b.xlsx").write_bytes(b"PK\x03\x04 not a workbook")
    with xlsxwriter.Workbook(tmp_path / "c.xlsx") as book:
        book.add_worksheet("ปก").write(0, 0, "code")
    assert [open_table(tmp_path / name) for name in ("a.csv", "b.xlsx", "c.xlsx", "none.csv")] == [None] * 4


def test_columns_that_are_not_read_or_not_there(standard: Standard, tmp_path: Path) -> None:
    content = lines(["code", "type", "LD1", "LD9", "", "SP1"], ["D01", "กรม", "4", "1", "x", "3"])
    table = read(standard, tmp_path, content)
    assert [(one.code, one.cell, one.found) for one in table.findings] == [
        ("TBL009", "A1", "LD2, SP2"), ("TBL008", "D1", "LD9"), ("TBL007", "E1", "")]
    row = check(standard, table.submissions[0])
    assert (row.values, row.findings, row.incomplete) == ((4, None, 3, None), (), True)


def test_rows_that_cannot_be_used_hide_no_others(standard: Standard, tmp_path: Path) -> None:
    rows = [["D01", "ก", "อำเภอ", "4", "2", "3", "5", ""], ["D02", "ข", "กรม", "4", "2", "3", "5", "pmqa-x"],
            ["", "รวม 3 หน่วยงาน", "", "", "", "", "", ""], ["", "ค", "กรม", "4", "2", "3", "5", "worked"]]
    table = read(standard, tmp_path, lines([*HEAD, "standard"], *rows))
    assert [(one.file, one.refused, one.findings[:1]) for one in table.submissions] == [
        ("marks.csv:2", True, (Finding("TBL010", "marks.csv:2", "", "C2", "", "อำเภอ", KINDS),)),
        ("marks.csv:3", True, (Finding("TBL011", "marks.csv:3", "", "H3", "", "pmqa-x", "worked"),)),
        ("marks.csv:5", False, ())]
    assert table.findings == (Finding("TBL006", "marks.csv", "", "A4", "", "รวม 3 หน่วยงาน"),)
    assert [one.code for one in check(standard, table.submissions[2]).findings] == ["TBL014"]


def test_types_from_a_register(standard: Standard, tmp_path: Path) -> None:
    table = read(standard, tmp_path, lines(["code", *HEAD[3:]], ["D01", "4", "2", "3", "5"]), types={"D01": "province"})
    assert table.submissions[0].agency_type == "province"


def test_the_standard_that_a_table_names(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("code;รหัสเกณฑ์\nD01;\nD02;pmqa-x\n", encoding="utf-8")
    (tmp_path / "b.csv").write_text("code\nD01\n", encoding="utf-8")
    assert [named_standard(open_table(tmp_path / name)) for name in ("a.csv", "b.csv")] == ["pmqa-x", ""]


def test_options_by_code_or_words(tmp_path: Path) -> None:
    """A table from a program names options by their codes; a code is read as the words that the workbook would hold."""
    standard = load_standard(Path(__file__).parent.parent / "standards" / "every-rule")
    field = next(field for field in standard.profile if field.codes)
    rows = [[f"A{n}", standard.types[0].code, word] for n, word in enumerate([field.codes[1], field.options[1].th, field.options[1].en, "?"])]
    table = read(standard, tmp_path, lines(["code", "type", field.key, "J1"], *([*row, "5"] for row in rows)))
    said = [one.profile[field.key].cell.value for one in table.submissions]
    assert said == [field.options[1].th, field.options[1].th, field.options[1].en, "?"]
