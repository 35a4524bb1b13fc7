"""What a report was made from, and the rules that its results rest on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pmqa import __version__
from pmqa.report.blocks import clean
from pmqa.report.content.rows import Rule, Run
from pmqa.report.heading import origin
from pmqa.report.rank_report import ranked_by as ranked_by_of
from pmqa.report.standard_rules import decided, does, effect_rules
from pmqa.report.words import STATUS, word
from pmqa.standard.compiled import worst

if TYPE_CHECKING:
    from pmqa.report.content.content import Content


def run(content: Content) -> Run:
    standard, lang = content.standard, content.lang
    inputs = _inputs(content)
    status = worst([rule.status for rule in rules(content) if rule.kind != "variant"] + [standard.status])
    variant = next((one.title.in_(lang) for one in standard.variants if one.name == standard.variant), "")
    return Run(word("draft", lang), standard.id, standard.title.in_(lang), standard.short.in_(lang), standard.edition,
               word("year", lang, year=content.shared.year) if content.shared.year else "", standard.digest,
               origin(standard) if content.sight.places and content.sight.others else "",
               word("variant", lang, name=standard.variant, title=variant) if standard.variant else "", __version__,
               status, STATUS[status].in_(lang), inputs if content.sight.places else (), content.shared.digest)


def _inputs(content: Content) -> tuple[tuple[str, str], ...]:
    """Every file read; of one agency's report its own."""
    if content.sight.others:
        return tuple((clean(file), digest) for file, digest in sorted(content.inputs.items()))
    own = content.assessment.agencies[content.agency].file
    return ((clean(own), content.inputs[own]),) if own in content.inputs else ()


def rules(content: Content) -> tuple[Rule, ...]:
    """The ranking, the decision, each bar's and each effect's rule once, bands, settings and variants, in this order."""
    standard, lang, out = content.standard, content.lang, []

    def add(kind: str, name: str, text: str, status: str, source: str) -> None:
        out.append(Rule(kind, name, text, status, STATUS[status].in_(lang), source))

    if standard.ranking.key:
        add("ranking", "", ranked_by_of(standard, lang), standard.ranking.status or standard.status, standard.ranking.source)
    if standard.decision:
        add("decision", "", decided(standard.decision, lang), standard.decision.status or standard.status, standard.decision.source)
    for bar in {(bar.name, bar.title): bar for bar in standard.bars}.values():
        same = [other.status for other in standard.bars if other.name == bar.name and other.title == bar.title]
        owner = standard.node[bar.owner].name.in_(lang) if bar.owner in standard.node else ""
        add("bar", bar.name, bar.title.in_(lang) or f"{bar.owner} {owner}".strip(), worst(same), bar.source)
    for same_effects in effect_rules(standard):
        first = same_effects[0]
        add("effect", first.name, f"{first.title.in_(lang)}: {does(standard, same_effects, lang)}", worst([effect.status for effect in same_effects]), first.source)
    for entry in standard.bands:
        names = " < ".join(band.name.in_(lang) for band in entry.bands)
        title = " ".join(filter(None, (entry.title.in_(lang), entry.node if entry.node != "total" else "")))
        add("band", entry.node, f"{title}: {names}", entry.status or standard.status, entry.source)
    for setting in standard.settings:
        add("setting", setting.name, f"{setting.title.in_(lang)}: {setting.value}", setting.status, setting.source)
    for variant in standard.variants:
        add("variant", variant.name, variant.title.in_(lang), variant.status, variant.source)
    return tuple(out)


def ranked_by(content: Content) -> str:
    standard = content.standard
    by = ranked_by_of(standard, content.lang)
    status = standard.ranking.status or standard.status
    return by if not standard.ranking.key else f"{by} ({STATUS[status].in_(content.lang)})"
