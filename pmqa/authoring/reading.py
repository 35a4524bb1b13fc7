"""From the workbook back to the data of each file, with the cell that every value came from.

Only what makes no sense as a sheet is told here (a row of no kind, two rows of one name); everything else is left to the same
checks that the files go through. Rows may be added, moved and deleted, and so may sheets and columns: what is read follows the headers.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from pmqa.authoring.hints import hint
from pmqa.authoring.notation import from_cell
from pmqa.authoring.outline import ITEM, NAME, Builder, Keys, Misplaced, Place
from pmqa.authoring.sheets import definition
from pmqa.authoring.words import FILE
from pmqa.numerals import typed
from pmqa.workbook.reading.seeking import is_blank, letters
from pmqa.xlsx import limits
from pmqa.xlsx.cells import Cell, Sheet, read_workbook
from pmqa.xlsx.references import address

_KEYS_WITHIN = 12  # rows: where the row of keys is looked for
_FILE = {letters(text) for text in (*FILE, f"{FILE.th} / {FILE.en}")}
_OUTLINE, _VERTICAL, _RESOLUTIONS = "[kind]", "[key]", "[ref]"


class At(NamedTuple):
    """A cell, or a whole sheet."""

    sheet: str
    cell: str


class Trouble(NamedTuple):
    """What makes no sense on a sheet: where, and problem and remedy in Thai and English."""

    at: At
    words: tuple[str, str, str, str]


class Read(NamedTuple):
    """``data`` by file, in the order of the sheets; ``places``: (file, place in it) → cell. ``originals``: the files as they were."""

    data: dict[str, dict[str, Any]]
    places: dict[tuple[str, Place], At]
    originals: dict[str, str]
    troubles: list[Trouble]


def read_criteria(data: bytes) -> Read:
    """The files that a workbook holds. Raises :class:`Unreadable` for what is no workbook."""
    book = read_workbook(data, room=limits.TABLE)
    out = Read({}, {}, {}, [])
    builders: dict[str, Builder] = {}
    heads = [(sheet, *_keys(sheet)) for sheet in book.sheets]
    resolutions = {name: text for sheet, row, columns in heads if row and _first(columns) == _RESOLUTIONS for name, text in _resolved(sheet, row)}
    for sheet, row, columns in heads:
        if row and _first(columns) in (_OUTLINE, _VERTICAL):
            file = _file(sheet, row)
            if not file:
                out.troubles.append(Trouble(At(sheet.name, f"A{row}"), (
                    "แผ่นนี้ไม่บอกว่าเป็นของไฟล์ใด", "this sheet does not say which file it is of",
                    "ใส่ชื่อไฟล์เหนือหัวคอลัมน์ ข้างคำว่า ไฟล์", "Write the file's name above the headers, beside the word File.")))
                continue
            builder = builders.setdefault(file, Builder())
            builder.begin()
            reader = _Sheet(sheet, file, row, columns, builder, out, resolutions)
            reader.vertical() if _first(columns) == _VERTICAL else reader.outline()
    out.data.update((file, builder.data) for file, builder in builders.items())
    out.originals.update(_originals(book.sheets))
    return out


def _keys(sheet: Sheet) -> tuple[int, dict[int, str]]:
    """The row of keys and what stands in it by column; 0 where there is none."""
    for row in range(1, _KEYS_WITHIN + 1):
        first = sheet.cells.get((row, 1))
        if first is not None and first.kind == "text" and str(first.value).strip() in (_OUTLINE, _VERTICAL, _RESOLUTIONS):
            columns = {column: _text(cell) for (at, column), cell in sheet.cells.items() if at == row and not is_blank(cell)}
            return row, dict(sorted(columns.items()))
    return 0, {}


def _first(columns: dict[int, str]) -> str:
    return columns.get(1, "")


def _file(sheet: Sheet, keys: int) -> str:
    """What stands beside the word File above the keys."""
    for row in range(1, keys):
        if letters(_text(sheet.cells.get((row, 1)))) in _FILE:
            return _text(sheet.cells.get((row, 2)))
    return ""


def _text(cell: Cell | None) -> str:
    if cell is None or cell.value is None:
        return ""
    return typed(cell.value) if cell.kind == "number" else str(cell.value).strip()


def _rows(sheet: Sheet, after: int) -> Iterator[tuple[int, dict[int, Cell]]]:
    """Filled rows below the keys, in their order."""
    rows: dict[int, dict[int, Cell]] = {}
    for (row, column), cell in sheet.cells.items():
        if row > after and not is_blank(cell):
            rows.setdefault(row, {})[column] = cell
    yield from sorted(rows.items())


def _resolved(sheet: Sheet, keys: int) -> Iterator[tuple[str, str]]:
    """A resolution's ref, and what it says as a source."""
    for _, cells in _rows(sheet, keys):
        ref, number, body = (_text(cells.get(column)) for column in (1, 2, 4))
        day = cells.get(3)
        date = (datetime(1899, 12, 30) + timedelta(days=day.value)).date().isoformat() if day and day.kind == "number" and day.format == "date" else _text(day)
        if ref:
            yield ref, " · ".join(filter(None, (f"มติ {number}" if number else "", date, body))) or ref


def _originals(sheets: tuple[Sheet, ...]) -> dict[str, str]:
    """The hidden sheet's lines put together; a file whose lines are not all there is left out."""
    lines: dict[str, list[str]] = {}
    sheet = next((one for one in sheets if one.name == "toml"), None)
    for row in range(1, max((row for row, _ in sheet.cells), default=0) + 1) if sheet else ():
        name, number, text = (sheet.cells.get((row, column)) for column in (1, 2, 3))
        if name is None or number is None or number.kind != "number":
            continue
        found = lines.setdefault(_text(name), [])
        part = str(text.value) if text is not None and text.kind == "text" else ""
        if number.value == len(found) - 1 and part:
            found[-1] += part
        elif number.value == len(found):
            found.append(part)
    return {name: "\n".join(found) for name, found in lines.items()}


class _Sheet:
    """One sheet of one file, read into its builder."""

    def __init__(self, sheet: Sheet, file: str, keys: int, columns: dict[int, str], builder: Builder, out: Read,
                 resolutions: dict[str, str]) -> None:
        self.sheet, self.file, self.keys, self.builder, self.out, self.resolutions = sheet, file, keys, builder, out, resolutions
        self.columns = {column: _split(text) for column, text in columns.items() if column > 1}

    def vertical(self) -> None:
        """Keys below each other: a key, its value or Thai, its English."""
        value, english = (next((column for column, keys in self.columns.items() if keys == wanted), 0) for wanted in (("value",), ("value", "en")))
        cells: dict[Keys, Any] = {}
        at: dict[Keys, str] = {}
        for row, found in _rows(self.sheet, self.keys):
            keys = _split(_text(found.get(1)))
            if not keys and (value in found or english in found):
                self._trouble(address(row, 1), _NO_KEY)
            for column, more in ((value, ("th",) if english in found else ()), (english, ("en",))) if keys else ():
                if column in found:
                    content = self._value(found[column], (*keys, *more), address(row, column))
                    if content is not None:
                        cells[*keys, *more], at[*keys, *more] = content, address(row, column)
        self._add("[.]", cells, at, "A1")

    def outline(self) -> None:
        rows = list(_rows(self.sheet, self.keys))
        kinds = [_text(found.get(1)).rpartition("·")[2].strip() for _, found in rows]
        for (row, found), kind, following in zip(rows, kinds, [*kinds[1:], ""], strict=True):
            here = address(row, 1)
            if not kind:
                self._trouble(here, _NO_KIND)
                continue
            filled = {self.columns[column]: (cell, address(row, column)) for column, cell in found.items() if column in self.columns}
            try:
                steps = self.builder.steps(kind, (NAME,) in filled)
                if not filled and following == f"{kind.removesuffix(']]')}.*]]":
                    self._place(self.builder.inner_list(kind), here)
                    continue
            except Misplaced as why:
                self._trouble(here, why.words)
                continue
            cells, at = {}, {}
            for keys, (cell, ref) in filled.items():
                own = (*steps, *(key for key in keys if key not in (NAME, ITEM)))
                content = self._value(cell, own, ref, name=keys == (NAME,))
                if content is not None:
                    both = keys[-1] != "th" or (*keys[:-1], "en") in filled or not hint(definition(self.file), own[:-1]).text
                    keys = keys if both else keys[:-1]  # the same text in both languages
                    cells[keys], at[keys] = content, ref
            self._add(kind, cells, at, here)

    def _add(self, kind: str, cells: dict[Keys, Any], at: dict[Keys, str], here: str) -> None:
        try:
            place = self.builder.add(kind, cells)
        except Misplaced as why:
            self._trouble(here, why.words)
            return
        self._place(place, here)
        for keys, ref in at.items():
            own = tuple(key for key in keys if key not in (NAME, ITEM))
            for end in range(1, len(own) + 1):
                self.out.places.setdefault((self.file, (*place, *own[:end])), At(self.sheet.name, ref))

    def _place(self, place: Place, ref: str) -> None:
        for end in range(len(place), -1, -1):  # a list, a table of names: where its first row stands
            self.out.places.setdefault((self.file, place[:end]), At(self.sheet.name, ref))

    def _value(self, cell: Cell, steps: tuple[str, ...], ref: str, name: bool = False) -> Any:
        """None for a cell that holds no value that can be taken: told here."""
        if cell.kind in ("error", "uncalculated"):
            self._trouble(ref, _BROKEN)
            return None
        if name:
            return _text(cell)
        value = from_cell(cell.value, hint(definition(self.file), steps))
        return self.resolutions.get(value, value) if steps[-1:] == ("source",) and isinstance(value, str) else value

    def _trouble(self, ref: str, words: tuple[str, str, str, str]) -> None:
        self.out.troubles.append(Trouble(At(self.sheet.name, ref), words))


def _split(text: str) -> Keys:
    """``[item].th`` → the item's Thai; ``title.th`` → the Thai of the title."""
    return tuple(part for part in text.split(".") if part)


_NO_KIND = ("แถวนี้ไม่บอกว่าเป็นอะไร", "this row does not say what it is", "เลือกจากรายการในคอลัมน์แรก หรือลบแถว", "Choose one from the list in the first column, or delete the row.")
_NO_KEY = ("ค่านี้ไม่มีคีย์", "this value has no key", "ใส่คีย์ในคอลัมน์แรก หรือลบแถว", "Write the key in the first column, or delete the row.")
_BROKEN = ("เป็นค่าผิดพลาดหรือสูตรที่ยังไม่คำนวณ", "this is an error value, or a formula that was never calculated", "พิมพ์ค่าแทน", "Type the value.")
