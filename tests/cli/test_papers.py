"""Papers of ``pmqa report``: what else is read for them."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Callable
from pathlib import Path

from commanded import Ran
from papers import pdf_text

from pmqa.report.makers import MAKERS


def test_the_round_before_is_compared_with(pmqa_: Callable[..., Ran], office: Path, tmp_path: Path) -> None:
    shutil.copytree("sent", "last")
    Path("last/D.xlsx").unlink()
    assert pmqa_("report", "sent", "-o", "out", "--for", "committee", "--previous", "last").code == 0
    copied = pdf_text((office / "out" / "meeting.pdf").read_bytes(), tmp_path)
    assert "Changes since the round before" in copied
    assert "Only in the round after: 1" in copied
    assert pmqa_("report", "sent", "-o", "out", "--for", "committee").code == 0
    assert "Changes" not in pdf_text((office / "out" / "meeting.pdf").read_bytes(), tmp_path)
    assert pmqa_("report", "sent", "-o", "out", "--previous", "nowhere").code == 2


def test_only_what_is_asked_for_is_made(pmqa_: Callable[..., Ran], office: Path) -> None:
    assert pmqa_("report", "sent", "-o", "out", "--only", "announcement", "--only", "meeting").code == 0
    assert sorted(path.name for path in (office / "out").iterdir()) == [
        "announcement.csv", "announcement.docx", "announcement.pdf", "meeting.docx", "meeting.pdf"]
    assert pmqa_("report", "sent", "-o", "out", "--for", "public", "--only", "cards") == Ran(
        2, "", "There is no cards for public, only for office, agency.\n")
    named = pmqa_("report", "sent", "-o", "out", "--only", "all").err.splitlines()[0]
    assert named == f"--only: there is no all; choose from {', '.join(maker.name for maker in MAKERS)}"


def test_the_announcement_follows_the_register(pmqa_: Callable[..., Ran], office: Path) -> None:
    def announced(*more: str) -> list[tuple[str, str]]:
        assert pmqa_("report", "sent", "-o", "out", "--for", "public", "--variant", "direction-2", *more).code == 0
        with (office / "out" / "announcement.csv").open(encoding="utf-8-sig", newline="") as file:
            return [(row["number"], row["code"]) for row in csv.DictReader(file)]

    Path("register.csv").write_text("code,name,type\nC,,province\nB,,department\nA,,department\nD,,province\n", encoding="utf-8")
    assert announced() == [("1", "A"), ("2", "B"), ("3", "C")]
    assert announced("--agencies", "register.csv") == [("1", "B"), ("2", "A"), ("3", "C")]
