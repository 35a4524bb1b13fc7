"""How one number of one agency came about, down to the cells, with each rule, its source and its status.

The steps are those of ``scoring.tree``, told in words. The numbers are the assessment's own, so that a trace never says
anything else than the score beside it.
"""

from __future__ import annotations

from math import isnan

from pmqa.assessment import Assessment
from pmqa.explain.answers import answer, elsewhere, fields_of, inputs_of, legal
from pmqa.explain.bars import bars_of, bars_on_field
from pmqa.explain.case import Case, cited, headline, why_out
from pmqa.explain.effects import effects_of, reduced
from pmqa.explain.rollup import rollup, rounded, shown, stated
from pmqa.explain.trace import Trace, as_data, joined, lines, same, short
from pmqa.measures import measure_of
from pmqa.standard.compiled import Node, Standard
from pmqa.standard.fields import Field, key_of
from pmqa.texts import EMPTY, Text
from pmqa.thai import canonical_code

__all__ = ["Trace", "as_data", "code_of", "explain", "lines"]


def explain(assessment: Assessment, agency: int, code: str) -> Trace:
    """The trace of a node (``LD1``, ``7.1``, ``total``) or of one answer (``LD1.A``) of the agency at that place.

    Case, blanks and Thai digits in the code make no difference. Raises KeyError where nothing has that code.
    """
    case = Case(assessment, agency)
    known = code_of(assessment.standard, code)
    node = case.standard.node.get(known)
    if node is None:
        return _field(case, case.standard.field[known])
    steps = (*_answers(case, node), *_steps(case, node), *_bars(case, node), *effects_of(case, node),
             *_band(case, node))
    return Trace(headline(case, node), _points(case, node), steps)


def code_of(standard: Standard, text: str) -> str:
    """The node code or field key that a person means by ``text``. Raises KeyError."""
    codes = (*standard.field, *standard.node)  # a requirement goes before the field that bears its name
    return text if text in codes else {canonical_code(code): code for code in codes}[canonical_code(text)]


def _points(case: Case, node: Node) -> float | None:
    points = case.points(node)
    return None if isnan(points) else points


def _steps(case: Case, node: Node) -> tuple[Trace, ...]:
    """How the points of a node came about, whatever kind of node it is."""
    if case.is_out(node):
        return (Trace(why_out(case, node)),)
    steps = stated(case, node) or (rollup(case, node) if node.measure is None else _arithmetic(case, node))
    return (*steps, *reduced(case, node), *shown(case, node))


def _answers(case: Case, node: Node) -> tuple[Trace, ...]:
    """What a requirement reads, and the findings about it; an inner node has its answers below its children."""
    if node.measure is None or case.is_out(node):
        return ()
    fields = fields_of(case, node)
    found = (*(answer(case, field) for field in fields), *elsewhere(case, node, fields))
    return (Trace(Text("คำตอบ", "answers"), None, found),)


def _arithmetic(case: Case, node: Node) -> tuple[Trace, ...]:
    """The measure's own words, then its value as a part of the maximum."""
    measure = measure_of(node.measure)
    answers, columns = case.assessment.answers[[case.agency]], case.standard.columns
    value = float(measure.value(lambda part: answers[:, columns[_key(case, node, part)]])[0])
    said = measure.explain(lambda part: case.value(_key(case, node, part)))
    kind = Text(f"วิธีวัด {measure.kind}", f"measure {measure.kind}")
    rule = cited(kind, measure.status or node.status, measure.source or node.source)
    points = node.maximum * (value / node.top)
    sum_ = f"{short(node.maximum)} × {short(value)} ÷ {short(node.top)} = {short(points)}"
    worth = Text(f"คะแนน = คะแนนเต็ม × ค่าที่ได้ ÷ ค่าสูงสุด: {sum_}", f"points = maximum × value ÷ top: {sum_}")
    return (Trace(rule, value, tuple(Trace(line) for line in said)), Trace(worth, points), *rounded(case, node))


def _key(case: Case, node: Node, part: str) -> str:
    """The field that a measure calls ``part``: its own, or an input of the whole standard."""
    key = key_of(node.code, part)
    return key if key in case.standard.columns else part


def _bars(case: Case, node: Node) -> tuple[Trace, ...]:
    bars = bars_of(case, node)
    return (Trace(Text("เกณฑ์ขั้นต่ำ", "bars"), None, bars),) if bars else ()


def _band(case: Case, node: Node) -> tuple[Trace, ...]:
    """The band of the node, where the standard has bands for it."""
    entry = next((entry for entry in case.standard.bands if entry.node == node.code), None)
    if entry is None or case.is_out(node):
        return ()
    name = case.assessment.band_of(case.agency, node.code) or Text("ไม่ถึงระดับใด", "none reached")
    return (Trace(cited(joined([Text("ระดับ", "band"), name], ": "), entry.status, entry.source)),)


def _field(case: Case, field: Field) -> Trace:
    """One answer: what was found, what it may hold, the bars that look at it and the requirements that read it."""
    owner = same(field.owner) if field.part else EMPTY
    if not field.numeric:
        return Trace(joined([owner, field.title, Text("ข้อความ ไม่คิดคะแนน", "a text: it changes no score")], " · "))
    said = answer(case, field)
    readers = [node for node in case.standard.nodes
               if field.scored and node.measure and (node.code == field.owner or field.key in inputs_of(node))]
    used = [Trace(headline(case, node), _points(case, node), _steps(case, node)) for node in readers]
    return Trace(joined([owner, said.text], " "), said.value,
                 (Trace(legal(field)), *said.children, *bars_on_field(case, field.key), *used))
