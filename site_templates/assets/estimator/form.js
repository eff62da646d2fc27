// SPDX-License-Identifier: MIT
/** What the reader fills in: who is asking, the questions that still matter, the day. */

import { dayNumber, FIRST_DAY, isoDay, LAST_DAY } from "./answers.js";
import { control, field } from "./controls.js";
import { make, setText, settle } from "../elements.js";
import { asked, outlook, usedBy } from "./questions.js";

/** @typedef {import("./context.js").Node} Node */
/** @typedef {import("./session.js").Session} Session */
/** @typedef {import("./wording.js").Wording} Wording */

/** How the questions can be shown: a few at a time, one at a time, all at once. */
const MODES = ["few", "one", "all"];

/** The tiles that ask who is asking. */
export class Audiences {
  /**
   * @param {Session} session
   * @param {Wording} wording
   */
  constructor(session, wording) {
    this.session = session;
    const measures = Object.values(session.program.measures);
    const { audiences, hints = {} } = wording.names;
    this.boxes = Object.keys(audiences).map((id) =>
      make("input", { type: "checkbox", value: id, onchange: () => this._choose() }));
    const tiles = this.boxes.map((box) => {
      const count = measures.filter((one) => one.audience.includes(box.value)).length;
      return make("label", { class: "pa-audience" }, box, make("span", {},
        make("b", {}, audiences[box.value]),
        hints[box.value] && make("small", {}, hints[box.value]),
        make("small", { class: "pa-audience__count" }, wording.counted("estimator.counted", count))));
    });
    this.element = make("fieldset", { class: "pa-who" },
      make("legend", {}, wording.say("estimator.audience"), " ",
        make("small", {}, wording.say("estimator.audience_many"))),
      make("div", { class: "pa-audiences" }, tiles));
  }

  show() {
    const { audiences } = this.session.given;
    for (const box of this.boxes) box.checked = audiences.includes(box.value);
    this.element.classList.toggle("pa-who--chosen", audiences.length > 0);
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
    /** @type {Map<string, import("./controls.js").Control & {foot: HTMLElement}>} */
    this.controls = new Map();
    /** @type {string[]} */
    this.next = [];
    /** @type {Node[]} */
    this.results = [];
    const { measures } = session.program;
    this.uses = new Map(Object.keys(measures).map((id) => [id, usedBy(session.program, [id])]));
    const [mode, cause, at, ...trail] = _remembered(session);
    this.mode = mode;
    this.cause = cause;
    /** Those gone through one at a time, and the one that stands: null behind the last one.
     * @type {string[]} */
    this.trail = trail;
    /** @type {string | null} */
    this.at = at || null;
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
    const { given, program, state: { era } } = this.session;
    const cause = `${era} ${given.measure}`;
    const active = document.activeElement?.closest("[data-question]");
    const here = active instanceof HTMLElement ? [active.dataset.question ?? ""] : [];
    const standing = isOutside ? [] : [...this.controls.keys()];
    // Half a number is not an answer yet: while one is typed, no question goes that stands.
    const isTyping = active?.contains(document.querySelector("input:not([type=radio]):focus"));
    this.outlook = outlook(program, given, results);
    if (this.cause !== cause) this.startAnew();
    this.cause = cause;
    const { shown, next: more, left } = this.mode === "one"
      ? { shown: this._single(wanted, here), next: [], left: 0 }
      : asked(this.outlook, standing, [...wanted, ...(isTyping ? standing : here)], this.mode === "all");
    this.next = more;
    this._stand(shown);
    if (isOutside) {
      for (const [id, made] of this.controls) made.show(given.answers[id] ?? null);
      this.asOf.show(dayNumber(this.session.day));
      // A list makes its fields anew.
      if (here.length && !active?.contains(document.activeElement)) this.controls.get(here[0])?.focus();
    }
    for (const [id, { foot }] of this.controls) settle(foot, this._foot(id));
    this._tell(left);
    if (this.mode === "one") this._remember();
  }

  /** One by one, begin with what matters most now; what is answered lies behind it. */
  startAnew() {
    [this.trail, this.at] = [[], null];
  }

  /**
   * Bring a question before the reader.
   * @param {string} id
   */
  want(id) {
    this.show(this.results, { wanted: [id] });
    this._go(id, "center");
  }

  /**
   * Move focus to a question, and bring all of it into view.
   * @param {string} id
   * @param {ScrollLogicalPosition} [block]
   */
  _go(id, block = "nearest") {
    const made = this.controls.get(id);
    made?.focus();
    made?.element.scrollIntoView({ block });
  }

  /**
   * Let exactly these questions stand. Those that stand stay where they are; new ones come behind
   * them, so that nothing above what the reader fills in is pushed down.
   * @param {string[]} shown
   */
  _stand(shown) {
    for (const [id, { element }] of this.controls) {
      if (!shown.includes(id)) {
        element.remove();
        this.controls.delete(id);
      }
    }
    for (const id of shown) {
      if (!this.controls.has(id)) this.questions.append(this._control(id).element);
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
    const foot = make("div", { class: "pa-ask__by" });
    made.element.append(foot);
    this.controls.set(id, { ...made, foot });
    return made;
  }

  /**
   * Return what stands below a question: the clauses that ask, and how many results hang on it.
   * @param {string} id
   */
  _foot(id) {
    const { wording, session: { given } } = this;
    const users = this.results.filter(({ measure }) => this.uses.get(measure)?.has(id));
    const aim = users.filter((one) => one.measure === given.measure);
    const [clause, ...others] = [...new Set([...aim, ...users].map((one) => one.clause))]
      .map((one) => wording.names.clauses[one])
      .map(({ name, path }) => make("a", { href: wording.href(path) }, name));
    const waiting = this.outlook?.open.get(id) ?? 0;
    return make("div", {},
      clause && make("span", {},
        wording.say("estimator.asked_by"), wording.say("sentence.gap"), clause),
      others.length > 0 && make("details", { class: "pa-fold" },
        make("summary", {}, wording.counted("estimator.asked_by_more", others.length)),
        make("span", {}, others)),
      make("span", { class: "pa-ask__waits" }, Object.hasOwn(given.answers, id)
        ? wording.counted("estimator.uses", users.length)
        : wording.counted("estimator.waits", waiting)));
  }

  /** @param {number} left how many questions are held back */
  _tell(left) {
    const { wording, controls: { size } } = this;
    const { answered, open } = this.outlook ?? { answered: [], open: new Map() };
    const isOne = this.mode === "one";
    setText(this.progress, wording.say(open.size ? "estimator.progress" : "estimator.progress_done", {
      answered: answered.length, open: open.size,
    }));
    this.done.hidden = size > 0 || left > 0;
    setText(this.done, wording.say(open.size ? "estimator.skipped_some" : "estimator.none_asked"));
    this.moreButton.hidden = left === 0;
    setText(this.moreButton, wording.say("estimator.more_questions", { n: left }));
    this.turns.hidden = !isOne;
    this.back.disabled = !this._before();
    this.onward.hidden = this.at === null && !open.size;
    const words = this.at === null ? "again" : open.has(this.at) ? "skip" : "next";
    setText(this.onward, wording.say(`estimator.turn.${words}`));
  }

  /** @param {string} id */
  _matters(id) {
    return this.outlook?.open.has(id) || this.outlook?.answered.includes(id);
  }

  /**
   * Return the question to stand alone, if there is one left.
   * @param {string[]} wanted
   * @param {string[]} here the one with focus
   */
  _single(wanted, here) {
    const { trail, outlook: { answered } = { answered: [] } } = this;
    if (!trail.length) trail.push(...answered);
    if (wanted.length) [this.at] = wanted;
    else if (this.at === null || !(here.includes(this.at) || this._matters(this.at))) {
      this.at = this._after();
    }
    if (this.at === null) return [];
    if (!trail.includes(this.at)) trail.push(this.at);
    return [this.at];
  }

  /** @returns {string | null} the question behind the one that stands */
  _after() {
    const gone = this.at === null ? [] : this.trail.slice(this.trail.indexOf(this.at) + 1);
    const fresh = this.outlook?.ranked.filter((id) => !this.trail.includes(id)) ?? [];
    return [...gone, ...fresh].find((id) => this._matters(id)) ?? null;
  }

  /** @returns {string | undefined} the question gone through before */
  _before() {
    const end = this.at === null ? this.trail.length : this.trail.indexOf(this.at);
    return this.trail.slice(0, end).filter((id) => this._matters(id)).at(-1);
  }

  /** @param {string | null} id */
  _turn(id) {
    this.at = id;
    this.show(this.results);
    if (this.at === null) this.done.focus();
    else this._go(this.at);
  }

  _onward() {
    if (this.at === null) this.trail = [...this.outlook?.answered ?? []];
    this._turn(this._after());
  }

  _wantMore() {
    const wanted = this.next;
    this.show(this.results, { wanted });
    const first = [...this.controls.keys()].find((id) => wanted.includes(id));
    if (first) this._go(first);
  }

  /** @param {string} mode */
  _become(mode) {
    this.mode = mode;
    this.startAnew();
    this._stand([]);
    this.show(this.results);
    this._remember();
  }

  /** Keep for this tab how the questions are shown, and where one stands. */
  _remember() {
    const { session, mode, cause, at, trail } = this;
    try {
      window.sessionStorage.setItem(`${session.key}:mode`, [mode, cause, at, ...trail].join());
    } catch {
      // Storage is switched off: the page forgets.
    }
  }

  _build() {
    const say = (/** @type {string} */ key) => this.wording.say(key);
    const button = (/** @type {() => void} */ onclick) =>
      make("button", { type: "button", class: "pa-button pa-button--quiet", onclick });
    this.questions = make("div", { class: "pa-questions" });
    this.progress = make("p", { class: "pa-small" });
    this.done = make("p", { class: "pa-done", tabindex: "-1" });
    this.moreButton = button(() => this._wantMore());
    this.back = button(() => this._turn(this._before() ?? null));
    setText(this.back, say("estimator.turn.back"));
    this.onward = button(() => this._onward());
    this.turns = make("div", { class: "pa-turns" }, this.back, this.onward);
    this.jump = make("a", { class: "pa-jump", href: "#results" });
    return make("section", { class: "pa-form", "aria-labelledby": "questions" },
      make("h2", { id: "questions" }, say("estimator.questions")),
      !this.session.isPart && this._modes(), this.progress,
      this.questions, this.done, this.moreButton, this.turns, this._tools(), this.jump);
  }

  _modes() {
    const modes = MODES.map((mode) => make("label", { class: "pa-mode" },
      make("input", {
        type: "radio", name: "ask-mode", value: mode, checked: mode === this.mode,
        onchange: () => this._become(mode),
      }),
      make("span", {}, this.wording.say(`estimator.mode.${mode}`))));
    return make("fieldset", { class: "pa-modes" },
      make("legend", { class: "pa-unseen" }, this.wording.say("estimator.mode")), modes);
  }

  _tools() {
    const { session, wording } = this;
    this.asOf = field({
      id: "as-of", question: { type: "date", least: dayNumber(FIRST_DAY), most: dayNumber(LAST_DAY) }, wording,
      describedBy: "as-of-help", onRead: () => {
        const day = this.asOf?.value() ?? null;
        session.change({ asOf: day === null ? null : isoDay(day) }, "day");
      },
    });
    const asOf = make("div", {
      class: "pa-day", onfocusout: () => {
        if (this.asOf?.isBlank()) this.asOf.show(dayNumber(session.day));
      },
    }, make("label", { for: "as-of" }, wording.say("estimator.as_of")),
    make("p", { id: "as-of-help", class: "pa-ask__help" }, wording.say("estimator.as_of_help")),
    this.asOf.element);
    return make("div", { class: "pa-form__tools" }, asOf,
      make("button", { type: "button", class: "pa-clear", onclick: () => session.clear() },
        wording.say(session.isPart ? "estimator.clear_all" : "estimator.clear")));
  }
}

/**
 * Return what is kept for this tab: how the questions are shown, what for (how often all was
 * forgotten, and the measure that one came for), the question that stands, and those gone through.
 * @param {Session} session
 * @returns {string[]}
 */
function _remembered({ key, isPart }) {
  if (isPart) return ["all"];
  try {
    const kept = window.sessionStorage.getItem(`${key}:mode`)?.split(",") ?? [];
    return MODES.includes(kept[0]) ? kept : [MODES[0]];
  } catch {
    return [MODES[0]]; // storage is switched off
  }
}
