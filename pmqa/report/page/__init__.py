"""The report as one HTML file that holds everything it needs: no network, no other file, opened by a double click.

The script draws it from :mod:`pmqa.report.page.data`; without JavaScript the same rows stand there as plain tables. Names
from submissions reach the page as data or through a template that escapes them, and a content policy forbids every script
but the page's own.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from jinja2 import Environment, StrictUndefined

from pmqa.report.content import Content
from pmqa.report.makers import Made
from pmqa.report.page.data import blocks
from pmqa.report.page.words import WORDS

# In the order in which they need each other.
SCRIPTS = ("data.js", "dom.js", "windowed.js", "ranking.js", "heat.js", "often.js", "spread.js", "radar.js", "card.js", "page.js")


def make(content: Content) -> Iterator[Made]:
    """The page, as ``report.html``."""
    yield Made("report.html", page(content).encode())


def page(content: Content) -> str:
    """The whole page as text."""
    script = '(() => {\n"use strict";\n' + "".join(_static(name) for name in SCRIPTS) + "})();\n"
    policy = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    found = blocks(content)
    words = {name: text.in_(content.lang) for name, text in WORDS.items()}
    return _template().render(
        c=content, w=words, style=_static("page.css"), script=script, policy=policy,
        head=found.head, marks=found.marks, cards=found.cards,
        single=content.card(content.places[0]) if len(content.places) == 1 and not content.sight.others else None)


@cache
def _template():
    source = (files("pmqa.report.page") / "templates" / "page.html").read_text("utf-8")
    return Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True).from_string(source)


@cache
def _static(name: str) -> str:
    return (files("pmqa.report.page") / "static" / name).read_text("utf-8")
