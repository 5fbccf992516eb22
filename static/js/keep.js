// A form marked data-keep is kept by the server a second after the last key, and in this browser until then:
// a crash, an expired session or a lost connection loses nothing. The token of the page goes in a header of its
// own, for it changes with each signing-in; what is marked data-unkept goes to the server alone.
import { nameOf, person, read, write } from "./kept.js";

const REST_MS = 1000;
const TOKEN = "csrfmiddlewaretoken";
const name = () => nameOf("keep", location.pathname);
const unkept = (form) => [...form.querySelectorAll("[data-unkept]")];

function bodyOf(form) {
  const typed = [...new FormData(form)].filter(([key, value]) => key !== TOKEN && typeof value === "string");
  return new URLSearchParams(typed);
}

// `from` is the server's draft that this goes on from.
function keepHere(form) {
  const body = bodyOf(form);
  unkept(form).forEach((field) => body.delete(field.name));
  write(name(), { body: body.toString(), from: form.dataset.keptAt });
}

async function send(form, body) {
  const token = form.querySelector(`[name=${TOKEN}]`).value;
  const answer = await fetch(`/drafts/?page=${encodeURIComponent(location.pathname)}`, {
    method: "POST", body, headers: { "X-CSRFToken": token },
  });
  if (!answer.ok || answer.redirected) throw new Error("not kept");
  const { kept, at } = await answer.json();
  form.dataset.keptAt = at;
  return kept;
}

// Sends, and forgets what is kept here; not what somebody typed meanwhile. Returns what the server says.
async function handOver(form, body) {
  const before = localStorage.getItem(name());
  const kept = await send(form, body);
  if (localStorage.getItem(name()) === before) localStorage.removeItem(name());
  else keepHere(form);
  return kept;
}

// Puts the kept values into every control: several of one name take them in their order.
function fill(form, body) {
  const left = new Map([...body.keys()].map((key) => [key, body.getAll(key)]));
  for (const field of form.elements) {
    const values = left.get(field.name) ?? [];
    if (!field.name || field.name === TOKEN || field.disabled || "unkept" in field.dataset) continue;
    if (["checkbox", "radio"].includes(field.type)) field.checked = values.includes(field.value);
    else if (field.type === "select-multiple") {
      for (const option of field.options) option.selected = values.includes(option.value);
    } else if (values.length) field.value = values.shift();
  }
}

// What an earlier visit could not send is shown and goes to the server now, which gives it back with the page;
// unless the server's draft was written later, elsewhere. Where the page shows what was just sent, that counts.
async function giveBack(form) {
  const left = read(name());
  if (!left) return;
  if ("keepShown" in form.dataset) {
    await handOver(form, bodyOf(form));
    return;
  }
  const goesOn = left.from === form.dataset.keptAt;
  if (!goesOn && left.at < Date.parse(form.dataset.keptAt)) {
    localStorage.removeItem(name());
    return;
  }
  const body = new URLSearchParams(left.body);
  fill(form, body);
  if (goesOn) unkept(form).forEach((field) => { if (field.value) body.set(field.name, field.value); });
  await handOver(form, body);
  if (!localStorage.getItem(name())) location.reload();
}

export function keepForms() {
  const saved = document.querySelector("[data-saved]")?.dataset.saved;
  if (saved) localStorage.removeItem(nameOf("keep", saved));
  const form = document.querySelector("form[data-keep]");
  if (!form || !person) return;
  const status = form.querySelector("[data-keep-status]");
  const failed = () => { status.textContent = status.dataset.local; };
  giveBack(form).catch(failed);
  const keep = async () => {
    try {
      const at = await handOver(form, bodyOf(form));
      status.textContent = status.dataset.kept.replace("{at}", at);
    } catch {
      failed();
    }
  };
  let timer;
  form.addEventListener("input", () => {
    keepHere(form);
    clearTimeout(timer);
    timer = setTimeout(keep, REST_MS);
  });
  form.addEventListener("submit", () => { clearTimeout(timer); keepHere(form); });
}
