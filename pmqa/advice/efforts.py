"""Stated efforts: what one step costs, for a field, a requirement, a section or a category, perhaps by the value reached."""

from __future__ import annotations

from collections.abc import Mapping

from pmqa.advice.levers import Efforts
from pmqa.numerals import Parsed, parse_number, typed
from pmqa.standard.compiled import Standard
from pmqa.standard.fields import Field
from pmqa.thai import canonical_code

MOST = 1e6
EFFORT = ("effort", "แรง", "ภาระ")  # what the column is called


class BadEffort(Exception):
    """A line that cannot be taken: ``code`` of the line, what was ``found``, and ``kind``: "code", "number" or "column"."""

    def __init__(self, code: str, found: str, kind: str) -> None:
        super().__init__(f"{kind}: {code} {found}")
        self.code, self.found, self.kind = code, found, kind


def efforts_of(standard: Standard, lines: Mapping[str, Mapping[str, str]]) -> Efforts:
    """Efforts from lines: code → {"effort": "2", "5": "6"}.

    ``effort`` is that of every step below the code, a number as header that of the step which reaches this value. The
    most particular line counts: field, requirement, section, category, ``total``; where none speaks a step costs 1. An
    effort is above 0 and at most a million, with six decimals at most. Raises BadEffort.
    """
    known = {canonical_code(code): code for code in (*standard.node, *standard.field)}
    table: dict[str, dict[str, float]] = {}
    for code, columns in lines.items():
        if canonical_code(code) not in known:
            raise BadEffort(code, code, "code")
        table[known[canonical_code(code)]] = {_column(code, name): _number(code, text) for name, text in columns.items()}

    def effort(field: Field, value: float) -> float:
        for code in _upwards(standard, field):
            line = table.get(code, {})
            if typed(value) in line:
                return line[typed(value)]
            if "" in line:
                return line[""]
        return 1.0

    return effort


def _upwards(standard: Standard, field: Field) -> list[str]:
    """The field, its requirement, and what stands above; an input stands below its category."""
    codes = [field.key, field.owner]
    node = standard.node.get(field.owner) or standard.node.get(field.category)
    while node is not None:
        codes.append(node.code)
        node = standard.nodes[node.parent] if node.parent >= 0 else None
    return list(dict.fromkeys(codes))


def _column(code: str, name: str) -> str:
    """"" for the efforts of all steps, else the value that a step reaches."""
    if name.strip().lower() in EFFORT:
        return ""
    number = parse_number(name)
    if not isinstance(number, Parsed):
        raise BadEffort(code, name, "column")
    return typed(number.value)


def _number(code: str, text: str) -> float:
    number = parse_number(text)
    if not isinstance(number, Parsed) or not 0 < number.value <= MOST or round(number.value, 6) != number.value:
        raise BadEffort(code, text, "number")
    return number.value
