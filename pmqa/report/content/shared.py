"""What is worked out once for all reports on an assessment, whoever reads them and in whatever language."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from pmqa.assessment import Assessment
from pmqa.report.content import medians
from pmqa.report.content.figures import score
from pmqa.report.content.rows import Head
from pmqa.report.rank_report import groups
from pmqa.report.words import word
from pmqa.scoring.floor import least_with_bars_met
from pmqa.scoring.rounding import published
from pmqa.standard.compiled import Node


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
        """Agency type → the least score of every node with every bar met, published, NaN where there is none."""
        standard = self.assessment.standard
        return {kind: published(least_with_bars_met(standard, kind), standard.decimals, standard.truncate).tolist()
                for kind in {who.type for who in self.assessment.agencies}}

    def head(self, node: Node, agency_type: str, lang: str) -> Head:
        """A node in the words of an agency's type, or of the first type; the same one for the same question."""
        key = node.code, agency_type, lang
        if key not in self._heads:
            standard = self.assessment.standard
            kind = standard.agency_type(agency_type) or next(iter(standard.types), None)
            title = word("total", lang) if node.kind == "total" else node.name.with_words(kind.words if kind else {}).in_(lang)
            self._heads[key] = Head(standard.index[node.code], node.code, title, node.kind, score(node.maximum, standard.decimals))
        return self._heads[key]

    @cached_property
    def _heads(self) -> dict[tuple[str, str, str], Head]:
        return {}

    def row_before(self, previous: Assessment, code: str) -> int | None:
        """Where an agency stands in the round before."""
        rows = self._before.setdefault(id(previous), {})
        if not rows:
            rows.update({who.code: row for row, who in reversed(list(enumerate(previous.agencies)))})
        return rows.get(code)

    @cached_property
    def _before(self) -> dict[int, dict[str, int]]:
        return {}

    @cached_property
    def digest(self) -> str:
        """sha256 over the names and contents of all files read."""
        listed = "".join(f"{digest}  {file}\n" for file, digest in sorted(self.inputs.items()))
        return hashlib.sha256(listed.encode()).hexdigest()

    @cached_property
    def year(self) -> str | float:
        """The year that the files are of, or the standard's."""
        return max((row.attributes["year"] for row in self.assessment.checked if "year" in row.attributes), default=self.assessment.standard.year)
