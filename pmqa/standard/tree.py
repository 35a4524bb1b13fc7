"""The tree of a standard: its nodes depth first, the cells and rules of each, in the order of the files."""

from __future__ import annotations

from pmqa.measures.kinds import Measure
from pmqa.standard import compiled as c
from pmqa.standard import sheets
from pmqa.standard.faults import Fault, Place, Source, fault
from pmqa.standard.fields import Field, Rule
from pmqa.standard.files import natural
from pmqa.standard.model import CategoryFile, Item, Requirement, provenance, said
from pmqa.standard.plain import to_plain
from pmqa.standard.sentences import say
from pmqa.standard.values import Criteria, items_of
from pmqa.standard.written import Measures
from pmqa.texts import Text


class Tree:
    """Nodes, fields and rules as they grow. A requirement whose measure has a fault stands in it without cells."""

    def __init__(self, criteria: Criteria) -> None:
        self.criteria, self.file, self.doubt = criteria, criteria.standard, criteria.doubt
        inputs = None
        if not self.doubt.nodes and "profile" not in self.doubt.tables:
            inputs = {item.code for _, category in criteria.by_file for item in category.inputs}
            inputs |= {f"@{item.key}" for item in criteria.standard.profile if item.kind == "number"}
        self.measures = Measures(criteria.files.main, self.file, inputs, self.doubt)
        self.nodes: list[c.Node] = []
        self.fields: list[Field] = []
        self.rules: list[Rule] = []
        self.under: dict[str, str] = {}  # input → the node it stands below

    def grow(self) -> list[Fault]:
        """Nodes, fields and rules of every category that could be read; returns the faults met."""
        file, faults = self.file, []
        named = Measures(self.criteria.files.main, file, None, self.doubt)
        named.read_named()
        self.nodes.append(c.Node("total", "total", -1, Text("รวม", "Total"), file.maximum, combine=file.combine,
                                 status=file.status, source=file.source))
        for source, category in self.criteria.by_file:
            faults += self._category(source, category)
        faults += self._subtotals()
        if not self.criteria.categories:
            faults.append(fault(self.criteria.files.main, (), *say("no-category")))
        return [*named.faults, *self.measures.faults, *faults]

    def _category(self, source: Source, category: CategoryFile) -> list[Fault]:
        """One file's nodes, depth first; a parent's sections come before its requirements. What stands nowhere stands in the category."""
        faults: list[Fault] = []
        sections = {section.code: section.parent or category.code for section in category.sections}
        below: dict[str, list[tuple[Place, Item]]] = {}
        for place, item in items_of(category)[1:]:
            parent = item.parent or category.code
            known = parent in sections or parent == category.code
            circular = _circular(item.code, sections)
            if circular or not known and not self.doubt.nodes:
                faults.append(fault(source, (*place, "in"), *(say("circle") if circular else say("no-section", code=parent))))
            if place[0] != "inputs":
                below.setdefault(category.code if circular or not known else parent, []).append((place, item))
        if category.order == "code":
            below = {parent: sorted(items, key=lambda pair: natural(pair[1].code)) for parent, items in below.items()}
        self._node(source, (), category, category, 0, below)
        nodes = {node.code: node for node in self.nodes}
        for item in category.inputs:
            parent = self.under[item.code] = item.parent if item.parent in nodes else category.code
            fields, rules = sheets.input_fields(item, category, item.types or nodes[parent].types)
            self.fields += fields
            self.rules += rules
        return faults

    def _subtotals(self) -> list[Fault]:
        """The nodes beside the tree, after all others."""
        main, file, faults = self.criteria.files.main, self.file, []
        known = {node.code: node for node in self.nodes[1:]}
        for i, one in enumerate(file.subtotals):
            wrong = [(k, code) for k, code in enumerate(one.of) if code not in known and not self.doubt.nodes]
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
        if leaf and measure is None:
            self.doubt.cells.add(item.code)
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
        if item.code in self.doubt.unmeasured:
            return None
        if item.measure:
            return self.measures.read(item.measure, source, (*place, "measure"))
        if default:
            return self.measures.read(default, source, ("defaults", "measure"))
        self.measures.faults.append(fault(source, place, *say("no-measure")))
        return None


def _circular(code: str, sections: dict[str, str]) -> bool:
    """Whether the section stands below itself (``sections``: code → parent)."""
    at = sections.get(code)
    for _ in sections:
        if at == code:
            return True
        at = sections.get(at)
    return False
