"""What every step of an explanation looks at, one agency of an assessment, and the phrases that steps share."""

from __future__ import annotations

from typing import NamedTuple

from pmqa.assessment import Assessment
from pmqa.checks import Checked
from pmqa.explain.trace import joined, short
from pmqa.report.words import STATUS
from pmqa.standard.compiled import Node, Standard, applies
from pmqa.standard.fields import key_of
from pmqa.texts import EMPTY, Text


class Case(NamedTuple):
    """One agency: its place in every array of ``assessment``."""

    assessment: Assessment
    agency: int

    @property
    def standard(self) -> Standard:
        return self.assessment.standard

    @property
    def row(self) -> Checked:
        return self.assessment.checked[self.agency]

    def points(self, node: Node) -> float:
        """Unrounded points; NaN where the node is out."""
        return float(self.assessment.tree.points[self.agency, self.standard.index[node.code]])

    def is_out(self, node: Node) -> bool:
        return bool(self.assessment.tree.out[self.agency, self.standard.index[node.code]])

    def value(self, key: str) -> float | None:
        """What the answer cell of a field says; None: blank."""
        return self.row.values[self.standard.columns[key]]

    def cell(self, key: str) -> str:
        """``หมวด 3!G19``, or nothing where the cell was not found."""
        return self.row.places[self.standard.columns[key]]

    def published(self, node: Node) -> str:
        """The score as it is published."""
        score = self.assessment.scores[self.agency, self.standard.index[node.code]]
        return f"{score:.{self.standard.decimals}f}"


def cited(text: Text, status: str, source: str) -> Text:
    """The text, the status of what it states, and where that comes from."""
    origin = Text(f"ที่มา: {source}", f"source: {source}") if source else EMPTY
    return joined([text, STATUS[status] if status else EMPTY, origin], " · ")


def named(case: Case, node: Node) -> Text:
    """``LD1 Direction``, in the words of the agency's type; the total has no code of its own."""
    kind = case.standard.agency_type(case.row.agency_type)
    name = node.name.with_words(kind.words if kind else {})
    return name if node.kind == "total" else Text(f"{node.code} {name.th}", f"{node.code} {name.in_('en')}")


def headline(case: Case, node: Node) -> Text:
    """A node and its score, as published."""
    if case.is_out(node):
        return joined([named(case, node), Text("ไม่นับ", "does not count")], ": ")
    score, most = case.published(node), short(node.maximum)
    return joined([named(case, node), Text(f"{score} จาก {most}", f"{score} of {most}")], ": ")


def why_out(case: Case, node: Node) -> Text:
    """Why a node has no weight for this agency."""
    if not applies(node.types, case.row.agency_type):
        return Text("ไม่ใช้กับหน่วยงานประเภทนี้", "not part of the tree of this type of agency")
    if reason := not_applicable(case, node):
        return reason
    if case.assessment.tree.empty[case.agency, case.standard.index[node.code]]:
        return Text("แถวที่เลือกกรอกได้ ไม่ได้กรอก จึงไม่มีน้ำหนัก", "an optional row left empty has no weight")
    return Text("ไม่มีข้อใดข้างใต้ที่นับ", "nothing below it counts")


def not_applicable(case: Case, node: Node) -> Text | None:
    """Where the reason stands that makes the node, or one above it, not applicable; None where there is none."""
    while True:
        key = key_of(node.code, "na")
        if key in case.standard.columns and case.value(key):
            cell = case.cell(key)
            return Text(f"ไม่เกี่ยวข้อง เหตุผลอยู่ที่ {cell}", f"not applicable; the reason stands in {cell}")
        if node.parent < 0:
            return None
        node = case.standard.nodes[node.parent]
