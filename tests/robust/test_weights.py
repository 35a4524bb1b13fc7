from __future__ import annotations

from bisect import insort
from itertools import islice

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmqa.robust.result import Spread
from pmqa.robust.stream import WEIGHTS, whole
from pmqa.robust.weights import draw, grid_below, in_whole_numbers

WEIGHTINGS = st.lists(st.integers(1, 400), min_size=2, max_size=9)


def test_declared_weights_in_whole_numbers() -> None:
    assert in_whole_numbers([0.6, 0.4]) == [3, 2]
    assert in_whole_numbers([1.0] * 7) == [1] * 7
    assert in_whole_numbers([120, 80, 110, 100, 90, 100, 400]) == [12, 8, 11, 10, 9, 10, 40]  # pmqa.md section 6
    assert in_whole_numbers([0.25, 0.2, 0.2, 0.15, 0.15, 0.05]) == [5, 4, 4, 3, 3, 1]  # other_standards.md section 5
    assert in_whole_numbers([33.3, 66.7]) == [333, 667]


@given(WEIGHTINGS, st.integers(1, 100) | st.just(10_000), st.integers(0, 2**64), st.floats(0, 0.99))
def test_every_draw_has_the_sum_of_the_grid_and_no_weight_is_negative(weights, votes, seed, size) -> None:
    grid = grid_below(2**16, weights)
    for spread in (Spread("dirichlet", max(votes, 2)), Spread("band", size)):
        drawn = draw(spread, weights, grid, 5, seed)
        assert drawn.shape == (5, len(weights))
        assert drawn.min() >= 0
        assert drawn.sum(axis=1).tolist() == [grid] * 5


@given(WEIGHTINGS, st.integers(0, 99))
def test_a_band_of_nothing_is_the_declared_weights(weights, seed) -> None:
    grid = grid_below(2**20, weights)
    exact = [weight * grid // sum(weights) for weight in weights]
    assert sum(exact) == grid
    assert draw(Spread("band", 0.0), weights, grid, 3, seed).tolist() == [exact] * 3


def test_a_band_keeps_each_weight_within_its_share_of_the_others() -> None:
    weights, grid = [12, 8, 11, 10, 9, 10, 40], 10**6
    ratio = draw(Spread("band", 0.2), weights, grid, 4000, 3) / np.array(weights)
    assert (ratio.max(axis=1) / ratio.min(axis=1)).max() <= 1.5 * 1.001  # 1.2 / 0.8
    assert np.allclose(ratio.mean(axis=0) * sum(weights) / grid, 1, atol=0.02)


@pytest.mark.parametrize(("weights", "votes"), [([1] * 7, 100), ([12, 8, 11, 10, 9, 10, 40], 100), ([1, 1], 2), ([3, 2, 2], 10)])
def test_a_dirichlet_draw_has_the_mean_the_variance_and_the_covariance_of_the_distribution(weights, votes) -> None:
    """Mean m = w / sum, variance m (1 - m) / (votes + 1), covariance - m n / (votes + 1); where votes × m is not whole, the
    rounding of borders adds a little, so whole ones are asked for exactly and others only in the mean."""
    draws, grid = 40_000, 10**6 // sum(weights) * sum(weights)
    drawn = draw(Spread("dirichlet", votes), weights, grid, draws, 5) / grid
    mean = np.array(weights) / sum(weights)
    assert np.abs(drawn.mean(axis=0) - mean).max() < 5 * np.sqrt(mean.max() / votes / draws)
    if all(votes * weight % sum(weights) == 0 for weight in weights):
        expected = (np.diag(mean) - np.outer(mean, mean)) / (votes + 1)
        assert np.abs(np.cov(drawn.T) - expected).max() < 0.04 * expected.max()


def test_two_votes_are_one_evenly_drawn_border() -> None:
    """Made again from the stream in plain whole numbers: the offset first, then the sorted points."""
    grid, draws = 1000, 4
    numbers = [one >> 33 for one in whole(9, WEIGHTS, 3 * draws).tolist()]
    expected = []
    for row in range(draws):
        offset, *points = islice(numbers, 3 * row, 3 * row + 3)
        line: list[int] = []
        for point in points:
            insort(line, point * (grid + 1) >> 31)
        line = [0, *line, grid]
        ends = [line[min((3 * end * 2**16 + (offset >> 15) * 5) // (5 * 2**16), 3)] for end in (3, 5)]
        expected.append([ends[0], ends[1] - ends[0]])
    assert draw(Spread("dirichlet", 3), [3, 2], grid, draws, 9).tolist() == expected


@pytest.mark.parametrize("spread", [Spread("dirichlet", 1), Spread("band", 1.0), Spread("band", -0.1), Spread("normal", 5)])
def test_an_impossible_spread_is_refused(spread) -> None:
    with pytest.raises(ValueError, match="no way to draw weights"):
        draw(spread, [1, 1], 100, 1, 1)
