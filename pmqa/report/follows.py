"""Words and tables that several reports of advice share: who, an answer, scores before and after."""

from __future__ import annotations

from pmqa.assessment import Assessment
from pmqa.gather import Agency
from pmqa.numerals import typed
from pmqa.report.blocks import Column, Table
from pmqa.report.tables import NOTHING, marks, number
from pmqa.report.words import word
from pmqa.standard.compiled import Standard
from pmqa.standard.fields import Field
from pmqa.texts import EMPTY

BEFORE, AFTER = {"th": "ก่อน", "en": "Before"}, {"th": "หลัง", "en": "After"}


def answer_words(field: Field, value: float | None, lang: str) -> str:
    """An answer as its owner would type it."""
    if value is None:
        return word("blank", lang)
    if field.kind == "option":
        return field.options[int(value)].in_(lang)
    return ("✓" if value > 0 else NOTHING) if field.kind == "tick" else typed(value)


def title_of(standard: Standard, code: str, agency_type: str, lang: str) -> str:
    """The title of a node, or of an input, in the words of the agency's type."""
    kind = standard.agency_type(agency_type)
    text = standard.node[code].name if code in standard.node else next((f.title for f in standard.fields if f.owner == code), EMPTY)
    return text.with_words(kind.words if kind else {}).in_(lang)


def named(agency: Agency) -> str:
    """Code and name."""
    return " ".join(filter(None, (agency.code, agency.name)))


def follow_table(before: Assessment, was: int, after: Assessment, now: int, lang: str, *, changed_only: bool = False) -> Table:
    """Total and categories (``changed_only``: every node whose published score moves) in two assessments under one
    standard: scores, and the bars and bands as they are after."""
    standard = before.standard
    banded = {entry.node for entry in standard.bands}
    nodes = standard.nodes if changed_only else (standard.nodes[0], *standard.categories)
    shown = [node for node in nodes if not (before.tree.out[was, standard.index[node.code]] and after.tree.out[now, standard.index[node.code]])]
    if changed_only:
        shown = [node for node in shown if before.scores[was, standard.index[node.code]] != after.scores[now, standard.index[node.code]]]
    with_bands = any(node.code in banded for node in shown)
    columns = [Column(standard.word("category").in_(lang) if not changed_only else word("code", lang)), Column(BEFORE[lang], right=True), Column(AFTER[lang], right=True)]
    columns += [Column(word("bars", lang))] * bool(standard.bars) + [Column(word("band", lang))] * with_bands + [Column(word("title", lang))]
    rows = []
    for node in shown:
        at = standard.index[node.code]
        row = [word("total", lang) if at == 0 else node.code, *(number(float(one.scores[row_, at]), standard.decimals) for one, row_ in ((before, was), (after, now)))]
        row += [marks(bool(after.met[now, at]), 0, lang)] * bool(standard.bars)
        row += [band_words(after, now, node.code, lang)] * with_bands
        rows.append((*row, "" if at == 0 else title_of(standard, node.code, before.agencies[was].type, lang)))
    return Table(tuple(columns), rows)


def band_words(assessment: Assessment, agency: int, code: str, lang: str) -> str:
    """The band of a node, a dash where it reaches none or has none."""
    band = assessment.band_of(agency, code)
    return band.in_(lang) if band else NOTHING
