"""The submissions of ``pmqa-40``: tick boxes passed through level by level, results, indicators of the agency's own choice."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from random import Random
from typing import NamedTuple

from agencies import AGENCIES, profile
from drawing import POOLS, Content, pick, whole

from pmqa.standard.compiled import Node, Standard

Boxes = Callable[[Random, Node, tuple[int, ...]], tuple[int, ...]]


class Story(NamedTuple):
    """``boxes``: how many boxes of each level of an item are ticked, given how many there are; ``result``: the level of
    every RM; ``more``: answers set at the end."""

    slug: str
    tells: str
    boxes: Boxes
    result: float
    more: Mapping[str, object] = {}


def chosen(code: str, name: str, unit: str, target: float | None, result: float | None, better: str | None) -> Content:
    """One indicator of the agency's own choice, with earlier results and its evidence."""
    content: Content = {f"{code}.indicator": name, f"{code}.unit": unit, f"{code}.target": target, code: result, f"{code}.direction": better,
                        f"{code}.evidence": "รายงานผลตัวชี้วัดรายไตรมาส ปี 2562 (E8)"}
    if result is not None:
        content |= {f"{code}.y-2": round(result * 0.9, 2), f"{code}.y-1": round(result * 0.96, 2)}
    return content


def upto(share: tuple[float, ...]) -> Boxes:
    """About these shares of the boxes of each level, drawn."""
    return lambda rng, node, counts: tuple(sum(rng.random() < part for _ in range(n)) for n, part in zip(counts, share, strict=True))


def full(levels: int) -> Boxes:
    """All boxes of the first ``levels`` levels."""
    return lambda rng, node, counts: tuple(n if i < levels else 0 for i, n in enumerate(counts))


def _one_open(rng: Random, node: Node, counts: tuple[int, ...]) -> tuple[int, ...]:
    return (counts[0] - 1, *counts[1:])


def _a_third(rng: Random, node: Node, counts: tuple[int, ...]) -> tuple[int, ...]:
    return (*counts[:-1], 1 if counts[-1] == 3 else 0)


MORE, LESS = "มากกว่าดี", "น้อยกว่าดี"
STORIES = {
    "D01": Story("all-significance", "every box ticked, every result at level 5: 500", full(3), 5),
    "D02": Story("all-basic", "all Basic boxes, nothing above; results at level 3: 300", full(1), 3),
    "D03": Story("basic-open-advance-full", "one Basic box of every item is open while all others are ticked: only Basic counts; the variant "
                 "ungated reads it otherwise", _one_open, 3.5),
    "D04": Story("chosen-indicators", "five indicators of its own choice, more and less is better; 71.4 against 68 is exactly 105 %: 400, not 500",
                 full(2), 4, {
                     **chosen("7.1-K1", "จำนวนสะพานที่ซ่อมเสร็จ", "แห่ง", 90, 80, MORE), **chosen("7.1-K2", "ระยะทางที่ดูแล", "กม.", 68, 71.4, MORE),
                     **chosen("7.2-K1", "เวลารอเฉลี่ย", "วัน", 10, 9, LESS), **chosen("7.5-K1", "อุบัติเหตุบนสะพาน", "ครั้ง", 10, 12, LESS),
                     **chosen("7.6-K1", "นวัตกรรมที่ใช้จริง", "เรื่อง", 90, 92, MORE)}),
    "D05": Story("none-of-these", "“none of these” in category 4, nothing ticked at all in 5.4: the one is an answer, the other a blank",
                 lambda rng, node, counts: (0, 0, 0) if node.category == "4" or node.code == "5.4" else (counts[0], 0, 0), 2.5,
                 {f"4.{item}.none": "ไม่มีข้อใด" for item in range(1, 5)}),
    "D06": Story("targets-missing", "indicators of its own choice with a result but no target, a target of 0, no direction, no result",
                 full(1), 3.2, {
                     **chosen("7.1-K1", "จำนวนผู้ใช้บริการ", "คน", None, 1250, MORE), **chosen("7.2-K1", "ข้อร้องเรียนค้าง", "เรื่อง", 0, 3, LESS),
                     **chosen("7.3-K1", "ชั่วโมงอบรม", "ชั่วโมง", 30, 34, None), **chosen("7.4-K1", "หน่วยงานที่มาดูงาน", "แห่ง", 12, None, MORE)}),
    "D07": Story("unsettled-385", "none chosen (empty slots have no weight), items of 1 to 6 at 400, of 7 at 300: 385.71 as a mean of seven categories, "
                 "380.00 under the variant thirty-items",
                 full(2), 3),
    "P01": Story("on-the-way", "Basic nearly full, some of Advance", upto((0.92, 0.45, 0.1)), 2.6),
    "P02": Story("part-of-significance", "Basic and Advance full, one of three boxes of Significance where there are three: 433.33", _a_third, 3.8),
}


def content(standard: Standard, code: str) -> Content:
    """All answers of an agency: boxes with a text each, results at a level, whatever its story adds."""
    story, rng = STORIES[code], Random(f"{standard.id} {code}")
    out: Content = profile(AGENCIES[code], "th")
    for node in standard.nodes:
        kind = node.measure["kind"] if node.measure else ""
        if kind == "boxes":
            out |= _ticks(rng, node, story.boxes)
        elif kind == "value":
            out |= _result(rng, node, story.result)
    texts = {"index:rows": [[title, f"E{number:02d}.pdf", ""] for number, title in enumerate(POOLS["th"]["documents"], start=1)]}
    return {**_a_year_later(out | texts), **story.more}


def _ticks(rng: Random, node: Node, boxes: Boxes) -> Content:
    out: Content = {}
    pool = POOLS["th"]
    texts = (pool["approach"][node.category], pool["deployment"], pool["integration"])
    levels = [level["code"] for level in node.measure["levels"]]
    counts = tuple(node.measure["counts"])
    for level, ticked, sentences in zip(levels, boxes(rng, node, counts), texts, strict=True):
        for k in range(1, ticked + 1):
            out[f"{node.code}.{level}{k}"] = "✓"
            out[f"{node.code}.{level}{k}.evidence"] = pick(rng, sentences).format(
                topic=node.name.th, no=whole(rng, 2, 180), date=pick(rng, pool["dates"]), n=whole(rng, 12, 86), few=whole(rng, 3, 9),
                pct=whole(rng, 85, 98), e=f"E{whole(rng, 1, 8)}", unit=pick(rng, pool["units"]), boss=pool["boss"])
    return out


def _result(rng: Random, node: Node, level: float) -> Content:
    at = node.measure["curve"]["at"]
    step = min(int(level), 4) - 1
    value = round(at[step] + (level - 1 - step) * (at[step + 1] - at[step]), 4)
    return {node.code: value, f"{node.code}.target": at[2], f"{node.code}.y-2": round(value - 2, 2), f"{node.code}.y-1": round(value - 1, 2),
            f"{node.code}.evidence": pick(rng, POOLS["th"]["result"]).format(n=whole(rng, 20, 90), no=whole(rng, 2, 40), e=f"E{whole(rng, 1, 8)}")}


def _a_year_later(content: Content) -> Content:
    """The pool of sentences is that of 2561; this round is that of 2562."""
    def later(value: object) -> object:
        if isinstance(value, list):
            return [later(one) for one in value]
        return value.replace("2561", "2562").replace("2560", "2561") if isinstance(value, str) else value

    return {key: later(value) for key, value in content.items()}
