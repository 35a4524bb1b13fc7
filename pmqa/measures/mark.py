"""``mark``: one judgement on a scale; its value is the mark."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar, Literal

import numpy as np

from pmqa.measures.scale import Scale
from pmqa.standard.fields import Field, Rule
from pmqa.standard.words import Status
from pmqa.texts import Text


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark on a named scale. ``blank`` is what an empty cell is worth (the default of every kind is 0)."""

    kind: Literal["mark"]
    scale: str | Scale
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

    def fields(self, owner: str) -> tuple[Field, ...]:
        return (self.scale.field(owner, "", Text("คำตอบ", "Answer") if self.scale.words else Text("คะแนน", "Mark")),)

    def rules(self, owner: str) -> tuple[Rule, ...]:
        return (Rule("blank", owner, (owner,), owner),)

    def value(self, get: Callable[[str], np.ndarray]) -> np.ndarray:
        return self.scale.worth(get(""), self.blank)

    def formula(self, ref: Callable[[str], str]) -> str:
        return self.scale.worth_formula(ref(""), self.blank)

    def explain(self, show: Callable[[str], float | None]) -> list[Text]:
        mark, blank = show(""), f"{self.blank:g}"
        if mark is None:
            return [Text(f"ว่าง: นับเป็น {blank}", f"blank: counts as {blank}")]
        if self.scale.words:
            level = self.scale.levels[int(mark)]
            worth = Text(blank, f"{blank}, as a blank, until its reason is given") if level.at is None else Text(*[f"{level.at:g}"] * 2)
            return [Text(f"เลือก “{level.title.th}”: ได้ {worth.th} จากสูงสุด {self.top:g}",
                         f"“{level.title.in_('en')}” was chosen: {worth.en} of at most {self.top:g}")]
        return [Text(f"คะแนนที่ให้ {mark:g} จากสูงสุด {self.top:g}", f"the mark {mark:g} of at most {self.top:g}")]
