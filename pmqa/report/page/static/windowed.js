// Tables of any length. Up to WINDOW rows stand there whole; of longer ones only what is in sight, with the place of every
// row told to screen readers. For printing they are written out in full.

const WINDOW = 120;
const OVER = 12; // rows kept ready above and below
const everyTable = new Set();

/**
 * `columns`: {head, title, class, cell(row), sort(row), down}; with `sort` the head is a button, `down`: largest first.
 * `above`: cells of a further row over the heads, [text, columns]. Returns {element, show(rows)}.
 */
function windowedTable(label, kind, columns, above = null) {
  const state = { rows: [], sorted: null, start: 0, end: 0, height: 0, printing: false };
  const body = el("tbody");
  const heads = columns.map((column, i) => el("th", { scope: "col", class: column.class, title: column.title },
    column.sort ? el("button", { type: "button", class: "sort", onclick: () => sortBy(i) }, column.head) : column.head));
  const table = el("table", { class: kind, "aria-label": label },
    el("thead", {}, above ? el("tr", { class: "above" }, above.map(([text, span]) => el(text ? "th" : "td", { colspan: span, scope: text ? "colgroup" : null }, text))) : null,
      el("tr", {}, heads)), body);
  const box = el("div", { class: "scroll", tabindex: "0", role: "group", "aria-label": label, onscroll: () => draw(false) }, table);

  function ordered() {
    if (!state.sorted) return state.rows;
    const { column, down } = state.sorted;
    const key = columns[column].sort;
    const compare = (a, b) => (typeof a === "number" && typeof b === "number" ? a - b : COLLATOR.compare(String(a), String(b)));
    const keyed = state.rows.map((row, i) => [key(row), i, row]);
    keyed.sort(([a, i], [b, j]) => {
      if (a === null || b === null) return (a === null) - (b === null) || i - j; // what has no number stands last
      return (down ? compare(b, a) : compare(a, b)) || i - j;
    });
    return keyed.map(([, , row]) => row);
  }

  function sortBy(column) {
    const same = state.sorted && state.sorted.column === column;
    const first = Boolean(columns[column].down);
    state.sorted = same && state.sorted.down !== first ? null : { column, down: same ? !state.sorted.down : first };
    heads.forEach((head, i) => {
      const mine = state.sorted && state.sorted.column === i;
      if (mine) head.setAttribute("aria-sort", state.sorted.down ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    });
    update();
  }

  function rowOf(row, i) {
    return el("tr", { "aria-rowindex": i + 2 }, columns.map((column) => {
      const cell = column.cell(row);
      return cell instanceof Element && /^T[HD]$/.test(cell.tagName) ? cell : el("td", { class: column.class }, cell);
    }));
  }

  function draw(force) {
    const rows = state.drawn;
    const whole = rows.length <= WINDOW || state.printing;
    let [start, end] = [0, rows.length];
    if (!whole) {
      state.height ||= body.querySelector("tr:not(.spacer)")?.offsetHeight || 34;
      start = Math.max(0, Math.floor(box.scrollTop / state.height) - OVER);
      end = Math.min(rows.length, start + Math.ceil((box.clientHeight || 640) / state.height) + 2 * OVER);
    }
    if (!force && (whole || (start === state.start && end === state.end))) return;
    Object.assign(state, { start, end });
    const spacer = (count) => (count ? el("tr", { class: "spacer", "aria-hidden": "true" }, el("td", { colspan: columns.length, style: `height:${count * state.height}px` })) : null);
    body.replaceChildren(...[spacer(start), ...rows.slice(start, end).map((row, i) => rowOf(row, start + i)), spacer(rows.length - end)].filter(Boolean));
  }

  function update() {
    state.drawn = ordered();
    table.setAttribute("aria-rowcount", state.rows.length + 1);
    box.scrollTop = 0;
    box.classList.toggle("long", state.rows.length > 40);
    draw(true);
  }

  const known = {
    element: box,
    show(rows) { state.rows = rows; update(); },
    printing(yes) { if (state.rows.length > WINDOW) { state.printing = yes; draw(true); } },
  };
  everyTable.add(known);
  return known;
}

const COLLATOR = new Intl.Collator(["th", "en"], { numeric: true });
addEventListener("beforeprint", () => everyTable.forEach((table) => table.printing(true)));
addEventListener("afterprint", () => everyTable.forEach((table) => table.printing(false)));
