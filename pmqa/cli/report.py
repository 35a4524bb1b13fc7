"""``pmqa report``: everything that a reader wants of one round, as files in a folder."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from pmqa.cli import options as shared
from pmqa.cli.compare import one_round
from pmqa.cli.output import put
from pmqa.cli.parser import Parser
from pmqa.cli.stop import WrongUse
from pmqa.cli.together import Together, read_together
from pmqa.report.terminal import show

if TYPE_CHECKING:
    from pmqa.assessment import Assessment

_FOR = ("office", "committee", "agency", "public")  # pmqa.report.content.AUDIENCES, not loaded only to be named
_KINDS = ("page", "workbook", "meeting", "announcement", "cards")  # the names of pmqa.report.makers.MAKERS, likewise


def arguments(parser: Parser) -> None:
    shared.workbooks(parser)
    parser.add_argument("-o", "--output", metavar="OUT", type=Path, required=True, help=parser.say(
        "โฟลเดอร์ที่จะเขียนรายงาน", "folder to write the reports into"))
    parser.add_argument("--for", dest="audience", choices=_FOR, default="office", help=parser.say(
        "ผู้อ่าน: สำนักงาน กรรมการ หน่วยงาน (แยกโฟลเดอร์ต่อหน่วยงาน) สาธารณะ",
        "reader: the office, the committee, each agency (a folder for each), the public"))
    parser.add_argument("--only", choices=_KINDS, action="append", default=[], help=parser.say(
        "ทำเฉพาะอย่างนี้ (ใช้ซ้ำได้) บัตร PDF ของหลายพันหน่วยงานใช้เวลาหลายนาที",
        "make only this (may be given more than once); PDF cards of thousands of agencies take minutes"))
    shared.register(parser)
    parser.add_argument("--standard", metavar="ID", default="", help=parser.say(
        "รายงานเกณฑ์รหัสนี้ (ปกติ: ที่มีไฟล์มากที่สุด)", "report on this edition (default: the one with most files)"))
    parser.add_argument("--previous", metavar="PATH", type=shared.existing_or_pattern, help=parser.say(
        "สมุดงานของรอบก่อน เพื่อบอกสิ่งที่เปลี่ยน", "workbooks of the round before, to tell what changed"))
    shared.variant(parser)
    parser.add_argument("--path", action="store_true", help=parser.say(
        "บอกทางที่สั้นที่สุดให้ถึงเกณฑ์ในบัตรของแต่ละหน่วยงาน (ใช้เวลา)", "put the cheapest path to the bars into each agency's card (takes time)"))
    parser.add_argument("--evidence", action="store_true", help=parser.say("ใส่ข้อความหลักฐานในบัตรด้วย", "put the evidence texts into the cards, too"))
    shared.strict(parser)
    shared.common(parser)
    parser.set_defaults(run=run)


def run(options: Namespace) -> int:
    """0, also where files are left out: they are listed (with ``--strict``: 1)."""
    _refuse_inside(options.output, options.paths)
    _refuse_nothing(options.audience, options.only)
    together = read_together(options)
    previous = one_round(options, options.previous).assessment if options.previous else None
    written = list(_written(together, previous, options))
    from pmqa.report.written_report import written_report

    show(written_report(together.assessment, options.output.as_posix(), written, together.remarks, options.lang))
    return together.exit_code(options.strict)


def _written(together: Together, previous: Assessment | None, options: Namespace) -> Iterator[tuple[str, int]]:
    """Makes and writes every file; its name below the folder and its size."""
    from pmqa.cli.asked import content_of
    from pmqa.report.file_names import file_names
    from pmqa.report.makers import made

    agencies = together.assessment.agencies
    about = [("", None)]
    if options.audience == "agency":
        about = [(f"{name}/", place) for place, name in enumerate(file_names([agency.code for agency in agencies]))]
    whole = replace(content_of(together, options), previous=previous) if about else None
    for folder, place in about:
        content = whole if place is None else whole.about(place)
        for file in made(content, tuple(options.only)):
            path = options.output / folder / file.name
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise WrongUse(f"สร้างโฟลเดอร์ {path.parent} ไม่ได้ ({error.strerror})",
                               f"The folder {path.parent} cannot be made ({error.strerror}).") from error
            put(path, file.data)
            yield folder + file.name, len(file.data)


def _refuse_nothing(audience: str, only: list[str]) -> None:
    """Whoever asks for what its reader does not get would wonder where it is."""
    from pmqa.report.makers import MAKERS

    for maker in MAKERS:
        if maker.name in only and audience not in maker.audiences:
            readers = ", ".join(maker.audiences)
            raise WrongUse(f"{maker.name} ไม่มีสำหรับ {audience}: มีสำหรับ {readers}", f"There is no {maker.name} for {audience}, only for {readers}.")


def _refuse_inside(output: Path, paths: list[Path]) -> None:
    """A report among the submissions would be read as one of them the next time."""
    if output.exists() and not output.is_dir():
        raise WrongUse(f"{output} เป็นไฟล์ ต้องเป็นโฟลเดอร์", f"{output} is a file; a folder is needed.")
    whole = output.resolve()
    for path in paths:
        if path.is_dir() and (whole == path.resolve() or path.resolve() in whole.parents):
            raise WrongUse(f"{output} อยู่ในโฟลเดอร์ของสมุดงานที่อ่าน เลือกโฟลเดอร์อื่น",
                           f"{output} lies in the folder of workbooks to read; choose another folder.")
