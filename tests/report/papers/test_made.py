"""Which papers each reader gets from ``pmqa report``, and what is never in them."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from papers import Words, pdf_text
from reported import NAMES, checked, round_of, standard_in

from pmqa.api import assess
from pmqa.assessment import Assessment
from pmqa.report.content import Content
from pmqa.report.makers import Made, made

PAPERS = ("meeting", "announcement", "cards")
MEETING = ["meeting.pdf", "meeting.docx"]
ANNOUNCEMENT = ["announcement.pdf", "announcement.docx", "announcement.csv"]
CARDS = [f"cards/{code}.{form}" for code in "ABCD" for form in ("pdf", "html")]


@pytest.fixture(scope="module")
def assessment(tmp_path_factory: pytest.TempPathFactory) -> Assessment:
    return round_of(standard_in(tmp_path_factory.mktemp("worked")))


def papers(assessment: Assessment, audience: str, agency: int | None = None) -> list[Made]:
    return list(made(Content(assessment, {}, audience, "th", agency), PAPERS))


@pytest.mark.parametrize(("audience", "names"), [
    ("office", MEETING + ANNOUNCEMENT + CARDS), ("committee", MEETING + ANNOUNCEMENT), ("public", ANNOUNCEMENT)])
def test_what_each_reader_gets(assessment: Assessment, audience: str, names: list[str]) -> None:
    files = papers(assessment, audience)
    assert [file.name for file in files] == names
    starts = {"pdf": b"%PDF-", "html": b"<!DOCTYPE html>", "docx": b"PK", "csv": b"\xef\xbb\xbf"}
    assert all(file.data.startswith(starts[file.name.rpartition(".")[2]]) for file in files)


def test_an_agency_gets_its_card_and_no_other(assessment: Assessment) -> None:
    for place, name in enumerate(NAMES.values()):
        files = papers(assessment, "agency", place)
        assert [file.name for file in files] == ["card.pdf", "card.html"]
        page = Words(files[1].data.decode()).text
        assert [other for other in NAMES.values() if other in page] == [name]


def test_a_card_is_the_same_from_the_office_as_from_the_agencys_own_report(assessment: Assessment) -> None:
    of_office = {file.name: file.data for file in papers(assessment, "office")}
    for place, code in enumerate("ABCD"):
        for file in papers(assessment, "agency", place):
            assert of_office[f"cards/{code}.{file.name.rpartition('.')[2]}"] == file.data


def test_the_meeting_and_the_announcement_never_share_a_column_of_numbers(assessment: Assessment, tmp_path: Path) -> None:
    """Ranks stand in one, running numbers in the other: neither can be taken for the other."""
    files = {file.name: file.data for file in papers(assessment, "office")}
    meeting, announcement = (pdf_text(files[name], tmp_path) for name in ("meeting.pdf", "announcement.pdf"))
    assert ("อันดับ" in meeting, "ลำดับที่" in meeting) == (True, False)
    assert "ลำดับที่" in announcement
    assert [line for line in announcement.splitlines() if "อันดับ" in line] == ["ลำดับที่ในรายชื่อเรียงตามรหัสหน่วยงาน ไม่ใช่อันดับคะแนน"]
    assert files["announcement.csv"].decode("utf-8-sig").splitlines()[0].split(",") == [
        "draft", "announcement", "standard", "criteria", "number", "group", "code", "name", "band", "flags"]


def test_names_and_telephones_of_officers_are_in_no_paper(assessment: Assessment, tmp_path: Path) -> None:
    """The workbook asks for them; they are among the attributes of a submission and go nowhere from there."""
    secret = {"contact": "นางสาวความลับ ไม่บอก", "telephone": "081-234-5678"}
    rows = [row._replace(attributes=row.attributes | secret) for row in (checked(assessment.standard, code) for code in "ABCD")]
    for audience, agency in (("office", None), ("agency", 1)):
        for file in papers(assess(assessment.standard, rows), audience, agency):
            if file.name.endswith(".pdf"):
                text = pdf_text(file.data, tmp_path)
            elif file.name.endswith(".docx"):
                with zipfile.ZipFile(io.BytesIO(file.data)) as parts:
                    text = parts.read("word/document.xml").decode()
            else:
                text = file.data.decode()
            assert "ความลับ" not in text
            assert "081" not in text
            assert "5678" not in text
