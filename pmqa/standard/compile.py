"""Criteria files to the compiled form: the tree, its fields and rules, its bars and bands, every reference resolved."""

from __future__ import annotations

from pathlib import Path

from pmqa.measures.kinds import Measure
from pmqa.standard import compiled as c
from pmqa.standard import sheets
from pmqa.standard.bars import PlacedBands, PlacedBar, bands_of, bars_of
from pmqa.standard.effects import PlacedEffect, decision_of, effects_of
from pmqa.standard.faults import CriteriaError, Fault, Place, Source, fault
from pmqa.standard.fields import Field, Rule
from pmqa.standard.files import Criteria, Files, digest_of, items_of, natural, read_files, validate
from pmqa.standard.invalid import shown
from pmqa.standard.lint import code_faults, header_faults, lint
from pmqa.standard.lint_conditions import Rules
from pmqa.standard.model import CategoryFile, Item, Requirement, provenance, said
from pmqa.standard.plain import to_plain
from pmqa.standard.resolve import Known, read_by
from pmqa.standard.sentences import say
from pmqa.standard.written import Measures
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
    criteria, faults = validate(files, variant)
    if criteria is None:
        raise CriteriaError(_in_order(files, faults), folder)
    work = _Work(criteria)
    faults += [*header_faults(criteria, folder.resolve().name), *(code_faults(criteria) or work.trees())]
    if faults:
        raise CriteriaError(_in_order(files, faults), folder)
    faults += work.rules_on_scores()
    if faults:
        raise CriteriaError(_in_order(files, faults), folder)
    result = work.standard(digest_of(folder), variant)
    faults += lint(criteria, result, work.measures, Rules(work.bars, work.bands, work.effects))
    if faults:
        raise CriteriaError(_in_order(files, faults), folder)
    return result


def _in_order(files: Files, faults: list[Fault]) -> list[Fault]:
    """Each once, as the files stand."""
    place = {source.name: i for i, source in enumerate((files.main, *files.categories))}
    return sorted(dict.fromkeys(faults), key=lambda one: (place[one.file], one.line))


class _Work:
    """The compiled parts as they grow. Nodes come depth first; bars wait until every node and field is known."""

    def __init__(self, criteria: Criteria) -> None:
        self.criteria, self.file = criteria, criteria.standard
        complete = None not in criteria.categories
        inputs = {item.code for _, category in criteria.by_file for item in category.inputs} if complete else None
        if inputs is not None:
            inputs |= {f"@{item.key}" for item in criteria.standard.profile if item.kind == "number"}
        self.measures = Measures(criteria.files.main, self.file, inputs)
        self.nodes: list[c.Node] = []
        self.fields: list[Field] = []
        self.rules: list[Rule] = []
        self.bars: list[PlacedBar] = []
        self.bands: list[PlacedBands] = []
        self.effects: list[PlacedEffect] = []
        self.decision: c.Decision | None = None
        self.under: dict[str, str] = {}  # input → the node it stands below

    def trees(self) -> list[Fault]:
        """Nodes, fields and rules of every category that could be read; returns the faults met."""
        file, faults = self.file, []
        named = Measures(self.criteria.files.main, file, None)
        named.read_named()
        self.nodes.append(c.Node("total", "total", -1, Text("รวม", "Total"), file.maximum, combine=file.combine,
                                 status=file.status, source=file.source))
        for source, category in self.criteria.by_file:
            faults += self._category(source, category)
        faults += self._subtotals() if not faults and None not in self.criteria.categories else []
        if not self.criteria.categories:
            faults.append(fault(self.criteria.files.main, (), *say("no-category")))
        return [*named.faults, *self.measures.faults, *faults]

    def _category(self, source: Source, category: CategoryFile) -> list[Fault]:
        """One file's nodes, depth first; a parent's sections come before its requirements."""
        faults: list[Fault] = []
        sections = {section.code: section.parent or category.code for section in category.sections}
        below: dict[str, list[tuple[Place, Item]]] = {}
        for place, item in items_of(category)[1:]:
            parent = item.parent or category.code
            if parent not in sections and parent != category.code:
                faults.append(fault(source, (*place, "in"), *say("no-section", code=parent)))
            elif _circular(item.code, sections):
                faults.append(fault(source, (*place, "in"), *say("circle")))
            elif place[0] != "inputs":
                below.setdefault(parent, []).append((place, item))
        if faults:
            return faults
        if category.order == "code":
            below = {parent: sorted(items, key=lambda pair: natural(pair[1].code)) for parent, items in below.items()}
        self._node(source, (), category, category, 0, below)
        nodes = {node.code: node for node in self.nodes}
        for item in category.inputs:
            parent = self.under[item.code] = item.parent or category.code
            fields, rules = sheets.input_fields(item, category, item.types or nodes[parent].types)
            self.fields += fields
            self.rules += rules
        return faults

    def _subtotals(self) -> list[Fault]:
        """The nodes beside the tree, after all others."""
        main, file, faults = self.criteria.files.main, self.file, []
        known = {node.code: node for node in self.nodes[1:]}
        for i, one in enumerate(file.subtotals):
            wrong = [(k, code) for k, code in enumerate(one.of) if code not in known]
            faults += [fault(main, ("subtotals", i, "of", k), *say("no-node", code=code)) for k, code in wrong]
            combine = one.combine or file.combine
            summed = sum(known[code].maximum for code in one.of if code in known) if combine == "sum" else file.maximum
            self.nodes.append(c.Node(one.code, "subtotal", 0, one.title, summed if one.maximum is None else one.maximum,
                                     combine=combine, round=one.round, short=one.short, tags=one.tags, of=one.of,
                                     **dict(zip(("status", "source"), provenance(one, file), strict=True))))
        return faults

    def _node(self, source: Source, place: Place, item: Item, category: CategoryFile, parent: int,
              below: dict[str, list[tuple[Place, Item]]]) -> None:
        file, defaults, leaf = self.file, category.defaults, isinstance(item, Requirement)
        measure = self._measure(source, place, item, defaults.measure) if leaf else None
        status, origin = provenance(item, *((defaults,) if leaf else ()), category, file)
        node = c.Node(
            item.code, "requirement" if leaf else "category" if item is category else "section", parent, item.title,
            -1.0 if item.maximum is None else item.maximum, weight=item.weight,
            combine=file.combine if leaf else item.combine or file.combine,
            round=item.round, short=item.short, guidance=item.guidance, category=category.code,
            types=item.types or self.nodes[parent].types, not_applicable=said(item, "not_applicable", defaults),
            optional=leaf and item.optional, tags=said(item, "tags", defaults), status=status, source=origin)
        if measure:
            node = node._replace(measure=to_plain(measure), top=measure.top, legend=measure.legend, fixed=measure.fixed,
                           round=item.round if measure.round is None else measure.round)
        at = len(self.nodes)
        self.nodes.append(node)
        companions = said(item, "companions", defaults) if leaf else ()
        fields, rules = sheets.node_fields(node, measure, item, companions, file.evidence)
        self.fields += fields
        self.rules += rules
        for child_place, child in below.get(item.code, []):
            self._node(source, child_place, child, category, at, below)
        if node.maximum < 0:  # not declared
            children = [n for n in self.nodes[at + 1:] if n.parent == at]
            summed = sum(n.maximum for n in children) if node.combine == "sum" and children else file.maximum
            self.nodes[at] = node._replace(maximum=summed)

    def _measure(self, source: Source, place: Place, item: Requirement, default: str | dict) -> Measure | None:
        if item.measure:
            return self.measures.read(item.measure, source, (*place, "measure"))
        if default:
            return self.measures.read(default, source, ("defaults", "measure"))
        self.measures.faults.append(fault(source, place, *say("no-measure")))
        return None

    def rules_on_scores(self) -> list[Fault]:
        """Bars, bands, effects and the decision, once every node and field is known; returns the faults met."""
        numbers = {item.key: item.kind in ("number", "date") for item in self.file.profile}
        attributes = {"type": False, "group": False} | numbers
        choices = {item.key: sheets.codes_of(item) for item in self.file.profile if item.kind == "option"}
        choices |= {"type": tuple(kind.code for kind in self.file.agency_types)} if self.file.agency_types else {}
        fields = {field.key: field for field in self.fields}
        known = Known({node.code: node for node in self.nodes}, fields, attributes, choices)
        self.bars, wrong_bars = bars_of(self.criteria, known)
        self.bands, wrong_bands = bands_of(self.criteria, known)
        self.effects, wrong_effects = effects_of(self.criteria, known, self.bands)
        self.decision, wrong_decision = decision_of(self.criteria, known)
        return [*wrong_bars, *wrong_bands, *wrong_effects, *wrong_decision]

    def standard(self, digest: str, variant: str) -> c.Standard:
        file, rank = self.file, self.file.ranking
        period = "–".join(str(year) for year in (file.in_force.since, file.in_force.until) if year != "")
        life = file.validity
        validity = c.Validity(life.years, life.surveillance_months, life.restorable_months, *provenance(life, file),
                              life.decided) if life else None
        changed = next((item.set for item in file.variants if item.name == variant), {})
        return c.Standard(
            file.id, digest, variant, file.title, file.short if file.short != EMPTY else file.title, file.edition,
            file.year, file.calendar, file.status, file.source, file.decimals, file.truncate, WORDS | file.words,
            tuple(c.AgencyType(t.code, t.title, t.words) for t in file.agency_types), tuple(self.nodes),
            tuple(sheets.in_sheet_order(self.fields, self.nodes, self.under)), tuple(self.rules),
            tuple(placed.bar for placed in self.bars if placed.on), tuple(placed.bands for placed in self.bands),
            c.Ranking(rank.key, rank.group, rank.overall, rank.ties, *provenance(rank, file),
                      tuple(c.Cut(cut.code, cut.title if cut.title != EMPTY else Text(cut.code, cut.code), cut.upto, cut.closed)
                            for cut in rank.cuts)),
            tuple(c.Setting(name, one.title, shown(changed.get(name, one.value)), *provenance(one, file))
                  for name, one in file.settings.items()),
            tuple(c.Variant(v.name, v.title, *provenance(v, file)) for v in file.variants),
            tuple(sheets.profile_fields(file)), period, file.supersedes,
            tuple(placed.effect for placed in self.effects if placed.on), self.decision, validity, file.cycle,
            file.in_force.since, file.in_force.until,
            tuple((item.code, item.compares) for _, category in self.criteria.by_file for item in category.inputs if item.compares),
            tuple(dict.fromkeys(name for node in self.nodes for name in read_by(node) if name.startswith("@"))))


def _circular(code: str, sections: dict[str, str]) -> bool:
    """Whether the section stands below itself (``sections``: code → parent)."""
    at = sections.get(code)
    for _ in sections:
        if at == code:
            return True
        at = sections.get(at)
    return False
