"""Workbooks that are sound though strange, and must be read right: name -> (how to make it, the cells in it)."""

from __future__ import annotations

from xlsx.packages import (
    DECLARATION,
    Parts,
    book,
    relations,
    sheet,
    strings,
    styles,
    zipped,
)

MB = 1 << 20
S1 = "xl/worksheets/sheet1.xml"
TEXTS = "xl/sharedStrings.xml"


def number(value: float, formula: bool = False, shown: str = "") -> list:
    return ["number", float(value), formula, shown]


def text(value: str, formula: bool = False) -> list:
    return ["text", value, formula, ""]


def cell(content: str, attributes: str = 'r="A1"') -> bytes:
    return zipped(book(sheet(f'<row r="1"><c {attributes}>{content}</c></row>')))


def rows(content: str, **parts) -> bytes:
    return zipped(book(sheet(content), **parts))


def changed(name: str, content: str | bytes, base: Parts | None = None) -> bytes:
    return zipped({**(base or book(sheet(FIVE))), name: content})


def in_part(name: str, old: str, new: str, base: Parts | None = None) -> bytes:
    """A good workbook with one text replaced in one part."""
    base = base or book(sheet(FIVE), shared=strings("<t>a</t>"), style=styles(["0"]))
    if old not in base[name]:
        raise ValueError(old)
    return zipped({**base, name: base[name].replace(old, new)})


FIVE = '<row r="1"><c r="A1"><v>5</v></c></row>'
READ = {"S1": {"A1": number(5)}}
PREFIXED = zipped(
    book(
        f'{DECLARATION}<x:worksheet xmlns:x="urn:m"><x:sheetData><x:row r="1"><x:c r="A1" t="s"><x:v>0</x:v></x:c>'
        '<x:c r="B1" t="inlineStr"><x:is><x:r><x:t>ก</x:t></x:r><x:r><x:t>b</x:t></x:r></x:is></x:c></x:row></x:sheetData></x:worksheet>',
        shared='<x:sst xmlns:x="urn:m"><x:si><x:r><x:rPr><x:b/></x:rPr><x:t>ข</x:t></x:r><x:rPh><x:t>no</x:t></x:rPh></x:si></x:sst>',
    )
)

ODD = {
    "five": (lambda: rows(FIVE), READ),
    "rows and cells in any order": (
        lambda: rows(
            '<row r="9"><c r="B9"><v>4</v></c><c r="A9"><v>3</v></c></row><row r="2"><c r="A2"><v>1</v></c></row>'
        ),
        {"S1": {"B9": number(4), "A9": number(3), "A2": number(1)}},
    ),
    "cells and rows without reference": (
        lambda: rows(
            "<row><c/><c><v>1</v></c></row><row r='5'><c r='C5'/><c><v>2</v></c></row><row><c><v>3</v></c></row>"
        ),
        {"S1": {"B1": number(1), "D5": number(2), "A6": number(3)}},
    ),
    "rich runs and phonetic guides": (
        lambda: rows(
            '<row><c t="s"><v>0</v></c></row>',
            shared=strings(
                '<r><rPr><sz val="9"/></rPr><t>การ</t></r><r><t xml:space="preserve"> KPI </t></r><rPh sb="0" eb="1"><t>x</t></rPh>'
            ),
        ),
        {"S1": {"A1": text("การ KPI ")}},
    ),
    "run formats with CDATA": (
        lambda: rows(
            '<row><c t="s"><v>0</v></c></row>', shared=strings("<r><rPr><b/></rPr><t><![CDATA[<rPr>a</rPr>]]></t></r>")
        ),
        {"S1": {"A1": text("<rPr>a</rPr>")}},
    ),
    "run formats that close inside": (
        lambda: rows(
            '<row><c t="s"><v>1</v></c></row>', shared=strings("<t>a</t>", "<r><rPr><b></b></rPr><t>b</t></r>")
        ),
        {"S1": {"A1": text("b")}},
    ),
    "run formats that swallow a text": (
        lambda: rows(FIVE, shared=strings("<r><rPr></r></si><si><r></rPr><t>b</t></r>", "<t>c</t>")),
        "FIL036",
    ),
    "escapes": (
        lambda: rows(
            '<row><c t="s"><v>0</v></c><c t="str"><v>_x0041_</v></c></row>',
            shared=strings("<t>a_x000D__xD83D__xDE00_b_xD83D__x005F_x</t>"),
        ),
        {"S1": {"A1": text("a\r😀b\ufffd_x"), "B1": text("A")}},
    ),
    "prefixed": (lambda: PREFIXED, {"S1": {"A1": text("ข"), "B1": text("กb")}}),
    "prefix only inside": (lambda: rows('<x:row xmlns:x="urn:m"><x:c r="A1"><x:v>5</x:v></x:c></x:row>'), "FIL036"),
    "prefix only on texts": (lambda: rows(FIVE, shared=strings('<x:t xmlns:x="urn:m">a</x:t>')), "FIL036"),
    "strict": (
        lambda: zipped(book(sheet(FIVE + '<row><c t="d"><v>2024-02-29T12:00:00</v></c></row>'), strict=True)),
        {"S1": {"A1": number(5), "A2": number(45351.5, shown="date")}},
    ),
    "ISO dates and times": (
        lambda: rows(
            '<row><c t="d"><v>1900-01-01</v></c><c t="d"><v>18:00:00</v></c><c t="d"><v>1900-03-01Z</v></c></row>'
        ),
        {"S1": {"A1": number(1, shown="date"), "B1": number(0.75, shown="date"), "C1": number(61, shown="date")}},
    ),
    "1904": (
        lambda: zipped(book(sheet('<row><c t="d"><v>1904-01-02</v></c></row>'), settings='<workbookPr date1904="1"/>')),
        {"S1": {"A1": number(1, shown="date")}},
    ),
    **{
        f"UTF-16 ({name})": (
            lambda codec=codec, mark=mark: changed(S1, mark + sheet(FIVE).replace("UTF-8", "UTF-16").encode(codec)),
            READ,
        )
        for name, codec, mark in (
            ("LE", "utf-16-le", b"\xff\xfe"),
            ("BE", "utf-16-be", b"\xfe\xff"),
            ("no mark", "utf-16-le", b""),
        )
    },
    "UTF-16 cut in a character": (lambda: changed(S1, sheet(FIVE).encode("utf-16")[:-1]), "FIL036"),
    "UTF-16 cut in a cell": (lambda: changed(S1, sheet(FIVE).encode("utf-16")[:-100]), "FIL036"),
    "byte order mark": (lambda: changed(S1, "\ufeff" + sheet(FIVE)), READ),
    "says UTF-16, is UTF-8": (lambda: changed(S1, sheet(FIVE).replace("UTF-8", "UTF-16")), READ),
    "says ISO-8859-1, is UTF-8": (
        lambda: changed(S1, sheet('<row><c t="str"><v>ก</v></c></row>').replace("UTF-8", "ISO-8859-1")),
        {"S1": {"A1": text("ก")}},
    ),
    "kinds": (
        lambda: rows(
            '<row><c t="b"><v>1</v></c><c t="e"><v>#REF!</v></c><c><f>A1</f></c><c t="str"><f>A1</f><v></v></c>'
            '<c t="str"><v></v></c><c><f>1</f><v>7</v></c><c t="s"><v/></c><c><v> 1E-3 </v></c></row>'
        ),
        {
            "S1": {
                "A1": ["boolean", True, False, ""],
                "B1": ["error", "#REF!", False, ""],
                "C1": ["uncalculated", None, True, ""],
                "D1": text("", True),
                "F1": number(7, True),
                "H1": number(0.001),
            }
        },
    ),
    "shared formula": (
        lambda: rows(
            '<row><c><f t="shared" ref="A1:A2" si="0">B1</f><v>1</v></c></row><row><c><f t="shared" si="0"/><v>2</v></c></row>'
        ),
        {"S1": {"A1": number(1, True), "A2": number(2, True)}},
    ),
    "formats": (
        lambda: rows(
            "<row>" + "".join(f'<c s="{n}"><v>1</v></c>' for n in range(8)) + "</row>",
            style=styles(
                ["0", "14", "9", "200", "201", "202", "203", "81"],
                {
                    "200": "0.0%",
                    "201": "0.0&quot;%&quot;",
                    "202": "[$-41E]d mmm bbbb",
                    "203": "[Red]#,##0.00_);General",
                },
            ),
        ),
        {
            "S1": {
                "A1": number(1),
                "B1": number(1, shown="date"),
                "C1": number(1, shown="percent"),
                "D1": number(1, shown="percent"),
                "E1": number(1),
                "F1": number(1, shown="date"),
                "G1": number(1),
                "H1": number(1, shown="date"),
            }
        },
    ),
    "absurd dimension": (lambda: zipped(book(sheet(FIVE, before='<dimension ref="A1:XFD1048576"/>'))), READ),
    "merged over everything": (
        lambda: zipped(book(sheet(FIVE, after='<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'))),
        READ,
    ),
    "cells at both ends": (
        lambda: rows(FIVE + '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
        {**READ, "stray": 1},
    ),
    "cells at the limits": (
        lambda: rows(
            '<row r="4000"><c r="IV4000"><v>1</v></c><c r="IW4000"><v>1</v></c></row><row r="4001"><c r="A4001"><v>1</v></c></row>'
        ),
        {"S1": {"IV4000": number(1)}, "stray": 2},
    ),
    "names of cells behind the cells": (
        lambda: zipped(
            book(sheet(FIVE, after='<extLst><ext><xm:f xmlns:xm="u">A1</xm:f><row/><c><v>9</v></c></ext></extLst>'))
        ),
        READ,
    ),
    "external link beside": (
        lambda: zipped(
            {
                **book(sheet("<row><c><f>[1]S!A1</f><v>5</v></c></row>")),
                "xl/externalLinks/externalLink1.xml": "<externalLink/>",
            }
        ),
        {"S1": {"A1": number(5, True)}},
    ),
    "states of sheets": (
        lambda: in_part("xl/workbook.xml", 'sheetId="1"', 'sheetId="1" state="veryHidden"'),
        {**READ, "states": ["veryHidden"]},
    ),
    "chart sheet": (
        lambda: zipped(
            {
                **book(sheet(FIVE), sheet("")),
                "xl/_rels/workbook.xml.rels": relations(
                    ("r1", "worksheet", "worksheets/sheet1.xml"), ("r2", "chartsheet", "chartsheets/sheet1.xml")
                ),
            }
        ),
        {**READ, "S2": {}},
    ),
    "targets from the root and around": (
        lambda: changed(
            "xl/_rels/workbook.xml.rels", relations(("r1", "worksheet", "/xl/media/../worksheets/./sheet1.xml"))
        ),
        READ,
    ),
}
