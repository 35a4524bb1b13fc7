"""All agencies of a round: the ranking of each group, who is not ranked and why; or their gaps."""

from __future__ import annotations

from collections.abc import Sequence

from pmqa.assessment import Assessment
from pmqa.report.blocks import Block, Column, Line, Table
from pmqa.report.findings_report import about_several, count_of
from pmqa.report.heading import heading
from pmqa.report.tables import agency_words, gap_table, often_unmet, ranking_table, unranked_table
from pmqa.report.verdict import SETTLED, with_status
from pmqa.report.words import STATUS, counted, word
from pmqa.standard.compiled import Standard, worst


def rank_report(assessment: Assessment, skipped: Sequence[str], lang: str) -> list[Block]:
    """A list for each group, best first; the unranked with their reasons; one line that sums up. ``skipped``: what was
    passed over in the folders, in words."""
    standard = assessment.standard
    out = [*heading(standard, lang), *_by(standard, lang)]
    for group, members in groups(assessment).items():
        name = group_name(standard, group, lang)
        count = counted(len(members), "หน่วยงาน", "agency", lang, "agencies")
        out += [Line(), Line(f"{name}: {count}" if name else count, "title"), ranking_table(assessment, members, lang, _left_out(lang))]
    several = about_several(assessment.findings, lang)
    return [*out, *_unranked(assessment, lang), *([Line()] if several else []), *several, Line(),
            summary(assessment, lang), *_files(assessment, skipped, lang)]


def gaps_report(assessment: Assessment, skipped: Sequence[str], lang: str) -> list[Block]:
    """Which bars are unmet most often, then every gap of every agency with its cell."""
    standard, ranked = assessment.standard, ranked_in_order(assessment)
    out = heading(standard, lang)
    often = often_unmet(assessment, ranked, lang)
    if often.rows:
        out += [Line(), Line({"th": "ข้อที่ไม่ถึงเกณฑ์บ่อยที่สุด (จำนวนหน่วยงาน)", "en": "Unmet most often (number of agencies)"}[lang], "title"),
                often]
    for i in ranked:
        gaps = assessment.gaps_of(i)
        if gaps:
            count = counted(len(gaps), "จุด", "gap", lang)
            out += [Line(), Line(f"{agency_words(assessment, i, lang)}: {count}", "title"),
                    gap_table(standard, gaps, assessment.agencies[i].type, lang)]
    return [*out, *_unranked(assessment, lang), Line(), summary(assessment, lang),
            *_files(assessment, skipped, lang)]


def groups(assessment: Assessment) -> dict[str, list[int]]:
    """Ranked agencies by group, best first; groups in the order of the standard's types, then by name."""
    codes = [cut.code for cut in assessment.standard.ranking.cuts] or [kind.code for kind in assessment.standard.types]
    order = {code: place for place, code in enumerate(codes)}
    found: dict[str, list[int]] = {}
    for i in ranked_in_order(assessment):
        found.setdefault(assessment.agencies[i].group, []).append(i)
    return dict(sorted(found.items(), key=lambda item: (order.get(item[0], len(order)), item[0])))


def ranked_in_order(assessment: Assessment) -> list[int]:
    """Places of the ranked agencies, best of each group first."""
    ranked = assessment.ranked.nonzero()[0].tolist()
    return sorted(ranked, key=lambda i: (assessment.agencies[i].group, assessment.rank[i], assessment.agencies[i].code))


def group_name(standard: Standard, group: str, lang: str) -> str:
    """The title of an agency type, of a choice or of a cut, or the value as it stands."""
    return standard.group_title(group).in_(lang)


def summary(assessment: Assessment, lang: str) -> Table:
    """How many are ranked, how many of them meet the bars, how many are not ranked; without a ranking, assessed and left out."""
    standard = assessment.standard
    ranked = int(assessment.ranked.sum())
    rows = [(ranked, word("ranked" if standard.ranking.key else "assessed", lang))]
    if standard.bars:
        met = int((assessment.met[:, 0] & assessment.ranked).sum())
        status = worst([bar.status for bar in standard.bars])
        rows += [(met, with_status(f"✓ {standard.word('met').in_(lang)}", status, lang)),
                 (ranked - met, with_status(f"✗ {standard.word('unmet').in_(lang)}", status, lang))]
    rows.append((len(assessment.left_out), left_out_word(standard, lang)))
    return Table((Column("", right=True), Column("")), [(str(count), text) for count, text in rows])


def left_out_word(standard: Standard, lang: str) -> str:
    """Nobody is ranked where a standard has no ranking, so that an agency can only be left out."""
    return word("not-ranked" if standard.ranking.key else "left-out", lang)


def ranked_by(standard: Standard, lang: str) -> str:
    """What decides the order, in a sentence."""
    names = {"bars": {"th": "ถึงเกณฑ์ก่อน", "en": "bars met first"}[lang]}
    keys = [names.get(key) or standard.node[key].name.in_(lang) for key in standard.ranking.key]
    if not keys:
        return {"th": "เกณฑ์นี้ไม่มีการจัดอันดับ", "en": "This standard has no ranking."}[lang]
    return {"th": "เรียงตาม " + " แล้วตามด้วย ".join(keys), "en": "Ranked by " + ", then ".join(keys)}[lang]


def _by(standard: Standard, lang: str) -> list[Block]:
    """What decides the order, and how sure that rule is."""
    by, status = ranked_by(standard, lang), standard.ranking.status or standard.status
    return [Line(f"{by} ({STATUS[status].in_(lang)})" if standard.ranking.key and status not in SETTLED else by)]


def _unranked(assessment: Assessment, lang: str) -> list[Block]:
    left = assessment.left_out
    title = f"{left_out_word(assessment.standard, lang).capitalize()}: {len(left)}"
    return [Line(), Line(title, "title"), unranked_table(left, lang)] if left else []


def _files(assessment: Assessment, skipped: Sequence[str], lang: str) -> list[Block]:
    found = [finding for row in assessment.checked for finding in row.findings]
    says = {"th": f"ในสมุดงาน: {count_of(found, lang)} ดูรายละเอียดด้วย pmqa check",
            "en": f"In the workbooks: {count_of(found, lang)}; pmqa check tells them."}[lang]
    return [*([Line(says, "faint")] if found else []), *(Line(text, "faint") for text in skipped)]


def _left_out(lang: str) -> str:
    return {"th": "หน้าต่างแคบ จึงไม่แสดงคะแนนรายหมวด: ขยายหน้าต่าง หรือใช้ --format csv",
            "en": "The window is too narrow for the category scores: widen it, or use --format csv."}[lang]
