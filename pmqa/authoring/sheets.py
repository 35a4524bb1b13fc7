"""The sheets of a standard: which parts of its files stand on which, row by row and column by column."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, NamedTuple

from pmqa.authoring.hints import Hint, hint, keys_of
from pmqa.authoring.outline import ITEM, NAME, ROOT, Keys, Row, is_named, is_plain, is_simple, root_row, rows_of
from pmqa.authoring.words import CATEGORY, KEYS, label
from pmqa.standard.faults import Source
from pmqa.standard.files import MAIN

_FIRST = (NAME, ITEM, "code", "key", "name", "id", "in", "at", "use", "title", "short", "guidance", "measure", "bars", "weight", "maximum")
_LAST = ("status", "source")


class Column(NamedTuple):
    """``keys`` as its header says with dots; ``used``: some row fills it; ``hint``: what the model allows there."""

    keys: Keys
    used: bool
    hint: Hint


class Sheet(NamedTuple):
    """``columns`` empty: the keys of the file stand below each other, a row for each."""

    name: str
    file: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


def definition(file: str) -> str:
    """What the JSON Schema calls the contents of a file of this name."""
    return "StandardFile" if file == MAIN else "CategoryFile"


def steps_of(row: Row) -> tuple[str, ...]:
    return tuple("*" if isinstance(step, int) else step for step in row.place)


def sheets_of(main: Source, categories: Iterable[Source], lang: str) -> list[Sheet]:
    """The standard's own keys first, then what it names, then its categories."""
    taken: set[str] = set()
    simple = {key: value for key, value in main.data.items() if is_simple(value) and not is_named(value)}
    out = [Sheet(_name({"th": "เกณฑ์", "en": "standard"}[lang], taken), main.name, _title(main.data, lang), (), tuple(root_row(simple)))]
    for key, value in main.data.items():
        if key not in simple:
            word = KEYS[key].in_(lang) if key in KEYS else key
            rows = tuple(rows_of(key, value))
            out.append(Sheet(_name(word, taken), main.name, word, _columns(main.name, rows), rows))
    for source in categories:
        own = {key: value for key, value in source.data.items() if is_plain(value) or isinstance(value, dict) and set(value) <= {"th", "en"}}
        rows = (*root_row(own), *(row for key, value in source.data.items() if key not in own for row in rows_of(key, value)))
        title = f"{source.data.get('code', '')} {_title(source.data, lang)}".strip()
        out.append(Sheet(_name(title, taken), source.name, title, _columns(source.name, rows), rows))
    return out


def _title(data: dict[str, Any], lang: str) -> str:
    title = data.get("short") or data.get("title") or ""
    return str(title.get(lang) or title.get("th", "")) if isinstance(title, dict) else str(title)


def _name(title: str, taken: set[str]) -> str:
    """A name that Excel takes: 31 characters, none of ``[]:*?/\\``, each once."""
    base = re.sub(r"[\[\]:*?/\\']", " ", title).strip()[:28] or "sheet"
    name = base
    for number in range(2, 1000):
        if name.lower() not in taken:
            break
        name = f"{base} {number}"
    taken.add(name.lower())
    return name


def _columns(file: str, rows: tuple[Row, ...]) -> tuple[Column, ...]:
    """What the rows fill, then what the model would take besides; a plain text joins the Thai of those in two languages."""
    place = definition(file)
    found: dict[Keys, Hint] = {}
    for row in rows:
        for keys in row.cells:
            found.setdefault(keys, hint(place, (*steps_of(row), *(key for key in keys if key not in (NAME, ITEM)))))
    texts = {keys[:-1] for keys in found if keys[-1] in ("th", "en")} | {keys for keys, known in found.items() if known.text}
    used = {keys: known for keys, known in found.items() if keys not in texts}
    used |= {(*keys, part): Hint(frozenset({"string"})) for keys in texts for part in ("th", "en")}
    more: dict[Keys, Hint] = {}
    for steps in dict.fromkeys(steps_of(row) for row in rows):
        for key in keys_of(place, steps):
            known = hint(place, (*steps, key))
            if known.text:
                more |= {(key, part): Hint(frozenset({"string"})) for part in ("th", "en")}
            elif known.kinds and not known.kinds & {"object"} and not known.items & {"object", "array"}:
                more[key,] = known
    columns = [Column(keys, True, known) for keys, known in sorted(used.items(), key=lambda item: _order(item[0]))]
    return (*columns, *(Column(keys, False, known) for keys, known in more.items() if keys not in used))


def _order(keys: Keys) -> tuple[int, int]:
    if keys[0] in _LAST and len(keys) == 1:
        return 2, _LAST.index(keys[0])
    return (0, _FIRST.index(keys[0])) if keys[0] in _FIRST else (1, 0)


def content(row: Row, column: Column) -> Any:
    """What the row has in this column: its own value, or a text that is the same in both languages. None: nothing."""
    if column.keys in row.cells:
        return row.cells[column.keys]
    return row.cells.get(column.keys[:-1]) if column.keys[-1] == "th" else None


def kind_label(kind: str) -> str:
    """``ข้อ · [[requirements]]``: a word before what is read."""
    if kind == ROOT:
        return f"{CATEGORY.th} · {ROOT}"
    return f"{label((kind.strip('[]').rpartition('.')[2],)).th} · {kind}"
