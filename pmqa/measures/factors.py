"""``factors``: several marks on one scale (approach, deployment, …), combined into one value."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar, Literal

import numpy as np

from pmqa.measures.scale import Scale
from pmqa.standard.fields import Field, Rule, key_of
from pmqa.standard.words import Status, Words
from pmqa.texts import Text


@dataclass(frozen=True, slots=True)
class Factor:
    """One side of the judgement: its code (A), title and, for a weighted mean, its weight."""

    code: str
    title: Words
    weight: float = 1.0

    __pydantic_config__: ClassVar = {"extra": "forbid"}


@dataclass(frozen=True, slots=True)
class Factors:
    """Marks for each factor, combined as ``mean``, ``weighted_mean`` or ``min``.

    ``order`` lists factor codes: a later one above 0 while an earlier one is 0 contradicts itself (a finding, no
    change of score). A blank factor counts as ``blank``: it is never skipped, or the agency with the hole would win.
    """

    kind: Literal["factors"]
    scale: str | Scale
    factors: tuple[Factor, ...]
    combine: Literal["mean", "weighted_mean", "min"] = "mean"
    order: tuple[str, ...] = ()
    blank: float = 0.0
    round: int | None = None
    status: Status = ""
    source: str = ""

    __pydantic_config__: ClassVar = {"extra": "forbid"}

    @property
    def top(self) -> float:
        return self.scale.values[-1]

    @property
    def legend(self) -> Text:
        return self.scale.legend

    @property
    def fixed(self) -> dict[str, Text]:
        return {}

    @property
    def _weights(self) -> list[float]:
        return [factor.weight if self.combine == "weighted_mean" else 1.0 for factor in self.factors]

    def fields(self, owner: str) -> tuple[Field, ...]:
        return tuple(Field(key_of(owner, f.code), owner, f.code, "mark", f.title, f.code, owner,
                           legal=self.scale.values, required=True, scored=True) for f in self.factors)

    def rules(self, owner: str) -> tuple[Rule, ...]:
        blank = tuple(Rule("blank", owner, (field.key,), field.key) for field in self.fields(owner))
        keys = tuple(key_of(owner, code) for code in self.order)
        return (*blank, Rule("order", owner, keys, keys[0])) if keys else blank

    def value(self, get: Callable[[str], np.ndarray]) -> np.ndarray:
        marks = [np.where(np.isnan(mark), self.blank, mark) for mark in (get(f.code) for f in self.factors)]
        if self.combine == "min":
            return np.minimum.reduce(marks)
        total = sum(weight * mark for weight, mark in zip(self._weights, marks, strict=True))
        return total / sum(self._weights)

    def formula(self, ref: Callable[[str], str]) -> str:
        marks = [f'IF({ref(f.code)}="",{self.blank!r},{ref(f.code)})' for f in self.factors]
        if self.combine == "min":
            return f"MIN({','.join(marks)})"
        terms = (f"{weight!r}*{mark}" for weight, mark in zip(self._weights, marks, strict=True))
        return f"({'+'.join(terms)})/{sum(self._weights)!r}"

    def explain(self, show: Callable[[str], float | None]) -> list[Text]:
        marks = [(f.code, show(f.code)) for f in self.factors]
        listed = ", ".join(f"{code} = {'–' if mark is None else format(mark, 'g')}" for code, mark in marks)
        numbers = [self.blank if mark is None else mark for _, mark in marks]
        if self.combine == "min":
            return [Text(f"ค่าต่ำสุดของ {listed}", f"the lowest of {listed}")]
        weighted = any(weight != 1 for weight in self._weights)
        terms = " + ".join(f"{w:g}×{n:g}" if weighted else f"{n:g}" for w, n in zip(self._weights, numbers, strict=True))
        sum_ = f"({terms}) ÷ {sum(self._weights):g}"
        return [Text(f"ค่าเฉลี่ยของ {listed}: {sum_}", f"the mean of {listed}: {sum_}")]
