"""The JSON Schema for editors takes what the compiler takes, file by file."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from pmqa.standard.schema import json_schema

ROOT = Path(__file__).parent.parent.parent
FILES = sorted([*ROOT.glob("criteria/*/*.toml"), *ROOT.glob("tests/standards/*/*.toml")])
SCHEMA = json_schema()
TYPES = {"string": str, "object": dict, "array": list, "boolean": bool, "integer": int, "number": (int, float)}
TALK = {"$schema", "$defs", "title", "description", "default"}  # no condition on the data


def takes(schema: dict[str, Any], data: Any) -> bool:
    """Whether ``data`` fits ``schema``: the part of JSON Schema that ours uses, and KeyError beyond it."""
    return all(CHECKS[key](schema, data) for key in schema if key not in TALK)


def _type(schema, data):
    return isinstance(data, TYPES[schema["type"]]) and (schema["type"] == "boolean" or not isinstance(data, bool))


CHECKS = {
    "$ref": lambda schema, data: takes(SCHEMA["$defs"][schema["$ref"].removeprefix("#/$defs/")], data),
    "anyOf": lambda schema, data: any(takes(one, data) for one in schema["anyOf"]),
    "type": _type,
    "enum": lambda schema, data: data in schema["enum"],
    "const": lambda schema, data: data == schema["const"],
    "pattern": lambda schema, data: not isinstance(data, str) or re.search(schema["pattern"], data) is not None,
    "minLength": lambda schema, data: not isinstance(data, str) or len(data) >= schema["minLength"],
    "maxLength": lambda schema, data: not isinstance(data, str) or len(data) <= schema["maxLength"],
    "minimum": lambda schema, data: not isinstance(data, (int, float)) or data >= schema["minimum"],
    "maximum": lambda schema, data: not isinstance(data, (int, float)) or data <= schema["maximum"],
    "items": lambda schema, data: not isinstance(data, list) or all(takes(schema["items"], item) for item in data),
    "required": lambda schema, data: not isinstance(data, dict) or set(schema["required"]) <= set(data),
    "properties": lambda schema, data: (
        not isinstance(data, dict)
        or all(takes(schema["properties"][key], item) for key, item in data.items() if key in schema["properties"])
    ),
    "patternProperties": lambda schema, data: (
        not isinstance(data, dict)
        or all(
            takes(rule, item)
            for pattern, rule in schema["patternProperties"].items()
            for key, item in data.items()
            if re.search(pattern, key)
        )
    ),
    "additionalProperties": lambda schema, data: not isinstance(data, dict) or _additional(schema, data),
    "propertyNames": lambda schema, data: (
        not isinstance(data, dict) or all(takes(schema["propertyNames"], key) for key in data)
    ),
}


def _additional(schema, data):
    others = [item for key, item in data.items() if key not in schema.get("properties", {})]
    rule = schema["additionalProperties"]
    return (rule or not others) if isinstance(rule, bool) else all(takes(rule, item) for item in others)


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_file_fits(path):
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    assert takes(SCHEMA, data)
    assert not takes(SCHEMA, data | {"wieght": 1})


def category(**more: object) -> dict[str, Any]:
    return {"code": "1", "title": "หมวด", "requirements": [{"code": "A", "title": {"th": "ก", "en": "a"}, **more}]}


@pytest.mark.parametrize(
    "more",
    [
        {},
        {"weight": 2},
        {"weight": {"setting": "w"}},
        {"measure": "mark"},
        {"measure": {"use": "mark", "blank": {"setting": "b"}}},
        {"measure": {"kind": "value", "at": [1, {"setting": "top"}], "gives": [1, 2], "unit": "คน"}},
        {"bars": ["three", {"at_least": 3, "need": "any"}, {"use": "three", "need": 2, "of": [".A"]}]},
        {"not_applicable": 3},
    ],
)
def test_what_an_editor_must_take(more):
    assert takes(SCHEMA, category(**more))


@pytest.mark.parametrize(
    "more",
    [
        {"weight": "2"},
        {"weight": {"setings": "w"}},
        {"title": {"en": "a"}},
        {"title": " "},
        {"measure": {"kind": "marks"}},
        {"measure": {"kind": "mark", "at": [1]}},
        {"measure": {"blank": 1}},
        {"bars": [{"need": "most"}]},
        {"status": "sure"},
        {"code": "A 1"},
        {"round": 7},
        {"optional": 1},
    ],
)
def test_what_an_editor_must_mark(more):
    assert not takes(SCHEMA, category(**more))
