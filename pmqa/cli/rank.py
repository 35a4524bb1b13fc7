"""``pmqa rank``, for the central office: all agencies of a round, best first in each group."""

from __future__ import annotations

from argparse import Namespace

from pmqa.cli import options as shared
from pmqa.cli.parser import Parser
from pmqa.cli.together import read_together
from pmqa.report.terminal import show, write, write_csv


def arguments(parser: Parser) -> None:
    shared.workbooks(parser)
    shared.register(parser)
    parser.add_argument("--standard", metavar="ID", default="", help=parser.say(
        "จัดอันดับเกณฑ์รหัสนี้ (ปกติ: ที่มีไฟล์มากที่สุด)", "rank this edition (default: the one with most files)"))
    shared.form(parser)
    shared.variant(parser)
    shared.strict(parser)
    shared.common(parser)
    parser.set_defaults(run=run)


def run(options: Namespace) -> int:
    """0, also where files are left out: they are listed (with ``--strict``: 1)."""
    together = read_together(options)
    if options.format == "json":
        from pmqa.report.as_json import rank_data
        from pmqa.report.json_parts import text_of

        write([text_of(rank_data(together.assessment, together.inputs))])
    elif options.format == "csv":
        from pmqa.report.as_csv import agencies_csv

        write_csv(agencies_csv(together.assessment, options.lang))
    else:
        from pmqa.report.rank_report import rank_report

        show(rank_report(together.assessment, together.remarks, options.lang))
    return together.exit_code(options.strict)
