"""Settings put into criteria files: what each is worth under a variant, and where it is asked for."""

from __future__ import annotations

from typing import Any

from pmqa.standard.faults import Fault, Place, Source, Words, fault
from pmqa.standard.sentences import meant, say


def with_settings(data: object, values: dict[str, object], asked: list[tuple[Place, str]], place: Place) -> object:
    """``{ setting = "x" }`` anywhere in the data replaced by the value of x; every name asked for goes to ``asked``."""
    if isinstance(data, dict):
        if set(data) == {"setting"} and isinstance(data["setting"], str):
            asked.append((place, data["setting"]))
            return values.get(data["setting"])
        return {key: with_settings(item, values, asked, (*place, key)) for key, item in data.items()}
    if isinstance(data, list):
        return [with_settings(item, values, asked, (*place, i)) for i, item in enumerate(data)]
    return data


def settings_of(main: Source, variant: str, faults: list[Fault]) -> dict[str, object]:
    """Every setting's value under ``variant``; what the model refuses anyway is passed over."""
    declared = _tables(main.data, "settings", dict)
    values = {name: item.get("value") for name, item in declared.items() if isinstance(item, dict)}
    variants = [(i, item) for i, item in enumerate(_tables(main.data, "variants", list)) if isinstance(item, dict)]
    changes = {str(item.get("name")): (i, _tables(item, "set", dict)) for i, item in variants}
    for i, changed in changes.values():
        for name, value in changed.items():
            if name not in values:
                faults.append(fault(main, ("variants", i, "set", name), *unknown_setting(name, values)))
            elif value == values[name] and type(value) is type(values[name]):
                faults.append(fault(main, ("variants", i, "set", name), *say("same-value")))
    if variant and variant not in changes:
        words = say("unknown-name", what="variant", name=variant, where="[[variants]]", known=", ".join(changes) or "-")
        faults.append(fault(main, ("variants",), *meant(words, variant, list(changes))))
    return values | changes.get(variant, (0, {}))[1]


def unknown_setting(name: str, values: dict[str, object]) -> Words:
    words = say("unknown-name", what="setting", name=name, where="[settings]", known=", ".join(values) or "-")
    return meant(words, name, list(values))


def _tables(data: dict, key: str, kind: type) -> Any:
    return data[key] if isinstance(data.get(key), kind) else kind()
