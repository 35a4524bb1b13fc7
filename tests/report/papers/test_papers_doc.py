"""``docs/papers.md`` says what ``pmqa report`` does."""

from __future__ import annotations

import re
from pathlib import Path

from pmqa.report.makers import MAKERS

DOC = (Path(__file__).parents[3] / "docs" / "papers.md").read_text(encoding="utf-8")


def test_the_table_of_readers_is_that_of_the_makers() -> None:
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in DOC.splitlines() if line.startswith("| `")]
    readers = ("office", "committee", "agency", "public")
    told = {re.match(r"`(\w+?)s?[./]", row[0])[1]: tuple(reader for reader, mark in zip(readers, row[1:], strict=True) if mark) for row in rows}
    assert told == {maker.name.removesuffix("s"): maker.audiences for maker in MAKERS if maker.module.startswith("pmqa.report.papers.")}


def test_the_samples_that_it_names_are_there() -> None:
    root = Path(__file__).parents[3]
    assert all((root / name).exists() for name in re.findall(r"sample_submissions/[\w./-]+", DOC))
