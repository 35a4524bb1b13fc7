"""For the officer: what is wrong in a workbook before it is sent."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pmqa.cli import options


def check(
    files: options.Workbooks,
    findings: Annotated[Path | None, typer.Option("--findings", metavar="OUT.xlsx", show_default=False,
                                                  help="เขียนสิ่งที่พบลงสมุดงาน|write the findings to a workbook")] = None,
    format: options.PlainFormat = options.TextOrJson.text,
    criteria: options.CriteriaFolder = None,
    strict: options.Strict = False,
    lang: options.Language = None,
) -> int:
    """ตรวจสมุดงาน: ข้อที่ยังว่าง ผิด หรือขัดกัน|Check workbooks: what is blank, wrong or contradicts itself."""
    from pmqa import api
    from pmqa.cli.files import workbooks
    from pmqa.cli.load import finder, standard_of
    from pmqa.cli.stop import WrongUse
    from pmqa.report.check_report import check_report
    from pmqa.report.json_parts import check_data, text_of
    from pmqa.report.terminal import show, write

    speak = options.language(lang)
    found = workbooks(files)
    if not found.files:
        raise WrongUse("ไม่พบสมุดงานในโฟลเดอร์", "There is no workbook in the folder.")
    if findings and any(findings.resolve() == named.path.resolve() for named in found.files):
        raise WrongUse(f"{findings} เป็นสมุดงานที่ตรวจ จะไม่เขียนทับ", f"{findings} is a workbook to check and is not written over.")
    find = finder(criteria, found.folders, "")
    rows = []
    for named in found.files:
        submission = api.read_submission(named.path, name=named.name, find=find)
        standard = standard_of(submission, find)
        rows.append((standard, api.check(standard, submission)))
    standards = list({standard.id: standard for standard, _ in rows if standard}.values())
    if findings:
        from pmqa.report.findings_workbook import write_findings

        write_findings(findings, [finding for _, row in rows for finding in row.findings], lang=speak)
    files_found = [(row.file, standard.id if standard else "", row.findings) for standard, row in rows]
    if format is options.TextOrJson.json:
        write([text_of(check_data(files_found, standards, {row.file: row.digest for _, row in rows}))])
    else:
        show(check_report(files_found, standards, [remark.in_(speak) for remark in found.remarks], speak))
    amiss = ("error", "warning") if strict else ("error",)
    return int(any(finding.severity in amiss for _, row in rows for finding in row.findings))
