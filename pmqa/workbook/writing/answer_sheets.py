"""The sheets an officer fills: the profile and one per category, each a table of codes with answer cells beside them."""

from __future__ import annotations

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from pmqa.checks.answers import expected
from pmqa.dates import FIRST, LAST
from pmqa.standard.fields import Field
from pmqa.texts import Text
from pmqa.workbook.layout import HEADER_ROW, Row, Table
from pmqa.workbook.writing.book import Book
from pmqa.workbook.writing.calc_answers import AnswerSheet
from pmqa.workbook.writing.calc_scores import ScoreSheet
from pmqa.workbook.writing.lines import PUBLISHED, UNMET
from pmqa.workbook.writing.paper import page
from pmqa.workbook.writing.widths import legend, lines, widths_of

_LINE = 13.5  # points that one line of text takes in this font


def write_profile(book: Book) -> None:
    """Code, question, answer, help."""
    table = book.tables[0]
    sheet = _begin(book, table, book.say("กรอกช่องสีเหลืองทุกช่อง", "Fill every yellow cell"), {"title": 38, "value": 60, "guidance": 40})
    for number, row in enumerate(table.rows, start=HEADER_ROW):
        field = row.fields["value"]
        sheet.write_string(number, 0, row.code, book.style("cell", font_color="#777777"))
        sheet.write_string(number, 1, book.text(row.title) + (" *" if field.required else ""), book.style("strong"))
        look = {"num_format": "yyyy-mm-dd"} if field.kind == "date" else {}
        book.put(sheet, number, 2, book.content.get(f"profile:{field.key}"), book.style("answer", align="left", **look))
        sheet.write_string(number, 3, book.text(field.guidance), book.style("cell"))
        _validate(book, sheet, number, 2, field)
        answer = book.content.get(f"profile:{field.key}")
        texts = ((book.text(row.title), 38), (book.text(field.guidance), 40), (answer if isinstance(answer, str) else "", 60))
        sheet.set_row(number, _LINE * max(2, *(lines(text, width) for text, width in texts)))


def write_category(book: Book, table: Table, answers: AnswerSheet, scores: ScoreSheet) -> None:
    """One category: every requirement with its level words, answers, live score and evidence."""
    hint = book.say("กรอกเฉพาะช่องสีเหลือง เลือกจากรายการในช่องคะแนน วางข้อมูลแบบค่าเท่านั้น (Paste Values)",
                    "Fill yellow cells only; choose marks from the list; paste values only")
    widths = widths_of(book, table)
    sheet = _begin(book, table, hint, widths)
    for number, row in enumerate(table.rows, start=HEADER_ROW):
        _row(book, sheet, table, number, row, answers, scores, widths)
    missing = book.book.add_format({"bg_color": "#FFE28A", "pattern": 1})
    for number, row in enumerate(table.rows, start=HEADER_ROW):
        for column, field in row.fields.items():
            if field.required:
                i = table.column_number(column) - 1
                sheet.conditional_format(number, i, number, i, {"type": "blanks", "format": missing})


def _begin(book: Book, table: Table, hint: str, widths: dict[str, int]) -> Worksheet:
    sheet = book.add(table.category, "#F1C232", grows=True)
    sheet.write_string(0, 0, f"{book.text(table.name)}  {book.text(table.title) if table.category != 'profile' else ''}".strip(), book.style("title"))
    sheet.write_string(1, 0, hint, book.style("plain"))
    to_check = book.say("→ ไปแผ่นตรวจก่อนส่ง", "→ to the check sheet")
    sheet.write_url(2, 0, f"internal:'{book.name('check')}'!A1", book.style("plain", font_color="#0B5394", underline=1), to_check)
    for i, column in enumerate(table.columns):
        sheet.write_string(HEADER_ROW - 1, i, book.text(column.header), book.style("header"))
        sheet.set_column(i, i, widths.get(column.key, 12))
    sheet.set_row(0, 26)
    tallest = max(lines(book.text(column.header), widths.get(column.key, 12) - 1) for column in table.columns)
    sheet.set_row(HEADER_ROW - 1, _LINE * max(2, tallest) + 6)
    sheet.freeze_panes(HEADER_ROW, 2)
    page(book, sheet, HEADER_ROW - 1, [widths.get(column.key, 12) for column in table.columns])
    return sheet


def _row(book: Book, sheet: Worksheet, table: Table, number: int, row: Row, answers: AnswerSheet, scores: ScoreSheet,
         widths: dict[str, int]) -> None:
    own = row.node is not None and row.code == row.node.code
    section = own and row.node.measure is None
    fixed = {key: text for key, text in row.node.fixed.items()} if own else {}
    height = 1
    for i, column in enumerate(table.columns):
        key, width = column.key, widths[column.key]
        cell = book.style("section" if section else "cell")
        if key in row.fields:
            field = row.fields[key]
            content = book.content.get(field.key)
            book.put(sheet, number, i, content, _style(book, field))
            _validate(book, sheet, number, i, field)
            height = max(height, lines(content, width) if isinstance(content, str) else 1)
            continue
        text = ""
        if key == "code":
            text = row.code
        elif key == "title":
            text = book.text(row.title)
        elif key == "guidance" and own:
            kind = book.standard.agency_type(book.agency_type)
            text = book.text(row.node.guidance.with_words(kind.words if kind else {}))
        elif key == "levels" and own:
            text = legend(book, row)
        elif key in fixed:
            text = book.text(fixed[key])
        elif key == "score" and own:
            at = book.standard.index[row.code]
            value = book.assessment.scores[0, at]
            out = bool(book.assessment.tree.out[0, at])
            book.formula(sheet, number, i, scores.ref(row.code, PUBLISHED), _centred(book, section), "" if out else float(value))
            continue
        elif key == "bar" and own:
            _bar_cell(book, sheet, number, i, row, scores, section)
            continue
        elif key == "chars" and "evidence" in row.fields:
            state = book.states[row.fields["evidence"].key]
            ref = answers.ref(row.fields["evidence"].key).value
            book.formula(sheet, number, i, ref, book.style("number"), state.value)
            continue
        if text or key in ("code", "title"):
            sheet.write_string(number, i, text, book.style("strong") if key == "code" and not section else cell)
        else:
            missing = row.fields and not section and key not in ("guidance", "levels", "unit", "direction")
            sheet.write_blank(number, i, None, book.style("none") if missing else cell)
        height = max(height, lines(text, width))
    sheet.set_row(number, min(400.0, _LINE * max(height, 2 if row.fields else 1) + 3))


def _style(book: Book, field: Field) -> Format:
    if field.kind == "date":
        return book.style("mark", num_format="yyyy-mm-dd")
    return book.style("answer" if field.kind in ("text", "presence") else "mark")


def _centred(book: Book, section: bool) -> Format:
    return book.decimals("section", align="center") if section else book.decimals()


def _bar_cell(book: Book, sheet: Worksheet, number: int, i: int, row: Row, scores: ScoreSheet, section: bool) -> None:
    """✓ or ✗ with a word: colour is never the only sign."""
    mine = [bar for bar in book.standard.bars if bar.owner == row.code or section]
    unmet = scores.bars.unmet(row.code)
    met, not_met = book.say("✓ ถึง", "✓ met"), book.say("✗ ไม่ถึง", "✗ unmet")
    style = book.style("section", align="center") if section else book.style("number")
    if not mine:
        sheet.write_blank(number, i, None, style)
        return
    book.formula(sheet, number, i, f'IF({scores.ref(row.code, UNMET)}=0,"{met}","{not_met}")', style, not_met if unmet else met)


def _validate(book: Book, sheet: Worksheet, row: int, column: int, field: Field) -> None:
    """Drop-downs from ranges (a literal list may hold 255 characters), numbers by their limits, a prompt with the levels."""
    title = book.text(field.title)[:32]
    hint = expected(field)
    prompt = (hint.in_(book.lang) if isinstance(hint, Text) else hint)[:255]
    rule: dict[str, object] = {"ignore_blank": True, "input_title": title, "input_message": prompt or title, "error_type": "stop",
                               "error_title": book.say("ค่าไม่ถูกต้อง", "Not allowed"),
                               "error_message": book.say("เลือกหรือพิมพ์ค่าตามที่กำหนด: ", "Choose or type what is allowed: ") + prompt[:180]}
    if field.kind == "mark":
        rule |= {"validate": "list", "source": "=" + book.constants(field.legal)}
    elif field.kind == "tick":
        word = book.text(field.title) if field.part == "none" else "✓"
        rule |= {"validate": "list", "source": "=" + book.constants((word,))}
    elif field.kind == "option":
        rule |= {"validate": "list", "source": "=" + book.constants(tuple(book.text(option) for option in field.options))}
    elif field.kind == "date":
        rule |= {"validate": "decimal", "criteria": "between", "minimum": FIRST, "maximum": LAST}
    elif field.kind == "number":
        low, high = -1e15 if field.low is None else field.low, 1e15 if field.high is None else field.high
        rule |= {"validate": "integer" if field.whole else "decimal", "criteria": "between", "minimum": low, "maximum": high}
    elif field.max_chars:
        rule |= {"validate": "length", "criteria": "<=", "value": field.max_chars}
    else:
        return
    sheet.data_validation(row, column, row, column, rule)
