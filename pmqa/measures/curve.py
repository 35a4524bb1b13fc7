"""A curve: which value earns which points. Ordered pieces, each linear or constant; nothing is left undefined."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

import numpy as np


class Piece(NamedTuple):
    """From the end of the piece before, up to ``upto`` (which belongs to it when ``closed``), linear ``y0`` to ``y1``."""

    start: float
    upto: float
    closed: bool
    y0: float
    y1: float


@dataclass(frozen=True, slots=True)
class Segment:
    """A declared piece: ``gives`` is one number (constant) or two (linear between them)."""

    gives: tuple[float, ...]
    upto: float | None = None  # the last segment may have no end
    closed: bool = False  # does ``upto`` itself belong to this segment?

    __pydantic_config__: ClassVar = {"extra": "forbid"}


@dataclass(frozen=True, slots=True)
class Curve:
    """Either a table (``at`` rising, ``gives`` beside it, linear in between) or ``segments`` from ``start`` on.

    Below the first point the curve is ``below``; above the last it is ``above`` (default: the last points given).

    >>> table = Curve(at=(75, 80, 85, 90, 95), gives=(100, 200, 300, 400, 500), below=0)
    >>> table.points(np.array([74.99, 75, 82.5, 97])).tolist()      # pmqa.md section 5, RM1
    [0.0, 100.0, 250.0, 500.0]
    """

    at: tuple[float, ...] = ()
    gives: tuple[float, ...] = ()
    start: float | None = None
    segments: tuple[Segment, ...] = ()
    below: float = 0.0
    above: float | None = None

    __pydantic_config__: ClassVar = {"extra": "forbid"}

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """The whole line in order, from minus to plus infinity."""
        return tuple(self._pieces())

    def _pieces(self) -> Iterator[Piece]:
        inf = float("inf")
        first = self.at[0] if self.at else self.start
        yield Piece(-inf, first, False, self.below, self.below)
        start, last = first, self.below
        if self.at:
            for upto, y0, y1 in zip(self.at[1:], self.gives, self.gives[1:], strict=False):
                yield Piece(start, upto, False, y0, y1)
                start = upto
            last = self.gives[-1]
        for segment in self.segments:
            upto = inf if segment.upto is None else segment.upto
            yield Piece(start, upto, segment.closed, segment.gives[0], segment.gives[-1])
            start, last = upto, segment.gives[-1]
        if start != inf:
            above = last if self.above is None else self.above
            yield Piece(start, inf, False, above, above)

    @property
    def top(self) -> float:
        return max(max(piece.y0, piece.y1) for piece in self.pieces)

    def points(self, x: np.ndarray) -> np.ndarray:
        """Points for values ``x`` (agencies,); NaN stays NaN."""
        out = np.full(x.shape, np.nan)
        open_ = ~np.isnan(x)
        for piece in self.pieces:
            here = open_ & ((x <= piece.upto) if piece.closed else (x < piece.upto))
            if piece.y0 == piece.y1:
                out[here] = piece.y0
            else:
                out[here] = piece.y0 + (x[here] - piece.start) / (piece.upto - piece.start) * (piece.y1 - piece.y0)
            open_ &= ~here
        out[open_] = piece.y1  # plus infinity itself
        return out

    def formula(self, x: str) -> str:
        """The same curve as nested IFs over the cell or expression ``x``."""
        *inner, last = self.pieces
        text = f"{last.y0!r}"
        for piece in reversed(inner):
            if piece.y0 == piece.y1:
                worth = f"{piece.y0!r}"
            else:
                worth = f"{piece.y0!r}+({x}-{piece.start!r})/({piece.upto!r}-{piece.start!r})*({piece.y1!r}-{piece.y0!r})"
            text = f"IF({x}{'<=' if piece.closed else '<'}{piece.upto!r},{worth},{text})"
        return text

    def explain(self, x: float) -> str:
        """The piece that holds at ``x``: arithmetic, no words."""
        for piece in self.pieces:
            if x < piece.upto or (piece.closed and x == piece.upto):
                break
        if piece.y0 == piece.y1:
            return f"{piece.y0:g}"
        return f"{piece.y0:g} + ({x:.10g} − {piece.start:g}) ÷ ({piece.upto:g} − {piece.start:g}) × ({piece.y1:g} − {piece.y0:g})"
