"""The rows about one agency, of which a card is made."""

from __future__ import annotations

from typing import NamedTuple

from pmqa.report.content.rows import Figure, Head


class Verdict(NamedTuple):
    """``headline`` with sign, words and whether the rules are settled; ``bars``: how many are unmet, in words; ``place``: rank in
    the group, in words; ``decided_by``: unsettled rules whose change alone would flip it. ``status`` is its plain name.
    ``decision``: that of the standard where it has one; ``granted``: None while it is open. ``effects``: what was reduced,
    refused or left out, and because of what."""

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
    decision: str = ""
    granted: bool | None = None
    effects: tuple[str, ...] = ()


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


class Advice(NamedTuple):
    """The cheapest path of one agency: what it amounts to in ``lines``, and a table of the answers to raise."""

    lines: tuple[str, ...]
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...]


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


class Card(NamedTuple):
    """Everything about one agency. ``path``: None where it was not looked for."""

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
    path: Advice | None = None
