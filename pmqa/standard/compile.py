"""Criteria files to the compiled form: the tree, its fields and rules, its bars and bands, every reference resolved."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from pmqa.measures import Measure
from pmqa.standard import compiled as c
from pmqa.standard import lint, sheets
from pmqa.standard.faults import CriteriaError, Fault, Place, Source, fault
from pmqa.standard.fields import Field, Rule
from pmqa.standard.files import digest_of, read_files, validate
from pmqa.standard.model import BandSet, CategoryFile, Requirement, Section, StandardFile
from pmqa.standard.model import Condition as WrittenCondition
from pmqa.standard.plain import to_plain
from pmqa.standard.resolve import Unresolved, bar_for, condition_for, measure_for
from pmqa.texts import EMPTY, Text

WORDS = {  # what the program says where a standard has no word of its own
    "category": Text("หมวด", "Category"),
    "met": Text("ถึงเกณฑ์ที่ตั้งไว้", "meets the bars as set"),
    "unmet": Text("ไม่ถึงเกณฑ์ที่ตั้งไว้", "does not meet the bars as set"),
    "agency": Text("หน่วยงาน", "agency"),
}


def compile_folder(folder: Path, variant: str = "") -> c.Standard:
    """The standard in ``folder`` under ``variant``. Raises CriteriaError with every fault found."""
    files = read_files(folder)
    standard, categories = validate(files, variant)
    work = _Work(standard)
    work.total()
    for source, category in zip(files.categories, categories, strict=True):
        work.category(source, category)
    if not categories:
        work.fault(files.main, (), "ไม่มีไฟล์หมวด", "there is no category file", "เพิ่มไฟล์ 1-….toml", "Add a file 1-….toml.")
    work.finish(files.main)
    if work.faults:
        raise CriteriaError(work.faults)
    result = work.standard_of(digest_of(folder), variant)
    faults = lint.lint(files, standard, categories, result)
    if faults:
        raise CriteriaError(faults)
    return result


class _Work:
    """The compiled parts as they grow. Nodes come depth first; ``later`` holds bars until every node is known."""

    def __init__(self, standard: StandardFile) -> None:
        self.file = standard
        self.nodes: list[c.Node] = []
        self.fields: list[Field] = []
        self.rules: list[Rule] = []
        self.bars: list[c.Bar] = []
        self.bands: list[c.Bands] = []
        self.later: list[tuple[Source, Place, c.Node, tuple]] = []
        self.under: dict[str, str] = {}  # input → the node it stands below
        self.faults: list[Fault] = []

    def fault(self, source: Source, place: Place, *words: str) -> None:
        self.faults.append(fault(source, place, *words))

    def total(self) -> None:
        file = self.file
        self.nodes.append(c.Node("total", "total", -1, Text("รวม", "Total"), file.maximum, combine=file.combine,
                                 round=None, status=file.status, source=file.source))

    def category(self, source: Source, category: CategoryFile) -> None:
        """One file's nodes, depth first; a parent's sections come before its requirements."""
        below: dict[str, list[tuple[Place, Section]]] = {}
        codes = {category.code, *(section.code for section in category.sections)}
        for key, items in (("sections", category.sections), ("requirements", category.requirements)):
            for i, item in enumerate(items):
                parent = item.parent or category.code
                if parent not in codes:
                    self.fault(source, (key, i, "in"), f"ไม่มีหัวข้อรหัส {parent}", f"there is no section {parent}",
                               "แก้ให้ตรงกับ code ของ [[sections]]", "Use the code of a [[sections]] entry.")
                below.setdefault(parent, []).append(((key, i), item))
        self._node(source, (), category, category, 0, below)
        for i, item in enumerate(category.inputs):
            fields, rules = sheets.input_fields(item, category)
            self.fields += fields
            self.rules += rules
            self.under[item.code] = item.of if item.of in codes else category.code
            if item.of and item.of not in codes:
                self.fault(source, ("inputs", i, "in"), f"ไม่มีหัวข้อรหัส {item.of}", f"there is no section {item.of}",
                           "แก้ให้ตรงกับ code", "Use the code of a section.")

    def _node(self, source: Source, place: Place, item: Section, category: CategoryFile, parent: int,
              below: dict[str, list[tuple[Place, Section]]]) -> None:
        kind = "category" if item is category else "requirement" if isinstance(item, Requirement) else "section"
        defaults = category.defaults
        own = kind == "requirement"
        measure = self._measure(source, place, item, category) if isinstance(item, Requirement) else None
        status = item.status or (defaults.status if own else "") or category.status or self.file.status
        node = c.Node(
            item.code, kind, parent, item.title, item.maximum if item.maximum is not None else -1.0, weight=item.weight,
            combine=item.combine or self.file.combine, round=measure.round if measure and measure.round is not None else item.round,
            short=item.short, guidance=item.guidance, category=category.code, types=item.types or self._types_above(parent),
            not_applicable=item.not_applicable, optional=isinstance(item, Requirement) and item.optional,
            measure=to_plain(measure) if measure else None, top=measure.top if measure else 1.0,
            legend=measure.legend if measure else EMPTY, fixed=measure.fixed if measure else {}, tags=item.tags, status=status,
            source=item.source or (defaults.source if own else "") or category.source or self.file.source)
        at = len(self.nodes)
        self.nodes.append(node)
        bars = item.bars or (defaults.bars if own else ())
        self.later.append((source, place, node, bars))
        fields, rules = sheets.node_fields(node, measure, item, self.file.evidence)
        self.fields += fields
        self.rules += rules
        for child_place, child in below.get(item.code, []):
            self._node(source, child_place, child, category, at, below)
        if self.nodes[at].maximum < 0:  # not declared
            children = [n for n in self.nodes[at + 1:] if n.parent == at]
            summed = sum(n.maximum for n in children) if node.combine == "sum" and children else self.file.maximum
            self.nodes[at] = replace(node, maximum=summed)

    def _types_above(self, parent: int) -> tuple[str, ...]:
        return self.nodes[parent].types if parent >= 0 else ()

    def _measure(self, source: Source, place: Place, item: Requirement, category: CategoryFile) -> Measure | None:
        written = item.measure or category.defaults.measure
        if not written:
            self.fault(source, place, "ไม่มี measure", "has no measure", "เพิ่ม measure ที่ข้อนี้ หรือที่ [defaults]",
                       "Give it one here or under [defaults].")
            return None
        try:
            return measure_for(self.file, written)
        except Unresolved as why:
            at = (*place, "measure") if item.measure else ("defaults", "measure")
            self.fault(source, at, *why.words)
            return None

    def finish(self, main: Source) -> None:
        """Bars and bands, once every node and field is known."""
        nodes, fields = {n.code: n for n in self.nodes}, {f.key: f for f in self.fields}
        attributes = {"type", "group", *(item.key for item in self.file.profile)}
        self.later.insert(0, (main, (), self.nodes[0], self.file.bars))
        for source, place, node, bars in self.later:
            for i, written in enumerate(bars):
                try:
                    bar = bar_for(self.file, written, i)
                    condition = condition_for(bar, node.code, nodes, fields, attributes)
                except Unresolved as why:
                    self.fault(source, (*place, "bars", i), *why.words)
                    continue
                if bar.when:
                    self.bars.append(c.Bar(node.code, bar.name, bar.title, condition, bar.status or node.status,
                                           bar.source or node.source, node.types))
        for i, band_set in enumerate(self.file.bands):
            try:
                self.bands += self._bands(band_set, nodes, fields, attributes)
            except Unresolved as why:
                self.fault(main, ("bands", i, *why.at), *why.words)

    def _bands(self, band_set: BandSet, nodes: dict[str, c.Node], fields: dict[str, Field], attributes: set[str]) -> list[c.Bands]:
        owners = condition_for(WrittenCondition(of=band_set.of, at_least=0), "total", nodes, fields, attributes).of
        out = []
        for owner in owners:
            bands = tuple(c.Band(band.name, tuple(
                tuple(condition_for(one, owner, nodes, fields, attributes) for one in conditions)
                for conditions in (band.any_of or (band.conditions,)))) for band in band_set.bands)
            out.append(c.Bands(owner, band_set.title, bands, band_set.status or self.file.status,
                               band_set.source or self.file.source))
        return out

    def standard_of(self, digest: str, variant: str) -> c.Standard:
        file = self.file
        period = "–".join(str(year) for year in (file.in_force.since, file.in_force.until) if year != "")
        return c.Standard(
            file.id, digest, variant, file.title, file.short if file.short != EMPTY else file.title, file.edition, file.year,
            file.calendar, file.status, file.source, file.decimals, file.truncate, WORDS | file.words,
            tuple(c.AgencyType(t.code, t.title, t.words) for t in file.agency_types), tuple(self.nodes),
            tuple(sheets.in_sheet_order(self.fields, self.nodes, self.under)), tuple(self.rules), tuple(self.bars), tuple(self.bands),
            c.Ranking(**file.ranking.model_dump()),
            tuple(c.Setting(name, s.title, str(s.value), s.status or file.status, s.source) for name, s in file.settings.items()),
            tuple(c.Variant(v.name, v.title, v.status or file.status, v.source) for v in file.variants),
            tuple(sheets.profile_fields(file)), period, file.supersedes)
