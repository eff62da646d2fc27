// SPDX-License-Identifier: MIT
/**
 * What can be combined: totals per payee, after all measures are known.
 *
 * Twin of `generator/estimator/groups.py`.
 */

import { highest, hull, total } from "./intervals.js";

/** @typedef {import("./context.js").Node} Node */
/** @typedef {import("./intervals.js").Interval} Interval */

export const COUNTED = ["eligible", "conditional"];
export const NOT_STATED = "not_stated";

/**
 * Return one total per payee over what is available, certified statements taken as given.
 *
 * Measures of a group count by its rule; where the text is silent on combining they are listed
 * under `not_added` instead.
 * @param {Node} program
 * @param {Node[]} results
 * @returns {Node[]}
 */
export function totals(program, results) {
  const counted = results.filter((one) => COUNTED.includes(one.state) && one.yearly.length);
  const payees = [..._gathered(counted, _payee).values()];
  return payees.map((found) => _ofPayee(program, found[0].payee, found));
}

/**
 * Return who is paid. Of two payees that are not stated nobody knows whether they are one.
 * @param {Node} result
 * @returns {string}
 */
function _payee(result) {
  const apart = result.payee === NOT_STATED ? (result.group ?? result.measure) : "";
  return `${result.payee}=${apart}`;
}

/**
 * @param {Node} program
 * @param {string} payee
 * @param {Node[]} results
 * @returns {Node}
 */
function _ofPayee(program, payee, results) {
  /** @type {Interval[]} */
  const parts = [];
  /** @type {string[]} */
  const notAdded = [];
  for (const [name, members] of _gathered(results, (one) => one.group ?? `=${one.measure}`)) {
    const rule = Object.hasOwn(program.groups, name) ? program.groups[name].rule : "add";
    if (rule === "silent" && members.length > 1) {
      notAdded.push(...members.map((member) => member.measure));
    } else {
      parts.push(_combined(rule, members.map(({ low, high }) => ({ low, high }))));
    }
  }
  const { low, high } = total(parts);
  return { payee, low, high, not_added: notAdded };
}

/**
 * @param {string} rule
 * @param {Interval[]} amounts
 * @returns {Interval}
 */
function _combined(rule, amounts) {
  if (rule === "choose_one") return hull(amounts);
  if (rule === "highest") return highest(amounts);
  return total(amounts);
}

/**
 * @param {Node[]} results
 * @param {(result: Node) => string} by
 * @returns {Map<string, Node[]>}
 */
function _gathered(results, by) {
  /** @type {Map<string, Node[]>} */
  const found = new Map();
  for (const result of results) {
    const name = by(result);
    found.set(name, [...(found.get(name) ?? []), result]);
  }
  return found;
}
