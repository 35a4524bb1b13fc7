"""Markup that may be searched as text, because a parser would neither refuse nor change any character of it."""

from __future__ import annotations

import re

_CHARACTERS = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'", "&#10;": "\n"}
_REFERENCE = re.compile("|".join(_CHARACTERS))
_CONTROLS = bytes(sorted({*range(0x20)} - {0x09, 0x0A}))  # a parser refuses them, or makes a line feed of them
_FORBIDDEN = ("]]>", "\ufffe", "\uffff")  # as text, to a parser


def plain_text(content: bytes) -> str | None:
    """The content, its references as they stand; None where anything in it is not for a search to judge."""
    if len(content.translate(None, _CONTROLS)) != len(content):
        return None
    try:
        text = content.decode()
    except UnicodeDecodeError:
        return None
    if any(mark in text for mark in _FORBIDDEN):
        return None
    # Where every Thai letter is a number, as openpyxl writes them, a parser is quicker.
    return None if "&" in text and text.count("&") != len(_REFERENCE.findall(text)) else text


def unescaped(text: str) -> str:
    """The text of an element with the characters for its references.

    >>> unescaped("a &lt; b")
    'a < b'
    """
    return _REFERENCE.sub(lambda reference: _CHARACTERS[reference[0]], text) if "&" in text else text
