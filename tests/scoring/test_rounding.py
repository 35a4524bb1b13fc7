from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import cache
from math import floor

import numpy as np
import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from pmqa.scoring.rounding import digits_until_different, published, published_integers, snap

MEANS = 100_000  # of each kind
NAN = float("nan")


def weights_of_one() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Marks of half points, weights in thousandths that add to 1: the means, and each as numerator and denominator."""
    draw = np.random.default_rng(2562)
    weights = draw.multinomial(1000, [1 / 8] * 8, size=MEANS)
    halves = draw.integers(0, 11, size=(MEANS, 8))
    return (weights / 1000 * (halves / 2)).sum(axis=1), (weights * halves).sum(axis=1), np.full(MEANS, 2000)


def weights_renormalised() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The same with weights in tenths that add to anything, as when children are not applicable."""
    draw = np.random.default_rng(2563)
    weights = draw.integers(0, 21, size=(MEANS, 8)) + (np.arange(8) == 0)
    halves = draw.integers(0, 11, size=(MEANS, 8))
    floats = weights / 10
    means = (floats * (halves / 2)).sum(axis=1) / floats.sum(axis=1)
    return means, (weights * halves).sum(axis=1), 2 * weights.sum(axis=1)


def large_amounts() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Means of up to ten million: amounts in steps of a half, weights in thousandths."""
    draw = np.random.default_rng(2564)
    weights = draw.multinomial(1000, [1 / 8] * 8, size=MEANS)
    halves = draw.integers(0, 20_000_001, size=(MEANS, 8))
    return (weights / 1000 * (halves / 2)).sum(axis=1), (weights * halves).sum(axis=1), np.full(MEANS, 2000)


@cache
def exact_hundredths(numerator: int, denominator: int) -> tuple[int, int]:
    """The fraction in hundredths: half up, and cut off."""
    hundredths = Fraction(numerator, denominator) * 100
    return floor(hundredths + Fraction(1, 2)), floor(hundredths)


@pytest.mark.parametrize("kind", [weights_of_one, weights_renormalised, large_amounts])
def test_weighted_means_are_published_like_exact_fractions_where_the_usual_ways_fail(kind):
    means, numerators, denominators = kind()
    half_up, cut = np.transpose([exact_hundredths(*pair) for pair in zip(numerators.tolist(), denominators.tolist())])

    assert np.array_equal(published_integers(means, 2), half_up)
    assert np.array_equal(published(means, 2), half_up / 100)
    assert np.array_equal(published_integers(means, 2, truncate=True), cut)

    assert np.any(np.round(means, 2) != half_up / 100)
    assert any(round(mean, 2) != unit / 100 for mean, unit in zip(means.tolist(), half_up.tolist()))
    assert np.any(np.floor(means * 100 + 0.5) != half_up)  # half up without removing the noise
    assert np.any(np.floor(means * 100) != cut)


def test_children_are_not_rounded_before_their_parent():
    assert published((2 / 3 + 3) / 2, 2) == 1.83
    assert published((published(2 / 3, 2) + 3) / 2, 2) == 1.84  # the other reading, which this product does not take


# Anywhere, and within four units in the last binary digit of a half of the last decimal.
near_halves = st.builds(
    lambda whole, part, noise: whole + part / 1000 + noise * np.spacing(whole + part / 1000),
    st.integers(0, 10**7 - 1),
    st.sampled_from([5, 15, 125, 285, 675, 995, 50, 500]),
    st.integers(-4, 4),
)


@given(st.floats(0, 1e7) | near_halves, st.integers(0, 2))
def test_published_is_what_the_formula_of_the_live_workbook_shows(x, decimals):
    def spreadsheet_round(number: Decimal, places: int) -> Decimal:
        return number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)

    shown = spreadsheet_round(spreadsheet_round(Decimal(x), decimals + 6), decimals)
    assert published(x, decimals) == float(shown)


def test_a_spreadsheet_rounds_the_same(libreoffice, tmp_path):
    draw = np.random.default_rng(2565)
    values = draw.integers(0, 10 ** draw.integers(1, 8, 500)) + draw.choice([0.005, 0.285, 0.995, 0.5], 500)
    values += draw.integers(-2, 3, 500) * np.spacing(values)
    file = tmp_path / "rounding.xlsx"
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet("rounding")
        for row, value in enumerate(values):
            sheet.write_number(row, 0, value)
            sheet.write_formula(row, 1, f"=ROUND(ROUND(A{row + 1},8),2)")
    rows = libreoffice.recalculate([file], tmp_path / "out")[file]["rounding"]
    assert [float(shown) for _, shown in rows] == published(values, 2).tolist()


@given(st.integers(0, 10**9), st.integers(0, 2), st.integers(-2, 2))
def test_a_snapped_value_equals_the_number_written_in_a_file(units, decimals, noise):
    written = float(f"{units // 100}.{units % 100:02d}")
    assert snap(written + noise * np.spacing(written), decimals) == written


def test_shapes_blanks_and_negatives():
    array = np.array([[0.005, NAN], [-0.005, -1e-12]])
    assert np.array_equal(published_integers(array, 2), [[1, NAN], [0, 0]], equal_nan=True)
    assert np.array_equal(published_integers(array, 2, truncate=True), [[0, NAN], [-1, 0]], equal_nan=True)
    for function in (snap, published, lambda x, decimals: published(x, decimals, truncate=True)):
        assert not np.signbit(function(-1e-12, 2))  # it would print as -0.00
    assert published_integers(12.5, 0) == 13 and published(12.5, 0).shape == ()
    assert published([], 2).shape == (0,)


@pytest.mark.parametrize(
    ("value", "minimum", "decimals", "digits"),
    [
        (2.5, 3, 2, 2),
        (2.994, 3, 2, 2),  # 2.99
        (2.996, 3, 2, 3),  # 3.00 at two decimals
        (2.9996, 3, 2, 4),
        (79.99999996, 80, 2, 8),
        (79.999999996, 80, 2, 2),  # equal as compared: the bar is met
        (80.0, 80, 2, 2),
        (NAN, 80, 2, 2),
    ],
)
def test_digits_until_different(value, minimum, decimals, digits):
    assert digits_until_different(value, minimum, decimals) == digits


@given(st.floats(0, 1000), st.floats(0, 1e-2), st.integers(0, 3))
def test_a_failing_value_never_prints_like_its_minimum(minimum, shortfall, decimals):
    value = minimum - shortfall
    digits = digits_until_different(value, minimum, decimals)
    pair = snap([value, minimum], decimals)
    printed = [f"{number:.{digits}f}" for number in published(pair, digits)]
    if pair[0] < pair[1]:
        assert printed[0] != printed[1]
        assert digits == decimals or len(set(published(pair, digits - 1))) == 1
    else:
        assert digits == decimals
