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
        return self.scale.values[-1]

    @property
    def legend(self) -> Text:
        return self.scale.legend

    @property
    def fixed(self) -> dict[str, Text]:
        return {}

    def fields(self, owner: str) -> tuple[Field, ...]:
        return (Field(owner, owner, "", "mark", Text("คะแนน", "Mark"), "mark", owner, legal=self.scale.values,
                      required=True, scored=True),)

    def rules(self, owner: str) -> tuple[Rule, ...]:
        return (Rule("blank", owner, (owner,), owner),)

    def value(self, get: Callable[[str], np.ndarray]) -> np.ndarray:
        mark = get("")
        return np.where(np.isnan(mark), self.blank, mark)

    def formula(self, ref: Callable[[str], str]) -> str:
        return f'IF({ref("")}="",{self.blank!r},{ref("")})'

    def explain(self, show: Callable[[str], float | None]) -> list[Text]:
        mark = show("")
        if mark is None:
            return [Text(f"ว่าง: นับเป็น {self.blank:g}", f"blank: counts as {self.blank:g}")]
        return [Text(f"คะแนนที่ให้ {mark:g} จากสูงสุด {self.top:g}", f"the mark {mark:g} of at most {self.top:g}")]
