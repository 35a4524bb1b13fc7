"""``pmqa explain``: how one number of one workbook came about."""

from __future__ import annotations

from argparse import Namespace

from pmqa.cli import options as shared
from pmqa.cli.one import read_one, show_refused
from pmqa.cli.parser import Parser
from pmqa.cli.stop import unknown
from pmqa.report.blocks import Line
from pmqa.texts import Text


def arguments(parser: Parser) -> None:
    shared.workbook(parser)
    parser.add_argument("code", metavar="CODE", help=parser.say("รหัสข้อ หมวด หรือ total", "code of a requirement or category, or total"))
    shared.form(parser, ("text", "json"))
    shared.variant(parser)
    shared.common(parser)
    parser.set_defaults(run=run)


def run(options: Namespace) -> int:
    """Raises WrongUse where the standard has no such code."""
    one = read_one(options)
    if one.assessment is None:
        return show_refused(one, options)
    from pmqa.explain import as_data, code_of, explain, lines
    from pmqa.report.findings_report import errors_told
    from pmqa.report.heading import heading
    from pmqa.report.json_parts import run_data, text_of
    from pmqa.report.terminal import show, write

    try:
        code = code_of(one.standard, options.code)
    except KeyError:
        raise unknown(Text("รหัส", "code"), options.code, [*one.standard.node, *one.standard.columns]) from None
    trace = explain(one.assessment, 0, code)
    if options.format == "json":
        write([text_of({"draft": True, "standard": one.standard.id, "code": code, "trace": as_data(trace),
                        "run": run_data(one.standard, one.inputs)})])
        return 0
    who = one.assessment.agencies[0]
    told = [Line(text.lstrip(" "), "", len(text) - len(text.lstrip(" "))) for text in lines(trace, options.lang)]
    show([*heading(one.standard, options.lang), Line(), Line(" · ".join(filter(None, (who.code, who.name, who.file))), "title"),
          *errors_told(one.assessment.checked[0].findings, options.lang), Line(), *told])
    return 0
