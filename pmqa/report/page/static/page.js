// Puts the parts together, in the language chosen, and again when another is.

function summarySection() {
  if (!DATA.summary.length) return null;
  const tiles = DATA.summary.map(([count, text]) => el("li", { class: /^✓/.test(say(text)) ? "met" : /^✗/.test(say(text)) ? "unmet" : "" }, el("b", {}, String(count)), el("span", {}, say(text))));
  const shares = GROUPS.filter((group) => group.members.some((agency) => agency.meets !== null)).map((group) => {
    const met = group.members.filter((agency) => agency.meets).length;
    const of = group.members.length;
    return el("tr", {}, el("th", { scope: "row" }, say(group.name) || word("all")), el("td", { class: "bar-cell" }, el("span", { class: "share", "aria-hidden": "true" }, el("span", { class: "met", style: `width:${(met / of) * 100}%` }))),
      el("td", { class: "met" }, `✓ ${met}`), el("td", { class: "unmet" }, `✗ ${of - met}`), el("td", {}, say(group.count)));
  });
  return section("summary", word("summary"), el("ul", { class: "tiles" }, tiles), shares.length && shares.length <= 12 ? el("table", { class: "shares" }, el("tbody", {}, shares)) : null);
}

function unrankedSection() {
  if (!UNRANKED.length) return null;
  const columns = [
    { head: word("code"), class: "code", cell: (row) => row.code || "–", sort: (row) => row.code || null },
    { head: word("agency"), class: "agency", sort: (row) => row.name || null, cell: (row) => el("th", { scope: "row", class: "agency" },
      row.card >= 0 ? el("button", { type: "button", class: "open", onclick: () => openCard(row.card) }, theirs(row.name || row.code)) : theirs(row.name || "–")) },
    UNRANKED.some((row) => row.file) && { head: word("file"), class: "file", cell: (row) => theirs(row.file || "–"), sort: (row) => row.file || null },
    UNRANKED.some((row) => say(row.reason)) && { head: word("reason"), class: "reason", cell: (row) => theirs(say(row.reason)), sort: (row) => say(row.reason) },
  ].filter(Boolean);
  const table = windowedTable(word("unranked"), "unranked", columns);
  table.show(UNRANKED);
  return section("unranked", `${word("unranked")} (${UNRANKED.length})`, table.element);
}

/** What changed since the round before: lines and tables as they are laid out in the terminal. */
function changesSection() {
  if (!DATA.changes.length) return null;
  const parts = DATA.changes.map((block) => {
    if (block.length === 2) return say(block[0]) ? el("p", { class: block[1] === "title" ? "strong" : "help" }, say(block[0])) : null;
    const [heads, kinds, rows] = block;
    const kept = kinds.map((_, i) => i).filter((i) => say(heads[i]) || rows.some((row) => say(row[i])));
    const table = windowedTable(word("changes"), "changes", kept.map((i) => ({ head: say(heads[i]), class: kinds[i], cell: (row) => say(row[i]) })));
    table.show(rows);
    return table.element;
  });
  return section("changes", word("changes"), ...parts.filter(Boolean));
}

function togetherSection() {
  return DATA.together.length ? section("together", word("together"), findingList(DATA.together.map(asFinding), true)) : null;
}

function rulesSection() {
  const rows = DATA.rules.map(([, text, status, source]) => [say(text), say(status), source]);
  return section("rules", word("rules"), plainTable("rules", [word("rule"), word("status"), word("source")], rows));
}

function tools() {
  const choose = (code, name) => el("button", { type: "button", lang: code, class: "tool", "aria-pressed": String(lang === code), onclick: () => { lang = code; draw(); } }, name);
  return [el("div", { role: "group", "aria-label": word("language"), class: "languages" }, choose("th", "ไทย"), choose("en", "English")),
    el("button", { type: "button", class: "tool", id: "print", onclick: () => print() }, word("print"))];
}

function contents(parts) {
  return el("nav", { class: "contents", "aria-label": word("contents") }, el("ul", {}, parts.map((part) => el("li", {}, el("a", { href: `#${part.id}` }, part.querySelector("h2").textContent)))));
}

/** The words that stand in the page itself. */
function speak() {
  document.documentElement.lang = lang;
  document.querySelectorAll("[data-word]").forEach((element) => { element.textContent = word(element.dataset.word); });
  document.querySelectorAll("[data-run]").forEach((element) => { element.textContent = say(DATA.run[element.dataset.run]); });
}

function draw() {
  const again = open;
  followers.length = 0;
  everyTable.clear();
  speak();
  document.querySelector(".draft").textContent = say(DATA.run.draft);
  document.querySelector("h1").textContent = say(DATA.run.short) || say(DATA.run.title);
  document.querySelector(".lead").replaceChildren(say(DATA.run.title), " ", el("span", { class: "year" }, say(DATA.run.year)));
  const box = document.querySelector(".tools");
  box.hidden = false;
  box.replaceChildren(...tools());
  const main = document.getElementById("main");
  if (alone && cardOf(0)) {
    main.replaceChildren(el("article", { class: "card alone" }, ...cardBody(cardOf(0), "h2")), rulesSection());
    return;
  }
  const parts = [summarySection(), rankingSection(), heatSection(), rangesSection(), oftenSection(), spreadSection(), changesSection(), unrankedSection(), togetherSection(), rulesSection()].filter(Boolean);
  main.replaceChildren(contents(parts), ...parts);
  changed();
  if (again >= 0) openCard(again);
}

// A card printed from its dialog is set as a page of its own: what lies in a dialog does not break across sheets.
let sheet = null;
addEventListener("beforeprint", () => {
  if (open < 0) return;
  const made = [document.querySelector(".draft"), document.querySelector(".lead"), document.querySelector("footer")].map((part) => part.cloneNode(true));
  sheet = el("div", { class: "card sheet" }, made[0], made[1], el("article", {}, ...cardBody(cardOf(open), "h1")), made[2]);
  document.body.append(sheet);
  document.body.classList.add("card-only");
});
addEventListener("afterprint", () => {
  sheet?.remove();
  sheet = null;
  document.body.classList.remove("card-only");
});

function openAsked() {
  const asked = decodeURIComponent(location.hash.slice(1));
  const agency = asked ? AGENCIES.find((one) => one.code === asked) : null;
  if (agency) openCard(agency.n);
}

document.body.append(dialog);
const alone = !GROUPS.length && !DATA.summary.length;
if (!alone) draw();
performance.mark("drawn");
addEventListener("DOMContentLoaded", () => { // the cards and the foot of the page have arrived
  if (alone) draw();
  speak();
  openAsked();
});
