"""The paper for the meeting that decides: how it was done, who stands where, who is not ranked and why, what was adopted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from pmqa.report.content import Content, Group, Ranges, Ranked, Rule
from pmqa.report.makers import Made
from pmqa.report.papers.as_docx import docx
from pmqa.report.papers.as_pdf import pdf
from pmqa.report.papers.document import Block, Box, Column, Document, Grid, Heading, Line, NewPage, of_report
from pmqa.report.papers.words import KINDS, foot, say
from pmqa.report.robust_words import RANGE
from pmqa.report.tables import NOTHING, plain
from pmqa.report.words import word

MOST_CATEGORIES = 9  # that stand beside a name on a page of paper
_ROOM_OF_A_DECISION = 2  # categories that its column takes the room of
MOST_CASES = 60  # borderline cases of a kind that a paper names
_ADOPTED = "adopted"


def document(content: Content) -> Document:
    """For an audience that may see other agencies."""
    lang = content.lang
    blocks = [Line(" · ".join(filter(None, (content.run.title, content.run.year))), "faint"), *_method(content), NewPage()]
    ranked = bool(content.standard.ranking.key)
    blocks += [Heading(say("ranking" if ranked else "results", lang)), *(block for group in content.groups for block in _group(content, group))]
    if content.changes:
        blocks += [Heading(say("changes", lang)), *of_report(content.changes)]
    blocks += [*_borderline(content), *_unranked(content), *_adopted(content)]
    return Document(say("meeting" if ranked else "meeting-results", lang), lang, content.run.draft, foot(content.run, lang), tuple(blocks))


def _method(content: Content) -> list[Block]:
    """One page: how many, how they are scored and ranked, on which rules."""
    lang, standard = content.lang, content.standard
    rounding = "truncated" if standard.truncate else "rounded"
    lines = [say("self", lang), content.ranked_by, *([say(standard.ranking.ties, lang)] if standard.ranking.key else []),
             *([say("groups", lang)] if standard.ranking.group and not standard.ranking.overall else []),
             say(rounding, lang, decimals=standard.decimals), say("blank", lang)]
    lines += [say("range", lang, column=RANGE.in_(lang), how=" ".join(source.how[1:3])) for source in _by_weights(content)]
    columns = (Column(say("kind", lang)), Column(say("rule", lang), wide=3), Column(word("status", lang)), Column(say("source", lang), wide=2))
    rows = tuple((KINDS[rule.kind].in_(lang), rule.text, rule.status_text, rule.source or NOTHING) for rule in together(content.rules))
    return [
        Box(tuple(Line(f"{count} {text}", "strong") for count, text in content.summary)),
        Heading(say("method", lang)),
        *([Line(content.run.variant, "warn")] if content.run.variant else []),
        *map(Line, lines),
        *([Heading(say("rules", lang), 2), Grid(columns, rows)] if rows else []),
    ]


def together(rules: Iterable[Rule]) -> list[Rule]:
    """Rules that say the same of several nodes (the bands of each item) as one, with their number."""
    same: dict[tuple[str, ...], list[Rule]] = {}
    for rule in rules:
        text = " ".join(part for part in rule.text.replace(f" {rule.name}:", ":").split()) if rule.kind == "band" else rule.text
        same.setdefault((rule.kind, text, rule.status, rule.source), []).append(rule)
    return [some[0] if len(some) == 1 else some[0]._replace(text=f"{text} ({some[0].name} … {some[-1].name}: {len(some)})")
            for (_, text, _, _), some in same.items()]


def _group(content: Content, group: Group) -> list[Block]:
    lang, shown = content.lang, _columns(content, group)
    rows = tuple(tuple(cell(row) or NOTHING for _, cell in shown) for row in group.rows)
    out: list[Block] = [Heading(": ".join(filter(None, (group.name, group.count))), 2), Grid(tuple(column for column, _ in shown), rows)]
    alike = [words for source in _by_weights(content) for words in source.alike.get(group.key, ())]
    out += [Line(" · ".join(alike), "faint")] if alike else []
    return out + ([Line(say("too-many", lang), "faint")] if len(group.categories) > _most_categories(content) else [])


def _most_categories(content: Content) -> int:
    return MOST_CATEGORIES - _ROOM_OF_A_DECISION * bool(content.standard.decision)


def _columns(content: Content, group: Group) -> list[tuple[Column, Callable[[Ranked], str]]]:
    """What is said of each agency of a group: the head, and the words for one; nothing that is said of none."""
    lang, rows = content.lang, group.rows
    out: list[tuple[Column, Callable[[Ranked], str]]] = []
    if content.standard.ranking.key:
        out.append((Column(word("rank", lang), right=True), lambda row: row.rank.text))
    for source in _by_weights(content):
        ranges = {one.place: one.range for one in source.groups.get(group.key, ())}
        out.append((Column(RANGE.in_(lang), right=True), lambda row, ranges=ranges: ranges.get(row.place, "")))
    if content.standard.ranking.group and any(row.overall.value for row in rows):
        out.append((Column(word("overall", lang), right=True), lambda row: row.overall.text))
    out += [(Column(say("name", lang), wide=2), named), (Column(word("total", lang), right=True), lambda row: row.total.text)]
    if len(group.categories) <= _most_categories(content):
        out += [(Column(node.code, right=True), lambda row, at=at: row.scores[at].text) for at, node in enumerate(group.categories)]
    if any(row.verdict for row in rows):
        out.append((Column(word("bars", lang)), lambda row: row.verdict))
    if any(row.band for row in rows):
        out.append((Column(word("band", lang)), lambda row: row.band))
    if any(row.decision for row in rows):
        out.append((Column(word("decision", lang), wide=1), lambda row: row.decision))
    return out


def _by_weights(content: Content) -> list[Ranges]:
    """How ranks differ when the weights of categories do, where that was worked out and applies."""
    return [source for source in content.ranges if source.source == "weights" and source.groups]


def named(row: Ranked) -> str:
    """Code and name, and what the reader must know of the answers."""
    return " ".join(filter(None, (row.code, row.name, f"({', '.join(row.flags)})" if row.flags else "")))


def _borderline(content: Content) -> list[Block]:
    """Cases on which the smallest step that is published decides."""
    lang = content.lang
    if not content.sight.unsure:
        return []
    out: list[Block] = [Heading(say("borderline", lang)), Line(say("borderline-what", lang, unit=plain(10.0**-content.standard.decimals)), "faint")]
    if content.near:
        columns = (Column(say("name", lang), wide=2), Column(word("bars", lang)), Column(say("near", lang), wide=3))
        rows = tuple((" ".join(filter(None, (one.code, one.name))), one.verdict, one.limits) for one in content.near)
        out += [Heading(say("near-limit", lang, count=len(rows)), 2), Grid(columns, rows[:MOST_CASES]), *_more(rows, lang)]
    if content.hairs:
        columns = (Column(word("rank", lang), right=True), Column(say("upper", lang), wide=2), Column(say("lower", lang), wide=2),
                   Column(say("by", lang), wide=2))
        rows = tuple((one.rank, " ".join(filter(None, (one.upper_code, one.upper_name, one.upper_total))),
                      " ".join(filter(None, (one.lower_code, one.lower_name, one.lower_total))), one.requirements) for one in content.hairs)
        out += [Heading(say("hairs", lang, count=len(rows)), 2), Line(say("by-what", lang), "faint"), Grid(columns, rows[:MOST_CASES]), *_more(rows, lang)]
    return out if content.near or content.hairs else [*out, Line(say("no-borderline", lang))]


def _more(rows: Sequence[object], lang: str) -> list[Block]:
    return [Line(say("more", lang, count=len(rows) - MOST_CASES), "faint")] if len(rows) > MOST_CASES else []


def _unranked(content: Content) -> list[Block]:
    lang, left, results = content.lang, content.unranked, "" if content.standard.ranking.key else "-results"
    heading = Heading(say(f"unranked{results}", lang, count=len(left)))
    if not left:
        return [heading, Line(say(f"all-ranked{results}", lang))]
    files = any(one.file for one in left)
    columns = [Column(say("name", lang), wide=2)] + [Column(word("file", lang), wide=2)] * files + [Column(word("reason", lang), wide=3)]
    rows = Counter((" ".join(filter(None, (one.code, one.name))) or say("nameless", lang), *[one.file or NOTHING] * files,
                    one.reason or NOTHING) for one in left)  # where files are not named, two of one agency are alike
    table = tuple((f"{who} ({say('files', lang, count=count)})" if count > 1 else who, *others) for (who, *others), count in rows.items())
    return [heading, Grid(tuple(columns), table)]


def _adopted(content: Content) -> list[Block]:
    """What a body has decided, with where that is written down."""
    lang = content.lang
    rules: Sequence[Rule] = [rule for rule in together(content.rules) if rule.status == _ADOPTED]
    heading = Heading(say("adopted", lang))
    if not rules:
        return [heading, Line(say("none-adopted", lang))]
    columns = (Column(say("kind", lang)), Column(say("rule", lang), wide=3), Column(say("source", lang), wide=2))
    return [heading, Grid(columns, tuple((KINDS[rule.kind].in_(lang), rule.text, rule.source or NOTHING) for rule in rules))]


def make(content: Content) -> Iterator[Made]:
    """For print, and for offices that edit it."""
    made = document(content)
    yield Made("meeting.pdf", pdf(made))
    yield Made("meeting.docx", docx(made))
