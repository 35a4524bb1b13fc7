"""What is said first of an agency: whether it meets the bars, how many fail, and the weakest rule that this rests on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from pmqa.assessment import Assessment
from pmqa.report.words import word
from pmqa.standard.compiled import Standard, worst

SETTLED = ("verified", "adopted")


class Verdict(NamedTuple):
    """``meets``: None without bars, or when the agency is not ranked. ``failed`` of ``bars`` rules that apply to it fail, at
    ``gaps`` places. ``status``: the worst among all bars where it passes, among those it fails where it does not; without
    bars that of the bands of the total, or of the standard; a decision and what refuses it count, too."""

    meets: bool | None
    failed: int
    bars: int
    gaps: int
    status: str


def verdict_of(assessment: Assessment, agency: int) -> Verdict:
    """The verdict on one agency."""
    standard = assessment.standard
    here = [place for place, bar in enumerate(standard.bars)
            if not assessment.tree.out[agency, standard.index[bar.owner]]]
    unmet = [assessment.gaps.pairs[column][0] for column in assessment.gaps.unmet[agency].nonzero()[0].tolist()]
    failed = list(dict.fromkeys(unmet))
    return Verdict(assessment.meets_bars(agency), len(failed), len(here), len(unmet),
                   _status(standard, failed or here))


def _status(standard: Standard, bars: Iterable[int]) -> str:
    bands = [entry.status for entry in standard.bands if entry.node == "total"]
    own = worst([standard.bars[place].status for place in bars]) or worst(bands)
    return worst([own, decision_status(standard)]) or standard.status


def decision_status(standard: Standard) -> str:
    """The weakest of what the decision rests on by itself: its rule and the effects that refuse it; empty without a decision."""
    decision = standard.decision
    refusing = [effect.status for effect in standard.effects if effect.does == "refuse_decision"]
    return worst([decision.status or standard.status, *refusing]) if decision else ""


def with_status(words: str, status: str, lang: str) -> str:
    """``… (rules not verified)`` while the rules behind the words are not settled."""
    return words if status in SETTLED else f"{words} ({word('not-verified', lang)})"
