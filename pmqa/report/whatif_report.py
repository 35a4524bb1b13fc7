"""What would follow from other answers: verdict, scores, gaps and rank, before and after."""

from __future__ import annotations

from pmqa.advice.whatif import Change, WhatIf
from pmqa.assessment import Assessment, Gap
from pmqa.catalogue import CATALOGUE
from pmqa.report.blocks import Block, Line
from pmqa.report.findings_report import errors_told
from pmqa.report.follows import answer_words, follow_table, named
from pmqa.report.heading import heading
from pmqa.report.tables import NOTHING, gap_table
from pmqa.report.words import word


def what_if_report(found: WhatIf, lang: str) -> list[Block]:
    """The whole report."""
    before, after, was, now = found.before, found.after, found.at_before, found.at_after
    standard, who = before.standard, before.agencies[was]
    out: list[Block] = [*heading(standard, lang), Line(), Line(f"{named(who)} · {who.file}", "title"),
                        *errors_told(before.checked[was].findings, lang),
                        Line({"th": "ถ้า ", "en": "If "}[lang] + ", ".join(change_words(found, one, lang) for one in found.changes)), Line()]
    out += _verdict(found, lang)
    table = follow_table(before, was, after, now, lang, changed_only=True)
    if table.rows:
        out += [Line(), Line({"th": "คะแนนที่เปลี่ยน", "en": "Scores that change"}[lang], "title"), table]
    else:
        out += [Line(), Line({"th": "ไม่มีคะแนนใดเปลี่ยน", "en": "No score changes."}[lang])]
    old, new = (_gaps(one, row) for one, row in ((before, was), (after, now)))
    closed = [gap for key, gap in old.items() if key not in new]
    opened = [gap for key, gap in new.items() if key not in old]
    for title, gaps in (({"th": "ช่องว่างที่ปิด", "en": "Gaps closed"}, closed), ({"th": "ช่องว่างที่เปิด", "en": "Gaps opened"}, opened)):
        if gaps:
            out += [Line(), Line(title[lang], "title"), gap_table(standard, gaps, who.type, lang)]
    for one in found.contradictions:
        kind = CATALOGUE[one.code]
        out.append(Line(f"! {one.owner} {one.cell}: {kind.wrong_th if lang == 'th' else kind.wrong_en}", "warn"))
    return out


def change_words(found: WhatIf, one: Change, lang: str) -> str:
    """``LD1.A 2 → 3 (หมวด 1!G7)``."""
    field = found.before.standard.field[one.key]
    return f"{one.key} {answer_words(field, one.found, lang)} → {answer_words(field, one.to, lang)}" + (f" ({one.cell})" if one.cell else "")


def rank_words(assessment: Assessment, agency: int, lang: str) -> str:
    """``3 of 27``; a dash where it is not ranked."""
    if agency < 0 or not assessment.rank[agency]:
        return NOTHING
    count = int(((assessment.groups == assessment.groups[agency]) & assessment.ranked).sum())
    return {"th": f"{assessment.rank[agency]} จาก {count}", "en": f"{assessment.rank[agency]} of {count}"}[lang]


def _gaps(assessment: Assessment, agency: int) -> dict[tuple, Gap]:
    return {(gap.bar, gap.code, gap.factor): gap for gap in assessment.gaps_of(agency)}


def _verdict(found: WhatIf, lang: str) -> list[Block]:
    standard, both = found.before.standard, ((found.before, found.at_before), (found.after, found.at_after))
    out: list[Block] = []
    if standard.bars:
        first, second = (standard.word("met" if one.met[row, 0] else "unmet").in_(lang) for one, row in both)
        gaps = [int(one.gaps.unmet[row].sum()) for one, row in both]
        count = {"th": f"ช่องว่าง {gaps[0]} → {gaps[1]}", "en": f"gaps {gaps[0]} → {gaps[1]}"}[lang]
        out.append(Line(f"{first if first == second else f'{first} → {second}'} · {count}", "good" if found.after.met[found.at_after, 0] else "bad"))
    decisions = [one.decision_of(row) for one, row in both]
    if all(decisions):
        title = standard.decision.title.in_(lang)
        out.append(Line(f"{title}: " + " → ".join(dict.fromkeys(decision.in_(lang) for decision in decisions))))
    bands = [one.band_of(row, "total") for one, row in both]
    if any(bands):
        out.append(Line(f"{word('band', lang)}: " + " → ".join(band.in_(lang) if band else NOTHING for band in bands)))
    if found.among:
        out.append(Line(f"{word('rank', lang)}: " + " → ".join(rank_words(one, row, lang) for one, row in both), "title"))
    return out
