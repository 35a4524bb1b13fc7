"""Which answers are judgements, and the legal values next to each: what a second judge might have given.

A judgement is a mark on a scale or a tick box. Typed results, dates and texts are no judgements; a blank mark, or a
requirement of boxes with nothing ticked and no "none", was not judged at all. All of these stay as they are.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from pmqa.assessment import Assessment
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


def steps(assessment: Assessment) -> Steps:
    """The judgements of every agency and what lies next to them."""
    standard, answers = assessment.standard, assessment.answers
    judged = [field for field in standard.fields if field.scored and field.owner in standard.index and field.kind in ("mark", "tick")]
    columns = np.array([standard.columns[field.key] for field in judged], dtype=np.int64)
    down, up = answers[:, columns].copy(), answers[:, columns].copy()
    for i, field in enumerate(judged):
        here = ~assessment.tree.out[:, standard.index[field.owner]]
        if field.kind == "mark":
            _mark(np.array(field.legal), here, down[:, i], up[:, i])
        else:
            here &= _answered(standard, answers, field.owner)
            ticked = down[:, i] > 0
            down[here & ticked, i] = 0.0
            up[here & ~ticked, i] = 1.0
    return Steps(columns, tuple(field.owner for field in judged), tuple(field.kind == "tick" for field in judged), down, up)


def _mark(legal: np.ndarray, here: np.ndarray, down: np.ndarray, up: np.ndarray) -> None:
    """One column, changed in place."""
    place = np.searchsorted(legal, down)
    known = here & (legal[np.minimum(place, len(legal) - 1)] == down)  # a blank (NaN) is equal to nothing
    lower, higher = known & (place > 0), known & (place < len(legal) - 1)
    down[lower] = legal[place[lower] - 1]
    up[higher] = legal[place[higher] + 1]


def _answered(standard: Standard, answers: np.ndarray, owner: str) -> np.ndarray:
    """(agencies,) bool: some box of the requirement is ticked, be it "none"."""
    ticks = [standard.columns[field.key] for field in standard.fields if field.owner == owner and field.kind == "tick"]
    return (answers[:, ticks] > 0).any(axis=1)
