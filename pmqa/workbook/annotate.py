"""The annotated copy: a workbook sent back with colours and notes at the cells of its findings, and a findings sheet in front.

Only the parts concerned are changed, and only where something is added: stored values, drop-downs and formats of any
version, charts, images and protection stay as they were. The copy is itself a submission. Annotating it again replaces the
old notes, colours and sheet, which are known by their marks, whatever program saved the copy in between.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from pmqa.catalogue import CATALOGUE
from pmqa.findings import SEVERITIES, Finding, worst_first
from pmqa.report.words import SEVERITY
from pmqa.texts import Text
from pmqa.workbook.annotate_list import NAME, Row, findings_sheet, is_ours, may_be_ours
from pmqa.workbook.annotate_notes import Line, Owner
from pmqa.workbook.annotate_outline import Outline, outline, put_in_front
from pmqa.workbook.annotate_sheet import Mark, mark
from pmqa.workbook.annotate_styles import Styles
from pmqa.workbook.cells import Cell, parse_reference, read_file, read_workbook
from pmqa.workbook.container import canonical
from pmqa.workbook.mending import Place, Watched, unchanged
from pmqa.workbook.package import Package

OUR_SHEET = "xl/pmqa/findings.xml"  # its part in a copy that no other program has saved since
_FOUND, _EXPECTED = Text("พบ: ", "Found: "), Text("ที่ควรเป็น: ", "Expected: ")
_LONGEST = 300  # characters of what was found that a note shows
_NONE: Watched = {}


def annotate(data: bytes, findings: Sequence[Finding], lang: str = "th", watched: Watched = _NONE) -> bytes:
    """The workbook with these findings, which are its own. ``watched`` (:func:`pmqa.workbook.mending.watched`): for
    findings that join several cells, these cells; a change in any of them counts.

    Raises :class:`Unreadable` where the file is no sound workbook.
    """
    package = Package(data)
    out = outline(package)
    asked = {finding.sheet for finding in findings} | {sheet for places in watched.values() for sheet, _ in places}
    book = read_workbook(data, lambda name: name in asked or may_be_ours(name))
    gone = [at for at, sheet in enumerate(book.sheets) if is_ours(sheet)]
    kept = {sheet.name: sheet.cells for at, sheet in enumerate(book.sheets) if at not in gone}
    styles = Styles(package, out.workbook, out.office, out.namespace)
    rows, marks = [], defaultdict(list)
    for finding in worst_first(list(findings)):
        places = _places(finding, watched, kept)
        tests = [unchanged(_reference(place), _cell(kept, place)) for place in places]
        rows.append(Row(finding, f"AND({','.join(tests)})" if tests else "", _link(finding, kept)))
        if places:
            marks[places[0]].append((finding, places))
    _mark_sheets(package, out, gone, styles, marks, kept, lang)
    name = _free_sheet_name(NAME.in_(lang), kept)
    put_in_front(package, out, name, findings_sheet(rows, styles, out.namespace, lang), gone)
    package.forget_default("vml")
    return package.packed()
