// Threads beside the field they are about. Without this file the link leads to a page of their own, where the
// same forms stand; what is typed in the section meanwhile is kept by keep.js either way.
const dialog = document.getElementById("discuss");
const body = dialog.querySelector("[data-discuss-body]");
const PART = { "X-Part": "threads" };
let link;

function count() {
  const threads = body.querySelectorAll(".thread").length;
  const open = body.querySelectorAll(".thread[data-open]").length;
  link.classList.toggle("is-open", open > 0);
  const words = open ? dialog.dataset.open : dialog.dataset.resolved;
  if (threads) link.firstChild.textContent = `${words.replace("{n}", open || threads)} `;
}

// Reads the part that the server sends; an answer that is no part (signed out, gone) is opened as a page.
async function show(answer) {
  const text = await answer.text();
  if (!text.includes('id="discuss-title"')) {
    location.assign(link.href);
    return;
  }
  body.innerHTML = text;
  count();
  if (!dialog.open) dialog.showModal();
  body.querySelector(".error-summary")?.focus();
}

async function ask(how) {
  try {
    await show(await fetch(link.href, { ...how, headers: PART }));
  } catch {
    document.getElementById("discuss-failed").textContent = dialog.dataset.failed;
  }
}

document.addEventListener("click", (event) => {
  const asked = event.target.closest("[data-discuss]");
  if (!asked || event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  link = asked;
  ask({});
});

body.addEventListener("submit", (event) => {
  event.preventDefault();
  const sent = new URLSearchParams(new FormData(event.target, event.submitter));
  ask({ method: "POST", body: sent });
});

dialog.addEventListener("close", () => link.focus());
