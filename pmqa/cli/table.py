"""``pmqa table``, for the central office: the empty table of marks, one row for each agency."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from pmqa import api
from pmqa.cli import options as shared
from pmqa.cli.parser import Parser
from pmqa.cli.stop import WrongUse
from pmqa.report.heading import criteria_lines
from pmqa.report.terminal import show, write

_FORMS = (".csv", ".xlsx")


def arguments(parser: Parser) -> None:
    parser.add_argument("--standard", metavar="ID", required=True, help=parser.say("รหัสเกณฑ์", "the standard's id"))
    parser.add_argument("-o", "--output", metavar="FILE", type=Path, required=True, help=parser.say(
        "ไฟล์ที่จะเขียน ลงท้าย .csv หรือ .xlsx", "file to write, ending in .csv or .xlsx"))
    shared.register(parser)
    parser.add_argument("--year", metavar="YEAR", type=int, help=parser.say(
        "ปีที่ประเมิน (ปกติ: ตามเกณฑ์)", "year assessed (default: the standard's)"))
    parser.add_argument("--all", dest="everything", action="store_true", help=parser.say(
        "มีคอลัมน์ของข้อความและปีก่อนหน้าด้วย", "columns of texts and earlier years, too"))
    shared.common(parser)
    parser.set_defaults(run=run)


def run(options: Namespace) -> int:
    """A file that is there is never replaced: it may hold marks."""
    output: Path = options.output
    if output.suffix.lower() not in _FORMS:
        raise WrongUse(f"{output} ต้องลงท้ายด้วย .csv หรือ .xlsx", f"{output} must end in .csv or .xlsx.")
    if output.exists():
        raise WrongUse(f"{output} มีอยู่แล้วและอาจมีคำตอบ จึงไม่เขียนทับ", f"{output} exists and may hold answers; it is not written over.")
    standard = api.load_standard(options.standard, criteria=options.criteria)
    agencies = None
    if options.agencies:
        from pmqa.cli.together import register_of

        agencies = register_of(options.agencies, standard).agencies
    from pmqa.table.writing import write_table

    try:
        write_table(standard, output, agencies, lang=options.lang, year=options.year, everything=options.everything)
    except OSError as error:
        raise WrongUse(f"เขียน {output} ไม่ได้ ({error.strerror})", f"{output} cannot be written ({error.strerror}).") from error
    show(criteria_lines(standard, options.lang))
    write([output.as_posix()])
    return 0
