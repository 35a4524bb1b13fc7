"""Values that the model refuses, told in plain words: what is wrong, what is needed, what was perhaps meant."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from math import isfinite
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from pmqa.standard.faults import Place, Words, has
from pmqa.standard.model import CODE, NAME
from pmqa.standard.sentences import meant, say
from pmqa.standard.words import Unfit

Kind = TypeVar("Kind")

_TABLE = ("ตารางที่มีคีย์", "a table of keys")
_LIST = ("รายการใน [ ]", "a list in [ ]")
_NEEDED = {
    "string_type": ("ข้อความในเครื่องหมายคำพูด", "a text in quotes"),
    "float_type": ("ตัวเลข", "a number"),
    "int_type": ("จำนวนเต็ม", "a whole number"),
    "int_from_float": ("จำนวนเต็ม", "a whole number"),
    "bool_type": ("true หรือ false", "true or false"),
    "tuple_type": _LIST,
    "dict_type": _TABLE,
    "model_type": _TABLE,
    "dataclass_type": _TABLE,
}
_PATTERNS = {
    CODE: ("ตัวอักษร A–Z ตัวเลข - _ และจุดคั่น เช่น LD1 หรือ 7.1",
           "letters A–Z, digits, - and _, joined by dots (LD1, 7.1)"),
    NAME: ("ตัวอักษรเล็ก a–z ตัวเลข และ -", "small letters a–z, digits and -"),
}


def read_as(kind: type[Kind], data: object) -> tuple[Kind | None, list[tuple[Place, Words]]]:
    """``data`` (as parsed from TOML) as an instance of ``kind``, or None and everything that is wrong with it.

    Nothing is cast: "3" is no number, 1 is no truth value.
    """
    try:  # the JSON reader takes lists for tuples and tables for models, and yet no text for a number
        return _adapter(kind).validate_json(json.dumps(data, default=str), strict=True), []
    except ValidationError as error:
        return None, list(_told(kind, data, error))


def not_finite(data: object, place: Place = ()) -> Iterator[Place]:
    """Where ``inf`` or ``nan`` stands: TOML has them, no standard needs them."""
    if isinstance(data, float) and not isfinite(data):
        yield place
    steps = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for step, item in steps:
        yield from not_finite(item, (*place, step))


@cache
def _adapter(kind: type[Kind]) -> TypeAdapter[Kind]:
    return TypeAdapter(kind)


def _told(kind: type, data: object, error: ValidationError) -> Iterator[tuple[Place, Words]]:
    errors = [(_place(data, one), one) for one in error.errors()]
    needed: dict[Place, list[tuple[str, str]]] = {}
    for place, one in errors:
        deeper = any(other[:len(place)] == place and len(other) > len(place) for other, _ in errors)
        if one["loc"][-1] == "[key]":
            yield place, _wrong_value(place[-1], [_needed(one)])
        elif one["type"] == "missing":
            yield place, say("missing")
        elif one["type"] in ("extra_forbidden", "unexpected_keyword_argument"):
            known = _known_keys(kind, place[:-1])
            yield place, meant(say("unknown-key", known=", ".join(known)), str(place[-1]), known)
        elif isinstance(one.get("ctx", {}).get("error"), Unfit):
            yield place, Words(*one["ctx"]["error"].words)
        elif not deeper:  # else another reading of the same table says more
            needed.setdefault(place, []).append(_needed(one))
    for place, wants in needed.items():
        yield place, _wrong_value(_at(data, place), list(dict.fromkeys(wants)))


def _place(data: object, error: Any) -> Place:
    """The error's location without the names that pydantic gives to the alternatives of a union."""
    place, here = (), data
    for step in error["loc"]:
        if has(here, step):
            here, place = here[step], (*place, step)
    return (*place, error["loc"][-1]) if error["type"] == "missing" else place


def _at(data: object, place: Place) -> object:
    for step in place:
        data = data[step]
    return data


def _needed(error: Any) -> tuple[str, str]:
    kind, context = error["type"], error.get("ctx", {})
    if kind == "literal_error":
        expected = context["expected"].replace(" or ", ", ").replace("'", "").split(", ")
        options = [option for option in expected if option]
        listed = ", ".join(options)
        return (f"หนึ่งใน {listed}", f"one of {listed}") if len(options) > 1 else (listed, listed)
    if kind == "string_pattern_mismatch":
        return _PATTERNS[context["pattern"]]
    if kind == "string_too_long":
        most = context["max_length"]
        return f"ข้อความไม่เกิน {most} ตัวอักษร", f"a text of at most {most} characters"
    if kind == "greater_than_equal":
        return f"ตัวเลขตั้งแต่ {context['ge']:g}", f"a number of {context['ge']:g} or more"
    if kind == "less_than_equal":
        return f"ตัวเลขไม่เกิน {context['le']:g}", f"a number of at most {context['le']:g}"
    return _NEEDED.get(kind, (error["msg"], error["msg"]))


def _wrong_value(given: object, wants: list[tuple[str, str]]) -> Words:
    th, en = " หรือ ".join(want[0] for want in wants), " or ".join(want[1] for want in wants)
    words = say("wrong", given=shown(given), need_th=f" {th}" if th[0].isascii() else th, need_en=en)
    return meant(words, given, en.removeprefix("one of ").split(", ")) if isinstance(given, str) else words


def shown(given: object) -> str:
    """A value of a criteria file as its author wrote it, cut short."""
    text = json.dumps(given, ensure_ascii=False, default=str)
    return text if len(text) <= 40 else f"{text[:39]}…"


def _known_keys(kind: type, place: Place) -> list[str]:
    """The keys that the table at ``place`` may have, from the JSON schema of ``kind``."""
    schema = _adapter(kind).json_schema()
    here: list[dict] = [schema]
    for step in (*place, None):
        options = []
        while here:
            one = here.pop(0)
            if "$ref" in one:
                here.append(schema["$defs"][one["$ref"].rpartition("/")[2]])
            here += one.get("anyOf", [])
            options.append(one)
        if step is None:
            return [key for one in options for key in one.get("properties", {})]
        for one in options:
            named = (*one.get("patternProperties", {}).values(), one.get("additionalProperties"))
            into = (one.get("items"),) if isinstance(step, int) else (one.get("properties", {}).get(step), *named)
            here += [schema for schema in into if isinstance(schema, dict)]
    return []
