// SPDX-License-Identifier: MIT
/** Results as they are told to a reader: every number in words. */

import { dayNumber } from "./answers.js";

/** @typedef {import("./context.js").Node} Node */
/** @typedef {import("./wording.js").Wording} Wording */

/**
 * An amount in one look: `up to`, `CNY 100,000`, and what to know about it.
 * @typedef {{lead: string, figure: string, note: string, sure: boolean}} Told
 */

// From so many equal years on, they are told in one line.
const RUN = 3;

/**
 * Tell the amount of a result, or return null where there is none to tell.
 * @param {Node} result
 * @param {Wording} wording
 * @returns {Told | null}
 */
export function amountTold(result, wording) {
  const { state, yearly, low, high, bound } = result;
  if (!yearly.length || state === "negotiated" || state === "nothing_due") return null;
  const years = yearly.length > 1 ? wording.counted("unit.years", yearly.length) : "";
  const over = years && wording.say("estimator.over_years", { years });
  if (state !== "needs_answers") {
    const told = rangeTold(low, high, wording, bound);
    const firm = ["capped", "up_to"].includes(bound) ? wording.say(`bound.${bound}`) : "";
    return { ...told, note: [told.note, over, firm].filter(Boolean).join(" · "), sure: true };
  }
  if (high === null || result.unbounded) {
    return { lead: "", figure: wording.say("estimator.depends"), note: "", sure: false };
  }
  return { ...rangeTold(low, high, wording), note: over, sure: false };
}

/**
 * Tell an amount of money between two ends, the upper one perhaps open.
 * @param {number} low
 * @param {number | null} high
 * @param {Wording} wording
 * @param {string} [bound] what comes between nothing and a ceiling is “up to”, unless it is a range
 * @returns {Told}
 */
export function rangeTold(low, high, wording, bound = "up_to") {
  const told = { lead: "", note: "", sure: true };
  if (high === null) {
    const lead = low ? wording.say("lead.at_least") : "";
    const figure = low ? wording.money(low) : wording.say("estimator.open");
    return { ...told, lead, figure, note: low ? wording.say("estimator.open") : "" };
  }
  if (low === 0 && high > 0 && bound !== "range") {
    return { ...told, lead: wording.say("lead.up_to"), figure: wording.money(high) };
  }
  return { ...told, figure: wording.span("money", low, high) };
}

/**
 * Tell an amount of money between two ends in one line.
 * @param {Node} ends a result, or what else has `low` and `high`
 * @param {Wording} wording
 * @param {string} [bound]
 * @returns {string}
 */
export function sumTold({ low, high }, wording, bound) {
  const { lead, figure } = rangeTold(low, high, wording, bound);
  return spaced([lead, figure], wording);
}

/**
 * Return a schedule as rows of (which year, how much); long runs of equal years are one row.
 * @param {Node} result
 * @param {Wording} wording
 * @returns {[string, string][]}
 */
export function scheduleTold({ yearly, bound }, wording) {
  /** @type {[string, string][]} */
  const rows = [];
  for (let at = 0; at < yearly.length; ) {
    const [low, high] = yearly[at];
    const other = yearly.findIndex((/** @type {number[]} */ one, /** @type {number} */ i) =>
      i > at && (one[0] !== low || one[1] !== high));
    const next = other < 0 ? yearly.length : other;
    const length = next - at >= RUN ? next - at : 1;
    const label = length > 1
      ? wording.say("estimator.years_run", { first: at + 1, last: at + length })
      : wording.say("estimator.year", { n: at + 1 });
    rows.push([label, sumTold({ low, high }, wording, bound)]);
    at += length;
  }
  return rows;
}

/**
 * One operand of a step: `answer` is an option that chose it from a table, `history` its values
 * before.
 * @typedef {{label: string, value: string, decides: boolean, question?: string, answer: string, step?: number, history: string}} Operand
 */

/**
 * Tell one step: its operands with where they are from, the one that decided, and what came out.
 * @param {Node} step
 * @param {import("./session.js").Given} given
 * @param {Wording} wording
 * @returns {{name: string, inputs: Operand[], result: string}}
 */
export function stepTold(step, given, wording) {
  /** @type {Node[]} */
  const inputs = step.inputs;
  return {
    name: wording.say(`step.${step.step}`),
    inputs: inputs.map((input, at) => ({
      label: _label(inputs, at, wording),
      value: _ends(input.unit, input.range, wording),
      decides: step.decided === input.name,
      question: input.question, step: input.step,
      answer: _chosen(input, given.answers, wording),
      history: _history(input, wording),
    })),
    result: _ends("money", step.result, wording),
  };
}

/**
 * Tell a reason: what came of it, and the condition or the statement it is about.
 * @param {Node} reason
 * @param {Wording} wording
 * @returns {{outcome: string, text: string}}
 */
export function reasonTold(reason, wording) {
  const outcome = wording.say(`outcome.${reason.outcome}`);
  if (reason.outcome === "not_in_force") {
    return { outcome: "", text: reason.status ? wording.say(`status.${reason.status}`) : outcome };
  }
  if ("certification" in reason) {
    return { outcome, text: wording.names.certifications[reason.certification] };
  }
  return { outcome, text: wording.condition(reason.condition) };
}

/**
 * Tell what was answered to a question, or nothing where there is no answer or many.
 * @param {string} question
 * @param {Record<string, any>} answers
 * @param {Node} program
 * @param {Wording} wording
 * @returns {string}
 */
export function answerTold(question, answers, program, wording) {
  const answer = Object.hasOwn(answers, question) ? answers[question] : null;
  if (answer === null || Array.isArray(answer)) return "";
  const { type } = program.questions[question];
  return wording.answer(question, answer, type === "integer" ? "count" : type);
}

/**
 * Return the readings of a result as rows of (the reading, the state, the amount), or none where
 * they make no difference.
 * @param {Node} result
 * @param {Wording} wording
 * @returns {{text: string, state: string, amount: string}[]}
 */
export function readingsTold(result, wording) {
  /** @type {Node[]} */
  const readings = result.state === "needs_answers" ? [] : result.readings;
  const differs = readings.some((one) =>
    ["state", "low", "high"].some((key) => one[key] !== readings[0][key]),
  );
  const texts = wording.names.measures[result.measure].readings;
  return (differs ? readings : []).map((one) => {
    const paid = ["eligible", "conditional"].includes(one.state) && result.yearly.length;
    return {
      text: wording.listed(one.readings.map((/** @type {string} */ id) => texts[id])),
      state: wording.say(`state.${one.state}`),
      amount: paid ? sumTold(one, wording) : "",
    };
  });
}

/**
 * Return in one sentence what was found.
 * @param {Node[]} results
 * @param {Wording} wording
 * @returns {string}
 */
export function announced(results, wording) {
  const count = (/** @type {string} */ state) => results.filter((one) => one.state === state).length;
  const [other, settled] = [count("in_kind"), count("negotiated")];
  const first = wording.say("estimator.announce", {
    eligible: count("eligible"), conditional: count("conditional"), needs: count("needs_answers"),
  });
  if (!other && !settled) return first;
  return spaced([first, wording.say("estimator.announce_other", { other, settled })], wording);
}

/**
 * Return what only others can say before a result holds.
 * @param {Node} result
 * @param {Wording} wording
 * @returns {string[]}
 */
export function certified({ reasons }, { names }) {
  return reasons.filter((/** @type {Node} */ one) => "certification" in one)
    .map((/** @type {Node} */ one) => names.certifications[one.certification]);
}

/**
 * Return words side by side, as the language spaces them.
 * @param {string[]} parts
 * @param {Wording} wording
 * @returns {string}
 */
export function spaced(parts, wording) {
  return parts.filter(Boolean).join(wording.say("sentence.gap"));
}

/**
 * @param {Node[]} inputs
 * @param {number} at
 * @param {Wording} wording
 * @returns {string}
 */
function _label(inputs, at, wording) {
  const { name, over } = inputs[at];
  if (over) return wording.say(`input.${name}`, { over: _ends("money", over, wording) });
  const alike = inputs.filter((one) => one.name === name).length;
  if (alike === 1) return wording.say(`input.${name}`);
  const n = inputs.slice(0, at + 1).filter((one) => one.name === name).length;
  return wording.say(name === "entry" ? "estimator.entry" : "estimator.year", { n });
}

/**
 * @param {string} unit
 * @param {[number, number | null]} range
 * @param {Wording} wording
 * @returns {string}
 */
function _ends(unit, [low, high], wording) {
  if (high !== null) return wording.span(unit, low, high);
  if (!low) return wording.say("estimator.open");
  return spaced([wording.say("lead.at_least"), wording.number(unit, low)], wording);
}

/**
 * @param {Node} input
 * @param {Record<string, any>} answers
 * @param {Wording} wording
 * @returns {string}
 */
function _chosen({ question, unit }, answers, wording) {
  const answer = question && Object.hasOwn(answers, question) ? answers[question] : null;
  const isOption = typeof answer === "string" || typeof answer === "boolean";
  return isOption ? wording.answer(question, answer, unit) : "";
}

/**
 * Tell a value since the day it holds, and those before it, the latest first.
 * @param {Node} input
 * @param {Wording} wording
 * @returns {string}
 */
function _history({ unit, range, earlier = [] }, wording) {
  if (!earlier.length) return "";
  const days = earlier.map((/** @type {Node} */ one) => dayNumber(one.until) ?? 0);
  const told = earlier.map((/** @type {Node} */ { amount }, /** @type {number} */ at) => wording.say("estimator.until", {
    value: wording.number(unit, amount), day: wording.date(days[at]),
  }));
  const now = wording.say("estimator.since", {
    value: _ends(unit, range, wording), day: wording.date(days[days.length - 1] + 1),
  });
  return [now, ...told.reverse()].join(wording.say("estimator.between"));
}
