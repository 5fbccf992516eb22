// Single keys: never in a field, with a modifier, or while an input method is composing.
const GO_SECONDS = 1.5;
let wentFor = 0;

const typing = (element) =>
  element.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName);

function rows() {
  return [...document.querySelectorAll("main tbody tr, main [data-row]")].filter((row) => row.querySelector("a[href]"));
}

function move(step) {
  const all = rows();
  if (!all.length) return;
  const at = all.findIndex((row) => row.classList.contains("is-at"));
  const next = all[Math.min(all.length - 1, Math.max(0, at + step))];
  all.forEach((row) => row.classList.remove("is-at"));
  next.classList.add("is-at");
  next.querySelector("a[href]").focus();
}

function go(key) {
  const link = document.querySelector(`[data-go="${CSS.escape(key)}"]`);
  if (link) location.assign(link.href);
}

function act(key) {
  const target = document.querySelector(`[data-key="${CSS.escape(key)}"]`);
  if (!target) return false;
  if (target.matches("a[href], button")) target.click();
  else if (target.matches("input[type=radio], input[type=checkbox]")) { target.click(); target.focus(); }
  else target.focus();
  return true;
}

function onKey(event) {
  if (event.isComposing) return;
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    const form = document.activeElement?.closest("form") ?? document.querySelector("form[data-main]");
    if (form) form.requestSubmit();
    return;
  }
  if (event.ctrlKey || event.altKey || event.metaKey || typing(event.target)) return;
  if (document.documentElement.dataset.keys === "off") return;
  if (document.querySelector("dialog[open]")) return;
  if (Date.now() - wentFor < GO_SECONDS * 1000) { wentFor = 0; go(event.key); return; }
  if (event.key === "g") wentFor = Date.now();
  else if (event.key === "?") document.getElementById("keys")?.showModal();
  else if (event.key === "j") move(1);
  else if (event.key === "k") move(-1);
  else if (act(event.key)) event.preventDefault();
}

export function listenForKeys() {
  document.addEventListener("keydown", onKey);
}
