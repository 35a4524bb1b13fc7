"""The first lines of every report: that it is a draft of unreviewed marks, and by which criteria it was made."""

from __future__ import annotations

from pathlib import Path

from pmqa.report.blocks import Block, Line
from pmqa.report.words import word
from pmqa.standard.compiled import Standard

DIGEST = 12  # characters of a content hash that are shown


def heading(standard: Standard, lang: str) -> list[Block]:
    """Draft; the standard and its edition; the criteria files in use and where they lie; the variant, if one."""
    return [Line(word("draft", lang), "warn"), *criteria_lines(standard, lang)]


def criteria_lines(standard: Standard, lang: str) -> list[Block]:
    """The standard, and the criteria files in use."""
    out: list[Block] = [Line(f"{standard.id} · {standard.title.in_(lang)}"),
                        Line(word("criteria", lang, digest=standard.digest[:DIGEST], origin=origin(standard)), "faint")]
    if standard.variant:
        title = next(variant.title for variant in standard.variants if variant.name == standard.variant)
        out.append(Line(word("variant", lang, name=standard.variant, title=title.in_(lang)), "warn"))
    return out


def origin(standard: Standard) -> str:
    """The folder of the criteria, as seen from here where it lies below."""
    return from_here(Path(standard.origin))


def from_here(folder: Path) -> str:
    """A folder as seen from here where it lies below."""
    here = Path.cwd()
    return folder.relative_to(here).as_posix() if folder.is_relative_to(here) else str(folder)
