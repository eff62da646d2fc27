// SPDX-License-Identifier: MIT
/**
 * The estimator page: who is asking, the questions that still matter, and the results in place.
 *
 * Nothing is sent anywhere; what is given stays in this tab. Focus is only moved where the reader
 * asks for a question or removes what has it.
 */

import { nothingGiven, recalled, dayNumber } from "./answers.js";
import { control } from "./controls.js";
import { make, setText } from "./elements.js";
import { estimate } from "./estimate.js";
import { totals } from "./groups.js";
import { asked, chosenMeasures, unbounded } from "./questions.js";
import { ResultList } from "./results.js";
import { announced, rangeTold, spaced } from "./telling.js";
import { Wording } from "./wording.js";

/** @typedef {import("./context.js").Node} Node */

// A screen reader is told once the reader has paused.
const PAUSE = 700;

/** The widget as a whole: what is given, and the parts of the page that show it. */
class EstimatorPage {
  /**
   * @param {HTMLElement} element
   * @param {Node} program
   * @param {Wording} wording
   */
  constructor(element, program, wording) {
    this.program = program;
    this.wide = unbounded(program);
    this.wording = wording;
    this.element = element;
    this.kept = new Kept(new URL(`${element.dataset.root}..`, document.baseURI).pathname);
    this.given = recalled(this.kept.read(), program, Object.keys(wording.names.audiences));
    /** @type {Map<string, import("./controls.js").Control>} */
    this.controls = new Map();
    /** @type {string[]} */
    this.next = [];
    this._build();
    this._cameFor();
    window.addEventListener("hashchange", () => {
      this._cameFor();
      this.update();
    });
    this.update();
  }

  /**
   * Compute everything again and show it.
   * @param {string[]} [wanted] questions to show whatever happens
   */
  update(wanted = []) {
    const { given, program } = this;
    const isStarted = given.audiences.length > 0;
    this.columns.hidden = !isStarted;
    this.empty.hidden = isStarted;
    for (const box of this.boxes) box.checked = given.audiences.includes(box.value);
    const results = this._results();
    const sums = totals(program, results);
    this._ask(results, wanted);
    this.list.show(results, sums, given);
    this._announce(isStarted ? announced(results, this.wording) : "");
    setText(this.jump, this._jumpText(sums));
    this.kept.write(JSON.stringify(given));
  }

  _results() {
    const { program, given } = this;
    const chosen = new Set(chosenMeasures(program, given));
    const day = given.asOf ?? program.edition;
    const computed = estimate(program, given.answers, day).results;
    const open = estimate(this.wide, given.answers, day).results;
    return computed
      .map((/** @type {Node} */ one, /** @type {number} */ at) => ({
        ...one, unbounded: open[at].high !== one.high,
      }))
      .filter((/** @type {Node} */ one) => chosen.has(one.measure));
  }

  /**
   * @param {Node[]} results
   * @param {string[]} wanted
   */
  _ask(results, wanted) {
    const active = document.activeElement?.closest("[data-question]");
    const here = active instanceof HTMLElement ? [active.dataset.question ?? ""] : [];
    const standing = [...this.controls.keys()];
    const { shown, next: more, left } =
      asked(this.program, this.given, results, standing, [...wanted, ...here]);
    this.next = more;
    for (const [id, { element }] of this.controls) {
      if (!shown.includes(id)) {
        element.remove();
        this.controls.delete(id);
      }
    }
    // Questions never change their order, so that none that stands has to be moved.
    let next = this.questions.firstElementChild;
    for (const id of shown) {
      const { element } = this.controls.get(id) ?? this._control(id);
      if (element === next) next = next.nextElementSibling;
      else this.questions.insertBefore(element, next);
    }
    this.done.hidden = shown.length > 0 || left > 0;
    this.moreButton.hidden = left === 0;
    setText(this.moreButton, this.wording.say("estimator.more_questions", { n: left }));
  }

  /** @param {string} id */
  _control(id) {
    const { given } = this;
    const made = control({
      id, question: this.program.questions[id], wording: this.wording,
      onAnswer: (answer) => {
        if (answer === null) delete given.answers[id];
        else given.answers[id] = answer;
        this.update();
      },
    });
    made.show(Object.hasOwn(given.answers, id) ? given.answers[id] : null);
    this.controls.set(id, made);
    return made;
  }

  /** @param {string} id */
  _want(id) {
    this.update([id]);
    const made = this.controls.get(id);
    made?.element.scrollIntoView({ block: "center" });
    made?.focus();
  }

  _wantMore() {
    const wanted = this.next;
    this.update(wanted);
    const first = [...this.controls.keys()].find((id) => wanted.includes(id));
    if (first) this.controls.get(first)?.focus();
  }

  _clear() {
    const { audiences } = this.given;
    Object.assign(this.given, nothingGiven(), { audiences });
    this.asOf.value = this.program.edition;
    for (const made of this.controls.values()) made.element.remove();
    this.controls.clear();
    if (window.location.hash) {
      window.history.replaceState(null, "", window.location.pathname + window.location.search);
    }
    this.update();
  }

  /** Take up the measure that the address names, if it names one. */
  _cameFor() {
    const asked = new URLSearchParams(window.location.hash.slice(1));
    const audience = asked.get("audience") ?? "";
    if (Object.hasOwn(this.wording.names.audiences, audience)) this.given.audiences = [audience];
    const id = asked.get("measure");
    if (id === null || !Object.hasOwn(this.program.measures, id)) return;
    this.given.measure = id;
    const found = new Set([...this.given.audiences, ...this.program.measures[id].audience]);
    this.given.audiences = [...found];
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

  _build() {
    const say = (/** @type {string} */ key) => this.wording.say(key);
    this.live = make("p", { class: "pa-unseen", role: "status" });
    this.empty = make("p", { class: "pa-empty" }, say("estimator.nothing"));
    const results = make("div", {});
    this.list = new ResultList(results, {
      wording: this.wording, program: this.program, root: this.element.dataset.root ?? "",
      onAsk: (question) => this._want(question),
    });
    this.columns = make("div", { class: "pa-columns-2" }, this._form(),
      make("section", { class: "pa-results", "aria-labelledby": "results" },
        make("h2", { id: "results", tabindex: "-1" }, say("estimator.results")), results));
    this.element.replaceChildren(this._who(), this.live, this.empty, this.columns);
  }

  _form() {
    const say = (/** @type {string} */ key) => this.wording.say(key);
    this.questions = make("div", { class: "pa-questions" });
    this.done = make("p", { class: "pa-small" }, say("estimator.none_asked"));
    this.moreButton = make("button", {
      type: "button", class: "pa-button pa-button--quiet", onclick: () => this._wantMore(),
    });
    this.jump = make("a", { class: "pa-jump", href: "#results" });
    return make("section", { class: "pa-form", "aria-labelledby": "questions" },
      make("h2", { id: "questions" }, say("estimator.questions")),
      this.questions, this.done, this.moreButton, this._tools(), this.jump);
  }

  _who() {
    const { wording, program } = this;
    const measures = Object.values(program.measures);
    this.boxes = Object.keys(wording.names.audiences).map((id) =>
      make("input", { type: "checkbox", value: id, onchange: () => this._choose() }));
    const tiles = this.boxes.map((box) => {
      const count = measures.filter((one) => one.audience.includes(box.value)).length;
      return make("label", { class: "pa-audience" }, box, make("span", {},
        make("b", {}, wording.names.audiences[box.value]),
        make("small", {}, wording.counted("estimator.counted", count))));
    });
    return make("fieldset", { class: "pa-who" },
      make("legend", {}, wording.say("estimator.audience")),
      make("div", { class: "pa-audiences" }, tiles));
  }

  _choose() {
    this.given.audiences = this.boxes.filter((box) => box.checked).map((box) => box.value);
    this.update();
  }

  _tools() {
    this.asOf = make("input", {
      type: "date", id: "as-of", class: "pa-input", oninput: () => {
        this.given.asOf = dayNumber(this.asOf.value) === null ? null : this.asOf.value;
        this.update();
      },
    });
    this.asOf.value = this.given.asOf ?? this.program.edition;
    return make("div", { class: "pa-form__tools" },
      make("label", { for: "as-of" }, this.wording.say("estimator.as_of")), this.asOf,
      make("button", { type: "button", class: "pa-clear", onclick: () => this._clear() },
        this.wording.say("estimator.clear")));
  }
}

/** What is kept for this tab, under a name that is the same in every language of the site. */
class Kept {
  /** @param {string} site the path of the site */
  constructor(site) {
    this.key = `policy-atlas-estimator:${site}`;
  }

  read() {
    try {
      return window.sessionStorage.getItem(this.key);
    } catch {
      return null; // storage is switched off
    }
  }

  /** @param {string} text */
  write(text) {
    try {
      window.sessionStorage.setItem(this.key, text);
    } catch {
      // Storage is switched off or full: the page works, but forgets.
    }
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
  new EstimatorPage(element, json("estimator-program"), new Wording(json("estimator-words")));
  element.hidden = false;
}
