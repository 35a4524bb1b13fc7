// How many agencies fail each barred requirement, of all and of each group.

function oftenSection() {
  if (!OFTEN.length) return null;
  const several = GROUPS.length > 1 && GROUPS.length <= 4 ? GROUPS : [];
  const inGroups = several.map((group) => new Map(group.often.map((row) => [row.node, row])));
  const most = Math.max(1, ...OFTEN.map((row) => row.count));
  const count = (row) => (row ? `${row.count} / ${row.of}` : "–");
  const columns = [
    { head: word("code"), class: "code", cell: (row) => el("th", { scope: "row", class: "code" }, row.code), sort: (row) => row.node },
    { head: word("requirement"), class: "title", cell: (row) => say(row.title), sort: (row) => say(row.title) },
    { head: word("often-count"), class: "bar-cell", sort: (row) => row.count, down: true,
      cell: (row) => el("td", { class: "bar-cell" }, el("span", { class: "bar-of", style: `--share:${(row.count / most) * 100}%` }), el("span", { class: "count" }, count(row))) },
    ...several.map((group, i) => ({ head: say(group.name), class: "num", cell: (row) => count(inGroups[i].get(row.node)),
      sort: (row) => inGroups[i].get(row.node)?.count ?? null, down: true })),
  ];
  const table = windowedTable(word("often"), "often", columns);
  table.show([...OFTEN].sort((a, b) => b.count - a.count || a.node - b.node));
  return section("often", word("often"), table.element);
}
