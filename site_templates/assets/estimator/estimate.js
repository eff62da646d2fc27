// SPDX-License-Identifier: MIT
/**
 * The estimate: every measure of a program for one situation, as of one day.
 *
 * Twin of `generator/estimator/estimate.py`, the reference: equal programs, situations and days
 * give equal results. Nothing here looks at the page or at the clock.
 */

import { amount } from "./amounts.js";
import { changes, combinations } from "./changes.js";
import { every, holds, resolved } from "./conditions.js";
import { Context } from "./context.js";
import { totals } from "./groups.js";
import { ends, hull, perhaps, total } from "./intervals.js";

/** @typedef {import("./amounts.js").Computed} Computed */
/** @typedef {import("./conditions.js").Truth} Truth */
/** @typedef {import("./context.js").Answers} Answers */
/** @typedef {import("./context.js").Node} Node */

/** Stages of a measure's life in which nobody receives it. */
export const NOT_NOW = ["planned", "quota_used", "suspended", "ended"];
/** States in which nothing is paid or given, whatever is answered besides. */
export const NOTHING = ["nothing_due", "planned", "not_eligible"];
/** A boundary that belongs to what is asked, and the same without it.
 * @type {Record<string, string>} */
const STRICTER = { at_least: "more_than", at_most: "less_than" };

/**
 * Return the results of all measures and the totals per payee.
 *
 * `situation` goes from question to answer: fen, parts per million, whole numbers, option ids,
 * true or false, or lists of numbers; a question that is absent or null is not answered. `asOf`
 * is a day written 2026-01-31.
 * @param {Node} program
 * @param {Answers} situation
 * @param {string} asOf
 * @returns {Node}
 */
export function estimate(program, situation, asOf) {
  const results = Object.values(program.measures).map((measure) =>
    estimateMeasure(program, measure, situation, asOf),
  );
  return {
    as_of: asOf,
    edition: program.edition,
    results,
    totals: totals(program, results),
  };
}

/**
 * Return the result of one measure, spanning every combination of its readings.
 * @param {Node} program
 * @param {Node} measure
 * @param {Answers} situation
 * @param {string} asOf
 * @returns {Node}
 */
export function estimateMeasure(program, measure, situation, asOf) {
  /** @type {Node[][]} */
  const ways = combinations(measure.readings);
  const outcomes = ways.map((chosen) => _outcome(program, measure, chosen, situation, asOf));
  const merged = { ...outcomes[0], ..._merged(outcomes) };
  const readings = ways.map((chosen, index) => ({
    readings: chosen.map((reading) => reading.id), state: outcomes[index].state,
    low: outcomes[index].low, high: outcomes[index].high,
  }));
  return {
    measure: measure.id, clause: measure.clause, state: merged.state,
    payee: measure.payee, yearly: merged.yearly, low: merged.low,
    high: merged.high, bound: merged.bound, reasons: merged.reasons,
    missing: merged.missing, changes: merged.changes, steps: merged.steps,
    doubts: measure.doubts, readings: readings.length > 1 ? readings : [],
    group: measure.group,
  };
}

/**
 * @param {Node} program
 * @param {Node} measure
 * @param {Node[]} chosen
 * @param {Answers} situation
 * @param {string} asOf
 * @returns {Node}
 */
function _outcome(program, measure, chosen, situation, asOf) {
  const conditions = [...measure.conditions, ...chosen.flatMap((one) => one.conditions)];
  const form = chosen.find((one) => one.amount)?.amount ?? measure.amount;
  const judged = new Context(program, situation, asOf);
  const { reasons, truth } = _reasoned(measure, conditions, judged);
  if (truth === "no") {
    const { outcome, status } = reasons[reasons.length - 1];
    const needed = outcome === "not_in_force" ? [] : changes(conditions, judged);
    const nothing = { yearly: [], bound: "exact" };
    return _told(status === "planned" ? status : "not_eligible", nothing, reasons, {
      changes: needed.map((test) => _paying(test, form, judged)),
    });
  }
  const context = new Context(program, situation, asOf);
  const computed = amount(form, context);
  const missing = truth === "yes" ? context.missing : judged.missing;
  const state = _state(computed, truth, missing, measure);
  const steps = missing.length ? [] : context.steps;
  const bound = truth === "yes" && !missing.length ? computed.bound : "range";
  const yearly = computed.yearly.map((year) => perhaps(year, truth === "yes"));
  return _told(state, { yearly, bound }, reasons, { missing, steps });
}

/**
 * @param {Node} measure
 * @param {Node[]} conditions
 * @param {Context} context
 * @returns {{reasons: Node[], truth: Truth}}
 */
function _reasoned(measure, conditions, context) {
  const words = { yes: "met", no: "failed", unknown: "unanswered" };
  const truths = conditions.map((condition) => holds(condition, context));
  /** @type {Node[]} */
  const reasons = conditions.map((condition, at) => (
    { outcome: words[truths[at]], condition: resolved(condition, context.asOf) }
  ));
  for (const certification of measure.certified) {
    reasons.push({ outcome: "self_certified", certification });
  }
  if (NOT_NOW.includes(measure.status)) {
    reasons.push({ outcome: "not_in_force", status: measure.status });
    return { reasons, truth: "no" };
  }
  if (_outOfForce(measure, context.asOf)) {
    reasons.push({ outcome: "not_in_force" });
    return { reasons, truth: "no" };
  }
  return { reasons, truth: every(truths) };
}

/**
 * @param {Node} measure
 * @param {string} asOf
 * @returns {boolean}
 */
function _outOfForce(measure, asOf) {
  const { starts, ends: last } = measure;
  return (starts !== null && asOf < starts) || (last !== null && asOf > last);
}

/**
 * Return a test, without its boundary if just there nothing would be paid yet.
 * @param {Node} test
 * @param {Node} form
 * @param {Context} context
 * @returns {Node}
 */
function _paying(test, form, context) {
  const { question, operator, value } = test;
  const stricter = STRICTER[operator];
  if (!stricter || typeof value.amount !== "number") return test;
  const bounds = context.bounds(question);
  const [edge, far] = [value.amount, operator === "at_least" ? bounds.high : bounds.low].map(
    (answer) => total(amount(form, context.withAnswers({ [question]: answer })).yearly).high,
  );
  return edge === 0 && far !== 0 ? { ...test, operator: stricter } : test;
}

/**
 * @param {Computed} computed
 * @param {Truth} truth
 * @param {string[]} missing
 * @param {Node} measure
 * @returns {string}
 */
function _state(computed, truth, missing, measure) {
  if (truth === "unknown" || missing.length) return "needs_answers";
  if (computed.bound === "open") return "negotiated";
  if (!computed.yearly.length) return "in_kind";
  if (total(computed.yearly).high === 0) return "nothing_due";
  return measure.certified.length ? "conditional" : "eligible";
}

/**
 * @param {string} state
 * @param {Computed} computed
 * @param {Node[]} reasons
 * @param {Node} more
 * @returns {Node}
 */
function _told(state, computed, reasons, more) {
  const { low, high } = total(computed.yearly);
  return {
    state, yearly: computed.yearly.map(ends), low,
    high, bound: computed.bound, reasons, missing: [],
    steps: [], changes: [], ...more,
  };
}

/**
 * Span the outcomes of all readings; where they disagree on the state, nothing is sure.
 *
 * That one of them comes to zero is told by the amount.
 * Reasons and steps are those of an outcome that is available, else of the nearest to it.
 * @param {Node[]} outcomes
 * @returns {Node}
 */
function _merged(outcomes) {
  if (outcomes.length === 1) return {};
  const [first] = outcomes;
  const missing = [...new Set(outcomes.flatMap((one) => one.missing))];
  const longest = Math.max(...outcomes.map((one) => one.yearly.length));
  const yearly = Array.from({ length: longest }, (_, year) =>
    ends(hull(outcomes.map((one) => one.yearly[year] ?? [0, 0]).map(_interval))),
  );
  const { low, high } = hull(outcomes.map((one) => ({ low: one.low, high: one.high })));
  const distances = outcomes.map(_distance);
  const fullest = outcomes[distances.indexOf(Math.min(...distances))];
  const same = (/** @type {string} */ key) => outcomes.every((one) => one[key] === first[key]);
  const states = [...new Set(outcomes.map((one) => one.state))];
  const others = states.filter((state) => state !== "nothing_due");
  const isNothing = states.every((state) => NOTHING.includes(state));
  const disagreed = missing.length ? "needs_answers" : "conditional";
  return {
    state: isNothing ? fullest.state : others.length === 1 ? others[0] : disagreed,
    yearly, low, high,
    bound: ["low", "high", "bound"].every(same) ? first.bound : "range",
    missing, reasons: fullest.reasons, steps: fullest.steps, changes: fullest.changes,
  };
}

/**
 * Return how many tests an outcome is away from being available; zero is half a one away.
 * @param {Node} outcome
 * @returns {number}
 */
function _distance(outcome) {
  if (outcome.state !== "not_eligible") return outcome.state === "nothing_due" ? 0.5 : 0;
  return outcome.changes.length || Infinity;
}

/**
 * @param {[number, number | null]} ends
 * @returns {import("./intervals.js").Interval}
 */
function _interval([low, high]) {
  return { low, high };
}
