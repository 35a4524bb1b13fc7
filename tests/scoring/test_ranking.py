from __future__ import annotations

from math import isnan

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmqa.scoring.ranking import rank, rank_within
from pmqa.scoring.rounding import published_integers

NAN = float("nan")
TIES = ["competition", "dense"]

# Few different values, so that ties are common.
value = st.sampled_from([NAN, -np.inf, -1.0, -0.0, 0.0, 2.5, 3.0, np.inf])


@st.composite
def agencies(draw) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Keys of shape (key, agency), groups and among of shape (agency,)."""
    count = draw(st.integers(0, 12))
    keys = [draw(st.lists(value, min_size=count, max_size=count)) for _ in range(draw(st.integers(1, 3)))]
    groups = draw(st.lists(st.integers(-1, 2), min_size=count, max_size=count))
    among = draw(st.lists(st.booleans(), min_size=count, max_size=count))
    return np.array(keys, dtype=float), np.array(groups, dtype=int), np.array(among, dtype=bool)


def by_definition(keys: np.ndarray, groups: np.ndarray, among: np.ndarray, ties: str) -> list[int]:
    """1 + the number of agencies (dense: of different merits) of the same group that are strictly better."""
    merits = [tuple((not isnan(x), 0.0 if isnan(x) else x) for x in column) for column in keys.T.tolist()]
    places = []
    for mine, my_group, counts in zip(merits, groups, among):
        better = [
            other
            for other, group, ranked in zip(merits, groups, among)
            if ranked and group == my_group and other > mine
        ]
        places.append((1 + len(better if ties == "competition" else set(better))) if counts else 0)
    return places


@pytest.mark.parametrize("ties", TIES)
@given(agencies())
def test_ranks_are_those_of_the_definition(ties, drawn):
    keys, groups, among = drawn
    assert rank_within(groups, list(keys), ties, among).tolist() == by_definition(keys, groups, among, ties)
    everyone, one_group = np.ones(len(groups), dtype=bool), np.zeros(len(groups), dtype=int)
    assert rank(list(keys), ties).tolist() == by_definition(keys, one_group, everyone, ties)
    assert rank(list(keys), ties, among).tolist() == by_definition(keys, one_group, among, ties)


@pytest.mark.parametrize("ties", TIES)
@given(agencies(), st.randoms(use_true_random=False))
def test_the_order_of_agencies_does_not_matter(ties, drawn, random):
    keys, groups, among = drawn
    shuffled = list(range(len(groups)))
    random.shuffle(shuffled)
    before = rank_within(groups, list(keys), ties, among)
    after = rank_within(groups[shuffled], list(keys[:, shuffled]), ties, among[shuffled])
    assert after.tolist() == before[shuffled].tolist()


def test_both_kinds_of_ties():
    total = [80.0, 90.0, 90.0, 70.0, 80.0, 80.0]
    assert rank([total]).tolist() == [3, 1, 1, 6, 3, 3]
    assert rank([total], "dense").tolist() == [2, 1, 1, 3, 2, 2]


def test_the_first_key_decides_and_the_next_only_between_equals():
    bars_met, total = [7, 6, 7], [60.0, 99.0, 75.0]
    assert rank([bars_met, total]).tolist() == [2, 3, 1]


def test_nan_is_last_and_never_first():
    assert rank([[NAN, -5.0, NAN, 0.0]]).tolist() == [3, 2, 3, 1]
    assert rank([[NAN, NAN]]).tolist() == [1, 1]
    assert rank([[1.0, 1.0, 0.0], [NAN, -np.inf, 9.0]]).tolist() == [2, 1, 3]


def test_who_is_not_ranked_gets_no_place_and_takes_none():
    assert rank([[3.0, 2.0, 1.0]], among=[False, True, True]).tolist() == [0, 1, 2]
    assert rank([[3.0]], among=[False]).tolist() == [0]


def test_raw_sums_split_equal_merit_and_published_values_do_not():
    """Marks of half points, weights in twentieths: merits are whole fortieths, known exactly."""
    draw = np.random.default_rng(2562)
    split = 0
    for _ in range(2000):
        twentieths = draw.multinomial(20, [1 / 8] * 8)
        halves = draw.integers(4, 9, size=(30, 8))  # thirty agencies with marks from 2 to 4
        merit = rank([halves @ twentieths])
        sums = (halves / 2 * (twentieths / 20)).sum(axis=1)
        split += rank([sums]).tolist() != merit.tolist()
        assert rank([published_integers(sums, 3)]).tolist() == merit.tolist()
    assert split > 1000


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: rank([]),
        lambda: rank([[1.0, 2.0]], ties="ordinal"),
        lambda: rank([[1.0, 2.0], [1.0]]),
        lambda: rank([[[1.0, 2.0]]]),
        lambda: rank([[1.0, 2.0]], among=[True]),
        lambda: rank_within([0], [[1.0, 2.0]]),
    ],
)
def test_wrong_arguments_are_refused(wrong):
    with pytest.raises(ValueError):
        wrong()
