"""The commands, and everything that can end one: wrong use, unusable criteria, an exit code."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from importlib import import_module

from pmqa import __version__
from pmqa.cli.parser import Parser, spoken
from pmqa.cli.stop import WrongUse
from pmqa.texts import Text

# Each is a module of this package with ``arguments(parser)`` and ``run(options) -> exit code``, imported when asked for.
COMMANDS = {
    "template": Text("สร้างสมุดงานเปล่าให้หน่วยงานกรอก", "make the workbook that an agency fills"),
    "table": Text("สร้างตารางคะแนนเปล่า แถวละหน่วยงาน (CSV หรือ Excel)", "make an empty table of marks, one row per agency (CSV or Excel)"),
    "check": Text("ตรวจสมุดงาน: ข้อที่ว่าง ผิด หรือขัดกัน", "tell what is blank, wrong or contradictory in workbooks"),
    "score": Text("ให้คะแนนสมุดงานหนึ่งไฟล์ พร้อมข้อสรุปและช่องว่าง", "score one workbook: verdict, categories, gaps, findings"),
    "gaps": Text("แสดงข้อที่ไม่ถึงเกณฑ์ ของไฟล์หรือโฟลเดอร์", "list the unmet bars of a workbook or a folder"),
    "rank": Text("จัดอันดับหน่วยงานทั้งโฟลเดอร์", "rank the agencies of a folder, group by group"),
    "rehearse": Text("ซ้อม: ใครเปลี่ยนผล ระดับ หรืออันดับ เมื่อใช้กติกาอื่น", "rehearse: who changes verdict, band or rank under other rules"),
    "card": Text("ทำบัตรผลของหน่วยงานหนึ่ง (PDF หรือ HTML)", "make the card of one agency (PDF or HTML)"),
    "report": Text("เขียนรายงานทั้งชุดลงโฟลเดอร์: หน้าเว็บ สมุดงานผล ฯลฯ", "write every report into a folder: page, workbook and more"),
    "explain": Text("อธิบายที่มาของคะแนนหนึ่งข้อ ถึงเซลล์และกติกา", "tell how one number came about, down to cells and rules"),
    "path": Text("บอกทางที่สั้นที่สุดให้ถึงเกณฑ์หรือระดับ", "tell the fewest steps to the bars, or to a band"),
    "whatif": Text("บอกผลถ้าเปลี่ยนบางคำตอบ", "tell what would follow from other answers"),
    "why": Text("อธิบายส่วนต่างจากอีกหน่วยงาน หรือจากมัธยฐานของกลุ่ม", "tell why an agency stands below or above another"),
    "compare": Text("เทียบสองรอบ และแยกสาเหตุที่อันดับเปลี่ยน", "set two rounds side by side, and split each change of rank"),
    "flags": Text("บอกสิ่งที่ผู้ตรวจควรดูก่อน", "tell what a reviewer should look at first"),
    "criteria": Text("แสดงและตรวจไฟล์เกณฑ์", "show and check criteria files"),
}
_ABOUT = Text("ให้คะแนน ตรวจ และจัดอันดับผลประเมินตนเองของส่วนราชการ",
              "Scores, checks and ranks the self-assessments of public agencies.")


def run(arguments: list[str]) -> int:
    """One command line; its exit code."""
    lang = spoken(arguments)
    try:
        options = _parser(arguments, lang).parse_args(arguments)
        return options.run(options)
    except WrongUse as error:
        return _say(error.message.in_(lang).splitlines(), 2)
    except SystemExit as end:  # help and version
        return int(end.code or 0)
    except Exception as error:
        lines, code = _criteria_fault(error, lang)
        if not code:
            raise
        return _say(lines, code)


def _parser(arguments: list[str], lang: str) -> Parser:
    """The parser for the command that is named; where none is, all are listed."""
    parser = Parser(lang, prog="pmqa", description=_ABOUT.in_(lang))
    parser.add_argument("--version", action="version", version=__version__, help=parser.say("แสดงรุ่นของโปรแกรม", "show the version"))
    parser.set_defaults(run=lambda options: _help(parser))
    below = parser.add_subparsers(title={"th": "คำสั่ง", "en": "commands"}[lang], metavar="COMMAND", parser_class=Parser)
    parser.add_language()  # before the command, too; the command's own has the same default
    named = [name for name in _from_command(arguments)[:1] if name in COMMANDS]
    for name in named or COMMANDS:
        about = COMMANDS[name].in_(lang)
        one = below.add_parser(name, lang=lang, help=about, description=about)
        if named:
            import_module(f"pmqa.cli.{name}").arguments(one)
    return parser


def _from_command(arguments: list[str]) -> list[str]:
    """The arguments without a language at their beginning.

    >>> _from_command(["--lang", "en", "--lang=th", "rank", "--lang", "en"])
    ['rank', '--lang', 'en']
    """
    while arguments and arguments[0].startswith("--lang"):
        arguments = arguments[2 if arguments[0] == "--lang" else 1:]
    return arguments


def _help(parser: Parser) -> int:
    parser.print_help()
    return 2


def _criteria_fault(error: Exception, lang: str) -> tuple[list[str], int]:
    """Message and exit code where criteria are missing (2: the name was wrong) or unusable (3); code 0 for other exceptions."""
    from pmqa.standard.faults import CriteriaError
    from pmqa.standard.store import UnknownStandard

    if isinstance(error, CriteriaError):
        from pmqa.report.criteria_report import fault_lines
        from pmqa.report.heading import from_here

        place = from_here(error.folder.absolute()) if error.folder else ""
        where = Text(f"ใน {place} ", f" in {place}").in_(lang) if place else ""
        return [{"th": f"เกณฑ์{where}ใช้ไม่ได้:", "en": f"The criteria{where} cannot be used:"}[lang], *fault_lines(error.faults, lang)], 3
    if isinstance(error, UnknownStandard):
        known, searched = ", ".join(error.known) or "–", ", ".join(map(str, error.searched))
        return [{"th": f"ไม่มีเกณฑ์ {error.name}: มี {known} (ค้นใน {searched})",
                 "en": f"There is no standard {error.name}. There is: {known} (searched {searched})"}[lang]], 2
    return [], 0


def _say(lines: Iterable[str], code: int) -> int:
    for line in lines:
        print(line, file=sys.stderr)
    return code
