"""The page's rows as plain HTML tables, for browsers without JavaScript: nothing is left out, nothing is interactive.

Every text is escaped here. Closing tags that HTML lets be left out are left out: ten thousand agencies have a million cells.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape

from pmqa.report.blocks import Line, clean
from pmqa.report.content import Card, Content


def plain_tables(content: Content, words: Mapping[str, str]) -> str:
    """All of it, as HTML. ``words``: the page's own, in the content's language."""
    alone = not content.sight.others
    parts = [f'<p class="note">{escape(words["no-script"])}</p>',
             *(_card(content.card(content.places[0]), words) if alone and content.places else _lists(content, words)),
             *_part(words["rules"], [words["rule"], words["status"], words["source"]],
                    [(rule.text, rule.status_text, rule.source) for rule in content.rules])]
    return "\n".join(parts)


def _lists(content: Content, words: Mapping[str, str]) -> Iterator[str]:
    yield f"<h2>{escape(words['ranking'])}</h2><p>{escape(content.ranked_by)}</p>"
    yield "<ul>" + "".join(f"<li>{count} {escape(text)}" for count, text in content.summary) + "</ul>"
    for group in content.groups:
        heads = [words["rank"], words["code"], words["agency"], words["total"], *(f"{head.code} {head.title}" for head in group.categories),
                 words["bars"], words["band"], words["decision"], words["remark"]]
        rows = ((row.rank.text, row.code, row.name, row.total.text, *(score.text for score in row.scores), row.verdict, row.band, row.decision, ", ".join(row.flags))
                for row in group.rows)
        yield from _part(f"{group.name} {group.count}", heads, rows, level=3)
    leaves = [(i, head) for i, head in enumerate(content.heads) if head.kind == "requirement"]
    if leaves:
        heads = [words["code"], *(f"{head.code} {head.title}" for _, head in leaves)]
        yield from _part(words["heat"], heads, (_marks(content, place, [i for i, _ in leaves]) for place in content.places))
        yield from _part(words["gaps"], [words["code"], words["gaps"]], _gaps(content))
    for source in content.ranges:
        heads = [words["rank"], words["code"], words["agency"], words["range"], words["median"], words["same"], source.top, words["chance-met"]]
        yield f"<h2>{escape(words['ranges'])}: {escape(source.title)}</h2>" + "".join(f"<p>{escape(text)}" for text in (*source.how, source.absent) if text)
        for group in content.groups:
            rows = ((row.rank.text, row.code, row.name, row.range, row.median.text, row.same, row.top, row.meets) for row in source.groups.get(group.key, ()))
            yield from _part(group.name, heads, rows, level=3)
    yield from _part(words["often"], [words["code"], words["requirement"], words["often-count"]],
                     [(row.head.code, row.head.title, f"{row.count} / {row.of}") for row in content.often()])
    if content.changes:
        yield f"<h2>{escape(words['changes'])}</h2>"
    for block in content.changes:
        if isinstance(block, Line):
            yield f"<p>{escape(clean(block.text))}"
        else:
            yield from _part("", [column.header for column in block.columns], ([clean(cell) for cell in row] for row in block.rows))
    yield from _part(words["unranked"], [words["code"], words["agency"], words["file"], words["reason"]], content.unranked)


def _marks(content: Content, place: int, leaves: Sequence[int]) -> tuple[str, ...]:
    marks = content.marks(place)
    return content.named(place)[0], *("✗ " * marks[i].unmet + marks[i].text for i in leaves)


def _gaps(content: Content) -> Iterator[tuple[str, str]]:
    for place in content.places:
        gaps = content.gaps(place)
        if gaps:
            yield content.named(place)[0], "; ".join(" ".join(filter(None, (gap.key, gap.value.text, f"({gap.bar.text})", gap.cell))) for gap in gaps)


def _card(card: Card, words: Mapping[str, str]) -> Iterator[str]:
    verdict = card.verdict
    yield f"<h2>{escape(card.code)} <bdi>{escape(card.name)}</bdi></h2>"
    yield f"<p>{escape(verdict.headline)}<p>{escape(words['total'])} {verdict.total.text} / {verdict.maximum.text}"
    yield f"<p>{escape(' · '.join(filter(None, (verdict.bars, verdict.place, verdict.band, verdict.decision, *verdict.flags, *verdict.effects))))}"
    yield from _part(words["categories"], [words["code"], words["title"], words["score"], words["median"], words["least-met"], words["bars"], words["band"]],
                     [(row.head.code, row.head.title, row.score.text, row.median.text, row.bar.text, row.verdict, row.band) for row in card.categories])
    yield from _part(words["first"], [words["first"], words["cell"]], [(step.text, ", ".join(step.cells)) for step in card.first])
    yield from _part(words["gaps"], [words["code"], words["title"], words["value"], words["bar"], words["short"], words["status"], words["cell"]],
                     [(gap.key, gap.title, gap.value.text, gap.bar.text, gap.short.text, gap.status_text, gap.cell) for gap in card.gaps])
    if card.path:
        yield from _part(words["path"], card.path.heads, card.path.rows)
        yield "".join(f"<p>{escape(text)}" for text in (*card.path.lines, *card.path.notes))
    yield from _part(words["findings"], [words["status"], words["cell"], words["code"], words["found"], words["findings"]],
                     [(row.severity_text, " ".join(filter(None, (row.sheet, row.cell))), row.requirement, row.found, row.message) for row in card.findings])
    yield from _part(words["evidence"], [words["code"], words["title"], words["evidence"]],
                     [(row.code, row.title, row.text) for row in card.evidence])


def _part(title: str, heads: Sequence[str], rows: Iterable[Sequence[str]], level: int = 2) -> Iterator[str]:
    """A heading and its table; nothing where there are no rows. The first cell heads its row."""
    body = ["<tr><th scope=row>" + "<td>".join(escape(cell) for cell in row) for row in rows]
    if body:
        yield f"<h{level}>{escape(title)}</h{level}>" if title else ""
        yield "<table><thead><tr>" + "".join(f"<th scope=col>{escape(head)}" for head in heads) + "<tbody>"
        yield from body
        yield "</table>"
