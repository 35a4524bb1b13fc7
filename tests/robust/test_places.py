from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmqa.robust.keys import Digit, flag, joined, units
from pmqa.robust.places import places
from pmqa.scoring.ranking import rank


@given(st.lists(st.lists(st.integers(0, 30), min_size=6, max_size=6), min_size=1, max_size=5), st.sampled_from(["competition", "dense"]))
def test_counted_and_sorted_ranks_are_those_of_the_ranking(keys, ties) -> None:
    expected = [rank([row], ties).tolist() for row in keys]
    for size in (31, 10**9):  # 31 keys for 6 agencies are sorted; below they are counted
        assert places(np.array(keys), size, ties).tolist() == expected
    twice = np.tile(np.array(keys), 2)
    assert places(twice, 31, ties).tolist() == [rank([row], ties).tolist() for row in twice]


def test_one_agency_nobody_and_wide_ranks() -> None:
    assert places(np.zeros((2, 1), dtype=np.int64), 5).tolist() == [[1], [1]]
    assert places(np.zeros((2, 0), dtype=np.int64), 5).shape == (2, 0)
    many = places(np.arange(70_000)[None, :], 70_000)
    assert many.dtype == np.uint32
    assert many[0, [0, -1]].tolist() == [70_000, 1]


def test_other_ties_are_refused() -> None:
    with pytest.raises(ValueError, match="competition or dense"):
        places(np.zeros((1, 1), dtype=np.int64), 5, "modified")


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 500) | st.none(), st.integers(0, 9)), min_size=1, max_size=8))
def test_a_joined_key_ranks_as_its_parts_do(rows) -> None:
    bars, totals, third = (np.array(column) for column in zip(*rows, strict=True))
    totals = np.array([np.nan if total is None else float(total) for total in totals])
    key = joined([flag(bars), units(totals, 500), Digit(third, 10)])
    assert key.values.max() < key.size
    assert places(key.values[None, :], key.size)[0].tolist() == rank([bars.astype(float), totals, third]).tolist()
