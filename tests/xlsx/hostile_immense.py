"""Workbooks of sizes at which other readers take gigabytes or never end: name -> (how to make it, what it gives).

What it gives is the code of the refusal, or the cells that are right.
"""

from __future__ import annotations

from xlsx.hostile_parts import FIVE, MB, READ, S1, TEXTS, cell, changed, number, rows
from xlsx.packages import (
    DECLARATION,
    Entry,
    Parts,
    archive,
    book,
    content_types,
    deflate,
    repeated,
    sheet,
    styles,
    workbook,
    zipped,
)

DATA = "<worksheet><sheetData><row>"
END = "</row></sheetData></worksheet>"


def _large(name: str, start: str, block: str, times: int, end: str, base: Parts | None = None) -> bytes:
    """A workbook with one part of ``block`` again and again, its CRC right."""
    content = f"{DECLARATION}{start}{block * times}{end}".encode()
    return zipped({**(base or book(sheet(FIVE), shared="" if name == TEXTS else None)), name: content})


def _sheets(count: int) -> bytes:
    parts = book(sheet(FIVE))
    return zipped(
        {**parts, "xl/workbook.xml": workbook("".join(f'<sheet name="S{n}" r:id="r1"/>' for n in range(count)))}
    )


def _many_large_sheets() -> bytes:
    """Three sheets of 20 MB each: no part too large, all together too large."""
    large = sheet("\n" * 20 * MB)
    return zipped(book(large, large, large))


IMMENSE = {
    "200,000 blank rows": (
        lambda: rows(FIVE + "".join(f'<row r="{n}" s="3" customFormat="1"/>' for n in range(2, 200_000))),
        READ,
    ),
    "300,000 blank cells": (lambda: rows(FIVE + '<row r="2">' + '<c r="B2" s="7"/>' * 300_000 + "</row>"), READ),
    "30 MB of blanks between rows": (
        lambda: _large(S1, "<worksheet><sheetData>" + FIVE, "\n" * MB, 30, "</sheetData></worksheet>"),
        READ,
    ),
    "90,000 cells": (
        lambda: rows("".join(f'<row r="{n}">' + "<c><v>1</v></c>" * 30 + "</row>" for n in range(1, 3_001))),
        {"count": 90_000},
    ),
    "256 sheets": (lambda: _sheets(256), "FIL050"),
    "40 MB sheet": (lambda: _large(S1, DATA, " " * MB, 40, END), "FIL051"),
    "500 MB in one cell": (
        lambda: archive(
            [
                Entry(name, data) if name != S1 else Entry(S1, size=500 * MB, packed=repeated(b"a" * MB, 500))
                for name, data in book(sheet(FIVE)).items()
            ]
        ),
        "FIL051",
    ),
    "2 GB of texts": (
        lambda: archive(
            [
                Entry(name, data) if name != TEXTS else Entry(TEXTS, size=2048 * MB, packed=repeated(b"a" * MB, 2048))
                for name, data in book(sheet(FIVE), shared="").items()
            ]
        ),
        "FIL051",
    ),
    "1 GB of styles": (
        lambda: archive(
            [
                Entry(name, data) if name != "xl/styles.xml" else Entry(name, size=1024 * MB, packed=deflate(b""))
                for name, data in book(sheet(FIVE), style="").items()
            ]
        ),
        "FIL051",
    ),
    "sheets of 60 MB together": (_many_large_sheets, "FIL051"),
    "30 MB in one cell": (lambda: _large(S1, DATA + '<c t="str"><v>', "ก" * 1_000, 10_000, "</v></c>" + END), "FIL055"),
    "30 MB in one attribute": (lambda: _large(S1, DATA + '<c r="', "A" * 1_000, 30_000, '"/>' + END), "FIL054"),
    "30 MB in one tag name": (lambda: _large(S1, DATA + "<c", "c" * 1_000, 30_000, "/>" + END), "FIL054"),
    "30 MB in one comment": (lambda: _large(S1, DATA + "<!--", "c" * 1_000, 30_000, "-->" + END), "FIL054"),
    "attributes all different": (
        lambda: _large(S1, DATA, "<c " + " ".join(f'a{n}=""' for n in range(90_000)) + "/>", 1, END),
        "FIL054",
    ),
    "tags all different": (lambda: _large(S1, DATA, "".join(f"<t{n}/>" for n in range(90_000)), 1, END), "FIL054"),
    "1,000,000 nested tags": (lambda: _large(S1, DATA, "<a>", 1_000_000, ""), "FIL054"),
    "600,000 nested tags": (lambda: _large(S1, DATA, "<a>", 600_000, ""), "FIL036"),
    "600,000 nested tags in the workbook": (lambda: _large("xl/workbook.xml", "", "<a>", 600_000, ""), "FIL036"),
    "8,000,000 empty cells": (lambda: _large(S1, DATA, "<c/>" * 1_000, 8_000, END), "FIL054"),
    "150,000 cells": (
        lambda: _large(
            S1,
            "<worksheet><sheetData>",
            "<row>" + "<c><v>1</v></c>" * 50 + "</row>",
            3_000,
            "</sheetData></worksheet>",
            book(""),
        ),
        "FIL052",
    ),
    "120,000 texts": (lambda: _large(TEXTS, "<sst>", "<si><t/></si>", 120_000, "</sst>"), "FIL053"),
    "5,000,000 characters of texts": (
        lambda: _large(TEXTS, "<sst>", f"<si><t>{'😀' * 30_000}</t></si>", 150, "</sst>"),
        "FIL055",
    ),
    "5,000,000 characters in cells": (
        lambda: _large(
            S1,
            "<worksheet><sheetData>",
            f'<row><c t="str"><v>{"ก" * 30_000}</v></c></row>',
            150,
            "</sheetData></worksheet>",
            book(""),
        ),
        "FIL055",
    ),
    "text of 50,000 characters": (lambda: cell(f"<v>{'ก' * 50_000}</v>", 't="str"'), "FIL055"),
    "number format of 1 MB": (
        lambda: rows('<row><c s="0"><v>1</v></c></row>', style=styles(["200"], {"200": "[" * (MB - 2_000)})),
        {"S1": {"A1": number(1)}},
    ),
    "200,000 cell styles": (
        lambda: rows('<row><c s="9"><v>1</v></c></row>', style=styles(["9"] * 110_000)),
        {"S1": {"A1": number(1, shown="percent")}},
    ),
    "no content type": (lambda: changed("[Content_Types].xml", content_types("x")), READ),
}
