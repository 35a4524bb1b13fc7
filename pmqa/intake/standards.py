"""The standards that submissions name: a finder that can be sent to other processes."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from pmqa.standard.compiled import Standard
from pmqa.standard.store import load_standard, places

Find = Callable[[str], Standard]


@dataclass(frozen=True)
class Finder:
    """Calls give the standard of an id, under ``variant`` where it has one of that name; each is loaded once in a process.

    ``criteria`` and ``beside``: where standards are searched, as in :func:`pmqa.api.load_standard`. Two finders never
    share what they loaded: a new one sees criteria that were edited in between. Calls raise UnknownStandard, or
    CriteriaError.
    """

    criteria: Path | None = None
    beside: tuple[Path, ...] = ()
    variant: str = ""
    identity: str = field(default_factory=lambda: os.urandom(8).hex())

    def __call__(self, name: str) -> Standard:
        return _load(self, name)


@lru_cache(maxsize=32)
def _load(finder: Finder, name: str) -> Standard:
    standard = load_standard(name, "", places(finder.criteria, finder.beside))
    if finder.variant and any(one.name == finder.variant for one in standard.variants):
        return load_standard(Path(standard.origin), finder.variant)
    return standard
