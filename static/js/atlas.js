// The matrix as a grid: one stop for Tab, arrows go from cell to cell, p pauses what is focused.
// The map follows the row that is focused, and a click on it leads to the row.
const STEPS = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };

const target = (cell) => cell.querySelector("a[href]") ?? cell;

function cellAt(table, row, column) {
  const rows = table.tBodies[0].rows;
  const cells = rows[Math.max(0, Math.min(rows.length - 1, row))].cells;
  return cells[Math.max(0, Math.min(cells.length - 1, column))];
}

function follow(code) {
  document.querySelectorAll(".atlas [data-code]").forEach((shape) => {
    shape.classList.toggle("is-at", shape.dataset.code === code);
  });
}

function show(table, cell) {
  table.querySelectorAll('[tabindex="0"]').forEach((other) => { other.tabIndex = -1; });
  target(cell).tabIndex = 0;
  follow(cell.parentElement.dataset.code);
}

function nextTo(table, cell, event) {
  const [row, column] = [cell.parentElement.sectionRowIndex, cell.cellIndex];
  if (STEPS[event.key]) return cellAt(table, row + STEPS[event.key][0], column + STEPS[event.key][1]);
  if (event.key === "Home") return cellAt(table, event.ctrlKey ? 0 : row, 0);
  if (event.key === "End") return cellAt(table, event.ctrlKey ? Infinity : row, Infinity);
  return null;
}

function onKey(table, event) {
  const cell = event.target.closest("td, tbody th");
  if (!cell || event.altKey || event.metaKey || event.shiftKey || event.isComposing) return;
  const next = nextTo(table, cell, event);
  if (next) {
    event.preventDefault();
    target(next).focus();
  } else if (event.key === "p" && !event.ctrlKey && cell.dataset.new && document.documentElement.dataset.keys !== "off") {
    event.stopPropagation();
    location.assign(cell.dataset.new);
  }
}

function makeGrid(table) {
  table.setAttribute("role", "grid");
  table.querySelectorAll("tbody :is(td, th)").forEach((cell) => { target(cell).tabIndex = -1; });
  table.addEventListener("keydown", (event) => onKey(table, event));
  table.addEventListener("focusin", (event) => {
    const cell = event.target.closest("td, tbody th");
    if (cell) show(table, cell);
  });
  target(cellAt(table, 0, 1)).tabIndex = 0;
  document.body.classList.add("has-keys");
}

function onClick(event) {
  const code = event.target.closest("[data-code]")?.dataset.code;
  if (!code) return;
  const link = document.querySelector(`tr[data-code="${CSS.escape(code)}"] a[href]`);
  if (link) { link.focus(); return; }
  const here = new URL(location.href);
  ["after", "before"].forEach((name) => here.searchParams.delete(name));
  here.searchParams.set("q", code);
  location.assign(here);
}

document.querySelectorAll("table[data-grid]").forEach(makeGrid);
document.querySelector(".atlas")?.addEventListener("click", onClick);
