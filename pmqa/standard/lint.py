"""Faults that no single value shows: codes twice, names that nothing uses, names that stand for nothing.

Those of measures, the tree, conditions and sheets have a file each (``lint_*``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise

from pmqa.standard.compiled import Standard
from pmqa.standard.doubt import Doubt
from pmqa.standard.faults import Fault, Place, Words, fault
from pmqa.standard.lint_conditions import Rules, condition_faults
from pmqa.standard.lint_references import ATTRIBUTES
from pmqa.standard.lint_sheets import sheet_faults
from pmqa.standard.lint_tree import input_faults, tree_faults
from pmqa.standard.model import StandardFile
from pmqa.standard.sentences import say
from pmqa.standard.values import Criteria, items_of
from pmqa.standard.written import Measures
from pmqa.thai import canonical_code

Found = Iterator[tuple[Place, Words]]


def lint_tree(criteria: Criteria, compiled: Standard) -> list[Fault]:
    """Every such fault of a tree that stands, whatever is wrong with the rules on it."""
    return _at_codes(criteria, (*tree_faults(criteria, compiled), *sheet_faults(criteria, compiled)))


def lint_rules(criteria: Criteria, compiled: Standard, measures: Measures, rules: Rules) -> list[Fault]:
    """Every such fault of rules that all mean something."""
    main = criteria.files.main
    found = (*_idle(criteria, measures), *_ranking(criteria.standard, compiled))
    return [*(fault(main, place, *words) for place, words in found), *_at_codes(criteria, input_faults(criteria, compiled)),
            *condition_faults(main, compiled, rules)]


def _at_codes(criteria: Criteria, found: Iterable[tuple[str, Place, Words]]) -> list[Fault]:
    """The faults at the nodes and inputs of which they speak by their codes."""
    main = criteria.files.main
    places = {item.code: (source, place) for source, category in criteria.by_file for place, item in items_of(category)}
    places |= {"total": (main, ()), **{one.code: (main, ("subtotals", i)) for i, one in enumerate(criteria.standard.subtotals)}}
    return [fault(places[code][0], (*places[code][1], *place), *words) for code, place, words in found]


def code_faults(criteria: Criteria) -> list[Fault]:
    """Codes that stand twice. They say which thing is meant: no tree can be made before each stands once."""
    out: list[Fault] = []
    seen = {"TOTAL": ("total", criteria.files.main.name)}
    subtotals = (criteria.files.main, [(("subtotals", i), one) for i, one in enumerate(criteria.standard.subtotals)])
    for source, items in [*((source, items_of(category)) for source, category in criteria.by_file), subtotals]:
        for place, item in items:
            same = canonical_code(item.code)
            if same in seen:
                other, name = seen[same]
                out.append(fault(source, (*place, "code"), *say("code-twice", code=item.code, other=other, file=name)))
            seen.setdefault(same, (item.code, source.name))
    return out


def header_faults(criteria: Criteria, folder: str) -> list[Fault]:
    """Faults of standard.toml by itself; ``folder`` is the name of the folder that holds it."""
    return [fault(criteria.files.main, place, *words) for place, words in _header(criteria.standard, folder, criteria.doubt)]


def _header(file: StandardFile, folder: str, doubt: Doubt) -> Found:
    if file.id != folder and "id" not in doubt.tables:
        yield ("id",), say("id-is-not-folder", folder=folder, id=file.id)
    taken = ("code", "name", "year", *ATTRIBUTES, *(("period",) if file.cycle != "yearly" else ()))
    for table, key, known in (("agency_types", "code", ()), ("profile", "key", taken), ("variants", "name", ())):
        seen = set(known)
        for i, item in enumerate(getattr(file, table)):
            name = getattr(item, key)
            if name in seen:
                yield (table, i, key), say("key-twice", name=name)
                doubt.tables.add(table)  # one of the two has another name
            seen.add(name)
    for i, item in enumerate(file.profile if "profile" not in doubt.tables else ()):
        if (item.kind == "option") != bool(item.options):
            yield ("profile", i, "options"), say("options")
    dates = [item.key for item in file.profile if item.kind == "date"]
    if file.validity and file.validity.decided not in ("", *dates) and "profile" not in doubt.tables:
        yield ("validity", "decided"), say("no-attribute", name=file.validity.decided)
    since, until = file.in_force.since, file.in_force.until
    for key, end in (("from", since), ("until", until)):
        if isinstance(end, str) and end and not _is_date(end):
            yield ("in_force", key), say("no-date", given=end)
    if type(since) is type(until) and since and until and since > until:
        yield ("in_force",), say("years", since=since, until=until)


def _is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _idle(criteria: Criteria, measures: Measures) -> Found:
    """A name that nothing uses is a number that somebody believes in and that decides nothing."""
    file = criteria.standard
    carriers = [file, *file.subtotals, *(item for _, category in criteria.by_file for _, item in items_of(category)),
                *(category.defaults for _, category in criteria.by_file)]
    bars, effects = ({rule if isinstance(rule, str) else rule.use for item in carriers for rule in getattr(item, key, ())}
                     for key in ("bars", "effects"))
    for table, used in (("scales", measures.used_scales), ("measures", measures.used_measures),
                        ("named_bars", bars), ("named_effects", effects)):
        for name in getattr(file, table):
            if name not in used:
                yield (table, name), say("idle", name=name)


def _ranking(file: StandardFile, compiled: Standard) -> Found:
    if "bars" in file.ranking.key and not compiled.bars:
        yield ("ranking", "key"), say("no-bars-to-rank")
    group = file.ranking.group
    numbers = {item.key for item in file.profile if item.kind == "number"} | {f.key for f in compiled.fields if f.owner not in compiled.node}
    if group not in ("", *ATTRIBUTES, *(item.key for item in file.profile), *numbers):
        return  # told already
    cuts = file.ranking.cuts
    ends = [cut.upto for cut in cuts[:-1]]
    rising = None not in ends and all(a < b for a, b in pairwise(ends))
    if cuts and (group not in numbers or not rising or cuts[-1].upto is not None or len({cut.code for cut in cuts}) < len(cuts)):
        yield ("ranking", "cuts"), say("cuts")
    if group == "type" and not file.agency_types:
        yield ("ranking", "group"), say("no-types")
