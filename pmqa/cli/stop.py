"""Ways to end a command early, in words."""

from __future__ import annotations

from collections.abc import Iterable

from pmqa.texts import Text

_MOST_NAMED = 30


class WrongUse(Exception):
    """The command cannot be meant this way: exit code 2."""

    def __init__(self, th: str, en: str) -> None:
        super().__init__(en)
        self.message = Text(th, en)


def unknown(what: Text, given: str, known: Iterable[str]) -> WrongUse:
    """``There is no X called given``, with what is near to it, or else all there is."""
    from difflib import get_close_matches

    names = list(dict.fromkeys(known))
    near = get_close_matches(given, names, 3, 0.5)
    if near and len(names) > len(near):
        meant = ", ".join(near)
        return WrongUse(f"ไม่มี{what.th} {given} ที่ใกล้เคียงคือ {meant}", f"There is no {what.en} {given}. Near to it: {meant}")
    every = ", ".join([*names[:_MOST_NAMED], *(["…"] if len(names) > _MOST_NAMED else [])]) or "–"
    return WrongUse(f"ไม่มี{what.th} {given}: มี {every}", f"There is no {what.en} {given}. There is: {every}")
