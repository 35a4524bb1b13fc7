"""What a key of a criteria file may hold, asked of the JSON Schema: so that a new key of the language has its drop-down at once."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, NamedTuple

from pmqa.standard.schema import json_schema

Schema = dict[str, Any]
Steps = tuple[str, ...]


class Hint(NamedTuple):
    """``kinds``: names of JSON types, empty where nothing is known. ``items``: those of a list's items. ``choices``: the only texts."""

    kinds: frozenset[str] = frozenset()
    items: frozenset[str] = frozenset()
    choices: tuple[str, ...] = ()
    text: bool = False  # in two languages


@lru_cache(maxsize=1)
def _whole() -> Schema:
    return json_schema()


@lru_cache(maxsize=4096)
def hint(file: str, steps: Steps) -> Hint:
    """What may stand at ``steps`` in a file: keys, ``*`` for any item of a list or any name. ``file``: its definition in the schema."""
    found = _at(file, steps)
    kinds = frozenset(kind for one in found for kind in _kinds(one))
    items = frozenset(kind for one in found if "items" in one for inner in _resolved([one["items"]]) for kind in _kinds(inner))
    choices = tuple(dict.fromkeys(choice for one in found for choice in (*one.get("enum", ()), *([one["const"]] if "const" in one else ()))
                                  if isinstance(choice, str) and choice))
    text = any(set(one.get("properties", ())) == {"th", "en"} for one in found)
    return Hint(kinds - ({"object"} if kinds - {"object"} else set()), items, choices, text)


@lru_cache(maxsize=1024)
def keys_of(file: str, steps: Steps) -> tuple[str, ...]:
    """The keys that the table at ``steps`` may have, as the model lists them."""
    return tuple(dict.fromkeys(key for one in _at(file, steps) for key in one.get("properties", {}) if "setting" not in one["properties"] or len(one["properties"]) > 1))


def _at(file: str, steps: Steps) -> list[Schema]:
    here = _resolved([{"$ref": f"#/$defs/{file}"}])
    for step in steps:
        ahead: list[Schema] = []
        for one in here:
            named = (*one.get("patternProperties", {}).values(), one.get("additionalProperties"))
            if step == "*":
                ahead += [found for found in (one.get("items"), *named) if isinstance(found, dict)]
            elif step in one.get("properties", {}):
                ahead.append(one["properties"][step])
            else:
                ahead += [found for found in named if isinstance(found, dict)]
        here = _resolved(ahead)
    return here


def _resolved(schemas: list[Schema]) -> list[Schema]:
    """References and alternatives followed; the stand-in for a setting left out."""
    out, waiting = [], list(schemas)
    while waiting:
        one = waiting.pop(0)
        if "$ref" in one:
            name = one["$ref"].rpartition("/")[2]
            if name != "FromSetting":
                waiting.append(_whole()["$defs"][name])
        elif "anyOf" in one:
            waiting += one["anyOf"]
        else:
            out.append(one)
    return out


def _kinds(schema: Schema) -> list[str]:
    kinds = schema.get("type", [])
    return [kinds] if isinstance(kinds, str) else list(kinds)
