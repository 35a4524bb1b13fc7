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
    shared.language(command("schema", "พิมพ์ JSON Schema ให้โปรแกรมแก้ไขไฟล์เกณฑ์", "print the JSON Schema of criteria files, for editors", schema))
    one = command("check", "ตรวจไฟล์เกณฑ์ บอกทุกข้อผิดพร้อมวิธีแก้", "check criteria files: every fault, its place and remedy", check)
    one.add_argument("path", metavar="PATH", type=shared.existing,
                     help=one.say("โฟลเดอร์ของเกณฑ์หนึ่งชุดหรือหลายชุด", "folder of one standard, or of several"))
    shared.language(one)


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
    from pmqa.standard.store import available

    path: Path = options.path
    folders = available([path if path.is_dir() else path.parent])
    if not folders:
        raise WrongUse(f"ไม่พบ standard.toml ใน {path}", f"There is no standard.toml in {path}.")
    faults = {name: (folder, _faults(folder)) for name, folder in folders.items()}
    show(check_report(faults, options.lang))
    return 3 if any(found for _, found in faults.values()) else 0


def _faults(folder: Path) -> list:
    """Every fault, each once: as the files stand, then under each variant."""
    from pmqa.standard.compile import compile_folder
    from pmqa.standard.faults import CriteriaError

    found: dict = {}
    variants = [""]
    for variant in variants:  # which grows by the standard's own, once
        try:
            standard = compile_folder(folder, variant)
        except CriteriaError as error:
            found |= dict.fromkeys(error.faults)
        else:
            variants += [] if variant else [known.name for known in standard.variants]
    return list(found)
