"""Colours and notes on one sheet of answers.

A colour is a conditional format of its own, so that the cell keeps its style (number format, border, protection) whatever
program saves the workbook, and the colour goes when the cell is mended. Ours are known by the name in their formula. They
come before all others, as the first rule that holds decides the colour (ECMA-376 Part 1, 18.3.1.10).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from pmqa.workbook.annotating.notes import Line, Owner, has_notes, renew
from pmqa.workbook.annotating.vml import Geometry
from pmqa.xlsx import limits
from pmqa.xlsx.package import Package
from pmqa.xlsx.references import parse_reference
from pmqa.xlsx.spans import Edit, Element, attribute, edited, elements, escaped, prefixed

_MARKED = 'AND("pmqa"<>"",{})'
_NAMES = (b'"pmqa"', b"&quot;pmqa&quot;")  # as programs write it
_SELECTED = re.compile(rb"""tabSelected\s*=\s*["'](?:1|true)""")
_BEFORE_RULES = ("sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr", "sheetProtection",
                 "protectedRanges", "scenarios", "autoFilter", "sortState", "dataConsolidate", "customSheetViews", "mergeCells",
                 "phoneticPr")
_BEFORE_DRAWING = (*_BEFORE_RULES, "conditionalFormatting", "dataValidations", "hyperlinks", "printOptions", "pageMargins",
                   "pageSetup", "headerFooter", "rowBreaks", "colBreaks", "customProperties", "cellWatches", "ignoredErrors",
                   "smartTags", "drawing")
_KEPT = ("cfRule", "sheetView", "col", "row")


class Mark(NamedTuple):
    """One cell: the number of its colour, the formula that holds while it is to have it, and its note."""

    cell: str
    colour: int
    while_true: str
    note: Sequence[Line]


def is_marked(package: Package, part: str) -> bool:
    """Whether a sheet may bear marks of ours, or is selected."""
    content = package.read(part)
    around = content[: content.find(b"sheetData")] + content[content.rfind(b"sheetData") :]
    return any(name in around for name in _NAMES) or bool(_SELECTED.search(around)) or has_notes(package, part)


def mark(package: Package, owner: Owner, marks: Sequence[Mark]) -> None:
    """Our colours and notes on a sheet replaced by these; no sheet stays selected beside the one in front."""
    content = package.read(owner.part)
    found = elements(content, owner.part, 2, _KEPT)
    root, children = found[0], [one for one in found if one.depth == 1]
    edits: list[Edit] = []
    for one in found:
        if one.name == "sheetView" and one.attributes.get("tabSelected") in ("1", "true"):
            edits.append(attribute(content, one, "tabSelected", None))
    edits += _colours(content, found, marks)
    link = next((one for one in children if one.name == "legacyDrawing"), None)
    old = next((value for name, value in link.attributes.items() if name.endswith(":id")), "") if link else ""
    old = old if old in package.relations(owner.part) else ""
    new = renew(package, owner, old, {one.cell: one.note for one in marks}, _geometry(found))
    if new != old:
        tag = prefixed(f'<legacyDrawing xmlns:r="{owner.office}" r:id="{new}"/>'.encode(), root.prefix) if new else b""
        edits.append((link.start, link.end, tag) if link else (*_behind(children, _BEFORE_DRAWING), tag))
    package.write(owner.part, edited(content, edits))


def _colours(content: bytes, found: Sequence[Element], marks: Sequence[Mark]) -> list[Edit]:
    rules = [one for one in found if one.name == "cfRule"]
    ours = {one.start for one in rules if any(name in content[one.start : one.end] for name in _NAMES)}
    edits: list[Edit] = []
    for block, inside in _blocks(found):
        gone = [one for one in inside if one.start in ours]
        edits += [(one.start, one.end, b"") for one in ([block] if gone and len(gone) == len(inside) else gone)]
    others = [(one, place) for one in rules if one.start not in ours and (place := one.number("priority")) is not None]
    later = len(marks) + 1 - min((place for _, place in others), default=1) if marks or ours else 0
    edits += [attribute(content, one, "priority", str(place + later)) for one, place in others if later]
    new = "".join(
        f'<conditionalFormatting sqref="{one.cell}"><cfRule type="expression" dxfId="{one.colour}" priority="{number}">'
        f'<formula>{escaped(_MARKED.format(one.while_true))}</formula></cfRule></conditionalFormatting>'
        for number, one in enumerate(marks, start=1))
    at = _behind([one for one in found if one.depth == 1], _BEFORE_RULES)
    return [*edits, (*at, prefixed(new.encode(), found[0].prefix))]


def _blocks(found: Sequence[Element]) -> list[tuple[Element, list[Element]]]:
    """Each conditional format of the sheet with its rules."""
    blocks: list[tuple[Element, list[Element]]] = []
    for one in found:
        if one.name == "conditionalFormatting" and one.depth == 1:
            blocks.append((one, []))
        elif one.name == "cfRule" and blocks and one.end <= blocks[-1][0].end:
            blocks[-1][1].append(one)
    return blocks


def _behind(children: Sequence[Element], names: Sequence[str]) -> tuple[int, int]:
    """The place behind the last of the elements called so; a sheet with cells has ``sheetData``."""
    end = max((one.end for one in children if one.name in names), default=0)
    return end, end


def _geometry(found: Sequence[Element]) -> Geometry:
    """Widths and heights in pixels: 7 for a digit and 5 around them, 4 for every 3 points."""
    widths: dict[int, float] = {}
    heights: dict[int, float] = {}
    for one in [one for one in found if one.name == "col"][: limits.COLUMNS]:
        columns = range(one.number("min") or 1, min(one.number("max") or 0, limits.COLUMNS) + 1)
        widths |= dict.fromkeys(columns, 0.0 if _is_hidden(one) else 7 * _size(one, "width", 9) + 5)
    for one in found:
        if one.name == "row" and "ht" in one.attributes and (place := parse_reference("A" + one.attributes.get("r", ""))):
            heights[place[0]] = 0.0 if _is_hidden(one) else _size(one, "ht", 15) * 4 / 3
    return widths, heights


def _is_hidden(element: Element) -> bool:
    return element.attributes.get("hidden") in ("1", "true")


def _size(element: Element, name: str, usual: float) -> float:
    """A size in the file's own unit; nonsense counts as the usual one."""
    try:
        size = float(element.attributes.get(name, usual))
    except ValueError:
        return usual
    return size if 0 <= size <= 410 else usual
