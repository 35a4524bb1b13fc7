"""Plain dataclasses to JSON-able data and back, without pydantic (which costs more start-up than a whole score)."""

from __future__ import annotations

import types
import typing
from dataclasses import fields, is_dataclass
from functools import cache

from pmqa.texts import Text


def to_plain(value: object) -> object:
    """Dataclasses to dicts without their defaults, tuples to lists; everything else as it is."""
    if is_dataclass(value):
        pairs = ((f, getattr(value, f.name)) for f in fields(value))
        return {f.name: to_plain(item) for f, item in pairs if item != f.default}
    if isinstance(value, dict):
        return {key: to_plain(item) for key, item in value.items()}
    if isinstance(value, (tuple, list)):
        return [to_plain(item) for item in value]
    return value


def from_plain(kind: object, data: object) -> object:
    """Data of :func:`to_plain` as an instance of ``kind`` (a dataclass, ``tuple[X, ...]``, ``dict[str, X]``, ``X | None``).

    Raises KeyError or TypeError when the data are not of that kind: the caller treats its file as foreign.
    """
    return _builder(kind)(data)


@cache
def _builder(kind: object) -> typing.Callable[[object], object]:
    if kind is Text:
        return lambda data: Text(*data)
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin is tuple:
        if arguments[-1] is Ellipsis:
            item = _builder(arguments[0])
            return lambda data: tuple([item(x) for x in data])
        items = tuple(_builder(argument) for argument in arguments)
        return lambda data: tuple([build(x) for build, x in zip(items, data, strict=True)])
    if origin is dict:
        value = _builder(arguments[1])
        return lambda data: {key: value(x) for key, x in data.items()}
    if origin in (typing.Union, types.UnionType):
        return _union(arguments)
    if is_dataclass(kind):
        hints = typing.get_type_hints(kind)
        builders = {f.name: _builder(hints[f.name]) for f in fields(kind)}
        return lambda data: kind(**{name: builders[name](x) for name, x in data.items()})
    return lambda data: data


def _union(arguments: tuple) -> typing.Callable[[object], object]:
    """At most one member may be built from a dict and one from a list; plain values pass."""
    structured = [argument for argument in arguments if argument is not type(None)]
    by_shape = {dict: None, list: None}
    for argument in structured:
        if is_dataclass(argument) or typing.get_origin(argument) is dict:
            by_shape[dict] = _builder(argument)
        elif argument is Text or typing.get_origin(argument) is tuple:
            by_shape[list] = _builder(argument)
    def build(data: object) -> object:
        builder = by_shape.get(type(data))
        return builder(data) if builder else data
    return build
