// SPDX-License-Identifier: MIT
/** Elements that the box and the page of results share. */

import { make } from "../elements.js";
import { counted, say, ways } from "./saying.js";

/** @typedef {import("./source.js").Answer} Answer */
/** @typedef {import("./source.js").Part} Part */
/** @typedef {import("./source.js").Result} Result */
/** @typedef {import("./source.js").Source} Source */

/** A reader hears how many results there are once typing has stopped for so long. */
const PAUSE = 600;

/** A number and what it counts, which belong on one line. */
const AMOUNT = /(\d[\d,.]*(?:%| (?:m|b)illion|\p{Script=Han}{1,2})?)/u;

/**
 * Return a text whose words that were looked for are marked; an amount is never cut at its end.
 * @param {Part[]} parts
 */
function marked(parts) {
  let at = 0;
  return parts.map((part) => part.text).join("").split(AMOUNT).map((piece, odd) => {
    const within = cut(parts, at, at + piece.length);
    at += piece.length;
    return odd % 2 ? make("span", { class: "pa-result__amount" }, within) : within;
  });
}

/** Return the parts of a text between two places. */
function cut(parts, start, end) {
  let at = 0;
  return parts.map(({ text, marked: found }) => {
    const piece = text.slice(Math.max(0, start - at), Math.max(0, end - at));
    at += text.length;
    return piece && found ? make("mark", {}, piece) : piece;
  });
}

/**
 * Return the texts of a result: its title, the line beside it, the lead below.
 * @param {Result} result
 */
export const textsOf = ({ kind, line, lead, parts, unsettled }) => [
  make("span", { class: "pa-result__title" }, marked(parts.title)),
  line && make("span", { class: isAmount(kind, line) ? "pa-result__line pa-result__line--amount" : "pa-result__line" },
    marked(parts.line)),
  lead && make("span", { class: "pa-result__lead" }, marked(parts.lead)),
  unsettled && make("span", { class: "pa-chip pa-chip--unsettled" }, say("search.unsettled")),
];

/** Say whether the line of a result is a number, rather than words about it. */
const isAmount = (/** @type {string} */ kind, /** @type {string} */ line) =>
  kind === "measure" && /\d/.test(line);

/** Return the ways to everything that need no search. @param {Source} source */
export const waysFrom = (source) => [
  make("p", { class: "pa-search__hint" }, say("search.ways")),
  make("ul", { class: "pa-search__ways" }, ways.map(({ name, path }) =>
    make("li", {}, make("a", { href: source.address(path) }, name)))),
];

/**
 * Say that nothing was found, or nothing but close matches.
 * @param {Answer} answer
 * @param {{narrowed: boolean}} how
 */
export function nothingTold({ query, close }, { narrowed }) {
  if (close.length) return [make("p", { class: "pa-search__told" }, say("search.nothing.exact", { query }))];
  return [
    make("p", { class: "pa-search__told" },
      narrowed ? say("search.nothing.narrowed", { query }) : say("search.nothing", { query })),
    !narrowed && make("p", { class: "pa-search__hint" }, say("search.nothing.help")),
  ];
}

/**
 * Say that the search could not be loaded, with a button that tries again.
 * @param {() => void} retry
 */
export const failureTold = (retry) => [
  make("p", { class: "pa-search__told" }, say("search.failed")),
  make("p", { class: "pa-search__hint" }, say("search.failed.help")),
  make("button", { type: "button", class: "pa-search__retry", onclick: retry }, say("search.retry")),
];

/**
 * Return in words how much was found.
 * @param {Answer} answer
 */
export function countTold({ query, total, close }) {
  if (!total && !close.length) return say("search.nothing", { query });
  const told = total ? [counted("search.count", total)] : [];
  return [...told, ...(close.length ? [counted("search.count.close", close.length)] : [])].join(" · ");
}

/** Tells a screen reader what has changed, once it has stopped changing. */
export class Status {
  /** @param {HTMLElement} element a live region */
  constructor(element) {
    this.element = element;
    this.waiting = 0;
  }

  /** @param {string} words */
  tell(words) {
    window.clearTimeout(this.waiting);
    this.waiting = window.setTimeout(() => { this.element.textContent = words; }, PAUSE);
  }
}
