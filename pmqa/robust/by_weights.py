"""Ranks when the category weights are otherwise: the assessment as arrays, then draws, chunk by chunk.

Which standards this applies to follows from their ``combine``: the total must be a weighted mean (or ``mean``, or ``sum``) of
the shares of two categories or more, it must be part of the ranking key, and nothing else may change it. The last is not
taken on trust: totals under the declared weights must be exactly the published ones.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from pmqa.assessment import Assessment
from pmqa.robust.keys import Digit, flag, joined
from pmqa.robust.places import places
from pmqa.robust.total_bars import TotalBars
from pmqa.robust.totals import Publishing, Totals
from pmqa.robust.weights import grid_below, held_exactly, in_whole_numbers
from pmqa.scoring.rounding import published_integers
from pmqa.standard.compiled import Standard

_CHUNK = 2**17  # elements of a chunk's arrays, 1 MB each: they stay near the processor


class ByWeights:
    """Ranks of the agencies at ``members`` (places in the assessment) as a function of the category weights.

    ``without``: the place of a category that is left out, its weight going to the others; -1 for none.
    """

    def __init__(self, assessment: Assessment, members: np.ndarray, without: int = -1) -> None:
        standard = assessment.standard
        self._standard, self._members = standard, members
        self.weights = declared(standard)
        publishing = Publishing(standard.nodes[0].maximum, standard.decimals, standard.truncate, standard.nodes[0].round)
        self.grid = grid_below(publishing.most_grid, self.weights)
        self._top = publishing.top
        self.shares = category_shares(assessment)[members]
        if without >= 0:
            self.shares[:, without] = np.nan
        self._totals = Totals(self.shares, publishing, self.grid)
        self._nothing = np.isnan(self.shares).all(axis=1)
        self._bars = TotalBars(assessment, members)
        points = published_integers(assessment.tree.points[members], standard.decimals, standard.truncate)
        self._has_total = [flag(~self._nothing)] if self._nothing.any() else []
        self._fixed = {key: [self._node(points, key)] for key in standard.ranking.key if key not in ("bars", "total")}

    def ranks(self, weights: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Ranks (draws, agencies) and whether all bars are met, the same or (agencies,) where no weights can change that; for
        weights (draws, categories) with the sum ``grid``."""
        exact = self._totals.exact(weights)
        met = self._bars.met(exact)
        totals = self._totals.published(exact)
        digits = {"bars": [flag(met)], "total": [*self._has_total, Digit(totals, self._top + 1)], **self._fixed}
        key = joined([digit for name in self._standard.ranking.key for digit in digits[name]])
        return places(key.values, key.size, self._standard.ranking.ties), met

    def in_chunks(self, weights: np.ndarray) -> Iterator[tuple[np.ndarray, np.ndarray]]:
        """:meth:`ranks` of some draws at a time, in order."""
        step = max(1, _CHUNK // max(len(self._members), 1))
        for start in range(0, len(weights), step):
            yield self.ranks(weights[start : start + step])

    @property
    def slack(self) -> int:
        """Units of the last decimal by which a total may differ from the published one: 0, or 1 where the declared weights are
        written so finely (33.333, 33.333, 33.334) that the grid cannot hold them."""
        return int(not held_exactly(_weights(self._standard), self.weights, self.grid))

    def declared(self) -> np.ndarray:
        """The declared weights as a draw, (1, categories)."""
        ends = np.cumsum(self.weights) * self.grid // sum(self.weights)
        return np.diff(ends, prepend=0)[None, :]

    def published(self) -> np.ndarray:
        """Totals (agencies,) under the declared weights, in units of the last decimal; NaN where there is none."""
        totals = self._totals.published(self._totals.exact(self.declared()))[0].astype(float)
        return np.where(self._nothing, np.nan, totals)

    def _node(self, points: np.ndarray, code: str) -> Digit:
        values, place = np.unique(points[:, self._standard.index[code]], return_inverse=True)
        return Digit(place.reshape(-1) if not np.isnan(values).any() else np.where(np.isnan(values)[place], 0, place + 1), len(values) + 1)


def why_not(assessment: Assessment) -> str:
    """Why weight draws say nothing here ("" where they do): a key of the words of reports."""
    standard = assessment.standard
    ranked = np.flatnonzero(assessment.ranked)
    if not standard.ranking.key:
        return "no-ranking"
    if "total" not in standard.ranking.key:
        return "total-not-ranked"
    if standard.nodes[0].combine == "min":
        return "lowest-category"
    if len(standard.children[standard.nodes[0].code]) < 2:
        return "one-category"
    if not len(ranked):
        return "nobody-ranked"
    if _capped(standard):
        return "not-a-mean"
    here = published_integers(assessment.tree.points[ranked, 0], standard.decimals, standard.truncate)
    by_weights = ByWeights(assessment, ranked)
    off = np.abs(by_weights.published() - here)[~np.isnan(here)].max(initial=0.0)
    same = np.array_equal(np.isnan(by_weights.published()), np.isnan(here)) and off <= by_weights.slack
    _, met = by_weights.ranks(by_weights.declared())
    return "" if same and np.array_equal(met.reshape(-1), assessment.met[ranked, 0]) else "not-a-mean"


def _capped(standard: Standard) -> bool:
    """Whether a rule caps the total, or caps anything by what the total is."""
    caps = [effect for effect in standard.effects if effect.does == "cap_points"]
    looked_at = {target for effect in caps for conditions in (*effect.lists, effect.unless) for one in conditions for target in one.of}
    return "total" in looked_at | {effect.node for effect in caps}


def declared(standard: Standard) -> list[int]:
    """The weights of the categories in the smallest whole numbers."""
    return in_whole_numbers(_weights(standard))


def _weights(standard: Standard) -> list[float]:
    """The weights of the categories as the file says them."""
    total = standard.nodes[0]
    children = [standard.node[code] for code in standard.children[total.code]]
    return [{"sum": child.maximum, "weighted_mean": child.weight}.get(total.combine, 1.0) for child in children]


def category_shares(assessment: Assessment) -> np.ndarray:
    """Points ÷ maximum of the categories, (agencies, categories), NaN where out."""
    standard = assessment.standard
    codes = standard.children[standard.nodes[0].code]
    columns = [standard.index[code] for code in codes]
    return assessment.tree.points[:, columns] / np.array([standard.node[code].maximum for code in codes])
