"""The lines of bars on the calculation sheet of scores: one for each target, with its shortfall and its place in the list.

They stand below the nodes, in the engine's order; bars compare ``ROUND(x, decimals + 6)``.
"""

from __future__ import annotations

from xlsxwriter.utility import xl_col_to_name

from pmqa.assessment import relative_shortfall
from pmqa.scoring.conditions import target_values
from pmqa.standard.compiled import Bar, Condition
from pmqa.workbook.writing.book import Book
from pmqa.workbook.writing.calc_answers import LINK, AnswerSheet
from pmqa.workbook.writing.conditions import SIGNS, Conditions
from pmqa.workbook.writing.lines import COUNTS, NodeLines

BAR_HEADERS = ("#", "bar", "owner", "part", "value", "minimum", "counts", "unmet", "shortfall", "relative", "order", "link", "title")
(_, B_NAME, B_OWNER, B_PART, B_VALUE, B_MINIMUM, B_COUNTS, B_UNMET, B_SHORT, B_RELATIVE, B_ORDER, B_LINK, B_TITLE) = range(len(BAR_HEADERS))
_ASIDE = 18  # the first column to the right of a line


class BarLines:
    """Where the bars stand, from line ``first`` on."""

    def __init__(self, book: Book, answers: AnswerSheet, lines: NodeLines, first: int) -> None:
        self.book, self.answers, self.lines, self.first = book, answers, lines, first
        self.conditions = Conditions(book, answers, lines)
        standard = book.standard
        self.pairs = [i for i, (place, _) in enumerate(book.assessment.gaps.pairs) if standard.bars[place].owner in lines.line]
        bars = [standard.bars[book.assessment.gaps.pairs[i][0]] for i in self.pairs]
        self.placed: list[tuple[int, Bar]] = list(enumerate(bars, start=first))
        self.listed: list[int] = []

    def range(self, column: int) -> str:
        """A column over all lines of bars."""
        return self.book.column("nodes", self.first, max(self.first, self.first + len(self.placed) - 1), column)

    def own_unmet(self, code: str) -> tuple[str, int]:
        """How many targets of a node's own bars are unmet, as formula and as the engine counts them."""
        cells = [self.lines.here(line, B_UNMET) for line, bar in self.placed if bar.owner == code]
        found = self.book.assessment.gaps
        mine = [i for i, (place, _) in enumerate(found.pairs) if self.book.standard.bars[place].owner == code]
        return f"SUM({','.join(cells)})" if cells else "0", int(found.unmet[0, mine].sum()) if mine else 0

    def unmet(self, code: str) -> int:
        """Unmet bars on a node and below it, as the engine counts them."""
        standard, found = self.book.standard, self.book.assessment.gaps
        inside = {code}
        for node in standard.nodes:
            if node.parent >= 0 and standard.nodes[node.parent].code in inside:
                inside.add(node.code)
        return sum(int(found.unmet[0, i]) for i, (place, _) in enumerate(found.pairs) if standard.bars[place].owner in inside)

    def write(self) -> None:
        book, here = self.book, self.lines.here
        sheet, calc = book.sheets["nodes"], book.style("calc")
        for column, header in enumerate(BAR_HEADERS):
            sheet.write_string(self.first - 1, column, header, book.style("header"))
        found, order = book.assessment.gaps, self._order()
        for (row, bar), i in zip(self.placed, self.pairs, strict=True):
            target, condition = found.pairs[i][1], bar.condition
            value, short, unmet = book.assessment.pair(0, i)
            formula, counts, counted = self._value(bar, target, row)
            key = target.removeprefix("field:") if target.startswith("field:") else ""
            v, c, u, s = (here(row, column) for column in (B_VALUE, B_COUNTS, B_UNMET, B_SHORT))
            than = float(condition.than)
            sheet.write_number(row, 0, i + 1, calc)
            sheet.write_string(row, B_NAME, bar.name, calc)
            sheet.write_string(row, B_OWNER, bar.owner, calc)
            sheet.write_string(row, B_PART, book.standard.field[key].part if key else "", calc)
            book.formula(sheet, row, B_VALUE, formula, calc, "" if value is None else value)
            sheet.write_number(row, B_MINIMUM, than, calc)
            book.formula(sheet, row, B_COUNTS, f"IF({self.lines.ref(bar.owner, COUNTS)}=0,0,{counts})", calc, int(counted))
            met = f"{v}{SIGNS[condition.op]}{than!r}"
            book.formula(sheet, row, B_UNMET, f'IF({c}=0,0,IF({v}="",1,IF({met},0,1)))', calc, int(unmet))
            less = condition.op in ("at_most", "less_than")
            distance = f'IF({v}="",0,{v}-{than!r})' if less else f'IF({v}="",{than!r},{than!r}-{v})'
            book.formula(sheet, row, B_SHORT, f"IF({u}=1,{distance},0)", calc, short or 0.0)
            share = relative_shortfall(short, than)
            book.formula(sheet, row, B_RELATIVE, f"ROUND(ABS({s}/{than!r}),9)" if than else "0", calc, share)
            r = here(row, B_RELATIVE)
            us, rs = self.range(B_UNMET).split("!")[1], self.range(B_RELATIVE).split("!")[1]
            first = here(self.first, B_UNMET), here(self.first, B_RELATIVE)
            before = f"SUMPRODUCT({first[0]}:{u}*({first[1]}:{r}={r}))"
            book.formula(sheet, row, B_ORDER, f'IF({u}=1,SUMPRODUCT({us}*({rs}>{r}))+{before},"")', calc, order.get(row, ""))
            link = book.ref("answers", self.answers.line[key], LINK) if key in self.answers.line else '""'
            book.formula(sheet, row, B_LINK, link, calc, self._link(key))
            sheet.write_string(row, B_TITLE, book.text(bar.title), calc)

    def _value(self, bar: Bar, target: str, row: int) -> tuple[str, str, bool]:
        """The value that a line shows, whether it counts, and the same as the engine sees it.

        A bar that asks for some of its targets only lists their values to the right of its line and takes the k-th.
        """
        book = self.book
        owner_out = bool(book.assessment.tree.out[0, book.standard.index[bar.owner]])
        if target:
            value, counts = self.conditions.target(target, bar.condition.on)
            return value, counts, not owner_out and self._counts(target)
        condition = bar.condition
        less = condition.op in ("at_most", "less_than")
        far = 9e99 if less else -9e99
        for column, one in enumerate(condition.of, start=_ASIDE):
            value, counts = self.conditions.target(one, condition.on)
            seen = self._seen(one, condition)
            formula = f'IF({counts}=0,{far!r},IF({value}="",{far!r},{value}))'
            book.formula(book.sheets["nodes"], row, column, formula, book.style("calc"), far if seen is None else seen)
        letters = xl_col_to_name(_ASIDE), xl_col_to_name(_ASIDE + len(condition.of) - 1)
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

    def _link(self, key: str) -> str:
        entry = self.book.submission.entries.get(key)
        return f"{entry.sheet}!{entry.ref}" if entry else ""

    def _order(self) -> dict[int, int]:
        """Line → place among the unmet bars: largest relative shortfall first, else as they stand."""
        unmet = []
        for (row, bar), i in zip(self.placed, self.pairs, strict=True):
            _, short, failed = self.book.assessment.pair(0, i)
            if failed:
                unmet.append((-relative_shortfall(short, float(bar.condition.than)), row))
        self.listed = [row for _, row in sorted(unmet)]
        return {row: place for place, row in enumerate(self.listed, start=1)}
