// SPDX-License-Identifier: MIT
/** Make elements. Text becomes text: nothing that comes from data is ever read as markup. */

/** @typedef {string | Node | null | false | undefined | Child[]} Child */

/**
 * Make an element; `onclick` and the like are listened to, false and null are left out.
 * @param {string} tag
 * @param {Record<string, any>} [attributes]
 * @param {...Child} children
 * @returns {any}
 */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) {
      element.setAttribute(name, String(value));
    }
  }
  element.append(...present(children));
  return element;
}

/**
 * Return the children that are there, lists of them laid out flat.
 * @param {Child[]} children
 * @returns {(string | Node)[]}
 */
export function present(children) {
  const flat = /** @type {any[]} */ (children.flat(Infinity));
  return flat.filter((child) => ![null, undefined, false, ""].includes(child));
}

/**
 * Put a text into an element, unless it is there already.
 * @param {HTMLElement} element
 * @param {string} text
 */
export function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}
