"""Why two totals differ: the parts by category, then by requirement, largest first; what they add up to."""

from __future__ import annotations

from pmqa.advice.difference import Part, adding_up
from pmqa.advice.why import Why
from pmqa.report.blocks import Block, Column, Line, Table
from pmqa.report.follows import named, title_of
from pmqa.report.heading import heading
from pmqa.report.tables import number, signed
from pmqa.report.whatif_report import rank_words
from pmqa.report.words import word
from pmqa.scoring.rounding import published
from pmqa.standard.compiled import Standard
from pmqa.texts import Text

MORE = 2  # decimals of a part beyond those published
FEW = 3  # of the nodes above are named, the largest
REST = Text("ชั้นบน", "above")
OWN = Text("ส่วนที่มีเฉพาะชั้นที่อยู่เหนือขึ้นไป: น้ำหนักที่ต่างกัน การปัดเศษ หรือการลดคะแนน",
           "what only the levels above have: weights that differ, rounding, or points taken")


def why_report(found: Why, lang: str) -> list[Block]:
    """The whole report."""
    standard = found.assessment.standard
    out: list[Block] = [*heading(standard, lang), Line(), *_who(found, lang), Line()]
    digits = standard.decimals + MORE
    out.append(Line({"th": f"ต่างกัน {signed(found.difference.total, digits)}", "en": f"The difference: {signed(found.difference.total, digits)}"}[lang], "title"))
    out += _decides(found, lang)
    out += [Line(), Line({"th": "แยกตามหมวด", "en": "By category"}[lang], "title"), parts_table(found, rows_of(found, "category"), lang)]
    out += [Line(), Line({"th": "แยกตามข้อ มากก่อน", "en": "By requirement, largest first"}[lang], "title")]
    rows = [(part, value) for part, value in rows_of(found, "requirement") if round(value, digits)]
    rows.sort(key=lambda row: (row[0] is None, -abs(row[1])))
    out += [parts_table(found, rows, lang), Line(), Line(_HOW[found.difference.level].in_(lang), "faint")]
    if found.other is None and abs(found.difference.parts[0].there - found.median_total) > 10.0**-digits:
        both = [number(float(published(value, digits)), digits) for value in (found.median_total, found.difference.parts[0].there)]
        out.append(Line({"th": f"มัธยฐานของคะแนนรวมในกลุ่มคือ {both[0]} ส่วนที่เทียบนี้คือรวมของมัธยฐานรายข้อ {both[1]}",
                         "en": f"The median of the group's totals is {both[0]}; beside it stands the total of each requirement's median, {both[1]}."}[lang], "faint"))
    return out


_HOW = {
    True: Text("ส่วนของแต่ละข้อ = น้ำหนักในคะแนนรวม × ส่วนต่างของคะแนน ปัดเศษให้รวมกันได้พอดี",
               "A part is the weight in the total × the difference of the scores; rounded so that the parts add up."),
    False: Text("น้ำหนักของสองฝ่ายไม่เท่ากัน (ข้อที่ไม่นับไม่มีน้ำหนัก ข้ออื่นจึงหนักขึ้น) ส่วนของแต่ละข้อจึงเป็น น้ำหนัก × คะแนนที่สูงหรือต่ำกว่าค่ากลางของสองฝ่ายในชั้นที่ข้อนั้นสังกัด "
                "ของฝ่ายแรก ลบด้วยของฝ่ายหลัง ปัดเศษให้รวมกันได้พอดี",
                "The two sides weigh things differently (what does not count has no weight, and the others weigh more). So a part is the weight × how far the "
                "score lies above the middle of both sides' scores one level up, for the first less for the second; rounded so that the parts add up."),
}


def rows_of(found: Why, kind: str) -> list[tuple[Part | None, float]]:
    """The parts of one kind of node, rounded so that they add up to the difference; None: what only nodes above have."""
    parts = found.difference.of_kind(kind)
    inner = found.difference.total - sum(part.part for part in parts)
    digits = found.assessment.standard.decimals + MORE
    rounded = adding_up([*(part.part for part in parts), inner], digits)
    rows: list[tuple[Part | None, float]] = list(zip(parts, rounded, strict=False))
    return [*rows, (None, rounded[-1])] if round(rounded[-1], digits) else rows


def parts_table(found: Why, rows: list[tuple[Part | None, float]], lang: str) -> Table:
    """A row for each part, and their sum."""
    standard = found.assessment.standard
    digits, kind = standard.decimals + MORE, found.assessment.agencies[found.agency].type
    other = {"th": "มัธยฐาน", "en": "Median"}[lang] if found.other is None else found.assessment.agencies[found.other].code
    columns = (Column(word("code", lang)), Column(found.assessment.agencies[found.agency].code, right=True), Column(other, right=True),
               Column({"th": "ส่วนต่าง", "en": "Part"}[lang], right=True), Column(word("title", lang)))
    out = []
    for part, value in rows:
        if part is None:
            out.append((REST.in_(lang), "", "", signed(value, digits), _above(found, rows, lang)))
            continue
        node = standard.nodes[part.node]
        scores = [score(standard, points) for points in (part.here, part.there)]
        out.append((node.code, *scores, signed(value, digits), title_of(standard, node.code, kind, lang)))
    total = found.difference.parts[0]
    out.append((word("total", lang), score(standard, total.here), score(standard, total.there), signed(sum(value for _, value in rows), digits), ""))
    return Table(columns, out)


def _above(found: Why, rows: list[tuple[Part | None, float]], lang: str) -> str:
    """What the row of the nodes above stands for, with the nodes that have most of it."""
    standard, digits = found.assessment.standard, found.assessment.standard.decimals + MORE
    if any(part and standard.nodes[part.node].kind == "category" for part, _ in rows):
        return OWN.in_(lang)  # the total's own
    inner = sorted((part for part in found.difference.parts if standard.children[standard.nodes[part.node].code]), key=lambda part: -abs(part.own))
    named = [f"{standard.nodes[part.node].code} {signed(part.own, digits)}" for part in inner[:FEW] if round(part.own, digits)]
    more = ["…"] if sum(bool(round(part.own, digits)) for part in inner) > FEW else []
    return OWN.in_(lang) + (f" ({', '.join([*named, *more])})" if named else "")


def score(standard: Standard, points: float) -> str:
    """Points as published."""
    return number(float(published(points, standard.decimals, standard.truncate)), standard.decimals)


def _who(found: Why, lang: str) -> list[Block]:
    assessment = found.assessment
    decimals = assessment.standard.decimals

    def line(agency: int) -> str:
        rank = {"th": f"อันดับ {rank_words(assessment, agency, lang)}", "en": f"rank {rank_words(assessment, agency, lang)}"}[lang]
        decided = assessment.decision_of(agency)
        decision = f" · {assessment.standard.decision.title.in_(lang)}: {decided.in_(lang)}" if decided else ""
        return f"{named(assessment.agencies[agency])}: {word('total', lang)} {number(assessment.scores[agency, 0], decimals)} · {rank}{decision}"

    if found.other is not None:
        return [Line(line(found.agency), "title"), Line(line(found.other), "title")]
    beside = {"th": f"เทียบกับมัธยฐานของกลุ่ม ({found.count} หน่วยงาน): แต่ละข้อใช้มัธยฐานของข้อนั้น",
              "en": f"beside the median of its group ({found.count} agencies): each requirement's own median"}[lang]
    return [Line(line(found.agency), "title"), Line(beside)]


def _decides(found: Why, lang: str) -> list[Block]:
    """Which key of the ranking puts one above the other, where it is not the total."""
    if found.other is None:
        return []
    assessment, standard = found.assessment, found.assessment.standard
    if found.decides == "bars":
        better = found.agency if assessment.met[found.agency, 0] else found.other
        who = assessment.agencies[better].code
        return [Line({"th": f"อันดับตัดสินที่เกณฑ์ขั้นต่ำก่อน: {who} ถึงเกณฑ์ทุกข้อ อีกฝ่ายไม่ถึง คะแนนรวมจึงไม่ตัดสิน",
                      "en": f"The bars decide the rank first: {who} meets them all, the other does not; the total does not decide."}[lang], "warn")]
    if found.decides:
        name = standard.node[found.decides].name.in_(lang)
        return [Line({"th": f"อันดับตัดสินที่ {name}", "en": f"What decides the rank: {name}"}[lang])]
    if not standard.ranking.key:
        return [Line(_NO_RANKING[standard.decision is not None].in_(lang), "warn")]
    unranked = [assessment.agencies[row].code for row in (found.agency, found.other) if not assessment.ranked[row]]
    if unranked:
        return [Line({"th": f"ไม่ได้จัดอันดับ: {', '.join(unranked)} อันดับจึงเทียบกันไม่ได้",
                      "en": f"Not ranked: {', '.join(unranked)}; so the ranks cannot be compared."}[lang], "warn")]
    if assessment.groups[found.agency] != assessment.groups[found.other]:
        return [Line({"th": "คนละกลุ่ม อันดับจึงเทียบกันไม่ได้", "en": "They stand in two groups; their ranks cannot be compared."}[lang], "warn")]
    return [Line({"th": "อันดับเท่ากัน", "en": "They share a rank."}[lang])]


_NO_RANKING = {
    False: Text("เกณฑ์นี้ไม่จัดอันดับ", "This standard has no ranking."),
    True: Text("เกณฑ์นี้ไม่จัดอันดับ ผลอยู่ที่การตัดสิน ไม่ใช่คะแนนรวม", "This standard has no ranking; what counts is the decision, not the total."),
}
