"""Medians and quarters of published scores, linear between neighbours (``statistics.quantiles``, inclusive)."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median, quantiles

from pmqa.assessment import Assessment
from pmqa.scoring.rounding import published


def of(assessment: Assessment, members: Sequence[int]) -> dict[int, float]:
    """Node → the median of its published scores among some agencies, published itself; nodes that count for none are left out."""
    found = {i: scores_at(assessment, members, i) for i in range(len(assessment.standard.nodes))}
    return {i: as_published(assessment, median(scores)) for i, scores in found.items() if scores}


def scores_at(assessment: Assessment, members: Sequence[int], node: int) -> list[float]:
    """The published scores of some agencies at a node, leaving out where it does not count."""
    chosen = list(members)
    there = ~assessment.tree.out[chosen, node]
    return assessment.scores[chosen, node][there].tolist()


def five(assessment: Assessment, scores: Sequence[float]) -> tuple[float, ...]:
    """Least, three quarters, most; each published. ``scores`` holds at least one number."""
    middle = quantiles(scores, n=4, method="inclusive") if len(scores) > 1 else [scores[0]] * 3
    return tuple(as_published(assessment, value) for value in (min(scores), *middle, max(scores)))


def as_published(assessment: Assessment, value: float) -> float:
    standard = assessment.standard
    return float(published(value, standard.decimals, standard.truncate))
