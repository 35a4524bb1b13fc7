"""Fields (one answer cell each) and the rules that join several of them.

Both are made by the measures and by the compiler, and serve four readers: the workbook writer, the reader, the
checks and the arrays. Named tuples, which cost a tenth of what dataclasses cost to define: reading starts at once.
"""

from __future__ import annotations

from typing import NamedTuple

from pmqa.texts import EMPTY, Text

NUMERIC = ("mark", "number", "option", "tick", "date", "presence")


class Field(NamedTuple):
    """One answer cell: whose it is, where it stands, what it may hold.

    ``key`` is ``owner`` or ``owner.part`` (``LD1.A``) and never changes with language or layout. The cell stands on
    the sheet of ``category`` in row ``row`` (a code in the code column) and column ``column`` (a header).

    ``kind``: *mark* (one of ``legal``) · *number* (``low`` to ``high``, perhaps ``whole`` or ``percent``) · *option*
    (one of ``options``; its number is its place, from 0) · *tick* · *date* · *text* · *presence* (a text that counts
    as 1 when given: the reason of a not-applicable answer). All but *text* are columns of the answer array.

    ``required``: a blank is a finding. ``scored``: it can change a score or decide a bar (so it is part of the control code).
    ``types``: the agency types it exists for; empty means all.
    """

    key: str
    owner: str
    part: str
    kind: str
    title: Text
    column: str
    row: str
    category: str = ""
    legal: tuple[float, ...] = ()
    low: float | None = None
    high: float | None = None
    whole: bool = False
    percent: bool = False
    options: tuple[Text, ...] = ()
    codes: tuple[str, ...] = ()  # of the options, as conditions name them
    max_chars: int = 0
    required: bool = False
    scored: bool = False
    types: tuple[str, ...] = ()
    guidance: Text = EMPTY

    @property
    def numeric(self) -> bool:
        """Whether the field is a column of the answer array."""
        return self.kind in NUMERIC


class Rule(NamedTuple):
    """A check over several fields of one owner; ``kind`` names its row in :mod:`pmqa.checks.rules`.

    ``values``: numbers of the criteria file that the check compares with (options by place, limits).
    """

    kind: str
    owner: str
    fields: tuple[str, ...]
    at: str  # the field whose cell the finding points to
    types: tuple[str, ...] = ()
    values: tuple[float, ...] = ()


def key_of(owner: str, part: str) -> str:
    """``LD1.A``; the owner alone for the main part.

    >>> key_of("LD1", "A"), key_of("RM1", "")
    ('LD1.A', 'RM1')
    """
    return f"{owner}.{part}" if part else owner
