"""``pmqa score``, for the reviewer: one workbook's verdict, categories, gaps and findings."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from pmqa import api
from pmqa.cli import options as shared
from pmqa.cli.one import One, read_one, show_refused
from pmqa.cli.parser import Parser
from pmqa.deciding import Deciding, deciding
from pmqa.report.terminal import show, write, write_csv


def arguments(parser: Parser) -> None:
    shared.workbook(parser)
    shared.form(parser)
    parser.add_argument("--evidence", action="store_true", help=parser.say("แสดงข้อความหลักฐานด้วย", "show the evidence texts, too"))
    shared.variant(parser)
    shared.strict(parser)
    shared.common(parser)
    parser.set_defaults(run=run)


def run(options: Namespace) -> int:
    """1 where the file has an error (with ``--strict``: a warning); the score is shown all the same."""
    one = read_one(options)
    if one.assessment is None:
        return show_refused(one, options)
    if options.format == "csv":
        from pmqa.report.as_csv import agencies_csv

        write_csv(agencies_csv(one.assessment, options.lang))
    elif options.format == "json":
        from pmqa.report.as_json import score_data
        from pmqa.report.json_parts import text_of

        write([text_of(score_data(one.assessment, 0, _decided_by(one), one.inputs))])
    else:
        from pmqa.report.score_report import score_report

        show(score_report(one.assessment, 0, _decided_by(one), one.submission, options.lang, evidence=options.evidence))
    amiss = ("error", "warning") if options.strict else ("error",)
    return int(any(finding.severity in amiss for finding in one.assessment.checked[0].findings))


def _decided_by(one: One) -> tuple[Deciding, ...]:
    return deciding(one.assessment, lambda variant: api.load_standard(Path(one.standard.origin), variant))[0]
