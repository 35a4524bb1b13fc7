"""``pmqa score``, ``explain`` and ``check``: what is printed of one workbook, with which exit code."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from commanded import DRAFT, Ran

import pmqa


def test_score(pmqa_: Callable[..., Ran]) -> None:
    ran = pmqa_("score", "sent/B.xlsx")
    assert (ran.code, ran.err) == (0, "")
    digest = pmqa.load_standard("criteria/worked").digest[:12]
    assert ran.lines[:9] == [
        DRAFT, "worked · Worked example", f"criteria {digest} from criteria/worked", "",
        "B · กรมน้ำสมมติ · Department · year 2561 · B.xlsx", "",
        "✗ does not meet the bars as set (rules not verified)", "Total 3.40 of 5.00", "1 of 2 bars unmet (1 gap)"]
    assert "LD1\t2\t≥ 3\t1\tunverified\tหมวด 1!C7\tDirection" in ran.lines
    assert ran.lines[-1] == "Nothing wrong was found in the file."


def test_score_of_a_workbook_with_an_error_is_shown_and_exits_with_1(pmqa_: Callable[..., Ran]) -> None:
    ran = pmqa_("score", "sent/D.xlsx", "--lang", "th")
    assert (ran.code, ran.lines[0]) == (1, "ร่าง · ผลประเมินตนเอง ยังไม่ผ่านการตรวจ")
    assert "รวม 2.60 จาก 5.00 · ไม่ครบ" in ran.lines
    assert "หมวด 1\tC7 LD1" in ran.lines


def test_score_with_evidence_and_as_json_and_csv(pmqa_: Callable[..., Ran]) -> None:
    assert "    หลักฐานของ LD1" in pmqa_("score", "sent/A.xlsx", "--evidence").lines
    data = pmqa_("score", "sent/A.xlsx", "--format", "json").data
    assert (data["scores"]["total"], data["meets_bars"], data["run"]["standard"]["origin"]) == (
        3.6, True, str(Path("criteria/worked").resolve()))
    assert pmqa_("score", "sent/A.xlsx", "--format", "csv").out.count("\n") == 2


def test_a_variant_changes_the_verdict_and_is_named(pmqa_: Callable[..., Ran]) -> None:
    ran = pmqa_("score", "sent/B.xlsx", "--variant", "direction-2")
    assert (ran.lines[3], ran.lines[7]) == ("variant direction-2: the bar of direction is 2", "✓ meets the bars as set (rules not verified)")
    ran = pmqa_("rank", "sent", "--variant", "direction-3")
    assert (ran.code, ran.out, ran.err) == (2, "", "There is no variant direction-3. There is: direction-2\n")


def test_check(pmqa_: Callable[..., Ran], office: Path) -> None:
    ran = pmqa_("check", "sent/A.xlsx", "sent/D.xlsx", "--findings", "found.xlsx")
    assert ran.code == 1
    assert ran.lines[0] == DRAFT
    assert ran.lines[4:] == [
        "A.xlsx · worked · ✓ nothing wrong found", "",
        "D.xlsx · worked · 1 error, 0 warnings, 0 notes",
        "error ANS001 (1) The answer is blank and counts as 0 until it is filled. Fill this cell.", "หมวด 1\tC7 LD1", "",
        "2 files checked, 1 without errors", "The findings are in found.xlsx"]
    assert (office / "found.xlsx").stat().st_size > 5000
    assert pmqa_("check", "sent/D.xlsx", "--findings", "found.xlsx").lines[-1] == "The findings are in found.xlsx"  # earlier ones may go
    assert pmqa_("check", "sent/A.xlsx").code == 0
    assert [row["file"] for row in pmqa_("check", "sent", "--format", "json").data["files"]] == ["A.xlsx", "B.xlsx", "C.xlsx", "D.xlsx"]


def test_no_file_of_the_user_is_ever_changed(pmqa_: Callable[..., Ran], office: Path) -> None:
    before = {path.name: path.read_bytes() for path in (office / "sent").iterdir()}
    for checked in ("sent", "sent/B.xlsx"):
        ran = pmqa_("check", checked, "--findings", "sent/A.xlsx")
        assert (ran.code, ran.out, ran.err) == (2, "", "sent/A.xlsx exists and holds no findings; it is not written over.\n")
    assert pmqa_("check", "sent", "--findings", "found.pdf").err == "found.pdf: the findings are written as a workbook, .xlsx.\n"
    for command in ("check", "rank", "gaps"):
        pmqa_(command, "sent")
    ran = pmqa_("template", "worked", "-o", "sent/A.xlsx")
    assert (ran.code, ran.err) == (2, "sent/A.xlsx exists and may hold answers; it is not written over.\n")
    assert {path.name: path.read_bytes() for path in (office / "sent").iterdir()} == before


def test_explain(pmqa_: Callable[..., Ran]) -> None:
    ran = pmqa_("explain", "sent/B.xlsx", "ld๑")
    assert (ran.code, ran.lines[0], ran.lines[4]) == (0, DRAFT, "B · กรมน้ำสมมติ · B.xlsx")
    assert any("หมวด 1!C7" in line for line in ran.lines[6:])
    data = pmqa_("explain", "sent/B.xlsx", "total", "--format", "json").data
    assert (data["code"], round(data["trace"]["value"], 9), data["draft"]) == ("total", 3.4, True)
    ran = pmqa_("explain", "sent/B.xlsx", "LD9")
    assert (ran.code, ran.err) == (2, "There is no code LD9. Near to it: LD2, LD1\n")


def test_a_refused_workbook(pmqa_: Callable[..., Ran], office: Path) -> None:
    (office / "bad.xlsx").write_bytes(b"not a workbook")
    for command in (("score", "bad.xlsx"), ("explain", "bad.xlsx", "total")):
        ran = pmqa_(*command)
        assert (ran.code, ran.lines[:4]) == (1, [DRAFT, "", "bad.xlsx", "✗ This file cannot be used."])
        assert pmqa_(*command, "--format", "json").data["findings"][0]["severity"] == "error"
    assert pmqa_("check", "bad.xlsx").code == 1
    ran = pmqa_("rank", "bad.xlsx")
    assert (ran.code, ran.err.splitlines()[0]) == (2, "No file names a standard that is known.")


def test_check_writes_an_annotated_copy_that_is_a_submission_too(pmqa_: Callable[..., Ran], tmp_path: Path) -> None:
    before = Path("sent/D.xlsx").read_bytes()
    ran = pmqa_("check", "sent/D.xlsx", "--annotate", str(tmp_path / "back"))
    copy = tmp_path / "back" / "D.xlsx"
    assert (ran.code, ran.lines[-1]) == (1, f"Annotated copy: {copy}")
    assert Path("sent/D.xlsx").read_bytes() == before
    told = [(finding["code"], finding["cell"]) for finding in pmqa_("check", "sent/D.xlsx", "--format", "json").data["files"][0]["findings"]]
    again = [(finding["code"], finding["cell"]) for finding in pmqa_("check", str(copy), "--format", "json").data["files"][0]["findings"]]
    assert again == told


def test_an_annotated_copy_replaces_no_other_file(pmqa_: Callable[..., Ran]) -> None:
    before = Path("sent/D.xlsx").read_bytes()
    ran = pmqa_("check", "sent/D.xlsx", "--annotate", "sent")
    assert ran.lines[-1] == f"D.xlsx: no copy, as it would replace the file checked itself ({Path('sent/D.xlsx')}): name another folder"
    assert Path("sent/D.xlsx").read_bytes() == before
    Path("back").mkdir()
    Path("back/D.xlsx").write_bytes(before)
    assert pmqa_("check", "sent/D.xlsx", "--annotate", "back").lines[-1] == (
        f"D.xlsx: {Path('back/D.xlsx')} is not written over, as it was changed since or is no copy of ours: name another folder")
    assert pmqa_("check", "sent/D.xlsx", "--annotate", "back", "--lang", "th").lines[-1] == (
        f"D.xlsx: ไม่เขียนทับ {Path('back/D.xlsx')} เพราะถูกแก้หลังเขียน หรือไม่ใช่สำเนาของโปรแกรมนี้: ระบุโฟลเดอร์อื่น")
    assert Path("back/D.xlsx").read_bytes() == before


def test_copies_are_written_to_a_folder_and_not_to_a_file(pmqa_: Callable[..., Ran], office: Path) -> None:
    before = Path("sent/D.xlsx").read_bytes()
    told = Ran(2, "", f"{Path('sent/D.xlsx')} is a file, not a folder: name another folder for the copies.\n")
    for folder in ("sent/D.xlsx", "sent/D.xlsx/back"):
        assert pmqa_("check", "sent/D.xlsx", "--annotate", folder) == told
    (office / "back").mkdir()
    (office / "back" / "deep").write_text("x")
    (office / "sent" / "deep").mkdir()
    (office / "sent" / "deep" / "E.xlsx").write_bytes(before)
    assert pmqa_("check", "sent", "--annotate", "back").err == f"{Path('back/deep')} is a file, not a folder: name another folder for the copies.\n"

