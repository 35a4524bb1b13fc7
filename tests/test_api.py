"""The program as a library: a few calls, each loading only what it needs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from reported import NAMES, ROUND, TYPES
from written_standards import WORKED_ANSWERS

import pmqa
from pmqa.standard.compiled import Standard
from pmqa.standard.store import UnknownStandard
from pmqa.workbook.writing.template import write_template


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Workbooks of the worked example's agencies, the criteria in a folder beside them."""
    folder = tmp_path_factory.mktemp("round")
    (folder / "criteria" / "worked").mkdir(parents=True)
    for name, text in ROUND.items():
        (folder / "criteria" / "worked" / name).write_text(text, encoding="utf-8")
    standard = pmqa.load_standard("worked", beside=[folder])
    for agency, answers in WORKED_ANSWERS.items():
        profile = {"profile:code": agency, "profile:name": NAMES[agency]}
        write_template(standard, folder / f"{agency}.xlsx", agency_type=TYPES[agency], content={**answers, **profile})
    return folder


@pytest.fixture(scope="module")
def standard(folder: Path) -> Standard:
    return pmqa.load_standard("worked", criteria=folder / "criteria")


def test_from_workbooks_to_the_worked_example(folder: Path, standard: Standard) -> None:
    submissions = [pmqa.read_submission(path, standard) for path in sorted(folder.glob("*.xlsx"))]
    result = pmqa.assess(standard, submissions)
    assert [agency.code for agency in result.agencies] == ["A", "B", "C", "D"]
    assert result.scores[:, [standard.index[code] for code in ("1", "2", "total")]].tolist() == [
        [3.33, 4.0, 3.6], [3.0, 4.0, 3.4], [3.33, 4.0, 3.6], [1.67, 4.0, 2.6]]
    assert result.rank.tolist() == [1, 2, 1, 2]  # in two groups
    assert [[gap.code for gap in result.gaps_of(i)] for i in range(4)] == [[], ["LD1"], [], ["LD1"]]


def test_a_workbook_is_read_by_the_standard_it_names_with_the_criteria_beside_it(folder: Path) -> None:
    submission = pmqa.read_submission(folder / "A.xlsx")
    assert (submission.standard, submission.agency_type, submission.refused) == ("worked", "department", False)
    assert submission.entries["LD1"].cell.value == 4


def test_what_was_checked_once_is_not_checked_again(folder: Path, standard: Standard) -> None:
    checked = [pmqa.check(standard, pmqa.read_submission(folder / f"{name}.xlsx", standard)) for name in "AB"]
    assert pmqa.assess(standard, checked).rank.tolist() == [1, 2]


def test_a_register_says_who_is_missing(folder: Path, standard: Standard) -> None:
    submissions = [pmqa.read_submission(folder / "A.xlsx", standard)]
    result = pmqa.assess(standard, submissions, {"A": {"name": "กรมการข้าวสมมติ"}, "Z": {"name": "กรมหนึ่ง"}})
    assert [(left.agency, left.name, left.file) for left in result.left_out] == [("Z", "กรมหนึ่ง", "")]


def test_a_workbook_of_another_edition_is_refused_and_still_says_whose_it_is(folder: Path, standard: Standard, tmp_path: Path) -> None:
    other = tmp_path / "criteria" / "newer"
    other.mkdir(parents=True)
    for name, text in ROUND.items():
        (other / name).write_text(text.replace('id = "worked"', 'id = "newer"'), encoding="utf-8")
    newer = pmqa.load_standard(other)
    checked = pmqa.check(newer, pmqa.read_submission(folder / "A.xlsx", newer))
    assert (checked.refused, checked.findings[0].code, checked.findings[0].found, checked.findings[0].expected) == (
        True, "STD001", "worked", "newer")


def test_nothing_about_a_file_is_ever_raised(tmp_path: Path, standard: Standard) -> None:
    (tmp_path / "x.xlsx").write_bytes(b"PK\x03\x04 not a workbook")
    checked = pmqa.check(None, pmqa.read_submission(tmp_path / "x.xlsx", standard))
    assert (checked.refused, checked.values, [finding.severity for finding in checked.findings]) == (True, (), ["error"])


def test_an_unknown_standard_says_what_there_is(folder: Path) -> None:
    with pytest.raises(UnknownStandard) as caught:
        pmqa.load_standard("worker", criteria=folder / "criteria")
    assert caught.value.known == ["worked"]


def test_the_names_of_the_package_are_the_calls() -> None:
    assert {name: getattr(pmqa, name).__module__ for name in pmqa.__all__} == dict.fromkeys(pmqa.__all__, "pmqa.api")
    with pytest.raises(AttributeError, match="has no attribute 'asses'"):
        _ = pmqa.asses


def test_checking_loads_no_library(folder: Path) -> None:
    program = (f"import sys, pmqa; s = pmqa.load_standard({str(folder / 'criteria' / 'worked')!r});"
               f"pmqa.check(s, pmqa.read_submission({str(folder / 'A.xlsx')!r}, s));"
               "print(*sorted({'numpy', 'pydantic', 'openpyxl', 'xlsxwriter', 'rich', 'tomllib'} & set(sys.modules)))")
    pmqa.load_standard(folder / "criteria" / "worked")  # compiled before: that is when pydantic is needed
    done = subprocess.run([sys.executable, "-c", program], cwd=Path(__file__).parents[1], capture_output=True, check=True, text=True)
    assert done.stdout.split() == []


def test_a_table_becomes_submissions(folder: Path, standard: Standard, tmp_path: Path) -> None:
    """The same agencies as rows of a table give the same scores; what is no table is told so."""
    lines = [",".join([agency, TYPES[agency], *(f"{answers.get(code, '')}" for code in ("LD1", "LD2", "SP1", "SP2"))])
             for agency, answers in WORKED_ANSWERS.items()]
    (tmp_path / "marks.csv").write_text("\n".join(["code,type,LD1,LD2,SP1,SP2", *lines]), encoding="utf-8")
    table = pmqa.read_table(tmp_path / "marks.csv", standard)
    books = [pmqa.read_submission(path, standard) for path in sorted(folder.glob("*.xlsx"))]
    one, other = pmqa.assess(standard, table.submissions), pmqa.assess(standard, books)
    assert one.exact.tolist() == other.exact.tolist()
    assert one.rank.tolist() == other.rank.tolist()
    (tmp_path / "text.csv").write_text("a text", encoding="utf-8")
    refused = pmqa.read_table(tmp_path / "text.csv", standard)
    assert [finding.code for one in refused.submissions for finding in one.findings] == ["TBL005"]
