"""A criteria file without its faulty values, so that all else is judged in the same run.

What is cut out is no larger than what hangs together: a key of a requirement, a whole named bar, a whole rule of decision.
Lists keep their length, so that places in the file stay what they are.
"""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from typing import Any, TypeVar

from pmqa.standard.faults import Place, Words, has
from pmqa.standard.invalid import read_as

Kind = TypeVar("Kind")

_NAMED = ("scales", "measures", "named_bars", "named_effects", "settings")
_ROWS = ("sections", "requirements", "inputs", "subtotals", "profile", "bands", "variants", "agency_types")
_STAND_INS = {"title": "-", "of": [], "bands": [], "set": {}, "maximum": 1, "year": 1}  # for keys that must be there
_NONE_RATHER_THAN_DEFAULT = ("bars", "effects", "companions", "tags")  # a requirement that has its own does not take its file's


def read_rest(kind: type[Kind], data: dict[str, Any], known: Iterable[Place],
              number: int) -> tuple[Kind | None, list[tuple[Place, Words]], set[Place]]:
    """The file without what is wrong, all that is wrong beside the ``known`` places, and what was cut out.

    None where even the rest cannot be read. ``number``: of the file, for codes that must differ from those of others.
    """
    known = list(known)
    model, wrong = read_as(kind, data)
    wrong = [(place, words) for place, words in wrong if not _within(place, known)]
    cuts = {_cut(data, place) for place in (*known, *(place for place, _ in wrong)) if place}
    if cuts:
        rest = _without(data, cuts)
        model, lacking = read_as(kind, rest)
        for place, _ in lacking if all(place in cuts for place, _ in lacking) else ():
            _put(rest, place, _stand_in(place, number))
        model = model or read_as(kind, rest)[0]
    return model, wrong, cuts


def _within(place: Place, places: Iterable[Place]) -> bool:
    return any(place[:len(at)] == at for at in places)


def _cut(data: dict[str, Any], place: Place) -> Place:
    """What is cut out for a faulty value: a key of the file, an entry of a named table, a key of a list's entry."""
    head = data.get(place[0])
    if place[0] in _NAMED and isinstance(head, dict) or place[0] == "defaults":
        return place[:2]
    if place[0] in _ROWS and isinstance(head, list) and len(place) > 2 and isinstance(head[place[1]], dict):
        return place[:3]
    return place[:1]


def _without(data: dict[str, Any], cuts: set[Place]) -> dict[str, Any]:
    rest = deepcopy(data)
    for *way, key in cuts:
        here = rest
        for step in way:
            here = here[step] if has(here, step) else {}
        if here.pop(key, None) is not None and way and key in _NONE_RATHER_THAN_DEFAULT:
            here[key] = []
    return rest


def _put(rest: dict[str, Any], place: Place, value: object) -> None:
    here: Any = rest
    for step in place[:-1]:
        here = here[step]
    here[place[-1]] = value


def _stand_in(place: Place, number: int) -> object:
    """A code of its own for what has none: ``unread-2-req-0``."""
    return _STAND_INS.get(str(place[-1]), "-".join(("unread", str(number), *(str(step)[:3] for step in place[:-1]))))
