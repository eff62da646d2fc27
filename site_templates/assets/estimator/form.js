// SPDX-License-Identifier: MIT
/** What the reader fills in: who is asking, the questions that still matter, the day. */

import { dayNumber } from "./answers.js";
import { control } from "./controls.js";
import { make, setText } from "./elements.js";
import { asked } from "./questions.js";

/** @typedef {import("./context.js").Node} Node */
/** @typedef {import("./session.js").Session} Session */
/** @typedef {import("./wording.js").Wording} Wording */

/** The tiles that ask who is asking. */
export class Audiences {
  /**
   * @param {Session} session
   * @param {Wording} wording
   */
  constructor(session, wording) {
    this.session = session;
    const measures = Object.values(session.program.measures);
    this.boxes = Object.keys(wording.names.audiences).map((id) =>
      make("input", { type: "checkbox", value: id, onchange: () => this._choose() }));
    const tiles = this.boxes.map((box) => {
      const count = measures.filter((one) => one.audience.includes(box.value)).length;
      return make("label", { class: "pa-audience" }, box, make("span", {},
        make("b", {}, wording.names.audiences[box.value]),
        make("small", {}, wording.counted("estimator.counted", count))));
    });
    this.element = make("fieldset", { class: "pa-who" },
      make("legend", {}, wording.say("estimator.audience")),
      make("div", { class: "pa-audiences" }, tiles));
  }

  show() {
    const { audiences } = this.session.given;
    for (const box of this.boxes) box.checked = audiences.includes(box.value);
  }

  _choose() {
    const audiences = this.boxes.filter((box) => box.checked).map((box) => box.value);
    this.session.change({ audiences }, "audiences");
  }
}

/** The questions that stand, and the day. */
export class Form {
  /**
   * @param {Session} session
   * @param {Wording} wording
   */
  constructor(session, wording) {
    this.session = session;
    this.wording = wording;
    /** @type {Map<string, import("./controls.js").Control>} */
    this.controls = new Map();
    /** @type {string[]} */
    this.next = [];
    /** @type {Node[]} */
    this.results = [];
    this.element = this._build();
  }

  /**
   * Show the questions that matter, given what has come of the answers so far.
   * @param {Node[]} results
   * @param {{wanted?: string[], isOutside?: boolean}} [how] `wanted` are shown whatever happens;
   *     with `isOutside` the fields do not yet hold the answers
   */
  show(results, { wanted = [], isOutside = false } = {}) {
    this.results = results;
    const { given, program } = this.session;
    const active = document.activeElement?.closest("[data-question]");
    const here = active instanceof HTMLElement ? [active.dataset.question ?? ""] : [];
    const standing = isOutside ? [] : [...this.controls.keys()];
    const { shown, next: more, left } =
      asked(program, given, results, standing, [...wanted, ...here]);
    this.next = more;
    this._stand(shown);
    if (isOutside) {
      for (const [id, made] of this.controls) made.show(given.answers[id] ?? null);
      this.asOf.value = this.session.day;
    }
    this.done.hidden = shown.length > 0 || left > 0;
    this.moreButton.hidden = left === 0;
    setText(this.moreButton, this.wording.say("estimator.more_questions", { n: left }));
  }

  /**
   * Bring a question before the reader.
   * @param {string} id
   */
  want(id) {
    this.show(this.results, { wanted: [id] });
    const made = this.controls.get(id);
    made?.element.scrollIntoView({ block: "center" });
    made?.focus();
  }

  /**
   * Let exactly these questions stand. They never change their order, so that none that stands has
   * to be moved.
   * @param {string[]} shown
   */
  _stand(shown) {
    for (const [id, { element }] of this.controls) {
      if (!shown.includes(id)) {
        element.remove();
        this.controls.delete(id);
      }
    }
    let next = this.questions.firstElementChild;
    for (const id of shown) {
      const { element } = this.controls.get(id) ?? this._control(id);
      if (element === next) next = next.nextElementSibling;
      else this.questions.insertBefore(element, next);
    }
  }

  /** @param {string} id */
  _control(id) {
    const { session, wording } = this;
    const made = control({
      id, question: session.program.questions[id], wording,
      onAnswer: (answer) => session.answer(id, answer),
    });
    const { answers } = session.given;
    made.show(Object.hasOwn(answers, id) ? answers[id] : null);
    this.controls.set(id, made);
    return made;
  }

  _wantMore() {
    const wanted = this.next;
    this.show(this.results, { wanted });
    const first = [...this.controls.keys()].find((id) => wanted.includes(id));
    if (first) this.controls.get(first)?.focus();
  }

  _build() {
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

  _tools() {
    this.asOf = make("input", {
      type: "date", id: "as-of", class: "pa-input", oninput: () => {
        const asOf = dayNumber(this.asOf.value) === null ? null : this.asOf.value;
        this.session.change({ asOf }, "day");
      },
    });
    this.asOf.value = this.session.day;
    return make("div", { class: "pa-form__tools" },
      make("label", { for: "as-of" }, this.wording.say("estimator.as_of")), this.asOf,
      make("button", { type: "button", class: "pa-clear", onclick: () => this.session.clear() },
        this.wording.say("estimator.clear")));
  }
}
