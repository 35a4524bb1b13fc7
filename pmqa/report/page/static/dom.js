// Elements are made of names, attributes and texts; nothing is ever parsed as HTML, so no name can become markup.

function make(space, name, attributes, children) {
  const element = space ? document.createElementNS(space, name) : document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}

const el = (name, attributes = {}, ...children) => make(null, name, attributes, children);
const svg = (name, attributes = {}, ...children) => make("http://www.w3.org/2000/svg", name, attributes, children);

/** A table from rows of cells; a cell is a node, a text, or [text, class]. The first cell heads its row. */
function plainTable(name, heads, rows) {
  const cell = (one, i) => {
    const [content, kind] = Array.isArray(one) ? one : [one, null];
    return i === 0 ? el("th", { scope: "row", class: kind }, content) : el("td", { class: kind }, content);
  };
  return el("table", { class: name },
    heads ? el("thead", {}, el("tr", {}, heads.map((head) => {
      const [text, kind] = Array.isArray(head) ? head : [head, null];
      return el("th", { scope: "col", class: kind }, text);
    }))) : null,
    el("tbody", {}, rows.map((row) => el("tr", {}, row.map(cell)))));
}

/** A part of the page under its own heading. */
function section(id, title, ...children) {
  return el("section", { id, "aria-labelledby": `${id}-title` }, el("h2", { id: `${id}-title` }, title), ...children);
}

/** A text of others: set apart, so that its writing direction changes nothing around it. */
const theirs = (text) => el("bdi", {}, text);
