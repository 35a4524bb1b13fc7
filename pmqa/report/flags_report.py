"""Flags for the reviewer: agency by agency, then the rules that raised them, with their thresholds; the same as data."""

from __future__ import annotations

from pmqa.advice.flags import RULES, Flag, Flags
from pmqa.report.advice_csv import MADE, made_by
from pmqa.report.advice_json import agency_data
from pmqa.report.as_csv import text_of
from pmqa.report.blocks import Block, Column, Line, Table
from pmqa.report.follows import named
from pmqa.report.heading import heading
from pmqa.report.json_parts import Data, Inputs, bilingual, run_data
from pmqa.report.tables import number
from pmqa.report.words import counted, word
from pmqa.scoring.rounding import published
from pmqa.standard.compiled import Standard

_MOST = 8  # codes shown of one flag


def flags_report(found: Flags, lang: str) -> list[Block]:
    """The whole report: agencies with most flags first."""
    assessment, standard = found.assessment, found.assessment.standard
    out: list[Block] = [*heading(standard, lang), Line({
        "th": "ข้อสังเกตเป็นคำถามให้ผู้ตรวจดูก่อน ไม่ใช่ข้อผิด และไม่เปลี่ยนคะแนนหรืออันดับ",
        "en": "A flag is a question for the reviewer, not a fault; it changes no score and no rank."}[lang])]
    flagged = sorted({flag.agency for flag in found.flags}, key=lambda agency: (-len({flag.rule for flag in found.of(agency)}), agency))
    count = counted(len(flagged), "หน่วยงาน", "agency", lang, "agencies")
    out += [Line(), Line({"th": f"มีข้อสังเกต {count} จาก {len(assessment.agencies)}", "en": f"Flagged: {count} of {len(assessment.agencies)}"}[lang], "title")]
    for agency in flagged:
        rows = [(RULES[name].title.in_(lang), " · ".join(told(standard, flag, lang) for flag in found.of(agency) if flag.rule == name))
                for name in dict.fromkeys(flag.rule for flag in found.of(agency))]
        out += [Line(), Line(named(assessment.agencies[agency]), "title"), Table((Column(""), Column("")), rows, 2)]
    raised = [name for name in RULES if any(flag.rule == name for flag in found.flags)]
    if raised:
        out += [Line(), Line({"th": "กติกาของข้อสังเกต", "en": "The rules behind the flags"}[lang], "title"),
                Table((Column(""), Column("")), [(RULES[name].title.in_(lang), RULES[name].says.in_(lang)) for name in raised], 2)]
    for name, why in found.not_asked:
        out.append(Line({"th": f"ไม่ได้ดู {RULES[name].title.th}: {why.th}", "en": f"Not looked for: {RULES[name].title.en}, as {why.en}."}[lang], "faint"))
    return out


def told(standard: Standard, flag: Flag, lang: str) -> str:
    """What a flag is about, in one line."""
    codes = ", ".join(flag.codes[:_MOST]) + (f" … ({len(flag.codes)})" if len(flag.codes) > _MOST else "")
    if flag.rule in ("outlier", "far-from-before"):
        pair = [number(float(published(value, standard.decimals)), standard.decimals) for value in (flag.usual, flag.value)]
        name = word("total", lang) if codes == "total" else codes
        return f"{name}: {pair[0]} → {pair[1]}" if flag.rule == "far-from-before" else {
            "th": f"{name}: {pair[1]} มัธยฐาน {pair[0]}", "en": f"{name}: {pair[1]}, median {pair[0]}"}[lang]
    if flag.rule == "all-equal":
        return f"{flag.value:g}"
    if flag.rule == "same-answers":
        return f"{flag.other}: {100 * flag.value:.0f} %"
    return f"{flag.other}: {codes}" if flag.rule == "same-text" else codes


def flags_data(found: Flags, inputs: Inputs) -> Data:
    """Every flag, agency by agency, and every rule with whether it was looked for."""
    assessment, skipped = found.assessment, dict(found.not_asked)
    return {
        "draft": True,
        "standard": assessment.standard.id,
        "agencies": [{"agency": agency_data(agency), "file": agency.file,
                      "flags": [{"rule": flag.rule, "codes": list(flag.codes), "other": flag.other, "value": flag.value, "usual": flag.usual}
                                for flag in found.of(n)]} for n, agency in enumerate(assessment.agencies)],
        "rules": [{"rule": rule.name, "title": bilingual(rule.title), "says": bilingual(rule.says), "looked_for": rule.name not in skipped,
                   "why_not": bilingual(skipped.get(rule.name))} for rule in RULES.values()],
        "run": run_data(assessment.standard, inputs),
    }


def flags_csv(found: Flags, lang: str) -> str:
    """A row for each flag."""
    standard = found.assessment.standard
    header = [*MADE, "code", "name", "file", "rule", "title", "about", "other"]
    rows = []
    for flag in found.flags:
        who = found.assessment.agencies[flag.agency]
        rows.append([*made_by(standard, lang), who.code, who.name, who.file, flag.rule, RULES[flag.rule].title.in_(lang), told(standard, flag, lang), flag.other])
    return text_of([header, *rows])
