"""``value``: a typed result read through a curve; earlier years and the target stand beside it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar, Literal

import numpy as np

from pmqa.measures.curve import Curve
from pmqa.standard.fields import Field, Rule, key_of
from pmqa.standard.words import Status, Words
from pmqa.texts import EMPTY, Text

BETTER = {"more": Text("มากกว่าดี", "more is better"), "less": Text("น้อยกว่าดี", "less is better")}


def beside(owner: str, years: int, low: float | None, high: float | None, percent: bool = False) -> tuple[Field, ...]:
    """The cells of earlier years' results, latest last: kept, never scored."""
    return tuple(Field(key_of(owner, f"y-{back}"), owner, f"y-{back}", "number",
                       Text(f"ผลเมื่อ {back} ปีก่อน", f"result {back} year(s) before"), f"y-{back}", owner, low=low, high=high, percent=percent)
                 for back in range(years - 1, 0, -1))


def year_rule(owner: str, years: int) -> tuple[Rule, ...]:
    """The round's year is scored, never the latest filled: an earlier year alone is a finding of its own."""
    keys = (owner, *(key_of(owner, f"y-{back}") for back in range(1, years)))
    return (Rule("year-absent", owner, keys, owner),) if years > 1 else ()


def blank_rule(owner: str, years: int) -> Rule:
    """No result at all: neither this year's nor an earlier one (that would be told by the year rule)."""
    return Rule("blank", owner, (owner, *(key_of(owner, f"y-{back}") for back in range(1, years))), owner)


@dataclass(frozen=True, slots=True)
class Value:
    """One number per round, from ``low`` to ``high``, worth what ``curve`` says.

    ``years`` results are kept (the round's year and those before it). ``input`` names a standard-wide input instead of
    a cell of its own.
    """

    kind: Literal["value"]
    curve: Curve
    unit: Words = EMPTY
    better: Literal["more", "less"] = "more"
    low: float | None = None
    high: float | None = None
    whole: bool = False
    percent: bool = False
    years: int = 1
    target: bool = False
    input: str = ""
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
        if not self.curve.at:
            return EMPTY
        text = " · ".join(f"{x:g} → {y:g}" for x, y in zip(self.curve.at, self.curve.gives, strict=True))
        return Text(text, text)

    @property
    def fixed(self) -> dict[str, Text]:
        return {"unit": self.unit, "direction": BETTER[self.better]} if self.years > 1 else {"unit": self.unit}

    def fields(self, owner: str) -> tuple[Field, ...]:
        if self.input:
            return ()
        own = Field(owner, owner, "", "number", Text("ผล", "Result"), "value", owner, low=self.low, high=self.high,
                    whole=self.whole, percent=self.percent, required=True, scored=True)
        target = Field(key_of(owner, "target"), owner, "target", "number", Text("เป้าหมาย", "Target"), "target", owner)
        return ((target,) if self.target else ()) + beside(owner, self.years, self.low, self.high, self.percent) + (own,)

    def rules(self, owner: str) -> tuple[Rule, ...]:
        return () if self.input else (blank_rule(owner, self.years), *year_rule(owner, self.years))

    def value(self, get: Callable[[str], np.ndarray]) -> np.ndarray:
        points = self.curve.points(get(self.input))
        return np.where(np.isnan(points), self.blank, points)

    def formula(self, ref: Callable[[str], str]) -> str:
        cell = ref(self.input)
        return f'IF({cell}="",{self.blank!r},{self.curve.formula(cell)})'

    def explain(self, show: Callable[[str], float | None]) -> list[Text]:
        result = show(self.input)
        if result is None:
            return [Text(f"ว่าง: นับเป็น {self.blank:g}", f"blank: counts as {self.blank:g}")]
        curve = f"{result:.10g} → {self.curve.explain(result)}"
        return [Text(f"ตามตารางระดับ {curve}", f"by the level table {curve}")]
