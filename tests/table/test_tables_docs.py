"""docs/tables.md is true: its table is read, and its numbers come out."""

from __future__ import annotations

import re
from pathlib import Path

from pmqa.api import assess, load_standard, read_table

ROOT = Path(__file__).parent.parent.parent
PAGE = (ROOT / "docs" / "tables.md").read_text(encoding="utf-8")


def test_the_table_of_the_page(tmp_path: Path) -> None:
    name, content = re.search(r"^```csv table=(\S+)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL).groups()
    (tmp_path / "marks.csv").write_text(content, encoding="utf-8")
    standard = load_standard(ROOT / "tests" / "standards" / name)
    result = assess(standard, read_table(tmp_path / "marks.csv", standard).submissions)
    shown = {one.code: (f"{result.scores[i, 0]:.2f}", int(result.rank[i])) for i, one in enumerate(result.agencies)}
    assert shown == {"A": ("3.60", 1), "B": ("3.40", 3), "C": ("3.60", 1), "D": ("2.60", 4)}
    assert "gives A and C 3.60 (rank 1), B 3.40 (3), D 2.60 (4)" in PAGE


def test_the_headers_of_the_page() -> None:
    standards = [load_standard(folder) for folder in [*sorted((ROOT / "criteria").iterdir()), ROOT / "tests" / "standards" / "worked-example"]]
    keys = {field.key for standard in standards for field in standard.fields} | {"received"}
    shown = [header for line in re.findall(r"^\| (`[^|]*) \|", PAGE, re.MULTILINE) for header in re.findall(r"`([^`]+)`", line)]
    answers = [header for header in shown if header not in ("code", "standard", "type", "name", "year", "group", "staff", "size")]
    assert answers
    assert [header for header in answers if header not in keys and not header.endswith(".na")] == []
