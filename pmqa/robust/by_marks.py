"""Ranks when single marks are judged a little otherwise: every judged mark one legal step up or down now and then.

Two ways to the same draws. The *quick* one adds up tables of outcomes (:mod:`pmqa.robust.outcomes`) where the standard allows
it; the first draws of every agency are scored by the engine beside it, and where one differs, as for any other
standard, every draw is scored.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from pmqa.assessment import Assessment
from pmqa.robust.engine import ROWS, met_and_key, score, top_of
from pmqa.robust.keys import Digit, flag, joined, units
from pmqa.robust.marks import Steps, steps
from pmqa.robust.outcomes import DOWN, UP, Outcomes, moved, outcomes
from pmqa.robust.stream import sixteen_bits

_BESIDE = 8  # draws of each agency that the engine scores beside the quick way
_POINT = 30  # bits behind the point of a total in units of the last decimal: far finer than the noise of publishing
_UNMET = 52  # above them: how many requirements have an unmet bar
_NOISE = 5e-7


class Marked(NamedTuple):
    """``keys``: what the ranking compares, (agencies, draws). ``meets``: probability of meeting every bar, (agencies,);
    ``exact``: computed, not counted."""

    keys: Digit
    meets: np.ndarray
    exact: bool


def in_65536ths(probability: float) -> int:
    """Half of the probability of a misjudged mark as the whole number that 16 random bits are compared with.

    >>> in_65536ths(0.1)
    3277
    """
    return round(probability * 2**15)


def by_marks(assessment: Assessment, draws: int, seed: int, probability: float) -> Marked:
    """All agencies' keys in every draw. Half of ``probability`` goes up, half down; a step that does not exist is not made."""
    judged = steps(assessment)
    odd = in_65536ths(probability)
    tables = outcomes(assessment, judged)
    if tables is not None:
        keys = _quick(assessment, judged, tables, draws, seed, odd)
        if np.array_equal(keys.values[:, :_BESIDE], _scored(assessment, judged, draws, seed, odd, _BESIDE)[0].values):
            return Marked(keys, tables.chance(odd / 2**16), True)
    keys, met = _scored(assessment, judged, draws, seed, odd, draws)
    return Marked(keys, met, False)


def digits(steps: Steps, agency: int, draws: int, seed: int, odd: int) -> np.ndarray:
    """What happens to each judgement in each draw, (judged, draws) uint8: 0, UP or DOWN (a box flips where UP is said)."""
    numbers = sixteen_bits(seed, 1 + agency, (len(steps.columns), draws))
    return (numbers < odd).view(np.uint8) * np.uint8(UP) + (numbers >= 2**16 - odd).view(np.uint8) * np.uint8(DOWN)


def _quick(assessment: Assessment, judged: Steps, tables: Outcomes, draws: int, seed: int, odd: int) -> Digit:
    standard = assessment.standard
    half = _NOISE if standard.truncate and standard.nodes[0].round is None else 0.5 + _NOISE
    start = np.rint((np.nan_to_num(tables.rest) + half) * 2.0**_POINT).astype(np.int64) + (tables.rest_unmet.astype(np.int64) << _UNMET)
    top = top_of(standard, 0)
    out = None
    for agency in range(len(assessment.agencies)):
        digit = digits(judged, agency, draws, seed, odd)
        total = np.full(draws, start[agency])
        for leaf, points, unmet in zip(tables.leaves, tables.points, tables.unmet, strict=True):
            table = np.rint(points[agency] * 2.0**_POINT).astype(np.int64) + (unmet[agency].astype(np.int64) << _UNMET)
            number = np.zeros(draws, dtype=np.int64)
            for place, stride in zip(leaf.judged, leaf.strides, strict=True):
                number += (digit[place] if leaf.base == 3 else digit[place] & UP) * np.int64(stride)
            total += table.take(number)
        published = (total & (2**_UNMET - 1)) >> _POINT if not np.isnan(tables.rest[agency]) else np.full(draws, -1)
        parts = {"bars": flag(total < 2**_UNMET), "total": units(published, top)}
        key = joined([parts[name] for name in standard.ranking.key])
        if out is None:
            out = np.empty((len(assessment.agencies), draws), dtype=np.int32 if key.size < 2**31 else np.int64)
        out[agency] = key.values
    return Digit(np.empty((0, draws), dtype=np.int64), 1) if out is None else Digit(out, key.size)


def _scored(assessment: Assessment, judged: Steps, draws: int, seed: int, odd: int, first: int) -> tuple[Digit, np.ndarray]:
    """Keys (agencies, ``first`` draws), each scored by the engine; share of them that meets every bar (agencies,)."""
    agencies, first = len(assessment.agencies), min(first, draws)
    out, met, size = np.empty((agencies, first), dtype=np.int64), np.zeros(agencies), 1
    for agency in range(agencies):
        digit = digits(judged, agency, draws, seed, odd)
        for start in range(0, first, ROWS):
            here = slice(start, min(start + ROWS, first))
            who = np.full(here.stop - here.start, agency)
            answers = assessment.answers[who]
            for i, (column, box) in enumerate(zip(judged.columns, judged.boxes, strict=True)):
                what = digit[i, here] & UP if box else digit[i, here]
                answers[:, column] = moved(judged, i, who, what, answers[:, column])
            meets, key = met_and_key(assessment.standard, score(assessment, who, answers))
            out[agency, here], size = key.values, key.size
            met[agency] += meets.sum()
    return Digit(out, size), met / first
