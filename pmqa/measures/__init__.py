"""Measures: how an answer becomes points. One file per kind; a new kind is one new file and one line in ``kinds``.

Each kind is a frozen plain dataclass (pydantic validates it when criteria files are loaded; nothing else needs
pydantic) with the same few members:

``fields(owner)`` the answer cells it asks for · ``rules(owner)`` the checks that join them · ``top`` the value that earns
the whole maximum · ``fixed`` texts printed in its row · ``legend`` its levels in words · ``value(get)`` arithmetic on arrays
(``get(part)``: float array (agencies,), NaN = blank; result the same shape, in the measure's own unit, never NaN) ·
``formula(ref)`` the same arithmetic for the live workbook (``ref(part)``: a cell that holds a number or empty text) ·
``explain(show)`` one agency's arithmetic in words (``show(part)``: float or None).
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from pmqa.standard.plain import from_plain

if TYPE_CHECKING:
    from pmqa.measures.kinds import Measure

_built: dict[int, tuple[dict, Measure]] = {}  # by the identity of the data, which stay in memory with it


def measure_of(data: dict) -> Measure:
    """The measure that a compiled node carries as plain data, built once; a kind is imported when first met."""
    known, measure = _built.get(id(data), (None, None))
    if known is not data:
        kind = data["kind"]
        measure = from_plain(getattr(import_module(f"pmqa.measures.{kind}"), kind.capitalize()), data)
        _built[id(data)] = data, measure
    return measure
