"""``boxes``: tick boxes in levels passed through in order; each level adds its points."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar, Literal

import numpy as np

from pmqa.standard.fields import Field, Rule, key_of
from pmqa.standard.words import Status, Words
from pmqa.texts import Text


@dataclass(frozen=True, slots=True)
class BoxLevel:
    """One level: code (B), title, and the points that all its boxes together add."""

    code: str
    title: Words
    points: float

    __pydantic_config__: ClassVar = {"extra": "forbid"}


@dataclass(frozen=True, slots=True)
class Boxes:
    """``counts`` boxes per level. With b of B boxes ticked a level adds ``points × b/B``.

    ``partial = false``: only a full level adds. ``gated``: a level counts only while every level before it is full.
    An empty box is not ticked; a requirement with no box ticked and no explicit "none" is one blank.

    >>> levels = [BoxLevel(code, Text(code, code), points) for code, points in (("B", 300), ("A", 100), ("S", 100))]
    >>> item = Boxes("boxes", tuple(levels), (4, 2, 2))
    >>> ticked = {"B1", "B2", "B3", "B4", "A1", "S1", "S2"}           # pmqa.md section 7: 350
    >>> float(item.value(lambda part: np.array([1.0 if part in ticked else np.nan]))[0])
    350.0
    """

    kind: Literal["boxes"]
    levels: tuple[BoxLevel, ...]
    counts: tuple[int, ...] = ()
    partial: bool = True
    gated: bool = True
    box: Words = Text("หลักฐานที่ {k} ของ{level}", "Evidence {k} of {level}")
    none: Words = Text("ไม่มีข้อใด", "None of these")
    round: int | None = None
    status: Status = ""
    source: str = ""

    __pydantic_config__: ClassVar = {"extra": "forbid"}

    @property
    def top(self) -> float:
        return float(sum(level.points for level in self.levels))

    @property
    def legend(self) -> Text:
        sums = np.cumsum([level.points for level in self.levels]).tolist()
        return Text(*(" · ".join(f"{level.title.in_(lang)} {total:g}" for level, total in zip(self.levels, sums, strict=True))
                      for lang in ("th", "en")))

    @property
    def fixed(self) -> dict[str, Text]:
        return {}

    def _parts(self, i: int) -> list[str]:
        return [f"{self.levels[i].code}{k + 1}" for k in range(self.counts[i])]

    def fields(self, owner: str) -> tuple[Field, ...]:
        out = [Field(key_of(owner, "none"), owner, "none", "tick", self.none, "tick", owner)]
        for i, level in enumerate(self.levels):
            for k, part in enumerate(self._parts(i), start=1):
                title = Text(*(getattr(self.box, lang).replace("{k}", str(k)).replace("{level}", level.title.in_(lang))
                               for lang in ("th", "en")))
                out.append(Field(key_of(owner, part), owner, part, "tick", title, "tick", key_of(owner, part), scored=True))
        return tuple(out)

    def rules(self, owner: str) -> tuple[Rule, ...]:
        none, *boxes = (field.key for field in self.fields(owner))
        return (Rule("nothing-ticked", owner, (none, *boxes), none), Rule("none-but-ticked", owner, (none, *boxes), none))

    def value(self, get: Callable[[str], np.ndarray]) -> np.ndarray:
        points, passed = 0.0, 1.0
        for i, level in enumerate(self.levels):
            filled = sum(np.where(get(part) > 0, 1.0, 0.0) for part in self._parts(i)) / self.counts[i]
            full = np.where(filled == 1.0, 1.0, 0.0)
            points = points + passed * level.points * (filled if self.partial else full)
            passed = passed * full if self.gated else passed
        return points

    def formula(self, ref: Callable[[str], str]) -> str:
        terms, passed = [], ""
        for i, level in enumerate(self.levels):
            ticked = f"SUM({','.join(ref(part) for part in self._parts(i))})"
            full = f"IF({ticked}={self.counts[i]},1,0)"
            terms.append(f"{passed}{float(level.points)!r}*{f'{ticked}/{self.counts[i]}' if self.partial else full}")
            passed += f"{full}*" if self.gated else ""
        return "+".join(terms)

    def explain(self, show: Callable[[str], float | None]) -> list[Text]:
        lines, passed = [], True
        for i, level in enumerate(self.levels):
            ticked = sum(1 for part in self._parts(i) if show(part))
            full = ticked == self.counts[i]
            share = ticked / self.counts[i] if self.partial else float(full)
            th, en = (f"{level.title.in_(lang)}: {ticked}/{self.counts[i]}" for lang in ("th", "en"))
            if passed:
                gain = f" → {level.points:g} × {share:g} = {level.points * share:g}"
                lines.append(Text(th + gain, en + gain))
            else:
                lines.append(Text(th + " → ยังไม่นับ เพราะระดับก่อนหน้ายังไม่ครบ", en + " → not counted: an earlier level is not full"))
            passed = passed and (full or not self.gated)
        return lines
