"""The commands put together, and everything that can end one: wrong use, unusable criteria, an exit code."""

from __future__ import annotations

import sys
from collections.abc import Iterable

import typer
from typer.main import get_command

from pmqa import __version__
from pmqa.cli import check, criteria, rank, score, template
from pmqa.cli.options import spoken
from pmqa.cli.stop import WrongUse
from pmqa.texts import Text

app = typer.Typer(rich_markup_mode=None, add_completion=False, pretty_exceptions_enable=False, no_args_is_help=True,
                  help="ให้คะแนน ตรวจ และจัดอันดับผลประเมินตนเองของส่วนราชการ|"
                       "Scores, checks and ranks the self-assessments of public agencies.")
app.add_typer(criteria.app, name="criteria")
for command in (template.template, check.check, score.score, rank.gaps, rank.rank, score.explain):
    app.command()(command)


@app.callback(invoke_without_command=True)
def _pmqa(version: bool = typer.Option(False, "--version", help="รุ่นของโปรแกรม|the program's version", show_default=False)) -> None:
    if version:
        print(__version__)
        raise typer.Exit


def run(arguments: list[str]) -> int:
    """One command line; its exit code."""
    lang = spoken(arguments)
    command = get_command(app)
    _speak(command, lang)
    try:
        return command.main(arguments, prog_name="pmqa", standalone_mode=False) or 0
    except WrongUse as error:
        return _say([error.message.in_(lang)], 2)
    except Exception as error:
        if hasattr(error, "format_message"):  # wrong use, as typer found it
            return _say([_plainly(error).in_(lang), _help_hint(error, lang)], 2)
        lines = _criteria_lines(error, lang)
        if lines is None:
            raise
        return _say(*lines)


def _speak(command: object, lang: str) -> None:
    """Help texts, written in both languages, cut to one."""
    for one in (command, *getattr(command, "params", ())):
        for name in ("help", "short_help"):
            text = getattr(one, name, None)
            if text and "|" in text:
                setattr(one, name, text.split("|")[0 if lang == "th" else 1])
    for below in getattr(command, "commands", {}).values():
        _speak(below, lang)


def _plainly(error: Exception) -> Text:
    """What typer says of a wrong command line, in plain words."""
    kind, param = type(error).__name__, getattr(error, "param", None)
    name = " / ".join(getattr(param, "opts", ())) if getattr(param, "param_type_name", "") == "option" else getattr(param, "metavar", "")
    if kind == "MissingParameter":
        return Text(f"ยังไม่ได้ระบุ {name}", f"{name} is missing.")
    if kind == "NoSuchOption":
        near = ", ".join(getattr(error, "possibilities", None) or ())
        return Text(f"ไม่มีตัวเลือก {error.option_name}" + (f" หมายถึง {near} หรือไม่" if near else ""),
                    f"There is no option {error.option_name}." + (f" Did you mean {near}?" if near else ""))
    if kind == "BadParameter":
        choices = getattr(getattr(param, "type", None), "choices", None)
        if choices:
            listed = ", ".join(str(getattr(choice, "value", choice)) for choice in choices)
            return Text(f"ค่าของ {name} ต้องเป็น {listed}", f"{name} must be one of: {listed}.")
        return Text(f"{name}: ไม่พบไฟล์หรือโฟลเดอร์ หรือใช้ไม่ได้ ({error.message})", f"{name}: {error.message}")
    return Text(f"คำสั่งไม่ถูกต้อง: {error.format_message()}", error.format_message())


def _help_hint(error: Exception, lang: str) -> str:
    path = getattr(getattr(error, "ctx", None), "command_path", "pmqa")
    return {"th": f"ดูวิธีใช้: {path} --help", "en": f"Help: {path} --help"}[lang]


def _criteria_lines(error: Exception, lang: str) -> tuple[list[str], int] | None:
    """Messages and exit code of criteria that are missing or unusable; None for any other exception."""
    from pmqa.standard.faults import CriteriaError
    from pmqa.standard.store import UnknownStandard

    if isinstance(error, CriteriaError):
        from pmqa.report.criteria_report import fault_lines

        return [{"th": "เกณฑ์ใช้ไม่ได้:", "en": "The criteria cannot be used:"}[lang], *fault_lines(error.faults, lang)], 3
    if isinstance(error, UnknownStandard):
        known, searched = ", ".join(error.known) or "–", ", ".join(map(str, error.searched))
        return [Text(f"ไม่มีเกณฑ์ {error.name}: มี {known} (ค้นใน {searched})",
                     f"There is no standard {error.name}. There is: {known} (searched {searched})").in_(lang)], 2
    return None


def _say(lines: Iterable[str], code: int) -> int:
    for line in lines:
        print(line, file=sys.stderr)
    return code
