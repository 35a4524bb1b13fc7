"""Criteria files to the compiled form: values, then the tree, then what refers to it, then what no single value shows."""

from __future__ import annotations

from pathlib import Path

from pmqa.standard import compiled as c
from pmqa.standard import sheets
from pmqa.standard.bars import bands_of, bars_of
from pmqa.standard.effects import decision_of, effects_of
from pmqa.standard.faults import CriteriaError, Fault
from pmqa.standard.files import Files, digest_of, parsed
from pmqa.standard.invalid import shown
from pmqa.standard.lint import code_faults, header_faults, lint_rules, lint_tree
from pmqa.standard.lint_conditions import Rules
from pmqa.standard.lint_references import reference_faults
from pmqa.standard.model import provenance
from pmqa.standard.resolve import Known, read_by
from pmqa.standard.tree import Tree
from pmqa.standard.values import Criteria, validate
from pmqa.texts import EMPTY, Text

WORDS = {  # what the program says where a standard has no word of its own
    "category": Text("หมวด", "Category"),
    "met": Text("ถึงเกณฑ์ที่ตั้งไว้", "meets the bars as set"),
    "unmet": Text("ไม่ถึงเกณฑ์ที่ตั้งไว้", "does not meet the bars as set"),
    "agency": Text("หน่วยงาน", "agency"),
}


def compile_folder(folder: Path, variant: str = "") -> c.Standard:
    """The standard in ``folder`` under ``variant``. Raises CriteriaError with every fault found.

    A faulty value hides only what hangs on it. What must add up, rise or be used is looked at when the values and references
    that it rests on are right.
    """
    files, faults = parsed(folder)
    if files is None:
        raise CriteriaError(faults, folder)
    criteria, wrong = validate(files, variant)
    faults += wrong
    if criteria is None:
        raise CriteriaError(_in_order(files, faults), folder)
    faults += header_faults(criteria, folder.resolve().name)
    twice = code_faults(criteria)
    if twice:  # codes say which thing is meant
        raise CriteriaError(_in_order(files, [*faults, *twice]), folder)
    work = _Work(criteria)
    faults += work.in_tree
    result = None if faults else work.standard(digest_of(folder), variant)
    if result:
        faults += lint_tree(criteria, result)
        faults += lint_rules(criteria, result, work.tree.measures, work.rules) if not work.in_rules else []
    faults += [*work.in_rules, *reference_faults(criteria, work.known)]
    if result is None or faults:
        raise CriteriaError(_in_order(files, faults), folder)
    return result


def _in_order(files: Files, faults: list[Fault]) -> list[Fault]:
    """Each once, as the files stand."""
    place = {source.name: i for i, source in enumerate((files.main, *files.categories))}
    return sorted(dict.fromkeys(faults), key=lambda one: (place[one.file], one.line))


class _Work:
    """The compiled parts. Bars wait until every node and field is known; ``in_tree``, ``in_rules``: the faults met on the way."""

    def __init__(self, criteria: Criteria) -> None:
        self.criteria, self.file, self.tree = criteria, criteria.standard, Tree(criteria)
        self.in_tree = self.tree.grow()
        self.known = known = self._known()
        bars, wrong_bars = bars_of(criteria, known)
        bands, wrong_bands = bands_of(criteria, known)
        effects, wrong_effects = effects_of(criteria, known, bands)
        self.rules = Rules(bars, bands, effects)
        self.decision, wrong_decision = decision_of(criteria, known)
        self.in_rules = [*wrong_bars, *wrong_bands, *wrong_effects, *wrong_decision]

    def _known(self) -> Known:
        """What conditions may name."""
        file, doubt = self.file, self.criteria.doubt
        attributes = {"type": False, "group": False} | {item.key: item.kind in ("number", "date") for item in file.profile}
        choices = {item.key: sheets.codes_of(item) for item in file.profile if item.kind == "option"}
        if file.agency_types and "agency_types" not in doubt.tables:
            choices["type"] = tuple(kind.code for kind in file.agency_types)
        return Known({node.code: node for node in self.tree.nodes}, {field.key: field for field in self.tree.fields},
                     attributes, choices, doubt)

    def standard(self, digest: str, variant: str) -> c.Standard:
        file, tree, rank = self.file, self.tree, self.file.ranking
        period = "–".join(str(year) for year in (file.in_force.since, file.in_force.until) if year != "")
        life = file.validity
        validity = c.Validity(life.years, life.surveillance_months, life.restorable_months, *provenance(life, file),
                              life.decided) if life else None
        changed = next((item.set for item in file.variants if item.name == variant), {})
        return c.Standard(
            file.id, digest, variant, file.title, file.short if file.short != EMPTY else file.title, file.edition,
            file.year, file.calendar, file.status, file.source, file.decimals, file.truncate, WORDS | file.words,
            tuple(c.AgencyType(t.code, t.title, t.words) for t in file.agency_types), tuple(tree.nodes),
            tuple(sheets.in_sheet_order(tree.fields, tree.nodes, tree.under)), tuple(tree.rules),
            tuple(placed.bar for placed in self.rules.bars if placed.on), tuple(placed.bands for placed in self.rules.bands),
            c.Ranking(rank.key, rank.group, rank.overall, rank.ties, *provenance(rank, file),
                      tuple(c.Cut(cut.code, cut.title if cut.title != EMPTY else Text(cut.code, cut.code), cut.upto, cut.closed)
                            for cut in rank.cuts)),
            tuple(c.Setting(name, one.title, shown(changed.get(name, one.value)), *provenance(one, file))
                  for name, one in file.settings.items()),
            tuple(c.Variant(v.name, v.title, *provenance(v, file)) for v in file.variants),
            tuple(sheets.profile_fields(file)), period, file.supersedes,
            tuple(placed.effect for placed in self.rules.effects if placed.on), self.decision, validity, file.cycle,
            file.in_force.since, file.in_force.until,
            tuple((item.code, item.compares) for _, category in self.criteria.by_file for item in category.inputs if item.compares),
            tuple(dict.fromkeys(name for node in tree.nodes for name in read_by(node) if name.startswith("@"))))
