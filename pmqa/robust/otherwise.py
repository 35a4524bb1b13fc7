"""The ranking under other rules: one category left out, or an unsettled rule decided otherwise."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from pmqa.assessment import Assessment, assess
from pmqa.deciding import in_columns_of, verdicts
from pmqa.robust.by_weights import ByWeights
from pmqa.robust.engine import groups_of
from pmqa.robust.result import UnderVariant, Without
from pmqa.standard.compiled import Standard


def mean_change(before: np.ndarray, after: np.ndarray) -> float:
    """Mean of the absolute rank changes of those ranked (not 0) both times; 0 where there are none.

    >>> mean_change(np.array([1, 2, 3, 0]), np.array([3, 2, 1, 0]))
    1.3333333333333333
    """
    both = (before > 0) & (after > 0)
    return float(np.abs(before - after)[both].mean()) if both.any() else 0.0


def without_each(assessment: Assessment) -> tuple[Without, ...]:
    """The ranking without each category in turn; for standards that weight draws apply to."""
    standard = assessment.standard
    out = []
    for place, code in enumerate(standard.children[standard.nodes[0].code]):
        ranks = np.zeros(len(assessment.agencies), dtype=np.int64)
        for members in groups_of(assessment):
            otherwise = ByWeights(assessment, members, without=place)
            ranks[members] = otherwise.ranks(otherwise.declared())[0][0]
        out.append(Without(code, ranks, mean_change(assessment.rank, ranks)))
    return tuple(out)


def under_variants(
    assessment: Assessment, load_variant: Callable[[str], Standard], register: dict[str, dict[str, str]] | None = None
) -> tuple[UnderVariant, ...]:
    """The ranking under every other variant of the standard, and as the file stands where this run is under one.

    ``load_variant`` gives the standard under the variant of that name, "" for none; what it raises goes through.
    """
    standard = assessment.standard
    names = [*([""] if standard.variant else []), *(variant.name for variant in standard.variants if variant.name != standard.variant)]
    return tuple(_under(assessment, name, load_variant(name), register) for name in names)


def _under(assessment: Assessment, name: str, other: Standard, register: dict[str, dict[str, str]] | None) -> UnderVariant:
    then = assess(other, in_columns_of(other, assessment.standard, assessment.checked), register)
    place = {agency.file: i for i, agency in enumerate(then.agencies)}
    same = [place[agency.file] for agency in assessment.agencies]
    ranks = np.where(assessment.ranked, then.rank[same], 0)
    before, after = verdicts(assessment, bool(other.bars)), verdicts(then, bool(assessment.standard.bars))
    flips = tuple(i for i in np.flatnonzero(assessment.ranked).tolist() if before[i] != after[same[i]])
    return UnderVariant(name, ranks, mean_change(assessment.rank, ranks), flips)
