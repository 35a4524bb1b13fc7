"""The annotated copy: a workbook sent back with colours and notes at the cells of its findings, and a findings sheet in front.

Only the parts concerned are changed, and only where something is added: stored values, drop-downs and formats of any
version, charts, images and protection stay as they were. The copy is itself a submission. Annotating it again replaces the
old notes, colours and sheet, which are known by their marks, whatever program saved the copy in between.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import chain, count
from pathlib import Path

from pmqa.findings import Finding, worst_first
from pmqa.report.words import SEVERITY
from pmqa.texts import Text
from pmqa.workbook.annotating.list_sheet import NAME, Row, findings_sheet, is_ours, may_be_ours
from pmqa.workbook.annotating.mending import Place, Watched, quoted, stated, unmended
from pmqa.workbook.annotating.notes import Line, Owner
from pmqa.workbook.annotating.outline import outline, put_in_front
from pmqa.workbook.annotating.sheet import Mark, is_marked, mark
from pmqa.workbook.annotating.styles import Styles
from pmqa.xlsx.cells import Cell, Unreadable, read_file, read_workbook
from pmqa.xlsx.package import Package
from pmqa.xlsx.references import parse_reference

OUR_SHEET = "xl/pmqa/findings.xml"  # its part in a copy that no other program has saved since
_FOUND, _EXPECTED = Text("พบ: ", "Found: "), Text("ที่ควรเป็น: ", "Expected: ")
_LONGEST = 300  # characters of what was found that a note shows
_MOST_FINDINGS = 10_000  # the worst ones; a sheet of links ends at 65,530
_MOST_WATCHED = 30  # cells of one finding: a formula ends at 8,192 characters
_NONE = Watched({}, {})

Cells = Mapping[str, Mapping[tuple[int, int], Cell]]  # the filled cells of each worksheet by row and column


def annotate(data: bytes, findings: Sequence[Finding], lang: str = "th", watched: Watched = _NONE) -> bytes:
    """The workbook with these findings, which are its own. ``watched``
    (:func:`pmqa.workbook.annotating.mending.watched`): the cells whose change mends a finding, and where emptying does not.

    Raises :class:`Unreadable` where the file is no sound workbook.
    """
    package = Package(data)
    out = outline(package)
    asked = {finding.sheet for finding in findings} | {sheet for places in watched.joined.values() for sheet, _ in places}
    book = read_workbook(data, lambda name: name in asked or may_be_ours(name))
    old = {sheet.name for sheet in book.sheets if is_ours(sheet)}
    kept = [sheet for sheet in out.sheets if sheet.name not in old]
    worksheets = {sheet.name for sheet in kept if sheet.kind == "worksheet"}
    cells = {sheet.name: sheet.cells for sheet in book.sheets if sheet.name in worksheets}
    styles = Styles(package, out.workbook, out.office, out.namespace)
    rows: list[Row] = []
    marked: dict[str, dict[str, list[tuple[Finding, tuple[Place, ...]]]]] = {}
    for finding in worst_first(list(findings))[:_MOST_FINDINGS]:
        places = _places(finding, watched, cells)
        rows.append(Row(finding, _unmended(finding.code, places, cells, watched, ""), _link(finding, cells)))
        if finding.sheet in cells and parse_reference(finding.cell):
            marked.setdefault(finding.sheet, {}).setdefault(finding.cell, []).append((finding, places))
    for number, sheet in enumerate(kept, start=1):
        if sheet.part not in package:
            continue
        marks = [
            Mark(cell, styles.colours[here[0][0].severity], _any(_unmended(finding.code, places, cells, watched, sheet.name) for finding, places in here),
                 [line for finding, _ in here for line in _note(finding, lang)])
            for cell, here in marked.get(sheet.name, {}).items()]
        if marks or is_marked(package, sheet.part):
            mark(package, Owner(sheet.part, number, out.office, out.namespace), marks)
    taken = {sheet.name.casefold() for sheet in kept}
    put_in_front(package, out, _free(NAME.in_(lang), taken), findings_sheet(rows, styles, out.namespace, lang), old)
    package.forget_default("vml")
    return package.packed()


def annotate_file(source: Path, findings: Sequence[Finding], folder: Path, lang: str = "th", watched: Watched = _NONE) -> Path:
    """The annotated copy of ``source`` under its own name in ``folder``; gives its path. Raises as :func:`put_copy` and :func:`annotate`."""
    return put_copy(annotate(read_file(source), findings, lang, watched), Path(folder) / Path(source).name, Path(source))


def put_copy(copy: bytes, target: Path, source: Path) -> Path:
    """Write a copy of what came in ``source`` to ``target``, whose folder is made; gives the target.

    A copy of an earlier time is replaced; raises FileExistsError where the file there may be someone's work: the source
    itself, a copy that was saved since, or something else. Raises OSError too.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.exists() and (target.samefile(source) or not _is_our_copy(target)):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target))
    half = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        half.write_bytes(copy)
        os.replace(half, target)
    finally:
        half.unlink(missing_ok=True)
    return target


def _is_our_copy(path: Path) -> bool:
    """Whether a file is as we wrote it: any program that saves a workbook gives the parts names of its own."""
    try:
        return OUR_SHEET in Package(read_file(path))
    except Unreadable:
        return False


def _places(finding: Finding, watched: Watched, cells: Cells) -> tuple[Place, ...]:
    """The cell of a finding, then the others that mend it; none where it has no cell, or none that tells."""
    if finding.sheet not in cells or parse_reference(finding.cell) is None:
        return ()
    beside = stated(finding, cells[finding.sheet])
    if beside is None:
        return ()
    others = [*watched.joined.get((finding.code, finding.sheet, finding.cell), ()), *((finding.sheet, one) for one in beside)]
    known = [place for place in others if place[0] in cells and parse_reference(place[1])]
    return tuple(dict.fromkeys([(finding.sheet, finding.cell), *known]))[:_MOST_WATCHED]


def _unmended(code: str, places: Sequence[Place], cells: Cells, watched: Watched, own: str) -> str:
    """The formula that holds while none of these cells was mended, empty where there are none; on the sheet ``own`` it sees
    only that sheet.
    """
    tests = [unmended(code, place, cells[place[0]].get(parse_reference(place[1])), watched.asked.get(place), own)
             for place in places if own in ("", place[0])]
    return f"AND({','.join(tests)})" if len(tests) > 1 else "".join(tests)


def _any(tests: Iterable[str]) -> str:
    different = list(dict.fromkeys(test or "TRUE" for test in tests))
    return f"OR({','.join(different)})" if len(different) > 1 else different[0]


def _link(finding: Finding, cells: Cells) -> str:
    if finding.sheet not in cells:
        return ""
    return f"{quoted(finding.sheet)}!{finding.cell if parse_reference(finding.cell) else 'A1'}"


def _note(finding: Finding, lang: str) -> Iterable[Line]:
    yield Line(" · ".join(filter(None, (SEVERITY[finding.severity].in_(lang), finding.requirement, finding.code))), bold=True)
    yield Line(finding.message.in_(lang))
    for label, text in ((_FOUND, finding.found), (_EXPECTED, finding.expected_in(lang))):
        if text.strip():
            yield Line(label.in_(lang) + (text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"))


def _free(name: str, taken: Collection[str]) -> str:
    """A name for our sheet that no other has; Excel holds names equal that differ in case."""
    numbered = (f"{name} {number}" for number in count(2))
    return next(one for one in chain([name], numbered) if one.casefold() not in taken)
