"""The parser of the command line, speaking Thai or English."""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Iterable, Mapping

from pmqa.cli.stop import WrongUse
from pmqa.report.wrapping import cells, wrap

# What argparse says of a wrong command line, and the same in plain words.
_PLAINLY = (
    (r"the following arguments are required: (.*)", "ยังไม่ได้ระบุ {0}", "{0} is missing."),
    (r"unrecognized arguments: (.*)", "ไม่มีตัวเลือกหรือค่าเกินมา: {0}", "There is no such option, or it is too much: {0}"),
    (r"argument (\S+): invalid choice: '?(.*?)'? \(choose from (.*)\)", "{0}: ไม่มี {1} ให้เลือก {2}", "{0}: there is no {1}; choose from {2}"),
    (r"argument (\S+): invalid int value: '(.*)'", "{0}: {1} ไม่ใช่จำนวนเต็ม", "{0}: {1} is no whole number."),
    (r"argument (\S+): expected (?:one|at least one) argument", "{0}: ต้องมีค่าตามหลัง", "{0} needs a value after it."),
)


class Parser(argparse.ArgumentParser):
    """An argument parser whose texts are in ``lang`` and whose errors are :class:`WrongUse`."""

    def __init__(self, lang: str, **more: object) -> None:
        super().__init__(formatter_class=_Formatter, allow_abbrev=False, add_help=False, **more)
        self.lang = lang
        self._positionals.title = {"th": "สิ่งที่ต้องระบุ", "en": "arguments"}[lang]
        self._optionals.title = {"th": "ตัวเลือก", "en": "options"}[lang]
        self.add_argument("-h", "--help", action="help", help=self.say("แสดงวิธีใช้", "show this help"))

    def say(self, th: str, en: str) -> str:
        """The text in the parser's language, as a help text (where % has a meaning)."""
        return {"th": th, "en": en}[self.lang].replace("%", "%%")

    def add_language(self) -> None:
        """The option that :func:`spoken` has looked up before."""
        self.add_argument("--lang", choices=("th", "en"), default=self.lang, help=self.say(
            "ภาษา (ปกติเป็นไทย เว้นแต่ locale เป็นอังกฤษ)", "language (default: Thai unless the locale is English)"))

    def error(self, message: str) -> None:
        """Raises WrongUse: the message in plain words, and where help is."""
        th, en = message, message
        for pattern, plain_th, plain_en in _PLAINLY:
            if match := re.fullmatch(pattern, message, re.DOTALL):
                given = [group.replace("'", "") for group in match.groups()]
                th, en = plain_th.format(*given), plain_en.format(*given)
        raise WrongUse(f"{th}\nดูวิธีใช้: {self.prog} --help", f"{en}\nHelp: {self.prog} --help")


class _Formatter(argparse.HelpFormatter):
    """Help wrapped by the width of Thai on screen, not by its characters."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=26, width=_columns() - 2)

    def _split_lines(self, text: str, width: int) -> list[str]:
        return [text] if cells(text) <= width else wrap(text, width)

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        return "\n".join(indent + line for line in self._split_lines(text, width - len(indent)))


def _columns() -> int:
    """As wide as the terminal (``COLUMNS``), or 80: argparse asks whenever an argument is added, and imports shutil for it."""
    try:
        given = os.environ.get("COLUMNS", "")
        return int(given) if given.isdecimal() else os.get_terminal_size(sys.__stdout__.fileno()).columns or 80
    except (AttributeError, ValueError, OSError):
        return 80


def by_locale(environment: Mapping[str, str]) -> str:
    """Thai, unless the locale says English.

    >>> by_locale({"LANG": "en_US.UTF-8"}), by_locale({"LANG": "C.UTF-8"}), by_locale({"LC_ALL": "th_TH", "LANG": "en"})
    ('en', 'th', 'th')
    """
    says = next((environment[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(name)), "")
    return "en" if says.lower().startswith("en") else "th"


def spoken(arguments: Iterable[str]) -> str:
    """The language asked for, looked up before anything is parsed: help and errors speak it too.

    >>> spoken(["rank", "--lang", "en"]), spoken(["rank", "--lang=th"])
    ('en', 'th')
    """
    given = " ".join(arguments)
    asked = re.findall(r"(?:^| )--lang[= ](th|en)(?= |$)", given)
    return asked[-1] if asked else by_locale(os.environ)
