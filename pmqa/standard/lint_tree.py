"""Faults of the tree: weights and maxima that do not add up or have no effect, agency types that leave holes."""

from __future__ import annotations

from collections.abc import Iterator

from pmqa.standard.compiled import Node, Standard, applies
from pmqa.standard.faults import Place, Words
from pmqa.standard.resolve import read_by
from pmqa.standard.sentences import say
from pmqa.standard.values import Criteria

Found = Iterator[tuple[str, Place, Words]]  # code, place inside its table, words
Inside = Iterator[tuple[Place, Words]]

_ONE_CELL = ("mark", "value", "target", "boxes")  # what "left empty" means is plain


def tree_faults(criteria: Criteria, compiled: Standard) -> Found:
    """Every such fault, with the code of the node that it speaks of."""
    totals = {category.code: category.weights_total for _, category in criteria.by_file}
    totals["total"] = criteria.standard.weights_total
    for node in compiled.nodes:
        below = _children(node, compiled, totals.get(node.code))
        for place, words in (*_numbers(node, compiled.nodes[node.parent].combine == "weighted_mean"), *below, *_types(node, compiled), *_optional(node)):
            yield node.code, place, words


def _numbers(node: Node, gate: bool) -> Inside:
    """``gate``: it stands where a weight of 0 means something: it counts for nothing and carries bars or effects."""
    for key in ("weight", "maximum"):
        weightless = key == "weight" and node.weight == 0 and gate
        if getattr(node, key) <= 0 and not weightless:
            yield (key,), say("not-positive", value=getattr(node, key))
    stated = node.not_applicable
    if not isinstance(stated, str) and not 0 <= stated <= node.maximum:
        yield ("not_applicable",), say("not-between", value=stated, low=0, high=node.maximum)


def _children(node: Node, compiled: Standard, declared: float | None) -> Inside:
    children = [compiled.node[code] for code in compiled.children[node.code]]
    if not children:
        if node.kind != "requirement":
            yield (), say("empty")
        return
    summed = sum(child.maximum for child in children)
    if node.combine == "sum" and abs(summed - node.maximum) > 1e-9:
        yield ("maximum",), say("maxima", sum=summed, maximum=node.maximum)
    total = summed if node.combine == "sum" else sum(child.weight for child in children)
    if declared is not None and abs(total - declared) > 1e-9:
        yield ("weights_total",), say("weights", sum=total, declared=declared)
    if node.combine == "weighted_mean" and not any(child.weight > 0 for child in children):
        yield (), say("no-weight")
    weighted = [child.code for child in children if child.weight != 1]
    if weighted and node.combine != "weighted_mean" and node.kind != "subtotal":
        yield ("combine",), say("idle-weights", codes=", ".join(weighted), combine=node.combine)


def _types(node: Node, compiled: Standard) -> Inside:
    parent = compiled.nodes[max(node.parent, 0)]
    beyond = [code for code in node.types if not applies(parent.types, code)]
    if beyond:
        yield ("types",), say("beyond-types", codes=", ".join(beyond), parent=parent.code)
    children = [compiled.node[code] for code in compiled.children[node.code]]
    for code in [kind.code for kind in compiled.types] if children else ():
        if applies(node.types, code) and not any(applies(child.types, code) for child in children):
            yield (), say("nothing-for-type", code=code)


def _optional(node: Node) -> Inside:
    """What "left empty" means must be plain; and a slot of the agency's own must be one that may be left empty."""
    measure = node.measure or {}
    if node.optional and (measure.get("kind") not in _ONE_CELL or measure.get("input")):
        yield ("optional",), say("not-optional", kinds=", ".join(_ONE_CELL))
    if measure.get("kind") == "target" and measure.get("chosen", True) and not node.optional:
        yield ("optional",), say("chosen")


def input_faults(criteria: Criteria, compiled: Standard) -> Found:
    """An input that nothing reads, no rule either, or that some agencies lack which need it; with its code."""
    readers: dict[str, list[Node]] = {}
    for node in compiled.nodes:
        for name in read_by(node):
            readers.setdefault(name, []).append(node)
    named = {target.removeprefix("field:") for condition in compiled.conditions for target in condition.of}
    for item in (item for _, category in criteria.by_file for item in category.inputs):
        if item.code not in readers and item.code not in named and not item.compares and item.code != compiled.ranking.group:
            yield item.code, (), say("idle", name=item.code)
        types = compiled.field[item.code].types
        lacking = [node.code for node in readers.get(item.code, ()) if not set(node.types or ("",)) <= set(types)]
        if types and lacking:
            yield item.code, ("types",), say("input-types", readers=", ".join(lacking))
