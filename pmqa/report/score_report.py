"""One agency for its reviewer: the verdict, then the categories, the gaps with their cells, the findings, the evidence."""

from __future__ import annotations

from collections.abc import Sequence

from pmqa.assessment import Assessment
from pmqa.cell_texts import shown
from pmqa.checks import place_of as entry_place
from pmqa.deciding import SETTLED, Deciding, tried
from pmqa.findings import Finding
from pmqa.report.blocks import Block, Column, Line, Table
from pmqa.report.effects import effect_lines
from pmqa.report.findings_report import count_of, findings_report
from pmqa.report.heading import heading
from pmqa.report.tables import category_table, gap_table, total_of
from pmqa.report.verdict import Verdict, verdict_of, with_status
from pmqa.report.words import STATUS, counted, word
from pmqa.scoring.effects import GRANTED, REFUSED
from pmqa.standard.compiled import Standard
from pmqa.submission import Submission
from pmqa.texts import Text
from pmqa.validity import Term


def score_report(assessment: Assessment, agency: int, decided_by: Sequence[Deciding], submission: Submission, lang: str,
                 *, evidence: bool = False) -> list[Block]:
    """The whole report on one agency of the assessment."""
    standard, who = assessment.standard, assessment.agencies[agency]
    kind = standard.agency_type(who.type)
    about = [who.code, who.name, kind.title.in_(lang) if kind else "",
             word("year", lang, year=submission.year) if submission.year else "", who.file]
    out = [*heading(standard, lang), Line(), Line(" · ".join(filter(None, about)), "title"), Line()]
    out += _verdict(assessment, agency, decided_by, lang)
    out += [Line(), category_table(assessment, agency, lang)]
    gaps = assessment.gaps_of(agency)
    if gaps:
        out += [Line(), Line({"th": f"ช่องว่าง {len(gaps)} จุด ขาดมากก่อน",
                              "en": f"{counted(len(gaps), '', 'gap', 'en')}, largest shortfall first"}[lang], "title"),
                gap_table(standard, gaps, who.type, lang)]
    findings = [*assessment.checked[agency].findings, *(f for f in assessment.findings if f.file == who.file)]
    out += [Line(), *findings_part(findings, lang)]
    if evidence:
        out += [Line(), *_evidence(standard, submission, lang)]
    return out


def refused_report(standard: Standard | None, submission: Submission, lang: str) -> list[Block]:
    """A file that cannot be used: why."""
    top = heading(standard, lang) if standard else [Line(word("draft", lang), "warn")]
    return [*top, Line(), Line(submission.file, "title"),
            Line({"th": "✗ ใช้ไฟล์นี้ไม่ได้", "en": "✗ This file cannot be used."}[lang], "bad"),
            Line(), *findings_part(submission.findings, lang)]


def findings_part(findings: Sequence[Finding], lang: str) -> list[Block]:
    """The heading with the counts, then the findings; or that there are none."""
    if not findings:
        return [Line({"th": "ไม่พบข้อผิดพลาดในไฟล์", "en": "Nothing wrong was found in the file."}[lang], "good")]
    title = {"th": "สิ่งที่ตรวจพบ", "en": "Findings"}[lang]
    return [Line(f"{title}: {count_of(findings, lang)}", "title"), *findings_report(findings, lang)]


def _verdict(assessment: Assessment, agency: int, decided_by: Sequence[Deciding], lang: str) -> list[Block]:
    """The headline, what it rests on, and the rules whose change would flip it."""
    standard, verdict = assessment.standard, verdict_of(assessment, agency)
    total, maximum = total_of(assessment, agency)
    points = {"th": f"รวม {total} จาก {maximum}", "en": f"Total {total} of {maximum}"}[lang]
    band = assessment.band_of(agency, "total")
    row = assessment.checked[agency]
    flags = [word(name, lang) for name, holds in (("incomplete", row.incomplete), ("provisional", row.provisional)) if holds]
    out: list[Block] = []
    if verdict.meets is not None:
        words = ("✓ " if verdict.meets else "✗ ") + standard.word("met" if verdict.meets else "unmet").in_(lang)
        out.append(Line(with_status(words, verdict.status, lang), "good" if verdict.meets else "bad"))
    if band is not None:
        out.append(Line(with_status(f"{word('band', lang)}: {band.in_(lang)}", verdict.status, lang), "title"))
    decided = assessment.decision_of(agency)
    if decided is not None:
        words = f"{standard.decision.title.in_(lang)}: {decided.in_(lang)}"
        look = {GRANTED: "good", REFUSED: "bad"}.get(int(assessment.decisions[agency]), "warn")
        out.append(Line(with_status(words, verdict.status, lang), look))
    if term := assessment.term_of(agency):
        out.append(Line(_term(term, lang)))
    out.append(Line(" · ".join([points, *flags]), "title"))
    out += [Line(f"▼ {line}", "warn") for line in effect_lines(assessment, agency, lang)]
    if verdict.meets is not None:
        out.append(Line(_bars(verdict, lang)))
    status = STATUS[verdict.status].in_(lang)
    out.append(Line({"th": f"สถานะของกติกาที่อ่อนที่สุดที่ผลนี้อาศัย: {status}",
                     "en": f"Weakest status this rests on: {status}"}[lang]))
    kinds = tried(standard) if assessment.ranked[agency] and verdict.status not in SETTLED else ()
    return out + _deciding(decided_by, kinds, lang)


def _term(term: Term, lang: str) -> str:
    """Until when it holds, when it is looked after, until when it can be taken up again."""
    due = ", ".join(str(day) for day in term.surveillance)
    th = f"มีผลถึง {term.until}" + (f" · ตรวจติดตามภายใน {due}" if due else "") + f" · ต่ออายุย้อนหลังได้ถึง {term.restorable}"
    en = f"Valid until {term.until}" + (f" · surveillance by {due}" if due else "") + f" · restorable until {term.restorable}"
    return th if lang == "th" else en


def _bars(verdict: Verdict, lang: str) -> str:
    if lang == "th":
        return f"ไม่ถึง {verdict.failed} จาก {verdict.bars} เกณฑ์" + (f" ({verdict.gaps} จุด)" if verdict.gaps else "")
    return f"{verdict.failed} of {counted(verdict.bars, '', 'bar', 'en')} unmet" + (
        f" ({counted(verdict.gaps, '', 'gap', 'en')})" if verdict.gaps else "")


_TRIED = {"variant": Text("ทางเลือก", "variants"), "bar": Text("เกณฑ์ขั้นต่ำ", "bars"), "effect": Text("ผลที่ตามมา", "effects")}


def _deciding(rules: Sequence[Deciding], kinds: Sequence[str], lang: str) -> list[Block]:
    """The rules that decide; where none does, that none of the ``kinds`` that were tried does."""
    if not rules:
        kinds = {"th": "และ", "en": " and "}[lang].join(_TRIED[kind].in_(lang) for kind in kinds)
        return [Line({"th": f"ในบรรดา{kinds}ที่ประกาศไว้และยังไม่ยุติ ไม่มีข้อใดที่เปลี่ยนเพียงข้อเดียวแล้วผลจะกลับ",
                      "en": f"Of the declared unsettled {kinds}, none alone would change this verdict."}[lang])] if kinds else []
    out: list[Block] = [Line({"th": "กติกาที่ยังไม่ยุติซึ่งตัดสินหน่วยงานนี้ ถ้าเปลี่ยนเพียงข้อเดียว:",
                              "en": "Unsettled rules that decide this agency; if just this one were changed:"}[lang])]
    for rule in rules:
        left_out = {"th": " ถ้าไม่ใช้", "en": ", left out"}[lang] if rule.kind in ("bar", "effect") else ""
        out.append(Line(f"→ {rule.then.in_(lang)}: {rule.rule}{left_out} – {rule.title.in_(lang)} "
                        f"({STATUS[rule.status].in_(lang)})", "", 2))
    return out


def _evidence(standard: Standard, submission: Submission, lang: str) -> list[Block]:
    """Every evidence text, under the requirement it belongs to."""
    out: list[Block] = [Line({"th": "หลักฐาน", "en": "Evidence"}[lang], "title")]
    words = next((kind.words for kind in standard.types if kind.code == submission.agency_type), {})
    for field in standard.fields:
        entry = submission.entries.get(field.key)
        if field.column == "evidence" and entry and entry.cell:
            title = standard.node[field.owner].name.with_words(words).in_(lang) if field.owner in standard.node else ""
            out += [Table((Column(""), Column(""), Column("")), [(field.row, entry_place(entry), title)]),
                    Line(shown(entry.cell), "", 4)]
    if len(out) == 1:
        out.append(Line({"th": "ไม่มี", "en": "none"}[lang], "", 2))
    return out
