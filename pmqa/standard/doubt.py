"""What cannot be told before a faulty value is mended: of what may hang on it nothing is said, and all else is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from pmqa.standard.faults import Place
from pmqa.standard.model import NAME, CategoryFile, Requirement, StandardFile

_OF_MANY = ("maximum", "combine", "tags")  # keys that others are judged by
_CELLS = ("measure", "companions", "not_applicable")  # keys that make cells


@dataclass
class Doubt:
    """``nodes``: some may be missing. ``cells``: codes of requirements whose cells are not known. ``unmeasured``: those whose
    measure was cut out. ``tables``: tables and keys of standard.toml (and any ``maximum``, ``combine``, ``tags``) of which
    something is not known. ``names``: (table, name) of what was cut out whole."""

    nodes: bool = False
    cells: set[str] = field(default_factory=set)
    unmeasured: set[str] = field(default_factory=set)
    tables: set[str] = field(default_factory=set)
    names: set[tuple[str, str]] = field(default_factory=set)

    def may_be(self, table: str, name: str) -> bool:
        """Whether a name that is not found may stand in that table of standard.toml."""
        return table in self.tables or (table, name) in self.names

    def cell(self, key: str) -> bool:
        """Whether there may be a node or cell of this key that is not found."""
        return self.nodes or any(key == code or key.startswith(f"{code}.") for code in self.cells)

    def several(self, cells: bool) -> bool:
        """Whether a word that means several nodes (or their ``cells``) may mean more than are found."""
        return self.nodes or "tags" in self.tables or cells and bool(self.cells)

    @property
    def maxima(self) -> bool:
        """Whether the maximum of a node may be another."""
        return self.nodes or not self.tables.isdisjoint(("maximum", "combine"))


def doubt_of(models: Sequence[Any], cuts: Sequence[set[Place]]) -> Doubt:
    """The doubt about files of which these models are left when this was cut out; standard.toml first."""
    doubt = Doubt(nodes=None in models[1:])
    for place in cuts[0]:
        _of_standard(doubt, place)
    for model, cut in zip(models[1:], cuts[1:], strict=True):
        for place in cut if model else ():
            _of_category(doubt, model, place)
    doubt.tables |= {str(place[-1]) for cut in cuts for place in cut if place[-1] in _OF_MANY}
    return doubt


def _of_standard(doubt: Doubt, place: Place) -> None:
    table = str(place[0])
    if table not in StandardFile.model_fields:  # perhaps a misspelt table
        doubt.tables |= set(StandardFile.model_fields)
        doubt.nodes = True
    elif len(place) == 2:
        doubt.names.add((table, str(place[1])))
        doubt.tables |= set() if re.fullmatch(NAME, str(place[1])) else {table}  # perhaps a name written wrong
    else:
        doubt.tables.add(table)
        doubt.nodes |= table == "subtotals" and (len(place) == 1 or place[-1] == "code")


def _of_category(doubt: Doubt, model: CategoryFile, place: Place) -> None:
    table = place[0]
    if place[-1] == "code" or len(place) == 1 and (
            table in ("sections", "requirements", "inputs") or table not in CategoryFile.model_fields):
        doubt.nodes = True
    one = table == "requirements" and len(place) > 1
    rows = [model.requirements[place[1]]] if one else model.requirements if table == "defaults" else ()
    if place[-1] in _CELLS or place[-1] not in (*Requirement.model_fields, "in"):  # perhaps one of these, misspelt
        doubt.cells |= {row.code for row in rows}
    doubt.unmeasured |= {row.code for row in rows if one and place[-1] == "measure" or not (row.measure or model.defaults.measure)}
