"""Options that several commands share. A help text is written ``ไทย|English``; :mod:`pmqa.cli.app` picks the language."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from enum import Enum
from pathlib import Path
from typing import Annotated

import typer


class Lang(str, Enum):
    th = "th"
    en = "en"


class Format(str, Enum):
    text = "text"
    json = "json"
    csv = "csv"


class TextOrJson(str, Enum):
    text = "text"
    json = "json"


def _option(name: str, help: str, **more: object) -> object:
    return typer.Option(name, help=help, show_default=False, **more)


CriteriaFolder = Annotated[Path | None, _option("--criteria", "ใช้เกณฑ์ในโฟลเดอร์นี้เท่านั้น|use only the criteria in this folder",
                                                metavar="DIR", exists=True, file_okay=False)]
Language = Annotated[Lang | None, _option(
    "--lang", "ภาษา (ปกติ: ไทย เว้นแต่ locale เป็นอังกฤษ)|language (default: Thai unless the locale is English)")]
Strict = Annotated[bool, _option("--strict", "รหัสออก 1 แม้เป็นเพียงคำเตือน หรือมีไฟล์ที่ไม่จัดอันดับ|"
                                 "exit with 1 for warnings and for files left out, too")]
Variant = Annotated[str, _option("--variant", "ใช้ทางเลือกของกติกาที่ยังไม่ยุติ|decide an unsettled rule otherwise", metavar="NAME")]
AnyFormat = Annotated[Format, _option("--format", "รูปแบบผลลัพธ์|form of the result")]
PlainFormat = Annotated[TextOrJson, _option("--format", "รูปแบบผลลัพธ์|form of the result")]
Register = Annotated[Path | None, _option("--agencies", "ทะเบียนหน่วยงาน (CSV หรือ Excel)|register of the agencies expected",
                                          metavar="REGISTER", exists=True, dir_okay=False)]
Edition = Annotated[str, _option("--standard", "จัดอันดับเฉพาะเกณฑ์รหัสนี้ (ปกติ: ที่มีมากที่สุด)|"
                                 "rank this edition only (default: the most frequent)", metavar="ID")]
Workbook = Annotated[Path, typer.Argument(help="สมุดงานที่กรอกแล้ว|a filled workbook", metavar="FILE", exists=True, dir_okay=False,
                                          show_default=False)]
Workbooks = Annotated[list[Path], typer.Argument(help="สมุดงาน หรือโฟลเดอร์ของสมุดงาน|workbooks, or folders of them",
                                                 metavar="PATH", exists=True, show_default=False)]


def language(asked: Lang | None) -> str:
    """``th`` or ``en``: as asked, else by the locale."""
    return asked.value if asked else by_locale(os.environ)


def by_locale(environment: Mapping[str, str]) -> str:
    """Thai, unless the locale says English.

    >>> by_locale({"LANG": "en_US.UTF-8"}), by_locale({"LANG": "C.UTF-8"}), by_locale({"LC_ALL": "th_TH", "LANG": "en"})
    ('en', 'th', 'th')
    """
    says = next((environment[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(name)), "")
    return "en" if says.lower().startswith("en") else "th"


def spoken(arguments: Sequence[str]) -> str:
    """The language of help and of messages about the command line itself, which is not parsed yet."""
    for i, argument in enumerate(arguments):
        value = argument.removeprefix("--lang=") if argument.startswith("--lang=") else ""
        if argument == "--lang" and i + 1 < len(arguments):
            value = arguments[i + 1]
        if value in ("th", "en"):
            return value
    return by_locale(os.environ)
