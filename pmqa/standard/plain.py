"""Records (dataclasses, named tuples) to JSON-able data and back, without pydantic, whose import costs more than a score."""

from __future__ import annotations

import types
import typing
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from functools import cache

from pmqa.texts import Text

Builder = Callable[[typing.Any], object]


def to_plain(value: object) -> object:
    """Records to dicts without their defaults, tuples to lists; everything else as it is."""
    if is_dataclass(value):
        pairs = ((f, getattr(value, f.name)) for f in fields(value))
        return {f.name: to_plain(item) for f, item in pairs if item != f.default}
    if isinstance(value, tuple) and hasattr(value, "_fields") and not isinstance(value, Text):
        defaults = value._field_defaults
        return {name: to_plain(item) for name, item in zip(value._fields, value, strict=True)
                if name not in defaults or item != defaults[name]}
    if isinstance(value, dict):
        return {key: to_plain(item) for key, item in value.items()}
    if isinstance(value, (tuple, list)):
        return [to_plain(item) for item in value]
    return value


def from_plain(kind: object, data: object) -> typing.Any:
    """Data of :func:`to_plain` as an instance of ``kind`` (a record, ``tuple[X, ...]``, ``dict[str, X]``, ``X | None``).

    Raises KeyError or TypeError when the data are not of that kind: the caller treats its file as foreign.
    """
    build = _builder(kind)
    return build(data) if build else data


def changes(old: object, new: object) -> dict[str, object]:
    """Where a dataclass instance differs from another of its kind, as :func:`to_plain` would write it."""
    both = ((f.name, getattr(old, f.name), getattr(new, f.name)) for f in fields(new))
    return {name: to_plain(item) for name, before, item in both if item != before}


def with_changes(old: object, data: dict[str, object]) -> typing.Any:
    """What :func:`changes` was made of. Raises KeyError or TypeError when the data are of another kind."""
    hints = _hints(type(old))
    return replace(old, **{name: from_plain(hints[name], item) for name, item in data.items()})


@cache
def _hints(kind: type) -> dict[str, object]:
    return typing.get_type_hints(kind)


@cache
def _builder(kind: typing.Any) -> Builder | None:
    """How to build a ``kind``; None where JSON's own value is the value."""
    if kind is Text:
        return Text._make
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin is tuple:
        items = [_builder(argument) for argument in arguments]
        if arguments[-1] is Ellipsis:
            return _sequence(items[0])
        return lambda data: tuple([build(x) if build else x for build, x in zip(items, data, strict=True)])
    if origin is dict:
        value = _builder(arguments[1])
        return (lambda data: {key: value(x) for key, x in data.items()}) if value else None
    if origin in (typing.Union, types.UnionType):
        return _union(arguments)
    if is_dataclass(kind) or hasattr(kind, "_fields"):
        return _record(kind)
    return None


def _sequence(build: Builder | None) -> Builder:
    return (lambda data: tuple([build(x) for x in data])) if build else tuple


def _record(kind: typing.Any) -> Builder:
    """Only the fields that JSON cannot hold are built; the others are taken as they are."""
    hints = _hints(kind)
    names = [f.name for f in fields(kind)] if is_dataclass(kind) else kind._fields
    builders = [(name, build) for name in names if (build := _builder(hints[name]))]

    def build_record(data: dict[str, object]) -> object:
        return kind(**{**data, **{name: build(data[name]) for name, build in builders if name in data}})

    return build_record


def _union(arguments: tuple) -> Builder | None:
    """At most one member may be built from a dict and one from a list; plain values pass."""
    by_shape: dict[type, Builder] = {}
    for argument in arguments:
        build = _builder(argument)
        if build:
            of_list = argument is Text or typing.get_origin(argument) is tuple
            by_shape[list if of_list else dict] = build
    return (lambda data: by_shape[type(data)](data) if type(data) in by_shape else data) if by_shape else None
