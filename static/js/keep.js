// A form marked data-keep is kept by the server a second after the last key, and in this browser until then:
// a crash, an expired session or a lost connection loses nothing.
const REST_MS = 1000;
const name = () => `keep:${location.pathname}`;

function formBody(form) {
  const body = new URLSearchParams();
  for (const [key, value] of new FormData(form)) if (typeof value === "string") body.append(key, value);
  return body;
}

async function send(body) {
  const token = document.querySelector("[name=csrfmiddlewaretoken]").value;
  const answer = await fetch(`/drafts/?page=${encodeURIComponent(location.pathname)}`, {
    method: "POST", body, headers: { "X-CSRFToken": token },
  });
  if (!answer.ok || answer.redirected) throw new Error("not kept");
  return (await answer.json()).kept;
}

// What an earlier visit could not send goes to the server now, and comes back with the page. Where the page
// shows what was just sent, it is there already.
async function giveBack(form) {
  const left = localStorage.getItem(name());
  if (!left) return;
  await send(new URLSearchParams(left));
  localStorage.removeItem(name());
  if (!("keepShown" in form.dataset)) location.reload();
}

export function keepForms() {
  const saved = document.querySelector("[data-saved]")?.dataset.saved;
  if (saved) localStorage.removeItem(`keep:${saved}`);
  const form = document.querySelector("form[data-keep]");
  if (!form) return;
  giveBack(form).catch(() => {});
  const status = form.querySelector("[data-keep-status]");
  const keepHere = () => localStorage.setItem(name(), formBody(form).toString());
  const keep = async () => {
    try {
      const at = await send(formBody(form));
      localStorage.removeItem(name());
      status.textContent = status.dataset.kept.replace("{at}", at);
    } catch {
      status.textContent = status.dataset.local;
    }
  };
  let timer;
  form.addEventListener("input", () => {
    keepHere();
    clearTimeout(timer);
    timer = setTimeout(keep, REST_MS);
  });
  form.addEventListener("submit", () => { clearTimeout(timer); keepHere(); });
}
