// SPDX-License-Identifier: MIT
/** Make elements. Text becomes text: nothing that comes from data is ever read as markup. */

const SVG = "http://www.w3.org/2000/svg";

const PAUSE = 700;

/** @typedef {string | Node | null | false | undefined | Child[]} Child */

/**
 * Make an element; `onclick` and the like are listened to, false and null are left out.
 * @param {string} tag
 * @param {Record<string, any>} [attributes]
 * @param {...Child} children
 * @returns {any}
 */
export function make(tag, attributes = {}, ...children) {
  return _filled(document.createElement(tag), attributes, children);
}

/**
 * Make an element of a drawing.
 * @param {string} tag
 * @param {Record<string, any>} [attributes]
 * @param {...Child} children
 * @returns {any}
 */
export function drawn(tag, attributes = {}, ...children) {
  return _filled(document.createElementNS(SVG, tag), attributes, children);
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

/**
 * Do what changes the page; what has focus in a part of it stays where it is on the screen.
 * @param {HTMLElement} part
 * @param {() => void} change
 */
export function steadily(part, change) {
  const active = document.activeElement;
  const from = part.contains(active) ? active?.getBoundingClientRect().top : undefined;
  change();
  if (from === undefined || !active?.isConnected) return;
  window.scrollBy({ top: active.getBoundingClientRect().top - from, behavior: "instant" });
}

/**
 * Make what stands in an element like what stands in a fresh one. Every part that is in both stays
 * the one it was (told by `data-key`, else by its tag), and with it focus and what is unfolded.
 * @param {Element} standing
 * @param {Element} fresh
 */
export function settle(standing, fresh) {
  const left = [...standing.childNodes];
  const parts = [...fresh.childNodes].map((part) => {
    const at = left.findIndex((one) => _key(one) === _key(part));
    return at < 0 ? part : _alike(left.splice(at, 1)[0], part);
  });
  for (const gone of left) gone.remove();
  let next = standing.firstChild;
  for (const part of parts) {
    if (part === next) next = next.nextSibling;
    else standing.insertBefore(part, next);
  }
}

/**
 * @param {any} standing
 * @param {any} fresh
 * @returns {ChildNode}
 */
function _alike(standing, fresh) {
  if (standing.isEqualNode(fresh)) return standing;
  if (!(standing instanceof Element)) {
    standing.data = fresh.data;
    return standing;
  }
  for (const { name } of [...standing.attributes]) {
    if (name !== "open" && !fresh.hasAttribute(name)) standing.removeAttribute(name);
  }
  for (const { name, value } of fresh.attributes) {
    if (name !== "open") standing.setAttribute(name, value);
  }
  settle(standing, fresh);
  return standing;
}

/**
 * @param {any} node
 * @returns {string}
 */
function _key(node) {
  return `${node.nodeName} ${node.dataset?.key ?? ""}`;
}

/**
 * @param {Element} element
 * @param {Record<string, any>} attributes
 * @param {Child[]} children
 * @returns {Element}
 */
function _filled(element, attributes, children) {
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
 * Return an element that a screen reader reads out, and a function to put words there. They are told
 * once the reader has paused.
 * @returns {{element: HTMLElement, announce: (words: string) => void}}
 */
export function announcer() {
  const element = make("p", { class: "pa-unseen", role: "status" });
  let pause = 0;
  const announce = (/** @type {string} */ words) => {
    window.clearTimeout(pause);
    pause = window.setTimeout(() => setText(element, words), PAUSE);
  };
  return { element, announce };
}
