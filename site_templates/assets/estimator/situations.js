// SPDX-License-Identifier: MIT
/** The situations that are compared: which is worked on, a further one, one less. */

import { make, settle } from "../elements.js";
import { answersCompared, LETTERS } from "./differing.js";
import { MOST_SITUATIONS } from "./session.js";
import { answerTold } from "./telling.js";

/** @typedef {import("./context.js").Node} Node */
/** @typedef {import("./session.js").Session} Session */
/** @typedef {import("./session.js").State} State */
/** @typedef {import("./wording.js").Wording} Wording */

// So many answers tell a situation from the others.
const TELLING = 3;

/** The tabs over the questions; where there is one situation, only the button for a further one. */
export class Situations {
  /**
   * @param {Session} session
   * @param {Wording} wording
   */
  constructor(session, wording) {
    this.session = session;
    this.wording = wording;
    this.element = make("div", { class: "pa-cases" });
  }

  show() {
    const { session, wording } = this;
    const { situations } = session.state;
    const isFull = situations.length === MOST_SITUATIONS;
    const label = wording.say("estimator.compare.cases");
    settle(this.element, make("div", {},
      situations.length > 1 && make("ul", { "aria-label": label }, situations.map((_, i) => this._tab(i))),
      isFull ? make("small", {}, wording.say("estimator.compare.full")) : make("button", {
        type: "button", class: "pa-add", onclick: () => this._arrange(withAnother(session.state)),
      }, wording.say("estimator.compare.add"))));
  }

  /** @param {number} i */
  _tab(i) {
    const { session, wording } = this;
    const letter = LETTERS[i];
    const told = described(session.program, session.state, i, wording);
    const remove = wording.say("estimator.compare.remove", { letter });
    return make("li", { "data-key": letter },
      make("button", {
        type: "button", "data-key": "at", class: "pa-case",
        "aria-pressed": String(session.state.at === i),
        onclick: () => session.state.at === i || session.change({ at: i }, "at", true),
      }, make("b", {}, wording.say("estimator.compare.case", { letter })), " ", make("span", {}, told)),
      make("button", {
        type: "button", class: "pa-case__remove",
        "aria-label": [remove, told].filter(Boolean).join(wording.say("colon")),
        onclick: () => this._arrange(without(session.state, i)),
      }, "×"));
  }

  /**
   * Take up other situations; focus goes to the one that is worked on.
   * @param {Pick<State, "situations" | "at">} change
   */
  _arrange(change) {
    this.session.change(change, `situations.${change.situations.length}`, true);
    const { element } = this;
    (element.querySelector("[aria-pressed=true]") ?? element.querySelector("button")).focus();
  }
}

/**
 * Return what is worked on once the present answers were copied into a further situation.
 * @param {State} state
 * @returns {Pick<State, "situations" | "at">}
 */
export function withAnother({ situations, at }) {
  return { situations: [...situations, situations[at]], at: situations.length };
}

/**
 * Return what is worked on once a situation is gone: what was, or else what takes its place.
 * @param {State} state
 * @param {number} gone
 * @returns {Pick<State, "situations" | "at">}
 */
export function without({ situations, at }, gone) {
  const left = situations.filter((_, i) => i !== gone);
  return { situations: left, at: Math.min(gone < at ? at - 1 : at, left.length - 1) };
}

/**
 * Tell a situation by what it answers differently from the others.
 * @param {Node} program
 * @param {State} state
 * @param {number} i
 * @param {Wording} wording
 * @returns {string}
 */
function described(program, state, i, wording) {
  const answers = state.situations[i];
  return answersCompared(program, state).differing.slice(0, TELLING).map((id) => {
    const told = answered(id, answers, program, wording);
    // The name of an option says enough, a number or “yes” does not.
    return typeof answers[id] === "string" ? told : `${wording.question(id)}${wording.say("colon")}${told}`;
  }).join(" · ");
}

/**
 * Tell what a situation answers to a question, whether it does or not.
 * @param {string} id
 * @param {Record<string, any>} answers
 * @param {Node} program
 * @param {Wording} wording
 * @returns {string}
 */
export function answered(id, answers, program, wording) {
  const answer = Object.hasOwn(answers, id) ? answers[id] : null;
  if (!Array.isArray(answer)) {
    return answerTold(id, answers, program, wording) || wording.say("estimator.unsure");
  }
  const { of } = program.questions[id];
  return wording.listed(answer.map((one) => wording.number(of === "integer" ? "count" : of, one)));
}
