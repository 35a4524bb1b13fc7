"""The content of a page as compact data in both languages, for its script to draw.

Three blocks. ``head`` holds the lists and is read when the page opens. ``marks`` and ``cards`` have a line of JSON for each
agency, read when its row comes into sight or its card is opened: ten thousand cards cost nothing until then.

A text that is the same in both languages stands as itself, any other as a place in ``texts``. The keys of the rows are
named in ``static/data.js``, which is their reader.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import NamedTuple

from pmqa.report.blocks import Block, Line, clean
from pmqa.report.content import (
    Advice,
    Card,
    CategoryRow,
    Content,
    FindingRow,
    GapRow,
    Group,
    Head,
    Ranges,
    Rule,
    Spread,
    Step,
)
from pmqa.report.page.words import words_for


class Blocks(NamedTuple):
    """What is put into the page, safe inside a script element."""

    head: str
    marks: str
    cards: str


class _Table:
    """Things that recur, each kept once and called by its place."""

    def __init__(self) -> None:
        self.rows: list[object] = []
        self._known: dict[object, int] = {}

    def place(self, row: object) -> int:
        if row not in self._known:
            self._known[row] = len(self.rows)
            self.rows.append(row)
        return self._known[row]


class _Data:
    """Builds the blocks of one page; ``th`` and ``en`` are the same content in the two languages."""

    def __init__(self, content: Content) -> None:
        self.content, self.th, self.en = content, content.in_("th"), content.in_("en")
        self.texts, self.gaps, self.kinds, self.spots, self.steps, self.rows = (_Table() for _ in range(6))

    def both(self, th: str, en: str) -> str | int:
        return th if th == en else self.texts.place((th, en))

    def blocks(self) -> Blocks:
        places = self.content.places
        number = {place: row for row, place in enumerate(places)}
        marks = "\n".join(_json([" ".join(mark.text + "!" * mark.unmet for mark in self.content.marks(place))]) for place in places)
        cards = "\n".join(_json((*self.card(self.th.card(place), self.en.card(place)), self.earlier(place))) for place in places)
        head = {
            "lang": self.content.lang,
            "words": {name: tuple(text) for name, text in words_for(self.content.standard).items()},
            "run": {key: self.both(th, en) for key, th, en in zip(self.th.run._fields, self.th.run, self.en.run, strict=True)
                    if isinstance(th, str)},
            "ranked_by": self.both(self.th.ranked_by, self.en.ranked_by),
            "summary": [(count, self.both(th, en)) for (count, th), (_, en) in zip(self.th.summary, self.en.summary, strict=True)],
            "heads": [self.head(*pair) for pair in zip(self.th.heads, self.en.heads, strict=True)],
            "groups": [self.group(*pair) for pair in zip(self.th.groups, self.en.groups, strict=True)],
            "often": self.often(None),
            "unranked": self.unranked(number),
            "ranges": [self.ranges(*pair) for pair in zip(self.th.ranges, self.en.ranges, strict=True)],
            "changes": [self.block(*pair) for pair in zip(self.th.changes, self.en.changes, strict=True)],
            "together": [self.finding(*pair) for pair in zip(self.th.together, self.en.together, strict=True)],
            "rules": [self.rule(*pair) for pair in zip(self.th.rules, self.en.rules, strict=True)],
            "texts": self.texts.rows, "gaps": self.gaps.rows, "kinds": self.kinds.rows, "spots": self.spots.rows,
            "steps": self.steps.rows, "categories": self.rows.rows,
        }
        return Blocks(_safe(_json(head)), _safe(marks), _safe(cards))

    def head(self, th: Head, en: Head) -> Sequence[object]:
        return th.node, th.code, self.both(th.title, en.title), th.kind, th.maximum.text

    def group(self, th: Group, en: Group) -> dict[str, object]:
        key = th.key
        return {
            "name": self.both(th.name, en.name), "count": self.both(th.count, en.count),
            "categories": [self.head(*pair) for pair in zip(th.categories, en.categories, strict=True)],
            "often": self.often(key),
            "spreads": [self.spread(one) for one in self.content.spreads(key)],
            "rows": [(row.rank.text, row.overall.text if row.overall.value else "", row.code, row.name, row.total.text,
                      " ".join(score.text for score in row.scores), row.meets, row.gaps, self.both(row.verdict, other.verdict),
                      self.both(row.band, other.band), self.both(", ".join(row.flags), ", ".join(other.flags)), self.both(row.decision, other.decision))
                     for row, other in zip(th.rows, en.rows, strict=True)],
        }

    def often(self, group: str | None) -> list[Sequence[object]]:
        pairs = zip(self.th.often(group), self.en.often(group), strict=True)
        return [(th.head.node, th.head.code, self.both(th.head.title, en.head.title), th.count, th.of) for th, en in pairs]

    def spread(self, one: Spread) -> Sequence[object]:
        return one.head.node, *(figure.text for figure in one[2:])

    def unranked(self, number: dict[int, int]) -> list[Sequence[object]]:
        """The last says which card belongs to it: of a file that was read and yet is not ranked."""
        agencies = self.content.assessment.agencies
        known = {(agencies[place].code, agencies[place].file): row for place, row in number.items()
                 if not self.content.assessment.ranked[place]}
        return [(th.code, th.name, th.file, self.both(th.reason, en.reason), known.get((th.code, th.file), -1))
                for th, en in zip(self.th.unranked, self.en.unranked, strict=True)]

    def earlier(self, place: int) -> Sequence[object] | None:
        before = self.content.earlier(place)
        return None if before is None else (before.year, before.total.text, before.gaps)

    def block(self, th: Block, en: Block) -> Sequence[object]:
        """A line (text, style) or a table (heads, rows) of a report that is laid out elsewhere."""
        if isinstance(th, Line) or isinstance(en, Line):
            return self.both(th.text, en.text), th.style
        heads = [self.both(one.header, two.header) for one, two in zip(th.columns, en.columns, strict=True)]
        kinds = ["num" if column.right else "" for column in th.columns]
        return heads, kinds, [[self.both(clean(one), clean(two)) for one, two in zip(*row, strict=True)] for row in zip(th.rows, en.rows, strict=True)]

    def ranges(self, th: Ranges, en: Ranges) -> dict[str, object]:
        """``rows``: for each group its agencies in their order, so that no name is told twice."""
        return {
            "title": self.both(th.title, en.title), "how": [self.both(*pair) for pair in zip(th.how, en.how, strict=True)],
            "top": self.both(th.top, en.top), "meets": th.meets, "absent": self.both(th.absent, en.absent),
            "rows": [[(row.range, row.low.text, row.median.text, row.high.text, row.same, row.top, row.meets) for row in rows]
                     for rows in th.groups.values()],
            "alike": [[self.both(*pair) for pair in zip(some, en.alike[group], strict=True)] for group, some in th.alike.items()],
        }

    def rule(self, th: Rule, en: Rule) -> Sequence[object]:
        return th.kind, self.both(th.text, en.text), self.both(th.status_text, en.status_text), th.source

    def finding(self, th: FindingRow, en: FindingRow) -> Sequence[object]:
        """What recurs (which finding, where) apart from what does not (what stood there, in which file)."""
        kind = self.kinds.place((th.severity, self.both(th.severity_text, en.severity_text), th.code, self.both(th.message, en.message)))
        spot = self.spots.place((kind, th.sheet, th.cell, th.requirement, self.both(th.expected, en.expected)))
        return (spot, th.found, th.file) if th.file else (spot, th.found) if th.found else (spot,)

    def gap(self, th: GapRow, en: GapRow) -> Sequence[object]:
        kind = self.gaps.place((th.key, self.both(th.title, en.title), self.both(th.part, en.part), self.both(th.about, en.about),
                                self.both(th.bar.text, en.bar.text), self.both(th.status_text, en.status_text), th.cell))
        return kind, self.both(th.value.text, en.value.text), th.short.text

    def category(self, th: CategoryRow, en: CategoryRow) -> Sequence[object]:
        kind = self.rows.place((th.head.node, self.both(th.head.title, en.head.title), th.median.text, th.bar.text))
        return kind, th.score.text, th.meets, self.both(th.verdict, en.verdict), self.both(th.band, en.band)

    def step(self, th: Step, en: Step) -> int:
        return self.steps.place((th.kind, (th.text, en.text), th.cells))

    def card(self, th: Card, en: Card) -> Sequence[object]:
        verdict, other = th.verdict, en.verdict
        return (
            th.code, th.name, self.both(th.type, en.type), self.both(th.group, en.group), th.year, th.file, th.sha256, verdict.meets,
            self.both(verdict.headline, other.headline), self.both(verdict.bars, other.bars), self.both(verdict.band, other.band),
            verdict.total.text, verdict.maximum.text, (verdict.place, other.place), self.both(", ".join(verdict.flags), ", ".join(other.flags)),
            self.both(verdict.status_text, other.status_text),
            [self.both(*pair) for pair in zip(verdict.decided_by, other.decided_by, strict=True)],
            [self.category(*pair) for pair in zip(th.categories, en.categories, strict=True)],
            [self.gap(*pair) for pair in zip(th.gaps, en.gaps, strict=True)],
            [self.step(*pair) for pair in zip(th.first, en.first, strict=True)],
            [self.finding(one._replace(file=""), two) for one, two in zip(th.findings, en.findings, strict=True)],
            [(one.code, (one.title, two.title), one.cell, one.text) for one, two in zip(th.evidence, en.evidence, strict=True)],
            self.path(th.path, en.path), self.both(verdict.decision, other.decision), verdict.granted,
            [self.both(*pair) for pair in zip(verdict.effects, other.effects, strict=True)],
        )

    def path(self, th: Advice | None, en: Advice | None) -> Sequence[object] | None:
        if th is None or en is None:
            return None
        pairs = ((th.lines, en.lines), (th.heads, en.heads), (th.notes, en.notes))
        lines, heads, notes = ([self.both(*pair) for pair in zip(*texts, strict=True)] for texts in pairs)
        return lines, heads, [[self.both(*pair) for pair in zip(*row, strict=True)] for row in zip(th.rows, en.rows, strict=True)], notes


def blocks(content: Content) -> Blocks:
    """The blocks of the page for this content."""
    return _Data(content).blocks()


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def _safe(text: str) -> str:
    """JSON that no parser of HTML can take for the end of its script element, or for anything else."""
    return text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")
