"""The lines of effects and of the decision on the calculation sheet of scores: the live twin of ``scoring.effects``."""

from __future__ import annotations

from math import isnan

from pmqa.checks import MISSING
from pmqa.checks.answers import REFUSING
from pmqa.report.words import DOES
from pmqa.scoring.effects import OPEN, REFUSED
from pmqa.scoring.rounding import published
from pmqa.standard.compiled import Effect
from pmqa.workbook.writing import calc_answers as a
from pmqa.workbook.writing.book import Book
from pmqa.workbook.writing.calc_answers import AnswerSheet
from pmqa.workbook.writing.conditions import Conditions, literal
from pmqa.workbook.writing.lines import BEFORE, COUNTS, PLACE, POINTS, NodeLines

HEADERS = ("#", "effect", "owner", "does", "in effect", "node", "to", "order", "told", "before", "after")
(_, E_NAME, E_OWNER, E_DOES, E_HOLDS, E_NODE, E_TO, E_ORDER, E_TOLD, E_WAS, E_NOW) = range(len(HEADERS))


class EffectLines:
    """Where the effects stand, from line ``first`` on; the decision stands on the line after them."""

    def __init__(self, book: Book, answers: AnswerSheet, lines: NodeLines, first: int) -> None:
        self.book, self.answers, self.lines, self.first = book, answers, lines, first
        here = [(i, effect) for i, effect in enumerate(book.standard.effects) if effect.owner in lines.line]
        self.placed: list[tuple[int, int, Effect]] = [(first + k, i, effect) for k, (i, effect) in enumerate(here)]
        self.decision_line = first + len(here)

    def cell(self, row: int) -> str:
        """1 while the effect of a line takes place, else 0."""
        return self.book.ref("nodes", row, E_HOLDS)

    def of(self, node: str, does: str) -> list[tuple[str, float]]:
        """The effects that cap a node: cell that is 1 while they do, and what at."""
        return [(self.cell(row), effect.to) for row, _, effect in self.placed if effect.node == node and effect.does == does]

    def any(self, does: str) -> str:
        """A formula that counts the effects of a kind that take place."""
        cells = [self.cell(row) for row, _, effect in self.placed if effect.does == does]
        return f"SUM({','.join(cells)})" if cells else "0"

    def write(self) -> None:
        book = self.book
        sheet, calc = book.sheets["nodes"], book.style("calc")
        for column, header in enumerate(HEADERS):
            sheet.write_string(self.first - 1, column, header, book.style("header"))
        final, before = (Conditions(book, self.answers, self.lines, before) for before in (False, True))
        for row, place, effect in self.placed:
            conditions = before if effect.does == "cap_points" else final
            lifted = f",NOT({conditions.all_hold(effect.unless)})" if effect.unless else ""
            holds = f"AND({self.lines.ref(effect.owner, COUNTS)}=1,{conditions.any_list_holds(effect.lists)}{lifted})"
            sheet.write_number(row, 0, place + 1, calc)
            for column, text in ((E_NAME, effect.name), (E_OWNER, effect.owner), (E_DOES, effect.does), (E_NODE, effect.node)):
                sheet.write_string(row, column, text, calc)
            book.formula(sheet, row, E_HOLDS, f"IF({holds},1,0)", calc, int(book.assessment.effects[0, place]))
            sheet.write_number(row, E_TO, effect.to, calc)
            earlier = self.book.column("nodes", self.first, row, E_HOLDS).split("!")[1]
            holding = book.assessment.effects[0, [i for _, i, _ in self.placed]].cumsum().tolist()
            now = bool(book.assessment.effects[0, place])
            cell = self.lines.here(row, E_HOLDS)
            book.formula(sheet, row, E_ORDER, f'IF({cell}=1,SUM({earlier}),"")', calc, holding[row - self.first] if now else "")
            sheet.write_string(row, E_TOLD, self._told(effect), calc)
            for column, (formula, value) in zip((E_WAS, E_NOW), self._changed(place, effect), strict=True):
                book.formula(sheet, row, column, f'IF({cell}=1,{formula},"")', calc, value if now else "")
        if book.standard.decision:
            self._decision(final)

    def _decision(self, conditions: Conditions) -> None:
        """Refused, open or granted (0, -1, 1)."""
        book, row = self.book, self.decision_line
        rule, now = book.standard.decision, int(book.assessment.decisions[0])
        codes, owners = self.answers.range(a.CODE), self.answers.range(a.OWNER)
        wrong = book.constants(MISSING + REFUSING)
        missing = f'SUMPRODUCT(COUNTIFS({codes},{wrong},{owners},"<>profile"))>0'
        formula = (f"IF(OR({self.any('refuse_decision')}>0,NOT({conditions.any_list_holds(rule.lists)})),{REFUSED},"
                   f"IF({missing},{OPEN},1))")
        sheet, calc = book.sheets["nodes"], book.style("calc")
        sheet.write_string(row, E_NAME, "decision", calc)
        book.formula(sheet, row, E_HOLDS, formula, calc, now)

    def decision(self) -> tuple[str, str]:
        """What is decided in words, as formula and as it is now."""
        rule = self.book.standard.decision
        granted, refused, undecided = (literal(self.book.text(text)) for text in (rule.granted, rule.refused, rule.open))
        cell = self.cell(self.decision_line)
        return f"IF({cell}={REFUSED},{refused},IF({cell}={OPEN},{undecided},{granted}))", self.book.text(self.book.assessment.decision_of(0))

    def range(self, column: int) -> str:
        """A column over all lines of effects."""
        return self.book.column("nodes", self.first, max(self.first, self.decision_line - 1), column)

    def values(self, row: int, place: int) -> tuple[str, object, object]:
        """What a line shows now, while its effect takes place: in words, before, after."""
        effect = self.book.standard.effects[place]
        return (self._told(effect), *(value for _, value in self._changed(place, effect)))

    def _told(self, effect: Effect) -> str:
        """``points reduced because 4.1: no head count``."""
        who = f"{effect.owner}: " if effect.owner != "total" else ""
        return self.book.text(DOES[effect.does]) + who + self.book.text(effect.title)

    def _changed(self, place: int, effect: Effect) -> list[tuple[str, object]]:
        """What the effect lowers, before and after, each as formula and as it is now."""
        book, digits = self.book, self.book.standard.decimals
        if effect.does == "cap_points":
            at = book.standard.index[effect.node]
            values = (float(published(points[0, at], digits)) for points in (book.assessment.before, book.assessment.tree.points))
            cells = (self.lines.ref(effect.node, column) for column in (BEFORE, POINTS))
            return [(f'IF({cell}="","",ROUND(ROUND({cell},{digits + 6}),{digits}))', "" if isnan(value) else value)
                    for cell, value in zip(cells, values, strict=True)]
        if effect.does == "cap_band":
            found = book.assessment.in_effect(0)
            changed = next((one for one in found if one.effect == place), None)
            values = [book.text(name) if name else "" for name in (changed.before, changed.after)] if changed else ["", ""]
            names = book.constants(tuple(book.text(band.name) for entry in book.standard.bands if entry.node == effect.node
                                         for band in entry.bands))
            return [(f'IF({cell}<0,"",INDEX({names},{cell}+1))', value)
                    for cell, value in zip((self.lines.ref(effect.node, PLACE), f"MIN({self.lines.ref(effect.node, PLACE)},{effect.to:g})"),
                                           values, strict=True)]
        return [('""', ""), ('""', "")]
