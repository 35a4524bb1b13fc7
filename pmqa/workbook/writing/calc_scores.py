"""The calculation sheet of scores: one line per node with the roll-up, then one per target of every bar, all live.

The arithmetic is that of ``scoring.tree`` and ``scoring.conditions`` in the same order of operations; bars compare
``ROUND(x, decimals + 6)``, the published value is ``ROUND(ROUND(x, decimals + 6), decimals)``.
"""

from __future__ import annotations

from math import isnan

from pmqa.measures import measure_of
from pmqa.scoring.effects import caps_points
from pmqa.standard.compiled import Bands, Node
from pmqa.workbook.writing.book import Book
from pmqa.workbook.writing.calc_answers import AnswerSheet
from pmqa.workbook.writing.calc_bars import BarLines
from pmqa.workbook.writing.calc_effects import EffectLines
from pmqa.workbook.writing.conditions import Conditions, literal
from pmqa.workbook.writing.lines import (
    BAND,
    BEFORE,
    CODE,
    COUNTS,
    EMPTY,
    MAXIMUM,
    MEASURED,
    NA,
    NODE_HEADERS,
    OWN,
    PLACE,
    POINTS,
    POOL,
    PUBLISHED,
    SHARE,
    SHARE_BEFORE,
    TITLE,
    UNMET,
    NodeLines,
)

EMPTY_TEXT = '""'


class ScoreSheet(NodeLines):
    """The lines of nodes; below them stand those of the bars, then those of the effects and the decision."""

    def __init__(self, book: Book, answers: AnswerSheet) -> None:
        super().__init__(book)
        self.answers = answers
        self.bars = BarLines(book, answers, self, len(self.nodes) + 3)
        self.effects = EffectLines(book, answers, self, self.bars.first + len(self.bars.placed) + 2)
        self.conditions = Conditions(book, answers, self)
        self.reduces = caps_points(book.standard)
        self.pools = any(node.combine == "pooled" and node.measure is None for node in self.nodes)
        self.applies = self._applies()

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
        places = any(entry.every for entry in book.standard.bands) or any(effect.does == "cap_band" for effect in book.standard.effects)
        for column, header in enumerate(NODE_HEADERS[:len(NODE_HEADERS) if self.reduces or self.pools else PLACE + places]):
            sheet.write_string(0, column, header, book.style("header"))
        for row, node in enumerate(self.nodes, start=1):
            self._node(row, node)
        self.bars.write()
        if self.effects.placed or book.standard.decision:
            self.effects.write()
        sheet.set_column(0, len(NODE_HEADERS), 12, book.style("calc"))
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
        points, present = self._leaf(row, node) if node.measure is not None else self._inner(node, SHARE)
        book.formula(sheet, row, EMPTY, f"1-{present}" if node.optional else "0", calc, int(empty))
        e, na, pts = self.here(row, EMPTY), self.here(row, NA), self.here(row, POINTS)
        counts = f"IF({na}=1,0,{present})" if node.measure is None else f"IF({na}=1,0,1-{e})"
        if not isinstance(node.not_applicable, str):
            own = f'{self.answers.ref(f"{node.code}.na").value}<>""'
            above = self.here(self.line[parent], NA) if parent in self.applies else "0"
            counts = f"IF({above}=1,0,IF({own},1,{present if node.measure is None else f'1-{e}'}))"
        book.formula(sheet, row, COUNTS, counts, calc, int(not out))
        if self.pools:
            self._pool(row, node)
        if self.reduces:
            points = self._before(row, node, points)
        points = self._finished(node, points, stated=node.measure is None or not self.reduces)
        caps = [f"IF({cell}=1,{to!r},9E+99)" for cell, to in self.effects.of(node.code, "cap_points")]
        points = f"MIN({points},{','.join(caps)})" if caps else points
        book.formula(sheet, row, POINTS, f'IF({self.here(row, COUNTS)}=0,"",{points})', calc, "" if out else exact)
        book.formula(sheet, row, SHARE, f'IF({pts}="",0,{pts}/{node.maximum!r})', calc, 0.0 if out else exact / node.maximum)
        shown = f"ROUNDDOWN(ROUND({pts},{digits + 6}),{digits})" if book.standard.truncate else f"ROUND(ROUND({pts},{digits + 6}),{digits})"
        book.formula(sheet, row, PUBLISHED, f'IF({pts}="","",{shown})', calc, "" if out else float(result.scores[0, at]))
        unmet, value = self.bars.own_unmet(node.code)
        book.formula(sheet, row, OWN, unmet, calc, value)
        below = [self.ref(child.code, UNMET).split("!")[1] for child in self.nodes
                 if child.parent >= 0 and book.standard.nodes[child.parent].code == node.code]
        book.formula(sheet, row, UNMET, "+".join([self.here(row, OWN), *below]), calc, self.bars.unmet(node.code))
        self._band(row, node)

    def _finished(self, node: Node, points: str, stated: bool = True) -> str:
        """Points as they count above: rounded where the file says so, or what a node that is not applicable counts as."""
        if not isinstance(node.not_applicable, str) and stated:
            own = f'{self.answers.ref(f"{node.code}.na").value}<>""'
            points = f"IF({own},{float(node.not_applicable)!r},{points})"
        if node.round is not None and stated:
            points = f"ROUND(ROUND({points},{node.round + 6}),{node.round})"
        return points

    def _pool(self, row: int, node: Node) -> None:
        """The maxima of what counts in a node, which a pooled node above it goes by."""
        book, here = self.book, {child.code for child in self.nodes}
        pooled = node.measure is None and node.combine == "pooled"
        inside = [self.here(self.line[code], POOL) for code in book.standard.children[node.code] if code in here] if pooled else []
        counts = self.here(row, COUNTS)
        book.formula(book.sheets["nodes"], row, POOL, f"IF({counts}=0,0,{'+'.join(inside) or repr(node.maximum)})", book.style("calc"),
                     self._pooled(node))

    def _pooled(self, node: Node) -> float:
        """The same as the engine sees it."""
        standard, out = self.book.standard, self.book.assessment.tree.out
        if out[0, standard.index[node.code]]:
            return 0.0
        inside = [standard.node[code] for code in standard.children[node.code] if code in self.line]
        return sum(map(self._pooled, inside)) if inside and node.combine == "pooled" else node.maximum

    def _before(self, row: int, node: Node, points: str) -> str:
        """Write the columns that hold points and share before any effect; returns the formula of the points as they are now."""
        book, at = self.book, self.book.standard.index[node.code]
        before = self._finished(node, points if node.measure is not None else self._inner(node, SHARE_BEFORE)[0])
        sheet, calc, value = book.sheets["nodes"], book.style("calc"), float(book.assessment.before[0, at])
        out, cell = isnan(value), self.here(row, BEFORE)
        book.formula(sheet, row, BEFORE, f'IF({self.here(row, COUNTS)}=0,"",{before})', calc, "" if out else value)
        book.formula(sheet, row, SHARE_BEFORE, f'IF({cell}="",0,{cell}/{node.maximum!r})', calc, 0.0 if out else value / node.maximum)
        return points if node.measure is None else cell

    def _band(self, row: int, node: Node) -> None:
        """The name of the node's band; where there is more to it, first the place of the highest that holds (-1: none)."""
        book = self.book
        sheet, calc = book.sheets["nodes"], book.style("calc")
        bands = next((entry for entry in book.standard.bands if entry.node == node.code), None)
        if bands is None:
            book.formula(sheet, row, BAND, '""', calc, "")
            return
        band = book.assessment.band_of(0, node.code)
        caps = [f"IF({holds}=1,{to:g},{len(bands.bands)})" for holds, to in self.effects.of(node.code, "cap_band")]
        value = book.text(band) if band else ""
        if not caps and not bands.every:
            names = [literal(book.text(one.name)) for one in bands.bands]
            book.formula(sheet, row, BAND, f'IF({self.here(row, COUNTS)}=0,"",{self._highest(bands, names, EMPTY_TEXT)})', calc, value)
            return
        places = self._highest(bands, [str(k) for k in range(len(bands.bands))], "-1")
        now = int(book.assessment.bands_before[node.code][0])
        book.formula(sheet, row, PLACE, f"IF({self.here(row, COUNTS)}=0,-1,{places})", calc, now)
        cell = self.here(row, PLACE)
        highest = f"MIN({cell},{','.join(caps)})" if caps else cell
        formula = self._every(bands, highest) if bands.every else self._name(bands, highest)
        book.formula(sheet, row, BAND, f'IF({cell}<0,"",{formula})', calc, value)

    def _highest(self, bands: Bands, values: list[str], none: str) -> str:
        """Of the values, that of the highest band that holds."""
        formula = none
        for band, value in zip(bands.bands, values, strict=True):  # lowest first, so that the highest ends outermost
            formula = f"IF({self.conditions.any_list_holds(band.lists)},{value},{formula})"
        return formula

    def _name(self, bands: Bands, place: str) -> str:
        return f"INDEX({self.book.constants(tuple(self.book.text(band.name) for band in bands.bands))},{place}+1)"

    def _every(self, bands: Bands, highest: str) -> str:
        """The names of all bands that hold, up to the highest that the effects allow."""
        names = [f'IF(AND({self.conditions.any_list_holds(band.lists)},{k}<={highest}),{literal(" · " + self.book.text(band.name))},"")'
                 for k, band in enumerate(bands.bands)]
        return f"MID({'&'.join(names)},4,9999)"

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

    def _inner(self, node: Node, column: int) -> tuple[str, str]:
        """Points of an inner node from the shares in ``column``, and whether anything stands below it (1) or not (0), as formulas."""
        children = [self.book.standard.node[code] for code in self.book.standard.children[node.code] if code in self.line]
        shares = [self.ref(child.code, column).split("!")[1] for child in children]
        counts = [self.ref(child.code, COUNTS).split("!")[1] for child in children]
        empties = [self.ref(child.code, EMPTY).split("!")[1] for child in children]
        weights = [{"sum": child.maximum, "weighted_mean": child.weight}.get(node.combine, 1.0) for child in children]
        counted = "+".join(count for weight, count in zip(weights, counts, strict=True) if weight)
        terms = [repr(weight) for weight in weights]
        if node.combine == "pooled":
            terms = [self.ref(child.code, POOL).split("!")[1] for child in children]
        total = "+".join(f"{weight}*{share}" for weight, share in zip(terms, shares, strict=True))
        weight = "+".join(f"{weight}*{count}" for weight, count in zip(terms, counts, strict=True))
        if node.combine == "min":
            lowest = ",".join(f"IF({count}=1,{share},9E+99)" for share, count in zip(shares, counts, strict=True))
            combined = f"MIN({lowest})"
        else:
            combined = f"({total})/({weight})"
        return f"IF({counted}=0,0,{node.maximum!r}*{combined})", f"IF({counted}>0,1,MAX(0,{','.join(empties)}))"
