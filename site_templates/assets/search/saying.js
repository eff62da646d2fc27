// SPDX-License-Identifier: MIT
/** What the search says, in the language of the page; the words are written when the site is built. */

import words from "./words.js";

/** The ways to everything on the site that need no search. @type {{name: string, path: string}[]} */
export const ways = words.ways;

/**
 * Return the words of a key with its details filled in.
 * @param {string} key
 * @param {Record<string, string | number>} [details]
 * @returns {string}
 */
export const say = (key, details = {}) => filled(words.interface[key], details);

/**
 * Return the words of a key that has one form for one and another for more.
 * @param {string} key
 * @param {number} n
 * @returns {string}
 */
export function counted(key, n) {
  const forms = words.interface[key];
  return filled((n === 1 && forms.one) || forms.other, { n: n.toLocaleString("en") });
}

/**
 * @param {string} form
 * @param {Record<string, string | number>} details
 */
const filled = (form, details) =>
  form.replace(/\{(\w+)\}/g, (hole, name) => String(details[name] ?? hole));
