// SPDX-License-Identifier: MIT
/** What comes of some answers: the results of the measures that concern the reader, and their totals. */

import { estimate } from "./estimate.js";
import { totals } from "./groups.js";
import { chosenMeasures, unbounded } from "./questions.js";

/** @typedef {import("./context.js").Node} Node */
/** @typedef {import("./session.js").Given} Given */

/** @type {WeakMap<Node, Node>} */
const WIDE = new WeakMap();

/**
 * Return the results, in the order of the program, and the totals per payee. A result is
 * `unbounded` where its upper end only repeats how much could be typed.
 * @param {Node} program
 * @param {Given} given
 * @returns {{results: Node[], sums: Node[]}}
 */
export function evaluation(program, given) {
  const chosen = new Set(chosenMeasures(program, given));
  const day = given.asOf ?? program.edition;
  if (!WIDE.has(program)) WIDE.set(program, unbounded(program));
  const open = estimate(WIDE.get(program) ?? program, given.answers, day).results;
  const results = estimate(program, given.answers, day).results
    .map((/** @type {Node} */ one, /** @type {number} */ at) =>
      ({ ...one, unbounded: open[at].high !== one.high }))
    .filter((/** @type {Node} */ one) => chosen.has(one.measure));
  return { results, sums: totals(program, results) };
}
