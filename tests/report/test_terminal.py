"""Reports on the way out: coloured in a terminal, plain in a pipe, readable under any encoding."""

from __future__ import annotations

import io
import sys

import pytest

from pmqa.report.blocks import Column, Line, Table
from pmqa.report.terminal import show, writable, write, write_csv

REPORT = [Line("ร่าง", "warn"), Line("✗ ไม่ถึงเกณฑ์", "bad"),
          Table((Column("หมวด"), Column("", keep="window"), Column("เกณฑ์")), [("1", "██··", "✓ ถึง"), ("2", "█···", "✗ ขาด 2")])]


class Screen(io.TextIOWrapper):
    """A terminal of its own that remembers what it shows."""

    def __init__(self, encoding: str = "utf-8") -> None:
        super().__init__(io.BytesIO(), encoding=encoding, errors="replace", newline="")

    def isatty(self) -> bool:
        return True

    @property
    def shown(self) -> str:
        self.flush()
        return self.buffer.getvalue().decode(self.encoding)


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    for name in ("NO_COLOR", "FORCE_COLOR", "COLORTERM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "40")
    return monkeypatch


def shown_on(screen: Screen, environment: pytest.MonkeyPatch) -> str:
    environment.setattr(sys, "stdout", screen)
    show(REPORT)
    return screen.shown


def test_a_pipe_gets_plain_lines_and_tabs(capsys: pytest.CaptureFixture[str]) -> None:
    show(REPORT)
    assert capsys.readouterr().out == "ร่าง\n✗ ไม่ถึงเกณฑ์\nหมวด\tเกณฑ์\n1\t✓ ถึง\n2\t✗ ขาด 2\n"


def test_a_terminal_gets_columns_and_colour(environment: pytest.MonkeyPatch) -> None:
    shown = shown_on(Screen(), environment)
    assert "\x1b[1;31m✗ ไม่ถึงเกณฑ์\x1b[0m\n" in shown
    assert "1     ██··  \x1b[32m✓ ถึง\x1b[0m\n" in shown
    assert "2     █···  \x1b[31m✗ ขาด\x1b[0m 2\n" in shown


def test_no_color_is_honoured(environment: pytest.MonkeyPatch) -> None:
    environment.setenv("NO_COLOR", "1")
    shown = shown_on(Screen(), environment)
    assert "\x1b[3" not in shown
    assert "1     ██··  ✓ ถึง\n" in shown


def test_a_dumb_terminal_gets_no_codes_at_all(environment: pytest.MonkeyPatch) -> None:
    environment.setenv("TERM", "dumb")
    assert shown_on(Screen(), environment) == "ร่าง\n✗ ไม่ถึงเกณฑ์\nหมวด        เกณฑ์\n1     ██··  ✓ ถึง\n2     █···  ✗ ขาด 2\n"


def test_the_thai_code_page_has_no_drawings(environment: pytest.MonkeyPatch) -> None:
    environment.setenv("TERM", "dumb")
    assert shown_on(Screen("cp874"), environment) == "ร่าง\nx ไม่ถึงเกณฑ์\nหมวด        เกณฑ์\n1     ##--  v ถึง\n2     #---  x ขาด 2\n"


def test_any_encoding_takes_any_text(environment: pytest.MonkeyPatch) -> None:
    for encoding in ("ascii", "cp1252", "cp874"):
        assert "100 >= 80" in shown_line(Screen(encoding), environment, "100 ≥ 80 น้ำ")


def shown_line(screen: Screen, environment: pytest.MonkeyPatch, text: str) -> str:
    environment.setattr(sys, "stdout", screen)
    write([text])
    return screen.shown


def test_a_long_report_is_shown_whole(environment: pytest.MonkeyPatch) -> None:
    screen = Screen()
    environment.setattr(sys, "stdout", screen)
    show([Line(f"line {n}") for n in range(1000)])
    assert screen.shown.splitlines() == [f"line {n}" for n in range(1000)]


def test_csv_in_a_pipe_starts_with_the_mark_that_excel_needs(environment: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    write_csv("a,b\n")
    assert capsys.readouterr().out == "\ufeffa,b\n"
    screen = Screen()
    environment.setattr(sys, "stdout", screen)
    write_csv("a,b\n")
    assert screen.shown == "a,b\n"


def test_drawings_stay_where_they_can_be_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert writable("✓ █") == "✓ █"
