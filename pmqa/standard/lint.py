"""Faults that no single value shows: codes twice, names that nothing uses, names that stand for nothing.

Those of measures, the tree, conditions and sheets have a file each (``lint_*``).
"""

from __future__ import annotations

from collections.abc import Iterator

from pmqa.standard.compiled import Bands, Standard
from pmqa.standard.faults import Fault, Place, Words, fault
from pmqa.standard.files import Criteria, items_of
from pmqa.standard.lint_conditions import condition_faults
from pmqa.standard.lint_sheets import sheet_faults
from pmqa.standard.lint_tree import tree_faults
from pmqa.standard.model import StandardFile
from pmqa.standard.resolve import PlacedBar
from pmqa.standard.written import Measures
from pmqa.thai import canonical_code

Found = Iterator[tuple[Place, Words]]


def lint(criteria: Criteria, compiled: Standard, measures: Measures, bars: list[PlacedBar], bands: list[tuple[int, Bands]]) -> list[Fault]:
    """Every such fault of a standard that could be compiled."""
    main, file = criteria.files.main, criteria.standard
    places = {item.code: (source, place) for source, category in criteria.by_file for place, item in items_of(category)}
    places["total"] = (main, ())
    in_main = (*_unused(criteria, measures), *_ranking(file, compiled))
    found = [(main, place, words) for place, words in in_main]
    for code, place, words in (*tree_faults(criteria, compiled), *sheet_faults(criteria, compiled)):
        source, start = places[code]
        found.append((source, (*start, *place), words))
    found += condition_faults(main, compiled, bars, bands)
    return [fault(source, place, *words) for source, place, words in found]


def lint_codes(criteria: Criteria, folder: str) -> list[Fault]:
    """Codes, keys and names that stand twice; these say which thing is meant, so nothing else is looked at before."""
    main, file = criteria.files.main, criteria.standard
    out = [fault(main, place, *words) for place, words in _keys(file, folder)]
    seen = {"TOTAL": ("total", main.name)}
    for source, category in criteria.by_file:
        for place, item in items_of(category):
            same = canonical_code(item.code)
            if same in seen:
                code, where = seen[same]
                out.append(fault(source, (*place, "code"), f"รหัส {item.code} ซ้ำกับ {code} ใน {where}",
                                 f"the code {item.code} repeats {code} of {where}", "ให้แต่ละข้อมีรหัสของตน",
                                 "Give each item a code of its own."))
            seen.setdefault(same, (item.code, source.name))
    return out


def _keys(file: StandardFile, folder: str) -> Found:
    if file.id != folder:
        yield ("id",), Words(f"โฟลเดอร์ชื่อ {folder} แต่ id คือ {file.id}", f"the folder is called {folder}, the id is {file.id}",
                             "ให้ตรงกัน เกณฑ์แต่ละฉบับมีโฟลเดอร์และ id ของตน", "Make them equal: each edition has a folder and an id of its own.")
    taken = ("code", "name", "type", "group")
    lists = (("agency_types", "code", file.agency_types, ()), ("profile", "key", file.profile, taken), ("variants", "name", file.variants, ()))
    for table, key, items, before in lists:
        seen = set(before)
        for i, item in enumerate(items):
            name = getattr(item, key)
            if name in seen:
                yield (table, i, key), Words(f"{name} ซ้ำ หรือโปรแกรมใช้อยู่แล้ว", f"{name} stands twice, or is taken by the program",
                                             "ใช้ชื่ออื่น", "Use another.")
            seen.add(name)
    for i, item in enumerate(file.profile):
        if (item.kind == "option") != bool(item.options):
            yield ("profile", i, "options"), Words("options ใช้คู่กับ kind = \"option\"", "options and kind = \"option\" go together",
                                                   "เพิ่มหรือลบ options", "Add the options, or remove them.")
    since, until = file.in_force.since, file.in_force.until
    if isinstance(since, int) and isinstance(until, int) and since > until:
        yield ("in_force",), Words(f"เริ่มใช้ {since} หลังเลิกใช้ {until}", f"it begins in {since}, after it ends in {until}", "แก้ปี", "Correct the years.")


def _unused(criteria: Criteria, measures: Measures) -> Found:
    """A name that nothing uses is a number that somebody believes in and that decides nothing."""
    file = criteria.standard
    carriers = [file, *(item for _, category in criteria.by_file for _, item in items_of(category)),
                *(category.defaults for _, category in criteria.by_file)]
    bars = {bar if isinstance(bar, str) else bar.use for item in carriers for bar in getattr(item, "bars", ())}
    for table, known, used in (("scales", file.scales, measures.used_scales), ("measures", file.measures, measures.used_measures),
                               ("named_bars", file.named_bars, bars)):
        for name in known:
            if name not in used:
                yield (table, name), Words(f"ไม่มีส่วนใดใช้ {name}", f"nothing uses {name}", "ลบออก หรืออ้างชื่อนี้", "Remove it, or use it.")


def _ranking(file: StandardFile, compiled: Standard) -> Found:
    for i, key in enumerate(file.ranking.key):
        if key not in ("bars", *compiled.node):
            yield ("ranking", "key", i), Words(f"ไม่มีข้อรหัส {key} ให้จัดอันดับ", f"there is no node {key} to rank by",
                                               "ใช้ bars, total หรือรหัสข้อ", "Use bars, total or a node's code.")
    if "bars" in file.ranking.key and not compiled.bars:
        yield ("ranking", "key"), Words("จัดอันดับด้วย bars แต่ไม่มี bar ใด", "it ranks by bars, and there is no bar", "ลบ bars ออกจาก key",
                                        "Take bars out of the key.")
    attributes = {"", "type", "group", *(item.key for item in file.profile)}
    if file.ranking.group not in attributes:
        yield ("ranking", "group"), Words(f"ไม่มีข้อมูลหน่วยงานชื่อ {file.ranking.group}", f"there is no attribute {file.ranking.group}",
                                          "ใช้ type, group หรือ key ของ [[profile]]", "Use type, group or a key of [[profile]].")
    if file.ranking.group == "type" and not file.agency_types:
        yield ("ranking", "group"), Words("ไม่มี [[agency_types]] ให้แบ่งกลุ่ม", "there are no [[agency_types]] to group by",
                                          "ลบ group", "Remove group.")
