"""A rehearsal as text: how many change, who changes and how, what cannot be compared."""

from __future__ import annotations

from collections.abc import Sequence

from pmqa.assessment import Assessment
from pmqa.rehearsal import Compared, Rehearsal, Side
from pmqa.report.blocks import Block, Column, Line, Table
from pmqa.report.heading import criteria_lines, heading
from pmqa.report.rank_report import group_name
from pmqa.report.tables import NOTHING, marks, number
from pmqa.report.words import counted, word
from pmqa.standard.compiled import Standard

_LISTED = 40  # codes of one side; JSON has them all
_ARROW = " → "


def rehearsal_report(rehearsal: Rehearsal, remarks: Sequence[str], lang: str) -> list[Block]:
    """Both rule sets, the counts, a row for each agency that changes, then what cannot be compared."""
    here, there = rehearsal.here.standard, rehearsal.there.standard
    out = [*heading(here, lang), Line(), Line({"th": "เทียบกับ", "en": "Compared with"}[lang], "title"), *criteria_lines(there, lang)]
    out += [*_warnings(rehearsal, lang), Line(), counts(rehearsal, lang)]
    changed = [one for one in rehearsal.compared if set(one.changes) - {"total"}]
    groups: dict[str, list[Compared]] = {}
    for one in sorted(changed, key=lambda one: (one.here.group, one.here.rank or len(changed) + 1, one.agency.code)):
        groups.setdefault(one.here.group, []).append(one)
    for group, members in groups.items():
        name = group_name(here, group, lang)
        says = counted(len(members), "หน่วยงานที่เปลี่ยน", "agency changes", lang, "agencies change")
        out += [Line(), Line(f"{name}: {says}" if name else says, "title"), changed_table(rehearsal, members, lang)]
    return [*out, *_not_compared(rehearsal, lang), *(Line(remark, "faint") for remark in remarks)]


def counts(rehearsal: Rehearsal, lang: str) -> Table:
    """How many agencies are compared, and of how many each thing changes."""
    compared = rehearsal.compared
    moved = [abs(one.here.rank - one.there.rank) for one in compared if "rank" in one.changes]
    lost, won = (sum(one.here.verdict is before and one.there.verdict is after for one in compared) for before, after in ((True, False), (False, True)))
    rows = [(len(compared), {"th": "หน่วยงานที่เทียบได้", "en": "agencies compared"}[lang]),
            (sum("verdict" in one.changes for one in compared),
             {"th": f"ผลตามเกณฑ์เปลี่ยน (เสียไป {lost} ได้มา {won})", "en": f"verdicts change ({lost} lost, {won} won)"}[lang]),
            *[(sum("decision" in one.changes for one in compared), {"th": "ผลการตัดสินเปลี่ยน", "en": "decisions change"}[lang])]
            * any(assessment.standard.decision for assessment in (rehearsal.here, rehearsal.there)),
            (sum("band" in one.changes for one in compared), {"th": "ระดับเปลี่ยน", "en": "bands change"}[lang]),
            (len(moved), {"th": f"อันดับเปลี่ยน (มากสุด {max(moved, default=0)} ขั้น)", "en": f"ranks change (by {max(moved, default=0)} at most)"}[lang]),
            (sum("total" in one.changes for one in compared), {"th": "คะแนนรวมเปลี่ยน", "en": "totals change"}[lang])]
    return Table((Column("", right=True), Column("")), [(str(count), text) for count, text in rows])


def changed_table(rehearsal: Rehearsal, members: Sequence[Compared], lang: str) -> Table:
    """A row for each agency: what is the same on both sides stands once, what changes as ``before → after``."""
    both = (rehearsal.here, rehearsal.there)
    bars = any(assessment.standard.bars for assessment in both)
    bands = any(entry.node == "total" for assessment in both for entry in assessment.standard.bands)
    decided = any(assessment.standard.decision for assessment in both)
    columns = [Column(word("rank", lang)), Column(word("total", lang)), *[Column({"th": "ผล", "en": "Decision"}[lang])] * decided,
               *[Column(word("bars", lang))] * bars, *[Column(word("band", lang))] * bands, Column(word("agency", lang))]
    rows = []
    for one in members:
        row = [_pair(*(str(side.rank) if side.rank else NOTHING for side in (one.here, one.there))),
               _pair(*(number(side.total, assessment.standard.decimals) for side, assessment in zip((one.here, one.there), both, strict=True)))]
        row += [_pair(*(side.decision.in_(lang) if side.decision else NOTHING for side in (one.here, one.there)))] * decided
        row += [_pair(*(_bars(assessment, side, lang) for side, assessment in zip((one.here, one.there), both, strict=True)))] * bars
        row += [_pair(*(side.band.in_(lang) if side.band else NOTHING for side in (one.here, one.there)))] * bands
        lost = {"th": f"({len(one.lost)} คำตอบใช้ไม่ได้)", "en": f"({counted(len(one.lost), '', 'answer', 'en')} not taken)"}[lang] if one.lost else ""
        rows.append((*row, " ".join(filter(None, (one.agency.code, one.agency.name, lost)))))
    return Table(tuple(columns), rows)


def _pair(one: str, other: str) -> str:
    return one if one == other else one + _ARROW + other


def _bars(assessment: Assessment, side: Side, lang: str) -> str:
    return NOTHING if side.verdict is None or not assessment.standard.bars else marks(side.verdict, side.gaps, lang)


def _warnings(rehearsal: Rehearsal, lang: str) -> list[Block]:
    """Said before any count: with answers missing the other side is not what these agencies would get."""
    differences, out = rehearsal.differences, []
    if differences.only_there:
        count = len(differences.only_there)
        out.append(Line({"th": f"เกณฑ์ที่เทียบถามอีก {count} คำตอบซึ่งไม่มีที่นี่ จึงว่างและนับตามกติกาช่องว่าง: ผลฝั่งนั้นจึงต่ำกว่าที่หน่วยงานจะได้จริง",
                         "en": f"{counted(count, '', 'answer', 'en')} asked only by the other rules stand{'s' * (count == 1)} blank there: what they give is not what the agencies would get."}[lang],
                        "warn"))
    if differences.retitled:
        count = len(differences.retitled)
        out.append(Line({"th": f"{count} รหัสใช้ชื่ออื่นในเกณฑ์ที่เทียบ คำตอบจึงอาจเป็นของเรื่องอื่น",
                         "en": f"{count} code{'s' * (count != 1)} bear{'s' * (count == 1)} another title there: the answers may be to other questions."}[lang], "warn"))
    return [Line(), *out] if out else []


def _not_compared(rehearsal: Rehearsal, lang: str) -> list[Block]:
    differences, there = rehearsal.differences, rehearsal.there.standard
    if not (differences.any or rehearsal.apart or any(one.lost for one in rehearsal.compared)):
        return []
    out: list[Block] = [Line(), Line({"th": "เทียบไม่ได้", "en": "Cannot be compared"}[lang], "title")]
    for keys, says in ((differences.only_there, {"th": "ถามเฉพาะในเกณฑ์ที่เทียบ", "en": "asked only by the other rules"}),
                       (differences.only_here, {"th": "ไม่ถามในเกณฑ์ที่เทียบ", "en": "not asked by the other rules"})):
        if keys:
            out.append(Line(f"{says[lang]} ({len(keys)}): {_some(keys)}", "", 2))
    for key, here, other in differences.retitled[:_LISTED]:
        out.append(Line(f"{key}: {here.in_(lang)}{_ARROW}{other.in_(lang)}", "", 2))
    lost = [one for one in rehearsal.compared if one.lost]
    for one in lost[:_LISTED]:
        says = {"th": "คำตอบที่ใช้ในเกณฑ์ที่เทียบไม่ได้", "en": "answers that the other rules do not take"}[lang]
        out.append(Line(f"{one.agency.code}: {says}: {_some(one.lost)}", "", 2))
    for agency in rehearsal.apart[:_LISTED]:
        out.append(Line(f"{agency.code} {agency.name}: {_no_type(there, agency.type, lang)}", "", 2))
    return out


def _no_type(standard: Standard, kind: str, lang: str) -> str:
    return {"th": f"{standard.id} ไม่มีหน่วยงานประเภท {kind or NOTHING}", "en": f"{standard.id} has no agency type {kind or NOTHING}"}[lang]


def _some(keys: Sequence[str]) -> str:
    return ", ".join(keys[:_LISTED]) + (f", … (+{len(keys) - _LISTED})" if len(keys) > _LISTED else "")
