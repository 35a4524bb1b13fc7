"""``rank --robust`` in words: the ranges of each source by group, then what the office can say besides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pmqa.assessment import Assessment
from pmqa.report import robust_words as words
from pmqa.report.blocks import Block, Line
from pmqa.report.rank_report import group_name, groups, rank_report
from pmqa.report.robust_tables import (
    discriminating_table,
    failing_table,
    hair_table,
    near_table,
    ranges_table,
    spread_words,
    variant_lines,
    without_table,
)
from pmqa.report.tables import plain
from pmqa.robust.result import Ranges, Robustness
from pmqa.texts import Text

_MOST = 40  # rows of a list; a table of ranks is never cut


def robust_report(assessment: Assessment, result: Robustness, skipped: Sequence[str], lang: str) -> list[Block]:
    """The ranking as without ``--robust``, then how sure it is."""
    return [*rank_report(assessment, skipped, lang), *how_sure(assessment, result, lang)]


def how_sure(assessment: Assessment, result: Robustness, lang: str) -> list[Block]:
    """Everything known of how sure the ranking is."""
    draws = words.DRAWS.in_(lang).format(draws=f"{result.draws:,}", seed=result.seed)
    return [
        Line(), Line(words.TITLE.in_(lang), "title"), Line(words.WHAT.in_(lang)), Line(draws), Line(words.LEGEND.in_(lang)),
        *_source(assessment, result, "weights", lang), *_source(assessment, result, "misjudgement", lang),
        *_close(assessment, result, lang), *_otherwise(assessment, result, lang), *_requirements(assessment, result, lang),
    ]


def _source(assessment: Assessment, result: Robustness, source: str, lang: str) -> Iterator[Block]:
    weights = source == "weights"
    ranges = result.weights if weights else result.misjudgement
    yield from _title(words.WEIGHTS if weights else words.MARKS, lang)
    absent = words.no_source(result, source)
    if ranges is None:
        yield Line(absent.in_(lang))
        return
    yield Line(spread_words(result.spread).in_(lang) if weights else words.STEP.in_(lang).format(odds=plain(round(100 * result.misjudged, 6))))
    yield Line(_columns(assessment, result, weights, lang), "faint")
    if not weights and ranges.exact and assessment.standard.bars:
        yield Line(words.EXACT.in_(lang), "faint")
    for group, members in groups(assessment).items():
        name = group_name(assessment.standard, group, lang)
        yield from [Line(), *([Line(name, "title")] if name else [])]
        yield ranges_table(assessment, result, ranges, members, lang)
        yield from _alike(assessment, ranges, members, lang)
        first = [assessment.agencies[i].code for i in result.dominance.first if i in members] if weights else []
        if first:
            yield Line(f"{words.FIRST.in_(lang)} {', '.join(first)}")


def _columns(assessment: Assessment, result: Robustness, weights: bool, lang: str) -> str:
    said = [words.COLUMNS.in_(lang).format(top=result.top)]
    said += [words.COLUMN_MEETS.in_(lang)] * (bool(assessment.standard.bars) and not weights) + [words.COLUMN_WORST.in_(lang)] * weights
    return " · ".join(said)


def _alike(assessment: Assessment, ranges: Ranges, members: Sequence[int], lang: str) -> Iterator[Line]:
    for together in ranges.alike:
        if together[0] in members:
            first, last = assessment.rank[together[0]], assessment.rank[together[-1]]
            says = words.ALIKE_TIED if first == last else words.ALIKE
            codes = ", ".join(assessment.agencies[i].code for i in together)
            yield Line(f"{says.in_(lang).format(first=first, last=last)}: {codes}")


def _close(assessment: Assessment, result: Robustness, lang: str) -> Iterator[Block]:
    if result.hairs:
        yield from _title(words.HAIRS, lang)
        yield Line(words.HAIR_BY.in_(lang), "faint")
        yield hair_table(assessment, result.hairs[:_MOST], lang)
        yield from _more(len(result.hairs) - _MOST, lang)
    if result.near:
        yield from _title(words.NEAR, lang)
        near = near_table(assessment, result.near, lang)
        yield near._replace(rows=near.rows[:_MOST])
        yield from _more(len(near.rows) - _MOST, lang)


def _otherwise(assessment: Assessment, result: Robustness, lang: str) -> Iterator[Block]:
    if result.without:
        yield from _title(words.WITHOUT, lang)
        yield without_table(assessment, result.without, lang)
    if result.variants:
        yield from _title(words.VARIANTS, lang)
        yield from variant_lines(assessment, result.variants, lang)


def _requirements(assessment: Assessment, result: Robustness, lang: str) -> Iterator[Block]:
    for title, table in ((words.FAILS_MOST, failing_table(assessment, result.items, lang)),
                         (words.DISCRIMINATES, discriminating_table(assessment, result.items, lang, least=False)),
                         (words.LEAST, discriminating_table(assessment, result.items, lang, least=True))):
        if table.rows:
            yield from [*_title(title, lang), table]
    met = [item.code for item in result.items if item.fails == 0]
    if met:
        yield from [*_title(words.ALL_MEET, lang), Line(" ".join(met))]


def _more(left: int, lang: str) -> list[Line]:
    return [Line(words.MORE.in_(lang).format(count=left), "faint")] if left > 0 else []


def _title(title: Text, lang: str) -> list[Line]:
    return [Line(), Line(title.in_(lang), "title")]
