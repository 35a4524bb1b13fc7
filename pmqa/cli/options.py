"""Arguments and options that several commands share."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pmqa.cli.parser import Parser
from pmqa.cli.stop import WrongUse

FORMATS = ("text", "json", "csv")


def workbook(parser: Parser) -> None:
    parser.add_argument("file", metavar="FILE", type=existing_file, help=parser.say(
        "สมุดงานที่กรอกแล้ว หรือตารางคะแนน", "a filled workbook, or a table of marks"))
    table(parser)
    parser.add_argument("--agency", metavar="CODE", default="", help=parser.say("หน่วยงานรหัสนี้ในตาราง", "the agency of this code in a table"))


def table(parser: Parser) -> None:
    """Which standard a table is of that does not say so."""
    parser.add_argument("--standard", metavar="ID", default="", help=parser.say(
        "เกณฑ์ของตาราง ที่ไม่มีคอลัมน์ standard", "standard of a table that has no column of it"))


def workbooks(parser: Parser) -> None:
    parser.add_argument("paths", metavar="PATH", nargs="+", type=existing,
                        help=parser.say("สมุดงาน โฟลเดอร์ของสมุดงาน (รวมโฟลเดอร์ย่อย) หรือตารางคะแนน (CSV, Excel)",
                                        "workbooks, folders of them (with subfolders), or tables of marks (CSV, Excel)"))


def form(parser: Parser, choices: Sequence[str] = FORMATS) -> None:
    parser.add_argument("--format", choices=choices, default="text", help=parser.say("รูปแบบผลลัพธ์", "form of the result"))


def variant(parser: Parser) -> None:
    parser.add_argument("--variant", metavar="NAME", default="",
                        help=parser.say("ใช้ทางเลือกของกติกาที่ยังไม่ยุติ", "decide an unsettled rule otherwise"))


def register(parser: Parser) -> None:
    parser.add_argument("--agencies", metavar="REGISTER", type=existing_file,
                        help=parser.say("ทะเบียนหน่วยงาน (CSV หรือ Excel)", "register of agencies (CSV or Excel)"))


def strict(parser: Parser) -> None:
    parser.add_argument("--strict", action="store_true", help=parser.say(
        "จบด้วยรหัส 1 แม้มีเพียงคำเตือน หรือมีไฟล์ที่ไม่จัดอันดับ", "exit with 1 for warnings and files left out, too"))


def common(parser: Parser) -> None:
    """The options of every command that needs criteria."""
    parser.add_argument("--criteria", metavar="DIR", type=existing_folder,
                        help=parser.say("ใช้เกณฑ์ในโฟลเดอร์นี้เท่านั้น", "use only the criteria in this folder"))
    language(parser)


def language(parser: Parser) -> None:
    parser.add_argument("--lang", choices=("th", "en"), default=parser.lang, help=parser.say(
        "ภาษา (ปกติเป็นไทย เว้นแต่ locale เป็นอังกฤษ)", "language (default: Thai unless the locale is English)"))


def existing(text: str) -> Path:
    """A file or folder that is there. Raises WrongUse."""
    path = Path(text)
    if not path.exists():
        raise WrongUse(f"ไม่พบ {text}", f"There is no {text}.")
    return path


def existing_file(text: str) -> Path:
    """A file that is there. Raises WrongUse."""
    path = existing(text)
    if path.is_dir():
        raise WrongUse(f"{text} เป็นโฟลเดอร์ ต้องเป็นไฟล์", f"{text} is a folder; a file is needed.")
    return path


def existing_folder(text: str) -> Path:
    """A folder that is there. Raises WrongUse."""
    path = existing(text)
    if not path.is_dir():
        raise WrongUse(f"{text} ไม่ใช่โฟลเดอร์", f"{text} is not a folder.")
    return path
