"""The report as one HTML file that holds everything it needs: no network, no other file, opened by a double click.

The script draws it from :mod:`pmqa.report.page.data`; without JavaScript the same rows stand there as plain tables. Names
from submissions reach the page as data or escaped, and a content policy forbids every script but the page's own.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from functools import cache
from html import escape
from pathlib import Path
from string import Template

from pmqa.report.content import Content
from pmqa.report.makers import Made
from pmqa.report.page.data import blocks
from pmqa.report.page.plain_tables import plain_tables
from pmqa.report.page.words import words_for

# In the order in which they need each other.
SCRIPTS = ("data.js", "dom.js", "windowed.js", "ranking.js", "heat.js", "ranges.js", "often.js", "spread.js", "radar.js", "card.js", "page.js")
_STATIC = Path(__file__).with_name("static")


def make(content: Content) -> Iterator[Made]:
    """The page, as ``report.html``."""
    yield Made("report.html", page(content).encode())


def page(content: Content) -> str:
    """The whole page as text."""
    run, words = content.run, {name: text.in_(content.lang) for name, text in words_for(content.standard).items()}
    script = '(() => {\n"use strict";\n' + "".join(_static(name) for name in SCRIPTS) + "})();\n"
    alone = "" if content.sight.others else " ".join(content.named(content.places[0])) + " – "
    texts = {
        "lang": content.lang, "title": f"{alone}{run.short or run.title} {run.year}", "draft": run.draft, "short": run.short or run.title,
        "long": run.title, "year": run.year, "standard": " · ".join(filter(None, (run.standard, run.variant))), "status": run.status_text,
        "engine": run.engine, "origin": run.origin or "–", "sha256": run.sha256, "digest": run.digest,
        "policy": base64.b64encode(hashlib.sha256(script.encode()).digest()).decode(),
        **{f"word_{name.replace('-', '_')}": text for name, text in words.items()},
    }
    found = blocks(content)
    finished = {
        "style": _static("page.css") + ("@page { size: A4 portrait; }\n" if alone else ""), "script": script,
        "head": found.head, "marks": found.marks, "cards": found.cards, "tables": plain_tables(content, words),
    }
    return Template(_static("page.html")).substitute({name: escape(text) for name, text in texts.items()}, **finished)


@cache
def _static(name: str) -> str:
    return (_STATIC / name).read_text("utf-8")
