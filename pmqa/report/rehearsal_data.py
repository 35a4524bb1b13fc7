"""A rehearsal for programs: JSON (docs/tables.md lists its keys) and CSV, every agency in both."""

from __future__ import annotations

from pmqa.rehearsal import Compared, Rehearsal, Side
from pmqa.report.as_csv import text_of
from pmqa.report.heading import DIGEST
from pmqa.report.json_parts import Data, Inputs, bilingual, criteria_data, run_data
from pmqa.report.tables import number
from pmqa.report.words import word


def rehearsal_data(rehearsal: Rehearsal, inputs: Inputs) -> Data:
    """Every agency under both rule sets, and what cannot be compared."""
    here, there, found = rehearsal.here.standard, rehearsal.there.standard, rehearsal.differences
    return {
        "draft": True,
        "standard": here.id,
        "against": criteria_data(there),
        "agencies": [_agency(one) for one in rehearsal.compared],
        "not_compared": {
            "only_here": list(found.only_here),
            "only_there": list(found.only_there),
            "retitled": [{"code": code, "here": bilingual(one), "there": bilingual(other)} for code, one, other in found.retitled],
            "agencies": [{"code": agency.code, "name": agency.name, "type": agency.type, "file": agency.file} for agency in rehearsal.apart],
        },
        "unranked": [{"code": left.agency, "name": left.name, "file": left.file, "reason": bilingual(left.reason)}
                     for left in rehearsal.here.left_out],
        "run": run_data(here, inputs),
    }


def _agency(one: Compared) -> Data:
    who = one.agency
    return {"agency": {"code": who.code, "name": who.name, "type": who.type, "group": who.group}, "file": who.file,
            "changes": list(one.changes), "here": _side(one.here), "there": _side(one.there), "answers_not_taken": list(one.lost)}


def _side(side: Side) -> Data:
    return {"total": side.total, "exact": side.exact, "meets_bars": side.verdict, "gaps": side.gaps,
            "band": bilingual(side.band), "decision": bilingual(side.decision), "rank": side.rank or None, "group": side.group}


def rehearsal_csv(rehearsal: Rehearsal, lang: str) -> str:
    """A row for each agency that is compared, with both sides; then those that are not."""
    here, there = rehearsal.here.standard, rehearsal.there.standard
    parts = ("rank", "total", "meets_bars", "gaps", "band", "decision")
    made_by = [word("draft", lang), here.id, here.variant, here.digest[:DIGEST], there.id, there.variant, there.digest[:DIGEST]]
    rows: list[list[object]] = [["draft", "standard", "variant", "criteria", "against", "against_variant", "against_criteria", "agency", "name",
                                 "type", "file", "changes", *parts, *(f"{part}_against" for part in parts), "answers_not_taken", "not_compared"]]
    for one in rehearsal.compared:
        rows.append([*made_by, one.agency.code, one.agency.name, one.agency.type, one.agency.file, " ".join(one.changes),
                     *_cells(one.here, here.decimals, lang), *_cells(one.there, there.decimals, lang), " ".join(one.lost), ""])
    for agency in rehearsal.apart:
        rows.append([*made_by, agency.code, agency.name, agency.type, agency.file, "", *[""] * (2 * len(parts)), "", "type"])
    return text_of(rows)


def _cells(side: Side, decimals: int, lang: str) -> list[object]:
    return [side.rank or "", "" if side.total is None else number(side.total, decimals),
            "" if side.verdict is None else "yes" if side.verdict else "no", side.gaps, side.band.in_(lang) if side.band else "",
            side.decision.in_(lang) if side.decision else ""]
