"""Which unsettled rule decides an agency: the one whose change, alone, flips that agency's verdict.

The *verdict* of a ranked agency is the decision where the standard has one, else whether it meets the bars; without bars, its
band of the total. An agency that is not ranked has no verdict, so nothing decides it. Settled rules (verified, or adopted by a body) are
never listed. What is tried, one rule at a time:

*variant*: the same answers under each variant whose status is not settled. In a run that is itself under a variant only
the file as it stands is tried: any other variant would change two rules at once.

*bar*: for an agency that fails, leaving out one rule (the bars of one name) where its bars are not settled. It flips
the verdict exactly when every unmet bar of the agency is an unsettled one of that name. What another *minimum* would do
is not tried: a file that has another one in mind declares it as a variant.

*effect*: where the standard ends in a decision, leaving out the effects of one name that refuse it, in the same way.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from pmqa.assessment import Assessment, assess
from pmqa.checks import Checked
from pmqa.scoring.effects import GRANTED, REFUSED, decided_but_for_effects
from pmqa.standard.compiled import Bar, Standard, Variant, worst
from pmqa.texts import Text

SETTLED = ("verified", "adopted")
NO_BAND = Text("ไม่ถึงระดับใด", "no band")
_UNNAMED = re.compile(r"bar-[0-9]+")  # what the compiler calls the bars that a file gives no name

Verdict = bool | Text | None  # bars met · band of the total · neither bars nor bands


class Deciding(NamedTuple):
    """A rule that decides one agency. ``rule`` is the name of a variant, bar or effect; ``kind`` is "variant", "bar" or "effect".

    ``status`` is never a settled one; for a bar it is the worst among the bars that the agency fails, for an effect among
    those that refuse it. ``then``: the verdict if this rule alone were changed.
    """

    rule: str
    title: Text
    kind: str
    status: str
    source: str
    then: Text


def deciding(assessment: Assessment, load_variant: Callable[[str], Standard]) -> tuple[tuple[Deciding, ...], ...]:
    """The rules that decide each agency, in the order of ``assessment.agencies``: variants as declared, then bars.

    ``load_variant`` gives the same standard under the variant of that name, or as the file stands for "". It costs one
    assessment of all agencies for each variant. Whatever ``load_variant`` raises goes through.
    """
    found: list[list[Deciding]] = [[] for _ in assessment.agencies]
    by_rule = _effects(assessment) if assessment.standard.decision else _bars(assessment)
    for agency, rule in (*_variants(assessment, load_variant), *by_rule):
        found[agency].append(rule)
    return tuple(tuple(rules) for rules in found)


def tried(standard: Standard) -> tuple[str, ...]:
    """The kinds of rules that :func:`deciding` tries under this standard, as ``Deciding.kind`` calls them; none where it
    gives no verdict. Settings without a variant are not among them: no other value of theirs is declared."""
    if not (standard.decision or standard.bars or any(entry.node == "total" for entry in standard.bands)):
        return ()
    unsettled = {
        "variant": [one.status for one in standard.variants if standard.variant in ("", one.name)],
        "bar": [] if standard.decision else [bar.status for bar in standard.bars],
        "effect": [one.status for one in standard.effects if one.does == "refuse_decision"] if standard.decision else [],
    }
    return tuple(kind for kind, statuses in unsettled.items() if any(status not in SETTLED for status in statuses))


def _variants(assessment: Assessment, load_variant: Callable[[str], Standard]) -> Iterator[tuple[int, Deciding]]:
    standard = assessment.standard
    ranked = [i for i, ranked in enumerate(assessment.ranked.tolist()) if ranked]
    rows = [assessment.checked[i] for i in ranked]
    for variant in standard.variants:
        if variant.status in SETTLED or standard.variant not in ("", variant.name):
            continue
        other = load_variant("" if standard.variant else variant.name)
        there = verdicts(assess(other, in_columns_of(other, standard, rows)), bool(standard.bars))
        here = verdicts(assessment, bool(other.bars))
        for agency, then in zip(ranked, there, strict=True):
            if here[agency] != then:
                yield agency, _by_variant(standard, variant, then)


def _by_variant(standard: Standard, variant: Variant, then: Verdict) -> Deciding:
    words = standard.word("met" if then else "unmet") if isinstance(then, bool) else then or NO_BAND
    return Deciding(variant.name, variant.title, "variant", variant.status, variant.source, words)


def verdicts(assessment: Assessment, other_has_bars: bool) -> list[Verdict]:
    """One verdict for each agency. Bars count as soon as one side has some: without bars there is none to fail."""
    if assessment.standard.decision:
        return [assessment.decision_of(agency) for agency in range(len(assessment.agencies))]
    if assessment.standard.bars or other_has_bars:
        return assessment.met[:, 0].tolist()
    bands = next((entry.bands for entry in assessment.standard.bands if entry.node == "total"), ())
    places = assessment.bands["total"].tolist() if bands else [-1] * len(assessment.agencies)
    return [bands[place].name if place >= 0 else None for place in places]


def in_columns_of(other: Standard, standard: Standard, rows: Sequence[Checked]) -> Sequence[Checked]:
    """Rows checked under ``standard`` with their answers in the columns of ``other``, matched by field key.

    A field that only ``other`` has is blank.
    """
    if list(other.columns) == list(standard.columns):
        return rows
    sources = [standard.columns.get(key) for key in other.columns]
    return [row._replace(values=tuple(None if at is None else row.values[at] for at in sources),
                         places=tuple("" if at is None else row.places[at] for at in sources)) for row in rows]


def _bars(assessment: Assessment) -> Iterator[tuple[int, Deciding]]:
    bars, unmet = assessment.standard.bars, assessment.gaps.unmet
    columns = range(len(assessment.gaps.pairs))
    fails = unmet.any(axis=1) & assessment.ranked
    rules = dict.fromkeys(_rule(bar) for bar in bars if bar.status not in SETTLED)
    for rule in rules:
        left_out = [_rule(bar) == rule and bar.status not in SETTLED for bar in bars]
        others = [column for column in columns if not left_out[assessment.gaps.pairs[column][0]]]
        flipped = fails & ~unmet[:, others].any(axis=1)
        for agency in flipped.nonzero()[0].tolist():
            missed = [assessment.gaps.pairs[column][0] for column in unmet[agency].nonzero()[0].tolist()]
            yield agency, _by_bar(assessment.standard, rule, [bars[place] for place in dict.fromkeys(missed)])


def _effects(assessment: Assessment) -> Iterator[tuple[int, Deciding]]:
    """Unsettled effects without which an agency would not be refused: every effect that refuses it is of that one name."""
    standard, decided = assessment.standard, assessment.standard.decision
    refusing = [(place, effect) for place, effect in enumerate(standard.effects) if effect.does == "refuse_decision"]
    without = decided_but_for_effects(decided, assessment.facts, [row.incomplete or row.provisional for row in assessment.checked])
    for rule in dict.fromkeys(effect.name for _, effect in refusing if effect.status not in SETTLED):
        others = [place for place, effect in refusing if effect.name != rule or effect.status in SETTLED]
        mine = [place for place, effect in refusing if effect.name == rule and effect.status not in SETTLED]
        flipped = assessment.effects[:, mine].any(axis=1) & ~assessment.effects[:, others].any(axis=1) & (without != REFUSED)
        for agency in (flipped & assessment.ranked).nonzero()[0].tolist():
            met = [standard.effects[place] for place in mine if assessment.effects[agency, place]]
            then = decided.granted if without[agency] == GRANTED else decided.open
            yield agency, Deciding(rule, met[0].title, "effect", worst([one.status for one in met]),
                                   "; ".join(dict.fromkeys(one.source for one in met if one.source)), then)


def _rule(bar: Bar) -> str:
    """The rule that a bar comes from: its name; a bar without one is a rule of its own."""
    return f"{bar.owner} {bar.name}" if _UNNAMED.fullmatch(bar.name) else bar.name


def _by_bar(standard: Standard, rule: str, missed: list[Bar]) -> Deciding:
    sources = "; ".join(dict.fromkeys(bar.source for bar in missed if bar.source))
    return Deciding(rule, missed[0].title, "bar", worst([bar.status for bar in missed]), sources, standard.word("met"))
