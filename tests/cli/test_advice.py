"""``pmqa path``, ``whatif``, ``why``, ``compare`` and ``flags``: what is printed, in each form, and what is refused."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from commanded import Ran
from reported import NAMES, TYPES
from written_standards import WORKED_ANSWERS

import pmqa
from pmqa.cli.path import band_called
from pmqa.cli.stop import WrongUse
from pmqa.workbook.writing.template import write_template


@pytest.fixture
def later(office: Path) -> Path:
    """The workbooks of a second round: B has raised LD1 to 3, D is gone, E is new."""
    standard = pmqa.load_standard("criteria/worked")
    (office / "later").mkdir()
    answers = {**WORKED_ANSWERS, "B": {**WORKED_ANSWERS["B"], "LD1": 3}, "E": WORKED_ANSWERS["C"]}
    for agency in "ABCE":
        proof = {f"{code}.evidence": f"หลักฐานของ {code}" for code in answers[agency]}
        content = {"profile:code": agency, "profile:name": NAMES.get(agency, "กรมใหม่"), **answers[agency], **proof}
        write_template(standard, office / "later" / f"{agency}.xlsx", agency_type=TYPES.get(agency, "department"), year=2562, content=content)
    return office / "later"


def test_path(pmqa_: Callable[..., Ran]) -> None:
    ran = pmqa_("path", "sent/B.xlsx")
    assert (ran.code, ran.err) == (0, "")
    assert ran.lines[4:] == [
        "B · กรมน้ำสมมติ · Department · B.xlsx", "", "The cheapest way: 1 step in 1 cell → every bar met", "Proved: nothing does it in fewer steps.",
        "By the bars as set (unverified)", "", "Code\tNow\tTo\tSteps\tCell\tRequirement", "LD1\t2\t3\t1\tหมวด 1!C7\tDirection", "",
        "The scores that follow", "Category\tBefore\tAfter\tBars\tRequirement", "Total\t3.40\t3.80\t✓ met\t", "1\t3.00\t3.67\t✓ met\tLeadership",
        "2\t4.00\t4.00\t✓ met\tStrategy", "", "A step is the next mark of the scale, one tick, or the next point of a result's table.",
        "This is the arithmetic of the bars, not a plan: practice and evidence come first, marks follow."]
    assert pmqa_("path", "sent/A.xlsx", "--lang", "th").lines[6] == "✓ ถึงเกณฑ์ทุกข้อแล้ว ไม่มีข้อใดต้องยกขึ้น"


def test_path_as_json_and_csv(pmqa_: Callable[..., Ran]) -> None:
    data = pmqa_("path", "sent/B.xlsx", "--format", "json").data
    assert {key: data[key] for key in ("reached", "proven", "steps", "effort", "effort_stated", "stuck", "band_stuck", "to")} == {
        "reached": True, "proven": True, "steps": 1, "effort": 1.0, "effort_stated": False, "stuck": [], "band_stuck": False,
        "to": {"bars": True, "band": {"th": "", "en": ""}}}
    assert data["raises"] == [{"key": "LD1", "code": "LD1", "cell": "หมวด 1!C7", "from": 2.0, "to": 3.0, "through": [3.0], "steps": 1, "effort": 1.0,
                               "instead": [], "along": []}]
    assert (data["before"]["scores"]["total"], data["after"]["scores"]["total"], data["after"]["meets_bars"]) == (3.4, 3.8, True)
    assert pmqa_("path", "sent/B.xlsx", "--format", "csv").out.splitlines()[1].split(",")[3:] == [
        "B", "กรมน้ำสมมติ", "LD1", "LD1", "2", "3", "1", "1", "หมวด 1!C7", "", "Direction"]


def test_path_with_stated_efforts(pmqa_: Callable[..., Ran], office: Path) -> None:
    (office / "efforts.csv").write_text("code,effort,3\nLD1,2,4.5\n", encoding="utf-8")
    ran = pmqa_("path", "sent/B.xlsx", "--effort", "efforts.csv")
    assert ran.lines[6:8] == ["The cheapest way: 1 step in 1 cell, effort 4.5 → every bar met", "Proved: nothing does it with less effort."]
    (office / "efforts.csv").write_text("code,effort\nLD7,2\n", encoding="utf-8")
    ran = pmqa_("path", "sent/B.xlsx", "--effort", "efforts.csv")
    assert (ran.code, ran.out, ran.err) == (2, "", "efforts.csv LD7: “LD7”: the standard has no such code\n")


def test_path_to_what_is_not_there(pmqa_: Callable[..., Ran]) -> None:
    ran = pmqa_("path", "sent/B.xlsx", "--to", "gold")
    assert (ran.code, ran.err) == (2, "There is no band gold. There is: bars\n")


def test_path_where_there_is_nothing_to_reach() -> None:
    """A decision, and neither bars nor bands; neither of the three; bands and no bars: only what there is, is offered."""
    nothing = "This standard has neither bars nor bands of the total; a path needs one."
    decision = nothing + " It ends in a decision: pmqa score and pmqa explain tell what that rests on."
    told = {("iso-9001-2015", ""): decision, ("iso-9001-2015", "granted"): decision, ("caf-2020", "bars"): nothing,
            ("pmqa-2562", ""): "This standard has no bars; name a band with --to: category award",
            ("pmqa-2562", "granted"): "There is no band granted. There is: category award"}
    for (name, to), message in told.items():
        with pytest.raises(WrongUse) as stopped:
            band_called(pmqa.load_standard(name), to)
        assert (stopped.value.message.in_("en"), stopped.value.message.th != message) == (message, True)


def test_whatif_among_a_folder(pmqa_: Callable[..., Ran]) -> None:
    ran = pmqa_("whatif", "sent/B.xlsx", "ld1=๓", "--among", "sent")
    assert (ran.code, ran.err) == (0, "")
    assert ran.lines[4:] == [
        "B กรมน้ำสมมติ · B.xlsx", "If LD1 2 → 3 (หมวด 1!C7)", "", "does not meet the bars as set → meets the bars as set · gaps 1 → 0", "Rank: 2 of 2 → 1 of 2", "",
        "Scores that change", "Code\tBefore\tAfter\tBars\tRequirement", "Total\t3.40\t3.80\t✓ met\t", "1\t3.00\t3.67\t✓ met\tLeadership",
        "LD1\t2.00\t3.00\t✓ met\tDirection", "", "Gaps closed", "Code\tValue\tBar\tShort\tStatus\tCell\tRequirement",
        "LD1\t2\t≥ 3\t1\tunverified\tหมวด 1!C7\tDirection"]
    data = pmqa_("whatif", "sent/B.xlsx", "LD1=3", "--among", "sent", "--format", "json").data
    assert (data["before"]["rank"], data["after"]["rank"], data["after"]["unmet"], data["changes"]) == (
        2, 1, [], [{"key": "LD1", "cell": "หมวด 1!C7", "found": 2.0, "to": 3.0}])


@pytest.mark.parametrize(("change", "message"), [
    ("LD1", "LD1: write CODE=VALUE.\n"), ("LD1=9", "LD1: “9” cannot be taken; it may be: 0 1 2 3 4 5\n"),
    ("LD9=3", "There is no code LD9. Near to it: LD2, LD1\n")])
def test_whatif_with_what_cannot_be(pmqa_: Callable[..., Ran], change: str, message: str) -> None:
    ran = pmqa_("whatif", "sent/B.xlsx", change)
    assert (ran.code, ran.out, ran.err) == (2, "", message)


def test_why_above_another(pmqa_: Callable[..., Ran]) -> None:
    ran = pmqa_("why", "sent", "b", "--above", "กรมการข้าวสมมติ")
    assert (ran.code, ran.err) == (0, "")
    assert ran.lines[4:] == [
        "B กรมน้ำสมมติ: Total 3.40 · rank 2 of 2", "A กรมการข้าวสมมติ: Total 3.60 · rank 1 of 2", "", "The difference: -0.2000",
        "The bars decide the rank first: A meets them all, the other does not; the total does not decide.", "", "By category",
        "Code\tB\tA\tPart\tRequirement", "1\t3.00\t3.33\t-0.2000\tLeadership", "2\t4.00\t4.00\t0.0000\tStrategy", "Total\t3.40\t3.60\t-0.2000\t", "",
        "By requirement, largest first", "Code\tB\tA\tPart\tRequirement", "LD1\t2.00\t4.00\t-0.8000\tDirection", "LD2\t5.00\t2.00\t+0.6000\tGovernance",
        "Total\t3.40\t3.60\t-0.2000\t", "", "A part is the weight in the total × the difference of the scores; rounded so that the parts add up."]
    data = pmqa_("why", "sent", "B", "--above", "A", "--format", "json").data
    assert (data["beside"], data["decides"], data["ranks"], round(data["difference"], 9)) == ("agency", "bars", [2, 1], -0.2)
    assert sum(part["part"] for part in data["parts"] if part["kind"] == "requirement") == pytest.approx(data["difference"])
    assert len(pmqa_("why", "sent", "B", "--above", "A", "--format", "csv").out.splitlines()) == 8


def test_why_needs_a_group_for_its_median_and_an_agency_that_is_there(pmqa_: Callable[..., Ran]) -> None:
    ran = pmqa_("why", "sent", "B")
    assert (ran.code, ran.err) == (2, "The group has 2; a median takes 5, else it would tell one agency's answers. Use --above.\n")
    assert pmqa_("why", "sent", "Z", "--above", "A").err == "There is no agency Z. There is: A, B, C, D\n"


def test_compare(pmqa_: Callable[..., Ran], later: Path) -> None:
    ran = pmqa_("compare", "sent", "later")
    assert (ran.code, ran.err) == (0, "")
    assert ran.lines[3:15] == [
        "The rules of both rounds are the same.", "", "Department: 2 agencies of both rounds",
        "Rank\tMoved\tOwn\tOthers\tRules\tSet\tTotal\tGaps\tAgency", "2 → 1\t+1\t+1\t0\t0\t0\t3.40 → 3.80\t1 → 0\tB กรมน้ำสมมติ",
        "1 → 2\t-1\t0\t-1\t0\t0\t3.60 → 3.60\t0 → 0\tA กรมการข้าวสมมติ", "", "Province: 1 agency of both rounds",
        "Rank\tMoved\tOwn\tOthers\tRules\tSet\tTotal\tGaps\tAgency", "1 → 1\t0\t0\t0\t0\t0\t3.60 → 3.60\t0 → 0\tC จังหวัดผู้ใหญ่บ้านสมมติ", "",
        "Only in the round before: 1"]
    data = pmqa_("compare", "sent", "later", "--format", "json").data
    assert [(row["agency"]["code"], row["rank_change"]) for row in data["agencies"]] == [
        ("A", {"moved": -1, "own": 0, "others": -1, "rules": 0, "set": 0}), ("B", {"moved": 1, "own": 1, "others": 0, "rules": 0, "set": 0}),
        ("C", {"moved": 0, "own": 0, "others": 0, "rules": 0, "set": 0})]
    assert ([row["code"] for row in data["only_before"]], [row["code"] for row in data["only_after"]]) == (["D"], ["E"])
    assert [row.split(",")[3:13] for row in pmqa_("compare", "sent", "later", "--format", "csv").out.splitlines()[2:3]] == [
        ["B", "กรมน้ำสมมติ", "department", "2", "1", "1", "1", "0", "0", "0"]]


def test_rounds_of_two_standards_are_not_comparable(pmqa_: Callable[..., Ran], made: Path, office: Path) -> None:
    (office / "newer").mkdir()
    shutil.copy(made / "N.xlsx", office / "newer")
    ran = pmqa_("compare", "sent", "newer")
    assert (ran.code, ran.lines[-1]) == (0, "✗ Not comparable: worked and newer are two standards; neither supersedes the other")
    data = pmqa_("compare", "sent", "newer", "--format", "json").data
    assert (data["comparable"], data["agencies"]) == (False, [])
    assert pmqa_("compare", "sent", "newer", "--format", "csv").out.splitlines()[1].endswith("neither supersedes the other")


def test_flags(pmqa_: Callable[..., Ran], later: Path) -> None:
    ran = pmqa_("flags", "later", "--before", "sent")
    assert (ran.code, ran.err) == (0, "")
    assert ran.lines[3:] == ["A flag is a question for the reviewer, not a fault; it changes no score and no rank.", "", "Flagged: 0 agencies of 4"]
    data = pmqa_("flags", "later", "--format", "json").data
    assert [(row["agency"]["code"], row["flags"]) for row in data["agencies"]] == [("A", []), ("B", []), ("C", []), ("E", [])]
    assert [rule["rule"] for rule in data["rules"] if not rule["looked_for"]] == ["far-from-before"]
    assert pmqa_("flags", "later", "--format", "csv").out.splitlines() == ["\ufeffdraft,standard,criteria,code,name,file,rule,title,about,other"]


def test_flags_of_marks_that_moved_far(pmqa_: Callable[..., Ran], office: Path, later: Path) -> None:
    standard = pmqa.load_standard("criteria/worked")
    write_template(standard, later / "A.xlsx", agency_type="department", year=2562,
                   content={"profile:code": "A", "profile:name": NAMES["A"], "LD1": 1, "LD2": 2, "SP1": 3, "SP2": 5})
    ran = pmqa_("flags", "later", "--before", "sent")
    assert ran.lines[5:10] == ["Flagged: 1 agency of 4", "", "A กรมการข้าวสมมติ", "marks without evidence\tLD1, LD2, SP1, SP2", "far from last round\tLD1: 4.00 → 1.00"]
    assert [line.split("\t")[0] for line in ran.lines[11:]] == ["The rules behind the flags", "marks without evidence", "far from last round"]
    rows = pmqa_("flags", "later", "--before", "sent", "--format", "csv").out.splitlines()[1:]
    assert [row.split(",")[6] for row in rows] == ["no-evidence", "far-from-before"]


@pytest.mark.parametrize(("command", "more"), [("path", []), ("whatif", ["LD1=3"]), ("explain", ["LD1"])])
def test_errors_of_the_file_are_told_beside_numbers_that_rest_on_it(command: str, more: list[str], office: Path, pmqa_: Callable[..., Ran]) -> None:
    standard = pmqa.load_standard("criteria/worked")
    content = {"profile:code": "F", "profile:name": "กรมใหม่", **WORKED_ANSWERS["B"], "LD1": "ดีมาก"}
    write_template(standard, office / "F.xlsx", agency_type="department", content=content)
    told = "This file has 1 error; the numbers below go by what could be read. pmqa check lists them."
    assert pmqa_(command, "F.xlsx", *more).lines[5] == told
    assert told not in pmqa_(command, "sent/B.xlsx", *more).lines
