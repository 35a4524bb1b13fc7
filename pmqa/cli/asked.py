"""What ``pmqa report`` works out beside the assessment because its reader sees it, or because it was asked for."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from pmqa import api
from pmqa.cli.stop import WrongUse
from pmqa.report.content import Content, sight_of
from pmqa.report.content.shared import Shared

if TYPE_CHECKING:
    from pmqa.advice.path import Path as AdvicePath
    from pmqa.assessment import Assessment
    from pmqa.cli.together import Together
    from pmqa.report.content import EvidenceText
    from pmqa.standard.compiled import Standard

MOST_DRAWS, FEWEST_DRAWS = 10_000, 1_000
DRAWN = 5_000_000  # agencies × draws: two seconds or so; of many agencies fewer draws tell as much


def content_of(together: Together, options: Namespace) -> Content:
    """The content for the audience; of agencies that for the first, from which ``about`` gives the others."""
    assessment, sight = together.assessment, sight_of(options.audience)
    origin = Path(assessment.standard.origin)

    def variant(name: str) -> Standard:
        return api.load_standard(origin, name)

    decided_by, robustness = (), None
    if sight.unsure and assessment.ranked.any():
        from pmqa.deciding import deciding
        from pmqa.robust.whole import robustness as how_sure

        decided_by = deciding(assessment, variant)
        draws = min(MOST_DRAWS, max(FEWEST_DRAWS, DRAWN // int(assessment.ranked.sum())))
        robustness = how_sure(assessment, draws=draws, load_variant=variant, register=together.expected)
    return Content(
        assessment, together.inputs, options.audience, options.lang, None if sight.others else 0, decided_by,
        _evidence(together, options) if options.evidence and sight.evidence else {}, Shared(assessment, together.inputs),
        order=tuple(together.expected or ()), robustness=robustness, paths=_paths(together) if options.path and sight.requirements else {})


def _paths(together: Together) -> dict[int, AdvicePath]:
    """The cheapest path of every ranked agency that misses a bar. Raises WrongUse where the standard has no bars."""
    assessment = together.assessment
    found = {place: path_of(assessment, place) for place in range(len(assessment.agencies))}
    return {place: path for place, path in found.items() if path is not None}


def path_of(assessment: Assessment, place: int) -> AdvicePath | None:
    """The cheapest path of one agency; None where it meets the bars or is not ranked, or where none was found (``pmqa path``
    says why). Raises WrongUse where the standard has no bars."""
    from pmqa.advice.groups import TooMany
    from pmqa.advice.minimal import Unsolved
    from pmqa.advice.path import path

    if not assessment.standard.bars:
        raise WrongUse("--path: เกณฑ์นี้ไม่มีเกณฑ์ขั้นต่ำ", "--path: this standard has no bars.")
    if assessment.met[place, 0] or not assessment.ranked[place]:
        return None
    try:
        return path(assessment, place)
    except (TooMany, Unsolved):
        return None


def _evidence(together: Together, options: Namespace) -> dict[str, tuple[EvidenceText, ...]]:
    """The evidence texts of every file, or row of a table, that is in the assessment."""
    from pmqa.cli.together import read_anew
    from pmqa.report.content.evidence import evidence_of

    standard = together.assessment.standard
    return {one.file: evidence_of(standard, one) for one in read_anew(together, options.paths)}
