// SPDX-License-Identifier: MIT
/** Conditions in three values: yes, no, unknown. Twin of `generator/estimator/conditions.py`. */

import { amountOn } from "./context.js";

/** @typedef {import("./context.js").Context} Context */
/** @typedef {import("./context.js").Node} Node */
/** @typedef {import("./intervals.js").Interval} Interval */
/** @typedef {"yes" | "no" | "unknown"} Truth */

/**
 * Say whether a condition holds for the answers of the context.
 *
 * A question inside of what is decided without its answer is not missed.
 * @param {Node} condition
 * @param {Context} context
 * @returns {Truth}
 */
export function holds(condition, context) {
  const missed = context.missing.length;
  const truth = _judged(condition, context);
  if (truth !== "unknown") context.missing.length = missed;
  return truth;
}

/**
 * Return yes if all are yes, no if one is no.
 * @param {Truth[]} truths
 * @returns {Truth}
 */
export function every(truths) {
  if (truths.includes("no")) return "no";
  return truths.includes("unknown") ? "unknown" : "yes";
}

/**
 * Return yes if one is yes, no if all are no.
 * @param {Truth[]} truths
 * @returns {Truth}
 */
export function some(truths) {
  return opposite(every(truths.map(opposite)));
}

/**
 * Return no for yes, yes for no; unknown stays unknown.
 * @param {Truth} truth
 * @returns {Truth}
 */
export function opposite(truth) {
  /** @type {Record<Truth, Truth>} */
  const opposites = { yes: "no", no: "yes", unknown: "unknown" };
  return opposites[truth];
}

/**
 * Return a condition with its values as of a day, to be told to a reader.
 * @param {Node} condition
 * @param {string} day
 * @returns {Node}
 */
export function resolved(condition, day) {
  /** @type {Node} */
  const told = {};
  for (const [key, part] of Object.entries(condition)) {
    if (key === "all" || key === "any") {
      told[key] = part.map((/** @type {Node} */ inner) => resolved(inner, day));
    } else if (key === "not") {
      told[key] = resolved(part, day);
    } else if (key === "value" && condition.operator in COMPARISONS) {
      told[key] = { unit: part.unit, by: part.by ?? null, amount: amountOn(part, day) };
    } else {
      told[key] = part;
    }
  }
  return told;
}

/**
 * @param {Node} condition
 * @param {Context} context
 * @returns {Truth}
 */
function _judged(condition, context) {
  const inner = (/** @type {Node} */ one) => holds(one, context);
  if ("all" in condition) return every(condition.all.map(inner));
  if ("any" in condition) return some(condition.any.map(inner));
  if ("not" in condition) return opposite(inner(condition.not));
  if (!(condition.operator in COMPARISONS)) return _among(condition, context);
  const answer = context.number(condition.question);
  return COMPARISONS[condition.operator](answer, context.value(condition.value));
}

/**
 * Say whether the answer is one of some; without it, whether every option is, or none.
 * @param {Node} condition
 * @param {Context} context
 * @returns {Truth}
 */
function _among({ question, value }, context) {
  const among = (/** @type {any} */ one) => value.includes(one);
  const answer = context.answer(question);
  if (answer !== null) return among(answer) ? "yes" : "no";
  const { options } = context.program.questions[question];
  const possible = options.length ? options : [true, false];
  if (possible.every(among)) return "yes";
  return possible.some(among) ? "unknown" : "no";
}

/**
 * @param {Interval} a
 * @param {Interval} b
 * @returns {Truth}
 */
function _atLeast(a, b) {
  if (b.high !== null && a.low >= b.high) return "yes";
  return a.high !== null && a.high < b.low ? "no" : "unknown";
}

/**
 * @param {Interval} a
 * @param {Interval} b
 * @returns {Truth}
 */
function _moreThan(a, b) {
  if (b.high !== null && a.low > b.high) return "yes";
  return a.high !== null && a.high <= b.low ? "no" : "unknown";
}

/** @type {Record<string, (a: Interval, b: Interval) => Truth>} */
export const COMPARISONS = {
  at_least: _atLeast,
  more_than: _moreThan,
  at_most: (a, b) => opposite(_moreThan(a, b)),
  less_than: (a, b) => opposite(_atLeast(a, b)),
};
