"""Conditions as formulas: the live twin of ``scoring.conditions``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsxwriter.utility import xl_col_to_name

from pmqa.scoring.conditions import target_values
from pmqa.standard.compiled import Bar, Condition, Node
from pmqa.workbook.book import Book
from pmqa.workbook.calc_answers import AnswerSheet

if TYPE_CHECKING:
    from pmqa.workbook.calc_scores import ScoreSheet

_SIGNS = {"at_least": ">=", "more_than": ">", "at_most": "<=", "less_than": "<", "is": "="}
ASIDE = 14  # the first column to the right of a bar's line
_COUNTS, _POINTS, _UNMET = 4, 6, 11  # columns of the score sheet's node lines


class Conditions:
    """Writes conditions over the cells of the two calculation sheets."""

    def __init__(self, book: Book, answers: AnswerSheet, scores: ScoreSheet) -> None:
        self.book, self.answers, self.scores = book, answers, scores

    def sign(self, op: str) -> str:
        return _SIGNS[op]

    def target(self, target: str, on: str) -> tuple[str, str]:
        """The snapped value of a target (a number or empty text) and whether it counts (1 or 0)."""
        digits = self.book.standard.decimals + 6
        if target.startswith("field:"):
            field = self.book.standard.field[target.removeprefix("field:")]
            if field.key not in self.answers.line:
                return '""', "0"
            cell = self.answers.ref(field.key).value
            counts = self.scores.ref(field.owner, _COUNTS) if field.owner in self.scores.line else "1"
            return f'IF({cell}="","",ROUND({cell},{digits}))', counts
        if target.startswith("@"):
            return self._attribute(target[1:])
        if target not in self.scores.line:
            return '""', "0"
        counts, points = self.scores.ref(target, _COUNTS), self.scores.ref(target, _POINTS)
        if on == "bars":
            return f"IF({self.scores.ref(target, _UNMET)}=0,1,0)", counts
        part = f"/{self.book.standard.node[target].maximum!r}" if on == "share" else ""
        return f'IF({points}="","",ROUND({points}{part},{digits}))', counts

    def _attribute(self, key: str) -> tuple[str, str]:
        if key == "type":
            return literal(self.book.agency_type), "1"
        if f"profile:{key}" in self.answers.line:
            return self.answers.ref(f"profile:{key}").value, "1"
        return '""', "1"

    def holds(self, condition: Condition) -> str:
        """A formula that is TRUE when the condition holds; what does not count is left out, a blank meets nothing."""
        than = condition.than
        constant = ("1" if than else "0") if isinstance(than, bool) else literal(than) if isinstance(than, str) else repr(float(than))
        parts = []
        for target in condition.of:
            value, counts = self.target(target, condition.on)
            met = f'IF({value}="",0,IF({value}{_SIGNS[condition.op]}{constant},1,0))'
            parts.append(f"IF({counts}=0,{0 if condition.need else 1},{met})")
        return f"({'+'.join(parts)})>={condition.need or len(parts)}"

    def bar_value(self, bar: Bar, target: str, row: int) -> tuple[str, str, bool]:
        """The value that a bar's line shows, whether it counts, and the same as the engine sees it.

        A bar that asks for some of its targets only lists their values to the right of its line and takes the k-th.
        """
        book = self.book
        owner_out = bool(book.assessment.tree.out[0, book.standard.index[bar.owner]])
        if target:
            value, counts = self.target(target, bar.condition.on)
            return value, counts, not owner_out and self._counts(target)
        condition = bar.condition
        less = condition.op in ("at_most", "less_than")
        far = 9e99 if less else -9e99
        for column, one in enumerate(condition.of, start=ASIDE):
            value, counts = self.target(one, condition.on)
            seen = self._seen(one, condition)
            formula = f'IF({counts}=0,{far!r},IF({value}="",{far!r},{value}))'
            book.formula(book.sheets["nodes"], row, column, formula, book.style("calc"), far if seen is None else seen)
        letters = xl_col_to_name(ASIDE), xl_col_to_name(ASIDE + len(condition.of) - 1)
        kth = f"{'SMALL' if less else 'LARGE'}(${letters[0]}${row + 1}:${letters[1]}${row + 1},{condition.need})"
        return f'IF(ABS({kth})>=9E+98,"",{kth})', "1", not owner_out

    def _seen(self, target: str, condition: Condition) -> float | None:
        """The engine's value of one target, None where it does not count or is blank."""
        values, counts = target_values(self.book.facts, condition._replace(of=(target,)))
        return float(values[0, 0]) if counts[0, 0] and values[0, 0] == values[0, 0] else None

    def _counts(self, target: str) -> bool:
        standard, out = self.book.standard, self.book.assessment.tree.out
        owner = standard.field[target.removeprefix("field:")].owner if target.startswith("field:") else target
        return owner not in standard.index or not out[0, standard.index[owner]]

    def band(self, node: Node) -> tuple[str, str]:
        """The name of the node's band now, and the formula that shows it."""
        book = self.book
        bands = next((entry for entry in book.standard.bands if entry.node == node.code), None)
        if bands is None:
            return "", '""'
        name = book.assessment.band_of(0, node.code)
        formula = '""'
        for band in bands.bands:  # lowest first, so that the highest ends outermost
            lists = [f"AND({','.join(self.holds(one) for one in conditions) or 'TRUE'})" for conditions in band.lists]
            formula = f'IF(OR({",".join(lists)}),{literal(book.text(band.name))},{formula})'
        return book.text(name) if name else "", f'IF({self.scores.ref(node.code, _COUNTS)}=0,"",{formula})'


def literal(text: str) -> str:
    """A text inside a formula."""
    return '"' + text.replace('"', '""') + '"'
