"""Zip archives of submissions: read like folders, with the same limits; nothing in them is trusted."""

from __future__ import annotations

import struct
import zipfile
from pathlib import Path

import pytest
from xlsx.packages import Entry, archive

from pmqa.intake.contents import Contents
from pmqa.intake.files import Named, workbooks
from pmqa.xlsx import limits
from pmqa.xlsx.limits import Unreadable


def zipped(path: Path, contents: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        for name, data in contents.items():
            out.writestr(name, data)
    return path


def told(found: tuple[Named, ...]) -> list[tuple[str, str]]:
    """Name and code of each that is refused."""
    return [(named.name, named.refused[0]) for named in found if named.refused]


def test_an_archive_is_read_like_a_folder(tmp_path: Path) -> None:
    path = zipped(tmp_path / "ส่งแล้ว.ZIP", {
        "ภาค 1/ข.xlsx": b"2", "ภาค 1/ก.XLSX": b"1", "a.xls": b"3", "~$a.xlsx": b"", "__MACOSX/._a.xlsx": b"", "ภาค 1/รูป.png": b"", "x/": b""})
    found = workbooks([tmp_path])
    assert [named.name for named in found.files] == ["ส่งแล้ว.ZIP/a.xls", "ส่งแล้ว.ZIP/ภาค 1/ก.XLSX", "ส่งแล้ว.ZIP/ภาค 1/ข.xlsx"]
    assert [remark.en for remark in found.remarks] == [
        "Read too, inside: ส่งแล้ว.ZIP (3)", "Passed over: lock files (1), hidden files (1), files that are no workbooks (1: ส่งแล้ว.ZIP/ภาค 1/รูป.png)"]
    fetch = Contents()
    assert [fetch.of(named) for named in found.files] == [b"3", b"1", b"2"]
    assert workbooks([path]).files == found.files


def test_what_leads_out_and_what_is_nested_is_refused_by_name(tmp_path: Path) -> None:
    zipped(tmp_path / "a.zip", {"../up.xlsx": b"", "in/../../up.xlsx": b"", "C:/a.xlsx": b"", "in/more.zip": b"", "ok.xlsx": b"1"})
    found = workbooks([tmp_path])
    assert told(found.files) == [("a.zip/../up.xlsx", "FIL025"), ("a.zip/C:/a.xlsx", "FIL025"), ("a.zip/in/../../up.xlsx", "FIL025"),
                                 ("a.zip/in/more.zip", "FIL024")]
    absolute = archive([Entry("/etc/a.xlsx", b"x")])
    (tmp_path / "a.zip").write_bytes(absolute)
    assert told(workbooks([tmp_path]).files) == [("a.zip//etc/a.xlsx", "FIL025")]


def test_an_archive_that_cannot_be_opened_is_named_with_the_reason(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    good = zipped(tmp_path / "good.zip", {"a.xlsx": b"1" * 500, "b.xlsx": b"2"}).read_bytes()
    directory = good.index(b"PK\x01\x02")
    (tmp_path / "cut.zip").write_bytes(good[: len(good) - 30])
    (tmp_path / "locked.zip").write_bytes(good[: directory + 8] + struct.pack("<H", 1) + good[directory + 10 :])
    (tmp_path / "empty.zip").write_bytes(b"")
    (tmp_path / "page.zip").write_bytes(b"<html>not found</html>")
    (tmp_path / "twice.zip").write_bytes(archive([Entry("a.xlsx", b"1"), Entry("A.XLSX", b"2")]))
    assert told(workbooks([tmp_path]).files) == [
        ("cut.zip", "FIL023"), ("empty.zip", "FIL005"), ("locked.zip/a.xlsx", "FIL021"), ("page.zip", "FIL023"), ("twice.zip", "FIL023")]
    monkeypatch.setattr(limits, "ARCHIVE_FILES", 1)
    assert told(workbooks([tmp_path / "good.zip"]).files) == [("good.zip", "FIL022")]
    monkeypatch.setattr(limits, "ARCHIVE_BYTES", 20)
    assert told(workbooks([tmp_path / "good.zip"]).files) == [("good.zip", "FIL022")]


def test_a_locked_file_hides_no_other_and_an_archive_of_none_but_such_is_told_once(tmp_path: Path) -> None:
    both = zipped(tmp_path / "both.zip", {"a.xlsx": b"1", "b.xlsx": b"2"}).read_bytes()
    first = both.index(b"PK\x01\x02")
    second = both.index(b"PK\x01\x02", first + 1)
    one = both[: first + 8] + struct.pack("<H", 1) + both[first + 10 :]
    (tmp_path / "both.zip").write_bytes(one)
    found = workbooks([tmp_path])
    assert [(named.name, named.refused) for named in found.files] == [("both.zip/a.xlsx", ("FIL021", "")), ("both.zip/b.xlsx", None)]
    assert Contents().of(found.files[1]) == b"2"
    (tmp_path / "both.zip").write_bytes(one[: second + 8] + struct.pack("<H", 1) + one[second + 10 :])
    assert told(workbooks([tmp_path]).files) == [("both.zip", "FIL021")]


def test_a_file_in_an_archive_has_the_limits_of_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = zipped(tmp_path / "a.zip", {"big.xlsx": bytes(5000), "small.xlsx": b"1"})
    monkeypatch.setattr(limits, "FILE_BYTES", 4000)
    assert told(workbooks([path]).files) == [("a.zip/big.xlsx", "FIL004")]


def test_all_files_of_an_archive_together_have_a_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = zipped(tmp_path / "a.zip", {f"{n}.xlsx": bytes(3000) for n in range(3)})
    monkeypatch.setattr(limits, "ARCHIVE_BYTES", 7000)
    fetch, outcome = Contents(), []
    for named in workbooks([path]).files:
        try:
            outcome.append(len(fetch.of(named)))
        except Unreadable as why:
            outcome.append(why.code)
    assert outcome == [3000, 3000, "FIL022"]


def test_a_workbook_renamed_zip_is_a_workbook(sent: Path, tmp_path: Path) -> None:
    (tmp_path / "A.zip").write_bytes((sent / "A.xlsx").read_bytes())
    assert workbooks([tmp_path]).files == (Named(tmp_path / "A.zip", "A.zip"),)


def test_names_as_a_thai_windows_packs_them(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(archive([Entry("หมวด 1/กรม.xlsx".encode("cp874"), b"1"), Entry("กรม ๒.xlsx", b"2")]))
    found = workbooks([tmp_path]).files
    assert [named.member for named in found] == ["กรม ๒.xlsx", "หมวด 1/กรม.xlsx"]
    assert [Contents().of(named) for named in found] == [b"2", b"1"]
