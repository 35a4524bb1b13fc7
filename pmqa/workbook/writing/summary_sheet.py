"""The summary: live scores, bars and bands per category, a radar, room for the reviewer, and the sign-off block."""

from __future__ import annotations

from xlsxwriter.utility import xl_col_to_name

from pmqa.report.wrapping import cells
from pmqa.standard.compiled import Node
from pmqa.workbook.words import COLUMNS, CONTROL
from pmqa.workbook.writing import lines as s
from pmqa.workbook.writing.book import FONT, INK, Book, quoted
from pmqa.workbook.writing.calc_answers import AnswerSheet
from pmqa.workbook.writing.calc_scores import ScoreSheet
from pmqa.workbook.writing.conditions import literal
from pmqa.workbook.writing.paper import page
from pmqa.workbook.writing.summary_parts import write_decision, write_effects, write_published
from pmqa.workbook.writing.widths import lines

HEADER = 4


def write_summary(book: Book, answers: AnswerSheet, scores: ScoreSheet) -> None:
    """Fill the sheet (already added, so that it stands in front of the calculation)."""
    sheet, standard = book.sheets["summary"], book.standard
    sheet.write_string(0, 0, book.name("summary"), book.style("title"))
    sheet.write_string(1, 0, book.say("ร่าง: ผลประเมินตนเอง ยังไม่ผ่านการตรวจ", "Draft: self-assessment, not reviewed"), book.style("lead"))
    if standard.bars:
        _verdict(book, scores)
    nodes = [node for node in scores.nodes if node.kind != "requirement"]
    nodes = [*nodes[1:], nodes[0]]  # the total stands last, as in any table
    with_bands = bool(standard.bands)
    headers = [book.text(COLUMNS["code"]), book.text(COLUMNS["title"]), book.say("คะแนนเต็ม", "Maximum"), book.text(COLUMNS["score"]),
               book.say("ผู้ตรวจให้", "Reviewer"), book.say("ต่าง", "Difference")]
    headers += [book.say("เกณฑ์ที่ไม่ถึง", "Bars unmet"), book.say("ผล", "Result")] if standard.bars else []
    headers += [book.say("ระดับ", "Band")] if with_bands else []
    for column, header in enumerate(headers):
        sheet.write_string(HEADER, column, header, book.style("header"))
    for row, node in enumerate(nodes, start=HEADER + 1):
        _node(book, scores, row, node, with_bands)
    row = HEADER + len(nodes) + 2
    _radar(book, nodes, len(headers) + 1)
    if standard.decision:
        write_decision(book, scores, HEADER - 1)
    if scores.effects.placed:
        row = write_effects(book, scores, row)
    if standard.compared:
        row = write_published(book, answers, scores, row)
    _sign_off(book, answers, row)
    band = max((cells(book.text(one.name)) for entry in standard.bands for one in entry.bands), default=0) + 2
    widths = (9, 46, 9, 9, 9, 9, *((10, 10) if standard.bars else ()), *((max(10, band),) if with_bands else ()))
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    sheet.set_column(len(headers), len(headers), 2)
    sheet.set_row(0, 26)
    sheet.freeze_panes(HEADER + 1, 2)
    page(book, sheet, HEADER)


def _verdict(book: Book, scores: ScoreSheet) -> None:
    unmet = scores.bars.unmet("total")
    met, not_met = book.text(book.standard.word("met")), book.text(book.standard.word("unmet"))
    note = book.say(" (เกณฑ์ยังไม่ได้ตรวจยืนยัน)", " (rules not verified)") if _unverified(book) else ""
    bars = book.say(" ข้อ", " bars fail")
    cell = scores.ref("total", s.UNMET)
    formula = f'IF({cell}=0,{literal("✓ " + met + note)},{literal("✗ " + not_met + note + ": ")}&{cell}&{literal(bars)})'
    value = "✓ " + met + note if unmet == 0 else f"✗ {not_met}{note}: {unmet}{bars}"
    book.formula(book.sheets["summary"], 2, 0, formula, book.style("lead"), value)


def _unverified(book: Book) -> bool:
    return any(bar.status not in ("verified", "adopted") for bar in book.standard.bars)


def _node(book: Book, scores: ScoreSheet, row: int, node: Node, with_bands: bool) -> None:
    sheet, at = book.sheets["summary"], book.standard.index[node.code]
    strong = node.kind != "section"
    text, number = book.style("section" if strong else "cell"), book.decimals("section" if strong else "number", align="center")
    out = bool(book.assessment.tree.out[0, at])
    sheet.write_string(row, 0, node.code if node.kind != "total" else "", text)
    sheet.write_string(row, 1, book.text(node.title) if node.kind != "total" else book.say("รวม", "Total"), text)
    sheet.write_number(row, 2, node.maximum, book.style("section" if strong else "number", num_format="General", align="center"))
    book.formula(sheet, row, 3, scores.ref(node.code, s.PUBLISHED), number, "" if out else float(book.assessment.scores[0, at]))
    sheet.write_blank(row, 4, None, book.style("mark"))
    book.formula(sheet, row, 5, f'IF(OR(D{row + 1}="",ISBLANK(E{row + 1})),"",E{row + 1}-D{row + 1})', book.decimals("number"), "")
    column = 6
    if book.standard.bars:
        unmet = scores.bars.unmet(node.code)
        cell = scores.ref(node.code, s.UNMET)
        met, not_met = book.say("✓ ถึง", "✓ met"), book.say("✗ ไม่ถึง", "✗ unmet")
        book.formula(sheet, row, column, cell, book.style("number"), unmet)
        book.formula(sheet, row, column + 1, f'IF({cell}=0,"{met}","{not_met}")', text, not_met if unmet else met)
        column += 2
    if with_bands:
        name = book.assessment.band_of(0, node.code)
        book.formula(sheet, row, column, scores.ref(node.code, s.BAND), text, book.text(name) if name else "")
    sheet.set_row(row, max(22, 6 + 15 * lines(book.text(node.title), 46)))


def _radar(book: Book, nodes: list[Node], column: int) -> None:
    """Category scores of the agency beside the reviewer's, on a scale from 0; its data stand behind the chart."""
    sheet = book.sheets["summary"]
    labels, own, other = _chart_data(book, nodes, column)
    chart = book.book.add_chart({"type": "radar", "subtype": "with_markers"})
    series = ((book.say("ประเมินตนเอง", "Self"), own, INK, "solid", "circle"), (book.say("ผู้ตรวจ", "Reviewer"), other, "#C55A11", "dash", "diamond"))
    for title, values, colour, dash, marker in series:
        chart.add_series({"name": title, "categories": labels, "values": values, "line": {"color": colour, "width": 2.25, "dash_type": dash},
                          "marker": {"type": marker, "size": 6, "fill": {"color": colour}, "border": {"color": colour}}})
    chart.set_title({"name": book.text(book.standard.short), "name_font": {"name": FONT, "size": 11}})
    chart.set_y_axis({"min": 0, "max": max(node.maximum for node in nodes if node.kind == "category"), "major_gridlines": {"visible": True}})
    chart.set_x_axis({"num_font": {"name": FONT, "size": 9}})
    chart.set_legend({"position": "bottom"})
    chart.set_size({"width": 500, "height": 430})
    sheet.insert_chart(HEADER + 1, column, chart)  # the row above stands again on every page


def _chart_data(book: Book, nodes: list[Node], column: int) -> tuple[str, ...]:
    """Category names, own and reviewer scores side by side: sections may stand between the categories of the table."""
    sheet, first = book.sheets["summary"], HEADER + 2
    pale = book.style("plain", font_color="#BBBBBB", font_size=8)
    row = first
    for line, node in enumerate(nodes, start=HEADER + 2):
        if node.kind != "category":
            continue
        at = book.standard.index[node.code]
        out = bool(book.assessment.tree.out[0, at])
        sheet.write_string(row, column + 1, f"{node.code} {book.text(node.name)}", pale)
        book.formula(sheet, row, column + 2, f'IF(D{line}="",0,D{line})', pale, 0.0 if out else float(book.assessment.scores[0, at]))
        book.formula(sheet, row, column + 3, f'IF(ISBLANK(E{line}),"",E{line})', pale, "")
        row += 1
    name = quoted(book.name("summary"))
    letters = (xl_col_to_name(column + offset) for offset in (1, 2, 3))
    return tuple(f"={name}!${letter}${first + 1}:${letter}${row}" for letter in letters)


def _sign_off(book: Book, answers: AnswerSheet, row: int) -> None:
    """Who made, checked and approved it; the control code ties the signed paper to the marks in the file."""
    sheet = book.sheets["summary"]
    formula, code = answers.control()
    sheet.write_string(row, 0, book.text(CONTROL), book.style("strong"))
    sheet.write_blank(row, 1, None, book.style("cell"))
    book.formula(sheet, row, 1, formula, book.style("strong"), code)
    note = book.say("คำนวณจากคะแนนทุกช่อง ถ้าคะแนนเปลี่ยน รหัสจะเปลี่ยน", "made of every mark: when a mark changes, it changes")
    sheet.write_string(row, 2, note, book.style("plain"))
    for offset, role in enumerate((book.say("ผู้จัดทำ", "Prepared by"), book.say("ผู้ตรวจทาน", "Checked by"), book.say("ผู้รับรอง", "Approved by")), start=2):
        sheet.write_string(row + offset, 0, role, book.style("strong"))
        sheet.write_blank(row + offset, 1, None, book.style("answer"))
        sheet.write_string(row + offset, 2, book.say("วันที่", "Date"), book.style("strong"))
        sheet.write_blank(row + offset, 3, None, book.style("answer"))
        sheet.set_row(row + offset, 28)
