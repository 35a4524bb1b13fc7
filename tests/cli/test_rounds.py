"""``pmqa rank`` and ``gaps``: all agencies of a folder, whatever lies in it."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from commanded import Ran, program
from reported import NAMES
from written_standards import WORKED_ANSWERS

import pmqa
from pmqa.workbook.writing.template import write_template


def test_rank(pmqa_: Callable[..., Ran]) -> None:
    ran = pmqa_("rank", "sent")
    assert (ran.code, ran.err) == (0, "")
    assert ran.lines[3:] == [
        "Ranked by bars met first, then Total (unverified)", "",
        "Department: 2 agencies", "Rank\tTotal\t1\t2\tBars\tAgency",
        "1\t3.60\t3.33\t4.00\t✓ met\tA กรมการข้าวสมมติ", "2\t3.40\t3.00\t4.00\t✗ 1 gap\tB กรมน้ำสมมติ", "",
        "Province: 2 agencies", "Rank\tTotal\t1\t2\tBars\tAgency",
        "1\t3.60\t3.33\t4.00\t✓ met\tC จังหวัดผู้ใหญ่บ้านสมมติ", "2\t2.60\t1.67\t4.00\t✗ 1 gap\tD จังหวัดที่นี่สมมติ (incomplete)", "",
        "4\tranked", "2\t✓ meets the bars as set (rules not verified)", "2\t✗ does not meet the bars as set (rules not verified)",
        "0\tnot ranked", "In the workbooks: 1 error, 0 warnings, 0 notes; pmqa check tells them."]


def test_one_bad_file_hides_no_other(pmqa_: Callable[..., Ran], office: Path, made: Path) -> None:
    (office / "sent" / "old.xls").write_bytes(b"a,b\n")
    (office / "sent" / "damaged.xlsx").write_bytes((made / "A.xlsx").read_bytes()[:2000])
    (office / "sent" / "~$A.xlsx").write_bytes(b"lock")
    (office / "sent" / ".hidden.xlsx").write_bytes(b"")
    (office / "sent" / "notes.txt").write_text("x", encoding="utf-8")
    (office / "sent" / "late" / "again").mkdir(parents=True)
    shutil.copy(made / "N.xlsx", office / "sent" / "late" / "again" / "N.XLSX")
    ran = pmqa_("rank", "sent", "--format", "json")
    assert ran.code == 0
    assert [row["agency"]["code"] for row in ran.data["ranking"]] == ["A", "B", "C", "D"]
    assert [(row["file"], row["agency"]["code"]) for row in ran.data["unranked"]] == [
        ("damaged.xlsx", ""), ("old.xls", ""), ("late/again/N.XLSX", "N")]
    assert list(ran.data["run"]["inputs"]) == ["A.xlsx", "B.xlsx", "C.xlsx", "D.xlsx", "damaged.xlsx", "old.xls", "late/again/N.XLSX"]
    assert pmqa_("rank", "sent", "--strict").code == 1
    assert pmqa_("rank", "sent").lines[-2:] == [
        "Read too, inside: late/again (1)",
        "Passed over: lock files (1), hidden files (1), files that are no workbooks (1: notes.txt)"]


def test_the_edition_of_most_files_is_ranked_or_the_one_asked_for(pmqa_: Callable[..., Ran], made: Path) -> None:
    both = ["sent/A.xlsx", "sent/B.xlsx", str(made / "N.xlsx")]
    most = pmqa_("rank", *both, "--format", "json").data
    assert (most["standard"], len(most["ranking"]), most["unranked"][0]["agency"]["code"]) == ("worked", 2, "N")
    asked = pmqa_("rank", *both, "--format", "json", "--standard", "newer").data
    assert (asked["standard"], len(asked["ranking"]), [row["agency"]["code"] for row in asked["unranked"]]) == ("newer", 1, ["A", "B"])
    assert all("worked ≠ newer" in row["reason"]["en"] for row in asked["unranked"])


def test_gaps_of_a_file_and_of_a_folder(pmqa_: Callable[..., Ran]) -> None:
    ran = pmqa_("gaps", "sent")
    assert ran.lines[4:14] == [
        "Unmet most often (number of agencies)", "Count\tCode\tRequirement", "2\tLD1\tDirection", "",
        "B กรมน้ำสมมติ: 1 gap", "Code\tValue\tBar\tShort\tStatus\tCell\tRequirement",
        "LD1\t2\t≥ 3\t1\tunverified\tหมวด 1!C7\tDirection", "",
        "D จังหวัดที่นี่สมมติ (incomplete): 1 gap", "Code\tValue\tBar\tShort\tStatus\tCell\tRequirement"]
    assert [len(row["gaps"]) for row in pmqa_("gaps", "sent", "--format", "json").data["agencies"]] == [0, 1, 0, 1]
    assert pmqa_("gaps", "sent/B.xlsx", "--format", "csv").out.splitlines()[1].split(",")[3:] == [
        "B", "กรมน้ำสมมติ", "department", "B.xlsx", "LD1", "", "2", "≥ 3", "1", "unverified", "หมวด 1!C7"]


def test_a_register_tells_who_is_missing(pmqa_: Callable[..., Ran], office: Path) -> None:
    (office / "register.csv").write_text("code,name,type\nA,กรมการข้าวสมมติ,กรม\nB,กรมน้ำสมมติ,กรม\nC,จังหวัดผู้ใหญ่บ้านสมมติ,จังหวัด\n"
                                         "D,จังหวัดที่นี่สมมติ,province\nE,กรมดิน,กรม\n", encoding="utf-8-sig")
    data = pmqa_("rank", "sent", "--agencies", "register.csv", "--format", "json").data
    assert (len(data["ranking"]), [(row["agency"]["code"], row["agency"]["name"], row["file"]) for row in data["unranked"]]) == (
        4, [("E", "กรมดิน", "")])
    (office / "empty.csv").write_text("name\n", encoding="utf-8")
    ran = pmqa_("rank", "sent", "--agencies", "empty.csv")
    assert (ran.code, ran.out, ran.err.splitlines()[0]) == (2, "", "empty.csv")


def test_many_files_are_read_by_several_processes_with_the_same_result(office: Path, made: Path,
                                                                       pmqa_: Callable[..., Ran]) -> None:
    for n in range(84):
        shutil.copy(made / f"{'ABCD'[n % 4]}.xlsx", office / "sent" / f"{n:02}.xlsx")
    done = subprocess.run(program("rank", "sent", "--format", "json", "--jobs", "2"), capture_output=True, check=True)
    assert json.loads(done.stdout) == pmqa_("rank", "sent", "--format", "json", "--jobs", "1", "--no-cache").data


def test_archives_and_patterns(office: Path, pmqa_: Callable[..., Ran]) -> None:
    alone = pmqa_("rank", "sent", "--format", "json").data
    shutil.make_archive("sent", "zip", "sent")
    shutil.rmtree(office / "sent")
    packed = pmqa_("rank", "sent.zip", "--format", "json").data
    assert [row["file"] for row in packed["ranking"]] == [f"sent.zip/{row['file']}" for row in alone["ranking"]]
    assert [row["total"] for row in packed["ranking"]] == [row["total"] for row in alone["ranking"]]
    assert pmqa_("rank", "*.zip").lines[-1] == "Read too, inside: sent.zip (4)"
    assert pmqa_("rank", "no*.xlsx") == Ran(2, "", "Nothing matches no*.xlsx.\n")


def test_files_of_an_archive_are_sent_back_annotated(office: Path, pmqa_: Callable[..., Ran]) -> None:
    shutil.make_archive("sent", "zip", "sent")
    assert pmqa_("check", "sent.zip", "--annotate", "back").lines[-1] == f"Annotated copy: {Path('back/sent.zip/D.xlsx')}"
    assert [row["agency"]["code"] for row in pmqa_("rank", "back", "--format", "json").data["ranking"]] == ["A", "B", "C", "D"]


def test_copies_inside_the_folder_checked_are_not_checked_again(office: Path, pmqa_: Callable[..., Ran]) -> None:
    first = pmqa_("check", "sent", "--annotate", "sent/back")
    again = pmqa_("check", "sent", "--annotate", "sent/back")
    told = "Passed over: files in the folder of copies (4)"
    assert [line for line in again.lines if line not in first.lines] == [told]
    assert [line for line in again.lines if line != told] == first.lines
    assert sorted(path.name for path in (office / "sent" / "back").iterdir()) == ["A.xlsx", "B.xlsx", "C.xlsx", "D.xlsx"]
    assert told in pmqa_("check", "sent/*.xlsx", "sent/*/*.xlsx", "--annotate", "sent/back").lines
    assert told not in pmqa_("check", "sent/back", "--annotate", "sent/back").lines  # nothing else was named


def test_the_cache_is_where_it_is_wanted(office: Path, pmqa_: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PMQA_CACHE", str(office / "own"))
    first = pmqa_("rank", "sent", "--no-cache")
    assert pmqa_("rank", "sent", "--cache", "here") == first
    assert not (office / "own" / "intake").exists()
    assert (office / "here" / "intake.sqlite3").is_file()
    assert pmqa_("rank", "sent") == pmqa_("rank", "sent") == first
    assert (office / "own" / "intake" / "intake.sqlite3").is_file()
    (office / "here" / "intake.sqlite3").write_bytes(b"something else" * 100)
    advice = "Unless another program needs it, the file can be deleted: the next run makes a new one."
    assert pmqa_("rank", "sent", "--cache", "here").lines == [
        *first.lines, f"The cache {Path('here/intake.sqlite3')} was not used (file is not a database). {advice}"]
    (office / "here" / "intake.sqlite3").unlink()
    assert pmqa_("rank", "sent", "--cache", "here") == pmqa_("rank", "sent", "--cache", "here") == first
    (office / "file").write_bytes(b"")
    assert "deleted" not in pmqa_("rank", "sent", "--cache", "file").lines[-1]


def test_what_data_have_no_place_for_is_said_beside_them(office: Path, made: Path, pmqa_: Callable[..., Ran]) -> None:
    (office / "sent" / "late").mkdir()
    shutil.copy(made / "B.xlsx", office / "sent" / "late" / "again.xlsx")
    (office / "sent" / "notes.pdf").write_bytes(b"")
    remarks = pmqa_("rank", "sent").lines[-2:]
    assert [remark.partition(":")[0] for remark in remarks] == ["Read too, inside", "Passed over"]
    for command in (("rank",), ("gaps",), ("rehearse", "--against", "direction-2")):
        for form in ("json", "csv"):
            ran = pmqa_(*command, "sent", "--format", form)
            assert (ran.code, ran.err.splitlines()[-2:]) == (0, remarks)
    data = pmqa_("rank", "sent", "--format", "json").data
    assert [(one["code"], one["file"], one["found"]) for one in data["findings"]] == [("RND002", "late/again.xlsx", "B")]
    assert "RND002" in pmqa_("rank", "sent", "--format", "csv").err
    (office / "sent" / "E.xlsx").write_bytes(b"PK\x03\x04")
    assert pmqa_("check", "sent", "--format", "json", "--annotate", "back").err.splitlines() == [
        *remarks, "E.xlsx: no copy, as it cannot be read"]


@pytest.mark.parametrize("jobs", ["0", "-1", "two", "๒"])
def test_jobs_are_counted(pmqa_: Callable[..., Ran], jobs: str) -> None:
    assert pmqa_("rank", "sent", f"--jobs={jobs}") == Ran(2, "", f"{jobs} must be a whole number, 1 or more.\n")


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is sent otherwise there")
def test_an_interruption_leaves_nothing_half_written(office: Path, made: Path) -> None:
    for n in range(200):
        shutil.copy(made / f"{'ABCD'[n % 4]}.xlsx", office / "sent" / f"{n:03}.xlsx")
    before = sorted(path.name for path in office.iterdir())
    process = subprocess.Popen(program("check", "sent", "--findings", "out.xlsx", "--annotate", "back", "--jobs", "2", "--no-cache"),
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True)
    while not (workers := children(process.pid)):
        assert process.poll() is None, "it ended before it had started a worker"
        time.sleep(0.01)
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to the program and its workers alike
    out, err = process.communicate(timeout=30)
    assert (process.returncode, out, err.decode()) == (130, b"", "Stopped. Nothing was left half-written.\n")
    assert sorted(path.name for path in office.iterdir()) == before
    assert not any(Path(f"/proc/{worker}/cmdline").exists() and Path(f"/proc/{worker}/cmdline").read_bytes() for worker in workers)


def children(process: int) -> list[int]:
    """Processes that any thread of this one has started (Linux)."""
    lists = list(Path(f"/proc/{process}/task").glob("*/children"))
    if not Path("/proc/self/task").is_dir():
        pytest.skip("no /proc here")
    return [int(child) for one in lists for child in one.read_text().split()]


def test_check_tells_what_is_wrong_with_several_files_together(office: Path, pmqa_: Callable[..., Ran]) -> None:
    """As rank does: of two files that contradict each other neither is called free of errors."""
    for folder in ("sent", "pair"):
        (office / folder).mkdir(exist_ok=True)
    write_template(pmqa.load_standard(office / "criteria" / "worked"), office / "pair" / "other.xlsx", agency_type="department", content={
        "profile:code": "A", "profile:name": NAMES["A"], **WORKED_ANSWERS["B"], **{f"{code}.evidence": "หลักฐาน" for code in WORKED_ANSWERS["B"]}})
    shutil.copy(office / "sent" / "A.xlsx", office / "pair")
    told = pmqa_("rank", "pair", "--format", "json").data["findings"]
    assert [(one["code"], one["file"], one["expected"]["en"]) for one in told] == [("RND001", "other.xlsx", "A.xlsx")]
    assert pmqa_("check", "pair", "--format", "json").data["findings"] == told
    ran = pmqa_("check", "pair")
    assert (ran.code, ran.lines[-1]) == (1, "2 files checked, 0 without errors")
    assert "✓ nothing wrong found" not in ran.out and "A.xlsx · worked · nothing wrong in the file itself, but see RND001 below" in ran.lines
    (office / "two.csv").write_text("code,type,LD1,LD2,SP1,SP2\nA,department,4,2,3,5\nA,department,4,2,3,4\n", encoding="utf-8")
    ran = pmqa_("check", "two.csv", "--standard", "worked")
    assert (ran.code, "RND001" in ran.out) == (1, True)
