"""``factors``: several marks on one scale (approach, deployment, …), combined into one value or beside one judgement."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar, Literal

import numpy as np

from pmqa.measures.scale import Scale
from pmqa.standard.fields import Field, Rule, key_of
from pmqa.standard.words import Status, Words
from pmqa.texts import Text

_JUDGED = Text("คะแนนรวมของข้อ", "Overall mark")


@dataclass(frozen=True, slots=True)
class Factor:
    """One side of the judgement: its code (A), title and, for a weighted mean, its weight."""

    code: str
    title: Words
    weight: float = 1.0

    __pydantic_config__: ClassVar = {"extra": "forbid"}


@dataclass(frozen=True, slots=True)
class Cap:
    """The lowest given factor of ``by`` (none: of all) is the limit: its own value, or the top of its named range.

    ``effect``: what lies above is told (``warn``), or lowered to the limit (``cap``).
    """

    to: Literal["value", "range"]
    by: tuple[str, ...] = ()
    effect: Literal["warn", "cap"] = "warn"

    __pydantic_config__: ClassVar = {"extra": "forbid"}


@dataclass(frozen=True, slots=True)
class Factors:
    """Marks for each factor, combined as ``mean``, ``weighted_mean`` or ``min``; or ``judged``: one mark in a cell of
    its own decides, and the factors stand beside it (``required = false``: they may be left blank).

    ``order`` lists factor codes: a later one above 0 while an earlier one is 0 contradicts itself (a finding, no
    change of score). A blank factor counts as ``blank``: it is never skipped, or the agency with the hole would win.

    >>> scale = Scale(lowest=0, highest=100, step=5)
    >>> weakest = Factors("factors", scale, tuple(Factor(c, Text(c, c)) for c in "AD"), cap=Cap("value", ("A",), "cap"))
    >>> float(weakest.value({"A": np.array([40.0]), "D": np.array([80.0])}.__getitem__)[0])     # 60 may not exceed A
    40.0
    """

    kind: Literal["factors"]
    scale: str | Scale
    factors: tuple[Factor, ...]
    combine: Literal["mean", "weighted_mean", "min", "judged"] = "mean"
    order: tuple[str, ...] = ()
    required: bool = True
    cap: Cap | None = None
    blank: float = 0.0
    round: int | None = None
    status: Status = ""
    source: str = ""

    __pydantic_config__: ClassVar = {"extra": "forbid"}

    @property
    def top(self) -> float:
        return self.scale.top

    @property
    def legend(self) -> Text:
        return self.scale.legend

    @property
    def fixed(self) -> dict[str, Text]:
        return {}

    @property
    def _weights(self) -> list[float]:
        return [factor.weight if self.combine == "weighted_mean" else 1.0 for factor in self.factors]

    @property
    def _limiting(self) -> tuple[str, ...]:
        """Codes of the factors that limit the value."""
        return () if self.cap is None else self.cap.by or tuple(factor.code for factor in self.factors)

    @property
    def _limits(self) -> tuple[tuple[float, float], ...]:
        """From which mark on which limit holds: the tops of the ranges, rising."""
        return tuple((one.low, one.high) for one in self.scale.ranges)

    @property
    def _judged(self) -> bool:
        return self.combine == "judged"

    def fields(self, owner: str) -> tuple[Field, ...]:
        beside = tuple(self.scale.field(owner, f.code, f.title, required=self.required) for f in self.factors)
        if self._judged and (self.cap is None or self.cap.effect == "warn"):  # they stand beside and change nothing
            beside = tuple(field._replace(scored=False) for field in beside)
        return (*beside, self.scale.field(owner, "", _JUDGED)) if self._judged else beside

    def rules(self, owner: str) -> tuple[Rule, ...]:
        rules = [Rule("blank", owner, (field.key,), field.key) for field in self.fields(owner) if field.required]
        keys = tuple(key_of(owner, code) for code in self.order)
        rules += [Rule("order", owner, keys, keys[0])] if keys else []
        if self.cap is not None and self._judged:
            limiting = tuple(key_of(owner, code) for code in self._limiting)
            limits = tuple(end for limit in self._limits for end in limit) if self.cap.to == "range" else ()
            rules.append(Rule(f"above-{self.cap.effect}", owner, (owner, *limiting), owner, values=limits))
        return tuple(rules)

    def _marks(self, get: Callable[[str], np.ndarray]) -> dict[str, np.ndarray]:
        """Each factor's mark; where a factor need not be given, NaN for a blank."""
        return {f.code: self.scale.worth(get(f.code), self.blank if self.required else np.nan) for f in self.factors}

    def value(self, get: Callable[[str], np.ndarray]) -> np.ndarray:
        value, marks = self._combined(get), self._marks(get)
        if self.cap is None or self.cap.effect == "warn":
            return value
        return np.fmin(value, self._limit(np.fmin.reduce([marks[code] for code in self._limiting])))

    def _combined(self, get: Callable[[str], np.ndarray]) -> np.ndarray:
        if self._judged:
            return self.scale.worth(get(""), self.blank)
        marks = list(self._marks(get).values())
        if self.combine == "min":
            return np.minimum.reduce(marks)
        total = sum(weight * mark for weight, mark in zip(self._weights, marks, strict=True))
        return total / sum(self._weights)

    def _limit(self, lowest: np.ndarray) -> np.ndarray:
        """The limit that the lowest mark sets; NaN, so none, where no mark is given."""
        limit = lowest
        for low, high in self._limits if self.cap.to == "range" else ():
            limit = np.where(lowest >= low, high, limit)
        return limit

    def formula(self, ref: Callable[[str], str]) -> str:
        if self._judged:
            value = self.scale.worth_formula(ref(""), self.blank)
        else:
            marks = [self.scale.worth_formula(ref(f.code), self.blank) for f in self.factors]
            terms = (f"{weight!r}*{mark}" for weight, mark in zip(self._weights, marks, strict=True))
            value = f"MIN({','.join(marks)})" if self.combine == "min" else f"({'+'.join(terms)})/{sum(self._weights)!r}"
        if self.cap is None or self.cap.effect == "warn":
            return value
        limiting = [ref(code) for code in self._limiting]
        if self.required:
            lowest = f"MIN({','.join(self.scale.worth_formula(cell, self.blank) for cell in limiting)})"
            return f"MIN({value},{self._limit_formula(lowest)})"
        none = f"COUNT({','.join(limiting)})=0"  # what is blank limits nothing
        lowest = f"MIN({','.join(self.scale.worth_formula(cell, 9e99) for cell in limiting)})"
        return f"IF({none},{value},MIN({value},{self._limit_formula(lowest)}))"

    def _limit_formula(self, lowest: str) -> str:
        limit = lowest
        for low, high in self._limits if self.cap.to == "range" else ():
            limit = f"IF({lowest}>={low!r},{high!r},{limit})"
        return limit

    def explain(self, show: Callable[[str], float | None]) -> list[Text]:
        shown = {f.code: self.scale.shown(show(f.code)) for f in self.factors}
        said = [", ".join(f"{code} = {mark.in_(lang)}" for code, mark in shown.items()) for lang in ("th", "en")]

        def get(part: str) -> np.ndarray:
            mark = show(part)
            return np.array([np.nan if mark is None else mark])

        numbers = [float(mark[0]) for mark in self._marks(get).values()]
        if self._judged:
            mark = self.scale.shown(show(""))
            lines = [Text(f"คะแนนที่ตัดสินโดยรวม {mark.th} (ปัจจัย: {said[0]})", f"judged as a whole {mark.en} (factors: {said[1]})")]
        elif self.combine == "min":
            lines = [Text(f"ค่าต่ำสุดของ {said[0]}", f"the lowest of {said[1]}")]
        else:
            weighted = any(weight != 1 for weight in self._weights)
            terms = " + ".join(f"{w:g}×{n:g}" if weighted else f"{n:g}" for w, n in zip(self._weights, numbers, strict=True))
            sum_ = f"({terms}) ÷ {sum(self._weights):g}"
            lines = [Text(f"ค่าเฉลี่ยของ {said[0]}: {sum_}", f"the mean of {said[1]}: {sum_}")]
        return lines + self._explain_cap(get)

    def _explain_cap(self, get: Callable[[str], np.ndarray]) -> list[Text]:
        """What limits the value, where it lies above that."""
        if self.cap is None:
            return []
        marks, value = self._marks(get), float(self._combined(get)[0])
        limits = {code: float(self._limit(marks[code])[0]) for code in self._limiting}
        above = [(limit, code) for code, limit in limits.items() if value > limit]
        if not above:
            return []
        limit, code = min(above)
        if self.cap.effect == "warn":
            return [Text(f"{value:g} สูงกว่าที่ {code} ให้ได้ ({limit:g}): เตือน ไม่ลดคะแนน",
                         f"{value:g} is above what {code} allows ({limit:g}): a warning, nothing is reduced")]
        return [Text(f"ลดจาก {value:g} เป็น {limit:g} เพราะ {code} ให้ได้ไม่เกินนั้น",
                     f"reduced from {value:g} to {limit:g} because {code} allows no more")]
