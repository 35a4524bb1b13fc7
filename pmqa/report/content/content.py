"""The content of a report: everything that an audience may know of an assessment, in rows, each made when asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from pmqa.assessment import Assessment
from pmqa.deciding import Deciding
from pmqa.report.blocks import Block, clean
from pmqa.report.content import borderline, cards, changes, how_sure, lists, runs
from pmqa.report.content.audience import Sight, sight_of
from pmqa.report.content.card_rows import Card, EvidenceText, FindingRow, GapRow
from pmqa.report.content.rows import (
    Earlier,
    Group,
    Hair,
    Head,
    Mark,
    Near,
    Often,
    Ranges,
    Rule,
    Run,
    Spread,
    Unranked,
)
from pmqa.report.content.shared import Shared
from pmqa.standard.compiled import Standard

if TYPE_CHECKING:
    from pmqa.advice.path import Path
    from pmqa.robust.result import Robustness


@dataclass(frozen=True)
class Content:
    """One assessment for one audience in one language.

    ``inputs``: file → sha256. ``agency``: whose report it is, as its place in the assessment; the audience ``agency`` needs
    one. ``deciding``: the rules that decide each agency, where they were looked for (:func:`pmqa.deciding.deciding`).
    ``evidence``: file → its evidence texts, where they were asked for. ``robustness``: how sure the ranking is, where it was
    worked out; ``paths``: place of an agency → its cheapest path, likewise. ``order``: codes of the agencies in the order of the
    register, where there is one. ``previous``: the round before, where there is one. Raises KeyError for an unknown audience, ValueError
    for the audience ``agency`` without one, and for a card or marks that the audience may not see.
    """

    assessment: Assessment
    inputs: Mapping[str, str]
    audience: str
    lang: str
    agency: int | None = None
    deciding: Sequence[Sequence[Deciding]] = ()
    evidence: Mapping[str, Sequence[EvidenceText]] = field(default_factory=dict)
    shared: Shared = field(default=None, repr=False)
    order: Sequence[str] = ()
    robustness: Robustness | None = None
    paths: Mapping[int, Path] = field(default_factory=dict)
    previous: Assessment | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        if self.shared is None:
            object.__setattr__(self, "shared", Shared(self.assessment, self.inputs))
        if not self.sight.others and self.agency is None:
            raise ValueError(f"a report for the audience {self.audience} is about one agency")

    def in_(self, lang: str) -> Content:
        """The same in ``lang``."""
        return self if lang == self.lang else replace(self, lang=lang)

    def about(self, agency: int) -> Content:
        """The same about one agency."""
        return replace(self, agency=agency)

    @property
    def standard(self) -> Standard:
        return self.assessment.standard

    @cached_property
    def sight(self) -> Sight:
        return sight_of(self.audience)

    @cached_property
    def places(self) -> tuple[int, ...]:
        """Places in the assessment of the agencies that may be shown: the ranked in their order, then the others."""
        every = [i for members in self.shared.members.values() for i in members]
        every += sorted(set(range(len(self.assessment.agencies))) - set(every))
        return tuple(i for i in every if self.sight.others or i == self.agency)

    @cached_property
    def run(self) -> Run:
        """What the report was made from."""
        return runs.run(self)

    @cached_property
    def rules(self) -> tuple[Rule, ...]:
        """The rules that results rest on, with their status: one page of method."""
        return runs.rules(self)

    @cached_property
    def ranked_by(self) -> str:
        """What decides the order, in a sentence, with its status."""
        return runs.ranked_by(self)

    @cached_property
    def heads(self) -> tuple[Head, ...]:
        """Every node that the audience may see marks of, in the order of the standard, the total first."""
        return lists.heads(self)

    @cached_property
    def summary(self) -> tuple[tuple[int, str], ...]:
        """How many are ranked, meet the bars or not, are not ranked. Empty for one agency's report."""
        return lists.summary(self) if self.sight.others else ()

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """The ranking, group by group. Empty for one agency's report."""
        return lists.ranking(self) if self.sight.others else ()

    @cached_property
    def unranked(self) -> tuple[Unranked, ...]:
        """Who is not ranked, and why where the audience may know. One agency's report: itself, if so."""
        return lists.unranked(self)

    @cached_property
    def together(self) -> tuple[FindingRow, ...]:
        """Findings about several files together (two of one agency, names that differ from the register)."""
        return cards.findings(self, self.assessment.findings) if self.sight.findings and self.sight.others else ()

    @cached_property
    def near(self) -> tuple[Near, ...]:
        """Who is within one unit of the last decimal of a limit; empty where the audience is not told how sure a ranking is."""
        return borderline.near(self) if self.sight.unsure and self.sight.others else ()

    @cached_property
    def hairs(self) -> tuple[Hair, ...]:
        """Neighbours in rank decided by one unit of the last decimal; empty likewise."""
        return borderline.hairs(self) if self.sight.unsure and self.sight.others else ()

    @cached_property
    def changes(self) -> tuple[Block, ...]:
        """What changed since the round before; empty without one, and where the audience does not decide on agencies."""
        return changes.changes(self) if self.previous is not None and self.sight.unsure and self.sight.others else ()

    def earlier(self, place: int) -> Earlier | None:
        """One agency in the round before."""
        self._seen(place)
        return changes.earlier(self, place)

    @cached_property
    def ranges(self) -> tuple[Ranges, ...]:
        """How ranks differ when weights or marks are a little otherwise. Empty where the audience does not see it, or where it
        was not worked out."""
        return how_sure.ranges(self) if self.sight.unsure and self.robustness else ()

    def often(self, group: str | None = None) -> tuple[Often, ...]:
        """How many fail each barred requirement, of a group or of all, in the order of the standard."""
        return lists.often(self, group) if self.sight.others else ()

    def spreads(self, group: str) -> tuple[Spread, ...]:
        """How the scores of a group lie, the total first, then each category."""
        return lists.spreads(self, group) if self.sight.others else ()

    def marks(self, place: int) -> tuple[Mark, ...]:
        """One agency's mark at each of ``heads``."""
        self._seen(place)
        return lists.marks(self, place)

    def named(self, place: int) -> tuple[str, str]:
        """Code and name of an agency, safe to print on a line."""
        self._seen(place)
        who = self.assessment.agencies[place]
        return clean(who.code), clean(who.name)

    def gaps(self, place: int) -> tuple[GapRow, ...]:
        """One agency's unmet bars, the largest shortfall first; empty where the audience sees categories only."""
        self._seen(place)
        return cards.gap_rows(self, place)

    def findings(self, place: int) -> tuple[FindingRow, ...]:
        """What is wrong in one agency's file; empty where the audience does not work with files."""
        self._seen(place)
        return cards.findings_of(self, place)

    def card(self, place: int) -> Card:
        """Everything about one agency."""
        self._seen(place)
        return cards.card(self, place)

    def _seen(self, place: int) -> None:
        if not (self.sight.others or place == self.agency):
            raise ValueError(f"a report for the audience {self.audience} shows agency {self.agency} only")
