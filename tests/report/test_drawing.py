"""The radar: what is drawn says the shares, whatever words stand beside them."""

from __future__ import annotations

from math import atan2, hypot, isclose, pi
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmqa.report.drawing import MEDIAN, OWN, SIGNS, Axis, Ring, radar, sign, signs_of

SVG = "{http://www.w3.org/2000/svg}"
SHARES = st.one_of(st.none(), st.floats(0, 1))
AXES = st.lists(st.builds(Axis, st.text(max_size=3), SHARES, SHARES, SHARES, st.booleans(), st.text(max_size=40)), min_size=3, max_size=12)


def outline(drawing: ElementTree.Element, colour: str) -> list[tuple[float, float]]:
    """Corners of the area drawn in this colour, from the middle of the circle in radii: (share, turn clockwise from the top)."""
    radius = max(float(ring.get("r", "0")) for ring in drawing.findall(f"{SVG}circle"))
    for area in drawing.findall(f"{SVG}polygon"):
        if area.get("stroke") == colour:
            corners = [tuple(map(float, corner.split(","))) for corner in area.get("points", "").split()]
            return [(hypot(x - 160, y - 134) / radius, atan2(x - 160, 134 - y) % (2 * pi)) for x, y in corners]
    return []


def test_four_categories_whole() -> None:
    axes = [Axis("1", 1.0, 0.5), Axis("2", 0.5, 0.5, 0.6), Axis("3", 0.25, 0.5, 0.6, unmet=True), Axis("4", 0.0, 0.5)]
    drawing = ElementTree.fromstring(radar(axes, [Ring(1.0, "5")], "หมวด"))
    areas = {area.get("stroke"): area.get("points") for area in drawing.findall(f"{SVG}polygon")}
    assert areas == {OWN: "160.0,30.0 212.0,134.0 160.0,160.0 160.0,134.0", MEDIAN: "160.0,82.0 212.0,134.0 160.0,186.0 108.0,134.0"}
    assert [label.text for label in drawing.iter(f"{SVG}text")] == ["5", "1", "2", "3", "4"]
    assert drawing.findtext(f"{SVG}title") == "หมวด"


@given(AXES)
def test_every_corner_lies_at_its_share_in_its_direction(axes: list[Axis]) -> None:
    drawing = ElementTree.fromstring(radar(axes, [Ring(1.0, "5")], "t"))
    wanted = [(OWN, [axis.share or 0.0 for axis in axes])]
    if all(axis.median is not None for axis in axes):
        wanted.append((MEDIAN, [axis.median or 0.0 for axis in axes]))
    for colour, shares in wanted:
        corners = outline(drawing, colour)
        assert len(corners) == len(axes)
        for i, (share, (at, turn)) in enumerate(zip(shares, corners, strict=True)):
            assert at == pytest.approx(share, abs=0.002)
            if share > 0.05:
                away = abs(turn - 2 * pi * i / len(axes)) % (2 * pi)
                assert min(away, 2 * pi - away) < 0.02
    assert bool(outline(drawing, MEDIAN)) == (len(wanted) == 2) == ("median" in signs_of(axes))


@given(st.text(), st.text())
def test_words_stay_words(label: str, told: str) -> None:
    drawing = radar([Axis(label, 0.5, told=told)] * 3, [Ring(1.0, label)], told, label)
    tags = {element.tag.removeprefix(SVG) for element in ElementTree.fromstring(drawing).iter()}
    assert tags <= {"svg", "title", "desc", "g", "circle", "line", "text", "polygon"}


def test_fewer_than_three_categories_make_no_area() -> None:
    assert radar([Axis("1", 1.0), Axis("2", 1.0)], [], "t") == ""


def test_a_share_beyond_the_scale_stays_inside_and_a_missing_one_is_the_middle() -> None:
    drawing = ElementTree.fromstring(radar([Axis("1", 1.7), Axis("2", float("nan")), Axis("3", None)], [Ring(1.0, "5")], "t"))
    assert [round(at, 3) for at, _ in outline(drawing, OWN)] == [1, 0, 0]
    points = [point for group in drawing.findall(f"{SVG}g") for point in group.findall(f"{SVG}circle")]
    assert len(points) == 1
    assert isclose(float(points[0].get("cy", "0")), 30.0)


@pytest.mark.parametrize("kind", SIGNS)
def test_signs_are_drawings(kind: str) -> None:
    assert len(ElementTree.fromstring(sign(kind))) == 1
