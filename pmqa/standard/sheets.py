"""What stands on the sheets beside the measures' own cells: companions, evidence, remarks, not-applicable, profile."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from pmqa.measures.kinds import Measure
from pmqa.measures.scale import Option
from pmqa.standard.compiled import Node
from pmqa.standard.fields import Field, Rule, key_of
from pmqa.standard.model import CategoryFile, Companion, Evidence, Input, Item, ProfileField, StandardFile
from pmqa.texts import Text

RESERVED = {  # columns of the sheets: no factor or companion may be called so
    "code", "title", "guidance", "answer", "levels", "indicator", "unit", "target", "direction", "value", "mark", "tick", "none",
    "na", "score", "bar", "evidence", "chars", "remarks", "filled-by", "filled-on", *(f"y-{n}" for n in range(1, 9)),
}
BESIDE = {  # texts kept with every requirement; none of them changes a score
    "remarks": Text("หมายเหตุ", "Remarks"),
    "filled-by": Text("ผู้กรอก", "Filled by"),
    "filled-on": Text("วันที่กรอก", "Filled on"),
}


def node_fields(node: Node, measure: Measure | None, item: Item, companions: tuple[Companion, ...],
                evidence: Evidence) -> tuple[list[Field], list[Rule]]:
    """The fields and rules of one node of the tree, in the order of its cells."""
    fields, rules = [], []
    own = [*(measure.fields(node.code) if measure else ()), *(_companion(node.code, one) for one in companions)]
    if node.not_applicable != "":
        reason = Text("ไม่เกี่ยวข้อง เพราะ", "Not applicable because")
        fields.append(Field(key_of(node.code, "na"), node.code, "na", "presence", reason, "na", node.code, scored=True))
        answers = tuple(field.key for field in own if field.scored)
        if answers:
            rules.append(Rule("not-applicable-but-answered", node.code, (fields[0].key, *answers), fields[0].key,
                              values=_places(measure, lambda level: level.at is None)))
    if measure:
        asked = list(measure.rules(node.code))
        expected = [key_of(node.code, one.code) for one in companions if one.required]
        asked += [Rule("blank", node.code, (key,), key) for key in expected]
        rules += [rule for rule in asked if not (node.optional and rule.kind in ("blank", "nothing-ticked"))]
        rules += _asked_for(node.code, measure, companions)
        wanted = evidence.required if getattr(item, "evidence", None) is None else item.evidence
        rows = dict.fromkeys(field.row for field in own if field.scored) or {node.code: None}
        for row in dict.fromkeys([node.code, *(field.row for field in own)]):
            here = [field for field in own if field.row == row]
            fields += here
            if row in rows:
                proof = Field(f"{row}.evidence", node.code, f"{row}.evidence".removeprefix(f"{node.code}."), "text",
                              Text("หลักฐาน", "Evidence"), "evidence", row, max_chars=evidence.max_chars)
                fields.append(proof)
                rules += _evidence_rules(node.code, measure, here, proof, wanted)
            if row == node.code:
                fields += [Field(key_of(row, part), row, part, "text", said, part, row)
                           for part, said in BESIDE.items()]
    return ([field._replace(category=node.category, types=node.types, required=field.required and not node.optional)
             for field in fields],
            [rule._replace(types=node.types) for rule in rules])


def _companion(owner: str, item: Companion) -> Field:
    """It earns no points but may decide a bar or an effect: it belongs to what is signed, as every scored field does.

    A text counts as 1 when it is given.
    """
    kind = "presence" if item.kind == "text" else item.kind
    own = Field(key_of(owner, item.code), owner, item.code, kind, item.title, item.code, owner, required=item.required, scored=True)
    if item.kind == "number":
        return own._replace(low=item.low, high=item.high, whole=item.whole, percent=item.percent)
    return own._replace(max_chars=item.max_chars or 0, options=tuple(one.title for one in item.options),
                        codes=tuple(one.code for one in item.options))


def _levels(measure: Measure | None) -> tuple:
    """The levels of a mark that is chosen by words; none for every other measure."""
    scale = getattr(measure, "scale", None)
    return scale.levels if scale is not None and scale.words and measure.kind == "mark" else ()


def _places(measure: Measure | None, wanted: Callable) -> tuple[float, ...]:
    return tuple(float(i) for i, level in enumerate(_levels(measure)) if wanted(level))


def _asked_for(owner: str, measure: Measure, companions: tuple[Companion, ...]) -> list[Rule]:
    """What a choice requires beside it: one rule for each cell that some choices of one drop-down ask for."""
    drop_downs: list[tuple[str, tuple[Option, ...]]] = [("", _levels(measure)), *((one.code, one.options) for one in companions)]
    rules = []
    for part, options in drop_downs:
        for needed in dict.fromkeys(code for option in options for code in option.requires):
            key = key_of(owner, needed)
            places = tuple(float(i) for i, option in enumerate(options) if needed in option.requires)
            rules.append(Rule("asked-for-by-choice", owner, (key_of(owner, part), key), key, values=places))
    return rules


def _evidence_rules(owner: str, measure: Measure, here: list[Field], proof: Field, wanted: bool) -> list[Rule]:
    """An answer above 0 needs evidence, one of 0 does not. A choice is above 0 by what it earns, not by its place."""
    earning = _places(measure, lambda level: (level.at or 0) > 0)
    if earning and any(field.key == owner for field in here):
        return [Rule("no-evidence-for-choice", owner, (owner, proof.key), proof.key, values=earning)] if wanted else []
    scored = tuple(field.key for field in here if field.scored and not field.codes and field.kind not in ("date", "presence"))
    if not scored:
        return []
    needed = [Rule("no-evidence", owner, (*scored, proof.key), proof.key)] if wanted else []
    return [*needed, Rule("zero-with-evidence", owner, (*scored, proof.key), proof.key)]


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
            *_period(file.cycle, cell),
            *(cell(one.key, one.kind, one.title, options=titles_of(one), codes=codes_of(one), required=one.required,
                   guidance=one.guidance) for one in file.profile)]


_MONTHS = (("มกราคม", "January"), ("กุมภาพันธ์", "February"), ("มีนาคม", "March"), ("เมษายน", "April"), ("พฤษภาคม", "May"),
           ("มิถุนายน", "June"), ("กรกฎาคม", "July"), ("สิงหาคม", "August"), ("กันยายน", "September"), ("ตุลาคม", "October"),
           ("พฤศจิกายน", "November"), ("ธันวาคม", "December"))


def _period(cycle: str, cell: Callable[..., Field]) -> list[Field]:
    """Which month or week (ISO 8601) of its year a workbook is of, where the standard has a round for each."""
    if cycle == "monthly":
        codes, titles = [f"{n:02}" for n in range(1, 13)], [Text(*names) for names in _MONTHS]
        return [cell("period", "option", Text("เดือนที่ประเมิน", "Month assessed"), options=tuple(titles), codes=tuple(codes), required=True)]
    if cycle == "weekly":
        codes = [f"W{n:02}" for n in range(1, 54)]
        titles = [Text(f"สัปดาห์ที่ {n}", f"week {n}") for n in range(1, 54)]
        return [cell("period", "option", Text("สัปดาห์ที่ประเมิน", "Week assessed"), options=tuple(titles), codes=tuple(codes), required=True)]
    return []


def titles_of(one: ProfileField) -> tuple[Text, ...]:
    return tuple(option.title if isinstance(option, Option) else option for option in one.options)


def codes_of(one: ProfileField) -> tuple[str, ...]:
    """The codes of a profile question's choices: a bare text is called by its English."""
    return tuple(option.code if isinstance(option, Option) else option.in_("en") for option in one.options)
