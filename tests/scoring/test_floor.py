"""The least score with every bar met, against every possible set of marks."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import numpy as np
from written_standards import WORKED, compiled

from pmqa.scoring.conditions import Facts, bars_met, gaps
from pmqa.scoring.floor import least_with_bars_met
from pmqa.scoring.tree import tree


def test_it_is_the_lowest_of_all_marks_that_meet_the_bars(tmp_path: Path) -> None:
    standard = compiled(tmp_path, WORKED)
    marks = np.array(list(product(range(6), repeat=4)), dtype=float)
    assert list(standard.columns) == ["LD1", "LD2", "SP1", "SP2"]
    points = tree(standard, marks, [""] * len(marks))
    met = bars_met(standard, gaps(Facts(standard, marks, points, {}, np.ones(points.points.shape, dtype=bool))))[:, 0]
    lowest = points.points[met].min(axis=0)
    least = least_with_bars_met(standard, "")
    barred = [standard.index[code] for code in ("total", "1", "LD1", "2", "SP1")]
    assert np.allclose(least[barred], lowest[barred])
    assert np.isnan(least[[standard.index["LD2"], standard.index["SP2"]]]).all()


def test_bars_on_nodes_lift_the_nodes_above(tmp_path: Path) -> None:
    bar = 'bars = [{ name = "whole", title = { th = "ก", en = "whole" }, at_least = 4, status = "unverified", source = "invented" }]\n'
    standard = compiled(tmp_path, {**WORKED, "2-strategy.toml": WORKED["2-strategy.toml"].replace("weight = 0.4", "weight = 0.4\n" + bar)})
    least = least_with_bars_met(standard, "")
    assert least[standard.index["2"]] == 4.0
    assert np.isclose(least[0], 0.6 * 2.0 + 0.4 * 4.0)
