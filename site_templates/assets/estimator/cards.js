// SPDX-License-Identifier: MIT
/** One result: the number, what to know about it, and below it why. */

import { AVAILABLE, counts } from "./choices.js";
import { make } from "../elements.js";
import { amountTold, certified, readingsTold, spaced } from "./telling.js";
import { timeline } from "./timeline.js";
import { ask, clauseLink, reasonList, smallestChange, steps } from "./why.js";

/** @typedef {import("./context.js").Node} Node */
/** @typedef {import("./wording.js").Wording} Wording */

/**
 * Where a result stands: under the heading of a state, alone or in a choice, of which it may be the
 * highest.
 * @typedef {{state: string, isAlone: boolean, isBest: boolean}} Place
 */

/** Makes the cards of results; what the reader has unfolded is unfolded in the next one too. */
export class Cards {
  /** @param {{wording: Wording, program: Node}} page */
  constructor({ wording, program }) {
    this.wording = wording;
    this.program = program;
    /** @type {import("./session.js").Given} */
    this.given = { audiences: [], answers: {}, asOf: null, measure: null };
    /** @type {Map<string, boolean>} */
    this.folds = new Map();
  }

  /**
   * Bring a question where one is asked for, and remember what the reader unfolds.
   * @param {HTMLElement} element what the cards stand in
   * @param {(question: string) => void} onAsk
   */
  listen(element, onAsk) {
    element.addEventListener("click", ({ target }) => {
      const touched = /** @type {HTMLElement} */ (target).closest("button, summary");
      const fold = touched?.parentElement;
      if (fold instanceof HTMLDetailsElement) this.folds.set(fold.dataset.key ?? "", !fold.open);
      const question = /** @type {HTMLElement | null} */ (touched)?.dataset.ask;
      if (question) onAsk(question);
    });
  }

  /**
   * Return the card of a result.
   * @param {Node} result
   * @param {Place} place
   * @returns {HTMLElement}
   */
  card(result, { state, isAlone, isBest }) {
    const { measure } = result;
    const { title, path } = this.wording.names.measures[measure];
    const isOpen = measure === this.given.measure;
    const isPaid = counts(result) && result.yearly.length > 1;
    return make("article", {
      class: `pa-result pa-result--${result.state}`, id: `result-${measure}`,
      "data-measure": measure, "data-key": measure,
    },
    make("h4", {}, make("a", { href: this.wording.href(path) }, title), result.state !== state && [" ",
      make("span", { class: `pa-chip pa-state--${result.state}` },
        this._say(`state.${result.state}`))]),
    this._amount(result, isBest), this._explained(result), this._facts(result),
    isPaid && timeline(result, this.wording), this._catches(result, isAlone),
    this._missing(result), result.state === "not_eligible" && smallestChange(result, this),
    this._readings(result),
    make("div", { class: "pa-folds" }, this._why(result, isOpen), this._doubts(result, isOpen)));
  }

  /**
   * @param {Node} result
   * @param {boolean} isBest
   */
  _amount(result, isBest) {
    const { state } = result;
    if (state === "nothing_due" || state === "planned") {
      return make("p", { class: "pa-possible" }, this._say(`estimator.${state}`));
    }
    const told = amountTold(result, this.wording);
    if (!told) return null;
    if (!told.sure && this.program.measures[result.measure].amount.form === "case_by_case") {
      return make("p", { class: "pa-possible" }, this._say("state.negotiated"));
    }
    const { lead, figure, note, sure } = told;
    if (!sure) {
      const known = result.high !== null && !result.unbounded;
      const possible = `${this._say("estimator.so_far")}${this._say("colon")}`;
      const { stated } = this.wording.names.measures[result.measure];
      const more = known ? note : !this.given.asOf && stated;
      return make("p", { class: "pa-possible" }, known && possible,
        spaced([lead, figure], this.wording), more && ` · ${more}`);
    }
    return make("p", { class: "pa-figure" }, figured(lead, figure, note),
      isBest && make("span", { class: "pa-chip pa-state--eligible" }, this._say("estimator.choice.better")));
  }

  /** @param {Node} result */
  _explained(result) {
    const { explained } = this.wording.names.measures[result.measure];
    const tells = ["in_kind", "negotiated", "needs_answers", "planned"].includes(result.state);
    return tells && explained && make("p", { class: "pa-explained" }, explained);
  }

  /**
   * Who is paid, who is responsible, and which clause says so.
   * @param {Node} result
   */
  _facts(result) {
    const { departments } = this.wording.names.measures[result.measure];
    const fact = (/** @type {string} */ key, /** @type {any} */ content) =>
      make("span", {}, this._say(key), this._say("colon"), content);
    const named = departments.map((/** @type {Node} */ one, /** @type {number} */ at) =>
      [at > 0 && this._say("list.comma"), make("a", { href: this.wording.href(one.path) }, one.name)]);
    return make("p", { class: "pa-result__facts" },
      result.yearly.length > 0 && fact("measure.payee",
        make("b", {}, this.wording.names.payees[result.payee])),
      named.length > 0 && fact("measure.departments", named),
      fact("estimator.clause", clauseLink(result.clause, this, "name")));
  }

  /**
   * What stands between the reader and the number: who decides, and what it cannot go with.
   * @param {Node} result
   * @param {boolean} isAlone whether the others of its group stand elsewhere
   */
  _catches(result, isAlone) {
    if (!AVAILABLE.includes(result.state)) return null;
    const statements = certified(result, this.wording);
    const pays = isAlone && result.group && result.yearly.length > 0;
    const group = pays && this.wording.names.groups[result.group];
    const rule = group && this.program.groups[result.group].rule;
    const words = rule && rule !== "silent"
      ? [make("b", {}, this._say(`group.${rule}`)), this._say("colon")] : [];
    return make("ul", { class: "pa-catches" },
      statements.length > 0 && make("li", {}, make("b", {}, this._say("outcome.self_certified")),
        this._say("colon"), statements.join(" · ")),
      group && make("li", {}, ...words, group));
  }

  /** @param {Node} result */
  _missing({ missing }) {
    return missing.length > 0 && make("div", { class: "pa-missing" },
      make("span", {}, this._say("estimator.missing")),
      missing.map((/** @type {string} */ id) => ask(id, this.wording.question(id))));
  }

  /** @param {Node} result */
  _readings(result) {
    const rows = readingsTold(result, this.wording);
    return rows.length > 0 && make("div", { class: "pa-doubt" },
      make("p", { class: "pa-doubt__sub" }, this._say("estimator.reading")),
      make("ul", {}, rows.map(({ text, state, amount }) =>
        make("li", {}, text, this._say("colon"), make("b", {}, amount || state),
          amount && ` · ${state}`))));
  }

  /**
   * @param {Node} result
   * @param {boolean} isOpen
   */
  _why(result, isOpen) {
    const hasSteps = result.steps.length > 0;
    if (!hasSteps && !result.reasons.length) return null;
    const title = result.state === "not_eligible" ? "estimator.why_not"
      : hasSteps ? "estimator.steps" : "estimator.reasons";
    return this.fold(`why-${result.measure}`, this._say(title), make("div", { class: "pa-why" },
      hasSteps && steps(result, this),
      result.reasons.length > 0 && reasonList(result.reasons, this)),
    isOpen || result.state === "nothing_due");
  }

  /**
   * @param {Node} result
   * @param {boolean} isOpen
   */
  _doubts(result, isOpen) {
    if (!result.doubts.length || result.state === "not_eligible") return null;
    const texts = this.wording.names.measures[result.measure].doubts;
    const summary = make("span", { class: "pa-chip pa-chip--doubt" }, this._say("doubt.badge"),
      result.doubts.length > 1 && ` · ${result.doubts.length}`);
    return this.fold(`doubts-${result.measure}`, summary, make("ul", { class: "pa-doubt" },
      result.doubts.map((/** @type {string} */ id) => make("li", {}, texts[id]))), isOpen);
  }

  /**
   * @param {string} key
   * @param {string | HTMLElement} summary
   * @param {HTMLElement} content
   * @param {boolean} [isOpen] unless the reader has chosen
   * @returns {HTMLElement}
   */
  fold(key, summary, content, isOpen = false) {
    return make("details", {
      class: "pa-fold", "data-key": key, open: this.folds.get(key) ?? isOpen,
    }, make("summary", {}, summary), content);
  }

  /**
   * @param {string} key
   * @param {Record<string, string | number>} [details]
   */
  _say(key, details) {
    return this.wording.say(key, details);
  }
}
/**
 * The number first, the words around it small.
 * @param {string} lead
 * @param {string} figure
 * @param {string} note
 * @returns {import("../elements.js").Child[]}
 */
export function figured(lead, figure, note) {
  return [
    lead && make("small", {}, lead), make("b", {}, figure), note && make("small", {}, note),
  ];
}
