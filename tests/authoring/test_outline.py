"""Whatever TOML can say goes into rows and cells and comes back: the sheets know no key of the language."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmqa.authoring.hints import Hint
from pmqa.authoring.notation import from_cell, to_cell
from pmqa.authoring.outline import Builder, Misplaced, Row, is_named, is_plain, is_simple, root_row, rows_of

words = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=12)
names = st.text("abcdefg-_1", min_size=1, max_size=5)
scalars = st.one_of(st.booleans(), st.integers(-10**6, 10**6), st.floats(-1e6, 1e6).map(lambda x: round(x, 4)), words)
texts = st.fixed_dictionaries({"th": words}, optional={"en": words})
settings_ = st.fixed_dictionaries({"setting": names})
lists = st.lists(scalars, max_size=4)


def tables(inner: st.SearchStrategy) -> st.SearchStrategy:
    return st.dictionaries(names, inner, min_size=1, max_size=4)


leaves = st.one_of(scalars, texts, settings_, lists)
anything = st.recursive(leaves, lambda inner: st.one_of(tables(inner), st.lists(st.one_of(tables(inner), words), max_size=3),
                                                        st.lists(st.lists(tables(inner), min_size=1, max_size=2), min_size=1, max_size=2)), max_leaves=12)
files = tables(anything)


def rows(data: dict[str, Any]) -> list[Row]:
    simple = {key: value for key, value in data.items() if is_simple(value) and not is_named(value)}
    return [*root_row(simple), *(row for key, value in data.items() if key not in simple for row in rows_of(key, value))]


def built(written: list[Row]) -> dict[str, Any]:
    builder = Builder()
    kinds = [row.kind for row in written]
    for row, following in zip(written, [*kinds[1:], ""], strict=True):
        if not row.cells and following == f"{row.kind.removesuffix(']]')}.*]]":
            assert builder.inner_list(row.kind) == row.place
        else:
            assert builder.add(row.kind, row.cells) == row.place
    return builder.data


@given(files)
def test_rows_and_back(data: dict[str, Any]) -> None:
    """And every row's place is told as it stands in the file."""
    assert built(rows(data)) == data


@given(st.one_of(scalars, lists, settings_).filter(is_plain))
def test_cells_and_back(value: Any) -> None:
    """A text stays a text and a number a number, without any hint of what is asked for."""
    back = from_cell(to_cell(value), Hint())
    assert (back, [type(item) is bool for item in back] if isinstance(back, list) else type(back) is bool) == (
        value, [type(item) is bool for item in value] if isinstance(value, list) else type(value) is bool)


NUMBERS, STRINGS, LIST, NUMBER_LIST, EITHER = (Hint(frozenset({"number"})), Hint(frozenset({"string"})),
                                               Hint(frozenset({"array"}), frozenset({"string"})),
                                               Hint(frozenset({"array"}), frozenset({"number"})),
                                               Hint(frozenset({"string", "array"}), frozenset({"string"})))


@pytest.mark.parametrize(("typed", "hint", "value"), [
    (3.0, NUMBERS, 3), (" ๓,๕ ", NUMBERS, 3.5), ("1,234", NUMBERS, "1,234"), ("many", NUMBERS, "many"), (7.0, STRINGS, "7"), ("7.1", STRINGS, "7.1"),
    ("practised, overall", LIST, ["practised", "overall"]), ("practised", LIST, ["practised"]), ("[]", LIST, []), (75.0, NUMBER_LIST, [75]),
    ("75, ๘๐, 85.5", NUMBER_LIST, [75, 80, 85.5]), ("1, 2", EITHER, ["1", "2"]), (".A", EITHER, ".A"), ("setting: gated", NUMBERS, {"setting": "gated"}),
    ("Setting :gated", LIST, {"setting": "gated"}), ("yes", Hint(frozenset({"boolean"})), True), ("ไม่ใช่", Hint(frozenset({"boolean"})), False),
    ("ใช่", STRINGS, "ใช่"), (True, STRINGS, True), ('"[x]"', STRINGS, "[x]"), ('"broken', STRINGS, '"broken'), ('[a, "b, c", 3]', Hint(), ["a", "b, c", 3]),
])
def test_what_people_type(typed: Any, hint: Hint, value: Any) -> None:
    back = from_cell(typed, hint)
    assert (back, type(back)) == (value, type(value))


@pytest.mark.parametrize(("kinds", "problem"), [
    ([("[[bands.bands]]", {})], "no row above is what bands.bands is part of"),
    ([("bands", {})], "bands is no kind of row"),
    ([("[scales]", {("[name]",): "x"}), ("[scales]", {("[name]",): "x"})], "the table scales.x has two rows"),
    ([("[.]", {}), ("[.]", {})], "this file has two first rows, perhaps of a sheet that was copied"),
    ([("[[r]]", {("m",): "x", ("m", "use"): "y"})], "m.use stands beside a value of m"),
    ([("[[r]]", {("bars",): "x"}), ("[[r.bars]]", {("[item]",): "y"})], "bars has both a value in a cell and rows of its own"),
])
def test_rows_that_make_no_sense(kinds: list[tuple[str, dict]], problem: str) -> None:
    builder = Builder()
    with pytest.raises(Misplaced) as why:
        for kind, cells in kinds:
            builder.add(kind, cells)
    assert why.value.words[1] == problem
