"""Whatever an author writes, the answer is a standard or a list of faults with places: never a traceback."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from functools import reduce
from operator import getitem
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from pmqa.standard.check import faults_of

FOLDER = Path(__file__).parent.parent / "standards" / "every-rule"
FILES = {path.name: tomllib.loads(path.read_text(encoding="utf-8")) for path in FOLDER.glob("*.toml")}

Place = tuple[str | int, ...]


def places(data: object, place: Place = ()) -> Iterator[Place]:
    """The way to every value."""
    steps = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for step, item in steps:
        yield (*place, step)
        yield from places(item, (*place, step))


def changed(data: object, place: Place, change: object) -> object:
    """A copy with another value at ``place``; ``...`` removes it."""
    if not place:
        return change
    copy = dict(data) if isinstance(data, dict) else list(data)
    if len(place) == 1 and change is ...:
        del copy[place[0]]
    else:
        copy[place[0]] = changed(copy[place[0]], place[1:], change)
    return copy


def toml(value: object) -> str:
    if isinstance(value, dict):
        return (
            "{"
            + ", ".join(f"{json.dumps(key, ensure_ascii=False)} = {toml(item)}" for key, item in value.items())
            + "}"
        )
    if isinstance(value, list):
        return "[" + ", ".join(toml(item) for item in value) + "]"
    return json.dumps(value, ensure_ascii=False) if isinstance(value, (str, bool)) else repr(value)


WAYS = [(name, place) for name, data in FILES.items() for place in places(data)]
VALUES = {way: reduce(getitem, way[1], FILES[way[0]]) for way in WAYS}
BY_TYPE = {
    kind: [value for value in VALUES.values() if type(value) is kind] + more
    for kind, more in {
        str: ["", "x", "total", "1.1", "J1", ".A", "#key", "@size", "categories", "{subject}"],
        int: [0, -1, 7, 10**9],
        float: [0.0, 0.5, -0.5, float("inf"), float("nan")],
        bool: [],
        list: [[], [[]], [{}], ["x"], [0]],
        dict: [{}, {"th": ""}, {"setting": "partial"}],
    }.items()
}
ANY = [..., *(value for values in BY_TYPE.values() for value in values)]


@st.composite
def changes(draw) -> list[tuple[str, Place, object]]:
    """Up to three places, each with a value of its kind from elsewhere, or (one time in four) with anything."""
    found = []
    for way in draw(st.lists(st.sampled_from(WAYS), min_size=1, max_size=3)):
        alike = BY_TYPE[type(VALUES[way])] if draw(st.integers(0, 3)) else ANY
        found.append((*way, draw(st.sampled_from(alike))))
    return found


@given(changes())
def test_a_fault_is_told_or_the_standard_can_be_used(drawn):
    files = dict(FILES)
    for name, place, change in drawn:
        try:
            files[name] = changed(files[name], place, change)
        except (KeyError, IndexError, TypeError):  # an earlier change took this place away
            continue
    with TemporaryDirectory() as folder:
        path = Path(folder) / "every-rule"
        path.mkdir()
        for name, data in files.items():
            text = "\n".join(f"{json.dumps(key)} = {toml(item)}" for key, item in data.items())
            (path / name).write_text(text, encoding="utf-8")
        for fault in faults_of(path):
            assert fault.file in files and fault.line >= 1
            assert fault.problem.th and fault.problem.en and fault.remedy.th and fault.remedy.en
