from __future__ import annotations

from math import ceil
from pathlib import Path

import openpyxl
import pytest

from pmqa.catalogue import CATALOGUE
from pmqa.findings import SEVERITIES, Finding
from pmqa.report import findings_workbook
from pmqa.report.findings_workbook import write_findings
from pmqa.report.words import SEVERITY
from pmqa.report.wrapping import cells
from pmqa.texts import Text
from pmqa.xlsx.cells import read_file, read_workbook

TITLE = Text("เกณฑ์ตัวอย่าง", "Example standard")
FINDINGS = [
    Finding("ANS020", "b.xlsx", "หมวด 1", "K6", "LD1"),
    Finding("ANS012", "a.xlsx", "หมวด 3", "G19", "CS3", "2.5", "0 1 2 3 4 5"),
    Finding("ANS003", "a.xlsx", "O'Brien", "B2", "CS4", '=HYPERLINK("http://x","ดี")', Text("ตัวเลข", "a number")),
    Finding("ANS003", "b.xlsx", "หมวด 3", "G20", "CS4", "http://example.org", Text("ตัวเลข", "a number")),
    Finding("FIL001", "c.xlsx"),
]


def rows(path: Path, sheet: int) -> list[list[str | float | None]]:
    filled = read_workbook(read_file(path)).sheets[sheet].cells
    last = max(column for _, column in filled)
    return [
        [filled[row, column].value if (row, column) in filled else None for column in range(1, last + 1)]
        for row in range(1, max(row for row, _ in filled) + 1)
    ]


def said(code: str, lang: str) -> str:
    return Finding(code).message.in_(lang)


def test_every_finding_has_its_row_worst_first(tmp_path: Path) -> None:
    write_findings(tmp_path / "out.xlsx", FINDINGS, TITLE, "en")
    title, headline, header, *listed = rows(tmp_path / "out.xlsx", 0)
    assert title[0] == "Findings · Example standard"
    assert headline[0] == "5 findings: 4 errors, 1 warning"
    assert header == [
        "Severity",
        "Finding",
        "File",
        "Sheet",
        "Cell (link)",
        "Code",
        "Found",
        "Expected",
        "What is wrong, what to do (English)",
        "What is wrong, what to do (Thai)",
    ]
    assert listed == [
        [
            "error",
            "ANS012",
            "a.xlsx",
            "หมวด 3",
            "G19",
            "CS3",
            "2.5",
            "0 1 2 3 4 5",
            said("ANS012", "en"),
            said("ANS012", "th"),
        ],
        [
            "error",
            "ANS003",
            "a.xlsx",
            "O'Brien",
            "B2",
            "CS4",
            '=HYPERLINK("http://x","ดี")',
            "a number",
            said("ANS003", "en"),
            said("ANS003", "th"),
        ],
        [
            "error",
            "ANS003",
            "b.xlsx",
            "หมวด 3",
            "G20",
            "CS4",
            "http://example.org",
            "a number",
            said("ANS003", "en"),
            said("ANS003", "th"),
        ],
        ["error", "FIL001", "c.xlsx", None, None, None, None, None, said("FIL001", "en"), said("FIL001", "th")],
        ["warning", "ANS020", "b.xlsx", "หมวด 1", "K6", "LD1", None, None, said("ANS020", "en"), said("ANS020", "th")],
    ]


def test_the_second_sheet_counts_by_code(tmp_path: Path) -> None:
    write_findings(tmp_path / "out.xlsx", FINDINGS, TITLE)
    assert rows(tmp_path / "out.xlsx", 1) == [
        ["สรุปตามรหัส · เกณฑ์ตัวอย่าง", *[None] * 5],
        ["5 ข้อพบ: 4 ข้อผิดพลาด, 1 คำเตือน", *[None] * 5],
        ["ระดับ", "รหัสข้อพบ", "จำนวน", "จำนวนไฟล์", "สิ่งที่พบและวิธีแก้ (ไทย)", "สิ่งที่พบและวิธีแก้ (อังกฤษ)"],
        ["ข้อผิดพลาด", "ANS003", 2, 2, said("ANS003", "th"), said("ANS003", "en")],
        ["ข้อผิดพลาด", "ANS012", 1, 1, said("ANS012", "th"), said("ANS012", "en")],
        ["ข้อผิดพลาด", "FIL001", 1, 1, said("FIL001", "th"), said("FIL001", "en")],
        ["คำเตือน", "ANS020", 1, 1, said("ANS020", "th"), said("ANS020", "en")],
    ]


def test_links_lead_to_the_cell_in_the_file(tmp_path: Path) -> None:
    out = tmp_path / "reports" / "out.xlsx"
    out.parent.mkdir()
    write_findings(out, FINDINGS, TITLE, files={"a.xlsx": tmp_path / "จังหวัด 1" / "a.xlsx"})
    sheet = openpyxl.load_workbook(out).worksheets[0]
    links = {
        cell.coordinate: (cell.hyperlink.target, cell.hyperlink.location)
        for row in sheet.iter_rows()
        for cell in row
        if cell.hyperlink
    }
    assert {place: (target.replace("\\", "/"), location) for place, (target, location) in links.items()} == {
        "E4": ("../จังหวัด%201/a.xlsx", "'หมวด 3'!G19"),
        "E5": ("../จังหวัด%201/a.xlsx", "'O''Brien'!B2"),
        "E6": ("b.xlsx", "'หมวด 3'!G20"),
        "E8": ("b.xlsx", "'หมวด 1'!K6"),
    }


def test_a_file_with_a_number_sign_in_its_name(tmp_path: Path) -> None:
    write_findings(tmp_path / "out.xlsx", [Finding("ANS001", "no. #7 50%.xlsx", "หมวด 1", "A1")])
    link = openpyxl.load_workbook(tmp_path / "out.xlsx").worksheets[0]["E4"].hyperlink
    assert (link.target, link.location) == ("no.%20%237%2050%25.xlsx", "'หมวด 1'!A1")


@pytest.mark.parametrize("lang", ["th", "en"])
def test_it_reads_well_on_screen_and_paper(tmp_path: Path, lang: str) -> None:
    """Every code at once: rows high enough for their lines, header frozen and repeated, A4 landscape, Thai font."""
    every = [Finding(code, "a.xlsx", "หมวด 1", "A1", "LD1", "ก" * 60) for code in CATALOGUE]
    write_findings(tmp_path / "out.xlsx", every, TITLE, lang)
    for sheet in openpyxl.load_workbook(tmp_path / "out.xlsx").worksheets:
        assert (sheet.freeze_panes, sheet.print_title_rows, sheet.auto_filter.ref[:3]) == ("A4", "$3:$3", "A3:")
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert (sheet.sheet_properties.pageSetUpPr.fitToPage, sheet.page_setup.fitToHeight) == (True, 0)
        assert {cell.font.name for row in sheet.iter_rows() for cell in row if cell.value} == {"Tahoma"}
        widths = {
            column: group.width
            for group in sheet.column_dimensions.values()
            for column in range(group.min, group.max + 1)
        }
        for row in range(4, sheet.max_row + 1):
            # A line of Tahoma 10 holds a fifth more letters than the width says, and is 13 points high.
            lines = [ceil(cells(str(cell.value or "")) / (1.2 * widths[cell.column])) for cell in sheet[row]]
            assert sheet.row_dimensions[row].height >= 13 * max(lines)
            assert all(cell.alignment.wrap_text for cell in sheet[row])


def test_severity_is_a_word_and_not_only_a_colour(tmp_path: Path) -> None:
    kinds = {
        severity: next(code for code in CATALOGUE if CATALOGUE[code].severity == severity) for severity in SEVERITIES
    }
    write_findings(tmp_path / "out.xlsx", [Finding(code) for code in kinds.values()])
    sheet = openpyxl.load_workbook(tmp_path / "out.xlsx").worksheets[0]
    words = [sheet.cell(row, 1) for row in (4, 5, 6)]
    assert [cell.value for cell in words] == [SEVERITY[severity].th for severity in SEVERITIES]
    assert len({cell.fill.fgColor.rgb for cell in words}) == 3


def test_nothing_found(tmp_path: Path) -> None:
    write_findings(tmp_path / "out.xlsx", [], lang="en")
    assert [row[0] for row in rows(tmp_path / "out.xlsx", 0)] == ["Findings", "0 findings", "Severity"]


def test_what_does_not_fit_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(findings_workbook, "MOST_ROWS", 3)
    monkeypatch.setattr(findings_workbook, "MOST_LINKS", 4)
    write_findings(tmp_path / "out.xlsx", FINDINGS, lang="en")
    listed = rows(tmp_path / "out.xlsx", 0)
    assert (listed[1][0], len(listed)) == ("5 findings: 4 errors, 1 warning; the first 3 are listed", 6)
    sheet = openpyxl.load_workbook(tmp_path / "out.xlsx").worksheets[0]
    assert [(cell.value, cell.hyperlink is not None) for cell in (sheet["E4"], sheet["E5"], sheet["E6"])] == [
        ("G19", True),
        ("B2", True),
        ("G20", False),
    ]
    assert len(rows(tmp_path / "out.xlsx", 1)) == 7


def test_a_long_text_is_cut(tmp_path: Path) -> None:
    write_findings(tmp_path / "out.xlsx", [Finding("ANS003", found="ก" * 40_000)])
    assert rows(tmp_path / "out.xlsx", 0)[3][6] == "ก" * 199 + "…"


def test_a_row_is_never_higher_than_excel_allows(tmp_path: Path) -> None:
    write_findings(tmp_path / "out.xlsx", [Finding("ANS003", "ก" * 3000, "หมวด 1", "A1")])
    sheet = openpyxl.load_workbook(tmp_path / "out.xlsx").worksheets[0]
    assert 400 < sheet.row_dimensions[4].height <= 409.5
    assert (sheet["E4"].value, sheet["E4"].hyperlink) == ("A1", None)


def test_a_failure_leaves_the_old_file_and_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "out.xlsx"
    out.write_bytes(b"old")

    def locked(*_: object) -> None:
        raise PermissionError(13, "open in Excel")

    monkeypatch.setattr(findings_workbook.os, "replace", locked)
    with pytest.raises(PermissionError):
        write_findings(out, FINDINGS)
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("out.xlsx", b"old")]
