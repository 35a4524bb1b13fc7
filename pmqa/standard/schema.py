"""A JSON Schema of criteria files, so that editors complete and check them while they are written.

It knows each file by itself: keys, kinds of values, words allowed. What joins several values or files (codes named
elsewhere, weights that add up) is found when the standard is loaded.
"""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from pydantic import TypeAdapter

from pmqa.measures.curve import Curve
from pmqa.measures.kinds import KINDS
from pmqa.standard.model import CategoryFile, StandardFile
from pmqa.standard.words import Words

_FROM_SETTING = {
    "type": "object",
    "description": "The value of a setting, see [settings].",
    "properties": {"setting": {"type": "string"}},
    "required": ["setting"],
    "additionalProperties": False,
}
_TEXT = TypeAdapter(Words).json_schema()
_WRITTEN_MEASURE = {"anyOf": [{"type": "string"}, {"$ref": "#/$defs/Measure"}]}

Schema = dict[str, Any]


def json_schema() -> Schema:
    """The schema of ``standard.toml`` and of a category file; each file is one of the two."""
    defs: Schema = {}
    for kind in (StandardFile, CategoryFile, *KINDS.values()):
        schema = TypeAdapter(kind).json_schema()
        defs |= schema.pop("$defs", {})
        defs[kind.__name__] = schema
    defs["Measure"] = {"anyOf": [_started(defs), *(_kind(defs, kind.__name__) for kind in KINDS.values())]}
    for name in [kind.__name__ for kind in KINDS.values()]:
        del defs[name]
    named = defs["StandardFile"]["properties"]["measures"]["patternProperties"]
    named |= {key: {"$ref": "#/$defs/Measure"} for key in named}
    for name in ("Requirement", "Defaults"):
        defs[name]["properties"]["measure"] = dict(_WRITTEN_MEASURE)
    verbatim = ("Setting", "Variant")  # what a setting is, not what one may stand for
    told = {name: _plain(schema) for name, schema in defs.items()}
    told |= {name: _with_settings(schema) for name, schema in told.items() if name not in verbatim}
    return {"$schema": "http://json-schema.org/draft-07/schema#", "title": "criteria file",
            "anyOf": [{"$ref": "#/$defs/StandardFile"}, {"$ref": "#/$defs/CategoryFile"}],
            "$defs": told | {"Text": _TEXT, "FromSetting": _FROM_SETTING}}


def _kind(defs: Schema, name: str) -> Schema:
    """A measure that names its kind; what a use may still add (a table's ``at``) is not required."""
    schema = defs[name]
    curve = {field.name: defs["Curve"]["properties"][field.name] for field in fields(Curve)}
    own = schema["properties"] | (curve if "curve" in schema["properties"] else {})
    return {"type": "object", "description": schema["description"], "properties": own | {"use": {"type": "string"}},
            "required": ["kind"], "additionalProperties": False}


def _started(defs: Schema) -> Schema:
    """A measure that starts from a named one: any key of any kind."""
    every: dict[str, list[Schema]] = {}
    for kind in KINDS.values():
        for key, schema in _kind(defs, kind.__name__)["properties"].items():
            if schema not in every.setdefault(key, []):
                every[key].append(schema)
    every.pop("kind")
    own = {key: options[0] if len(options) == 1 else {"anyOf": options} for key, options in every.items()}
    return {"type": "object", "description": "A named measure with some keys of its own.", "properties": own,
            "required": ["use"], "additionalProperties": False}


def _plain(schema: Any) -> Any:
    """Without what TOML does not know (null) and what only repeats the key (titles)."""
    if isinstance(schema, list):
        return [_plain(item) for item in schema if item != {"type": "null"}]
    if not isinstance(schema, dict):
        return schema
    out = {}
    for key, item in schema.items():
        if key in ("properties", "patternProperties"):
            out[key] = {name: _plain(one) for name, one in item.items()}
        elif not (key == "title" and isinstance(item, str) or key == "default" and not isinstance(item, (int, float))):
            out[key] = _plain(item)
    if len(out.get("anyOf", ())) == 1:
        out |= out.pop("anyOf")[0]
    return {"$ref": "#/$defs/Text"} if out == _TEXT else out


def _with_settings(schema: Any, value: bool = False) -> Any:
    """``{ setting = "…" }`` allowed wherever a value stands."""
    if isinstance(schema, list):
        return [_with_settings(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    out = {}
    for key, item in schema.items():
        if key in ("properties", "patternProperties"):
            out[key] = {name: _with_settings(one, value=True) for name, one in item.items()}
        else:
            out[key] = _with_settings(item, value=key == "items")
    return {"anyOf": [out, {"$ref": "#/$defs/FromSetting"}]} if value else out
