"""``ratio``: inputs over inputs, read through a curve; what 0/0 earns must be said."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar, Literal

import numpy as np

from pmqa.measures.curve import Curve
from pmqa.standard.fields import Field, Rule
from pmqa.standard.words import Status
from pmqa.texts import EMPTY, Text


@dataclass(frozen=True, slots=True)
class Ratio:
    """``(sum of top) ÷ (sum of bottom)``; an input with a leading ``-`` is subtracted.

    ``curve`` reads the quotient (a share: 0.93, not 93 %). ``zero_over_zero`` is what no cases at all earn; a positive
    top over a bottom that is not positive is no share and earns ``blank``, as a missing input does.
    """

    kind: Literal["ratio"]
    top_of: tuple[str, ...]
    bottom_of: tuple[str, ...]
    curve: Curve
    zero_over_zero: float
    better: Literal["more", "less"] = "more"
    blank: float = 0.0
    round: int | None = None
    status: Status = ""
    source: str = ""

    __pydantic_config__: ClassVar = {"extra": "forbid"}

    @property
    def top(self) -> float:
        return self.curve.top

    @property
    def legend(self) -> Text:
        return EMPTY

    @property
    def fixed(self) -> dict[str, Text]:
        return {}

    @property
    def inputs(self) -> tuple[str, ...]:
        """Every input read, in order of mention."""
        return tuple(dict.fromkeys(name.removeprefix("-") for name in self.top_of + self.bottom_of))

    def fields(self, owner: str) -> tuple[Field, ...]:
        return ()

    def rules(self, owner: str) -> tuple[Rule, ...]:
        return ()

    def value(self, get: Callable[[str], np.ndarray]) -> np.ndarray:
        top, bottom = (sum(-get(n[1:]) if n.startswith("-") else get(n) for n in side) for side in (self.top_of, self.bottom_of))
        with np.errstate(divide="ignore", invalid="ignore"):
            share = np.round(np.where(bottom > 0, top / bottom, np.nan), 9)
        points = self.curve.points(share)
        points = np.where((top == 0) & (bottom == 0), self.zero_over_zero, points)
        return np.where(np.isnan(points), self.blank, points)

    def formula(self, ref: Callable[[str], str]) -> str:
        top, bottom = ("".join(f"-{ref(n[1:])}" if n.startswith("-") else f"+{ref(n)}" for n in side).removeprefix("+")
                       for side in (self.top_of, self.bottom_of))
        missing = ",".join(f'{ref(name)}=""' for name in self.inputs)
        share = f"ROUND(({top})/({bottom}),9)"
        worth = f"IF({bottom}>0,{self.curve.formula(share)},{self.blank!r})"
        none = f"AND({top}=0,{bottom}=0)"
        return f"IF(OR({missing}),{self.blank!r},IF({none},{self.zero_over_zero!r},{worth}))"

    def explain(self, show: Callable[[str], float | None]) -> list[Text]:
        values = {name: show(name) for name in self.inputs}
        if None in values.values():
            blank = ", ".join(name for name, value in values.items() if value is None)
            return [Text(f"ว่าง ({blank}): นับเป็น {self.blank:g}", f"blank ({blank}): counts as {self.blank:g}")]
        top, bottom = (sum(-values[n[1:]] if n.startswith("-") else values[n] for n in side) for side in (self.top_of, self.bottom_of))
        if top == 0 and bottom == 0:
            return [Text(f"0 ÷ 0: นับเป็น {self.zero_over_zero:g}", f"0 ÷ 0: counts as {self.zero_over_zero:g}")]
        if bottom <= 0:
            return [Text(f"ตัวหาร {bottom:g}: นับเป็น {self.blank:g}", f"the bottom is {bottom:g}: counts as {self.blank:g}")]
        share = round(top / bottom, 9)
        line = f"{top:.10g} ÷ {bottom:.10g} = {share:.10g} → {self.curve.explain(share)}"
        return [Text(line, line)]
