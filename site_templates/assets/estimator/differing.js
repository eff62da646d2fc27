// SPDX-License-Identifier: MIT
/** What situations are called, and in what their answers differ. */

import { chosenMeasures, usedBy } from "./questions.js";

/** @typedef {import("./context.js").Node} Node */
/** @typedef {import("./session.js").State} State */

/** What situations are called, in their order. */
export const LETTERS = "ABC";

/**
 * Return the questions that situations answer differently, and those that all answer alike, of
 * those that the chosen measures look at.
 * @param {Node} program
 * @param {State} state
 * @returns {{differing: string[], alike: string[]}}
 */
export function answersCompared(program, { audiences, situations }) {
  const given = { audiences, answers: {}, asOf: null, measure: null };
  const used = usedBy(program, chosenMeasures(program, given));
  const answers = (/** @type {string} */ id) =>
    situations.map((one) => (Object.hasOwn(one, id) ? one[id] : null));
  const answered = Object.keys(program.questions).filter((id) =>
    used.has(id) && answers(id).some((one) => one !== null));
  return parted(answered, answers);
}

/**
 * @template T
 * @param {T[]} rows
 * @param {(row: T) => any[]} compared
 * @returns {{differing: T[], alike: T[]}}
 */
export function parted(rows, compared) {
  const isAlike = (/** @type {T} */ row) => areAlike(compared(row));
  return { differing: rows.filter((row) => !isAlike(row)), alike: rows.filter(isAlike) };
}

/**
 * @param {any[]} things
 * @returns {boolean}
 */
export function areAlike(things) {
  return new Set(things.map((one) => JSON.stringify(one))).size < 2;
}
