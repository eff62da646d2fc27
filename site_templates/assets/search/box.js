// SPDX-License-Identifier: MIT
/** The boxes of a page: without this script they lead to the index from A to Z. */

import { openOverScreen } from "./narrow_screen.js";
import { Source } from "./source.js";
import { Suggestions } from "./suggestions.js";

const TYPING = "textarea, select, [contenteditable], input:not([type=radio], [type=checkbox], [type=button])";

const forms = /** @type {HTMLFormElement[]} */ ([...document.querySelectorAll("form[data-search-box]")]);
const link = /** @type {HTMLElement | null} */ (document.querySelector("[data-search-open]"));

forms.forEach((form, at) => {
  const source = new Source(form);
  form.action = source.address("search/");
  if (!("searchOwn" in form.dataset)) new Suggestions(form, source, `search-${at}`);
});
if (link) openOverScreen(link, forms[0]);

/** Go to the box that the reader sees: that of the page if it is on the screen. */
function go() {
  const seen = forms.filter((form) => form.checkVisibility());
  const own = seen.find((form) => form.closest(".pa-page") && onScreen(form));
  const field = /** @type {HTMLInputElement | undefined} */ ((own ?? seen[0])?.elements.namedItem("q"));
  field?.focus();
  field?.select();
  if (!field) /** @type {HTMLElement | null} */ (document.querySelector("[data-search-open]"))?.click();
}

/** @param {Element} element */
function onScreen(element) {
  const { top, bottom } = element.getBoundingClientRect();
  return top >= 0 && bottom <= window.innerHeight;
}

/** @param {KeyboardEvent} event */
function asksForBox({ key, ctrlKey, metaKey, altKey, shiftKey }) {
  const plain = !ctrlKey && !metaKey && !altKey;
  return plain ? key === "/" : key.toLowerCase() === "k" && !altKey && !shiftKey;
}

document.addEventListener("keydown", (event) => {
  const typing = /** @type {Element} */ (event.target).closest(TYPING);
  if (event.defaultPrevented || event.isComposing || typing || !asksForBox(event)) return;
  event.preventDefault();
  go();
});
