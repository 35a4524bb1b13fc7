"""The submissions of ``fl2-2561``: an ordinary agency, bent by its story."""

from __future__ import annotations

from fnmatch import fnmatchcase
from random import Random

from agencies import AGENCIES, profile
from drawing import Content, draw, evidence
from stories import STORIES, Change

from pmqa.standard.compiled import Standard


def content(standard: Standard, code: str) -> Content:
    """All cells that the agency fills."""
    agency, story = AGENCIES[code], STORIES[code]
    rng = Random(f"{standard.id} {code}")
    answers = change(draw(standard, rng, story.level, story.meets, story.tilt), story.answers)
    texts = evidence(standard, rng, agency.type, story.lang, answers)
    return change(profile(agency, story.lang) | answers | texts, story.typed)


def change(content: Content, changes: tuple[Change, ...]) -> Content:
    """The content after some changes, one after the other. A key without a pattern is set even where nothing stood."""
    out = dict(content)
    for pattern, new in changes:
        keys = [key for key in out if fnmatchcase(key, pattern)] or ([pattern] if not any(sign in pattern for sign in "*?[") else [])
        out |= {key: new(out.get(key)) if callable(new) else new for key in keys}
    return out
