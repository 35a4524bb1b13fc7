"""The cheapest set of raises, in legal steps, that meets every bar and, where asked, reaches a band.

*Minimal* is proved twice over: the search (:mod:`pmqa.advice.minimal`) finds the least effort among all settings that its
rules allow, and these are never stricter than the engine's; the engine then tries what was found, with each step left out
in turn. Where the engine refuses a setting, that is a fact about all lower ones too, since a raise never takes points:
it is cut off, and the search goes on. ``proven`` is false only where a limit ended this.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from pmqa.advice.goal import Goal, Stuck, bands_of_total, conditions_of, goal_of
from pmqa.advice.groups import Group, TooMany, apply, contradicts, groups_of
from pmqa.advice.levers import Efforts, Lever, levers, one_step
from pmqa.advice.minimal import Cut, Limits, Setting, Unsolved, cheapest
from pmqa.advice.rollup import Rollup, rollup_of
from pmqa.advice.trial import assess_all, assess_one, own_row
from pmqa.assessment import Assessment
from pmqa.checks import Checked
from pmqa.gather import Agency
from pmqa.standard.compiled import Standard
from pmqa.texts import Text

MOST_CUTS = 200


class Raise(NamedTuple):
    """One answer to raise. ``key``: its field (``LD1.A``), of requirement or input ``code``; ``cell`` where it stands.

    ``found``: the answer now (None: blank); ``to``: what it must become; ``through``: every stop on the way, ``to`` the
    last. ``steps`` and ``effort``: of all of them. ``instead``: the raises (key, to) of another set of the same effort that
    goes without this one (or less far: then it is among them), and without or less far with those in ``along``; empty where
    every set of this effort makes it.
    Of ticks that do the same, ``instead`` lists all others, any of which will do.
    """

    key: str
    code: str
    cell: str
    kind: str
    found: float | None
    to: float
    through: tuple[float, ...]
    steps: int
    effort: float
    instead: tuple[tuple[str, float], ...] = ()
    along: tuple[str, ...] = ()


@dataclass(frozen=True)
class Path:
    """What one agency should raise. ``raises`` in sheet order; together they make ``steps`` and cost ``effort``.

    ``band``: the band asked for (None: only the bars). ``reached``: with the raises all that was asked for holds; where
    not, ``stuck`` are the bars that no step can meet (and ``band_stuck``: nor the band), and the raises meet the rest.
    ``proven``: no cheaper set does the same. ``stated``: efforts were stated, not one for each step. ``before`` and
    ``after``: the agency alone in an assessment (its row is 0), as it is and with the raises.
    """

    agency: Agency
    band: Text | None
    raises: tuple[Raise, ...]
    steps: int
    effort: float
    stated: bool
    reached: bool
    proven: bool
    stuck: tuple[Stuck, ...]
    band_stuck: bool
    before: Assessment
    after: Assessment


def path(assessment: Assessment, agency: int, band: int = -1, efforts: Efforts = one_step) -> Path:
    """The path of one agency of the assessment. ``band``: place of the wanted band among those of the total, -1: bars only.

    Raises TooMany where one requirement can be answered in more ways than are looked through, Unsolved where the solver
    gives up.
    """
    standard, row, answers = assessment.standard, own_row(assessment, agency), assessment.answers[agency]
    before = assess_one(standard, row, answers)
    found = levers(standard, answers, before.tree, conditions_of(standard, band), efforts)
    top = assess_one(standard, row, apply(answers, found, [len(lever.stops) for lever in found]))
    movable = {column for lever in found for stop in lever.stops for column, _ in stop.writes}
    goal = goal_of(standard, top, movable, band)
    search = _Search(standard, row, answers, goal, groups_of(standard, row.agency_type, answers, found, goal),
                     rollup_of(standard, before.tree._replace(points=before.before), answers))  # a raise may lift a cap
    setting = search.cheapest()
    proven = setting is not None and search.needs_every_step(setting)
    after = search.answers_of(setting or search.still)
    raises = tuple(search.raises(setting or search.still, before.checked[0].places))
    entry = bands_of_total(standard)
    return Path(
        assessment.agencies[agency], entry.bands[band].name if entry and band >= 0 else None, raises, sum(one.steps for one in raises),
        round(sum(one.effort for one in raises), 9), efforts is not one_step, goal.reachable and setting is not None, proven,
        goal.stuck, goal.band_stuck, before, assess_one(standard, row, after))


class _Search:
    """The search for one agency, with what the engine has refused so far."""

    def __init__(self, standard: Standard, row: Checked, answers: np.ndarray, goal: Goal, groups: Sequence[Group], rollup: Rollup) -> None:
        self.standard, self.row, self.answers, self.goal, self.groups, self.rollup = standard, row, answers, goal, groups, rollup
        self.cuts: list[Cut] = []

    @property
    def still(self) -> Setting:
        """Nothing raised."""
        return (0,) * len(self.groups)

    def cheapest(self, below: tuple[tuple[int, int, int], ...] = (), near: Setting | None = None) -> Setting | None:
        """The setting of least effort that the engine passes; None where there is none, or none within the limit."""
        best = None
        for way in self.goal.ways:
            found = self._along([*self.goal.needs, *way], below, near)
            if found is not None and (best is None or self.effort(found) < self.effort(best) - 1e-9):
                best = found
        return best

    def _along(self, needs: list, below: tuple[tuple[int, int, int], ...], near: Setting | None) -> Setting | None:
        while len(self.cuts) <= MOST_CUTS:
            setting = cheapest(self.groups, needs, self.rollup, self.answers, Limits(tuple(self.cuts), below, near, self.goal.watched))
            if setting is None or self.passes(self.answers_of(setting)[None, :])[0]:
                return setting
            self.cuts.append(self._refused(setting))
        return None

    def effort(self, setting: Setting) -> float:
        return float(sum(group.effort[way] for group, way in zip(self.groups, setting, strict=True)))

    def passes(self, rows: np.ndarray) -> np.ndarray:
        """Whether the engine finds the goal met, and no factor contradicted, (rows,) bool."""
        met = self.goal.passes(assess_all(self.standard, self.row, rows))
        return met & ~contradicts(self.standard, self.answers, rows)

    def answers_of(self, setting: Setting) -> np.ndarray:
        """The answers (columns,) under a setting."""
        return self._written([group.states[way] for group, way in zip(self.groups, setting, strict=True)])

    def _written(self, states: Sequence[np.ndarray]) -> np.ndarray:
        out = self.answers
        for group, state in zip(self.groups, states, strict=True):
            out = apply(out, group.levers, state.tolist())
        return _without_none(self.standard, self.answers, out)

    def _refused(self, setting: Setting) -> Cut:
        """The setting as a cut, made as wide as the engine goes on refusing: one group after another raised to its top."""
        states: list[np.ndarray] = [group.states[way] for group, way in zip(self.groups, setting, strict=True)]
        free: set[int] = set()
        for at, group in enumerate(self.groups):
            tried = [*states]
            tried[at] = np.array([len(lever.stops) for lever in group.levers])
            if not self.goal.passes(assess_all(self.standard, self.row, self._written(tried)[None, :]))[0]:
                states = tried
                free.add(at)
        return Cut(tuple(None if at in free else state for at, state in enumerate(states)))

    def needs_every_step(self, setting: Setting) -> bool:
        """Whether leaving out any one step fails: what a cheapest set must be, and the engine is asked."""
        states = [group.states[way] for group, way in zip(self.groups, setting, strict=True)]
        rows = []
        for at, state in enumerate(states):
            for lever in np.flatnonzero(state).tolist():
                less = [one.copy() for one in states]
                less[at][lever] -= 1
                rows.append(self._written(less))
        return not rows or not self.passes(np.array(rows)).any()

    def raises(self, setting: Setting, places: Sequence[str]) -> list[Raise]:
        """The raises of a setting, in sheet order, each with what could be done in its place."""
        out = []
        for at, (group, way) in enumerate(zip(self.groups, setting, strict=True)):
            for n in np.flatnonzero(group.states[way]).tolist():
                out += self._of(group.levers[n], int(group.states[way][n]), places, self._instead(setting, at, n))
        order = list(self.standard.field)
        return sorted(out, key=lambda one: order.index(one.key))

    def _of(self, lever: Lever, state: int, places: Sequence[str], other: tuple[tuple, tuple]) -> list[Raise]:
        stops, names = lever.stops[:state], list(self.standard.columns)
        ticks = len(lever.keys) > 1
        instead, along = (tuple((key, 1.0) for key in lever.keys[state:]), ()) if ticks and state < len(lever.keys) else other
        out = []
        for column, value in stops[-1].writes:
            field, now = self.standard.field[names[column]], float(self.answers[column])
            through = (value,) if ticks else tuple(dict(stop.writes)[column] for stop in stops)[-stops[-1].steps :]
            out.append(Raise(field.key, field.owner, places[column], field.kind, None if np.isnan(now) else now, value, through,
                             1 if ticks else stops[-1].steps, stops[0].effort if ticks else stops[-1].effort, instead,
                             tuple(key for key in along if key != field.key)))
        return out

    def _instead(self, setting: Setting, at: int, lever: int) -> tuple[tuple[tuple[str, float], ...], tuple[str, ...]]:
        """What another set of the same effort raises in place of this lever, and what it does without; the nearest such set."""
        try:
            other = self.cheapest(((at, lever, int(self.groups[at].states[setting[at]][lever])),), setting)
        except Unsolved:
            return (), ()
        if other is None or self.effort(other) > self.effort(setting) + 1e-9:
            return (), ()
        here, there = self.answers_of(setting), self.answers_of(other)
        differs = (here != there) & ~(np.isnan(here) & np.isnan(there))
        moved = differs & (there != self.answers) & ~np.isnan(there)
        own = {column for stop in self.groups[at].levers[lever].stops for column, _ in stop.writes}
        more = [n for n in np.flatnonzero(moved).tolist() if n in own or not self._less_far(n, there[n], here[n])]
        names = list(self.standard.columns)
        return tuple((names[n], float(there[n])) for n in more), tuple(names[n] for n in np.flatnonzero(differs).tolist() if n not in more)

    def _less_far(self, column: int, value: float, than: float) -> bool:
        """Whether ``value`` lies on the way from the answer found to ``than``."""
        now = np.nan_to_num(self.answers[column])
        return bool(abs(value - now) < abs(than - now)) if not np.isnan(than) else False


def _without_none(standard: Standard, before: np.ndarray, after: np.ndarray) -> np.ndarray:
    """The answers without a tick at "none of these" where a box of that requirement is now ticked."""
    for key, column in standard.columns.items():
        field = standard.field[key]
        if field.part == "none" and field.kind == "tick" and after[column] > 0:
            boxes = [at for other, at in standard.columns.items() if standard.field[other].owner == field.owner and at != column]
            if (after[boxes] > 0).any() and not (before[boxes] > 0).any():
                after[column] = np.nan
    return after


__all__ = ["Path", "Raise", "Stuck", "TooMany", "Unsolved", "path"]
