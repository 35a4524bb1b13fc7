"""The sheets that are tables: ranking, scores, unmet bars, how many fail, how scores lie, the unranked, findings, rules."""

from __future__ import annotations

from collections.abc import Iterator

from pmqa.report.content import Ranked
from pmqa.report.results_workbook.book import HEADER, INK, MET, UNMET, Book, Cell, Column
from pmqa.report.words import SEVERITY, word

FIRST_SCORE = 5  # column of the first category on the ranking sheet: group, rank, code, agency, total
KEY, MEDIAN = 0, 6  # columns of the sheet of spreads that the front sheet looks up


def ranking(book: Book) -> None:
    """Every group in one list, so that filters choose among them."""
    content, lang, categories = book.content, book.lang, [head for head in book.content.heads if head.kind == "category"]
    columns = [Column(book.say("กลุ่ม", "Group"), 14), Column(word("rank", lang), 8, "count"), Column(word("code", lang), 10),
               Column(word("agency", lang), 42), Column(word("total", lang), 9, "number"),
               *(Column(f"{head.code}\n{head.title}", 13, "number") for head in categories),
               Column(word("bars", lang), 13), Column(book.say("จำนวนจุดที่ขาด", "Gaps"), 9, "count"), Column(word("band", lang), 16),
               Column(word("decision", lang), 16), Column(book.say("หมายเหตุ", "Remark"), 16), Column(word("file", lang), 28)]
    nodes = [head.node for head in categories]
    rows = ((group.name, *_ranked(row, dict(zip([head.node for head in group.categories], row.scores, strict=True)), nodes))
            for group in content.groups for row in group.rows)
    count = book.table("ranking", content.ranked_by, columns, rows, frozen=4)
    if not count:
        return
    sheet, last = book.sheets["ranking"], HEADER + count
    sheet.conditional_format(HEADER + 1, 4, last, 4 + len(categories), {
        "type": "3_color_scale", "min_type": "num", "mid_type": "num", "max_type": "num", "min_value": 0,
        "mid_value": content.standard.nodes[0].maximum / 2, "max_value": content.standard.nodes[0].maximum,
        "min_color": "#FFFFFF", "mid_color": "#DCE8F4", "max_color": "#8DB8DC"} if _same_maximum(book) else _own_scale())
    verdict = FIRST_SCORE + len(categories)
    for sign, colour in (("✓", MET), ("✗", UNMET)):
        sheet.conditional_format(HEADER + 1, verdict, last, verdict, {
            "type": "text", "criteria": "begins with", "value": sign, "format": book.book.add_format({"font_color": colour, "bold": True})})


def _same_maximum(book: Book) -> bool:
    return len({head.maximum.value for head in book.content.heads if head.kind in ("total", "category")}) == 1


def _own_scale() -> dict[str, str]:
    return {"type": "2_color_scale", "min_color": "#FFFFFF", "max_color": "#8DB8DC"}


def _ranked(row: Ranked, scores: dict[int, Cell], nodes: list[int]) -> tuple[Cell, ...]:
    return (row.rank, row.code, row.name, row.total, *(scores.get(node) for node in nodes), row.verdict, row.gaps, row.band, row.decision,
            ", ".join(row.flags), row.file)


def scores(book: Book) -> None:
    """Agencies by every node that may be seen; an unmet bar on a node is framed and bold, with its sign in the number."""
    content, lang = book.content, book.lang
    heads = content.heads
    columns = [Column(book.say("กลุ่ม", "Group"), 14), Column(word("code", lang), 10), Column(word("agency", lang), 36),
               *(Column(f"{head.code}\n{head.title}" if head.kind != "total" else head.title, 7.5, "number") for head in heads)]
    remark = book.say("กรอบสีและ ✗ คือข้อที่ไม่ถึงเกณฑ์", "framed with ✗: a bar on it is unmet")
    count = book.table("scores", remark, columns, (), frozen=3)
    sheet, sign = book.sheets["scores"], f'"✗ "{book.number}'
    plain, unmet, out = book.cell("number"), book.format(num_format=sign, bold=True, border=2, border_color=UNMET, font_color=UNMET), book.cell("text", font_color="#8A94A6")
    shades = [book.cell("number", bg_color=colour) for colour in ("#FFFFFF", "#EEF4FA", "#DCE8F4", "#C3DAEE", "#A5C8E4")]
    for group in content.groups:
        for row in group.rows:
            count += 1
            for at, text in enumerate((group.name, row.code, row.name)):
                book.put(sheet, HEADER + count, at, text, book.cell("text"))
            for at, mark in enumerate(content.marks(row.place), start=3):
                if mark.share is None:
                    sheet.write_string(HEADER + count, at, mark.text, out)
                else:
                    form = unmet if mark.unmet else plain if heads[at - 3].kind == "total" else shades[min(4, int(mark.share * 5))]
                    sheet.write_number(HEADER + count, at, float(mark.text), form)
    sheet.autofilter(HEADER, 0, HEADER + max(count, 1), len(columns) - 1)


def gaps(book: Book) -> None:
    """Every unmet bar of every agency, with its cell where the audience works with files."""
    lang = book.lang
    columns = [Column(book.say("กลุ่ม", "Group"), 14), Column(book.say("รหัสหน่วยงาน", "Agency code"), 11), Column(word("agency", lang), 36),
               Column(word("code", lang), 9), Column(word("title", lang), 40), Column(word("value", lang), 9, "plain"), Column(word("bar", lang), 9),
               Column(word("short", lang), 9, "plain"), Column(word("status", lang), 13), Column(word("cell", lang), 14)]
    book.table("gaps", book.say("ขาดมากก่อน ในแต่ละหน่วยงาน", "largest shortfall first within each agency"), columns, _gap_rows(book), frozen=4)


def _gap_rows(book: Book) -> Iterator[tuple[Cell, ...]]:
    content, names = book.content, {row.place: group.name for group in book.content.groups for row in group.rows}
    for place in content.places:
        code, name = content.named(place)
        for gap in content.gaps(place):
            yield (names.get(place, ""), code, name, gap.key, " · ".join(filter(None, (gap.title, gap.part))), gap.value, gap.bar.text, gap.short,
                   gap.status_text, gap.cell)


def often(book: Book) -> None:
    """How many fail each barred requirement, of all and of each group, with a bar chart."""
    content, lang, groups = book.content, book.lang, book.content.groups
    columns = [Column(word("code", lang), 9), Column(word("title", lang), 46), Column(book.say("ไม่ถึง", "Fail"), 9, "count"),
               Column(book.say("จาก", "Of"), 9, "count"), *(Column(f"{group.name}: {book.say('ไม่ถึง', 'fail')}", 12, "count") for group in groups)]
    each = [{row.head.node: row.count for row in content.often(group.key)} for group in groups]
    rows = [(row.head.code, row.head.title, row.count, row.of, *(counts.get(row.head.node) for counts in each)) for row in content.often()]
    count = book.table("often", book.say("จำนวนหน่วยงานที่ไม่ถึงเกณฑ์ของแต่ละข้อ", "agencies that fail a bar on each requirement"), columns, rows, frozen=1)
    if not count:
        return
    chart = book.book.add_chart({"type": "bar"})
    sheet = book.sheets["often"]
    name = sheet.get_name()
    chart.add_series({"name": columns[2].head, "categories": [name, HEADER + 1, 0, HEADER + count, 0],
                      "values": [name, HEADER + 1, 2, HEADER + count, 2], "fill": {"color": UNMET}, "gap": 40})
    chart.set_y_axis({"reverse": True, "num_font": {"size": 8}, "interval_unit": 1})
    chart.set_x_axis({"major_gridlines": {"visible": True, "line": {"color": "#E2E7EF"}}, "num_format": "0"})
    chart.set_legend({"none": True})
    chart.set_size({"width": 520, "height": max(240, 17 * count + 60)})
    sheet.insert_chart(HEADER, len(columns) + 1, chart)


def spread(book: Book) -> None:
    """Quarters of each group at each node. The first column is the key by which the front sheet finds a median."""
    content = book.content
    columns = [Column(book.say("กุญแจ", "Key"), 16), Column(book.say("กลุ่ม", "Group"), 14), Column(word("code", book.lang), 9), Column(word("title", book.lang), 34),
               Column(book.say("ต่ำสุด", "Least"), 9, "number"), Column(book.say("ควอร์ไทล์ 1", "First quarter"), 11, "number"),
               Column(book.say("มัธยฐาน", "Median"), 9, "number"), Column(book.say("ควอร์ไทล์ 3", "Third quarter"), 11, "number"),
               Column(book.say("สูงสุด", "Most"), 9, "number"), Column(book.say("จำนวน", "Count"), 9, "count")]
    rows = [(f"{group.name}|{one.head.code}", group.name, one.head.code, one.head.title, one.least, one.quarter, one.median, one.three_quarters, one.most, one.count)
            for group in content.groups for one in content.spreads(group.key)]
    book.table("spread", book.say("คะแนนที่ประกาศ ระหว่างค่าข้างเคียงแบ่งตามเส้นตรง", "published scores, linear between neighbours"), columns, rows)


def ranges(book: Book) -> None:
    """Sensitivity ranges of the ranks, of each source that applies."""
    content, lang = book.content, book.lang
    columns = [Column(book.say("สิ่งที่ต่างไป", "What is varied"), 30), Column(book.say("กลุ่ม", "Group"), 14), Column(word("rank", lang), 8, "count"), Column(word("code", lang), 10),
               Column(word("agency", lang), 40), Column("5 %", 9, "plain"), Column(book.say("มัธยฐาน", "Median"), 9, "plain"), Column("95 %", 9, "plain"),
               *(Column(text, 13) for text in (book.say("อันดับเดิม %", "Same rank %"), content.ranges[0].top, book.say("ถึงเกณฑ์ %", "Bars met %")))]
    names = {group.key: group.name for group in content.groups}
    rows = ((source.title, names[key], row.rank, row.code, row.name, row.low, row.median, row.high, row.same, row.top, row.meets)
            for source in content.ranges for key, some in source.groups.items() for row in some)
    remark = " ".join((content.ranges[0].how or content.ranges[-1].how)[:1])
    book.table("ranges", remark, columns, rows, frozen=5)


def unranked(book: Book) -> None:
    """Who is not ranked and why."""
    columns = [Column(word("code", book.lang), 10), Column(word("agency", book.lang), 40), Column(word("file", book.lang), 34), Column(word("reason", book.lang), 110)]
    book.table("unranked", "", columns, book.content.unranked)


def findings(book: Book) -> None:
    """A row for each finding of each file, the worst of each file first."""
    content, lang = book.content, book.lang
    columns = [Column(book.say("ความสำคัญ", "Severity"), 12), Column(book.say("รหัสข้อพบ", "Finding"), 10), Column(word("file", lang), 28),
               Column(book.say("แผ่นงาน", "Sheet"), 14), Column(word("cell", lang), 8), Column(word("code", lang), 9), Column(book.say("พบ", "Found"), 24),
               Column(book.say("ต้องเป็น", "Expected"), 20), Column(book.say("ปัญหาและวิธีแก้", "What is wrong, what to do"), 100)]
    every = ((row.severity_text, *row[2:]) for place in content.places for row in content.findings(place))
    count = book.table("findings", "", columns, every, frozen=3)
    colours = {"error": "#F8D7DA", "warning": "#FFF3CD", "note": "#E2ECF7"}
    for severity, colour in colours.items():
        if count:
            book.sheets["findings"].conditional_format(HEADER + 1, 0, HEADER + count, 0, {
                "type": "cell", "criteria": "==", "value": f'"{SEVERITY[severity].in_(lang)}"', "format": book.book.add_format({"bg_color": colour})})


def rules(book: Book) -> None:
    """The rules in use with their status, then what the results were made from."""
    content, run = book.content, book.content.run
    columns = [Column(book.say("กติกา", "Rule"), 70), Column(word("status", book.lang), 16), Column(book.say("ที่มา", "Source"), 80)]
    rows: list[tuple[Cell, ...]] = [(rule.text, rule.status_text, rule.source) for rule in content.rules]
    sheet_rows = book.table("rules", "", columns, rows)
    sheet, at = book.sheets["rules"], HEADER + sheet_rows + 2
    strong = book.format(bold=True, font_color=INK)
    record = [(book.say("เกณฑ์", "Standard"), " · ".join(filter(None, (run.standard, run.title, run.variant)))),
              (book.say("เนื้อหาไฟล์เกณฑ์ (sha256)", "Criteria files (sha256)"), run.sha256), (book.say("โฟลเดอร์ของเกณฑ์", "Folder of the criteria"), run.origin),
              (book.say("สถานะที่อ่อนที่สุด", "Weakest status"), run.status_text), (book.say("รุ่นโปรแกรม", "Program version"), f"pmqa {run.engine}"),
              (book.say("ไฟล์ทั้งหมดที่อ่าน (sha256 รวม)", "All files read (sha256 over all)"), run.digest), *run.inputs]
    for row, (name, text) in enumerate(record, start=at):
        if text:
            sheet.write_string(row, 0, name, strong if row < at + 6 else book.format())
            sheet.write_string(row, 2, text, book.format())
