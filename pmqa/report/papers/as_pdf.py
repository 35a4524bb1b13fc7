"""Any document as PDF on A4, typeset by typst: Thai marks, breaks between Thai words, text that copies out as it was.

The font comes with the program (Sarabun, SIL Open Font License, which also draws Latin), so that a paper looks the same on
every computer and nothing of the system is searched; characters that it lacks are looked for in the system's fonts.
"""

from __future__ import annotations

import json
import re
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from pmqa.report.blocks import clean
from pmqa.report.papers.document import Block, Document, Grid, Picture, shares

if TYPE_CHECKING:
    import typst

_HERE = Path(__file__).parent
_UNBROKEN = re.compile(r"[^\s\u0e00-\u0e7f]{16}|([\u0e00-\u0e7f])\1{15}")  # Thai is broken between words, anything else at blanks
_FOREIGN = re.compile(r"[^\u0000-\u024f\u0e00-\u0e7f\u2000-\u2027\u2030-\u206f\u20a0-\u22ff\u2500-\u27bf]")


def pdf(document: Document) -> bytes:
    """For readers with and without eyes (PDF/UA-1), unless a character stands in it that no font draws. The same document gives
    the same bytes."""
    import typst

    data = json.dumps(_plain(document), ensure_ascii=False)
    compiler = _compiler(bool(_FOREIGN.search(data)))
    try:
        return compiler.compile(format="pdf", sys_inputs={"document": data}, timestamp=0, pdf_standards="ua-1")
    except typst.TypstError:
        return compiler.compile(format="pdf", sys_inputs={"document": data}, timestamp=0)


@lru_cache(maxsize=2)
def _compiler(system_fonts: bool) -> typst.Compiler:
    """The template, read once; searching the system's fonts takes longer than typesetting a card."""
    import typst

    fonts = typst.Fonts(include_system_fonts=system_fonts, font_paths=[_HERE / "fonts"])
    return typst.Compiler(_HERE / "paper.typ", root=_HERE, font_paths=fonts)


def _plain(value: object) -> object:
    """Blocks as what JSON knows, each with its kind; texts on one line, with places to break what has none."""
    if isinstance(value, str):
        return _UNBROKEN.sub("\\g<0>\u200b", clean(value))
    if isinstance(value, Picture):
        return {"kind": "Picture", "svg": value.svg, "signs": [[drawn, _plain(words)] for drawn, words in value.signs], "told": _plain(value.told)}
    if isinstance(value, Grid):
        value = value._replace(columns=tuple(column._replace(wide=wide) for column, wide in zip(value.columns, shares(value), strict=True)))
    if hasattr(value, "_asdict"):
        named = {"kind": type(value).__name__} if isinstance(value, Block) else {}
        return named | {key: _plain(part) for key, part in value._asdict().items()}
    return [_plain(part) for part in value] if isinstance(value, tuple) else value
