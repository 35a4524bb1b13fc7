"""Believable answers of an ordinary agency, drawn from a seed: marks, three years of results, and evidence that fits them.

Only ``Random.random`` is used: it alone gives the same numbers in every version of Python.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from random import Random
from typing import TypeVar

from pmqa.standard.compiled import Node, Standard

T = TypeVar("T")
POOLS = tomllib.loads((Path(__file__).parent / "evidence.toml").read_text(encoding="utf-8"))
Content = dict[str, object]


def pick(rng: Random, items: Sequence[T]) -> T:
    return items[int(rng.random() * len(items))]


def whole(rng: Random, low: int, high: int) -> int:
    """A whole number from ``low`` to ``high``, both included."""
    return low + int(rng.random() * (high - low + 1))


def normal(rng: Random, spread: float) -> float:
    """Roughly normal around 0 (Irwin-Hall)."""
    return spread * (sum(rng.random() for _ in range(12)) - 6)


def draw(standard: Standard, rng: Random, level: float, meets: bool, tilt: Mapping[str, float]) -> Content:
    """Marks and results of an agency at about ``level`` (of 5), better or worse by ``tilt`` in some categories.

    ``meets``: every bar is met; otherwise at least one requirement is deployed only partly.
    """
    content: Content = {}
    for node in standard.nodes:
        if node.measure is None:
            continue
        about = level + tilt.get(node.category, 0.0)
        if node.measure["kind"] == "factors":
            content |= _marks(rng, node.code, about, meets)
        else:
            content |= _results(rng, node, about, meets)
    factors = [key for key in content if key.endswith(".D")]
    if not meets and all(content[key] >= 3 for key in factors):
        code = pick(rng, factors).removesuffix(".D")
        content |= {f"{code}.D": 2, f"{code}.L": 1, f"{code}.I": 1}
    return content


def _marks(rng: Random, code: str, about: float, meets: bool) -> Content:
    """A, D, L, I falling in this order, as they do where an approach comes before its use."""
    quality, least = about + normal(rng, 0.6), 3 if meets else 0
    marks: list[int] = []
    for easier in (0.45, 0.1, -0.5, -0.9):
        ceiling = marks[-1] if marks else 5
        marks.append(max(0, min(ceiling, 5, round(quality + easier))))
    marks[0], marks[1] = max(marks[0], least), max(marks[1], least)
    return dict(zip((f"{code}.{factor}" for factor in "ADLI"), marks, strict=True))


def _results(rng: Random, node: Node, about: float, meets: bool) -> Content:
    """This year's result by the level table, a target near level 3, and a slow climb to it over two years."""
    at = node.measure["curve"]["at"]
    level = min(5.0, max(2.0 if meets else 0.2, about + normal(rng, 0.7)))
    step = int(min(level, 4.999)) - 1
    below = at[0] - (1 - level) * (at[1] - at[0])
    value = below if step < 0 else at[step] + (level - 1 - step) * (at[step + 1] - at[step])
    value = min(100.0, round(value, pick(rng, (0, 1, 2, 2))))
    climb = (at[1] - at[0]) * rng.random() * 0.6
    earlier = [min(100.0, round(value - back * climb - normal(rng, 0.3), 2)) for back in (2, 1)]
    return {f"{node.code}.target": at[2], f"{node.code}.y-2": earlier[0], f"{node.code}.y-1": earlier[1],
            node.code: max(value, at[1]) if meets else value}


def evidence(standard: Standard, rng: Random, agency_type: str, lang: str, content: Content) -> Content:
    """A text for every requirement that has a mark, who filled it and when; and an evidence index."""
    pool = POOLS[lang]
    province = "_province" if agency_type == "province" else ""
    out: Content = {}
    for node in standard.nodes:
        if node.measure is None:
            continue
        topic = node.title.in_(lang).split(" (")[0]
        texts = _sentences(pool, node, content)
        if texts:
            out[f"{node.code}.evidence"] = " ".join(_filled(rng, pool, pick(rng, list(text)), topic, province) for text in texts)
            out[f"{node.code}.filled-by"] = pick(rng, pool["who" + province])
            out[f"{node.code}.filled-on"] = pick(rng, pool["filled"])
    titles = pool["documents"]
    served: dict[int, list[str]] = {}
    for key, text in out.items():
        if key.endswith(".evidence"):
            for number in range(1, len(titles) + 1):
                if f"E{number})" in text:
                    served.setdefault(number, []).append(key.removesuffix(".evidence"))
    out["index:rows"] = [[title, f"E{number:02d}.pdf", " ".join(served.get(number, ()))]
                         for number, title in enumerate(titles, start=1)]
    return out


def _sentences(pool: Mapping, node: Node, content: Content) -> list[Sequence[str]]:
    """The pools that tell of a requirement's marks, one for each."""
    if node.measure["kind"] == "value":
        return [pool["result"]] if content.get(node.code) else []
    approach, deployment, learning, integration = (content.get(f"{node.code}.{factor}") or 0 for factor in "ADLI")
    if not any((approach, deployment, learning, integration)):
        return []
    texts = [pool["approach"][node.category] if approach >= 3 else pool["beginning"]]
    texts += [pool["deployment"] if deployment >= 3 else pool["partly"]] if deployment else []
    texts += [pool["learning"]] if learning >= 3 else []
    return texts + ([pool["integration"]] if integration >= 4 else [])


def _filled(rng: Random, pool: Mapping, text: str, topic: str, province: str) -> str:
    more, less = whole(rng, 85, 98), whole(rng, 62, 82)
    said = text.format(topic=topic, no=whole(rng, 2, 180), date=pick(rng, pool["dates"]), n=whole(rng, 12, 86), few=whole(rng, 3, 9),
                       pct=more, less=less, e=f"E{whole(rng, 1, len(pool['documents']))}",
                       unit=pick(rng, pool["units" + province]), boss=pool["boss" + province])
    return said[0].upper() + said[1:]
