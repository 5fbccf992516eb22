// Long texts are kept in this browser until the server has taken them: a page that comes back without
// an error after sending clears them; an expired session or a crash leaves them to be given back.
const PREFIX = "draft:";
const KEEP_DAYS = 14;

const nameOf = (field) => `${PREFIX}${location.pathname}:${field.dataset.draft}`;

function read(name) {
  try { return JSON.parse(localStorage.getItem(name)); } catch { return null; }
}

function forgetOld() {
  const oldest = Date.now() - KEEP_DAYS * 86_400_000;
  for (const name of Object.keys(localStorage)) {
    if (name.startsWith(PREFIX) && !(read(name)?.at > oldest)) localStorage.removeItem(name);
  }
}

function giveBack(field) {
  const kept = read(nameOf(field));
  if (!kept || kept.text === field.value || kept.sent) return;
  if (field.value && kept.from !== field.defaultValue) return;
  field.value = kept.text;
  document.getElementById("status").textContent = field.dataset.draftBack ?? "Your text was kept and is back.";
}

function keep(field, sent = false) {
  localStorage.setItem(nameOf(field), JSON.stringify({ text: field.value, from: field.defaultValue, at: Date.now(), sent }));
}

export function keepDrafts() {
  forgetOld();
  const fields = document.querySelectorAll("textarea[data-draft]");
  fields.forEach((field) => {
    giveBack(field);
    field.addEventListener("input", () => keep(field));
    field.form?.addEventListener("submit", () => { if (field.value) keep(field); });
  });
  // A page that was reached by a redirect after sending says which drafts the server has taken.
  document.querySelectorAll("[data-draft-taken]").forEach((mark) => {
    for (const name of Object.keys(localStorage)) {
      if (name.startsWith(`${PREFIX}${mark.dataset.draftTaken}`)) localStorage.removeItem(name);
    }
  });
}
