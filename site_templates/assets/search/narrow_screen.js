// SPDX-License-Identifier: MIT
/** On a narrow screen the box in the header opens over the whole screen, as a dialog. */

import { make } from "../estimator/elements.js";

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
    onkeydown: leave, onclose: putBack,
  });
  link.replaceWith(button);
  document.body.append(dialog);

  function open() {
    dialog.replaceChildren(form, shut);
    dialog.showModal();
    form.elements.namedItem("q").focus();
  }

  /** Escape would only empty a field. @param {KeyboardEvent} event */
  function leave(event) {
    if (event.key !== "Escape" || event.isComposing) return;
    event.preventDefault();
    dialog.close();
  }

  function putBack() {
    button.before(form);
    button.focus({ preventScroll: true });
  }
}
