"""Rows of answers scored as the assessment scores them, and what the ranking then compares."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from pmqa.assessment import Assessment
from pmqa.robust.keys import Digit, flag, joined, units
from pmqa.scoring.conditions import bars_met, gaps
from pmqa.scoring.outcome import scored
from pmqa.scoring.rounding import published_integers
from pmqa.scoring.tree import Tree
from pmqa.standard.compiled import Standard

ROWS = 2000  # rows scored at a time: their arrays stay near the processor


class Scored(NamedTuple):
    """Rows of answers as the engine scores them; ``pairs`` and ``unmet`` as in :class:`pmqa.scoring.conditions.Gaps`."""

    tree: Tree
    pairs: tuple[tuple[int, str], ...]
    unmet: np.ndarray


def score(assessment: Assessment, who: np.ndarray, answers: np.ndarray) -> Scored:
    """Rows of answers (rows, columns), each of the agency at that place of ``who`` (rows,)."""
    standard, agencies = assessment.standard, who.tolist()
    attributes = {key: [values[i] for i in agencies] for key, values in assessment.facts.attributes.items()}
    _, facts = scored(standard, answers, [assessment.agencies[i].type for i in agencies], attributes)
    found = gaps(facts)
    return Scored(facts.tree, found.pairs, found.unmet)


def agrees(assessment: Assessment) -> bool:
    """Whether the answers as they are, scored here, give what the assessment says. Draws mean nothing where they do not."""
    everybody = np.arange(len(assessment.agencies))
    met, key = met_and_key(assessment.standard, score(assessment, everybody, assessment.answers))
    here = key_of(assessment.standard, assessment.tree.points, assessment.met[:, 0])
    return np.array_equal(met, assessment.met[:, 0]) and np.array_equal(key.values, here.values)


def met_and_key(standard: Standard, scored: Scored) -> tuple[np.ndarray, Digit]:
    """Whether every bar is met (rows,), and what the ranking compares."""
    met = bars_met(standard, scored)[:, 0]
    return met, key_of(standard, scored.tree.points, met)


def key_of(standard: Standard, points: np.ndarray, met: np.ndarray) -> Digit:
    """What the ranking compares, from points (rows, nodes) and whether every bar is met (rows,)."""
    digits = []
    for name in standard.ranking.key:
        if name == "bars":
            digits.append(flag(met))
        else:
            place = standard.index[name]
            published = published_integers(points[:, place], standard.decimals, standard.truncate)
            digits.append(units(published, top_of(standard, place)))
    return joined(digits)


def top_of(standard: Standard, place: int) -> int:
    """A node's maximum in units of the last decimal."""
    return round(standard.nodes[place].maximum * 10**standard.decimals)


def groups_of(assessment: Assessment) -> Iterator[np.ndarray]:
    """The ranked agencies of each group, best first (equal ones in the order of the assessment)."""
    for group in np.unique(assessment.groups[assessment.ranked]):
        members = np.flatnonzero(assessment.ranked & (assessment.groups == group))
        yield members[np.argsort(assessment.rank[members], kind="stable")]
