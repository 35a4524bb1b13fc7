"""``pmqa report``: files in a folder, for each audience."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from commanded import Ran

FILES = ["report.html", "results.xlsx"]


def written(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


@pytest.mark.parametrize("audience", ["office", "committee", "public"])
def test_it_writes_every_file_and_says_so(pmqa_: Callable[..., Ran], office: Path, audience: str) -> None:
    before = {path: path.read_bytes() for path in (office / "sent").iterdir()}
    ran = pmqa_("report", "sent", "-o", "out", "--for", audience)
    assert (ran.code, ran.err) == (0, "")
    assert set(FILES) <= set(written(office / "out"))
    assert ran.lines[4].endswith("written to out")
    assert {line.split("\t")[1] for line in ran.lines if line.endswith((".html", ".xlsx"))} >= set(FILES)
    assert {path: path.read_bytes() for path in (office / "sent").iterdir()} == before


def test_for_agencies_each_has_a_folder_with_itself_only(pmqa_: Callable[..., Ran], office: Path) -> None:
    assert pmqa_("report", "sent", "-o", "out", "--for", "agency", "--lang", "th").code == 0
    assert {f"{code}/report.html" for code in "ABCD"} <= set(written(office / "out"))
    for code, name in {"A": "กรมการข้าวสมมติ", "B": "กรมน้ำสมมติ"}.items():
        text = (office / "out" / code / "report.html").read_text(encoding="utf-8")
        assert name in text
        assert "จังหวัดที่นี่สมมติ" not in text


def test_the_same_run_writes_the_same_files_over_the_old_ones(pmqa_: Callable[..., Ran], office: Path) -> None:
    pmqa_("report", "sent", "-o", "out")
    first = {name: (office / "out" / name).read_bytes() for name in FILES}
    (office / "out" / "report.html").write_text("old")
    pmqa_("report", "sent", "-o", "out")
    assert {name: (office / "out" / name).read_bytes() for name in FILES} == first
    assert [name for name in written(office / "out") if name.endswith(".tmp")] == []


def test_a_bad_file_is_listed_and_hides_no_other(pmqa_: Callable[..., Ran], office: Path) -> None:
    (office / "sent" / "bad.xlsx").write_bytes(b"")
    assert pmqa_("report", "sent", "-o", "out").code == 0
    text = (office / "out" / "report.html").read_text(encoding="utf-8")
    assert "bad.xlsx" in text
    assert "กรมการข้าวสมมติ" in text
    assert pmqa_("report", "sent", "-o", "out", "--strict").code == 1


def test_reports_are_not_written_among_the_submissions(pmqa_: Callable[..., Ran], office: Path) -> None:
    for out in ("sent", "sent/out", "sent/../sent/x/y"):
        ran = pmqa_("report", "sent", "-o", out)
        assert (ran.code, ran.out) == (2, "")
        assert "choose another folder" in ran.err
    assert written(office / "sent") == [f"{code}.xlsx" for code in "ABCD"]


def test_a_file_where_the_folder_should_be_is_refused(pmqa_: Callable[..., Ran], office: Path) -> None:
    (office / "out").write_text("x")
    ran = pmqa_("report", "sent", "-o", "out")
    assert (ran.code, ran.out, ran.err) == (2, "", "out is a file; a folder is needed.\n")


def test_wrong_audience(pmqa_: Callable[..., Ran]) -> None:
    ran = pmqa_("report", "sent", "-o", "out", "--for", "press")
    assert ran.code == 2
    assert "press" in ran.err
