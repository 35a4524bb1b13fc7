"""HTML: one file that fetches and runs nothing, whatever texts stand in it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from papers import HOSTILE, Words, joined, of_every_block

from pmqa.report.blocks import clean
from pmqa.report.papers.as_html import html

TAGS = {"html", "head", "meta", "title", "style", "body", "header", "main", "footer", "p", "div", "h1", "h2", "h3", "ol", "li", "table", "thead",
        "tbody", "tr", "th", "td"}
ATTRIBUTES = {"lang", "charset", "name", "content", "http-equiv", "class", "scope"}


@pytest.mark.parametrize("text", HOSTILE)
def test_texts_stay_texts(text: str) -> None:
    stays_text(text)


@given(st.text())
def test_any_text_stays_text(text: str) -> None:
    stays_text(text)


def stays_text(text: str) -> None:
    page = Words(html(of_every_block(text)))
    assert {tag for tag, _ in page.tags} == TAGS
    assert {name for _, attributes in page.tags for name in attributes} == ATTRIBUTES
    known = joined(clean(text))
    assert joined(page.text).count(known) >= 12 or not known


def test_nothing_is_fetched() -> None:
    page = html(of_every_block("น้ำ"))
    assert "default-src 'none'" in page
    assert [part for part in ("http:", "https:", "url(", "@import", "<script", "src=") if part in page] == []
