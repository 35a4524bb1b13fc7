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
    the same in a few words (``✗ 2 gaps``). ``scores`` go with the group's ``categories``. ``flags``: incomplete, provisional."""

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


class Verdict(NamedTuple):
    """``headline`` with sign, words and whether the rules are settled; ``bars``: how many are unmet, in words; ``place``: rank in
    the group, in words; ``decided_by``: unsettled rules whose change alone would flip it. ``status`` is its plain name."""

    meets: bool | None
    headline: str
    bars: str
    band: str
    total: Figure
    maximum: Figure
    place: str
    flags: tuple[str, ...]
    status: str
    status_text: str
    decided_by: tuple[str, ...]


class CategoryRow(NamedTuple):
    """``share``: score of the maximum, 0 to 1. ``median``: of the agency's group. ``bar``: the least score that is possible with
    every bar met (``pmqa.scoring.floor``); both may be missing. ``verdict``: bars at and below the category."""

    head: Head
    score: Figure
    share: float | None
    median: Figure
    median_share: float | None
    bar: Figure
    bar_share: float | None
    meets: bool | None
    verdict: str
    band: str


class GapRow(NamedTuple):
    """An unmet bar. ``key``: ``LD1.A``; ``code``: the node; ``about``: the bar's own title; ``part``: the field's title, if one."""

    key: str
    code: str
    category: str
    title: str
    part: str
    about: str
    value: Figure
    bar: Figure
    short: Figure
    status: str
    status_text: str
    cell: str


class Step(NamedTuple):
    """One of the first things to do: what, where. ``kind``: "mend" (an error in the file) or "raise" (an unmet bar)."""

    kind: str
    text: str
    cells: tuple[str, ...]


class FindingRow(NamedTuple):
    """A finding, worst first in every list. ``severity`` is its plain name, ``severity_text`` the word for it."""

    severity: str
    severity_text: str
    code: str
    file: str
    sheet: str
    cell: str
    requirement: str
    found: str
    expected: str
    message: str


class EvidenceText(NamedTuple):
    """An evidence text as it was read: of which requirement, where it stands."""

    code: str
    cell: str
    text: str


class Evidence(NamedTuple):
    """An evidence text under its requirement."""

    code: str
    title: str
    cell: str
    text: str


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
    """A rule that results rest on: ``kind`` is ranking, bar, band, setting or variant."""

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


class Card(NamedTuple):
    """Everything about one agency."""

    place: int
    code: str
    name: str
    type: str
    group: str
    year: str
    file: str
    sha256: str
    verdict: Verdict
    categories: tuple[CategoryRow, ...]
    gaps: tuple[GapRow, ...]
    first: tuple[Step, ...]
    findings: tuple[FindingRow, ...]
    evidence: tuple[Evidence, ...]
