"""docs/files.md says what the catalogue and the limits say."""

from __future__ import annotations

import re
from pathlib import Path

from pmqa.workbook.refusals import REFUSALS
from pmqa.xlsx import limits

PAGE = (Path(__file__).parents[2] / "docs" / "files.md").read_text(encoding="utf-8")


def test_every_refusal_is_on_the_page() -> None:
    rows = re.findall(r"^\| (FIL\d{3}) \| (.+) \|$", PAGE, re.MULTILINE)
    assert rows == [(code, texts[2]) for code, texts in REFUSALS.items()]


def test_the_limits_are_those_of_the_code() -> None:
    said = re.findall(r"[\d,]*\d", PAGE.partition("Refused is what has more than:")[2])
    mb = limits.MB
    assert [int(number.replace(",", "")) for number in said] == [
        limits.FILE_BYTES // mb, limits.TOTAL_BYTES // mb, limits.PART_BYTES // mb, limits.PARTS, limits.SHEETS, limits.CELLS, limits.STRINGS,
        limits.TEXT_LENGTH, limits.TEXT_TOTAL, limits.ROWS, limits.COLUMNS, limits.ARCHIVE_BYTES // mb, limits.ARCHIVE_FILES, 150, 2]
