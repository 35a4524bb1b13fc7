"""JSON results, whole, as docs/json.md promises them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from reported import REFUSED, checked, round_of, standard_in

from pmqa import __version__
from pmqa.api import assess
from pmqa.deciding import deciding
from pmqa.report.as_json import gaps_data, rank_data, refused_data, score_data
from pmqa.report.json_parts import Data, check_data, text_of
from pmqa.standard.compiled import Standard
from pmqa.submission import Submission

PAGE = (Path(__file__).parents[2] / "docs" / "json.md").read_text(encoding="utf-8")
EXAMPLES = dict(re.findall(r"^```json (\w+)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL))
NODES = {"total", "1", "2", "LD1", "LD2", "SP1", "SP2"}
FREE = NODES | {"th", "en"} | {f"{name}.xlsx" for name in "ABCD"} | {"old.xlsx"}


@pytest.fixture(scope="module")
def standard(tmp_path_factory: pytest.TempPathFactory) -> Standard:
    return standard_in(tmp_path_factory.mktemp("worked"))


@pytest.fixture(scope="module")
def score(standard: Standard, tmp_path_factory: pytest.TempPathFactory) -> Data:
    one = assess(standard, [checked(standard, "B")])
    rules = deciding(one, lambda variant: standard_in(tmp_path_factory.mktemp("variant"), variant))[0]
    return score_data(one, 0, rules, {"B.xlsx": "b" * 64})


@pytest.fixture(scope="module")
def rank(standard: Standard) -> Data:
    together = round_of(standard)
    return rank_data(together, {row.file: row.digest for row in (*together.checked, REFUSED)})


def keys(data: object) -> Iterator[str]:
    if isinstance(data, dict):
        yield from data
    for below in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from keys(below)


def printed(data: Data) -> str:
    """As printed, by the version that the page was written for."""
    return text_of(data).replace(f'"engine": "{__version__}"', '"engine": "0.1.0"') + "\n"


def test_score_is_the_example_of_the_page(score: Data) -> None:
    assert printed(score) == EXAMPLES["score"]


def test_rank_is_the_example_of_the_page(rank: Data) -> None:
    assert printed(rank | {"ranking": rank["ranking"][-1:]}) == EXAMPLES["rank"]


def test_the_ranking_of_the_worked_example(rank: Data) -> None:
    rows = [(row["group"], row["rank"], row["agency"]["code"], row["total"], row["gaps"], row["meets_bars"], row["incomplete"])
            for row in rank["ranking"]]
    assert rows == [("department", 1, "A", 3.6, 0, True, False), ("department", 2, "B", 3.4, 1, False, False),
                    ("province", 1, "C", 3.6, 0, True, False), ("province", 2, "D", 2.6, 1, False, True)]
    assert [row["ranks"]["2"] for row in rank["ranking"]] == [1, 1, 1, 1]


def test_gaps_of_all(standard: Standard) -> None:
    data = gaps_data(round_of(standard), {})
    assert list(data) == ["draft", "standard", "agencies", "unranked", "run"]
    assert [(row["agency"]["code"], row["file"], row["meets_bars"], [gap["value"] for gap in row["gaps"]]) for row in data["agencies"]] == [
        ("A", "A.xlsx", True, []), ("B", "B.xlsx", False, [2.0]), ("C", "C.xlsx", True, []), ("D", "D.xlsx", False, [None])]


def test_a_refused_file_has_the_same_keys(score: Data, standard: Standard) -> None:
    submission = Submission("old.xlsx", "0" * 64, findings=REFUSED.findings, refused=True)
    data = refused_data(submission, None, {"old.xlsx": "0" * 64})
    assert list(data) == list(score)
    assert data | {"findings": 1} == {
        "draft": True, "standard": "", "agency": {"code": "", "name": "", "type": "", "group": ""}, "scores": {}, "exact": {}, "max": {},
        "bands": {}, "effects": [], "decision": {"th": "", "en": ""}, "term": None, "gaps": [], "meets_bars": None, "status": "", "deciding_rules": [], "findings": 1,
        "run": {"standard": None, "engine": score["run"]["engine"], "inputs": {"old.xlsx": "0" * 64}}}
    assert refused_data(submission, standard, {})["run"]["standard"]["id"] == "worked"


def test_without_bars_there_is_no_verdict_and_without_ranking_no_rank(standard: Standard) -> None:
    bare = replace(standard, bars=(), ranking=standard.ranking._replace(key=()))
    one = assess(bare, [checked(bare, "A")])
    assert score_data(one, 0, (), {})["meets_bars"] is None
    row = rank_data(one, {})["ranking"][0]
    assert (row["rank"], row["rank_overall"], row["meets_bars"], row["total"]) == (None, None, None, 3.6)


def test_two_differing_files_are_unranked_with_all_that_is_known(standard: Standard) -> None:
    copy = checked(standard, "B")._replace(file="copy.xlsx", attributes={"code": "A", "name": "ซ้ำ", "type": "department"})
    data = rank_data(assess(standard, [checked(standard, "A"), copy]), {})
    assert data["ranking"] == []
    assert [(row["file"], row["agency"]["type"], row["reason"]["en"]) for row in data["unranked"]] == [
        (file, "department", "Different files bear the same agency; none of them is ranked.") for file in ("A.xlsx", "copy.xlsx")]


def test_checked_files(standard: Standard) -> None:
    data = check_data([("B.xlsx", "worked", checked(standard, "B").findings[:1]), ("old.xlsx", "", REFUSED.findings)], [standard], {"B.xlsx": "b"})
    assert [(row["file"], row["standard"], [finding["code"] for finding in row["findings"]]) for row in data["files"]] == [
        ("B.xlsx", "worked", ["ANS010"]), ("old.xlsx", "", ["STD001"])]
    assert data["run"]["standards"] == [{"id": "worked", "variant": "", "sha256": standard.digest, "origin": "criteria/worked"}]


def test_every_key_is_on_the_page(score: Data, rank: Data, standard: Standard) -> None:
    data = [score, rank, gaps_data(round_of(standard), {}), check_data([], [standard], {})]
    told = set(re.findall(r"`(\w+)`", PAGE))
    assert {key for one in data for key in keys(one)} - FREE - told == set()


def test_what_is_not_a_number_never_gets_out() -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        text_of({"scores": float("nan")})


def test_examples_are_json() -> None:
    assert [json.loads(example)["draft"] for example in EXAMPLES.values()] == [True, True]
