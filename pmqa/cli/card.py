"""``pmqa card``, for the central office and the agency: the card of one agency, ready to send or print."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pmqa.cli import options as shared
from pmqa.cli.one import One, read_one, show_refused
from pmqa.cli.output import put
from pmqa.cli.parser import Parser
from pmqa.cli.stop import WrongUse
from pmqa.cli.together import read_together
from pmqa.report.terminal import write

if TYPE_CHECKING:
    from pmqa.assessment import Assessment
    from pmqa.report.content import Content

_FORMS = (".pdf", ".html")


def arguments(parser: Parser) -> None:
    shared.workbook(parser)
    parser.add_argument("-o", "--output", metavar="CARD", type=Path, required=True, help=parser.say(
        "ไฟล์ที่จะเขียน .pdf หรือ .html", "file to write, .pdf or .html"))
    parser.add_argument("--among", metavar="PATH", action="append", type=shared.existing_or_pattern, default=[], help=parser.say(
        "โฟลเดอร์ (หรือสมุดงาน) ของหน่วยงานอื่น เพื่อแสดงมัธยฐานและอันดับในกลุ่ม", "folder (or workbook) of the others, for medians and the rank in the group"))
    parser.add_argument("--path", action="store_true", help=parser.say(
        "บอกทางที่สั้นที่สุดให้ถึงเกณฑ์ด้วย", "tell the cheapest path to the bars, too"))
    parser.add_argument("--evidence", action="store_true", help=parser.say("ใส่ข้อความหลักฐานด้วย", "put the evidence texts in, too"))
    shared.variant(parser)
    shared.common(parser)
    parser.set_defaults(run=run, format="text", agencies=None, jobs=0, cache=None, no_cache=False)


def run(options: Namespace) -> int:
    """1 where the workbook cannot be used."""
    form = options.output.suffix.lower()
    if form not in _FORMS:
        raise WrongUse(f"{options.output} ต้องเป็นไฟล์ .pdf หรือ .html", f"{options.output} must be a file .pdf or .html.")
    one = read_one(options)
    if one.assessment is None:
        return show_refused(one, options)
    among = _among(one, options)
    from pmqa.report.papers.card import document

    made = document(_content(one, among, options), among.place)
    if form == ".pdf":
        from pmqa.report.papers.as_pdf import pdf

        put(options.output, pdf(made))
    else:
        from pmqa.report.papers.as_html import html

        put(options.output, html(made).encode())
    write([made.title, *([among.remark] if among.remark else []), options.output.as_posix()])
    return 0


def _content(one: One, among: _Among, options: Namespace) -> Content:
    """What the agency itself may see."""
    from pmqa.cli.asked import path_of
    from pmqa.report.content import Content
    from pmqa.report.content.evidence import evidence_of

    found = path_of(among.assessment, among.place) if options.path else None
    evidence = {among.assessment.agencies[among.place].file: evidence_of(one.standard, one.submission)} if options.evidence else {}
    return Content(among.assessment, among.inputs, "agency", options.lang, among.place, evidence=evidence,
                   paths={among.place: found} if found else {})


class _Among(NamedTuple):
    """The assessment, the agency's place in it, and what is to be said of the others."""

    assessment: Assessment
    inputs: dict[str, str]
    place: int
    remark: str


def _among(one: One, options: Namespace) -> _Among:
    """The agency among the others, if there are any and it can be compared with them; else alone."""
    if not options.among:
        return _Among(one.assessment, one.inputs, 0, "")
    options.standard, options.paths = one.standard.id, [options.file, *options.among]
    together = read_together(options)
    assessment, own = together.assessment, one.assessment.checked[0]
    places = [i for i, row in enumerate(assessment.checked) if (row.digest, row.places) == (own.digest, own.places)]  # rows of a table share a digest
    if not places:
        why = [left.reason.in_(options.lang) for left in assessment.left_out
               if left.file == own.file or together.inputs.get(left.file) == own.digest]
        return _Among(one.assessment, one.inputs, 0, " · ".join([{"th": "ไม่เทียบกับหน่วยงานอื่น", "en": "Not compared with the others"}[options.lang], *why]))
    return _Among(assessment, together.inputs, places[0], "")
