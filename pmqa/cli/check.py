"""``pmqa check``, for the officer: what is wrong in a workbook before it is sent."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from pmqa.cli import options as shared
from pmqa.cli.files import workbooks
from pmqa.cli.load import with_progress
from pmqa.cli.parser import Parser
from pmqa.cli.several import How, finder, read_all
from pmqa.cli.stop import WrongUse
from pmqa.report.check_report import check_report
from pmqa.report.json_parts import check_data, text_of
from pmqa.report.terminal import show, write


def arguments(parser: Parser) -> None:
    shared.workbooks(parser)
    shared.form(parser, ("text", "json"))
    parser.add_argument("--findings", metavar="OUT.xlsx", type=Path,
                        help=parser.say("เขียนสิ่งที่พบลงสมุดงาน", "write the findings to a workbook"))
    shared.strict(parser)
    shared.common(parser)
    parser.set_defaults(run=run)


def run(options: Namespace) -> int:
    """1 where a file has an error (with ``--strict``: a warning)."""
    found = workbooks(options.paths)
    if not found.files:
        raise WrongUse("ไม่พบสมุดงานในโฟลเดอร์", "There is no workbook in the folder.")
    if options.findings and any(options.findings.resolve() == named.path.resolve() for named in found.files):
        raise WrongUse(f"{options.findings} เป็นสมุดงานที่ตรวจ จะไม่เขียนทับ",
                       f"{options.findings} is a workbook to check and is not written over.")
    how = How(options.criteria, found.folders, "", "")
    find = finder(how.criteria, how.beside, how.variant)
    rows = list(with_progress(read_all(found.files, how, find), len(found.files), options.lang))
    standards = [find(name) for name in dict.fromkeys(row.standard for row in rows) if name]
    files = [(row.checked.file, row.standard, row.checked.findings) for row in rows]
    findings = [finding for row in rows for finding in row.checked.findings]
    if options.findings:
        from pmqa.report.findings_workbook import write_findings

        try:
            write_findings(options.findings, findings, lang=options.lang, files={named.name: named.path for named in found.files})
        except OSError as error:
            raise WrongUse(f"เขียน {options.findings} ไม่ได้ ({error.strerror})",
                           f"{options.findings} cannot be written ({error.strerror}).") from error
    if options.format == "json":
        write([text_of(check_data(files, standards, {row.checked.file: row.checked.digest for row in rows}))])
    else:
        show(check_report(files, standards, [remark.in_(options.lang) for remark in found.remarks], options.lang))
    amiss = ("error", "warning") if options.strict else ("error",)
    return int(any(finding.severity in amiss for finding in findings))
