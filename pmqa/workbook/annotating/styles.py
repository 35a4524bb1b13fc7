"""What we add to the styles of a workbook: the colours laid over cells, and the formats of the findings sheet.

Entries that are there already, from an earlier time, are used again; none is changed or removed, so that every cell keeps
its own style. Structure after ECMA-376 Part 1, 18.8.
"""

from __future__ import annotations

from pmqa.xlsx.package import Package
from pmqa.xlsx.spans import Edit, counted, edited, elements, prefixed

_ORDER = ("numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs")
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"
_PLAIN = (b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<styleSheet xmlns="%b">'
          b'<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
          b'<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
          b'<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
          b'<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
          b'<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs></styleSheet>')

# Strong enough to be told from the pale yellow of an answer cell; beside colour there is always a note or a word.
COLOURS = {"error": "FFF4A3A8", "warning": "FFFFC46B", "note": "FFA9CBF2"}
_DONE = "FFD5ECC8"
_FONTS = {"plain": "", "bold": "<b/>", "link": "<u/>", "title": "<b/>", "header": "<b/>"}
_SIZES = {"title": "14"}
_INKS = {"link": "FF0B5394", "title": "FF1F3864", "header": "FFFFFFFF"}
_THIN = "".join(f'<{side} style="thin"><color rgb="FFB7C2D6"/></{side}>' for side in ("left", "right", "top", "bottom"))


class Styles:
    """Numbers of our formats: ``cells`` by name, for cells of the findings sheet; ``colours`` by severity, and "done"."""

    def __init__(self, package: Package, workbook: str, office: str, namespace: str) -> None:
        part = next((one.part for one in package.relations(workbook).values() if one.kind == "styles" and one.part), "")
        if part not in package:
            part = package.add(workbook.rpartition("/")[0] + "/styles.xml", _PLAIN % namespace.encode(), _TYPE)
            package.relate(workbook, f"{office}/styles", part)
        self._content = package.read(part)
        found = elements(self._content, part, 3)
        self._root, self._sections = found[0], {one.name: one for one in found if one.depth == 1}
        self._entries: dict[str, list[bytes]] = {name: [] for name in _ORDER}
        for one in found:
            if one.depth == 1:
                section = one.name
            elif one.depth == 2 and section in self._entries:
                self._entries[section].append(self._content[one.start : one.end])
        self._old = {name: len(entries) for name, entries in self._entries.items()}
        self.colours = {name: self._number("dxfs", _laid_over(colour)) for name, colour in {**COLOURS, "done": _DONE}.items()}
        self.cells = self._cell_formats()
        package.write(part, edited(self._content, self._edits()))

    def _cell_formats(self) -> dict[str, int]:
        fonts = {name: self._number("fonts", _font(name)) for name in _FONTS}
        border = self._number("borders", f"<border>{_THIN}<diagonal/></border>")
        fills = {name: self._number("fills", _filled(colour)) for name, colour in {**COLOURS, "header": "FF1F3864"}.items()}
        wrapped, centred = '<alignment vertical="top" wrapText="1"/>', '<alignment horizontal="center" vertical="center" wrapText="1"/>'
        top = '<alignment vertical="top"/>'
        rows = {  # font, fill, border, alignment, other attributes
            "title": ("title", 0, 0, top, ""), "lead": ("bold", 0, 0, top, ""), "plain": ("plain", 0, 0, top, ""),
            "header": ("header", fills["header"], border, centred, ""), "text": ("plain", 0, border, wrapped, ""),
            "quoted": ("plain", 0, border, wrapped, ' quotePrefix="1"'),  # stays text even when the cell is typed again
            "state": ("bold", 0, border, wrapped, ""), "link": ("link", 0, border, wrapped, ""),
            **{severity: ("bold", fills[severity], border, wrapped, "") for severity in COLOURS},
        }
        return {
            name: self._number("cellXfs", f'<xf numFmtId="0" fontId="{fonts[font]}" fillId="{fill}" borderId="{edge}" xfId="0"{more} '
                                          f'applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">{alignment}</xf>')
            for name, (font, fill, edge, alignment, more) in rows.items()
        }

    def _number(self, section: str, markup: str) -> int:
        """The number of an entry, which is added where it is not there."""
        new, entries = prefixed(markup.encode(), self._root.prefix), self._entries[section]
        if new not in entries:
            entries.append(new)
        return entries.index(new)

    def _edits(self) -> list[Edit]:
        edits = []
        for name, entries in self._entries.items():
            new = b"".join(entries[self._old[name] :])
            if new and name in self._sections:
                edits.append(counted(self._content, self._sections[name], new, len(entries)))
            elif new:
                at = max((one.end for one in map(self._sections.get, _before(name)) if one), default=self._root.inside)
                section = b'<%b count="%d">%b</%b>'
                tag = self._root.prefix + name.encode()
                edits.append((at, at, section % (tag, len(entries), new, tag)))
        return edits


def _before(name: str) -> tuple[str, ...]:
    return _ORDER[: _ORDER.index(name)]


def _laid_over(colour: str) -> str:
    return f'<dxf><fill><patternFill patternType="solid"><bgColor rgb="{colour}"/></patternFill></fill></dxf>'


def _filled(colour: str) -> str:
    return f'<fill><patternFill patternType="solid"><fgColor rgb="{colour}"/><bgColor indexed="64"/></patternFill></fill>'


def _font(name: str) -> str:
    ink = f'<color rgb="{_INKS[name]}"/>' if name in _INKS else ""
    return f'<font>{_FONTS[name]}<sz val="{_SIZES.get(name, "10")}"/>{ink}<name val="Tahoma"/><family val="2"/></font>'
