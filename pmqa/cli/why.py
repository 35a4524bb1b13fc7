"""``pmqa why``: the difference between two agencies' totals, requirement by requirement."""

from __future__ import annotations

from argparse import Namespace

from pmqa.advice.why import LEAST, TooFew, why
from pmqa.cli import options as shared
from pmqa.cli.agencies import agency_called
from pmqa.cli.parser import Parser
from pmqa.cli.stop import WrongUse
from pmqa.cli.together import read_together
from pmqa.report.terminal import show, write, write_csv


def arguments(parser: Parser) -> None:
    parser.add_argument("folder", metavar="FOLDER", type=shared.existing_or_pattern, help=parser.say("โฟลเดอร์ของสมุดงาน", "folder of workbooks"))
    parser.add_argument("agency", metavar="AGENCY", help=parser.say("รหัสหรือชื่อหน่วยงาน", "code or name of the agency"))
    parser.add_argument("--above", metavar="OTHER", default="", help=parser.say(
        "เทียบกับหน่วยงานนี้ (ปกติ: มัธยฐานของกลุ่ม)", "set it beside this agency (default: its group's median)"))
    shared.round_of(parser)
    shared.reading(parser)
    shared.form(parser)
    shared.variant(parser)
    shared.common(parser)
    parser.set_defaults(run=run)


def run(options: Namespace) -> int:
    """0. Raises WrongUse for an agency that is not there, or a group too small for a median."""
    options.paths = [options.folder]
    together = read_together(options)
    assessment = together.assessment
    agency = agency_called(assessment, options.agency)
    other = agency_called(assessment, options.above) if options.above else None
    try:
        found = why(assessment, agency, other)
    except TooFew as few:
        raise WrongUse(f"กลุ่มมี {few} หน่วยงาน มัธยฐานต้องมีตั้งแต่ {LEAST} มิฉะนั้นจะเปิดเผยคำตอบของรายหนึ่ง ใช้ --above แทน",
                       f"The group has {few}; a median takes {LEAST}, else it would tell one agency's answers. Use --above.") from few
    if options.format == "json":
        from pmqa.report.advice_json import why_data
        from pmqa.report.json_parts import text_of

        write([text_of(why_data(found, together.inputs))])
    elif options.format == "csv":
        from pmqa.report.advice_csv import why_csv

        write_csv(why_csv(found, options.lang))
    else:
        from pmqa.report.why_report import why_report

        show(why_report(found, options.lang))
    return 0
