"""Data as TOML files. What has not changed keeps its bytes; what has is changed in place, comments and all.

tomlkit edits; what it wrote is read back by the standard library and compared, so that nothing but what was meant can come of it.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from typing import Any

import tomlkit
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import AoT, Item, Table

_IDENTITY = ("code", "key", "name", "at")
_ROOM = 100  # characters of a list on one line


def file_text(data: Mapping[str, Any], original: str = "") -> str:
    """The text of a file that holds ``data``; ``original``: the text it once had, empty for a new file."""
    old = _parsed(original)
    if old is not None and old == data:
        return original
    text = _edited(original, old, data) if old else None
    if text is None or _parsed(text) != data:
        text = _head(original) + tomlkit.dumps(_document(data))
    return text


def _parsed(text: str) -> dict[str, Any] | None:
    try:
        return tomllib.loads(text) if text.strip() else None
    except tomllib.TOMLDecodeError:
        return None


def _head(text: str) -> str:
    """The comments with which a file begins."""
    lines = text.splitlines(keepends=True)
    count = next((n for n, line in enumerate(lines) if line.strip() and not line.startswith("#")), len(lines))
    head = "".join(lines[:count]).rstrip()
    return f"{head}\n\n" if head else ""


def _edited(text: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> str | None:
    try:
        document = tomlkit.parse(text)
        _change(document, old, new, top=True)
        return tomlkit.dumps(document)
    except (TOMLKitError, KeyError, TypeError, ValueError, IndexError, AttributeError):
        return None  # written anew


def _change(container: Any, old: Mapping[str, Any], new: Mapping[str, Any], top: bool = False) -> None:
    for key in [key for key in old if key not in new]:
        del container[key]
    for key, value in new.items():
        before = old.get(key)
        if key in old and before == value:
            continue
        if isinstance(before, dict) and isinstance(value, dict) and (not _is_text(value) or before.keys() == value.keys()):
            _change(container[key], before, value)
        elif _same_items(before, value):
            for item, one, other in zip(container[key], before, value, strict=True):
                if one != other:
                    _change(item, one, other)
        elif isinstance(container.get(key), AoT) and _tables(value):
            container[key] = _array_of_tables(value, container[key], before)
        else:
            container[key] = _item(value, top)


def _same_items(before: Any, value: Any) -> bool:
    """Two lists of tables whose items are the same ones, whatever else they say now."""
    if not (_tables(before) and _tables(value) and len(before) == len(value)):
        return False
    return all(not _is_text(one) and _identity(one) == _identity(other) for one, other in zip(before, value, strict=True))


def _array_of_tables(value: list[dict[str, Any]], tables: AoT, before: list[dict[str, Any]]) -> AoT:
    """Items that were there, known by their codes, keep their comments; the others are written anew."""
    known = {_identity(one): (table, one) for table, one in zip(tables, before, strict=True) if _identity(one)}
    out = tomlkit.aot()
    for one in value:
        table, was = known.pop(_identity(one), (None, None)) if _identity(one) else (None, None)
        if table is None:
            out.append(_table(one))
        else:
            _change(table, was, one)
            out.append(table)
    return out


def _identity(item: Mapping[str, Any]) -> tuple:
    return tuple((key, str(item[key])) for key in _IDENTITY if key in item)


def _tables(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(item, dict) for item in value)


def _is_text(value: Any) -> bool:
    return isinstance(value, dict) and bool(value) and set(value) <= {"th", "en"}


def _document(data: Mapping[str, Any]) -> tomlkit.TOMLDocument:
    """Plain keys first, then tables, as TOML wants it."""
    out = tomlkit.document()
    plain = {key: value for key, value in data.items() if not _opens_table(value)}
    for key, value in (plain | data).items():
        out[key] = _item(value, top=True)
    return out


def _opens_table(value: Any) -> bool:
    return isinstance(value, dict) and not _is_text(value) or _tables(value)


def _item(value: Any, top: bool = False) -> Item:
    """A value; at the top of a file tables get headers of their own, elsewhere they stand in braces."""
    if top and _tables(value) and not any(_is_text(one) for one in value):
        out = tomlkit.aot()
        for one in value:
            out.append(_table(one))
        return out
    if isinstance(value, dict) and top and not _is_text(value):
        return _table(value, deep=any(isinstance(one, dict) and not _is_text(one) for one in value.values()))
    return tomlkit.value(_written(value))


def _written(value: Any) -> str:
    """A value on one line, or a long list of tables with each on a line of its own."""
    if isinstance(value, dict):
        return f"{{ {', '.join(f'{tomlkit.key(key).as_string()} = {_written(one)}' for key, one in value.items())} }}" if value else "{}"
    if isinstance(value, list):
        items = [_written(one) for one in value]
        if _tables(value) and sum(map(len, items)) > _ROOM:
            return "[\n" + "".join(f"    {item},\n" for item in items) + "]"
        return f"[{', '.join(items)}]"
    return tomlkit.item(value).as_string()


def _table(data: Mapping[str, Any], deep: bool = False) -> Table:
    out = tomlkit.table()
    for key, value in data.items():
        out[key] = _table(value) if deep and isinstance(value, dict) and not _is_text(value) else _item(value)
    return out
