"""The annotated copy: what is added, what stays to the byte, and that it is a submission like the one it was made from."""

from __future__ import annotations

import io
import os
import random
import re
import subprocess
import sys
import warnings
from pathlib import Path

import openpyxl
import pytest
from annotated_workbooks import ANSWERS, FINDINGS, OTHER, altered, packed, parts, rich, well_formed, without_ours
from bent_workbooks import BENT, ONE, SEVEN, finder
from fills import random_fill
from hypothesis import given, settings
from hypothesis import strategies as st
from libreoffice import LibreOffice
from python_calamine import CalamineWorkbook
from written_standards import compiled

from pmqa.checks import Checked, check
from pmqa.findings import Finding, worst_first
from pmqa.standard.compiled import Standard
from pmqa.submission import Submission
from pmqa.workbook.annotating.annotate import annotate, annotate_file
from pmqa.workbook.annotating.mending import watched
from pmqa.workbook.reading.submissions import read_submission
from pmqa.workbook.writing.book import Formula
from pmqa.workbook.writing.template import write_template
from pmqa.xlsx.cells import Cell, Unreadable, read_workbook

SHEET = "ข้อพบ"
OPEN, DONE = "✗ ยังไม่แก้", "✓ แก้แล้ว"


@pytest.fixture(scope="module")
def bent(tmp_path_factory: pytest.TempPathFactory) -> Standard:
    return compiled(tmp_path_factory.mktemp("criteria"), BENT)


@pytest.fixture(scope="module")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return rich(tmp_path_factory.mktemp("rich"))


@pytest.fixture(scope="module")
def copy(workbook: bytes) -> bytes:
    return annotate(workbook, FINDINGS)


def filled(standard: Standard, path: Path, content: dict[str, object], lang: str = "th") -> Path:
    write_template(standard, path, agency_type="department", content=content, lang=lang)
    return path


def read(standard: Standard, data: bytes) -> tuple[Submission, Checked]:
    submission = read_submission(data, finder(standard), name="a.xlsx")
    return submission, check(standard, submission)


def listed(data: bytes, name: str = SHEET) -> list[tuple[str, ...]]:
    """The rows of the findings sheet below its header, as texts."""
    cells = next(sheet for sheet in read_workbook(data).sheets if sheet.name == name).cells
    last = max(row for row, _ in cells)
    rows = [[cells.get((row, column)) for column in range(1, 9)] for row in range(6, last + 1)]
    return [tuple(str(cell.value) if cell else "" for cell in row) for row in rows]


def by_openpyxl(data: bytes, **options: bool) -> openpyxl.Workbook:
    """It warns of what it would lose."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        return openpyxl.load_workbook(io.BytesIO(data), **options)


def notes(data: bytes) -> dict[tuple[str, str], str]:
    """Every note as openpyxl reads it."""
    book = by_openpyxl(data)
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row if cell.comment]
    return {(cell.parent.title, cell.coordinate): cell.comment.text.removesuffix("\u200b\u200c\u200b") for cell in cells}


def colours(data: bytes, name: str) -> dict[str, str]:
    """Colour by cell of the rules that come first, as openpyxl reads them."""
    ranges = by_openpyxl(data)[name].conditional_formatting
    ours = {str(one.sqref): rule for one in ranges for rule in one.rules if rule.formula and "pmqa" in rule.formula[0]}
    assert sorted(rule.priority for rule in ours.values()) == list(range(1, len(ours) + 1))
    return {place: rule.dxf.fill.bgColor.rgb for place, rule in ours.items()}


def states(copy: bytes) -> dict[tuple[str, str], str]:
    """What calculates the state of each finding, by code and cell."""
    return {(row[7].value, row[2].value): row[0].value for row in by_openpyxl(copy)[SHEET].iter_rows(min_row=6)}


# What is added


def test_a_row_for_every_finding_worst_first(copy: bytes) -> None:
    rows = listed(copy)
    assert [(row[7], row[2], row[3], row[4], row[5]) for row in rows] == [
        (finding.code, "!".join(filter(None, (finding.sheet, finding.cell))), finding.requirement, finding.found, finding.expected_in("th"))
        for finding in worst_first(list(FINDINGS))]
    assert [row[0] for row in rows] == [OPEN, OPEN, OPEN, "? ตรวจอีกครั้ง", "? ตรวจอีกครั้ง", OPEN, "–", "–"]
    assert [row[6] for row in rows] == [finding.message.th for finding in worst_first(list(FINDINGS))]


def test_it_stands_in_front_and_is_the_one_shown(copy: bytes, workbook: bytes) -> None:
    before, after = (by_openpyxl(data) for data in (workbook, copy))
    assert after.sheetnames == [SHEET, *before.sheetnames]
    assert CalamineWorkbook.from_filelike(io.BytesIO(copy)).sheet_names == after.sheetnames
    assert after.active.title == SHEET
    assert [sheet.title for sheet in after.worksheets if sheet.sheet_view.tabSelected] == [SHEET]
    assert after[OTHER].print_area == before[OTHER].print_area
    assert after[ANSWERS].print_title_rows == before[ANSWERS].print_title_rows == "$1:$1"


def test_links_lead_to_the_cells(copy: bytes) -> None:
    sheet = by_openpyxl(copy)[SHEET]
    assert [cell.hyperlink.location if cell.hyperlink else "" for (cell,) in sheet["C6:C13"]] == [
        "'หมวด 1'!B2", "'หมวด 1'!B3", "'หมวด 1'!B4", "'หมวด 1'!A1", "", "'หมวด 1'!C2", "'หมวด 1'!B4", "'It''s other'!A1"]


def test_cells_take_the_colour_of_their_worst_finding_and_keep_their_style(copy: bytes, workbook: bytes) -> None:
    red, orange, blue = "FFF4A3A8", "FFFFC46B", "FFA9CBF2"
    assert colours(copy, ANSWERS) == {"B2": red, "B3": red, "B4": red, "C2": orange}
    assert colours(copy, OTHER) == {"A1": blue}
    before, after = (by_openpyxl(data)[ANSWERS] for data in (workbook, copy))
    for place in ("B2", "B3", "B4", "C2"):
        for style in ("number_format", "protection", "border", "fill", "font", "alignment"):
            assert repr(getattr(before[place], style)) == repr(getattr(after[place], style))
    assert not after["B2"].protection.locked


def test_notes_say_what_is_wrong_and_those_of_others_stay(copy: bytes, workbook: bytes) -> None:
    found = notes(copy)
    theirs = notes(workbook)
    assert theirs == {(ANSWERS, "B5"): "keep me", (ANSWERS, "B4"): "keep me too"}
    assert {place: text for place, text in found.items() if not text.startswith("pmqa")} == theirs
    assert {place for place in found if place not in theirs} == {(ANSWERS, "B2"), (ANSWERS, "B3"), (ANSWERS, "C2"), (OTHER, "A1")}
    assert found[ANSWERS, "B2"] == (
        "pmqa · ข้อผิดพลาด · LD1 · ANS012\nไม่ใช่ระดับที่กำหนด จึงนับเป็นช่องว่าง เลือกระดับจากรายการ\nพบ: 2.5\nที่ควรเป็น: 0 1 2 3 4 5")


def test_every_note_has_one_box(copy: bytes) -> None:
    boxes = [re.findall(rb"<x:Row>(\d+)</x:Row>\s*<x:Column>(\d+)</x:Column>", content)
             for name, content in parts(copy).items() if name.endswith(".vml") and b'"Note"' in content]
    assert sorted(map(sorted, boxes)) == [[(b"0", b"0")], [(b"1", b"1"), (b"1", b"2"), (b"2", b"1"), (b"3", b"1"), (b"4", b"1")]]


def test_in_english(workbook: bytes) -> None:
    copy = annotate(workbook, FINDINGS, "en")
    assert by_openpyxl(copy).sheetnames[0] == "Findings"
    assert listed(copy, "Findings")[1] == ("✗ not mended", "error", "หมวด 1!B3", "LD2", "", "", FINDINGS[1].message.en, "ANS001")


def test_a_file_without_findings_says_so(workbook: bytes) -> None:
    copy = annotate(workbook, [])
    assert read_workbook(copy).sheets[0].cells[2, 1].value == "✓ ไม่มีช่องที่ต้องแก้"
    assert notes(copy) == notes(workbook)


# What stays


def test_everything_else_stays(workbook: bytes, copy: bytes) -> None:
    before, after = parts(workbook), well_formed(copy)
    assert {name for name in before if before[name] != after[name]} == {
        "[Content_Types].xml", "xl/workbook.xml", "xl/styles.xml", "xl/_rels/workbook.xml.rels",
        "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml", "xl/comments1.xml", "xl/drawings/vmlDrawing1.vml"}
    assert after.keys() - before.keys() == {
        "xl/pmqa/findings.xml", "xl/pmqa/notes2.xml", "xl/pmqa/notes2.vml", "xl/worksheets/_rels/sheet2.xml.rels"}
    for name in ("xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"):
        assert without_ours(after[name]) == without_ours(before[name])
    assert before["xl/comments1.xml"].partition(b"</commentList>")[0] in after["xl/comments1.xml"].replace(b"<author>pmqa</author>", b"")


def test_stored_values_stay_for_every_reader(workbook: bytes, copy: bytes) -> None:
    assert read_workbook(copy).sheets[1:] == read_workbook(workbook).sheets
    for values_only in (True, False):
        before, after = (by_openpyxl(data, data_only=values_only) for data in (workbook, copy))
        for sheet in before.worksheets:
            assert list(after[sheet.title].values) == list(sheet.values)
    before, after = (CalamineWorkbook.from_filelike(io.BytesIO(data)) for data in (workbook, copy))
    assert after.get_sheet_by_name(ANSWERS).to_python() == before.get_sheet_by_name(ANSWERS).to_python()


def test_macros_stay_and_the_file_is_still_one_with_macros(tmp_path: Path) -> None:
    before = rich(tmp_path, macros=True)
    after = annotate(before, FINDINGS)
    assert parts(after)["xl/vbaProject.bin"] == parts(before)["xl/vbaProject.bin"]
    assert read_workbook(after).kind == "xlsm"


def test_the_order_of_calculation_is_left_to_excel(workbook: bytes) -> None:
    """A chain that lists cells of a sheet that is gone makes Excel repair the file; without one it makes its own."""
    chained = altered(workbook, "[Content_Types].xml", "</Types>", '<Override PartName="/xl/calcChain.xml" ContentType="x"/></Types>')
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/calcChain"
    chained = altered(chained, "xl/_rels/workbook.xml.rels", "</Relationships>",
                      f'<Relationship Id="c" Type="{kind}" Target="calcChain.xml"/></Relationships>')
    after = parts(annotate(packed(parts(chained) | {"xl/calcChain.xml": b"<calcChain/>"}), FINDINGS))
    assert not [name for name, content in after.items() if b"calcChain" in content or "calcChain" in name]


# Again


def test_annotating_again_replaces_what_was_there(workbook: bytes, copy: bytes) -> None:
    assert annotate(copy, FINDINGS) == copy
    others = [FINDINGS[0]._replace(cell="D2"), FINDINGS[3]]
    for first in (copy, annotate(workbook, FINDINGS, "en")):
        again = annotate(first, others)
        assert parts(again) == parts(annotate(workbook, others))
    assert parts(annotate(copy, [])) == parts(annotate(workbook, []))


def test_replies_below_our_notes_stay(workbook: bytes, copy: bytes) -> None:
    """As Excel saves them: behind our last word, or as a piece of their own; then under a new note, or alone."""
    told = "\u200b\u200c\u200b"
    place = next(name for name, content in parts(copy).items() if name.startswith("xl/comments") and told.encode() in content)
    reply = 'ตรวจแล้ว &lt;3\n_x0041_ &amp;amp;'
    answered = altered(copy, place, f"0 1 2 3 4 5{told}</t></r>", f'0 1 2 3 4 5{told}</t></r><r><t xml:space="preserve">\n{reply}</t></r>')
    said = "ตรวจแล้ว <3\nA &amp;"
    before = notes(copy)[ANSWERS, "B2"]
    again = annotate(answered, FINDINGS)
    assert notes(again) == notes(copy) | {(ANSWERS, "B2"): f"{before}{told}\n{said}"}
    assert annotate(again, FINDINGS) == again
    left = annotate(again, [])
    assert notes(left) == notes(workbook) | {(ANSWERS, "B2"): said}
    assert notes(annotate(left, [])) == notes(left)
    assert b"<x:Row>1</x:Row><x:Column>1</x:Column>" in parts(left)["xl/drawings/vmlDrawing1.vml"]
    nowhere = altered(answered, place, 'ref="B2"', 'ref="B2&quot;&gt;"')
    assert notes(annotate(nowhere, [])) == notes(workbook)


def test_without_findings_nothing_of_ours_is_left_but_the_sheet(workbook: bytes, copy: bytes) -> None:
    before, after = parts(workbook), parts(annotate(copy, []))
    assert after.keys() - before.keys() == {"xl/pmqa/findings.xml"}
    for name in before.keys() - {"[Content_Types].xml", "xl/workbook.xml", "xl/styles.xml", "xl/_rels/workbook.xml.rels"}:
        assert without_ours(after[name]) == without_ours(before[name])


@settings(max_examples=15)
@given(st.lists(st.lists(st.sampled_from(FINDINGS), max_size=6, unique=True), min_size=2, max_size=3))
def test_only_the_last_findings_count(workbook: bytes, rounds: list[list[Finding]]) -> None:
    data = workbook
    for findings in rounds:
        data = annotate(data, findings)
    assert parts(data) == parts(annotate(workbook, rounds[-1]))


def test_a_sheet_of_the_same_name_is_not_ours(workbook: bytes) -> None:
    theirs = altered(workbook, "xl/workbook.xml", f'name="{OTHER}"', f'name="{SHEET}"')
    copy = annotate(annotate(theirs, FINDINGS), FINDINGS)
    assert [sheet.name for sheet in read_workbook(copy).sheets] == [f"{SHEET} 2", ANSWERS, SHEET, "chart"]
    assert read_workbook(copy).sheets[2] == read_workbook(theirs).sheets[1]


# Text of others


HOSTILE = ['=HYPERLINK("http://x.example","y")', "+1+1", "-1+1", "@SUM(1)", "\t=1", "'=1", '<c r="A1"/>&"]]>',
           "\x00\x0b\ud800\uffff", "_x0041_", "a\r\nb", "ก" * 40_000, "</t></is></c>", '"&A1&"', "  "]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text[:12]))
def test_text_of_a_submission_is_text_everywhere(workbook: bytes, text: str) -> None:
    findings = [Finding("ANS003", "a.xlsx", ANSWERS, "B4", text, text, text), Finding("SHT006", "a.xlsx", ANSWERS, "B2", text, text, text)]
    copy = annotate(workbook, findings)
    well_formed(copy)
    sheet = by_openpyxl(copy)[SHEET]
    formulas = {cell.coordinate for row in sheet.iter_rows() for cell in row if cell.data_type == "f"}
    assert formulas == {"A2", "A6", "A7"}
    assert all(sheet[place].quotePrefix for place in ("D6", "E6", "F6"))  # text even when it is typed again
    cells = read_workbook(copy).sheets[0].cells
    shown = {cells.get((6, column), Cell("text", "")).value for column in (4, 5, 6)}
    clean = re.sub("[\x00\x0b\ud800\uffff]", "\ufffd", text.replace("\r\n", "\n"))
    assert shown <= {clean, clean[:299] + "…"}


def test_hostile_cells_and_names_of_sheets_stay_inside_their_quotes(workbook: bytes) -> None:
    name = """a'"&<>b!"""
    hostile = altered(workbook, "xl/workbook.xml", f'name="{ANSWERS}"', 'name="a\'&quot;&amp;&lt;&gt;b!"')
    hostile = altered(hostile, "xl/sharedStrings.xml", "<t>ดี</t>", '<t>"&amp;A1,1)=1 "" ]]&gt;\n😀</t>')
    copy = annotate(hostile, [finding._replace(sheet=name) for finding in FINDINGS if finding.sheet == ANSWERS])
    well_formed(copy)
    sheet = by_openpyxl(copy)[SHEET]
    place = """'a''"&<>b!'!B4"""
    assert sheet["A8"].value == (
        f'=IF(IFERROR(AND(ISTEXT({place}),EXACT(LEFT({place},16),"""&A1,1)=1 """" ]]>")),FALSE),"{OPEN}","{DONE}")')
    assert sheet["C8"].hyperlink.location == place


# A submission like the one it was made from


@settings(max_examples=8)
@given(seed=st.integers(0, 10_000), lang=st.sampled_from(["th", "en"]))
def test_answers_and_findings_are_equal_after_annotation(
        bent: Standard, tmp_path_factory: pytest.TempPathFactory, seed: int, lang: str) -> None:
    path = filled(bent, tmp_path_factory.mktemp("fill") / "a.xlsx", random_fill(bent, "department", seed), lang)
    submission, checked = read(bent, path.read_bytes())
    findings = random.Random(seed).sample(checked.findings, k=len(checked.findings))
    copy = annotate(path.read_bytes(), findings, lang, watched(bent, submission))
    again, checked_again = read(bent, copy)
    assert checked_again._replace(digest=checked.digest) == checked
    assert (again.profile, again.entries, again.shown) == (submission.profile, submission.entries, submission.shown)
    assert annotate(copy, findings, lang, watched(bent, again)) == copy


def test_every_cell_of_a_finding_that_joins_several_is_watched(bent: Standard, tmp_path: Path) -> None:
    path = filled(bent, tmp_path / "a.xlsx", {"LD1.A": 0, "LD1.D": 3})
    submission, checked = read(bent, path.read_bytes())
    joined = watched(bent, submission).joined
    order = next(finding for finding in checked.findings if finding.code == "ANS021")
    assert joined["ANS021", ONE, order.cell] == ((ONE, submission.entries["LD1.A"].ref), (ONE, submission.entries["LD1.D"].ref))
    ticks = next(finding for finding in checked.findings if finding.code == "ANS030")
    boxes = [submission.entries[f"BX.{part}"] for part in ("none", "B1", "B2", "S1")]
    assert joined["ANS030", SEVEN, ticks.cell] == tuple((SEVEN, entry.ref) for entry in boxes)
    assert {code for code, *_ in joined} == {"ANS021", "ANS022", "ANS029", "ANS030"}


def test_a_formula_stays_one_whatever_it_gives(bent: Standard, tmp_path: Path) -> None:
    path = filled(bent, tmp_path / "a.xlsx", {"LD1.A": Formula("=ROUND(RAND()*5,0)", 3)})
    submission, checked = read(bent, path.read_bytes())
    copy = by_openpyxl(annotate(path.read_bytes(), checked.findings))
    cell = submission.entries["LD1.A"].ref
    row = next(row for row in copy[SHEET].iter_rows(min_row=6) if row[7].value == "ANS005")
    there = f"'{ONE}'!{cell}"
    assert row[0].value == f'=IF(IFERROR(IFERROR(_xlfn.ISFORMULA({there}),AND(ISNUMBER({there}),{there}=3)),FALSE),"{OPEN}","{DONE}")'
    rules = {str(one.sqref): rule.formula for one in copy[ONE].conditional_formatting for rule in one.rules if "pmqa" in str(rule.formula)}
    assert rules[cell] == [f'AND("pmqa"<>"",IFERROR(_xlfn.ISFORMULA({cell}),AND(ISNUMBER({cell}),{cell}=3)))']


def test_emptying_mends_only_where_a_blank_is_right(bent: Standard, tmp_path: Path) -> None:
    path = filled(bent, tmp_path / "a.xlsx", {"LD1.A": 9, "BX.B1": "ดี", "RM1": "สูง", "RM1.y-1": 500})
    submission, checked = read(bent, path.read_bytes())
    asked = watched(bent, submission).asked
    place = {key: (entry.sheet, entry.ref) for key, entry in submission.entries.items()}
    assert {place["LD1.A"], place["RM1"]} <= asked.keys()
    assert not {place[key] for key in ("BX.none", "BX.B1", "RM1.y-1", "LD1.evidence")} & asked.keys()
    found = states(annotate(path.read_bytes(), checked.findings, "th", watched(bent, submission)))
    there = f"'{ONE}'!{place['LD1.A'][1]}"
    assert found["ANS012", "!".join(place["LD1.A"])] == (
        f'=IF(IFERROR(OR(AND(ISNUMBER({there}),{there}=9),IFERROR(LEN(TRIM({there}))=0,FALSE)),FALSE),"{OPEN}","{DONE}")')
    assert [key for key in ("BX.B1", "RM1.y-1", "RM1") if any(
        "(OR(" in state for (code, at), state in found.items() if at == "!".join(place[key]) and code < "ANS020")] == ["RM1"]


def test_what_may_be_mended_in_another_cell_is_watched_there_too(workbook: bytes) -> None:
    twice = Finding("SHT005", "a.xlsx", ANSWERS, "A3", "LD1", "A2, A3", "LD1")
    data = altered(workbook, "xl/sharedStrings.xml", "<t>ดี</t>", "<t>LD1</t>")
    moved = Finding("SHT030", "a.xlsx", ANSWERS, "C4", "LD1", "LD1 ≠ LD2")
    found = states(annotate(data, [twice, moved]))
    there = f"'{ANSWERS}'!"
    assert found["SHT005", f"{ANSWERS}!A3"].count(f"{there}A2") == found["SHT005", f"{ANSWERS}!A3"].count(f"{there}A3") > 0
    assert f'EXACT(LEFT({there}B4,3),"LD1")' in found["SHT030", f"{ANSWERS}!C4"]
    assert f"{there}C4" in found["SHT030", f"{ANSWERS}!C4"]


def test_what_no_cell_tells_is_not_counted_and_keeps_its_colour(workbook: bytes) -> None:
    findings = [Finding("SHT029", "a.xlsx", ANSWERS, "B4"), Finding("SHT030", "a.xlsx", ANSWERS, "C4", "LD1", "LD1 ≠ LD2"), FINDINGS[0]]
    copy = annotate(workbook, findings)
    assert [row[0] for row in listed(copy)] == ["? ตรวจอีกครั้ง", "? ตรวจอีกครั้ง", OPEN]
    assert str(read_workbook(copy).sheets[0].cells[2, 1].value) == "✗ ช่องที่ยังไม่แก้: 1 / 1 ? ข้อที่รู้ผลเมื่อตรวจอีกครั้งเท่านั้น: 2"
    assert colours(copy, ANSWERS).keys() == {"B2", "B4", "C4"}
    rules = {str(one.sqref): rule.formula for one in by_openpyxl(copy)[ANSWERS].conditional_formatting for rule in one.rules}
    assert rules["B4"] == ['AND("pmqa"<>"",TRUE)']


def test_a_formula_put_back_counts_even_with_the_same_value(workbook: bytes) -> None:
    found = states(annotate(workbook, [Finding("SHT018", "a.xlsx", ANSWERS, "B2")]))
    assert f"IFERROR(NOT(_xlfn.ISFORMULA('{ANSWERS}'!B2))," in found["SHT018", f"{ANSWERS}!B2"]


# The programs that will open it


def mended(path: Path, cells: dict[tuple[str, str], object]) -> Path:
    """Saved by openpyxl with other values in some cells."""
    book = openpyxl.load_workbook(path)
    for (sheet, reference), value in cells.items():
        book[sheet][reference] = value
    out = path.with_name("mended.xlsx")
    book.save(out)
    return out


def test_states_follow_what_is_mended(bent: Standard, libreoffice: LibreOffice, tmp_path: Path) -> None:
    """LibreOffice calculates them: nothing is mended at first; then exactly what was changed is."""
    content: dict[str, object] = {
        "LD1.A": 0, "LD1.D": 3, "LD2.A": 2.5, "LD2.D": "ดี \"มาก\"", "2.1.A": True, "2.1.D": Formula("=NA()", "#N/A"),
        "2.2.A": Formula("=1+1", 9), "2.2.D": "๓", "RM1": 0.1 + 0.2, "LD1.evidence": "ก" * 300, "profile:staff": "สิบ", "2.10.A": 9, "RM1.y-1": 500}
    path = filled(bent, tmp_path / "a.xlsx", content)
    submission, checked = read(bent, path.read_bytes())
    path.write_bytes(annotate(path.read_bytes(), checked.findings, "th", watched(bent, submission)))
    place = {key: (entry.sheet, entry.ref) for key, entry in [*submission.entries.items(), *submission.profile.items()]}
    changed = {"LD1.D": 0, "LD2.A": 2, "2.1.D": 3, "2.2.A": 2, "BX.B1": "✓", "staff": 10, "2.10.A": None, "RM1.y-1": None}
    now: dict[str, list[tuple[str, ...]]] = {}
    computed = libreoffice.recalculate([path, mended(path, {place[key]: value for key, value in changed.items()})], tmp_path / "csv")
    for file, sheets in computed.items():
        now[file.name] = [tuple(row[:3] + row[7:8]) for row in sheets[SHEET][5:]]
    assert {row[0] for row in now["a.xlsx"]} == {OPEN, "–"}
    assert {row[0] for row in now["a.xlsx"] if row[1] != "หมายเหตุ"} == {OPEN}
    assert {row[2] for row in now["mended.xlsx"] if row[0] == DONE} == {
        "!".join(place[key]) for key in ("LD1.A", "LD2.A", "2.1.D", "2.2.A", "BX.none", "staff", "RM1.y-1")}
    # A by its order with D, none by B1; 2.10.A was only emptied
    left = sum(row[0] == OPEN for row in now["mended.xlsx"])
    assert 0 < left < sum(row[0] == OPEN for row in now["a.xlsx"])
    assert computed[path.with_name("mended.xlsx")][SHEET][1][0].startswith(f"✗ ช่องที่ยังไม่แก้: {left} / ")


def test_a_code_beside_another_title_is_mended_at_either(bent: Standard, libreoffice: LibreOffice, tmp_path: Path) -> None:
    path = filled(bent, tmp_path / "a.xlsx", {"LD1.A": 3, "LD2.A": 2})
    sheet = openpyxl.load_workbook(path)[ONE]
    path = mended(path, {(ONE, "B8"): sheet["B9"].value, (ONE, "B9"): sheet["B8"].value})
    submission, checked = read(bent, path.read_bytes())
    path.write_bytes(annotate(path.read_bytes(), checked.findings, "th", watched(bent, submission)))
    code = path.rename(tmp_path / "b.xlsx")
    again = mended(code, {(ONE, "A8"): "LD2", (ONE, "B9"): sheet["B9"].value})
    computed = libreoffice.recalculate([code, again], tmp_path / "csv")
    for file, state in ((code, OPEN), (again, DONE)):
        assert [row[0] for row in computed[file][SHEET][5:] if row[7] == "SHT030"] == [state, state]


def test_a_copy_saved_by_another_program_is_annotated_anew(bent: Standard, libreoffice: LibreOffice, tmp_path: Path) -> None:
    path = filled(bent, tmp_path / "a.xlsx", random_fill(bent, "department", 3))
    submission, checked = read(bent, path.read_bytes())
    path.write_bytes(annotate(path.read_bytes(), checked.findings, "th", watched(bent, submission)))
    resaved = libreoffice.resave([path], tmp_path / "resaved")[path]
    for saved in (resaved, mended(path, {})):
        data = saved.read_bytes()
        now, checked_now = read(bent, data)
        if saved is resaved:
            assert (checked_now.values, checked_now.findings) == (checked.values, checked.findings)
        again = annotate(data, checked_now.findings, "th", watched(bent, now))
        well_formed(again)
        assert read(bent, again)[1]._replace(digest=checked_now.digest) == checked_now
        places = {(finding.sheet, finding.cell) for finding in checked_now.findings if finding.cell}
        assert notes(again).keys() == places
        assert len(listed(again)) == len(checked_now.findings)
        for sheet in {finding.sheet for finding in checked_now.findings if finding.cell}:
            assert colours(again, sheet).keys() == {reference for name, reference in places if name == sheet}
        empty = annotate(again, [])
        assert notes(empty) == {}
        assert [sheet.name for sheet in read_workbook(empty).sheets].count(SHEET) == 1
        assert not [name for name, content in parts(empty).items() if b"pmqa&quot;" in content or b'"pmqa"' in content]


# Files


def test_a_copy_has_its_sources_name_in_the_folder_asked_for(workbook: bytes, copy: bytes, tmp_path: Path) -> None:
    source, folder = tmp_path / "a.xlsx", tmp_path / "back" / "round 1"
    source.write_bytes(workbook)
    for _ in range(2):  # a copy that nobody has saved since is replaced
        assert annotate_file(source, FINDINGS, folder) == folder / "a.xlsx"
    assert (folder / "a.xlsx").read_bytes() == copy
    assert source.read_bytes() == workbook
    assert [path.name for path in folder.iterdir()] == ["a.xlsx"]


def test_nobodys_work_is_replaced(workbook: bytes, copy: bytes, tmp_path: Path) -> None:
    source, folder = tmp_path / "a.xlsx", tmp_path / "back"
    source.write_bytes(copy)
    folder.mkdir()
    with pytest.raises(FileExistsError):
        annotate_file(source, FINDINGS, tmp_path)
    os.link(source, folder / "a.xlsx")
    with pytest.raises(FileExistsError):
        annotate_file(source, FINDINGS, folder)
    (folder / "a.xlsx").unlink()
    for theirs in (workbook, b"something else"):
        (folder / "a.xlsx").write_bytes(theirs)
        with pytest.raises(FileExistsError):
            annotate_file(source, FINDINGS, folder)
        assert (folder / "a.xlsx").read_bytes() == theirs
    assert source.read_bytes() == copy
    assert [path.name for path in folder.iterdir()] == ["a.xlsx"]


def test_what_is_no_workbook_has_no_copy(workbook: bytes, tmp_path: Path) -> None:
    for data, code in ((b"", "FIL005"), (workbook[:-40], "FIL030"), (b"a,b\n1,2\n", "FIL015")):
        (tmp_path / "a.xlsx").write_bytes(data)
        with pytest.raises(Unreadable) as why:
            annotate_file(tmp_path / "a.xlsx", FINDINGS, tmp_path / "back")
        assert why.value.code == code
    assert not (tmp_path / "back").exists()


def test_annotating_loads_no_library() -> None:
    program = "import sys; import pmqa.workbook.annotating.annotate; print(*sorted({*sys.modules} & {*sys.argv[1:]}))"
    libraries = ["numpy", "openpyxl", "xlsxwriter", "pydantic", "typer", "rich", "budoux"]
    loaded = subprocess.run([sys.executable, "-c", program, *libraries], capture_output=True, check=True, text=True,
                            cwd=Path(__file__).parents[2])
    assert loaded.stdout.split() == []
