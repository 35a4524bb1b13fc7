"""A category file that is missing, and that something still speaks of: a fault whose remedy says so."""

from __future__ import annotations

import pytest
from bent_standards import CRITERIA, copied, told

from pmqa.standard.check import check_folder, faults_of
from pmqa.standard.files import numbers_left_out

BACK = "bring back the file"


@pytest.mark.parametrize(("id", "file", "expected"), [
    ("ita-2565", "2-eit.toml", [("weights_total = 100", "weights_total", "the weights below add to 70, not 100")]),
    ("mp-cm-helpline-1", "6-fall.toml", [("maximum = 100", "maximum", "the maxima below add to 90, not 100"),
                                         ("weights_total = 100", "weights_total", "the weights below add to 90, not 100")]),
    ("mp-cm-helpline-1", "1-satisfied.toml", [("bottom_of", "measures.bad-share.bottom_of[0]", "there is no input received"),
                                              ("bottom_of", "measures.bad-share.bottom_of[1]", "there is no input excluded"),
                                              ("[named_effects.no-complaint]", "named_effects.no-complaint",
                                               "of = received names nothing for on = value; places that use it: 1 (total)")]),
    ("pmqa-2562", "4-knowledge.toml", [("of = [", "subtotals[process].of[3]", "there is no node 4")]),
    ("pmqa-fl2", "7-results.toml", [("[measures.result]", "measures.result", "nothing uses result"),
                                    ("[named_bars.rm1]", "named_bars.rm1", "nothing uses rm1"),
                                    ("[named_bars.level-2]", "named_bars.level-2", "nothing uses level-2")]),
])
def test_what_weights_totals_and_references_tell(id, file, expected, tmp_path):
    folder = copied(CRITERIA / id, tmp_path)
    (folder / file).unlink()
    faults = faults_of(folder)
    for (name, line, *rest), (begins, *told_of) in zip(told(folder, faults), expected, strict=True):
        assert name == "standard.toml" and line.startswith(begins) and rest == told_of
    assert all(BACK in fault.remedy.en and "กลับมา" in fault.remedy.th for fault in faults)


@pytest.mark.parametrize("id", sorted(folder.name for folder in CRITERIA.iterdir()))
def test_no_shipped_standard_leaves_a_number_out(id):
    assert check_folder(CRITERIA / id).left_out == []


@pytest.mark.parametrize(("numbers", "expected"), [
    ([1, 2, 3, 5, 6, 7], [(4, 4)]), ([4, 5, 6, 8, 9, 10], [(7, 7)]), ([1, 2, 3, 8], [(4, 7)]), ([2, 3, 4], []), ([1, 3], []), ([10, 20, 30], []), ([], [])])
def test_numbers_left_out(numbers, expected):
    assert numbers_left_out(f"{number}-x.toml" for number in reversed(numbers)) == expected
