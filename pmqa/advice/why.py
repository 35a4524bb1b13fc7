"""Why one agency stands where it does beside another, or beside the middle of its group."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from pmqa.advice.difference import Difference, difference, median_of, side_of
from pmqa.assessment import Assessment

LEAST = 5  # ranked agencies of a group: a median of fewer would tell the answers of one


class TooFew(Exception):
    """The group is too small for a median that tells nobody's answers."""


@dataclass(frozen=True)
class Why:
    """``other``: row of the other agency, None for the group's median. ``decides``: the first key of the ranking in which
    the two differ ("" where none does, or against the median): only it decides who stands above.

    ``median_total``: median of the group's totals, which the total of the medians (``difference``'s other side) need not be.
    """

    assessment: Assessment
    agency: int
    other: int | None
    difference: Difference
    decides: str
    count: int
    median_total: float | None


def why(assessment: Assessment, agency: int, other: int | None = None) -> Why:
    """The difference of totals: the agency's less the other's, or less the median of its group. Raises TooFew."""
    here = side_of(assessment, agency)
    members = np.flatnonzero((assessment.groups == assessment.groups[agency]) & assessment.ranked).tolist()
    if other is not None:
        found = difference(assessment.standard, here, side_of(assessment, other))
        return Why(assessment, agency, other, found, _decides(assessment, agency, other), len(members), None)
    if len(members) < LEAST:
        raise TooFew(len(members))
    found = difference(assessment.standard, here, median_of(assessment, members, here))
    return Why(assessment, agency, None, found, "", len(members), float(np.median(assessment.exact[members, 0])))


def _decides(assessment: Assessment, agency: int, other: int) -> str:
    standard = assessment.standard
    if assessment.groups[agency] != assessment.groups[other] or not (assessment.ranked[agency] and assessment.ranked[other]):
        return ""
    for key in standard.ranking.key:
        values = assessment.met[:, 0] if key == "bars" else assessment.scores[:, standard.index[key]] if key in standard.index else None
        if values is not None and values[agency] != values[other]:
            return key
    return ""
