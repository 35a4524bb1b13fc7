"""Bent workbooks are read right, or refused with the true reason; the whole list of findings is compared each time."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from bent_workbooks import BENT, FILE, ONE, PROFILE, SEVEN, TWO, Book, Formula, answers, filled, finder
from written_standards import WORKED, compiled

from pmqa.findings import Finding
from pmqa.standard.compiled import Standard
from pmqa.submission import Entry, Submission
from pmqa.texts import Text
from pmqa.workbook.layout import HEADER_ROW, identity_label
from pmqa.workbook.reading.submissions import read_submission
from pmqa.workbook.words import COLUMNS
from pmqa.xlsx.cells import Cell


@pytest.fixture(scope="module")
def bent(tmp_path_factory: pytest.TempPathFactory) -> Standard:
    return compiled(tmp_path_factory.mktemp("criteria"), BENT)


@pytest.fixture(scope="module")
def worked(tmp_path_factory: pytest.TempPathFactory) -> Standard:
    return compiled(tmp_path_factory.mktemp("criteria"), WORKED)


@pytest.fixture
def book(bent: Standard) -> Book:
    return filled(bent)


@pytest.fixture(scope="module")
def given(bent: Standard) -> dict[str, object]:
    """What the book says before it is bent."""
    return answers(filled(bent).read())


def found(code: str, sheet: str = "", cell: str = "", requirement: str = "", found: str = "", expected: str | Text = "") -> Finding:
    return Finding(code, FILE, sheet, cell, requirement, found, expected)


def without(given: dict[str, object], *prefixes: str) -> dict[str, object]:
    return {key: value for key, value in given.items() if not key.startswith(prefixes)}


def repaired(book: Book, given: dict[str, object], *findings: Finding) -> None:
    """Every answer is as it was, and exactly these findings tell what happened."""
    submission = book.read()
    assert submission.findings == findings
    assert answers(submission) == given
    assert not submission.refused


def refused(book: Book, *findings: Finding) -> Submission:
    submission = book.read()
    assert submission.findings == findings
    assert submission.refused
    return submission


# --- as handed out ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", ["th", "en"])
def test_a_workbook_as_handed_out_is_read_without_a_word(bent: Standard, given: dict[str, object], lang: str) -> None:
    book = filled(bent, lang=lang)
    submission = book.read(standard="bent", agency_type="department")
    assert answers(submission) == given
    assert (submission.findings, submission.refused, submission.shown) == ((), False, {})
    assert (submission.file, submission.standard, submission.agency_type, submission.year) == (FILE, "bent", "department", 2561)
    assert submission.made_from == bent.digest[:12]


def test_every_field_has_its_cell_even_when_it_is_blank(bent: Standard, book: Book) -> None:
    book.put(ONE, C8=None, D8="  \u200b", F8=Formula(""), C9=Formula(3))
    submission = book.read()
    assert submission.entries.keys() == {field.key for field in bent.fields}
    assert submission.profile.keys() == {"code", "name", "staff"}
    assert submission.entries["LD1.A"] == Entry(None, ONE, "C8")
    assert submission.entries["LD1.D"] == Entry(None, ONE, "D8")
    assert submission.entries["LD1.evidence"] == Entry(Cell("uncalculated", None, True), ONE, "F8")
    assert submission.entries["LD2.A"] == Entry(Cell("number", 3.0, True), ONE, "C9")
    assert submission.profile["staff"] == Entry(Cell("number", 11.0), PROFILE, "C8")
    assert submission.findings == ()


def test_a_file_is_known_by_its_name_and_content(bent: Standard, book: Book, tmp_path: Path) -> None:
    path = tmp_path / "หน่วยงาน.xlsx"
    path.write_bytes(book.saved())
    submission = read_submission(path, finder(bent))
    assert submission.file == "หน่วยงาน.xlsx"
    assert submission.digest == hashlib.sha256(path.read_bytes()).hexdigest()


def test_an_unreadable_file_is_refused_with_the_readers_reason(bent: Standard, tmp_path: Path) -> None:
    data = b"code,mark\nLD1,3\n"
    expected = Submission("a.csv", hashlib.sha256(data).hexdigest(), findings=(Finding("FIL015", "a.csv", found="code,mark"),), refused=True)
    assert read_submission(data, finder(bent), name="a.csv") == expected
    gone = Submission("gone.xlsx", "", findings=(Finding("FIL001", "gone.xlsx", found="gone.xlsx"),), refused=True)
    assert read_submission(tmp_path / "gone.xlsx", finder(bent)) == gone


def test_data_pasted_beside_the_form_does_not_make_it_unreadable(book: Book, given: dict[str, object]) -> None:
    book.sheets["ข้อมูลดิบ"] = [[1] * 250 for _ in range(420)]  # more cells than a workbook may have
    repaired(book, given)


# --- what the cover says -----------------------------------------------------------------------------------------------


def test_another_standard_is_refused_but_says_whose_it_is(bent: Standard, worked: Standard, book: Book) -> None:
    submission = read_submission(book.saved(), finder(bent, worked), standard="worked", name=FILE)
    assert submission.findings == (found("STD001", "ปก", "B4", "", "bent", "worked"),)
    assert submission.refused
    assert (submission.entries, answers(submission)["profile:code"]) == ({}, "คำตอบ 3")


def test_another_agency_type_is_refused_but_says_whose_it_is(book: Book) -> None:
    submission = book.read(agency_type="province")
    assert submission.findings == (found("STD002", "ปก", "B6", "", "department", Text("จังหวัด", "Province")),)
    assert submission.refused
    assert (submission.entries, answers(submission)["profile:code"]) == ({}, "คำตอบ 3")


@pytest.mark.parametrize("said", ["กรม", " DEPARTMENT ", "Depart\u200bment"])
def test_the_agency_type_may_be_its_title(book: Book, given: dict[str, object], said: str) -> None:
    repaired(book.put("ปก", B6=said), given)


def test_an_agency_type_that_the_standard_does_not_have(book: Book) -> None:
    refused(book.put("ปก", B6="เทศบาล"), found("STD007", "ปก", "B6", "", "เทศบาล", Text("กรม / จังหวัด", "Department / Province")))
    refused(book.put("ปก", B6=None), found("STD007", expected=Text("กรม / จังหวัด", "Department / Province")))


def test_a_standard_without_agency_types_needs_none(worked: Standard) -> None:
    book = filled(worked, agency_type="")
    submission = book.read()
    assert (submission.findings, submission.refused, submission.agency_type) == ((), False, "")


def test_a_standard_that_is_not_known(book: Book) -> None:
    refused(book.put("ปก", B4="pmqa-99"), found("STD005", "ปก", "B4", "", "pmqa-99", "bent"))


@pytest.mark.parametrize("said", ["../bent", "/etc", "a\\b", "..", "ก"])
def test_a_standard_is_never_a_path(bent: Standard, book: Book, said: str) -> None:
    def find(name: str) -> Standard:
        raise AssertionError(name)

    submission = read_submission(book.put("ปก", B4=said).saved(), find, name=FILE)
    assert submission.findings == (found("STD005", "ปก", "B4", "", said),)


def test_criteria_changed_since(bent: Standard, book: Book, given: dict[str, object]) -> None:
    repaired(book.put("ปก", B5="0123456789ab"), given, found("STD003", "ปก", "B5", "", "0123456789ab", bent.digest[:12]))


@pytest.mark.parametrize("label", ["รหัสเกณฑ์", "Standard", "รหัสเกณฑ์ / STANDARD :", "รหัส\nเกณฑ์/Standard"])
def test_a_label_may_be_retyped_and_its_value_moved(book: Book, given: dict[str, object], label: str) -> None:
    repaired(book.put("ปก", A4=None, B4=None, C9=label, F9=" bent\u200b"), given)


def test_without_a_cover_every_sheet_is_asked(book: Book, given: dict[str, object]) -> None:
    repaired(book.copy("ปก", "Sheet1").drop("ปก"), given)


def test_without_any_cover_nothing_is_guessed(book: Book) -> None:
    refused(book.drop("ปก"), found("STD004"))


def test_two_covers_that_differ(book: Book) -> None:
    both = f"{identity_label('standard')}"
    refused(book.put("ปก", A9=both, B9="worked"), found("STD006", "ปก", "B9", "", "bent, worked", both))


def test_two_agency_types_are_told_once(book: Book) -> None:
    label = identity_label("type")
    refused(book.put("ปก", A9=label, B9="province"), found("STD006", "ปก", "B9", "", "department, province", label))


def test_a_copy_of_the_cover_that_says_something_else(book: Book, given: dict[str, object]) -> None:
    book.sheets["ปก (2)"] = [list(row) for row in book.sheets["ปก"]]
    repaired(book, given)
    book.put("ปก (2)", B6="province")
    refused(book, found("STD006", "ปก (2)", "B6", "", "department, province", identity_label("type")))


# --- the year ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("said", ["๒๕๖๑", " 2561 ", "พ.ศ. ๒๕๖๑", "ปี 2561", "ปี พ.ศ. 2561", "B.E. 2561", 2018, "ค.ศ. 2018", "CE 2018"])
def test_the_year_may_be_a_text(book: Book, given: dict[str, object], said: str | int) -> None:
    repaired(book.put("ปก", B7=said), given)


def test_without_a_year_on_the_cover_the_headers_tell_it(bent: Standard, given: dict[str, object]) -> None:
    book = filled(bent, year=2560).put("ปก", B7=None)
    repaired(book, given, found("STD008", expected=identity_label("year")))
    assert book.read().year == 2560


def test_a_year_that_is_none(book: Book, given: dict[str, object]) -> None:
    repaired(book.put("ปก", B7="ปีนี้"), given, found("STD008", "ปก", "B7", "", "ปีนี้", identity_label("year")))
    assert book.read().year == 2561


@pytest.mark.parametrize("cover", [2560, 2562, 2570])
def test_cover_and_headers_of_different_years(book: Book, given: dict[str, object], cover: int) -> None:
    """One whole run of years has one reading: the latest is the year assessed."""
    repaired(book.put("ปก", B7=cover), given, found("STD009", SEVEN, "H5", "", "2561", str(cover)))


def test_headers_in_common_years_are_the_same_years(book: Book, given: dict[str, object]) -> None:
    for cell, year in {"F5": 2016, "G5": 2017, "H5": 2018}.items():
        assert book.at(SEVEN, cell) == f"ผลปี {year + 543}"
        book.put(SEVEN, **{cell: f"ผลปี {year}"})
    repaired(book, given)


def test_a_year_of_ones_own_beside_the_three(book: Book, given: dict[str, object]) -> None:
    book.insert_column(SEVEN, "I", header="ผลปี 2562")
    repaired(book, given, found("SHT011", SEVEN, "I5", "", "I"))


def test_a_year_that_stands_twice_refuses_the_sheet(book: Book) -> None:
    book.insert_column(SEVEN, "I", header="ผลปี 2561").put("ปก", B7=2562)
    submission = book.read()
    assert submission.refused
    assert {finding.code for finding in submission.findings} == {"SHT003", "SHT008"}
    assert "RM1" not in submission.entries


def test_years_that_leave_two_readings(book: Book) -> None:
    value = COLUMNS["value"]
    names = [Text(*(half.replace("{year}", year) for half in value)) for year in ("2559", "2561")]
    strange = "ผลปี 2558, ผลปี 2562"
    submission = refused(book.put(SEVEN, F5="ผลปี 2558", H5="ผลปี 2562"),
                         found("SHT003", SEVEN, "F5", "", strange, names[1]), found("SHT003", SEVEN, "F5", "", strange, names[0]))
    assert {"RM1", "RM1.y-2"}.isdisjoint(submission.entries)


# --- sheets ------------------------------------------------------------------------------------------------------------


def test_sheets_in_another_order_and_sheets_of_ones_own(book: Book, given: dict[str, object]) -> None:
    book.sheets = dict(reversed(book.sheets.items()))
    book.sheets["บันทึก"] = [["รหัส", "หมายเหตุ"], ["LD1", "โทรถาม"], [1, 2, 3]]
    repaired(book, given)


@pytest.mark.parametrize("name", ["หมวด1", "หมวด ๑", " Category 1", "หมวด\u00a01"])
def test_a_sheets_name_may_be_retyped(book: Book, given: dict[str, object], name: str) -> None:
    repaired(book.rename(ONE, name), given)


def test_a_renamed_sheet_is_known_by_its_codes(book: Book, given: dict[str, object]) -> None:
    repaired(book.rename(ONE, "การนำองค์การ"), given, found("SHT010", "การนำองค์การ", "", "", "การนำองค์การ", ONE))


def test_a_renamed_sheet_is_named_in_the_language_of_the_workbook(bent: Standard) -> None:
    assert filled(bent, lang="en").rename("Category 1", "Leadership").read().findings == (found("SHT010", "Leadership", "", "", "Leadership", "Category 1"),)


def test_sheets_whose_names_were_exchanged(book: Book, given: dict[str, object]) -> None:
    book.rename(ONE, "x").rename(TWO, ONE).rename("x", TWO)
    repaired(book, given, found("SHT010", TWO, "", "", TWO, ONE), found("SHT010", ONE, "", "", ONE, TWO))


def test_a_missing_sheet_refuses_the_file(book: Book, given: dict[str, object]) -> None:
    submission = refused(book.drop(ONE), found("SHT001", ONE))
    assert answers(submission) == without(given, "LD")


def test_a_missing_sheet_is_named_in_the_language_of_the_workbook(bent: Standard) -> None:
    refused(filled(bent, lang="en").drop("Category 1"), found("SHT001", "Category 1"))


def test_a_copy_that_says_the_same(book: Book, given: dict[str, object]) -> None:
    repaired(book.copy(ONE, "หมวด 1 (2)"), given, found("SHT021", "หมวด 1 (2)", "", "", "หมวด 1 (2)", ONE))


def test_the_copy_alone_was_filled(book: Book, given: dict[str, object]) -> None:
    book.copy(ONE, "หมวด 1 (2)")
    for row in book.sheets[ONE][7:]:
        row[2:] = [None] * len(row[2:])
    repaired(book, given, found("SHT021", ONE, "", "", ONE, "หมวด 1 (2)"),
             found("SHT010", "หมวด 1 (2)", "", "", "หมวด 1 (2)", ONE))


def test_a_copy_that_says_something_else_refuses_both(book: Book, given: dict[str, object]) -> None:
    book.copy(ONE, "หมวด 1 (2)").put("หมวด 1 (2)", C8=0)
    submission = refused(book, found("SHT007", ONE, "C8", "", "หมวด 1, หมวด 1 (2)", Text(ONE, "Category 1")))
    assert answers(submission) == without(given, "LD")


# --- headers and columns -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("header", ["A  แนวทาง", "A\nแนวทาง", "Ａ แนว\u200bทาง", "A. แนวทาง", "a APPROACH", "A", "A แนวทาง / A Approach"])
def test_a_header_may_be_retyped(book: Book, given: dict[str, object], header: str) -> None:
    repaired(book.put(ONE, C5=header), given)


@pytest.mark.parametrize("header", ["ผลปี ๒๕๖๑", "Result 2561", "ผลปี2561*"])
def test_a_header_of_results_may_be_retyped(book: Book, given: dict[str, object], header: str) -> None:
    repaired(book.put(SEVEN, H5=header), given)


def test_a_header_that_nobody_knows_is_known_by_both_its_neighbours(book: Book, given: dict[str, object]) -> None:
    name = Text("D การถ่ายทอด", "D Deployment")
    repaired(book.put(ONE, D5="เผยแพร่"), given, found("SHT015", ONE, "D5", "", "เผยแพร่", name))
    repaired(book.put(ONE, D5=None), given, found("SHT015", ONE, "D5", "", "", name))


def test_two_headers_side_by_side_that_nobody_knows_refuse_the_sheet(book: Book, given: dict[str, object]) -> None:
    book.put(ONE, C5="ก", D5="ข")
    submission = refused(book, *(found("SHT003", ONE, "C5", "", "ก, ข", Text(*names)) for names in (
        ("A แนวทาง", "A Approach"), ("D การถ่ายทอด", "D Deployment"))))
    assert answers(submission) == {key: value for key, value in given.items() if not key.startswith("LD") or key[-2:] not in (".A", ".D")}


def test_an_inserted_column(book: Book, given: dict[str, object]) -> None:
    repaired(book.insert_column(ONE, "D", header="ความเห็น"), given, found("SHT011", ONE, "D5", "", "D"))


def test_columns_in_another_order(book: Book, given: dict[str, object]) -> None:
    book.reorder(ONE, [0, 1, 5, 2, 3, 4, 6, 7, 8, 9])
    repaired(book, given, found("SHT012", ONE, "C5", "", "F → C", COLUMNS["evidence"]))


def test_a_deleted_column_without_answers(book: Book, given: dict[str, object]) -> None:
    repaired(book.delete_column(ONE, "B"), given, found("SHT013", ONE, "A5", "", "B", COLUMNS["title"]))


def test_a_deleted_column_of_evidence_leaves_it_blank(book: Book, given: dict[str, object]) -> None:
    submission = book.delete_column(ONE, "F").read()
    assert submission.findings == (found("SHT003", ONE, "A5", "", "", COLUMNS["evidence"]),)
    assert not submission.refused
    assert answers(submission) == {key: value for key, value in given.items() if not (key.startswith("LD") and key.endswith("evidence"))}


def test_a_deleted_column_of_marks_refuses_the_sheet(book: Book) -> None:
    refused(book.delete_column(ONE, "D"), found("SHT003", ONE, "A5", "", "", Text("D การถ่ายทอด", "D Deployment")))


def test_a_header_that_stands_twice_refuses_the_sheet(book: Book, given: dict[str, object]) -> None:
    book.insert_column(ONE, "E", header="D การถ่ายทอด")
    submission = refused(book, found("SHT008", ONE, "E5", "", "D5, E5", Text("D การถ่ายทอด", "D Deployment")))
    assert "LD1.D" not in submission.entries
    assert submission.entries["LD1.A"].cell == Cell("number", given["LD1.A"])


def test_the_column_of_codes_is_known_by_the_codes(book: Book, given: dict[str, object]) -> None:
    repaired(book.put(ONE, A5="ข้อ"), given)
    repaired(book.put(ONE, B5="รหัส"), given)


def test_a_sheet_without_codes_is_refused(book: Book) -> None:
    for row in book.sheets[ONE][5:]:
        row[0] = None
    refused(book, found("SHT009", ONE, "A5"))


def test_two_columns_of_codes_leave_two_readings(book: Book) -> None:
    book.put(ONE, B5="รหัส", B8="LD2", B9="LD1", B10="LD-3")
    submission = refused(book, found("SHT009", ONE, "A5"))
    assert "LD1.A" not in submission.entries


def test_a_sheet_without_its_header_row_is_refused(book: Book) -> None:
    refused(book.delete_row(ONE, 5), found("SHT002", ONE))


# --- codes and rows ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("code", ["ld1", "LD ๑", " L D1", "ＬＤ1", "LD1.", "L\u200bD1"])
def test_a_code_may_be_retyped(book: Book, given: dict[str, object], code: str) -> None:
    repaired(book.put(ONE, A8=code), given)


@pytest.mark.parametrize("code", ["LD–3", "ld−๓", "LD - 3"])
def test_a_code_with_another_dash(book: Book, given: dict[str, object], code: str) -> None:
    repaired(book.put(ONE, A10=code), given)


def test_inserted_and_blank_rows(book: Book, given: dict[str, object]) -> None:
    book.insert_rows(ONE, 9, [], [None, "หัวข้อของเราเอง"])
    repaired(book, given, found("SHT014", ONE, "A11", "", "LD2: 9 → 11"))


def test_rows_above_the_table(book: Book, given: dict[str, object]) -> None:
    repaired(book.insert_rows(ONE, 1, ["กรมตัวอย่าง"], []), given, found("SHT014", ONE, "A7", "", "5 → 7"))


def test_rows_in_another_order(book: Book, given: dict[str, object]) -> None:
    grid = book.sheets[ONE]
    grid[7], grid[9] = grid[9], grid[7]
    repaired(book, given, found("SHT014", ONE, "A10", "", "LD1: 8 → 10, LD-3: 10 → 8"))


def test_a_deleted_heading_is_no_loss(book: Book, given: dict[str, object]) -> None:
    repaired(book.delete_row(ONE, 7), given, found("SHT014", ONE, "A7", "", "LD1: 8 → 7"))


def test_a_missing_row_is_blank(book: Book, given: dict[str, object]) -> None:
    submission = book.delete_row(ONE, 10).read()
    assert submission.findings == (found("SHT004", ONE, "", "LD-3", "", "LD-3"),)
    assert not submission.refused
    assert answers(submission) == without(given, "LD-3")


def test_a_missing_row_of_a_box_names_its_requirement(book: Book, given: dict[str, object]) -> None:
    submission = book.delete_row(SEVEN, 12).read()
    assert submission.findings == (found("SHT004", SEVEN, "", "BX", "", "BX.S1"),)
    assert answers(submission) == without(given, "BX.S1")


def test_a_missing_row_of_the_profile(book: Book, given: dict[str, object]) -> None:
    submission = book.delete_row(PROFILE, 8).read()
    assert submission.findings == (found("SHT004", PROFILE, "", "", "", "staff"),)
    assert answers(submission) == without(given, "profile:staff")


def test_a_code_that_was_cleared_leaves_its_answers_homeless(book: Book, given: dict[str, object]) -> None:
    submission = book.put(ONE, A9=None).read()
    assert submission.findings == (found("SHT004", ONE, "", "LD2", "", "LD2"), found("SHT017", ONE, "C9", "", "45"), found("SHT017", ONE, "D9", "", "46"))
    assert answers(submission) == without(given, "LD2")


def test_a_code_that_stands_twice_has_no_row(book: Book, given: dict[str, object]) -> None:
    submission = book.insert_rows(ONE, 11, ["ld1", "สำเนา", 1, 1]).read()
    assert submission.findings == (found("SHT005", ONE, "A11", "LD1", "A8, A11", "LD1"),)
    assert not submission.refused
    assert answers(submission) == without(given, "LD1")


def test_a_code_that_is_not_known(book: Book, given: dict[str, object]) -> None:
    repaired(book.insert_rows(ONE, 11, ["LD9", "ข้อใหม่", 4, 4]), given, found("SHT006", ONE, "A11", "", "LD9"))


def test_notes_below_the_table_are_no_codes(book: Book, given: dict[str, object]) -> None:
    repaired(book.insert_rows(ONE, 11, ["หมายเหตุ: ข้อมูล ณ วันที่ 30 กันยายน 2561"]), given)


def test_a_code_that_became_a_number(book: Book, given: dict[str, object]) -> None:
    repaired(book.put(TWO, A8=2.2), given)


def test_a_number_that_may_be_two_codes(book: Book, given: dict[str, object]) -> None:
    """2.10 typed as a number is 2.1: which of the two was meant cannot be told."""
    submission = book.put(TWO, A9=2.1).read()
    assert submission.findings == (found("SHT016", TWO, "A9", "", "2.1", "2.1, 2.10"), found("SHT004", TWO, "", "2.10", "", "2.10"))
    assert answers(submission) == without(given, "2.10")


def test_the_table_copied_below_itself_is_refused(book: Book) -> None:
    book.insert_rows(ONE, 12, *book.sheets[ONE][4:])
    refused(book, found("SHT020", ONE, "A12"))


def test_a_repeated_header_row_is_no_harm(book: Book, given: dict[str, object]) -> None:
    book.insert_rows(ONE, 9, book.sheets[ONE][4])
    repaired(book, given, found("SHT014", ONE, "A10", "", "LD2: 9 → 10"))


def test_a_second_header_over_other_columns_is_refused(book: Book) -> None:
    header = list(book.sheets[ONE][4])
    header[2:4] = header[3:1:-1]
    refused(book.insert_rows(ONE, 9, header), found("SHT020", ONE, "A9"))


def test_marks_pushed_down_or_typed_where_none_is_asked(book: Book, given: dict[str, object]) -> None:
    """A column of marks moved down by one: the last mark stands where no code is, the first is blank."""
    book.put(ONE, C8=None, C9=35, C10=45, C11=55, D7="-", D6="3")
    submission = book.read()
    assert submission.findings == (found("SHT017", ONE, "D6", "", "3"), found("SHT017", ONE, "C11", "", "55"))
    assert answers(submission) == without(given, "LD1.A") | {"LD2.A": 35, "LD-3.A": 45}


def calculated(book: Book) -> Book:
    """With the formulas that the handed-out workbook has."""
    for row in range(8, 11):
        book.put(ONE, **{f"E{row}": Formula(3), f"G{row}": Formula(8)})
    return book


def test_formulas_in_their_columns_are_nothing_to_tell(book: Book, given: dict[str, object]) -> None:
    repaired(calculated(book), given)


def test_a_formula_typed_over(book: Book, given: dict[str, object]) -> None:
    repaired(calculated(book).put(ONE, E9=5), given, found("SHT018", ONE, "E9", "LD2", "5"))


def test_cells_inserted_within_a_row_are_not_taken(book: Book, given: dict[str, object]) -> None:
    calculated(book).sheets[ONE][8].insert(2, None)
    submission = book.read()
    assert submission.findings == (found("SHT019", ONE, "E9", "LD2", "E9, G9"),)
    assert answers(submission) == without(given, "LD2")


def test_values_pasted_over_everything_are_nothing_to_tell(book: Book, given: dict[str, object]) -> None:
    repaired(book.put(ONE, E8=3, E9=3, E10=3, G8=8, G9=8, G10=8), given)


def test_cells_far_outside(book: Book, given: dict[str, object]) -> None:
    repaired(book.put(ONE, A5000="x"), given, found("SHT022", ONE, "", "", "1"))


def test_rows_sorted_without_their_codes_are_nobodys(bent: Standard, book: Book, given: dict[str, object]) -> None:
    """Which of code and title is right cannot be told; a row that changed places with all that belongs to it is no matter."""
    grid = book.sheets[ONE]
    first, second = grid[7], grid[8]
    grid[7], grid[8] = [first[0], *second[1:]], [second[0], *first[1:]]
    submission = book.read()
    assert submission.findings == (found("SHT030", ONE, "B8", "LD1", "LD1 ≠ LD2"), found("SHT030", ONE, "B9", "LD2", "LD2 ≠ LD1"))
    assert answers(submission) == without(given, "LD1", "LD2")
    grid[7], grid[8] = second, first
    assert answers(book.read()) == given


def test_a_title_reworded_is_nothing_to_tell(book: Book, given: dict[str, object]) -> None:
    repaired(book.put(ONE, B8="อะไรก็ได้", B9=None), given)


def test_a_row_of_another_sheet_is_told_where_it_belongs(book: Book) -> None:
    rows = [[None], *book.sheets[TWO][HEADER_ROW:]]
    book.sheets[ONE] += rows
    findings = book.read().findings
    assert {finding.code for finding in findings} == {"SHT029"}
    assert {finding.expected for finding in findings} == {TWO}


def test_a_hidden_sheet_counts_and_is_told(book: Book, given: dict[str, object]) -> None:
    book.hidden = {ONE, "ปก"}
    repaired(book, given, found("SHT026", ONE))


def test_merged_answers_count_for_the_first_of_them(book: Book, given: dict[str, object]) -> None:
    book.put(ONE, C9=None, C10=None)
    book.merged = [(ONE, "A1:C2"), (ONE, "C8:C10")]
    submission = book.read()
    assert submission.findings == (found("SHT027", ONE, "C8", "LD1", "C8:C10"),)
    assert {key: value for key, value in answers(submission).items() if value is not None} == without(given, "LD2.A", "LD-3.A")


def test_a_merged_heading_is_nothing_to_tell(book: Book, given: dict[str, object]) -> None:
    book.merged = [(ONE, "A1:C2"), (PROFILE, "A1:B1")]
    repaired(book, given)


# --- the summary -----------------------------------------------------------------------------------------------------------


def test_the_summary_shows_the_workbooks_own_numbers(book: Book) -> None:
    book.sheets["สรุปคะแนน"] = [
        ["สรุปคะแนน"], [], ["รหัส", "ประเด็น", "คะแนนเต็ม", "คะแนนที่ได้"], ["1", "การนำองค์การ", 5, Formula(3.33)], ["2", "", 5, Formula("")],
        ["x", "", 5, 1], ["", "รวม", 5, Formula(2.5)], [], ["รหัสควบคุม", Formula("0012-3456")]]
    shown = {code: (entry.cell.value, entry.sheet, entry.ref) for code, entry in book.read().shown.items()}
    assert shown == {"1": (3.33, "สรุปคะแนน", "D4"), "total": (2.5, "สรุปคะแนน", "D7"), "control": ("0012-3456", "สรุปคะแนน", "B9")}


def test_a_summary_without_formulas_is_told(book: Book, given: dict[str, object]) -> None:
    book.sheets["สรุปคะแนน"] = [["รหัส", "ประเด็น", "คะแนนที่ได้"], ["1", "", 3.33], ["2", "", 2]]
    submission = book.read()
    assert submission.findings == (found("SHT031", "สรุปคะแนน", "C2", "", "3.33"),)
    book.put("สรุปคะแนน", C3=Formula(2))
    repaired(book, given)


def test_a_summary_of_errors_cannot_be_compared_and_that_is_told(book: Book, given: dict[str, object]) -> None:
    book.sheets["สรุปคะแนน"] = [
        ["รหัส", "ประเด็น", "คะแนนที่ได้"], ["1", "", Formula("#REF!")], ["2", "", Formula("#NAME?")], ["7", "", Formula(2.5)], ["", "รวม", Formula("#REF!")]]
    submission = book.read()
    assert submission.findings == (found("SHT028", "สรุปคะแนน", "C2", "", "#REF!, #NAME?"),)
    assert {code: entry.cell.value for code, entry in submission.shown.items()} == {"7": 2.5}
    assert (answers(submission), submission.refused) == (given, False)


@pytest.mark.parametrize("grid", [[], [["รหัส", "คะแนนที่ได้"]], [["สรุป"], ["รหัสควบคุม"]]])
def test_a_summary_that_shows_nothing(book: Book, grid: list) -> None:
    book.sheets["Summary"] = grid
    submission = book.read()
    assert (submission.shown, submission.findings) == ({}, ())
