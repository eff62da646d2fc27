// SPDX-License-Identifier: MIT
/**
 * Why a number is what it is, and why a measure is not available.
 *
 * Buttons carry the question that they bring in `data-ask`.
 */

import { make } from "../elements.js";
import { answerTold, reasonTold, stepTold } from "./telling.js";

/** @typedef {import("./context.js").Node} Node */
/** @typedef {import("./wording.js").Wording} Wording */

/**
 * What a result is told with.
 * @typedef {{wording: Wording, program: Node, given: import("./session.js").Given}} Page
 */

const SIGNS = { met: "✓", failed: "✗", unanswered: "?", self_certified: "○", not_in_force: "–" };

/**
 * Return the steps of a calculation: every operand with where it is from.
 * @param {Node} result
 * @param {Page} page
 * @returns {HTMLElement}
 */
export function steps({ steps: taken, clause }, page) {
  const { wording, given } = page;
  return make("ol", { class: "pa-steps" }, taken.map((/** @type {Node} */ step) => {
    const { name, inputs, result } = stepTold(step, given, wording);
    return make("li", {}, make("b", {}, name), make("dl", {}, inputs.map((input) =>
      make("div", { class: input.decides && "pa-decides" },
        make("dt", {}, input.label),
        make("dd", {}, make("b", {}, input.value),
          input.decides && make("span", { class: "pa-chip" }, wording.say("estimator.decides")),
          make("small", {}, _origin(input, clause, page)),
          input.history && make("small", { class: "pa-history" }, input.history)))),
    make("div", { class: "pa-steps__result" },
      make("dt", {}, "="), make("dd", {}, make("b", {}, result)))));
  }));
}

/**
 * Return the reasons of a result, each marked with what came of it.
 * @param {Node[]} reasons
 * @param {Page} page
 * @returns {HTMLElement}
 */
export function reasonList(reasons, { wording, program, given }) {
  return make("ul", { class: "pa-reasons" }, reasons.map((reason) => {
    const { outcome, text } = reasonTold(reason, wording);
    const mark = /** @type {Record<string, string>} */ (SIGNS)[reason.outcome];
    const answer = answerTold(_questionOf(reason.condition ?? {}), given.answers, program, wording);
    const told = answer && `${wording.say("colon")}${answer}`;
    const yours = told && !text.endsWith(told) && `${wording.say("estimator.your_answer")}${told}`;
    return make("li", { class: `pa-reason--${reason.outcome}` },
      make("span", { class: "pa-reason__mark", "aria-hidden": "true" }, mark),
      make("span", {}, text, " ",
        make("small", {}, [outcome, yours].filter(Boolean).join(" · "))));
  }));
}

/**
 * Return the fewest answers that would have to be others, each with a button that brings its
 * question; where no answer would do, what stands in the way.
 * @param {Node} result
 * @param {Page} page
 * @returns {HTMLElement}
 */
export function smallestChange({ changes, reasons }, page) {
  const { wording } = page;
  if (!changes.length) {
    const inTheWay = reasons.filter((/** @type {Node} */ one) =>
      ["failed", "not_in_force"].includes(one.outcome));
    return reasonList(inTheWay, page);
  }
  return make("div", { class: "pa-change" },
    make("p", {}, wording.counted("estimator.change", changes.length), wording.say("colon")),
    make("ul", {}, changes.map((/** @type {Node} */ change) =>
      make("li", {}, make("b", {}, wording.condition(change)), " ",
        ask(_questionOf(change), wording.say("estimator.change_answer"))))));
}

/**
 * Return a button that brings a question.
 * @param {string} question
 * @param {string} text
 * @returns {HTMLElement}
 */
export function ask(question, text) {
  return make("button", { type: "button", class: "pa-missing__question", "data-ask": question }, text);
}

/**
 * Return a link to a clause, by its number or with the name of its document.
 * @param {string} clause
 * @param {Page} page
 * @param {"short" | "name"} [form]
 * @returns {HTMLElement}
 */
export function clauseLink(clause, { wording }, form = "short") {
  const words = wording.names.clauses[clause];
  return make("a", { href: wording.href(words.path) }, words[form]);
}

/**
 * Return where an operand is from: an earlier step, an answer, the clause. An option is an answer
 * too, but the number that stands beside it in a table is from the clause.
 * @param {import("./telling.js").Operand} input
 * @param {string} clause
 * @param {Page} page
 */
function _origin({ question, step, answer }, clause, page) {
  const { wording } = page;
  if (Number.isInteger(step)) return wording.say("estimator.step", { n: Number(step) + 1 });
  if (!question) return clauseLink(clause, page);
  const asked = make("button", { type: "button", class: "pa-ask__link", "data-ask": question },
    wording.question(question));
  return [
    answer && [clauseLink(clause, page), " · "],
    wording.say("estimator.your_answer"), wording.say("colon"), asked,
    answer && [wording.say("colon"), answer],
  ];
}

/**
 * Return the question of a test, or nothing for conditions that are put together.
 * @param {Node} condition
 * @returns {string}
 */
function _questionOf(condition) {
  return condition.question ?? condition.not?.question ?? "";
}
