"""``pmqa whatif``: what would follow from other answers in one workbook."""

from __future__ import annotations

from argparse import Namespace

from pmqa.advice.trial import own_row
from pmqa.advice.whatif import what_if
from pmqa.checks import Checked
from pmqa.checks.answers import expected, said
from pmqa.cli import options as shared
from pmqa.cli.one import One, read_one, show_refused
from pmqa.cli.parser import Parser
from pmqa.cli.stop import WrongUse, unknown
from pmqa.report.terminal import show, write
from pmqa.standard.compiled import Standard, applies
from pmqa.texts import Text
from pmqa.thai import canonical_code
from pmqa.xlsx.cells import Cell


def arguments(parser: Parser) -> None:
    shared.workbook(parser)
    parser.add_argument("changes", metavar="CODE=VALUE", nargs="+", help=parser.say(
        "คำตอบที่เปลี่ยน เช่น LD1.A=3 (เว้นค่าไว้คือช่องว่าง)", "answers put otherwise, such as LD1.A=3 (no value: blank)"))
    parser.add_argument("--among", metavar="FOLDER", type=shared.existing_or_pattern, help=parser.say(
        "จัดอันดับในกลุ่มหน่วยงานของโฟลเดอร์นี้", "rank it among the agencies of this folder"))
    shared.register(parser)
    shared.reading(parser)
    shared.form(parser, ("text", "json"))
    shared.variant(parser)
    shared.common(parser)
    parser.set_defaults(run=run)


def run(options: Namespace) -> int:
    """0; 1 where the workbook cannot be used."""
    one = read_one(options)
    if one.assessment is None:
        return show_refused(one, options)
    row = own_row(one.assessment, 0)
    answers = dict(_answer(one.standard, row, text) for text in options.changes)
    others, inputs = _others(one, row, options) if options.among else ([], {})
    found = what_if(one.standard, row, answers, others)
    if options.format == "json":
        from pmqa.report.advice_json import what_if_data
        from pmqa.report.json_parts import text_of

        write([text_of(what_if_data(found, one.inputs | inputs))])
    else:
        from pmqa.report.whatif_report import what_if_report

        show(what_if_report(found, options.lang))
    return 0


def _answer(standard: Standard, row: Checked, text: str) -> tuple[str, float | None]:
    """Field key and value of ``CODE=VALUE``, the value read as in a cell. Raises WrongUse."""
    code, sign, value = text.partition("=")
    if not sign:
        raise WrongUse(f"{text}: ต้องเขียนแบบ รหัส=ค่า", f"{text}: write CODE=VALUE.")
    codes = {canonical_code(key): key for key in standard.columns if applies(standard.field[key].types, row.agency_type)}
    key = codes.get(canonical_code(code))
    if key is None:
        parts = [known for name, known in codes.items() if name.startswith(f"{canonical_code(code)}.")]
        if parts:
            raise WrongUse(f"{code} มีหลายช่อง ให้บอกช่องใดช่องหนึ่ง: {', '.join(parts)}", f"{code} has several answers; name one: {', '.join(parts)}")
        raise unknown(Text("รหัส", "code"), code, codes.values())
    field = standard.field[key]
    answer = said(field, Cell("text", value.strip()) if value.strip() else None)
    if answer.value is None and value.strip():
        may = expected(field)
        th, en = (may, may) if isinstance(may, str) else may
        raise WrongUse(f"{key}: “{value.strip()}” ใช้ไม่ได้ ค่าที่ใส่ได้: {th}", f"{key}: “{value.strip()}” cannot be taken; it may be: {en}")
    return key, answer.value


def _others(one: One, row: Checked, options: Namespace) -> tuple[list[Checked], dict[str, str]]:
    """The other agencies of the folder, under the workbook's own standard; and the files read, with their hashes."""
    from pmqa.cli.together import read_together

    together = read_together(Namespace(**{**vars(options), "paths": [options.among], "standard": one.standard.id}))
    found = together.assessment
    others = [own_row(found, n) for n, agency in enumerate(found.agencies) if agency.code != row.attributes["code"] and found.ranked[n]]
    years = {other.attributes.get("year") for other in others}
    if others and row.attributes.get("year") not in years:
        raise WrongUse(f"{row.file} เป็นคนละปีกับ {options.among}", f"{row.file} is of another year than {options.among}.")
    return others, together.inputs
