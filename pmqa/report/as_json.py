"""Results as JSON, for programs. The keys are a promise: docs/json.md lists them, and tests hold both together."""

from __future__ import annotations

from collections.abc import Sequence
from math import isnan

from pmqa.assessment import Assessment, Gap, InEffect
from pmqa.deciding import Deciding
from pmqa.gather import Agency
from pmqa.report.json_parts import Data, Inputs, bilingual, finding_data, run_data
from pmqa.report.rank_report import groups, ranked_in_order
from pmqa.report.verdict import verdict_of
from pmqa.standard.compiled import Standard
from pmqa.submission import Submission
from pmqa.validity import Term

_NOBODY = Agency("", "", "", "", "")


def score_data(assessment: Assessment, agency: int, decided_by: Sequence[Deciding], inputs: Inputs) -> Data:
    """One agency: scores, gaps, verdict, findings."""
    standard, row = assessment.standard, assessment.checked[agency]
    findings = [*row.findings, *(finding for finding in assessment.findings if finding.file == row.file)]
    return {
        "draft": True,
        "standard": standard.id,
        "agency": _agency(assessment.agencies[agency]),
        "scores": _by_node(standard, assessment.scores[agency].tolist()),
        "exact": _by_node(standard, assessment.exact[agency].tolist()),
        "max": _by_node(standard, [node.maximum for node in standard.nodes]),
        "bands": {entry.node: bilingual(assessment.band_of(agency, entry.node)) for entry in standard.bands},
        "effects": [_effect(assessment, one) for one in assessment.in_effect(agency)],
        "decision": bilingual(assessment.decision_of(agency)),
        "term": _term(assessment.term_of(agency)),
        "gaps": [_gap(gap) for gap in assessment.gaps_of(agency)],
        "meets_bars": assessment.meets_bars(agency),
        "status": verdict_of(assessment, agency).status,
        "deciding_rules": [_deciding(rule) for rule in decided_by],
        "findings": [finding_data(finding) for finding in findings],
        "run": run_data(standard, inputs),
    }


def refused_data(submission: Submission, standard: Standard | None, inputs: Inputs) -> Data:
    """The same keys for a file that cannot be used."""
    return {
        "draft": True, "standard": submission.standard, "agency": _agency(_NOBODY), "scores": {}, "exact": {}, "max": {},
        "bands": {}, "effects": [], "decision": bilingual(None), "term": None, "gaps": [], "meets_bars": None, "status": "", "deciding_rules": [],
        "findings": [finding_data(finding) for finding in submission.findings], "run": run_data(standard, inputs),
    }


def rank_data(assessment: Assessment, inputs: Inputs) -> Data:
    """The ranking, group by group, best first; who is not ranked; findings about several files."""
    standard = assessment.standard
    order = [i for members in groups(assessment).values() for i in members]
    return {
        "draft": True,
        "standard": standard.id,
        "ranking": [_ranked(assessment, i) for i in order],
        "unranked": _left_out(assessment),
        "findings": [finding_data(finding) for finding in assessment.findings],
        "run": run_data(standard, inputs),
    }


def gaps_data(assessment: Assessment, inputs: Inputs) -> Data:
    """Every ranked agency with its gaps."""
    agencies = [{"agency": _agency(assessment.agencies[i]), "file": assessment.agencies[i].file,
                 "meets_bars": assessment.meets_bars(i), "gaps": [_gap(gap) for gap in assessment.gaps_of(i)]}
                for i in ranked_in_order(assessment)]
    return {
        "draft": True,
        "standard": assessment.standard.id,
        "agencies": agencies,
        "unranked": _left_out(assessment),
        "run": run_data(assessment.standard, inputs),
    }


def _ranked(assessment: Assessment, i: int) -> Data:
    standard, row, agency = assessment.standard, assessment.checked[i], assessment.agencies[i]
    scores = _by_node(standard, assessment.scores[i].tolist())
    return {
        "rank": int(assessment.rank[i]) or None,
        "rank_overall": int(assessment.rank_overall[i]) or None,
        "group": agency.group,
        "agency": _agency(agency),
        "file": agency.file,
        "total": scores["total"],
        "scores": scores,
        "ranks": {node.code: int(place) or None for node, place in zip(standard.nodes, assessment.ranks[i].tolist(), strict=True)},
        "gaps": int(assessment.gaps.unmet[i].sum()),
        "meets_bars": assessment.meets_bars(i),
        "decision": bilingual(assessment.decision_of(i)),
        "order": agency.order or None,
        "provisional": row.provisional,
        "incomplete": row.incomplete,
    }


def _left_out(assessment: Assessment) -> list[Data]:
    """Those not ranked; of a file that was read and yet left out (two that differ, say) everything is known."""
    known = {agency.file: agency for agency in assessment.agencies}
    return [{"agency": _agency(known.get(left.file) or Agency(left.agency, left.name, "", "", "")), "file": left.file,
             "reason": bilingual(left.reason)} for left in assessment.left_out]


def _agency(agency: Agency) -> Data:
    return {key: getattr(agency, key) for key in ("code", "name", "type", "group")}


def _gap(gap: Gap) -> Data:
    return {key: getattr(gap, key) for key in ("code", "factor", "value", "minimum", "shortfall", "cell", "status")}


def _effect(assessment: Assessment, one: InEffect) -> Data:
    """An effect that takes place: what it is called, what it does to which node, both values."""
    effect = assessment.standard.effects[one.effect]
    band = effect.does == "cap_band"
    before, after = (bilingual(value) if band else value for value in (one.before, one.after))
    return {"rule": effect.name, "title": bilingual(effect.title), "does": effect.does, "code": effect.owner,
            "node": effect.node if effect.does in ("cap_points", "cap_band") else "", "before": before, "after": after,
            "status": effect.status, "source": effect.source}


def _term(term: Term | None) -> Data | None:
    """How long what was granted holds; days in ISO form."""
    return term and {"decided": str(term.decided), "until": str(term.until), "surveillance": [str(day) for day in term.surveillance],
                     "restorable": str(term.restorable)}


def _deciding(rule: Deciding) -> Data:
    return {"rule": rule.rule, "title": bilingual(rule.title), "kind": rule.kind, "status": rule.status, "source": rule.source,
            "flips_to": bilingual(rule.then)}


def _by_node(standard: Standard, values: Sequence[float]) -> dict[str, float | None]:
    return {node.code: None if isnan(value) else value for node, value in zip(standard.nodes, values, strict=True)}
