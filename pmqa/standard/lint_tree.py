"""Faults of the tree: weights and maxima that do not add up or have no effect, agency types that leave holes."""

from __future__ import annotations

from collections.abc import Iterator

from pmqa.standard.compiled import Node, Standard, applies
from pmqa.standard.faults import Place, Words
from pmqa.standard.files import Criteria

Found = Iterator[tuple[str, Place, Words]]  # code, place inside its table, words

_CORRECT = ("แก้ค่านี้", "Correct it.")
_ONE_CELL = ("mark", "value", "target", "boxes")  # what "left empty" means is plain


def tree_faults(criteria: Criteria, compiled: Standard) -> Found:
    """Every such fault, with the code of the node (or input) that it speaks of."""
    totals = {category.code: category.weights_total for _, category in criteria.by_file}
    totals["total"] = criteria.standard.weights_total
    for node in compiled.nodes:
        for place, words in (*_numbers(node), *_children(node, compiled, totals.get(node.code)), *_types(node, compiled)):
            yield node.code, place, words
        for place, words in _optional(node) if node.optional else ():
            yield node.code, place, words
    yield from _inputs(criteria, compiled)


def _numbers(node: Node) -> Iterator[tuple[Place, Words]]:
    for key in ("weight", "maximum"):
        value = getattr(node, key)
        if value <= 0:
            yield (key,), Words(f"{value:g} ต้องมากกว่า 0", f"{value:g} must be above 0", *_CORRECT)
    if not isinstance(node.not_applicable, str) and not 0 <= node.not_applicable <= node.maximum:
        yield ("not_applicable",), Words(f"{node.not_applicable:g} ไม่อยู่ระหว่าง 0 ถึงคะแนนเต็ม {node.maximum:g}",
                                         f"{node.not_applicable:g} does not lie between 0 and the maximum {node.maximum:g}", *_CORRECT)


def _children(node: Node, compiled: Standard, declared: float | None) -> Iterator[tuple[Place, Words]]:
    children = [compiled.node[code] for code in compiled.children[node.code]]
    if node.kind == "requirement":
        return
    if not children:
        yield (), Words("ไม่มีข้อใดอยู่ข้างใต้", "holds no requirement", "เพิ่มข้อ หรือลบหัวข้อนี้", "Add a requirement, or remove it.")
        return
    summed = sum(child.maximum for child in children)
    if node.combine == "sum" and abs(summed - node.maximum) > 1e-9:
        yield ("maximum",), Words(f"คะแนนเต็มข้างใต้รวมได้ {summed:g} ไม่ใช่ {node.maximum:g}",
                                  f"the maxima below add to {summed:g}, not {node.maximum:g}", "แก้ maximum", "Correct a maximum.")
    total = summed if node.combine == "sum" else sum(child.weight for child in children)
    if declared is not None and abs(total - declared) > 1e-9:
        yield ("weights_total",), Words(f"น้ำหนักข้างใต้รวมได้ {total:g} ไม่ใช่ {declared:g}", f"the weights below add to {total:g}, not {declared:g}",
                                        "แก้น้ำหนัก หรือแก้ weights_total", "Correct a weight, or weights_total.")
    weighted = [child.code for child in children if child.weight != 1]
    if weighted and node.combine != "weighted_mean":
        yield ("combine",), Words(f"น้ำหนักของ {', '.join(weighted)} ไม่มีผลกับ combine = {node.combine}",
                                  f"the weights of {', '.join(weighted)} have no effect with combine = {node.combine}",
                                  "ใช้ weighted_mean หรือลบ weight", "Use weighted_mean, or remove them.")


def _types(node: Node, compiled: Standard) -> Iterator[tuple[Place, Words]]:
    known = tuple(kind.code for kind in compiled.types)
    for code in node.types:
        if code not in known:
            yield ("types",), Words(f"ไม่มีประเภทหน่วยงาน {code}", f"there is no agency type {code}", "เพิ่มใน [[agency_types]] หรือแก้รหัส",
                                    "Add it under [[agency_types]], or correct the code.")
    parent = compiled.nodes[node.parent] if node.parent >= 0 else node
    beyond = [code for code in node.types if not applies(parent.types, code)]
    if beyond:
        yield ("types",), Words(f"{', '.join(beyond)} ไม่อยู่ใน types ของ {parent.code}", f"{', '.join(beyond)} is not among the types of {parent.code}",
                                "แก้ types", "Correct the types.")
    children = [compiled.node[code] for code in compiled.children[node.code]]
    for code in known if children else ():
        if applies(node.types, code) and not any(applies(child.types, code) for child in children):
            yield (), Words(f"ไม่มีข้อใดสำหรับประเภท {code}", f"holds nothing for agencies of type {code}", "ให้ types ที่หัวข้อนี้ด้วย",
                            "Limit its types too, or add a requirement.")


def _optional(node: Node) -> Iterator[tuple[Place, Words]]:
    kind = str((node.measure or {}).get("kind"))
    if kind not in _ONE_CELL or (node.measure or {}).get("input"):
        yield ("optional",), Words("ข้อนี้ไม่มีช่องคำตอบของตนเพียงช่องเดียว จึงบอกไม่ได้ว่าเว้นว่าง",
                                   "it has no single answer of its own, so it cannot be told whether it is left empty",
                                   f"ใช้กับ {', '.join(_ONE_CELL)}", f"Use it with {', '.join(_ONE_CELL)}.")


def _inputs(criteria: Criteria, compiled: Standard) -> Found:
    """An input that nothing reads, or that an agency lacks which needs it; a slot of the agency's own that is not optional."""
    readers: dict[str, list[Node]] = {}
    for node in compiled.nodes:
        measure = node.measure or {}
        for name in (*measure.get("top_of", ()), *measure.get("bottom_of", ()), *([measure["input"]] if measure.get("input") else ())):
            readers.setdefault(name.removeprefix("-"), []).append(node)
        if measure.get("kind") == "target" and measure.get("chosen", True) and not node.optional:
            yield node.code, ("optional",), Words("ตัวชี้วัดที่หน่วยงานเลือกเองต้อง optional มิฉะนั้นช่องว่างได้ 0 โดยไม่มีคำเตือน",
                                                  "an indicator of the agency's own choice must be optional, or an empty one earns 0 in silence",
                                                  "เพิ่ม optional = true หรือ chosen = false", "Add optional = true, or chosen = false.")
    conditions = [bar.condition for bar in compiled.bars]
    conditions += [one for bands in compiled.bands for band in bands.bands for every in band.lists for one in every]
    named = {target.removeprefix("field:") for condition in conditions for target in condition.of}
    for item in (item for _, category in criteria.by_file for item in category.inputs):
        if item.code not in readers and item.code not in named:
            yield item.code, (), Words("ไม่มีส่วนใดใช้ข้อมูลนำเข้านี้", "nothing reads this input", "ลบออก หรืออ้างใน measure", "Remove it, or read it.")
        types = compiled.field[item.code].types
        lacking = [node.code for node in readers.get(item.code, ())
                   if types and not (node.types and set(node.types) <= set(types))]
        if lacking:
            yield item.code, ("types",), Words(f"{', '.join(lacking)} ใช้ข้อมูลนี้ แต่มีในหน่วยงานประเภทอื่นด้วย",
                                               f"{', '.join(lacking)} reads it and exists for other agency types too",
                                               "ให้ types ตรงกัน", "Give both the same types.")
