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

export function previewWhileTyping() {
  const form = document.querySelector("form[data-preview]");
  if (!form) return;
  let timer;
  let running;
  form.addEventListener("change", (event) => {
    if (event.target.matches("textarea")) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      running?.abort();
      running = new AbortController();
      refresh(form, running).catch(() => {}); // offline: the button says what was true when the page came
    }, PAUSE_MS);
  });
}
