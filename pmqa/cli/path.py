"""``pmqa path``: the fewest steps to the bars, or to a band."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from pmqa.advice.efforts import BadEffort, efforts_of
from pmqa.advice.goal import bands_of_total
from pmqa.advice.levers import Efforts, one_step
from pmqa.advice.path import TooMany, Unsolved, path
from pmqa.cli import options as shared
from pmqa.cli.one import read_one, show_refused
from pmqa.cli.parser import Parser
from pmqa.cli.stop import WrongUse, unknown
from pmqa.report.terminal import show, write, write_csv
from pmqa.standard.compiled import Standard
from pmqa.texts import Text
from pmqa.thai import canonical


def arguments(parser: Parser) -> None:
    shared.workbook(parser)
    parser.add_argument("--to", metavar="bars|BAND", default="", help=parser.say(
        "ไปให้ถึงเกณฑ์ทุกข้อ (bars ซึ่งเป็นค่าปกติ) หรือระดับนี้ด้วย", "meet every bar (bars, the default), or reach this band too"))
    parser.add_argument("--effort", metavar="EFFORTS", type=shared.existing_file, help=parser.say(
        "แรงที่ใช้ต่อขั้น (CSV หรือ Excel: code, effort)", "the effort of a step (CSV or Excel: code, effort)"))
    shared.form(parser)
    shared.variant(parser)
    shared.common(parser)
    parser.set_defaults(run=run)


def run(options: Namespace) -> int:
    """0: also where steps alone do not reach the goal, which is told."""
    one = read_one(options)
    if one.assessment is None:
        return show_refused(one, options)
    band = band_called(one.standard, options.to)
    efforts = read_efforts(options.effort, one.standard) if options.effort else one_step
    try:
        found = path(one.assessment, 0, band, efforts)
    except TooMany as why:
        raise WrongUse(f"{why}: มีวิธียกมากเกินกว่าจะค้นได้ครบ", f"{why}: it can be raised in more ways than are looked through.") from why
    except Unsolved as why:
        raise WrongUse(f"หาทางที่สั้นที่สุดไม่เสร็จ ({why})", f"No cheapest way was proved in time ({why}).") from why
    if options.format == "json":
        from pmqa.report.advice_json import path_data
        from pmqa.report.json_parts import text_of

        write([text_of(path_data(found, one.inputs))])
    elif options.format == "csv":
        from pmqa.report.advice_csv import path_csv

        write_csv(path_csv(found, options.lang))
    else:
        from pmqa.report.path_report import path_report

        show(path_report(found, options.lang))
    return 0


def band_called(standard: Standard, text: str) -> int:
    """Place of the band of the total that ``text`` names (in either language, or by its number), -1 for the bars alone.

    Raises WrongUse where there is no such band, or nothing at all to reach.
    """
    entry = bands_of_total(standard)
    names = [band.name for band in entry.bands] if entry else []
    if not names and not standard.bars:
        raise _nothing_to_reach(standard)
    if text in ("", "bars"):
        if not standard.bars:
            raise WrongUse(f"เกณฑ์นี้ไม่มีเกณฑ์ขั้นต่ำ ให้บอกระดับด้วย --to: {', '.join(name.th for name in names)}",
                           f"This standard has no bars; name a band with --to: {', '.join(name.in_('en') for name in names)}")
        return -1
    for place, name in enumerate(names):
        if canonical(text) in (canonical(name.th), canonical(name.en), str(place + 1)):
            return place
    raise unknown(Text("ระดับ", "band"), text, [*["bars"] * bool(standard.bars), *(name.in_("en") for name in names)])


def _nothing_to_reach(standard: Standard) -> WrongUse:
    """A path needs bars or bands; what a decision goes by is told elsewhere."""
    th, en = "เกณฑ์นี้ไม่มีทั้งเกณฑ์ขั้นต่ำและระดับของคะแนนรวม คำสั่ง path ต้องมีอย่างใดอย่างหนึ่ง", "This standard has neither bars nor bands of the total; a path needs one."
    if standard.decision:
        th += " เกณฑ์นี้จบที่การตัดสิน ดูเหตุของผลตัดสินด้วย pmqa score และ pmqa explain"
        en += " It ends in a decision: pmqa score and pmqa explain tell what that rests on."
    return WrongUse(th, en)


def read_efforts(file: Path, standard: Standard) -> Efforts:
    """The efforts in a file. Raises WrongUse with what is wrong there."""
    from pmqa.register import read_register

    table = read_register(file)
    errors = [finding.message for finding in table.findings if finding.severity == "error"]
    if errors or not table.agencies:
        raise WrongUse(*("\n".join([file.name, *(message.in_(lang) for message in errors)]) for lang in ("th", "en")))
    try:
        return efforts_of(standard, table.agencies)
    except BadEffort as bad:
        th, en = {"code": ("ไม่มีรหัสนี้ในเกณฑ์", "the standard has no such code"),
                  "number": ("แรงต้องเป็นตัวเลขมากกว่า 0 ทศนิยมไม่เกิน 6 ตำแหน่ง", "an effort is a number above 0 with six decimals at most"),
                  "column": ("หัวตารางต้องเป็น effort หรือค่าที่ขั้นนั้นไปถึง", "a column is called effort, or the value that a step reaches")}[bad.kind]
        raise WrongUse(f"{file.name} {bad.code}: “{bad.found}” {th}", f"{file.name} {bad.code}: “{bad.found}”: {en}") from bad
