"""How sure a ranking is, as rows of text: the numbers of :mod:`pmqa.report.robust_report`, formatted here and nowhere else."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, floor, isnan

from pmqa.assessment import Assessment
from pmqa.report import robust_words as words
from pmqa.report.blocks import Column, Line, Table
from pmqa.report.tables import NOTHING, SIGNS, agency_words, number, plain
from pmqa.report.words import word
from pmqa.robust.result import Hair, Item, Near, Ranges, Robustness, Spread, UnderVariant, Without
from pmqa.texts import Text

_CELLS = 22  # of the drawing
_LISTED = 5  # requirements of a short list
_CODES = 40  # agencies named in a row
_CELLS_OF = ("low", "median", "high", "nominal", "top", "meets")  # of data files


def percent(share: float) -> str:
    """A share in whole percent; what is not quite none or all never looks so.

    >>> percent(0.0), percent(0.0004), percent(0.5), percent(0.9999), percent(1.0)
    ('0', '<1', '50', '>99', '100')
    """
    if isnan(share):
        return NOTHING
    if 0 < share < 0.01:
        return "<1"
    return ">99" if 0.99 < share < 1 else f"{100 * share:.0f}"


def rank_range(low: float, high: float) -> str:
    """A range of ranks, widened to whole ones.

    >>> rank_range(12.0, 16.05), rank_range(3.0, 3.0)
    ('12–17', '3')
    """
    return f"{floor(low)}–{ceil(high)}" if floor(low) != ceil(high) else f"{floor(low)}"


def whisker(low: float, median: float, high: float, rank: int, count: int) -> str:
    """The range on a line from rank 1 to ``count``; the dot is the median, the ring the rank as it is.

    >>> whisker(2, 4, 7, 4, 9), whisker(1, 1, 1, 1, 9), whisker(5, 7, 9, 2, 9)
    ('···├────●───────┤·····', '●·····················', '···○·······├────●────┤')

    """
    cells = ["·"] * _CELLS
    first, middle, last, here = (_cell(place, count) for place in (low, median, high, rank))
    if first < last:
        cells[first : last + 1] = ["├", *"─" * (last - first - 1), "┤"]
    cells[here] = "○"
    cells[middle] = "●"
    return "".join(cells)


def _cell(rank: float, count: int) -> int:
    return floor((rank - 1) / max(count - 1, 1) * (_CELLS - 1) + 0.5)


def spread_words(spread: Spread) -> Text:
    """How weights are drawn, with the size as a number."""
    return words.how_weights(spread, plain(round(100 * spread.size, 6)) if spread.kind == "band" else plain(spread.size))


def ranges_table(assessment: Assessment, result: Robustness, ranges: Ranges, members: Sequence[int], lang: str) -> Table:
    """One group, best first: each rank with its range, drawing and shares."""
    weights = ranges is result.weights
    bars = bool(assessment.standard.bars) and not weights
    columns = [Column(word("rank", lang), right=True), Column(words.RANGE.in_(lang), right=True),
               Column(words.MEDIAN.in_(lang), right=True), Column("", keep="window"), Column(words.SAME.in_(lang), right=True),
               Column(words.TOP.in_(lang).format(top=result.top), right=True)]
    columns += [Column(words.MEETS.in_(lang), right=True)] * bars + [Column(words.WORST.in_(lang), right=True)] * weights
    rows = []
    for i in members:
        rank, count = int(assessment.rank[i]), len(members)
        row = [str(rank), rank_range(ranges.low[i], ranges.high[i]), plain(float(ranges.median[i])),
               whisker(ranges.low[i], ranges.median[i], ranges.high[i], rank, count), percent(ranges.nominal[i]), percent(ranges.top[i])]
        row += [percent(ranges.meets[i])] * bars
        row += [str(count - int(result.dominance.over[i]))] if weights else []
        rows.append((*row, agency_words(assessment, i, lang)))
    return Table((*columns, Column(word("agency", lang))), rows)


def range_columns(result: Robustness | None) -> list[str]:
    """The headers of :func:`range_cells`."""
    return [f"{source}_{name}" for source, _ in _sources(result) for name in _CELLS_OF]


def range_cells(result: Robustness | None, agency: int) -> list[str]:
    """One agency's numbers of each source that applies, for data files: ranks to two decimals, shares to four."""
    return ["" if isnan(value) else number(value, 2 if name in ("low", "median", "high") else 4)
            for _, ranges in _sources(result) for name in _CELLS_OF for value in [float(getattr(ranges, name)[agency])]]


def _sources(result: Robustness | None) -> list[tuple[str, Ranges]]:
    both = [("weights", result.weights), ("misjudgement", result.misjudgement)] if result else []
    return [(source, ranges) for source, ranges in both if ranges is not None]


def hair_table(assessment: Assessment, hairs: Sequence[Hair], lang: str) -> Table:
    """Pairs of neighbours, and the requirements each of which would change their order."""
    codes, decimals = assessment.agencies, assessment.standard.decimals
    rows = [(str(assessment.rank[one.upper]), codes[one.upper].code, number(assessment.scores[one.upper, 0], decimals),
             codes[one.lower].code, number(assessment.scores[one.lower, 0], decimals),
             " ".join(one.requirements) or words.NONE_ALONE.in_(lang)) for one in hairs]
    return Table((Column(word("rank", lang), right=True), Column(word("agency", lang)), Column(word("total", lang), right=True),
                  Column(""), Column("", right=True), Column(word("title", lang))), rows)


def near_table(assessment: Assessment, near: Sequence[Near], lang: str) -> Table:
    """Who is close to which limits, those met and those unmet on a line each."""
    lines: dict[tuple[int, bool], list[str]] = {}
    for one in near:
        lines.setdefault((one.agency, one.met), []).append(_close_to(assessment, one, lang))
    rows = [(assessment.agencies[agency].code, word("met" if met else "unmet", lang), " · ".join(limits))
            for (agency, met), limits in sorted(lines.items())]
    return Table((Column(word("agency", lang)), Column(""), Column(word("value", lang))), rows)


def _close_to(assessment: Assessment, one: Near, lang: str) -> str:
    """``RM1 79.99 (≥80)``; a band by its name."""
    standard = assessment.standard
    value = number(one.value, max(standard.decimals, 2))
    if one.kind == "bar":
        return f"{one.code} {value} ({SIGNS[standard.bars[one.place[0]].condition.op]}{plain(one.limit)})"
    band = standard.bands[one.place[0]].bands[one.place[1]]
    sign = next(SIGNS[one_of.op] for conditions in band.lists for one_of in conditions if one_of.than == one.limit)
    return f"{one.code} {value} ({band.name.in_(lang)} {sign}{plain(one.limit)})"


def without_table(assessment: Assessment, without: Sequence[Without], lang: str) -> Table:
    """Each category: the mean rank change without it, and who moves most."""
    rows = [(one.category, number(one.change, 2), most_moved(assessment, one.rank), assessment.standard.node[one.category].name.in_(lang))
            for one in without]
    return Table((Column(assessment.standard.word("category").in_(lang)), Column(words.CHANGE.in_(lang), right=True),
                  Column(words.MOST.in_(lang).capitalize()), Column(word("title", lang))), rows)


def variant_lines(assessment: Assessment, variants: Sequence[UnderVariant], lang: str) -> list[Line]:
    """Each variant: the mean rank change under it, who moves most, whose verdict flips."""
    titles = {variant.name: variant.title for variant in assessment.standard.variants}
    out = []
    for one in variants:
        out.append(Line(f"{one.variant}: {titles[one.variant].in_(lang)}" if one.variant else words.AS_FILED.in_(lang)))
        moved = most_moved(assessment, one.rank)
        most = f" ({words.MOST.in_(lang)} {moved})" if moved != NOTHING else ""
        codes = [assessment.agencies[i].code for i in one.flips[:_CODES]] + ["…"] * (len(one.flips) > _CODES)
        flips = f"{len(one.flips)}: {', '.join(codes)}" if codes else "0"
        out.append(Line(f"{words.CHANGE.in_(lang)} {number(one.change, 2)}{most} · {words.FLIPS.in_(lang)} {flips}", indent=4))
    return out


def most_moved(assessment: Assessment, ranks: Sequence[int]) -> str:
    """The agency whose rank changes most, as ``D22 11→8``; a dash where none does."""
    moves = [(abs(int(then) - int(now)), i) for i, (now, then) in enumerate(zip(assessment.rank, ranks, strict=True)) if now and then]
    most, agency = max(moves, key=lambda move: (move[0], -move[1]), default=(0, 0))
    return f"{assessment.agencies[agency].code} {assessment.rank[agency]}→{ranks[agency]}" if most else NOTHING


def failing_table(assessment: Assessment, items: Sequence[Item], lang: str) -> Table:
    """The requirements that most agencies fail."""
    chosen = sorted((item for item in items if item.fails), key=lambda item: -item.fails / item.agencies)[:_LISTED]
    rows = [(str(item.fails), str(item.agencies), item.code, _title(assessment, item, lang)) for item in chosen]
    return Table((Column(word("short", lang), right=True), Column(words.OF.in_(lang), right=True), Column(word("code", lang)),
                  Column(word("title", lang))), rows)


def discriminating_table(assessment: Assessment, items: Sequence[Item], lang: str, *, least: bool) -> Table:
    """The requirements that tell agencies apart best, or of the others those that do so least."""
    known = sorted((item for item in items if item.discrimination is not None), key=lambda item: -item.discrimination)
    chosen = known[_LISTED:][: -_LISTED - 1 : -1] if least else known[:_LISTED]
    rows = [(number(item.discrimination, 2), item.code, _title(assessment, item, lang)) for item in chosen]
    return Table((Column(words.CORRELATION.in_(lang), right=True), Column(word("code", lang)), Column(word("title", lang))), rows)


def _title(assessment: Assessment, item: Item, lang: str) -> str:
    kinds = assessment.standard.types
    return assessment.standard.node[item.code].name.with_words(kinds[0].words if kinds else {}).in_(lang)
