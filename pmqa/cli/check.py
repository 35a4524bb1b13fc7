"""``pmqa check``, for the officer: what is wrong in a workbook before it is sent."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from pmqa.cli import options as shared
from pmqa.cli.parser import Parser
from pmqa.cli.several import read_several
from pmqa.cli.stop import WrongUse
from pmqa.intake.files import Named
from pmqa.intake.reading import Find, Read
from pmqa.report.check_report import check_report
from pmqa.report.json_parts import check_data, text_of
from pmqa.report.terminal import show, write


def arguments(parser: Parser) -> None:
    shared.workbooks(parser)
    shared.form(parser, ("text", "json"))
    parser.add_argument("--findings", metavar="OUT.xlsx", type=Path,
                        help=parser.say("เขียนสิ่งที่พบลงสมุดงาน", "write the findings to a workbook"))
    parser.add_argument("--annotate", metavar="DIR", type=Path,
                        help=parser.say("เขียนสำเนาที่มีหมายเหตุและสีที่ช่อง ลงโฟลเดอร์นี้", "write copies with notes and colours at the cells to this folder"))
    shared.strict(parser)
    shared.common(parser)
    parser.set_defaults(run=run)


def run(options: Namespace) -> int:
    """1 where a file has an error (with ``--strict``: a warning)."""
    several = read_several(options)
    rows, find, files_read = several.rows, several.find, several.found.files
    if options.findings and any(options.findings.resolve() == named.path.resolve() for named in files_read):
        raise WrongUse(f"{options.findings} เป็นสมุดงานที่ตรวจ จะไม่เขียนทับ",
                       f"{options.findings} is a workbook to check and is not written over.")
    standards = [find(name) for name in dict.fromkeys(row.standard for row in rows) if name]
    files = [(row.checked.file, row.standard, row.checked.findings) for row in rows]
    findings = [finding for row in rows for finding in row.checked.findings]
    if options.findings:
        from pmqa.report.findings_workbook import write_findings

        try:
            write_findings(options.findings, findings, lang=options.lang, files={named.name: named.path for named in files_read})
        except OSError as error:
            raise WrongUse(f"เขียน {options.findings} ไม่ได้ ({error.strerror})",
                           f"{options.findings} cannot be written ({error.strerror}).") from error
    remarks = [remark.in_(options.lang) for remark in several.remarks]
    if options.annotate:
        remarks += _annotated(options, list(zip(files_read, rows, strict=True)), find)
    if options.format == "json":
        write([text_of(check_data(files, standards, {row.checked.file: row.checked.digest for row in rows}))])
    else:
        show(check_report(files, standards, remarks, options.lang))
    amiss = ("error", "warning") if options.strict else ("error",)
    return int(any(finding.severity in amiss for finding in findings))


def _annotated(options: Namespace, files: list[tuple[Named, Read]], find: Find) -> list[str]:
    """Writes an annotated copy of every workbook that can be read; tells where, and which have none and why."""
    from pmqa.intake.contents import Contents
    from pmqa.workbook.annotate import annotate, put_copy
    from pmqa.workbook.cells import Unreadable
    from pmqa.workbook.mending import watched
    from pmqa.workbook.reading import read_submission

    out, fetch = [], Contents()
    for named, row in files:
        inside = Path(named.name).parent
        folder = options.annotate / inside if not inside.is_absolute() and ".." not in inside.parts else options.annotate
        try:
            data = fetch.of(named)
            cells = watched(find(row.standard), read_submission(data, find, name=named.name)) if row.standard else {}
            copy = put_copy(annotate(data, row.checked.findings, options.lang, cells), folder / Path(named.name).name, named.path)
            out.append({"th": f"สำเนาที่มีหมายเหตุ: {copy}", "en": f"Annotated copy: {copy}"}[options.lang])
        except Unreadable:
            out.append({"th": f"{named.name}: ไม่มีสำเนา เพราะอ่านไฟล์ไม่ได้", "en": f"{named.name}: no copy, as it cannot be read"}[options.lang])
        except FileExistsError:
            out.append({"th": f"{named.name}: ไม่เขียนทับไฟล์ที่มีอยู่ใน {folder}", "en": f"{named.name}: the file in {folder} is not written over"}[options.lang])
        except OSError as error:
            raise WrongUse(f"เขียนใน {folder} ไม่ได้ ({error.strerror})", f"{folder} cannot be written to ({error.strerror}).") from error
    return out
