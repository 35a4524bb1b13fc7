"""What is known of how sure a ranking is, as reports read it.

Places of agencies are those of ``Assessment.agencies``; arrays are (agencies,) unless said, NaN where the agency is not
ranked. Every range is a *sensitivity range* (ช่วงความไว): what the ranks do when something is varied by a stated amount.
It is no confidence interval: nobody knows how far weights or marks are really off.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np


class Spread(NamedTuple):
    """How category weights are drawn. ``kind`` "dirichlet": ``size`` is the concentration, the number of votes of which a
    draw is made (100: a weight of 1/7 lies mostly in 0.09 to 0.20); "band": each declared weight times 1 ± ``size``
    (0.2: ± 20 %), evenly. Renormalised in both."""

    kind: str = "dirichlet"
    size: float = 100.0


@dataclass(frozen=True)
class Ranges:
    """The ranks of one source's draws; ranks are those within the group, as the standard ranks.

    ``low``, ``median``, ``high``: 5th, 50th and 95th percentile, linearly interpolated (so 2.5 is possible).
    ``nominal``: share of draws in which the agency has the rank that the ranking gives it. ``top``: share of draws in
    which its rank is ``Robustness.top`` or better. ``meets``: probability of meeting every bar, NaN where the standard has
    none; ``exact``: it is computed, not counted in draws. ``alike``: agencies next to each other that cannot be told
    apart (some rank lies in the ranges of all of them), best first, each set at least two; sets do not overlap.
    """

    low: np.ndarray
    median: np.ndarray
    high: np.ndarray
    nominal: np.ndarray
    top: np.ndarray
    meets: np.ndarray
    exact: bool
    alike: tuple[tuple[int, ...], ...]


class Hair(NamedTuple):
    """Neighbours in rank whose published values differ by one rounding unit at most. ``requirements``: codes of those in
    each of which alone the lower one, had it the answers of the upper one, would draw level or pass; most telling first."""

    upper: int
    lower: int
    units: int
    requirements: tuple[str, ...]


class Near(NamedTuple):
    """An agency within one rounding unit of a limit. ``kind``: "bar" or "band"; ``name``: the bar's place in
    ``standard.bars``, or the band's (node, place) in ``standard.bands``; ``code``: the node or field that is compared;
    ``met``: on which side it stands now."""

    agency: int
    kind: str
    place: tuple[int, int]
    code: str
    value: float
    limit: float
    met: bool


class Dominance(NamedTuple):
    """Facts that no category weights change (weights of 0 included). ``over``: how many agencies of its group each can never
    be ranked below; ``under``: how many it can never be ranked above. ``first``: places of agencies never below anybody."""

    over: np.ndarray
    under: np.ndarray
    first: tuple[int, ...]


class Without(NamedTuple):
    """The ranking when one category earns nothing and weighs nothing; bars stay as they are. ``rank`` (agencies,): 0
    unranked. ``change``: mean of the absolute rank changes."""

    category: str
    rank: np.ndarray
    change: float


class UnderVariant(NamedTuple):
    """The ranking under another variant ("" is the file as it stands). ``rank`` (agencies,): 0 unranked. ``flips``: places of
    the agencies whose verdict is another there."""

    variant: str
    rank: np.ndarray
    change: float
    flips: tuple[int, ...]


class Item(NamedTuple):
    """One requirement over all ranked agencies that have it. ``fails``: how many miss a bar of its own (None: it has none);
    ``mean``, ``deviation``: of its share of the maximum; ``discrimination``: correlation of its share with the mean share
    of the other requirements, None where it does not vary."""

    code: str
    agencies: int
    fails: int | None
    mean: float
    deviation: float
    discrimination: float | None


@dataclass(frozen=True)
class Robustness:
    """``weights`` and ``misjudgement`` are two separate sources, never mixed; None where a source does not apply, and then
    ``no_weights`` and ``no_misjudgement`` name the reason (a key of ``pmqa.report.robust_words.REASONS``).

    ``misjudged``: probability that a mark is one legal step off, half of it up, half down. ``dominance`` is None, and
    ``without`` empty, where weight draws do not apply.
    """

    draws: int
    seed: int
    top: int
    spread: Spread
    misjudged: float
    weights: Ranges | None
    no_weights: str
    misjudgement: Ranges | None
    no_misjudgement: str
    hairs: tuple[Hair, ...]
    near: tuple[Near, ...]
    dominance: Dominance | None
    without: tuple[Without, ...]
    variants: tuple[UnderVariant, ...]
    items: tuple[Item, ...]
