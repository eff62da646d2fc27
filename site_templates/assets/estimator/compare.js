// SPDX-License-Identifier: MIT
/** What differs between what comes of situations: totals and results, and by how much for certain. */

import { counts } from "./choices.js";
import { parted } from "./differing.js";
import { NOTHING } from "./estimate.js";
import { NOT_STATED } from "./groups.js";
import { ZERO } from "./intervals.js";

/** @typedef {import("./context.js").Node} Node */
/** @typedef {{results: Node[], sums: Node[]}} Evaluated */
/** @typedef {(result: Node) => any} Told what a reader is told of a result */

/**
 * Return the results of each measure, one for each situation: those of which a reader is told
 * different things, the highest amounts first, and those that are alike.
 * @param {Evaluated[]} evaluated
 * @param {Told} told
 * @returns {{differing: Node[][], alike: Node[][]}}
 */
export function resultsCompared(evaluated, told) {
  const rows = evaluated[0].results.map((_, at) => evaluated.map(({ results }) => results[at]));
  const { differing, alike } = parted(rows, (row) => row.map(told));
  return { differing: differing.sort((a, b) => _worth(b) - _worth(a)), alike };
}

/**
 * Return what each payee that is known receives: for each situation its total, if there is one, and
 * the difference to the first. It is not certain where results that differ wait for answers, or are
 * not in the totals.
 * @param {Evaluated[]} evaluated
 * @param {Told} told
 * @returns {{payee: string, totals: {sum: Node | undefined, against: Difference}[]}[]}
 */
export function totalsCompared(evaluated, told) {
  const payees = new Set(evaluated.flatMap(({ sums }) => sums.map(({ payee }) => payee)));
  payees.delete(NOT_STATED);
  return [...payees].map((payee) => ({
    payee,
    totals: evaluated.map((one) => {
      const { differing } = resultsCompared([evaluated[0], one], told);
      const pairs = differing.flat().filter((result) => result.payee === payee);
      const sums = [evaluated[0], one].map(({ sums: all }) => all.find((sum) => sum.payee === payee));
      const isOpen = pairs.some(({ state }) => state === "needs_answers")
        || sums.some((sum) => sum?.not_added.length);
      const [a, b] = pairs.length ? sums : [];
      return { sum: sums[1], against: pairs.length && isOpen ? null : difference(a ?? ZERO, b ?? ZERO) };
    }),
  }));
}

/**
 * How much something lies above another (`isMore`) or below it, or null where that is not certain.
 * @typedef {{isMore: boolean, low: number, high: number | null} | null} Difference
 */

/**
 * Return by how much the second of two amounts differs from the first.
 * @param {Node} first
 * @param {Node} second
 * @returns {Difference}
 */
export function difference(first, second) {
  const ends = [second.low - _top(first), _top(second) - first.low];
  if (ends[0] < 0 && ends[1] > 0) return null;
  const [low, high] = ends.map(Math.abs).sort((a, b) => a - b);
  return { isMore: ends[1] > 0, low, high: high === Infinity ? null : high };
}

/**
 * Say of each of several results whether it is certain that none pays more and some pay less.
 * @param {Node[]} results
 * @returns {boolean[]}
 */
export function areHighest(results) {
  const amounts = results.map((one) => (NOTHING.includes(one.state) ? ZERO : one));
  const isMoney = amounts.every((one) => one === ZERO || _isPaid(one));
  return amounts.map(({ low }, at) => isMoney
    && amounts.every((other, i) => i === at || low >= _top(other))
    && amounts.some((other) => low > _top(other)));
}

/**
 * @param {Node[]} row
 * @returns {number}
 */
function _worth(row) {
  return Math.max(...row.map((one) => {
    if (counts(one)) return Math.min(_top(one), Number.MAX_VALUE);
    return ["needs_answers", ...NOTHING].includes(one.state) ? -1 : 0;
  }));
}

/**
 * @param {Node} result
 * @returns {boolean}
 */
function _isPaid(result) {
  return counts({ ...result, state: result.state.replace("needs_answers", "eligible") });
}

/**
 * @param {Node} amount
 * @returns {number}
 */
function _top({ high, unbounded }) {
  return unbounded ? Infinity : (high ?? Infinity);
}
