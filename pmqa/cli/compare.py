"""``pmqa compare``: two rounds side by side."""

from __future__ import annotations

from argparse import Namespace

from pmqa.advice.comparison import compare
from pmqa.cli import options as shared
from pmqa.cli.parser import Parser
from pmqa.cli.together import Together, read_together
from pmqa.report.terminal import show, write, write_csv


def arguments(parser: Parser) -> None:
    parser.add_argument("before", metavar="FOLDER_A", type=shared.existing_or_pattern, help=parser.say("สมุดงานของรอบก่อน", "workbooks of the first round"))
    parser.add_argument("after", metavar="FOLDER_B", type=shared.existing_or_pattern, help=parser.say("สมุดงานของรอบหลัง", "workbooks of the second round"))
    shared.register(parser)
    shared.reading(parser)
    shared.form(parser)
    shared.variant(parser)
    shared.common(parser)
    parser.set_defaults(run=run)


def run(options: Namespace) -> int:
    """0: also where the rounds cannot be compared, which is told with the reason."""
    before, after = (one_round(options, folder) for folder in (options.before, options.after))
    found = compare(before.assessment, after.assessment, (before.expected or {}, after.expected or {}))
    if options.format == "json":
        from pmqa.report.compare_data import compare_data
        from pmqa.report.json_parts import text_of

        write([text_of(compare_data(found, before.inputs, after.inputs))])
    elif options.format == "csv":
        from pmqa.report.compare_data import compare_csv

        write_csv(compare_csv(found, options.lang))
    else:
        from pmqa.report.compare_report import compare_report

        show(compare_report(found, options.lang))
    return 0


def one_round(options: Namespace, folder: object, standard: str = "") -> Together:
    """The files of one round, read and assessed under their own criteria."""
    return read_together(Namespace(**{**vars(options), "paths": [folder], "standard": standard}))
