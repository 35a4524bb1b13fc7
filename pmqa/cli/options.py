"""Arguments and options that several commands share."""

from __future__ import annotations

from collections.abc import Sequence
from glob import has_magic, iglob
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
    """What every command takes that reads several files (:mod:`pmqa.cli.several`)."""
    parser.add_argument("paths", metavar="PATH", nargs="+", type=existing_or_pattern, help=parser.say(
        "สมุดงาน โฟลเดอร์ (รวมโฟลเดอร์ย่อย) ไฟล์ zip ของสมุดงาน แบบชื่อ เช่น sent/*.xlsx หรือตารางคะแนน (CSV, Excel)",
        "workbooks, folders (with subfolders), zip archives of workbooks, patterns such as sent/*.xlsx, or tables of marks (CSV, Excel)"))
    reading(parser)


def reading(parser: Parser) -> None:
    """How several files are read."""
    parser.add_argument("--jobs", metavar="N", type=positive, default=0, help=parser.say(
        "อ่านพร้อมกัน N ไฟล์ (ปกติ: ทุกแกนประมวลผล)", "read in N processes (default: one for each core)"))
    parser.add_argument("--cache", metavar="DIR", type=Path, help=parser.say(
        "เก็บผลการอ่านในโฟลเดอร์นี้ (ปกติ: โฟลเดอร์แคชของผู้ใช้) ไฟล์ที่ไม่เปลี่ยนจะไม่อ่านซ้ำ",
        "keep what was read in this folder (default: the user's cache folder); a file that has not changed is not read again"))
    parser.add_argument("--no-cache", action="store_true", help=parser.say("อ่านใหม่ทุกไฟล์ และไม่เก็บ", "read every file anew, and keep nothing"))


def form(parser: Parser, choices: Sequence[str] = FORMATS) -> None:
    parser.add_argument("--format", choices=choices, default="text", help=parser.say("รูปแบบผลลัพธ์", "form of the result"))


def variant(parser: Parser) -> None:
    parser.add_argument("--variant", metavar="NAME", default="",
                        help=parser.say("ใช้ทางเลือกของกติกาที่ยังไม่ยุติ", "decide an unsettled rule otherwise"))


def register(parser: Parser) -> None:
    parser.add_argument("--agencies", metavar="REGISTER", type=existing_file,
                        help=parser.say("ทะเบียนหน่วยงาน (CSV หรือ Excel)", "register of agencies (CSV or Excel)"))


def round_of(parser: Parser) -> None:
    """What a folder of workbooks is read as: the register of its agencies, and the edition where it holds several."""
    register(parser)
    parser.add_argument("--standard", metavar="ID", default="",
                        help=parser.say("เกณฑ์รหัสนี้ (ปกติ: ที่มีไฟล์มากที่สุด)", "this edition (default: the one with most files)"))


def strict(parser: Parser) -> None:
    parser.add_argument("--strict", action="store_true", help=parser.say(
        "จบด้วยรหัส 1 แม้มีเพียงคำเตือน หรือมีไฟล์ที่ไม่จัดอันดับ", "exit with 1 for warnings and files left out, too"))


def common(parser: Parser) -> None:
    """The options of every command that needs criteria."""
    parser.add_argument("--criteria", metavar="DIR", type=existing_folder,
                        help=parser.say("ใช้เกณฑ์ในโฟลเดอร์นี้เท่านั้น", "use only the criteria in this folder"))
    parser.add_language()


def existing(text: str) -> Path:
    """A file or folder that is there. Raises WrongUse."""
    path = Path(text)
    if not path.exists():
        raise WrongUse(f"ไม่พบ {text}", f"There is no {text}.")
    return path


def existing_or_pattern(text: str) -> Path:
    """A file or folder that is there, or a pattern that something matches. Raises WrongUse."""
    if has_magic(text) and not Path(text).exists():
        if next(iglob(text, recursive=True), None) is None:
            raise WrongUse(f"ไม่มีไฟล์ใดตรงกับ {text}", f"Nothing matches {text}.")
        return Path(text)
    return existing(text)


def positive(text: str) -> int:
    """A whole number from 1. Raises WrongUse."""
    if not (text.isascii() and text.isdecimal() and int(text)):
        raise WrongUse(f"{text} ต้องเป็นจำนวนเต็มตั้งแต่ 1", f"{text} must be a whole number, 1 or more.")
    return int(text)


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
