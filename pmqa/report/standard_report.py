"""One standard in full: where it comes from, what is unsettled, the tree with its weights, the measures, the bars."""

from __future__ import annotations

from collections.abc import Sequence

from pmqa.report.blocks import Block, Column, Line, Table
from pmqa.report.heading import criteria_lines
from pmqa.report.standard_measures import measure_blocks
from pmqa.report.standard_rules import condition, rule_blocks
from pmqa.report.tables import plain
from pmqa.report.words import STATUS, word
from pmqa.standard.compiled import Bar, Standard


def standard_report(standard: Standard, lang: str) -> list[Block]:
    """Where it comes from, what is unsettled, and the tree with weights, measures and bars."""
    th = lang == "th"
    about = [("edition", "ฉบับที่", standard.edition), ("in force", "ใช้เมื่อ", standard.in_force), ("year", "ปี", str(standard.year)),
             ("follows", "แทน", standard.supersedes), ("status", "สถานะ", STATUS[standard.status].in_(lang)),
             ("source", "ที่มา", standard.source),
             ("types", "ประเภทหน่วยงาน", ", ".join(f"{kind.code} ({kind.title.in_(lang)})" for kind in standard.types)),
             ("round", "รอบ", {"monthly": {"th": "รายเดือน", "en": "monthly"}, "weekly": {"th": "รายสัปดาห์", "en": "weekly"}}.get(standard.cycle, {}).get(lang, "")),
             ("ranking", "จัดอันดับ", _ranking(standard, lang))]
    out = [*criteria_lines(standard, lang), Line(),
           Table((Column(""), Column("")), [(name_th if th else name, text) for name, name_th, text in about if text])]
    if standard.settings or standard.variants:
        out += [Line(), Line("กติกาที่ยังไม่ยุติ" if th else "Unsettled rules", "title"), _unsettled(standard, lang)]
    out += [Line(), _tree(standard, lang), *measure_blocks(standard, lang)]
    if standard.bars:
        out += [Line(), Line("เกณฑ์ที่ต้องถึง" if th else "Bars", "title"), _bars(standard.bars, lang)]
    return out + rule_blocks(standard, lang)


def _ranking(standard: Standard, lang: str) -> str:
    rule = standard.ranking
    if not rule.key:
        return {"th": "ไม่มี", "en": "none"}[lang]
    cuts = ": " + " · ".join(cut.title.in_(lang) for cut in rule.cuts) if rule.cuts else ""
    within = {"th": f"ในกลุ่ม {rule.group}{cuts} ", "en": f"within {rule.group}{cuts}, "}[lang] if rule.group else ""
    return f"{within}{' > '.join(rule.key)} ({STATUS[rule.status or standard.status].in_(lang)})"


def _unsettled(standard: Standard, lang: str) -> Table:
    rows = [(setting.name, f"= {setting.value}", STATUS[setting.status].in_(lang), setting.title.in_(lang)) for setting in standard.settings]
    rows += [(variant.name, "--variant", STATUS[variant.status].in_(lang), variant.title.in_(lang)) for variant in standard.variants]
    return Table(tuple(Column("") for _ in range(4)), rows)


def _tree(standard: Standard, lang: str) -> Table:
    """Depth first, deeper codes further in."""
    depth: dict[str, int] = {}
    rows = []
    for node in standard.nodes:
        above = standard.nodes[node.parent].code if node.parent >= 0 else ""
        depth[node.code] = depth[above] + 1 if above else 0
        kind = str(node.measure["kind"]) if node.measure else node.combine
        rows.append(("  " * depth[node.code] + node.code, plain(node.maximum), plain(node.weight), kind, STATUS[node.status].in_(lang),
                     node.title.with_words(standard.types[0].words if standard.types else {}).in_(lang)))
    th = lang == "th"
    return Table((Column(word("code", lang)), Column(word("of", lang), right=True), Column("น้ำหนัก" if th else "Weight", right=True),
                  Column("วิธีวัด" if th else "Measure"), Column(word("status", lang)), Column(word("title", lang))), rows)


def _bars(bars: Sequence[Bar], lang: str) -> Table:
    rows = [(bar.owner, condition(bar.condition, lang), STATUS[bar.status].in_(lang), bar.title.in_(lang)) for bar in bars]
    return Table(tuple(Column("") for _ in range(4)), rows)
