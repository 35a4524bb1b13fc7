"""Sensitivity ranges of the ranks, one set of rows for each source of doubt."""

from __future__ import annotations

from math import isnan
from typing import TYPE_CHECKING

from pmqa.report import robust_words as words
from pmqa.report.content.figures import NONE, printed, whole
from pmqa.report.content.rows import Figure, Ranges, RankRange
from pmqa.report.robust_tables import percent, rank_range, spread_words
from pmqa.report.tables import plain

if TYPE_CHECKING:
    from pmqa.report.content.content import Content
    from pmqa.robust import result

NAMED = 12  # agencies of a set that cannot be told apart; of more only first and last are named


def ranges(content: Content) -> tuple[Ranges, ...]:
    """Those of weights and of marks; with the reason where one does not apply."""
    known, lang = content.robustness, content.lang
    bars = bool(content.standard.bars)
    draws = words.DRAWS.in_(lang).format(draws=f"{known.draws:,}", seed=known.seed)
    odds = plain(round(100 * known.misjudged, 6))
    exact = (words.EXACT.in_(lang),) if bars and known.misjudgement is not None and known.misjudgement.exact else ()
    legend = words.LEGEND.in_(lang)
    columns = words.COLUMNS.in_(lang).format(top=known.top)
    meets = (words.COLUMN_MEETS.in_(lang),) if bars else ()
    return (
        _source(content, "weights", known.weights, words.WEIGHTS.in_(lang), (words.WHAT.in_(lang), spread_words(known.spread).in_(lang), draws, legend, columns), False),
        _source(content, "misjudgement", known.misjudgement, words.MARKS.in_(lang),
                (words.WHAT.in_(lang), words.STEP.in_(lang).format(odds=odds), draws, *exact, legend, columns, *meets), bars),
    )


def _source(content: Content, source: str, drawn: result.Ranges | None, title: str, how: tuple[str, ...], meets: bool) -> Ranges:
    known, lang = content.robustness, content.lang
    absent = words.no_source(known, source)
    name, top = "weights" if source == "weights" else "marks", words.TOP.in_(lang).format(top=known.top)
    if drawn is None:
        return Ranges(name, title, (), {}, {}, top, meets, absent.in_(lang) if absent else "")
    members = content.shared.members
    rows = {group: tuple(_row(content, drawn, i, meets) for i in some) for group, some in members.items()}
    return Ranges(name, title, how, rows, {group: _alike(content, drawn, some) for group, some in members.items()}, top, meets, "")


def _row(content: Content, drawn: result.Ranges, i: int, meets: bool) -> RankRange:
    low, median, high = (float(array[i]) for array in (drawn.low, drawn.median, drawn.high))
    return RankRange(i, whole(int(content.assessment.rank[i])), *content.named(i), rank_range(low, high), _rank(low), _rank(median), _rank(high),
                     percent(float(drawn.nominal[i])), percent(float(drawn.top[i])), percent(float(drawn.meets[i])) if meets else "")


def _rank(value: float) -> Figure:
    return NONE if isnan(value) else printed(plain(value))


def _alike(content: Content, drawn: result.Ranges, members: list[int]) -> tuple[str, ...]:
    """Sets of neighbours in rank that cannot be told apart."""
    among, out = set(members), []
    for together in drawn.alike:
        if together[0] in among:
            first, last = (int(content.assessment.rank[together[at]]) for at in (0, -1))
            codes = [content.named(i)[0] for i in (together if len(together) <= NAMED else (together[0], together[-1]))]
            says = (words.ALIKE_TIED if first == last else words.ALIKE).in_(content.lang).format(first=first, last=last)
            out.append(f"{says} ({len(together)}): " + (", " if len(together) <= NAMED else " … ").join(codes))
    return tuple(out)
