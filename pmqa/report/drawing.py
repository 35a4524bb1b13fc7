"""Drawings as SVG, the same for the page and for paper: shares and finished words in, one ``<svg>`` element out.

Everything that is seen stands in presentation attributes (typesetters know no style sheets), no identifier is used (many
drawings stand in one page), and no colour says what a form does not say too: the agency is a filled area with round points,
the group's median a dashed line, a bar a stroke across its axis, an unmet bar a cross. The colours are Okabe and Ito's.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from math import cos, isnan, pi, sin
from typing import NamedTuple

from pmqa.report.blocks import clean

OWN, MEDIAN, BAR, UNMET, FAINT, INK = "#0072b2", "#b34700", "#000000", "#c0392b", "#c8ccd0", "#1a1a1a"
FONTS = "Sarabun, 'Noto Sans Thai', Loma, 'Leelawadee UI', Tahoma, sans-serif"

SIGNS = ("own", "median", "bar", "unmet")  # what a radar may show: the words for them stand beside it, as text that copies out

_RADIUS, _MIDDLE, _TOP, _LABEL = 104, 160, 134, 18  # of the radar, in units of its own
_WIDE, _HIGH = 320, 262


class Axis(NamedTuple):
    """One category. Shares are points ÷ maximum, 0 to 1; None: there is none. ``told`` is said when it is pointed at."""

    label: str
    share: float | None
    median: float | None = None
    bar: float | None = None
    unmet: bool = False
    told: str = ""


class Ring(NamedTuple):
    """A circle of the scale at ``share``, with the points it stands for."""

    share: float
    label: str


def radar(axes: Sequence[Axis], rings: Sequence[Ring], title: str, described: str = "") -> str:
    """The categories around a circle, the first on top, clockwise. Fewer than three make no area: an empty text.

    ``title`` and ``described`` are read out to who does not see the drawing.
    """
    if len(axes) < 3:
        return ""
    own = [_share(axis.share) for axis in axes]
    medians = [_share(axis.median) for axis in axes]
    bars = [_share(axis.bar) for axis in axes]
    parts = [_circle(ring.share * _RADIUS, FAINT) for ring in rings]
    parts += [_line(_MIDDLE, _TOP, *_at(i, 1.0, len(axes)), FAINT, 0.8) for i in range(len(axes))]
    parts += [_text(_MIDDLE + 3, _TOP - ring.share * _RADIUS - 1.5, ring.label, 10, "start", "#5f6b73") for ring in rings]
    parts.append(_polygon(own, OWN, 'stroke-width="2" fill="#0072b2" fill-opacity="0.16"'))
    if None not in medians:
        parts.append(_polygon(medians, MEDIAN, 'stroke-width="1.6" stroke-dasharray="5 3" fill="none"'))
    for i, axis in enumerate(axes):
        parts.append(_axis(i, len(axes), axis, own[i], bars[i]))
    return svg(_WIDE, _HIGH, parts, title, described)


def signs_of(axes: Sequence[Axis]) -> list[str]:
    """Which of SIGNS a radar of these axes shows: those to explain beside it.

    >>> signs_of([Axis("1", 0.5), Axis("2", 0.7, unmet=True), Axis("3", None)])
    ['own', 'unmet']
    """
    shown = {"own": True, "median": all(_share(axis.median) is not None for axis in axes),
             "bar": any(_share(axis.bar) is not None for axis in axes), "unmet": any(axis.unmet for axis in axes)}
    return [sign for sign in SIGNS if shown[sign]]


def sign(kind: str) -> str:
    """One of SIGNS as a drawing of 18 by 12, to stand before its word."""
    drawn = {
        "own": f'<rect x="1" y="2" width="16" height="8" fill="{OWN}" fill-opacity="0.16" stroke="{OWN}" stroke-width="1.6"/>',
        "median": f'<line x1="0" y1="6" x2="18" y2="6" stroke="{MEDIAN}" stroke-width="1.8" stroke-dasharray="5 3"/>',
        "bar": _line(9, 0, 9, 12, BAR, 2.4),
        "unmet": _cross(9, 6),
    }
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 18 12" width="18" height="12" aria-hidden="true">{drawn[kind]}</svg>'


def svg(width: int, height: int, parts: Sequence[str], title: str, described: str = "") -> str:
    """A drawing of its parts, with what is read out of it."""
    said = f"<title>{_plain(title)}</title>" + (f"<desc>{_plain(described)}</desc>" if described else "")
    return (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img" '
            f'font-family="{escape(FONTS)}">{said}{"".join(parts)}</svg>')


def _axis(i: int, count: int, axis: Axis, own: float | None, bar: float | None) -> str:
    """Label, cross, stroke and point of one category."""
    x, y = _at(i, 1.0 + _LABEL / _RADIUS, count)
    parts = [f"<title>{_plain(axis.told)}</title>"] if axis.told else []
    parts.append(_text(x, y + 5, axis.label, 15, "middle", INK, bold=True))
    if axis.unmet:
        parts.append(_cross(x + 9 + 4.2 * len(axis.label), y))
    if bar is not None:
        (bx, by), (dx, dy) = _at(i, bar, count), _along(i, count)
        parts.append(_line(bx - 7 * dy, by + 7 * dx, bx + 7 * dy, by - 7 * dx, BAR, 2.2))
    if own is not None:
        px, py = _at(i, own, count)
        parts.append(f'<circle cx="{px:.1f}" cy="{py:.1f}" r="3.2" fill="{OWN}"/>')
    return f"<g>{''.join(parts)}</g>"


def _share(value: float | None) -> float | None:
    """Kept inside the circle; None where there is no number."""
    return None if value is None or isnan(value) else min(max(value, 0.0), 1.0)


def _along(i: int, count: int) -> tuple[float, float]:
    """Direction of an axis, outwards."""
    turn = 2 * pi * i / count - pi / 2
    return cos(turn), sin(turn)


def _at(i: int, share: float, count: int) -> tuple[float, float]:
    dx, dy = _along(i, count)
    return _MIDDLE + share * _RADIUS * dx, _TOP + share * _RADIUS * dy


def _polygon(shares: Sequence[float | None], stroke: str, more: str) -> str:
    """The area inside the shares; an axis without one leaves the area open there (at the middle)."""
    points = " ".join(f"{x:.1f},{y:.1f}" for x, y in (_at(i, share or 0.0, len(shares)) for i, share in enumerate(shares)))
    return f'<polygon points="{points}" stroke="{stroke}" stroke-linejoin="round" {more}/>'


def _circle(radius: float, stroke: str) -> str:
    return f'<circle cx="{_MIDDLE}" cy="{_TOP}" r="{radius:.1f}" fill="none" stroke="{stroke}" stroke-width="0.8"/>'


def _line(x1: float, y1: float, x2: float, y2: float, stroke: str, width: float) -> str:
    return f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{stroke}" stroke-width="{width}"/>'


def _cross(x: float, y: float) -> str:
    return f'<path d="M{x - 3:.1f} {y - 3:.1f}l6 6m0 -6l-6 6" stroke="{UNMET}" stroke-width="1.8" fill="none"/>'


def _text(x: float, y: float, words: str, size: float, anchor: str, fill: str, *, bold: bool = False) -> str:
    weight = ' font-weight="bold"' if bold else ""
    return f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" text-anchor="{anchor}" fill="{fill}"{weight}>{_plain(words)}</text>'


def _plain(words: str) -> str:
    return escape(clean(words))
