"""What would follow is what the engine says of a workbook with those answers."""

from __future__ import annotations

import pytest
from reported import checked, standard_in
from written_standards import MANY, answered, compiled

from pmqa.advice.whatif import Contradiction, what_if


def test_one_mark_among_the_group(tmp_path) -> None:
    """B: LD1 from 2 to 3 meets its bar. 0.4 × 1 more: 3.80, before A's 3.60."""
    standard = standard_in(tmp_path)
    found = what_if(standard, checked(standard, "B"), {"LD1": 3.0}, [checked(standard, code) for code in "ACD"])
    before, after = found.before, found.after
    assert ([(one.key, one.found, one.to) for one in found.changes], found.contradictions) == ([("LD1", 2.0, 3.0)], ())
    assert [(float(one.scores[row, 0]), int(one.rank[row]), one.meets_bars(row)) for one, row in ((before, found.at_before), (after, found.at_after))] == [
        (3.4, 2, False), (3.8, 1, True)]


def test_a_blank_and_an_unknown_answer(tmp_path) -> None:
    standard = standard_in(tmp_path)
    found = what_if(standard, checked(standard, "A"), {"LD1": None})
    assert (found.after.checked[0].values[0], found.among) == (None, False)
    assert [(one.code, one.owner) for one in found.contradictions] == [("ANS001", "LD1")]
    with pytest.raises(KeyError):
        what_if(standard, checked(standard, "A"), {"LD9": 3.0})


def test_answers_that_now_contradict_each_other(tmp_path) -> None:
    standard = compiled(tmp_path, MANY)
    row = answered(standard, "A", {"P1.A": 3, "P1.D": 3}, "province")
    assert what_if(standard, row, {"P1.A": 0.0}).contradictions == (Contradiction("ANS021", "P1", "หมวด 1!G6"),)
    assert what_if(standard, row, {"P1.A": 1.0}).contradictions == ()
