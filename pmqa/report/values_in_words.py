"""Values of criteria files in words, each on one line of Markdown, whatever the language can express."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from pmqa.report.tables import SIGNS, plain

NAMES = ("name", "code", "key", "node", "title")  # what a list item is called by, the first that it has


def in_words(value: Any) -> str:
    """Any value of a criteria file on one line."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return plain(value)
    if isinstance(value, str):
        return value.replace("_", " ") if re.fullmatch("[a-z]+(_[a-z]+)+", value) else markdown(value)
    if isinstance(value, list):
        return _separator(value).join(map(in_words, value)) or "none"
    if "setting" in value:
        return f"*{value['setting']}*"
    if "th" in value:
        return markdown(value.get("en", value["th"]))
    if SIGNS.keys() & value.keys():
        return _condition(value)
    if "at" in value and not isinstance(value["at"], list):
        return f"{plain(value['at'])} {in_words(value['title'])}" + (f" ({in_words(value['guidance'])})" if "guidance" in value else "")
    if {"low", "high", "title"} == value.keys():
        return f"{plain(value['low'])}–{plain(value['high'])} {in_words(value['title'])}"
    if "use" in value:
        return ", ".join([markdown(value["use"]), *(f"{key} {in_words(item)}" for key, item in value.items() if key != "use")])
    return ", ".join(f"{key.replace('_', ' ')} {in_words(item)}" if key not in NAMES else in_words(item) for key, item in value.items())


def _separator(value: list[Any]) -> str:
    """Conditions all hold, of several lists of them one, other tables stand below each other."""
    if value and isinstance(value[0], list):
        return " — or — "
    if value and isinstance(value[0], dict):
        return " and " if SIGNS.keys() & value[0].keys() else "<br>"
    return ", "


def _condition(value: Mapping[str, Any]) -> str:
    """``value of LD1.A, LD1.D ≥ 3 (any)``."""
    sign = next(key for key in SIGNS if key in value)
    name = f"{in_words(value['title'])}: " if "title" in value else ""
    of = f" of {in_words(value['of'])}" if "of" in value else ""
    need = f" ({in_words(value['need'])} of them)" if "need" in value else ""
    rest = "".join(f", {key} {in_words(value[key])}" for key in ("when", "status") if key in value)
    return f"{name}{value.get('on', 'points')}{of} {SIGNS[sign]} {in_words(value[sign])}{need}{rest}"


def in_both(value: Any) -> Any:
    """The same with each text in English and Thai: ``granted · ให้การรับรอง``."""
    if isinstance(value, list):
        return [in_both(item) for item in value]
    if isinstance(value, dict):
        if "th" in value:
            return " · ".join(dict.fromkeys((value.get("en", value["th"]), value["th"])))
        return {key: in_both(item) for key, item in value.items()}
    return value


def markdown(text: str) -> str:
    """Signs that Markdown would take for its own; a line of its own would end a table row."""
    return "".join(f"\\{sign}" if sign in "\\`*_<[|" else sign for sign in " ".join(text.split()))
