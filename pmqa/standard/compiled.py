"""The compiled form: every reference resolved, every default filled in, nothing but plain values.

It is what reading, checking, scoring and reports use. It loads from JSON without pydantic or numpy; the order of
``nodes`` (depth first, the total at 0) and ``fields`` (as on the sheets) is the order of every array.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from pmqa.standard.fields import Field, Rule
from pmqa.texts import EMPTY, Text

STATUSES = ("verified", "adopted", "secondary", "unverified")  # best first


class Node(NamedTuple):
    """The total, a category, a section or a requirement. ``parent`` is an index into the nodes, -1 for the total."""

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

    @property
    def name(self) -> Text:
        """The short title where there is one."""
        return self.short if self.short != EMPTY else self.title


class Condition(NamedTuple):
    """``of`` (node codes, ``field:KEY`` or ``@attribute``) × ``on`` × ``op`` ``than``, for at least ``need`` of them (0: all)."""

    of: tuple[str, ...]
    on: str
    op: str
    than: float | bool | str
    need: int


class Bar(NamedTuple):
    """A bar on node ``owner``; ``name`` is the rule it comes from (several bars may share one rule)."""

    owner: str
    name: str
    title: Text
    condition: Condition
    status: str
    source: str = ""
    types: tuple[str, ...] = ()


class Band(NamedTuple):
    """``lists``: the band holds when every condition of one of them does."""

    name: Text
    lists: tuple[tuple[Condition, ...], ...]


class Bands(NamedTuple):
    """The bands of one node, lowest first; the highest that holds is the node's band."""

    node: str
    title: Text
    bands: tuple[Band, ...]
    status: str = ""
    source: str = ""


class AgencyType(NamedTuple):
    code: str
    title: Text
    words: dict[str, Text] = {}  # noqa: RUF012


class Ranking(NamedTuple):
    key: tuple[str, ...] = ()
    group: str = ""
    overall: bool = True
    ties: str = "competition"
    status: str = ""
    source: str = ""


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
        return {field.key: field for field in self.fields}

    @cached_property
    def columns(self) -> dict[str, int]:
        """Field key → column of the answer array; text fields have none."""
        return {f.key: i for i, f in enumerate(f for f in self.fields if f.numeric)}

    @cached_property
    def children(self) -> dict[str, tuple[str, ...]]:
        """Codes of the nodes right below each node."""
        below: dict[str, list[str]] = {node.code: [] for node in self.nodes}
        for node in self.nodes[1:]:
            below[self.nodes[node.parent].code].append(node.code)
        return {code: tuple(codes) for code, codes in below.items()}

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
