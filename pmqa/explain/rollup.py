"""How the points of an inner node come from its children: shares, weights, what each brings, what dropped out."""

from __future__ import annotations

from pmqa.explain.answers import in_a_line
from pmqa.explain.case import Case, cited, named, not_applicable, why_out
from pmqa.explain.trace import Trace, added, joined, short, six
from pmqa.standard.compiled import Node
from pmqa.texts import Text

_RULES = {
    "sum": Text("คะแนนของข้อย่อยรวมกัน", "the points of its parts added"),
    "mean": Text("ค่าเฉลี่ยของสัดส่วนของข้อย่อย", "the mean of the shares of its parts"),
    "weighted_mean": Text("ค่าเฉลี่ยถ่วงน้ำหนักของสัดส่วนของข้อย่อย", "the weighted mean of the shares of its parts"),
    "pooled": Text("สัดส่วนของทุกข้อที่นับข้างใต้รวมกัน", "the share of all that counts below, put together"),
    "min": Text("สัดส่วนต่ำสุดของข้อย่อย", "the lowest share of its parts"),
}
_SHARE = Text("สัดส่วน = คะแนน ÷ คะแนนเต็ม", "share = points ÷ maximum")
_DROPPED = Text("ข้อที่ไม่นับไม่มีน้ำหนัก น้ำหนักที่เหลือรวมเป็นทั้งหมด",
                "what does not count has no weight; the weights left make up the whole")


def rollup(case: Case, node: Node) -> tuple[Trace, ...]:
    """The rule, every child with its share and what it brings, and the sum."""
    children = [case.standard.node[code] for code in case.standard.children[node.code]]
    counted = [child for child in children if not case.is_out(child)]
    brought = dict(zip((child.code for child in counted), _contributions(case, node, counted), strict=True))
    weights = sum(_weight(case, node, child) for child in counted)
    out = [Trace(cited(_rule(node), node.status, node.source))]
    for child in children:
        known = child.code in brought
        out.append(_child(case, node, child, weights, brought[child.code]) if known else _out(case, child))
    if len(counted) < len(children) and node.combine != "min":
        out.append(Trace(_DROPPED))
    return (*out, _total(case, node, list(brought.values())), *rounded(case, node))


def _rule(node: Node) -> Text:
    rule = _RULES[node.combine]
    if node.combine == "sum":
        return rule
    return Text(*(f"{text} × {short(node.maximum)} ({share})" for text, share in zip(rule, _SHARE, strict=True)))


def stated(case: Case, node: Node) -> tuple[Trace, ...]:
    """A node that is not applicable and yet counts, with the value that the file states."""
    reason = not_applicable(case, node)
    if reason is None:
        return ()
    points = case.points(node)
    return (Trace(joined([reason, Text(f"นับเป็น {short(points)}", f"counts as {short(points)}")], ": "), points),)


def rounded(case: Case, node: Node) -> tuple[Trace, ...]:
    """A node that goes up the tree rounded says so."""
    if node.round is None:
        return ()
    points = case.points(node)
    text = f"{points:.{node.round}f}"
    return (Trace(Text(f"ปัดเป็น {node.round} ตำแหน่งก่อนนำไปคิดต่อ: {text}",
                       f"rounded to {_decimals(node.round)} before it counts above: {text}"), points),)


def shown(case: Case, node: Node) -> tuple[Trace, ...]:
    """What is printed, where that is not the number itself."""
    printed, decimals = case.published(node), case.standard.decimals
    if short(float(printed)) == short(case.points(node)):
        return ()
    th, en = ("ตัดทิ้ง", "cut off") if case.standard.truncate else ("ครึ่งปัดขึ้น", "halves up")
    text = Text(f"แสดง {decimals} ตำแหน่ง ({th}): {printed} ส่วนการคิดต่อใช้ค่าที่ยังไม่ปัด",
                f"shown with {_decimals(decimals)} ({en}): {printed}; what counts above is not rounded so")
    return (Trace(text, float(printed)),)


def _decimals(count: int) -> str:
    return f"{count} decimal" if count == 1 else f"{count} decimals"


def _weight(case: Case, node: Node, child: Node) -> float:
    """As in ``scoring.tree``."""
    pooled = _pool(case, child) if node.combine == "pooled" else 0.0
    return {"sum": child.maximum, "weighted_mean": child.weight, "pooled": pooled}.get(node.combine, 1.0)


def _pool(case: Case, node: Node) -> float:
    """The maxima of what counts in a node."""
    if case.is_out(node):
        return 0.0
    inside = [case.standard.node[code] for code in case.standard.children[node.code]]
    return sum(_pool(case, child) for child in inside) if inside and node.combine == "pooled" else node.maximum


def _contributions(case: Case, node: Node, counted: list[Node]) -> list[float]:
    """What each child brings; under ``min`` only the lowest brings anything."""
    shares = [case.points(child) / child.maximum for child in counted]
    if node.combine == "min":
        first = shares.index(min(shares)) if shares else -1
        return [node.maximum * share if i == first else 0.0 for i, share in enumerate(shares)]
    weights = [_weight(case, node, child) for child in counted]
    whole = sum(weights)
    return [node.maximum * weight * share / whole for weight, share in zip(weights, shares, strict=True)]


def _child(case: Case, node: Node, child: Node, weights: float, brought: float) -> Trace:
    points, most = case.points(child), child.maximum
    share = f"{short(points)} ÷ {short(most)} = {short(points / most)}"
    text = Text(f"สัดส่วน {share}", f"share {share}")
    if node.combine != "min":
        weight = f"{short(_weight(case, node, child))} ÷ {short(weights)}"
        text = Text(f"{text.th} น้ำหนัก {weight} → {six(brought)}", f"{text.en}, weight {weight} → {six(brought)}")
    return Trace(joined([named(case, child), text], ": "), brought, _inside(case, child))


def _inside(case: Case, child: Node) -> tuple[Trace, ...]:
    if fixed := stated(case, child):
        return fixed
    return rollup(case, child) if child.measure is None else (in_a_line(case, child), *rounded(case, child))


def _out(case: Case, child: Node) -> Trace:
    return Trace(joined([named(case, child), Text("ไม่นับ", "does not count"), why_out(case, child)], ": "))


def _total(case: Case, node: Node, brought: list[float]) -> Trace:
    points = case.points(node)
    if not brought:
        return Trace(Text("ไม่มีแถวใดที่กรอก จึงได้ 0", "no row is filled: 0"), points)
    if node.combine == "min":
        return Trace(Text(f"ต่ำสุด: {six(max(brought))}", f"the lowest: {six(max(brought))}"), points)
    text = added(brought)
    return Trace(Text(f"รวม {text}", f"together {text}"), points)
