"""Conditions as formulas: the live twin of ``scoring.conditions``."""

from __future__ import annotations

from collections.abc import Sequence

from pmqa.standard.compiled import Condition, Lists
from pmqa.workbook.writing.book import Book
from pmqa.workbook.writing.calc_answers import AnswerSheet
from pmqa.workbook.writing.lines import BEFORE, COUNTS, POINTS, UNMET, NodeLines

SIGNS = {"at_least": ">=", "more_than": ">", "at_most": "<=", "less_than": "<", "is": "="}


class Conditions:
    """Writes conditions over the cells of the two calculation sheets.

    ``before``: scores are those before any effect reduced them.
    """

    def __init__(self, book: Book, answers: AnswerSheet, lines: NodeLines, before: bool = False) -> None:
        self.book, self.answers, self.lines = book, answers, lines
        self.points = BEFORE if before else POINTS

    def target(self, target: str, on: str) -> tuple[str, str]:
        """The snapped value of a target (a number or empty text) and whether it counts (1 or 0)."""
        digits = self.book.standard.decimals + 6
        if target.startswith("field:"):
            field = self.book.standard.field[target.removeprefix("field:")]
            if field.key not in self.answers.line:
                return '""', "0"
            cell = self.answers.ref(field.key).value
            counts = self.lines.ref(field.owner, COUNTS) if field.owner in self.lines.line else "1"
            return (cell if on in ("option", "given") else f'IF({cell}="","",ROUND({cell},{digits}))'), counts
        if target.startswith("@"):
            return self._attribute(target[1:]), "1"
        if target not in self.lines.line:
            return '""', "0"
        counts, points = self.lines.ref(target, COUNTS), self.lines.ref(target, self.points)
        if on == "bars":
            return f"IF({self.lines.ref(target, UNMET)}=0,1,0)", counts
        part = f"/{self.book.standard.node[target].maximum!r}" if on == "share" else ""
        return f'IF({points}="","",ROUND({points}{part},{digits}))', counts

    def _attribute(self, key: str) -> str:
        """A number; of a choice its place; of a text the text."""
        if key == "type":
            return literal(self.book.agency_type)
        asked = next((field for field in self.book.standard.profile if field.key == key), None)
        if asked is None:  # only a register knows it
            return '""'
        return self.answers.raw(f"profile:{key}") if asked.kind == "text" else self.answers.ref(f"profile:{key}").value

    def holds(self, condition: Condition) -> str:
        """A formula that is TRUE when the condition holds; what does not count is left out, a blank meets nothing."""
        parts = []
        for target in condition.of:
            value, counts = self.target(target, condition.on)
            parts.append(f"IF({counts}=0,{0 if condition.need else 1},{self._meets(target, condition, value)})")
        return f"({'+'.join(parts)})>={condition.need or len(parts)}"

    def _meets(self, target: str, condition: Condition, value: str) -> str:
        """1 where the value of a target stands in the relation asked for, else 0."""
        than = condition.than
        if condition.on == "given":
            return f'IF(LEN(TRIM({value})){">" if than else "="}0,1,0)'
        if isinstance(than, tuple):
            codes = self._codes(target)
            same = [f"{value}={codes.index(text)}" for text in than if text in codes] if codes else [
                f"EXACT(TRIM({value}),{literal(text)})" for text in than]
            return f'IF({value}="",0,IF(OR({",".join(same) or "FALSE"}),1,0))'
        constant = ("1" if than else "0") if isinstance(than, bool) else repr(float(than))
        return f'IF({value}="",0,IF({value}{SIGNS[condition.op]}{constant},1,0))'

    def _codes(self, target: str) -> tuple[str, ...]:
        """Codes of a target's choices, in order; none for a text."""
        if not target.startswith("@"):
            return self.book.standard.field[target.removeprefix("field:")].codes
        return next((field.codes for field in self.book.standard.profile if field.key == target[1:]), ())

    def all_hold(self, conditions: Sequence[Condition]) -> str:
        return f"AND({','.join(self.holds(one) for one in conditions) or 'TRUE'})"

    def any_list_holds(self, lists: Lists) -> str:
        return f"OR({','.join(self.all_hold(conditions) for conditions in lists)})"


def literal(text: str) -> str:
    """A text inside a formula."""
    return '"' + text.replace('"', '""') + '"'
