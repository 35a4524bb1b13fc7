"""The quick search and the parser give the same cells, or the same refusal, whatever stands in a sheet."""

from __future__ import annotations

from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from xlsx.packages import book, sheet, strings, zipped

from pmqa.xlsx import plain_cells as quick
from pmqa.xlsx.cells import Unreadable, read_workbook
from pmqa.xlsx.markup import Tally
from pmqa.xlsx.values import Maker

SHARED = ("<t>ก</t>", "<t></t>", "<t>_x0041_</t>", '<r><rPr><b/></rPr><t>a</t></r><r><t xml:space="preserve"> b</t></r>')
TEXTS = st.text("กำa &<>\"'\n_x]\r1", max_size=4).map(lambda text: escape(text, {"\r": "&#13;", "\n": "&#10;"}))
TEXT = TEXTS.map(lambda text: f"<v>{text}</v>")
CONTENTS = st.one_of(  # type, what stands in the cell
    st.tuples(st.just("s"), st.sampled_from(["<v>0</v>", "<v>1</v>", "<v>2</v>", "<v>3</v>", "<v>03</v>", "<f>A1</f><v>2</v>"])),
    st.tuples(st.sampled_from(["", "n"]), st.sampled_from(["<v>2.5</v>", "<f>A1</f><v>1e3</v>", "<v> </v>", "<f/>", '<f t="shared" si="0"/><v>3</v>'])),
    st.tuples(st.just("str"), st.builds("{}{}".format, st.sampled_from(["", "<f>A1</f>", '<f aca="false">A1</f>']), TEXT | st.just(""))),
    st.tuples(st.just("inlineStr"), st.builds("<is><t{}>{}</t></is>".format, st.sampled_from(["", ' xml:space="preserve"']), TEXTS) | TEXT),
    st.sampled_from([("b", "<v>1</v>"), ("b", "<f>A1</f><v>0</v>"), ("e", "<v>#REF!</v>"), ("", ""), ("s", ""), ("d", "<v>2018-01-02</v>")]),
)
STYLES = st.sampled_from(["", ' s="0"', ' s="1"', ' s="2"'])
ROW_LOOKS = st.sampled_from(["", ' spans="1:3" ht="15.5" x14ac:dyDescent="0.2"', " "])
ODD = st.sampled_from(
    [
        "", "", "", "", "\n", "<row/>", '<row r="5"/>', "</row>", '<row r="2">', '<row r="1" r="2"/>', '</row><row r="1">', '<row r="1048577"/>',
        '<c r="A1"><v>1</v></c>', '<c r="C1" s="a"><v>1</v></c>', '<c r="D1" s="9"><v>1</v></c>', '<c r="E1" t="x"><v>1</v></c>', "<c><v>1</v></c>",
        '<c r="a1"><v>1</v></c>', '<c r="XFE1"><v>1</v></c>', '<c r="F1"><v>1e999</v></c>', '<c r="F1" t="s"><v>9</v></c>', '<c r="F1"><v/></c>',
        '<c r="F1" t="str"><f>A1</f><v/></c>', '<c r="F1"><v>1</v><v>2</v></c>', '<c r="F1" t="inlineStr"><is><t>a</v></c>',
        '<c r="F1" t="s"><is><t>a</t></is></c>', '<c r="F1" t="inlineStr"><is><r><t>a</t></r></is></c>', '<c r="F1"><v><![CDATA[1]]></v></c>',
        '<c r="F1"><f t="a" t="b">1</f></c>', '<c r="F1"><f>a<!-- --></f><v>1</v></c>', '<c r="IW1"><v>1</v></c>', '<c r="F1"><v>&#49;</v></c>',
    ]
)  # fmt: skip


@st.composite
def sheets(draw: st.DrawFn) -> str:
    """Rows that programs would write, and among them at most one odd piece; some lie beyond the limits."""
    pieces = []
    for row in draw(st.lists(st.sampled_from([1, 2, 3, 7, 4001]), max_size=4, unique=True)):
        pieces.append(f'<row r="{row}"{draw(ROW_LOOKS)}>')
        for column in draw(st.lists(st.sampled_from(["A", "B", "C", "IW"]), max_size=3, unique=True)):
            kind, content = draw(CONTENTS)
            of_kind = f' t="{kind}"' if kind else ""
            pieces.append(f'<c r="{column}{row}"{draw(STYLES)}{of_kind}>{content}</c>')
        pieces.append("</row>")
    pieces.insert(draw(st.integers(0, len(pieces))), draw(ODD))
    return "".join(pieces)


def outcome(data: bytes) -> object:
    """The workbook, or the code of the refusal: of a file with several faults either way may meet another first."""
    try:
        return read_workbook(data)
    except Unreadable as why:
        return why.code


@given(sheets())
def test_searched_and_parsed_cells_are_the_same(rows: str) -> None:
    """The sheet as it is, and with a comment behind the cells, which is always parsed."""
    one, other = (outcome(zipped(book(sheet(content), shared=strings(*SHARED)))) for content in (rows, rows + "<!-- -->"))
    if isinstance(one, str) and isinstance(other, str):
        return
    assert one == other


PLAIN = [
    '<row r="1" spans="1:2" ht="15" customHeight="1" x14ac:dyDescent="0.25"><c r="A1" s="1" t="s"><v>0</v></c><c r="B1" s="2"/></row>',
    '<row r="1"><c r="A1" s="4"><f>B1*2</f><v>2.5</v></c><c r="B1" t="str"><f aca="false">"ก"&amp;1</f><v>ก1</v></c></row><row r="3"/>',
    '<row r="2"><c r="A2" t="inlineStr"><is><t xml:space="preserve">ก &lt; ข&#10;</t></is></c><c r="B2" t="b"><v>1</v></c></row>',
    '<row r="2"><c r="A2" t="e"><f t="shared" ref="A2:A9" si="0">1/0</f><v>#DIV/0!</v></c><c r="B2"><f t="shared" si="0"/></c></row>',
    "",
]  # fmt: skip
NOT_PLAIN = [
    "<row r='1'/>", '<row r="1"><c r="A1"><v>1</v></c>', '<c r="A1"><v>1</v></c>', '<row r="1"> </row>', '<row r="1"><c r="A2"><v>1</v></c></row>',
    '<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>1</v></c></row>', '<row r="1"><row r="2"/></row>', '<row r="1" r="2"/>', "</row>",
    '<row r="1048577"/>', '<row r="1"><c r="A1"><v>&#49;</v></c></row>', '<row r="1"><c r="A1"><v>&lt</v></c></row>', '<row r="1"><c r="A1"><v>1\r</v></c></row>',
    '<row r="1"><c r="A1" t="s"><is><t>a</t></is></c></row>', '<row r="1"><c r="A1" t="inlineStr"><is><t>a</v></c></row>', '<row r="1"/>x',
]  # fmt: skip


@pytest.mark.parametrize("rows", PLAIN)
def test_what_programs_write_is_searched(rows: str) -> None:
    assert searched(rows) is not None


@pytest.mark.parametrize("rows", NOT_PLAIN)
def test_what_is_malformed_or_unusual_is_left_to_the_parser(rows: str) -> None:
    assert searched(rows) is None


def searched(rows: str) -> object:
    return quick.plain_cells(rows.encode(), Maker(["ก"], {}, False, Tally()), "S")
