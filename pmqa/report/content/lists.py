"""Rows about all agencies: the ranking, who is not ranked, how many fail what, how scores lie."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from pmqa.report.blocks import clean
from pmqa.report.content.figures import score, share_of, whole
from pmqa.report.content.medians import five, scores_at
from pmqa.report.content.rows import (
    Group,
    Head,
    Mark,
    Often,
    Ranked,
    Spread,
    Unranked,
)
from pmqa.report.rank_report import group_name
from pmqa.report.rank_report import summary as summary_table
from pmqa.report.tables import NOTHING
from pmqa.report.tables import marks as bars_words
from pmqa.report.words import counted, word
from pmqa.scoring.effects import GRANTED, REFUSED
from pmqa.standard.compiled import Node

if TYPE_CHECKING:
    from pmqa.report.content.content import Content


def heads(content: Content) -> tuple[Head, ...]:
    shown = ("total", "category", "subtotal", *(("section", "requirement") if content.sight.requirements else ()))
    return tuple(head(content, node) for node in content.standard.nodes if node.kind in shown)


def head(content: Content, node: Node, agency_type: str = "") -> Head:
    """A node in the words of an agency's type, or of the first type."""
    return content.shared.head(node, agency_type, content.lang)


def summary(content: Content) -> tuple[tuple[int, str], ...]:
    return tuple((int(count), text) for count, text in summary_table(content.assessment, content.lang).rows)


def ranking(content: Content) -> tuple[Group, ...]:
    assessment, standard, out = content.assessment, content.standard, []
    for key, members in content.shared.members.items():
        nodes = [node for node in standard.categories if not assessment.tree.out[members, standard.index[node.code]].all()]
        heads = tuple(head(content, node, key if standard.ranking.group == "type" else "") for node in nodes)
        name = group_name(standard, key, content.lang)
        count = counted(len(members), "หน่วยงาน", "agency", content.lang, "agencies")
        out.append(Group(key, name, count, heads, tuple(_ranked(content, i, heads) for i in members)))
    return tuple(out)


def _ranked(content: Content, i: int, heads: tuple[Head, ...]) -> Ranked:
    assessment, lang = content.assessment, content.lang
    who, decimals, band = assessment.agencies[i], assessment.standard.decimals, assessment.band_of(i, "total")
    decision = assessment.decision_of(i)
    meets, gaps, row = assessment.meets_bars(i), int(assessment.gaps.unmet[i].sum()), assessment.scores[i].tolist()
    return Ranked(i, whole(int(assessment.rank[i])), whole(int(assessment.rank_overall[i])), *content.named(i), score(row[0], decimals),
                  tuple(score(row[one.node], decimals) for one in heads), meets,
                  "" if meets is None else bars_words(meets, gaps, lang), gaps, band.in_(lang) if band else "",
                  flags(content, i), clean(who.file) if content.sight.places else "", decision.in_(lang) if decision else "", granted(content, i))


def granted(content: Content, place: int) -> bool | None:
    """Whether the decision is for the agency; None while it is open, and where nothing is decided."""
    decisions = content.assessment.decisions
    return None if decisions is None else {GRANTED: True, REFUSED: False}.get(int(decisions[place]))


def flags(content: Content, i: int) -> tuple[str, ...]:
    """What a reader must know of the answers: incomplete, provisional."""
    row = content.assessment.checked[i]
    known = (("incomplete", row.incomplete), ("provisional", row.provisional))
    return tuple(word(name, content.lang) for name, holds in known if holds)


def unranked(content: Content) -> tuple[Unranked, ...]:
    """A file that names no agency is nothing to those who do not see files."""
    sight, own = content.sight, content.assessment.agencies[content.agency].file if content.agency is not None else None
    out = [Unranked(clean(left.agency), clean(left.name), clean(left.file) if sight.places else "",
                    clean(left.reason.in_(content.lang)) if sight.reasons else "")
           for left in content.assessment.left_out if sight.others or left.file == own]
    return tuple(one for one in out if one.code or one.name or one.file or one.reason)


def often(content: Content, group: str | None) -> tuple[Often, ...]:
    assessment, standard = content.assessment, content.standard
    members = [i for key, some in content.shared.members.items() if group in (None, key) for i in some]
    owners = [standard.bars[bar].owner for bar, _ in assessment.gaps.pairs]
    unmet: Counter[str] = Counter()
    for owner in dict.fromkeys(owners):
        mine = [column for column, other in enumerate(owners) if other == owner]
        unmet[owner] = int(assessment.gaps.unmet[members][:, mine].any(axis=1).sum())
    barred = [node for node in standard.nodes if node.code in unmet]
    applied = {node.code: int((~assessment.tree.out[members, standard.index[node.code]]).sum()) for node in barred}
    return tuple(Often(head(content, node), unmet[node.code], applied[node.code]) for node in barred if applied[node.code])


def spreads(content: Content, group: str) -> tuple[Spread, ...]:
    assessment, standard, members = content.assessment, content.standard, content.shared.members[group]
    out = []
    for node in (standard.nodes[0], *standard.categories):
        scores = scores_at(assessment, members, standard.index[node.code])
        if scores:
            figures = (score(value, standard.decimals) for value in five(assessment, scores))
            out.append(Spread(head(content, node), len(scores), *figures))
    return tuple(out)


def marks(content: Content, place: int) -> tuple[Mark, ...]:
    assessment, standard = content.assessment, content.standard
    out, scores = assessment.tree.out[place].tolist(), assessment.scores[place].tolist()
    unmet = {standard.index[standard.bars[assessment.gaps.pairs[column][0]].owner]
             for column in assessment.gaps.unmet[place].nonzero()[0].tolist()}
    found = []
    for one in content.heads:
        node = standard.nodes[one.node]
        if out[one.node]:
            found.append(Mark(NOTHING, None, False))
        else:
            figure = score(scores[one.node], standard.decimals)
            found.append(Mark(figure.text, share_of(figure, node), one.node in unmet))
    return tuple(found)
