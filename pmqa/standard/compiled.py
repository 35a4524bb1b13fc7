"""The compiled form: every reference resolved, every default filled in, nothing but plain values.

It is what reading, checking, scoring and reports use. It loads from JSON without pydantic or numpy; the order of
``nodes`` (depth first, the total at 0) and ``fields`` (as on the sheets) is the order of every array.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from pmqa.standard.compiled_rules import Band, Bands, Bar, Condition, Cut, Decision, Effect, Lists, Ranking, Validity
from pmqa.standard.fields import Field, Rule
from pmqa.texts import EMPTY, Text

__all__ = ["Band", "Bands", "Bar", "Condition", "Cut", "Decision", "Effect", "Lists", "Ranking", "Validity"]

STATUSES = ("verified", "adopted", "secondary", "unverified")  # best first


class Node(NamedTuple):
    """The total, a category, a section, a requirement or a subtotal. ``parent`` is an index into the nodes, -1 for the total.

    A subtotal puts the nodes ``of`` together beside the tree; it stands after all others, below the total, and changes no
    points but its own.
    """

    code: str
    kind: str
    parent: int
    title: Text
    maximum: float
    weight: float = 1.0
    combine: str = "mean"
    round: int | None = None
    short: Text = EMPTY
    guidance: Text = EMPTY
    category: str = ""
    types: tuple[str, ...] = ()
    not_applicable: str | float = ""
    optional: bool = False
    measure: dict[str, object] | None = None
    top: float = 1.0  # the measure's value that earns the maximum
    legend: Text = EMPTY
    fixed: dict[str, Text] = {}  # noqa: RUF012 - never changed; a named tuple cannot make one for each
    tags: tuple[str, ...] = ()
    status: str = ""
    source: str = ""
    of: tuple[str, ...] = ()

    @property
    def name(self) -> Text:
        """The short title where there is one."""
        return self.short if self.short != EMPTY else self.title


class AgencyType(NamedTuple):
    code: str
    title: Text
    words: dict[str, Text] = {}  # noqa: RUF012


class Setting(NamedTuple):
    name: str
    title: Text
    value: str
    status: str
    source: str = ""


class Variant(NamedTuple):
    name: str
    title: Text
    status: str
    source: str = ""


@dataclass(frozen=True)
class Standard:
    """One edition under one variant (empty: as the file stands). ``digest``: sha256 of the criteria files, hex."""

    id: str
    digest: str
    variant: str
    title: Text
    short: Text
    edition: str
    year: int
    calendar: str
    status: str
    source: str
    decimals: int
    truncate: bool
    words: dict[str, Text]
    types: tuple[AgencyType, ...]
    nodes: tuple[Node, ...]
    fields: tuple[Field, ...]
    rules: tuple[Rule, ...]
    bars: tuple[Bar, ...]
    bands: tuple[Bands, ...]
    ranking: Ranking
    settings: tuple[Setting, ...]
    variants: tuple[Variant, ...]
    profile: tuple[Field, ...]
    in_force: str = ""
    supersedes: str = ""
    effects: tuple[Effect, ...] = ()
    decision: Decision | None = None
    validity: Validity | None = None
    cycle: str = "yearly"
    since: int | str = ""  # in force from and until: years of the calendar, or ISO dates
    until: int | str = ""
    compared: tuple[tuple[str, str], ...] = ()  # key of an input, code of the node whose published score it repeats
    attributes: tuple[str, ...] = ()  # profile numbers that measures read, as ``@key``: the last columns of the answers
    origin: str = ""  # the folder it was read from, for the reader of a report

    @cached_property
    def node(self) -> dict[str, Node]:
        """Nodes by code; the total is ``total``."""
        return {node.code: node for node in self.nodes}

    @cached_property
    def index(self) -> dict[str, int]:
        """Place of each node code in every array of nodes."""
        return {node.code: i for i, node in enumerate(self.nodes)}

    @cached_property
    def field(self) -> dict[str, Field]:
        """Fields by key; a profile number that measures read by ``@key``."""
        read = {f"@{field.key}": field._replace(key=f"@{field.key}") for field in self.profile if f"@{field.key}" in self.attributes}
        return {field.key: field for field in self.fields} | read

    @cached_property
    def columns(self) -> dict[str, int]:
        """Field key → column of the answer array; text fields have none."""
        numeric = [f.key for f in self.fields if f.numeric]
        return {key: i for i, key in enumerate((*numeric, *self.attributes))}

    @cached_property
    def children(self) -> dict[str, tuple[str, ...]]:
        """Codes of the nodes right below each node; of a subtotal, those that it puts together."""
        below: dict[str, list[str]] = {node.code: list(node.of) for node in self.nodes}
        for node in self.nodes[1:]:
            if node.kind != "subtotal":
                below[self.nodes[node.parent].code].append(node.code)
        return {code: tuple(codes) for code, codes in below.items()}

    def group_title(self, group: str) -> Text:
        """What a group of the ranking is called: an agency type, a cut, a choice of the profile, or its own value."""
        titles = {cut.code: cut.title for cut in self.ranking.cuts}
        if self.ranking.group == "type":
            titles = {kind.code: kind.title for kind in self.types}
        asked = next((field for field in self.profile if field.key == self.ranking.group), None)
        if asked is not None and asked.codes:
            titles = dict(zip(asked.codes, asked.options, strict=True))
        return titles.get(group) or Text(group, group)

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """Every condition of a bar, a band, an effect and the decision."""
        lists = [band.lists for entry in self.bands for band in entry.bands]
        lists += [(*effect.lists, effect.unless) for effect in self.effects] + ([self.decision.lists] if self.decision else [])
        return (*(bar.condition for bar in self.bars), *(one for some in lists for every in some for one in every))

    @property
    def categories(self) -> tuple[Node, ...]:
        return tuple(node for node in self.nodes if node.kind == "category")

    def agency_type(self, code: str) -> AgencyType | None:
        return next((t for t in self.types if t.code == code), None)

    def word(self, name: str) -> Text:
        """A word of this standard (``category``, ``met`` …), see docs/criteria.md."""
        return self.words[name]


def applies(types: tuple[str, ...], agency_type: str) -> bool:
    """Whether something limited to ``types`` exists for an agency of this type; no limit means for all."""
    return not types or agency_type in types


def worst(statuses: list[str]) -> str:
    """The weakest of some statuses; empty for none.

    >>> worst(["secondary", "unverified", "verified"])
    'unverified'
    """
    known = [status for status in statuses if status in STATUSES]
    return max(known, key=STATUSES.index, default="")
