// The ranking, group by group, with what is sought and filtered; its choices also hold for the scores by requirement.

const chosen = { sought: "", show: "all", group: GROUPS.length > 6 ? "0" : "" };
const followers = []; // called whenever the choice changes

const FILTERS = {
  all: () => true,
  met: (agency) => agency.meets === true,
  unmet: (agency) => agency.meets === false,
  flagged: (agency) => say(agency.flags) !== "",
};

/** The members of a group that are wanted. */
function wanted(group) {
  const sought = chosen.sought.toLowerCase().trim();
  return group.members.filter((agency) => agency.sought.includes(sought) && FILTERS[chosen.show](agency));
}

const groupShown = (group) => chosen.group === "" || GROUPS[chosen.group] === group;
const changed = () => followers.forEach((follow) => follow());

/** Whether the standard has bars that agencies meet or not. */
const withBars = () => AGENCIES.some((agency) => agency.meets !== null);

function controls() {
  const option = (value, text, selected) => el("option", { value, selected: value === selected }, text);
  const shows = Object.keys(FILTERS).filter((name) => name === "all" || name === "flagged" || withBars());
  return el("div", { class: "controls", role: "search" },
    el("label", {}, word("search"), el("input", { type: "search", id: "search", value: chosen.sought, autocomplete: "off",
      oninput: (event) => { chosen.sought = event.target.value; changed(); } })),
    el("label", {}, word("show"), el("select", { id: "show", onchange: (event) => { chosen.show = event.target.value; changed(); } },
      shows.map((name) => option(name, word(name), chosen.show)))),
    GROUPS.length > 1 ? el("label", {}, word("group"), el("select", { id: "group", onchange: (event) => { chosen.group = event.target.value; changed(); } },
      option("", word("all-groups"), chosen.group), GROUPS.map((group, i) => option(String(i), say(group.name), chosen.group)))) : null,
    el("p", { class: "shown", role: "status" }));
}

/** A name that opens the agency's card. */
function opener(agency) {
  return el("th", { scope: "row", class: "agency" },
    el("button", { type: "button", class: "open", title: agency.name, onclick: () => openCard(agency.n) },
      el("span", { class: "code" }, agency.code), " ", theirs(agency.name)));
}

function scoreCell(text, head) {
  const share = shareOf(text, head);
  return el("td", { class: "num scored", style: share === null ? null : `--share:${Math.round(share * 100)}%` }, text);
}

function verdictCell(agency) {
  return el("td", { class: agency.meets === null ? "" : agency.meets ? "met" : "unmet" }, say(agency.verdict));
}

function rankingColumns(group) {
  const has = (test) => group.members.some(test);
  const total = HEADS[0];
  return [
    { head: word("rank"), class: "num rank", cell: (agency) => agency.rank, sort: (agency) => numberIn(agency.rank) },
    has((agency) => agency.overall) && { head: word("overall"), class: "num", cell: (agency) => agency.overall, sort: (agency) => numberIn(agency.overall) },
    { head: word("agency"), class: "agency", cell: opener, sort: (agency) => agency.sought },
    { head: word("total"), class: "num", cell: (agency) => scoreCell(agency.total, total), sort: (agency) => numberIn(agency.total), down: true },
    ...group.categories.map((head, i) => ({
      head: el("span", {}, el("b", {}, head.code), el("small", {}, say(head.title))), title: say(head.title), class: "num category",
      cell: (agency) => scoreCell(agency.scores[i], head), sort: (agency) => numberIn(agency.scores[i]), down: true })),
    has((agency) => agency.meets !== null) && { head: word("bars"), class: "verdict", cell: verdictCell, sort: (agency) => agency.gaps },
    has((agency) => say(agency.band)) && { head: word("band"), class: "band", cell: (agency) => say(agency.band), sort: (agency) => say(agency.band) },
    has((agency) => say(agency.decision)) && { head: word("decision"), class: "band", cell: (agency) => say(agency.decision), sort: (agency) => say(agency.decision) },
    has((agency) => say(agency.flags)) && { head: word("remark"), class: "remark", cell: (agency) => say(agency.flags), sort: (agency) => say(agency.flags) || null },
  ].filter(Boolean);
}

/** Tables, one for each group, that follow the choice. */
function groupTables(id, columns, kind, above = () => null) {
  return GROUPS.map((group, i) => {
    const title = el("h3", { id: `${id}-${i}` }, say(group.name), el("span", { class: "count" }, say(group.count)));
    const table = windowedTable(`${word(id)} ${say(group.name)}`, kind, columns(group), above(group));
    const part = el("div", { class: "group" }, say(group.name) ? title : null, table.element);
    followers.push(() => {
      const rows = wanted(group);
      part.hidden = !groupShown(group) || !rows.length;
      if (!part.hidden) table.show(rows);
    });
    return part;
  });
}

function rankingSection() {
  const tools = controls();
  const status = tools.querySelector(".shown");
  followers.push(() => {
    const shown = GROUPS.filter(groupShown).reduce((sum, group) => sum + wanted(group).length, 0);
    status.textContent = shown ? word("shown", { shown, of: AGENCIES.length }) : word("none-shown");
  });
  return section("ranking", word("ranking"), el("p", { class: "help" }, `${say(DATA.ranked_by)} · ${word("ranking-help")}`), tools,
    ...groupTables("ranking", rankingColumns, "ranking"));
}
