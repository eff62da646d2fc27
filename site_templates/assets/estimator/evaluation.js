// SPDX-License-Identifier: MIT
/** What comes of some answers: the results of the measures that concern the reader, and their totals. */

import { estimateMeasure } from "./estimate.js";
import { totals } from "./groups.js";
import { chosenMeasures, unbounded } from "./questions.js";

/** @typedef {import("./context.js").Node} Node */
/** @typedef {import("./session.js").Given} Given */
/** @typedef {{results: Node[], sums: Node[]}} Evaluated */

/** @type {WeakMap<Node, Node>} */
const WIDE = new WeakMap();
/** Answers never change, so that what came of them is kept, for the last choice and day.
 * @type {WeakMap<Node, {program: Node, of: string, evaluated: Evaluated}>} */
const KEPT = new WeakMap();

/**
 * Return the results, in the order of the program, and the totals per payee. A result is
 * `unbounded` where its upper end only repeats how much could be typed.
 * @param {Node} program
 * @param {Given} given
 * @returns {Evaluated}
 */
export function evaluation(program, given) {
  const day = given.asOf ?? program.edition;
  const of = `${day} ${given.audiences.join(" ")}`;
  const kept = KEPT.get(given.answers);
  if (kept?.program === program && kept.of === of) return kept.evaluated;
  const evaluated = _evaluated(program, given, day);
  KEPT.set(given.answers, { program, of, evaluated });
  return evaluated;
}

/**
 * @param {Node} program
 * @param {Given} given
 * @param {string} day
 * @returns {Evaluated}
 */
function _evaluated(program, given, day) {
  if (!WIDE.has(program)) WIDE.set(program, unbounded(program));
  const wide = WIDE.get(program) ?? program;
  const results = chosenMeasures(program, given).map((id) => {
    const [one, open] = [program, wide].map((its) =>
      estimateMeasure(its, its.measures[id], given.answers, day));
    return { ...one, unbounded: open.high !== one.high };
  });
  return { results, sums: totals(program, results) };
}
