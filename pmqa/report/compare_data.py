"""A comparison of two rounds as JSON and as CSV."""

from __future__ import annotations

from pmqa.advice.comparison import Comparison, Pair
from pmqa.report.advice_csv import MADE, made_by
from pmqa.report.advice_json import agency_data, state_data
from pmqa.report.as_csv import text_of
from pmqa.report.json_parts import Data, Inputs, bilingual, run_data
from pmqa.report.tables import number


def compare_data(found: Comparison, before: Inputs, after: Inputs) -> Data:
    """Every agency of both rounds. Parts of ``rank_change`` are places gained; they add up to ``moved``."""
    return {
        "draft": True,
        "standard": found.after.standard.id,
        "comparable": found.reason is None,
        "reason": bilingual(found.reason),
        "same_rules": found.same_rules,
        "order": ["set", "rules", "own", "others", "set"],
        "agencies": [_pair(found, pair) for pair in found.pairs],
        "only_before": [agency_data(found.before.agencies[row]) for row in found.gone],
        "only_after": [agency_data(found.after.agencies[row]) for row in found.new],
        "run": {"before": run_data(found.before.standard, before), "after": run_data(found.after.standard, after)},
    }


def _pair(found: Comparison, pair: Pair) -> Data:
    sides = {"before": (found.before, pair.before), "after": (found.after, pair.after)}
    change = None if pair.split is None else {"moved": sum(pair.split), **pair.split._asdict()}
    return {"agency": agency_data(found.after.agencies[pair.after]),
            **{name: {"rank": int(one.rank[row]) or None, **state_data(one, row)} for name, (one, row) in sides.items()},
            "rank_change": change, "reason": bilingual(pair.reason)}


def compare_csv(found: Comparison, lang: str) -> str:
    """A row for each agency of both rounds; where the rounds cannot be compared, one row with the reason."""
    header = [*MADE, "code", "name", "group", "rank_before", "rank_after", "moved", "own", "others", "rules", "set", "total_before",
              "total_after", "gaps_before", "gaps_after", "reason"]
    made = made_by(found.after.standard, lang)
    if found.reason is not None:
        return text_of([header, [*made, *[""] * (len(header) - len(made) - 1), found.reason.in_(lang)]])
    rows = []
    for pair in found.pairs:
        who, sides = found.after.agencies[pair.after], ((found.before, pair.before), (found.after, pair.after))
        split = ["" for _ in range(5)] if pair.split is None else [sum(pair.split), pair.split.own, pair.split.others, pair.split.rules, pair.split.set]
        rows.append([*made, who.code, who.name, who.group, *(int(one.rank[row]) or "" for one, row in sides), *split,
                     *(number(float(one.scores[row, 0]), one.standard.decimals) for one, row in sides),
                     *(int(one.gaps.unmet[row].sum()) for one, row in sides), pair.reason.in_(lang) if pair.reason else ""])
    return text_of([header, *rows])
