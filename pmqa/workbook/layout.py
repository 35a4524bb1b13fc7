"""The layout that writer and reader share: which sheets there are, which columns and rows each has, what they are called.

The writer puts every field where the layout says. The reader never trusts positions: it looks for the same codes and
headers, in either language, wherever they now stand.
"""

from __future__ import annotations

from typing import NamedTuple

from pmqa.standard.compiled import Node, Standard, applies
from pmqa.standard.fields import Field
from pmqa.texts import EMPTY, Text
from pmqa.workbook.words import COLUMNS, IDENTITY, SHEETS

HEADER_ROW = 5  # above it: title, how to fill, and the way back to the cover
_BEFORE = ("code", "title", "guidance", "levels", "indicator", "unit", "target", "direction")
_AFTER = ("na", "score", "bar", "evidence", "chars", "remarks", "filled-by", "filled-on")


class Column(NamedTuple):
    """A column of a table: its key and its header in both languages."""

    key: str
    header: Text


class Row(NamedTuple):
    """A row of a table. ``node`` is None on the profile and for inputs; ``fields`` by column key are its answer cells."""

    code: str
    title: Text
    node: Node | None
    fields: dict[str, Field]


class Table(NamedTuple):
    """One sheet of answers: the profile (``category`` is ``profile``) or a category."""

    category: str
    name: Text
    title: Text
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    def row_number(self, code: str) -> int:
        """1-based row on the sheet as handed out."""
        return HEADER_ROW + 1 + next(i for i, row in enumerate(self.rows) if row.code == code)

    def column_number(self, key: str) -> int:
        """1-based column on the sheet as handed out."""
        return 1 + next(i for i, column in enumerate(self.columns) if column.key == key)


def tables(standard: Standard, agency_type: str, year: int) -> tuple[Table, ...]:
    """The profile and the category sheets of an agency of this type."""
    kind = standard.agency_type(agency_type)
    words = kind.words if kind else {}
    fields = [field for field in standard.fields if applies(field.types, agency_type)]
    out = [_profile(standard)]
    for category in standard.categories:
        if applies(category.types, agency_type):
            out.append(_category(standard, category, [f for f in fields if f.category == category.code], agency_type, words, year))
    return tuple(out)


def sheet_name(standard: Standard, category: Node) -> Text:
    """``หมวด 1``: the standard's word for a category and the code."""
    word = standard.word("category")
    return Text(f"{word.th} {category.code}", f"{word.en} {category.code}")


def identity_label(key: str) -> str:
    """``รหัสเกณฑ์ / Standard``: the cover's labels are the same in every language of workbook."""
    return f"{IDENTITY[key].th} / {IDENTITY[key].en}"


def _profile(standard: Standard) -> Table:
    columns = (Column("code", COLUMNS["code"]), Column("title", COLUMNS["title"]), Column("value", COLUMNS["answer"]),
               Column("guidance", COLUMNS["guidance"]))
    rows = tuple(Row(field.row, field.title, None, {"value": field}) for field in standard.profile)
    return Table("profile", SHEETS["profile"], SHEETS["profile"], columns, rows)


def _category(standard: Standard, category: Node, fields: list[Field], agency_type: str, words: dict[str, Text], year: int) -> Table:
    rows = _rows(standard, category, fields, agency_type, words)
    used = dict.fromkeys(key for row in rows for key in row.fields)
    fixed = {key for row in rows if row.node for key in row.node.fixed}
    guided = any(row.node and row.node.guidance != EMPTY for row in rows)
    legend = any(row.node and row.node.legend != EMPTY for row in rows)
    always = {"code", "title", "score", "chars"} | ({"guidance"} if guided else set()) | ({"levels"} if legend else set())
    always |= {"bar"} if standard.bars else set()
    shown = used.keys() | fixed | always
    middle = [key for key in used if key not in _BEFORE + _AFTER]
    keys = [key for key in (*_BEFORE, *middle, *_AFTER) if key in shown]
    headers = {key: _header(key, fields, year) for key in keys}
    return Table(category.code, sheet_name(standard, category), category.title, tuple(Column(k, headers[k]) for k in keys), rows)


def _header(key: str, fields: list[Field], year: int) -> Text:
    if key.startswith("y-"):
        key, year = "value", year - int(key[2:])
    if key in COLUMNS:
        return Text(*(text.replace("{year}", str(year)) for text in COLUMNS[key]))
    title = next(field.title for field in fields if field.column == key)
    return Text(f"{key} {title.th}", f"{key} {title.en}")


def _rows(standard: Standard, category: Node, fields: list[Field], agency_type: str, words: dict[str, Text]) -> tuple[Row, ...]:
    """Depth first: each node's own row, then the rows of its parts, then what stands below it."""
    by_owner: dict[str, list[Field]] = {}
    for field in fields:
        by_owner.setdefault(field.owner, []).append(field)
    nodes = [n for n in standard.nodes if n.category == category.code and applies(n.types, agency_type)]
    order = list(dict.fromkeys([category.code, *(f.owner for f in fields)]))
    rows: list[Row] = []
    inputs = [owner for owner in order if owner not in standard.node]
    placed: set[str] = set()
    for node in nodes:
        rows += _owner_rows(node.code, node.title.with_words(words), node, by_owner.get(node.code, []), words)
        after = order.index(node.code) + 1 if node.code in order else 0
        for owner in order[after:]:
            if owner not in inputs or owner in placed:
                break
            placed.add(owner)
            rows += _owner_rows(owner, by_owner[owner][0].title, None, by_owner[owner], words)
    return tuple(rows)


def _owner_rows(code: str, title: Text, node: Node | None, fields: list[Field], words: dict[str, Text]) -> list[Row]:
    parts: dict[str, dict[str, Field]] = {code: {}}
    titles = {code: title}
    for field in fields:
        parts.setdefault(field.row, {})[field.column] = field
        if field.row != code and field.kind != "text":
            titles[field.row] = field.title.with_words(words)
    return [Row(row, titles[row], node, cells) for row, cells in parts.items()]
