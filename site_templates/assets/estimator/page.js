// SPDX-License-Identifier: MIT
/**
 * The estimator page: who is asking, the questions that still matter, and the results in place.
 *
 * Nothing is sent anywhere; what is given stays in this tab. Focus is only moved where the reader
 * asks for a question or removes what has it.
 */

import { make, setText } from "./elements.js";
import { evaluation } from "./evaluation.js";
import { Audiences, Form } from "./form.js";
import { ResultList } from "./results.js";
import { Session } from "./session.js";
import { announced, rangeTold, spaced } from "./telling.js";
import { Wording } from "./wording.js";

/** @typedef {import("./context.js").Node} Node */

// A screen reader is told once the reader has paused.
const PAUSE = 700;

/** The widget as a whole: the parts of the page, and what goes from one to the other. */
class EstimatorPage {
  /**
   * @param {HTMLElement} element
   * @param {Session} session
   * @param {Wording} wording
   */
  constructor(element, session, wording) {
    this.session = session;
    this.wording = wording;
    this._build(element);
    this._cameFor();
    window.addEventListener("hashchange", () => this._cameFor());
    session.listeners.push((isOutside) => this.update(isOutside));
    this.update(true);
  }

  /**
   * Compute everything again and show it.
   * @param {boolean} isOutside whether fields have to be filled in anew
   */
  update(isOutside) {
    const { session } = this;
    const { given } = session;
    const isStarted = given.audiences.length > 0;
    this.columns.hidden = !isStarted;
    this.empty.hidden = isStarted;
    this.audiences.show();
    const { results, sums } = evaluation(session.program, given);
    this.form.show(results, { isOutside });
    this.list.show(results, sums, given);
    this._announce(isStarted ? announced(results, this.wording) : "");
    setText(this.form.jump, this._jumpText(sums));
  }

  /** Take up the measure that the address names, if it names one. */
  _cameFor() {
    const { program, audiences: known, state } = this.session;
    const asked = new URLSearchParams(window.location.hash.slice(1));
    const audience = asked.get("audience") ?? "";
    const measure = asked.get("measure") ?? "";
    let { audiences } = state;
    if (known.includes(audience)) audiences = [audience];
    if (Object.hasOwn(program.measures, measure)) {
      audiences = [...new Set([...audiences, ...program.measures[measure].audience])];
      this.session.open({ ...state, audiences, measure });
    } else if (audiences !== state.audiences) this.session.open({ ...state, audiences });
  }

  /** @param {string} words */
  _announce(words) {
    window.clearTimeout(this.pause);
    this.pause = window.setTimeout(() => setText(this.live, words), PAUSE);
  }

  /** @param {Node[]} sums */
  _jumpText(sums) {
    const words = this.wording.say("estimator.see_results");
    if (sums.length !== 1) return words;
    const { lead, figure } = rangeTold(sums[0].low, sums[0].high, this.wording);
    return `${words} · ${spaced([lead, figure], this.wording)}`;
  }

  /** @param {HTMLElement} element */
  _build(element) {
    const { session, wording } = this;
    const say = (/** @type {string} */ key) => wording.say(key);
    this.live = make("p", { class: "pa-unseen", role: "status" });
    this.empty = make("p", { class: "pa-empty" }, say("estimator.nothing"));
    this.audiences = new Audiences(session, wording);
    this.form = new Form(session, wording);
    const results = make("div", {});
    this.list = new ResultList(results, {
      wording, program: session.program, root: element.dataset.root ?? "",
      onAsk: (question) => this.form.want(question),
    });
    this.columns = make("div", { class: "pa-columns-2" }, this.form.element,
      make("section", { class: "pa-results", "aria-labelledby": "results" },
        make("h2", { id: "results", tabindex: "-1" }, say("estimator.results")), results));
    element.replaceChildren(this.audiences.element, this.live, this.empty, this.columns);
  }
}

/**
 * @param {string} id
 * @returns {Node}
 */
function json(id) {
  return JSON.parse(document.getElementById(id)?.textContent ?? "null");
}

const element = document.getElementById("estimator");
if (element) {
  const wording = new Wording(json("estimator-words"));
  const site = new URL(`${element.dataset.root}..`, document.baseURI).pathname;
  const session = new Session(json("estimator-program"), Object.keys(wording.names.audiences), site);
  new EstimatorPage(element, session, wording);
  element.hidden = false;
}
