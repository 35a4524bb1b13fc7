"""``docs/standards/``: a page for each standard, and the list for the README, made from the criteria files.

    python -m pmqa.report.standards_doc docs/standards README.md

The pages show what the files say, key by key: whatever the language can express appears here without a line for it.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from pmqa.report.standard_rules import effect_rules
from pmqa.report.tables import plain
from pmqa.report.values_in_words import NAMES, in_both, in_words, markdown
from pmqa.report.words import STATUS
from pmqa.standard.compiled import Node, Standard
from pmqa.standard.store import load_standard

COMMAND = "python -m pmqa.report.standards_doc docs/standards README.md"
MARKS = (f"<!-- standards: made by `{COMMAND}` -->", "<!-- /standards -->")

# Tables of standard.toml, in the order of the page, and what each is called there. Others follow under their own name.
SECTIONS = {
    "words": "Words", "agency_types": "Agency types", "profile": "Profile", "subtotals": "Subtotals", "scales": "Scales", "measures": "Measures",
    "bars": "Bars on the total", "named_bars": "Bars that requirements use", "effects": "Effects on the whole", "named_effects": "Effects",
    "bands": "Bands", "decision": "Decision", "ranking": "Ranking", "validity": "Validity", "evidence": "Evidence",
    "settings": "Unsettled: what is set", "variants": "Unsettled: other readings",
}
_IN_BOTH = ("decision", "effects", "named_effects")  # what agencies are told: in the words of both languages
_ABOVE = ("id", "title", "short", "status", "source")  # told at the head of the page


def page(standard: Standard) -> str:
    """The whole page of one standard, from its files and their compiled form."""
    folder = Path(standard.origin)
    text = (folder / "standard.toml").read_text(encoding="utf-8")
    raw = tomllib.loads(text)
    parts = [f"<!-- Made from criteria/{standard.id} by `{COMMAND}`; a test compares them. -->\n",
             f"# {standard.id} · {markdown(standard.title.en)}\n", f"{markdown(standard.title.th)}\n", *_head(text),
             "## At a glance\n", _glance(standard, raw), "## Structure\n", _structure(standard, folder)]
    tables = [key for key, value in raw.items() if _is_table(value) and key not in (*_ABOVE, "in_force")]
    for key in sorted(tables, key=lambda key: [*SECTIONS, key].index(key)):
        parts += [f"## {SECTIONS.get(key, key)}\n", _table(in_both(raw[key]) if key in _IN_BOTH else raw[key])]
    parts += ["## Status of the numbers\n", _statuses(standard)]
    return "\n".join(parts)


def standards_list(standards: Iterable[Standard]) -> str:
    """The README's table: what each standard is, how large, what it ends in."""
    rows = ["| id | what | parts | ends in |", "|---|---|---|---|"]
    for standard in standards:
        leaves = sum(node.kind == "requirement" for node in standard.nodes)
        rows.append(f"| [`{standard.id}`](docs/standards/{standard.id}.md) | {markdown(standard.title.en)} "
                    f"| {len(standard.categories)} / {leaves} | {_ends_in(standard)} |")
    return "\n".join(rows) + "\n"


def with_list(readme: str, listed: str) -> str:
    """The README with the list between its marks; as it was where it has none.

    >>> with_list("before\\n" + MARKS[0] + "\\nold\\n" + MARKS[1] + "\\nafter", "new\\n").splitlines()[2]
    'new'
    """
    start, end = (readme.find(mark) for mark in MARKS)
    return readme if min(start, end) < 0 else f"{readme[:start]}{MARKS[0]}\n{listed}{readme[end:]}"


def _head(text: str) -> list[str]:
    """The comment at the head of the file: its labelled paragraphs, the title left out."""
    lines = [line.removeprefix("#").removeprefix(" ") for line in text.split("\n\n")[0].splitlines() if line.startswith("#")][1:]
    paragraphs: list[str] = []
    for line in lines:
        label = re.match(r"(\S.{0,11}?)  +(.+)", line)
        if label:
            paragraphs.append(f"- **{label[1]}**: {markdown(label[2])}")
        elif line.strip() and paragraphs:
            paragraphs[-1] += " " + markdown(line.strip())
    return ["\n".join(paragraphs) + "\n"] if paragraphs else []


def _glance(standard: Standard, raw: Mapping[str, Any]) -> str:
    rows = {key: in_words(value) for key, value in raw.items() if key == "in_force" or not _is_table(value)}
    rows |= {"calendar": standard.calendar, "decimals": str(standard.decimals), "ends in": _ends_in(standard)}
    order = ["edition", "in_force", "supersedes", "calendar", "year", "status", "source", *rows]
    shown = {key: rows[key] for key in order if rows.get(key) and key not in ("id", "title", "short")}
    return "| | |\n|---|---|\n" + "".join(f"| {key.replace('_', ' ')} | {value} |\n" for key, value in shown.items())


def _ends_in(standard: Standard) -> str:
    rule, decision = standard.ranking, getattr(standard, "decision", None)
    if rule.key:
        group = f" within {rule.group}" if rule.group else ""
        return f"a ranking{group} by {', then '.join(rule.key)}"
    return "a decision" if decision else "a profile"


def _structure(standard: Standard, folder: Path) -> str:
    """Every node with its numbers, its measure as the file says it, its bars, the names of its effects where the standard has any."""
    said = _measures_said(folder)
    bars: dict[str, list[str]] = {}
    for bar in standard.bars:
        bars.setdefault(bar.owner, []).append(f"{markdown(bar.title.en)} ({STATUS[bar.status].en})")
    effects: dict[str, list[str]] = {}
    for effect in standard.effects:
        effects.setdefault(effect.owner, []).append(markdown(effect.name))
    words = standard.types[0].words if standard.types else {}
    head = ["code", "title", "", "of", "weight", "measure or sum", "bars", *["effects"] * bool(effects), "status"]
    rows = [f"| {' | '.join(head)} |".replace("|  |", "| |"), f"|---|---|---|--:|--:|{'---|' * (len(head) - 5)}"]
    for node in standard.nodes:
        title = node.title.with_words(words)
        measure = said.get(node.code, "") if node.kind == "requirement" else in_words(node.combine)
        left_out = [f"not applicable: {in_words(node.not_applicable)}"] * (node.not_applicable != "")
        measure = ", ".join([measure, *["optional"] * node.optional, *left_out])
        cells = ["&emsp;" * (_depth(standard, node) - 1) + node.code, markdown(title.en), markdown(title.th), plain(node.maximum), plain(node.weight),
                 measure, " · ".join(bars.get(node.code, [])), *[", ".join(effects.get(node.code, []))] * bool(effects), STATUS[node.status].en]
        rows.append(f"| {' | '.join(cells)} |")
    return "\n".join(rows) + "\n"


def _measures_said(folder: Path) -> dict[str, str]:
    """Requirement → its measure as its file writes it: a name and what differs from it."""
    out = {}
    for path in folder.glob("[0-9]*.toml"):
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
        default = raw.get("defaults", {}).get("measure", "")
        out |= {item["code"]: in_words(item.get("measure", default)) for item in raw.get("requirements", ())}
        out |= {item["code"]: f"input{': ' + in_words(item['unit']) if 'unit' in item else ''}" for item in raw.get("inputs", ())}
    return out


def _table(value: Any) -> str:
    """A table or list of tables of standard.toml: a row for each, its keys in words, its status beside."""
    rows: list[tuple[str, Any]]
    if isinstance(value, list):
        rows = [(next((in_words(item[key]) for key in NAMES if key in item), "") if isinstance(item, dict) else in_words(item),
                 item if isinstance(item, dict) else "") for item in value]
    elif all(isinstance(item, dict) and not {"th", "setting"} & item.keys() for item in value.values()):
        rows = list(value.items())
    else:
        rows = [(key.replace("_", " "), item) for key, item in value.items()]
    with_status = any(isinstance(item, dict) and "status" in item for _, item in rows)
    lines = ["| | | status | source |", "|---|---|---|---|"] if with_status else ["| | |", "|---|---|"]
    for name, item in rows:
        said = item if isinstance(item, dict) else {}
        cells = [name, _inner(item, name)]
        cells += [STATUS[said.get("status", "")].en, markdown(said.get("source", ""))] * with_status
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def _is_table(value: Any) -> bool:
    """Whether a value of standard.toml is a section of the page, not a line at its head."""
    return isinstance(value, list) or isinstance(value, dict) and "setting" not in value and "th" not in value


def _inner(item: Any, name: str) -> str:
    """What a row says beside its name."""
    if not isinstance(item, dict) or "th" in item or "setting" in item:
        return in_words(item)
    kept = {key: value for key, value in item.items() if key not in ("status", "source") and not (key in NAMES and in_words(value) == name)}
    return "; ".join(f"{key.replace('_', ' ')} {in_words(value)}" if key != "title" else in_words(value) for key, value in kept.items())


def _statuses(standard: Standard) -> str:
    told = [(item.status, item.source) for item in (*standard.nodes, *standard.bars, *standard.bands, *standard.settings)]
    told += [(same[0].status, same[0].source) for same in effect_rules(standard)]
    told += [(standard.decision.status, standard.decision.source)] if standard.decision else []
    told += [(str(node.measure.get("status", "")), str(node.measure.get("source", ""))) for node in standard.nodes if node.measure]
    told = [(status, source) if status else (standard.status, source or standard.source) for status, source in told]
    rows = ["| status | source | numbers and titles |", "|---|---|--:|"]
    for (status, source), count in sorted(Counter(told).items(), key=lambda row: -row[1]):
        rows.append(f"| {STATUS[status].en} | {markdown(source)} | {count} |")
    return "\n".join(rows) + "\n"


def _depth(standard: Standard, node: Node) -> int:
    return 0 if node.parent < 0 else 1 + _depth(standard, standard.nodes[node.parent])


def main(pages: Path, readme: Path, criteria: Path) -> None:
    """Write every page, and the list into the README where it has marks for it."""
    standards = [load_standard(path.parent) for path in sorted(criteria.glob("*/standard.toml"))]
    pages.mkdir(parents=True, exist_ok=True)
    for standard in standards:
        (pages / f"{standard.id}.md").write_text(page(standard), encoding="utf-8", newline="\n")
    text = readme.read_text(encoding="utf-8")
    if (fresh := with_list(text, standards_list(standards))) != text:
        readme.write_text(fresh, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), Path(__file__).parents[2] / "criteria")
