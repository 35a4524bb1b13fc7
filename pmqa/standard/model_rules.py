"""The rules of a criteria file that look at scores and answers: conditions, bars, bands, effects, the decision, ranking."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from pmqa.standard.words import Status, Words
from pmqa.texts import EMPTY

CODE = r"^[A-Za-z0-9][A-Za-z0-9_-]*(\.[A-Za-z0-9_-]+)*$"
NAME = r"^[a-z0-9][a-z0-9-]*$"
Code = Annotated[str, StringConstraints(pattern=CODE, max_length=24)]
Name = Annotated[str, StringConstraints(pattern=NAME, max_length=40)]
Decimals = Annotated[int, Field(ge=0, le=6)]


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Sourced(_Model):
    """A number or rule of ours, or of the source named. Empty: as the file around it says."""

    status: Status = ""
    source: str = ""


class Condition(_Model):
    """``of`` × ``on`` × comparison × ``need``; see docs/criteria.md. Without ``of``: the node that carries it."""

    of: str | tuple[str, ...] = ()
    on: Literal["points", "share", "value", "option", "given", "bars"] = "points"
    at_least: float | None = None
    more_than: float | None = None
    at_most: float | None = None
    less_than: float | None = None
    is_: Annotated[bool | float | str | tuple[str, ...] | None, Field(alias="is")] = None
    need: Literal["all", "any"] | Annotated[int, Field(ge=1)] = "all"


Lists = tuple[tuple[Condition, ...], ...]


class Bar(Sourced, Condition):
    """A minimum that must be met. ``use`` takes over a named bar; ``when`` switches it (a setting, usually)."""

    use: str = ""
    name: str = ""
    title: Words = EMPTY
    when: bool = True


class Band(_Model):
    """A named level, reached when all its conditions hold (``any_of``: when one of these lists does)."""

    name: Words
    conditions: tuple[Condition, ...] = ()
    any_of: Lists = ()


class BandSet(Sourced):
    """Bands from lowest to highest for each node of ``of`` (codes, ``categories``, ``requirements`` or ``#tag``)."""

    title: Words = EMPTY
    of: str | tuple[str, ...] = "total"
    which: Literal["highest", "every"] = "highest"
    bands: tuple[Band, ...]


class Effect(Sourced):
    """What follows when its conditions hold, unless those of ``unless`` do. ``to``: points, or the name of a band."""

    use: str = ""
    name: str = ""
    title: Words = EMPTY
    when: bool = True
    conditions: tuple[Condition, ...] = ()
    any_of: Lists = ()
    unless: tuple[Condition, ...] = ()
    does: Literal["", "cap_points", "cap_band", "refuse_decision", "unrank"] = ""
    node: str = ""
    to: float | str | None = None


class Decision(Sourced):
    """Granted or refused, where a standard ends in that: refused by its conditions or by an effect."""

    title: Words
    granted: Words
    refused: Words
    open: Words = EMPTY
    conditions: tuple[Condition, ...] = ()
    any_of: Lists = ()


class Cut(_Model):
    """A group of a number: up to ``upto``, which belongs to it when ``closed``; the last has none."""

    code: Annotated[str, StringConstraints(min_length=1, max_length=24)]
    title: Words = EMPTY
    upto: float | None = None
    closed: bool = False


class Ranking(Sourced):
    """``key``: what decides, most important first (``bars``: bars met first; else node codes). Empty: no ranking."""

    key: tuple[str, ...] = ("total",)
    group: str = ""
    cuts: tuple[Cut, ...] = ()
    overall: bool = True
    ties: Literal["competition", "dense"] = "competition"


class Validity(Sourced):
    """How long a decision holds: whole years, when it is looked after, how long it can be taken up again."""

    years: Annotated[int, Field(ge=1, le=99)]
    surveillance_months: Annotated[int, Field(ge=1, le=1200)] | None = None
    restorable_months: Annotated[int, Field(ge=0, le=1200)] = 0
