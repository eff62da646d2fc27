// SPDX-License-Identifier: MIT
/** What stands together: results by how sure they are, choices between some, the parts of a total. */

import { COUNTED, NOT_STATED } from "./groups.js";
import { total } from "./intervals.js";

/** @typedef {import("./context.js").Node} Node */

/**
 * Results of one group, or a result that stands alone.
 * @typedef {{group: string | null, rule: string, members: Node[]}} Choice
 */

/** The states, the surest first. */
const STATES = [
  "eligible", "conditional", "negotiated", "in_kind", "needs_answers", "nothing_due", "planned",
  "not_eligible",
];
export const AVAILABLE = STATES.slice(0, 4);

/**
 * Return how many results have each state, and what is shown under it, the highest amounts first.
 * Those of a group that are available stand together, where the first of them would stand.
 * @param {Node} program
 * @param {Node[]} results
 * @returns {{state: string, count: number, choices: Choice[]}[]}
 */
export function byState(program, results) {
  const sorted = STATES.flatMap((state) =>
    results.filter((one) => _standing(one) === state).sort(_higherFirst));
  const choices = _together(program, sorted, (one) =>
    AVAILABLE.includes(one.state) && one.group ? one.group : `=${one.measure}`);
  return STATES.map((state) => ({
    state,
    count: sorted.filter((one) => _standing(one) === state).length,
    choices: choices.filter(({ members: [first] }) => _standing(first) === state),
  })).filter(({ count }) => count);
}

/**
 * Return what the totals are made of, one list for each total and in their order.
 * @param {Node} program
 * @param {Node[]} results
 * @returns {Choice[][]}
 */
export function contents(program, results) {
  /** @type {Map<string, Node[]>} */
  const payees = new Map();
  for (const one of results.filter(counts)) {
    const apart = one.payee === NOT_STATED ? (one.group ?? one.measure) : "";
    const payee = `${one.payee}=${apart}`;
    payees.set(payee, [...(payees.get(payee) ?? []), one]);
  }
  return [...payees.values()].map((members) =>
    _together(program, members, (one) => one.group ?? `=${one.measure}`));
}

/**
 * Say whether a result counts in a total.
 * @param {Node} result
 * @returns {boolean}
 */
export function counts(result) {
  return COUNTED.includes(result.state) && result.yearly.length > 0;
}

/**
 * Return which of several results is surely the highest, or why none is.
 * @param {Node[]} members
 * @returns {{best: Node | undefined, why: "" | "same" | "overlap" | "kind"}}
 */
export function compared(members) {
  if (!members.every(counts)) return { best: undefined, why: "kind" };
  const best = members.find((one) => members.every((other) =>
    other === one || (other.high !== null && one.low > other.high)));
  const same = members.every(({ low, high }) => low === members[0].low && high === low);
  return { best, why: best ? "" : same ? "same" : "overlap" };
}

/**
 * Return the sums of each year over all parts of a total. There are none where one part is paid
 * over one year or is the only one, and where it is open which parts are paid together.
 * @param {Choice[]} parts
 * @returns {[number, number | null][]}
 */
export function yearsTogether(parts) {
  const schedules = parts.flatMap(({ members }) => members.map((one) => one.yearly));
  const isOpen = parts.some(({ rule, members }) => rule !== "add" && members.length > 1);
  const longest = Math.max(...schedules.map((yearly) => yearly.length));
  if (isOpen || schedules.length < 2 || longest < 2) return [];
  return Array.from({ length: longest }, (_, year) => {
    const paid = schedules.filter((yearly) => year < yearly.length).map((yearly) => yearly[year]);
    const { low, high } = total(paid.map((ends) => ({ low: ends[0], high: ends[1] })));
    return [low, high];
  });
}

/**
 * Return under which state a result stands: what is planned for others is not to be had later either.
 * @param {Node} result
 * @returns {string}
 */
function _standing({ state, reasons }) {
  const isForOthers = reasons.some((/** @type {Node} */ one) => one.outcome === "failed");
  return state === "planned" && isForOthers ? "not_eligible" : state;
}

/**
 * @param {Node} program
 * @param {Node[]} results
 * @param {(result: Node) => string} by
 * @returns {Choice[]}
 */
function _together(program, results, by) {
  /** @type {Map<string, Choice>} */
  const found = new Map();
  for (const one of results) {
    const { group } = one;
    /** @type {Choice} */
    const made = { group, rule: group ? program.groups[group].rule : "add", members: [] };
    const choice = found.get(by(one)) ?? made;
    choice.members.push(one);
    found.set(by(one), choice);
  }
  return [...found.values()];
}

/**
 * @param {Node} a
 * @param {Node} b
 * @returns {number}
 */
function _higherFirst(a, b) {
  const high = (/** @type {Node} */ one) => {
    const unsure = one.state === "needs_answers" && (one.high === null || one.unbounded);
    return unsure ? -1 : (one.high ?? Infinity);
  };
  const [ofA, ofB] = [high(a), high(b)];
  return ofA === ofB ? b.low - a.low : ofB - ofA;
}
