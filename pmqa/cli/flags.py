"""``pmqa flags``, for the reviewer: what to look at first in a round, by stated rules."""

from __future__ import annotations

from argparse import Namespace

from pmqa.advice.flags import flags
from pmqa.cell_texts import shown
from pmqa.cli import options as shared
from pmqa.cli.compare import one_round
from pmqa.cli.parser import Parser
from pmqa.cli.together import Together, read_anew, read_together
from pmqa.report.terminal import show, write, write_csv


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
    found = flags(together.assessment, _evidence(together, options), before.assessment if before else None)
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


def _evidence(together: Together, options: Namespace) -> list[dict[str, str]]:
    """Every agency's evidence texts by field key."""
    assessment = together.assessment
    keys = [field.key for field in assessment.standard.fields if field.column == "evidence" and not field.numeric]
    found = {}
    for one in read_anew(together, options.paths) if keys else ():
        entries = ((key, one.entries.get(key)) for key in keys)
        found[one.file] = {key: shown(entry.cell) for key, entry in entries if entry and entry.cell}
    return [found.get(agency.file, {}) for agency in assessment.agencies]
