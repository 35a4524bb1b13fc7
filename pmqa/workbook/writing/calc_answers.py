"""The calculation sheet of answers: one line for everything that can be wrong, in the engine's order (``checks.points``).

A field's line finds its row by its code, copies what stands there, says which finding it is and gives its value; a rule's
line says whether the rule holds. All other sheets read answers here only, so a mark that was cut or dragged elsewhere
drags no formula along.
"""

from __future__ import annotations

from pmqa.cell_texts import shown
from pmqa.checks import BLANK, entry_of, name_of, points
from pmqa.checks.answers import expected, found_formula, status_formula, value_formula
from pmqa.checks.rules import RULES, Ref, found
from pmqa.checks.rules import found_formula as rule_found_formula
from pmqa.standard.fields import Field, Rule
from pmqa.texts import Text
from pmqa.workbook.control import control_code, control_formula, term, term_formula, weights
from pmqa.workbook.layout import HEADER_ROW
from pmqa.workbook.writing.book import Book, quoted
from pmqa.workbook.writing.codes import severity_number, write_codes

HEADERS = ("#", "key", "owner", "row", "raw", "code", "value", "found", "severity", "order", "link", "expected", "term", "w1", "w2", "sheet")
(_, KEY, OWNER, ROW, RAW, CODE, VALUE, FOUND, SEVERITY, ORDER, LINK, EXPECTED, TERM, W1, W2, SHEET) = range(len(HEADERS))


class AnswerSheet:
    """Where every field and rule stands on the calculation sheet, and what it shows."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.points = points(book.standard, book.agency_type)
        self.last = len(self.points)
        self.line = {name_of(point): i for i, point in enumerate(self.points, start=1) if isinstance(point, Field)}
        self.line |= {name: self.line[f"profile:{name[1:]}"] for name in book.standard.attributes}
        self.codes = write_codes(book, self.points)
        self.found: dict[int, tuple[str, str, str]] = {}  # line → code, found, link: what the engine says
        self.scored = [f for f in self.points if isinstance(f, Field) and f.scored]

    def ref(self, key: str) -> Ref:
        """The value and status cells of a field."""
        row = self.line[key]
        return Ref(self.book.ref("answers", row, VALUE), self.book.ref("answers", row, CODE))

    def raw(self, key: str) -> str:
        """The cell that holds what was typed."""
        return self.book.ref("answers", self.line[key], RAW)

    def range(self, column: int) -> str:
        """A whole column of the sheet."""
        return self.book.column("answers", 1, self.last, column)

    def write(self, applies: dict[str, str]) -> None:
        """Write the sheet. ``applies``: owner → cell that is 1 while the owner is not declared not applicable."""
        book = self.book
        sheet = book.add("answers", "#9E9E9E")
        for column, header in enumerate(HEADERS):
            sheet.write_string(0, column, header, book.style("header"))
        place = {name_of(field): i for i, field in enumerate(self.scored)}
        for row, point in enumerate(self.points, start=1):
            if isinstance(point, Field):
                self._field(row, point, place.get(name_of(point)))
            else:
                self._rule(row, point, applies.get(point.owner))
        self._order()
        sheet.set_column(0, len(HEADERS), 12, book.style("calc"))
        sheet.protect()
        sheet.hide()

    def _field(self, row: int, field: Field, place: int | None) -> None:
        book, key = self.book, name_of(field)
        sheet, calc = book.sheets["answers"], book.style("calc")
        entry = entry_of(book.submission, field)
        table = next(t for t in book.tables if t.category == field.category)
        name, column = quoted(book.text(table.name)), table.column_number(field.column) - 1
        last = table.row_number(table.rows[-1].code) + 200
        codes = f"{name}!{_column(0, last)}"  # below the header, which may read like a code
        cells = f"{name}!{_column(column, last)}"
        state = book.states[key]
        text, link = shown(entry.cell), f"{entry.sheet}!{entry.ref}"
        d, e, f, g = (book.ref("answers", row, c).split("!")[1] for c in (ROW, RAW, CODE, VALUE))
        sheet.write_number(row, 0, row, calc)
        sheet.write_string(row, KEY, key, calc)
        sheet.write_string(row, OWNER, field.owner, calc)
        book.formula(sheet, row, ROW, f'IFERROR(MATCH("{field.row}",{codes},0),"")', calc, table.row_number(field.row) - HEADER_ROW)
        cell = f"INDEX({cells},{d})"
        raw = entry.cell.value if entry.cell is not None and entry.cell.value is not None else ""
        book.formula(sheet, row, RAW, f'IF({d}="","",IF(ISBLANK({cell}),"",{cell}))', calc, raw)
        code = state.codes[0] if state.codes else ""
        book.formula(sheet, row, CODE, status_formula(field, e, book.constants), calc, code)
        book.formula(sheet, row, VALUE, value_formula(field, e, f, book.constants), calc, state.value)
        seen = str(len(text)) if code == "ANS028" else text
        length = f'IF({f}="ANS028",LEN({e})&"",{found_formula(e)})' if field.max_chars else found_formula(e)
        book.formula(sheet, row, FOUND, f'IF({f}="","",{length})', calc, seen if code else "")
        address = f'IF({d}="","","!"&ADDRESS(ROW({cell}),COLUMN({cell}),4))'
        book.formula(sheet, row, LINK, f'"{book.text(table.name)}"&{address}', calc, link)
        sheet.write_string(row, SHEET, book.text(table.name), calc)
        sheet.write_string(row, EXPECTED, self.expected(row), calc)
        book.formula(sheet, row, TERM, term_formula(g), calc, term(state.value))
        for side, column in ((0, W1), (1, W2)):
            sheet.write_number(row, column, weights(place)[side] if place is not None else 0, calc)
        self._severity(row, code)
        self.found[row] = (code, seen if code else "", link)

    def _rule(self, row: int, rule: Rule, applies: str | None) -> None:
        book = self.book
        sheet, calc = book.sheets["answers"], book.style("calc")
        prefix = "profile:" if rule.owner == "profile" else ""
        keys = [prefix + key for key in rule.fields]
        kind = RULES[rule.kind]
        states = [book.states.get(key, BLANK) for key in keys]
        out = rule.kind != "not-applicable-but-answered" and rule.owner in book.not_applicable
        holds = kind.holds(states, rule.values) and not out
        condition = kind.formula([self.ref(key) for key in keys], rule.values)
        if applies and rule.kind != "not-applicable-but-answered":
            condition = f"AND({applies}=1,{condition})"
        code = kind.code if holds else ""
        link = self.found[self.line[prefix + rule.at]][2]
        sheet.write_number(row, 0, row, calc)
        sheet.write_string(row, KEY, rule.kind, calc)
        sheet.write_string(row, OWNER, rule.owner, calc)
        book.formula(sheet, row, CODE, f'IF({condition},"{kind.code}","")', calc, code)
        f = book.ref("answers", row, CODE).split("!")[1]
        parts = [book.standard.field[key].part if not prefix else key for key in rule.fields]
        text = found(parts, states) if kind.lists and holds else ""
        shows = rule_found_formula(parts, [self.ref(key) for key in keys]) if kind.lists else '""'
        book.formula(sheet, row, FOUND, f'IF({f}="","",{shows})', calc, text)
        book.formula(sheet, row, LINK, book.ref("answers", self.line[prefix + rule.at], LINK).split("!")[1], calc, link)
        sheet.write_string(row, SHEET, link.split("!")[0], calc)
        for column in (TERM, W1, W2):
            sheet.write_number(row, column, 0, calc)
        self._severity(row, code)
        self.found[row] = (code, text, link)

    def _severity(self, row: int, code: str) -> None:
        book = self.book
        f = book.ref("answers", row, CODE).split("!")[1]
        formula = f'IF({f}="","",INDEX({self.codes.severities},MATCH({f},{self.codes.codes},0)))'
        book.formula(book.sheets["answers"], row, SEVERITY, formula, book.style("calc"), severity_number(code) if code else "")

    def _order(self) -> None:
        """The place of each open point in the list: errors before warnings before notes, else as they stand."""
        book = self.book
        sheet = book.sheets["answers"]
        open_ = sorted((row for row, (code, *_) in self.found.items() if code), key=lambda row: (severity_number(self.found[row][0]), row))
        order = {row: place for place, row in enumerate(open_, start=1)}
        self.listed = open_
        letter = _letter(SEVERITY)
        for row in self.found:
            i = f"${letter}${row + 1}"
            every, before = f"${letter}$2:${letter}${self.last + 1}", f"${letter}$2:{i}"
            formula = f'IF({i}="","",COUNTIF({every},"<"&{i})+COUNTIF({before},{i}))'
            book.formula(sheet, row, ORDER, formula, book.style("calc"), order.get(row, ""))

    def expected(self, line: int) -> str:
        """What the cell of a line may hold; rules say it in their sentence."""
        point = self.points[line - 1]
        hint = expected(point) if isinstance(point, Field) else ""
        return hint.in_(self.book.lang) if isinstance(hint, Text) else hint

    def control(self) -> tuple[str, str]:
        """The control code as formula and as value."""
        values = [self.book.states[name_of(field)].value for field in self.scored]
        return control_formula(self.range(TERM), self.range(W1), self.range(W2)), control_code(values)


def _letter(column: int) -> str:
    return chr(ord("A") + column) if column < 26 else "A" + chr(ord("A") + column - 26)


def _column(column: int, last: int) -> str:
    return f"${_letter(column)}${HEADER_ROW + 1}:${_letter(column)}${last}"
