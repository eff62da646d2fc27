// SPDX-License-Identifier: MIT
/**
 * What a calculation looks at: the answers, the day, the program, and what it leaves behind.
 *
 * Twin of `generator/estimator/context.py`. Keys that come from data are looked up with
 * `Object.hasOwn`, because an id such as `constructor` must not find what every object has.
 */

import { ends, exactly, hull } from "./intervals.js";

/** @typedef {import("./intervals.js").Interval} Interval */
/** @typedef {Record<string, any>} Node */
/** @typedef {Record<string, any>} Answers */

/**
 * The origin of an operand that is neither from an answer nor from an earlier step.
 * @type {Node}
 */
export const FROM_THE_CLAUSE = {};

/**
 * One evaluation of one measure.
 *
 * `missing` collects the questions that had no answer and were needed; `steps` the calculation as
 * it is told to the reader. `given` are answers that the text takes as given, not the reader's.
 */
export class Context {
  /**
   * @param {Node} program
   * @param {Answers} answers
   * @param {string} asOf
   * @param {string[]} [missing]
   * @param {Node[]} [steps]
   * @param {Answers} [given]
   */
  constructor(program, answers, asOf, missing = [], steps = [], given = {}) {
    this.program = program;
    this.answers = answers;
    this.asOf = asOf;
    this.missing = missing;
    this.steps = steps;
    this.given = given;
  }

  /**
   * Return the answer, or null (and note the question) where there is none.
   * @param {string} question
   * @returns {any}
   */
  answer(question) {
    const given = this._answered(question);
    if (given === null && !this.missing.includes(question)) this.missing.push(question);
    return given;
  }

  /**
   * Return the answer to a numeric question, as wide as its bounds where it is missing.
   * @param {string} question
   * @returns {Interval}
   */
  number(question) {
    const given = this.answer(question);
    return given === null ? this.bounds(question) : exactly(given);
  }

  /**
   * Return the bounds of the answers to a numeric question.
   * @param {string} question
   * @returns {Interval}
   */
  bounds(question) {
    const asked = this.program.questions[question];
    return { low: asked.least ?? 0, high: asked.most ?? null };
  }

  /**
   * Return a value of the record as of the day; a table is looked up by its question.
   *
   * Where all entries of a table are equal the answer does not matter, and is not missed.
   * @param {Node} value
   * @returns {Interval}
   */
  value(value) {
    const amount = amountOn(value, this.asOf);
    if (typeof amount === "number") return exactly(amount);
    const option = this._answered(value.by);
    if (option !== null) return exactly(Object.hasOwn(amount, option) ? amount[option] : 0);
    const entries = hull(Object.values(amount).map(exactly));
    if (entries.low !== entries.high) this.answer(value.by);
    return entries;
  }

  /**
   * Return the origin of the answer to a question.
   * @param {string} question
   * @returns {Node}
   */
  origin(question) {
    return Object.hasOwn(this.given, question) ? FROM_THE_CLAUSE : { question };
  }

  /**
   * Return the origin of a value: the question of its table, and what was before.
   * @param {Node} value
   * @returns {Node}
   */
  originOf(value) {
    if ("by" in value && this._answered(value.by) === null) return FROM_THE_CLAUSE;
    const origin = "by" in value ? this.origin(value.by) : FROM_THE_CLAUSE;
    const earlier = this._before(value);
    return earlier.length ? { ...origin, earlier } : origin;
  }

  /**
   * Return a context with some other answers; notes go to the same place.
   * @param {Answers} answers
   * @returns {Context}
   */
  withAnswers(answers) {
    const { program, asOf, missing, steps, given } = this;
    return new Context(program, { ...this.answers, ...answers }, asOf, missing, steps, given);
  }

  /**
   * Return a context in which the text takes some answers as given.
   * @param {Answers} answers
   * @returns {Context}
   */
  withGiven(answers) {
    const other = this.withAnswers(answers);
    other.given = { ...this.given, ...answers };
    return other;
  }

  /**
   * Note one step of the calculation.
   * @param {string} name
   * @param {Node[]} inputs
   * @param {Interval} result
   * @param {string | null} [decided]
   */
  step(name, inputs, result, decided = null) {
    this.steps.push({ step: name, inputs, decided, result: ends(result) });
  }

  /**
   * Return the origin of what the latest step gave, if there are more than so many.
   * @param {number} [since]
   * @returns {Node}
   */
  latestStep(since = 0) {
    const { length } = this.steps;
    return length > since ? { step: length - 1 } : FROM_THE_CLAUSE;
  }

  /**
   * @param {string} question
   * @returns {any}
   */
  _answered(question) {
    return Object.hasOwn(this.answers, question) ? (this.answers[question] ?? null) : null;
  }

  /**
   * Return the amounts that a value had before the day, the table looked up.
   * @param {Node} value
   * @returns {Node[]}
   */
  _before(value) {
    const { program, answers } = this;
    /** @type {string[]} */
    const days = (value.earlier ?? []).map((/** @type {Node} */ one) => one.until);
    return days.filter((until) => until < this.asOf).map((until) => (
      { until, amount: new Context(program, answers, until).value(value).low }
    ));
  }
}

/**
 * Return the amount of a value that was in force on a day (both days as 2026-01-31).
 * @param {Node} value
 * @param {string} day
 * @returns {number | Record<string, number>}
 */
export function amountOn(value, day) {
  const before = (value.earlier ?? []).find((/** @type {Node} */ one) => day <= one.until);
  return (before ?? value).amount;
}

/**
 * Return one operand of a step: its name, its unit, its number, and where it is from.
 * @param {string} name
 * @param {string} unit
 * @param {Interval} interval
 * @param {Node} origin
 * @returns {Node}
 */
export function told(name, unit, interval, origin) {
  return { name, unit, range: ends(interval), ...origin };
}
