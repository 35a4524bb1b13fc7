"""``pmqa gaps``: the unmet bars of one agency or of many."""

from __future__ import annotations

from argparse import Namespace

from pmqa.cli.output import aside
from pmqa.cli.parser import Parser
from pmqa.cli.rank import selection
from pmqa.cli.together import read_together
from pmqa.report.terminal import show, write, write_csv


def arguments(parser: Parser) -> None:
    selection(parser)
    parser.set_defaults(run=run)


def run(options: Namespace) -> int:
    """0: a gap is a result (with ``--strict`` 1 where anything is amiss)."""
    together = read_together(options)
    if options.format == "json":
        from pmqa.report.as_json import gaps_data
        from pmqa.report.json_parts import text_of

        write([text_of(gaps_data(together.assessment, together.inputs))])
    elif options.format == "csv":
        from pmqa.report.as_csv import gaps_csv

        write_csv(gaps_csv(together.assessment, options.lang))
    else:
        from pmqa.report.rank_report import gaps_report

        show(gaps_report(together.assessment, together.remarks, options.lang))
    if options.format != "text":
        aside(together.remarks)
    return together.exit_code(options.strict)
