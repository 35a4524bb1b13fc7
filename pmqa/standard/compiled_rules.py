"""The rules of the compiled form that look at scores and answers: conditions, and what is made of them."""

from __future__ import annotations

from typing import NamedTuple

from pmqa.texts import Text


class Condition(NamedTuple):
    """``of`` (node codes, ``field:KEY`` or ``@attribute``) × ``on`` × ``op`` ``than``, for at least ``need`` of them (0: all).

    ``than`` is a tuple where any of several texts will do: codes of options, values of a text attribute.
    """

    of: tuple[str, ...]
    on: str
    op: str
    than: float | bool | tuple[str, ...]
    need: int


Lists = tuple[tuple[Condition, ...], ...]  # hold when every condition of one of them does


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
    lists: Lists


class Bands(NamedTuple):
    """The bands of one node, lowest first; the highest that holds is the node's band (``every``: each that holds is)."""

    node: str
    title: Text
    bands: tuple[Band, ...]
    status: str = ""
    source: str = ""
    every: bool = False


class Effect(NamedTuple):
    """What follows for an agency when ``lists`` hold and ``unless`` do not (which, empty, never do).

    ``does``: *cap_points* of ``node`` at ``to`` points · *cap_band* of ``node`` at the band in place ``to`` ·
    *refuse_decision* · *unrank*. Carried by ``owner``: where that is out, nothing follows.
    """

    owner: str
    name: str
    title: Text
    does: str
    node: str
    to: float
    lists: Lists
    unless: tuple[Condition, ...]
    status: str
    source: str = ""


class Decision(NamedTuple):
    """Granted when ``lists`` hold (none: always) and no effect refuses it; ``open`` while answers are missing."""

    title: Text
    granted: Text
    refused: Text
    open: Text
    lists: Lists
    status: str
    source: str = ""


class Cut(NamedTuple):
    """A group of a number: up to ``upto`` (None: without end), itself included when ``closed``."""

    code: str
    title: Text
    upto: float | None
    closed: bool


class Ranking(NamedTuple):
    """``group``: an attribute, or the key of an input; ``cuts`` make groups of a number."""

    key: tuple[str, ...] = ()
    group: str = ""
    overall: bool = True
    ties: str = "competition"
    status: str = ""
    source: str = ""
    cuts: tuple[Cut, ...] = ()


class Validity(NamedTuple):
    """How long a decision holds; the arithmetic is that of :mod:`pmqa.validity`. None: no surveillance."""

    years: int
    surveillance_months: int | None
    restorable_months: int
    status: str = ""
    source: str = ""
