"""Measures as criteria files write them: a name, or a table that may start from a named one with ``use``.

A fault is told where it was written: at the named measure when the value comes from there, so once and not at each use.
"""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

from pmqa.measures.curve import Curve
from pmqa.measures.kinds import KINDS, Measure
from pmqa.standard.doubt import Doubt
from pmqa.standard.faults import Fault, Place, Source, Words, fault, has
from pmqa.standard.invalid import read_as
from pmqa.standard.lint_measures import measure_faults, scale_faults
from pmqa.standard.model import StandardFile
from pmqa.standard.sentences import meant, say

_CURVE = {f.name for f in fields(Curve)}  # keys of a curve that may stand in the measure itself
Origin = dict[str, tuple[Source, Place]]  # key → the table in which it was written


class Measures:
    """The named measures of a standard. ``faults`` and the names used grow with every :meth:`read`."""

    def __init__(self, main: Source, standard: StandardFile, inputs: set[str] | None, doubt: Doubt) -> None:
        self.main, self.file, self.doubt = main, standard, doubt
        self.inputs = inputs  # None: not all of them are known, so none is missed
        self.used_measures: set[str] = set()
        self.used_scales: set[str] = set()
        self.faults: list[Fault] = []

    def read(self, written: str | dict[str, Any], source: Source, place: Place) -> Measure | None:
        """The measure written at ``place``; None when it has a fault."""
        if isinstance(written, str):
            written = {"use": written}
        return self._read(written, source, place, whole=True)

    def read_named(self) -> None:
        """Every named scale and measure by itself; what a use may still add is not missed."""
        for name, scale in self.file.scales.items():
            self.faults += [fault(self.main, ("scales", name, *at), *words) for at, words in scale_faults(scale)]
        for name, written in self.file.measures.items():
            self._read(written, self.main, ("measures", name), whole=False)

    def _read(self, written: dict[str, Any], source: Source, place: Place, whole: bool) -> Measure | None:
        origin: Origin = {}
        before = len(self.faults)
        data = self._spread(written, source, place, origin, ())
        if data is None or len(self.faults) > before:
            return None
        kind = data.get("kind")
        if not isinstance(kind, str) or kind not in KINDS:
            words = _unknown("kind of measure", str(kind), list(KINDS), "docs/criteria.md")
            words = words if "kind" in data else say("no-kind", known=", ".join(KINDS))
            if "kind" in data or "use" not in written:  # else the named measure lacks it, and is told so
                self._fault(origin, source, place, ("kind",), words)
            return None
        data = _with_curve(data)
        if isinstance(scale := data.get("scale"), str):
            self.used_scales.add(scale)
            if scale not in self.file.scales:
                words = _unknown("scale", scale, list(self.file.scales), "[scales]")
                if not self.doubt.may_be("scales", scale):
                    self._fault(origin, source, place, ("scale",), words)
                return None
        measure, problems = read_as(KINDS[kind], data)
        for at, words in problems:
            if whole or _stands(data, at):
                self._fault(origin, source, place, at, words)
        if measure is None:
            return None
        scale = getattr(measure, "scale", None)
        if isinstance(scale, str):
            measure = replace(measure, scale=self.file.scales[scale])
            if any(True for _ in scale_faults(measure.scale)):
                return None  # told where the scale is written
        if whole:
            for at, words in measure_faults(measure, self.inputs):
                self._fault(origin, source, place, at, words)
        return measure if len(self.faults) == before else None

    def _spread(self, written: dict[str, Any], source: Source, place: Place, origin: Origin,
                seen: tuple[str, ...]) -> dict[str, Any] | None:
        """``written`` upon the named measure it starts from, None where that is not known; ``origin`` learns where each key stands."""
        data: dict[str, Any] = {}
        name = written.get("use")
        if name is not None:
            known = [other for other in self.file.measures if other not in seen]
            if name not in known:
                words = _unknown("measure", str(name), known, "[measures]")
                if not self.doubt.may_be("measures", str(name)):
                    self._fault({}, source, place, ("use",) if len(written) > 1 else (), words)
                return None
            self.used_measures.add(name)
            named = self._spread(self.file.measures[name], self.main, ("measures", name), origin, (*seen, name))
            if named is None:
                return None
            data = named
        own = {key: value for key, value in written.items() if key != "use"}
        origin.update(dict.fromkeys(own, (source, place)))
        return data | own

    def _fault(self, origin: Origin, source: Source, place: Place, at: Place, words: Words) -> None:
        if at[:1] == ("curve",) and len(at) > 1 and at[1] in origin:
            at = at[1:]
        where, base = origin.get(str(at[0]), (source, place)) if at else (source, place)
        self.faults.append(fault(where, (*base, *at), *words))


def _with_curve(data: dict[str, Any]) -> dict[str, Any]:
    """The keys of a curve (``at``, ``gives`` …) may stand in the measure itself."""
    inner, curve = {key: data[key] for key in data if key in _CURVE}, data.get("curve", {})
    if not inner or not isinstance(curve, dict):
        return data
    return {key: item for key, item in data.items() if key not in _CURVE} | {"curve": curve | inner}


def _stands(data: object, place: Place) -> bool:
    for step in place:
        if not has(data, step):
            return False
        data = data[step]
    return True


def _unknown(what: str, name: str, known: list[str], where: str) -> Words:
    return meant(say("unknown-name", what=what, name=name, where=where, known=", ".join(known) or "-"), name, known)
