"""Answers to everything that the rules make of them: points, bars, effects, bands, decisions; whole batches, no texts."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from pmqa.scoring.conditions import Facts, Gaps, bands_held, bars_met, gaps, highest_band
from pmqa.scoring.effects import capped_band, caps_points, decided, effects, followed_by, most_points
from pmqa.scoring.tree import tree
from pmqa.standard.compiled import Standard


class Outcome(NamedTuple):
    """``facts`` hold the final scores and which bars are met. ``before`` (agencies, nodes): points before any effect.

    ``effects`` (agencies, effects), bool. By node code: ``bands`` and, before any effect lowered them, ``bands_before``
    (agencies,), places, -1 none; ``held`` (agencies, bands), bool. ``decisions`` (agencies,): see ``scoring.effects``; or None.
    """

    facts: Facts
    before: np.ndarray
    gaps: Gaps
    effects: np.ndarray
    bands: dict[str, np.ndarray]
    bands_before: dict[str, np.ndarray]
    held: dict[str, np.ndarray]
    decisions: np.ndarray | None


def scored(standard: Standard, answers: np.ndarray, types: list[str], attributes: dict[str, list]) -> tuple[Facts, Facts]:
    """The facts before any effect and the final ones, which points are capped in; no bar is looked at yet."""
    points = tree(standard, answers, types)
    before = facts = Facts(standard, answers, points, attributes, np.ones(points.points.shape, dtype=bool))
    if caps_points(standard):
        facts = facts._replace(tree=tree(standard, answers, types, most_points(before)))
    return before, facts


def outcome(standard: Standard, answers: np.ndarray, types: list[str], attributes: dict[str, list], missing: np.ndarray) -> Outcome:
    """Everything, in the order in which one thing rests on another: scores, caps, scores again, bars, effects, bands.

    ``answers``: (agencies, columns), NaN = blank. ``types``: agency type codes. ``attributes``: those that conditions name, one
    value per agency. ``missing`` (agencies,), bool: an expected answer is not there or cannot be read.
    """
    before, facts = scored(standard, answers, types, attributes)
    unmet = gaps(facts)
    facts = facts._replace(met=bars_met(standard, unmet))
    found = effects(before, facts)
    highest = {entry.node: highest_band(facts, entry) for entry in standard.bands}
    bands = {node: capped_band(standard, found, node, place) for node, place in highest.items()}
    held = {entry.node: bands_held(facts, entry) for entry in standard.bands}
    held = {node: every & (np.arange(every.shape[1]) <= bands[node][:, None]) for node, every in held.items()}
    refused = followed_by(standard, found, "refuse_decision")
    decisions = decided(standard.decision, facts, refused, missing) if standard.decision else None
    return Outcome(facts, before.tree.points, unmet, found, bands, highest, held, decisions)
