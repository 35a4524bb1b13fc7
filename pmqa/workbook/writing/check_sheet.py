"""The check sheet: ready or not, how much is filled, every open point with a link, and the unmet bars beside them."""

from __future__ import annotations

from xlsxwriter.format import Format

from pmqa.catalogue import CATALOGUE
from pmqa.checks.rules import RULES
from pmqa.findings import Finding
from pmqa.standard.fields import Rule
from pmqa.workbook.writing import calc_answers as a
from pmqa.workbook.writing import calc_bars as s
from pmqa.workbook.writing.book import Book, quoted
from pmqa.workbook.writing.calc_answers import AnswerSheet
from pmqa.workbook.writing.calc_scores import ScoreSheet
from pmqa.workbook.writing.codes import severity_number
from pmqa.workbook.writing.paper import page, print_only, rows_of_a_page

_FIRST_BAR = 9  # column of the table of bars; one stands empty before it
_LINE, _BAR_LINE = 26, 27  # hidden columns AA and AB: the line of the calculation sheet that a row shows
_LINE_HEIGHT = 13.5  # points
_COUNTED = ("ANS001", "ANS023", "ANS030", "PRF001")  # an expected answer that is not there


def write_check(book: Book, answers: AnswerSheet, scores: ScoreSheet) -> None:
    """Fill the sheet (already added, so that it stands in front)."""
    sheet = book.sheets["check"]
    listed = [answers.found[row] for row in answers.listed]
    sheet.write_string(0, 0, book.name("check"), book.style("title"))
    formula, value = _ready(book, answers.range(a.SEVERITY), [CATALOGUE[code].severity for code, *_ in listed])
    book.formula(sheet, 1, 0, formula, book.style("lead"), value)
    sheet.write_string(2, 0, book.say("รายการจะหายไปเองเมื่อแก้แล้ว กดลิงก์เพื่อไปยังช่อง", "A point goes away when it is mended; follow its link to the cell"), book.style("plain"))
    header = _filled(book, answers, 4) + 1
    _points(book, answers, header, listed)
    if scores.bars.placed:
        _bars(book, scores, header)
    code = max(7, *(len(point.owner) + 1 for point in answers.points if point.owner != "profile"))
    widths = (5, 8, code, 17, 20, 19, 62, 8, 2, 5, code, 6, 18, 8, 8, 9, 46)
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    sheet.set_column(_LINE, _BAR_LINE, 9, None, {"hidden": True})
    sheet.set_row(0, 26)
    sheet.freeze_panes(2, 0)
    page(book, sheet, header, upright=True)
    _paper(book, scores, header, len(listed), widths)


def _paper(book: Book, scores: ScoreSheet, header: int, points: int, widths: tuple[int, ...]) -> None:
    """What is printed: one table after the other, and of the rows kept free for each only those of its first page.

    Which rows show something changes as the officer types, and no print area that every office program understands can
    follow; a longer one would print blank pages. How many points are open stands above. What is filled in already shows
    in full; in an empty form every cell is open, and one page of them says enough.
    """
    bars = len(book.assessment.gaps_of(0))
    if not book.content:
        points = bars = 0
    first = header + (rows_of_a_page(widths[:_FIRST_BAR - 1], upright=True) - header - 1) // _lines(book)
    areas = [(0, 0, max(first, header + points), _FIRST_BAR - 2)]
    if scores.bars.placed:
        first = header + (rows_of_a_page(widths[_FIRST_BAR:], upright=True) - 2) // _lines(book)
        areas.append((header - 1, _FIRST_BAR, max(first, header + bars), _FIRST_BAR + 7))
    print_only(book, "check", areas)


def _lines(book: Book) -> int:
    """Lines of a row in the table of points: what is wrong and what to do takes two in English."""
    return 1 if book.lang == "th" else 2


def _ready(book: Book, severities: str, found: list[str]) -> tuple[str, str]:
    """Ready or not, as formula and as value: only errors hold a file back; what is to be looked at is said beside."""
    ready, lead = book.say("✓ พร้อมส่ง", "✓ Ready to send"), book.say("✗ ยังไม่พร้อมส่ง เหลือ ", "✗ Not ready: ")
    points, look = book.say(" รายการ", " points open"), book.say(" · ควรตรวจ ", " · to look at: ")
    errors, warnings = (f'COUNTIF({severities},"="&{number})' for number in (1, 2))
    formula = f'IF({errors}=0,"{ready}","{lead}"&{errors}&"{points}")&IF({warnings}=0,"","{look}"&{warnings})'
    value = f"{lead}{found.count('error')}{points}" if "error" in found else ready
    return formula, value + (f"{look}{found.count('warning')}" if "warning" in found else "")


def _filled(book: Book, answers: AnswerSheet, row: int) -> int:
    """Filled / expected for the profile and each category; returns the row after."""
    sheet = book.sheets["check"]
    for column, header in enumerate((book.say("แผ่นงาน", "Sheet"), book.say("กรอกแล้ว", "Filled"), book.say("ต้องกรอก", "Expected")), start=3):
        sheet.write_string(row, column, header, book.style("header"))
    sheets, codes = answers.range(a.SHEET), answers.range(a.CODE)
    tests = "+".join(f'({codes}="{code}")' for code in _COUNTED)
    for table in book.tables:
        row += 1
        name = book.text(table.name)
        expected = missing = 0
        for line, point in enumerate(answers.points, start=1):
            code, _, link = answers.found[line]
            if link.split("!")[0] == name:
                missing += code in _COUNTED
                expected += isinstance(point, Rule) and point.kind != "year-absent" and RULES[point.kind].code in _COUNTED
        sheet.write_url(row, 3, f"internal:{quoted(name)}!A1", book.style("link"), name)
        filled = f'{expected}-SUMPRODUCT(({sheets}="{name}")*({tests}))'
        book.formula(sheet, row, 4, filled, book.style("number"), expected - missing)
        sheet.write_number(row, 5, expected, book.style("number"))
    return row + 1


def _points(book: Book, answers: AnswerSheet, row: int, listed: list[tuple[str, str, str]]) -> None:
    """One live row per open point, in the engine's order; as many rows as there could be."""
    sheet = book.sheets["check"]
    severities = tuple(book.say(th, en) for th, en in (("ต้องแก้", "error"), ("ควรตรวจ", "warning"), ("หมายเหตุ", "note")))
    headers = ("#", book.say("ระดับ", "Severity"), book.say("ข้อ", "Code"), book.say("ช่อง (ลิงก์)", "Cell (link)"), book.say("พบ", "Found"),
               book.say("ที่ควรเป็น", "Expected"), book.say("สิ่งที่พบและวิธีแก้", "What is wrong, what to do"), book.say("รหัสข้อพบ", "Finding"))
    for column, header in enumerate(headers):
        sheet.write_string(row, column, header, book.style("header"))
    words = book.constants(severities)
    plain, link_style = book.style("plain"), book.style("plain", font_color="#0B5394", underline=1)
    # A row does not grow with what its formulas show, and what is wrapped would be printed over the next one.
    sentence_style = book.style("plain", shrink=True) if _lines(book) == 1 else book.style("text")
    for k in range(1, answers.last + 1):
        here = row + k
        sheet.set_row(here, _LINE_HEIGHT * _lines(book))
        line = answers.listed[k - 1] if k <= len(listed) else 0
        code, found, link = answers.found[line] if line else ("", "", "")
        n = f"$AA{here + 1}"

        def show(column: int, body: str, value: object, style: Format, here: int = here, n: str = n) -> None:
            book.formula(sheet, here, column, f'IF({n}="","",{body})', style, value)

        def pick(column: int, n: str = n) -> str:
            return f"INDEX({answers.range(column)},{n})"

        book.formula(sheet, here, _LINE, f'IFERROR(MATCH({k},{answers.range(a.ORDER)},0),"")', plain, line or "")
        owner = answers.points[line - 1].owner if line else ""
        show(0, str(k), k if line else "", book.style("plain", font_color="#777777"))
        show(1, f"INDEX({words},{pick(a.SEVERITY)})", severities[severity_number(code) - 1] if line else "", plain)
        show(2, f'IF({pick(a.OWNER)}="profile","",{pick(a.OWNER)})', owner if owner != "profile" else "", plain)
        show(3, _jump(pick(a.LINK)), link, link_style)
        show(4, pick(a.FOUND), found, plain)
        show(5, f'{pick(a.EXPECTED)}&""', answers.expected(line) if line else "", plain)
        sentence = f"INDEX({answers.codes.sentences},MATCH({pick(a.CODE)},{answers.codes.codes},0))"
        show(6, sentence, book.text(Finding(code).message) if line else "", sentence_style)
        show(7, pick(a.CODE), code, book.style("plain", font_color="#777777"))


def _jump(link: str) -> str:
    """A link to the cell that ``link`` names (``หมวด 1!E7``), shown by that name."""
    return f'HYPERLINK("#\'"&SUBSTITUTE({link},"!","\'!"),{link})'


def _bars(book: Book, scores: ScoreSheet, row: int) -> None:
    """Unmet bars beside the open points, the largest shortfall (as a share of the minimum) first."""
    sheet, first = book.sheets["check"], _FIRST_BAR
    found = book.assessment.gaps_of(0)
    title = book.say("เกณฑ์ที่ยังไม่ถึง ห่างมากที่สุดก่อน", "Unmet bars, the largest shortfall first")
    sheet.write_string(row - 1, first, title, book.style("heading"))
    headers = ("#", book.say("ข้อ", "Code"), book.say("ส่วน", "Part"), book.say("ช่อง (ลิงก์)", "Cell (link)"), book.say("ได้", "Value"),
               book.say("ขั้นต่ำ", "Minimum"), book.say("ขาด", "Shortfall"), book.say("เกณฑ์", "Bar"))
    for column, header in enumerate(headers, start=first):
        sheet.write_string(row, column, header, book.style("header"))
    plain, link_style = book.style("plain"), book.style("plain", font_color="#0B5394", underline=1)
    number = book.style("plain", num_format="General", align="center")
    for k in range(1, len(scores.bars.placed) + 1):
        here, n = row + k, f"$AB{row + k + 1}"
        gap = found[k - 1] if k <= len(found) else None
        line = scores.bars.listed[k - 1] - scores.bars.first + 1 if gap else ""

        def pick(column: int, n: str = n) -> str:
            return f"INDEX({scores.bars.range(column)},{n})"

        book.formula(sheet, here, _BAR_LINE, f'IFERROR(MATCH({k},{scores.bars.range(s.B_ORDER)},0),"")', plain, line)
        title = book.text(book.standard.bars[gap.bar].title) if gap else ""
        shown = (  # INDEX of an empty cell is 0, so texts take &""
            (str(k), k, book.style("plain", font_color="#777777")), (pick(s.B_OWNER), gap and gap.code, plain),
            (f'{pick(s.B_PART)}&""', gap and gap.factor, plain), (f'IF({pick(s.B_LINK)}="","",{_jump(pick(s.B_LINK))})', gap and gap.cell, link_style),
            (pick(s.B_VALUE), gap and gap.value, number), (pick(s.B_MINIMUM), gap and gap.minimum, number),
            (pick(s.B_SHORT), gap and (gap.shortfall or 0.0), number), (f'{pick(s.B_TITLE)}&""', title, plain))
        for offset, (body, value, style) in enumerate(shown):
            book.formula(sheet, here, first + offset, f'IF({n}="","",{body})', style, value if gap and value is not None else "")
