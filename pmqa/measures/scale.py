"""A scale: the legal values of a mark, each with a title; typed as numbers, or chosen by their words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from pmqa.standard.fields import Field, key_of
from pmqa.standard.words import Status, Words
from pmqa.texts import EMPTY, Text


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a drop-down; conditions name it by its code. ``requires``: what must be filled beside it."""

    code: str
    title: Words
    requires: tuple[str, ...] = ()

    __pydantic_config__: ClassVar = {"extra": "forbid"}


@dataclass(frozen=True, slots=True)
class Level:
    """One legal value: what it is called, the number that it is, what it takes.

    ``code`` and ``requires`` are those of an :class:`Option`, for scales chosen by words. There a level without ``at``
    is "not applicable": it earns what a blank does until the reason is given.
    """

    title: Words
    at: float | None = None
    code: str = ""
    requires: tuple[str, ...] = ()
    guidance: Words = EMPTY

    __pydantic_config__: ClassVar = {"extra": "forbid"}


@dataclass(frozen=True, slots=True)
class Range:
    """A named stretch of a scale; both ends belong to it."""

    low: float
    high: float
    title: Words

    __pydantic_config__: ClassVar = {"extra": "forbid"}


@dataclass(frozen=True, slots=True)
class Scale:
    """Legal values in rising order. The highest earns everything.

    ``levels`` lists them with titles; ``step`` (with ``lowest`` and ``highest``) stands for a long even scale such as
    0, 5, … 100, whose levels then need only name some of the values. ``words``: a level is chosen by its title; then
    levels stand in any order, and two may earn the same. ``ranges`` name stretches of the legal values.
    """

    levels: tuple[Level, ...] = ()
    lowest: float | None = None
    highest: float | None = None
    step: float | None = None
    words: bool = False
    ranges: tuple[Range, ...] = ()
    status: Status = ""
    source: str = ""

    __pydantic_config__: ClassVar = {"extra": "forbid"}

    @property
    def values(self) -> tuple[float, ...]:
        """Every legal value, rising (chosen by words: what the levels earn, in their order).

        >>> Scale(lowest=0, highest=20, step=5).values
        (0.0, 5.0, 10.0, 15.0, 20.0)
        """
        if self.step is None:
            return tuple(float(level.at) for level in self.levels if level.at is not None)
        count = round((self.highest - self.lowest) / self.step)
        return tuple(self.lowest + self.step * i + 0.0 for i in range(count + 1))

    @property
    def top(self) -> float:
        """What earns everything."""
        return max(self.values)

    @property
    def legend(self) -> Text:
        """``0 none · 1 beginning · …`` in both languages; then the ranges, if they have names of their own."""
        def told(lang: str) -> str:
            levels = [level.title.in_(lang) if self.words else f"{level.at:g} {level.title.in_(lang)}" for level in self.levels]
            named = ((f"{one.low:g}–{one.high:g}", one.title.in_(lang)) for one in self.ranges)
            return " · ".join([*levels, *(span if span == title else f"{span} {title}" for span, title in named)])

        return Text(told("th"), told("en"))

    def field(self, owner: str, part: str, title: Text, *, required: bool = True) -> Field:
        """The cell of one mark: a number of the scale, or the title of a level."""
        key = key_of(owner, part)
        if self.words:
            return Field(key, owner, part, "option", title, part or "answer", owner, required=required, scored=True,
                         options=tuple(level.title for level in self.levels), codes=tuple(level.code for level in self.levels))
        return Field(key, owner, part, "mark", title, part or "mark", owner, legal=self.values, required=required, scored=True)

    def worth(self, mark: np.ndarray, blank: float) -> np.ndarray:
        """What marks (agencies,) are worth; NaN, and "not applicable" without its reason, as a blank.

        >>> answers = Scale((Level(Text("ใช่", "yes"), 5.0, "yes"), Level(Text("ไม่", "no"), 0.0, "no")), words=True)
        >>> answers.worth(np.array([0.0, 1.0, np.nan]), blank=1.0).tolist()
        [5.0, 0.0, 1.0]
        """
        if not self.words:
            return np.where(np.isnan(mark), blank, mark)
        table = np.array([blank if level.at is None else level.at for level in self.levels] + [blank], dtype=float)
        return table[np.where(np.isnan(mark), len(self.levels), mark).astype(int)]

    def worth_formula(self, cell: str, blank: float) -> str:
        """:meth:`worth` of a cell that holds a number or empty text."""
        worth = cell
        if self.words:
            worth = f"CHOOSE({cell}+1,{','.join(repr(float(blank if level.at is None else level.at)) for level in self.levels)})"
        return f'IF({cell}="",{blank!r},{worth})'

    def range_of(self, value: float) -> Range | None:
        """The named range that a value lies in; between two ranges (a mean may) the lower one."""
        return next((one for one in reversed(self.ranges) if value >= one.low), None)

    def shown(self, mark: float | None) -> Text:
        """A mark as it stands in its cell."""
        if mark is None:
            return Text("–", "–")
        return self.levels[int(mark)].title if self.words else Text(f"{mark:g}", f"{mark:g}")
