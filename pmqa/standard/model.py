"""What criteria files may contain, as frozen pydantic models: the language of ``docs/criteria.md``.

One ``standard.toml`` (:class:`StandardFile`) and one file per category (:class:`CategoryFile`) make a standard.
Settings are already replaced by their values when a file arrives here; names of scales, measures and bars are not.
"""

# ruff: noqa: RUF012 - pydantic copies a default
from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from pmqa.measures.scale import Option, Scale
from pmqa.standard.model_rules import (
    CODE,
    NAME,
    Band,
    BandSet,
    Bar,
    Code,
    Condition,
    Cut,
    Decimals,
    Decision,
    Effect,
    Name,
    Ranking,
    Sourced,
    Validity,
    _Model,
)
from pmqa.standard.words import Words
from pmqa.texts import EMPTY

__all__ = ["CODE", "NAME", "Band", "BandSet", "Bar", "Condition", "Cut", "Decision", "Effect", "Ranking", "Validity"]

Combine = Literal["sum", "mean", "weighted_mean", "min", "pooled"]


class AgencyType(_Model):
    """A kind of agency; ``words`` replace ``{word}`` in every text of its workbook."""

    code: Name
    title: Words
    words: dict[Name, Words] = {}


class ProfileField(_Model):
    """A row of the profile sheet."""

    key: Name
    title: Words
    guidance: Words = EMPTY
    kind: Literal["text", "number", "option", "date"] = "text"
    options: tuple[Words | Option, ...] = ()
    required: bool = True


class Setting(Sourced):
    """A named value that any field may take with ``{ setting = "name" }``."""

    value: Any
    title: Words


class Variant(Sourced):
    """An unsettled rule decided otherwise: the settings it changes."""

    name: Name
    title: Words
    set: dict[str, Any]


class Evidence(_Model):
    """Evidence texts beside the answers: ``required`` for a positive answer, at most ``max_chars`` characters."""

    required: bool = True
    max_chars: Annotated[int, Field(ge=1, le=32767)] = 2000


class Input(Sourced):
    """A number typed once that several measures may read; it stands on its category's sheet."""

    code: Code
    title: Words
    unit: Words = EMPTY
    low: float | None = 0
    high: float | None = None
    whole: bool = False
    percent: bool = False
    required: bool = True
    types: tuple[str, ...] = ()
    compares: str = ""
    parent: str = Field("", alias="in")


class Item(Sourced):
    """What every node of the tree may say: a category, a section, a requirement."""

    code: Code
    title: Words
    short: Words = EMPTY
    weight: float = 1.0
    maximum: float | None = None
    round: Decimals | None = None
    not_applicable: Literal["", "drop"] | float = ""
    types: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    bars: tuple[str | Bar, ...] = ()
    effects: tuple[str | Effect, ...] = ()
    guidance: Words = EMPTY


class Section(Item):
    """A node that holds requirements or further sections; ``in`` names its parent (default: the category)."""

    parent: str = Field("", alias="in")
    combine: Combine | None = None


class Companion(_Model):
    """An answer asked for beside the measure. It earns no points; a condition reads it as ``.code``."""

    code: Name
    title: Words
    kind: Literal["number", "option", "text", "date"] = "number"
    options: tuple[Option, ...] = ()
    max_chars: Annotated[int, Field(ge=1, le=32767)] | None = None
    low: float | None = 0
    high: float | None = None
    whole: bool = False
    percent: bool = False
    required: bool = True


class Requirement(Item):
    """A leaf: one measure (a name, or a table that may start from one with ``use``), bars, perhaps optional."""

    parent: str = Field("", alias="in")
    measure: str | dict[str, Any] = ""
    companions: tuple[Companion, ...] = ()
    optional: bool = False
    evidence: bool | None = None


class Defaults(Sourced):
    """What every requirement of the file takes unless it says otherwise."""

    measure: str | dict[str, Any] = ""
    bars: tuple[str | Bar, ...] = ()
    effects: tuple[str | Effect, ...] = ()
    companions: tuple[Companion, ...] = ()
    not_applicable: Literal["", "drop"] | float = ""
    tags: tuple[str, ...] = ()


class Subtotal(Sourced):
    """A node beside the tree: some nodes put together, shown and compared, part of no total."""

    code: Code
    title: Words
    short: Words = EMPTY
    of: tuple[str, ...]
    combine: Combine | None = None
    maximum: float | None = None
    round: Decimals | None = None
    tags: tuple[str, ...] = ()
    bars: tuple[str | Bar, ...] = ()
    effects: tuple[str | Effect, ...] = ()


class CategoryFile(Item):
    """One category with everything below it, in the order of the workbook."""

    combine: Combine | None = None
    order: Literal["file", "code"] = "file"
    defaults: Defaults = Defaults()
    weights_total: float | None = None
    inputs: tuple[Input, ...] = ()
    sections: tuple[Section, ...] = ()
    requirements: tuple[Requirement, ...] = ()


class Period(_Model):
    """Fiscal years in force, in the standard's calendar, or ISO dates."""

    since: int | str = Field("", alias="from")
    until: int | str = ""


class StandardFile(Sourced):
    """One edition: what it is called, how the tree adds up, what is named once and used below."""

    id: Name
    title: Words
    short: Words = EMPTY
    edition: str = ""
    in_force: Period = Period()
    supersedes: str = ""
    calendar: Literal["BE", "CE"] = "BE"
    year: int
    decimals: Decimals = 2
    truncate: bool = False
    maximum: float
    combine: Combine = "mean"
    weights_total: float | None = None
    bars: tuple[str | Bar, ...] = ()
    effects: tuple[str | Effect, ...] = ()
    cycle: Literal["yearly", "monthly", "weekly"] = "yearly"
    words: dict[Literal["category", "met", "unmet", "agency"], Words] = {}
    agency_types: tuple[AgencyType, ...] = ()
    profile: tuple[ProfileField, ...] = ()
    scales: dict[Name, Scale] = {}
    measures: dict[Name, dict[str, Any]] = {}
    named_bars: dict[Name, Bar] = {}
    named_effects: dict[Name, Effect] = {}
    subtotals: tuple[Subtotal, ...] = ()
    bands: tuple[BandSet, ...] = ()
    decision: Decision | None = None
    validity: Validity | None = None
    ranking: Ranking = Ranking()
    evidence: Evidence = Evidence()
    settings: dict[Name, Setting] = {}
    variants: tuple[Variant, ...] = ()


def provenance(*levels: Any) -> tuple[str, str]:
    """Status and source of something, from what says either, the nearest first.

    What states a status of its own does not take over the source of what is around it.

    >>> provenance(Sourced(status="unverified"), Sourced(status="secondary", source="a series"))
    ('unverified', '')
    """
    status = source = ""
    for level in levels:
        source = source or ("" if status else level.source)
        status = status or level.status
    return status, source


def said(item: Item, key: str, defaults: Defaults) -> Any:
    """What the item says under ``key``, be it nothing; else, for a requirement, what its file's defaults say."""
    by_default = isinstance(item, Requirement) and key not in item.model_fields_set
    return getattr(defaults if by_default else item, key)
