"""``target``: a result against the agency's own target; the success in percent is read through a curve."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar, Literal

import numpy as np

from pmqa.measures.curve import Curve
from pmqa.measures.value import BETTER, beside, blank_rule, year_rule
from pmqa.standard.fields import Field, Rule, key_of
from pmqa.standard.words import Status
from pmqa.texts import EMPTY, Text


@dataclass(frozen=True, slots=True)
class Target:
    """Success % = 100·result/target (more is better) or 200 − 100·result/target (less is better), not below 0.

    Success is snapped to 1e-9 before the curve's cuts, else 71.4/68 reads as more than 105 %. A result without a
    target, or a target of 0 or less, earns ``blank`` and is a finding. ``chosen``: the agency names the indicator.

    Source: pmqa.md section 5, agency-chosen indicators (one department's public system).
    """

    kind: Literal["target"]
    curve: Curve
    chosen: bool = True
    years: int = 1
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

    def fields(self, owner: str) -> tuple[Field, ...]:
        def own(part: str, kind: str, th: str, en: str, **more: object) -> Field:
            return Field(key_of(owner, part), owner, part, kind, Text(th, en), part or "value", owner, **more)

        chosen = (own("indicator", "text", "ชื่อตัวชี้วัด", "Indicator"),) if self.chosen else ()
        return (*chosen, own("unit", "text", "หน่วย", "Unit"), own("target", "number", "เป้าหมาย", "Target", scored=True),
                *beside(owner, self.years, None, None), own("", "number", "ผล", "Result", scored=True, required=not self.chosen),
                own("direction", "option", "ทิศทาง", "Direction", scored=True, options=tuple(BETTER.values())))

    def rules(self, owner: str) -> tuple[Rule, ...]:
        target, direction = key_of(owner, "target"), key_of(owner, "direction")
        earlier = tuple(field.key for field in beside(owner, self.years, None, None))
        blank = () if self.chosen else (blank_rule(owner, self.years),)
        return (*blank, *year_rule(owner, self.years), Rule("no-result", owner, (owner, target, *earlier), owner),
                Rule("no-target", owner, (owner, target), target), Rule("target-not-positive", owner, (target,), target),
                Rule("no-direction", owner, (owner, direction), direction))

    def success(self, get: Callable[[str], np.ndarray]) -> np.ndarray:
        """Success in percent, shape (agencies,); NaN where a part is missing or the target is not positive."""
        target, less = get("target"), get("direction")
        with np.errstate(divide="ignore", invalid="ignore"):
            more = np.where(target > 0, 100 * get("") / target, np.nan)
        either = np.where(less == 1, 200 - more, np.where(less == 0, more, np.nan))
        return np.round(np.maximum(either, 0.0), 9)

    def value(self, get: Callable[[str], np.ndarray]) -> np.ndarray:
        points = self.curve.points(self.success(get))
        return np.where(np.isnan(points), self.blank, points)

    def formula(self, ref: Callable[[str], str]) -> str:
        result, target, less = ref(""), ref("target"), ref("direction")
        ratio = f"100*{result}/{target}"
        success = f"ROUND(MAX(0,IF({less}=1,200-{ratio},{ratio})),9)"
        missing = f'OR({result}="",{target}="",{less}="")'
        return f"IF({missing},{self.blank!r},IF({target}>0,{self.curve.formula(success)},{self.blank!r}))"

    def explain(self, show: Callable[[str], float | None]) -> list[Text]:
        result, target, less = show(""), show("target"), show("direction")
        if result is None or target is None or less is None or target <= 0:
            return [Text(f"ข้อมูลไม่ครบ: นับเป็น {self.blank:g}", f"incomplete: counts as {self.blank:g}")]
        success = float(self.success(lambda part: np.array([show(part)], dtype=float))[0])
        sum_ = f"200 − 100 × {result:g} ÷ {target:g}" if less else f"100 × {result:g} ÷ {target:g}"
        line = f"{sum_} = {success:.10g} % → {self.curve.explain(success)}"
        return [Text(f"ความสำเร็จ {line}", f"success {line}")]
