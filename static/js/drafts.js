// Long texts are kept in this browser until the server has taken them: an expired session, a refusal or a
// crash leaves them to be given back. Forms marked data-keep are kept whole, by keep.js.
import { forgetOthersAndOld, nameOf, person, read, write } from "./kept.js";

const keptName = (field) => nameOf("draft", `${location.pathname}:${field.dataset.draft}`);

function giveBack(field) {
  const kept = read(keptName(field));
  if (!kept || kept.text === field.value || (field.value && kept.from !== field.defaultValue)) return;
  field.value = kept.text;
  document.getElementById("status").textContent = document.body.dataset.draftBack;
}

function keep(field, sent = false) {
  write(keptName(field), { text: field.value, from: field.defaultValue, sent });
}

// The page after sending tells what became of it: an error or sign-in page says the draft was not taken.
function settleSent(taken) {
  for (const name of Object.keys(localStorage)) {
    const draft = name.startsWith("draft:") && read(name);
    if (!draft?.sent) continue;
    if (taken) localStorage.removeItem(name);
    else localStorage.setItem(name, JSON.stringify({ ...draft, sent: false }));
  }
}

export function keepDrafts() {
  forgetOthersAndOld();
  settleSent(document.body.dataset.drafts === "taken");
  if (!person) return;
  document.querySelectorAll("textarea[data-draft]").forEach((field) => {
    if (field.form?.matches("[data-keep]") || "unkept" in field.dataset) return;
    giveBack(field);
    field.addEventListener("input", () => keep(field));
    field.form?.addEventListener("submit", () => { if (field.value) keep(field, true); });
  });
}
