// Keys, kept drafts and small comforts. Every page works without this file.
import { keepDrafts } from "./drafts.js";
import { keepForms } from "./keep.js";
import { listenForKeys } from "./keys.js";
import { showWhatChanges } from "./live.js";
import { previewWhileTyping } from "./preview.js";

listenForKeys();
keepDrafts();
keepForms();
previewWhileTyping();
showWhatChanges();

const wrong = document.querySelector(".error-summary");
if (wrong) wrong.focus();

document.addEventListener("click", (event) => {
  document.querySelectorAll("details.menu[open]").forEach((menu) => {
    if (!menu.contains(event.target)) menu.removeAttribute("open");
  });
  if (event.target.closest("[data-help-open]")) document.getElementById("keys").showModal();
});

document.addEventListener("change", (event) => {
  if (event.target.matches("[data-send-on-change]")) event.target.form.requestSubmit();
});
