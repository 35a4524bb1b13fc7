// How the scores of a group lie at each node: quarters in numbers, dots (few agencies) or columns (many) to look at, and the
// place of one agency.

const DOTS = 250; // agencies; with more, columns count them
const BINS = 50;
const WIDE = 460;
const HIGH = 44;
const EDGE = 8;

const across = (share) => EDGE + share * (WIDE - 2 * EDGE);

function axis(head) {
  const ticks = [0, 0.25, 0.5, 0.75, 1].map((share) => svg("line", { x1: across(share), x2: across(share), y1: HIGH - 9, y2: HIGH - 5, stroke: "#8a94a6" }));
  return [svg("line", { x1: across(0), x2: across(1), y1: HIGH - 9, y2: HIGH - 9, stroke: "#8a94a6" }), ...ticks,
    svg("text", { x: across(0), y: HIGH, "font-size": 8, fill: "#4a5568" }, "0"),
    svg("text", { x: across(1), y: HIGH, "font-size": 8, "text-anchor": "end", fill: "#4a5568" }, head.maximum)];
}

function box(spread, head) {
  const [low, middle, high] = [spread.quarter, spread.median, spread.threeQuarters].map((text) => across(shareOf(text, head)));
  return [svg("rect", { x: low, width: Math.max(1, high - low), y: 2, height: HIGH - 11, fill: "#dbe5f1" }),
    svg("line", { x1: middle, x2: middle, y1: 2, y2: HIGH - 9, stroke: "#14284b", "stroke-width": 2 })];
}

/** Shares of a group at a node, in bins: [bin, its agencies]. */
function binned(group, read, head) {
  const bins = new Map();
  for (const agency of group.members) {
    const share = shareOf(read(agency), head);
    if (share === null) continue;
    const bin = Math.min(BINS - 1, Math.floor(share * BINS));
    if (!bins.has(bin)) bins.set(bin, []);
    bins.get(bin).push([share, agency]);
  }
  return bins;
}

function dots(bins) {
  const most = Math.max(...[...bins.values()].map((some) => some.length));
  const lift = Math.min(5.4, (HIGH - 16) / most);
  return [...bins.values()].flatMap((some) => some.map(([share, agency], i) =>
    svg("circle", { cx: across(share), cy: HIGH - 13 - i * lift, r: 2.6, fill: "#2c6aa0", "fill-opacity": 0.75, class: "dot", onclick: () => openCard(agency.n) },
      svg("title", {}, `${agency.code} ${agency.name}`))));
}

function bars(bins) {
  const most = Math.max(...[...bins.values()].map((some) => some.length));
  const wide = (WIDE - 2 * EDGE) / BINS;
  return [...bins].map(([bin, some]) => {
    const high = Math.max(1, (some.length / most) * (HIGH - 13));
    return svg("rect", { x: across(bin / BINS) + 0.5, width: wide - 1, y: HIGH - 9 - high, height: high, fill: "#2c6aa0", "fill-opacity": 0.8 }, svg("title", {}, String(some.length)));
  });
}

function pointer(share) {
  const x = across(share);
  return [svg("line", { x1: x, x2: x, y1: 0, y2: HIGH - 9, stroke: "#b5420a", "stroke-width": 2 }), svg("path", { d: `M${x - 5} 0h10l-5 7z`, fill: "#b5420a" })];
}

function drawing(group, spread, head, read, own) {
  const bins = binned(group, read, head);
  const share = own ? shareOf(read(own), head) : null;
  return svg("svg", { viewBox: `0 0 ${WIDE} ${HIGH + 2}`, class: "spread", "aria-hidden": "true" }, ...box(spread, head),
    ...(group.members.length > DOTS ? bars(bins) : dots(bins)), ...axis(head), ...(share === null ? [] : pointer(share)));
}

function spreadTable(group, own) {
  const rows = group.spreads.map((spread) => {
    const head = HEAD.get(spread.node);
    const at = group.categories.findIndex((category) => category.node === spread.node);
    const read = (agency) => (at < 0 ? agency.total : agency.scores[at]);
    return [el("span", {}, el("b", {}, at < 0 ? "" : `${head.code} `), say(head.title)), drawing(group, spread, head, read, own),
      ...["least", "quarter", "median", "threeQuarters", "most"].map((name) => [spread[name], "num"]), ...(own ? [[read(own), "num own"]] : [])];
  });
  const heads = ["least", "quarter", "median", "three-quarters", "most"].map((name) => [word(name), "num"]);
  return plainTable("spreads", [word("title"), word("spread"), ...heads, ...(own ? [[own.code, "num own"]] : [])], rows);
}

function spreadGroup(group, i) {
  const place = el("div");
  const options = el("datalist", { id: `agencies-${i}` });
  const choose = (text) => {
    const code = text.trim().toLowerCase();
    const own = group.members.find((agency) => agency.code.toLowerCase() === code || agency.name.toLowerCase() === code);
    place.replaceChildren(spreadTable(group, own));
  };
  const fill = () => options.children.length || options.append(...group.members.slice(0, 1000).map((agency) => el("option", { value: agency.code }, agency.name)));
  choose("");
  return el("div", { class: "group" },
    el("h3", {}, say(group.name), el("span", { class: "count" }, say(group.count))),
    el("label", { class: "choose" }, word("choose-agency"), el("input", { list: `agencies-${i}`, autocomplete: "off", onfocus: fill, oninput: (event) => choose(event.target.value) })),
    options, el("div", { class: "wide", tabindex: "0", role: "group", "aria-label": `${word("spread")} ${say(group.name)}` }, place));
}

function spreadSection() {
  const groups = GROUPS.filter((group) => group.spreads.length);
  if (!groups.length) return null;
  const many = groups.some((group) => group.members.length > DOTS);
  const help = el("p", { class: "help" }, word("spread-help"), many ? ` ${word("spread-bins")}` : "");
  const parts = groups.map((group) => [group, spreadGroup(group, GROUPS.indexOf(group))]);
  followers.push(() => parts.forEach(([group, part]) => { part.hidden = !groupShown(group); }));
  return section("spread", word("spread"), help, ...parts.map(([, part]) => part));
}
