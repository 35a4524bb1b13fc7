"""The reader of typed cells: what it promises beside what the hostile, differential and fuzz suites show."""

from __future__ import annotations

import os
import pickle
import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from xml.sax.saxutils import escape

import openpyxl.utils
import pytest
from hypothesis import given
from hypothesis import strategies as st
from xlsx.packages import Entry, archive, book, content_types, sheet, strings, styles, workbook, zipped

from pmqa.catalogue import CATALOGUE
from pmqa.xlsx import limits
from pmqa.xlsx.cells import Cell, Sheet, Unreadable, Workbook, read_file, read_workbook
from pmqa.xlsx.container import Archive
from pmqa.xlsx.parts import number_format
from pmqa.xlsx.references import address, parse_reference
from pmqa.xlsx.shared_texts import plain_texts

FIVE = sheet('<row r="1"><c r="A1"><v>5</v></c></row>')


def refusal(path: str | Path) -> tuple[str, str]:
    with pytest.raises(Unreadable) as refused:
        read_file(path)
    return refused.value.code, refused.value.found


@contextmanager
def at_most_bytes(most: int) -> Iterator[None]:
    """What is done inside takes no more memory at any time."""
    tracemalloc.start()
    try:
        yield
        assert tracemalloc.get_traced_memory()[1] <= most
    finally:
        tracemalloc.stop()


def test_a_whole_workbook() -> None:
    parts = book(
        sheet('<row r="2"><c r="B2" t="s"><v>0</v></c><c r="C2" s="1"><v>0.85</v></c></row>'),
        sheet('<row r="5000"><c r="A5000"><v>1</v></c></row>'),
        shared=strings("<t>หมวด</t>"),
        style=styles(["0", "10"]),
        settings='<workbookPr date1904="1"/>',
    )
    parts["xl/workbook.xml"] = str(parts["xl/workbook.xml"]).replace('sheetId="2"', 'sheetId="2" state="hidden"')
    assert read_workbook(zipped(parts)) == Workbook(
        (
            Sheet("S1", "visible", {(2, 2): Cell("text", "หมวด"), (2, 3): Cell("number", 0.85, False, "percent")}, 0),
            Sheet("S2", "hidden", {}, 1),
        ),
        True,
        "xlsx",
    )


@pytest.mark.parametrize(
    ("main", "kind"),
    [
        ("vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
        ("vnd.ms-excel.sheet.macroEnabled", "xlsm"),
        ("vnd.openxmlformats-officedocument.spreadsheetml.template", "xlsx"),
    ],
)
def test_the_kind_is_that_of_the_content_type(main: str, kind: str) -> None:
    assert read_workbook(zipped({**book(FIVE), "[Content_Types].xml": content_types(main)})).kind == kind


def test_sheets_not_wanted_are_listed_and_not_opened() -> None:
    read = read_workbook(zipped(book(FIVE, "<this is no XML")), wanted=lambda name: name == "S1")
    assert [(each.name, len(each.cells)) for each in read.sheets] == [("S1", 1), ("S2", 0)]


def test_texts_and_styles_are_not_opened_when_no_sheet_is_wanted() -> None:
    parts = book(FIVE, shared="<this is no XML", style="<this is no XML")
    assert read_workbook(zipped(parts), wanted=lambda _: False).sheets == (Sheet("S1", "visible", {}, 0),)


def test_limits_count_only_what_is_opened() -> None:
    photos = [Entry(f"xl/media/{n}.bin", size=40 * limits.MB, packed=b"x") for n in range(3)]
    parts = [Entry(name, data) for name, data in book(FIVE).items()]
    assert read_workbook(archive([*parts, *photos])).sheets[0].cells == {(1, 1): Cell("number", 5.0)}


@pytest.mark.parametrize(("state", "expected"), [("visible", "visible"), ("veryHidden", "veryHidden"), ("odd", "visible")])
def test_state(state: str, expected: str) -> None:
    parts = {**book(FIVE), "xl/workbook.xml": workbook(f'<sheet name="S" state="{state}" r:id="r1"/>')}
    assert read_workbook(zipped(parts)).sheets[0].state == expected


def test_the_place_of_a_refused_cell_is_told() -> None:
    with pytest.raises(Unreadable) as refused:
        read_workbook(zipped(book(FIVE, sheet('<row r="7"><c r="G7"><v>NaN</v></c></row>'))))
    assert (refused.value.code, refused.value.found) == ("FIL040", "S2!G7: NaN")


@pytest.mark.parametrize("kind", ["str", "inlineStr", "e"])
@pytest.mark.parametrize("before", ["", "<!-- parsed -->"])
def test_the_place_of_a_text_that_is_too_long_is_told(kind: str, before: str) -> None:
    rows = f'<row r="2">{before}<c r="B2" t="{kind}"><v>{"x" * (limits.TEXT_LENGTH + 1)}</v></c></row>'
    with pytest.raises(Unreadable) as refused:
        read_workbook(zipped(book(sheet(rows))))
    assert (refused.value.code, refused.value.found) == ("FIL055", "S1!B2: 40,001")


def test_a_refusal_survives_the_way_between_processes() -> None:
    again = pickle.loads(pickle.dumps(Unreadable("FIL040", "S2!G7: NaN")))
    assert (again.code, again.found) == ("FIL040", "S2!G7: NaN")


def test_files_that_cannot_be_taken(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"x")
    assert read_file(tmp_path / "a.xlsx") == b"x"
    assert refusal(tmp_path / "b.xlsx") == ("FIL001", "b.xlsx")
    assert refusal(tmp_path) == ("FIL002", tmp_path.name)
    assert refusal(tmp_path / "a.xlsx" / "b.xlsx")[0] == "FIL003"
    assert refusal("a\0.xlsx")[0] == "FIL003"


def test_a_file_too_large_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "large.xlsx").open("wb") as file:
        file.truncate(limits.FILE_BYTES + 1)
    with at_most_bytes(limits.MB):
        assert refusal(tmp_path / "large.xlsx") == ("FIL004", "65 MB > 64 MB")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with names need POSIX")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.xlsx")
    assert refusal(tmp_path / "pipe.xlsx") == ("FIL002", "pipe.xlsx")


def test_no_more_is_unpacked_than_declared_and_one_byte() -> None:
    lying = archive([Entry("a.xml", b"x" * 5_000_000, size=1_000)])
    with at_most_bytes(100_000), pytest.raises(Unreadable):
        list(Archive(lying).chunks("a.xml"))


@given(st.integers(1, 1 << 20), st.integers(1, 1 << 14))
def test_addresses_are_those_of_openpyxl(row: int, column: int) -> None:
    assert address(row, column) == f"{openpyxl.utils.get_column_letter(column)}{row}"
    assert parse_reference(address(row, column)) == (row, column)


@given(st.text("AZx019$-๑ \n", max_size=6))
def test_what_is_no_address_is_none(text: str) -> None:
    place = parse_reference(text)
    assert place is None or address(*place) == text


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("General", ""), ("0.00", ""), ("#,##0.00_);[Red](#,##0.00)", ""), ("0.00E+00", ""), ("@", ""), ('0 "days"', ""),
        (r"0\%", ""), ('0.0"%"', ""), ("0_%", ""), ("[Magenta]0", ""), ('0"h"', ""), ("* 0", ""), ("t0.00", ""), ("# ?/?", ""),
        ("0%", "percent"), ("[Red]-0.00%;0.0%", "percent"), ("0.0% _)", "percent"),
        ("d/m/yyyy", "date"), ("[$-41E]d mmmm bbbb", "date"), ("[$-D000000]ddd", "date"), ("h:mm AM/PM", "date"),
        ("[h]:mm:ss", "date"), ("[mm]", "date"), ('yyyy"ปี"', "date"), ("0.00;[Red]d/m", "date"),
    ],
)  # fmt: skip
def test_what_a_format_code_shows(code: str, expected: str) -> None:
    """Codes after ECMA-376 Part 1, 18.8.31."""
    assert number_format("164", code) == expected


def test_formats_known_by_number() -> None:
    """ECMA-376 Part 1, 18.8.30: the general list, and the list for th-TH."""
    shown = {kind: [n for n in range(164) if number_format(str(n)) == kind] for kind in ("percent", "date")}
    assert shown == {
        "percent": [9, 10, 67, 68],
        "date": [*range(14, 23), *range(27, 37), 45, 46, 47, *range(50, 59), *range(71, 82)],
    }


TEXTS = st.text("กำa &<>\"'\n_x]\r", max_size=4).map(lambda text: escape(text, {"\r": "&#13;", "\n": "&#10;"}))
LOOKS = st.sampled_from(
    [
        "", "<rPr/>", '<rPr><b val="true"/><sz val="11"/></rPr>', "<rPr><b></b></rPr>", "<rPr> <b/> </rPr>",
        '<rPr><rFont val="ฟอนต์"/></rPr>', "<rPr><!-- a --><b/></rPr>",
    ]
)  # fmt: skip
ITEMS = st.one_of(
    st.builds("<t>{}</t>".format, TEXTS),
    st.builds('<t xml:space="preserve">{}</t>'.format, TEXTS),
    st.lists(st.builds("<r>{}<t>{}</t></r>".format, LOOKS, TEXTS), min_size=1, max_size=4).map("".join),
    st.sampled_from(["", "<t/>", "<t><![CDATA[<rPr>]]></t>", "<r><t>a</t></r><rPh><t>b</t></rPh>", "<t>&#3585;</t>", "\n<t>a</t>"]),
)


@given(st.lists(ITEMS, max_size=6))
def test_plain_and_parsed_texts_are_the_same(items: list[str]) -> None:
    """The table as it is, and behind a comment, which is always parsed."""
    table = strings(*items)
    parsed = table.replace("<sst", "<!-- not plain --><sst")
    assert plain_texts(parsed.encode()) is None
    rows = "".join(f'<row><c t="s"><f>A1</f><v>{n}</v></c></row>' for n in range(len(items)))
    one, other = (read_workbook(zipped(book(sheet(rows), shared=shared))) for shared in (table, parsed))
    assert one == other
    assert len(one.sheets[0].cells) == len(items)


@pytest.mark.parametrize(
    "table",
    [
        strings("<t>การนำ &amp; KPI</t>", '<t xml:space="preserve"> a </t>'),
        strings('<r><rPr><sz val="11"/></rPr><t>การ</t></r><r><t>นำ</t></r>', "<t>a&#10;b</t>"),
        strings(),
    ],
)
def test_the_tables_that_programs_write_are_plain(table: str) -> None:
    assert plain_texts(table.encode()) is not None


@pytest.mark.parametrize(
    "table",
    [
        strings("<t>a&</t>", "<t>amp;b</t>"), strings("<r><t>a&</t></r><r><t>amp;</t></r>"), strings("<t>a</t></r><r><t>b</t>"),
        strings("<t>a]]>b</t>"), strings("<t>a\0b</t>"), strings("<t>a\rb</t>"), strings("<t>\uffff</t>"), strings("<t>a</t>").replace("</sst>", ""),
        strings("<r><rPr><t>x</t></rPr><t>a</t></r>"), strings("<r><rPr></r></si><si><r></rPr><t>b</t></r>"), strings("<t>a</t>") + "x",
    ],
)  # fmt: skip
def test_what_must_be_parsed_is_not_plain(table: str) -> None:
    """Malformed, or changed on its way through a parser."""
    assert plain_texts(table.encode()) is None


def test_limits_hold_to_the_number(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each limit lets through what it says and refuses one more."""
    row = "".join(f'<c t="str"><v>{"ก" * 10}</v></c>' for _ in range(4))
    data = zipped(book(sheet(f"<row>{row}</row>"), sheet("<row/>"), shared=strings("<t>a</t>", "<t>b</t>")))
    used = {"PARTS": 7, "SHEETS": 2, "TEXT_LENGTH": 10}
    codes = {"PARTS": "FIL050", "SHEETS": "FIL050", "cells": "FIL052", "strings": "FIL053"}
    for name, number in used.items():
        with monkeypatch.context() as patch:
            patch.setattr(limits, name, number)
            assert len(read_workbook(data).sheets[0].cells) == 4
            patch.setattr(limits, name, number - 1)
            with pytest.raises(Unreadable) as refused:
                read_workbook(data)
            assert refused.value.code == codes.get(name, "FIL055")
    for name, number in {"cells": 4, "strings": 2, "characters": 42}.items():
        assert len(read_workbook(data, room=limits.Room(**{name: number})).sheets[0].cells) == 4
        with pytest.raises(Unreadable) as refused:
            read_workbook(data, room=limits.Room(**{name: number - 1}))
        assert refused.value.code == codes.get(name, "FIL055")


def test_every_refusal_is_an_error_told_in_both_languages() -> None:
    for code, kind in CATALOGUE.items():
        if code.startswith("FIL"):
            assert kind.severity == "error"
            assert all(text.strip() for text in kind[1:])
            assert kind.wrong_en.endswith(".")
            assert kind.remedy_en.endswith(".")
