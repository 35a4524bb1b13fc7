// Agencies by requirements: shade for the score, a framed ✗ for an unmet bar, the number in every cell.

const LEAVES = HEADS.map((head, i) => ({ ...head, at: i })).filter((head) => head.kind === "requirement");
const STEPS = 5;

const step = (share) => Math.min(STEPS - 1, Math.floor(share * STEPS));

function heatCell(mark, head) {
  const share = shareOf(mark.text, head);
  if (share === null) return el("td", { class: "heat out", title: `${head.code} ${word("out")}` }, mark.text);
  const title = `${head.code} ${say(head.title)}: ${mark.text}${mark.unmet ? ` – ${word("unmet-bar")}` : ""}`;
  return el("td", { class: `heat heat-${step(share)}${mark.unmet ? " gap" : ""}`, title },
    mark.unmet ? el("span", { class: "cross" }, "✗") : null, mark.text);
}

/** Runs of leaves under the same category, for the row above the heads: [category, how many]. */
function categoriesAbove() {
  const runs = [["", 1]];
  let category = null;
  for (const head of HEADS) {
    if (head.kind === "category") category = head;
    if (head.kind !== "requirement") continue;
    const last = runs[runs.length - 1];
    if (last[2] === category) last[1] += 1;
    else runs.push([category ? `${category.code} ${say(category.title)}` : "", 1, category]);
  }
  return runs;
}

function heatColumns() {
  let marks = [];
  let of = null;
  const read = (agency) => {
    if (of !== agency) [of, marks] = [agency, marksOf(agency.n)];
    return marks;
  };
  return [
    { head: word("agency"), class: "agency", cell: opener },
    ...LEAVES.map((head) => ({ head: head.code, title: say(head.title), class: "heat", cell: (agency) => heatCell(read(agency)[head.at], head) })),
  ];
}

function legend() {
  const shades = Array.from({ length: STEPS }, (_, i) => el("span", { class: `swatch heat-${i}` }, `${(i * 100) / STEPS}–${((i + 1) * 100) / STEPS}`));
  return el("p", { class: "legend" }, shades, el("span", {}, word("of-maximum")),
    ...(withBars() ? [el("span", { class: "swatch gap" }, el("span", { class: "cross" }, "✗")), el("span", {}, word("unmet-bar"))] : []), el("span", { class: "swatch out" }, "–"), el("span", {}, word("out")));
}

function heatSection() {
  if (!LEAVES.length) return null;
  return section("heat", word("heat"), withBars() ? el("p", { class: "help" }, word("heat-help")) : null, legend(),
    ...groupTables("heat", heatColumns, "heatmap", categoriesAbove));
}
