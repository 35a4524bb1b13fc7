"""Faults that no single value shows: codes twice, weights that do not add up, bars out of reach, names never used."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pmqa.measures import Boxes, Factors, Measure, Ratio, Value, measure_of
from pmqa.measures.curve import Curve
from pmqa.measures.scale import Scale
from pmqa.standard.compiled import Bar, Node, Standard
from pmqa.standard.faults import Fault, Place, Source, fault
from pmqa.standard.files import Files
from pmqa.standard.model import CategoryFile, StandardFile

Words = tuple[str, str, str, str]  # problem th, en, remedy th, en


def lint(files: Files, standard: StandardFile, categories: list[CategoryFile], compiled: Standard) -> list[Fault]:
    """Every such fault, in the order of the files."""
    places = _places(files, categories)
    out = [fault(files.main, place, *words) for place, words in _main(standard, compiled)]
    for (source, place), words in _codes(files, categories):
        out.append(fault(source, place, *words))
    for node in compiled.nodes[1:]:
        source, place = places[node.code]
        for words in [*_node(node, compiled), *(_measure(measure_of(node.measure), compiled) if node.measure else ())]:
            out.append(fault(source, place, *words))
    for bar in compiled.bars:
        source, place = places.get(bar.owner, (files.main, ()))
        out += [fault(source, (*place, "bars"), *words) for words in _bar(bar, compiled)]
    return list(dict.fromkeys(out))


def _places(files: Files, categories: list[CategoryFile]) -> dict[str, tuple[Source, Place]]:
    out: dict[str, tuple[Source, Place]] = {}
    for source, category in zip(files.categories, categories, strict=True):
        out[category.code] = (source, ())
        for key in ("sections", "requirements", "inputs"):
            out |= {item.code: (source, (key, i)) for i, item in enumerate(getattr(category, key))}
    return out


def _codes(files: Files, categories: list[CategoryFile]) -> Iterator[tuple[tuple[Source, Place], Words]]:
    seen: dict[str, str] = {"total": "standard.toml"}
    for source, category in zip(files.categories, categories, strict=True):
        items = [((), category), *((((key, i)), item) for key in ("sections", "requirements", "inputs")
                                   for i, item in enumerate(getattr(category, key)))]
        for place, item in items:
            if item.code in seen:
                yield (source, (*place, "code")), (f"รหัส {item.code} ซ้ำกับใน {seen[item.code]}",
                                                   f"the code {item.code} stands already in {seen[item.code]}",
                                                   "ให้แต่ละข้อมีรหัสของตน", "Give each item a code of its own.")
            seen.setdefault(item.code, source.name)


def _main(standard: StandardFile, compiled: Standard) -> Iterator[tuple[Place, Words]]:
    for name, scale in standard.scales.items():
        for words in _scale(scale):
            yield ("scales", name), words
    known = {"bars", *compiled.node}
    for key in standard.ranking.key:
        if key not in known:
            yield ("ranking", "key"), (f"ไม่มีข้อรหัส {key} ให้จัดอันดับ", f"there is no node {key} to rank by",
                                       "ใช้ bars, total หรือรหัสข้อ", "Use bars, total or a node's code.")
    attributes = {"", "type", "group", *(item.key for item in standard.profile)}
    if standard.ranking.group not in attributes:
        yield ("ranking", "group"), (f"ไม่มีข้อมูลหน่วยงานชื่อ {standard.ranking.group}", f"there is no attribute {standard.ranking.group}",
                                     "ใช้ type, group หรือ key ของ [[profile]]", "Use type, group or a key of [[profile]].")
    types = {item.code for item in standard.agency_types}
    for code, count in Counter(item.code for item in standard.agency_types).items():
        if count > 1:
            yield ("agency_types",), (f"ประเภท {code} ซ้ำ", f"the type {code} stands twice", "ลบรายการที่ซ้ำ", "Remove one.")
    for node in compiled.nodes:
        for code in set(node.types) - types:
            yield ("agency_types",), (f"ข้อ {node.code} อ้างประเภท {code} ที่ไม่มี", f"{node.code} names the unknown type {code}",
                                      "เพิ่มใน [[agency_types]]", "Add it under [[agency_types]].")
    yield from _totals(standard, compiled)


def _totals(standard: StandardFile, compiled: Standard) -> Iterator[tuple[Place, Words]]:
    declared = standard.weights_total
    if declared is not None:
        total = sum(n.maximum if compiled.nodes[0].combine == "sum" else n.weight for n in compiled.categories)
        if abs(total - declared) > 1e-9:
            yield ("weights_total",), (f"น้ำหนักของทุกหมวดรวมได้ {total:g} ไม่ใช่ {declared:g}",
                                       f"the categories' weights add to {total:g}, not {declared:g}",
                                       "แก้น้ำหนัก หรือแก้ weights_total", "Correct a weight, or weights_total.")
    if compiled.nodes[0].combine == "sum":
        total = sum(node.maximum for node in compiled.categories)
        if abs(total - compiled.nodes[0].maximum) > 1e-9:
            yield ("maximum",), (f"คะแนนเต็มของทุกหมวดรวมได้ {total:g} ไม่ใช่ {compiled.nodes[0].maximum:g}",
                                 f"the categories' maxima add to {total:g}, not {compiled.nodes[0].maximum:g}",
                                 "แก้ maximum", "Correct a maximum.")


def _scale(scale: Scale) -> Iterator[Words]:
    values = scale.values if scale.step is None or (scale.step > 0 and None not in (scale.lowest, scale.highest)) else ()
    if len(values) < 2 or any(b <= a for a, b in zip(values, values[1:], strict=False)):
        yield ("ค่าของ scale ต้องมีอย่างน้อยสองค่าและเรียงจากน้อยไปมาก", "a scale needs two values or more, in rising order",
               "เรียง levels ใหม่ หรือให้ lowest highest step", "Order the levels, or give lowest, highest and step.")
    elif values[-1] <= 0:
        yield ("ค่าสูงสุดของ scale ต้องมากกว่า 0", "the highest value of a scale must be above 0", "แก้ค่า", "Correct it.")
    for level in scale.levels:
        if level.at not in values:
            yield (f"ระดับ {level.at:g} ไม่อยู่ใน scale", f"the level {level.at:g} is not on the scale", "แก้ at", "Correct its at.")


def _node(node: Node, compiled: Standard) -> Iterator[Words]:
    if node.weight <= 0:
        yield (f"น้ำหนัก {node.weight:g} ต้องมากกว่า 0", f"the weight {node.weight:g} must be above 0", "แก้ weight", "Correct it.")
    if node.maximum <= 0:
        yield (f"คะแนนเต็ม {node.maximum:g} ต้องมากกว่า 0", f"the maximum {node.maximum:g} must be above 0", "แก้ maximum", "Correct it.")
    children = [compiled.node[code] for code in compiled.children[node.code]]
    if node.kind != "requirement" and not children:
        yield ("ไม่มีข้อใดอยู่ข้างใต้", "holds no requirement", "เพิ่มข้อ หรือลบหัวข้อนี้", "Add a requirement or remove it.")
    total = sum(child.maximum for child in children)
    if node.combine == "sum" and children and abs(total - node.maximum) > 1e-9:
        yield (f"คะแนนเต็มข้างใต้รวมได้ {total:g} ไม่ใช่ {node.maximum:g}", f"the maxima below add to {total:g}, not {node.maximum:g}",
               "แก้ maximum", "Correct a maximum.")


def _measure(measure: Measure, compiled: Standard) -> Iterator[Words]:
    curve = getattr(measure, "curve", None)
    if curve is not None:
        yield from _curve(curve)
    names = measure.inputs if isinstance(measure, Ratio) else (measure.input,) if isinstance(measure, Value) and measure.input else ()
    for name in names:
        if name not in compiled.field:
            yield (f"ไม่มีข้อมูลนำเข้ารหัส {name}", f"there is no input {name}", "เพิ่มใน [[inputs]]", "Add it under [[inputs]].")
    if isinstance(measure, Boxes) and (len(measure.counts) != len(measure.levels) or min(measure.counts, default=0) < 1):
        yield ("counts ต้องมีจำนวนช่องของทุกระดับ อย่างน้อย 1", "counts needs a number of boxes for each level, 1 or more",
               f"ให้ {len(measure.levels)} จำนวน", f"Give {len(measure.levels)} numbers.")
    if isinstance(measure, Factors):
        codes = [factor.code for factor in measure.factors]
        if len(set(codes)) != len(codes) or not codes:
            yield ("รหัสปัจจัยต้องมีและไม่ซ้ำ", "factors need codes, each once", "แก้ factors", "Correct the factors.")
        for code in measure.order:
            if code not in codes:
                yield (f"order อ้าง {code} ที่ไม่มีใน factors", f"order names {code}, which is no factor", "แก้ order", "Correct order.")


def _curve(curve: Curve) -> Iterator[Words]:
    rising = ("จุดของเส้นคะแนนต้องเรียงจากน้อยไปมาก", "the points of a curve must rise", "เรียงใหม่", "Put them in order.")
    if bool(curve.at) == bool(curve.segments):
        yield ("เส้นคะแนนต้องมี at หรือ segments อย่างใดอย่างหนึ่ง", "a curve needs either at or segments", "ให้อย่างเดียว", "Give one.")
        return
    if curve.at and (len(curve.at) != len(curve.gives) or len(curve.at) < 2):
        yield (f"at มี {len(curve.at)} ค่า gives มี {len(curve.gives)} ค่า", f"at has {len(curve.at)} numbers, gives {len(curve.gives)}",
               "ให้เท่ากัน อย่างน้อย 2", "Give as many of each, 2 or more.")
    ends = list(curve.at) or [curve.start, *(segment.upto for segment in curve.segments)]
    if curve.segments:
        if curve.start is None or None in ends[:-1] or any(len(s.gives) not in (1, 2) for s in curve.segments):
            yield ("segments ต้องมี start และทุกช่วงก่อนช่วงสุดท้ายต้องมี upto", "segments need start, and upto for all but the last",
                   "เพิ่มให้ครบ gives มี 1 หรือ 2 ค่า", "Add what is missing; gives holds 1 or 2 numbers.")
            return
        last = curve.segments[-1]
        if last.upto is None and len(set(last.gives)) > 1:
            yield ("ช่วงสุดท้ายที่ไม่มี upto ต้องมีค่าคงที่", "a last segment without upto must be constant", "ให้ gives หนึ่งค่า", "Give it one number.")
        ends = [end for end in ends if end is not None]
    if any(b <= a for a, b in zip(ends, ends[1:], strict=False)):
        yield rising


def _bar(bar: Bar, compiled: Standard) -> Iterator[Words]:
    """A bar that no answer can meet, or that every answer meets."""
    condition = bar.condition
    if isinstance(condition.than, (bool, str)):
        return
    for target in condition.of:
        if target.startswith("field:"):
            field = compiled.field[target.removeprefix("field:")]
            low, high = (field.legal[0], field.legal[-1]) if field.legal else (field.low, field.high)
        elif target.startswith("@"):
            continue
        else:
            low, high = 0.0, 1.0 if condition.on == "share" else compiled.node[target].maximum
        than = condition.than
        above = high is not None and condition.op in ("at_least", "more_than") and (than > high or (than == high and condition.op == "more_than"))
        below = low is not None and condition.op in ("at_most", "less_than") and (than < low or (than == low and condition.op == "less_than"))
        if above or below:
            yield (f"เกณฑ์ขั้นต่ำ {than:g} อยู่นอกช่วงที่เป็นไปได้ของ {target.removeprefix('field:')}",
                   f"the bar {than:g} lies outside what {target.removeprefix('field:')} can reach", "แก้ค่า", "Correct the number.")
