"""Workbooks whose archive is sound and whose parts are strange, wrong or immense: name -> (how to make it, what it gives).

What it gives is the code of the refusal, or the cells that are right.
"""

from __future__ import annotations

import random

from workbook.packages import (
    DECLARATION, Entry, Parts, archive, book, content_types, deflate, relations, repeated, sheet, strings, styles, workbook, zipped,
)  # fmt: skip

MB = 1 << 20
S1 = "xl/worksheets/sheet1.xml"
TEXTS = "xl/sharedStrings.xml"
LAUGHS = "<!DOCTYPE x [<!ENTITY a \"ha\">" + "".join(
    f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in zip("abcdefghi", "bcdefghij")
) + "]>"  # fmt: skip
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


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


def random_digits(count: int) -> str:
    return "".join(random.Random(3).choices("0123456789", k=count))


FIVE = '<row r="1"><c r="A1"><v>5</v></c></row>'
READ = {"S1": {"A1": number(5)}}
PREFIXED = zipped(book(
    f'{DECLARATION}<x:worksheet xmlns:x="urn:m"><x:sheetData><x:row r="1"><x:c r="A1" t="s"><x:v>0</x:v></x:c>'
    '<x:c r="B1" t="inlineStr"><x:is><x:r><x:t>ก</x:t></x:r><x:r><x:t>b</x:t></x:r></x:is></x:c></x:row></x:sheetData></x:worksheet>',
    shared='<x:sst xmlns:x="urn:m"><x:si><x:r><x:rPr><x:b/></x:rPr><x:t>ข</x:t></x:r><x:rPh><x:t>no</x:t></x:rPh></x:si></x:sst>',
))  # fmt: skip

ODD = {
    "five": (lambda: rows(FIVE), READ),
    "rows and cells in any order": (
        lambda: rows('<row r="9"><c r="B9"><v>4</v></c><c r="A9"><v>3</v></c></row><row r="2"><c r="A2"><v>1</v></c></row>'),
        {"S1": {"B9": number(4), "A9": number(3), "A2": number(1)}},
    ),
    "cells and rows without reference": (
        lambda: rows("<row><c/><c><v>1</v></c></row><row r='5'><c r='C5'/><c><v>2</v></c></row><row><c><v>3</v></c></row>"),
        {"S1": {"B1": number(1), "D5": number(2), "A6": number(3)}},
    ),
    "rich runs and phonetic guides": (
        lambda: rows('<row><c t="s"><v>0</v></c></row>',
                     shared=strings('<r><rPr><sz val="9"/></rPr><t>การ</t></r><r><t xml:space="preserve"> KPI </t></r><rPh sb="0" eb="1"><t>x</t></rPh>')),
        {"S1": {"A1": text("การ KPI ")}},
    ),
    "run formats with CDATA": (
        lambda: rows('<row><c t="s"><v>0</v></c></row>', shared=strings("<r><rPr><b/></rPr><t><![CDATA[<rPr>a</rPr>]]></t></r>")),
        {"S1": {"A1": text("<rPr>a</rPr>")}},
    ),
    "run formats that close inside": (
        lambda: rows('<row><c t="s"><v>1</v></c></row>', shared=strings("<t>a</t>", "<r><rPr><b></b></rPr><t>b</t></r>")),
        {"S1": {"A1": text("b")}},
    ),
    "run formats that swallow a text": (
        lambda: rows(FIVE, shared=strings("<r><rPr></r></si><si><r></rPr><t>b</t></r>", "<t>c</t>")), "FIL036",
    ),
    "escapes": (
        lambda: rows('<row><c t="s"><v>0</v></c><c t="str"><v>_x0041_</v></c></row>', shared=strings("<t>a_x000D__xD83D__xDE00_b_xD83D__x005F_x</t>")),
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
        lambda: rows('<row><c t="d"><v>1900-01-01</v></c><c t="d"><v>18:00:00</v></c><c t="d"><v>1900-03-01Z</v></c></row>'),
        {"S1": {"A1": number(1, shown="date"), "B1": number(0.75, shown="date"), "C1": number(61, shown="date")}},
    ),
    "1904": (
        lambda: zipped(book(sheet('<row><c t="d"><v>1904-01-02</v></c></row>'), settings='<workbookPr date1904="1"/>')),
        {"S1": {"A1": number(1, shown="date")}},
    ),
    **{f"UTF-16 ({name})": (lambda codec=codec, mark=mark: changed(S1, mark + sheet(FIVE).replace("UTF-8", "UTF-16").encode(codec)), READ)
       for name, codec, mark in (("LE", "utf-16-le", b"\xff\xfe"), ("BE", "utf-16-be", b"\xfe\xff"), ("no mark", "utf-16-le", b""))},
    "UTF-16 cut in a character": (lambda: changed(S1, sheet(FIVE).encode("utf-16")[:-1]), "FIL036"),
    "UTF-16 cut in a cell": (lambda: changed(S1, sheet(FIVE).encode("utf-16")[:-100]), "FIL036"),
    "byte order mark": (lambda: changed(S1, "\ufeff" + sheet(FIVE)), READ),
    "says UTF-16, is UTF-8": (lambda: changed(S1, sheet(FIVE).replace("UTF-8", "UTF-16")), READ),
    "says ISO-8859-1, is UTF-8": (
        lambda: changed(S1, sheet('<row><c t="str"><v>ก</v></c></row>').replace("UTF-8", "ISO-8859-1")), {"S1": {"A1": text("ก")}},
    ),
    "kinds": (
        lambda: rows('<row><c t="b"><v>1</v></c><c t="e"><v>#REF!</v></c><c><f>A1</f></c><c t="str"><f>A1</f><v></v></c>'
                     '<c t="str"><v></v></c><c><f>1</f><v>7</v></c><c t="s"><v/></c><c><v> 1E-3 </v></c></row>'),
        {"S1": {"A1": ["boolean", True, False, ""], "B1": ["error", "#REF!", False, ""], "C1": ["uncalculated", None, True, ""],
                "D1": text("", True), "F1": number(7, True), "H1": number(0.001)}},
    ),
    "shared formula": (
        lambda: rows('<row><c><f t="shared" ref="A1:A2" si="0">B1</f><v>1</v></c></row><row><c><f t="shared" si="0"/><v>2</v></c></row>'),
        {"S1": {"A1": number(1, True), "A2": number(2, True)}},
    ),
    "formats": (
        lambda: rows("<row>" + "".join(f'<c s="{n}"><v>1</v></c>' for n in range(8)) + "</row>",
                     style=styles(["0", "14", "9", "200", "201", "202", "203", "81"],
                                  {"200": "0.0%", "201": "0.0&quot;%&quot;", "202": "[$-41E]d mmm bbbb", "203": "[Red]#,##0.00_);General"})),
        {"S1": {"A1": number(1), "B1": number(1, shown="date"), "C1": number(1, shown="percent"), "D1": number(1, shown="percent"),
                "E1": number(1), "F1": number(1, shown="date"), "G1": number(1), "H1": number(1, shown="date")}},
    ),
    "absurd dimension": (lambda: zipped(book(sheet(FIVE, before='<dimension ref="A1:XFD1048576"/>'))), READ),
    "merged over everything": (lambda: zipped(book(sheet(FIVE, after='<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'))), READ),
    "cells at both ends": (
        lambda: rows(FIVE + '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'), {**READ, "stray": 1},
    ),
    "cells at the limits": (
        lambda: rows('<row r="4000"><c r="IV4000"><v>1</v></c><c r="IW4000"><v>1</v></c></row><row r="4001"><c r="A4001"><v>1</v></c></row>'),
        {"S1": {"IV4000": number(1)}, "stray": 2},
    ),
    "names of cells behind the cells": (
        lambda: zipped(book(sheet(FIVE, after='<extLst><ext><xm:f xmlns:xm="u">A1</xm:f><row/><c><v>9</v></c></ext></extLst>'))), READ,
    ),
    "external link beside": (
        lambda: zipped({**book(sheet('<row><c><f>[1]S!A1</f><v>5</v></c></row>')), "xl/externalLinks/externalLink1.xml": "<externalLink/>"}),
        {"S1": {"A1": number(5, True)}},
    ),
    "states of sheets": (
        lambda: in_part("xl/workbook.xml", 'sheetId="1"', 'sheetId="1" state="veryHidden"'), {**READ, "states": ["veryHidden"]},
    ),
    "chart sheet": (
        lambda: zipped({**book(sheet(FIVE), sheet("")), "xl/_rels/workbook.xml.rels":
                        relations(("r1", "worksheet", "worksheets/sheet1.xml"), ("r2", "chartsheet", "chartsheets/sheet1.xml"))}),
        {**READ, "S2": {}},
    ),
    "targets from the root and around": (
        lambda: changed("xl/_rels/workbook.xml.rels", relations(("r1", "worksheet", "/xl/media/../worksheets/./sheet1.xml"))), READ,
    ),
    "200,000 blank rows": (lambda: rows(FIVE + "".join(f'<row r="{n}" s="3" customFormat="1"/>' for n in range(2, 200_000))), READ),
    "300,000 blank cells": (lambda: rows(FIVE + '<row r="2">' + '<c r="B2" s="7"/>' * 300_000 + "</row>"), READ),
    "30 MB of blanks between rows": (lambda: _repeated_inside(b"\n" * MB, 30), READ),
    "90,000 cells": (
        lambda: rows("".join(f'<row r="{n}">' + '<c><v>1</v></c>' * 30 + "</row>" for n in range(1, 3_001))), {"count": 90_000},
    ),
}  # fmt: skip

WRONG = {
    "billion laughs in a sheet": (lambda: changed(S1, LAUGHS + "<worksheet><sheetData><row><c t='str'><v>&j;</v></c></row></sheetData></worksheet>"), "FIL037"),
    "billion laughs in the texts": (lambda: changed("xl/sharedStrings.xml", LAUGHS + "<sst><si><t>&j;</t></si></sst>", book(sheet(FIVE), shared="")), "FIL037"),
    "billion laughs in the workbook": (lambda: changed("xl/workbook.xml", LAUGHS + "<workbook>&j;</workbook>"), "FIL037"),
    "billion laughs in the styles": (lambda: changed("xl/styles.xml", LAUGHS + "<styleSheet>&j;</styleSheet>", book(sheet(FIVE), style="")), "FIL037"),
    "quadratic entities in UTF-16": (
        lambda: changed(S1, f'<!DOCTYPE x [<!ENTITY a "{"a" * 60_000}">]><worksheet>{"&a;" * 30_000}</worksheet>'.encode("utf-16")), "FIL037",
    ),
    "file of the machine as an entity": (lambda: changed(S1, OUTSIDE + "<worksheet><sheetData><row><c t='str'><v>&a;</v></c></row></sheetData></worksheet>"), "FIL037"),
    "DOCTYPE behind comments": (lambda: changed(S1, "<?xml version='1.0'?><!-- a --><?b c?>\n" + LAUGHS + "<worksheet/>"), "FIL037"),
    "DOCTYPE behind 2 MB of comments": (lambda: changed(S1, "<!-- x -->" * 200_000 + LAUGHS + "<worksheet/>"), "FIL036"),
    "comment without end": (lambda: changed(S1, "<!-- " + "x" * 2 * MB), "FIL036"),
    "unknown entity": (lambda: cell("<v>&a;</v>"), "FIL036"),
    "tag not closed": (lambda: changed(S1, sheet(FIVE).replace("</row>", "")), "FIL036"),
    "cut in the middle": (lambda: changed(S1, sheet(FIVE)[:-40]), "FIL036"),
    "bytes that are no UTF-8": (lambda: changed(S1, sheet('<row><c t="str"><v>@</v></c></row>').encode().replace(b"@", b"\xc3\x28")), "FIL036"),
    "NUL in a text": (lambda: cell("<v>a\0b</v>", 't="str"'), "FIL036"),
    "empty part": (lambda: changed(S1, ""), "FIL036"),
    "only blanks": (lambda: changed(S1, "  \n"), "FIL036"),
    "another part in its place": (lambda: changed(S1, styles(["0"])), "FIL036"),
    "no sheetData": (lambda: changed(S1, "<worksheet/>"), "FIL036"),
    "texts that are a sheet": (lambda: changed("xl/sharedStrings.xml", sheet(FIVE), book(sheet(FIVE), shared="")), "FIL036"),
    "cell outside a row": (lambda: rows('<c r="A1"><v>1</v></c>'), "FIL036"),
    "row inside a row": (lambda: rows("<row>" + FIVE + "</row>"), "FIL036"),
    "cell inside a cell": (lambda: cell("<c><v>1</v></c>"), "FIL036"),
    "two values": (lambda: cell("<v>1</v><v>2</v>"), "FIL036"),
    "value inside a value": (lambda: cell("<v>1<v>2</v></v>"), "FIL036"),
    "inline text in a number": (lambda: cell("<is><t>1</t></is>"), "FIL036"),
    "text outside an item": (lambda: rows(FIVE, shared=strings().replace("</sst>", "<t>a</t></sst>")), "FIL036"),
    "item inside an item": (lambda: rows(FIVE, shared=strings("<si/>")), "FIL036"),
    "same cell twice": (lambda: rows('<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>'), "FIL038"),
    "same cell twice, in two rows": (lambda: rows(FIVE + FIVE), "FIL038"),
    "cell of another row": (lambda: cell("<v>1</v>", 'r="A2"'), "FIL038"),
    "cell beyond Excel": (lambda: cell("<v>1</v>", 'r="ZZZZZ99999999"'), "FIL038"),
    "cell of row 0": (lambda: rows('<row r="0"><c r="A0"><v>1</v></c></row>'), "FIL038"),
    "row in Thai digits": (lambda: rows('<row r="๑"><c><v>1</v></c></row>'), "FIL038"),
    "row beyond Excel": (lambda: rows('<row r="1048577"><c><v>1</v></c></row>'), "FIL038"),
    "cell in small letters": (lambda: cell("<v>1</v>", 'r="a1"'), "FIL038"),
    "cell whose name is 1 MB": (lambda: cell("<v>1</v>", f'r="{"A" * (MB - 500)}"'), "FIL038"),
    "text that is not there": (lambda: rows('<row><c t="s"><v>7</v></c></row>', shared=strings("<t>a</t>")), "FIL039"),
    "no texts at all": (lambda: cell("<v>0</v>", 't="s"'), "FIL039"),
    **{f"text {index[:9]}": (lambda index=index: rows(f'<row><c t="s"><v>{index}</v></c></row>', shared=strings("<t>a</t>")), "FIL039")
       for index in ("-1", "0.0", "๐", "9" * 5_000)},
    **{f"number {shown[:9]}": (lambda shown=shown: cell(f"<v>{shown}</v>"), "FIL040")
       for shown in ("NaN", "INF", "1e400", "1_000", "๕", "５", "1,5", "abc", "0x10", "1" * 100)},
    "number of 100,000 digits": (lambda: cell(f"<v>{random_digits(100_000)}</v>"), "FIL040"),
    "boolean 2": (lambda: cell("<v>2</v>", 't="b"'), "FIL040"),
    "kind unknown": (lambda: cell("<v>2</v>", 't="x"'), "FIL040"),
    **{f"date {shown}": (lambda shown=shown: cell(f"<v>{shown}</v>", 't="d"'), "FIL040") for shown in ("2024-02-30", "today", "2024-01-01T00:00+07:00")},
    "two sheets of one name": (lambda: in_part("xl/workbook.xml", "</sheets>", '<sheet name="s1" r:id="r1"/></sheets>'), "FIL041"),
    "two sheets of one part": (lambda: in_part("xl/workbook.xml", "</sheets>", '<sheet name="S2" r:id="r1"/></sheets>'), "FIL041"),
    "no sheets": (lambda: changed("xl/workbook.xml", workbook("")), "FIL042"),
    "sheet without relation": (lambda: in_part("xl/workbook.xml", 'r:id="r1"', 'r:id="r9"'), "FIL035"),
    "sheet on another machine": (
        lambda: in_part("xl/_rels/workbook.xml.rels", 'Target="worksheets/sheet1.xml"', 'TargetMode="External" Target="http://example.org/s.xml"'), "FIL035",
    ),
    "sheet outside of the file": (lambda: in_part("xl/_rels/workbook.xml.rels", "worksheets/sheet1.xml", "../../../etc/passwd"), "FIL035"),
    "texts missing though named": (lambda: in_part("xl/_rels/workbook.xml.rels", "sharedStrings.xml", "texts.xml"), "FIL035"),
    "styles missing though named": (lambda: in_part("xl/_rels/workbook.xml.rels", "styles.xml", "looks.xml"), "FIL035"),
    "workbook that is something else": (lambda: changed("xl/workbook.xml", "<document/>"), "FIL018"),
}  # fmt: skip


def _large(name: str, start: str, block: str, times: int, end: str, base: Parts | None = None) -> bytes:
    """A workbook with one part of ``block`` again and again, its CRC right."""
    content = f"{DECLARATION}{start}{block * times}{end}".encode()
    return zipped({**(base or book(sheet(FIVE), shared="" if name == TEXTS else None)), name: content})


def _repeated_inside(block: bytes, times: int) -> bytes:
    return _large(S1, "<worksheet><sheetData>" + FIVE, block.decode(), times, "</sheetData></worksheet>", book(sheet(FIVE)))


def _sheets(count: int) -> bytes:
    parts = book(sheet(FIVE))
    return zipped({**parts, "xl/workbook.xml": workbook("".join(f'<sheet name="S{n}" r:id="r1"/>' for n in range(count)))})


def _many_large_sheets() -> bytes:
    """Three sheets of 20 MB each: no part too large, all together too large."""
    large = sheet("\n" * 20 * MB)
    return zipped(book(large, large, large))


DATA = "<worksheet><sheetData><row>"
END = "</row></sheetData></worksheet>"
IMMENSE = {
    "256 sheets": (lambda: _sheets(256), "FIL050"),
    "40 MB sheet": (lambda: _large(S1, DATA, " " * MB, 40, END), "FIL051"),
    "500 MB in one cell": (
        lambda: archive([Entry(name, data) if name != S1 else Entry(S1, size=500 * MB, packed=repeated(b"a" * MB, 500))
                         for name, data in book(sheet(FIVE)).items()]), "FIL051",
    ),
    "2 GB of texts": (
        lambda: archive([Entry(name, data) if name != TEXTS else Entry(TEXTS, size=2048 * MB, packed=repeated(b"a" * MB, 2048))
                         for name, data in book(sheet(FIVE), shared="").items()]), "FIL051",
    ),
    "1 GB of styles": (
        lambda: archive([Entry(name, data) if name != "xl/styles.xml" else Entry(name, size=1024 * MB, packed=deflate(b""))
                         for name, data in book(sheet(FIVE), style="").items()]), "FIL051",
    ),
    "sheets of 60 MB together": (_many_large_sheets, "FIL051"),
    "30 MB in one cell": (lambda: _large(S1, DATA + '<c t="str"><v>', "ก" * 1_000, 10_000, "</v></c>" + END), "FIL055"),
    "30 MB in one attribute": (lambda: _large(S1, DATA + '<c r="', "A" * 1_000, 30_000, '"/>' + END), "FIL054"),
    "30 MB in one tag name": (lambda: _large(S1, DATA + "<c", "c" * 1_000, 30_000, "/>" + END), "FIL054"),
    "30 MB in one comment": (lambda: _large(S1, DATA + "<!--", "c" * 1_000, 30_000, "-->" + END), "FIL054"),
    "attributes all different": (
        lambda: _large(S1, DATA, "<c " + " ".join(f'a{n}=""' for n in range(90_000)) + "/>", 1, END), "FIL054",
    ),
    "tags all different": (lambda: _large(S1, DATA, "".join(f"<t{n}/>" for n in range(90_000)), 1, END), "FIL054"),
    "1,000,000 nested tags": (lambda: _large(S1, DATA, "<a>", 1_000_000, ""), "FIL054"),
    "600,000 nested tags": (lambda: _large(S1, DATA, "<a>", 600_000, ""), "FIL036"),
    "600,000 nested tags in the workbook": (lambda: _large("xl/workbook.xml", "", "<a>", 600_000, ""), "FIL036"),
    "8,000,000 empty cells": (lambda: _large(S1, DATA, "<c/>" * 1_000, 8_000, END), "FIL054"),
    "150,000 cells": (
        lambda: _large(S1, "<worksheet><sheetData>", "<row>" + "<c><v>1</v></c>" * 50 + "</row>", 3_000, "</sheetData></worksheet>", book("")), "FIL052",
    ),
    "120,000 texts": (lambda: _large(TEXTS, "<sst>", "<si><t/></si>", 120_000, "</sst>"), "FIL053"),
    "5,000,000 characters of texts": (lambda: _large(TEXTS, "<sst>", f"<si><t>{'😀' * 30_000}</t></si>", 150, "</sst>"), "FIL055"),
    "5,000,000 characters in cells": (
        lambda: _large(S1, "<worksheet><sheetData>", f'<row><c t="str"><v>{"ก" * 30_000}</v></c></row>', 150, "</sheetData></worksheet>", book("")), "FIL055",
    ),
    "text of 50,000 characters": (lambda: cell(f"<v>{'ก' * 50_000}</v>", 't="str"'), "FIL055"),
    "number format of 1 MB": (
        lambda: rows('<row><c s="0"><v>1</v></c></row>', style=styles(["200"], {"200": "[" * (MB - 2_000)})), {"S1": {"A1": number(1)}},
    ),
    "200,000 cell styles": (
        lambda: rows('<row><c s="9"><v>1</v></c></row>', style=styles(["9"] * 110_000)), {"S1": {"A1": number(1, shown="percent")}},
    ),
    "no content type": (lambda: changed("[Content_Types].xml", content_types("x")), READ),
}  # fmt: skip
