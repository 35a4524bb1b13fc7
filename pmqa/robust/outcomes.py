"""What every combination of misjudged marks in one requirement would give, told by the engine itself.

Where the total is a weighted sum over requirements and each bar looks at the judgements of one requirement only, a
draw needs no scoring: it adds up one outcome for each requirement. :func:`outcomes` says whether a standard is of that kind
(None where not), :meth:`Outcomes.chance` multiplies exact probabilities of requirements, which are independent then.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from pmqa.assessment import Assessment
from pmqa.robust.engine import score
from pmqa.robust.marks import Steps
from pmqa.scoring.effects import caps_points
from pmqa.scoring.tree import Tree
from pmqa.standard.compiled import Bar, Standard

_MOST = 4096  # combinations of one requirement
_ROWS = 2**15  # rows scored at a time
STAY, UP, DOWN = 0, 1, 2


class Leaf(NamedTuple):
    """One requirement with judgements: their places in ``Steps``; a combination is ``sum(digit × stride)``, a digit being
    STAY, UP or DOWN (for a box: 0, or 1 when it flips)."""

    place: int
    judged: tuple[int, ...]
    strides: tuple[int, ...]
    base: int
    size: int


class Outcomes(NamedTuple):
    """``points`` and ``unmet`` (bool): for each leaf (agencies, combinations), points in units of the last decimal that the
    requirement adds to the total, and whether one of its bars is unmet. ``rest`` (agencies,): what all else adds;
    ``rest_unmet``: whether a bar that looks at no judgement is unmet."""

    leaves: tuple[Leaf, ...]
    points: tuple[np.ndarray, ...]
    unmet: tuple[np.ndarray, ...]
    rest: np.ndarray
    rest_unmet: np.ndarray

    def chance(self, odd: float) -> np.ndarray:
        """Probability (agencies,) that every bar is met, when a mark is a step up with probability ``odd``, down with the same,
        and a box flips with ``odd``: the product over the requirements of the probability of their good combinations."""
        chance = np.where(self.rest_unmet, 0.0, 1.0)
        for leaf, unmet in zip(self.leaves, self.unmet, strict=True):
            chance *= np.where(unmet, 0.0, probabilities(leaf, odd)).sum(axis=1)
        return chance


def probabilities(leaf: Leaf, odd: float) -> np.ndarray:
    """Probability of each combination, (combinations,).

    >>> probabilities(Leaf(0, (0,), (1,), 3, 3), 0.05).tolist()
    [0.9, 0.05, 0.05]
    """
    each = np.array([1.0 - (leaf.base - 1) * odd, *[odd] * (leaf.base - 1)])
    numbers = np.arange(leaf.size)
    return np.prod([each[numbers // stride % leaf.base] for stride in leaf.strides], axis=0)


def outcomes(assessment: Assessment, steps: Steps) -> Outcomes | None:
    """Tables of all requirements, or None where draws have to be scored one by one."""
    standard = assessment.standard
    leaves = _leaves(standard, steps)
    whose = _whose(standard, leaves)
    if leaves is None or whose is None or not _adds_up(standard):
        return None
    share_of_total = effective(standard, assessment.tree)
    most = max([leaf.size for leaf in leaves], default=1)
    agencies = len(assessment.agencies)
    points = [np.empty((agencies, leaf.size)) for leaf in leaves]
    unmet = [np.empty((agencies, leaf.size), dtype=bool) for leaf in leaves]
    step = max(1, _ROWS // most)
    for start in range(0, agencies, step):
        here = np.arange(start, min(start + step, agencies))
        rows = np.repeat(here, most)
        scored = score(assessment, rows, _combined(assessment, steps, leaves, rows, np.tile(np.arange(most), len(here))))
        for i, leaf in enumerate(leaves):
            earned = scored.tree.points[:, leaf.place].reshape(len(here), most)[:, : leaf.size] / standard.nodes[leaf.place].maximum
            points[i][here] = np.where(np.isnan(earned), 0.0, earned) * share_of_total[here, leaf.place][:, None]
            columns = [column for column, (bar, _) in enumerate(scored.pairs) if whose[bar] == i]
            unmet[i][here] = scored.unmet[:, columns].any(axis=1).reshape(len(here), most)[:, : leaf.size]
    rest = assessment.tree.points[:, 0] * 10.0**standard.decimals - sum(table[:, 0] for table in points)
    fixed = [column for column, (bar, _) in enumerate(assessment.gaps.pairs) if whose[bar] < 0]
    return Outcomes(tuple(leaves), tuple(points), tuple(unmet), rest, assessment.gaps.unmet[:, fixed].any(axis=1))


def effective(standard: Standard, points: Tree) -> np.ndarray:
    """What the whole of each node adds to the total, (agencies, nodes), in units of the last decimal; 0 where it is out.

    For trees of means and sums only.
    """
    shares = np.zeros(points.out.shape)
    shares[:, 0] = standard.nodes[0].maximum * 10.0**standard.decimals
    for code, children in standard.children.items():
        node = standard.node[code]
        places = [standard.index[child] for child in children]
        weights = np.array([{"sum": standard.node[child].maximum, "weighted_mean": standard.node[child].weight}.get(node.combine, 1.0)
                            for child in children])
        counted = np.where(points.out[:, places], 0.0, weights)
        whole = counted.sum(axis=1, keepdims=True)
        shares[:, places] = np.divide(counted, whole, out=np.zeros_like(counted), where=whole > 0) * shares[:, [standard.index[code]]]
    return shares


def _combined(assessment: Assessment, steps: Steps, leaves: list[Leaf], who: np.ndarray, numbers: np.ndarray) -> np.ndarray:
    """Answers of ``who`` with combination ``numbers`` in every requirement at once."""
    answers = assessment.answers[who]
    for leaf in leaves:
        for judged, stride in zip(leaf.judged, leaf.strides, strict=True):
            digit = numbers // stride % leaf.base
            answers[:, steps.columns[judged]] = moved(steps, judged, who, digit, answers[:, steps.columns[judged]])
    return answers


def moved(steps: Steps, judged: int, who: np.ndarray, digit: np.ndarray, stay: np.ndarray) -> np.ndarray:
    """The answers of one judged column after a step; a box that flips takes the step that it has."""
    down, up = steps.down[who, judged], steps.up[who, judged]
    if steps.boxes[judged]:
        return np.where(digit == STAY, stay, np.where(stay > 0, down, up))
    return np.where(digit == UP, up, np.where(digit == DOWN, down, stay))


def _leaves(standard: Standard, steps: Steps) -> list[Leaf] | None:
    leaves = []
    for owner in dict.fromkeys(steps.owners):
        judged = tuple(i for i, one in enumerate(steps.owners) if one == owner)
        boxes = {steps.boxes[i] for i in judged}
        base = 2 if boxes == {True} else 3
        if len(boxes) > 1 or base ** len(judged) > _MOST:
            return None
        strides = tuple(base**n for n in range(len(judged)))
        leaves.append(Leaf(standard.index[owner], judged, strides, base, base ** len(judged)))
    return leaves


def _adds_up(standard: Standard) -> bool:
    """Whether the total is a weighted sum of the requirements."""
    inner = [node for node in standard.nodes if standard.children[node.code]]
    beside = caps_points(standard) or any(node.kind == "subtotal" for node in standard.nodes)  # rules that are no sum
    straight = not beside and all(node.combine in ("sum", "mean", "weighted_mean") and (node.round is None or node.parent < 0) for node in inner)
    small = 2 * (standard.nodes[0].maximum * 10**standard.decimals + 2) < 2**31
    return straight and small and not caps_points(standard) and standard.nodes[0].round in (None, standard.decimals) and set(standard.ranking.key) <= {"bars", "total"}


def _whose(standard: Standard, leaves: list[Leaf] | None) -> list[int] | None:
    """For each bar the place of the one leaf whose judgements it looks at, -1 for none; None where one looks at several."""
    found = []
    for bar in standard.bars if leaves is not None else ():
        looked_at = _looked_at(standard, bar, leaves)
        if len(looked_at) > 1 or bar.condition.on == "bars":
            return None
        found.append(next(iter(looked_at), -1))
    return found


def _looked_at(standard: Standard, bar: Bar, leaves: list[Leaf]) -> set[int]:
    out = set()
    for target in bar.condition.of:
        owner = standard.field[target.removeprefix("field:")].owner if target.startswith("field:") else target
        if owner in standard.index:
            place = standard.index[owner]
            out |= {i for i, leaf in enumerate(leaves) if _below(standard, leaf.place, place)}
    return out


def _below(standard: Standard, place: int, above: int) -> bool:
    while place not in (above, -1):
        place = standard.nodes[place].parent
    return place == above
