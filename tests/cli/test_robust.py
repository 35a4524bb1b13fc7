"""``pmqa rank --robust``."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from commanded import Ran

from pmqa.cli import robust


def test_ranking_first_then_how_sure(pmqa_: Callable[..., Ran]) -> None:
    ran = pmqa_("rank", "sent", "--robust", "--draws", "200")
    assert (ran.code, ran.err) == (0, "")
    plain = pmqa_("rank", "sent").lines
    assert ran.lines[: len(plain)] == plain
    assert ran.lines[len(plain) : len(plain) + 2] == ["", "How sure: sensitivity ranges of the ranks"]
    assert "200 draws, seed 1" in ran.lines


def test_json_has_the_settings_and_the_same_numbers_every_time(pmqa_: Callable[..., Ran]) -> None:
    asked = ("rank", "sent", "--robust", "--draws", "300", "--seed", "7", "--weights", "15%", "--misjudged", "5%", "--top", "1", "--format", "json")
    data = pmqa_(*asked).data
    assert list(data) == [*pmqa_("rank", "sent", "--format", "json").data, "robust"]
    found = data["robust"]
    assert [found[key] for key in ("draws", "seed", "top", "spread", "misjudged")] == [300, 7, 1, {"kind": "band", "size": 0.15}, 0.05]
    assert pmqa_(*asked).data == data
    assert [one["variant"] for one in found["variants"]] == ["direction-2"]


def test_nothing_varied_changes_nothing(pmqa_: Callable[..., Ran]) -> None:
    found = pmqa_("rank", "sent", "--robust", "--draws", "5", "--weights", "0%", "--misjudged", "0%", "--format", "json").data["robust"]
    for source in ("weights", "misjudgement"):
        assert all(row["low"] == row["median"] == row["high"] == row["rank"] and row["nominal"] == 1 for row in found[source]["agencies"])


def test_csv(pmqa_: Callable[..., Ran]) -> None:
    header = pmqa_("rank", "sent", "--robust", "--draws", "5", "--format", "csv").lines[0]
    assert header.endswith(",weights_top,weights_meets,misjudgement_low,misjudgement_median,misjudgement_high,misjudgement_nominal,"
                           "misjudgement_top,misjudgement_meets")


@pytest.mark.parametrize(("arguments", "says"), [
    (("--draws", "10"), "--draws is for --robust only."),
    (("--robust", "--draws", "0"), "--draws must be from 1 to 1000000."),
    (("--robust", "--seed", "-1"), "--seed must be from 0 to 9223372036854775807."),
    (("--robust", "--weights", "1"), "--weights: 1 will not do. Give 2 to 10000 votes, or ± a percentage below 100 such as 20%."),
    (("--robust", "--weights", "2.5"), "--weights: 2.5 will not do. Give 2 to 10000 votes, or ± a percentage below 100 such as 20%."),
    (("--robust", "--weights", "100%"), "--weights: 100% will not do. Give 2 to 10000 votes, or ± a percentage below 100 such as 20%."),
    (("--robust", "--misjudged", "0.1"), "--misjudged: 0.1 will not do. Give 0% to 100%."),
    (("--robust", "--misjudged", "101%"), "--misjudged: 101% will not do. Give 0% to 100%."),
])
def test_wrong_use(pmqa_: Callable[..., Ran], arguments, says) -> None:
    ran = pmqa_("rank", "sent", *arguments)
    assert (ran.code, ran.out, ran.err) == (2, "", says + "\n")


def test_more_than_fits_into_memory_is_refused(pmqa_: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(robust, "MOST", 100)
    ran = pmqa_("rank", "sent", "--robust")
    assert (ran.code, ran.out, ran.err) == (2, "", "With 4 agencies --draws may be 25 at most.\n")


def test_gaps_has_no_such_option(pmqa_: Callable[..., Ran]) -> None:
    assert pmqa_("gaps", "sent", "--robust").code == 2
