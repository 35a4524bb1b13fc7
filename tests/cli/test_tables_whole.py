"""Tables with every command that looks at files again; what ``check`` tells is what ``score`` and ``rank`` tell."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from commanded import ROOT, Ran
from papers import Words

Run = Callable[..., Ran]
HELPLINE = "mp-cm-helpline-3"
PUBLISHED = (ROOT / "sample_submissions" / "tables" / f"{HELPLINE}.csv").as_posix()
PROOF = "แผนที่ประกาศเมื่อต้นปี ฉบับที่คณะกรรมการเห็นชอบ"


@pytest.fixture
def marks(office: Path) -> Path:
    path = office / "marks.csv"
    path.write_text(f"""standard,code,name,type,LD1,LD2,SP1,SP2,LD1.evidence
worked,A,ก,department,4,2,3,5,{PROOF}
worked,B,ข,department,2,5,3,5,{PROOF}
worked,C,ค,department,4,2,5,3,
""", encoding="utf-8")
    return path


@pytest.mark.parametrize("arguments", [
    ("flags", "marks.csv"), ("flags", "marks.csv", "sent"), ("flags", "marks.csv", "--before", "marks.csv"), ("gaps", "marks.csv"),
    ("report", "marks.csv", "--evidence", "--path", "-o", "out"), ("card", "marks.csv", "--agency", "B", "--among", "marks.csv", "-o", "card.html"),
    ("path", "marks.csv", "--agency", "B"), ("whatif", "marks.csv", "LD1=5", "--agency", "B"), ("whatif", "marks.csv", "LD1=5", "--agency", "B", "--among", "marks.csv"),
    ("why", "marks.csv", "B", "--above", "A"), ("compare", "marks.csv", "marks.csv"), ("explain", "marks.csv", "LD1", "--agency", "B"),
    ("rank", "marks.csv", "--robust"), ("rehearse", "marks.csv", "--against", "direction-2"), ("flags", PUBLISHED)])
def test_every_command_takes_a_table(pmqa_: Run, marks: Path, arguments: tuple[str, ...]) -> None:
    ran = pmqa_(*arguments)
    assert (ran.code, ran.err) == (0, "")


def test_evidence_comes_from_the_rows(pmqa_: Run, marks: Path) -> None:
    (same,) = [one for one in pmqa_("flags", "marks.csv", "--format", "json").data["agencies"] if one["agency"]["code"] == "A"]
    assert "marks.csv:2" == same["file"]
    pmqa_("report", "marks.csv", "--evidence", "-o", "out", "--only", "cards", "--for", "agency")
    pmqa_("card", "marks.csv", "--agency", "B", "--evidence", "--among", "marks.csv", "-o", "card.html")
    words = Words((marks.parent / "card.html").read_text(encoding="utf-8")).text
    assert PROOF in words
    assert "rank 3 of 3 Department" in words


def codes(ran: Ran) -> list[tuple[str, ...]]:
    (file,) = ran.data["files"]
    return [(one["code"], one["cell"], one["found"], one["expected"]["en"] if isinstance(one["expected"], dict) else one["expected"]) for one in file["findings"]]


def test_check_tells_a_published_score_that_differs(pmqa_: Run) -> None:
    ran = pmqa_("check", PUBLISHED, "--format", "json")
    assert (ran.code, codes(ran)) == (0, [("ANS037", "N4", "80.36", "80.26")])
    assert pmqa_("check", PUBLISHED, "--strict").code == 1


def test_an_optional_input_needs_no_column(pmqa_: Run, office: Path) -> None:
    lines = Path(PUBLISHED).read_text(encoding="utf-8-sig").splitlines()
    (office / "m.csv").write_text("\n".join(line.rpartition(",")[0] for line in lines), encoding="utf-8")
    ran = pmqa_("check", "m.csv", "--format", "json")
    assert (ran.code, codes(ran)) == (0, [])
    (office / "m.csv").write_text("\n".join(line.rsplit(",", 2)[0] for line in lines), encoding="utf-8")
    ran = pmqa_("check", "m.csv", "--format", "json")
    assert (ran.code, codes(ran)) == (1, [("TBL009", "A1", "not-attended", "")])


def test_agencies_without_the_group_that_they_are_ranked_in_are_told(pmqa_: Run, office: Path) -> None:
    def told() -> list[str]:
        lines = pmqa_("rank", "m.csv").lines
        return [lines[place + 1] for place, line in enumerate(lines) if "RND004" in line]

    text = Path(PUBLISHED).read_text(encoding="utf-8-sig")
    for lines, expected in ((text, []), (text.replace(",group,", ",groups,"), ["D01, D02, D03, D04, D05, D06, D07, K01 … (9)"]),
                            (text.replace("D02,เขตภูผา (สมมติ),district,high", "D02,เขตภูผา (สมมติ),district,"), ["D02"])):
        (office / "m.csv").write_text(lines, encoding="utf-8")
        assert told() == expected
    assert pmqa_("table", "--standard", HELPLINE, "-o", "new.csv").code == 0
    assert "group" in (office / "new.csv").read_text(encoding="utf-8-sig").strip().split(",")


def test_a_date_typed_as_text_is_told_as_a_date(pmqa_: Run, office: Path) -> None:
    (office / "m.csv").write_text("standard,code,name,4.1.plan,4.1.verified-on\niso-9001-2015,A,ก,,12/03/2568\n", encoding="utf-8")
    told = [one for one in codes(pmqa_("check", "m.csv", "--format", "json")) if one[1] == "E2"]
    assert told == [("ANS038", "E2", "12/03/2568 → 2025-03-12", "a date such as 2024-01-15")]


def test_check_tells_totals_of_a_workbook_that_differ_as_score_does(pmqa_: Run, office: Path) -> None:
    """The marks of B in the workbook whose stored results are A's: edited by a program that does not calculate."""
    with zipfile.ZipFile("sent/A.xlsx") as stale, zipfile.ZipFile("sent/B.xlsx") as fresh, zipfile.ZipFile("mixed.xlsx", "w") as out:
        (summary,) = [name for name in fresh.namelist() if name.startswith("xl/worksheets/sheet") and b"<f>RIGHT(" in fresh.read(name)]  # the control code
        for name in fresh.namelist():
            out.writestr(name, (stale if name == summary else fresh).read(name))
    scored = {one["code"] for one in pmqa_("score", "mixed.xlsx", "--format", "json").data["findings"]}
    assert {one[0] for one in codes(pmqa_("check", "mixed.xlsx", "--format", "json"))} == scored
    assert "SHT023" in scored
    assert "SHT023" in pmqa_("check", "mixed.xlsx", "sent").out
