"""Facts that no category weights change: who can never be ranked below whom."""

from __future__ import annotations

import numpy as np

from pmqa.assessment import Assessment
from pmqa.robust.by_weights import category_shares
from pmqa.robust.engine import groups_of
from pmqa.robust.result import Dominance
from pmqa.robust.total_bars import TotalBars
from pmqa.scoring.rounding import published_integers, snap
from pmqa.standard.compiled import Standard

_ROWS = 256


def dominance(assessment: Assessment) -> Dominance:
    """``a`` is never below ``b`` when it is at least level in every category (with the same categories to be assessed in) and in
    every other key of the ranking; or when a key that comes before the total, and that no weights touch, puts it above."""
    count = len(assessment.agencies)
    over, under, first = np.full(count, np.nan), np.full(count, np.nan), []
    for members in groups_of(assessment):
        never = never_below(assessment, members)
        np.fill_diagonal(never, False)
        over[members], under[members] = never.sum(axis=1), never.sum(axis=0)
        first += members[never.sum(axis=1) == len(members) - 1].tolist()
    return Dominance(over, under, tuple(first))


def never_below(assessment: Assessment, members: np.ndarray) -> np.ndarray:
    """(members, members) bool: the agency of the row is never ranked below that of the column, whatever the weights."""
    standard = assessment.standard
    shares = snap(category_shares(assessment)[members], 6)
    here = ~np.isnan(shares)
    level = np.nan_to_num(shares, nan=-1.0)
    bars = TotalBars(assessment, members)
    before, after = _other_keys(assessment, standard, members, bars)
    out = np.empty((len(members), len(members)), dtype=bool)
    for start in range(0, len(members), _ROWS):
        rows = slice(start, start + _ROWS)
        beats, ties = np.zeros(out[rows].shape, dtype=bool), np.ones(out[rows].shape, dtype=bool)
        for key in before:
            beats |= ties & (key[rows, None] > key)
            ties &= key[rows, None] == key
        covers = ties if not bars.any else np.logical_and.reduce([key[rows, None] >= key for key in before])
        for column in range(shares.shape[1]):
            covers = covers & (level[rows, column, None] >= level[:, column]) & (here[rows, column, None] == here[:, column])
        for key in after:
            covers = covers & (key[rows, None] >= key)
        out[rows] = covers if bars.any else covers | beats
    return out


def _other_keys(assessment: Assessment, standard: Standard, members: np.ndarray, bars: TotalBars) -> tuple[list, list]:
    points = published_integers(assessment.tree.points[members], standard.decimals, standard.truncate)
    keys = [bars.others.astype(float) if name == "bars" else np.nan_to_num(points[:, standard.index[name]], nan=-1.0)
            for name in standard.ranking.key]
    total = standard.ranking.key.index("total")
    return keys[:total], keys[total + 1 :]
