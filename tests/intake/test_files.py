"""Which files a command line means: folders with all that lies in them, names that tell them apart."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pmqa.intake.contents import Contents
from pmqa.intake.files import Found, workbooks
from pmqa.xlsx.limits import Unreadable


def lay(folder: Path, *names: str) -> Path:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"")
    return folder


def names(found: Found) -> list[str]:
    return [named.name for named in found.files]


def test_a_folder_with_its_subfolders(tmp_path: Path) -> None:
    found = workbooks([lay(tmp_path, "b.xlsx", "a.XLSM", "late/c.xlsx", "late/more/d.ods", ".git/e.xlsx", "criteria/x/f.xlsx")])
    assert names(found) == ["a.XLSM", "b.xlsx", "late/c.xlsx", "late/more/d.ods"]
    assert (found.folders, [remark.en for remark in found.remarks]) == ((tmp_path,), ["Read too, inside: late (1), late/more (1)"])


def test_what_is_passed_over_is_counted_and_said(tmp_path: Path) -> None:
    found = workbooks([lay(tmp_path, "~$a.xlsx", ".~lock.a.xlsx#", ".DS_Store", "~a.tmp", "a.xlsx~", "b.crdownload", "notes.pdf", "a.xlsx")])
    assert names(found) == ["a.xlsx"]
    assert [tuple(remark) for remark in found.remarks] == [(
        "ข้าม: ไฟล์ล็อกของโปรแกรม (2), ไฟล์ซ่อน (1), ไฟล์ชั่วคราว (3), ไฟล์ที่ไม่ใช่สมุดงาน (1: notes.pdf)",
        "Passed over: lock files (2), hidden files (1), temporary files (3), files that are no workbooks (1: notes.pdf)")]


def test_the_first_of_those_that_are_no_workbooks_are_named(tmp_path: Path) -> None:
    found = workbooks([lay(tmp_path, *(f"late/{letter}.pdf" for letter in "gfedcba"), "a.xlsx")])
    assert [remark.en for remark in found.remarks] == [
        "Passed over: files that are no workbooks (7: late/a.pdf, late/b.pdf, late/c.pdf, late/d.pdf, late/e.pdf, …)"]


def test_a_named_file_is_taken_whatever_it_is_called(tmp_path: Path) -> None:
    assert names(workbooks([lay(tmp_path, "~$a.xlsx") / "~$a.xlsx"])) == ["~$a.xlsx"]


def test_names_leave_out_what_all_files_share(tmp_path: Path) -> None:
    lay(tmp_path, "sent/first/a.xlsx", "sent/second/a.xlsx", "sent/b.xlsx")
    sent = tmp_path / "sent"
    assert names(workbooks([sent / "first", sent / "second"])) == ["first/a.xlsx", "second/a.xlsx"]
    assert names(workbooks([sent / "b.xlsx", sent / "first" / "a.xlsx"])) == ["b.xlsx", "first/a.xlsx"]
    assert names(workbooks([sent / "first" / "a.xlsx"])) == ["a.xlsx"]


def test_each_file_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lay(tmp_path, "a.xlsx", "late/b.xlsx")
    monkeypatch.chdir(tmp_path)
    assert names(workbooks([Path("a.xlsx"), Path("."), tmp_path / "late", Path("late/b.xlsx")])) == ["a.xlsx", "late/b.xlsx"]


def test_a_linked_workbook_goes_by_its_own_name(tmp_path: Path) -> None:
    lay(tmp_path, "elsewhere/real.xlsx", "sent/a.xlsx")
    try:
        (tmp_path / "sent" / "link.xlsx").symlink_to(tmp_path / "elsewhere" / "real.xlsx")
    except OSError:
        pytest.skip("no symbolic links here")
    assert names(workbooks([tmp_path / "sent"])) == ["a.xlsx", "link.xlsx"]


def test_patterns_are_replaced_by_what_they_match(tmp_path: Path) -> None:
    lay(tmp_path, "a.xlsx", "b.XLSX", "~$a.xlsx", "late/c.xlsx", "late/more/d.xlsx", "a[1].xlsx")
    assert names(workbooks([tmp_path / "*.xlsx"])) == ["a.xlsx", "a[1].xlsx"]
    assert names(workbooks([tmp_path / "**" / "[cd].xlsx"])) == ["c.xlsx", "more/d.xlsx"]
    assert names(workbooks([tmp_path / "a[1].xlsx"])) == ["a[1].xlsx"]
    assert names(workbooks([tmp_path / "no*"])) == []


def test_a_pattern_leaves_out_what_a_folder_leaves_out(tmp_path: Path) -> None:
    lay(tmp_path, "elsewhere/b.xlsx", "sent/a.xlsx", "sent/criteria/x/c.xlsx", "sent/late/d.xlsx")
    try:
        (tmp_path / "sent" / "others").symlink_to(tmp_path / "elsewhere")
        (tmp_path / "sent" / "link.xlsx").symlink_to(tmp_path / "elsewhere" / "b.xlsx")
        (tmp_path / "way").symlink_to(tmp_path / "sent")
    except OSError:
        pytest.skip("no symbolic links here")
    for pattern in (tmp_path / "sent" / "**" / "*.xlsx", tmp_path / "way" / "**" / "*.xlsx"):
        found = workbooks([pattern])
        assert (names(found), [remark.en for remark in found.remarks]) == (
            ["a.xlsx", "late/d.xlsx", "link.xlsx"], ["Passed over: links to other folders (1)"])
    assert names(workbooks([tmp_path / "sent" / "*"])) == ["a.xlsx", "late/d.xlsx", "link.xlsx"]
    assert names(workbooks([tmp_path / "sent" / "criteria" / "*" / "*.xlsx"])) == ["c.xlsx"]


def test_of_several_named_files_those_that_are_none_are_passed_over(tmp_path: Path) -> None:
    """A shell has replaced ``*`` by all of them."""
    lay(tmp_path, "a.xlsx", "~$a.xlsx", "list.txt", "sent.rar")
    found = workbooks(sorted(tmp_path.iterdir()))
    assert (names(found), [remark.en for remark in found.remarks]) == (["a.xlsx"], [
        "Passed over: lock files (1), archives other than zip, to be unpacked first (1), files that are no workbooks (1: list.txt)"])


def test_links_in_circles_and_links_to_folders(tmp_path: Path) -> None:
    lay(tmp_path, "elsewhere/b.xlsx", "sent/a.xlsx")
    try:
        (tmp_path / "sent" / "round.xlsx").symlink_to(tmp_path / "sent" / "round.xlsx")
        (tmp_path / "sent" / "others").symlink_to(tmp_path / "elsewhere")
        (tmp_path / "sent" / "nowhere.xlsx").symlink_to("moved.xlsx")
    except OSError:
        pytest.skip("no symbolic links here")
    found = workbooks([tmp_path / "sent"])
    assert (names(found), [remark.en for remark in found.remarks]) == (
        ["a.xlsx", "nowhere.xlsx", "round.xlsx"], ["Passed over: links to other folders (1)"])
    told = []
    for named in found.files[1:]:
        with pytest.raises(Unreadable) as why:
            Contents().of(named)
        told.append((why.value.code, why.value.found.partition(":")[0]))
    assert told == [("FIL001", "nowhere.xlsx → moved.xlsx"), ("FIL003", "round.xlsx")]


def test_a_folder_that_cannot_be_opened_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lay(tmp_path, "a.xlsx", "shut/b.xlsx")
    real = os.scandir

    def scandir(place: str) -> object:
        if str(place).endswith("shut"):
            raise PermissionError(13, "Permission denied", str(place))
        return real(place)

    monkeypatch.setattr(os, "scandir", scandir)
    assert [(named.name, named.refused) for named in workbooks([tmp_path]).files] == [
        ("a.xlsx", None), ("shut", ("FIL026", "Permission denied"))]
