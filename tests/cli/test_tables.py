"""Tables of marks on the command line."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from commanded import Ran

Run = Callable[..., Ran]
TABLE = """code,name,type,LD1,LD2,SP1,SP2
A,กรมการข้าวสมมติ,department,4,2,3,5
B,กรมน้ำสมมติ,department,2,5,3,5
C,จังหวัดผู้ใหญ่บ้านสมมติ,province,4,2,5,3
D,จังหวัดที่นี่สมมติ,province,,5,4,4
"""


@pytest.fixture
def marks(office: Path) -> Path:
    path = office / "marks.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def ranking(ran: Ran) -> list[dict]:
    """What is ranked, but for the file and the year, which a table need not tell."""
    return [{key: value for key, value in one.items() if key != "file"} for one in ran.data["ranking"]]


def test_a_table_is_ranked_as_the_workbooks_are(pmqa_: Run, marks: Path) -> None:
    table = pmqa_("rank", "marks.csv", "--standard", "worked", "--format", "json")
    assert (table.code, table.err) == (0, "")
    assert ranking(table) == ranking(pmqa_("rank", "sent", "--format", "json"))
    assert [one["file"] for one in table.data["ranking"]] == ["marks.csv:2", "marks.csv:3", "marks.csv:4", "marks.csv:5"]
    assert list(table.data["run"]["inputs"]) == ["marks.csv"]


def test_gaps_tell_the_cell(pmqa_: Run, marks: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(pmqa_("gaps", "marks.csv", "--standard", "worked", "--format", "csv").out.lstrip("\ufeff"))))
    assert [(row["agency"], row["code"], row["value"], row["cell"]) for row in rows] == [("B", "LD1", "2", "D3"), ("D", "LD1", "blank", "D5")]


def test_tables_get_no_copies_and_that_is_said(pmqa_: Run, marks: Path, office: Path) -> None:
    asked = ("check", "marks.csv", "--standard", "worked", "--annotate", "back")
    assert pmqa_(*asked).lines[-1] == "marks.csv: tables get no copies: --findings FILE.xlsx lists what was found"
    assert pmqa_(*asked, "--lang", "th").lines[-1] == "marks.csv: ตารางไม่มีสำเนา: ใช้ --findings FILE.xlsx เพื่อได้รายการข้อพบ"
    assert pmqa_(*asked, "--findings", "found.xlsx").lines[-1] == "marks.csv: tables get no copies"
    assert not (office / "back").exists()


def test_check_tells_row_and_column(pmqa_: Run, marks: Path) -> None:
    marks.write_text(TABLE.replace("D,จังหวัดที่นี่สมมติ,province,,5", "D,จังหวัดที่นี่สมมติ,province,9,x"), encoding="cp874")
    ran = pmqa_("check", "marks.csv", "--standard", "worked", "--format", "json")
    assert ran.code == 1
    (file,) = ran.data["files"]
    assert (file["file"], file["standard"]) == ("marks.csv", "worked")
    assert [(one["code"], one["file"], one["cell"], one["found"]) for one in file["findings"]] == [
        ("TBL002", "marks.csv", "", "Windows-874"), ("ANS012", "marks.csv", "D5", "9"), ("ANS003", "marks.csv", "E5", "x")]
    assert "D5" in pmqa_("check", "marks.csv", "--standard", "worked").out


def test_one_agency_of_a_table(pmqa_: Run, marks: Path) -> None:
    book = pmqa_("score", "sent/B.xlsx", "--format", "json").data
    table = pmqa_("score", "marks.csv", "--standard", "worked", "--agency", "b", "--format", "json").data
    for key in ("agency", "scores", "exact", "max", "bands", "meets_bars", "status", "deciding_rules"):
        assert table[key] == book[key]
    assert table["gaps"] == [one | {"cell": "D3"} for one in book["gaps"]]
    assert "D3" in pmqa_("explain", "marks.csv", "LD1", "--standard", "worked", "--agency", "B").out


def test_a_table_beside_workbooks(pmqa_: Run, marks: Path) -> None:
    marks.write_text("code,name,type,LD1,LD2,SP1,SP2,standard\nE,ห้า,department,5,5,5,5,worked\n", encoding="utf-8")
    data = pmqa_("rank", "sent", "marks.csv", "--format", "json").data
    assert [one["agency"]["code"] for one in data["ranking"]] == ["E", "A", "B", "C", "D"]


def test_types_may_come_from_the_register(pmqa_: Run, office: Path) -> None:
    (office / "marks.csv").write_text("code,LD1,LD2,SP1,SP2\nE,5,5,5,5\n", encoding="utf-8")
    (office / "register.csv").write_text("code,name,type\nE,ห้า,กรม\n", encoding="utf-8")
    data = pmqa_("rank", "marks.csv", "--standard", "worked", "--agencies", "register.csv", "--format", "json").data
    assert [one["agency"] for one in data["ranking"]] == [{"code": "E", "name": "ห้า", "type": "department", "group": "department"}]
    assert pmqa_("rank", "marks.csv", "--standard", "worked", "--format", "json").data["unranked"][0]["reason"]["en"].startswith(
        "Department / Province: This row names no agency type")


def test_wrong_use_of_tables(pmqa_: Run, marks: Path) -> None:
    ran = pmqa_("rank", "marks.csv")
    assert (ran.code, ran.err) == (2, "marks.csv does not say which standard it is of: name it with --standard ID.\n")
    ran = pmqa_("score", "marks.csv", "--standard", "worked")
    assert (ran.code, ran.err) == (2, "The table has 4 agencies: name one with --agency CODE.\n")
    ran = pmqa_("score", "marks.csv", "--standard", "worked", "--agency", "Z")
    assert (ran.code, ran.err) == (2, "There is no agency Z. There is: A, B, C, D\n")


def test_the_empty_table(pmqa_: Run, office: Path) -> None:
    assert pmqa_("table", "--standard", "worked", "-o", "new.csv").code == 0
    assert (office / "new.csv").read_text(encoding="utf-8-sig") == "standard,year,code,name,type,LD1,LD2,SP1,SP2\n"
    assert pmqa_("table", "--standard", "worked", "-o", "new.csv").err == "new.csv exists and may hold answers; it is not written over.\n"
    assert pmqa_("table", "--standard", "worked", "-o", "new.ods").err == "new.ods must end in .csv or .xlsx.\n"
    ran = pmqa_("rank", "new.csv", "--standard", "worked", "--format", "json")
    assert (ran.code, ran.data["ranking"], ran.data["unranked"][0]["reason"]["en"]) == (
        0, [], "The table holds no agency. Put one agency in each row below the headers.")


def test_a_form_whose_cover_was_deleted_is_no_table(office: Path, pmqa_: Callable[..., Ran]) -> None:
    """It is refused as a form, and hides no other file."""
    book = openpyxl.load_workbook(office / "sent" / "A.xlsx")
    del book["ปก"]
    book.save(office / "x.xlsx")
    ran = pmqa_("check", "x.xlsx", "sent/B.xlsx")
    assert [line for line in ran.lines if "STD004" in line] and "2 files checked, 1 without errors" in ran.lines[-1]


def test_text_called_a_workbook_is_no_table(office: Path, pmqa_: Run) -> None:
    """As in a folder, it is listed with its reason, and the others are read."""
    (office / "sent" / "renamed.xlsx").write_text(TABLE, encoding="utf-8")
    for asked in ((), ("--standard", "worked")):
        ran = pmqa_("rank", "sent/*.xlsx", "--format", "json", *asked)
        assert (ran.code, [one["file"] for one in ran.data["unranked"]]) == (0, ["renamed.xlsx"])
        assert "This is plain text or CSV, not a workbook." in ran.data["unranked"][0]["reason"]["en"]
    files = pmqa_("check", "sent/*.xlsx", "--format", "json").data["files"]
    assert [(one["file"], [finding["code"] for finding in one["findings"]]) for one in files][-1] == ("renamed.xlsx", ["FIL015"])


def test_a_table_that_names_no_standard_hides_no_other_file(pmqa_: Run, marks: Path) -> None:
    ran = pmqa_("rank", "sent", "marks.csv", "--format", "json")
    assert (ran.code, len(ran.data["ranking"]), [one["file"] for one in ran.data["unranked"]]) == (0, 4, ["marks.csv"])
    assert ran.data["unranked"][0]["reason"]["en"].startswith("The table does not say which standard it is of, and was not read.")
    files = pmqa_("check", "sent/A.xlsx", "marks.csv", "--format", "json").data["files"]
    assert [(one["file"], one["standard"]) for one in files] == [("A.xlsx", "worked"), ("marks.csv", "")]
    assert [finding["code"] for finding in files[1]["findings"]] == ["TBL013"]


def test_a_text_file_that_is_no_table_is_told_what_is_missing(pmqa_: Run, office: Path) -> None:
    (office / "list.csv").write_text("name,LD1\nA,5\n", encoding="utf-8")
    (office / "open.csv").write_text('code,LD1\nA,"5\nB,4\n', encoding="utf-8")
    (office / "bytes.csv").write_bytes(b"code,LD1\nA\x81\xff,5\n")
    says = "list.csv: A1 name, LD1 ≠ code: The table has no column of agency codes. Give it a row of headers, one of them “code”.\n"
    assert pmqa_("rank", "list.csv") == Ran(2, "", says)
    for name, code in (("list.csv", "TBL005"), ("open.csv", "TBL001"), ("bytes.csv", "TBL001")):
        for more in ((), ("--standard", "worked")):
            ran = pmqa_("check", name, "--format", "json", *more)
            assert (ran.code, [one["code"] for one in ran.data["files"][0]["findings"]]) == (1, [code])
            assert code in pmqa_("score", name, "--agency", "A", *more).out
    ran = pmqa_("rank", "sent", "list.csv", "open.csv", "--format", "json")
    assert (len(ran.data["ranking"]), [one["file"] for one in ran.data["unranked"]]) == (4, ["list.csv", "open.csv"])


def test_a_row_without_a_code_is_told_as_a_row(pmqa_: Run, marks: Path) -> None:
    marks.write_text(TABLE.replace("A,กรมการข้าวสมมติ", ",กรมการข้าวสมมติ"), encoding="utf-8")
    out = pmqa_("check", "marks.csv", "--standard", "worked").out
    assert "TBL014 (1) A field about the agency is blank in this row. Fill this cell of the table.\nA2" in out
    assert "profile sheet" not in out
