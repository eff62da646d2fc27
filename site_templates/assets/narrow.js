// SPDX-License-Identifier: MIT
/** Narrows a list to what fits the choices above it; the address keeps them, so that it can be shared. */

const form = document.querySelector("[data-narrow]");
const items = [...document.querySelectorAll("[data-narrow-item]")];
const sections = [...document.querySelectorAll("[data-narrow-section]")];
const count = form.querySelector("[data-narrow-count]");
/** The links to the same page in other languages. */
const switches = [...document.querySelectorAll("a.pa-switch")];
const jump = document.querySelector("[data-narrow-jump]");

/**
 * Say whether an item has every chosen value.
 * @param {HTMLElement} item
 * @param {[string, string][]} chosen
 */
const fits = (item, chosen) =>
  chosen.every(([name, value]) => item.dataset[name].split(" ").includes(value));

function narrow() {
  const chosen = [...new FormData(form)].filter(([, value]) => value);
  for (const item of items) item.hidden = !fits(item, chosen);
  for (const section of sections) {
    section.hidden = !section.querySelector("[data-narrow-item]:not([hidden])");
  }
  const shown = items.filter((item) => !item.hidden).length;
  const words = shown ? count.dataset.words : count.dataset.none;
  count.textContent = words.replace("{n}", shown).replace("{of}", items.length);
  jump.hidden = chosen.length > 0;
  const query = new URLSearchParams(chosen).toString();
  history.replaceState(null, "", query ? `?${query}` : location.pathname + location.hash);
  for (const other of switches) other.search = query;
}

function fillFromAddress() {
  for (const [name, value] of new URLSearchParams(location.search)) {
    const select = form.elements.namedItem(name);
    if (select && [...select.options].some((option) => option.value === value)) select.value = value;
  }
}

form.hidden = false;
fillFromAddress();
narrow();
form.addEventListener("change", narrow);
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("reset", () => requestAnimationFrame(narrow));
