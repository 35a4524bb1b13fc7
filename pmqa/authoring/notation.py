"""How a value of a criteria file stands in a cell: numbers, texts, yes or no as they are; lists in brackets; settings by name.

    ["A", "D"]  ⇄  [A, D]        { setting = "partial" }  ⇄  setting: partial        ""  ⇄  ""

A text that could be taken for a list or a setting stands in quotation marks, and so does a number that is a text inside a list.
"""

from __future__ import annotations

import json
import re
from typing import Any

from pmqa.authoring.hints import Hint
from pmqa.numerals import Parsed, parse_number, typed
from pmqa.thai import canonical

_SETTING = re.compile(r"setting\s*:\s*(\S+)", re.IGNORECASE)
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?")
_BARE = re.compile(r'[^\s,"\[\]{}][^,"\[\]{}\n]*')
_TRUE, _FALSE = ("true", "yes", "ใช่"), ("false", "no", "ไม่ใช่", "ไม่")


def to_cell(value: Any) -> str | float | bool:
    """A value that :func:`pmqa.authoring.outline.is_plain` lets through, as cell content.

    >>> to_cell(["practised", "overall"]), to_cell([75, 80.5]), to_cell({"setting": "gated"}), to_cell("[x]"), to_cell(["1", ""])
    ('[practised, overall]', '[75, 80.5]', 'setting: gated', '"[x]"', '["1", ""]')
    """
    if isinstance(value, bool):
        return value
    if isinstance(value, (int, float)):
        return value if abs(value) < 1e15 else str(value)
    if isinstance(value, list):
        return f"[{', '.join(map(_in_list, value))}]"
    if isinstance(value, dict):
        return f"setting: {value['setting']}" if value else "{}"
    text = str(value)
    return json.dumps(text, ensure_ascii=False) if _quoted(text) else text


def _quoted(text: str) -> bool:
    in_brackets = text[:1] == "[" and text[-1:] == "]" or text == "{}"
    return not text or text != text.strip() or text[0] == '"' or in_brackets or bool(_SETTING.fullmatch(text))


def _in_list(item: Any) -> str:
    if isinstance(item, str):
        bare = _BARE.fullmatch(item) and not _quoted(item) and not _NUMBER.fullmatch(item) and item not in ("true", "false")
        return item if bare else json.dumps(item, ensure_ascii=False)
    return "true" if item is True else "false" if item is False else typed(float(item))


def from_cell(content: str | float | bool, hint: Hint) -> Any:
    """The value that a cell means; what cannot be what ``hint`` asks for is left as it stands, for the model to refuse.

    >>> from_cell("[practised, overall]", Hint()), from_cell("75, 80", Hint(frozenset({"array"}), frozenset({"number"})))
    (['practised', 'overall'], [75, 80])
    >>> from_cell(7.0, Hint(frozenset({"string"}))), from_cell("๗,๕", Hint(frozenset({"number"}))), from_cell("7", Hint())
    ('7', 7.5, '7')
    """
    kinds = hint.kinds
    if isinstance(content, bool):
        return content
    if isinstance(content, (int, float)):
        if kinds and not kinds & {"number", "integer"}:
            return [from_cell(content, Hint(hint.items))] if kinds & {"array"} and "string" not in kinds else typed(content) if "string" in kinds else _plain(content)
        return _plain(content)
    text = content.strip()
    if setting := _SETTING.fullmatch(text):
        return {"setting": setting[1]}
    if text == "{}":
        return {}
    if text.startswith("[") and text.endswith("]"):
        return [_item(part, hint) for part in _parts(text[1:-1])]
    if text.startswith('"') and text.endswith('"') and len(text) > 1:
        return _unquoted(text)
    if kinds & {"boolean"} and "string" not in kinds | (kinds & {"number"}) and canonical(text) in _TRUE + _FALSE:
        return canonical(text) in _TRUE
    if kinds & {"number", "integer"} and "string" not in kinds:
        number = parse_number(text)
        return _plain(number.value) if isinstance(number, Parsed) else text
    if "array" in kinds and ("string" not in kinds or "," in text):
        return [_item(part, hint) for part in _parts(text)]
    return text


def _plain(number: float) -> int | float:
    return int(number) if float(number).is_integer() else number


def _item(part: str, hint: Hint) -> Any:
    if part.startswith('"'):
        return _unquoted(part)
    if part in ("true", "false"):
        return part == "true"
    if hint.items and not hint.items & {"number", "integer"}:
        return part
    number = parse_number(part) if hint.items else None
    if isinstance(number, Parsed):
        return _plain(number.value)
    return _plain(float(part)) if _NUMBER.fullmatch(part) else part


def _parts(text: str) -> list[str]:
    """What stands between the commas, those inside quotation marks apart."""
    return [part.strip() for part in re.findall(r'\s*("(?:[^"\\]|\\.)*"|[^,"]+)\s*(?:,|$)', text) if part.strip()]


def _unquoted(text: str) -> str:
    try:
        return str(json.loads(text))
    except ValueError:
        return text
