// SPDX-License-Identifier: MIT
/** Which questions are asked: those that can still change a result, most telling first. */

import { estimateMeasure } from "./estimate.js";

/** @typedef {import("./context.js").Node} Node */
/** @typedef {import("./session.js").Given} Given */

/**
 * What can still be asked. `open` tells how many results wait for each question that is not answered
 * and can matter; `ranked` are the same, most telling first; `urgent` those of them that hold up a
 * result now; `first` those of the measure the reader came for, where there `isAim`; `answered` the
 * answered ones that a measure of the reader uses; `order` is that of the program.
 * @typedef {{open: Map<string, number>, ranked: string[], urgent: string[], first: string[], isAim: boolean, answered: string[], order: string[]}} Outlook
 */

/** How many unanswered questions stand on the page at a time. */
export const AT_A_TIME = 6;
// Under these keys a program names a question, or another measure.
const NAMING = new Set(
  ["question", "entries", "count", "already", "by", "answer", "product", "measure"],
);

/**
 * Return the ids of the measures for what the reader has chosen.
 * @param {Node} program
 * @param {Given} given
 * @returns {string[]}
 */
export function chosenMeasures(program, given) {
  return Object.keys(program.measures).filter((id) =>
    program.measures[id].audience.some((/** @type {string} */ one) => given.audiences.includes(one)),
  );
}

/**
 * Return what can still be asked.
 * @param {Node} program
 * @param {Given} given
 * @param {Node[]} results of the chosen measures
 * @returns {Outlook}
 */
export function outlook(program, given, results) {
  const order = Object.keys(program.questions);
  const waits = results.map((one) => _waitsFor(program, given, one));
  const at = results.findIndex((one) => one.measure === given.measure);
  const first = waits[at] ?? [];
  const open = _counted(waits);
  const now = _counted([...results.map((one) => one.missing), first]);
  const weight = (/** @type {string} */ id) =>
    (now.get(id) ?? 0) + (first.includes(id) ? results.length : 0);
  const ranked = order.filter((id) => open.has(id)).sort((a, b) => weight(b) - weight(a));
  const used = usedBy(program, results.map((one) => one.measure));
  return {
    open, ranked, first, order,
    isAim: at >= 0,
    urgent: ranked.filter((id) => now.has(id)),
    answered: order.filter((id) => Object.hasOwn(given.answers, id) && used.has(id)),
  };
}

/**
 * Return the questions to ask a few at a time, in the order of the program, and how many more there
 * are.
 *
 * Of the unanswered ones those that stand already stay; then come those of the measure the reader
 * came for, and where there is none, those that hold up most results. `next` are those to show when
 * the reader asks for more.
 * @param {Outlook} outlook
 * @param {string[]} standing those on the page
 * @param {string[]} wanted those to show whatever happens
 * @param {boolean} isAll whether all that can matter are to be shown at once
 * @returns {{shown: string[], next: string[], left: number}}
 */
export function asked({ ranked, urgent, first, isAim, answered, order }, standing, wanted, isAll) {
  const kept = ranked.filter((id) => isAll || [...standing, ...wanted, ...first].includes(id));
  const room = isAim ? 0 : Math.max(0, AT_A_TIME - kept.length);
  const others = urgent.filter((id) => !kept.includes(id));
  const fresh = [...kept, ...others.slice(0, room), ...wanted, ...answered];
  const left = others.slice(room);
  const shown = order.filter((id) => fresh.includes(id));
  return { shown, next: left.slice(0, AT_A_TIME), left: left.length };
}

/**
 * Return what a result waits for: what its conditions need, and what its amount will need if they
 * are met.
 * @param {Node} program
 * @param {Given} given
 * @param {Node} result
 * @returns {string[]}
 */
function _waitsFor(program, given, { measure, missing }) {
  if (!missing.length) return [];
  const met = { ...program.measures[measure], conditions: [] };
  const day = given.asOf ?? program.edition;
  return [...new Set([...missing, ...estimateMeasure(program, met, given.answers, day).missing])];
}

/**
 * Return how often each question is named.
 * @param {string[][]} lists
 * @returns {Map<string, number>}
 */
function _counted(lists) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const id of lists.flat()) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}

/**
 * Return every question that some measures look at, whatever is answered.
 * @param {Node} program
 * @param {string[]} measures
 * @returns {Set<string>}
 */
export function usedBy(program, measures) {
  /** @type {Set<string>} */
  const found = new Set();
  const seen = new Set(measures);
  for (const id of seen) {
    const { conditions, amount, readings } = program.measures[id];
    for (const [key, text] of _references([conditions, amount, readings])) {
      (key === "measure" ? seen : found).add(text);
    }
  }
  return found;
}

/**
 * Return the program with no upper bound on any numeric answer.
 *
 * Where a result of it is higher, the number only repeats how much could be typed.
 * @param {Node} program
 * @returns {Node}
 */
export function unbounded(program) {
  const questions = Object.fromEntries(
    Object.entries(program.questions).map(([id, question]) => [id, { ...question, most: null }]),
  );
  return { ...program, questions };
}

/**
 * Return every (key, id) below a node that names a question or a measure.
 * @param {any} node
 * @param {string} [under] the key that the node stands under
 * @returns {[string, string][]}
 */
function _references(node, under = "") {
  if (typeof node === "string") return NAMING.has(under) ? [[under, node]] : [];
  if (Array.isArray(node)) return node.flatMap((one) => _references(one, under));
  if (!node || typeof node !== "object") return [];
  return Object.entries(node).flatMap(([key, one]) => _references(one, key));
}
