"""The pipeline, readable from top to bottom: checked answers in, one frozen assessment of all agencies out.

Scoring one workbook and ranking ten thousand run this same code; one agency is a batch of one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np

from pmqa.checks import Checked
from pmqa.findings import Finding
from pmqa.gather import Agency, Gathered, LeftOut, gather
from pmqa.scoring.conditions import Facts, Gaps
from pmqa.scoring.effects import GRANTED, OPEN, REFUSED, followed_by
from pmqa.scoring.outcome import Outcome, outcome
from pmqa.scoring.ranking import rank_within
from pmqa.scoring.rounding import published, published_integers, snap
from pmqa.scoring.tree import Tree, measured
from pmqa.standard.compiled import Bands, Node, Standard
from pmqa.texts import Text
from pmqa.totals import with_totals
from pmqa.validity import Term, term_of

Attributes = Sequence[Mapping[str, str | float]]  # one of each for an agency


class Gap(NamedTuple):
    """An unmet bar of one agency. ``value`` None: blank. ``bar`` is a place in ``standard.bars``."""

    bar: int
    code: str
    factor: str
    value: float | None
    minimum: float
    shortfall: float | None
    cell: str
    status: str


class InEffect(NamedTuple):
    """An effect (a place in ``standard.effects``) that takes place for an agency.

    ``before`` and ``after``: the node's points, unrounded, or its band's name; None where it changes neither. They are
    equal where the cap lies above what was reached.
    """

    effect: int
    before: float | Text | None
    after: float | Text | None


@dataclass(frozen=True)
class Assessment:
    """Everything known of a set of agencies under one standard; arrays are (agencies, …) in the order of ``agencies``.

    ``exact`` (agencies, nodes): unrounded points, snapped for comparison, NaN where a node is out. ``scores``: as published.
    ``rank`` (agencies,): place within the group by the standard's ranking key, 0 unranked; ``groups`` (agencies,): each
    group's number. ``bands``: node code → (agencies,) place of the band, -1 none.
    """

    standard: Standard
    agencies: tuple[Agency, ...]
    checked: tuple[Checked, ...]
    left_out: tuple[LeftOut, ...]
    findings: tuple[Finding, ...]  # about several files together
    facts: Facts
    exact: np.ndarray
    scores: np.ndarray
    gaps: Gaps
    met: np.ndarray
    bands: dict[str, np.ndarray]
    ranked: np.ndarray
    rank: np.ndarray
    rank_overall: np.ndarray
    groups: np.ndarray
    effects: np.ndarray  # (agencies, effects), bool, in the order of standard.effects
    before: np.ndarray  # (agencies, nodes), unrounded points before any effect reduced them
    bands_before: dict[str, np.ndarray]  # as bands, before any effect lowered them
    held: dict[str, np.ndarray]  # node code → (agencies, bands), bool: every band that holds
    decisions: np.ndarray | None  # (agencies,) of scoring.effects' GRANTED, REFUSED, OPEN; None: nothing is decided

    @property
    def answers(self) -> np.ndarray:
        """(agencies, columns), NaN = blank."""
        return self.facts.answers

    @property
    def tree(self) -> Tree:
        """Points of every node, and where a node is out."""
        return self.facts.tree

    @cached_property
    def ranks(self) -> np.ndarray:
        """(agencies, nodes): place within the group by that node's published score, 0 unranked. Only data files tell it."""
        standard = self.standard
        units = published_integers(self.tree.points, standard.decimals, standard.truncate)
        among = self.ranked[:, None] & ~self.tree.out
        return np.column_stack([rank_within(self.groups, [units[:, i]], standard.ranking.ties, among[:, i])
                                for i in range(len(standard.nodes))])

    def gaps_of(self, agency: int) -> list[Gap]:
        """Unmet bars of one agency, largest shortfall (relative to the minimum) first, then in the order of the sheets."""
        found = []
        for column in np.flatnonzero(self.gaps.unmet[agency]):
            place, target = self.gaps.pairs[column]
            bar = self.standard.bars[place]
            value, short, _ = self.pair(agency, column)
            key = target.removeprefix("field:") if target.startswith("field:") else ""
            field = self.standard.field.get(key)
            cell = self.checked[agency].places[self.standard.columns[key]] if field else ""
            found.append(Gap(place, bar.owner, field.part if field else "", value, float(bar.condition.than), short, cell, bar.status))
        return sorted(found, key=lambda gap: -relative_shortfall(gap.shortfall, gap.minimum))

    def pair(self, agency: int, column: int) -> tuple[float | None, float | None, bool]:
        """Value (None: blank), shortfall (None: met) and whether it is unmet, of one bar's target (``gaps.pairs``)."""
        return (_number(self.gaps.value[agency, column]), _number(self.gaps.shortfall[agency, column]),
                bool(self.gaps.unmet[agency, column]))

    def published(self, points: np.ndarray | float) -> np.ndarray:
        """Points as the standard publishes them."""
        return published(points, self.standard.decimals, self.standard.truncate)

    def measured(self, agency: int, node: Node) -> float:
        """What a requirement's measure gives, before it becomes a share of the maximum."""
        return float(measured(self.standard, node, self.answers[[agency]])[0])

    def meets_bars(self, agency: int) -> bool | None:
        """The verdict; None where the standard has no bars or the agency is not ranked."""
        return bool(self.met[agency, 0]) if self.standard.bars and self.ranked[agency] else None

    def band_of(self, agency: int, node: str) -> Text | None:
        """The name of the band of ``node``, or None; where every band counts, the names of all that hold."""
        entry = self._bands.get(node)
        if entry is None or self.bands[node][agency] < 0:
            return None
        if entry.every:
            names = [entry.bands[place].name for place in np.flatnonzero(self.held[node][agency])]
            return Text(" · ".join(name.th for name in names), " · ".join(name.in_("en") for name in names))
        return entry.bands[self.bands[node][agency]].name

    @cached_property
    def _bands(self) -> dict[str, Bands]:
        return {entry.node: entry for entry in self.standard.bands}

    def decision_of(self, agency: int) -> Text | None:
        """What was decided, in the standard's words; None where nothing is decided."""
        if self.decisions is None:
            return None
        words = self.standard.decision
        return {GRANTED: words.granted, REFUSED: words.refused, OPEN: words.open}[int(self.decisions[agency])]

    def term_of(self, agency: int) -> Term | None:
        """How long what was granted holds, where the standard says so and the profile tells the day."""
        rule = self.standard.validity
        if rule is None or self.decisions is not None and self.decisions[agency] != GRANTED:
            return None
        return term_of(self.checked[agency].attributes.get(rule.decided, ""), rule)

    def in_effect(self, agency: int) -> tuple[InEffect, ...]:
        """The effects that take place for one agency, with what they changed."""
        return tuple(self._in_effect(agency, int(place)) for place in np.flatnonzero(self.effects[agency]))

    def _in_effect(self, agency: int, place: int) -> InEffect:
        effect = self.standard.effects[place]
        at = self.standard.index[effect.node]
        if effect.does == "cap_points":
            before, after = self.before[agency, at], self.tree.points[agency, at]
            return InEffect(place, _number(before), _number(after))
        if effect.does == "cap_band":
            names = [band.name for band in self._bands[effect.node].bands]
            before, after = (int(bands[effect.node][agency]) for bands in (self.bands_before, self.bands))
            return InEffect(place, names[before] if before >= 0 else None, names[after] if after >= 0 else None)
        return InEffect(place, None, None)


def relative_shortfall(shortfall: float | None, minimum: float) -> float:
    """Shortfall as a share of the minimum: marks and percentages side by side. Snapped, as the workbook does."""
    return round(abs((shortfall or 0.0) / minimum), 9) if minimum else 0.0


def assess(standard: Standard, checked: Sequence[Checked], register: dict[str, dict[str, str]] | None = None) -> Assessment:
    """All agencies under one standard: points, gaps, bands, ranks. Files that cannot be used are in ``left_out``."""
    gathered = gather(standard, checked, register)
    rows = gathered.checked
    out = _outcome(standard, rows, gathered.attributes)
    facts, points = out.facts, out.facts.tree
    scores = _published_scores(standard, out)
    groups = np.unique([agency.group for agency in gathered.agencies], return_inverse=True)[1].reshape(len(rows))
    unranked = followed_by(standard, out.effects, "unrank")
    left_out = (*gathered.left_out, *_unranked(standard, gathered, out.effects, unranked))
    ranked = np.array(gathered.ranked, dtype=bool).reshape(len(rows)) & ~unranked
    units = published_integers(points.points, standard.decimals, standard.truncate)
    keys = [facts.met[:, 0].astype(float) if key == "bars" else units[:, standard.index[key]] for key in standard.ranking.key]
    ties = standard.ranking.ties
    rank = rank_within(groups, keys, ties, ranked) if keys else np.zeros(len(rows), dtype=int)
    overall = rank_within(np.zeros_like(groups), keys, ties, ranked) if keys and standard.ranking.overall else np.zeros_like(rank)
    rows = _with_totals(standard, rows, gathered.attributes, scores)
    return Assessment(standard, gathered.agencies, rows, left_out, gathered.findings, facts,
                      snap(points.points, standard.decimals), scores, out.gaps, facts.met, out.bands, ranked, rank, overall, groups,
                      out.effects, out.before, out.bands_before, out.held, out.decisions)


def compared(standard: Standard, checked: Sequence[Checked]) -> tuple[Checked, ...]:
    """Rows that hold scores (:func:`pmqa.totals.compares`) with the findings that :func:`assess` adds where these differ."""
    attributes = [row.attributes for row in checked]
    return _with_totals(standard, checked, attributes, _published_scores(standard, _outcome(standard, checked, attributes)))


def _with_totals(standard: Standard, rows: Sequence[Checked], attributes: Attributes, scores: np.ndarray) -> tuple[Checked, ...]:
    def scores_of(places: Sequence[int], others: Sequence[Checked]) -> list[list[float]]:
        """Published scores of agencies with other answers than their own."""
        return _published_scores(standard, _outcome(standard, others, [attributes[place] for place in places])).tolist()

    return with_totals(standard, rows, scores.tolist(), scores_of)


def _outcome(standard: Standard, rows: Sequence[Checked], attributes: Attributes) -> Outcome:
    named = {key: [one.get(key) for one in attributes] for key in _attribute_names(standard)}
    missing = np.array([row.incomplete or row.provisional for row in rows], dtype=bool)
    return outcome(standard, answer_array(standard, rows), [row.agency_type for row in rows], named, missing)


def _published_scores(standard: Standard, found: Outcome) -> np.ndarray:
    return published(found.facts.tree.points, standard.decimals, standard.truncate)


def _unranked(standard: Standard, gathered: Gathered, found: np.ndarray, unranked: np.ndarray) -> list[LeftOut]:
    """Agencies that an effect keeps out of the ranking, with what it is called; those left out anyway are told once."""
    out = []
    for i in np.flatnonzero(unranked):
        agency = gathered.agencies[i]
        if gathered.ranked[i]:
            titles = [effect.title for effect, holds in zip(standard.effects, found[i], strict=True) if holds and effect.does == "unrank"]
            out.append(LeftOut(agency.code, agency.name, agency.file, _together(titles)))
    return out


def _together(texts: list[Text]) -> Text:
    return Text("; ".join(text.th for text in texts), "; ".join(text.in_("en") for text in texts))


def answer_array(standard: Standard, checked: Sequence[Checked]) -> np.ndarray:
    """(agencies, columns), NaN = blank; answers to what is not of an agency's type stay out."""
    rows = [[np.nan if value is None else value for value in row.values] for row in checked]
    return np.array(rows, dtype=float).reshape(len(checked), len(standard.columns))


def _attribute_names(standard: Standard) -> set[str]:
    return {target[1:] for condition in standard.conditions for target in condition.of if target.startswith("@")}


def _number(value: float) -> float | None:
    return None if np.isnan(value) else float(value)
