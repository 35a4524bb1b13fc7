from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmqa.robust.result import Spread
from pmqa.robust.stream import WEIGHTS, Stream
from pmqa.robust.weights import draw, grid_below, in_whole_numbers

WEIGHTINGS = st.lists(st.integers(1, 400), min_size=2, max_size=9)


def test_declared_weights_in_whole_numbers() -> None:
    assert in_whole_numbers([0.6, 0.4]) == [3, 2]
    assert in_whole_numbers([1.0] * 7) == [1] * 7
    assert in_whole_numbers([120, 80, 110, 100, 90, 100, 400]) == [12, 8, 11, 10, 9, 10, 40]  # pmqa.md section 6
    assert in_whole_numbers([0.25, 0.2, 0.2, 0.15, 0.15, 0.05]) == [5, 4, 4, 3, 3, 1]  # other_standards.md section 5
    assert in_whole_numbers([33.3, 66.7]) == [333, 667]
    assert in_whole_numbers([0.1234567891, 0.8765432109]) == [129454, 919122]  # of 2**20


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


def test_three_votes_made_again_in_plain_whole_numbers() -> None:
    """The offset first, then two points; every draw starts with a new output."""
    grid, draws, votes = 1000, 1203, 3  # more than one block
    outputs = Stream(9, WEIGHTS).outputs(2 * draws).tolist()
    expected = []
    for row in range(draws):
        first, second = outputs[2 * row : 2 * row + 2]
        offset, points = first & 0xFFFFFFFF, sorted([first >> 32, second & 0xFFFFFFFF])
        line = [0, *points, 2**32 - 1]
        ends = [line[min((votes * end * 2**16 + (offset >> 16) * 5) // (5 * 2**16), votes)] * (grid + 1) >> 32 for end in (3, 5)]
        expected.append([ends[0], ends[1] - ends[0]])
    assert draw(Spread("dirichlet", votes), [3, 2], grid, draws, 9).tolist() == expected


@pytest.mark.parametrize("spread", [Spread("dirichlet", 1), Spread("band", 1.0), Spread("band", -0.1), Spread("normal", 5)])
def test_an_impossible_spread_is_refused(spread) -> None:
    with pytest.raises(ValueError, match="no way to draw weights"):
        draw(spread, [1, 1], 100, 1, 1)
