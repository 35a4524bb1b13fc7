"""The rows that reports are made of. Texts are in the report's language and finished; numbers stand beside them as numbers."""

from __future__ import annotations

from typing import NamedTuple


class Figure(NamedTuple):
    """A number as it is printed, and itself (None: there is none). ``value`` is as published, never a hidden digit more."""

    text: str
    value: float | None


class Head(NamedTuple):
    """A node as the head of a column: ``node`` is its place in ``standard.nodes``; ``kind`` as there."""

    node: int
    code: str
    title: str
    kind: str
    maximum: Figure


class Ranked(NamedTuple):
    """A ranked agency. ``place``: its place in the assessment. ``meets``: None where the standard has no bars; ``verdict`` is
    the same in a few words (``✗ 2 gaps``). ``scores`` go with the group's ``categories``. ``flags``: incomplete, provisional.
    ``decision``: that of the standard, in its words; ``granted``: None while it is open, and where a standard has none."""

    place: int
    rank: Figure
    overall: Figure
    code: str
    name: str
    total: Figure
    scores: tuple[Figure, ...]
    meets: bool | None
    verdict: str
    gaps: int
    band: str
    flags: tuple[str, ...]
    file: str
    decision: str = ""
    granted: bool | None = None


class Group(NamedTuple):
    """A list of agencies that compete with each other, best first; ``key`` as in the data, ``name`` as printed."""

    key: str
    name: str
    count: str
    categories: tuple[Head, ...]
    rows: tuple[Ranked, ...]


class Unranked(NamedTuple):
    """An agency or file that is not ranked. ``reason`` is empty where the audience may not know it."""

    code: str
    name: str
    file: str
    reason: str


class Mark(NamedTuple):
    """One agency at one node: ``share`` of the maximum, 0 to 1 (None: it does not count there); whether a bar on it is unmet."""

    text: str
    share: float | None
    unmet: bool


class Often(NamedTuple):
    """How many of the ``of`` ranked agencies that a barred node applies to have an unmet bar on it."""

    head: Head
    count: int
    of: int


class Spread(NamedTuple):
    """The published scores of a group at one node: least, quarter, median, three quarters, most (linear between neighbours)."""

    head: Head
    count: int
    least: Figure
    quarter: Figure
    median: Figure
    three_quarters: Figure
    most: Figure


class RankRange(NamedTuple):
    """One agency's rank in the draws of a source. ``low``, ``median``, ``high``: 5th, 50th and 95th percentile. ``same``: share of
    draws with the rank as it is; ``top``: with one of the first; ``meets``: chance of meeting every bar; each in percent."""

    place: int
    rank: Figure
    code: str
    name: str
    range: str
    low: Figure
    median: Figure
    high: Figure
    same: str
    top: str
    meets: str


class Ranges(NamedTuple):
    """Sensitivity ranges of one source ("weights" or "marks"). ``how``: what is varied and what the columns say. ``groups``: key
    of the group → its agencies, best first. ``alike``: key of the group → sentences about who cannot be told apart.
    ``absent``: why there are none."""

    source: str
    title: str
    how: tuple[str, ...]
    groups: dict[str, tuple[RankRange, ...]]
    alike: dict[str, tuple[str, ...]]
    top: str
    meets: bool
    absent: str


class Earlier(NamedTuple):
    """An agency in the round before: the year (empty: not known), its total, how many bars were unmet."""

    year: str
    total: Figure
    gaps: int


class Near(NamedTuple):
    """An agency close to a bar or a band: ``limits`` with its values, ``verdict`` on which side of them it stands (``met``)."""

    code: str
    name: str
    met: bool
    verdict: str
    limits: str


class Hair(NamedTuple):
    """Neighbours in rank with all but equal totals: ``requirements``, in each of which alone the lower one, had it the answers
    of the upper one, would draw level or pass."""

    rank: str
    upper_code: str
    upper_name: str
    upper_total: str
    lower_code: str
    lower_name: str
    lower_total: str
    requirements: str


class Rule(NamedTuple):
    """A rule that results rest on: ``kind`` is ranking, decision, bar, effect, band, setting or variant."""

    kind: str
    name: str
    text: str
    status: str
    status_text: str
    source: str


class Run(NamedTuple):
    """What a report was made from; the same gives the same. ``inputs``: (file, sha256) that the audience may know; ``digest``:
    sha256 over all of them. ``status``: the weakest of all rules in use."""

    draft: str
    standard: str
    title: str
    short: str
    edition: str
    year: str
    sha256: str
    origin: str
    variant: str
    engine: str
    status: str
    status_text: str
    inputs: tuple[tuple[str, str], ...]
    digest: str
