// SPDX-License-Identifier: MIT
/** On a narrow screen the box in the header opens over the whole screen, as a dialog. */

import { make } from "../elements.js";

/** The state of the step in the history that Back takes away again. */
const OPENED = { dialog: "search" };

/**
 * Turn a link into a button that opens a box in a dialog.
 * @param {HTMLElement} link
 * @param {HTMLFormElement} form
 */
export function openOverScreen(link, form) {
  const button = make("button", {
    type: "button", class: link.className, "aria-label": link.getAttribute("aria-label"),
    "aria-haspopup": "dialog", "data-search-open": true, onclick: open,
  }, ...link.childNodes);
  const shut = make("button", { type: "button", class: "pa-search-dialog__close", onclick: () => dialog.close() },
    link.dataset.searchCloseWords);
  const dialog = make("dialog", {
    class: "pa-search-dialog", "aria-label": form.elements.namedItem("q").ariaLabel,
    onkeydown: leave, onclose: putBack, onclick: follow, onsubmit: showAll,
  });
  window.addEventListener("popstate", () => dialog.close());
  window.addEventListener("pagehide", () => dialog.close());
  link.replaceWith(button);
  document.body.append(dialog);

  function open() {
    dialog.replaceChildren(form, shut);
    window.history.pushState(OPENED, "");
    dialog.showModal();
    form.elements.namedItem("q").focus();
  }

  /** Escape would only empty a field. @param {KeyboardEvent} event */
  function leave(event) {
    if (event.key !== "Escape" || event.isComposing) return;
    event.preventDefault();
    dialog.close();
  }

  /** Go on in place of the step that opened the dialog, so that Back leads to the page below it. */
  function goOn(event, address) {
    event.preventDefault();
    window.location.replace(address);
  }

  /** @param {MouseEvent} event */
  function follow(event) {
    const link = event.target.closest("a");
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) goOn(event, link.href);
  }

  /** @param {SubmitEvent} event */
  function showAll(event) {
    goOn(event, `${form.action}?${new URLSearchParams(new FormData(form))}`);
  }

  function putBack() {
    if (window.history.state?.dialog === OPENED.dialog) window.history.back();
    button.before(form);
    button.focus({ preventScroll: true });
  }
}
