// Adds empty rows without a round trip; the server does the same where this file does not run.
const MORE = 3;

function addRows(prefix) {
  const list = document.querySelector(`[data-rows="${prefix}"]`);
  const total = document.getElementById(`id_${prefix}-TOTAL_FORMS`);
  const row = document.querySelector(`template[data-row-of="${prefix}"]`);
  const first = Number(total.value);
  for (let number = first; number < first + MORE; number += 1) {
    list.insertAdjacentHTML("beforeend", row.innerHTML.replaceAll("__prefix__", String(number)));
  }
  total.value = String(first + MORE);
  document.getElementById(`id_${prefix}-${first}-kind`).focus();
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-more-rows]");
  if (!button) return;
  event.preventDefault();
  addRows(button.dataset.moreRows);
});
