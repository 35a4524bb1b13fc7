"""Faults that would only show on the workbook: Excel's limits, cells that share a name, ``{words}`` left unfilled."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pmqa.standard.compiled import Standard, applies
from pmqa.standard.faults import Place, Words
from pmqa.standard.sentences import say
from pmqa.standard.sheets import RESERVED
from pmqa.standard.values import Criteria
from pmqa.texts import LANGUAGES, Text
from pmqa.thai import canonical_code

Found = Iterator[tuple[str, Place, Words]]  # code, place inside its table, words

_SHEET_NAME = 31  # characters, Excel's limit
_NOT_IN_A_SHEET_NAME = re.compile(r"[\[\]:*?/\\']")


def sheet_faults(criteria: Criteria, compiled: Standard) -> Found:
    """Every such fault, with the code of the node (or input) that it speaks of."""
    yield from _names(compiled)
    yield from _cells(criteria, compiled)
    yield from _unfilled(compiled)


def _names(compiled: Standard) -> Found:
    """A sheet is called by the word for a category and the category's code, in each language."""
    word = compiled.word("category")
    longest = max((node.code for node in compiled.categories), key=len)
    for lang in LANGUAGES:
        name = f"{word.in_(lang)} {longest}"
        if len(name) > _SHEET_NAME or _NOT_IN_A_SHEET_NAME.search(name):
            yield "total", ("words", "category"), say("sheet-name", name=name, most=_SHEET_NAME)


def _cells(criteria: Criteria, compiled: Standard) -> Found:
    keys: set[str] = set()
    columns: dict[tuple[str, str], tuple[str, Text]] = {}
    for field in compiled.fields:
        key = canonical_code(field.key)
        if key in keys:
            yield field.owner, (), say("cell-twice", key=field.key)
        keys.add(key)
        if field.column == field.part and field.column not in RESERVED:  # a column of a factor or a companion
            other, title = columns.setdefault((field.category, field.column), (field.owner, field.title))
            if title != field.title:
                yield field.owner, (), say("column-title", column=field.column, other=other)


def _unfilled(compiled: Standard) -> Found:
    """``{word}`` in a text, but no such word for an agency type that the text is for."""
    texts = [(node.code, (key,), getattr(node, key), node.types)
             for node in compiled.nodes for key in ("title", "short", "guidance")]
    texts += [(field.owner, (), text, field.types)
              for field in compiled.fields for text in (field.title, field.guidance)]
    for code, place, text, types in texts:
        wanted = set(re.findall(r"\{([^{}]*)\}", text.th + text.en))
        kinds = [kind.words for kind in compiled.types if applies(types, kind.code)] or [{}]
        lacking = sorted(name for name in wanted if any(name not in words for words in kinds))
        if lacking:
            yield code, place, say("unfilled", words=", ".join(f"{{{name}}}" for name in lacking))
