"""Advice as JSON: docs/advice.md lists the keys, by the same rules as docs/json.md."""

from __future__ import annotations

from math import isnan

from pmqa.advice.difference import Part
from pmqa.advice.path import Path
from pmqa.advice.stuck import why_stuck
from pmqa.advice.whatif import WhatIf
from pmqa.advice.why import Why
from pmqa.assessment import Assessment
from pmqa.gather import Agency
from pmqa.report.json_parts import Data, Inputs, bilingual, run_data
from pmqa.standard.compiled import Standard


def path_data(path: Path, inputs: Inputs) -> Data:
    """The cheapest path."""
    standard = path.before.standard
    return {
        "draft": True,
        "standard": standard.id,
        "agency": agency_data(path.agency),
        "to": {"bars": bool(standard.bars), "band": bilingual(path.band)},
        "reached": path.reached,
        "proven": path.proven,
        "steps": path.steps,
        "effort": path.effort,
        "effort_stated": path.stated,
        "raises": [{"key": one.key, "code": one.code, "cell": one.cell, "from": _answer(standard, one.key, one.found),
                    "to": _answer(standard, one.key, one.to), "through": [_answer(standard, one.key, value) for value in one.through],
                    "steps": one.steps, "effort": one.effort, "instead": [{"key": key, "to": _answer(standard, key, to)} for key, to in one.instead],
                    "along": list(one.along)}
                   for one in path.raises],
        "stuck": [_stuck(path, place) for place in range(len(path.stuck))],
        "band_stuck": path.band_stuck,
        "before": state_data(path.before, 0),
        "after": state_data(path.after, 0),
        "run": run_data(standard, inputs),
    }


def _stuck(path: Path, place: int) -> Data:
    stuck = path.stuck[place]
    bar, why = path.before.standard.bars[stuck.bar], why_stuck(path.before, stuck)
    return {"bar": bar.name, "code": bar.owner, "target": stuck.target.removeprefix("field:"), "title": bilingual(bar.title),
            "why": why.kind, "codes": list(why.codes), "share": why.now, "share_needed": why.needed}


def state_data(assessment: Assessment, agency: int) -> Data:
    """Scores by node, bands and the verdict."""
    standard = assessment.standard
    return {
        "scores": by_node(assessment, assessment.scores[agency].tolist()),
        "bands": {entry.node: bilingual(assessment.band_of(agency, entry.node)) for entry in standard.bands},
        "gaps": int(assessment.gaps.unmet[agency].sum()),
        "meets_bars": bool(assessment.met[agency, 0]) if standard.bars else None,
        "decision": bilingual(assessment.decision_of(agency)),
    }


def _answer(standard: Standard, key: str, value: float | None) -> float | str | None:
    """A number, or the code of what was chosen."""
    field = standard.field[key]
    return field.codes[int(value)] if value is not None and field.kind == "option" and field.codes else value


def agency_data(agency: Agency) -> Data:
    return {key: getattr(agency, key) for key in ("code", "name", "type", "group")}


def by_node(assessment: Assessment, values: list[float]) -> dict[str, float | None]:
    """Node code → value; null where it is out."""
    return {node.code: None if isnan(value) else value for node, value in zip(assessment.standard.nodes, values, strict=True)}


def what_if_data(found: WhatIf, inputs: Inputs) -> Data:
    """What would follow from other answers."""
    standard, both = found.before.standard, {"before": (found.before, found.at_before), "after": (found.after, found.at_after)}
    return {
        "draft": True,
        "standard": standard.id,
        "agency": agency_data(found.before.agencies[found.at_before]),
        "changes": [{"key": one.key, "cell": one.cell, "found": _answer(standard, one.key, one.found), "to": _answer(standard, one.key, one.to)}
                    for one in found.changes],
        "contradictions": [one._asdict() for one in found.contradictions],
        **{name: state_data(one, row) | {"rank": (int(one.rank[row]) or None) if found.among else None,
                                         "unmet": [{"code": gap.code, "factor": gap.factor} for gap in one.gaps_of(row)]}
           for name, (one, row) in both.items()},
        "run": run_data(standard, inputs),
    }


def why_data(found: Why, inputs: Inputs) -> Data:
    """The difference of two totals; ``parts`` of requirements, with ``own`` of the nodes above, add up to it."""
    assessment, standard = found.assessment, found.assessment.standard

    def part(one: Part) -> Data:
        node = standard.nodes[one.node]
        here, there = (None if isnan(points) else points for points in (one.here, one.there))
        return {"code": node.code, "kind": node.kind, "here": here, "there": there, "part": one.part, "own": one.own}

    return {
        "draft": True,
        "standard": standard.id,
        "agency": agency_data(assessment.agencies[found.agency]),
        "beside": "median" if found.other is None else "agency",
        "other": None if found.other is None else agency_data(assessment.agencies[found.other]),
        "ranks": [int(assessment.rank[row]) or None for row in (found.agency, found.other) if row is not None],
        "decides": found.decides,
        "difference": found.difference.total,
        "parts": [part(one) for one in found.difference.parts],
        "group_size": found.count,
        "median_total": found.median_total,
        "run": run_data(standard, inputs),
    }
