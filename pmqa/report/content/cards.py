"""Everything about one agency: the verdict, its categories beside its group, gaps, what to do first, findings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from pmqa.assessment import Gap
from pmqa.catalogue import CATALOGUE
from pmqa.deciding import Deciding
from pmqa.findings import Finding, worst_first
from pmqa.report.blocks import clean
from pmqa.report.content.audience import MEDIAN_FROM
from pmqa.report.content.card_rows import (
    Advice,
    Card,
    CategoryRow,
    Evidence,
    FindingRow,
    GapRow,
    Step,
    Verdict,
)
from pmqa.report.content.figures import NONE, printed, score, share_of
from pmqa.report.content.lists import flags, granted, head
from pmqa.report.effects import effect_lines
from pmqa.report.rank_report import group_name, left_out_word
from pmqa.report.tables import gap_row
from pmqa.report.tables import marks as bars_words
from pmqa.report.verdict import verdict_of, with_status
from pmqa.report.words import SEVERITY, STATUS, counted
from pmqa.standard.compiled import Standard

if TYPE_CHECKING:
    from pmqa.report.content.content import Content

FIRST_STEPS = 5  # things to do that a card names first
CELLS_NAMED = 6  # cells named with a thing to do; the findings below name all


def card(content: Content, place: int) -> Card:
    assessment, sight, lang = content.assessment, content.sight, content.lang
    who, row = assessment.agencies[place], assessment.checked[place]
    kind = assessment.standard.agency_type(who.type)
    gaps, found = gap_rows(content, place), findings_of(content, place)
    return Card(
        place, *content.named(place), kind.title.in_(lang) if kind else who.type, group_name(assessment.standard, who.group, lang),
        str(row.attributes.get("year", "")), clean(who.file) if sight.places else "", row.digest if sight.places else "",
        verdict(content, place), categories(content, place), gaps, first_steps(content, gaps, found), found,
        evidence(content, place) if sight.evidence else (), _path(content, place))


def evidence(content: Content, place: int) -> tuple[Evidence, ...]:
    """The evidence texts that were given, under their requirements."""
    standard, who = content.standard, content.assessment.agencies[place]
    given = content.evidence.get(who.file, ())
    return tuple(Evidence(one.code, head(content, standard.node[one.code], who.type).title, clean(one.cell), clean(one.text)) for one in given)


def verdict(content: Content, place: int) -> Verdict:
    """Whether the bars are met, how many are not, the band and rank, and what this rests on."""
    assessment, standard, lang = content.assessment, content.standard, content.lang
    known, band = verdict_of(assessment, place), assessment.band_of(place, "total")
    headline = ""
    if known.meets is not None:
        headline = with_status(("✓ " if known.meets else "✗ ") + standard.word("met" if known.meets else "unmet").in_(lang), known.status, lang)
    bars = "" if known.meets is None else {
        "th": f"ไม่ถึง {known.failed} จาก {known.bars} เกณฑ์", "en": f"{known.failed} of {counted(known.bars, '', 'bar', 'en')} unmet"}[lang]
    rules = content.deciding[place] if content.sight.unsure and content.deciding else ()
    return Verdict(known.meets, headline, bars, with_status(band.in_(lang), known.status, lang) if band else "",
                   score(float(assessment.scores[place, 0]), standard.decimals), score(standard.nodes[0].maximum, standard.decimals),
                   _rank_words(content, place), flags(content, place), known.status, STATUS[known.status].in_(lang),
                   tuple(_decided(rule, lang) for rule in rules), _decision(content, place, known.status), granted(content, place),
                   tuple(clean(line) for line in effect_lines(assessment, place, lang)) if content.sight.requirements else ())


def _decision(content: Content, place: int, status: str) -> str:
    words, decision = content.assessment.decision_of(place), content.standard.decision
    return with_status(f"{decision.title.in_(content.lang)}: {words.in_(content.lang)}", status, content.lang) if words and decision else ""


def _path(content: Content, place: int) -> Advice | None:
    """The cheapest path, where it was looked for; without cells where the audience does not work with files."""
    if place not in content.paths or not content.sight.requirements:
        return None
    from pmqa.report.path_report import advice_of

    return advice_of(content.paths[place], content.lang, cells=content.sight.places)


def _rank_words(content: Content, place: int) -> str:
    assessment, lang = content.assessment, content.lang
    if not assessment.ranked[place]:
        return left_out_word(assessment.standard, lang)
    if not assessment.rank[place]:
        return ""
    group = assessment.agencies[place].group
    of, name = len(content.shared.members[group]), group_name(assessment.standard, group, lang)
    return {"th": f"อันดับ {assessment.rank[place]} จาก {of} {name}", "en": f"rank {assessment.rank[place]} of {of} {name}"}[lang].strip()


def _decided(rule: Deciding, lang: str) -> str:
    left_out = {"th": " ถ้าไม่ใช้", "en": ", left out"}[lang] if rule.kind in ("bar", "effect") else ""
    return f"{rule.rule}{left_out} – {rule.title.in_(lang)} ({STATUS[rule.status].in_(lang)}) → {rule.then.in_(lang)}"


def categories(content: Content, place: int) -> tuple[CategoryRow, ...]:
    assessment, standard, lang = content.assessment, content.standard, content.lang
    who, out = assessment.agencies[place], []
    medians = _medians_shown(content, who.group)
    least = content.shared.least[who.type]
    owners = [standard.node[standard.bars[assessment.gaps.pairs[column][0]].owner].category
              for column in assessment.gaps.unmet[place].nonzero()[0].tolist()]
    for node in standard.categories:
        i = standard.index[node.code]
        if assessment.tree.out[place, i]:
            continue
        own, band = score(float(assessment.scores[place, i]), standard.decimals), assessment.band_of(place, node.code)
        median = score(medians[i], standard.decimals) if i in medians else NONE
        bar = score(least[i], standard.decimals)
        meets = bool(assessment.met[place, i]) if standard.bars else None
        words = "" if meets is None else bars_words(meets, owners.count(node.code), lang)
        out.append(CategoryRow(head(content, node, who.type), own, share_of(own, node), median, share_of(median, node), bar, share_of(bar, node),
                               meets, words, band.in_(lang) if band else ""))
    return tuple(out)


def _medians_shown(content: Content, group: str) -> dict[int, float]:
    """None where its own report would tell an agency a neighbour's marks."""
    few = len(content.shared.members.get(group, ())) < MEDIAN_FROM
    return {} if few and not content.sight.others else content.shared.medians.get(group, {})


def gap_rows(content: Content, place: int) -> tuple[GapRow, ...]:
    """Unmet bars, the largest shortfall first."""
    if not content.sight.requirements:
        return ()
    standard, kind = content.standard, content.assessment.agencies[place].type
    return tuple(_gap_row(content, standard, gap, kind) for gap in content.assessment.gaps_of(place))


def _gap_row(content: Content, standard: Standard, gap: Gap, agency_type: str) -> GapRow:
    lang = content.lang
    key, value, bar, short, status, cell = gap_row(standard, gap, lang)
    field = standard.field.get(key) if gap.factor else None
    return GapRow(key, gap.code, standard.node[gap.code].category, head(content, standard.node[gap.code], agency_type).title,
                  field.title.in_(lang) if field else "", standard.bars[gap.bar].title.in_(lang), printed(value), printed(bar),
                  printed(short), gap.status, status, cell if content.sight.places else "")


def first_steps(content: Content, gaps: Sequence[GapRow], found: Sequence[FindingRow]) -> tuple[Step, ...]:
    """Errors of the file first, one thing for each kind, then the largest shortfalls."""
    lang, out = content.lang, []
    errors: dict[str, list[FindingRow]] = {}
    for row in found:
        if row.severity == "error":
            errors.setdefault(row.code, []).append(row)
    for code, rows in errors.items():
        kind = CATALOGUE[code]
        remedy = {"th": kind.remedy_th, "en": kind.remedy_en}[lang]
        wrong = {"th": kind.wrong_th, "en": kind.wrong_en}[lang]
        cells = [f"{row.sheet}!{row.cell}" if row.sheet and row.cell else row.sheet for row in rows]
        named = tuple(dict.fromkeys(filter(None, cells)))
        more = (f"… +{len(named) - CELLS_NAMED}",) if len(named) > CELLS_NAMED else ()
        out.append(Step("mend", f"{wrong} {remedy}", (*named[:CELLS_NAMED], *more)))
    for gap in gaps:
        what = {"th": f"{gap.key} {gap.title}: ได้ {gap.value.text} ต้อง {gap.bar.text}", "en": f"{gap.key} {gap.title}: {gap.value.text}, must be {gap.bar.text}"}[lang]
        out.append(Step("raise", what, (gap.cell,) if gap.cell else ()))
    return tuple(out[:FIRST_STEPS])


def findings_of(content: Content, place: int) -> tuple[FindingRow, ...]:
    if not content.sight.findings:
        return ()
    assessment, file = content.assessment, content.assessment.agencies[place].file
    several = assessment.findings if content.sight.others else ()  # they name the other files
    return findings(content, [*assessment.checked[place].findings, *(one for one in several if one.file == file)])


def findings(content: Content, found: Iterable[Finding]) -> tuple[FindingRow, ...]:
    """Worst first. What was typed into the profile is left out: it may be a person's name or telephone."""
    lang = content.lang
    return tuple(FindingRow(one.severity, SEVERITY[one.severity].in_(lang), one.code, clean(one.file), clean(one.sheet), one.cell, one.requirement,
                            "" if _of_profile(one) else clean(one.found), clean(one.expected_in(lang)), one.message.in_(lang))
                 for one in worst_first(list(found)))


def _of_profile(finding: Finding) -> bool:
    """About a cell of no requirement, so of the profile, unless it is a number that the workbook itself shows."""
    shown = finding.code in ("SHT023", "SHT024")
    return bool(finding.cell) and not finding.requirement and finding.code.startswith(("PRF", "ANS", "SHT")) and not shown
