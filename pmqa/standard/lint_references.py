"""References that stand for nothing, but those of conditions: in the ranking, in types, in numbers compared, in what choices require."""

from __future__ import annotations

from collections.abc import Iterator

from pmqa.standard.faults import Fault, Place, Words, fault
from pmqa.standard.lint_companions import companion_faults
from pmqa.standard.resolve import Known
from pmqa.standard.sentences import say
from pmqa.standard.values import Criteria, items_of

ATTRIBUTES = ("type", "group")  # of every agency, whatever the profile asks


def reference_faults(criteria: Criteria, known: Known) -> list[Fault]:
    """Every such fault; nothing of what cannot be told before a value is mended."""
    out = [fault(criteria.files.main, place, *words) for place, words in _ranking(criteria, known)]
    types = {kind.code for kind in criteria.standard.agency_types}
    for source, category in criteria.by_file:
        for place, item in items_of(category):
            if "agency_types" not in known.doubt.tables:
                out += [fault(source, (*place, "types"), *say("no-type", code=code)) for code in item.types if code not in types]
            compared = getattr(item, "compares", "")
            if compared and compared not in known.nodes and not known.doubt.nodes:
                out.append(fault(source, (*place, "compares"), *say("no-node", code=compared)))
    return [*out, *companion_faults(criteria, known)]


def _ranking(criteria: Criteria, known: Known) -> Iterator[tuple[Place, Words]]:
    rank, doubt = criteria.standard.ranking, known.doubt
    for i, key in enumerate(() if doubt.nodes else rank.key):
        if key not in ("bars", *known.nodes):
            yield ("ranking", "key", i), say("no-node-to-rank", code=key)
    asked = {item.key for item in criteria.standard.profile}
    inputs = {field.key for field in known.fields.values() if field.owner not in known.nodes}
    if rank.group not in ("", *ATTRIBUTES, *asked, *inputs) and not doubt.nodes and "profile" not in doubt.tables:
        yield ("ranking", "group"), say("no-attribute", name=rank.group)
