"""Published totals under other weights against fractions: exact in every digit."""

from __future__ import annotations

from fractions import Fraction
from math import floor

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmqa.robust.totals import Publishing, Totals
from pmqa.robust.weights import grid_below

NOISE = Fraction(1, 2_000_000)


def by_fractions(points: list[list[Fraction | None]], weights: list[int], publishing: Publishing) -> list[int]:
    """Half up (or cut off) after the noise is forgiven, as :mod:`pmqa.scoring.rounding` says."""
    out = []
    for row in points:
        here = [(share, weight) for share, weight in zip(row, weights, strict=True) if share is not None]
        share = sum(share * weight for share, weight in here) / sum(weight for _, weight in here)
        first = publishing.decimals if publishing.rounded is None else publishing.rounded
        cut = publishing.truncate and publishing.rounded is None
        value = floor(share * Fraction(publishing.maximum) * 10**first + (0 if cut else Fraction(1, 2)) + NOISE)
        if publishing.rounded is not None:
            more = Fraction(10) ** (publishing.decimals - first)
            value = floor(value * more + (0 if publishing.truncate else Fraction(1, 2)) + NOISE)
        out.append(value)
    return out


SHARES = st.fractions(0, 1, max_denominator=240) | st.sampled_from([Fraction(0), Fraction(1), Fraction(1, 2), Fraction(107, 200)])
PUBLISHING = st.builds(Publishing, st.sampled_from([5.0, 100.0, 500.0, 600.0, 1000.0]), st.integers(0, 2), st.booleans(),
                       st.none() | st.integers(0, 3))


@given(st.data(), PUBLISHING, st.integers(2, 7))
def test_totals_are_those_of_fractions(data, publishing, categories) -> None:
    whole = data.draw(st.lists(st.integers(1, 60), min_size=categories, max_size=categories))
    grid = grid_below(publishing.most_grid, whole)
    rows = data.draw(st.lists(st.lists(SHARES, min_size=categories, max_size=categories), min_size=1, max_size=5))
    shares = [list(row) for row in rows]
    for row in shares:
        for place in data.draw(st.sets(st.integers(0, categories - 1), max_size=categories - 1)):
            row[place] = None
    cuts = sorted(data.draw(st.lists(st.integers(1, grid - 1), min_size=categories - 1, max_size=categories - 1, unique=True)))
    drawn = np.diff([0, *cuts, grid]).tolist()
    declared = [weight * grid // sum(whole) for weight in whole]
    totals = Totals(np.array([[np.nan if share is None else float(share) for share in row] for row in shares]), publishing, grid)
    for weights in (drawn, declared):
        exact = totals.exact(np.array([weights]))
        assert totals.published(exact)[0].tolist() == by_fractions(shares, weights, publishing)


def test_a_half_goes_up_however_the_weights_are_written() -> None:
    """The test that tells readings apart (DESIGN): the mean of 2/3 and 3 at two decimals is 1.83, and 2.675 is 2.68."""
    totals = Totals(np.array([[2 / 3 / 5, 3 / 5], [2.65 / 5, 2.7 / 5]]), Publishing(5.0, 2), 1000)
    assert totals.published(totals.exact(np.array([[500, 500]]))).tolist() == [[183, 268]]


def test_weights_fall_to_the_others_where_a_category_is_out() -> None:
    totals = Totals(np.array([[0.5, np.nan, 1.0], [0.5, 0.5, 1.0]]), Publishing(100.0, 1), 100)
    assert totals.published(totals.exact(np.array([[20, 50, 30]]))).tolist() == [[800, 650]]


@pytest.mark.parametrize("chunk", [1, 7, 64])
def test_the_order_of_addition_changes_nothing(chunk) -> None:
    """The same bits whole or in chunks, columns in another order: sums are exact."""
    source = np.random.default_rng(1)
    shares, publishing = source.random((50, 9)), Publishing(1000.0, 2)
    grid = grid_below(publishing.most_grid, [1] * 9)
    cuts = np.sort(source.integers(0, grid + 1, (64, 8)), axis=1)
    weights = np.diff(cuts, axis=1, prepend=0, append=grid)
    whole = Totals(shares, publishing, grid).exact(weights).copy()
    order = source.permutation(9)
    other = Totals(shares[:, order], publishing, grid)
    parts = [other.exact(weights[start : start + chunk][:, order]).copy() for start in range(0, 64, chunk)]
    assert np.array_equal(whole, np.vstack(parts))
