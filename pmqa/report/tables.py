"""An assessment as rows of text. Every number of a report is formatted here and nowhere else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from math import isnan

from pmqa.assessment import Assessment, Gap
from pmqa.gather import LeftOut
from pmqa.numerals import typed
from pmqa.report.blocks import Column, Table
from pmqa.report.words import STATUS, word
from pmqa.scoring.rounding import digits_until_different, published, snap
from pmqa.standard.compiled import Condition, Standard
from pmqa.texts import Text

_CHART = 20  # cells of a whole bar
SIGNS = {"at_least": "≥", "more_than": ">", "at_most": "≤", "less_than": "<", "is": "="}
NOTHING = "–"


def number(value: float | None, decimals: int) -> str:
    """A published number; a dash where there is none.

    >>> number(3.5, 2), number(float("nan"), 2)
    ('3.50', '–')
    """
    return NOTHING if value is None or isnan(value) else f"{value:.{decimals}f}"


def signed(value: float, decimals: int) -> str:
    """A difference with its sign; nothing is 0 with no sign.

    >>> signed(0.5, 2), signed(-1, 2), signed(0.001, 2)
    ('+0.50', '-1.00', '0.00')
    """
    text = f"{value:+.{decimals}f}"
    return text.lstrip("+-") if not text.strip("+-0.") else text


def plain(value: float) -> str:
    """A number of a criteria file, as written there.

    >>> plain(5.0), plain(0.25)
    ('5', '0.25')
    """
    return typed(value)


def chart(share: float) -> str:
    """A share (0 to 1) as a drawn bar.

    >>> chart(0.52)
    '██████████··········'
    """
    filled = 0 if isnan(share) else int(min(max(share, 0.0), 1.0) * _CHART + 0.5)
    return "█" * filled + "·" * (_CHART - filled)


def total_of(assessment: Assessment, agency: int) -> tuple[str, str]:
    """The published total and its maximum."""
    decimals = assessment.standard.decimals
    return number(assessment.scores[agency, 0], decimals), number(assessment.standard.nodes[0].maximum, decimals)


def category_table(assessment: Assessment, agency: int, lang: str) -> Table:
    """A row for each category of the agency's type: score, bar, gaps, band."""
    standard = assessment.standard
    kind = standard.agency_type(assessment.agencies[agency].type)
    banded = {entry.node for entry in standard.bands}
    counts = _gaps_by_category(assessment, agency)
    columns = [Column(standard.word("category").in_(lang)), Column(word("score", lang), right=True),
               Column(word("of", lang), right=True), Column("", keep="window")]
    with_bars, with_bands = bool(standard.bars), any(node.code in banded for node in standard.categories)
    columns += [Column(word("bars", lang))] * with_bars + [Column(word("band", lang))] * with_bands + [Column(word("title", lang))]
    rows = []
    for node in standard.categories:
        place = standard.index[node.code]
        if assessment.tree.out[agency, place]:
            continue
        points = assessment.exact[agency, place]
        row = [node.code, number(assessment.scores[agency, place], standard.decimals), number(node.maximum, standard.decimals),
               chart(points / node.maximum)]
        row += [marks(bool(assessment.met[agency, place]), counts[node.code], lang)] * with_bars
        row += [_text(assessment.band_of(agency, node.code), lang)] * with_bands
        rows.append((*row, node.name.with_words(kind.words if kind else {}).in_(lang)))
    return Table(tuple(columns), rows)


def gap_table(standard: Standard, gaps: Sequence[Gap], agency_type: str, lang: str) -> Table:
    """Unmet bars of one agency, in the order given."""
    rows = [(*gap_row(standard, gap, lang), gap_title(standard, gap, agency_type).in_(lang)) for gap in gaps]
    return Table((*_gap_columns(lang), Column(word("title", lang))), rows)


def often_unmet(assessment: Assessment, agencies: Sequence[int], lang: str) -> Table:
    """Requirements by how many of the agencies have a gap there, most first."""
    standard = assessment.standard
    counts = Counter(code for i in agencies for code in {gap.code for gap in assessment.gaps_of(i)})
    order = sorted(counts, key=lambda code: (-counts[code], standard.index[code]))
    words = standard.types[0].words if standard.types else {}
    rows = [(str(counts[code]), code, standard.node[code].name.with_words(words).in_(lang)) for code in order]
    return Table((Column(word("agencies", lang), right=True), Column(word("code", lang)), Column(word("title", lang))), rows)


def gap_row(standard: Standard, gap: Gap, lang: str) -> tuple[str, ...]:
    """What fails where: the field or node, value, bar, shortfall, status of the bar, cell."""
    value, minimum, short = gap_numbers(standard, gap, lang)
    key = f"{gap.code}.{gap.factor}" if gap.factor else gap.code
    return key, value, minimum, short, STATUS[gap.status].in_(lang), gap.cell


def gap_numbers(standard: Standard, gap: Gap, lang: str) -> tuple[str, str, str]:
    """Value, bar and shortfall: typed values as typed, points with as many decimals as tell value and bar apart."""
    condition = standard.bars[gap.bar].condition
    if isinstance(condition.than, bool):
        return word("unmet", lang), word("met", lang), NOTHING
    if condition.on == "value":
        value = word("blank", lang) if gap.value is None else typed(gap.value)
        return value, _bar(condition, typed(gap.minimum)), _short(gap, standard.decimals)
    if gap.value is None:
        digits = standard.decimals
        return word("blank", lang), _bar(condition, number(gap.minimum, digits)), number(gap.shortfall, digits)
    digits = digits_until_different(gap.value, gap.minimum, standard.decimals)
    short = None if gap.shortfall is None else float(published(gap.shortfall, digits))
    return (number(float(published(gap.value, digits)), digits), _bar(condition, number(gap.minimum, digits)),
            number(short, digits))


def gap_title(standard: Standard, gap: Gap, agency_type: str) -> Text:
    """What the bar stands on, in the words of the agency's type."""
    kind = standard.agency_type(agency_type)
    return standard.node[gap.code].name.with_words(kind.words if kind else {})


def ranking_table(assessment: Assessment, agencies: Sequence[int], lang: str, note: str) -> Table:
    """One group, best first. ``agencies``: their places in the assessment."""
    standard = assessment.standard
    decimals = standard.decimals
    categories = [node for node in standard.categories if not assessment.tree.out[list(agencies), standard.index[node.code]].all()]
    bands, overall = any(entry.node == "total" for entry in standard.bands), bool(assessment.rank_overall.any() and standard.ranking.group)
    decides = standard.decision is not None
    ranks = bool(standard.ranking.key) or not decides
    columns = [Column(word("rank", lang), right=True)] * ranks + [Column(word("overall", lang), right=True)] * overall
    columns += [Column(word("decision", lang))] * decides
    columns += [Column(word("total", lang), right=True), *(Column(node.code, right=True, keep="wide") for node in categories)]
    columns += [Column(word("bars", lang))] * bool(standard.bars) + [Column(word("band", lang))] * bands + [Column(word("agency", lang))]
    gaps = assessment.gaps.unmet.sum(axis=1)
    rows = []
    for i in agencies:
        row = [str(assessment.rank[i]) if assessment.rank[i] else NOTHING] * ranks
        row += [str(assessment.rank_overall[i])] * overall
        row += [_text(assessment.decision_of(i), lang)] * decides
        row += [number(assessment.scores[i, place], decimals) for place in (0, *(standard.index[node.code] for node in categories))]
        row += [marks(bool(assessment.met[i, 0]), int(gaps[i]), lang)] * bool(standard.bars)
        row += [_text(assessment.band_of(i, "total"), lang)] * bands
        rows.append((*row, agency_words(assessment, i, lang)))
    return Table(tuple(columns), rows, note=note)


def unranked_table(left_out: Sequence[LeftOut], lang: str) -> Table:
    """Who is not ranked and why."""
    rows = [(left.agency or NOTHING, left.file or NOTHING, " · ".join(filter(None, (left.name, left.reason.in_(lang))))) for left in left_out]
    return Table((Column(word("agency", lang)), Column(word("file", lang)), Column(word("reason", lang))), rows)


def agency_words(assessment: Assessment, agency: int, lang: str) -> str:
    """Code and name, and what the reader must know of the answers."""
    who, row = assessment.agencies[agency], assessment.checked[agency]
    flags = [word(name, lang) for name, holds in (("incomplete", row.incomplete), ("provisional", row.provisional)) if holds]
    return " ".join(filter(None, (who.code, who.name, f"({', '.join(flags)})" if flags else "")))


def marks(met: bool, gaps: int, lang: str) -> str:
    """Bars met or not, sign and words."""
    if met or not gaps:
        return word("met" if met else "unmet", lang)
    return word("gaps", lang, count=gaps, s="" if gaps == 1 else "s")


def _gap_columns(lang: str) -> tuple[Column, ...]:
    return (Column(word("code", lang)), *(Column(word(name, lang), right=True) for name in ("value", "bar", "short")),
            Column(word("status", lang)), Column(word("cell", lang)))


def _gaps_by_category(assessment: Assessment, agency: int) -> Counter[str]:
    standard = assessment.standard
    owners = (standard.bars[assessment.gaps.pairs[column][0]].owner for column in assessment.gaps.unmet[agency].nonzero()[0].tolist())
    return Counter(standard.node[owner].category for owner in owners)


def _bar(condition: Condition, minimum: str) -> str:
    return f"{SIGNS[condition.op]} {minimum}"


def _short(gap: Gap, decimals: int) -> str:
    return NOTHING if gap.shortfall is None else _snapped(gap.shortfall, decimals)


@lru_cache(maxsize=1 << 12)  # the same few distances, a hundred thousand times
def _snapped(value: float, decimals: int) -> str:
    return typed(float(snap(value, decimals)))


def _text(text: Text | None, lang: str) -> str:
    return NOTHING if text is None else text.in_(lang)
