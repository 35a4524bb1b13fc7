"""Damage at random ends in a right reading or a coded refusal, never in anything else.

``PMQA_FUZZ_ROUNDS=1000 pytest tests/xlsx/test_fuzz.py`` runs a thousand times as long as the default.
"""

from __future__ import annotations

import os
import random
import re
from collections.abc import Callable
from itertools import combinations

import pytest
from xlsx.packages import Entry, Parts, archive, book, sheet, strings, styles, zipped
from xlsx.reference import reference_reading

from pmqa.catalogue import CATALOGUE
from pmqa.xlsx.cells import Unreadable, Workbook, read_workbook

ROUNDS = int(os.environ.get("PMQA_FUZZ_ROUNDS", "1"))

PARTS: Parts = book(
    sheet(
        '<row r="1" spans="1:4"><c r="A1" s="1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="b"><v>1</v></c></row>'
        '<row r="2"><c r="A2"><v>5</v></c><c r="B2" s="2"><v>0.85</v></c><c r="C2" s="3"><v>45000</v></c><c r="D2" s="1"/></row>'
        '<row r="4"><c r="A4"><f>A2</f><v>5</v></c><c r="B4"><f>B2</f></c><c r="C4" t="str"><f>"a"</f><v>a</v></c></row>',
        before='<dimension ref="A1:D4"/><cols><col min="1" max="4" width="9"/></cols>',
        after='<mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells><extLst><ext uri="u"><x><f>A1</f></x></ext></extLst>',
    ),
    sheet(
        '<row><c t="inlineStr"><is><r><t>ก</t></r><r><t xml:space="preserve"> ข</t></r></is></c><c t="e"><v>#REF!</v></c></row>'
        "<row><c/><c><v>1e-3</v></c></row>"
    ),
    shared=strings("<t>หมวด 1</t>", "<r><rPr><b/></rPr><t>การนำ</t></r><r><t>องค์กร</t></r><rPh><t>x</t></rPh>"),
    style=styles(["0", "0", "10", "14"]),
)
CONTENT = {name: part.encode() for name, part in PARTS.items()}
NASTY = [
    b"",
    b"0",
    b"-1",
    b"A1",
    b"B2",
    b"XFD1048576",
    b"s",
    b"str",
    b"&amp;",
    b"&x;",
    b"<",
    b">",
    b'"',
    b"\0",
    b"\xff",
    b"]]>",
    b"<![CDATA[",
    b"<!--",
    b"<!DOCTYPE x>",
    b"<?x",
    b"x:",
    b"9" * 400,
    b"1e999",
    b"rels",
    "๕".encode(),
]


def outcome(data: bytes) -> Workbook | None:
    """The reading, or None for a refusal; anything else is raised."""
    try:
        return read_workbook(data)
    except Unreadable as refused:
        assert CATALOGUE[refused.code].severity == "error"
        return None


def as_plain(book: Workbook) -> dict:
    return {each.name: {place: tuple(cell) for place, cell in each.cells.items()} for each in book.sheets}


def test_the_reference_reads_the_undamaged_file() -> None:
    assert as_plain(read_workbook(zipped(PARTS))) == reference_reading(CONTENT)


@pytest.mark.parametrize("packed", [True, False])
def test_flipped_bytes_are_refused_or_change_nothing(packed: bool) -> None:
    good = zipped(PARTS)
    if not packed:  # every byte of a part then stands in the file as it is
        good = archive([Entry(name, data, method=0) for name, data in PARTS.items()])
    right, chance = read_workbook(good), random.Random(20260)
    refused = 0
    for _ in range(2_500 * ROUNDS):
        damaged = bytearray(good)
        for _ in range(chance.choice((1, 1, 1, 2, 8))):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        if chance.random() < 0.1:
            del damaged[chance.randrange(len(damaged)) :][: chance.randrange(40)]
        found = outcome(bytes(damaged))
        refused += found is None
        assert found in (None, right)
    assert refused > 1_000 * ROUNDS


def check_parts(parts: dict[str, bytes]) -> bool:
    """Whether the workbook of these parts is read; then the reference reads the same."""
    found = outcome(zipped(parts))
    if found is not None:
        assert as_plain(found) == reference_reading(parts)
    return found is not None


def test_swapped_parts_are_refused_or_read_as_they_now_stand() -> None:
    read = []
    for (one, its), (other, others) in combinations(CONTENT.items(), 2):
        if check_parts({**CONTENT, one: others, other: its}):
            read.append({one, other})
    assert {"xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"} in read


def test_missing_parts_are_refused() -> None:
    for one in CONTENT:
        parts = {name: part for name, part in CONTENT.items() if name != one}
        assert check_parts(parts) == (one == "[Content_Types].xml")  # only the kind is then not known


def edit(part: bytes, chance: random.Random) -> bytes:
    """One edit of the markup: of a tag, an attribute or a run of bytes."""
    anywhere = list(re.finditer(rb"\Z", part))
    tags = list(re.finditer(rb"<[^>]*>", part)) or anywhere
    values = list(re.finditer(rb'"[^"]*"|(?<=>)[^<>]+(?=<)', part)) or anywhere
    one, other = chance.choice(tags), chance.choice(tags)
    at = chance.randrange(len(part) + 1)
    edits: list[Callable[[], bytes]] = [
        lambda: part[: one.start()] + part[one.end() :],
        lambda: part[: one.end()] + one[0] + part[one.end() :],
        lambda: part[: one.start()] + other[0] + part[one.end() :],
        lambda: (
            part[: one.start()]
            + part[min(one.start(), other.end()) : max(one.start(), other.end())]
            + part[one.start() :]
        ),
        lambda: part[: min(one.start(), other.start())] + part[max(one.start(), other.start()) :],
        lambda: _replaced(part, chance.choice(values), b'"' + chance.choice(NASTY) + b'"'),
        lambda: _replaced(part, chance.choice(values), chance.choice(values)[0]),
        lambda: part[:at] + chance.choice(NASTY) + part[at:],
        lambda: part[:at] + part[at + chance.randrange(9) :],
    ]
    return chance.choice(edits)()


def _replaced(part: bytes, where: re.Match[bytes], value: bytes) -> bytes:
    if not where[0].startswith(b'"'):
        value = value.strip(b'"')
    return part[: where.start()] + value + part[where.end() :]


def test_edited_parts_are_refused_or_read_as_they_now_stand() -> None:
    chance = random.Random(2569)
    names = [name for name in CONTENT if name != "[Content_Types].xml"] + ["xl/worksheets/sheet1.xml"] * 6
    read = 0
    rounds = 2_500 * ROUNDS
    for _ in range(rounds):
        name = chance.choice(names)
        part = CONTENT[name]
        for _ in range(chance.choice((1, 1, 2))):
            part = edit(part, chance)
        read += check_parts({**CONTENT, name: part})
    assert rounds / 10 < read < rounds * 9 / 10  # edits that are all refused, or all harmless, would prove nothing
