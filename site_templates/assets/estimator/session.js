// SPDX-License-Identifier: MIT
/**
 * What a reader has given, kept for this tab and found again by Back and Forward.
 *
 * There are one to three situations, of which one is worked on; who is asking and the day are the
 * same for all. Nothing here depends on the language, so that the other one finds the same.
 */

import { fitsDay, fitting, list } from "./answers.js";

/** @typedef {import("./context.js").Node} Node */
/** @typedef {Record<string, any>} Answers */

/**
 * Everything given: `situations` are answers, `at` tells which are worked on; `asOf` is null unless
 * a day was named; `measure` is the one whose page the reader came from; `era` counts how often all
 * was forgotten.
 * @typedef {{audiences: string[], situations: Answers[], at: number, asOf: string | null, measure: string | null, era: number}} State
 */

/**
 * What concerns the situation that is worked on.
 * @typedef {{audiences: string[], answers: Answers, asOf: string | null, measure: string | null}} Given
 */

/** So many situations can be compared. */
export const MOST_SITUATIONS = 3;

/** The state of the estimator; whoever listens is told of every change. */
export class Session {
  /**
   * @param {Node} program
   * @param {string[]} audiences those there are
   * @param {string} site the path of the site, which tells one site's memory from another's
   * @param {string | null} [measure] the one that the page is about, if the program is only the part
   *     that decides it; what that does not know is kept
   */
  constructor(program, audiences, site, measure = null) {
    this.program = program;
    this.audiences = audiences;
    this.measure = measure;
    this.isPart = measure !== null;
    this.key = `policy-atlas-estimator:${site}`;
    this.state = this.fitted(_parsed(this._stored()));
    /** @type {((isOutside: boolean) => void)[]} */
    this.listeners = [];
    // In the frame of another page, and beside other things, Back is to leave at once.
    this.isInHistory = !this.isPart && window.top === window;
    if (this.isInHistory) this._enter(true);
    window.addEventListener("popstate", ({ state }) => {
      if (state?.situations && state.era === this.state.era) this._become(this.fitted(state));
      // An entry that a link within the page made, or one from before all was forgotten.
      else this._enter(true);
    });
    // A page that comes back as it was left does not know what was answered on others.
    window.addEventListener("pageshow", ({ persisted }) => {
      if (persisted) this.take(this.fitted(_parsed(this._stored())));
    });
  }

  /** @returns {Given} */
  get given() {
    const { audiences, situations, at, asOf, measure } = this.state;
    return { audiences, answers: situations[at], asOf, measure };
  }

  /** @returns {string} the day of the estimate, 2026-01-31 */
  get day() {
    return this.state.asOf ?? this.program.edition;
  }

  /**
   * Change what is given; what is left out stays. A further change of the same thing takes the
   * place of the one before in the history of the tab.
   * @param {Partial<State>} change
   * @param {string} thing
   * @param {boolean} [isOutside] whether fields have to be filled in anew
   */
  change(change, thing, isOutside = false) {
    this.state = { ...this.state, ...change };
    this._enter(thing === this.changed);
    this.changed = thing;
    this._tell(isOutside);
  }

  /**
   * Answer a question, or take the answer back with null.
   * @param {string} question
   * @param {any} answer
   */
  answer(question, answer) {
    const { situations, at } = this.state;
    const answers = { ...situations[at] };
    if (answer === null) delete answers[question];
    else answers[question] = answer;
    this.change({ situations: situations.map((one, i) => (i === at ? answers : one)) }, `${at}.${question}`);
  }

  /**
   * Take up what the reader did not answer here, in the place of the entry in the history.
   * @param {Partial<State>} change
   */
  take(change) {
    this._become({ ...this.state, ...change });
    this._enter(true);
  }

  /**
   * Open another state as a whole, from a link; where something was given, Back brings it again.
   * @param {State} state
   * @returns {boolean} whether it does
   */
  open(state) {
    const { audiences, situations, era } = this.state;
    const isFresh = [audiences, ...situations].every((given) => !Object.keys(given).length);
    this._become({ ...state, era });
    this._enter(isFresh);
    return this.isInHistory && !isFresh;
  }

  /** Forget everything that was answered, in the history too; who is asking stays. */
  clear() {
    const { audiences, era } = this.state;
    this._become(this.fitted({ audiences, era: era + 1 }));
    this._enter(false);
  }

  /**
   * Return what there is of a state, as far as it fits the program; the rest is dropped.
   * @param {any} kept
   * @returns {State}
   */
  fitted(kept) {
    const state = nothing();
    if (kept === null || typeof kept !== "object") kept = {};
    state.audiences = this.audiences.filter((id) => list(kept.audiences).includes(id));
    const situations = list(kept.situations).slice(0, MOST_SITUATIONS);
    if (situations.length) state.situations = situations.map((one) => this._fitting(one));
    if (state.situations[kept.at]) state.at = Number(kept.at);
    if (fitsDay(kept.asOf)) state.asOf = kept.asOf;
    if (Number.isSafeInteger(kept.era)) state.era = kept.era;
    const measure = this.measure ?? String(kept.measure);
    if (Object.hasOwn(this.program.measures, measure)) state.measure = measure;
    if (this.measure !== null) state.audiences = this.concerned(this.measure, state.audiences);
    return state;
  }

  /**
   * Return who is asking once a measure is looked at: those whom it concerns too.
   * @param {string} measure
   * @param {string[]} audiences
   * @returns {string[]}
   */
  concerned(measure, audiences) {
    return [...new Set([...audiences, ...this.program.measures[measure].audience])];
  }

  /** @param {Answers} answers */
  _fitting(answers) {
    const { program } = this;
    if (!this.isPart) return fitting(program, answers);
    const others = Object.entries(answers ?? {}).filter(([id]) => !Object.hasOwn(program.questions, id));
    return { ...Object.fromEntries(others), ...fitting(program, answers) };
  }

  /** @param {State} state */
  _become(state) {
    this.state = state;
    this.changed = "";
    this._store();
    this._tell(true);
  }

  /**
   * Enter the state into the history of the tab, in the place of the entry before or after it.
   * @param {boolean} replaces
   */
  _enter(replaces) {
    this._store();
    if (!this.isInHistory) return;
    const { pathname, search, hash } = window.location;
    const isNamed = !replaces && hash.includes("=");
    try {
      window.history[replaces ? "replaceState" : "pushState"](
        this.state, "", isNamed ? pathname + search : undefined);
    } catch {
      // Some browsers refuse after a hundred entries in half a minute; so do frames without an address.
    }
  }

  /** @param {boolean} isOutside whether fields have to be filled in anew */
  _tell(isOutside) {
    for (const listener of this.listeners) listener(isOutside);
  }

  _stored() {
    try {
      return window.sessionStorage.getItem(this.key);
    } catch {
      return null; // storage is switched off
    }
  }

  _store() {
    try {
      window.sessionStorage.setItem(this.key, JSON.stringify(this.state));
    } catch {
      // Storage is switched off or full: the page works, but forgets.
    }
  }
}

/**
 * Return what is given before anything is.
 * @returns {State}
 */
export function nothing() {
  return { audiences: [], situations: [{}], at: 0, asOf: null, measure: null, era: 0 };
}

/**
 * @param {string | null} text
 * @returns {any}
 */
function _parsed(text) {
  try {
    return JSON.parse(text ?? "null");
  } catch {
    return null;
  }
}
