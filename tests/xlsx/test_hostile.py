"""No file may hang, abort, leak or cost much: each of more than 200 is read in a process of its own under caps."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("resource", reason="caps on a process need POSIX")

from xlsx.hostile_archives import ARCHIVES, FOREIGN
from xlsx.hostile_immense import IMMENSE
from xlsx.hostile_parts import ODD
from xlsx.hostile_wrong import WRONG

from pmqa.catalogue import CATALOGUE

FAMILIES = (FOREIGN, ARCHIVES, ODD, WRONG, IMMENSE)
FILES = {name: file for family in FAMILIES for name, file in family.items()}
MOST_MB = 150
MOST_SECONDS = 2


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict]:
    """What the reader makes of each file, by the name of the file."""
    folder = tmp_path_factory.mktemp("hostile")
    paths = [folder / f"{n}.xlsx" for n in range(len(FILES))]
    for path, (make, _) in zip(paths, FILES.values(), strict=True):
        path.write_bytes(make())
    program = Path(__file__).with_name("hostile.py")
    done = subprocess.run(
        [sys.executable, str(program), *map(str, paths)], capture_output=True, text=True, check=True, timeout=300
    )
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    return dict(zip(FILES, lines, strict=True))


def test_there_are_enough() -> None:
    assert len(FILES) == sum(map(len, FAMILIES))  # no name hides another
    assert len(FILES) >= 200


@pytest.mark.parametrize("name", FILES)
def test_hostile_file(name: str, outcomes: dict[str, dict]) -> None:
    told, expected = outcomes[name], FILES[name][1]
    if isinstance(expected, str):
        assert told.get("code") == expected, told
    else:
        assert read_cells(told, expected) == expected, told
    assert told["mb"] <= MOST_MB
    assert told["seconds"] <= MOST_SECONDS


def read_cells(told: dict, expected: dict) -> dict:
    """The told reading in the form of the expected one: sheet -> cells, and what else is asked for."""
    sheets = told.get("sheets", {})
    if "count" in expected:
        return {"count": sum(map(len, sheets.values()))}
    return {**sheets, **{key: told[key] for key in ("stray", "states") if key in expected}}


def test_every_refusal_of_content_has_a_file() -> None:
    """Codes up to FIL004 are about the way to the bytes (test_cells), FIL006 and FIL021 to FIL026 about the intake (tests/intake)."""
    codes = {code for code in CATALOGUE if "FIL005" <= code < "FIL999" and code != "FIL006" and not "FIL021" <= code <= "FIL026"}
    assert codes == {expected for _, expected in FILES.values() if isinstance(expected, str)}
