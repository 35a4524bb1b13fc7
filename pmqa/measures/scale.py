"""A scale: the legal values of a mark, each with a title."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from pmqa.standard.words import Status, Words
from pmqa.texts import EMPTY, Text


@dataclass(frozen=True, slots=True)
class Level:
    """One legal value: the number that is typed, what it is called, what it takes."""

    at: float
    title: Words
    guidance: Words = EMPTY

    __pydantic_config__: ClassVar = {"extra": "forbid"}


@dataclass(frozen=True, slots=True)
class Scale:
    """Legal values in rising order. The highest earns everything.

    ``levels`` lists them with titles; ``step`` (with ``lowest`` and ``highest``) stands for a long even scale such as
    0, 5, … 100, whose levels then need only name some of the values.
    """

    levels: tuple[Level, ...] = ()
    lowest: float | None = None
    highest: float | None = None
    step: float | None = None
    status: Status = ""
    source: str = ""

    __pydantic_config__: ClassVar = {"extra": "forbid"}

    @property
    def values(self) -> tuple[float, ...]:
        """Every legal value, rising.

        >>> Scale(lowest=0, highest=20, step=5).values
        (0.0, 5.0, 10.0, 15.0, 20.0)
        """
        if self.step is None:
            return tuple(float(level.at) for level in self.levels)
        count = round((self.highest - self.lowest) / self.step)
        return tuple(self.lowest + self.step * i + 0.0 for i in range(count + 1))

    @property
    def legend(self) -> Text:
        """``0 none · 1 beginning · …`` in both languages."""
        return Text(*(" · ".join(f"{level.at:g} {level.title.in_(lang)}" for level in self.levels) for lang in ("th", "en")))
