"""``pmqa check``, for the officer: what is wrong in a workbook before it is sent."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from pmqa import api
from pmqa.cli import options as shared
from pmqa.cli.files import workbooks
from pmqa.cli.load import finder, standard_of
from pmqa.cli.parser import Parser
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
    find = finder(options.criteria, found.folders, "")
    rows = []
    for named in found.files:
        submission = api.read_submission(named.path, name=named.name, find=find)
        standard = standard_of(submission, find)
        rows.append((standard, api.check(standard, submission)))
    standards = list({standard.id: standard for standard, _ in rows if standard}.values())
    files = [(row.file, standard.id if standard else "", row.findings) for standard, row in rows]
    findings = [finding for _, row in rows for finding in row.findings]
    if options.findings:
        from pmqa.report.findings_workbook import write_findings

        try:
            write_findings(options.findings, findings, lang=options.lang, files={named.name: named.path for named in found.files})
        except OSError as error:
            raise WrongUse(f"เขียน {options.findings} ไม่ได้ ({error.strerror})",
                           f"{options.findings} cannot be written ({error.strerror}).") from error
    if options.format == "json":
        write([text_of(check_data(files, standards, {row.file: row.digest for _, row in rows}))])
    else:
        show(check_report(files, standards, [remark.in_(options.lang) for remark in found.remarks], options.lang))
    amiss = ("error", "warning") if options.strict else ("error",)
    return int(any(finding.severity in amiss for finding in findings))
