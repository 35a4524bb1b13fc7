"""What each measure of a standard gives for what: scales with their levels, level tables, what is divided by what."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from pmqa.measures import measure_of
from pmqa.measures.curve import Curve
from pmqa.measures.scale import Scale
from pmqa.measures.value import BETTER
from pmqa.report.blocks import Block, Column, Line, Table
from pmqa.report.standard_rules import named
from pmqa.report.tables import plain
from pmqa.report.words import STATUS, word
from pmqa.standard.compiled import Node, Standard
from pmqa.texts import Text

if TYPE_CHECKING:
    from pmqa.measures.kinds import Boxes, Factors, Ratio, Target, Value


def measure_blocks(standard: Standard, lang: str) -> list[Block]:
    """A table of the scales and one of the measures, a row for each that differs from the others.

    A measure or scale without a status of its own has that of the requirement, or of the standard.
    """
    measures: dict[tuple, list[Node]] = {}
    scales: dict[str, tuple[Scale, list[Node]]] = {}
    for node in standard.nodes:
        if node.measure:
            measures.setdefault((repr(node.measure), _standing(node.measure, node)), []).append(node)
            scale = getattr(measure_of(node.measure), "scale", None)
            if isinstance(scale, Scale):
                scales.setdefault(repr(scale), (scale, []))[1].append(node)
    if not measures:
        return []
    out: list[Block] = []
    if scales:
        rows = [_row(nodes, _scale(scale, lang), scale.status or standard.status, scale.source, lang) for scale, nodes in scales.values()]
        out += [Line(), Line({"th": "มาตรวัด", "en": "Scales"}[lang], "title"), _table({"th": "ระดับ", "en": "Levels"}[lang], rows, lang)]
    rows = [_row(nodes, measure_words(nodes[0].measure, lang), *standing, lang) for (_, standing), nodes in measures.items()]
    return [*out, Line(), Line({"th": "วิธีวัด", "en": "Measures"}[lang], "title"), _table({"th": "วิธีวัด", "en": "Measure"}[lang], rows, lang)]


def measure_words(data: dict, lang: str) -> str:
    """The kind, what it asks for, what that gives, what a blank and rounding do.

    >>> measure_words({"kind": "ratio", "top_of": ["done"], "bottom_of": ["all", "-void"], "curve": {"at": [0, 1], "gives": [0, 50]},
    ...                "zero_over_zero": 0}, "en")
    'ratio: done ÷ (all − void); more is better; below 0: 0; 0 → 0 … 1 → 50; 0 ÷ 0: 0; blank: 0'
    """
    measure = measure_of(data)
    parts = [f"{data['kind']}: {'; '.join(filter(None, _OF_KIND[data['kind']](measure, lang)))}"]
    if hasattr(measure, "blank"):
        parts.append({"th": f"ว่าง: {plain(measure.blank)}", "en": f"blank: {plain(measure.blank)}"}[lang])
    if measure.round is not None:
        parts.append({"th": f"ปัดเป็นทศนิยม {measure.round} ตำแหน่ง", "en": f"rounded to {measure.round} decimals"}[lang])
    return "; ".join(parts)


def curve_words(curve: Curve, lang: str) -> str:
    """Each piece from its start to its end; ``≤`` where the end belongs to it.

    >>> curve_words(Curve(at=(24.0, 240.0), gives=(15.0, 0.0), below=15.0), "en")
    'below 24: 15; 24 → 15 … 240 → 0'
    """
    first, *others = curve.pieces
    said = [{"th": f"ต่ำกว่า {plain(first.upto)}: {plain(first.y0)}", "en": f"below {plain(first.upto)}: {plain(first.y0)}"}[lang]]
    if curve.at:
        said.append(" … ".join(f"{plain(at)} → {plain(gives)}" for at, gives in zip(curve.at, curve.gives, strict=True)))
        others = others[len(curve.at) - 1:]
    before = others[0].y0 if curve.at and len(others) == 1 and others[0].y0 == curve.gives[-1] else None
    for piece in others:
        gives = plain(piece.y0) if piece.y0 == piece.y1 else f"{plain(piece.y0)} … {plain(piece.y1)}"
        if piece.upto == float("inf"):
            above = {"th": f"สูงกว่านั้น: {gives}", "en": f"above: {gives}"}[lang]
            said += [] if piece.y0 == before else [above]
        else:
            said.append(f"{'≤' if piece.closed else '<'} {plain(piece.upto)}: {gives}")
    return "; ".join(said)


def _scale(scale: Scale, lang: str) -> str:
    """How marks are given, then each level with what it is worth, and the named ranges."""
    if scale.words:
        none = {"th": "ไม่นับ", "en": "as a blank"}[lang]
        return " · ".join(f"{level.title.in_(lang)} = {none if level.at is None else plain(level.at)}" for level in scale.levels)
    even = f"{plain(scale.lowest)}–{plain(scale.highest)} / {plain(scale.step)}" if scale.step else ""
    return " · ".join(filter(None, (even, scale.legend.in_(lang))))


def _factors(measure: Factors, lang: str) -> Iterable[str]:
    weighted = measure.combine == "weighted_mean"
    codes = " ".join(f"{factor.code}×{plain(factor.weight)}" if weighted else factor.code for factor in measure.factors)
    yield f"{_COMBINE[measure.combine].in_(lang)} {codes}"
    if measure.order:
        yield {"th": "ตามลำดับ ", "en": "in the order "}[lang] + " ".join(measure.order)
    if measure.cap:
        limit = _CAP[measure.cap.to].in_(lang).format(by=" ".join(measure.cap.by or [factor.code for factor in measure.factors]))
        yield f"{limit} ({_EFFECT[measure.cap.effect].in_(lang)})"


def _boxes(measure: Boxes, lang: str) -> Iterable[str]:
    yield " · ".join(f"{level.code} {level.title.in_(lang)} {plain(level.points)} ({count})" for level, count in zip(measure.levels, measure.counts, strict=True))
    yield {True: Text("บางช่องได้บางส่วน", "some of a level's boxes earn their part"), False: Text("ต้องครบทุกช่องของระดับ", "only a full level counts")}[measure.partial].in_(lang)
    if measure.gated:
        yield {"th": "ระดับก่อนหน้าต้องครบ", "en": "earlier levels must be full"}[lang]


def _value(measure: Value, lang: str) -> Iterable[str]:
    yield measure.input
    yield measure.unit.in_(lang)
    ends = [None if end is None else plain(end) for end in (measure.low, measure.high)]
    yield f"{ends[0] or '…'}–{ends[1] or '…'}" if any(ends) else ""
    yield BETTER[measure.better].in_(lang)
    yield curve_words(measure.curve, lang)


def _ratio(measure: Ratio, lang: str) -> Iterable[str]:
    yield f"{_sum(measure.top_of)} ÷ {_sum(measure.bottom_of)}"
    yield BETTER[measure.better].in_(lang)
    yield curve_words(measure.curve, lang)
    yield f"0 ÷ 0: {plain(measure.zero_over_zero)}"


def _target(measure: Target, lang: str) -> Iterable[str]:
    yield {"th": "ความสำเร็จ % ของเป้าหมาย", "en": "success in % of the target"}[lang]
    yield curve_words(measure.curve, lang)


_OF_KIND: dict[str, Callable[..., Iterable[str]]] = {
    "mark": lambda measure, lang: [{"th": f"สูงสุด {plain(measure.top)}", "en": f"at most {plain(measure.top)}"}[lang]],
    "factors": _factors, "boxes": _boxes, "value": _value, "ratio": _ratio, "target": _target,
}
_COMBINE = {"mean": Text("ค่าเฉลี่ยของ", "mean of"), "weighted_mean": Text("ค่าเฉลี่ยถ่วงน้ำหนักของ", "weighted mean of"),
            "min": Text("ค่าต่ำสุดของ", "lowest of"), "judged": Text("ตัดสินโดยรวม ประกอบด้วย", "judged as a whole beside")}
_CAP = {"value": Text("ไม่เกินค่าต่ำสุดของ {by}", "not above the lowest of {by}"),
        "range": Text("ไม่เกินช่วงของค่าต่ำสุดของ {by}", "not above the range of the lowest of {by}")}
_EFFECT = {"warn": Text("เตือน", "a warning"), "cap": Text("ลดคะแนน", "lowered")}


def _sum(names: Iterable[str]) -> str:
    """``(a + b − c)``; one alone without brackets."""
    text = " ".join(f"− {name[1:]}" if name.startswith("-") else f"+ {name}" for name in names).removeprefix("+ ")
    return f"({text})" if " " in text else text


def _standing(data: dict, node: Node) -> tuple[str, str]:
    """Status and source of a measure; without a status of its own, those of the requirement."""
    status = str(data.get("status", ""))
    return (status, str(data.get("source", ""))) if status else (node.status, str(data.get("source", "")) or node.source)


def _row(nodes: list[Node], words: str, status: str, source: str, lang: str) -> tuple[str, ...]:
    """The long text last, where a table wraps."""
    cited = {"th": f" · ที่มา: {source}", "en": f" · source: {source}"}[lang] if source else ""
    return named([node.code for node in nodes], lang), STATUS[status].in_(lang), words + cited


def _table(header: str, rows: list[tuple[str, ...]], lang: str) -> Table:
    return Table((Column(word("code", lang)), Column(word("status", lang)), Column(header)), rows)
