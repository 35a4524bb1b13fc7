from __future__ import annotations

import re
from itertools import groupby
from pathlib import Path

import pytest

from pmqa.catalogue import CATALOGUE
from pmqa.findings import SEVERITIES, Finding, worst_first
from pmqa.report.findings_doc import FAMILIES, findings_markdown
from pmqa.texts import LANGUAGES, Text

ROOT = Path(__file__).parent.parent
A_CODE = re.compile(rf"\b(?:{'|'.join(FAMILIES)})[0-9]{{3}}\b")
THAI = re.compile("[\u0e00-\u0e7f]")
CODES = sorted(CATALOGUE)


def sources(folder: str) -> dict[str, str]:
    paths = sorted((ROOT / folder).rglob("*.py"))
    return {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in paths}


@pytest.mark.parametrize("code", CODES)
def test_every_code_is_told_in_whole_sentences(code: str) -> None:
    kind = CATALOGUE[code]
    assert kind.severity in SEVERITIES
    for text in (kind.wrong_th, kind.remedy_th):
        assert THAI.search(text)
        assert not re.search(r"^\s|\s$|\s\s|\.$", text), "Thai sentences end without a stop"
    for text in (kind.wrong_en, kind.remedy_en):
        assert re.fullmatch(r"[A-Z0-9“].*[^\s.]\.", text), (
            "English sentences begin with a capital and end with one stop"
        )
        assert not THAI.search(text)
        assert not re.search(r"\s\s", text)


def test_families_stand_together_and_their_codes_rise() -> None:
    families = [(family, list(codes)) for family, codes in groupby(CATALOGUE, key=lambda code: code[:3])]
    assert [family for family, _ in families] == list(FAMILIES)
    assert {family: codes for family, codes in families} == {family: sorted(codes) for family, codes in families}
    assert all(A_CODE.fullmatch(code) for code in CATALOGUE)


def test_no_two_codes_say_the_same() -> None:
    sentences = [(kind.wrong_th, kind.wrong_en) for kind in CATALOGUE.values()]
    assert len(set(sentences)) == len(sentences)


def test_the_code_uses_every_code_and_no_other() -> None:
    catalogues = ("pmqa/catalogue.py", "pmqa/workbook/choice_findings.py", "pmqa/workbook/refusals.py", "pmqa/workbook/sheet_findings.py",
                  "pmqa/table/table_findings.py")
    used = {
        code
        for name, text in sources("pmqa").items()
        if name not in catalogues
        for code in re.findall(r'"(\w{6})"', text)
        if A_CODE.fullmatch(code)
    }
    assert used == set(CATALOGUE)


def test_every_code_has_an_example_in_the_tests() -> None:
    seen = {
        code
        for name, text in sources("tests").items()
        if name != "tests/test_findings.py"
        for code in A_CODE.findall(text)
    }
    assert set(CATALOGUE) - seen == set()


def test_a_finding_speaks_both_languages() -> None:
    finding = Finding("ANS012", "agency_07.xlsx", "หมวด 3", "G19", "CS3", "2.5", "0 1 2 3 4 5")
    assert finding.severity == "error"
    assert finding.message == Text(
        "ไม่ใช่ระดับที่กำหนด จึงนับเป็นช่องว่าง เลือกระดับจากรายการ",
        "This is not one of the levels and counts as blank. Choose a level from the list.",
    )
    assert [finding.expected_in(lang) for lang in LANGUAGES] == ["0 1 2 3 4 5", "0 1 2 3 4 5"]
    words = finding._replace(expected=Text("ตัวเลข", "a number"))
    assert [words.expected_in(lang) for lang in LANGUAGES] == ["ตัวเลข", "a number"]


def test_the_worst_come_first_and_keep_their_order() -> None:
    found = [
        Finding("ANS010", cell="A1"),
        Finding("ANS020", cell="A2"),
        Finding("ANS012", cell="A3"),
        Finding("ANS001", cell="A4"),
        Finding("ANS021", cell="A5"),
    ]
    assert [finding.cell for finding in worst_first(found)] == ["A3", "A4", "A2", "A5", "A1"]


def test_the_list_of_findings_is_the_catalogue() -> None:
    page = (ROOT / "docs" / "findings.md").read_text(encoding="utf-8")
    assert page == findings_markdown(), "run: python -m pmqa.report.findings_doc docs/findings.md"


def test_the_page_shows_every_code() -> None:
    assert re.findall(r"^### (\w+)", findings_markdown(), re.MULTILINE) == list(CATALOGUE)
