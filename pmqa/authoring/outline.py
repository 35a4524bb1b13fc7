"""TOML data as rows, and rows as TOML data.

A table is a row; its keys are columns, those of a table inside it with a dot (``title.th``, ``measure.at``). The items of a list of
tables are rows of their own, below the row that they belong to. What a row is stands in its first cell, in TOML's own
notation: ``[[requirements]]`` an item of a list, ``[scales]`` a table with a name, ``[[requirements.bars]]`` an item of a list in the
last requirement above, ``[.]`` the keys of the file itself. In a list of lists, ``*`` stands for the inner list.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

Place = tuple[str | int, ...]
Keys = tuple[str, ...]
NAME, ITEM = "[name]", "[item]"  # columns: the name of a named table; an item that is no table
ROOT = "[.]"


class Row(NamedTuple):
    """``kind`` as its first cell says; ``cells`` by column; ``place`` leads to its table in the file."""

    kind: str
    cells: dict[Keys, Any]
    place: Place

    @property
    def depth(self) -> int:
        return max(self.kind.count("."), 0) if self.kind != ROOT else 0


def is_setting(value: object) -> bool:
    return isinstance(value, dict) and set(value) == {"setting"} and isinstance(value["setting"], str)


def is_plain(value: object) -> bool:
    """Whether a value fits into one cell: no table, and no list of tables or lists."""
    if isinstance(value, list):
        return not any(isinstance(item, (dict, list)) for item in value)
    return not isinstance(value, dict) or not value or is_setting(value)


def is_simple(value: object) -> bool:
    """Whether a value fits into one cell for each of its keys."""
    return is_plain(value) or isinstance(value, dict) and all(map(is_simple, value.values()))


def is_named(value: object) -> bool:
    """Whether a table holds nothing but tables, each under a name of its own (scales, measures); texts in two languages are none."""
    return isinstance(value, dict) and bool(value) and all(
        isinstance(item, dict) and not is_setting(item) and not set(item) <= {"th", "en"} for item in value.values())


def rows_of(key: str, value: Any) -> Iterator[Row]:
    """A value at the top of a file that needs more than one row."""
    if isinstance(value, list):
        yield from _items((key,), value, (key,))
    elif is_named(value):
        for name, table in value.items():
            yield from _table(f"[{key}]", (key,), table, (key, name), {(NAME,): name})
    else:
        yield from _table(f"[{key}]", (key,), value, (key,))


def root_row(data: Mapping[str, Any]) -> Iterator[Row]:
    """The keys of the file itself as one row, with what stands in its tables."""
    yield from _table(ROOT, (), dict(data), ())


def _table(kind: str, keys: Keys, table: dict[str, Any], place: Place, cells: dict[Keys, Any] | None = None) -> Iterator[Row]:
    row = Row(kind, dict(cells or {}), place)
    below: list[tuple[Keys, list]] = []
    _flatten(table, (), row.cells, below)
    yield row
    for inner, items in below:
        yield from _items((*keys, *inner), items, (*place, *inner))


def _items(keys: Keys, items: list, place: Place) -> Iterator[Row]:
    kind = f"[[{'.'.join(keys)}]]"
    for number, item in enumerate(items):
        here = (*place, number)
        if isinstance(item, list):
            yield Row(kind, {}, here)
            yield from _items((*keys, "*"), item, here)
        elif isinstance(item, dict) and item and not is_setting(item) and not set(item) <= {"th", "en"}:
            yield from _table(kind, keys, item, here)
        else:
            cells: dict[Keys, Any] = {}
            _flatten({ITEM: item}, (), cells, [])
            yield Row(kind, cells, here)


def _flatten(table: dict[str, Any], before: Keys, cells: dict[Keys, Any], below: list[tuple[Keys, list]]) -> None:
    for key, value in table.items():
        if is_plain(value):
            cells[*before, key] = value
        elif isinstance(value, list):
            below.append(((*before, key), value))
        else:
            _flatten(value, (*before, key), cells, below)


class Misplaced(ValueError):
    """A row or cell that fits nowhere: ``problem`` and ``remedy``, each in Thai and English."""

    def __init__(self, th: str, en: str, do_th: str, do_en: str) -> None:
        super().__init__(en)
        self.words = (th, en, do_th, do_en)


class Builder:
    """Puts rows back together, in their order, into ``data``."""

    def __init__(self) -> None:
        self.data: dict[str, Any] = {}
        self._open: list[tuple[Keys, Any, Place]] = []  # tables and inner lists that rows below may belong to
        self._rooted = False

    def begin(self) -> None:
        """A new sheet: its rows belong to none of the last one."""
        self._open.clear()

    def steps(self, kind: str, named: bool) -> tuple[str, ...]:
        """Where the next row's table will stand, with ``*`` for every number and name. Raises Misplaced."""
        if kind == ROOT:
            return ()
        in_list, keys = _kind(kind)
        _, place, inner = self._holder(keys)
        return (*("*" if isinstance(step, int) else step for step in place), *inner, *(("*",) if in_list or named else ()))

    def add(self, kind: str, cells: Mapping[Keys, Any]) -> Place:
        """The row's table put where it belongs; its place. Raises Misplaced."""
        if kind == ROOT:
            if self._rooted:
                raise Misplaced("ไฟล์นี้มีแถวแรกสองแถว อาจเป็นแผ่นที่คัดลอก", "this file has two first rows, perhaps of a sheet that was copied",
                                "ใส่ชื่อไฟล์อื่นเหนือหัวคอลัมน์ของแผ่นใหม่", "Write another file name above the headers of the new sheet.")
            self._rooted = True
            for keys, value in cells.items():
                _put(self.data, keys, value)
            return ()
        in_list, keys = _kind(kind)
        holder, place, inner = self._holder(keys)
        own = {key: value for key, value in cells.items() if key[0] not in (NAME, ITEM)}
        table: Any = {}
        for key, value in own.items():
            _put(table, key, value)
        item = _item(cells)
        if item is not None:
            table = item
        if not in_list:
            return self._named(keys, holder, place, inner, cells.get((NAME,)), table)
        items = holder if not inner else _list_in(holder, inner)
        items.append(table)
        place = (*place, *inner, len(items) - 1)
        self._open.append((keys, table, place))
        return place

    def inner_list(self, kind: str) -> Place:
        """A row that stands for a list inside a list."""
        _, keys = _kind(kind)
        holder, place, inner = self._holder(keys)
        items = _list_in(holder, inner)
        items.append([])
        place = (*place, *inner, len(items) - 1)
        self._open.append(((*keys, "*"), items[-1], place))
        return place

    def _named(self, keys: Keys, holder: Any, place: Place, inner: Keys, name: object, table: Any) -> Place:
        where = (*inner, *((str(name),) if name is not None else ()))
        if _get(holder, where) is not None:
            raise Misplaced(f"ตาราง {'.'.join(where)} มีสองแถว", f"the table {'.'.join(where)} has two rows",
                            "ตั้งชื่ออื่น หรือลบแถวที่ซ้ำ", "Give one another name, or delete it.")
        _put(holder, where, table)
        self._open.append((keys, table, (*place, *where)))
        return (*place, *where)

    def _holder(self, keys: Keys) -> tuple[Any, Place, Keys]:
        """The innermost open table or inner list that the row belongs to, and the keys that lead on from there."""
        while self._open:
            above, table, place = self._open[-1]
            if isinstance(table, list):
                if above == keys:  # the next item of the same inner list
                    return table, place, ()
            elif len(above) < len(keys) and keys[: len(above)] == above:
                return table, place, keys[len(above):]
            self._open.pop()
        if len(keys) > 1:
            raise Misplaced(f"เหนือแถวนี้ไม่มีแถวที่ {'.'.join(keys)} เป็นส่วนของมัน", f"no row above is what {'.'.join(keys)} is part of",
                            "ย้ายแถวไปใต้แถวที่เป็นเจ้าของ", "Move the row below the one it belongs to.")
        return self.data, (), keys


def _kind(kind: str) -> tuple[bool, Keys]:
    """Whether it is an item of a list, and the keys that lead there. Raises Misplaced."""
    in_list = kind.startswith("[[") and kind.endswith("]]")
    keys = tuple(kind.strip("[]").split("."))
    if not all(keys) or not kind.startswith("[") or not kind.endswith("]"):
        raise Misplaced(f"ไม่รู้จักชนิดแถว {kind}", f"{kind} is no kind of row", "เลือกจากรายการในคอลัมน์แรก", "Choose one from the list in the first column.")
    return in_list, keys


def _item(cells: Mapping[Keys, Any]) -> Any:
    """What a row says that is an item of a list and no table."""
    own = {key[1:]: value for key, value in cells.items() if key[0] == ITEM}
    if () in own:
        return own[()]
    return {key[0]: value for key, value in own.items()} or None


def _put(table: Any, keys: Keys, value: Any) -> None:
    """Raises Misplaced where a plain value stands in the way."""
    for key in keys[:-1]:
        table = table.setdefault(key, {}) if isinstance(table, dict) else None
    if not isinstance(table, dict):
        raise Misplaced(f"{'.'.join(keys)} กรอกซ้อนกับ {'.'.join(keys[:-1])}", f"{'.'.join(keys)} stands beside a value of {'.'.join(keys[:-1])}",
                        "กรอกอย่างใดอย่างหนึ่ง", "Fill one or the other.")
    table[keys[-1]] = value


def _list_in(holder: Any, keys: Keys) -> list:
    for key in keys[:-1]:
        holder = holder.setdefault(key, {}) if isinstance(holder, dict) else None
    found = holder.setdefault(keys[-1], []) if isinstance(holder, dict) else None
    if not isinstance(found, list):
        raise Misplaced(f"{'.'.join(keys)} มีทั้งค่าในช่องและแถวของมัน", f"{'.'.join(keys)} has both a value in a cell and rows of its own",
                        "ลบค่าในช่อง หรือลบแถว", "Clear the cell, or delete the rows.")
    return found


def _get(table: Any, keys: Keys) -> Any:
    for key in keys:
        table = table.get(key) if isinstance(table, dict) else None
    return table
