"""The check sheet: ready or not, how much is filled, every open point with a link, and the unmet bars beside them."""

from __future__ import annotations

from xlsxwriter.utility import xl_col_to_name

from pmqa.catalogue import CATALOGUE
from pmqa.checks.rules import RULES
from pmqa.findings import Finding
from pmqa.standard.fields import Rule
from pmqa.workbook import calc_answers as a
from pmqa.workbook import calc_scores as s
from pmqa.workbook.book import Book, quoted
from pmqa.workbook.calc_answers import AnswerSheet
from pmqa.workbook.calc_scores import ScoreSheet

FIRST = 8  # the row, from 0, of the first open point when there are no category lines above it
_COUNTED = ("ANS001", "ANS023", "ANS030", "PRF001")  # an expected answer that is not there


def write_check(book: Book, answers: AnswerSheet, scores: ScoreSheet) -> None:
    """Fill the sheet (already added, so that it stands in front)."""
    sheet = book.sheets["check"]
    listed = [answers.found[row] for row in answers.listed]
    open_points = sum(1 for code, *_ in listed if CATALOGUE[code].severity != "note")
    severity = answers.range(a.SEVERITY)
    count = f'COUNTIF({severity},"<"&3)'
    ready = book.say("พร้อมส่ง ไม่มีรายการค้าง", "Ready to send: nothing is open")
    left, right = book.say('"ยังไม่พร้อมส่ง เหลือ "', '"Not ready: "'), book.say('" รายการ"', '" points open"')
    words = f"{left[1:-1]}{open_points}{right[1:-1]}" if open_points else ready
    sheet.write_string(0, 0, book.name("check"), book.style("title"))
    book.formula(sheet, 1, 0, f'IF({count}=0,"✓ {ready}","✗ "&{left}&{count}&{right})', book.style("lead"), ("✗ " if open_points else "✓ ") + words)
    sheet.write_string(2, 0, book.say("รายการจะหายไปเองเมื่อแก้แล้ว กดลิงก์เพื่อไปยังช่อง", "A point goes away when it is mended; follow its link to the cell"), book.style("plain"))
    row = _filled(book, answers, 4)
    _points(book, answers, row + 1, listed)
    if scores.bar_lines:
        _bars(book, scores, row + 1)
    for column, width in enumerate((6, 11, 10, 22, 22, 22, 62, 3, 6, 10, 9, 22, 10, 10, 10, 40)):
        sheet.set_column(column, column, width)
    sheet.freeze_panes(2, 0)
    book.page(sheet)


def _filled(book: Book, answers: AnswerSheet, row: int) -> int:
    """Filled / expected for the profile and each category; returns the row after."""
    sheet = book.sheets["check"]
    for column, header in enumerate((book.say("แผ่นงาน", "Sheet"), "", book.say("กรอกแล้ว", "Filled"), book.say("ต้องกรอก", "Expected"))):
        sheet.write_string(row, column, header, book.style("header"))
    sheets, codes = answers.range(a.SHEET), answers.range(a.CODE)
    for table in book.tables:
        row += 1
        name = book.text(table.name)
        lines = [line for line, point in enumerate(answers.points, start=1)
                 if isinstance(point, Rule) and RULES[point.kind].code in _COUNTED and point.kind != "year-absent"
                 and answers.found[line][2].split("!")[0] == name]
        missing = sum(1 for line, (code, _, link) in answers.found.items() if code in _COUNTED and link.split("!")[0] == name)
        tests = "+".join(f'({codes}="{code}")' for code in _COUNTED)
        sheet.write_url(row, 0, f"internal:{quoted(name)}!A1", book.style("link"), name)
        sheet.write_blank(row, 1, None, book.style("cell"))
        book.formula(sheet, row, 2, f'{len(lines)}-SUMPRODUCT(({sheets}="{name}")*({tests}))', book.style("number"), len(lines) - missing)
        sheet.write_number(row, 3, len(lines), book.style("number"))
    return row + 1


def _points(book: Book, answers: AnswerSheet, row: int, listed: list[tuple[str, str, str]]) -> None:
    """One live row per open point, in the engine's order; as many rows as there could be."""
    sheet = book.sheets["check"]
    severities = tuple(book.say(th, en) for th, en in (("ต้องแก้", "error"), ("ควรตรวจ", "warning"), ("หมายเหตุ", "note")))
    headers = ("#", book.say("ระดับ", "Severity"), book.say("รหัสข้อพบ", "Finding"), book.say("ช่อง (ลิงก์)", "Cell (link)"), book.say("พบ", "Found"),
               book.say("ที่ควรเป็น", "Expected"), book.say("สิ่งที่พบและวิธีแก้", "What is wrong, what to do"))
    for column, header in enumerate(headers):
        sheet.write_string(row, column, header, book.style("header"))
    order = answers.range(a.ORDER)
    severity_words = book.constants(severities)
    for k in range(1, answers.last + 1):
        here = row + k
        code, found, link = listed[k - 1] if k <= len(listed) else ("", "", "")
        n = f"$A{here + 1}"
        at = f"MATCH({k},{order},0)"
        plain, cell = book.style("plain"), book.style("text")

        def pick(column: int, n: str = n) -> str:
            return f'IF({n}="","",INDEX({answers.range(column)},{n}))'

        line = answers.listed[k - 1] if k <= len(listed) else ""
        book.formula(sheet, here, 0, f'IFERROR({at},"")', book.style("plain", font_color="#B0B0B0"), line)
        word = f'IF({n}="","",INDEX({severity_words},INDEX({answers.range(a.SEVERITY)},{n})))'
        book.formula(sheet, here, 1, word, plain, severities[a.severity_number(code) - 1] if code else "")
        book.formula(sheet, here, 2, pick(a.CODE), plain, code)
        target = f'"#\'"&SUBSTITUTE(INDEX({answers.range(a.LINK)},{n}),"!","\'!")'
        book.formula(sheet, here, 3, f'IF({n}="","",HYPERLINK({target},INDEX({answers.range(a.LINK)},{n})))', book.style("plain", font_color="#0B5394"), link)
        book.formula(sheet, here, 4, pick(a.FOUND), cell, found)
        expects = f'IF({n}="","",INDEX({answers.range(a.EXPECTED)},{n})&"")'
        book.formula(sheet, here, 5, expects, cell, answers.expected(line) if code else "")
        sentence = f'IF({n}="","",INDEX({answers.codes.sentences},MATCH(C{here + 1},{answers.codes.codes},0)))'
        book.formula(sheet, here, 6, sentence, cell, book.text(Finding(code).message) if code else "")


def _bars(book: Book, scores: ScoreSheet, row: int) -> None:
    """Unmet bars beside the open points, the largest shortfall (as a share of the minimum) first."""
    sheet, first = book.sheets["check"], 8
    found = book.assessment.gaps_of(0)
    title = book.say("เกณฑ์ที่ยังไม่ถึง ห่างมากที่สุดก่อน", "Unmet bars, the largest shortfall first")
    sheet.write_string(row - 1, first, title, book.style("heading"))
    headers = ("#", book.say("ข้อ", "Code"), book.say("ส่วน", "Part"), book.say("ช่อง (ลิงก์)", "Cell (link)"), book.say("ได้", "Value"),
               book.say("ขั้นต่ำ", "Minimum"), book.say("ขาด", "Shortfall"), book.say("เกณฑ์", "Bar"))
    for column, header in enumerate(headers, start=first):
        sheet.write_string(row, column, header, book.style("header"))
    order = scores.bar_range(s.B_ORDER)
    number = book.style("plain", num_format="0.##", align="center")
    letter = xl_col_to_name(first)
    for k in range(1, len(scores.bar_lines) + 1):
        here, n = row + k, f"${letter}{row + k + 1}"
        gap = found[k - 1] if k <= len(found) else None
        line = scores.listed[k - 1] - scores.first_bar + 1 if gap else ""
        book.formula(sheet, here, first, f'IFERROR(MATCH({k},{order},0),"")', book.style("plain", font_color="#B0B0B0"), line)
        link = f"INDEX({scores.bar_range(s.B_LINK)},{n})"
        jump = f'HYPERLINK("#\'"&SUBSTITUTE({link},"!","\'!"),{link})'
        picks = ((s.B_OWNER, gap and gap.code), (s.B_PART, gap and gap.factor), (None, gap and gap.cell), (s.B_VALUE, gap and gap.value),
                 (s.B_MINIMUM, gap and gap.minimum), (s.B_SHORT, gap and (gap.shortfall or 0.0)),
                 (s.B_TITLE, gap and book.text(book.standard.bars[gap.bar].title)))
        for offset, (column, value) in enumerate(picks, start=1):
            text = '&""' if column in (s.B_PART, s.B_TITLE) else ""  # INDEX of an empty cell is 0
            body = f'IF({link}="","",{jump})' if column is None else f"INDEX({scores.bar_range(column)},{n}){text}"
            style = number if column in (s.B_VALUE, s.B_MINIMUM, s.B_SHORT) else book.style("plain")
            book.formula(sheet, here, first + offset, f'IF({n}="","",{body})', style, "" if value is None else value)
