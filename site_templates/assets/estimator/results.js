// SPDX-License-Identifier: MIT
/** The results on the page: totals per payee, then every measure by how it stands. */

import { make } from "./elements.js";
import {
  amountTold, byState, rangeTold, readingsTold, reasonTold, scheduleTold, spaced, stepTold,
} from "./telling.js";

/** @typedef {import("./context.js").Node} Node */
/** @typedef {import("./answers.js").Given} Given */
/** @typedef {import("./wording.js").Wording} Wording */

/** So many results of a state stand open at first; the others are folded away. */
const AT_FIRST = { negotiated: 3, in_kind: 3, needs_answers: 10 };
const MARKS = { met: "✓", failed: "✗", unanswered: "?", self_certified: "○", not_in_force: "✗" };

/** Shows results; what the reader has unfolded stays so. */
export class ResultList {
  /**
   * @param {HTMLElement} element
   * @param {{wording: Wording, program: Node, root: string, onAsk: (question: string) => void}} page
   */
  constructor(element, { wording, program, root, onAsk }) {
    this.element = element;
    this.wording = wording;
    this.program = program;
    this.root = root;
    this.onAsk = onAsk;
    /** @type {Map<string, boolean>} */
    this.folds = new Map();
  }

  /**
   * Show the results of an estimate in place of those before.
   * @param {Node[]} results
   * @param {Node[]} totals
   * @param {Given} given
   */
  show(results, totals, given) {
    this.given = given;
    const first = results.find((one) => one.measure === given.measure);
    const others = results.filter((one) => one !== first);
    this.element.replaceChildren(
      ...(results.length ? [this._summary(others)] : []),
      ...(first ? [this._first(first)] : []),
      ...(totals.length ? [this._totals(totals)] : []),
      ...byState(others).map((group) => this._group(group)),
    );
  }

  /** @param {Node[]} results */
  _summary(results) {
    return make("p", { class: "pa-summary" }, byState(results).map((group) =>
      make("a", { href: `#group-${group.state}` }, this._say(`state.${group.state}`),
        make("b", {}, String(group.results.length)))));
  }

  /** @param {Node} result */
  _first(result) {
    const chip = make("span", { class: `pa-chip pa-state--${result.state}` },
      this._say(`state.${result.state}`));
    return make("section", { class: "pa-group pa-group--first", "aria-labelledby": "group-first" },
      make("h3", { id: "group-first" }, this._say("estimator.chosen")),
      this._card(result, { chip, open: true }));
  }

  /** @param {Node[]} totals */
  _totals(totals) {
    return make("section", { class: "pa-totals", "aria-labelledby": "totals" },
      make("h3", { id: "totals" }, this._say("estimator.totals")),
      make("dl", {}, totals.map((total) => this._total(total))),
      make("p", { class: "pa-small" }, this._say("estimator.totals.note")));
  }

  /** @param {Node} total */
  _total({ payee, low, high, not_added: apart }) {
    const { lead, figure, note } = rangeTold(low, high, this.wording);
    const added = high !== 0 || !apart.length;
    const names = apart.map((/** @type {string} */ id) => this.wording.names.measures[id].title);
    const silent = `${this._say("estimator.not_added")}${this._say("colon")}`;
    return make("div", { class: "pa-total" },
      make("dt", {}, this.wording.names.payees[payee]),
      added && make("dd", { class: "pa-figure" }, _figure(lead, figure, note)),
      names.length > 0 && make("dd", { class: "pa-small" }, silent, this.wording.listed(names)));
  }

  /** @param {{state: string, results: Node[]}} group */
  _group({ state, results }) {
    const id = `group-${state}`;
    const count = make("span", { class: "pa-count" }, String(results.length));
    const limit = /** @type {Record<string, number>} */ (AT_FIRST)[state] ?? Infinity;
    const [open, folded] = [results.slice(0, limit), results.slice(limit)];
    const cards = (/** @type {Node[]} */ some) => some.map((one) => this._card(one));
    if (state === "not_eligible") {
      const heading = make("h3", { id }, this._say("estimator.show_not"), " ", count);
      return make("section", { class: `pa-group pa-group--${state}`, "aria-labelledby": id },
        this._fold(id, heading, make("div", {}, cards(results))));
    }
    const more = this._say("estimator.more_results", { n: folded.length });
    return make("section", { class: `pa-group pa-group--${state}`, "aria-labelledby": id },
      make("h3", { id }, this._say(`state.${state}`), " ", count), cards(open),
      folded.length > 0 && this._fold(`more-${state}`, more, make("div", {}, cards(folded))));
  }

  /**
   * @param {Node} result
   * @param {{chip?: HTMLElement | null, open?: boolean}} [how]
   */
  _card(result, { chip = null, open = false } = {}) {
    const { title, path } = this.wording.names.measures[result.measure];
    return make("article", {
      class: `pa-result pa-result--${result.state}`, "data-measure": result.measure,
    },
    make("h4", {}, make("a", { href: this.root + path }, title), chip && " ", chip),
    this._amount(result), this._explained(result), this._facts(result), this._catches(result),
    this._missing(result), this._change(result), this._readings(result),
    make("div", { class: "pa-folds" }, this._why(result, open), this._doubts(result, open)));
  }

  /** @param {Node} result */
  _amount(result) {
    const told = amountTold(result, this.wording);
    if (!told || result.state === "not_eligible") return null;
    if (!told.sure && this.program.measures[result.measure].amount.form === "case_by_case") {
      return make("p", { class: "pa-possible" }, this._say("state.negotiated"));
    }
    const { lead, figure, note, sure } = told;
    if (!sure) {
      const known = result.high !== null && !result.unbounded;
      const possible = `${this._say("estimator.so_far")}${this._say("colon")}`;
      return make("p", { class: "pa-possible" }, known && possible,
        spaced([lead, figure], this.wording), note && ` · ${note}`);
    }
    return make("p", { class: "pa-figure" }, _figure(lead, figure, note));
  }

  /** @param {Node} result */
  _explained(result) {
    const { explained } = this.wording.names.measures[result.measure];
    const tells = ["in_kind", "negotiated", "needs_answers"].includes(result.state);
    return tells && explained && make("p", { class: "pa-explained" }, explained);
  }

  /** @param {Node} result */
  _facts(result) {
    const { name, path } = this.wording.names.clauses[result.clause];
    const payee = this.wording.names.payees[result.payee];
    const paid = result.yearly.length > 0 && make("span", {},
      `${this._say("measure.payee")}${this._say("colon")}`, make("b", {}, payee));
    const source = `${this._say("estimator.clause")}${this._say("colon")}`;
    return make("p", { class: "pa-result__facts" }, paid,
      make("span", {}, source, make("a", { href: this.root + path }, name)));
  }

  /**
   * What stands between the reader and the number: who decides, and what it cannot go with.
   * @param {Node} result
   */
  _catches(result) {
    if (result.state === "not_eligible" || result.state === "needs_answers") return null;
    const certified = result.reasons.filter((/** @type {Node} */ one) => "certification" in one)
      .map((/** @type {Node} */ one) => this.wording.names.certifications[one.certification]);
    const pays = result.group && result.yearly.length > 0;
    const group = pays && this.wording.names.groups[result.group];
    const rule = group && this.program.groups[result.group].rule;
    const words = rule && rule !== "silent"
      ? [make("b", {}, this._say(`group.${rule}`)), this._say("colon")] : [];
    return make("ul", { class: "pa-catches" },
      certified.length > 0 && make("li", {}, make("b", {}, this._say("outcome.self_certified")),
        this._say("colon"), this.wording.listed(certified)),
      group && make("li", {}, ...words, group));
  }

  /** @param {Node} result */
  _missing({ missing }) {
    if (!missing.length) return null;
    const buttons = missing.map((/** @type {string} */ id) =>
      make("button", { type: "button", class: "pa-missing__question", onclick: () => this.onAsk(id) },
        this.wording.question(id)),
    );
    return make("div", { class: "pa-missing" },
      make("span", {}, this._say("estimator.missing")), buttons);
  }

  /** @param {Node} result */
  _change(result) {
    if (result.state !== "not_eligible") return null;
    if (!result.change) return this._reasons(result, ["failed", "not_in_force"]);
    return make("p", { class: "pa-change" }, make("b", {}, this._say("estimator.change")),
      this._say("colon"), this.wording.condition(result.change));
  }

  /** @param {Node} result */
  _readings(result) {
    const rows = readingsTold(result, this.wording);
    if (!rows.length) return null;
    return make("div", { class: "pa-doubt" },
      make("p", { class: "pa-doubt__sub" }, this._say("estimator.reading")),
      make("ul", {}, rows.map(({ text, state, amount }) =>
        make("li", {}, text, this._say("colon"), make("b", {}, amount || state),
          amount && ` (${state})`))));
  }

  /**
   * @param {Node} result
   * @param {boolean} open
   */
  _why(result, open) {
    const { state, steps, yearly, reasons } = result;
    if (state === "not_eligible") return null;
    const schedule = state !== "needs_answers" && yearly.length > 1 && this._schedule(result);
    const parts = [
      schedule, steps.length > 0 && this._steps(steps), reasons.length > 0 && this._reasons(result),
    ].filter(Boolean);
    const title = steps.length ? "estimator.steps" : "estimator.reasons";
    return parts.length > 0 && this._fold(`why-${result.measure}`, this._say(title),
      make("div", { class: "pa-why" }, parts), open);
  }

  /** @param {Node} result */
  _schedule(result) {
    return make("table", { class: "pa-schedule" },
      make("caption", {}, this._say("estimator.per_year")),
      make("tbody", {}, scheduleTold(result, this.wording).map(([year, figure]) =>
        make("tr", {}, make("th", { scope: "row" }, year), make("td", {}, figure)))));
  }

  /** @param {Node[]} steps */
  _steps(steps) {
    return make("ol", { class: "pa-steps" }, steps.map((step) => {
      const { name, inputs, result } = stepTold(step, this.given?.answers ?? {}, this.wording);
      return make("li", {}, make("b", {}, name), make("dl", {}, inputs.map((input) =>
        make("div", { class: input.decides && "pa-decides" },
          make("dt", {}, input.label),
          make("dd", {}, make("b", {}, input.value),
            input.decides && make("span", { class: "pa-chip" }, this._say("estimator.decides")),
            input.from && make("small", {}, input.from)))),
      make("div", { class: "pa-steps__result" },
        make("dt", {}, "="), make("dd", {}, make("b", {}, result)))));
    }));
  }

  /**
   * @param {Node} result
   * @param {string[]} [outcomes] only these; all if left out
   */
  _reasons(result, outcomes) {
    const reasons = result.reasons.filter((/** @type {Node} */ one) =>
      !outcomes || outcomes.includes(one.outcome));
    return make("ul", { class: "pa-reasons" }, reasons.map((/** @type {Node} */ reason) => {
      const { outcome, text } = reasonTold(reason, this.wording);
      const mark = /** @type {Record<string, string>} */ (MARKS)[reason.outcome];
      return make("li", { class: `pa-reason--${reason.outcome}` },
        make("span", { class: "pa-reason__mark", "aria-hidden": "true" }, mark),
        make("span", {}, text, " ", make("small", {}, outcome)));
    }));
  }

  /**
   * @param {Node} result
   * @param {boolean} open
   */
  _doubts(result, open) {
    if (!result.doubts.length || result.state === "not_eligible") return null;
    const texts = this.wording.names.measures[result.measure].doubts;
    const summary = make("span", { class: "pa-chip pa-chip--doubt" }, this._say("doubt.badge"),
      result.doubts.length > 1 && ` · ${result.doubts.length}`);
    return this._fold(`doubts-${result.measure}`, summary, make("ul", { class: "pa-doubt" },
      result.doubts.map((/** @type {string} */ id) => make("li", {}, texts[id]))), open);
  }

  /**
   * @param {string} key
   * @param {string | HTMLElement} summary
   * @param {HTMLElement} content
   * @param {boolean} [open] unless the reader has chosen
   */
  _fold(key, summary, content, open = false) {
    const details = make("details", {
      class: "pa-fold", open: this.folds.get(key) ?? open,
      ontoggle: () => this.folds.set(key, details.open),
    }, make("summary", {}, summary), content);
    return details;
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
 */
function _figure(lead, figure, note) {
  return [
    lead && make("small", {}, lead), make("b", {}, figure), note && make("small", {}, note),
  ];
}
