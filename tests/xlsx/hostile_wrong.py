"""Workbooks whose parts are malformed or contradict themselves: name -> (how to make it, the code of the refusal)."""

from __future__ import annotations

import random

from xlsx.hostile_parts import FIVE, MB, S1, cell, changed, in_part, rows
from xlsx.packages import OFFICE, book, relations, sheet, strings, styles, workbook

LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in zip("abcdefghi", "bcdefghij"))
    + "]>"
)
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


def random_digits(count: int) -> str:
    return "".join(random.Random(3).choices("0123456789", k=count))


WRONG = {
    "billion laughs in a sheet": (
        lambda: changed(
            S1, LAUGHS + "<worksheet><sheetData><row><c t='str'><v>&j;</v></c></row></sheetData></worksheet>"
        ),
        "FIL037",
    ),
    "billion laughs in the texts": (
        lambda: changed(
            "xl/sharedStrings.xml", LAUGHS + "<sst><si><t>&j;</t></si></sst>", book(sheet(FIVE), shared="")
        ),
        "FIL037",
    ),
    "billion laughs in the workbook": (
        lambda: changed("xl/workbook.xml", LAUGHS + "<workbook>&j;</workbook>"),
        "FIL037",
    ),
    "billion laughs in the styles": (
        lambda: changed("xl/styles.xml", LAUGHS + "<styleSheet>&j;</styleSheet>", book(sheet(FIVE), style="")),
        "FIL037",
    ),
    "quadratic entities in UTF-16": (
        lambda: changed(
            S1, f'<!DOCTYPE x [<!ENTITY a "{"a" * 60_000}">]><worksheet>{"&a;" * 30_000}</worksheet>'.encode("utf-16")
        ),
        "FIL037",
    ),
    "file of the machine as an entity": (
        lambda: changed(
            S1, OUTSIDE + "<worksheet><sheetData><row><c t='str'><v>&a;</v></c></row></sheetData></worksheet>"
        ),
        "FIL037",
    ),
    "DOCTYPE behind comments": (
        lambda: changed(S1, "<?xml version='1.0'?><!-- a --><?b c?>\n" + LAUGHS + "<worksheet/>"),
        "FIL037",
    ),
    "DOCTYPE behind 2 MB of comments": (
        lambda: changed(S1, "<!-- x -->" * 200_000 + LAUGHS + "<worksheet/>"),
        "FIL036",
    ),
    "comment without end": (lambda: changed(S1, "<!-- " + "x" * 2 * MB), "FIL036"),
    "unknown entity": (lambda: cell("<v>&a;</v>"), "FIL036"),
    "tag not closed": (lambda: changed(S1, sheet(FIVE).replace("</row>", "")), "FIL036"),
    "cell without its bracket": (lambda: rows('<row r="1"><c r="A1" s="0"/</row>'), "FIL036"),
    "row without its bracket": (lambda: rows('<row r="1"/<row r="2"><c r="A2"><v>1</v></c></row>'), "FIL036"),
    "cut in the middle": (lambda: changed(S1, sheet(FIVE)[:-40]), "FIL036"),
    "bytes that are no UTF-8": (
        lambda: changed(S1, sheet('<row><c t="str"><v>@</v></c></row>').encode().replace(b"@", b"\xc3\x28")),
        "FIL036",
    ),
    "NUL in a text": (lambda: cell("<v>a\0b</v>", 't="str"'), "FIL036"),
    "empty part": (lambda: changed(S1, ""), "FIL036"),
    "only blanks": (lambda: changed(S1, "  \n"), "FIL036"),
    "another part in its place": (lambda: changed(S1, styles(["0"])), "FIL036"),
    "no sheetData": (lambda: changed(S1, "<worksheet/>"), "FIL036"),
    "texts that are a sheet": (
        lambda: changed("xl/sharedStrings.xml", sheet(FIVE), book(sheet(FIVE), shared="")),
        "FIL036",
    ),
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
    **{
        f"text {index[:9]}": (
            lambda index=index: rows(f'<row><c t="s"><v>{index}</v></c></row>', shared=strings("<t>a</t>")),
            "FIL039",
        )
        for index in ("-1", "0.0", "๐", "9" * 5_000)
    },
    **{
        f"number {shown[:9]}": (lambda shown=shown: cell(f"<v>{shown}</v>"), "FIL040")
        for shown in ("NaN", "INF", "1e400", "1_000", "๕", "５", "1,5", "abc", "0x10", "1" * 100)
    },
    "number of 100,000 digits": (lambda: cell(f"<v>{random_digits(100_000)}</v>"), "FIL040"),
    **{
        f"style {style}": (
            lambda style=style: rows(f'<row><c s="{style}"><v>1</v></c></row>', style=styles(["0", "9"])),
            "FIL040",
        )
        for style in ("2", "01", "-1", "x")
    },
    "boolean 2": (lambda: cell("<v>2</v>", 't="b"'), "FIL040"),
    "kind unknown": (lambda: cell("<v>2</v>", 't="x"'), "FIL040"),
    **{
        f"date {shown}": (lambda shown=shown: cell(f"<v>{shown}</v>", 't="d"'), "FIL040")
        for shown in ("2024-02-30", "today", "2024-01-01T00:00+07:00")
    },
    "two sheets of one name": (
        lambda: in_part("xl/workbook.xml", "</sheets>", '<sheet name="s1" r:id="r1"/></sheets>'),
        "FIL041",
    ),
    "two sheets of one part": (
        lambda: in_part("xl/workbook.xml", "</sheets>", '<sheet name="S2" r:id="r1"/></sheets>'),
        "FIL041",
    ),
    "no sheets": (lambda: changed("xl/workbook.xml", workbook("")), "FIL042"),
    "two main documents": (
        lambda: changed("_rels/.rels", relations(*((f"r{n}", "officeDocument", f"xl/workbook{n}.xml") for n in (1, 2)))),
        "FIL036",
    ),
    "two tables of texts": (
        lambda: in_part(
            "xl/_rels/workbook.xml.rels",
            "</Relationships>",
            f'<Relationship Id="r7" Type="{OFFICE}/sharedStrings" Target="other.xml"/></Relationships>',
        ),
        "FIL036",
    ),
    "two relations of one id": (
        lambda: changed("xl/_rels/workbook.xml.rels", relations(*[("r1", "worksheet", "worksheets/sheet1.xml")] * 2)),
        "FIL036",
    ),
    "sheet without relation": (lambda: in_part("xl/workbook.xml", 'r:id="r1"', 'r:id="r9"'), "FIL035"),
    "sheet on another machine": (
        lambda: in_part(
            "xl/_rels/workbook.xml.rels",
            'Target="worksheets/sheet1.xml"',
            'TargetMode="External" Target="http://example.org/s.xml"',
        ),
        "FIL035",
    ),
    "sheet outside of the file": (
        lambda: in_part("xl/_rels/workbook.xml.rels", "worksheets/sheet1.xml", "../../../etc/passwd"),
        "FIL035",
    ),
    "texts missing though named": (
        lambda: in_part("xl/_rels/workbook.xml.rels", "sharedStrings.xml", "texts.xml"),
        "FIL035",
    ),
    "styles missing though named": (lambda: in_part("xl/_rels/workbook.xml.rels", "styles.xml", "looks.xml"), "FIL035"),
    "workbook that is something else": (lambda: changed("xl/workbook.xml", "<document/>"), "FIL018"),
}
