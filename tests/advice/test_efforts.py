"""Stated efforts: whose line counts, and what is refused."""

from __future__ import annotations

import pytest
from written_standards import MANY, compiled

from pmqa.advice.efforts import BadEffort, efforts_of
from pmqa.standard.compiled import Standard


@pytest.fixture
def standard(tmp_path) -> Standard:
    return compiled(tmp_path, MANY)


def test_the_most_particular_line_counts(standard: Standard) -> None:
    lines = {"total": {"effort": "7"}, "1": {"effort": "3"}, "p1": {"effort": "2", "5": "6"}, "P1.D": {"แรง": "1.5"}}
    effort = efforts_of(standard, lines)
    field = standard.field
    assert [effort(field[key], value) for key, value in (("P1.A", 4), ("P1.A", 5), ("P1.D", 4), ("P1.D", 5), ("P2.B1", 1), ("N1", 2), ("closed", 9))] == [
        2, 6, 1.5, 1.5, 3, 7, 7]
    assert efforts_of(standard, {})(field["N1"], 3) == 1


@pytest.mark.parametrize(("lines", "kind"), [
    ({"X9": {"effort": "2"}}, "code"), ({"P1": {"effort": "0"}}, "number"), ({"P1": {"effort": "-1"}}, "number"), ({"P1": {"effort": "two"}}, "number"),
    ({"P1": {"effort": "0.1234567"}}, "number"), ({"P1": {"effort": "1000001"}}, "number"), ({"P1": {"cost": "2"}}, "column")])
def test_what_cannot_be_taken(standard: Standard, lines: dict, kind: str) -> None:
    with pytest.raises(BadEffort) as caught:
        efforts_of(standard, lines)
    assert caught.value.kind == kind
