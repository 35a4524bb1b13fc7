"""The card of one agency, ready to send: the verdict, its categories beside its group, what is unmet and where, what to do first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pmqa.report.content import Card, CategoryRow, Content, FindingRow
from pmqa.report.drawing import Axis, Ring, radar, sign, signs_of
from pmqa.report.file_names import file_names
from pmqa.report.makers import Made
from pmqa.report.papers.as_html import html
from pmqa.report.papers.as_pdf import pdf
from pmqa.report.papers.document import Beside, Block, Box, Column, Document, Grid, Heading, Line, Listing, Picture
from pmqa.report.papers.words import foot, say
from pmqa.report.tables import NOTHING, plain
from pmqa.report.words import word

_CELLS = 12  # cells named with a finding; the workbook annotated by ``pmqa check`` has them all
_RINGS = 5


def document(content: Content, place: int) -> Document:
    """Raises ValueError where the audience may not see this agency."""
    lang, card = content.lang, content.card(place)
    name = " ".join(filter(None, (card.code, card.name)))
    about = [card.type, word("year", lang, year=card.year) if card.year else "", content.run.title, card.file]
    blocks: list[Block] = [Line(" · ".join(filter(None, about)), "faint"), _verdict(card, len(content.assessment.agencies) == 1, lang)]
    if before := content.earlier(place):
        year = f" ({word('year', lang, year=before.year)})" if before.year else ""
        blocks.append(Line(say("earlier", lang, year=year, total=before.total.text, gaps=before.gaps)))
    blocks += _categories(content, card)
    if card.first:
        steps = tuple(f"{step.text} ({', '.join(step.cells)})" if step.cells else step.text for step in card.first)
        blocks += [Heading(say("first", lang)), Listing(steps)]
    if card.path:
        columns = tuple(Column(head, wide=int(place == len(card.path.heads) - 1)) for place, head in enumerate(card.path.heads))
        blocks += [Heading(say("path", lang)), *map(Line, card.path.lines), *([Grid(columns, card.path.rows)] if card.path.rows else []),
                   *(Line(note, "faint") for note in card.path.notes)]
    if card.gaps:
        blocks += [Heading(say("gaps", lang, count=len(card.gaps))), _gaps(card, lang)]
    if content.sight.findings:
        blocks += [Heading(say("findings", lang)), _findings(card.findings, lang)]
    if card.evidence:
        rows = tuple((one.code, one.cell, one.text) for one in card.evidence)
        columns = (Column(word("code", lang)), Column(word("cell", lang)), Column(say("evidence", lang), wide=1))
        blocks += [Heading(say("evidence", lang)), Grid(columns, rows)]
    return Document(name, lang, content.run.draft, foot(content.run, lang), tuple(blocks))


def _verdict(card: Card, alone: bool, lang: str) -> Box:
    """The decision first, where the standard ends in one, with what refused it."""
    verdict, place = card.verdict, "" if alone else card.verdict.place  # the first of one is no rank
    bars = "" if verdict.meets is None else "good" if verdict.meets else "bad"
    decided = {True: "good", False: "bad", None: "warn"}[verdict.granted]
    total = say("of", lang, total=verdict.total.text, maximum=verdict.maximum.text)
    lines = [Line(verdict.decision, decided)] if verdict.decision else []
    lines += [Line(f"▼ {line}", "warn") for line in verdict.effects]
    lines += [Line(verdict.headline, bars)] if verdict.headline else []
    lines += [Line(f"{word('band', lang)}: {verdict.band}", "strong")] if verdict.band else []
    lines.append(Line(" · ".join(filter(None, (total, verdict.bars, place, *verdict.flags))), "strong"))
    lines.append(Line(say("weakest", lang, status=verdict.status_text)))
    lines += [Line(f"→ {rule}") for rule in verdict.decided_by]
    return Box(tuple(lines), decided if verdict.decision else bars)


def _categories(content: Content, card: Card) -> list[Block]:
    """The radar beside the same numbers; numbers alone where there are fewer than three categories."""
    lang, rows = content.lang, card.categories
    medians, bars = (any(row.median.value is not None for row in rows), any(row.bar.value is not None for row in rows))
    verdicts, bands = any(row.verdict for row in rows), any(row.band for row in rows)
    differ = len({row.head.maximum.text for row in rows} | {card.verdict.maximum.text}) > 1  # else the total's says it
    columns = [Column(content.standard.word("category").in_(lang)), Column(word("title", lang), wide=1), Column(word("score", lang), right=True)]
    columns += [Column(word("of", lang), right=True)] * differ
    columns += [Column(say("median-short", lang), right=True)] * medians + [Column(say("bar-short", lang), right=True)] * bars
    columns += [Column(word("bars", lang))] * verdicts + [Column(word("band", lang))] * bands
    table = [(row.head.code, row.head.title, row.score.text, *[row.head.maximum.text] * differ, *[row.median.text] * medians,
              *[row.bar.text] * bars, *[row.verdict or NOTHING] * verdicts, *[row.band or NOTHING] * bands) for row in rows]
    right: list[Block] = [Grid(tuple(columns), tuple(table))]
    right += [Line(say("bar-told", lang), "faint")] if bars else []
    drawn = _radar(rows, lang)
    return [Beside((drawn,), tuple(right))] if drawn else right


def _radar(rows: Sequence[CategoryRow], lang: str) -> Picture | None:
    axes = [Axis(row.head.code, row.share, row.median_share, row.bar_share, row.meets is False,
                 f"{row.head.code} {row.head.title}: {row.score.text}") for row in rows]
    maxima = {row.head.maximum.value for row in rows}
    most = maxima.pop() if len(maxima) == 1 else None  # categories of different maxima are compared by share
    rings = [Ring(step / _RINGS, plain((most or 100) * step / _RINGS) + ("" if most else "%")) for step in range(1, _RINGS + 1)]
    told = " · ".join(axis.told for axis in axes)
    svg = radar(axes, rings, say("radar", lang), told)
    return Picture(svg, tuple((sign(kind), say(kind, lang)) for kind in signs_of(axes)), told) if svg else None


def _gaps(card: Card, lang: str) -> Grid:
    cells = any(gap.cell for gap in card.gaps)
    columns = [Column(word("code", lang)), Column(word("title", lang), wide=2)]
    columns += [Column(word(name, lang), right=True) for name in ("value", "bar", "short")] + [Column(word("cell", lang), wide=1)] * cells
    rows = ((gap.key, " · ".join(filter(None, (gap.title, gap.part))), gap.value.text, gap.bar.text, gap.short.text,
             *[gap.cell or NOTHING] * cells) for gap in card.gaps)
    return Grid(tuple(columns), tuple(rows))


def _findings(found: Sequence[FindingRow], lang: str) -> Block:
    """Each kind once, worst first, with its cells."""
    if not found:
        return Line(say("nothing", lang), "good")
    kinds: dict[str, list[FindingRow]] = {}
    for row in found:
        kinds.setdefault(row.code, []).append(row)
    rows = tuple((same[0].severity_text, same[0].message, _where(same)) for same in kinds.values())
    columns = (Column(say("severity", lang)), Column(say("what", lang), wide=3), Column(say("where", lang), wide=2))
    return Grid(columns, rows)


def _where(found: Sequence[FindingRow]) -> str:
    """``หมวด 5: E7, F7 · หมวด 7: J21``, the cells of a sheet together."""
    sheets: dict[str, list[str]] = {}
    for row in found:
        sheets.setdefault(row.sheet, []).append(row.cell)
    out = []
    for sheet, cells in sheets.items():
        each = list(dict.fromkeys(filter(None, cells)))
        named = ", ".join(each[:_CELLS]) + (f" … +{len(each) - _CELLS}" if len(each) > _CELLS else "")
        out.append(": ".join(filter(None, (sheet, named))))
    return " · ".join(filter(None, out)) or NOTHING


def make(content: Content) -> Iterator[Made]:
    """An agency's own report holds its card; the office gets those of all, each as its agency may see it."""
    if not content.sight.others:
        yield from _both(content, content.agency, "card")
        return
    names = file_names([who.code for who in content.assessment.agencies])
    for place in content.places:
        yield from _both(replace(content, audience="agency", agency=place), place, f"cards/{names[place]}")


def _both(content: Content, place: int, name: str) -> Iterator[Made]:
    made = document(content, place)
    yield Made(f"{name}.pdf", pdf(made))
    yield Made(f"{name}.html", html(made).encode())
