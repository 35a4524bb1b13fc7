"""``pmqa criteria``, for the domain expert: the standards at hand, one in full, the schema for editors, files checked."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from pmqa import api
from pmqa.cli import options as shared
from pmqa.cli.parser import Parser
from pmqa.cli.stop import WrongUse
from pmqa.report.terminal import show, write


def arguments(parser: Parser) -> None:
    parser.add_language()
    below = parser.add_subparsers(title=parser.say("คำสั่ง", "commands"), metavar="COMMAND", required=True, parser_class=Parser)

    def command(name: str, th: str, en: str, run: object) -> Parser:
        about = parser.say(th, en)
        one = below.add_parser(name, lang=parser.lang, help=about, description=about)
        one.set_defaults(run=run)
        return one

    shared.common(command("list", "แสดงเกณฑ์ที่มี และที่อยู่", "list the standards at hand, and where they lie", list_))
    one = command("show", "แสดงเกณฑ์หนึ่งชุดทั้งหมด", "show one standard in full", show_one)
    one.add_argument("standard", metavar="ID", help=one.say("รหัสเกณฑ์", "the standard's id"))
    shared.variant(one)
    shared.common(one)
    command("schema", "พิมพ์ JSON Schema ให้โปรแกรมแก้ไขไฟล์เกณฑ์", "print the JSON Schema of criteria files, for editors", schema).add_language()
    one = command("check", "ตรวจไฟล์เกณฑ์ บอกทุกข้อผิดพร้อมวิธีแก้", "check criteria files: every fault, its place and remedy", check)
    one.add_argument("path", metavar="PATH", type=shared.existing,
                     help=one.say("โฟลเดอร์ของเกณฑ์หนึ่งชุดหรือหลายชุด", "folder of one standard, or of several"))
    one.add_language()
    one = command("to-excel", "เขียนเกณฑ์หนึ่งชุดเป็นสมุดงานให้แก้ไข", "write one standard as a workbook to edit", to_excel)
    one.add_argument("standard", metavar="ID", help=one.say("รหัสเกณฑ์", "the standard's id"))
    one.add_argument("-o", "--output", metavar="FILE", type=Path, required=True, help=one.say("ไฟล์ .xlsx ที่จะเขียน", "file .xlsx to write"))
    shared.common(one)
    one = command("from-excel", "ทำไฟล์เกณฑ์จากสมุดงานที่แก้แล้ว บอกทุกข้อผิดพร้อมเซลล์",
                  "make criteria files of the edited workbook: every fault with its cell", from_excel)
    one.add_argument("file", metavar="FILE", type=shared.existing_file, help=one.say("สมุดงานที่ได้จาก to-excel", "a workbook made by to-excel"))
    one.add_argument("-o", "--output", metavar="DIR", type=Path, required=True, help=one.say(
        "โฟลเดอร์ของเกณฑ์ ชื่อเดียวกับรหัสเกณฑ์", "folder of the standard, named as its id"))
    one.add_argument("--replace", action="store_true", help=one.say(
        "แทนที่ไฟล์เกณฑ์ที่มีอยู่ในโฟลเดอร์นั้น", "replace the criteria files that are in that folder"))
    one.add_language()


def list_(options: Namespace) -> int:
    """3 where there are standards but none can be used."""
    from pmqa.report.criteria_report import list_report
    from pmqa.standard.faults import CriteriaError
    from pmqa.standard.store import available, places

    standards, unusable = [], {}
    for name, folder in available(places(options.criteria)).items():
        try:
            standards.append(api.load_standard(folder))
        except CriteriaError as error:
            unusable[name] = (folder, len(error.faults))
    show(list_report(standards, unusable, options.lang))
    return 3 if unusable and not standards else 0


def show_one(options: Namespace) -> int:
    """The standard of an id, or in a folder."""
    from pmqa.cli.load import under
    from pmqa.cli.several import finder
    from pmqa.report.standard_report import standard_report

    standard = under(finder(options.criteria, [], options.variant)(options.standard), options.variant)
    show(standard_report(standard, options.lang))
    return 0


def schema(options: Namespace) -> int:
    """The JSON Schema."""
    from pmqa.report.json_parts import text_of
    from pmqa.standard.schema import json_schema

    write([text_of(json_schema())])
    return 0


def check(options: Namespace) -> int:
    """3 where a file has a fault, under any variant."""
    from pmqa.report.criteria_report import check_report
    from pmqa.standard.check import check_folder
    from pmqa.standard.store import available

    path: Path = options.path
    folders = available([path if path.is_dir() else path.parent])
    if not folders:
        raise WrongUse(f"ไม่พบ standard.toml ใน {path}", f"There is no standard.toml in {path}.")
    checked = {folder: check_folder(folder) for folder in folders.values()}
    show(check_report(checked, options.lang))
    return 3 if any(one.faults for one in checked.values()) else 0


def to_excel(options: Namespace) -> int:
    """2 where the file is there: it may hold changes."""
    from pmqa.report.authoring_report import written_report

    folder = Path(api.load_standard(options.standard, criteria=options.criteria).origin)
    output: Path = options.output
    if output.suffix.lower() != ".xlsx" or not output.parent.is_dir():
        raise WrongUse(f"{output} ต้องเป็นไฟล์ .xlsx ในโฟลเดอร์ที่มีอยู่", f"{output} must be a file .xlsx in a folder that is there.")
    if output.exists():
        raise WrongUse(f"{output} มีอยู่แล้วและอาจมีสิ่งที่แก้ไว้ จึงไม่เขียนทับ", f"{output} exists and may hold changes; it is not written over.")
    from pmqa.authoring.writing import write_criteria

    try:
        sheets = write_criteria(folder, output, options.lang)
    except OSError as error:
        raise WrongUse(f"เขียน {output} ไม่ได้ ({error.strerror})", f"{output} cannot be written ({error.strerror}).") from error
    show(written_report(output, folder, sheets, options.lang))
    return 0


def from_excel(options: Namespace) -> int:
    """3 where the workbook has a fault: then nothing is written."""
    from pmqa.authoring.importing import import_criteria
    from pmqa.catalogue import CATALOGUE
    from pmqa.report.authoring_report import imported_report
    from pmqa.xlsx.limits import Unreadable

    output: Path = options.output
    if not options.replace and output.is_dir() and any(output.glob("*.toml")):
        raise WrongUse(f"{output} มีไฟล์เกณฑ์อยู่แล้ว: เพิ่ม --replace เพื่อแทนที่", f"{output} holds criteria files: add --replace to replace them.")
    try:
        done = import_criteria(options.file, output)
    except Unreadable as why:
        kind = CATALOGUE[why.code]
        raise WrongUse(f"{options.file}: {kind.wrong_th} {kind.remedy_th}", f"{options.file}: {kind.wrong_en} {kind.remedy_en}") from None
    except OSError as error:
        raise WrongUse(f"เขียนใน {output} ไม่ได้ ({error.strerror})", f"{output} cannot be written to ({error.strerror}).") from error
    show(imported_report(options.file, output, done, options.lang))
    return 3 if done.faults else 0
