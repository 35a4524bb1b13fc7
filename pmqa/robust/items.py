"""The requirements over all agencies: which fail most, which tell agencies apart, which everybody meets."""

from __future__ import annotations

import numpy as np

from pmqa.assessment import Assessment
from pmqa.robust.result import Item


def items(assessment: Assessment) -> tuple[Item, ...]:
    """One for each requirement that some ranked agency has, in the order of the standard."""
    standard = assessment.standard
    places = [i for i, node in enumerate(standard.nodes) if node.measure is not None]
    ranked = assessment.ranked
    shares = assessment.tree.points[ranked][:, places] / np.array([standard.nodes[i].maximum for i in places])
    found = discriminations(shares)
    owners = [standard.bars[bar].owner for bar, _ in assessment.gaps.pairs]
    out = []
    for n, place in enumerate(places):
        here = ~np.isnan(shares[:, n])
        if here.any():
            code = standard.nodes[place].code
            columns = [column for column, owner in enumerate(owners) if owner == code]
            fails = int(assessment.gaps.unmet[ranked][:, columns].any(axis=1).sum()) if columns else None
            out.append(Item(code, int(here.sum()), fails, round(float(shares[here, n].mean()), 12), round(float(shares[here, n].std()), 12), found[n]))
    return tuple(out)


def discriminations(shares: np.ndarray) -> list[float | None]:
    """For each column of ``shares`` (agencies, requirements; NaN: does not have it) its correlation (Pearson) with the mean of
    the agency's other columns: the corrected item-total correlation of test theory. None where either does not vary, or
    fewer than three agencies have both.

    >>> shares = np.array([[1, 1, 0.0], [0.5, 0.5, 0.0], [0, 0, 0.0]])
    >>> discriminations(shares)
    [1.0, 1.0, None]
    """
    here = ~np.isnan(shares)
    filled = np.where(here, shares, 0.0)
    others = here.sum(axis=1, keepdims=True) - here
    rest = (filled.sum(axis=1, keepdims=True) - filled) / np.where(others > 0, others, np.nan)
    return [_correlation(filled[both, n], rest[both, n]) for n in range(shares.shape[1]) for both in [here[:, n] & (others[:, n] > 0)]]


def _correlation(a: np.ndarray, b: np.ndarray) -> float | None:
    if len(a) < 3:
        return None
    a, b = a - a.mean(), b - b.mean()
    spread = float(np.sqrt((a * a).sum() * (b * b).sum()))
    return round(float((a * b).sum()) / spread, 12) if spread > 1e-12 else None
