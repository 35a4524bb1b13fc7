"""The pipeline, readable from top to bottom: checked answers in, one frozen assessment of all agencies out.

Scoring one workbook and ranking ten thousand run this same code; one agency is a batch of one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np

from pmqa.checks import Checked
from pmqa.findings import Finding
from pmqa.gather import Agency, LeftOut, gather
from pmqa.scoring.conditions import Facts, Gaps, bars_met, gaps, highest_band
from pmqa.scoring.ranking import rank_within
from pmqa.scoring.rounding import published, published_integers, snap
from pmqa.scoring.tree import Tree, measured, tree
from pmqa.standard.compiled import Node, Standard
from pmqa.totals import with_totals


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

    def measured(self, agency: int, node: Node) -> float:
        """What a requirement's measure gives, before it becomes a share of the maximum."""
        return float(measured(self.standard, node, self.answers[[agency]])[0])

    def meets_bars(self, agency: int) -> bool | None:
        """The verdict; None where the standard has no bars or the agency is not ranked."""
        return bool(self.met[agency, 0]) if self.standard.bars and self.ranked[agency] else None

    def band_of(self, agency: int, node: str) -> str | None:
        """Place of the band of ``node`` as its Thai and English name, or None."""
        entry = next((b for b in self.standard.bands if b.node == node), None)
        place = self.bands[node][agency] if entry else -1
        return entry.bands[place].name if entry and place >= 0 else None


def relative_shortfall(shortfall: float | None, minimum: float) -> float:
    """Shortfall as a share of the minimum: marks and percentages side by side. Snapped, as the workbook does."""
    return round(abs((shortfall or 0.0) / minimum), 9) if minimum else 0.0


def assess(standard: Standard, checked: Sequence[Checked], register: dict[str, dict[str, str]] | None = None) -> Assessment:
    """All agencies under one standard: points, gaps, bands, ranks. Files that cannot be used are in ``left_out``."""
    gathered = gather(standard, checked, register)
    rows = gathered.checked
    answers = answer_array(standard, rows)
    types = [agency.type for agency in gathered.agencies]
    points = tree(standard, answers, types)
    attributes = {key: [row.get(key) for row in gathered.attributes] for key in _attribute_names(standard)}
    facts = Facts(standard, answers, points, attributes, np.ones(points.points.shape, dtype=bool))
    unmet = gaps(facts)
    met = bars_met(standard, unmet)
    facts = facts._replace(met=met)
    bands = {entry.node: highest_band(facts, entry) for entry in standard.bands}
    scores = published(points.points, standard.decimals, standard.truncate)
    groups = np.unique([agency.group for agency in gathered.agencies], return_inverse=True)[1].reshape(len(rows))
    ranked = np.array(gathered.ranked, dtype=bool).reshape(len(rows))
    units = published_integers(points.points, standard.decimals, standard.truncate)
    keys = [met[:, 0].astype(float) if key == "bars" else units[:, standard.index[key]] for key in standard.ranking.key]
    ties = standard.ranking.ties
    rank = rank_within(groups, keys, ties, ranked) if keys else np.zeros(len(rows), dtype=int)
    overall = rank_within(np.zeros_like(groups), keys, ties, ranked) if keys and standard.ranking.overall else np.zeros_like(rank)
    rows = with_totals(standard, rows, scores.tolist(), lambda others: _scores(standard, others))
    return Assessment(standard, gathered.agencies, rows, gathered.left_out, gathered.findings, facts,
                      snap(points.points, standard.decimals), scores, unmet, met, bands, ranked, rank, overall, groups)


def _scores(standard: Standard, rows: Sequence[Checked]) -> list[list[float]]:
    """Published scores of these rows."""
    points = tree(standard, answer_array(standard, rows), [row.agency_type for row in rows]).points
    return published(points, standard.decimals, standard.truncate).tolist()


def answer_array(standard: Standard, checked: Sequence[Checked]) -> np.ndarray:
    """(agencies, columns), NaN = blank; answers to what is not of an agency's type stay out."""
    rows = [[np.nan if value is None else value for value in row.values] for row in checked]
    return np.array(rows, dtype=float).reshape(len(checked), len(standard.columns))


def _attribute_names(standard: Standard) -> set[str]:
    conditions = [bar.condition for bar in standard.bars]
    conditions += [one for entry in standard.bands for band in entry.bands for conditions in band.lists for one in conditions]
    return {target[1:] for condition in conditions for target in condition.of if target.startswith("@")}


def _number(value: float) -> float | None:
    return None if np.isnan(value) else float(value)
