// The categories of one agency beside its group's median and the least score with every bar met. Lines differ in dash and
// marker, not in colour alone; the table beside the drawing holds the numbers.

const RADAR = { wide: 520, high: 400, radius: 132 };
const SERIES = [
  { key: "bar", label: "least-met", colour: "#8a5a00", dash: "2 4", marker: (x, y) => svg("path", { d: `M${x - 4} ${y + 3.5}h8l-4 -7.5z`, fill: "#8a5a00" }) },
  { key: "median", label: "median", colour: "#4a5568", dash: "7 4", marker: (x, y) => svg("rect", { x: x - 3, y: y - 3, width: 6, height: 6, fill: "#fff", stroke: "#4a5568", "stroke-width": 1.5 }) },
  { key: "score", label: "own", colour: "#14508c", dash: null, fill: true, marker: (x, y) => svg("circle", { cx: x, cy: y, r: 4, fill: "#14508c" }) },
];

function radar(card) {
  const rows = card.categories.map((row) => ({ ...row, head: HEAD.get(row.node) }));
  if (rows.length < 3) return null;
  const [cx, cy] = [RADAR.wide / 2, RADAR.high / 2 - 12];
  const at = (i, share) => {
    const angle = (i / rows.length) * 2 * Math.PI - Math.PI / 2;
    return [cx + Math.cos(angle) * RADAR.radius * share, cy + Math.sin(angle) * RADAR.radius * share].map((n) => Math.round(n * 10) / 10);
  };
  const ring = (share) => svg("polygon", { points: rows.map((_, i) => at(i, share).join(",")).join(" "), fill: "none", stroke: "#cbd3df", "stroke-width": share === 1 ? 1.5 : 1 });
  const spokes = rows.map((_, i) => svg("line", { x1: cx, y1: cy, x2: at(i, 1)[0], y2: at(i, 1)[1], stroke: "#dde3ec" }));
  const labels = rows.map((row, i) => {
    const [x, y] = at(i, 1.13);
    const anchor = Math.abs(x - cx) < 20 ? "middle" : x > cx ? "start" : "end";
    const name = say(row.title);
    return svg("text", { x, y: y + (y > cy + 60 ? 8 : y < cy - 60 ? -12 : 0), "text-anchor": anchor, "font-size": 12, fill: "#1a2233" },
      svg("tspan", { "font-weight": 700 }, `${row.head.code} `), name.length > 20 ? `${name.slice(0, 19)}…` : name,
      svg("tspan", { x, dy: 15, "font-weight": 700, fill: "#14508c" }, row.score));
  });
  const lines = SERIES.map((series) => {
    const points = rows.map((row, i) => [i, shareOf(row[series.key], row.head)]).filter(([, share]) => share !== null).map(([i, share]) => at(i, share));
    if (!points.length) return null;
    const shape = points.length === rows.length ? "polygon" : "polyline";
    return svg("g", {}, svg(shape, { points: points.map((point) => point.join(",")).join(" "), fill: series.fill ? "#14508c" : "none", "fill-opacity": 0.12,
      stroke: series.colour, "stroke-width": series.fill ? 2.5 : 1.8, "stroke-dasharray": series.dash, "stroke-linejoin": "round" }), ...points.map(([x, y]) => series.marker(x, y)));
  });
  const shown = SERIES.filter((_, i) => lines[i]).reverse();
  const width = RADAR.wide / shown.length;
  const key = shown.map((series, i) => svg("g", {}, svg("line", { x1: i * width + 6, x2: i * width + 36, y1: RADAR.high - 8, y2: RADAR.high - 8, stroke: series.colour, "stroke-width": 2, "stroke-dasharray": series.dash }),
    series.marker(i * width + 21, RADAR.high - 8), svg("text", { x: i * width + 42, y: RADAR.high - 4, "font-size": 11.5, fill: "#1a2233" }, word(series.label))));
  return svg("svg", { viewBox: `0 0 ${RADAR.wide} ${RADAR.high}`, class: "radar", role: "img", "aria-label": word("radar") },
    ...[0.2, 0.4, 0.6, 0.8, 1].map(ring), ...spokes, ...lines.filter(Boolean), ...labels, ...key);
}
