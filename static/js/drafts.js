// Long texts are kept in this browser until the server has taken them: an expired session, a refusal or a
// crash leaves them to be given back.
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
  if (!kept || kept.text === field.value || (field.value && kept.from !== field.defaultValue)) return;
  field.value = kept.text;
  document.getElementById("status").textContent = document.body.dataset.draftBack;
}

function keep(field, sent = false) {
  const draft = { text: field.value, from: field.defaultValue, at: Date.now(), sent };
  localStorage.setItem(nameOf(field), JSON.stringify(draft));
}

// The page after sending tells what became of it: an error or sign-in page says the draft was not taken.
function settleSent(taken) {
  for (const name of Object.keys(localStorage)) {
    const draft = name.startsWith(PREFIX) && read(name);
    if (!draft?.sent) continue;
    if (taken) localStorage.removeItem(name);
    else localStorage.setItem(name, JSON.stringify({ ...draft, sent: false }));
  }
}

export function keepDrafts() {
  forgetOld();
  settleSent(document.body.dataset.drafts === "taken");
  document.querySelectorAll("textarea[data-draft]").forEach((field) => {
    giveBack(field);
    field.addEventListener("input", () => keep(field));
    field.form?.addEventListener("submit", () => { if (field.value) keep(field, true); });
  });
}
