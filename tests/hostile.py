"""Agencies whose names, codes and files try to be more than text, in a round of the worked example."""

from __future__ import annotations

from reported import checked

from pmqa.api import assess
from pmqa.assessment import Assessment
from pmqa.findings import Finding
from pmqa.report.content import Content, EvidenceText
from pmqa.standard.compiled import Standard

NAMES = (
    "<script>window.owned = 1</script>",
    "</script><script>window.owned = 2</script>",
    "<img src=x onerror='window.owned = 3'>",
    "\" onmouseover=\"window.owned = 4\" x=\"",
    "' autofocus onfocus='window.owned = 5",
    "=HYPERLINK(\"http://example.invalid\",\"click\")",
    "=1+1", "+1+1", "-1+1", "@SUM(1)", "=cmd|' /C calc'!A0",
    "\u202egnp.exe\u202c", "\u2067กลับ\u2069", "ก" * 300, "&amp;&lt;b&gt;", "<!-- -->", "<noscript>", "]]>", "${7*7} {{7*7}} $title",
    "tab\tand\nnew line", "javascript:window.owned=6", "http://example.invalid/", "\\u003cscript\\u003e", "''''", "\u2028\u2029", "0012", "1e5",
)


def hostile_round(standard: Standard) -> Assessment:
    """One agency for each name; its code and its file bear the name too, and so does what it typed."""
    rows = []
    for i, name in enumerate(NAMES):
        row = checked(standard, "B" if i % 2 else "D")
        file = f"{i}{name}.xlsx"
        findings = tuple(finding._replace(file=file, found=name) for finding in row.findings)
        findings += (Finding("ANS003", file, name, "G6", "LD1", name, name),)
        rows.append(row._replace(file=file, findings=findings, attributes=row.attributes | {"code": f"{i}{name}", "name": name}))
    refused = rows[0]._replace(file="refused" + NAMES[1], refused=True, attributes={"code": "", "name": NAMES[2]},
                               findings=(Finding("STD001", "refused" + NAMES[1], NAMES[3], "C5", "", NAMES[0], "worked"),))
    return assess(standard, [*rows, refused])


def hostile_content(standard: Standard, audience: str, lang: str = "th") -> Content:
    assessment = hostile_round(standard)
    evidence = {who.file: (EvidenceText("LD1", "1!J6", who.name),) for who in assessment.agencies}
    return Content(assessment, {row.file: row.digest for row in assessment.checked}, audience, lang, 0, evidence=evidence)
