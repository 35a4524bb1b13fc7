"""What is worked out once for all reports on an assessment, whoever reads them and in whatever language."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from pmqa.assessment import Assessment
from pmqa.report.content import medians
from pmqa.report.rank_report import groups
from pmqa.scoring.floor import least_with_bars_met


@dataclass(frozen=True)
class Shared:
    """Nothing here is for showing as it is: what an audience may see of it, :class:`Content` decides."""

    assessment: Assessment
    inputs: Mapping[str, str]

    @cached_property
    def members(self) -> dict[str, list[int]]:
        """Ranked agencies by group, best first."""
        return groups(self.assessment)

    @cached_property
    def medians(self) -> dict[str, dict[int, float]]:
        """Group → node → median of the published scores."""
        return {group: medians.of(self.assessment, members) for group, members in self.members.items()}

    @cached_property
    def least(self) -> dict[str, list[float]]:
        """Agency type → the least score of every node with every bar met, NaN where there is none."""
        return {kind: least_with_bars_met(self.assessment.standard, kind).tolist() for kind in {who.type for who in self.assessment.agencies}}

    @cached_property
    def digest(self) -> str:
        """sha256 over the names and contents of all files read."""
        listed = "".join(f"{digest}  {file}\n" for file, digest in sorted(self.inputs.items()))
        return hashlib.sha256(listed.encode()).hexdigest()

    @cached_property
    def year(self) -> str | float:
        """The year that the files are of, or the standard's."""
        return max((row.attributes["year"] for row in self.assessment.checked if "year" in row.attributes), default=self.assessment.standard.year)
