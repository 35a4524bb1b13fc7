"""Numbers as figures: the text from the one place that formats numbers, and the number that this text is."""

from __future__ import annotations

import re
from math import isnan

from pmqa.report.content.rows import Figure
from pmqa.report.tables import NOTHING, number
from pmqa.standard.compiled import Node

NONE = Figure(NOTHING, None)
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?(E[+-][0-9]+)?")


def score(value: float | None, decimals: int) -> Figure:
    """A published number.

    >>> score(3.5, 2), score(float("nan"), 2)
    (Figure(text='3.50', value=3.5), Figure(text='–', value=None))
    """
    text = number(value, decimals)
    return Figure(text, float(text)) if value is not None and not isnan(value) else NONE


def whole(value: int) -> Figure:
    """A rank or a count; 0 is none."""
    return Figure(str(value), value) if value else NONE


def printed(text: str) -> Figure:
    """What was formatted already; its number is the one printed, without a sign of comparison before it.

    >>> printed("≥ 3.00"), printed("ว่าง")
    (Figure(text='≥ 3.00', value=3.0), Figure(text='ว่าง', value=None))
    """
    last = text.rsplit(" ", 1)[-1]
    return Figure(text, float(last) if _NUMBER.fullmatch(last) else None)


def share_of(figure: Figure, node: Node) -> float | None:
    """A score as a share of the node's maximum, for drawings only: to four places."""
    return None if figure.value is None or not node.maximum else round(figure.value / node.maximum, 4)
