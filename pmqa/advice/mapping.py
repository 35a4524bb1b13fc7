"""Whether answers given under one standard can be read under another, and the rows that then stand for them."""

from __future__ import annotations

from collections.abc import Sequence

from pmqa.advice.trial import known_of
from pmqa.assessment import Assessment
from pmqa.checks import Checked
from pmqa.deciding import in_columns_of
from pmqa.standard.compiled import Standard
from pmqa.standard.fields import Field
from pmqa.texts import Text
from pmqa.thai import canonical

_NAMED = 3  # differing codes that a reason names


def why_not_comparable(old: Standard, new: Standard) -> Text | None:
    """Why results of the two cannot be set side by side; None where they can.

    One edition: each field that both have must take the same values. Two editions: one must supersede the other, and
    each requirement code that both have must stand for the same title; the letters of two editions may be the same while
    their requirements are not.
    """
    if old.id != new.id:
        if old.id != new.supersedes and new.id != old.supersedes:
            return Text(f"{old.id} กับ {new.id} เป็นคนละเกณฑ์ ไม่มีชุดใดแทนชุดใด", f"{old.id} and {new.id} are two standards; neither supersedes the other")
        shared = [code for code in old.node if code in new.node and old.node[code].measure and new.node[code].measure]
        if not shared:
            return Text(f"{old.id} กับ {new.id} ไม่มีข้อที่รหัสตรงกัน", f"{old.id} and {new.id} share no requirement")
        other = [code for code in shared if not _same_title(old.node[code].title, new.node[code].title)]
        if other:
            codes = ", ".join(other[:_NAMED]) + (" …" if len(other) > _NAMED else "")
            return Text(f"รหัสเดียวกันเป็นคนละข้อใน {old.id} กับ {new.id}: {codes}", f"the same code stands for another requirement in {old.id} and {new.id}: {codes}")
    other = [key for key in old.columns if key in new.columns and _takes(old.field[key]) != _takes(new.field[key])]
    if other:
        codes = ", ".join(other[:_NAMED]) + (" …" if len(other) > _NAMED else "")
        return Text(f"ค่าที่ใส่ได้ไม่เหมือนกัน: {codes}", f"the values that may be given differ: {codes}")
    return None


def rows_under(new: Standard, assessment: Assessment, agencies: Sequence[int], prefix: str = "") -> list[Checked]:
    """The agencies' files as rows of the standard ``new``, each under its code after ``prefix``.

    What a register said stands among their attributes; the year and the month do not, so that two rounds can be ranked as one.
    """
    rows = []
    for agency in agencies:
        who, row = assessment.agencies[agency], assessment.checked[agency]
        rule = assessment.standard.ranking
        group = {rule.group: who.group} if rule.group and not rule.cuts and rule.group not in assessment.standard.columns else {}
        attributes = {key: value for key, value in (row.attributes | group | known_of(assessment, agency)).items() if key not in ("year", "period")}
        rows.append(row._replace(file=prefix + row.file, attributes=attributes | {"code": prefix + who.code}, findings=(), shown=()))
    return list(in_columns_of(new, assessment.standard, rows))


def _same_title(one: Text, other: Text) -> bool:
    return any(canonical(one.in_(lang)) == canonical(other.in_(lang)) for lang in ("th", "en"))


def _takes(field: Field) -> tuple:
    return field.kind, field.legal, field.low, field.high, field.whole, field.percent, field.codes or field.options
