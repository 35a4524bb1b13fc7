"""``docs/findings.md``: every finding of the catalogue, by family.

    python -m pmqa.report.findings_doc docs/findings.md
"""

from __future__ import annotations

import sys
from itertools import groupby
from pathlib import Path

from pmqa.catalogue import CATALOGUE
from pmqa.report.words import SEVERITY

FAMILIES = {
    "FIL": "The file itself",
    "STD": "The edition it belongs to",
    "SHT": "Sheets, rows and columns",
    "PRF": "The agency profile",
    "ANS": "Answers",
    "REG": "The register of agencies",
    "TBL": "Tables of agencies: marks, and the register",
    "RND": "Several files together",
}
_HEAD = """\
<!-- Made from pmqa/catalogue.py by `python -m pmqa.report.findings_doc docs/findings.md`; a test compares them. -->

# Findings

A finding tells what is wrong in a file, where, what was found there, what was expected and what to do. It has a code
that never changes its meaning, and a severity:

| | | |
|---|---|---|
| error | ข้อผิดพลาด | an answer, a sheet or the file cannot be taken as it stands |
| warning | คำเตือน | it was taken, and is probably not what was meant |
| note | หมายเหตุ | it was taken; what was assumed or repaired is told |

`pmqa check` and `pmqa score` of a named file exit with 1 where there is an error, and with `--strict` for a warning
too. The check sheet of the workbook says the same sentences while the officer types.
"""


def findings_markdown() -> str:
    """The whole page; the families in the order of the catalogue."""
    parts = [_HEAD]
    for family, rows in groupby(CATALOGUE.items(), key=lambda row: row[0][:3]):
        parts.append(f"\n## {family} · {FAMILIES[family]}\n")
        for code, kind in rows:
            severity = SEVERITY[kind.severity]
            parts.append(f"\n### {code} · {severity.en} · {severity.th}\n\n"
                         f"{_plain(kind.wrong_en)} *{_plain(kind.remedy_en)}*\n\n"
                         f"{_plain(kind.wrong_th)} *{_plain(kind.remedy_th)}*\n")
    return "".join(parts)


def _plain(text: str) -> str:
    """Signs that Markdown would take for its own."""
    return "".join(f"\\{sign}" if sign in "\\`*_<[]" else sign for sign in text)


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(findings_markdown(), encoding="utf-8", newline="\n")
