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
 * One evaluation of one measure.
 *
 * `missing` collects the questions that had no answer and were needed; `steps` the calculation as
 * it is told to the reader.
 */
export class Context {
  /**
   * @param {Node} program
   * @param {Answers} answers
   * @param {string} asOf
   * @param {string[]} [missing]
   * @param {Node[]} [steps]
   */
  constructor(program, answers, asOf, missing = [], steps = []) {
    this.program = program;
    this.answers = answers;
    this.asOf = asOf;
    this.missing = missing;
    this.steps = steps;
  }

  /**
   * Return the answer, or null (and note the question) where there is none.
   * @param {string} question
   * @returns {any}
   */
  answer(question) {
    const given = Object.hasOwn(this.answers, question) ? (this.answers[question] ?? null) : null;
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
    if (given !== null) return exactly(given);
    const asked = this.program.questions[question];
    return { low: asked.least ?? 0, high: asked.most ?? null };
  }

  /**
   * Return a value of the record as of the day; a table is looked up by its question.
   * @param {Node} value
   * @returns {Interval}
   */
  value(value) {
    const amount = amountOn(value, this.asOf);
    if (typeof amount === "number") return exactly(amount);
    const option = this.answer(value.by);
    if (option === null) return hull(Object.values(amount).map(exactly));
    return exactly(Object.hasOwn(amount, option) ? amount[option] : 0);
  }

  /**
   * Return a context in which some answers are taken as given; notes go to the same place.
   * @param {Answers} answers
   * @returns {Context}
   */
  withAnswers(answers) {
    const together = { ...this.answers, ...answers };
    return new Context(this.program, together, this.asOf, this.missing, this.steps);
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
 * Return one operand of a step: its name, its unit, its number, and the question it is from.
 * @param {string} name
 * @param {string} unit
 * @param {Interval} interval
 * @param {string | null} [question]
 * @returns {Node}
 */
export function told(name, unit, interval, question = null) {
  return { name, unit, range: ends(interval), question };
}
