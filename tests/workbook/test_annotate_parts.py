"""Annotating workbooks of every dialect: namespaces, encodings, parts that are missing or broken, archives of other tools."""

from __future__ import annotations

import io
import random
import re
import zipfile
from pathlib import Path

import pytest
from annotated_workbooks import parts, rich, well_formed
from libreoffice import LibreOffice
from xlsx.packages import (
    DECLARATION,
    MAIN,
    STRICT,
    Entry,
    Parts,
    archive,
    book,
    content_types,
    relations,
    sheet,
    strings,
    styles,
    zipped,
)

from pmqa.findings import Finding
from pmqa.workbook.annotating.annotate import annotate
from pmqa.xlsx.cells import Unreadable, read_workbook
from pmqa.xlsx.package import Package
from pmqa.xlsx.spans import attribute, counted, edited, elements

ROWS = ('<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" s="1"><v>2.5</v></c>'
        '<c r="C2"><f t="shared" ref="C2:C3" si="0">B2*2</f><v>5</v></c></row>'
        '<row r="3"><c r="C3"><f t="shared" si="0"/><v>0</v></c></row>')
FINDINGS = (Finding("ANS012", "", "S1", "B2", "LD1", "2.5", "0 1 2"), Finding("ANS001", "", "S1", "B3", "LD2"))


def small(**given: str) -> Parts:
    options = {"shared": strings("<t>LD1</t>"), "style": styles(["0", "2"])} | given
    return book(sheet(ROWS), sheet('<row r="1"><c r="A1"><v>1</v></c></row>'), **options)


def prefixed(part: str, prefix: str = "x") -> str:
    """The same part with a prefix on every element."""
    body = part.removeprefix(DECLARATION).replace(' xmlns="', f' xmlns:{prefix}="')
    return DECLARATION + re.sub(r"<(/?)(?=[A-Za-z])", rf"<\g<1>{prefix}:", body)


def whole(data: bytes) -> bytes:
    """Annotated, and everything that must hold of any copy holds."""
    copy = annotate(data, FINDINGS)
    well_formed(copy)
    before, after = read_workbook(data), read_workbook(copy)
    assert [one.name for one in after.sheets] == ["ข้อพบ", *(one.name for one in before.sheets)]
    assert after.sheets[1:] == before.sheets
    assert annotate(copy, FINDINGS) == copy
    sheets = [content for name, content in parts(copy).items() if re.search(r"worksheets[/\\]sheet1[.]xml$", name)]
    assert [len(re.findall(rb"&quot;pmqa&quot;", content)) for content in sheets] == [2]
    assert [len(re.findall(rb"<(?:\w+:)?comment ", content)) for name, content in parts(copy).items() if "notes1.xml" in name] == [2]
    return copy


DIALECTS: dict[str, Parts] = {
    "plain": small(),
    "strict": book(sheet(ROWS, namespace=STRICT), shared=strings("<t>LD1</t>", namespace=STRICT),
                   style=styles(["0", "2"], namespace=STRICT), strict=True),
    "no styles": book(sheet(ROWS.replace(' s="1"', "")), shared=strings("<t>LD1</t>")),
    "styles without a section": small(style=f'<styleSheet xmlns="{MAIN}"><cellXfs><xf/><xf numFmtId="2"/></cellXfs><extLst/></styleSheet>'),
    "empty sections": small(style=f'<styleSheet xmlns="{MAIN}"><fonts count="0"/><cellXfs count="2"><xf/><xf numFmtId="2"/></cellXfs>'
                                  '<dxfs count="0" /></styleSheet>'),
    "byte order mark": {name: "\ufeff" + str(part) for name, part in small().items()},
    "UTF-16": {name: str(part).replace('"UTF-8"', '"UTF-16"').encode("utf-16") for name, part in small().items()},
    "prefixes": {name: part if "xmlns:r=" in str(part) else prefixed(str(part)) for name, part in small().items()},
    "single quotes": {name: str(part).replace(DECLARATION, "").replace("'", "&apos;").replace('"', "'") for name, part in small().items()},
    "comments and CDATA": small() | {"xl/worksheets/sheet1.xml": sheet(
        ROWS, before='<!-- <sheetData/> <c r="B2"/> --><sheetViews><sheetView workbookViewId="0" tabSelected="1"/></sheetViews>',
        after='<!-- </worksheet> --><pageMargins left="1" right="1" top="1" bottom="1" header="0" footer="0"/>')},
    "a rule of another kind": small() | {"xl/worksheets/sheet1.xml": sheet(
        ROWS, after='<conditionalFormatting sqref="B2"><cfRule type="containsBlanks" dxfId="0" priority="7"><formula>A1</formula></cfRule>'
                    '</conditionalFormatting><conditionalFormatting sqref="B9"/>')},
    "a drawing that is not there": small() | {"xl/worksheets/sheet1.xml": sheet(ROWS, after='<legacyDrawing xmlns:q="x" q:id="rId9"/>')},
    "another folder": {
        name.replace("xl/", "book/"): str(part).replace("xl/", "book/") for name, part in small().items()},
}


@pytest.mark.parametrize("name", DIALECTS)
def test_every_dialect(name: str) -> None:
    whole(zipped(DIALECTS[name]))


def test_a_prefix_is_used_for_what_is_added() -> None:
    chosen = {name: prefixed(str(part)) for name, part in small().items() if name.endswith("sheet1.xml") or "styles" in name}
    found = parts(whole(zipped(small() | chosen)))
    assert b"<x:conditionalFormatting " in found["xl/worksheets/sheet1.xml"]
    assert re.search(rb'<x:legacyDrawing xmlns:r="[^"]*" r:id="pmqa2"/></x:worksheet>', found["xl/worksheets/sheet1.xml"])
    assert b"<x:dxf><x:fill>" in found["xl/styles.xml"]


def test_shared_formulas_and_rules_of_others_stay() -> None:
    data = zipped(DIALECTS["a rule of another kind"])
    part = parts(whole(data))["xl/worksheets/sheet1.xml"].decode()
    assert ROWS in part
    assert re.findall('priority="([0-9]+)"', part) == ["1", "2", "3"]
    assert part.index("pmqa") < part.index("containsBlanks")


def test_strict_and_prefixed_copies_open_in_libreoffice(libreoffice: LibreOffice, tmp_path: Path) -> None:
    files = []
    for name in ("strict", "prefixes", "no styles", "UTF-16"):
        files.append(tmp_path / f"{name}.xlsx")
        files[-1].write_bytes(whole(zipped(DIALECTS[name])))
    for file, saved in libreoffice.resave(files, tmp_path / "resaved").items():
        found = parts(saved.read_bytes())
        assert sum(content.count(b"pmqa \xc2\xb7") for name, content in found.items() if "comments" in name) == 2, file.name
        assert any(content.count(b"&quot;pmqa&quot;") == 2 for name, content in found.items() if "worksheets" in name), file.name
        cells = read_workbook(saved.read_bytes()).sheets[0].cells
        assert [cells[row, 1].value for row in (6, 7)] == ["✗ ยังไม่แก้"] * 2, file.name


# The archive


def test_an_archive_written_as_a_stream() -> None:
    """Sizes stand behind the data there; names and times of untouched parts stay."""
    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

        def seek(self, *_: int) -> int:
            raise io.UnsupportedOperation

        def tell(self) -> int:
            raise io.UnsupportedOperation

    out = Pipe()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as written:
        for name, part in small().items():
            written.writestr(zipfile.ZipInfo(name, (2019, 5, 6, 7, 8, 10)), part)
    data = out.getvalue()
    assert zipfile.ZipFile(io.BytesIO(data)).infolist()[0].flag_bits & 8
    copy = zipfile.ZipFile(io.BytesIO(whole(data)))
    assert copy.getinfo("xl/sharedStrings.xml").date_time == (2019, 5, 6, 7, 8, 10)
    assert not any(part.flag_bits & 8 for part in copy.infolist())


def test_names_with_backslashes_and_capitals() -> None:
    entries = [Entry(name.replace("/", "\\").replace("styles.xml", "Styles.XML"), part) for name, part in small().items()]
    whole(archive(entries))


def test_wide_records_and_stored_parts() -> None:
    whole(zipped(small(), wide=True))
    whole(archive([Entry(name, part, method=0) for name, part in small().items()]))


def test_a_local_header_that_is_none() -> None:
    entries = [Entry(name, part) for name, part in small().items()] + [Entry("docProps/app.xml", "x", offset=2)]
    with pytest.raises(Unreadable) as why:
        annotate(archive(entries), FINDINGS)
    assert why.value.code == "FIL032"


def test_parts_out_of_use_leave_no_trace() -> None:
    package = Package(zipped(small()))
    part = package.add("xl/new.xml", b"<a/>", "text/x")
    assert package.relate("xl/worksheets/sheet1.xml", "http://kind", part) == "pmqa1"
    package.declare_default("vml", "text/vml")
    assert [(one.kind, one.part) for one in package.relations("xl/worksheets/sheet1.xml").values()] == [("kind", part)]
    package.unrelate("xl/worksheets/sheet1.xml", "pmqa1")
    package.remove(part)
    package.forget_default("vml")
    assert parts(package.packed()) == parts(zipped(small()))


# Broken parts


VML = relations(("v", "vmlDrawing", "../d.vml"), ("c", "comments", "../c.xml"))
LINKED = sheet(ROWS, after='<legacyDrawing xmlns:r="x" r:id="v"/>')
COMMENTS = f'<comments xmlns="{MAIN}"><authors><author>a</author></authors><commentList>{{}}</commentList></comments>'
NOTED = {"xl/worksheets/sheet1.xml": LINKED, "xl/worksheets/_rels/sheet1.xml.rels": VML, "xl/c.xml": COMMENTS.format("")}


@pytest.mark.parametrize(("broken", "code"), [
    ({"xl/styles.xml": "<styleSheet"}, "FIL036"),
    ({"xl/styles.xml": '<!DOCTYPE a [<!ENTITY b "c">]><styleSheet/>'}, "FIL037"),
    ({"[Content_Types].xml": "<Types>"}, "FIL036"),
    ({"xl/worksheets/sheet1.xml": sheet(ROWS, after="<open>")}, "FIL036"),
    ({"xl/worksheets/sheet2.xml": sheet("", before='<sheetViews><sheetView tabSelected="1"></sheetViews>')}, "FIL036"),
    (NOTED | {"xl/d.vml": "<xml>"}, "FIL036"),
    (NOTED | {"xl/d.vml": "<xml></xml>", "xl/c.xml": "<comments/>"}, "FIL036"),
    (NOTED, "FIL035"),
    ({"xl/worksheets/sheet1.xml": sheet(ROWS, before="<cols>" + "<col/>" * 100_001 + "</cols>")}, "FIL054"),
])
def test_a_part_that_cannot_be_changed_is_a_coded_refusal(broken: Parts, code: str) -> None:
    with pytest.raises(Unreadable) as why:
        annotate(zipped(small() | broken), FINDINGS)
    assert why.value.code == code


def test_a_drawing_that_is_no_xml_is_changed_all_the_same() -> None:
    """Excel leaves <br> open in the text of form controls."""
    button = '<v:shape id="_x0000_s2050" type="#_x0000_t201"><v:textbox><div>a<br>b</div></v:textbox></v:shape>'
    drawing = f'<xml xmlns:v="urn:schemas-microsoft-com:vml">{button}</xml>'
    theirs = '<comment ref="B3" authorId="0"><text><t>theirs</t></text></comment>'
    data = zipped(small() | NOTED | {"xl/d.vml": drawing, "xl/c.xml": COMMENTS.format(theirs)})
    copy = annotate(data, FINDINGS)
    found = parts(copy)
    assert found["xl/d.vml"].startswith(b"<xml xmlns:o=") and button.encode() in found["xl/d.vml"]
    assert re.findall(rb'<v:shape id="([^"]*)"', found["xl/d.vml"]) == [b"_x0000_s2050", b"_x0000_s2051"]
    assert re.findall(rb'<comment ref="([^"]*)" authorId="(.)"', found["xl/c.xml"]) == [(b"B3", b"0"), (b"B2", b"1")]
    assert annotate(copy, FINDINGS) == copy
    cleared = parts(annotate(copy, []))
    assert cleared["xl/c.xml"].decode() == COMMENTS.format(theirs)
    assert re.findall(rb"<v:shape .*?</v:shape>", cleared["xl/d.vml"]) == [button.encode()]


def test_numbers_beyond_reason_are_passed_over() -> None:
    digits = "9" * 6000
    before = f'<sheetFormatPr/><cols><col min="{digits}" max="{digits}" width="nan"/></cols>'
    after = f'<conditionalFormatting sqref="A1"><cfRule priority="{digits}"/></conditionalFormatting>'
    main = small()["xl/workbook.xml"].replace('sheetId="2"', f'sheetId="{digits}"').replace(
        "</workbook>", f'<definedNames><definedName localSheetId="{digits}" name="a">1</definedName></definedNames></workbook>')
    whole(zipped(small() | {"xl/worksheets/sheet1.xml": sheet(ROWS, before, after), "xl/workbook.xml": main}))


def test_damage_ends_in_a_copy_or_a_coded_refusal(tmp_path: Path) -> None:
    """Bytes, tags and attributes of the parts that are changed, changed at random."""
    original = parts(annotate(rich(tmp_path), [finding._replace(sheet="หมวด 1") for finding in FINDINGS]))
    names = [name for name in original if name.endswith((".xml", ".rels", ".vml")) and "theme" not in name and "chart" not in name]
    ends = {"copy": 0, "refused": 0}
    for seed in range(150):
        chance = random.Random(seed)
        name = chance.choice(names)
        content = original[name]
        tags = [match.span() for match in re.finditer(rb"<[^>]*>", content)]
        (start, end), kind = chance.choice(tags), chance.randrange(4)
        changed = [
            content[:start] + content[end:], content[:end] + content[start:],
            content[:start] + bytes([chance.randrange(256)]) + content[start + 1:],
            content[:start] + re.sub(rb'="[^"]*"', b'="-1"', content[start:end]) + content[end:]][kind]
        try:
            annotate(zipped(original | {name: changed}), [finding._replace(sheet="หมวด 1") for finding in FINDINGS])
            ends["copy"] += 1
        except Unreadable as why:
            assert why.code
            ends["refused"] += 1
    assert min(ends.values()) > 30, ends


# Where elements stand


def test_elements_are_where_they_say() -> None:
    content = b'\xef\xbb\xbf<?xml version="1.0"?><x:a xmlns:x="u" k="1>2"><!-- <x:b/> --><x:b c=\'3\'/><x:b><x:d>&lt;</x:d ></x:b><e\n/></x:a>'
    found = elements(content, "p", 3)
    assert [(one.name, one.depth, content[one.start:one.inside], content[one.inside:one.close], content[one.close:one.end])
            for one in found] == [
        ("a", 0, b'<x:a xmlns:x="u" k="1>2">', content[content.index(b"<!--"):-6], b"</x:a>"),
        ("b", 1, b"<x:b c='3'/>", b"", b""), ("b", 1, b"<x:b>", b"<x:d>&lt;</x:d >", b"</x:b>"), ("d", 2, b"<x:d>", b"&lt;", b"</x:d >"),
        ("e", 1, b"<e\n/>", b"", b"")]
    assert [one.name for one in elements(content, "p", 1, ("d",))] == ["a", "d"]


def test_attributes_are_changed_where_they_stand() -> None:
    content = b"""<a><b title='x count="1"' count = "1" on="1"/></a>"""
    one = elements(content, "p")[1]
    assert edited(content, [attribute(content, one, "count", "2")]) == b"""<a><b title='x count="1"' count = "2" on="1"/></a>"""
    assert edited(content, [attribute(content, one, "on", None)]) == b"""<a><b title='x count="1"' count = "1"/></a>"""
    assert edited(content, [attribute(content, one, "none", "2")]) == content
    assert edited(content, [counted(content, one, b"<c/>", 2)]) == b"""<a><b title='x count="1"' count = "2" on="1"><c/></b></a>"""


def test_content_types_of_a_workbook_keep_their_order() -> None:
    found = parts(annotate(zipped(small()), FINDINGS))["[Content_Types].xml"].decode()
    assert content_types().removesuffix("</Types>").partition("<Default")[2] in found
