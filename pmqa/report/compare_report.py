"""Two rounds side by side: each agency's total, gaps and rank, and what moved it; or why they cannot be compared."""

from __future__ import annotations

from pmqa.advice.comparison import Comparison, Pair
from pmqa.report.blocks import Block, Column, Line, Table
from pmqa.report.follows import named
from pmqa.report.heading import criteria_lines, heading
from pmqa.report.rank_report import group_name, groups
from pmqa.report.tables import NOTHING, number, signed
from pmqa.report.words import counted, word
from pmqa.texts import Text

_HOW = (
    Text("บวก คือ ขึ้นมากี่อันดับ ลบ คือ ลงกี่อันดับ ทั้งสี่ช่องรวมกันได้เท่ากับอันดับที่เปลี่ยนพอดี",
         "Above 0: places gained; below: lost. The four columns add up to the change of rank."),
    Text("ลำดับการแยก: หน่วยงานที่มีทั้งสองรอบ → กติกาใหม่ → คำตอบของตน → คำตอบของผู้อื่น → หน่วยงานที่เพิ่มมา ลำดับอื่นอาจแยกได้ต่างออกไป",
         "Split in this order: agencies of both rounds → new rules → own answers → others' answers → agencies that joined. Another order may split otherwise."),
)
COLUMNS = (("own", Text("ของตน", "Own")), ("others", Text("ผู้อื่น", "Others")), ("rules", Text("กติกา", "Rules")), ("set", Text("กลุ่ม", "Set")))


def compare_report(found: Comparison, lang: str) -> list[Block]:
    """The whole report."""
    before, after = found.before.standard, found.after.standard
    out: list[Block] = heading(after, lang)
    if not found.same_rules:
        out += [Line({"th": "รอบก่อนใช้:", "en": "The round before used:"}[lang]), *criteria_lines(before, lang)]
    if found.reason is not None:
        return [*out, Line(), Line({"th": f"✗ เทียบกันไม่ได้: {found.reason.th}", "en": f"✗ Not comparable: {found.reason.en}"}[lang], "bad")]
    same = {"th": "กติกาเดียวกันทั้งสองรอบ", "en": "The rules of both rounds are the same."}
    other = {"th": "กติกาของสองรอบไม่เหมือนกัน", "en": "The rules of the two rounds differ."}
    out.append(Line((same if found.same_rules else other)[lang]))
    pairs = {pair.after: pair for pair in found.pairs}
    for group, members in groups(found.after).items():
        here = [pairs[row] for row in members if row in pairs]
        if here:
            name = group_name(after, group, lang)
            count = {"th": f"{len(here)} หน่วยงานที่มีทั้งสองรอบ", "en": f"{counted(len(here), '', 'agency', 'en', 'agencies')} of both rounds"}[lang]
            out += [Line(), Line(f"{name}: {count}" if name else count, "title"), pairs_table(found, here, lang)]
    shown = {row for members in groups(found.after).values() for row in members}
    rest = [pair for pair in found.pairs if pair.after not in shown]
    if rest:
        out += [Line(), Line(word("not-ranked", lang).capitalize(), "title"), pairs_table(found, rest, lang)]
    out += _only_one(found, lang)
    return [*out, Line(), *(Line(text.in_(lang), "faint") for text in _HOW)]


def pairs_table(found: Comparison, pairs: list[Pair], lang: str) -> Table:
    """A row for each agency of both rounds."""
    before, after = found.before, found.after
    decimals, bars = after.standard.decimals, bool(after.standard.bars or before.standard.bars)
    arrow = " → "
    columns = [Column(word("rank", lang), right=True), Column({"th": "เปลี่ยน", "en": "Moved"}[lang], right=True),
               *(Column(title.in_(lang), right=True) for _, title in COLUMNS), Column(word("total", lang), right=True)]
    columns += [Column({"th": "ช่องว่าง", "en": "Gaps"}[lang], right=True)] * bars + [Column(word("agency", lang))]
    rows = []
    for pair in pairs:
        ranks = arrow.join(str(int(one.rank[row])) if one.rank[row] else NOTHING for one, row in ((before, pair.before), (after, pair.after)))
        split = pair.split
        moves = [signed(sum(split), 0), *(signed(getattr(split, name), 0) for name, _ in COLUMNS)] if split else [NOTHING] * 5
        totals = arrow.join(number(float(one.scores[row, 0]), one.standard.decimals if one is before else decimals) for one, row in ((before, pair.before), (after, pair.after)))
        gaps = arrow.join(str(int(one.gaps.unmet[row].sum())) for one, row in ((before, pair.before), (after, pair.after)))
        who = named(after.agencies[pair.after]) + (f" ({pair.reason.in_(lang)})" if pair.reason else "")
        rows.append((ranks, *moves, totals, *([gaps] * bars), who))
    return Table(tuple(columns), rows)


def _only_one(found: Comparison, lang: str) -> list[Block]:
    out: list[Block] = []
    for title, assessment, rows in (({"th": "มีเฉพาะรอบก่อน", "en": "Only in the round before"}, found.before, found.gone),
                                    ({"th": "มีเฉพาะรอบหลัง", "en": "Only in the round after"}, found.after, found.new)):
        if rows:
            out += [Line(), Line(f"{title[lang]}: {len(rows)}", "title"), Line(", ".join(named(assessment.agencies[row]) for row in rows), "", 2)]
    return out
