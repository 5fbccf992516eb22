// A form marked data-preview asks the server again what it would do, whenever a choice changes.
const PAUSE_MS = 150;

async function refresh(form, running) {
  const data = new FormData(form);
  data.set("preview", "1");
  const answer = await fetch(location.href, { method: "POST", body: data, signal: running.signal });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const part of ["[data-preview-part]", "[data-preview-button]"]) {
    const fresh = page.querySelector(part);
    if (fresh) form.querySelector(part).replaceChildren(...fresh.childNodes);
  }
}

// A box that stands for all of its list and the single ones exclude each other.
function eitherAllOrSome(box) {
  if (!box.matches("input[type=checkbox]:checked")) return;
  const list = box.form.querySelectorAll(`input[type=checkbox][name="${CSS.escape(box.name)}"]`);
  if (![...list].some((other) => other.value === "all")) return;
  for (const other of list) {
    if (other !== box && (box.value === "all" || other.value === "all")) other.checked = false;
  }
}

export function previewWhileTyping() {
  const form = document.querySelector("form[data-preview]");
  if (!form) return;
  let timer;
  let running;
  const button = form.querySelector("[data-preview-button]");
  form.addEventListener("change", (event) => {
    if (event.target.matches("textarea")) return;
    eitherAllOrSome(event.target);
    button.disabled = true; // until the preview shows what was just chosen
    clearTimeout(timer);
    timer = setTimeout(() => {
      running?.abort();
      const own = running = new AbortController();
      // Offline, the server shows the preview again before it takes the form.
      refresh(form, own).catch(() => {}).finally(() => { if (own === running) button.disabled = false; });
    }, PAUSE_MS);
  });
}
