"""Criteria files as models: settings replaced, every value of the right kind, all faults at once."""

from __future__ import annotations

from typing import Any, NamedTuple

from pmqa.standard.doubt import Doubt, doubt_of
from pmqa.standard.faults import Fault, Place, Source, fault
from pmqa.standard.files import Files
from pmqa.standard.invalid import not_finite
from pmqa.standard.model import CategoryFile, StandardFile
from pmqa.standard.remainder import read_rest
from pmqa.standard.sentences import say
from pmqa.standard.settings import settings_of, unknown_setting, with_settings


class Criteria(NamedTuple):
    """The files as models, without their faulty values; a category is None when nothing of its file can be read.

    ``doubt``: what cannot be told before the faulty values are mended.
    """

    files: Files
    standard: StandardFile
    categories: tuple[CategoryFile | None, ...]
    doubt: Doubt

    @property
    def by_file(self) -> list[tuple[Source, CategoryFile]]:
        """Each category with the file it comes from."""
        return [(source, item) for source, item in zip(self.files.categories, self.categories, strict=True) if item]


def items_of(category: CategoryFile) -> list[tuple[Place, Any]]:
    """The category and everything written below it that has a code, each with its place in the file."""
    return [((), category), *(((key, i), item) for key in ("sections", "requirements", "inputs")
                              for i, item in enumerate(getattr(category, key)))]


def validate(files: Files, variant: str) -> tuple[Criteria | None, list[Fault]]:
    """The files as models, settings replaced as ``variant`` says, and every fault; None when nothing can be made of standard.toml."""
    faults: list[Fault] = []
    values = settings_of(files.main, variant, faults)
    usable = {name for name, value in values.items() if value is not None and not any(True for _ in not_finite(value))}
    unused = set(values)
    models: list[Any] = []
    cuts: list[set[Place]] = []
    for number, source in enumerate((files.main, *files.categories)):
        kind = CategoryFile if number else StandardFile
        asked: list[tuple[Place, str]] = []
        data = {key: item if key in ("settings", "variants") else with_settings(item, values, asked, (key,))
                for key, item in source.data.items()}
        unused -= {name for _, name in asked}
        missing = [(place, unknown_setting(name, values)) for place, name in asked if name not in values]
        endless = [(place, say("not-finite")) for place in not_finite(source.data)]
        told_there = [place for place, name in asked if name not in usable]  # at the setting
        model, wrong, cut = read_rest(kind, data, [*told_there, *(place for place, _ in endless)], number)
        if source.name in files.unread:
            model, wrong = None, []
        models.append(model)
        cuts.append(cut)
        faults += [fault(source, place, *words) for place, words in [*missing, *endless, *wrong]]
    if not files.unread:
        faults += [fault(files.main, ("settings", name), *say("idle", name=name)) for name in sorted(unused)]
    if models[0] is None:
        return None, faults
    return Criteria(files, models[0], tuple(models[1:]), doubt_of(models, cuts)), faults
