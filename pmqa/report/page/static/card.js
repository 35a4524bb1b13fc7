// An agency's card: in a dialog of its own over the lists, or as the whole page where the report is about one agency.

const SIGNS = { error: "✗", warning: "!", note: "i" };

function categoryTable(card) {
  const has = (key) => card.categories.some((row) => row[key] !== "–" && say(row[key]) !== "");
  const columns = [
    ["", (row) => el("b", {}, HEAD.get(row.node).code)], ["title", (row) => say(row.title)], ["score", (row) => [row.score, "num strong"]],
    ["of", (row) => [HEAD.get(row.node).maximum, "num faint"]], has("median") && ["median", (row) => [row.median, "num"]],
    has("bar") && ["least-met", (row) => [row.bar, "num"]],
    has("verdict") && ["bars", (row) => [say(row.verdict), row.meets ? "met" : "unmet"]], has("band") && ["band", (row) => say(row.band)],
  ].filter(Boolean);
  const heads = columns.map(([name, cell]) => [name ? word(name) : "", /^num/.test([].concat(cell(card.categories[0]))[1] ?? "") ? "num" : null]);
  return plainTable("categories", heads, card.categories.map((row) => columns.map(([, cell]) => cell(row))));
}

function gapTable(card) {
  if (!card.gaps.length) return card.meets === true ? el("p", { class: "good" }, `✓ ${word("no-gaps")}`) : null;
  const cells = card.gaps.some((gap) => gap.cell);
  const heads = [word("code"), word("title"), [word("value"), "num"], [word("bar"), "num"], [word("short"), "num"], word("status"), ...(cells ? [word("cell")] : [])];
  const title = (gap) => el("span", {}, say(gap.title), say(gap.part) ? el("small", {}, ` · ${say(gap.part)}`) : null);
  return [el("h3", {}, word("gaps"), el("span", { class: "count" }, String(card.gaps.length))), plainTable("gaps", heads, card.gaps.map((gap) => [
    gap.key, title(gap), [say(gap.value), "num"], [say(gap.bar), "num"], [gap.short, "num strong"], say(gap.status), ...(cells ? [gap.cell] : [])]))];
}

function firstSteps(card) {
  if (!card.first.length) return null;
  return el("div", { class: "first" }, el("h3", {}, word("first")), el("ol", {}, card.first.map((one) => el("li", {}, say(one.text),
    one.cells.length ? el("span", { class: "cells" }, theirs(one.cells.join(", "))) : null))));
}

/** The answers to raise, the fewest that lead to the bars. */
function pathPart(path) {
  if (!path) return [];
  const [lines, heads, rows, notes] = path;
  const table = rows.length ? plainTable("path", heads.map(say), rows.map((row) => row.map(say))) : null;
  return [el("h3", {}, word("path")), ...lines.map((text) => el("p", {}, say(text))), table, ...notes.map((text) => el("p", { class: "help" }, say(text)))];
}

/** Findings, each sentence once with its places below it. */
function findingList(findings, withFile) {
  const kinds = new Map();
  for (const one of findings) {
    if (!kinds.has(one.code)) kinds.set(one.code, []);
    kinds.get(one.code).push(one);
  }
  const place = (one) => {
    const where = [withFile ? one.file : "", one.sheet && one.cell ? `${one.sheet}!${one.cell}` : one.sheet || one.cell, one.requirement].filter(Boolean).join(" ");
    const said = [one.found ? `${word("found")} “${one.found}”` : "", say(one.expected) ? `${word("expected")} ${say(one.expected)}` : ""].filter(Boolean).join(", ");
    return [where, said].filter(Boolean).join(": ");
  };
  return el("ul", { class: "findings" }, [...kinds.values()].map((some) => el("li", { class: some[0].severity },
    el("p", {}, el("span", { class: "severity" }, `${SIGNS[some[0].severity]} ${say(some[0].severityText)}`), ` ${some[0].code} `, el("span", { class: "count" }, String(some.length)), ` ${say(some[0].message)}`),
    some.some(place) ? el("details", { open: some.length <= 4 }, el("summary", {}, some.map((one) => one.cell || one.sheet).filter(Boolean).slice(0, 8).join(", ") || "…"), el("ul", {}, some.map((one) => el("li", {}, theirs(place(one)))))) : null)));
}

function cardBody(card, level) {
  const facts = [say(card.type), card.year, say(card.place), say(card.flags)].filter(Boolean).join(" · ");
  const good = card.meets ?? card.granted;
  const verdict = el("div", { class: `verdict-box ${good === null ? "" : good ? "met" : "unmet"}` },
    say(card.headline) ? el("p", { class: "headline" }, say(card.headline)) : null, say(card.band) ? el("p", { class: "headline" }, `${word("band")}: ${say(card.band)}`) : null,
    say(card.decision) ? el("p", { class: "headline" }, say(card.decision)) : null,
    el("p", { class: "total" }, word("total"), " ", el("b", {}, card.total), ` / ${card.maximum}`, say(card.bars) ? ` · ${say(card.bars)}` : ""),
    card.earlier ? el("p", { class: "earlier" }, word("earlier", { year: card.earlier[0], total: card.earlier[1], gaps: card.earlier[2] }).replace("()", "")) : null,
    card.effects.map((text) => el("p", { class: "effect" }, `▼ ${say(text)}`)),
    el("p", { class: "weakest" }, `${word("weakest")}: ${say(card.status)}`));
  const decided = card.decided.length ? [el("h3", {}, word("decided")), el("ul", { class: "decided" }, card.decided.map((text) => el("li", {}, say(text))))] : null;
  const findings = card.findings.length ? [el("h3", {}, word("findings"), el("span", { class: "count" }, String(card.findings.length))), findingList(card.findings, false)] : null;
  const evidence = card.evidence.length ? [el("h3", {}, word("evidence")), el("dl", { class: "evidence" }, card.evidence.flatMap((one) => [
    el("dt", {}, el("b", {}, one.code), ` ${say(one.title)} `, el("small", {}, one.cell)), el("dd", {}, theirs(one.text))]))] : null;
  const least = card.categories.some((row) => row.bar !== "–") ? el("p", { class: "help" }, `${word("least-met")}: ${word("least-met-help")}`) : null;
  return [el("header", { class: "card-head" }, el(level, { id: "card-title" }, el("span", { class: "code" }, card.code), " ", theirs(card.name)), el("p", { class: "facts" }, facts)),
    verdict, el("div", { class: "picture" }, radar(card), el("div", { class: "numbers" }, el("h3", {}, word("categories")), categoryTable(card), least)),
    firstSteps(card), gapTable(card), pathPart(card.path), decided, findings, evidence,
    card.file ? el("p", { class: "origin" }, `${word("file")}: `, theirs(card.file), " ", el("span", { class: "hash" }, card.sha256)) : null].flat().filter(Boolean);
}

const dialog = el("dialog", { class: "card", "aria-labelledby": "card-title", onclose: closed, onkeydown: (event) => {
  const move = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (move && event.target.tagName !== "SUMMARY") step_to(move);
} });
let open = -1;

function step_to(move) {
  if (open + move >= 0 && line("cards", open + move)) openCard(open + move);
}

function openCard(n) {
  const card = cardOf(n);
  if (!card) return;
  open = n;
  const button = (name, sign, action, disabled) => el("button", { type: "button", class: "tool", onclick: action, disabled, "aria-label": word(name), title: word(name) }, sign);
  dialog.replaceChildren(el("div", { class: "card-tools" }, button("previous", "‹", () => step_to(-1), n === 0), button("next", "›", () => step_to(1), !line("cards", n + 1)),
    button("print", word("print"), () => print()), button("close", "✕", () => dialog.close())), el("article", {}, ...cardBody(card, "h2")));
  if (!dialog.open) dialog.showModal();
  dialog.scrollTop = 0;
  document.title = `${card.code} ${card.name}`;
  history.replaceState(null, "", `#${encodeURIComponent(card.code)}`);
}

function closed() {
  open = -1;
  document.title = TITLE;
  history.replaceState(null, "", location.pathname + location.search);
}

const TITLE = document.title;
