"""Measures: how an answer becomes points. One file per kind; a new kind is one new file and one line here.

Each kind is a frozen plain dataclass (pydantic validates it when criteria files are loaded; nothing else needs
pydantic) with the same few members:

``fields(owner)`` the answer cells it asks for · ``rules(owner)`` the checks that join them · ``top`` the value that earns
the whole maximum · ``fixed`` texts printed in its row · ``legend`` its levels in words · ``value(get)`` arithmetic on arrays
(``get(part)``: float array (agencies,), NaN = blank; result the same shape, in the measure's own unit, never NaN) ·
``formula(ref)`` the same arithmetic for the live workbook (``ref(part)``: a cell that holds a number or empty text) ·
``explain(show)`` one agency's arithmetic in words (``show(part)``: float or None).
"""

from __future__ import annotations

from pmqa.measures.boxes import Boxes
from pmqa.measures.factors import Factors
from pmqa.measures.mark import Mark
from pmqa.measures.ratio import Ratio
from pmqa.measures.target import Target
from pmqa.measures.value import Value
from pmqa.standard.plain import from_plain

Measure = Mark | Factors | Boxes | Value | Ratio | Target
KINDS: dict[str, type] = {"mark": Mark, "factors": Factors, "boxes": Boxes, "value": Value, "ratio": Ratio, "target": Target}


def measure_of(data: dict) -> Measure:
    """The measure that a compiled node carries as plain data."""
    return from_plain(KINDS[data["kind"]], data)
