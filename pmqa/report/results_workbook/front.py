"""The first sheet: how the round stands, and one agency, picked in a cell, beside its group; or the one that it is about."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from xlsxwriter.utility import quote_sheetname, xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from pmqa.report.content import Card, Ranked
from pmqa.report.results_workbook.book import GOLD, HEADER, INK, LINE, MET, UNMET, Book, Cell
from pmqa.report.results_workbook.lists import FIRST_SCORE, KEY, MEDIAN
from pmqa.report.words import word

_PICK = "B12"  # where an agency's code is chosen
_TABLE = 17  # row of the head of its categories, from 0


def front(book: Book) -> None:
    """Counts, then the picked agency's card with its charts."""
    content = book.content
    sheet = book.title("front", content.ranked_by)
    _columns(sheet)
    big = book.format(font_size=20, bold=True, font_color=INK, align="left")
    for row, (count, text) in enumerate(content.summary, start=HEADER):
        sheet.write_number(row, 0, count, big)
        sheet.write_string(row, 1, text, book.format(font_size=12, valign="vcenter"))
        sheet.set_row(row, 30)
    members = [row for group in content.groups for row in group.rows]
    if members:
        _picked(book, sheet, members)


def own_front(book: Book) -> None:
    """One agency's verdict, categories and charts; nothing is picked, and nobody else is there."""
    card = book.content.card(book.content.places[0])
    sheet = book.title("front", "")
    _columns(sheet)
    verdict = card.verdict
    lines = [f"{card.code} {card.name}", verdict.headline, " · ".join(filter(None, (verdict.bars, verdict.place, verdict.band, verdict.decision, *verdict.flags, *verdict.effects))),
             f"{word('total', book.lang)} {verdict.total.text} / {verdict.maximum.text}"]
    for row, text in enumerate(filter(None, lines), start=HEADER):
        sheet.write_string(row, 0, text, book.format(bold=row < HEADER + 2, font_size=14 if row < HEADER + 2 else 11,
                                                    font_color=(MET if verdict.meets else UNMET) if row == HEADER + 1 and verdict.meets is not None else INK))
        sheet.set_row(row, 24)
    for row, step in enumerate(card.first, start=HEADER + len(lines) + 1):
        sheet.write_string(row, 0, f"{row - HEADER - len(lines)}. {step.text} {', '.join(step.cells)}".rstrip(), book.format())
    _category_table(book, sheet, card)
    _charts(book, sheet, len(card.categories), f"{card.code} {card.name}")


def _columns(sheet: Worksheet) -> None:
    for at, width in enumerate((11, 34, 13, 13, 17, 13)):
        sheet.set_column(at, at, width)


class _Lookup(NamedTuple):
    """Where the ranking sheet keeps its rows: a whole column by its place, as a formula calls it."""

    sheet: str
    first: int
    last: int

    def column(self, at: int) -> str:
        return f"{self.sheet}!{xl_rowcol_to_cell(self.first, at, True, True)}:{xl_rowcol_to_cell(self.last, at, True, True)}"


def _picked(book: Book, sheet: Worksheet, members: Sequence[Ranked]) -> None:
    """The card of the agency whose code stands in the yellow cell, by formulas that have their values already."""
    content, first = book.content, members[0]
    ranking = _Lookup(quote_sheetname(book.sheets["ranking"].get_name()), HEADER + 1, HEADER + len(members))
    card = content.card(first.place)
    label = book.format(bold=True, font_color=INK, align="right", valign="vcenter")
    sheet.write_string(10, 0, book.say("เลือกหน่วยงาน: พิมพ์หรือเลือกรหัสในช่องสีเหลือง กราฟและตารางเปลี่ยนตาม", "Choose an agency: pick or type its code in the yellow cell; table and charts follow"), book.format(bold=True, font_color=INK))
    sheet.write_string(11, 0, word("code", book.lang), label)
    sheet.set_row(11, 22)
    sheet.write_string(11, 1, first.code, book.format(num_format="@", bg_color="#FFF6CC", border=2, border_color=GOLD, bold=True, font_size=14))
    sheet.data_validation(_PICK, {"validate": "list", "source": "=" + ranking.column(2), "error_type": "warning",
                                  "error_title": book.say("ไม่มีรหัสนี้", "No such code"), "error_message": book.say("เลือกรหัสจากรายการ", "Choose a code from the list")})
    at = f"MATCH(${_PICK[0]}${_PICK[1:]},{ranking.column(2)},0)"

    def found(column: int) -> str:
        return f'IFERROR(INDEX({ranking.column(column)},{at}),"–")'

    facts = [(word("agency", book.lang), 3, first.name), (book.say("กลุ่ม", "Group"), 0, card.group), (word("rank", book.lang), 1, first.rank.value),
             (word("bars", book.lang), FIRST_SCORE + sum(head.kind == "category" for head in content.heads), first.verdict)]
    for row, (name, column, value) in enumerate(facts, start=12):
        sheet.write_string(row, 0, name, label)
        sheet.set_row(row, 18)
        sheet.write_formula(row, 1, "=" + found(column), book.format(bold=row == 12, align="left", font_size=12 if row == 12 else 10), value if value is not None else "–")
    _category_table(book, sheet, card, found)
    _charts(book, sheet, sum(head.kind == "category" for head in content.heads), "")


def _category_table(book: Book, sheet: Worksheet, card: Card, found=None) -> None:
    """A row for each category. ``found``: the formula for a column of the ranking sheet, for the picked agency."""
    content = book.content
    head = book.format(bold=True, font_color="#FFFFFF", bg_color=INK, align="center", valign="vcenter", text_wrap=True, border=1, border_color=LINE)
    heads = [word("code", book.lang), book.content.standard.word("category").in_(book.lang), word("score", book.lang),
             book.say("มัธยฐานของกลุ่ม", "Group median"), book.say("ต่ำสุดที่ยังถึงเกณฑ์ได้", "Least with every bar met"), word("of", book.lang)]
    for at, text in enumerate(heads):
        sheet.write_string(_TABLE, at, text, head)
    sheet.set_row(_TABLE, 34)
    own = {row.head.node: row for row in card.categories}
    heads_of = [one for one in content.heads if one.kind == "category"] if found else [row.head for row in card.categories]
    number = book.cell("number")
    for n, one in enumerate(heads_of):
        row, known = _TABLE + 1 + n, own.get(one.node)
        sheet.write_string(row, 0, one.code, book.cell("text", bold=True))
        sheet.write_string(row, 1, one.title, book.cell("text"))
        values = (known.score, known.median, known.bar) if known else (None, None, None)
        if found:
            spreads = _Lookup(quote_sheetname(book.sheets["spread"].get_name()), HEADER + 1, HEADER + max(1, len(content.groups) * len(content.heads)))
            key = f'$B$14&"|"&$A${row + 1}'
            sheet.write_formula(row, 2, "=" + found(FIRST_SCORE + n), number, _cached(values[0]))
            sheet.write_formula(row, 3, f'=IFERROR(INDEX({spreads.column(MEDIAN)},MATCH({key},{spreads.column(KEY)},0)),"–")', number, _cached(values[1]))
        else:
            book.put(sheet, row, 2, values[0], number)
            book.put(sheet, row, 3, values[1], number)
        book.put(sheet, row, 4, values[2] if not found or _one_bar(book, one.node) else None, number)
        book.put(sheet, row, 5, one.maximum, number)


def _one_bar(book: Book, node: int) -> bool:
    """Whether the least score with every bar met is the same for every type of agency: only then it stands beside any picked."""
    return len({str(least[node]) for least in book.content.shared.least.values()}) == 1


def _cached(figure: Cell) -> float | str:
    return "–" if figure is None or figure.value is None else figure.value


def _charts(book: Book, sheet: Worksheet, count: int, title: str) -> None:
    """A radar and bars of the same rows: own, group median, least with every bar met; told apart by line and marker too."""
    name, first, last = sheet.get_name(), _TABLE + 1, _TABLE + count
    series = [(2, MET, "solid", "circle", 2.5), (3, "#4A5568", "dash", "square", 1.75), (4, "#8A5A00", "round_dot", "triangle", 1.75)]
    for kind, place in (("radar", HEADER), ("column", HEADER + 19)):
        if kind == "radar" and count < 3:
            continue
        chart = book.book.add_chart({"type": kind} | ({"subtype": "with_markers"} if kind == "radar" else {}))
        for column, colour, dash, marker, width in series:
            line = {"line": {"color": colour, "width": width, "dash_type": dash},
                    "marker": {"type": marker, "size": 6, "fill": {"color": colour}, "border": {"color": colour}}}
            bars = {"fill": {"color": colour}, "gap": 60} if column != 3 else {"fill": {"color": "#C9D2DF"}, "border": {"color": colour}, "gap": 60}
            chart.add_series({"name": [name, _TABLE, column], "categories": [name, first, 0 if kind == "column" else 1, last, 1],
                              "values": [name, first, column, last, column], **(line if kind == "radar" else bars)})
        chart.set_title({"name": title, "name_font": {"size": 11}} if title else {"name": [name, 12, 1], "name_font": {"size": 11}})
        chart.set_y_axis({"min": 0, "max": book.content.standard.nodes[0].maximum if _all_alike(book) else None, "major_gridlines": {"visible": True, "line": {"color": LINE}}})
        chart.set_legend({"position": "bottom"})
        chart.set_size({"width": 640, "height": 420 if kind == "radar" else 330})
        sheet.insert_chart(place, 7, chart)


def _all_alike(book: Book) -> bool:
    return len({head.maximum.value for head in book.content.heads if head.kind in ("total", "category")}) == 1


