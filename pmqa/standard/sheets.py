"""What stands on the sheets beside the measures' own cells: companions, evidence, remarks, not-applicable, profile."""

from __future__ import annotations

from collections.abc import Iterable

from pmqa.measures.kinds import Measure
from pmqa.standard.compiled import Node
from pmqa.standard.fields import Field, Rule, key_of
from pmqa.standard.model import CategoryFile, Companion, Evidence, Input, Item, Requirement, StandardFile
from pmqa.texts import Text

RESERVED = {  # columns of the sheets: no factor or companion may be called so
    "code", "title", "guidance", "levels", "indicator", "unit", "target", "direction", "value", "mark", "tick", "none",
    "na", "score", "bar", "evidence", "chars", "remarks", "filled-by", "filled-on", *(f"y-{n}" for n in range(1, 9)),
}
BESIDE = {  # texts kept with every requirement; none of them changes a score
    "remarks": Text("หมายเหตุ", "Remarks"),
    "filled-by": Text("ผู้กรอก", "Filled by"),
    "filled-on": Text("วันที่กรอก", "Filled on"),
}


def node_fields(node: Node, measure: Measure | None, item: Item,
                evidence: Evidence) -> tuple[list[Field], list[Rule]]:
    """The fields and rules of one node of the tree, in the order of its cells."""
    fields, rules = [], []
    companions = item.companions if isinstance(item, Requirement) else ()
    own = [*(measure.fields(node.code) if measure else ()), *(_companion(node.code, one) for one in companions)]
    if node.not_applicable != "":
        reason = Text("ไม่เกี่ยวข้อง เพราะ", "Not applicable because")
        fields.append(Field(key_of(node.code, "na"), node.code, "na", "presence", reason, "na", node.code, scored=True))
        answers = tuple(field.key for field in own if field.scored)
        if answers:
            rules.append(Rule("not-applicable-but-answered", node.code, (fields[0].key, *answers), fields[0].key))
    if measure:
        asked = list(measure.rules(node.code))
        expected = [key_of(node.code, one.code) for one in companions if one.required]
        asked += [Rule("blank", node.code, (key,), key) for key in expected]
        rules += [rule for rule in asked if not (node.optional and rule.kind in ("blank", "nothing-ticked"))]
        wanted = evidence.required if getattr(item, "evidence", None) is None else item.evidence
        rows = dict.fromkeys(field.row for field in own if field.scored) or {node.code: None}
        for row in dict.fromkeys([node.code, *(field.row for field in own)]):
            here = [field for field in own if field.row == row]
            fields += here
            if row in rows:
                proof = Field(f"{row}.evidence", node.code, f"{row}.evidence".removeprefix(f"{node.code}."), "text",
                              Text("หลักฐาน", "Evidence"), "evidence", row, max_chars=evidence.max_chars)
                fields.append(proof)
                scored = tuple(field.key for field in here if field.scored)
                if scored:
                    rules += [Rule("no-evidence", node.code, (*scored, proof.key), proof.key)] if wanted else []
                    rules.append(Rule("zero-with-evidence", node.code, (*scored, proof.key), proof.key))
            if row == node.code:
                fields += [Field(key_of(row, part), row, part, "text", said, part, row)
                           for part, said in BESIDE.items()]
    return ([field._replace(category=node.category, types=node.types, required=field.required and not node.optional)
             for field in fields],
            [rule._replace(types=node.types) for rule in rules])


def _companion(owner: str, item: Companion) -> Field:
    """It earns no points but may decide a bar: it belongs to what is signed, as every scored field does."""
    return Field(key_of(owner, item.code), owner, item.code, "number", item.title, item.code, owner, low=item.low,
                 high=item.high, whole=item.whole, percent=item.percent, required=item.required, scored=True)


def input_fields(item: Input, category: CategoryFile, types: tuple[str, ...]) -> tuple[list[Field], list[Rule]]:
    """The cell of a standard-wide input, with remarks beside it."""
    own = Field(item.code, item.code, "", "number", item.title, "value", item.code, category=category.code,
                low=item.low, high=item.high, whole=item.whole, percent=item.percent, required=item.required,
                scored=True, types=types, guidance=item.unit)
    remarks = Field(key_of(item.code, "remarks"), item.code, "remarks", "text", BESIDE["remarks"], "remarks", item.code,
                    category=category.code, types=types)
    return [own, remarks], [Rule("blank", item.code, (item.code,), item.code, types)] if item.required else []


def in_sheet_order(fields: Iterable[Field], nodes: list[Node], under: dict[str, str]) -> list[Field]:
    """Fields as their rows stand: depth first, the inputs of a node (``under``: input → node) below its heading."""
    place = {node.code: i for i, node in enumerate(nodes)}
    return sorted(fields, key=lambda f: (place[f.owner], 0) if f.owner in place else (place[under[f.owner]], 1))


def profile_fields(file: StandardFile) -> list[Field]:
    """The agency's code and name, then what the standard asks for; a blank required one is told by ``required``."""
    def cell(key: str, kind: str, title: Text, **more: object) -> Field:
        return Field(key, "profile", key, kind, title, "value", key, "profile", **more)

    return [cell("code", "text", Text("รหัสหน่วยงาน", "Agency code"), required=True),
            cell("name", "text", Text("ชื่อหน่วยงาน", "Agency name"), required=True),
            *(cell(one.key, one.kind, one.title, options=one.options, required=one.required, guidance=one.guidance)
              for one in file.profile)]
