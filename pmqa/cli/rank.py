"""For the central office: all agencies of a round ranked, or their gaps."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pmqa.cli import options

if TYPE_CHECKING:
    from pmqa.assessment import Assessment


class Round(NamedTuple):
    """All agencies together. ``remarks``: what was passed over in the folders, in words."""

    assessment: Assessment
    inputs: dict[str, str]
    remarks: list[str]


def rank(
    files: options.Workbooks,
    agencies: options.Register = None,
    standard: options.Edition = "",
    format: options.AnyFormat = options.Format.text,
    variant: options.Variant = "",
    criteria: options.CriteriaFolder = None,
    strict: options.Strict = False,
    lang: options.Language = None,
) -> int:
    """จัดอันดับหน่วยงานทั้งโฟลเดอร์|Rank the agencies of a folder, group by group."""
    speak = options.language(lang)
    all_ = _read(files, agencies, standard, variant, criteria, speak)
    if format is options.Format.text:
        from pmqa.report.rank_report import rank_report
        from pmqa.report.terminal import show

        show(rank_report(all_.assessment, all_.remarks, speak))
    elif format is options.Format.json:
        from pmqa.report.as_json import rank_data

        _write_json(rank_data(all_.assessment, all_.inputs))
    else:
        from pmqa.report.as_csv import agencies_csv

        _write_csv(agencies_csv(all_.assessment, speak))
    return _exit_code(all_.assessment, strict)


def gaps(
    files: options.Workbooks,
    agencies: options.Register = None,
    standard: options.Edition = "",
    format: options.AnyFormat = options.Format.text,
    variant: options.Variant = "",
    criteria: options.CriteriaFolder = None,
    strict: options.Strict = False,
    lang: options.Language = None,
) -> int:
    """แสดงข้อที่ไม่ถึงเกณฑ์ของไฟล์หรือโฟลเดอร์|List the gaps of a workbook or a folder."""
    speak = options.language(lang)
    all_ = _read(files, agencies, standard, variant, criteria, speak)
    if format is options.Format.text:
        from pmqa.report.rank_report import gaps_report
        from pmqa.report.terminal import show

        show(gaps_report(all_.assessment, all_.remarks, speak))
    elif format is options.Format.json:
        from pmqa.report.as_json import gaps_data

        _write_json(gaps_data(all_.assessment, all_.inputs))
    else:
        from pmqa.report.as_csv import gaps_csv

        _write_csv(gaps_csv(all_.assessment, speak))
    return _exit_code(all_.assessment, strict)


def _read(files: list[Path], agencies: Path | None, standard: str, variant: str, criteria: Path | None, lang: str) -> Round:
    from pmqa import api
    from pmqa.cli.files import workbooks
    from pmqa.cli.load import finder, read_batch

    register = None
    if agencies:
        from pmqa.register import read_register

        register = read_register(agencies)
    found = workbooks(files)
    batch = read_batch(found, finder(criteria, found.folders, variant), standard, variant, lang)
    remarks = [remark.in_(lang) for remark in found.remarks]
    return Round(api.assess(batch.standard, batch.checked, register), batch.inputs, remarks)


def _exit_code(assessment: Assessment, strict: bool) -> int:
    """0 where something is ranked: files left out are listed. With ``--strict`` they count, and so does every finding."""
    if not strict:
        return 0
    findings = [*assessment.findings, *(finding for row in assessment.checked for finding in row.findings)]
    return int(bool(assessment.left_out) or any(finding.severity != "note" for finding in findings))


def _write_json(data: dict[str, object]) -> None:
    from pmqa.report.json_parts import text_of
    from pmqa.report.terminal import write

    write([text_of(data)])


def _write_csv(csv: str) -> None:
    from pmqa.cli.score import marked
    from pmqa.report.terminal import write

    write([marked(csv)])
