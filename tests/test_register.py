from __future__ import annotations

from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st
from written_standards import MANY, WORKED, compiled

from pmqa.findings import Finding
from pmqa.register import Register, read_register, resolve_types
from pmqa.texts import Text
from pmqa.xlsx import limits

THREE = {
    "D01": {"name": "กรมตัวอย่าง", "type": "กรม", "group": "1"},
    "D02": {"name": "กรม, ทดลอง", "type": "กรม", "group": "1"},
    "P01": {"name": "จังหวัดสมมุติ", "type": "จังหวัด", "group": "2", "ภาค": "เหนือ"},
}
ROWS = [
    ["รหัส", "ชื่อหน่วยงาน", "ประเภท", "กลุ่ม", "ภาค"],
    ["D01", "กรมตัวอย่าง", "กรม", "1", ""],
    ["D02", "กรม, ทดลอง", "กรม", "1", ""],
    ["P01", "จังหวัดสมมุติ", "จังหวัด", "2", "เหนือ"],
]


def separated(rows: list[list[str]], separator: str = ",") -> str:
    return "".join(
        separator.join(f'"{value}"' if separator in value else value for value in row) + "\r\n" for row in rows
    )


def read(folder: Path, content: str | bytes, encoding: str = "utf-8") -> Register:
    path = folder / "register.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
    return read_register(path)


def workbook(path: Path, *sheets: list[list[object]]) -> Path:
    with xlsxwriter.Workbook(path) as book:
        for rows in sheets:
            sheet = book.add_worksheet()
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return path


def note(found: str) -> Finding:
    return Finding("TBL002", "register.csv", found=found)


@pytest.mark.parametrize(
    ("separator", "encoding", "notes"),
    [
        (",", "utf-8", ()),
        (",", "utf-8-sig", ()),
        (";", "utf-8", (";",)),
        ("\t", "utf-16", ("Tab",)),
        (",", "cp874", ("Windows-874",)),
        (";", "cp874", ("Windows-874", ";")),
    ],
)
def test_the_same_register_however_it_was_saved(
    tmp_path: Path, separator: str, encoding: str, notes: tuple[str, ...]
) -> None:
    register = read(tmp_path, separated(ROWS, separator), encoding)
    assert register.agencies == THREE
    assert register.findings == tuple(note(found) for found in notes)


def test_a_workbook(tmp_path: Path) -> None:
    register = read_register(workbook(tmp_path / "register.xlsx", ROWS))
    assert register.agencies == THREE
    assert (register.findings, register.sheet, register.cells["P01", "type"]) == ((), "Sheet1", "C4")


@pytest.mark.parametrize("header", ["Code", "agency_code", "รหัส หน่วยงาน", "รหัสหน่วยงาน / Agency code", "  CODE:"])
def test_headers_in_either_language(tmp_path: Path, header: str) -> None:
    assert read(tmp_path, f"{header},Name\nD01,One\n").agencies == {"D01": {"name": "One"}}


def test_blanks_and_blank_rows_do_not_matter(tmp_path: Path) -> None:
    register = read(tmp_path, "\n,,\n code , name \n\n D01 ,  กรม   ตัวอย่าง \n,\n")
    assert (register.agencies, register.findings) == ({"D01": {"name": "กรม ตัวอย่าง"}}, ())


def test_numbers_of_a_workbook_are_texts(tmp_path: Path) -> None:
    path = workbook(tmp_path / "register.xlsx", [["code", "staff"], [1101, 0.5], ["0502", 12000]])
    assert read_register(path).agencies == {"1101": {"staff": "0.5"}, "0502": {"staff": "12000"}}


def test_a_quoted_line_break_is_one_row(tmp_path: Path) -> None:
    register = read(tmp_path, 'code,name\nD01,"กรม\nตัวอย่าง"\nD02,x\n')
    assert register.agencies == {"D01": {"name": "กรม ตัวอย่าง"}, "D02": {"name": "x"}}
    assert register.cells["D02", "code"] == "A3"


def findings(register: Register) -> list[tuple[str, str, str]]:
    return [(finding.code, finding.cell, finding.found) for finding in register.findings]


def test_a_code_twice_keeps_the_first(tmp_path: Path) -> None:
    register = read(tmp_path, "code,name\nD01,one\nd 01,two\n")
    assert register.agencies == {"D01": {"name": "one"}}
    assert register.findings == (Finding("REG006", "register.csv", "", "A3", "", "d 01", "A2"),)


def test_a_row_without_a_code(tmp_path: Path) -> None:
    register = read(tmp_path, "name,code\none,D01\ntwo,\n")
    assert (register.agencies, findings(register)) == ({"D01": {"name": "one"}}, [("TBL006", "B3", "two")])


def test_columns_without_a_header_of_their_own(tmp_path: Path) -> None:
    register = read(tmp_path, "code,name,,ชื่อ\nD01,one,x,uno\n")
    assert (register.agencies, findings(register)) == (
        {"D01": {"name": "one"}},
        [("TBL007", "C1", ""), ("TBL007", "D1", "ชื่อ")],
    )


def test_no_column_of_codes(tmp_path: Path) -> None:
    register = read(tmp_path, "ทะเบียนหน่วยงาน\ncode,name\nD01,one\n")
    assert register.agencies == {}
    assert findings(register) == [("TBL005", "A1", "ทะเบียนหน่วยงาน"), ("TBL007", "B1", "")]
    assert register.findings[0].expected == Text("รหัส", "code")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "FIL005"),
        (b"\r\n\r\n", "TBL004"),
        (b"code,name\r\n", "TBL004"),
        (b"%PDF-1.7", "FIL017"),
        (b"code,name\nD01,\x81\xff\xfe\n", "TBL001"),
        ('code,name\nD01,"กรม\nD02,สอง\nD03,สาม\n'.encode(), "TBL001"),
        (b"PK\x03\x04 not an archive", "FIL030"),
    ],
)
def test_what_is_no_register(tmp_path: Path, content: bytes, code: str) -> None:
    register = read(tmp_path, content)
    assert (register.agencies, [finding.code for finding in register.findings]) == ({}, [code])


def test_a_quotation_mark_left_open_says_where(tmp_path: Path) -> None:
    """Else it would swallow every agency after it."""
    register = read(tmp_path, 'code,name\nD01,one\n\nD02,"two\nD03,three\n')
    assert [(finding.code, finding.cell) for finding in register.findings] == [("TBL001", "A4")]


def test_no_such_file(tmp_path: Path) -> None:
    assert read_register(tmp_path / "none.csv").findings == (Finding("FIL001", "none.csv", found="none.csv"),)


def test_broken_cells_of_a_workbook(tmp_path: Path) -> None:
    path = tmp_path / "register.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("หน่วยงาน")
        sheet.write_row(0, 0, ["code", "name"])
        sheet.write_formula(1, 0, "=1/0", None, "#DIV/0!")
        sheet.write_string(1, 1, "one")
    register = read_register(path)
    assert register.agencies == {}
    assert register.findings == (
        Finding("ANS006", "register.xlsx", "หน่วยงาน", "A2", "", "#DIV/0!"),
        Finding("TBL006", "register.xlsx", "หน่วยงาน", "A2", "", "one"),
        Finding("TBL004", "register.xlsx", "หน่วยงาน"),
    )


def test_of_several_sheets_the_first_filled_one(tmp_path: Path) -> None:
    register = read_register(workbook(tmp_path / "register.xlsx", [], [["code"], ["D01"]], [["code"], ["D02"]]))
    assert (list(register.agencies), findings(register)) == (["D01"], [("TBL002", "", "Sheet2")])


def test_an_empty_workbook(tmp_path: Path) -> None:
    assert findings(read_register(workbook(tmp_path / "register.xlsx", []))) == [("TBL004", "", "")]


def test_a_workbook_too_long_says_so(tmp_path: Path) -> None:
    path = tmp_path / "register.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_column(0, 0, ["code", *(f"A{n}" for n in range(limits.TABLE.rows + 5))])
    register = read_register(path)
    assert len(register.agencies) == limits.TABLE.rows - 1
    assert [finding.code for finding in register.findings] == ["TBL003"]


def test_types_by_code_or_title(tmp_path: Path) -> None:
    standard = compiled(tmp_path, MANY)
    register = resolve_types(read(tmp_path, "code,type\nA,กรม\nB,PROVINCE\nC,Department\nD,\nE,อำเภอ\n"), standard)
    assert register.agencies == {
        "A": {"type": "department"},
        "B": {"type": "province"},
        "C": {"type": "department"},
        "D": {},
        "E": {},
    }
    assert register.findings == (
        Finding("REG010", "register.csv", "", "B6", "", "อำเภอ", Text("จังหวัด / กรม", "Province / Department")),
    )


def test_a_standard_without_types_takes_any(tmp_path: Path) -> None:
    register = read(tmp_path, "code,type\nA,กรม\n")
    assert resolve_types(register, compiled(tmp_path, WORKED)) == register


cell = st.text("กขคAB12;, \"'\t๑-", max_size=6)


@given(st.lists(st.lists(cell, min_size=2, max_size=2), max_size=6))
def test_every_row_is_read_or_told(tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]]) -> None:
    """Saved as Excel saves CSV, no row that holds anything is lost without a finding."""
    lines = [",".join('"' + value.replace('"', '""') + '"' for value in row) for row in [["code", "name"], *rows]]
    register = read(tmp_path_factory.mktemp("register"), "\n".join(lines))
    held = [row for row in rows if any(value.split() for value in row)]
    told = [finding for finding in register.findings if finding.code in ("REG006", "TBL006")]
    assert len(register.agencies) + len(told) == len(held)
    assert {finding.code for finding in register.findings} <= {"TBL004", "REG006", "TBL006"}
