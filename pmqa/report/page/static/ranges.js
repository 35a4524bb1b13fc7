// Sensitivity ranges of the ranks: a dot for the median of the draws, a ring for the rank as it is, whiskers from the 5th to
// the 95th percentile. The numbers stand beside each drawing.

const WHISKER = { wide: 380, high: 22, edge: 8 };
let doubt = 0; // which source is shown

function whisker(row, count) {
  const x = (rank) => WHISKER.edge + ((rank - 1) / Math.max(1, count - 1)) * (WHISKER.wide - 2 * WHISKER.edge);
  const y = WHISKER.high / 2;
  const [low, median, high, rank] = [row.low, row.median, row.high, row.agency.rank].map(numberIn);
  if (median === null) return null;
  const line = (x1, x2, y1, y2, width) => svg("line", { x1, x2, y1, y2, stroke: "#14508c", "stroke-width": width });
  return svg("svg", { viewBox: `0 0 ${WHISKER.wide} ${WHISKER.high}`, class: "whisker", "aria-hidden": "true" },
    svg("line", { x1: x(1), x2: x(count), y1: y, y2: y, stroke: "#dde3ec" }),
    line(x(low), x(high), y, y, 3), line(x(low), x(low), y - 5, y + 5, 2), line(x(high), x(high), y - 5, y + 5, 2),
    svg("circle", { cx: x(median), cy: y, r: 4.2, fill: "#14508c" }),
    rank === null ? null : svg("circle", { cx: x(rank), cy: y, r: 6.5, fill: "none", stroke: "#a33a08", "stroke-width": 2 }));
}

function rangesSection() {
  if (!DATA.ranges.length) return null;
  const holder = el("div");
  const buttons = DATA.ranges.map((source, i) => el("button", { type: "button", class: "tool", onclick: () => { doubt = i; fill(); } }, say(source.title)));
  const mine = [];

  function fill() {
    mine.splice(0).forEach((table) => everyTable.delete(table));
    const source = DATA.ranges[doubt];
    buttons.forEach((button, i) => button.setAttribute("aria-pressed", String(i === doubt)));
    if (say(source.absent)) return holder.replaceChildren(el("p", { class: "help" }, say(source.absent)));
    const parts = GROUPS.map((group, i) => {
      const rows = source.rows[i].map((row, n) => ({ ...named(row, ["range", "low", "median", "high", "same", "top", "meets"]), agency: group.members[n] }));
      const number = (name) => ({ class: "num", cell: (row) => row[name], sort: (row) => numberIn(row[name].replace(/^[<>]/, "")), down: true });
      const table = windowedTable(`${word("ranges")} ${say(group.name)}`, "ranges", [
        { head: word("rank"), class: "num rank", cell: (row) => row.agency.rank, sort: (row) => numberIn(row.agency.rank) },
        { head: word("agency"), class: "agency", cell: (row) => opener(row.agency), sort: (row) => row.agency.sought },
        { head: word("range"), class: "num", cell: (row) => row.range, sort: (row) => numberIn(row.high) - numberIn(row.low), down: true },
        { head: word("drawing", { count: group.members.length }), class: "drawing", cell: (row) => whisker(row, group.members.length) },
        { head: word("same"), ...number("same") }, { head: say(source.top), ...number("top") },
        ...(source.meets ? [{ head: word("chance-met"), ...number("meets") }] : []),
      ]);
      mine.push(table);
      const part = el("div", { class: "group" }, say(group.name) ? el("h3", {}, say(group.name), el("span", { class: "count" }, say(group.count))) : null, table.element,
        source.alike[i].length ? el("details", {}, el("summary", {}, `${word("alike")} (${source.alike[i].length})`), el("ul", {}, source.alike[i].map((text) => el("li", {}, say(text))))) : null);
      const show = () => {
        const kept = new Set(wanted(group));
        const shown = rows.filter((row) => kept.has(row.agency));
        part.hidden = !groupShown(group) || !shown.length;
        if (!part.hidden) table.show(shown);
      };
      return [part, show];
    });
    follow = () => parts.forEach(([, show]) => show());
    holder.replaceChildren(...source.how.map((text) => el("p", { class: "help" }, say(text))), ...parts.map(([part]) => part));
    follow();
  }

  let follow = () => {};
  followers.push(() => follow());
  fill();
  return section("ranges", word("ranges"), el("div", { class: "languages sources", role: "group", "aria-label": word("source-of-doubt") }, buttons), holder);
}
