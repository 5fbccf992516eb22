// What is typed and kept in this browser: under the id of the person who typed it, never shown to another, and
// for KEEP_DAYS at the most.
const KEEP_DAYS = 14;
const KINDS = ["keep", "draft"];
export const { person } = document.body.dataset;

export const nameOf = (kind, what) => `${kind}:${person}:${what}`;

export function read(name) {
  try { return JSON.parse(localStorage.getItem(name)); } catch { return null; }
}

export function write(name, entry) {
  localStorage.setItem(name, JSON.stringify({ ...entry, at: Date.now() }));
}

// Nothing is forgotten on a page that nobody is signed in on, such as the one to sign in again.
export function forgetOthersAndOld() {
  if (!person) return;
  const oldest = Date.now() - KEEP_DAYS * 86_400_000;
  for (const name of Object.keys(localStorage)) {
    const [kind, whose] = name.split(":");
    if (KINDS.includes(kind) && !(whose === person && read(name)?.at > oldest)) localStorage.removeItem(name);
  }
}
