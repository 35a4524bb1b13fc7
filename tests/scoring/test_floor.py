"""The least score with every bar met, against every possible set of marks."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from pathlib import Path
from random import Random

import numpy as np
import pytest
from random_rounds import NAMES, random_agency, standard_of
from written_standards import WORKED, compiled

from pmqa.api import assess
from pmqa.scoring.conditions import Facts, bars_met, gaps
from pmqa.scoring.floor import least_with_bars_met
from pmqa.scoring.tree import tree
from pmqa.standard.compiled import Effect
from pmqa.texts import Text


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


def test_nothing_is_claimed_where_points_may_be_capped(tmp_path: Path) -> None:
    effect = Effect("total", "capped", Text("ก", "capped"), "cap_points", "1", 2.0, ((),), (), "unverified")
    standard = replace(compiled(tmp_path, WORKED), effects=(effect,))
    least = least_with_bars_met(standard, "")
    assert np.isnan(least[[0, standard.index["1"]]]).all()
    assert least[standard.index["2"]] == 1.0


@pytest.mark.parametrize("name", NAMES)
def test_no_agency_that_meets_the_bars_scores_less(name: str) -> None:
    """Random agencies of every standard, their barred answers raised to the bars."""
    standard, luck = standard_of(name), Random(name)
    rows = []
    for i in range(80):
        row = random_agency(standard, luck, str(i))
        values = list(row.values)
        for bar in standard.bars:
            for target in bar.condition.of:
                column = standard.columns.get(target.removeprefix("field:")) if bar.condition.on == "value" else None
                if column is not None and isinstance(bar.condition.than, float | int) and luck.random() < 0.995:
                    values[column] = max(values[column] or 0.0, float(bar.condition.than))
        rows.append(row._replace(values=tuple(values)))
    found = assess(standard, rows)
    met = found.met[:, 0]
    assert met.any() or not standard.bars or name in ("every-rule", "igot-course-card")  # whose bars luck hardly ever meets
    for i in met.nonzero()[0]:
        least = least_with_bars_met(standard, found.agencies[i].type)
        compared = ~np.isnan(least) & ~found.tree.out[i]
        assert (found.tree.points[i, compared] >= least[compared] - 1e-9).all()
