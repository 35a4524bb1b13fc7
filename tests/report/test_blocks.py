"""Lines and tables laid out: padded and wrapped in a window, tab-separated in a pipe, safe to print."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pmqa.report.blocks import Column, Line, Table, clean, laid_out
from pmqa.report.wrapping import cells

WORDS = st.sampled_from(["หมู่", "น้ำใจ", "การให้ความสำคัญกับผู้รับบริการ", "กรม", "A4", "3.33", "", "ผลลัพธ์ การดำเนินการ"])
GAPS = Table((Column("รหัส"), Column("ค่า", right=True), Column("ประเด็น")),
             [("LD1.A", "ว่าง", "วิสัยทัศน์ ค่านิยม"), ("RM10", "80.7", "การบรรลุผลตามแผนการจัดการความรู้และนวัตกรรม")])


def texts(*blocks: Line | Table, width: int | None) -> list[str]:
    return [line.text for line in laid_out(blocks, width)]


def test_the_last_column_wraps_at_words_under_itself() -> None:
    assert texts(GAPS, width=38) == [
        "รหัส      ค่า  ประเด็น",
        "LD1.A   ว่าง  วิสัยทัศน์ ค่านิยม",
        "RM10   80.7  การบรรลุผลตามแผนการจัดการ",
        "             ความรู้และนวัตกรรม",
    ]


def test_a_last_column_without_room_goes_below_its_row() -> None:
    assert texts(GAPS, width=24) == [
        "รหัส      ค่า",
        "    ประเด็น",
        "LD1.A   ว่าง",
        "    วิสัยทัศน์ ค่านิยม",
        "RM10   80.7",
        "    การบรรลุผลตามแผนการ",
        "    จัดการความรู้และนวัตกรรม",
    ]


def test_a_pipe_gets_tabs_and_whole_lines() -> None:
    long = Line("ยังไม่กรอกคำตอบ นับเป็น 0 จนกว่าจะกรอก " * 4)
    assert texts(long, GAPS, width=None) == [
        long.text,
        "รหัส\tค่า\tประเด็น",
        "LD1.A\tว่าง\tวิสัยทัศน์ ค่านิยม",
        "RM10\t80.7\tการบรรลุผลตามแผนการจัดการความรู้และนวัตกรรม",
    ]


def test_columns_for_wide_windows_go_first_and_that_is_said() -> None:
    table = Table((Column("rank", right=True), Column("1", right=True, keep="wide"), Column("2", right=True, keep="wide"), Column("name")),
                  [("1", "456.25", "312.50", "Phayao")], note="narrow")
    assert texts(table, width=24) == ["rank      1      2", "    name", "   1 456.25 312.50", "    Phayao"]
    assert texts(table, width=17) == ["rank  name", "   1  Phayao", "narrow"]
    assert texts(table, width=None) == ["rank\t1\t2\tname", "1\t456.25\t312.50\tPhayao"]


def test_drawings_are_not_for_pipes_and_empty_columns_without_header_for_nobody() -> None:
    table = Table((Column("n"), Column("", keep="window"), Column(""), Column("x")), [("1", "███", "", "a")])
    assert texts(table, width=40) == ["n       x", "1  ███  a"]
    assert texts(table, width=None) == ["n\tx", "1\ta"]


def test_a_workbook_cannot_steer_the_terminal() -> None:
    assert clean("กรม\x1b[2J\u202egnp.x\tB\n") == "กรม [2J gnp.x B "
    assert texts(Table((Column("a"), Column("b")), [("x\ty", "1\n2")]), width=None) == ["a\tb", "x y\t1 2"]
    assert texts(Line("first\nsecond"), width=20) == ["first", "second"]


@given(st.lists(st.tuples(WORDS, WORDS, WORDS), max_size=5), st.integers(40, 100), st.booleans())
def test_no_line_is_wider_than_the_window(rows: list[tuple[str, str, str]], width: int, right: bool) -> None:
    table = Table((Column("รหัส"), Column("n", right=right), Column("ประเด็น")), rows, indent=2)
    assert all(cells(text) <= width for text in texts(table, width=width))
