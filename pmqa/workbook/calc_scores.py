"""The calculation sheet of scores: one line per node with the roll-up, then one per target of every bar, all live.

The arithmetic is that of ``scoring.tree`` and ``scoring.conditions`` in the same order of operations; bars compare
``ROUND(x, decimals + 6)``, the published value is ``ROUND(ROUND(x, decimals + 6), decimals)``.
"""

from __future__ import annotations

from pmqa.assessment import relative_shortfall
from pmqa.measures import measure_of
from pmqa.standard.compiled import Bar, Node, applies
from pmqa.workbook.book import Book
from pmqa.workbook.calc_answers import AnswerSheet
from pmqa.workbook.conditions import Conditions

NODE_HEADERS = ("code", "title", "na", "empty", "counts", "value", "points", "share", "published", "maximum", "own unmet", "unmet", "band")
(CODE, TITLE, NA, EMPTY, COUNTS, MEASURED, POINTS, SHARE, PUBLISHED, MAXIMUM, OWN, UNMET, BAND) = range(len(NODE_HEADERS))
BAR_HEADERS = ("#", "bar", "owner", "part", "value", "minimum", "counts", "unmet", "shortfall", "relative", "order", "link", "title")
(_, B_NAME, B_OWNER, B_PART, B_VALUE, B_MINIMUM, B_COUNTS, B_UNMET, B_SHORT, B_RELATIVE, B_ORDER, B_LINK, B_TITLE) = range(len(BAR_HEADERS))


class ScoreSheet:
    """Where every node stands on the calculation sheet; the bars stand below the nodes."""

    def __init__(self, book: Book, answers: AnswerSheet) -> None:
        self.book, self.answers = book, answers
        self.nodes = [n for n in book.standard.nodes if applies(n.types, book.agency_type)]
        self.line = {node.code: i for i, node in enumerate(self.nodes, start=1)}
        self.bars = [bar for bar in book.standard.bars if bar.owner in self.line]
        self.first_bar = len(self.nodes) + 3
        self.bar_lines: list[tuple[int, Bar]] = []
        self.conditions = Conditions(book, answers, self)
        self.listed: list[int] = []
        self.applies = self._applies()

    def ref(self, code: str, column: int) -> str:
        """A cell of a node's line."""
        return self.book.ref("nodes", self.line[code], column)

    def here(self, row: int, column: int) -> str:
        """A cell of this sheet, without the sheet's name."""
        return self.book.ref("nodes", row, column).split("!")[1]

    def bar_range(self, column: int) -> str:
        """A column over all lines of bars."""
        return self.book.column("nodes", self.first_bar, max(self.first_bar, self.first_bar + len(self.bar_lines) - 1), column)

    def _applies(self) -> dict[str, str]:
        """Owner → cell that is 1 while nothing declares it not applicable; owners that never can be are left out."""
        book = self.book
        able = {n.code for n in self.nodes if f"{n.code}.na" in self.answers.line}
        out = {}
        for node in self.nodes:
            above = node
            while above.code not in able and above.parent >= 0:
                above = book.standard.nodes[above.parent]
            if above.code in able:
                out[node.code] = f"(1-{self.ref(node.code, NA)})"
        return out

    def write(self) -> None:
        book = self.book
        sheet = book.add("nodes", "#9E9E9E")
        for column, header in enumerate(NODE_HEADERS):
            sheet.write_string(0, column, header, book.style("header"))
        self._lay_bars()
        for row, node in enumerate(self.nodes, start=1):
            self._node(row, node)
        self._bars()
        sheet.set_column(0, len(BAR_HEADERS), 12, book.style("calc"))
        sheet.protect()
        sheet.hide()

    def _node(self, row: int, node: Node) -> None:
        book = self.book
        sheet, calc, at = book.sheets["nodes"], book.style("calc"), book.standard.index[node.code]
        result, digits = book.assessment, book.standard.decimals
        exact, out, empty = (float(result.tree.points[0, at]), bool(result.tree.out[0, at]), bool(result.tree.empty[0, at]))
        declared = node.code in book.not_applicable
        sheet.write_string(row, CODE, node.code, calc)
        sheet.write_string(row, TITLE, book.text(node.name), calc)
        sheet.write_number(row, MAXIMUM, node.maximum, calc)
        parent = book.standard.nodes[node.parent].code if node.parent >= 0 else ""
        reasons = [f'IF({self.answers.ref(f"{node.code}.na").value}<>"",1,0)'] if f"{node.code}.na" in self.answers.line else []
        reasons += [self.here(self.line[parent], NA)] if parent in self.applies else []
        book.formula(sheet, row, NA, f"MAX({','.join(reasons)})" if reasons else "0", calc, int(declared))
        points, present = self._leaf(row, node) if node.measure is not None else self._inner(node)
        book.formula(sheet, row, EMPTY, f"1-{present}" if node.optional else "0", calc, int(empty))
        e, na, pts = self.here(row, EMPTY), self.here(row, NA), self.here(row, POINTS)
        if node.measure is not None:
            counts = f"IF({na}=1,0,1-{e})"
        else:
            counts = f"IF({na}=1,0,{present})"
        if not isinstance(node.not_applicable, str):
            own = f'{self.answers.ref(f"{node.code}.na").value}<>""'
            points = f"IF({own},{float(node.not_applicable)!r},{points})"
            above = self.here(self.line[parent], NA) if parent in self.applies else "0"
            counts = f"IF({above}=1,0,IF({own},1,{present if node.measure is None else f'1-{e}'}))"
        if node.round is not None:
            points = f"ROUND(ROUND({points},{node.round + 6}),{node.round})"
        book.formula(sheet, row, COUNTS, counts, calc, int(not out))
        book.formula(sheet, row, POINTS, f'IF({self.here(row, COUNTS)}=0,"",{points})', calc, "" if out else exact)
        book.formula(sheet, row, SHARE, f'IF({pts}="",0,{pts}/{node.maximum!r})', calc, 0.0 if out else exact / node.maximum)
        shown = f"ROUNDDOWN(ROUND({pts},{digits + 6}),{digits})" if book.standard.truncate else f"ROUND(ROUND({pts},{digits + 6}),{digits})"
        book.formula(sheet, row, PUBLISHED, f'IF({pts}="","",{shown})', calc, "" if out else float(result.scores[0, at]))
        self._node_bars(row, node)
        band, formula = self.conditions.band(node)
        book.formula(sheet, row, BAND, formula, calc, band)

    def _leaf(self, row: int, node: Node) -> tuple[str, str]:
        """Points of a requirement, and whether anything stands in its row (1) or not (0), as formulas."""
        book = self.book

        def ref(part: str) -> str:
            key = f"{node.code}.{part}" if part else node.code
            return self.answers.ref(key if key in self.answers.line else part).value

        value = book.assessment.measured(0, node)
        book.formula(book.sheets["nodes"], row, MEASURED, measure_of(node.measure).formula(ref), book.style("calc"), value)
        mine = [self.answers.ref(f.key).value for f in book.standard.fields if f.owner == node.code and f.numeric]
        return f"{node.maximum!r}*({self.here(row, MEASURED)}/{node.top!r})", f"IF(COUNT({','.join(mine)})=0,0,1)"

    def _inner(self, node: Node) -> tuple[str, str]:
        """Points of an inner node, and whether anything stands below it (1) or not (0), as formulas."""
        children = [self.book.standard.node[code] for code in self.book.standard.children[node.code] if code in self.line]
        shares = [self.ref(child.code, SHARE).split("!")[1] for child in children]
        counts = [self.ref(child.code, COUNTS).split("!")[1] for child in children]
        empties = [self.ref(child.code, EMPTY).split("!")[1] for child in children]
        weights = [{"sum": child.maximum, "weighted_mean": child.weight}.get(node.combine, 1.0) for child in children]
        total = "+".join(f"{weight!r}*{share}" for weight, share in zip(weights, shares, strict=True))
        weight = "+".join(f"{weight!r}*{count}" for weight, count in zip(weights, counts, strict=True))
        counted = "+".join(counts)
        if node.combine == "min":
            lowest = ",".join(f"IF({count}=1,{share},9E+99)" for share, count in zip(shares, counts, strict=True))
            combined = f"MIN({lowest})"
        else:
            combined = f"({total})/({weight})"
        return f"IF({counted}=0,0,{node.maximum!r}*{combined})", f"IF({counted}>0,1,MAX(0,{','.join(empties)}))"

    def _node_bars(self, row: int, node: Node) -> None:
        book = self.book
        own = [self.here(line, B_UNMET) for line, bar in self.bar_lines if bar.owner == node.code]
        found = book.assessment.gaps
        mine = [i for i, (place, _) in enumerate(found.pairs) if book.standard.bars[place].owner == node.code]
        unmet = int(found.unmet[0, mine].sum()) if mine else 0
        calc, sheet = book.style("calc"), book.sheets["nodes"]
        book.formula(sheet, row, OWN, f"SUM({','.join(own)})" if own else "0", calc, unmet)
        below = [self.ref(code, UNMET).split("!")[1] for code in book.standard.children[node.code] if code in self.line]
        book.formula(sheet, row, UNMET, "+".join([self.here(row, OWN), *below]), calc, self.unmet(node.code))

    def unmet(self, code: str) -> int:
        """Unmet bars on a node and below it, as the engine counts them."""
        standard, found = self.book.standard, self.book.assessment.gaps
        inside = {code}
        for node in standard.nodes:
            if node.parent >= 0 and standard.nodes[node.parent].code in inside:
                inside.add(node.code)
        return sum(int(found.unmet[0, i]) for i, (place, _) in enumerate(found.pairs) if standard.bars[place].owner in inside)

    def _lay_bars(self) -> None:
        """A line for each pair of bar and target, in the engine's order."""
        row = self.first_bar
        for place, _ in self.book.assessment.gaps.pairs:
            bar = self.book.standard.bars[place]
            if bar.owner in self.line:
                self.bar_lines.append((row, bar))
                row += 1

    def _bars(self) -> None:
        book = self.book
        sheet, calc = book.sheets["nodes"], book.style("calc")
        for column, header in enumerate(BAR_HEADERS):
            sheet.write_string(self.first_bar - 1, column, header, book.style("header"))
        found = book.assessment.gaps
        pairs = [i for i, (place, _) in enumerate(found.pairs) if book.standard.bars[place].owner in self.line]
        order = self._order(pairs)
        for (row, bar), i in zip(self.bar_lines, pairs, strict=True):
            target, condition = found.pairs[i][1], bar.condition
            value, short, unmet = book.assessment.pair(0, i)
            formula, counts, counted = self.conditions.bar_value(bar, target, row)
            key = target.removeprefix("field:") if target.startswith("field:") else ""
            v, c, u, s = (self.here(row, column) for column in (B_VALUE, B_COUNTS, B_UNMET, B_SHORT))
            than = float(condition.than)
            sheet.write_number(row, 0, i + 1, calc)
            sheet.write_string(row, B_NAME, bar.name, calc)
            sheet.write_string(row, B_OWNER, bar.owner, calc)
            sheet.write_string(row, B_PART, book.standard.field[key].part if key else "", calc)
            book.formula(sheet, row, B_VALUE, formula, calc, "" if value is None else value)
            sheet.write_number(row, B_MINIMUM, than, calc)
            book.formula(sheet, row, B_COUNTS, f"IF({self.ref(bar.owner, COUNTS)}=0,0,{counts})", calc, int(counted))
            met = f"{v}{self.conditions.sign(condition.op)}{than!r}"
            book.formula(sheet, row, B_UNMET, f'IF({c}=0,0,IF({v}="",1,IF({met},0,1)))', calc, int(unmet))
            less = condition.op in ("at_most", "less_than")
            distance = f'IF({v}="",0,{v}-{than!r})' if less else f'IF({v}="",{than!r},{than!r}-{v})'
            book.formula(sheet, row, B_SHORT, f"IF({u}=1,{distance},0)", calc, short or 0.0)
            share = relative_shortfall(short, than)
            book.formula(sheet, row, B_RELATIVE, f"ROUND(ABS({s}/{than!r}),9)" if than else "0", calc, share)
            r = self.here(row, B_RELATIVE)
            us, rs = self.bar_range(B_UNMET).split("!")[1], self.bar_range(B_RELATIVE).split("!")[1]
            first = self.here(self.first_bar, B_UNMET), self.here(self.first_bar, B_RELATIVE)
            before = f"SUMPRODUCT({first[0]}:{u}*({first[1]}:{r}={r}))"
            book.formula(sheet, row, B_ORDER, f'IF({u}=1,SUMPRODUCT({us}*({rs}>{r}))+{before},"")', calc, order.get(row, ""))
            link = book.ref("answers", self.answers.line[key], 10) if key in self.answers.line else '""'
            book.formula(sheet, row, B_LINK, link, calc, self._link(key))
            sheet.write_string(row, B_TITLE, book.text(bar.title), calc)

    def _link(self, key: str) -> str:
        entry = self.book.submission.entries.get(key)
        return f"{entry.sheet}!{entry.ref}" if entry else ""

    def _order(self, pairs: list[int]) -> dict[int, int]:
        """Line → place among the unmet bars: largest relative shortfall first, else as they stand."""
        unmet = []
        for (row, bar), i in zip(self.bar_lines, pairs, strict=True):
            _, short, failed = self.book.assessment.pair(0, i)
            if failed:
                unmet.append((-relative_shortfall(short, float(bar.condition.than)), row))
        self.listed = [row for _, row in sorted(unmet)]
        return {row: place for place, row in enumerate(self.listed, start=1)}
