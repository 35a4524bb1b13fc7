"""From an assessment to everything that is known of how sure its ranking is; read this first."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np

from pmqa.assessment import Assessment
from pmqa.robust.by_marks import by_marks
from pmqa.robust.by_weights import ByWeights, declared, why_not
from pmqa.robust.closeness import hairs, near
from pmqa.robust.dominance import dominance
from pmqa.robust.engine import agrees, groups_of
from pmqa.robust.items import items
from pmqa.robust.marks import steps
from pmqa.robust.otherwise import under_variants, without_each
from pmqa.robust.places import places
from pmqa.robust.quantiles import alike, by_agency, drawn
from pmqa.robust.result import Ranges, Robustness, Spread
from pmqa.robust.weights import draw
from pmqa.standard.compiled import Standard

DRAWS, SEED, TOP, MISJUDGED = 10_000, 1, 3, 0.1
_CHUNK = 2**20  # keys ranked at a time

Parts = Callable[[np.ndarray], Iterator[np.ndarray]]  # the agencies of a group → their ranks, (some draws, agencies) at a time


def robustness(
    assessment: Assessment,
    *,
    draws: int = DRAWS,
    seed: int = SEED,
    top: int = TOP,
    spread: Spread = Spread(),  # noqa: B008 - a named tuple does not change
    misjudged: float = MISJUDGED,
    load_variant: Callable[[str], Standard] | None = None,
    register: dict[str, dict[str, str]] | None = None,
) -> Robustness:
    """How sure the ranking is. ``misjudged``: probability that a mark is one legal step off. ``load_variant`` as for
    :func:`pmqa.deciding.deciding` (None: variants are not tried); ``register`` as for :func:`pmqa.assessment.assess`.

    Raises ValueError for less than one draw, a ``misjudged`` outside 0 to 1, or an impossible ``spread``.
    """
    if draws < 1 or not 0 <= misjudged <= 1:
        raise ValueError("draws must be 1 or more, misjudged 0 to 1")
    no_weights, no_marks = why_not(assessment), _no_marks(assessment)
    return Robustness(
        draws, seed, top, spread, misjudged,
        None if no_weights else _weights(assessment, draws, seed, top, spread), no_weights,
        None if no_marks else _marks(assessment, draws, seed, top, misjudged), no_marks,
        hairs(assessment), near(assessment),
        None if no_weights else dominance(assessment),
        () if no_weights else without_each(assessment),
        under_variants(assessment, load_variant, register) if load_variant and assessment.standard.ranking.key else (),
        items(assessment),
    )


def _weights(assessment: Assessment, draws: int, seed: int, top: int, spread: Spread) -> Ranges:
    grid = ByWeights(assessment, np.flatnonzero(assessment.ranked)).grid
    weights = draw(spread, declared(assessment.standard), grid, draws, seed)  # the same draws for every group
    meets = np.full(len(assessment.agencies), np.nan)

    def parts(members: np.ndarray) -> Iterator[np.ndarray]:
        met = np.zeros(len(members))
        for ranks, bars in ByWeights(assessment, members).in_chunks(weights):
            met += bars.sum(axis=0) if bars.ndim > 1 else bars * float(len(ranks))
            yield ranks
        if assessment.standard.bars:
            meets[members] = met / draws

    return _ranges(assessment, draws, parts, top, meets, exact=False)


def _marks(assessment: Assessment, draws: int, seed: int, top: int, misjudged: float) -> Ranges:
    marked = by_marks(assessment, draws, seed, misjudged)
    meets = np.where(assessment.ranked, marked.meets, np.nan) if assessment.standard.bars else np.full(len(assessment.agencies), np.nan)

    def parts(members: np.ndarray) -> Iterator[np.ndarray]:
        step = max(1, _CHUNK // len(members))
        for start in range(0, draws, step):
            keys = np.ascontiguousarray(marked.keys.values[members, start : start + step].T, dtype=np.int64)
            yield places(keys, marked.keys.size, assessment.standard.ranking.ties)

    return _ranges(assessment, draws, parts, top, meets, marked.exact)


def _ranges(assessment: Assessment, draws: int, parts: Parts, top: int, meets: np.ndarray, exact: bool) -> Ranges:
    found = np.full((5, len(assessment.agencies)), np.nan)
    together: list[tuple[int, ...]] = []
    for members in groups_of(assessment):
        found[:, members] = drawn(by_agency(parts(members), len(members), draws), assessment.rank[members], top)
        together += alike(members.tolist(), found[0], found[2])
    return Ranges(*found, meets, exact, tuple(together))


def _no_marks(assessment: Assessment) -> str:
    """Why misjudged marks say nothing here ("" where they do): a key of the words of reports."""
    if not assessment.standard.ranking.key:
        return "no-ranking"
    if not assessment.ranked.any():
        return "nobody-ranked"
    judged = steps(assessment)
    if not ((judged.down != judged.up) & ~np.isnan(judged.up)).any():
        return "no-marks"
    return "" if agrees(assessment) else "other-rules"
