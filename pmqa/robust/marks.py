"""Which answers are judgements, and the legal values next to each: what a second judge might have given.

A judgement is a mark on a scale, a level chosen by its words, or a tick box. Typed results, dates and texts are no judgements; a blank mark, or a
requirement of boxes with nothing ticked and no "none", was not judged at all. All of these stay as they are.
"""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

import numpy as np

from pmqa.assessment import Assessment
from pmqa.measures import measure_of
from pmqa.standard.compiled import Standard


class Steps(NamedTuple):
    """The judged columns of the answer array: ``columns`` (judged,), their ``owners``, which are ``boxes``, and the answers one
    legal step ``down`` and ``up``, each (agencies, judged). A step that does not exist, or of an answer that stays, is the
    answer itself."""

    columns: np.ndarray
    owners: tuple[str, ...]
    boxes: tuple[bool, ...]
    down: np.ndarray
    up: np.ndarray


def judgements(standard: Standard) -> dict[str, tuple[float, ...]]:
    """Field key → its legal answers from worst to best, for every judgement; () for a box.

    A level chosen by words is the number of its place among the choices; "not applicable" is no judgement.
    """
    found: dict[str, tuple[float, ...]] = {}
    for field in standard.fields:
        node = standard.node.get(field.owner)
        if field.scored and node is not None and node.measure is not None:
            if field.kind in ("mark", "tick"):
                found[field.key] = field.legal
            elif field.kind == "option":
                levels = getattr(getattr(measure_of(node.measure), "scale", None), "levels", ())
                places = [place for place, level in enumerate(levels) if level.at is not None]
                if len(places) > 1 and len(levels) == len(field.options):
                    found[field.key] = tuple(float(place) for place in sorted(places, key=lambda place: levels[place].at))
    return found


def steps(assessment: Assessment) -> Steps:
    """The judgements of every agency and what lies next to them."""
    standard, answers = assessment.standard, assessment.answers
    judged = judgements(standard)
    columns = np.array([standard.columns[key] for key in judged], dtype=np.int64)
    owners = tuple(standard.field[key].owner for key in judged)
    down, up = answers[:, columns].copy(), answers[:, columns].copy()
    for i, (owner, legal) in enumerate(zip(owners, judged.values(), strict=True)):
        here = ~assessment.tree.out[:, standard.index[owner]]
        answer = answers[:, columns[i]]
        if legal:
            for worse, better in pairwise(legal):
                up[here & (answer == worse), i] = better
                down[here & (answer == better), i] = worse
        else:
            here &= _answered(standard, answers, owner)
            down[here & (answer > 0), i] = 0.0
            up[here & ~(answer > 0), i] = 1.0
    return Steps(columns, owners, tuple(not legal for legal in judged.values()), down, up)


def _answered(standard: Standard, answers: np.ndarray, owner: str) -> np.ndarray:
    """(agencies,) bool: some box of the requirement is ticked, be it "none"."""
    ticks = [standard.columns[field.key] for field in standard.fields if field.owner == owner and field.kind == "tick"]
    return (answers[:, ticks] > 0).any(axis=1)
