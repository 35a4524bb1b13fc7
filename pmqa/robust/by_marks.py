"""Ranks when single marks are judged a little otherwise: every judged mark one legal step up or down now and then.

Two ways to the same draws. The *quick* one adds up tables of outcomes (:mod:`pmqa.robust.outcomes`) where the standard allows
it; the first draws of every agency are scored by the engine beside it, and where one differs, as for any other
standard, every draw is scored.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from pmqa.assessment import Assessment
from pmqa.robust.engine import ROWS, Scored, met_and_key, score, top_of
from pmqa.robust.keys import Digit, flag, joined, units
from pmqa.robust.marks import Steps, steps
from pmqa.robust.outcomes import DOWN, UP, Leaf, Outcomes, moved, outcomes
from pmqa.robust.stream import Stream

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
        keys, first = _quick(assessment, judged, tables, draws, seed, odd)
        who = np.repeat(np.arange(len(assessment.agencies)), first.shape[2])
        if np.array_equal(keys.values[:, : first.shape[2]].reshape(-1), _in_rows(assessment, judged, who, first)):
            return Marked(keys, tables.chance(odd / 2**16), True)
    keys, met = _scored(assessment, judged, draws, seed, odd)
    return Marked(keys, met, False)


def digits(steps: Steps, agency: int, draws: int, seed: int, odd: int) -> np.ndarray:
    """What happens to each judgement in each draw, (judged, draws) uint8: 0, UP or DOWN (a box flips where UP is said)."""
    numbers = Stream(seed, 1 + agency).pieces("<u2", len(steps.columns), draws)
    return (numbers < odd).view(np.uint8) * np.uint8(UP) + (numbers >= 2**16 - odd).view(np.uint8) * np.uint8(DOWN)


def _quick(assessment: Assessment, judged: Steps, tables: Outcomes, draws: int, seed: int, odd: int) -> tuple[Digit, np.ndarray]:
    """Keys (agencies, draws) from tables of outcomes, and what happened in the first draws (judged, agencies, draws)."""
    standard, agencies = assessment.standard, len(assessment.agencies)
    half = _NOISE if standard.truncate and standard.nodes[0].round is None else 0.5 + _NOISE
    start = np.rint((np.nan_to_num(tables.rest) + half) * 2.0**_POINT).astype(np.int64) + (tables.rest_unmet.astype(np.int64) << _UNMET)
    top, size, out = top_of(standard, 0), 1, np.empty((agencies, draws), dtype=np.int32)
    first = np.empty((len(judged.columns), agencies, min(draws, _BESIDE)), dtype=np.uint8)
    for agency in range(agencies):
        digit = digits(judged, agency, draws, seed, odd)
        first[:, agency] = digit[:, :_BESIDE]
        total = np.full(draws, start[agency])
        for leaf, points, unmet in zip(tables.leaves, tables.points, tables.unmet, strict=True):
            table = np.rint(points[agency] * 2.0**_POINT).astype(np.int64) + (unmet[agency].astype(np.int64) << _UNMET)
            total += table.take(_combination(leaf, digit))
        published = (total & (2**_UNMET - 1)) >> _POINT if not np.isnan(tables.rest[agency]) else np.full(draws, -1)
        parts = {"bars": flag(total < 2**_UNMET), "total": units(published, top)}
        key = joined([parts[name] for name in standard.ranking.key])
        out[agency], size = key.values, key.size
    return Digit(out, size), first


def _combination(leaf: Leaf, digit: np.ndarray) -> np.ndarray:
    """The number of each draw's combination in one requirement, (draws,)."""
    number = np.zeros(digit.shape[1], dtype=np.uint8 if leaf.size <= 256 else np.uint16)
    for place, stride in zip(leaf.judged, leaf.strides, strict=True):
        number += (digit[place] if leaf.base == 3 else digit[place] & UP) * number.dtype.type(stride)
    return number


def _scored(assessment: Assessment, judged: Steps, draws: int, seed: int, odd: int) -> tuple[Digit, np.ndarray]:
    """Keys (agencies, draws), each scored by the engine; share of them that meets every bar (agencies,)."""
    agencies = len(assessment.agencies)
    out, met, size = np.empty((agencies, draws), dtype=np.int64), np.zeros(agencies), 1
    for agency in range(agencies):
        digit = digits(judged, agency, draws, seed, odd)
        for start in range(0, draws, ROWS):
            some = digit[:, start : start + ROWS]
            meets, key = met_and_key(assessment.standard, _answered(assessment, judged, np.full(some.shape[1], agency), some))
            out[agency, start : start + ROWS], size = key.values, key.size
            met[agency] += meets.sum()
    return Digit(out, size), met / draws


def _in_rows(assessment: Assessment, judged: Steps, who: np.ndarray, first: np.ndarray) -> np.ndarray:
    """Keys (rows,) of the first draws of all agencies, scored by the engine."""
    happened = first.reshape(len(judged.columns), len(who))
    found = [met_and_key(assessment.standard, _answered(assessment, judged, who[start : start + ROWS], happened[:, start : start + ROWS]))[1].values
             for start in range(0, len(who), ROWS)]
    return np.concatenate([np.empty(0, dtype=np.int64), *found])


def _answered(assessment: Assessment, judged: Steps, who: np.ndarray, happened: np.ndarray) -> Scored:
    """The agencies ``who`` (rows,) after what ``happened`` (judged, rows), scored."""
    answers = assessment.answers[who]
    for i, (column, box) in enumerate(zip(judged.columns, judged.boxes, strict=True)):
        answers[:, column] = moved(judged, i, who, happened[i] & UP if box else happened[i], answers[:, column])
    return score(assessment, who, answers)
