"""``pmqa flags``, for the reviewer: what to look at first in a round, by stated rules."""

from __future__ import annotations

from argparse import Namespace

from pmqa.advice.flags import flags
from pmqa.assessment import Assessment
from pmqa.checks.answers import shown
from pmqa.cli import options as shared
from pmqa.cli.compare import one_round
from pmqa.cli.parser import Parser
from pmqa.cli.together import read_together
from pmqa.intake.contents import Contents
from pmqa.intake.files import workbooks
from pmqa.report.terminal import show, write, write_csv
from pmqa.workbook.reading.submissions import read_submission


def arguments(parser: Parser) -> None:
    shared.workbooks(parser)
    parser.add_argument("--before", metavar="FOLDER", type=shared.existing_or_pattern, help=parser.say(
        "สมุดงานของรอบก่อน เพื่อเทียบว่าอะไรเปลี่ยนมาก", "workbooks of the round before, to see what moved far"))
    shared.round_of(parser)
    shared.form(parser)
    shared.variant(parser)
    shared.common(parser)
    parser.set_defaults(run=run)


def run(options: Namespace) -> int:
    """0: a flag is a question, not an error."""
    together = read_together(options)
    before = one_round(options, options.before) if options.before else None
    found = flags(together.assessment, _evidence(together.assessment, options), before.assessment if before else None)
    inputs = together.inputs | (before.inputs if before else {})
    if options.format == "json":
        from pmqa.report.flags_report import flags_data
        from pmqa.report.json_parts import text_of

        write([text_of(flags_data(found, inputs))])
    elif options.format == "csv":
        from pmqa.report.flags_report import flags_csv

        write_csv(flags_csv(found, options.lang))
    else:
        from pmqa.report.flags_report import flags_report

        show(flags_report(found, options.lang))
    return 0


def _evidence(assessment: Assessment, options: Namespace) -> list[dict[str, str]]:
    """Every agency's evidence texts by field key. They are read anew: what a check keeps of a file holds no texts."""
    files, contents = {named.name: named for named in workbooks(options.paths).files}, Contents()
    standard = assessment.standard
    keys = [field.key for field in standard.fields if field.column == "evidence" and not field.numeric]
    found = []
    for agency in assessment.agencies if keys else ():
        submission = read_submission(contents.of(files[agency.file]), lambda _: standard, standard=standard.id, name=agency.file)
        entries = ((key, submission.entries.get(key)) for key in keys)
        found.append({key: shown(entry.cell) for key, entry in entries if entry and entry.cell})
    return found or [{} for _ in assessment.agencies]
