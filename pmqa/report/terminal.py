"""Reports on standard output: coloured by rich in a terminal, plain lines and tab-separated tables in a pipe.

Colour is never the only sign: ✓ and ✗ stand beside words, findings name their severity.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from itertools import islice

from pmqa.report.blocks import Block, Line, laid_out

_STYLES = {"title": "bold", "good": "bold green", "bad": "bold red", "warn": "yellow", "faint": "dim"}
_MARKS = (("✓", "green"), ("✗", "red"))
_MOST_COLOURED = 400  # lines: beyond, rich costs more than reading and scoring together
_PLAIN = str.maketrans({"✓": "v", "✗": "x", "█": "#", "·": "-", "–": "-", "…": "...", "≥": ">=", "≤": "<=", "→": "->", "’": "'",
                         "●": "*", "○": "o", "├": "[", "┤": "]", "─": "="})


def show(blocks: Iterable[Block]) -> None:
    """Print a report as wide as the terminal (``COLUMNS``), or unwrapped where output goes elsewhere."""
    if not sys.stdout.isatty():
        write(line.text for line in laid_out(blocks, None))
        return
    from rich.console import Console

    console = Console(highlight=False)
    lines = laid_out(blocks, console.width)
    for line in islice(lines, _MOST_COLOURED):
        console.print(_coloured(line), soft_wrap=True)
    write(line.text for line in lines)


def _coloured(line: Line) -> object:
    from rich.text import Text

    text = Text(writable(line.text), style=_STYLES.get(line.style, ""))
    if not line.style:
        for mark, colour in _MARKS:
            text.highlight_regex(re.escape(writable(mark)) + r" \S+", colour)
    return text


def write(lines: Iterable[str]) -> None:
    """Lines to standard output."""
    for line in lines:
        sys.stdout.write(writable(line) + "\n")


def write_csv(text: str) -> None:
    """CSV to standard output: with the mark that tells Excel it is UTF-8, unless someone is reading along."""
    sys.stdout.write(text if sys.stdout.isatty() else "\ufeff" + text)


def writable(text: str) -> str:
    """The text without drawings that the terminal's own encoding (cp874, say) does not have."""
    return text if _takes_all(sys.stdout.encoding or "ascii") else text.translate(_PLAIN)


def _takes_all(encoding: str) -> bool:
    return encoding.lower().replace("-", "").startswith("utf")
