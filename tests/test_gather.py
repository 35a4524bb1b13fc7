"""Several files together: duplicates, registers, what cannot be used."""

from __future__ import annotations

import pytest
from written_standards import WORKED, compiled

from pmqa.checks import Checked
from pmqa.findings import Finding
from pmqa.gather import Agency, gather
from pmqa.standard.compiled import Standard


@pytest.fixture(scope="module")
def standard(tmp_path_factory: pytest.TempPathFactory) -> Standard:
    return compiled(tmp_path_factory.mktemp("worked"), WORKED)


def row(file: str, code: str, values: tuple = (1.0, 2.0, 3.0, 4.0), refused: bool = False, **more: str | int) -> Checked:
    findings = (Finding("FIL001", file),) if refused else ()
    return Checked(file, file, "", {"type": "", "code": code, "name": f"agency {code}", **more}, values, ("",) * len(values), findings,
                   False, False, refused)


def test_files_come_in_the_order_of_their_agencies(standard: Standard) -> None:
    result = gather(standard, [row("z.xlsx", "A2"), row("a.xlsx", "A3"), row("m.xlsx", "A1")], None)
    assert result.agencies == (Agency("A1", "agency A1", "", "", "m.xlsx"), Agency("A2", "agency A2", "", "", "z.xlsx"),
                               Agency("A3", "agency A3", "", "", "a.xlsx"))
    assert (result.ranked, result.left_out, result.findings) == ((True,) * 3, (), ())


def test_a_copy_counts_once_and_two_answers_not_at_all(standard: Standard) -> None:
    rows = [row("a.xlsx", "A1"), row("b.xlsx", "A1"), row("c.xlsx", "A2"), row("d.xlsx", "A2", (5.0, 5.0, 5.0, 5.0))]
    result = gather(standard, rows, None)
    assert [(agency.file, ranked) for agency, ranked in zip(result.agencies, result.ranked, strict=True)] == [
        ("a.xlsx", True), ("c.xlsx", False), ("d.xlsx", False)]
    assert result.findings == (Finding("RND002", "b.xlsx", found="A1", expected="a.xlsx"),
                               Finding("RND001", "d.xlsx", found="A2", expected="c.xlsx"))
    assert [(out.agency, out.file, out.reason.en) for out in result.left_out] == [
        ("A2", "c.xlsx", "Different files bear the same agency; none of them is ranked."),
        ("A2", "d.xlsx", "Different files bear the same agency; none of them is ranked.")]


@pytest.mark.parametrize("typed", ["a1", "A 1", "A๑", "Ａ1", "A\u200b1"])
def test_a_code_typed_otherwise_is_the_same_agency(standard: Standard, typed: str) -> None:
    result = gather(standard, [row("a.xlsx", "A1"), row("b.xlsx", typed, (5.0, 5.0, 5.0, 5.0))], None)
    assert (result.ranked, [finding.code for finding in result.findings]) == ((False, False), ["RND001"])
    known = gather(standard, [row("b.xlsx", typed)], {"A1": {"region": "north"}})
    assert [(agency.code, agency.order) for agency in known.agencies] == [("A1", 1)]
    assert (known.attributes[0]["region"], known.left_out, known.findings) == ("north", (), ())


def test_one_name_under_two_codes_is_told(standard: Standard) -> None:
    rows = [row("a.xlsx", "A1", name="กรมเเผนที่"), row("b.xlsx", "A2", name="กรมแผนที่ "), row("c.xlsx", "A3", name=""), row("d.xlsx", "A4", name="")]
    result = gather(standard, rows, None)
    assert (result.ranked, result.findings) == ((True,) * 4, (Finding("RND005", found="กรมเเผนที่: A1, A2"),))


@pytest.mark.parametrize("code", ["STD009", "STD012"])
def test_a_file_that_contradicts_itself_does_not_set_the_year(standard: Standard, code: str) -> None:
    unsure = row("b.xlsx", "A2", year=2565)._replace(findings=(Finding(code, "b.xlsx"),))
    result = gather(standard, [row("a.xlsx", "A1", year=2561), unsure], None)
    assert [(agency.code, finding) for agency in result.agencies for finding in result.findings] == [
        ("A1", Finding("STD010", "b.xlsx", found="2565", expected="2561"))]
    assert [agency.code for agency in gather(standard, [unsure], None).agencies] == ["A2"]


def test_a_file_that_cannot_be_used_hides_no_other(standard: Standard) -> None:
    result = gather(standard, [row("bad.xlsx", "", refused=True), row("good.xlsx", "A1")], None)
    assert [agency.code for agency in result.agencies] == ["A1"]
    assert [(out.file, out.reason) for out in result.left_out] == [("bad.xlsx", Finding("FIL001").message)]


def test_a_register_says_who_is_missing_and_wins_over_the_workbook(standard: Standard) -> None:
    register = {"A1": {"name": "the register's name", "region": "north"}, "A9": {"name": "silent agency"}}
    result = gather(standard, [row("a.xlsx", "A1"), row("b.xlsx", "A2")], register)
    assert [agency.name for agency in result.agencies] == ["the register's name", "agency A2"]
    assert result.attributes[0]["region"] == "north"
    assert result.findings == (Finding("REG001", "a.xlsx", found="agency A1", expected="the register's name"),
                               Finding("REG002", "b.xlsx", found="A2"))
    assert [(out.agency, out.name, out.file, out.reason.en) for out in result.left_out] == [
        ("A9", "silent agency", "", "An agency of the register has sent no workbook.")]
    assert Finding("REG003").severity == "error"


def test_a_workbook_of_another_type_than_the_register_says_is_left_out(standard: Standard) -> None:
    result = gather(standard, [row("a.xlsx", "A1")], {"A1": {"name": "agency A1", "type": "province"}})
    assert result.agencies == ()
    assert result.findings == (Finding("STD002", "a.xlsx", found="", expected="province"),)
    assert [(out.agency, out.reason.en) for out in result.left_out] == [
        ("A1", "province: The workbook was made for another type of agency. Use the workbook made for this type.")]


def test_two_years_are_not_ranked_together(standard: Standard) -> None:
    rows = [row("a.xlsx", "A1", year=2561), row("b.xlsx", "A2", year=2561), row("c.xlsx", "A3", year=2567)]
    result = gather(standard, rows, None)
    assert [agency.code for agency in result.agencies] == ["A1", "A2"]
    assert result.findings == (Finding("STD010", "c.xlsx", found="2567", expected="2561"),)
    assert [(out.agency, out.file) for out in result.left_out] == [("A3", "c.xlsx")]
