"""``pmqa template``, for the central office: the workbooks to hand out."""

from __future__ import annotations

import re
from argparse import Namespace
from pathlib import Path

from pmqa import api
from pmqa.cli import options as shared
from pmqa.cli.parser import Parser
from pmqa.cli.stop import WrongUse, unknown
from pmqa.report.heading import criteria_lines
from pmqa.report.terminal import show, write
from pmqa.standard.compiled import Standard
from pmqa.texts import Text


def arguments(parser: Parser) -> None:
    parser.add_argument("standard", metavar="ID", help=parser.say("รหัสเกณฑ์", "the standard's id"))
    parser.add_argument("-o", "--output", metavar="FILE", type=Path, required=True, help=parser.say(
        "ไฟล์ที่จะเขียน (โฟลเดอร์ เมื่อทำทั้งทะเบียน)", "file to write (a folder, for a whole register)"))
    parser.add_argument("--agency-type", metavar="TYPE", default="", help=parser.say(
        "ประเภทหน่วยงาน (ปกติ: ประเภทแรก)", "type of agency (default: the first)"))
    parser.add_argument("--agency", metavar="NAME", default="", help=parser.say(
        "ชื่อหน่วยงาน หรือรหัสในทะเบียน", "the agency's name, or its code in the register"))
    shared.register(parser)
    parser.add_argument("--year", metavar="YEAR", type=int, help=parser.say(
        "ปีที่ประเมิน (ปกติ: ตามเกณฑ์)", "year assessed (default: the standard's)"))
    shared.common(parser)
    parser.set_defaults(run=run)


def run(options: Namespace) -> int:
    """One workbook, or one for each agency of the register. A workbook with answers is never replaced."""
    standard = api.load_standard(options.standard, criteria=options.criteria)
    wanted = _wanted(standard, options)
    for path, profile in wanted.items():
        if standard.types and standard.agency_type(profile["type"]) is None:
            raise unknown(Text("ประเภทหน่วยงาน", "agency type"), profile["type"], [known.code for known in standard.types])
        _refuse_to_replace(path)
    from pmqa.workbook.writing.template import write_template

    show(criteria_lines(standard, options.lang))
    for path, profile in wanted.items():
        content = {f"profile:{field.key}": profile[field.key] for field in standard.profile if profile.get(field.key)}
        try:
            write_template(standard, path, agency_type=profile["type"], year=options.year, lang=options.lang, content=content)
        except OSError as error:
            raise WrongUse(f"เขียน {path} ไม่ได้ ({error.strerror})", f"{path} cannot be written ({error.strerror}).") from error
        title = standard.agency_type(profile["type"])
        write([" · ".join(filter(None, (path.as_posix(), title.title.in_(options.lang) if title else "", profile.get("name", ""))))])
    return 0


def _wanted(standard: Standard, options: Namespace) -> dict[Path, dict[str, str]]:
    """Each file to write and what is known of its agency: always its type, perhaps code, name and more."""
    output: Path = options.output
    usual = {"type": options.agency_type or next((known.code for known in standard.types), "")}
    if options.agencies is None:
        return {_file(output): usual | {"name": options.agency}}
    from pmqa.cli.together import register_of

    register = register_of(options.agencies, standard)
    entries = {code: usual | {"code": code} | entry for code, entry in register.agencies.items()}
    if options.agency:
        entry = entries.get(options.agency) or next((one for one in entries.values() if one.get("name") == options.agency), None)
        if entry is None:
            raise unknown(Text("หน่วยงาน", "agency"), options.agency, entries)
        return {_file(output): entry}
    if output.suffix:
        raise WrongUse("ทำสมุดงานทั้งทะเบียน: -o ต้องเป็นโฟลเดอร์", "For a whole register -o must name a folder.")
    output.mkdir(parents=True, exist_ok=True)
    chosen = [entry for entry in entries.values() if not options.agency_type or entry["type"] == options.agency_type]
    return {output / f"{_file_name(entry['code'])}.xlsx": entry for entry in chosen}


def _file(output: Path) -> Path:
    if output.is_dir() or output.suffix.lower() != ".xlsx":
        raise WrongUse(f"{output} ต้องเป็นไฟล์ .xlsx", f"{output} must be a file .xlsx.")
    if not output.parent.is_dir():
        raise WrongUse(f"ไม่มีโฟลเดอร์ {output.parent}", f"There is no folder {output.parent}.")
    return output


def _file_name(code: str) -> str:
    """A code as the name of a file on every system.

    >>> _file_name("กรม/07"), _file_name("../x")
    ('กรม-07', 'x')
    """
    return re.sub(r'[\\/:*?"<>|\x00-\x1f]+', "-", code).strip(" .-") or "agency"


def _refuse_to_replace(path: Path) -> None:
    """Raises WrongUse where a file is there that may hold answers; an unfilled workbook of ours may be replaced."""
    if not path.exists():
        return
    submission = api.read_submission(path)
    if submission.refused or any(entry.cell is not None for entry in submission.entries.values()):
        raise WrongUse(f"{path} มีอยู่แล้วและอาจมีคำตอบ จึงไม่เขียนทับ", f"{path} exists and may hold answers; it is not written over.")
