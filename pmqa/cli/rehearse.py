"""``pmqa rehearse``, for the central office: whose verdict, band or rank would change under other rules."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from pmqa import api
from pmqa.cli import options as shared
from pmqa.cli.output import aside
from pmqa.cli.parser import Parser
from pmqa.cli.stop import WrongUse
from pmqa.cli.together import read_together, register_of
from pmqa.report.terminal import show, write, write_csv
from pmqa.standard.compiled import Standard
from pmqa.standard.store import UnknownStandard


def arguments(parser: Parser) -> None:
    shared.workbooks(parser)
    parser.add_argument("--against", metavar="RULES", required=True, help=parser.say(
        "ทางเลือก รหัสเกณฑ์ หรือโฟลเดอร์เกณฑ์ที่จะเทียบ", "variant, id or folder of the rules to compare with"))
    shared.register(parser)
    parser.add_argument("--standard", metavar="ID", default="", help=parser.say(
        "เกณฑ์ของไฟล์ (ปกติ: ที่มีไฟล์มากที่สุด)", "edition of the files (default: the one with most files)"))
    shared.form(parser)
    shared.variant(parser)
    shared.strict(parser)
    shared.common(parser)
    parser.set_defaults(run=run)


def run(options: Namespace) -> int:
    """0: a change is a result (with ``--strict`` 1 where a file is left out or anything is amiss)."""
    together = read_together(options)
    other = _other(together.assessment.standard, options)
    register = register_of(options.agencies, other).agencies if options.agencies else None
    from pmqa.rehearsal import rehearse

    rehearsal = rehearse(together.assessment, other, register)
    if options.format == "json":
        from pmqa.report.json_parts import text_of
        from pmqa.report.rehearsal_data import rehearsal_data

        write([text_of(rehearsal_data(rehearsal, together.inputs))])
    elif options.format == "csv":
        from pmqa.report.rehearsal_data import rehearsal_csv

        write_csv(rehearsal_csv(rehearsal, options.lang))
    else:
        from pmqa.report.rehearsal_report import rehearsal_report

        show(rehearsal_report(rehearsal, together.remarks, options.lang))
    if options.format != "text":
        aside(together.remarks)
    return together.exit_code(options.strict)


def _other(standard: Standard, options: Namespace) -> Standard:
    """The rules to compare with: a variant of the standard, the standard as it stands, another one. Raises WrongUse."""
    against, variants = options.against, [variant.name for variant in standard.variants]
    if against in variants:
        other = api.load_standard(Path(standard.origin), against)
    elif against == standard.id:
        other = api.load_standard(Path(standard.origin))
    else:
        try:
            other = api.load_standard(against, criteria=options.criteria, beside=[path if path.is_dir() else path.parent for path in options.paths])
        except UnknownStandard as error:
            known, own = ", ".join(error.known) or "–", ", ".join(variants) or "–"
            raise WrongUse(f"ไม่มีทางเลือกหรือเกณฑ์ {against}: ทางเลือกของ {standard.id} มี {own}; เกณฑ์มี {known}",
                           f"There is no variant or standard {against}. Variants of {standard.id}: {own}. Standards: {known}") from None
    if (other.digest, other.variant) == (standard.digest, standard.variant):
        raise WrongUse(f"{against} คือกติกาเดียวกับที่ใช้อยู่", f"{against} is the rule set in use; there is nothing to compare.")
    return other
