"""The answers behind a number: what was found in which cell, and what was wrong there."""

from __future__ import annotations

from pmqa.checks.answers import expected
from pmqa.checks.rules import RULES
from pmqa.dates import iso
from pmqa.explain.case import Case
from pmqa.explain.trace import Trace, joined, same
from pmqa.findings import Finding
from pmqa.measures import measure_of
from pmqa.numerals import typed
from pmqa.standard.compiled import Node
from pmqa.standard.fields import Field
from pmqa.texts import EMPTY, Text

BLANK = Text("ว่าง", "blank")
_RULE_CODES = {rule.code for rule in RULES.values()}  # about several cells: their ``found`` is not this cell's


def inputs_of(node: Node) -> tuple[str, ...]:
    """Codes of the inputs of the whole standard that the node's measure reads."""
    measure = measure_of(node.measure)
    alone = getattr(measure, "input", "")
    return (alone,) if alone else getattr(measure, "inputs", ())


def fields_of(case: Case, node: Node) -> list[Field]:
    """What a requirement reads, in sheet order, and what else was filled beside it (earlier years, say)."""
    inputs = inputs_of(node)

    def reads(field: Field) -> bool:
        own = field.owner == node.code and field.part != "na" and field.scored
        beside = field.owner == node.code and case.value(field.key) is not None
        return own or beside or field.key in inputs

    return [field for field in case.standard.field.values() if field.numeric and reads(field)]


def answer(case: Case, field: Field) -> Trace:
    """One answer cell: ``A Approach: 4 · หมวด 1!G7``, with the findings at that cell below it."""
    found = findings_at(case, case.cell(field.key))
    unscored = EMPTY if field.scored else Text("เก็บไว้ ไม่คิดคะแนน", "kept, not scored")
    said = joined([_shown(case, field, found), same(case.cell(field.key)), unscored], " · ")
    text = joined([_named(field), said], ": ")
    return Trace(text, case.value(field.key), tuple(Trace(_finding(finding)) for finding in found))


def elsewhere(case: Case, node: Node, fields: list[Field]) -> tuple[Trace, ...]:
    """Findings about the requirement that stand at none of these cells: at its evidence, or about its row."""
    cells = {case.cell(field.key) for field in fields} - {""}
    return tuple(Trace(_finding(finding)) for finding in case.row.findings
                 if finding.requirement == node.code and _place(finding) not in cells)


def in_a_line(case: Case, node: Node) -> Trace:
    """All that a requirement reads, each with its cell, in one line; boxes that are not ticked are left out."""
    read = [field for field in fields_of(case, node) if field.scored]
    given = [field for field in read if field.kind != "tick" or case.value(field.key) is not None]
    return Trace(joined([_brief(case, node, field) for field in given], ", ") if given else BLANK)


def _brief(case: Case, node: Node, field: Field) -> Text:
    """``A = 4 (หมวด 1!G6)``."""
    name = field.part if field.owner == node.code and field.part else field.key
    cell = case.cell(field.key)
    said = joined([same(name), _shown(case, field, findings_at(case, cell))], " = ")
    return joined([said, same(f"({cell})")], " ") if cell else said


def findings_at(case: Case, cell: str) -> list[Finding]:
    return [finding for finding in case.row.findings if cell and _place(finding) == cell]


def legal(field: Field) -> Text:
    """What the cell may hold."""
    may = expected(field)
    return joined([Text("ค่าที่ใส่ได้", "may hold"), same(may) if isinstance(may, str) else may], ": ")


def _place(finding: Finding) -> str:
    return f"{finding.sheet}!{finding.cell}" if finding.cell else ""


def _named(field: Field) -> Text:
    name = field.part or field.key
    titles = (field.title.th, field.title.in_("en"))
    return Text(*(title if f"{title} ".startswith(f"{name} ") else f"{name} {title}" for title in titles))


def _shown(case: Case, field: Field, findings: list[Finding]) -> Text:
    value = case.value(field.key)
    if value is None:
        raw = next((finding.found for finding in findings if finding.code not in _RULE_CODES), "")
        return Text(f"“{raw}” ใช้ไม่ได้ นับเป็นช่องว่าง", f"“{raw}” cannot be taken and counts as blank") if raw else BLANK
    if field.kind == "option":
        return field.options[int(value)]
    if field.kind == "date":
        return same(iso(value))
    if field.kind == "tick":
        return same("✓") if value else Text("ไม่เลือก", "not ticked")
    if field.kind == "presence":
        return Text("ให้เหตุผลไว้", "a reason is given") if field.part == "na" else Text("กรอกแล้ว", "given")
    return same(typed(value))


def _finding(finding: Finding) -> Text:
    found = f"“{finding.found}”" if finding.found else ""
    may = finding.expected if isinstance(finding.expected, Text) else same(finding.expected)
    parts = [same(finding.code), same(_place(finding) or finding.sheet)]
    parts += [Text(f"พบ {found}", f"found {found}")] if found else []
    parts += [joined([Text("ที่ควรเป็น", "expected"), may], " ")] if may != EMPTY else []
    return joined([*parts, finding.message], " · ")
