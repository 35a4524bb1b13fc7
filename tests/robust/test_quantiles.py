from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from pmqa.robust.quantiles import alike, drawn


@given(st.lists(st.lists(st.integers(1, 40), min_size=13, max_size=13), min_size=1, max_size=4), st.integers(1, 13), st.integers(1, 5))
def test_percentiles_are_linear_and_shares_are_counted(ranks, draws, top) -> None:
    ranks = np.array(ranks, dtype=np.uint16)[:, :draws]
    nominal = ranks[:, 0].astype(int)
    got = drawn(ranks.copy(), nominal, top)
    expected = np.percentile(ranks.astype(float), [5, 50, 95], axis=1, method="linear")
    assert np.allclose([got.low, got.median, got.high], expected, rtol=0, atol=1e-12)
    assert got.nominal.tolist() == [list(row).count(row[0]) / draws for row in ranks.tolist()]
    assert got.top.tolist() == [sum(rank <= top for rank in row) / draws for row in ranks.tolist()]


@given(st.lists(st.tuples(st.integers(1, 9), st.integers(0, 4)), max_size=8))
def test_sets_that_cannot_be_told_apart_share_a_rank_and_cannot_be_longer(ranges) -> None:
    low, high = np.array([at for at, _ in ranges], dtype=float), np.array([at + wide for at, wide in ranges], dtype=float)
    sets = alike(range(len(ranges)), low, high)
    taken = [agency for one in sets for agency in one]
    assert taken == sorted(set(taken))
    for one in sets:
        assert list(one) == list(range(one[0], one[-1] + 1))
        assert len(one) > 1
        assert low[list(one)].max() <= high[list(one)].min()
        after = one[-1] + 1
        assert after == len(ranges) or low[[*one, after]].max() > high[[*one, after]].min()
    for one, other in zip(range(len(ranges)), range(1, len(ranges)), strict=False):
        if one not in taken and other not in taken:
            assert max(low[one], low[other]) > min(high[one], high[other])
