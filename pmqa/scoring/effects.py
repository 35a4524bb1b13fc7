"""Effects: what follows when their conditions hold. Points capped, bands capped, a decision refused, no rank.

Only ``cap_points`` changes a score, so its conditions look at the scores before any cap: there is no circle. All others
look at the final scores.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from pmqa.scoring.conditions import Facts, all_hold, any_list_holds
from pmqa.standard.compiled import Decision, Effect, Standard

GRANTED, REFUSED, OPEN = 1, 0, -1


def in_effect(facts: Facts, effect: Effect) -> np.ndarray:
    """Whether an effect takes place, (agencies,) bool."""
    lifted = all_hold(facts, effect.unless) & bool(effect.unless)
    return any_list_holds(facts, effect.lists) & ~lifted & ~facts.tree.out[:, facts.standard.index[effect.owner]]


def caps_points(standard: Standard) -> bool:
    return any(effect.does == "cap_points" for effect in standard.effects)


def most_points(before: Facts) -> np.ndarray:
    """Where nodes are capped, (agencies, nodes): infinity where they are not. ``before``: the facts before any cap."""
    most = np.full(before.tree.points.shape, np.inf)
    for effect in before.standard.effects:
        if effect.does == "cap_points":
            at = before.standard.index[effect.node]
            most[:, at] = np.where(in_effect(before, effect), np.minimum(most[:, at], effect.to), most[:, at])
    return most


def effects(before: Facts, final: Facts) -> np.ndarray:
    """Which effects take place, (agencies, effects) bool in the order of ``standard.effects``."""
    found = [in_effect(before if effect.does == "cap_points" else final, effect) for effect in final.standard.effects]
    return np.column_stack([np.zeros((len(final.answers), 0), dtype=bool), *found])


def followed_by(standard: Standard, found: np.ndarray, does: str) -> np.ndarray:
    """Agencies for which any effect of a kind takes place, (agencies,) bool. ``found``: of :func:`effects`."""
    return found[:, [effect.does == does for effect in standard.effects]].any(axis=1)


def capped_band(standard: Standard, found: np.ndarray, node: str, place: np.ndarray) -> np.ndarray:
    """Places of bands of a node, (agencies,) int, -1 none, lowered to what the effects allow."""
    for i, effect in enumerate(standard.effects):
        if effect.does == "cap_band" and effect.node == node:
            place = np.where(found[:, i], np.minimum(place, int(effect.to)), place)
    return place


def decided(decision: Decision, facts: Facts, refused: np.ndarray, missing: np.ndarray) -> np.ndarray:
    """(agencies,) int: GRANTED, REFUSED, or OPEN where answers are ``missing`` and nothing refuses yet."""
    fails = refused | ~any_list_holds(facts, decision.lists)
    return np.where(fails, REFUSED, np.where(missing, OPEN, GRANTED))


def decided_but_for_effects(decision: Decision, facts: Facts, missing: Sequence[bool]) -> np.ndarray:
    """The same, if no effect refused anything."""
    waiting = np.array(missing, dtype=bool)
    return decided(decision, facts, np.zeros_like(waiting), waiting)
