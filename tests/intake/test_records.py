"""Records travel and are kept without loss, and without evidence."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from intake.conftest import EVIDENCE

from pmqa.catalogue import CATALOGUE
from pmqa.checks import Checked
from pmqa.findings import Finding
from pmqa.intake.files import workbooks
from pmqa.intake.reading import How, finder_in, read
from pmqa.intake.records import Read, pack, unpack
from pmqa.texts import Text

any_text = st.text(st.characters(), max_size=20)  # lone surrogates too: a damaged file may hold them
findings = st.builds(Finding, st.sampled_from(sorted(CATALOGUE)), st.just("a.xlsx"), any_text, any_text, any_text, any_text,
                     any_text | st.builds(Text, any_text, any_text))
numbers = st.floats(allow_nan=False, allow_infinity=False)
checked = st.builds(
    Checked, st.just("a.xlsx"), any_text, any_text, st.dictionaries(any_text, any_text | numbers), st.lists(st.none() | numbers).map(tuple),
    st.lists(any_text).map(tuple), st.lists(findings).map(tuple), st.booleans(), st.booleans(), st.booleans(),
    st.lists(st.tuples(any_text, numbers, any_text, any_text)).map(tuple), st.lists(st.tuples(st.integers(0, 99), st.none() | numbers)).map(tuple))


@given(st.builds(Read, any_text, any_text, checked))
def test_what_is_packed_comes_out_as_it_was(record: Read) -> None:
    assert unpack(pack(record), "a.xlsx") == record


def test_the_same_content_under_another_name(sent: Path, how: How) -> None:
    find = finder_in(how.searched, "")
    data = (sent / "damaged.xlsx").read_bytes()
    assert unpack(pack(read(data, "damaged.xlsx", find, "")), "b.xlsx") == read(data, "b.xlsx", find, "")


@pytest.mark.parametrize("record", [b"", b"[]", b"{}", b"null", b'["", "", []]', b'["", "", [1, 2, 3]]', b"\xff\xff", b'["", "", null]'])
def test_what_is_no_record_is_told_in_one_of_few_ways(record: bytes) -> None:
    with pytest.raises((KeyError, TypeError, ValueError, AttributeError)):
        unpack(record, "a.xlsx")


def test_no_evidence_is_in_a_record(sent: Path, how: How) -> None:
    find = finder_in(how.searched, "")
    for named in workbooks([sent]).files:
        data = named.path.read_bytes()
        assert EVIDENCE.encode()[:20] not in pack(read(data, named.name, find, ""))
