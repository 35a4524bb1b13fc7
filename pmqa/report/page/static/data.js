// The page's data. Texts are strings, or places in `texts`, or pairs: Thai, English. Rows are arrays in the order named here.

const DATA = JSON.parse(document.getElementById("head").textContent);
let lang = DATA.lang;

/** A text in the language chosen. */
function say(text) {
  const pair = typeof text === "number" ? DATA.texts[text] : text;
  return Array.isArray(pair) ? pair[lang === "th" ? 0 : 1] : pair;
}

/** One of the page's own words, its {…} filled in. */
function word(name, values = {}) {
  return say(DATA.words[name]).replace(/\{(\w+)\}/g, (_, key) => values[key]);
}

const named = (row, keys) => Object.fromEntries(keys.map((key, i) => [key, row[i]]));
const asHead = (row) => named(row, ["node", "code", "title", "kind", "maximum"]);
const asOften = (row) => named(row, ["node", "code", "title", "count", "of"]);
const HEADS = DATA.heads.map(asHead);
const HEAD = new Map(HEADS.map((head) => [head.node, head]));

// Every ranked agency, group by group, best first; `n` is its line in the blocks of marks and cards.
const AGENCIES = [];
const GROUPS = DATA.groups.map((group) => {
  const members = group.rows.map((row) => {
    const one = named(row, ["rank", "overall", "code", "name", "total", "scores", "meets", "gaps", "verdict", "band", "flags", "decision"]);
    one.n = AGENCIES.length;
    one.scores = one.scores.split(" ");
    one.sought = `${one.code} ${one.name}`.toLowerCase();
    AGENCIES.push(one);
    return one;
  });
  const categories = group.categories.map(asHead);
  const often = group.often.map(asOften);
  const spreads = group.spreads.map((row) => named(row, ["node", "least", "quarter", "median", "threeQuarters", "most"]));
  return { name: group.name, count: group.count, members, categories, often, spreads };
});
const OFTEN = DATA.often.map(asOften);
const UNRANKED = DATA.unranked.map((row) => named(row, ["code", "name", "file", "reason", "card"]));

const blocks = {};

/** Line `n` of a block, read when it is first asked for; null where it has none, or has not arrived yet. */
function line(id, n) {
  if (!blocks[id] && (id === "marks" || document.readyState !== "loading")) blocks[id] = document.getElementById(id).textContent.split("\n");
  return blocks[id]?.[n] ? JSON.parse(blocks[id][n]) : null;
}

/** An agency's marks, one for each of HEADS. */
function marksOf(n) {
  return line("marks", n)[0].split(" ").map((text) => ({ text: text.replace("!", ""), unmet: text.endsWith("!") }));
}

function asFinding([spot, found = "", file = ""]) {
  const [kind, sheet, cell, requirement, expected] = DATA.spots[spot];
  const [severity, severityText, code, message] = DATA.kinds[kind];
  return { severity, severityText, code, message, sheet, cell, requirement, found, expected, file };
}

function asCategory([kind, score, meets, verdict, band]) {
  const [node, title, median, bar] = DATA.categories[kind];
  return { node, title, score, median, bar, meets, verdict, band };
}

function asGap([kind, value, short]) {
  const [key, title, part, about, bar, status, cell] = DATA.gaps[kind];
  return { key, title, part, about, bar, status, cell, value, short };
}

const CARD = ["code", "name", "type", "group", "year", "file", "sha256", "meets", "headline", "bars", "band", "total", "maximum", "place", "flags",
  "status", "decided", "categories", "gaps", "first", "findings", "evidence", "path", "decision", "granted", "effects", "earlier"];

/** Everything about one agency, or null where there is no such card. */
function cardOf(n) {
  const row = line("cards", n);
  if (!row) return null;
  const card = named(row, CARD);
  card.categories = card.categories.map(asCategory);
  card.gaps = card.gaps.map(asGap);
  card.first = card.first.map((step) => named(DATA.steps[step], ["kind", "text", "cells"]));
  card.findings = card.findings.map(asFinding);
  card.evidence = card.evidence.map((one) => named(one, ["code", "title", "cell", "text"]));
  return card;
}

/** The number that a formatted text is; null where there is none. Drawing and sorting only: texts are what is shown. */
function numberIn(text) {
  const number = Number.parseFloat(text);
  return Number.isNaN(number) ? null : number;
}
const shareOf = (text, head) => (numberIn(text) === null ? null : numberIn(text) / numberIn(head.maximum));
