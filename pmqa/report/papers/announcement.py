"""The announcement: the agencies that meet the bars, in the standard's own words, with running numbers that are no ranks.

Where a standard ends in a decision, those that it was granted are listed, and no others; where it has no bars, the agencies that
reach a band of the total, with it; where it has none of these there is nothing to announce. Groups stand one after the other and the numbers run on from one to the next; within a group the order is
the register's where one was given, else that of the codes. No score and no rank stands in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from pmqa.report.as_csv import text_of
from pmqa.report.content import Content, Ranked
from pmqa.report.heading import DIGEST
from pmqa.report.makers import Made
from pmqa.report.papers.as_docx import docx
from pmqa.report.papers.as_pdf import pdf
from pmqa.report.papers.document import Block, Box, Column, Document, Grid, Heading, Line
from pmqa.report.papers.words import foot, say
from pmqa.report.verdict import decision_status, with_status
from pmqa.report.words import STATUS, word
from pmqa.standard.compiled import Standard, worst


class Listed(NamedTuple):
    """One agency of the list; ``flags``: incomplete, provisional."""

    number: int
    code: str
    name: str
    band: str
    flags: tuple[str, ...]


class Part(NamedTuple):
    """A group: its agencies, and of how many that could be judged."""

    key: str
    name: str
    of: int
    listed: tuple[Listed, ...]


def parts(content: Content) -> tuple[Part, ...]:
    """Agencies that the register does not hold come after those that it does."""
    order = {code: place for place, code in enumerate(content.order)}
    number, out = 0, []
    for group in content.groups:
        judged = [row for row in group.rows if content.standard.decision is None or row.granted is not None]
        rows = sorted((row for row in judged if _reaches(content, row)), key=lambda row: (order.get(row.code, len(order)), row.code))
        listed = tuple(Listed(number + place, row.code, row.name, row.band, row.flags) for place, row in enumerate(rows, 1))
        number += len(listed)
        out.append(Part(group.key, group.name, len(judged), listed))
    return tuple(out)


def _reaches(content: Content, row: Ranked) -> bool:
    """An agency may meet every bar and yet be refused, or be granted with a bar unmet: the decision alone counts."""
    if content.standard.decision:
        return row.granted is True
    return bool(row.band) if row.meets is None else row.meets


def what(content: Content) -> str:
    """What the listed agencies have reached, in the standard's words and with its status; empty where there is nothing to reach."""
    standard, lang, decision = content.standard, content.lang, content.standard.decision
    if decision:
        words = f"{decision.title.in_(lang)}: {decision.granted.in_(lang)}"
        return say("announcement-decision", lang, decision=with_status(words, _status(standard), lang))
    if standard.bars:
        return say("announcement", lang, met=with_status(standard.word("met").in_(lang), _status(standard), lang))
    for entry in standard.bands:
        if entry.node == "total":
            return say("announcement-bands", lang, bands=with_status(entry.title.in_(lang), _status(standard), lang))
    return ""


def document(content: Content) -> Document:
    """For an audience that may see other agencies."""
    lang, found = content.lang, parts(content)
    order = say("order-register" if content.order else "order-code", lang)
    blocks: list[Block] = [
        Line(" · ".join(filter(None, (content.run.title, content.run.year))), "faint"),
        Box((Line(say("draft-list", lang), "strong"), Line(say("no-rank", lang, order=order)),
             Line(say("weakest", lang, status=STATUS[_status(content.standard)].in_(lang)))), "warn")]
    banded = any(one.band for part in found for one in part.listed)
    columns = (Column(say("number", lang), right=True), Column(word("code", lang)), Column(say("name", lang), wide=1),
               *[Column(word("band", lang))] * banded)
    for part in found:
        count = say("listed", lang, count=len(part.listed), of=part.of)
        blocks.append(Heading(": ".join(filter(None, (part.name, count)))))
        rows = tuple((str(one.number), one.code, " ".join(filter(None, (one.name, f"({', '.join(one.flags)})" if one.flags else ""))),
                      *[one.band] * banded) for one in part.listed)
        blocks.append(Grid(columns, rows) if rows else Line(say("nobody", lang)))
    return Document(what(content), lang, content.run.draft, foot(content.run, lang), tuple(blocks))


def _status(standard: Standard) -> str:
    """The weakest of what the list rests on: the decision with the bars that it may look at, else bars, else bands."""
    bars = worst([bar.status for bar in standard.bars])
    if standard.decision:
        return worst([decision_status(standard), bars]) or standard.status
    return bars or worst([entry.status for entry in standard.bands if entry.node == "total"]) or standard.status


def csv(content: Content) -> str:
    """A row for each agency listed."""
    run, title = content.run, what(content)
    header = ["draft", "announcement", "standard", "criteria", "number", "group", "code", "name", "band", "flags"]
    rows = [[run.draft, title, run.standard, run.sha256[:DIGEST], one.number, part.name, one.code, one.name, one.band, ", ".join(one.flags)]
            for part in parts(content) for one in part.listed]
    return text_of([header, *rows])


def make(content: Content) -> Iterator[Made]:
    """Nothing where the standard has nothing to reach."""
    if what(content):
        made = document(content)
        yield Made("announcement.pdf", pdf(made))
        yield Made("announcement.docx", docx(made))
        yield Made("announcement.csv", ("\ufeff" + csv(content)).encode())  # the mark tells Excel that it is UTF-8
