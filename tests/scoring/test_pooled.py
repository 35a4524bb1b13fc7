"""Pooled nodes, subtotals and gates of weight 0 against exact fractions, worked out another way: leaf by leaf, no tree."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from written_standards import compiled

from pmqa.scoring.tree import pools, tree
from pmqa.standard.compiled import Standard

MAXIMA = {"A1": 10, "A2": 20, "A3": 7, "B1": 5, "B2": 3, "C1": 40}
CLAUSES = {
    "standard.toml": """
        id = "clauses"
        title = { th = "ข้อ", en = "Clauses" }
        year = 2561
        maximum = 100
        combine = "pooled"
        status = "unverified"
        [measures.level]
        kind = "mark"
        scale = { lowest = 0, highest = 4, step = 1 }
        [[subtotals]]
        code = "ac"
        title = { th = "ก และ ค", en = "A and C" }
        of = ["1.A", "2"]
        combine = "pooled"
        [[subtotals]]
        code = "mean"
        title = { th = "ค่าเฉลี่ย", en = "Mean" }
        of = ["1.A", "1.B"]
        combine = "mean"
    """,
    "1-first.toml": """
        code = "1"
        title = { th = "หนึ่ง", en = "One" }
        [defaults]
        measure = "level"
        not_applicable = "drop"
        [[sections]]
        code = "1.A"
        title = "A"
        [[sections]]
        code = "1.B"
        title = "B"
    """ + "".join(f"""
        [[requirements]]
        code = "{code}"
        in = "1.{code[0]}"
        title = "{code}"
        maximum = {maximum}
    """ for code, maximum in MAXIMA.items() if code[0] in "AB"),
    "2-second.toml": """
        code = "2"
        title = { th = "สอง", en = "Two" }
        combine = "weighted_mean"
        [[requirements]]
        code = "C1"
        title = "C1"
        measure = "level"
        maximum = 40
        [[requirements]]
        code = "C0"
        title = { th = "ประตู", en = "Gate" }
        measure = "level"
        weight = 0
    """,
}


@pytest.fixture(scope="module")
def standard(tmp_path_factory: pytest.TempPathFactory) -> Standard:
    return compiled(tmp_path_factory.mktemp("clauses"), CLAUSES)


leaves = st.fixed_dictionaries({code: st.one_of(st.none(), st.integers(0, 4)) for code in MAXIMA if code != "C1"} | {"C1": st.integers(0, 4)})


@given(leaves, st.integers(0, 4))
def test_a_pooled_node_is_the_share_of_the_leaves_that_count(standard: Standard, marks: dict[str, int | None], gate: int) -> None:
    """None: not applicable. Category 2 is no pooled node: it weighs its own maximum, 100, with the share of C1 alone."""
    answers = np.full((1, len(standard.columns)), np.nan)
    for code, mark in marks.items():
        if mark is None:
            answers[0, standard.columns[f"{code}.na"]] = 1.0
        else:
            answers[0, standard.columns[code]] = mark
    answers[0, standard.columns["C0"]] = gate
    found = tree(standard, answers, [""])

    def share(*codes: str) -> tuple[Fraction, Fraction]:
        counted = [(Fraction(MAXIMA[code]), Fraction(marks[code], 4)) for code in codes if marks[code] is not None]
        return sum((most * mark for most, mark in counted), Fraction(0)), sum((most for most, _ in counted), Fraction(0))

    second = Fraction(marks["C1"], 4) * 100, Fraction(100)
    parts = {"1.A": share("A1", "A2", "A3"), "1.B": share("B1", "B2"), "2": second}
    parts |= {"1": share("A1", "A2", "A3", "B1", "B2"), "ac": tuple(map(sum, zip(parts["1.A"], second, strict=True)))}
    parts["total"] = tuple(map(sum, zip(parts["1"], second, strict=True)))
    for code, (points, most) in parts.items():
        at = standard.index[code]
        assert bool(found.out[0, at]) == (most == 0)
        if most:
            assert found.points[0, at] == pytest.approx(float(100 * points / most), abs=1e-9)
    shares = [points / most for points, most in (parts["1.A"], parts["1.B"]) if most]
    mean = found.points[0, standard.index["mean"]]
    assert np.isnan(mean) if not shares else mean == pytest.approx(float(100 * sum(shares) / len(shares)), abs=1e-9)
    pool = pools(standard, found.out)
    assert {code: pool[0, standard.index[code]] for code in ("1.A", "1.B", "1", "2")} == {
        code: float(parts[code][1]) for code in ("1.A", "1.B", "1", "2")}
