"""Wrong use told in plain words, help in both languages, and how the program behaves among others."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from commanded import ROOT, Ran, program

import pmqa
from pmqa.cli.app import COMMANDS
from pmqa.report.wrapping import cells


@pytest.mark.parametrize(("arguments", "message"), [
    (("scor",), f"COMMAND: there is no scor; choose from {', '.join(COMMANDS)}"),
    (("rank",), "PATH is missing."),
    (("rank", "nowhere"), "There is no nowhere."),
    (("score", "sent"), "sent is a folder; a file is needed."),
    (("score", "sent/A.xlsx", "--criteria", "sent/A.xlsx"), "sent/A.xlsx is not a folder."),
    (("score", "sent/A.xlsx", "--formt", "json"), "There is no such option, or it is too much: --formt json"),
    (("rank", "sent", "--format", "xml"), "--format: there is no xml; choose from text, json, csv"),
    (("rank", "sent", "--variant"), "--variant needs a value after it."),
    (("template", "worked", "-o", "x.xlsx", "--year", "two"), "--year: two is no whole number."),
    (("template", "worked", "-o", "x.pdf"), "x.pdf must be a file .xlsx."),
    (("template", "worked", "-o", "no/x.xlsx"), "There is no folder no."),
    (("template", "worked", "-o", "x.xlsx", "--agency-type", "school"), "There is no agency type school. There is: department, province"),
    (("criteria", "check", "sent"), "There is no standard.toml in sent."),
    (("rank", "criteria"), "There is no workbook."),
])
def test_wrong_use_is_told_in_plain_words(pmqa_: Callable[..., Ran], arguments: tuple[str, ...], message: str) -> None:
    ran = pmqa_(*arguments)
    assert (ran.code, ran.out, ran.err.splitlines()[0]) == (2, "", message)
    thai = pmqa_(*arguments, "--lang", "th") if "--variant" not in arguments else ran
    assert thai.code == 2


@pytest.mark.parametrize("lang", ["th", "en"])
@pytest.mark.parametrize("command", [(), *((name,) for name in COMMANDS),
                                     *(("criteria", name) for name in ("list", "show", "schema", "check"))])
def test_help_fits_and_speaks(pmqa_: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...], lang: str) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("LANG", {"th": "th_TH.UTF-8", "en": "en_US.UTF-8"}[lang])
    ran = pmqa_(*command, "--help")
    assert (ran.code, ran.err) == (0, "")
    assert max(map(cells, ran.lines)) <= 80
    assert any("\u0e00" <= letter <= "\u0e7f" for letter in ran.out) == (lang == "th")


def test_without_a_command_there_is_help_and_exit_code_2(pmqa_: Callable[..., Ran]) -> None:
    assert pmqa_() == Ran(2, pmqa_("--help").out, "")
    assert pmqa_("--version") == Ran(0, pmqa.__version__ + "\n", "")


@pytest.mark.parametrize("arguments", [("--lang", "th", "criteria", "list"), ("--lang=th", "criteria", "list"), ("criteria", "--lang", "th", "list"),
                                       ("--lang", "en", "criteria", "list", "--lang", "th")])
def test_the_language_may_be_told_before_the_command(pmqa_: Callable[..., Ran], arguments: tuple[str, ...]) -> None:
    assert pmqa_(*arguments) == pmqa_("criteria", "list", "--lang", "th") != pmqa_("criteria", "list")


def test_a_language_before_the_command_that_there_is_not(pmqa_: Callable[..., Ran]) -> None:
    assert pmqa_("--lang", "de", "criteria", "list").err.splitlines()[0] == "--lang: there is no de; choose from th, en"
    assert pmqa_("--lang", "th") == Ran(2, pmqa_("--help", "--lang", "th").out, "")


def test_a_reader_that_has_seen_enough_is_no_error(office: Path) -> None:
    with subprocess.Popen(program("criteria", "schema"), stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdout.readline()
        process.stdout.close()
        assert (process.stderr.read(), process.wait()) == (b"", 0)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a full disk is played by Linux")
@pytest.mark.parametrize("arguments", [("rank", "sent", "--format", "csv"), ("rank", "sent", "--format", "json"), ("check", "sent")])
@pytest.mark.parametrize(("lang", "says"), [("en", "The output cannot be written (No space left on device)."),
                                            ("th", "เขียนผลลัพธ์ไม่ได้ (No space left on device)")])
def test_a_full_disk_is_told_in_one_line(office: Path, arguments: tuple[str, ...], lang: str, says: str) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(program(*arguments, "--lang", lang), stdout=full, stderr=subprocess.PIPE, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) == (2, says + "\n")


@pytest.mark.parametrize(("file", "loaded"), [("marks.csv", []), ("sent/A.xlsx", ["numpy"])])
def test_checking_from_the_command_line_loads_numpy_alone_and_only_for_scores_in_the_file(office: Path, file: str, loaded: list[str]) -> None:
    (office / "marks.csv").write_text("standard,code,name,type,LD1,LD2,SP1,SP2\nworked,A,ก,department,4,2,3,5\n", encoding="utf-8")
    code = (f"import sys; from pmqa.cli import main; main(['check', '{file}']);"
            "print(*sorted({'numpy', 'pydantic', 'openpyxl', 'xlsxwriter', 'rich', 'budoux', 'tomllib'} & set(sys.modules)), file=sys.stderr)")
    done = subprocess.run([sys.executable, "-c", f"import sys; sys.path.insert(0, {str(ROOT)!r}); {code}"], capture_output=True, check=True)
    assert done.stderr.decode().split() == loaded


@pytest.mark.parametrize(("arguments", "code"), [(("score", "sent/A.xlsx"), 0), (("check", "sent/D.xlsx"), 1), (("rank", "nowhere"), 2)])
def test_as_a_program_of_its_own(office: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], code: int) -> None:
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    done = subprocess.run([sys.executable, "-m", "pmqa", *arguments], capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, bool(done.stdout), bool(done.stderr)) == (code, code < 2, code == 2)
