"""What the workbook itself shows on its summary: scores by node code, and the control code. Nothing depends on it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from pmqa.cell_texts import seen
from pmqa.findings import Finding
from pmqa.standard.compiled import Standard
from pmqa.submission import Entry
from pmqa.workbook.reading.seeking import code_form, label, letters
from pmqa.workbook.words import COLUMNS, CONTROL, SHEETS
from pmqa.xlsx.cells import Sheet
from pmqa.xlsx.references import address

_SUMMARY = frozenset(map(code_form, SHEETS["summary"]))
_CONTROL = frozenset(map(letters, CONTROL))


def is_summary(name: str) -> bool:
    return code_form(name) in _SUMMARY


class Summary(NamedTuple):
    """``shown``: its cells with a number by node code, the total under ``total``, the control code under ``control``; what is
    not there is absent. ``findings``: one for all scores that are errors instead, one where no score is a formula any more."""

    shown: dict[str, Entry]
    findings: tuple[Finding, ...] = ()


def summarised(sheets: Iterable[Sheet], standard: Standard) -> Summary:
    """What the summary shows; nothing where there is no such sheet."""
    sheet = next((sheet for sheet in sheets if is_summary(sheet.name)), None)
    if sheet is None:
        return Summary({})
    scores = _scores(sheet, standard)
    numbers = {code: entry for code, entry in scores.items() if entry.cell.kind == "number"}
    broken = [entry for entry in scores.values() if entry.cell.kind == "error"]
    errors = ", ".join(dict.fromkeys(entry.cell.value for entry in broken))
    typed = [] if any(entry.cell.formula for entry in scores.values()) else list(numbers.values())
    return Summary(numbers | _control(sheet), (
        *(Finding("SHT028", "", sheet.name, entry.ref, "", errors) for entry in broken[:1]),
        *(Finding("SHT031", "", sheet.name, entry.ref, "", seen(entry.cell)) for entry in typed[:1])))


def _scores(sheet: Sheet, standard: Standard) -> dict[str, Entry]:
    """The cells with a number or an error that stand in the column of scores, by node code."""
    columns = {key: frozenset(map(letters, COLUMNS[key])) for key in ("code", "title", "score")}
    heads: dict[int, dict[str, int]] = {}
    for (row, column), cell in sheet.cells.items():
        form = letters(label(cell)) if cell.kind == "text" else ""
        for key, forms in columns.items():
            if form in forms:
                heads.setdefault(row, {}).setdefault(key, column)
    top, head = next(((row, head) for row, head in sorted(heads.items()) if len(head) == len(columns)), (0, {}))
    if not head:
        return {}
    codes = {code_form(node.code): node.code for node in standard.nodes}
    total = set(map(letters, standard.node["total"].title))
    out: dict[str, Entry] = {}
    for (row, column), cell in sorted(sheet.cells.items()):
        if row <= top or column != head["score"] or cell.kind not in ("number", "error"):
            continue
        code = codes.get(code_form(label(sheet.cells.get((row, head["code"])))))
        if code is None and letters(label(sheet.cells.get((row, head["title"])))) in total:
            code = "total"
        if code:
            out.setdefault(code, Entry(cell, sheet.name, address(row, column)))
    return out


def _control(sheet: Sheet) -> dict[str, Entry]:
    for (row, column), cell in sheet.cells.items():
        if cell.kind == "text" and letters(label(cell)) in _CONTROL:
            right = sorted(other for r, other in sheet.cells if r == row and other > column)
            value = sheet.cells[row, right[0]] if right else None
            return {"control": Entry(value, sheet.name, address(row, right[0]))} if value and label(value).strip() else {}
    return {}
