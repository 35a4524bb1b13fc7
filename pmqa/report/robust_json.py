"""How sure a ranking is, as JSON: what ``rank --robust --format json`` adds under ``robust``. docs/robustness.md lists the keys."""

from __future__ import annotations

from collections.abc import Sequence
from math import isnan

from pmqa.assessment import Assessment
from pmqa.report.json_parts import Data, bilingual
from pmqa.report.rank_report import groups
from pmqa.report.robust_words import no_source
from pmqa.robust.result import Dominance, Hair, Item, Near, Ranges, Robustness, UnderVariant, Without


def robust_data(assessment: Assessment, result: Robustness) -> Data:
    """Everything of ``result``; agencies by code and file, in the order of the ranking."""
    return {
        "draws": result.draws, "seed": result.seed, "top": result.top,
        "spread": {"kind": result.spread.kind, "size": result.spread.size}, "misjudged": result.misjudged,
        "weights": _ranges(assessment, result, result.weights, "weights"),
        "misjudgement": _ranges(assessment, result, result.misjudgement, "misjudgement"),
        "dominance": _dominance(assessment, result.dominance),
        "hairs": [_hair(assessment, hair) for hair in result.hairs],
        "near": [_near(assessment, near) for near in result.near],
        "without": [_without(assessment, without) for without in result.without],
        "variants": [_variant(assessment, variant) for variant in result.variants],
        "requirements": [_item(item) for item in result.items],
    }


def _ranges(assessment: Assessment, result: Robustness, ranges: Ranges | None, source: str) -> Data:
    absent = no_source(result, source)
    if ranges is None:
        return {"not_here": bilingual(absent), "agencies": [], "alike": [], "meets_exact": None}
    agencies = [_who(assessment, i) | {
        "rank": int(assessment.rank[i]), "low": float(ranges.low[i]), "median": float(ranges.median[i]), "high": float(ranges.high[i]),
        "nominal": float(ranges.nominal[i]), "top": float(ranges.top[i]), "meets": _number(ranges.meets[i])}
        for i in _order(assessment)]
    alike = [{"ranks": [int(assessment.rank[one[0]]), int(assessment.rank[one[-1]])],
              "agencies": [assessment.agencies[i].code for i in one]} for one in ranges.alike]
    return {"not_here": bilingual(None), "agencies": agencies, "alike": alike, "meets_exact": ranges.exact if assessment.standard.bars else None}


def _dominance(assessment: Assessment, dominance: Dominance | None) -> list[Data]:
    if dominance is None:
        return []
    return [_who(assessment, i) | {"never_below": int(dominance.over[i]), "never_above": int(dominance.under[i])} for i in _order(assessment)]


def _hair(assessment: Assessment, hair: Hair) -> Data:
    return {"upper": assessment.agencies[hair.upper].code, "lower": assessment.agencies[hair.lower].code, "units": hair.units,
            "requirements": list(hair.requirements)}


def _near(assessment: Assessment, near: Near) -> Data:
    standard, (first, second) = assessment.standard, near.place
    title = standard.bars[first].title if near.kind == "bar" else standard.bands[first].bands[second].name
    return _who(assessment, near.agency) | {"kind": near.kind, "name": bilingual(title), "code": near.code, "value": near.value,
                                            "limit": near.limit, "met": near.met}


def _without(assessment: Assessment, without: Without) -> Data:
    return {"category": without.category, "mean_change": without.change, "ranks": _ranks(assessment, without.rank)}


def _variant(assessment: Assessment, variant: UnderVariant) -> Data:
    return {"variant": variant.variant, "mean_change": variant.change, "ranks": _ranks(assessment, variant.rank),
            "flips": [assessment.agencies[i].code for i in variant.flips]}


def _ranks(assessment: Assessment, ranks: Sequence[int]) -> list[Data]:
    return [_who(assessment, i) | {"rank": int(ranks[i]) or None} for i in _order(assessment)]


def _item(item: Item) -> Data:
    return {"code": item.code, "agencies": item.agencies, "fails": item.fails, "mean": item.mean, "deviation": item.deviation,
            "discrimination": item.discrimination}


def _who(assessment: Assessment, i: int) -> Data:
    return {"agency": assessment.agencies[i].code, "file": assessment.agencies[i].file}


def _order(assessment: Assessment) -> list[int]:
    return [i for members in groups(assessment).values() for i in members]


def _number(value: float) -> float | None:
    return None if isnan(value) else float(value)
