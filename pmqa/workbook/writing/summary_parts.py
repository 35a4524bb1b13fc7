"""What the summary says beside the scores: the decision, the effects that take place, published scores beside the computed ones."""

from __future__ import annotations

from math import isnan

from pmqa.workbook.writing import calc_effects as e
from pmqa.workbook.writing import lines as s
from pmqa.workbook.writing.book import Book
from pmqa.workbook.writing.calc_answers import AnswerSheet
from pmqa.workbook.writing.calc_scores import ScoreSheet
from pmqa.workbook.writing.conditions import literal

_MOST = 15  # lines; a standard may have hundreds of effects, of which few take place


def write_decision(book: Book, scores: ScoreSheet, row: int) -> None:
    """What is decided, in the standard's words."""
    formula, value = scores.effects.decision()
    title = book.text(book.standard.decision.title) + ": "
    lead = literal(title)
    book.formula(book.sheets["summary"], row, 0, f"{lead}&{formula}", book.style("lead"), title + value)


def write_effects(book: Book, scores: ScoreSheet, row: int) -> int:
    """Every effect that takes place, with both values where it lowers one; returns the row after."""
    sheet, lines, assessment = book.sheets["summary"], scores.effects, book.assessment
    sheet.write_string(row, 0, book.say("ผลของกติกา", "Effects of the rules"), book.style("heading"))
    headers = ("#", book.say("ผลและเหตุ", "What and why"), book.say("ก่อน", "Before"), book.say("หลัง", "After"))
    for column, header in enumerate(headers):
        sheet.write_string(row + 1, column, header, book.style("header"))
    here = [(line, place) for line, place, _ in lines.placed if assessment.effects[0, place]]
    order = lines.range(e.E_ORDER)
    shown = min(_MOST, len(lines.placed))
    for k in range(1, shown + 1):
        at = row + 1 + k
        held = k <= len(here)
        told, was, now = lines.values(*here[k - 1]) if held else ("", "", "")
        match = f"MATCH({k},{order},0)"
        cells = ((f'IF(ISNUMBER({match}),{k},"")', k if held else "", book.style("number")),
                 (f'IFERROR(INDEX({lines.range(e.E_TOLD)},{match}),"")', told, book.style("cell")),
                 (f'IFERROR(INDEX({lines.range(e.E_WAS)},{match}),"")', was, book.style("number", num_format="General")),
                 (f'IFERROR(INDEX({lines.range(e.E_NOW)},{match}),"")', now, book.style("number", num_format="General")))
        for column, (formula, value, style) in enumerate(cells):
            book.formula(sheet, at, column, formula, style, value)
    if len(lines.placed) > shown:
        more = max(0, len(here) - shown)
        words = book.say(" รายการที่ไม่ได้แสดง", " more")
        count = f"SUM({lines.range(e.E_HOLDS)})"
        formula = f'IF({count}>{shown},"+ "&({count}-{shown})&"{words}","")'
        book.formula(sheet, row + 2 + shown, 1, formula, book.style("plain"), f"+ {more}{words}" if more else "")
    return row + 4 + shown


def write_published(book: Book, answers: AnswerSheet, scores: ScoreSheet, row: int) -> int:
    """Scores published elsewhere and typed in, beside those computed here, and the difference; returns the row after."""
    sheet, standard = book.sheets["summary"], book.standard
    pairs = [(key, code) for key, code in standard.compared if key in answers.line and code in scores.line]
    headers = ("#", book.say("คะแนนที่ประกาศไว้", "Published score"), book.say("ประกาศ", "Published"), book.say("คำนวณได้", "Computed"),
               book.say("ต่าง", "Difference"))
    for column, header in enumerate(headers):
        sheet.write_string(row, column, header, book.style("header"))
    for at, (key, code) in enumerate(pairs, start=row + 1):
        node, state = standard.node[code], book.states[key]
        score = float(book.assessment.scores[0, standard.index[code]])
        typed, computed = answers.ref(key).value, scores.ref(code, s.PUBLISHED)
        known = state.value is not None and not isnan(score)
        sheet.write_string(at, 0, code if node.kind != "total" else "", book.style("number"))
        sheet.write_string(at, 1, book.text(node.name), book.style("cell"))
        book.formula(sheet, at, 2, typed, book.style("number", num_format="General"), state.value)
        book.formula(sheet, at, 3, computed, book.decimals(), "" if isnan(score) else score)
        difference = f"ROUND({typed}-{computed},{standard.decimals + 6})"
        book.formula(sheet, at, 4, f'IF(OR({typed}="",{computed}=""),"",{difference})', book.style("number", num_format="General"),
                     round(state.value - score, standard.decimals + 6) if known else "")
    return row + 2 + len(pairs)
