"""Every fault of criteria files: told once, all together, at its place, in both languages, with a remedy."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from bent_standards import STANDARDS, change, copied, told

from pmqa.standard.check import faults_of
from pmqa.standard.compile import compile_folder
from pmqa.standard.faults import CriteriaError, line_of
from pmqa.standard.sentences import SENTENCES

BROKEN = tomllib.loads(Path(__file__).with_name("broken.toml").read_text(encoding="utf-8"))["broken"]
THAI = re.compile("[\u0e00-\u0e7f]")


@pytest.fixture
def worked(tmp_path: Path) -> Path:
    return copied(STANDARDS / "worked-example", tmp_path)


@pytest.mark.parametrize("broken", BROKEN, ids=lambda broken: broken["name"])
def test_each_fault_is_told_once_at_its_place(broken, tmp_path):
    folder = copied(STANDARDS / broken["standard"], tmp_path)
    change(folder / broken["file"], broken.get("old", ""), broken["new"])
    faults = faults_of(folder)
    expected = [tuple(line.split(" | ")) for line in broken["told"].strip().splitlines()]
    found = told(folder, faults)
    assert [(file, place, problem) for file, _, place, problem in found] == [
        (file, place, problem) for file, _, place, problem in expected
    ]
    for (_, line, *_), (_, begins, *_) in zip(found, expected, strict=True):
        assert line.startswith(begins)
    for one in faults:
        assert THAI.search(one.problem.th)
        assert THAI.search(one.remedy.th) and one.remedy.en and not THAI.search(one.remedy.en)


def test_every_sentence_has_an_example():
    """Those that no changed standard can show have a test of their own below."""
    elsewhere = {"unreadable", "not-utf-8", "not-toml", "no-category", "no-bars-to-rank"}
    problems = [line.rsplit(" | ", 1)[1] for broken in BROKEN for line in broken["told"].strip().splitlines()]
    problems += [problem.partition("; places that use it")[0] for problem in problems]
    patterns = {name: re.sub(r"\\{.*?\\}", ".+", re.escape(words[1])) for name, words in SENTENCES.items()}
    shown = {name for name, pattern in patterns.items() if any(re.fullmatch(pattern, problem) for problem in problems)}
    assert SENTENCES.keys() - shown == elsewhere


def test_each_case_has_a_name_of_its_own():
    names = [broken["name"] for broken in BROKEN]
    assert len(set(names)) == len(names)


def test_the_fixtures_themselves_have_no_fault():
    assert [fault for folder in STANDARDS.iterdir() for fault in faults_of(folder)] == []


def test_faults_of_all_files_come_together_in_the_order_of_the_files(worked):
    change(worked / "2-strategy.toml", 'code = "SP2"', 'code = "SP2"\nmeasure = "marks"')
    change(worked / "1-leadership.toml", "weight = 2", "wieght = 2")
    change(worked / "standard.toml", 'scale = "level"', 'scale = "level"\nblank = "0"')
    assert told(worked, faults_of(worked)) == [
        ("standard.toml", 'blank = "0"', "measures.mark.blank", '"0" will not do: it must be a number'),
        ("1-leadership.toml", "wieght = 2", "requirements[LD1].wieght", "this key is not known"),
        ("2-strategy.toml", 'measure = "marks"', "requirements[SP2].measure", "there is no measure named marks"),
    ]


def test_a_misspelt_name_is_met_with_what_was_perhaps_meant(worked):
    change(worked / "1-leadership.toml", "weight = 2", "wieght = 2")
    change(worked / "1-leadership.toml", 'measure = "mark"', 'measure = "marks"')
    change(worked / "2-strategy.toml", "weight = 0.4", 'weight = 0.4\ncombine = "man"\nqwerty = 1')
    remedies = [one.remedy.en for one in faults_of(worked)]
    assert remedies[:-1] == ["Did you mean mark?", "Did you mean weight?", "Did you mean mean?"]
    assert remedies[-1].startswith("Known here: status, source, code, title, short, weight,")


@pytest.mark.parametrize(
    ("name", "content", "line", "problem"),
    [
        ("standard.toml", b'id = "worked-example"\ntitle = "x\n', 2, "is not valid TOML: "),
        ("standard.toml", b'id = "worked-example"\nmaximum = [5', 2, "is not valid TOML: "),
        ("3-more.toml", 'title = "การวางแผน"'.encode("cp874"), 1, "is not UTF-8 text"),
    ],
)
def test_a_file_that_is_no_toml(worked, name, content, line, problem):
    (worked / name).write_bytes(content)
    (fault,) = faults_of(worked)
    assert (fault.file, fault.line) == (name, line)
    assert fault.problem.en.startswith(problem)


def test_a_folder_without_a_standard(tmp_path):
    (fault,) = faults_of(tmp_path)
    assert fault.file == "standard.toml"
    assert fault.problem.en.startswith("cannot be read (")
    assert fault.remedy.en == "Check the folder: it must hold standard.toml."


def test_a_standard_without_categories(worked):
    for path in worked.glob("?-*.toml"):
        path.unlink()
    assert told(worked, faults_of(worked))[0][2:] == ("", "there is no category file")


def test_ranked_by_bars_where_there_are_none(worked):
    change(worked / "1-leadership.toml", "bars = [{ at_least = 3 }]", "")
    change(worked / "2-strategy.toml", "bars = [{ at_least = 2 }]", "")
    change(worked / "standard.toml", 'key = ["total"]', 'key = ["bars", "total"]')
    assert told(worked, faults_of(worked)) == [
        ("standard.toml", 'key = ["bars", "total"]', "ranking.key", "it ranks by bars, and there is no bar")
    ]


def test_an_unknown_variant(worked):
    with pytest.raises(CriteriaError) as caught:
        compile_folder(worked, "stricter")
    assert [(one.problem.en, one.remedy.en) for one in caught.value.faults] == [
        ("there is no variant named stricter", "Use a name that stands in [[variants]]: -.")
    ]


def test_the_error_itself_names_every_fault(worked):
    change(worked / "1-leadership.toml", "weight = 2", "wieght = 2")
    with pytest.raises(
        CriteriaError, match=r"^1-leadership\.toml:11 requirements\[LD1\]\.wieght: this key is not known$"
    ):
        compile_folder(worked)


TEXT = """\
a = 1
[x.y]
b = { c = 2 }
[[r]]
code = "one"   # [[r]]
list = [
    { k = 1 },
    { k = 2 },
]
[[r]]
"code" = "two"
title.th = "สอง"
[[r.inner]]
deep = 3
[z."quoted name"]
e = 4
"""


@pytest.mark.parametrize(
    ("place", "line"),
    [
        ((), 1),
        (("a",), 1),
        (("x",), 2),
        (("x", "y"), 2),
        (("x", "y", "b"), 3),
        (("x", "y", "b", "c"), 3),
        (("r", 0), 4),
        (("r", 0, "code"), 5),
        (("r", 0, "list"), 6),
        (("r", 0, "list", 0, "k"), 7),
        (("r", 0, "list", 1, "k"), 8),
        (("r", 1), 10),
        (("r", 1, "code"), 11),
        (("r", 1, "title", "th"), 12),
        (("r", 1, "inner", 0), 13),
        (("r", 1, "inner", 0, "deep"), 14),
        (("z", "quoted name", "e"), 16),
    ],
)
def test_places_are_led_to_their_lines(place, line):
    assert tomllib.loads(TEXT)
    assert line_of(TEXT, place) == line
