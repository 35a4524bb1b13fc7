"""``pmqa rank``, for the central office: all agencies of a round, best first in each group."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence

from pmqa.cli import options as shared
from pmqa.cli import robust
from pmqa.cli.output import aside
from pmqa.cli.parser import Parser
from pmqa.cli.together import read_together
from pmqa.findings import Finding
from pmqa.report.terminal import show, write, write_csv


def arguments(parser: Parser) -> None:
    selection(parser)
    robust.arguments(parser)
    parser.set_defaults(run=run)


def selection(parser: Parser) -> None:
    """Which files, under which rules, in which form: what every command on a whole round asks."""
    shared.workbooks(parser)
    shared.register(parser)
    parser.add_argument("--standard", metavar="ID", default="", help=parser.say(
        "จัดอันดับเกณฑ์รหัสนี้ (ปกติ: ที่มีไฟล์มากที่สุด)", "rank this edition (default: the one with most files)"))
    shared.form(parser)
    shared.variant(parser)
    shared.strict(parser)
    shared.common(parser)


def run(options: Namespace) -> int:
    """0, also where files are left out: they are listed (with ``--strict``: 1)."""
    wanted = robust.wanted(options)
    together = read_together(options)
    result = robust.how_sure(together, options, wanted) if wanted else None
    if options.format == "json":
        from pmqa.report.as_json import rank_data
        from pmqa.report.json_parts import text_of

        data = rank_data(together.assessment, together.inputs)
        if result:
            from pmqa.report.robust_json import robust_data

            data["robust"] = robust_data(together.assessment, result)
        write([text_of(data)])
    elif options.format == "csv":
        from pmqa.report.as_csv import agencies_csv

        write_csv(agencies_csv(together.assessment, options.lang, result))
        _say_about_several(together.assessment.findings, options.lang)
    elif result:
        from pmqa.report.robust_report import robust_report

        show(robust_report(together.assessment, result, together.remarks, options.lang))
    else:
        from pmqa.report.rank_report import rank_report

        show(rank_report(together.assessment, together.remarks, options.lang))
    if options.format != "text":
        aside(together.remarks)
    return together.exit_code(options.strict)


def _say_about_several(findings: Sequence[Finding], lang: str) -> None:
    """The findings about several files, for which a row of a CSV has no place."""
    from pmqa.report.blocks import laid_out
    from pmqa.report.findings_report import about_several

    aside(line.text for line in laid_out(about_several(findings, lang), None))
